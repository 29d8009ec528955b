//! The text of a decisions file, read with all that may have happened to it: a crash, a merge, an editor's hand.

use std::collections::BTreeSet;

use super::entry::{Act, Entry, Moment, line_id};
use crate::problem::Problem;

/// A line that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// As it stands in the file; fields that a later version wrote are kept with it.
    pub(super) raw: String,
    /// Its id.
    pub(super) id: String,
    /// What it says.
    pub(super) entry: Entry,
}

impl Line {
    /// A new line.
    pub(super) fn new(entry: Entry) -> Self {
        let raw = entry.line();
        Self { id: line_id(&raw), raw, entry }
    }
}

/// What a decisions file says.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// By finding, then moment, then text; each line once.
    pub(super) lines: Vec<Line>,
    /// Lines that this version cannot read; they are kept as they are.
    unread: Vec<String>,
    /// What is wrong with the file.
    pub problems: Vec<Problem>,
}

impl Contents {
    /// Reads the bytes of the file that is called `path` in messages.
    pub fn read(bytes: &[u8], path: &str) -> Self {
        let mut contents = Self::default();
        let mut conflict = None;
        let mut pieces = bytes.split(|byte| *byte == b'\n').zip(1_u32..).peekable();
        while let Some((piece, number)) = pieces.next() {
            let is_last = pieces.peek().is_none();
            let text = String::from_utf8_lossy(piece);
            // A byte order mark can stand before every line of a file that was put together from several.
            let text = text.trim_start_matches('\u{feff}').trim_end_matches('\r');
            if text.trim().is_empty() {
                continue;
            }
            if is_marker(text) {
                conflict.get_or_insert(number);
                continue;
            }
            match Entry::read(text) {
                Ok(entry) => contents.lines.push(Line { raw: text.to_owned(), id: line_id(text), entry }),
                // A whole line ends with a line end; a crash leaves one without.
                Err(_) if is_last => contents.problems.push(torn(path, number)),
                Err(fault) => {
                    contents.problems.push(unreadable(path, number, &fault));
                    contents.unread.push(text.to_owned());
                }
            }
        }
        if let Some(number) = conflict {
            let message = "The file holds marks of a git merge. The decisions of both sides are read, the latest on a \
                           finding counts; the next decision writes the file without the marks.";
            contents.problems.push(Problem::warning(path, message).at_line(number));
        }
        contents.settle();
        contents
    }

    /// Adds a line.
    pub(super) fn add(&mut self, line: Line) {
        self.lines.push(line);
        self.settle();
    }

    /// Sorts the lines and drops those that stand twice.
    fn settle(&mut self) {
        let order = |a: &Line, b: &Line| {
            let finding = a.entry.finding.cmp(&b.entry.finding);
            finding.then_with(|| a.entry.when.cmp(&b.entry.when)).then_with(|| a.raw.cmp(&b.raw))
        };
        self.lines.sort_by(order);
        self.lines.dedup_by(|a, b| order(a, b).is_eq());
        self.unread.sort();
        self.unread.dedup();
    }

    /// What the lines say, in their order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.lines.iter().map(|line| &line.entry)
    }

    /// The text that a file with these contents has: sorted, each line once.
    pub fn text(&self) -> String {
        let lines = || self.lines.iter().map(|line| &line.raw).chain(&self.unread);
        let mut text = String::with_capacity(lines().map(|line| line.len() + 1).sum());
        for line in lines() {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Ids of the lines that were taken back.
    pub(super) fn undone(&self) -> BTreeSet<&str> {
        let targets = self.lines.iter().filter_map(|line| match &line.entry.act {
            Act::Undo { line } => Some(line.as_str()),
            _ => None,
        });
        targets.collect()
    }

    /// The line with an id.
    pub(super) fn line(&self, id: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// When the last decision on a finding was made.
    pub(super) fn last(&self, finding: &str) -> Option<Moment> {
        self.lines.iter().filter(|line| line.entry.finding == finding).map(|line| line.entry.when).max()
    }

    /// Drops lines, and the undoing of lines that are not there.
    pub(super) fn forget(&mut self, ids: &BTreeSet<String>) {
        self.lines.retain(|line| !ids.contains(&line.id));
        let left: BTreeSet<String> = self.lines.iter().map(|line| line.id.clone()).collect();
        self.lines.retain(|line| !matches!(&line.entry.act, Act::Undo { line } if !left.contains(line)));
    }
}

/// Whether a line is one that git writes into a file whose two sides it could not merge.
fn is_marker(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
        .iter()
        .any(|mark| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

fn torn(path: &str, line: u32) -> Problem {
    let message = "The last line is cut off: the decision that was being written when the program or the machine stopped \
                   is lost. Decide again; the next decision writes the file without the rest of the line.";
    Problem::warning(path, message).at_line(line)
}

fn unreadable(path: &str, line: u32, fault: &str) -> Problem {
    // serde_json's place is within the line, which is all it has seen.
    let fault = fault.split(" at line ").next().unwrap_or(fault);
    let message = format!(
        "The line is no decision that this version can read ({fault}); it is kept and does not count. Mend it or delete it."
    );
    Problem::warning(path, message).at_line(line)
}
