//! Placeholder of the change recogniser.

use super::{Anchor, Mention};
use crate::text::Document;

/// Whether a lemma or adverb says that a value moved.
pub(super) fn moves(word: &str) -> bool {
    matches!(word, "rise" | "fall" | "rose" | "fell" | "up" | "down")
}

/// Appends what it finds.
pub(super) fn recognize(_document: &Document, _anchor: Anchor, _out: &mut Vec<Mention>) {}
