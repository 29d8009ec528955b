//! A long run of many stories: taken in batches, shown on a bar, ended by Ctrl-C.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crosscheck::article::Story;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

/// Text that is held at once, in bytes: enough to keep every core busy, little beside what the program needs anyway.
const BATCH: usize = 1 << 20;

/// Work shorter than this needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The exit code of a run that Ctrl-C ended, as shells give it: 128 and the number of the signal.
pub(crate) const INTERRUPTED: u8 = 130;

/// Once a batch has so many pieces the next one is read while it is worked on.
const AHEAD: usize = 8;

/// Pieces of work, taken in batches that are done side by side. The first batch is one piece and each one after it has
/// twice as many, up to [`BATCH`]: the first results of a slow pipe come at once.
pub(crate) struct Batches<I: Iterator> {
    pieces: I,
    /// The bytes of text in a piece.
    size: fn(&I::Item) -> usize,
    most: usize,
    /// What has been read ahead.
    next: Option<Vec<I::Item>>,
}

impl<I: Iterator<Item: Send> + Send> Batches<I> {
    /// Batches of pieces, each of so many bytes of text.
    pub(crate) fn of(pieces: I, size: fn(&I::Item) -> usize) -> Self {
        Self { pieces, size, most: 1, next: None }
    }

    /// Whether anything is left to do.
    pub(crate) fn more(&mut self) -> bool {
        let next = self.next.take().unwrap_or_else(|| self.read());
        !self.next.insert(next).is_empty()
    }

    /// Does the next batch; none when all is done.
    pub(crate) fn work<R: Send>(&mut self, work: impl Fn(I::Item) -> R + Sync + Send) -> Option<Vec<R>> {
        let batch = self.next.take().unwrap_or_else(|| self.read());
        if batch.is_empty() {
            return None;
        }
        let ahead = batch.len() >= AHEAD;
        let work = || batch.into_par_iter().map(work).collect();
        let (done, next) = rayon::join(work, || ahead.then(|| self.read()));
        self.next = next;
        Some(done)
    }

    fn read(&mut self) -> Vec<I::Item> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < self.most && bytes < BATCH {
            let Some(piece) = self.pieces.next() else { break };
            bytes += (self.size)(&piece);
            batch.push(piece);
        }
        self.most = self.most.saturating_mul(2);
        batch
    }
}

/// The bytes of text in a story.
pub(crate) fn text_of(story: &Story) -> usize {
    story.articles.iter().map(|article| article.text.len()).sum()
}

/// Whether Ctrl-C was pressed; a signal is the whole program's.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether work was left undone for that.
static CUT_SHORT: AtomicBool = AtomicBool::new(false);

/// Whether Ctrl-C left work undone: what was written is not the whole.
pub(crate) fn is_cut_short() -> bool {
    CUT_SHORT.load(Ordering::Relaxed)
}

/// What a long run shows on a terminal, and whether it is to go on.
pub(crate) struct Watch {
    started: Instant,
    shown: bool,
    bar: Option<ProgressBar>,
}

impl Watch {
    /// Begins to watch. From here on the first Ctrl-C ends the run after the stories at hand, with what is done; nothing is
    /// drawn unless `shown`, and never into a pipe or a file.
    pub(crate) fn begin(shown: bool) -> Self {
        // Where no handler can be set, Ctrl-C ends the program at once, as it always did. The second one does so too.
        let _ = ctrlc::set_handler(|| {
            if STOPPED.swap(true, Ordering::Relaxed) {
                std::process::exit(INTERRUPTED.into());
            }
        });
        Self { started: Instant::now(), shown: shown && io::stderr().is_terminal(), bar: None }
    }

    /// Whether the run goes on with a piece of work that is at hand; where it does not, that piece is left undone.
    pub(crate) fn goes_on(&self) -> bool {
        let stopped = STOPPED.load(Ordering::Relaxed);
        CUT_SHORT.fetch_or(stopped, Ordering::Relaxed);
        !stopped
    }

    /// Counts a story with so many articles.
    pub(crate) fn count(&mut self, articles: usize) {
        if self.bar.is_none() && self.shown && self.started.elapsed() > PATIENCE {
            let style = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}, {elapsed}");
            let bar = ProgressBar::new_spinner();
            self.bar = Some(style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)));
        }
        if let Some(bar) = &self.bar {
            bar.inc(u64::try_from(articles).unwrap_or(u64::MAX));
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
