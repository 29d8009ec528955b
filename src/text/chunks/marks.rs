//! The lists of `data/text/chunks.toml` as bits on the words of a document.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use crate::tables::Glossary;
use crate::text::{Sym, Words};

pub(super) const FUTURE: u32 = 1;
pub(super) const CONDITIONAL: u32 = 1 << 1;
pub(super) const CAN: u32 = 1 << 2;
pub(super) const NEGATIVE: u32 = 1 << 3;
pub(super) const AHEAD: u32 = 1 << 4;
pub(super) const EXPECTED: u32 = 1 << 5;
pub(super) const PLAN: u32 = 1 << 6;
pub(super) const PARTICLE: u32 = 1 << 7;
pub(super) const TIME: u32 = 1 << 8;
pub(super) const SPAN: u32 = 1 << 9;
pub(super) const RELATIVE_TIME: u32 = 1 << 10;
pub(super) const POSSESSIVE: u32 = 1 << 11;
pub(super) const PERSONAL: u32 = 1 << 12;
pub(super) const REPORTING: u32 = 1 << 13;
pub(super) const PARTICIPLE: u32 = 1 << 14;
pub(super) const PAST: u32 = 1 << 15;
pub(super) const INTRANSITIVE: u32 = 1 << 16;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Lists {
    future: Vec<String>,
    conditional: Vec<String>,
    can: Vec<String>,
    negative: Vec<String>,
    ahead: Vec<String>,
    expected: Vec<String>,
    plan: Vec<String>,
    particle: Vec<String>,
    time: Vec<String>,
    span: Vec<String>,
    relative_time: Vec<String>,
    possessive: Vec<String>,
    personal: Vec<String>,
    reporting: Vec<String>,
    participle: Vec<String>,
    past: Vec<String>,
    intransitive: Vec<String>,
}

static MARKS: LazyLock<Glossary<String, u32>> = LazyLock::new(|| {
    let lists: Lists = crate::tables::table!("text/chunks");
    let lists = [
        (lists.future, FUTURE),
        (lists.conditional, CONDITIONAL),
        (lists.can, CAN),
        (lists.negative, NEGATIVE),
        (lists.ahead, AHEAD),
        (lists.expected, EXPECTED),
        (lists.plan, PLAN),
        (lists.particle, PARTICLE),
        (lists.time, TIME),
        (lists.span, SPAN),
        (lists.relative_time, RELATIVE_TIME),
        (lists.possessive, POSSESSIVE),
        (lists.personal, PERSONAL),
        (lists.reporting, REPORTING),
        (lists.participle, PARTICIPLE),
        (lists.past, PAST),
        (lists.intransitive, INTRANSITIVE),
    ];
    let mut marks: HashMap<String, u32> = HashMap::default();
    for (list, mark) in lists {
        list.into_iter().for_each(|word| *marks.entry(word).or_default() |= mark);
    }
    marks.into_iter().collect()
});

/// The bits of every word of a document.
pub(super) struct Marks(Vec<u32>);

impl Marks {
    pub(super) fn of(words: &Words) -> Self {
        Self(words.iter().map(|word| MARKS.get(word).copied().unwrap_or_default()).collect())
    }

    pub(super) fn has(&self, word: Sym, mark: u32) -> bool {
        self.0.get(word.index()).is_some_and(|bits| bits & mark != 0)
    }
}
