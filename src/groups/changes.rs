//! When two changes speak of the same thing.

use super::Step;
use super::amounts::{one_sentence, shared_head};
use super::fit::{Fit, fit};
use super::likeness::{likeness, owners_differ};
use crate::claims::{About, Claim, ClaimValue, Scene};
use crate::mentions::{Change, Dimension, Direction, Quantity, Value};
use crate::rules::Tolerance;

/// The link of two changes, with its score.
pub(super) fn link(scene: &Scene<'_>, claims: &[Claim], a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    let (ClaimValue::Change(x), ClaimValue::Change(y)) = (&a.value, &b.value) else { return None };
    let sentence = one_sentence(a, b);
    // `Oil fell 6% and gas rose 8%`: two sizes in one sentence are of two things.
    let sized = |change: &Change| change.from.is_none() && change.to.is_none();
    if sentence && (sized(x) && sized(y) || opposed(x, y) && a.about != b.about) {
        return None;
    }
    // A way without a size is held against other articles only; one article may speak of two times.
    let bare = |change: &Change| change.factor.is_none() && change.difference.is_none() && sized(change);
    if a.article == b.article && (bare(x) || bare(y)) {
        return None;
    }
    // Two ways alike of one noun say little.
    if (bare(x) || bare(y)) && !matches!(a.about, About::Measure(_)) && !opposed(x, y) {
        return None;
    }
    // `lost 52 million pounds`, `lifted the club to 14 points`
    if matches!((sort(x), sort(y)), (Some(x), Some(y)) if x != y) {
        return None;
    }
    let shared = shared_head(scene, a, b);
    let named = matches!((a.about, b.about), (About::Measure(_), About::Measure(_)));
    let mirrored = a.article != b.article && mirrored(x, y) && !answered(scene, a, x, b, y);
    let told_alike = mirrored && telling(x, y);
    if a.about != b.about && !sentence && !told_alike && (named || shared == 0.0) {
        return None;
    }
    // Two figures at two times are told of too many things; only the other way round they say that one is wrong.
    let reckoned = |claim: &Claim| matches!(claim.about, About::Figure(_));
    if (reckoned(a) || reckoned(b)) && !told_alike {
        return None;
    }
    let like = likeness(a, b);
    let owners = if owners_differ(scene, a, b) { 0.25 } else { 0.0 };
    // One article that gives two sizes has two things or two times in mind.
    let within = if a.article == b.article && !sentence { 0.15 } else { 0.0 };
    let measured = matches!(a.about, About::Measure(_)) && a.about == b.about;
    let step = match (measured, a.about == b.about || shared > 0.0) {
        (true, _) => Step::SameMeasure,
        (false, true) => Step::SameNoun,
        (false, false) => Step::NearValue,
    };
    let base = match (sentence, measured) {
        (true, _) => 0.75,
        (false, true) => 0.62,
        _ if a.about == b.about => 0.35,
        _ => 0.15 + 0.25 * shared,
    };
    let mirror = match (told_alike, mirrored) {
        (true, _) => MIRRORED_TELLING,
        (false, true) => MIRRORED,
        _ if turned(scene, claims, a, b) => TURNED,
        _ => 0.0,
    };
    Some((step, base + mirror + 0.4 * like - owners - within))
}

/// What the figures of a change measure, if anything but shares.
fn sort(change: &Change) -> Option<Dimension> {
    let shares = |sort: &Dimension| {
        matches!(sort, Dimension::Share | Dimension::Points | Dimension::None | Dimension::Duration | Dimension::Age)
    };
    let figures = [&change.to, &change.from, &change.difference];
    figures.into_iter().flatten().map(|figure| figure.unit.dimension).find(|sort| !shares(sort))
}

/// What a link gains where one is as large a rise as the other is a fall.
const MIRRORED: f64 = 0.25;

/// What it gains where the size is one that two things hardly have by chance.
const MIRRORED_TELLING: f64 = 0.45;

/// What a link gains where one article has a rise and the other a fall of one thing, and nothing else of it.
const TURNED: f64 = 0.25;

/// Whether two articles tell the opposite of one thing, by a noun that is no name, and neither what the other tells.
fn turned(scene: &Scene<'_>, claims: &[Claim], a: &Claim, b: &Claim) -> bool {
    let About::Noun(key, _) = a.about else { return false };
    let (ClaimValue::Change(x), ClaimValue::Change(y)) = (&a.value, &b.value) else { return false };
    let also = |one: &Claim, way: &Change| {
        let of_it = |claim: &&Claim| claim.article == one.article && claim.about == one.about;
        claims.iter().filter(of_it).any(|claim| match &claim.value {
            ClaimValue::Change(change) => change.direction == way.direction,
            _ => false,
        })
    };
    opposed(x, y)
        && a.article != b.article
        && a.about == b.about
        && !scene.vocabulary.is_name(key)
        && !also(a, y)
        && !also(b, x)
}

/// The least and most that a change comes to, in percent.
fn size(change: &Change) -> Option<(f64, f64)> {
    let difference = change.difference.as_ref().filter(|size| size.unit.dimension == Dimension::Share)?;
    // A hedge reaches a little further than its number; `more than a fifth` may be 22 percent.
    let high = if difference.high.is_finite() { difference.high } else { 1.15 * difference.low };
    Some((difference.low - difference.slack, high + difference.slack))
}

/// Whether one is a rise and the other a fall.
fn opposed(x: &Change, y: &Change) -> bool {
    matches!((x.direction, y.direction), (Direction::Up, Direction::Down) | (Direction::Down, Direction::Up))
}

/// Whether one is a rise and the other a fall by the same share, to the same figure, or from where the other ends.
fn mirrored(x: &Change, y: &Change) -> bool {
    opposed(x, y) && (same_size(x, y) || meet(x, y))
}

/// Whether both end at one figure, or each begins where the other ends.
fn meet(x: &Change, y: &Change) -> bool {
    let turned = same(x.from.as_ref(), y.to.as_ref()) && same(x.to.as_ref(), y.from.as_ref());
    turned || same(x.to.as_ref(), y.to.as_ref())
}

/// Whether both are given, and are one figure of two digits or more. A sum is no bare number: where the crown falls to 27.4 to
/// the euro, the euro rises to 27.4 crowns.
fn same(x: Option<&Quantity>, y: Option<&Quantity>) -> bool {
    let sort =
        |x: &Quantity, y: &Quantity| (x.unit.dimension == Dimension::Money) == (y.unit.dimension == Dimension::Money);
    matches!((x, y), (Some(x), Some(y)) if x.digits >= 2 && y.digits >= 2 && sort(x, y) && fit(x, y, Tolerance::default()) == Fit::Same)
}

fn same_size(x: &Change, y: &Change) -> bool {
    matches!((size(x), size(y)), (Some(a), Some(b)) if a.0 <= b.1 && b.0 <= a.1)
}

/// Sizes this exact are few: from six percent on a percentage in whole numbers is.
const EXACT: f64 = 0.18;

/// Whether two equal sizes are both exact and no round number, or two ends are one.
fn telling(x: &Change, y: &Change) -> bool {
    let one = |change: &Change| {
        let (low, high) = size(change).unwrap_or((0.0, 1.0));
        let middle = f64::midpoint(low, high);
        high - low <= EXACT * middle && middle.rem_euclid(5.0) != 0.0
    };
    meet(x, y) || one(x) && one(y)
}

/// Whether one of the articles gives the other's change too: then it is of another thing.
fn answered(scene: &Scene<'_>, a: &Claim, x: &Change, b: &Claim, y: &Change) -> bool {
    let gives = |article: usize, change: &Change| {
        scene.mentions(article).iter().any(|mention| match &mention.value {
            Value::Change(other) => other.direction == change.direction && same_size(other, change),
            _ => false,
        })
    };
    gives(a.article, y) || gives(b.article, x)
}
