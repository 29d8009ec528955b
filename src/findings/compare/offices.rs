//! Two offices of one person.

use super::{Reason, Relation};
use crate::claims::{Post, Scene, is_below, is_rank};
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
    if of_two_bodies(scene, x, y) {
        return Relation::Differs;
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
    // `Lieutenant General`, `head of the force`: a rank is held beside an office.
    let beside = offices(scene, x).chain(offices(scene, y)).any(|office| !office.is_bound());
    if one_body || !both_known && !beside && of_two_fields(x, y) { Relation::Differs } else { Relation::Apart }
}

/// Whether two titles have one head, or both head something, and say unlike things of what: `energy minister`, `digital
/// minister`; `head of the water laboratory`, `hospital manager`.
fn of_two_fields(x: &Post, y: &Post) -> bool {
    let (p, q) = (head(x), head(y));
    if p != q && !(p.is_some_and(is_rank) && q.is_some_and(is_rank)) {
        return false;
    }
    let (mine, theirs) = (fields(x), fields(y));
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|word| theirs.contains(word))
}

/// The word of a title that says what its holder is: the last one, or the one before `of`.
fn head(post: &Post) -> Option<&str> {
    let of = post.words.iter().position(|word| word == "of" || word == "for").unwrap_or(post.words.len());
    post.words.get(..of)?.last().map(String::as_str)
}

/// The words of a title that say of what.
fn fields(post: &Post) -> Vec<&str> {
    let small = |word: &str| is_rank(word) || is_below(word) || matches!(word, "of" | "the" | "for" | "and");
    let head = head(post);
    post.words.iter().map(String::as_str).filter(|word| !small(word) && Some(*word) != head).collect()
}

/// Whether each title is an office of bodies that the other is none of, and they exclude each other.
fn of_two_bodies(scene: &Scene<'_>, x: &Post, y: &Post) -> bool {
    let known = !x.offices.is_empty() && !y.offices.is_empty();
    known && offices(scene, x).all(|a| offices(scene, y).all(|b| a.excludes(b)))
}

fn offices<'a>(scene: &Scene<'a>, post: &'a Post) -> impl Iterator<Item = &'a Office> {
    post.offices.iter().filter_map(|rule| match &scene.story.rules.list.get(*rule)?.params {
        Params::Office(office) => Some(office),
        _ => None,
    })
}
