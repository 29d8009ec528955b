//! What is known of single words beside what the model learned.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use super::Tag;
use crate::tables::Glossary;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Lists {
    verb: Vec<String>,
    noun: Vec<String>,
    adv: Vec<String>,
    before_to: Vec<String>,
    aux: Vec<String>,
    adp: Vec<String>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// It has no other tag.
    pub(super) only: Option<Tag>,
    /// It is a verb between a name and an infinitive.
    pub(super) before_to: bool,
    /// It may have these tags, which only words of a closed list have.
    pub(super) aux: bool,
    pub(super) adp: bool,
}

static LEXICON: LazyLock<Glossary<String, Known>> = LazyLock::new(|| {
    let lexicon: Lists = crate::tables::table!("text/lexicon");
    let mut known: HashMap<String, Known> = HashMap::default();
    let mut note = |words: Vec<String>, set: fn(&mut Known)| {
        words.into_iter().for_each(|word| set(known.entry(word).or_default()));
    };
    note(lexicon.verb, |known| known.only = Some(Tag::Verb));
    note(lexicon.noun, |known| known.only = Some(Tag::Noun));
    note(lexicon.adv, |known| known.only = Some(Tag::Adv));
    note(lexicon.before_to, |known| known.before_to = true);
    note(lexicon.aux, |known| known.aux = true);
    note(lexicon.adp, |known| known.adp = true);
    known.into_iter().collect()
});

/// What the lexicon knows of a word in lower case.
pub(super) fn known(word: &str) -> Known {
    LEXICON.get(word).copied().unwrap_or_default()
}
