//! Two occupations of one person.

use super::Relation;
use crate::claims::{Living, Scene, Trade};
use crate::rules::Params;

/// Conflicting where a rule knows both and says of none of them that it may be the other, or be held beside it.
pub(super) fn compare(scene: &Scene<'_>, x: &Living, y: &Living) -> Relation {
    // What somebody was is not what somebody is.
    if x.former != y.former {
        return Relation::Apart;
    }
    if x.trades.iter().any(|trade| y.trades.contains(trade)) {
        return Relation::Same;
    }
    let alike = |a: &Trade, b: &Trade| a.0 != b.0 || may_be(scene, *a, *b);
    if x.all.iter().any(|a| y.all.iter().any(|b| alike(a, b))) || one_field(x, y) {
        return Relation::Apart;
    }
    Relation::Differs
}

/// Whether one person may do both.
fn may_be(scene: &Scene<'_>, a: Trade, b: Trade) -> bool {
    let rule = scene.story.rules.list.get(a.0);
    rule.is_some_and(|rule| match rule.params() {
        Params::Occupations(occupations) => occupations.may_be(a.1, b.1),
        _ => false,
    })
}

/// Whether two say one thing of what: `chemistry teacher`, `chemist`.
fn one_field(x: &Living, y: &Living) -> bool {
    let akin = |a: &str, b: &str| {
        let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
        shared >= STEM
    };
    x.words.split(' ').any(|a| y.words.split(' ').any(|b| a.len() > 3 && !is_status(a) && akin(a, b)))
}

/// So many letters at the beginning are a word's stem.
const STEM: usize = 5;

/// Whether a word only says that somebody no longer works.
fn is_status(word: &str) -> bool {
    ["retired", "former"].iter().any(|status| word.eq_ignore_ascii_case(status))
}
