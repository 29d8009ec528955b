//! Figures and times that two articles tell alike in other words.
//!
//! The steps of sameness look for what may be contradicted, and join two values that can be one only where a rule or a
//! noun says that they are of one thing. Here every two articles are laid side by side: a value of the one is paired
//! with the value of the other that it can be (rounded, hedged, in another unit, by another date word) and whose words are
//! most like it. No conflict hangs on these pairs; they only say what the articles agree on.
//!
//! The weights are set by hand. On the stories of `fixtures/` some nine of ten pairs above [`LEAST`] are of one thing.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts::{of_one_sort, play, shared_head};
use super::comparison::place;
use super::figures::base;
use super::fit::{Fit, fit};
use super::likeness::{evidence, owners_differ};
use super::slips::{SWAPPED, slip};
use super::{Link, Step, echoes_of_times};
use crate::claims::{About, Claim, ClaimKind, ClaimValue, Scene, Stance};
use crate::mentions::{Change, Dimension, Precision, Quantity};
use crate::rules::Tolerance;

/// A pair scores at least this, or the two are left alone.
const LEAST: f64 = 0.36;

/// Each value is laid beside at most so many that follow it in size: a text may give one figure thousands of times.
pub(super) const WINDOW: usize = 200;

/// What the words that two values share weigh.
pub(super) const WORDS: f64 = 0.8;

/// The pairs, surest first; of two articles each value stands in one pair at most.
pub(crate) fn echoes(scene: &Scene<'_>, claims: &[Claim]) -> Vec<Link> {
    let mut links = figures(scene, claims);
    links.extend(echoes_of_times::times(scene, claims));
    surest(claims, links)
}

/// Those of them that pair figures.
pub(crate) fn echoes_of_figures(scene: &Scene<'_>, claims: &[Claim]) -> Vec<Link> {
    surest(claims, figures(scene, claims))
}

/// The surest pairs, of which no two share a claim and an article.
fn surest(claims: &[Claim], mut links: Vec<Link>) -> Vec<Link> {
    links.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    links.retain(|link| {
        let ends = [(link.a, claims[link.b].article), (link.b, claims[link.a].article)];
        let free = !ends.iter().any(|end| taken.contains(end));
        if free {
            taken.extend(ends);
        }
        free
    });
    links
}

/// Whether two claims can be of one value.
pub(crate) fn can_be_one(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (ClaimValue::Time(_), _) | (_, ClaimValue::Time(_)) => echoes_of_times::one_time(scene, a, b).is_some(),
        _ => one_figure(scene, a, b).is_some(),
    }
}

/// The number that a claim gives, if it gives one.
fn figure(claim: &Claim) -> Option<&Quantity> {
    match &claim.value {
        ClaimValue::Amount(quantity) if claim.kind == ClaimKind::Amount => Some(quantity),
        ClaimValue::Change(change) => size(change),
        _ => None,
    }
    .filter(|_| !matches!(claim.about, About::Expression(..)) && claim.stance != Stance::Denied)
}

/// What a change comes to, or else where it ends.
fn size(change: &Change) -> Option<&Quantity> {
    change.difference.as_ref().or(change.to.as_ref())
}

/// Whether two figures can be one, and how.
fn one_figure(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<Fit> {
    let (x, y) = figure(a).zip(figure(b))?;
    if a.kind != b.kind || a.superseded != b.superseded || !one_way(a, b) {
        return None;
    }
    let (p, q) = (x.unit.dimension, y.unit.dimension);
    let sort = of_one_sort(x, y) || p.is_bare() && q.is_bare();
    // Degrees below zero are of the scale that the other names.
    let scale =
        |one: &Quantity, other: &Quantity| one.unit.name == "degree" && other.unit.dimension == Dimension::Temperature;
    let left_out = |one: &Quantity, other: &Quantity| {
        one.unit.dimension == Dimension::None && measures(other.unit.dimension) || scale(one, other)
    };
    let found = if sort {
        fit(x, y, play(scene, a, b))
    } else if left_out(x, y) || left_out(y, x) {
        // `five billion`, `5 billion euros`
        let unit = if left_out(x, y) { &y.unit } else { &x.unit };
        let of_unit = |quantity: &Quantity| Quantity { unit: unit.clone(), ..quantity.clone() };
        fit(&of_unit(x), &of_unit(y), Tolerance::default())
    } else {
        Fit::Apart
    };
    let near = |share: f64| (base(x) - base(y)).abs() <= share * base(x).abs().max(base(y).abs());
    match found {
        Fit::Differs | Fit::Apart => None,
        // Fit lets all pass that cannot be called a conflict.
        Fit::Rounding => near(0.05).then_some(found),
        Fit::Hedge => (covers(x, y) || covers(y, x)).then_some(found),
        Fit::Same | Fit::Unit => Some(found),
    }
}

/// Whether a hedged figure is what a writer makes of the other: coarser than it, or hardly off.
fn covers(hedged: &Quantity, told: &Quantity) -> bool {
    let coarser = hedged.digits < told.digits && slip(hedged, told) < SWAPPED;
    let off = (base(hedged) - base(told)).abs() / base(hedged).abs().max(base(told).abs());
    match hedged.precision {
        Precision::Exact => false,
        Precision::Between => true,
        Precision::About => off <= 0.09 || coarser && off <= 0.12,
        Precision::AtLeast | Precision::AtMost => off <= 0.03 || coarser && off <= 0.12,
    }
}

/// Whether two changes go one way; other claims do.
fn one_way(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (ClaimValue::Change(x), ClaimValue::Change(y)) => {
            x.direction == y.direction && x.difference.is_some() == y.difference.is_some()
        }
        _ => true,
    }
}

/// Whether a number without its unit may be of a dimension.
fn measures(dimension: Dimension) -> bool {
    use Dimension::{Age, Count, Data, Duration, None, Ordinal, Other, Score};
    !matches!(dimension, None | Count | Duration | Age | Score | Ordinal | Other | Data)
}

/// The figures of every two articles that can be one, in order of size.
fn figures(scene: &Scene<'_>, claims: &[Claim]) -> Vec<Link> {
    let mut order: Vec<(f64, usize)> =
        claims.iter().enumerate().filter_map(|(at, claim)| Some((base(figure(claim)?), at))).collect();
    order.sort_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)));
    let mut pairs: Vec<(usize, usize, Fit)> = Vec::new();
    for (place, (value, one)) in order.iter().enumerate() {
        // A hedge reaches no further than this.
        let reach = value + 0.35 * value.abs() + 1.0;
        for (_, other) in order[place + 1..].iter().take(WINDOW).take_while(|(next, _)| *next <= reach) {
            let (a, b) = (*one.min(other), *one.max(other));
            if claims[a].article != claims[b].article
                && let Some(fit) = one_figure(scene, &claims[a], &claims[b])
            {
                pairs.push((a, b, fit));
            }
        }
    }
    let rivals = Rivals::count(claims, pairs.iter().map(|(a, b, _)| (*a, *b)));
    let link = |(a, b, fit): (usize, usize, Fit)| {
        let before = telling(&claims[a], &claims[b], fit)? - CHOICE * rivals.choices(claims, a, b).ln();
        // What no words could lift is not compared word by word.
        if before + WORDS + MOST_TIED < LEAST {
            return None;
        }
        let score = before + words(scene, &claims[a], &claims[b]);
        (score >= LEAST).then_some(Link { a, b, step: Step::SameFigure, score })
    };
    pairs.into_iter().filter_map(link).collect()
}

/// What the logarithm of the number of choices takes.
pub(super) const CHOICE: f64 = 0.15;

/// In how many values of an article a claim may see its own.
pub(super) struct Rivals(BTreeMap<(usize, usize), u32>);

impl Rivals {
    pub(super) fn count(claims: &[Claim], pairs: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut rivals: BTreeMap<(usize, usize), u32> = BTreeMap::new();
        for (a, b) in pairs {
            *rivals.entry((a, claims[b].article)).or_default() += 1;
            *rivals.entry((b, claims[a].article)).or_default() += 1;
        }
        Self(rivals)
    }

    /// Among how many pairs of two articles one is chosen.
    pub(super) fn choices(&self, claims: &[Claim], a: usize, b: usize) -> f64 {
        let of = |end: usize, article: usize| self.0.get(&(end, article)).copied().unwrap_or(1);
        f64::from(of(a, claims[b].article)) * f64::from(of(b, claims[a].article))
    }
}

/// How hardly two things of a story have one figure by chance.
fn telling(a: &Claim, b: &Claim, fit: Fit) -> Option<f64> {
    let (x, y) = figure(a).zip(figure(b))?;
    let sort = |dimension| !matches!(dimension, Dimension::None | Dimension::Count | Dimension::Score);
    let measured = sort(x.unit.dimension) || sort(y.unit.dimension);
    let digits = |quantity: &Quantity| match (quantity.digits, quantity.low.abs()) {
        (0 | 1, size) if size >= 1_000.0 => 0.3,
        (0 | 1, size) if size > 12.0 || measured => 0.15,
        (0 | 1, size) if size > 3.0 => 0.05,
        (0 | 1, _) => -0.05,
        (2, _) => 0.35,
        _ => 0.5,
    };
    let digits = f64::midpoint(digits(x), digits(y));
    // `some 1,900 megawatts`, `roughly 1.9 gigawatts`
    let equal = (base(x) - base(y)).abs() <= 1e-6 * base(x).abs();
    let rare = equal && x.unit.dimension.is_physical() && y.unit.dimension.is_physical();
    let loose = match fit {
        _ if equal => 0.0,
        Fit::Hedge => 0.1,
        Fit::Rounding => 0.05,
        _ => 0.0,
    };
    let (p, q) = (x.unit.dimension, y.unit.dimension);
    let unit_left_out = p != q && measured;
    let flag = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    let things = a.counted.is_some() && b.counted.is_some() && a.counted != b.counted && fit != Fit::Same;
    let two_measures = matches!((a.about, b.about), (About::Measure(m), About::Measure(n)) if m != n);
    Some(
        digits + flag(measured, 0.1) + flag(rare, 0.15)
            - loose
            - flag(unit_left_out, 0.15)
            - flag(x.per != y.per, 0.1)
            - flag(things, 0.15)
            - flag(two_measures, 0.1),
    )
}

/// The most that heads and subjects in common add to the words.
const MOST_TIED: f64 = 0.25;

/// What the words around two figures say for their being one.
fn words(scene: &Scene<'_>, a: &Claim, b: &Claim) -> f64 {
    let tied = if a.about == b.about && !matches!(a.about, About::Figure(_)) { 0.1 } else { 0.0 };
    let owners = if owners_differ(scene, a, b) { 0.15 } else { 0.0 };
    let apart = 0.25 * (place(scene, a) - place(scene, b)).abs();
    WORDS * evidence(a, b) + 0.15 * shared_head(scene, a, b) + tied - owners - apart
}
