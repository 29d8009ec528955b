//! Whether words are put forward as fact: asserted, planned, possible, conditional, denied.

use std::ops::Range;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use super::clause::Clause;
use super::source::says;
use crate::tables::Glossary;
use crate::text::{Document, Tag, Tense};

/// How a value is put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// As fact: `doubled`.
    Asserted,
    /// As a plan or forecast: `plans to double`.
    Planned,
    /// As a possibility, a wish, a rumour: `could double`.
    Possible,
    /// Under a condition: `if it doubles`.
    Conditional,
    /// As untrue: `denied that it doubled`, `has not doubled`.
    Denied,
}

impl Stance {
    /// The word for it in the output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Conditional => "conditional",
            Self::Denied => "denied",
        }
    }
}

/// The word lists of `data/claims/stance.toml`, each phrase cut into words.
#[derive(Debug)]
pub(super) struct Cues {
    conditional: List,
    possible: List,
    planned: List,
    denied: List,
    rumour: List,
    superseded: List,
    negation: List,
    /// The bits of the lists that have a cue beginning with a word.
    openers: Glossary<String, u8>,
}

/// Cues of one sort by their first word, each cut into words.
#[derive(Debug, Default)]
struct List {
    bit: u8,
    cues: HashMap<String, Vec<Vec<String>>>,
}

/// For every token of a document the bits of the lists that have a cue beginning there: most words begin none, and the
/// cues are asked for again and again.
#[derive(Debug, Default)]
pub(super) struct Signals(Vec<u8>);

/// The table as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    conditional: Vec<String>,
    possible: Vec<String>,
    planned: Vec<String>,
    denied: Vec<String>,
    rumour: Vec<String>,
    superseded: Vec<String>,
    negation: Vec<String>,
}

impl Cues {
    /// The built-in lists.
    pub(super) fn builtin() -> &'static Self {
        static CUES: std::sync::LazyLock<Cues> = std::sync::LazyLock::new(|| {
            let table: Table = crate::tables::table!("claims/stance");
            let mut openers: HashMap<String, u8> = HashMap::default();
            let mut bit = 1;
            let mut split = |list: Vec<String>| {
                let mut cues: HashMap<String, Vec<Vec<String>>> = HashMap::default();
                for phrase in list {
                    let cue: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
                    let Some(opener) = cue.first() else { continue };
                    *openers.entry(opener.clone()).or_default() |= bit;
                    cues.entry(opener.clone()).or_default().push(cue);
                }
                let list = List { bit, cues };
                bit <<= 1;
                list
            };
            Cues {
                conditional: split(table.conditional),
                possible: split(table.possible),
                planned: split(table.planned),
                denied: split(table.denied),
                rumour: split(table.rumour),
                superseded: split(table.superseded),
                negation: split(table.negation),
                openers: openers.into_iter().collect(),
            }
        });
        &CUES
    }

    /// Where cues may begin in a document.
    pub(super) fn signals(&self, document: &Document) -> Signals {
        let words: Vec<u8> =
            document.words().iter().map(|word| self.openers.get(word).copied().unwrap_or_default()).collect();
        let bits = |word: crate::text::Sym| words.get(word.index()).copied().unwrap_or_default();
        let signal = |(at, token): (u32, &crate::text::Token)| {
            let bits = bits(token.lower) | bits(token.lemma);
            if bits != 0 && is_month(document, at) { 0 } else { bits }
        };
        Signals((0..).zip(&document.tokens).map(signal).collect())
    }

    /// Whether one of the superseded cues stands in a range (`initial`, `later lowered`).
    pub(super) fn superseded(&self, document: &Document, signals: &Signals, tokens: Range<u32>) -> bool {
        find(&self.superseded, document, signals, tokens).is_some()
    }

    /// Whether a negating word outside the verb group stands in a range.
    pub(super) fn negated(&self, document: &Document, signals: &Signals, tokens: Range<u32>) -> bool {
        find(&self.negation, document, signals, tokens).is_some()
    }

    /// The stance of the words at `at`, which stand in `clauses[nth]`.
    ///
    /// Cues count where they rule the words: in the clause itself, or in a clause before it in the sentence that takes
    /// it as its complement. A question puts nothing forward; a question answered "No" denies.
    pub(super) fn stance(
        &self,
        document: &Document,
        signals: &Signals,
        clauses: &[Clause],
        nth: usize,
        at: u32,
    ) -> Stance {
        let Some(clause) = clauses.get(nth) else { return Stance::Asserted };
        let Some(sentence) = document.sentences.get(clause.sentence as usize) else { return Stance::Asserted };
        let upto = sentence.tokens.start..at;
        let whole = sentence.tokens.clone();
        if document.lower(whole.end.saturating_sub(1)) == "?" {
            return if document.lower(whole.end) == "no" { Stance::Denied } else { Stance::Possible };
        }
        // The denial may stand before its object (`denied reports that`) or after it (`..., the ministry denied`).
        let group = clause.group(document);
        if find(&self.denied, document, signals, upto.clone()).is_some_and(|cue| !closed(document, cue, at))
            || group.is_some_and(|group| group.negated)
        {
            return Stance::Denied;
        }
        if conditional(&self.conditional, document, signals, clauses, nth, whole) {
            return Stance::Conditional;
        }
        let hearsay = |cue: u32| !closed(document, cue, at) && !describes(document, cue);
        if find(&self.rumour, document, signals, upto).is_some_and(hearsay) {
            return Stance::Possible;
        }
        let tense = group.map_or(Tense::Past, |group| group.tense);
        let modal = group.and_then(|group| group.modal).map(|modal| document.lemma(modal));
        // "said it would cut": the future of what was said, no condition.
        let reported = modal == Some("would")
            && clauses[..nth].iter().rev().take_while(|before| before.sentence == clause.sentence).any(|before| {
                before
                    .group(document)
                    .is_some_and(|group| says(document.lemma(group.head)) && group.tense == Tense::Past)
            });
        if reported {
            return Stance::Planned;
        }
        if tense == Tense::Conditional || find(&self.possible, document, signals, near(clause, at)).is_some() {
            return Stance::Possible;
        }
        // `are due to put their names`, whatever the form of the verb behind it.
        let leads = group.is_some_and(|group| {
            let start = group.tokens.start;
            let to = document.lower(start) == "to"
                || start.checked_sub(1).is_some_and(|before| document.lower(before) == "to");
            to && find(&self.planned, document, signals, start.saturating_sub(3).max(clause.tokens.start)..start + 1)
                .is_some()
        });
        let ruled = leads || tense == Tense::Future || modal.is_some_and(|modal| self.planned.cues.contains_key(modal));
        if ruled
            || (tense == Tense::None || tense == Tense::Present)
                && find(&self.planned, document, signals, near(clause, at)).is_some()
        {
            return Stance::Planned;
        }
        Stance::Asserted
    }
}

/// The part of a clause whose words can colour the word at `at`: from the cut to a little behind it.
fn near(clause: &Clause, at: u32) -> Range<u32> {
    clause.tokens.start..clause.tokens.end.min(at + 3)
}

/// Whether the sentence turned to something else between a cue and the word at `at`.
fn closed(document: &Document, cue: u32, at: u32) -> bool {
    // `ruled out talks with them and said she would meet the others`
    let goes_on = |token: u32| document.lower(token) == "and" && says(document.lemma(token + 1));
    let turns = |token: u32| matches!(document.lower(token), ";" | ":" | "but" | "however" | "although" | "though");
    (cue..at).any(|token| turns(token) || goes_on(token)) || at.saturating_sub(cue) > 18
}

/// Whether a word only describes somebody (`the alleged ringleader was arrested`, `the man alleged to lead them`): what is
/// told of him is told as fact.
fn describes(document: &Document, cue: u32) -> bool {
    let Some(before) = cue.checked_sub(1) else { return false };
    let determiner = matches!(document.lower(before), "the" | "an" | "his" | "her" | "its" | "their" | "two" | "three");
    let noun = matches!(document.tag(before), Tag::Noun | Tag::Propn) && document.lower(cue + 1) == "to";
    matches!(document.lower(cue), "alleged" | "supposed") && (determiner || noun)
}

/// Whether a token is the name of a month beside a number (`May 3`, `in May 2025`), and no `may`.
fn is_month(document: &Document, at: u32) -> bool {
    let number = |token: Option<u32>| token.is_some_and(|token| document.tag(token) == Tag::Num);
    let capital = document.word(at).starts_with(char::is_uppercase);
    capital
        && crate::calendar::month(document.lower(at)).is_some()
        && (number(at.checked_add(1))
            || number(at.checked_sub(1))
            || at.checked_sub(1).is_some_and(|before| document.tag(before) == Tag::Adp))
}

/// Whether the clause, or the one that rules it, opens with a condition.
fn conditional(
    cues: &List,
    document: &Document,
    signals: &Signals,
    clauses: &[Clause],
    nth: usize,
    sentence: Range<u32>,
) -> bool {
    let own = clauses[nth].tokens.clone();
    if find(cues, document, signals, own.start..own.end.min(own.start + 3)).is_some() {
        return true;
    }
    // `Were it to give way, ...`, `Had Libya joined, ...`: an auxiliary before its subject at the sentence's head.
    let head = sentence.start;
    let inverted = matches!(document.lower(head), "were" | "had" | "should")
        && document.tag(head) != Tag::Noun
        && document.lower(sentence.end.saturating_sub(1)) != "?";
    let opens = find(cues, document, signals, head..sentence.end.min(head + 1)).is_some();
    // `until residents have been consulted`: still ahead, whatever its tense.
    let awaits = matches!(document.lower(own.start), "until" | "till" | "once")
        && clauses[nth].group(document).is_some_and(|group| {
            matches!(document.lower(group.tokens.start), "have" | "has") || group.tense == Tense::Present
        });
    let trailing = clauses.get(nth + 1).filter(|next| next.sentence == clauses[nth].sentence);
    let follows = trailing.is_some_and(|next| document.lower(next.tokens.start) == "if");
    inverted || opens || follows || awaits
}

/// The first token of the first cue found in a range.
fn find(list: &List, document: &Document, signals: &Signals, tokens: Range<u32>) -> Option<u32> {
    let here = signals.0.get(tokens.start as usize..(tokens.end as usize).min(signals.0.len())).unwrap_or_default();
    let starts = (tokens.start..).zip(here).filter(|(_, bits)| *bits & list.bit != 0);
    starts.map(|(at, _)| at).find(|at| {
        let matches = |word: &String, token: u32| document.lemma(token) == word || document.lower(token) == word;
        let opened = [document.lower(*at), document.lemma(*at)].into_iter().filter_map(|word| list.cues.get(word));
        opened.flatten().any(|cue| {
            let len = u32::try_from(cue.len()).unwrap_or(u32::MAX);
            at + len <= tokens.end && cue.iter().zip(*at..).all(|(word, token)| matches(word, token))
        })
    })
}
