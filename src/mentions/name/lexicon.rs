//! The word tables of `data/names`, and what they say of each token of a document.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use super::super::NameKind;
use crate::text::{Document, Sym, TokenKind};

/// What a word can be; a word can be several.
pub(in crate::mentions) mod flag {
    /// `Mr`, `Dr`.
    pub(in crate::mentions) const HONORIFIC: u64 = 1;
    /// Head of a title: `minister`.
    pub(in crate::mentions) const OFFICE: u64 = 1 << 1;
    /// `ministers`.
    pub(in crate::mentions) const OFFICES: u64 = 1 << 2;
    /// Belongs to a title before its head: `foreign`.
    pub(in crate::mentions) const MODIFIER: u64 = 1 << 3;
    /// `former`, `acting`.
    pub(in crate::mentions) const STATUS: u64 = 1 << 4;
    /// What a title is of: `defense`, `state`.
    pub(in crate::mentions) const TOPIC: u64 = 1 << 5;
    /// Follows the head of a title: `general`.
    pub(in crate::mentions) const TAIL: u64 = 1 << 6;
    /// `mate` in `first mate`.
    pub(in crate::mentions) const RANKED: u64 = 1 << 7;
    /// `van`, `de`.
    pub(in crate::mentions) const PARTICLE: u64 = 1 << 8;
    /// A particle that may open a surname.
    pub(in crate::mentions) const OPENING: u64 = 1 << 9;
    /// `Jr.`
    pub(in crate::mentions) const SUFFIX: u64 = 1 << 10;
    /// `Ltd`.
    pub(in crate::mentions) const COMPANY: u64 = 1 << 11;
    /// `University`.
    pub(in crate::mentions) const ORGANISATION: u64 = 1 << 12;
    /// `Ministry`: an organisation that every state has.
    pub(in crate::mentions) const GOVERNMENT: u64 = 1 << 13;
    /// `River`.
    pub(in crate::mentions) const PLACE_LAST: u64 = 1 << 14;
    /// `Mount`.
    pub(in crate::mentions) const PLACE_FIRST: u64 = 1 << 15;
    /// `Treaty`.
    pub(in crate::mentions) const THING: u64 = 1 << 16;
    /// Carries a name on across `of`.
    pub(in crate::mentions) const BRIDGE: u64 = 1 << 17;
    /// Carries a name on across `for` and `on` too.
    pub(in crate::mentions) const LONG_BRIDGE: u64 = 1 << 18;
    /// Weekdays, months, zones of time, scales.
    pub(in crate::mentions) const CALENDAR: u64 = 1 << 19;
    /// Words of grammar.
    pub(in crate::mentions) const GRAMMAR: u64 = 1 << 20;
    /// Common words that begin sentences.
    pub(in crate::mentions) const COMMON: u64 = 1 << 21;
    /// A man's first name.
    pub(in crate::mentions) const MALE: u64 = 1 << 22;
    /// A woman's first name.
    pub(in crate::mentions) const FEMALE: u64 = 1 << 23;
    /// Begins a known name of [`super::Known`].
    pub(in crate::mentions) const KNOWN: u64 = 1 << 24;
    /// Stands before a place.
    pub(in crate::mentions) const LOCATIVE: u64 = 1 << 25;
    /// Follows a person.
    pub(in crate::mentions) const FOLLOWER: u64 = 1 << 26;
    /// Said of a company.
    pub(in crate::mentions) const COMPANY_NOUN: u64 = 1 << 27;
    /// Said of a ship.
    pub(in crate::mentions) const VESSEL: u64 = 1 << 28;
    /// Verb of saying.
    pub(in crate::mentions) const SAYING: u64 = 1 << 29;
    /// Verb that says what something is called.
    pub(in crate::mentions) const LABEL: u64 = 1 << 30;
    /// A speaker that is no name.
    pub(in crate::mentions) const SPEAKER: u64 = 1 << 31;
    /// Of the offices, one that many hold at once.
    pub(in crate::mentions) const COMMON_OFFICE: u64 = 1 << 32;
    /// What one holds in a company: `shares in`.
    pub(in crate::mentions) const HOLDING: u64 = 1 << 35;
    /// Stands between hyphens in a name: `Stoke-on-Trent`.
    pub(in crate::mentions) const INNER: u64 = 1 << 36;
    /// Follows a name behind a hyphen without being part of it: `Tokyo-based`.
    pub(in crate::mentions) const COMPOUND: u64 = 1 << 37;
    /// Letters behind a person's name that are no part of it: `KC`.
    pub(in crate::mentions) const POSTNOMINAL: u64 = 1 << 40;
    /// A word of places or bodies that is a surname too: `hill`.
    pub(in crate::mentions) const SURNAME: u64 = 1 << 42;
    /// Somebody who is named behind it: `wife`.
    pub(in crate::mentions) const KIN: u64 = 1 << 43;
    /// A body whose name follows: `club`.
    pub(in crate::mentions) const BODY: u64 = 1 << 44;
    /// A body whose name stands before: `newspaper`.
    pub(in crate::mentions) const BODY_AFTER: u64 = 1 << 45;
    /// Its `of` names a place: `island`.
    pub(in crate::mentions) const OF_PLACE: u64 = 1 << 46;
    /// Begins the name of a storm.
    pub(in crate::mentions) const STORM: u64 = 1 << 47;
    /// Heads something, whatever it is: `head of`.
    pub(in crate::mentions) const LEADS: u64 = 1 << 38;
    /// A verb whose subject heads what it names (`runs`).
    pub(in crate::mentions) const HEADS: u64 = 1 << 39;
    /// The participle of such a verb (`has run`).
    pub(in crate::mentions) const HEADED: u64 = 1 << 41;
    /// A woman's form of address.
    pub(in crate::mentions) const FEMALE_ADDRESS: u64 = 1 << 33;
    /// A man's form of address.
    pub(in crate::mentions) const MALE_ADDRESS: u64 = 1 << 34;
}

/// A name of the tables.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::mentions) struct Known {
    words: Vec<String>,
    /// Written in capitals throughout, and only then the name (`US`, `WHO`).
    capitals: bool,
    /// The common name.
    pub(in crate::mentions) full: String,
    /// What it names.
    pub(in crate::mentions) kind: NameKind,
    /// Whether it is an adjective or the name of a people.
    pub(in crate::mentions) adjective: bool,
}

impl Known {
    /// Number of tokens.
    pub(in crate::mentions) fn len(&self) -> u32 {
        u32::try_from(self.words.len()).unwrap_or(u32::MAX)
    }
}

#[derive(Deserialize)]
struct Country {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    adjective: Vec<String>,
    #[serde(default)]
    people: Vec<String>,
    capital: Option<String>,
    /// Kept for the reader of the table; a former country is a name like any other.
    #[serde(default, rename = "former")]
    _former: bool,
}

#[derive(Deserialize)]
struct Countries {
    country: Vec<Country>,
}

#[derive(Deserialize)]
struct Names {
    organisations: Vec<Vec<String>>,
    places: Vec<Vec<String>>,
    others: Vec<Vec<String>>,
    adjectives: Vec<Vec<String>>,
}

type Lists = HashMap<&'static str, Vec<&'static str>>;

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Offices {
    offices: Vec<&'static str>,
    common: Vec<&'static str>,
    endings: Vec<&'static str>,
    abbreviations: HashMap<&'static str, &'static str>,
    words: Lists,
}

/// Which flag each list of the data files sets.
const LISTS: &[(&str, u64)] = &[
    ("honorifics", flag::HONORIFIC),
    ("female_honorifics", flag::FEMALE_ADDRESS),
    ("male_honorifics", flag::MALE_ADDRESS),
    ("particles", flag::PARTICLE),
    ("opening_particles", flag::OPENING),
    ("suffixes", flag::SUFFIX),
    ("postnominals", flag::POSTNOMINAL),
    ("companies", flag::COMPANY),
    ("organisations", flag::ORGANISATION),
    ("government", flag::GOVERNMENT),
    ("places_after", flag::PLACE_LAST),
    ("places_before", flag::PLACE_FIRST),
    ("things", flag::THING),
    ("inner", flag::INNER),
    ("compounds", flag::COMPOUND),
    ("surnames", flag::SURNAME),
    ("kin", flag::KIN),
    ("bodies", flag::BODY),
    ("bodies_after", flag::BODY_AFTER),
    ("of_places", flag::OF_PLACE),
    ("storms", flag::STORM),
    ("bridges", flag::BRIDGE),
    ("long_bridges", flag::LONG_BRIDGE),
    ("ranked", flag::RANKED),
    ("company_nouns", flag::COMPANY_NOUN),
    ("vessel_nouns", flag::VESSEL),
    ("holdings_in", flag::HOLDING),
    ("scales", flag::CALENDAR),
    ("locatives", flag::LOCATIVE),
    ("person_followers", flag::FOLLOWER),
    ("weekdays", flag::CALENDAR),
    ("months", flag::CALENDAR),
    ("clocks", flag::CALENDAR),
    ("modifiers", flag::MODIFIER),
    ("status", flag::STATUS),
    ("topics", flag::TOPIC),
    ("tails", flag::TAIL),
    ("leads", flag::LEADS),
    ("heads", flag::HEADS),
    ("headed", flag::HEADED),
    ("grammar", flag::GRAMMAR),
    ("common", flag::COMMON),
    ("verbs", flag::SAYING),
    ("labels", flag::LABEL),
    ("speakers", flag::SPEAKER),
    ("male", flag::MALE),
    ("female", flag::FEMALE),
];

/// Every table, read once.
struct Tables {
    flags: HashMap<Cow<'static, str>, u64>,
    endings: Vec<&'static str>,
    known: HashMap<String, Vec<Known>>,
    abbreviations: HashMap<&'static str, &'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

impl Tables {
    fn read() -> Self {
        let mut tables = Self {
            flags: HashMap::default(),
            known: HashMap::default(),
            abbreviations: HashMap::default(),
            endings: Vec::new(),
        };
        let lists: [Lists; 4] = [
            crate::tables::table!("names/words"),
            crate::tables::table!("names/ordinary"),
            crate::tables::table!("names/saying"),
            crate::tables::table!("names/given"),
        ];
        lists.iter().for_each(|lists| tables.mark_all(lists));
        tables.offices();
        tables.names();
        tables
    }

    fn mark_all(&mut self, lists: &Lists) {
        for (list, bit) in LISTS {
            for word in lists.get(*list).into_iter().flatten() {
                self.mark((*word).into(), *bit);
            }
        }
    }

    fn mark(&mut self, word: Cow<'static, str>, bit: u64) {
        *self.flags.entry(word).or_insert(0) |= bit;
    }

    /// The flags of a word; those of an office by its ending where no table has it.
    fn of(&self, word: &str) -> u64 {
        let ends = |word: &str| self.endings.iter().any(|ending| word.ends_with(ending));
        match self.flags.get(word) {
            Some(flags) => *flags,
            None if ends(word) => flag::OFFICE | flag::COMMON_OFFICE,
            None if word.strip_suffix('s').is_some_and(ends) => flag::OFFICES,
            None => 0,
        }
    }

    fn offices(&mut self) {
        let read: Offices = crate::tables::table!("names/offices");
        for office in read.offices {
            self.mark(office.into(), flag::OFFICE);
            self.mark(plural(office).into(), flag::OFFICES);
        }
        for office in read.common {
            self.mark(office.into(), flag::COMMON_OFFICE);
        }
        for short in read.abbreviations.keys().copied().collect::<std::collections::BTreeSet<_>>() {
            self.mark(short.into(), flag::OFFICE);
        }
        self.abbreviations = read.abbreviations;
        self.endings = read.endings;
        self.mark_all(&read.words);
    }

    fn names(&mut self) {
        let countries: Countries = crate::tables::table!("names/countries");
        for country in countries.country {
            for name in std::iter::once(&country.name).chain(&country.also) {
                self.know(name, &country.name, NameKind::Country, false);
            }
            for adjective in &country.adjective {
                self.know(adjective, &country.name, NameKind::Country, true);
                if !adjective.ends_with("sh") && !adjective.ends_with("ch") && !adjective.ends_with("se") {
                    self.know(&format!("{adjective}s"), &country.name, NameKind::Country, true);
                }
            }
            for people in &country.people {
                self.know(people, &country.name, NameKind::Country, true);
            }
            if let Some(capital) = &country.capital {
                self.know(capital, capital, NameKind::Place, false);
            }
        }
        let names: Names = crate::tables::table!("names/known");
        for (lists, kind) in [
            (names.organisations, NameKind::Organisation),
            (names.places, NameKind::Place),
            (names.others, NameKind::Other),
        ] {
            for names in &lists {
                for name in names {
                    self.know(name, names.first().map_or("", |full| full), kind, false);
                }
            }
        }
        for pair in &names.adjectives {
            if let [full, adjective] = pair.as_slice() {
                self.know(adjective, full, NameKind::Other, true);
            }
        }
    }

    fn know(&mut self, name: &str, full: &str, kind: NameKind, adjective: bool) {
        let words = pieces(name);
        let Some(first) = words.first().cloned() else { return };
        let capitals =
            words.len() == 1 && name.len() > 1 && !name.chars().any(char::is_lowercase) && !name.contains('.');
        let list = self.known.entry(first.clone()).or_default();
        if list.iter().any(|known| known.words == words) {
            return;
        }
        // Longer names first: the first that fits is the longest.
        let at = list.partition_point(|known| known.words.len() >= words.len());
        list.insert(at, Known { words, capitals, full: full.to_owned(), kind, adjective });
        self.mark(first.into(), flag::KNOWN);
    }
}

/// A name as the tokeniser cuts it, in lower case.
fn pieces(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in name.to_lowercase().split_whitespace() {
        for (at, part) in word.split('-').enumerate() {
            if at > 0 {
                words.push("-".to_owned());
            }
            let (part, clitic) = match part.strip_suffix("'s") {
                Some(part) => (part, true),
                None => (part, false),
            };
            let (part, comma) = match part.strip_suffix(',') {
                Some(part) => (part, true),
                None => (part, false),
            };
            words.push(part.to_owned());
            words.extend(clitic.then(|| "'s".to_owned()));
            words.extend(comma.then(|| ",".to_owned()));
        }
    }
    words
}

fn plural(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{stem}men");
    }
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// What the tables say of the words of one document.
pub(in crate::mentions) struct Lexicon<'d> {
    document: &'d Document,
    flags: Vec<u64>,
}

impl<'d> Lexicon<'d> {
    /// Looks every distinct word up once.
    pub(in crate::mentions) fn new(document: &'d Document) -> Self {
        let flags = document.words().iter().map(|word| TABLES.of(word)).collect();
        Self { document, flags }
    }

    /// The flags of a word.
    pub(in crate::mentions) fn of(&self, sym: Sym) -> u64 {
        self.flags.get(sym.index()).copied().unwrap_or(0)
    }

    /// The flags of a token's word in lower case; none past the end.
    pub(in crate::mentions) fn flags(&self, token: u32) -> u64 {
        self.document.tokens.get(token as usize).map_or(0, |token| self.of(token.lower))
    }

    /// Whether a token's word has any of the flags.
    pub(in crate::mentions) fn is(&self, token: u32, flags: u64) -> bool {
        self.flags(token) & flags != 0
    }

    /// Whether a token is a word rather than a number or a mark.
    pub(in crate::mentions) fn is_word(&self, token: u32) -> bool {
        self.document.tokens.get(token as usize).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// The longest known name that begins at a token and ends before `end`.
    pub(in crate::mentions) fn known(&self, token: u32, end: u32) -> Option<&'static Known> {
        if !self.is(token, flag::KNOWN) {
            return None;
        }
        let tables: &'static Tables = &TABLES;
        tables.known.get(self.document.lower(token))?.iter().find(|known| {
            token + known.len() <= end
                && (token..).zip(&known.words).all(|(at, word)| self.document.lower(at) == word)
                && (!known.capitals || !self.document.word(token).chars().any(char::is_lowercase))
        })
    }

    /// The office an abbreviation before a name stands for (`gen.` -> `general`).
    pub(in crate::mentions) fn abbreviation(&self, token: u32) -> Option<&'static str> {
        let tables: &'static Tables = &TABLES;
        tables.abbreviations.get(self.document.lower(token)).copied()
    }
}
