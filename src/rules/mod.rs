//! The rules in force, and where their words stand in a document.
//!
//! Comes in: the rules that the build script stored, and the user's files. Goes out: [`Rules`], and the [`Hit`]s of a
//! document. What a rule file may say is told in `src/rulebook`.
//!
//! The rule `casualties.dead` says that `death toll`, `dead`, `perish` and `be killed` speak of one number; in
//! `63 people perished` it is hit by the verb, and the quantity becomes a claim of that measure.

mod builtin;
mod hits;
mod load;
mod matcher;
mod schema;
pub(crate) mod source;
mod told;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use matcher::Matcher;

pub use crate::rulebook::faults::near;
pub use crate::rulebook::table::{NO_ID, is_id};
pub use crate::rulebook::{
    Arithmetic, Choice, Example, Expected, Happening, HouseStyle, Identity, Measure, Occupations, Office, Params, Part,
    Pattern, Phrases, Piece, QuotePlay, Rule, Same, Severity, Slot, Slots, Superlative, Suppress, Terms, Tolerance,
};
pub use hits::{Hit, Tokens};
pub use schema::{reference, schema};
pub use source::{Source, open};
pub use told::points;

/// Position of a rule in [`Rules::list`].
pub type RuleIndex = usize;

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
            kinds.entry(rule.params().kind()).or_default().push(at);
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
        self.list.binary_search_by(|rule| (*rule.id).cmp(id)).ok()
    }

    /// The rules of one kind (`quote`) with their positions, in order of id.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = (RuleIndex, &Rule)> {
        let places = self.kinds.get(kind).into_iter().flatten();
        places.filter_map(|at| Some((*at, self.list.get(*at)?)))
    }
}
