//! Tokens in, parts of speech out.

use super::{Sentence, Token, Words};

/// The universal parts of speech (Universal Dependencies, UPOS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the standard's own")]
pub enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// Sets the tag of every token.
pub(super) fn tag(_text: &str, _sentences: &[Sentence], _tokens: &mut [Token], _words: &Words) {}
