//! Whether two superlatives are said of one thing, and whether two lists are one list.

use super::ladder::Step;
use super::likeness::{common, likeness, overlap};
use crate::claims::{Claim, ClaimValue, Key, Rank, Scene};

/// What a score begins with: superlatives of one scale that claim a place are few in a story.
const BASE: f64 = 0.36;

/// Two places on one scale, said of like things.
pub(super) fn ranks(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    let (ClaimValue::Rank(x), ClaimValue::Rank(y)) = (&a.value, &b.value) else { return None };
    if a.article == b.article || x.scale != y.scale {
        return None;
    }
    // `Arden is the third-largest`, `Lunden is the largest`.
    let named =
        |keys: &[Key]| -> Vec<Key> { keys.iter().copied().filter(|key| scene.vocabulary.is_name(*key)).collect() };
    let (mine, theirs) = (named(&a.doer), named(&b.doer));
    if !mine.is_empty() && !theirs.is_empty() && common(&mine, &theirs).next().is_none() {
        return None;
    }
    let heads = match (a.counted, b.counted) {
        (Some(p), Some(q)) if p == q => 0.24,
        (Some(_), Some(_)) => 0.0,
        _ => 0.12,
    };
    // What goes back without end, and what is denied, is said of the story's own subject.
    let claimed = |rank: &Rank| rank.ever || rank.since.is_some() || rank.place != 1;
    let both = match (claimed(x) && claimed(y), x.place == 0 || y.place == 0) {
        (true, true) => 0.22,
        (true, false) => 0.12,
        _ => 0.0,
    };
    let like = likeness(a, b);
    let with = overlap(&scene.vocabulary, &a.setting, &b.setting);
    (with > 0.0).then_some((Step::SameRank, BASE + heads + both + 0.35 * like + 0.40 * with))
}

/// Two lists that are one but for an item: as long, and all names but one in common.
pub(super) fn members(a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    let (ClaimValue::Members(x), ClaimValue::Members(y)) = (&a.value, &b.value) else { return None };
    let shared = common(x, y).count();
    if a.article == b.article || x.len() != y.len() || shared + 1 < x.len() {
        return None;
    }
    let of_three = if x.len() == 3 { 0.12 } else { 0.0 };
    Some((Step::SameList, 0.82 - of_three + 0.30 * likeness(a, b)))
}
