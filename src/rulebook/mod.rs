//! Rule files in: what one says, and the phrases of many laid out for the search.
//!
//! Comes in: the text of a TOML file. Goes out: [`Rule`]s, a `Problem` for every fault, with its line and column, and a
//! [`trie::Trie`] of all phrases. The build script compiles this module too, and so reads the packs of `rules/` by the same
//! lines as the program reads a user's files.
//!
//! `verbs = ["be killed"]` below `[measure]` is checked against [`keys`], cut into words and becomes a path of the trie.

pub(crate) mod faults;
pub(crate) mod file;
pub(crate) mod keys;
pub(crate) mod lists;
mod params;
mod pattern;
mod phrases;
mod read;
pub(crate) mod table;
pub(crate) mod trie;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::calendar::Date;

pub use params::{Arithmetic, HouseStyle, QuotePlay, Slots, Superlative, Suppress, Terms, Tolerance};
pub use pattern::{Pattern, Piece, Slot};
pub(crate) use phrases::Class;
pub use phrases::Phrases;
pub use trie::Part;

/// How serious a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Somebody has to correct something.
    Error,
    /// Somebody has to look.
    Warning,
    /// Good to know.
    Note,
}

/// A compiled rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rule {
    /// `topic.name`; finishes the sentence "the articles disagree on ...".
    #[serde(borrow)]
    pub id: Cow<'static, str>,
    /// One line: what the sources disagree on (`the number of dead`).
    #[serde(borrow)]
    pub summary: Cow<'static, str>,
    /// Why it matters.
    #[serde(borrow)]
    pub why: Cow<'static, str>,
    /// What to do about it.
    #[serde(borrow)]
    pub advice: Cow<'static, str>,
    /// How serious a difference is.
    pub severity: Severity,
    /// What it looks for and how it compares.
    pub(crate) params: Params,
    /// Where to read more; empty where nothing was given.
    #[serde(borrow)]
    pub url: Cow<'static, str>,
    /// Who keeps the rule; empty where nothing was given.
    #[serde(borrow)]
    pub owner: Cow<'static, str>,
    /// What it must say of which articles, in a rule of the user; `Rule::examples` has them of every rule.
    #[serde(skip)]
    pub(crate) examples: Vec<Example>,
    /// The file it was read from.
    #[serde(borrow)]
    pub path: Cow<'static, str>,
    /// The 1-based line it begins on.
    pub line: u32,
    /// Whether it came with the program.
    pub builtin: bool,
    /// Its number in the trie that the program carries; none where its phrases are not there, or not as they are in force.
    pub(crate) stored: Option<u32>,
}

impl Rule {
    /// What it looks for and how it compares.
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// The same, to be changed before the rule is put in force.
    pub fn params_mut(&mut self) -> &mut Params {
        self.stored = None;
        &mut self.params
    }

    /// How far two of its numbers may lie apart; none where it compares no numbers.
    pub fn tolerance(&self) -> Option<Tolerance> {
        match &self.params {
            Params::Measure(measure) => Some(Tolerance {
                units: measure.tolerance,
                share: measure.tolerance_share,
                grows_only: measure.grows_only,
            }),
            Params::Pattern(slots) => Some(slots.tolerance),
            Params::Arithmetic(sum) => Some(Tolerance { units: sum.tolerance, ..Tolerance::default() }),
            _ => None,
        }
    }

    /// Whether its value changes from day to day, so that articles of two days may rightly differ.
    pub fn develops(&self) -> bool {
        match &self.params {
            Params::Measure(measure) => measure.develops,
            Params::Choice(choice) => choice.develops,
            _ => false,
        }
    }

    /// The part of the id before the first dot.
    pub fn topic(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }
}

/// Articles, and what a rule must say of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The texts, each with the day it was published where that matters.
    pub articles: Vec<(String, Option<Date>)>,
    /// What the rule must say.
    pub expect: Expected,
    /// Why; empty where nothing was given.
    pub note: String,
    /// The 1-based line it begins on.
    pub line: u32,
}

/// What an example expects of its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// A conflict, sure or possible.
    Conflict,
    /// A conflict that is no more than possible.
    PossibleConflict,
    /// An agreement.
    Agreement,
    /// A difference with its reason.
    Reconciled,
    /// Nothing that is reported: no conflict, no possible one.
    Silent,
}

impl Expected {
    /// Its name in rule files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::PossibleConflict => "possible-conflict",
            Self::Agreement => "agreement",
            Self::Reconciled => "reconciled",
            Self::Silent => "silent",
        }
    }
}

/// What a kind of rule looks for and how it compares.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Params {
    /// A named number.
    Measure(Measure),
    /// One of an exclusive set.
    Choice(Choice),
    /// Words that mean the same when two claims are compared.
    Words(Phrases),
    /// Names of one office.
    Office(Office),
    /// What people do for a living.
    Occupations(Occupations),
    /// Words for one sort of happening, whose times and places are compared.
    Happening(Happening),
    /// Accepted variants of a name or a term: `Kiev` and `Kyiv`.
    Variants(Phrases),
    /// Phrases with slots.
    Pattern(Slots),
    /// The house's way to write something.
    Spelling(HouseStyle),
    /// How far two versions of a quote may lie apart.
    Quote(QuotePlay),
    /// A sum of named numbers.
    Arithmetic(Arithmetic),
    /// Superlatives that several origins have to support.
    Superlative(Superlative),
    /// Findings that the desk knows of.
    Suppress(Suppress),
    /// Only a name, severity and texts for a check that is built in (`names.spelling`, `dates.weekday`).
    Check,
}

impl Params {
    /// The kind, as its table is called in a rule file.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Measure(_) => "measure",
            Self::Choice(_) => "choice",
            Self::Words(_) => "words",
            Self::Office(_) => "offices",
            Self::Occupations(_) => "occupations",
            Self::Happening(_) => "happenings",
            Self::Variants(_) => "variants",
            Self::Pattern(_) => "pattern",
            Self::Spelling(_) => "spelling",
            Self::Quote(_) => "quote",
            Self::Arithmetic(_) => "arithmetic",
            Self::Superlative(_) => "superlative",
            Self::Suppress(_) => "suppress",
            Self::Check => "check",
        }
    }
}

/// A named number: what is counted or measured, in which units, how far two values may lie apart.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Measure {
    /// Nouns that name the number (`death toll`, `magnitude`) or the things counted (`dead`, `victim`).
    pub heads: Phrases,
    /// Nouns that name it only in a sentence with a word of `about` (`patient`, where a study is told of).
    pub shared: Phrases,
    /// What the sentence of a shared noun must speak of (`study`, `trial`).
    pub about: Phrases,
    /// Verbs and participles said of the things counted (`die`, `be killed`, `perish`).
    pub verbs: Phrases,
    /// Verbs whose object is the number or the things counted (`kill`, `evacuate`); in the passive, their subject.
    pub actions: Phrases,
    /// Dimensions or unit names it may have (`count`, `money`, `kilometre`); empty for any.
    pub units: Vec<String>,
    /// Words that make it another number: each inner list is one scope (`[["passenger"], ["crew"]]`).
    pub scopes: Vec<Phrases>,
    /// Largest difference that is agreement, in the written unit.
    pub tolerance: f64,
    /// Largest difference that is agreement, as a share of the larger value.
    pub tolerance_share: f64,
    /// A later, higher value replaces an earlier one.
    pub grows_only: bool,
    /// It changes from day to day.
    pub develops: bool,
}

/// An exclusive set of options said of one thing.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Choice {
    /// The options in order, each with its name and its phrases.
    pub options: Vec<(String, Phrases)>,
    /// Heads of what it is said of (`meeting`, `talks`); empty where any subject will do.
    pub about: Phrases,
    /// Which slots of the clause must be the same thing in two claims.
    pub same: Same,
    /// It changes from day to day.
    pub develops: bool,
    /// The option that holds where another is only planned, or not so: `not yet`.
    pub pending: Option<u16>,
}

/// Which slots must be the same thing before two options are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Same {
    /// The event and one participant.
    #[default]
    Event,
    /// The subject of the verb.
    Subject,
    /// The object of the verb.
    Object,
    /// Subject and object.
    Both,
    /// A person or thing with a name.
    Name,
    /// A person with a name, whatever else the sentences share.
    Person,
    /// The noun that the words describe: `the north tower`.
    Noun,
    /// Nothing: a story asks the question once.
    Story,
}

/// Titles that name one office, and what is known of who may hold it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Office {
    /// Canonical name (`chief financial officer`).
    pub name: String,
    /// Titles that mean it (`cfo`, `finance director`).
    pub titles: Phrases,
    /// The body it belongs to, whose offices exclude each other; empty where none is named.
    pub domain: String,
    /// Offices of its domain that one person may hold beside it; `any` stands for all.
    pub beside: Vec<String>,
    /// Words before a title that only say whose office it is (`club captain`).
    pub bodies: Phrases,
    /// Whether many persons hold it at once (`police officer`).
    pub many: bool,
    /// Whether it may be held beside an office of another body, or other bodies have the title too (`president`).
    pub elsewhere: bool,
    /// Titles that the press gives to deputies and holders alike (`fire chief`).
    pub loose: Phrases,
}

impl Office {
    /// Whether one person can hold both at once, as far as the rules know: they are of two bodies, or go together.
    pub fn goes_with(&self, other: &Self) -> bool {
        let beside = |one: &Self, two: &Self| one.beside.iter().any(|name| name == "any" || *name == two.name);
        self.domain.is_empty() || self.domain != other.domain || beside(self, other) || beside(other, self)
    }

    /// Whether who holds it holds no office of another body.
    pub fn is_bound(&self) -> bool {
        !self.domain.is_empty() && !self.elsewhere && !self.is_beside_any()
    }

    /// Whether it may be held beside every other office.
    pub fn is_beside_any(&self) -> bool {
        self.beside.iter().any(|name| name == "any")
    }
}

/// Occupations that exclude each other, but for those that may be one person's.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Occupations {
    /// Every occupation, in order of its place in the file.
    pub list: Vec<Occupation>,
}

/// What somebody does for a living.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Occupation {
    /// What it is called (`police officer`).
    pub name: Cow<'static, str>,
    /// Words that mean it (`policeman`).
    pub titles: Phrases,
    /// The places of the lists of `together` that name it.
    pub kin: Vec<u16>,
    /// The places of the occupations that it is a broader word for, or is had beside.
    pub covers: Vec<u16>,
}

impl Occupations {
    /// Whether one person may do both, or one is the other said otherwise: they are the same, a list of `together` has
    /// both, or one is broader.
    pub fn may_be(&self, a: u16, b: u16) -> bool {
        let Some((one, other)) = self.list.get(usize::from(a)).zip(self.list.get(usize::from(b))) else { return false };
        a == b
            || one.kin.iter().any(|list| other.kin.contains(list))
            || one.covers.contains(&b)
            || other.covers.contains(&a)
    }
}

/// Words for one sort of happening: `sound the alarm`, `distress call`, `the first call`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Happening {
    /// What it is (`the alarm`).
    pub name: String,
    /// Verbs, nouns and phrases that speak of it.
    pub words: Phrases,
    /// What else must be the same before two are one.
    pub identity: Identity,
}

/// What makes two happenings of one sort one happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Identity {
    /// Nothing more: a story seldom has two of them.
    #[default]
    Once,
    /// Somebody or something with a name has part in both.
    Named,
    /// Somebody or something has part in both.
    Often,
}
