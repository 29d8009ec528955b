//! Where a report and the complaints about a run go, and how they look.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use crosscheck::config::Defaults;
use crosscheck::problem::{Level, Problem};
use crosscheck::report;
use crosscheck::wording::counted;

use crate::cli::Outcome;
use crate::progress;

/// Where the output goes, and how it looks.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Colours in text [default: auto] [env: NO_COLOR, FORCE_COLOR]
    #[arg(long, value_enum, value_name = "WHEN")]
    color: Option<Color>,
    /// Say less: one line a finding, errors only
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more: every claim, why claims belong together, notes on the input
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Output {
    /// The same with the defaults of crosscheck.toml filled in.
    pub(crate) fn with(&self, defaults: &Defaults) -> Self {
        let named = |name: &String| Color::from_str(name, true).ok();
        Self {
            output: self.output.clone().or_else(|| defaults.output.clone()),
            color: self.color.or_else(|| defaults.color.as_ref().and_then(named)),
            quiet: self.quiet || defaults.quiet && !self.verbose,
            verbose: self.verbose || defaults.verbose && !self.quiet && !defaults.quiet,
        }
    }

    pub(crate) fn options(&self, is_text: bool) -> report::Options {
        let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(80);
        let root =
            std::env::current_dir().map(|folder| folder.to_string_lossy().replace('\\', "/")).unwrap_or_default();
        report::Options {
            colour: is_text && self.is_coloured(),
            width,
            quiet: self.quiet,
            verbose: self.verbose,
            root,
            ..report::Options::default()
        }
    }

    /// `--color` outranks FORCE_COLOR, which outranks NO_COLOR; without any of them a terminal decides.
    fn is_coloured(&self) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color.unwrap_or(Color::Auto) {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("FORCE_COLOR") => std::env::var_os("FORCE_COLOR").is_some_and(|value| value != "0"),
            Color::Auto if set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|term| term == "dumb") => false,
            Color::Auto => self.output.is_none() && io::stdout().is_terminal(),
        }
    }

    /// Says on standard error what went wrong; notes only to those who want to know more.
    pub(crate) fn tell(&self, problems: &[Problem]) {
        let wanted = |problem: &&Problem| match problem.severity {
            Level::Error => true,
            Level::Warning => !self.quiet,
            Level::Note => self.verbose,
        };
        tell(problems, |problem| wanted(&problem));
    }

    /// Says on standard error that the run ended early, and where its first so many articles are: a list that looks whole
    /// would be taken for it.
    pub(crate) fn tell_interruption(&self, articles: usize) {
        let done = counted(articles, "article");
        let told = match &self.output {
            Some(path) if !is_device(path) => {
                let (part, whole) = (partial(path), path.display());
                format!("what is known of the first {done} stands in {}, and {whole} is as it was", part.display())
            }
            _ => format!("the output holds the first {done} only"),
        };
        // With standard error gone there is nobody left to tell.
        let _ = writeln!(io::stderr(), "interrupted: {told}");
    }

    /// Writes the pages, one after the other. A reader that has gone away (`| head`) is no fault.
    pub(crate) fn write(&self, pages: impl Iterator<Item = String>) -> Result<(), String> {
        match &self.output {
            None => to_stdout(pages),
            Some(path) => to_file(path, pages)
                .map_err(|fault| format!("{} cannot be written: {fault}. Choose another --output.", path.display())),
        }
    }
}

/// Says on standard error what went wrong.
pub(crate) fn tell(problems: &[Problem], wanted: impl Fn(&Problem) -> bool) {
    for problem in problems.iter().filter(|problem| wanted(problem)) {
        let word = match problem.severity {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        // With standard error gone there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{word}: {problem}");
    }
}

pub(crate) fn to_stdout(mut pages: impl Iterator<Item = String>) -> Result<(), String> {
    let mut out = io::stdout().lock();
    let written = pages.by_ref().try_for_each(|page| out.write_all(page.as_bytes())).and_then(|()| out.flush());
    match written {
        Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(fault) => Err(format!("the output cannot be written: {fault}")),
        Ok(()) => Ok(()),
    }
}

/// Writes beside the file first, so that a reader never sees half a report and a failure leaves the old one; the pages of
/// a run that Ctrl-C ended go to a file of their own. A device or a pipe (`/dev/null`, a FIFO) is written to as it is, for a
/// file put in its place would end it; a link stays a link.
fn to_file(path: &Path, pages: impl Iterator<Item = String>) -> io::Result<()> {
    // What takes long is done before anything is on the disk that a sudden end could leave there.
    let mut pages = pages.peekable();
    pages.peek();
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if is_device(path) {
        return put(std::fs::OpenOptions::new().write(true).open(path)?, pages);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).ok_or(io::ErrorKind::InvalidInput)?;
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let place = || if progress::is_cut_short() { partial(path) } else { path.clone() };
    let written = put(std::fs::File::create(&beside)?, pages).and_then(|()| std::fs::rename(&beside, place()));
    if written.is_err() {
        // The fault that is told is the first one.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

fn is_device(path: &Path) -> bool {
    path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// Where the first pages go that a run wrote before it was ended.
fn partial(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".partial");
    path.with_file_name(name)
}

fn put(file: std::fs::File, mut pages: impl Iterator<Item = String>) -> io::Result<()> {
    let mut file = io::BufWriter::new(file);
    pages.try_for_each(|page| file.write_all(page.as_bytes())).and_then(|()| file.flush())
}

/// Says what stopped the run.
pub(crate) fn complain(message: &str) -> Outcome {
    // With standard error gone there is nobody left to tell.
    let _ = writeln!(io::stderr(), "error: {message}");
    Outcome::Trouble
}
