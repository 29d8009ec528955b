//! The words of `data/time/words.toml`, and a view of a document through them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use super::unit::Unit;
use crate::mentions::Precision;
use crate::mentions::number::{Number, NumberWord, Numbers, number_word, number_words};
use crate::tables::Glossary;
use crate::text::{Document, Tag, TokenKind};

/// What a pointing word reckons from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Base {
    /// The time of writing.
    Now,
    /// The time last spoken of.
    Then,
}

/// `last`, `this`, `the following`: a moment and how many units from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) struct Pointer {
    /// Where counting begins.
    pub(super) base: Base,
    /// How many units later.
    pub(super) offset: i8,
}

/// A word that counts vaguely or by an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Vague {
    /// `a`, `another`.
    One,
    /// `a couple`.
    Two,
    /// `several`, `few`, `many`.
    Some,
}

/// Which part of a longer time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Edge {
    /// `early`, `the beginning of`.
    Start,
    /// `mid-`, `the middle of`.
    Middle,
    /// `late`, `the end of`.
    End,
}

/// Everything a word can be in a time expression; most words are nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lex {
    /// Whether any other field is set.
    pub(super) known: bool,
    /// 1-12.
    pub(super) month: Option<i8>,
    /// 1-7 from Monday.
    pub(super) weekday: Option<i8>,
    /// A weekday in the plural (`Mondays`).
    pub(super) weekdays: bool,
    /// `year`.
    pub(super) unit: Option<Unit>,
    /// `years`.
    pub(super) units: Option<Unit>,
    /// `SU`.
    pub(super) season: Option<&'static str>,
    /// `MO`.
    pub(super) part: Option<&'static str>,
    /// `third` in words, or `3rd`.
    pub(super) ordinal: Option<i16>,
    /// The first year of `sixties`.
    pub(super) decade: Option<i16>,
    /// Days from the day of writing.
    pub(super) day: Option<i8>,
    /// `PRESENT_REF`.
    pub(super) reference: Option<&'static str>,
    /// `P1D` of `daily`.
    pub(super) cycle: Option<&'static str>,
    /// `last`.
    pub(super) pointer: Option<Pointer>,
    /// `several`.
    pub(super) vague: Option<Vague>,
    /// `early`.
    pub(super) edge: Option<Edge>,
    /// `end`.
    pub(super) border: Option<Edge>,
    /// `nearly`.
    pub(super) hedge: Option<Precision>,
    /// Minutes east of Greenwich.
    pub(super) zone: Option<i16>,
    /// Looks ahead at the time that follows (`scheduled`).
    pub(super) ahead: bool,
    /// What a number before it counts (`people`), so that it is no day and no year.
    pub(super) counted: bool,
    /// Makes a weekday before it the name of a newspaper (`Times`).
    pub(super) paper: bool,
    /// Makes a number behind it no year (`flight`).
    pub(super) label: bool,
    /// Makes a half before it one of a match (`goal`).
    pub(super) score: bool,
    /// What has halves that are no halves of a year (`season`).
    pub(super) contest: bool,
    /// Its `of` leads to a length in minutes and seconds (`lead`).
    pub(super) raced: bool,
    /// Makes a month before it one to come (`delivery`).
    pub(super) deal: bool,
    /// Says which days are counted (`trading`).
    pub(super) kind_of_day: bool,
    /// A verb of what happens at a time of day, as a lemma (`arrest`).
    pub(super) happens: bool,
    /// Part of an expression behind `the` only (`moment`).
    pub(super) behind_the: bool,
    /// A number in words begins or goes on here.
    pub(super) number: bool,
    /// Begins the name of a holiday.
    pub(super) holiday: bool,
}

/// What a word is that no table has.
static NOTHING: LazyLock<Lex> = LazyLock::new(Lex::default);

/// How a table writes a [`Precision`].
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Hedge {
    About,
    AtLeast,
    AtMost,
}

impl Hedge {
    fn precision(self) -> Precision {
        match self {
            Self::About => Precision::About,
            Self::AtLeast => Precision::AtLeast,
            Self::AtMost => Precision::AtMost,
        }
    }
}

#[derive(Deserialize)]
struct Tables {
    month: BTreeMap<String, i8>,
    weekday: BTreeMap<String, i8>,
    unit: BTreeMap<String, Unit>,
    units: BTreeMap<String, Unit>,
    season: BTreeMap<String, String>,
    part: BTreeMap<String, String>,
    ordinal: BTreeMap<String, i16>,
    decade: BTreeMap<String, i16>,
    day: BTreeMap<String, i8>,
    reference: BTreeMap<String, String>,
    cycle: BTreeMap<String, String>,
    pointer: BTreeMap<String, Pointer>,
    vague: BTreeMap<String, Vague>,
    edge: BTreeMap<String, Edge>,
    border: BTreeMap<String, Edge>,
    hedge: BTreeMap<String, Hedge>,
    zone: BTreeMap<String, i16>,
    ahead: Vec<String>,
    opener: Vec<String>,
    counted: Vec<String>,
    papers: Vec<String>,
    labels: Vec<String>,
    scores: Vec<String>,
    contests: Vec<String>,
    raced: Vec<String>,
    deals: Vec<String>,
    kinds_of_day: Vec<String>,
    happenings: Vec<String>,
    behind_the: Vec<String>,
}

static LEXICON: LazyLock<Glossary<String, Lex>> = LazyLock::new(|| {
    let tables: Tables = crate::tables::table!("time/words");
    let mut all: HashMap<String, Lex> = HashMap::default();
    put(&mut all, tables.month, |lex, month| lex.month = Some(month));
    for (word, day) in &tables.weekday {
        all.entry(format!("{word}s")).or_default().weekdays = word.ends_with("day");
        all.entry(format!("{word}s")).or_default().weekday = word.ends_with("day").then_some(*day);
    }
    put(&mut all, tables.weekday, |lex, day| {
        lex.weekday = Some(day);
        lex.weekdays = false;
    });
    put(&mut all, tables.unit, |lex, unit| lex.unit = Some(unit));
    put(&mut all, tables.units, |lex, unit| lex.units = Some(unit));
    put(&mut all, tables.season, |lex, season| lex.season = Some(fixed(&season)));
    put(&mut all, tables.part, |lex, part| lex.part = Some(fixed(&part)));
    put(&mut all, tables.ordinal, |lex, ordinal| lex.ordinal = Some(ordinal));
    put(&mut all, tables.decade, |lex, decade| lex.decade = Some(decade));
    put(&mut all, tables.day, |lex, day| lex.day = Some(day));
    put(&mut all, tables.reference, |lex, reference| lex.reference = Some(fixed(&reference)));
    put(&mut all, tables.cycle, |lex, cycle| lex.cycle = Some(fixed(&cycle)));
    put(&mut all, tables.pointer, |lex, pointer| lex.pointer = Some(pointer));
    put(&mut all, tables.vague, |lex, vague| lex.vague = Some(vague));
    put(&mut all, tables.edge, |lex, edge| lex.edge = Some(edge));
    put(&mut all, tables.border, |lex, border| lex.border = Some(border));
    put(&mut all, tables.hedge, |lex, hedge| lex.hedge = Some(hedge.precision()));
    put(&mut all, tables.zone, |lex, zone| lex.zone = Some(zone));
    for word in tables.opener {
        all.entry(word).or_default().known = true;
    }
    let mut mark = |words: Vec<String>, set: fn(&mut Lex)| {
        words.into_iter().for_each(|word| set(all.entry(word).or_default()));
    };
    mark(tables.ahead, |lex| lex.ahead = true);
    mark(tables.counted, |lex| lex.counted = true);
    mark(tables.papers, |lex| lex.paper = true);
    mark(tables.labels, |lex| lex.label = true);
    mark(tables.scores, |lex| lex.score = true);
    mark(tables.contests, |lex| lex.contest = true);
    mark(tables.raced, |lex| lex.raced = true);
    mark(tables.deals, |lex| lex.deal = true);
    mark(tables.kinds_of_day, |lex| lex.kind_of_day = true);
    mark(tables.happenings, |lex| lex.happens = true);
    mark(tables.behind_the, |lex| lex.behind_the = true);
    for word in number_words().filter(|word| number_word(word).is_some_and(is_count)) {
        all.entry(word.to_owned()).or_default().number = true;
    }
    for word in super::holiday::first_words() {
        all.entry(word.to_owned()).or_default().holiday = true;
    }
    all.into_iter().collect()
});

/// Enters one table.
fn put<T>(all: &mut HashMap<String, Lex>, table: BTreeMap<String, T>, set: impl Fn(&mut Lex, T)) {
    for (word, value) in table {
        let lex = all.entry(word).or_default();
        lex.known = true;
        set(lex, value);
    }
}

/// The codes of TIMEX3 that the table uses, as constants.
fn fixed(code: &str) -> &'static str {
    const CODES: &[&str] = &[
        "SP",
        "SU",
        "FA",
        "WI",
        "MO",
        "MI",
        "AF",
        "EV",
        "NI",
        "DT",
        "PRESENT_REF",
        "PAST_REF",
        "FUTURE_REF",
        "PT1H",
        "P1D",
        "P1W",
        "P2W",
        "P1M",
        "P2M",
        "P3M",
        "P6M",
        "P1Y",
        "P2Y",
        "XXXX-XX-XXTNI",
    ];
    CODES.iter().find(|known| **known == code).copied().unwrap_or("XXXX")
}

/// What one word in lower case is.
fn look_up(word: &str) -> Lex {
    let bare = word.trim_end_matches('.');
    let mut lex = LEXICON.get(bare).copied().unwrap_or_default();
    lex.number &= bare.len() == word.len();
    let digits = word.starts_with(|first: char| first.is_ascii_digit());
    if digits && lex.ordinal.is_none() {
        lex.ordinal = ordinal_of_digits(word);
    }
    lex.known = lex.known || digits || lex.holiday || lex.number || lex.ordinal.is_some() || lex.weekdays;
    lex
}

fn is_count(word: NumberWord) -> bool {
    !matches!(word, NumberWord::Fraction(part) if part < 0.5)
}

/// `14th` is 14.
fn ordinal_of_digits(word: &str) -> Option<i16> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    (digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// A document seen through the lexicon, within one sentence.
pub(super) struct View<'a> {
    /// The document.
    pub(super) document: &'a Document,
    lexes: &'a [Lex],
    numbers: &'a Numbers<'a>,
    /// First token of the sentence.
    pub(super) start: u32,
    /// One past its last token.
    pub(super) end: u32,
}

/// Every distinct word of a document, looked up once.
pub(super) fn look_up_all(document: &Document) -> Vec<Lex> {
    document.words().iter().map(look_up).collect()
}

impl<'a> View<'a> {
    /// A view of the tokens `start..end`.
    pub(super) fn new(numbers: &'a Numbers<'a>, lexes: &'a [Lex], start: u32, end: u32) -> Self {
        Self { document: numbers.document(), lexes, numbers, start, end }
    }

    /// The number that begins at a token, in this sentence or another.
    pub(super) fn number(&self, at: u32) -> Option<Number> {
        self.numbers.at(at)
    }

    /// What a token can be; nothing outside the sentence.
    pub(super) fn lex(&self, at: u32) -> &'a Lex {
        if at < self.start || at >= self.end {
            return &NOTHING;
        }
        let sym = self.document.tokens.get(at as usize).map(|token| token.lower);
        sym.and_then(|sym| self.lexes.get(sym.index())).unwrap_or(&*NOTHING)
    }

    /// What the lemma of a token can be.
    pub(super) fn lex_of_lemma(&self, at: u32) -> &'a Lex {
        if at < self.start || at >= self.end {
            return &NOTHING;
        }
        let sym = self.document.tokens.get(at as usize).map(|token| token.lemma);
        sym.and_then(|sym| self.lexes.get(sym.index())).unwrap_or(&*NOTHING)
    }

    /// What the token before is.
    pub(super) fn lex_before(&self, at: u32) -> &'a Lex {
        at.checked_sub(1).map_or(&*NOTHING, |before| self.lex(before))
    }

    /// The word in lower case; empty outside the sentence.
    pub(super) fn lower(&self, at: u32) -> &'a str {
        if at < self.start || at >= self.end { "" } else { self.document.lower(at) }
    }

    /// The word as written; empty outside the sentence.
    pub(super) fn word(&self, at: u32) -> &'a str {
        if at < self.start || at >= self.end { "" } else { self.document.word(at) }
    }

    /// The word before in lower case.
    pub(super) fn lower_before(&self, at: u32) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// The tag of a token.
    pub(super) fn tag(&self, at: u32) -> Tag {
        if at < self.start || at >= self.end { Tag::X } else { self.document.tag(at) }
    }

    /// Whether a token is digits.
    pub(super) fn is_number(&self, at: u32) -> bool {
        at >= self.start
            && at < self.end
            && self.document.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether white space stands before a token.
    pub(super) fn spaced(&self, at: u32) -> bool {
        self.document.tokens.get(at as usize).is_none_or(|token| token.space_before)
    }

    /// Whether a token is written with a capital.
    pub(super) fn capital(&self, at: u32) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// A whole number of digits only (`14`, `1999`).
    pub(super) fn whole(&self, at: u32) -> Option<i16> {
        let word = self.word(at);
        (self.is_number(at) && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| word.parse().ok())
            .flatten()
    }

    /// The token after a hyphen or a space: skips one hyphen without white space around it.
    pub(super) fn past_hyphen(&self, at: u32) -> u32 {
        if self.hyphen(at) && !self.spaced(at) { at + 1 } else { at }
    }

    /// Whether a token is a hyphen or a dash.
    pub(super) fn hyphen(&self, at: u32) -> bool {
        matches!(self.word(at), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}")
    }
}
