//! Tagged tokens in, noun phrases and verb groups out.

use std::ops::Range;

use super::{Sentence, Token, Words};

/// A base noun phrase: determiner to head, possessors included, prepositional attachments not.
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
    /// `will sign`, `is to sign`, `is going to sign`, `is due to sign`.
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
pub(super) fn chunk(_sentences: &[Sentence], _tokens: &[Token], _words: &Words) -> (Vec<NounPhrase>, Vec<VerbGroup>) {
    (Vec::new(), Vec::new())
}
