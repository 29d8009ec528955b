//! One sentence of a document, as the quantity recogniser looks at it.

use std::ops::Range;

use super::tables::LISTS;
use crate::mentions::number::{Number, Numbers};
use crate::text::{Document, Tag, Token, TokenKind};

/// A sentence. Everything asked of a token outside it is empty.
#[derive(Clone, Copy)]
pub(super) struct View<'d> {
    pub(super) document: &'d Document,
    /// First token of the sentence.
    pub(super) from: u32,
    /// One past its last token.
    pub(super) to: u32,
    /// Its numbers.
    pub(super) numbers: &'d Numbers<'d>,
    /// For every token of the document, whether a date, time or duration stands on it.
    pub(super) timed: &'d [bool],
}

impl<'d> View<'d> {
    /// The token, if it is of this sentence.
    pub(super) fn token(&self, at: u32) -> Option<&'d Token> {
        if at < self.from || at >= self.to { None } else { self.document.tokens.get(at as usize) }
    }

    /// The number that begins at a token, in this sentence or another.
    pub(super) fn number(&self, at: u32) -> Option<Number> {
        self.numbers.at(at)
    }

    /// The tokens of the sentence near a token; of a sentence without an end only so many, lest work grow with its square.
    pub(super) fn around(&self, at: u32) -> Range<u32> {
        const REACH: u32 = 60;
        self.from.max(at.saturating_sub(REACH))..self.to.min(at.saturating_add(REACH))
    }

    /// Its word in lower case.
    pub(super) fn lower(&self, at: u32) -> &'d str {
        self.token(at).map_or("", |token| self.document.words().get(token.lower))
    }

    /// Its lemma.
    pub(super) fn lemma(&self, at: u32) -> &'d str {
        self.token(at).map_or("", |token| self.document.words().get(token.lemma))
    }

    /// Its word as written.
    pub(super) fn word(&self, at: u32) -> &'d str {
        self.token(at).map_or("", |token| self.document.slice(token.span))
    }

    /// Its tag.
    pub(super) fn tag(&self, at: u32) -> Tag {
        self.token(at).map_or(Tag::X, |token| token.tag)
    }

    /// The token before, by word in lower case.
    pub(super) fn before(&self, at: u32) -> &'d str {
        at.checked_sub(1).map_or("", |at| self.lower(at))
    }

    /// Whether a token follows the one before without a space.
    pub(super) fn glued(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| !token.space_before) && at > self.from
    }

    /// Whether a token is a number in digits.
    pub(super) fn is_number(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether a token is a word.
    pub(super) fn is_word(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether a token is a hyphen or dash.
    pub(super) fn is_dash(&self, at: u32) -> bool {
        matches!(self.word(at), "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2212}")
    }

    /// Whether a hyphen that joins its neighbours stands at a token.
    pub(super) fn joins(&self, at: u32) -> bool {
        self.is_dash(at) && self.glued(at) && self.glued(at + 1)
    }

    /// Whether a word begins with a capital.
    pub(super) fn capital(&self, at: u32) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a date, time or duration stands on a token.
    pub(super) fn timed(&self, at: u32) -> bool {
        self.timed.get(at as usize).copied().unwrap_or(false)
    }

    /// Whether any token of a range is part of a date, time or duration.
    pub(super) fn any_timed(&self, tokens: Range<u32>) -> bool {
        tokens.into_iter().any(|at| self.timed(at))
    }

    /// Whether a word ends or cannot stand in a noun phrase.
    pub(super) fn stops(&self, at: u32) -> bool {
        LISTS.stops.contains(self.lower(at))
    }

    /// Whether a word says which way a length is measured: `6.5 m across`.
    pub(super) fn is_extent(&self, at: u32) -> bool {
        LISTS.extents.contains(self.lower(at))
    }

    /// Whether a word is a noun in the plural, as far as form and tag show.
    pub(super) fn plural(&self, at: u32) -> bool {
        let (lower, lemma) = (self.lower(at), self.lemma(at));
        if LISTS.plurals.contains(lower) {
            return true;
        }
        // `RBIs`, `MPs`
        let word = self.word(at).strip_suffix('s');
        if word.is_some_and(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())) {
            return true;
        }
        let ends = lower.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|end| lower.ends_with(end));
        ends && lower.len() > 2 || (lemma != lower && matches!(self.tag(at), Tag::Noun) && !lower.ends_with("ing"))
    }
}
