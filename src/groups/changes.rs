//! When two changes speak of the same thing.

use super::Step;
use super::amounts::{one_sentence, shared_head};
use super::fit::{Fit, fit};
use super::likeness::{common, likeness, owners_differ};
use crate::claims::{About, Claim, ClaimValue, Key, Scene, are_counterparts};
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
    if (bare(x) || bare(y)) && !matches!(a.about, About::Measure(_)) && !opposed(x, y) && a.is_level() == b.is_level() {
        return None;
    }
    // `lost 52 million pounds`, `lifted the club to 14 points`
    if matches!((sort(x), sort(y)), (Some(x), Some(y)) if x != y) {
        return None;
    }
    let apart = a.article != b.article;
    // `Diesel cars fell by a quarter and electric ones rose by a quarter`: the other's change is of another thing.
    if apart && answered(scene, a, x, b, y) {
        return None;
    }
    let shared = shared_head(scene, a, b);
    let named = matches!((a.about, b.about), (About::Measure(_), About::Measure(_)));
    let mirrored = apart && mirrored(x, y);
    // Two names are two, and exports are no imports, however alike the figures are.
    if a.about != b.about && !sentence && (names_differ(scene, a, b) || contrast(scene, a, b)) {
        return None;
    }
    let told_alike = mirrored && telling(x, y);
    let company = mirrored && !named && is_amount(x) && in_company(scene, a, b);
    if a.about != b.about && !sentence && !told_alike && !company && (named || shared == 0.0) {
        return None;
    }
    // Two figures at two times are told of too many things; only the other way round they say that one is wrong.
    let reckoned = |claim: &Claim| matches!(claim.about, About::Figure(_));
    if (reckoned(a) || reckoned(b)) && !told_alike {
        return None;
    }
    let like = likeness(a, b);
    let owners = match (owners_differ(scene, a, b), apart && disjoint(&a.doer, &b.doer)) {
        (_, true) => OTHER_OWNER,
        // Who moves it stands in one sentence, where it is in the other.
        (true, _) if mirrored => 0.1,
        (true, _) => 0.25,
        _ => 0.0,
    };
    // `the Oslo index`, `the Helsinki index`
    if apart && (disjoint(&a.scope, &b.scope) || disjoint(&a.places, &b.places)) {
        return None;
    }
    let other_sort = apart && a.about == b.about && disjoint(&a.target, &b.target);
    if other_sort && !told_alike {
        return None;
    }
    let sorts = if other_sort { OTHER_SORT } else { 0.0 };
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
        (false, true) if !other_sort => 0.62,
        _ if a.about == b.about => 0.35,
        _ => 0.15 + 0.25 * shared,
    };
    let mirror = match (told_alike, mirrored) {
        (true, _) => MIRRORED_TELLING,
        (false, true) if one_thing(scene, a, b) => MIRRORED_OF_ONE,
        (false, true) => MIRRORED,
        _ if turned(scene, claims, a, b) => TURNED,
        _ => 0.0,
    };
    // `the two lines took six percent more people`, `the patronage of the two lines retreated by 6 %`
    let beside = told_alike && shared == 0.0 && a.about != b.about && shares_a_thing(scene, a, b);
    let mirror = if beside { mirror + BESIDE } else { mirror };
    let company = if company && shared == 0.0 && a.about != b.about && !told_alike { COMPANY } else { 0.0 };
    Some((step, base + mirror + company + 0.4 * like - owners - sorts - within))
}

/// What a link loses whose clauses name two persons or bodies, and none in common.
const OTHER_OWNER: f64 = 0.35;

/// What it loses where both say which sort of the thing they mean, and not the same: oil prices, copper prices.
const OTHER_SORT: f64 = 0.45;

/// What it gains where the sizes are one, the ways opposite, and the sentences name the same place or body, though what
/// changes goes by two names (`attendances at Quarry Lane`, `gates at Quarry Lane`).
const COMPANY: f64 = 0.15;

/// What it gains where the clauses of two such sizes share a telling word that is no name.
const BESIDE: f64 = 0.05;

/// A word that at most a few sentences of a story have.
const RARE: f64 = 1.5;

/// Whether the clauses share a telling word that is no name.
fn shares_a_thing(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let vocabulary = &scene.vocabulary;
    common(&a.context, &b.context).any(|key| !vocabulary.is_name(key) && vocabulary.weight(key) >= RARE)
}

/// Whether both hold something, and nothing in common.
fn disjoint(a: &[Key], b: &[Key]) -> bool {
    !a.is_empty() && !b.is_empty() && common(a, b).next().is_none()
}

/// Whether what changes is the same in both, by a noun that is no name.
fn one_thing(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    a.about == b.about && matches!(a.about, About::Noun(key, _) if !scene.vocabulary.is_name(key))
}

/// Whether what changes is a name in both, and not the same.
fn names_differ(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let name = |claim: &Claim| match claim.about {
        About::Noun(key, _) => Some(key).filter(|key| scene.vocabulary.is_name(*key)),
        _ => None,
    };
    matches!((name(a), name(b)), (Some(one), Some(other)) if one != other)
}

/// Whether what changes in one is the counterpart of what changes in the other: exports and imports.
fn contrast(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let word = |claim: &Claim| match claim.about {
        About::Noun(key, _) => Some(scene.readable(key)),
        _ => None,
    };
    matches!((word(a), word(b)), (Some(one), Some(other)) if are_counterparts(&one, &other))
}

/// Whether a change is told by an amount: shares are few, and many things rise or fall by five percent.
fn is_amount(change: &Change) -> bool {
    let size = change.difference.as_ref();
    size.is_some_and(|size| {
        !matches!(size.unit.dimension, Dimension::Share | Dimension::Points) && size.unit.name != "point"
    })
}

/// Whether the clauses of two changes name the same body or place, whatever else their sentences name.
fn in_company(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    common(&a.context, &b.context).any(|key| scene.vocabulary.is_name(key)) && !disjoint(&a.doer, &b.doer)
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

/// What it gains where both name the thing by one noun, and neither tells of the other's move.
const MIRRORED_OF_ONE: f64 = 0.35;

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
    (opposed(x, y) || a.is_level() != b.is_level())
        && !scene.vocabulary.is_name(key)
        && a.article != b.article
        && a.about == b.about
        && !also(a, y)
        && !also(b, x)
}

/// The least and most that a change comes to, in percent or in the base unit of what changes.
fn size(change: &Change) -> Option<(f64, f64)> {
    let size = change.difference.as_ref()?;
    // A hedge reaches a little further than its number; `more than a fifth` may be 22 percent.
    let high = if size.high.is_finite() { size.high } else { 1.15 * size.low };
    let slack = size.slack;
    Some((size.unit.base(size.low - slack), size.unit.base(high + slack)))
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
    turned_round(x, y) || same(x.to.as_ref(), y.to.as_ref())
}

/// Whether each begins where the other ends: two figures that agree are more than chance, however short they are, unless
/// both are bare.
fn turned_round(x: &Change, y: &Change) -> bool {
    let one = |x: Option<&Quantity>, y: Option<&Quantity>| match (x, y) {
        (Some(x), Some(y)) => fit(x, y, Tolerance::default()) == Fit::Same,
        _ => false,
    };
    let sized = |quantity: &Quantity| quantity.digits >= 2 || !quantity.unit.dimension.is_bare();
    let telling = [&x.from, &x.to, &y.from, &y.to].into_iter().flatten().any(sized);
    telling && one(x.from.as_ref(), y.to.as_ref()) && one(x.to.as_ref(), y.from.as_ref())
}

/// Whether both are given, and are one figure of two digits or more. A sum is no bare number: where the crown falls to 27.4 to
/// the euro, the euro rises to 27.4 crowns.
fn same(x: Option<&Quantity>, y: Option<&Quantity>) -> bool {
    let sort =
        |x: &Quantity, y: &Quantity| (x.unit.dimension == Dimension::Money) == (y.unit.dimension == Dimension::Money);
    matches!((x, y), (Some(x), Some(y)) if x.digits >= 2 && y.digits >= 2 && sort(x, y) && fit(x, y, Tolerance::default()) == Fit::Same)
}

fn same_size(x: &Change, y: &Change) -> bool {
    let sort = |change: &Change| change.difference.as_ref().map(|size| size.unit.dimension);
    let one_sort = matches!((sort(x), sort(y)), (Some(p), Some(q)) if p == q || p.is_bare() && q.is_bare());
    let money = |change: &Change| change.difference.as_ref().map(|size| size.unit.name.clone());
    let currency = sort(x) != Some(Dimension::Money) || money(x) == money(y);
    one_sort && currency && matches!((size(x), size(y)), (Some(a), Some(b)) if a.0 <= b.1 && b.0 <= a.1)
}

/// Sizes this exact are few: from six percent on a percentage in whole numbers is.
const EXACT: f64 = 0.18;

/// Whether two equal sizes are both exact and no round number, or two ends are one.
fn telling(x: &Change, y: &Change) -> bool {
    let one = |change: &Change| {
        let Some(difference) = change.difference.as_ref() else { return false };
        if difference.unit.dimension != Dimension::Share {
            return difference.digits >= 2;
        }
        let (low, high) = size(change).unwrap_or((0.0, 1.0));
        let middle = f64::midpoint(low, high);
        high - low <= EXACT * middle && middle.rem_euclid(5.0) != 0.0 && !is_third(middle)
    };
    meet(x, y) || one(x) && one(y)
}

/// A third and two thirds are as common as a half.
fn is_third(percent: f64) -> bool {
    [100.0 / 3.0, 200.0 / 3.0].into_iter().any(|third| (percent - third).abs() < 0.4)
}

/// Whether one of the articles gives the other's change too, the same size the same way: then it is of another thing.
fn answered(scene: &Scene<'_>, a: &Claim, x: &Change, b: &Claim, y: &Change) -> bool {
    let gives = |article: usize, change: &Change| {
        scene.mentions(article).iter().any(|mention| match &mention.value {
            Value::Change(other) => other.direction == change.direction && same_size(other, change),
            _ => false,
        })
    };
    opposed(x, y) && (gives(a.article, y) || gives(b.article, x))
}
