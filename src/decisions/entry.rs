//! One line of the decisions file.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::anchor::Anchor;
use crate::findings::Status;
use crate::findings::fingerprint;

/// A moment in UTC, to the microsecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(Timestamp);

impl Moment {
    /// Now, but later than `last`: of two decisions on one finding the second one counts, whatever the clocks say.
    pub(super) fn after(last: Option<Self>) -> Self {
        let now = Timestamp::now().as_microsecond();
        let next = last.map_or(now, |last| now.max(last.0.as_microsecond().saturating_add(1)));
        Self(Timestamp::from_microsecond(next).unwrap_or(Timestamp::MAX))
    }

    /// `28 Nov 2026, 14:03`, in UTC.
    pub fn for_people(self) -> String {
        self.0.strftime("%-d %b %Y, %H:%M").to_string()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

/// The words of one article that a decision was made on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Which reading it gave, as a position in [`Decision::readings`].
    pub reading: usize,
    /// The article: its path below the folder that the file lies in, and `#id` for one of many in a file.
    pub article: String,
    /// Hash of the article's whole text when it was decided: a renamed file is known by it.
    #[serde(default)]
    pub text: String,
    /// The words and what stood around them.
    #[serde(flatten)]
    pub anchor: Anchor,
    /// The day of the article, where the words are reckoned from it (`Tuesday`); empty where they are not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub day: String,
    /// How the claim was put forward; empty where it does not matter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stance: String,
}

/// What an editor decided on a finding, and what the finding was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The desk's word.
    pub status: Status,
    /// Which reading is right, as a position in [`Decision::readings`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<usize>,
    /// A note; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Id of the rule.
    pub rule: String,
    /// Kind of the finding.
    pub kind: String,
    /// The story.
    #[serde(default)]
    pub story: String,
    /// The headline of the finding, for people who read the file.
    #[serde(default)]
    pub title: String,
    /// Whether one article gave two of the readings.
    #[serde(default)]
    pub within: bool,
    /// The readings as they were shown.
    pub readings: Vec<String>,
    /// The words that stood against each other.
    pub sides: Vec<Side>,
}

/// Words of articles that an editor set against each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What kind of conflict the editor calls it.
    pub kind: String,
    /// A note: why they conflict.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The story.
    #[serde(default)]
    pub story: String,
    /// The words; each side is a reading.
    pub sides: Vec<Side>,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "kebab-case")]
pub enum Act {
    /// A decision on a finding.
    Decision(Decision),
    /// A conflict that an editor saw.
    Mark(Mark),
    /// Takes another line back.
    Undo {
        /// Id of the line.
        line: String,
    },
}

/// One line: what was done to which finding, by whom, when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Id of the finding when it was decided; lines are sorted by it.
    pub finding: String,
    /// When.
    pub when: Moment,
    /// Who.
    pub who: String,
    /// What.
    #[serde(flatten)]
    pub act: Act,
}

impl Entry {
    /// The line, without its end.
    pub(super) fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a line.
    pub(super) fn read(line: &str) -> Result<Self, String> {
        let entry: Self = serde_json::from_str(line).map_err(|fault| fault.to_string())?;
        let sides = match &entry.act {
            Act::Decision(decision) => &decision.sides,
            Act::Mark(mark) if mark.sides.len() < 2 => return Err("a mark needs words of two places".into()),
            Act::Mark(mark) => &mark.sides,
            Act::Undo { .. } => return Ok(entry),
        };
        if sides.is_empty() || sides.iter().any(|side| side.anchor.exact.trim().is_empty()) {
            return Err("a side has no words".into());
        }
        Ok(entry)
    }
}

/// The id of a line: a hash of its text.
pub(super) fn line_id(line: &str) -> String {
    fingerprint::hash([line])
}
