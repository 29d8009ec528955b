//! What is known of single words beside what the model learned.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Tag;
use crate::text::{Sym, Words};

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Lexicon {
    verb: Vec<String>,
    noun: Vec<String>,
    adv: Vec<String>,
    before_to: Vec<String>,
    aux: Vec<String>,
    adp: Vec<String>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    /// It has no other tag.
    Only(Tag),
    /// It is a verb between a name and an infinitive.
    VerbBeforeTo,
    /// It may have a tag that only words of a closed list have.
    May(Tag),
}

static LEXICON: LazyLock<[(Vec<String>, Fact); 6]> = LazyLock::new(|| {
    let lexicon: Lexicon = crate::tables::table!("text/lexicon");
    [
        (lexicon.verb, Fact::Only(Tag::Verb)),
        (lexicon.noun, Fact::Only(Tag::Noun)),
        (lexicon.adv, Fact::Only(Tag::Adv)),
        (lexicon.before_to, Fact::VerbBeforeTo),
        (lexicon.aux, Fact::May(Tag::Aux)),
        (lexicon.adp, Fact::May(Tag::Adp)),
    ]
});

/// Calls `tell` with every word of the document that the lexicon knows.
pub(super) fn each(words: &Words, mut tell: impl FnMut(Sym, Fact)) {
    for (list, fact) in LEXICON.iter() {
        list.iter().filter_map(|word| words.find(word)).for_each(|word| tell(word, *fact));
    }
}
