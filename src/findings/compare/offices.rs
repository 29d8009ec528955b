//! Two offices of one person.

use super::{Reason, Relation};
use crate::claims::{Post, Scene, is_below};
use crate::rules::{Office, Params};

/// The same where one rule knows both titles; conflicting where one body has both and nobody holds the two at once, or
/// where titles no rule knows have one head and unlike words before it (`energy minister`, `digital minister`).
pub(super) fn compare(scene: &Scene<'_>, x: &Post, y: &Post) -> Relation {
    if x.words == y.words && x.below == y.below {
        return Relation::Same;
    }
    if x.offices.iter().any(|rule| y.offices.contains(rule)) {
        return match (x.below == y.below, x.loose || y.loose) {
            (true, _) => Relation::Same,
            (false, true) => Relation::Apart,
            (false, false) => Relation::Differs,
        };
    }
    // A deputy often has an office of his own.
    if x.below != y.below {
        return Relation::Apart;
    }
    let both_known = !x.offices.is_empty() && !y.offices.is_empty();
    // `engineer` is the chief engineer, said shorter; the captain is not the vice-captain, nor the pilot the co-pilot.
    let inside = |short: &Post, long: &Post| {
        let mut more = long.words.iter().filter(|word| !short.words.contains(word));
        short.words.iter().all(|word| long.words.contains(word))
            && more.all(|word| !(is_below(word) || both_known && word == "co"))
    };
    if inside(x, y) || inside(y, x) {
        return Relation::Reconciled(Reason::Style);
    }
    let mut one_body = false;
    for a in offices(scene, x) {
        for b in offices(scene, y).filter(|b| !a.domain.is_empty() && a.domain == b.domain) {
            if a.goes_with(b) {
                return Relation::Apart;
            }
            one_body = true;
        }
    }
    let one_head = x.words.last() == y.words.last();
    if one_body || one_head && !both_known { Relation::Differs } else { Relation::Apart }
}

fn offices<'a>(scene: &Scene<'a>, post: &'a Post) -> impl Iterator<Item = &'a Office> {
    post.offices.iter().filter_map(|rule| match &scene.story.rules.list.get(*rule)?.params {
        Params::Office(office) => Some(office),
        _ => None,
    })
}
