//! Which names of two articles are one name with a slip in it, and which are two bearers.
//!
//! Letters alone do not tell: the given name, the office, and that neither article knows the other's spelling speak for
//! one bearer; an article that has both speaks for two.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::{Variants, equal_or_initial, inflected, is_alike, is_faintly_alike, is_near};
use super::entities::Local;
use crate::mentions::NameKind;

/// All names of a story: which articles have which part of a name, and who holds which office.
pub(super) struct Crowd {
    articles: BTreeMap<String, BTreeSet<usize>>,
    offices: BTreeMap<Vec<String>, BTreeSet<String>>,
    personal: BTreeSet<Vec<String>>,
    times: BTreeMap<(String, usize), u32>,
}

/// Last words of bodies' names that are taken for one another.
const BODIES: [&[&str]; 3] = [
    &[
        "organisation",
        "organization",
        "council",
        "agency",
        "authority",
        "board",
        "commission",
        "committee",
        "bureau",
        "office",
        "service",
        "administration",
        "directorate",
        "inspectorate",
        "department",
        "panel",
        "body",
    ],
    &["association", "federation", "league", "confederation", "alliance", "society", "union"],
    &["institute", "centre", "center", "foundation", "academy", "laboratory", "institution", "observatory"],
];

impl Crowd {
    /// Counts the names.
    pub(super) fn of(locals: &[Local]) -> Self {
        let mut crowd = Self {
            articles: BTreeMap::new(),
            offices: BTreeMap::new(),
            personal: BTreeSet::new(),
            times: BTreeMap::new(),
        };
        for local in locals {
            crowd.offices.entry(local.parts.clone()).or_default().extend(local.offices.iter().cloned());
            if local.personal {
                crowd.personal.insert(local.parts.clone());
            }
            for spelling in &local.spellings {
                for part in &spelling.parts {
                    crowd.articles.entry(part.clone()).or_default().insert(local.article);
                    *crowd.times.entry((part.clone(), local.article)).or_default() += spelling.times;
                }
            }
        }
        crowd
    }

    /// Whether two names of different articles, or of one, are one bearer's, misspelt in one of them.
    pub(super) fn one_misspelt(&self, a: &Local, b: &Local) -> bool {
        let kinds = a.kind == b.kind || a.kind == NameKind::Other || b.kind == NameKind::Other;
        if !kinds || a.kind == NameKind::Country && b.kind == NameKind::Country {
            return false;
        }
        let (short, long) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
        let tail = &long.parts[long.parts.len() - short.parts.len()..];
        let head = &long.parts[..short.parts.len()];
        // Persons are called by the end of their names, bodies and places by its beginning.
        self.slip(&short.parts, tail)
            || short.kind != NameKind::Person && self.slip(&short.parts, head)
            || self.one_person(a, b)
            || self.one_body(a, b)
    }

    /// `Continental Security Organisation`, `Continental Security Council`: all words but the last the same, the last two
    /// words for much the same sort of body, and no article that knows both.
    fn one_body(&self, a: &Local, b: &Local) -> bool {
        let (Some((last, words)), Some((other, others))) = (a.parts.split_last(), b.parts.split_last()) else {
            return false;
        };
        let person = a.kind == NameKind::Person || b.kind == NameKind::Person;
        let alike = BODIES.iter().any(|row| row.contains(&last.as_str()) && row.contains(&other.as_str()));
        !person && words.len() >= 2 && words == others && last != other && alike && !self.meet(last, other)
    }

    /// Each part equal or an initial, at least one near.
    fn slip(&self, short: &[String], long: &[String]) -> bool {
        let pairs = || short.iter().zip(long);
        let exact = pairs().filter(|(x, y)| x == y).count();
        let near: Vec<_> = pairs().filter(|(x, y)| x != y && is_near(x, y)).collect();
        let initials = pairs().filter(|(x, y)| x != y && equal_or_initial(x, y)).count();
        if near.is_empty() || exact + near.len() + initials != short.len() {
            return false;
        }
        if near.iter().any(|(x, y)| self.both_known(x, y)) {
            return false;
        }
        // A plural or an adjective is no slip of a word; a person's full name has neither.
        let formed = near.iter().any(|(x, y)| inflected(x, y) || inflected(y, x));
        // A lone word differs from another lone word more often by meaning than by a slip, so it must be long.
        if let [word] = short {
            return word.chars().count() >= 5 && !formed;
        }
        let weight: usize = pairs().filter(|(x, y)| x == y).map(|(x, _)| x.chars().count()).sum();
        let person = self.personal.contains(short) || self.personal.contains(long);
        (person || !formed) && (weight >= 3 || near.len() + exact >= 3)
    }

    /// The same given name and a surname much alike, or one office and either name the same.
    fn one_person(&self, a: &Local, b: &Local) -> bool {
        let (Some((given, rest)), Some((other, others))) = (a.parts.split_first(), b.parts.split_first()) else {
            return false;
        };
        let (Some(last), Some(other_last)) = (rest.last(), others.last()) else { return false };
        let personal = self.personal.contains(&a.parts) || self.personal.contains(&b.parts);
        if a.kind != NameKind::Person || b.kind != NameKind::Person || !personal || given.chars().count() < 2 {
            return false;
        }
        let empty = BTreeSet::new();
        let offices = |local: &Local| self.offices.get(&local.parts).unwrap_or(&empty);
        let one_office = offices(a).intersection(offices(b)).next().is_some();
        if given == other {
            let like = is_alike(last, other_last) || one_office && is_faintly_alike(last, other_last);
            return last != other_last && like && !self.meet(last, other_last);
        }
        last == other_last && one_office && !equal_or_initial(given, other) && !self.meet(given, other)
    }

    /// Whether an article has both words in its names.
    fn meet(&self, x: &str, y: &str) -> bool {
        let (Some(one), Some(other)) = (self.articles.get(x), self.articles.get(y)) else { return false };
        one.intersection(other).next().is_some()
    }

    /// Whether an article has both words in its names, and each more than once: then it knows them apart.
    fn both_known(&self, x: &str, y: &str) -> bool {
        let (Some(one), Some(other)) = (self.articles.get(x), self.articles.get(y)) else { return false };
        let often =
            |word: &str, article: usize| self.times.get(&(word.to_owned(), article)).is_some_and(|times| *times > 1);
        one.intersection(other).any(|article| often(x, *article) && often(y, *article))
    }
}

/// Whether two folded names of one bearer differ by a slip (true) or only in form (false); none where their parts do not
/// correspond.
pub(super) fn slips(variants: &Variants, a: &[String], b: &[String]) -> Option<bool> {
    let same = |x: &str, y: &str| equal_or_initial(x, y) || variants.accept(x, y);
    let left = |from: &[String], others: &[String]| -> Vec<String> {
        from.iter().filter(|part| !others.iter().any(|other| same(part, other))).cloned().collect()
    };
    let (x, y) = (left(a, b), left(b, a));
    if x.is_empty() || y.is_empty() {
        return Some(false);
    }
    let near = |part: &String, others: &[String]| others.iter().any(|other| is_near(part, other));
    let (fewer, more) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    let all_near = fewer.iter().all(|part| near(part, more));
    // `Neil Garrity`, `Neil Geraghty`: the given name holds the two together.
    let full = a.len() > 1 && b.len() > 1 && x.len() < a.len() && y.len() < b.len();
    (all_near || full).then_some(true)
}
