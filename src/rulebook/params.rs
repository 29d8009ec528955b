//! What the kinds of rule hold that stand on named numbers, on slots or on what an editor wants of a finding.

use serde::{Deserialize, Serialize};

use super::{Pattern, Phrases, Slot};
use crate::calendar::Date;

/// How far two numbers may lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Tolerance {
    /// Largest difference that is agreement, in the written unit.
    pub units: f64,
    /// Largest difference that is agreement, as a share of the larger value.
    pub share: f64,
    /// A later, higher value replaces an earlier one.
    pub grows_only: bool,
}

/// Phrases with slots, one of which is compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slots {
    /// The phrases.
    pub phrases: Vec<Pattern>,
    /// The name of the slot whose values are compared; every phrase has it.
    pub compare: String,
    /// What that slot takes.
    pub slot: Slot,
    /// For slots that hold numbers.
    pub tolerance: Tolerance,
}

/// The house's way to write something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct HouseStyle {
    /// As it is to be written, capitals and all.
    pub prefer: String,
    /// The same, to be found.
    pub preferred: Phrases,
    /// How it is not to be written.
    pub avoid: Phrases,
}

/// How far two versions of a quote may lie apart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct QuotePlay {
    /// Whose quotes; anybody's where empty.
    pub speakers: Phrases,
    /// How many words may be added, dropped or swapped.
    pub may_differ: usize,
    /// Words that do not count.
    pub ignore: Phrases,
}

/// A sum of named numbers, each by the id of its rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Arithmetic {
    /// What is added or set against each other.
    pub terms: Terms,
    /// The largest difference that is still agreement, in the written unit.
    pub tolerance: f64,
}

/// The numbers of a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Terms {
    /// Parts and their total.
    Sum {
        /// The total.
        total: String,
        /// Two or more parts.
        parts: Vec<String>,
    },
    /// The ends of a change and how many percent it is.
    Change {
        /// Before.
        from: String,
        /// After.
        to: String,
        /// The change in percent.
        percent: String,
    },
}

impl Terms {
    /// The ids of its numbers.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let all: Vec<&String> = match self {
            Self::Sum { total, parts } => std::iter::once(total).chain(parts).collect(),
            Self::Change { from, to, percent } => vec![from, to, percent],
        };
        all.into_iter().map(String::as_str)
    }
}

/// Superlatives that several origins have to support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Superlative {
    /// Nouns that they stand before; any where empty.
    pub heads: Phrases,
    /// How many origins must say it.
    pub origins: usize,
}

/// Findings that the desk knows of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Suppress {
    /// Whose findings: ids, topics, patterns.
    pub rules: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Date,
    /// Words that one of a finding's sentences must have; any where empty.
    pub words: Phrases,
}
