//! What editors decided: a file beside the articles in, the status of every finding out.
//!
//! Comes in: a [`Dossier`](crate::pipeline::Dossier), and the decisions that lie in the folders of its articles. Goes out: the same dossier with
//! `status` and `ruling` of its findings set, the conflicts that editors marked among its findings, and a [`Lapse`]
//! for each decision whose words are not what they were. Refuses: places. Nothing in the file is an offset or a line.
//!
//! An editor lets `214 dead` (wire.txt) against `241 dead` (desk.txt) stand. The line keeps those words and what stood
//! around them; with a paragraph more in wire.txt it still holds, with `260 dead` it lapses and says so.

mod anchor;
mod apply;
mod contents;
mod entry;
mod file;
mod homes;
mod marks;
mod matching;
mod sight;
mod store;

use std::fmt;

use crate::findings::Status;
use crate::problem::{Level, Problem};

pub use anchor::Anchor;
pub use apply::{Kept, Memory, State, apply, apply_again, list};
pub use contents::Contents;
pub use entry::{Act, Decision, Entry, Mark, Moment, Side};
pub use file::{FILE, FOLDER, Fault};
pub use marks::RULE;
pub use store::{Stamp, Store};

/// What an editor says of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The desk's word; `open` takes up again what was decided.
    pub status: Status,
    /// Which of the finding's readings is right, where the editor says so.
    pub right: Option<usize>,
    /// A note; empty for none.
    pub note: String,
    /// Who says it.
    pub who: String,
}

/// A decision that does not hold any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lapse {
    /// The line that it stood in.
    pub entry: Entry,
    /// The file that it lies in, as messages call it.
    pub path: String,
    /// Why, as a clause: `in wire.txt “214 dead” is now “260 dead”`.
    pub why: String,
    /// Position of the finding that has its words now, if there is one.
    pub finding: Option<usize>,
}

impl fmt::Display for Lapse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, title) = match &self.entry.act {
            Act::Decision(decision) => (format!("decision “{}”", decision.status.name()), decision.title.clone()),
            Act::Mark(mark) => {
                let words: Vec<&str> = mark.sides.iter().map(|side| side.anchor.exact.as_str()).collect();
                ("mark".to_owned(), words.join(" / "))
            }
            Act::Undo { .. } => (String::new(), String::new()),
        };
        let (who, when) = (&self.entry.who, self.entry.when.for_people());
        write!(f, "The {what} on “{title}” ({who}, {when}) has lapsed: {}.", self.why)
    }
}

impl Lapse {
    /// The lapse as a problem: a warning where a finding is open again, a note where what was decided on is no more.
    pub fn problem(&self) -> Problem {
        let todo = match self.finding {
            Some(_) => "Decide again.",
            None => "Nothing is open there; `crosscheck decisions prune` drops it.",
        };
        let problem = Problem::warning(&*self.path, format!("{self} {todo}"));
        let is_done = self.finding.is_none()
            && matches!(&self.entry.act, Act::Decision(decision) if decision.status == Status::Fixed);
        if is_done { Problem { severity: Level::Note, ..problem } } else { problem }
    }
}

/// Who decides where nobody is named: `CROSSCHECK_EDITOR`, or the login name.
pub fn editor() -> String {
    let named = ["CROSSCHECK_EDITOR", "USER", "USERNAME"].into_iter().filter_map(|name| std::env::var(name).ok());
    named.map(|name| name.trim().to_owned()).find(|name| !name.is_empty()).unwrap_or_else(|| "unknown".to_owned())
}
