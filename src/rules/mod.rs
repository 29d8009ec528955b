//! TOML rules in, one compiled set out.
//!
//! Comes in: the embedded packs of `rules/` and the user's files. Goes out: [`Rules`], and a `Problem` for every
//! fault, with its line and column. Refuses: a rule that does not hold its own examples (`rules test` says so).
//!
//! The rule `casualties.dead` says that `death toll`, `dead`, `perish` and `be killed` speak of one number; in
//! `63 people perished` it is hit by the verb, and the quantity becomes a claim of that measure.

pub(crate) mod faults;
mod hits;
pub(crate) mod keys;
mod lists;
mod load;
mod matcher;
mod packed;
mod params;
mod pattern;
mod phrases;
mod read;
mod schema;
pub(crate) mod source;
pub(crate) mod table;
mod told;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;

use crate::calendar::Date;
use matcher::Matcher;

pub use hits::{Hit, Part, Tokens};
pub use params::{Arithmetic, HouseStyle, QuotePlay, Slots, Superlative, Suppress, Terms, Tolerance};
pub use pattern::{Pattern, Piece, Slot};
pub use phrases::Phrases;
pub use schema::{reference, schema};
pub use source::{Source, open};
pub use told::points;

/// How serious a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Somebody has to correct something.
    Error,
    /// Somebody has to look.
    Warning,
    /// Good to know.
    Note,
}

/// Position of a rule in [`Rules::list`].
pub type RuleIndex = usize;

/// A compiled rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `topic.name`; finishes the sentence "the articles disagree on ...".
    pub id: String,
    /// One line: what the sources disagree on (`the number of dead`).
    pub summary: String,
    /// Why it matters.
    pub why: String,
    /// What to do about it.
    pub advice: String,
    /// How serious a difference is.
    pub severity: Severity,
    /// What it looks for and how it compares.
    pub params: Params,
    /// Where to read more; empty where nothing was given.
    pub url: String,
    /// Who keeps the rule; empty where nothing was given.
    pub owner: String,
    /// What it must say of which articles, in a rule of the user; [`Rule::examples`] has them of every rule.
    examples: Vec<Example>,
    /// The file it was read from.
    pub path: String,
    /// The 1-based line it begins on.
    pub line: u32,
    /// Whether it came with the program.
    pub builtin: bool,
}

impl Rule {
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
#[derive(Debug, Clone)]
pub enum Params {
    /// A named number.
    Measure(Measure),
    /// One of an exclusive set.
    Choice(Choice),
    /// Words that mean the same when two claims are compared.
    Words(Phrases),
    /// Names of one office.
    Office(Office),
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
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// Nouns that name the number (`death toll`, `magnitude`) or the things counted (`dead`, `victim`).
    pub heads: Phrases,
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
#[derive(Debug, Clone, Default)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
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
    /// Nothing: a story asks the question once.
    Story,
}

/// Titles that name one office, and what is known of who may hold it.
#[derive(Debug, Clone, Default)]
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

    /// Whether the two are of two bodies and who holds one holds no office of the other: a finance minister is no
    /// governor of the central bank.
    pub fn excludes(&self, other: &Self) -> bool {
        self.domain != other.domain && self.is_bound() && other.is_bound()
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

/// Words for one sort of happening: `sound the alarm`, `distress call`, `the first call`.
#[derive(Debug, Clone, Default)]
pub struct Happening {
    /// What it is (`the alarm`).
    pub name: String,
    /// Verbs, nouns and phrases that speak of it.
    pub words: Phrases,
    /// What else must be the same before two are one.
    pub identity: Identity,
}

/// What makes two happenings of one sort one happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Identity {
    /// Nothing more: a story seldom has two of them.
    #[default]
    Once,
    /// Somebody or something with a name has part in both.
    Named,
    /// Somebody or something has part in both.
    Often,
}

/// Whether a pattern names a rule: its id, its topic, or a text with `*` for any letters.
pub fn names(pattern: &str, id: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = id.strip_prefix(first) else { return false };
    let inner: Vec<&str> = parts.collect();
    let Some((last, middle)) = inner.split_last() else {
        return rest.is_empty() || rest.starts_with('.');
    };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// Every rule in force, built-in and user's, compiled for matching.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// The rules, sorted by id.
    pub list: Vec<Rule>,
    /// The positions of the rules of each kind.
    kinds: BTreeMap<&'static str, Vec<RuleIndex>>,
    /// Made when the first text is held against the rules.
    matcher: OnceLock<Matcher>,
}

impl Rules {
    /// Compiles rules; of two with one id the later one counts.
    pub fn new(mut list: Vec<Rule>) -> Self {
        list.sort_by(|a, b| a.id.cmp(&b.id));
        list.dedup_by(|later, kept| {
            let same = later.id == kept.id;
            if same {
                std::mem::swap(later, kept);
            }
            same
        });
        let mut kinds: BTreeMap<&'static str, Vec<RuleIndex>> = BTreeMap::new();
        for (at, rule) in list.iter().enumerate() {
            kinds.entry(rule.params.kind()).or_default().push(at);
        }
        Self { matcher: OnceLock::new(), kinds, list }
    }

    /// The rules that come with the program.
    pub fn builtin() -> Self {
        Self::load(&[]).0
    }

    /// The built-in rules and those of `sources`. A rule of the sources replaces a built-in one of the same id; among
    /// the sources the first one of an id counts and the others are problems. A faulty rule is left out and stops no
    /// other.
    pub fn load(sources: &[Source]) -> (Self, Vec<crate::problem::Problem>) {
        let (list, problems) = load::load(sources);
        (Self::new(list), problems)
    }

    /// The rule with an id.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.list.get(self.position(id)?)
    }

    /// The position of the rule with an id.
    pub fn position(&self, id: &str) -> Option<RuleIndex> {
        self.list.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok()
    }

    /// The rules of one kind (`quote`) with their positions, in order of id.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = (RuleIndex, &Rule)> {
        let places = self.kinds.get(kind).into_iter().flatten();
        places.filter_map(|at| Some((*at, self.list.get(*at)?)))
    }
}
