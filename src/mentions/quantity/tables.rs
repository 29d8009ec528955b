//! The word lists of `data/`, read once.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

use crate::mentions::{Dimension, Precision, Unit};

/// `data/quantities.toml`, see there.
#[derive(Deserialize)]
pub(super) struct Lists {
    pub(super) labels: HashSet<String>,
    pub(super) lower_labels: HashSet<String>,
    pub(super) label_phrases: HashSet<String>,
    pub(super) stops: HashSet<String>,
    pub(super) plurals: HashSet<String>,
    pub(super) people: HashSet<String>,
    pub(super) modifiers: HashSet<String>,
    pub(super) alike: HashSet<String>,
    pub(super) nouns_in_ing: HashSet<String>,
    pub(super) no_rates: HashSet<String>,
    pub(super) weighing: HashSet<String>,
    pub(super) nouns_in_ed: HashSet<String>,
    pub(super) foreseen: HashSet<String>,
    pub(super) resolutions: HashSet<String>,
    pub(super) models: HashSet<String>,
    pub(super) craft: HashSet<String>,
    pub(super) editions: HashSet<String>,
    pub(super) ranked: HashSet<String>,
    pub(super) not_counted: HashSet<String>,
    pub(super) not_one: HashSet<String>,
    pub(super) per: HashSet<String>,
    pub(super) score_after: HashSet<String>,
    pub(super) score_before: HashSet<String>,
    pub(super) extents: HashSet<String>,
    pub(super) bearings: HashSet<String>,
    pub(super) leads: HashSet<String>,
    pub(super) ballots: HashSet<String>,
    pub(super) dialling: HashSet<String>,
    pub(super) tallies: HashSet<String>,
    pub(super) lived: HashSet<String>,
    pub(super) persons: HashSet<String>,
    pub(super) ones: HashSet<String>,
    pub(super) parents: HashSet<String>,
    pub(super) notes: HashMap<String, f64>,
    pub(super) angles: HashSet<String>,
    pub(super) winds: HashSet<String>,
    pub(super) vague: HashMap<String, (f64, f64)>,
    pub(super) several: HashMap<String, (f64, f64)>,
    pub(super) groups: HashMap<String, f64>,
    pub(super) born: HashMap<String, f64>,
    pub(super) figured: HashMap<String, f64>,
    pub(super) paired: HashSet<String>,
    pub(super) digit_labels: HashSet<String>,
}

/// The lists.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| crate::tables::table!("quantities"));

#[derive(Deserialize)]
struct UnitRow {
    name: String,
    dimension: Dimension,
    #[serde(default = "one")]
    factor: f64,
    #[serde(default)]
    offset: f64,
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
}

#[derive(Deserialize)]
struct CurrencyRow {
    name: String,
    #[serde(default = "one")]
    factor: f64,
    words: Vec<String>,
    signs: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
}

fn one() -> f64 {
    1.0
}

#[derive(Deserialize)]
struct UnitFile {
    unit: Vec<UnitRow>,
    beaufort: Vec<f64>,
}

#[derive(Deserialize)]
struct CurrencyFile {
    currency: Vec<CurrencyRow>,
}

/// Units of measure and currencies, found by their words.
pub(super) struct Units {
    /// The units, money last.
    pub(super) list: Vec<Unit>,
    /// First word to the words that follow and the unit, longest first.
    pub(super) words: HashMap<String, Vec<(Vec<String>, usize)>>,
    /// Symbols as written, behind digits only.
    pub(super) symbols: HashMap<String, usize>,
    /// Currency signs as written.
    pub(super) signs: HashMap<String, usize>,
    /// Lower ends of the Beaufort forces, in knots.
    pub(super) beaufort: Vec<f64>,
}

impl Units {
    /// A unit by its name.
    pub(super) fn named(&self, name: &str) -> Option<Unit> {
        self.list.iter().find(|unit| unit.name == name).cloned()
    }

    fn row(&mut self, unit: Unit, words: Vec<String>, symbols: Vec<String>) -> usize {
        let index = self.list.len();
        self.list.push(unit);
        for word in words {
            let plural = word.chars().last().is_some_and(char::is_alphabetic).then(|| format!("{word}s"));
            // `degrees Celsius`, `parts per million`
            let inner = word.split_once(' ').map(|(first, rest)| format!("{first}s {rest}"));
            for form in std::iter::once(word).chain(plural).chain(inner) {
                let parts = split(&form);
                if let Some((first, rest)) = parts.split_first() {
                    add(self.words.entry(first.clone()).or_default(), rest, index);
                }
            }
        }
        self.symbols.extend(symbols.into_iter().map(|symbol| (symbol, index)));
        index
    }
}

/// Adds a row, longest phrases first.
fn add<T>(rows: &mut Vec<(Vec<String>, T)>, rest: &[String], meaning: T) {
    let at = rows.partition_point(|(words, _)| words.len() >= rest.len());
    rows.insert(at, (rest.to_vec(), meaning));
}

/// A phrase of a table as the tokeniser cuts it: at spaces, hyphens and marks.
pub(super) fn split(phrase: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for word in phrase.split(' ') {
        let mut part = String::new();
        for letter in word.chars() {
            if letter.is_alphanumeric() || letter == '.' || matches!(letter, '\u{b5}') {
                part.push(letter);
            } else {
                if !part.is_empty() {
                    parts.push(std::mem::take(&mut part));
                }
                parts.push(letter.to_string());
            }
        }
        if !part.is_empty() {
            parts.push(part);
        }
    }
    parts
}

/// The units.
pub(super) static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let units: UnitFile = crate::tables::table!("units");
    let money: CurrencyFile = crate::tables::table!("currencies");
    let mut table = Units {
        list: Vec::new(),
        words: HashMap::default(),
        symbols: HashMap::default(),
        signs: HashMap::default(),
        beaufort: units.beaufort,
    };
    for row in units.unit {
        let unit = Unit { name: row.name, dimension: row.dimension, factor: row.factor, offset: row.offset };
        table.row(unit, row.words, row.symbols);
    }
    for row in money.currency {
        let unit = Unit { name: row.name, dimension: Dimension::Money, factor: row.factor, offset: 0.0 };
        let index = table.row(unit, row.words, row.symbols);
        table.signs.extend(row.signs.into_iter().map(|sign| (sign, index)));
    }
    table
});

#[derive(Deserialize)]
struct HedgeWords {
    about: Vec<String>,
    at_least: Vec<String>,
    at_most: Vec<String>,
}

#[derive(Deserialize)]
struct HedgeFile {
    before: HedgeWords,
    after: HedgeWords,
    between: Between,
    within: Going,
    close: Close,
    up: Going,
}

#[derive(Deserialize)]
struct Between {
    words: HashSet<String>,
    definite: HashSet<String>,
}

#[derive(Deserialize)]
struct Close {
    words: HashSet<String>,
}

#[derive(Deserialize)]
struct Going {
    verbs: HashSet<String>,
}

/// Hedge phrases.
pub(super) struct Hedges {
    /// Last word of a phrase before a number, to its words before that, last first, and what it means.
    pub(super) before: HashMap<String, Vec<(Vec<String>, Precision)>>,
    /// First word of a phrase after a number, to the words after that.
    pub(super) after: HashMap<String, Vec<(Vec<String>, Precision)>>,
    /// Words between a hedge and its number.
    pub(super) between: HashSet<String>,
    /// Those of them that point at a number known before.
    pub(super) definite: HashSet<String>,
    /// Verb forms before `up` that take it to themselves.
    pub(super) going: HashSet<String>,
    /// Verbs whose `within` says how near something came.
    pub(super) approaching: HashSet<String>,
    /// Words of a hedge by which its number is nearly reached.
    pub(super) close: HashSet<String>,
}

/// The hedges.
pub(super) static HEDGES: LazyLock<Hedges> = LazyLock::new(|| {
    let file: HedgeFile = crate::tables::table!("hedges");
    Hedges {
        before: phrases(file.before, true),
        after: phrases(file.after, false),
        between: file.between.words,
        definite: file.between.definite,
        going: file.up.verbs,
        approaching: file.within.verbs,
        close: file.close.words,
    }
});

fn phrases(words: HedgeWords, backwards: bool) -> HashMap<String, Vec<(Vec<String>, Precision)>> {
    let rows =
        [(words.about, Precision::About), (words.at_least, Precision::AtLeast), (words.at_most, Precision::AtMost)];
    let mut map: HashMap<String, Vec<(Vec<String>, Precision)>> = HashMap::default();
    for (list, precision) in rows {
        for phrase in list {
            let mut parts = split(&phrase);
            if backwards {
                parts.reverse();
            }
            if let Some((first, rest)) = parts.split_first() {
                add(map.entry(first.clone()).or_default(), rest, precision);
            }
        }
    }
    map
}
