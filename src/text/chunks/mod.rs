//! Tagged tokens in, noun phrases and verb groups out.

mod marks;
mod nouns;
mod verbs;

use std::ops::Range;

use self::marks::Marks;
use super::{Sentence, Tag, Token, Words};

/// A base noun phrase: determiner to head, possessors included, prepositional attachments not. A pronoun, or a number
/// without a noun, is a phrase of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The head noun (the last noun of the phrase).
    pub head: u32,
}

/// The time a finite verb group speaks of, from its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// `signed`, `has signed`, `had signed`.
    Past,
    /// `signs`, `is signing`.
    Present,
    /// `will sign`, `is to sign`, `is going to sign`, `is due to sign`, `plans to sign`.
    Future,
    /// `would`, `could`, `might`, `may`, `should` + verb.
    Conditional,
    /// No finite verb: `to sign`, `signing`, `signed` as a reduced relative.
    None,
}

/// A verb with its auxiliaries, negation and adverbs between: `has not been signed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbGroup {
    /// Its tokens, first auxiliary to main verb (and particle, where one follows at once).
    pub tokens: Range<u32>,
    /// The main verb.
    pub head: u32,
    /// From its form.
    pub tense: Tense,
    /// `was signed`, `being signed`, or a bare participle after its noun (`a deal signed in May`).
    pub passive: bool,
    /// `not`, `n't`, `never`, `no longer` inside the group.
    pub negated: bool,
    /// The modal or semi-modal that rules it, if any (`will`, `could`, `due`, `expected`, `plan`).
    pub modal: Option<u32>,
}

/// Cuts each sentence into noun phrases and verb groups.
pub(super) fn chunk(sentences: &[Sentence], tokens: &[Token], words: &Words) -> (Vec<NounPhrase>, Vec<VerbGroup>) {
    let marks = Marks::of(words);
    let (mut phrases, mut groups) = (Vec::new(), Vec::new());
    for sentence in sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let Some(part) = tokens.get(range) else { continue };
        let line = Line { tokens: part, marks: &marks, words, first: sentence.tokens.start };
        let before = phrases.len();
        line.noun_phrases(&mut phrases);
        line.verb_groups(phrases.get(before..).unwrap_or_default(), &mut groups);
    }
    (phrases, groups)
}

/// The tokens of one sentence.
#[derive(Clone, Copy)]
struct Line<'a> {
    tokens: &'a [Token],
    marks: &'a Marks,
    words: &'a Words,
    /// The number of its first token in the document.
    first: u32,
}

impl Line<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.tokens.get(at).map(|token| token.tag)
    }

    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.words.get(token.lower))
    }

    /// Whether the word at `at` has a mark.
    fn is(&self, at: usize, mark: u32) -> bool {
        self.tokens.get(at).is_some_and(|token| self.marks.has(token.lower, mark))
    }

    /// Whether the lemma at `at` has a mark.
    fn lemma_is(&self, at: usize, mark: u32) -> bool {
        self.tokens.get(at).is_some_and(|token| self.marks.has(token.lemma, mark))
    }

    fn lemma(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.words.get(token.lemma))
    }

    /// The number of a token in the document.
    fn number(&self, at: usize) -> u32 {
        self.first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    }
}
