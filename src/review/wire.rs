//! What browsers send, and what they are told.

use serde::{Deserialize, Serialize};

use crate::findings::{Finding, KINDS, Status};

/// Longest note, in characters.
pub(super) const NOTE: usize = 2_000;
/// Longest name of an editor, in characters.
const WHO: usize = 80;

/// A decision on a finding.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decide {
    pub(super) finding: String,
    pub(super) status: Status,
    pub(super) right: Option<usize>,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) who: String,
}

/// A decision taken back, by the number that its answer gave.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Undo {
    pub(super) undo: usize,
    #[serde(default)]
    pub(super) who: String,
}

/// Words of two places that conflict.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    /// The run that the browser sees: in another one the bytes may be others.
    pub(super) run: u64,
    pub(super) sides: Vec<Side>,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) who: String,
}

/// Words of one article, as bytes of its text.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Side {
    pub(super) article: usize,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What was kept, and the number that takes it back.
#[derive(Debug, Serialize)]
pub(super) struct Kept {
    pub(super) finding: String,
    pub(super) status: Status,
    pub(super) undo: usize,
}

/// What has changed since a browser last asked.
#[derive(Debug, Serialize)]
pub(super) struct Changes {
    pub(super) version: u64,
    /// Counts the lists of findings; in another run the list is another one.
    pub(super) run: u64,
    pub(super) changed: Vec<Row>,
}

/// The state of a finding.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) finding: String,
    pub(super) status: Status,
    pub(super) who: String,
}

impl Row {
    pub(super) fn new(key: &str, finding: &Finding) -> Self {
        let who = finding.ruling.as_ref().map(|ruling| ruling.who.clone()).unwrap_or_default();
        Self { finding: key.to_owned(), status: finding.status, who }
    }
}

/// An ask that cannot be answered, as a status and a sentence.
pub(super) type Refusal = (u16, String);

/// A body as one of the asks above; says what is wrong with it.
pub(super) fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|fault| (400, format!("This is not what the page sends: {fault}.")))
}

/// A note that is short enough, trimmed.
pub(super) fn note(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > NOTE {
        return Err((400, format!("The note is longer than {NOTE} characters. Shorten it.")));
    }
    Ok(text.to_owned())
}

/// The editor's name, or the one that stands in for it.
pub(super) fn who(text: &str, otherwise: &str) -> String {
    let named: String = text.trim().chars().filter(|character| !character.is_control()).take(WHO).collect();
    if named.is_empty() { otherwise.to_owned() } else { named }
}

/// A kind that a marked conflict may be of.
pub(super) fn kind(name: &str) -> Result<&'static str, Refusal> {
    let known = KINDS.iter().find(|kind| **kind == name);
    known.copied().ok_or_else(|| (400, format!("There is no kind of conflict called “{name}”.")))
}
