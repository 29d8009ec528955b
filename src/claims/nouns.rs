//! Nouns as sorts of word.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::Deserialize;

use crate::text::Document;

/// `data/claims/nouns.toml`, see there.
#[derive(Deserialize)]
pub(super) struct Nouns {
    pub(super) of_numbers: HashSet<String>,
    pub(super) hollow: HashSet<String>,
    pub(super) differences: HashSet<String>,
    pub(super) single: HashSet<String>,
    pub(super) geographic: HashSet<String>,
    pub(super) sizes: HashSet<String>,
    pub(super) callings: HashSet<String>,
    pub(super) decides: HashSet<String>,
    counterparts: Vec<[String; 2]>,
    pub(super) spans: HashSet<String>,
    pub(super) votes: HashSet<String>,
}

/// The lists.
pub(super) static NOUNS: LazyLock<Nouns> = LazyLock::new(|| crate::tables::table!("claims/nouns"));

/// Whether two nouns, in their base form, name the two sides of one thing: exports and imports.
pub fn are_counterparts(one: &str, other: &str) -> bool {
    NOUNS.counterparts.iter().any(|[a, b]| a == one && b == other || a == other && b == one)
}

/// Where the phrase begins by which a size says how much there is of the thing before it: the `in` of `a dividend in the
/// height of 3 million`, `to the value of 40,000 euros`, read at `height` and `value`.
pub(super) fn sized(document: &Document, noun: u32) -> Option<u32> {
    let article = u32::from(noun > 0 && document.lower(noun - 1) == "the");
    let before = noun.checked_sub(1 + article)?;
    let leads = matches!(document.lower(before), "in" | "to" | "with");
    (leads && NOUNS.sizes.contains(document.lemma(noun)) && document.lower(noun + 1) == "of").then_some(before)
}
