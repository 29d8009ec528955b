//! Two numbers of the same thing.

use super::{Reason, Relation, frame};
use crate::claims::{About, Claim, Scene};
use crate::groups::slip;
use crate::mentions::{Dimension, Precision, Quantity};
use crate::rules::{Rule, Tolerance};

/// Compares two quantities: first whether they are of one moment, period and scope, then their intervals.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> Relation {
    let play = match a.about {
        About::Measure(rule) | About::Sum(rule, _) => scene.story.rules.list.get(rule).and_then(Rule::tolerance),
        _ => None,
    };
    let values = intervals(x, y, play.unwrap_or_default());
    // A sum holds at all times and of all places.
    if values == Relation::Same || matches!(a.about, About::Expression(..)) {
        return values;
    }
    if let Some(reason) = framed(scene, a, b) {
        return Relation::Reconciled(reason);
    }
    if values != Relation::Differs {
        return values;
    }
    // The dead of one village are some of the region's: a smaller figure with a place of its own is part of one without.
    let smaller = |scoped: &Claim, x: &Quantity, whole: &Claim, y: &Quantity| {
        own_place(scoped, whole) && !own_place(whole, scoped) && x.high < y.low
    };
    // So are `two soldiers` of the dead; more passengers hurt than people hurt are a conflict.
    let of_a_sort = |sort: &Claim, x: &Quantity, all: &Claim, y: &Quantity| {
        sort.counted.is_some() && all.counted.is_none() && x.high < y.low && slip(x, y) < SWAPPED
    };
    if of_a_sort(a, x, b, y)
        || of_a_sort(b, y, a, x)
        || a.counted.is_some() && b.counted.is_some() && a.counted != b.counted
    {
        return Relation::Reconciled(Reason::Part);
    }
    if a.part || b.part || smaller(a, x, b, y) || smaller(b, y, a, x) {
        return Relation::Reconciled(Reason::Part);
    }
    match play.filter(|play| play.grows_only) {
        // Swapped digits are no growth.
        Some(_) if slip(x, y) < SWAPPED && grew(scene, a, x, b, y) => Relation::Reconciled(Reason::AsOf),
        _ => values,
    }
}

/// From here on two figures look like one with two digits swapped.
const SWAPPED: f64 = 0.7;

/// Whether time, period or scope tell the two apart.
fn framed(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<Reason> {
    if let Some(reason) = frame::apart(scene, a, b) {
        return Some(reason);
    }
    if a.scope != b.scope {
        return Some(Reason::Scope);
    }
    let (x, y) = (own_place(a, b), own_place(b, a));
    (x && y || a.article == b.article && x != y).then_some(Reason::Scope)
}

/// Whether a claim has a place that the other's sentence does not speak of; `600 jobs in Mora` and `in Mora 400 jobs` have
/// one place.
fn own_place(claim: &Claim, other: &Claim) -> bool {
    claim.places.iter().any(|key| !other.places.contains(key) && other.setting.binary_search(key).is_err())
}

/// Whether the later article has the higher figure, as a growing toll does.
fn grew(scene: &Scene<'_>, a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> bool {
    let published = |claim: &Claim| scene.story.articles[claim.article].published;
    match (published(a), published(b)) {
        (Some(first), Some(second)) if first < second => x.high < y.low,
        (Some(first), Some(second)) if first > second => y.high < x.low,
        _ => false,
    }
}

/// Compares what the words can mean, in the base unit.
fn intervals(x: &Quantity, y: &Quantity, play: Tolerance) -> Relation {
    if x.unit.dimension == Dimension::Money && y.unit.dimension == Dimension::Money && x.unit.name != y.unit.name {
        // The same figure in two currencies is one figure with the wrong sign; others may be converted.
        let figure = x.low == y.low && x.high == y.high && x.digits + y.digits >= 4;
        return if figure { Relation::Differs } else { Relation::Apart };
    }
    // Figures side by side touch at the half between them and are two figures all the same: 14 and 15.
    let (x, y) = (&inner(x), &inner(y));
    let (tight_x, tight_y) = (x.base(), y.base());
    let hedged = x.precision != Precision::Exact || y.precision != Precision::Exact;
    let converted = x.unit.factor != y.unit.factor || x.unit.offset != y.unit.offset;
    if x.low == y.low && x.high == y.high && !converted {
        return Relation::Same;
    }
    // The tolerance is written in the unit of the text, the intervals are in the base unit.
    let factor = x.unit.factor.abs().max(y.unit.factor.abs());
    let largest =
        if tight_x.1.is_finite() && tight_y.1.is_finite() { tight_x.1.abs().max(tight_y.1.abs()) } else { 0.0 };
    let slack = (play.units * factor).max(play.share * largest);
    if overlap(widen(tight_x, slack), tight_y) && !hedged {
        return Relation::Same;
    }
    if overlap(loose(x), loose(y)) {
        return Relation::Reconciled(if hedged { Reason::Hedge } else { Reason::Rounding });
    }
    if converted && overlap(share(loose(x), x, CONVERSION), share(loose(y), y, CONVERSION)) {
        return Relation::Reconciled(Reason::Unit);
    }
    Relation::Differs
}

/// A quantity with its rounding cut short of the next figure's.
fn inner(quantity: &Quantity) -> Quantity {
    Quantity { slack: 0.999 * quantity.slack, ..quantity.clone() }
}

/// People convert units loosely: 10 km is "six miles" (3.5 % off), minus 6 Celsius is 21 Fahrenheit.
const CONVERSION: f64 = 0.04;

fn overlap(a: (f64, f64), b: (f64, f64)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

fn widen((low, high): (f64, f64), by: f64) -> (f64, f64) {
    (low - by, high + by)
}

fn share(interval: (f64, f64), quantity: &Quantity, share: f64) -> (f64, f64) {
    let size = if quantity.unit.dimension == Dimension::Temperature {
        10.0
    } else {
        interval.0.abs().max(interval.1.abs().min(f64::MAX / 4.0))
    };
    widen(interval, size * share)
}

/// What a careful reader lets the words mean: hedges reach further than their number, round numbers may be rounded.
fn loose(quantity: &Quantity) -> (f64, f64) {
    let turn = |value: f64| value * quantity.unit.factor + quantity.unit.offset;
    let (low, high) = (quantity.low - quantity.slack, quantity.high + quantity.slack);
    let size = quantity.low.abs().max(if quantity.high.is_finite() { quantity.high.abs() } else { 0.0 });
    let (low, high) = match quantity.precision {
        Precision::About => (low - 0.1 * size - 1.0_f64.min(0.2 * size), high + 0.1 * size + 1.0_f64.min(0.2 * size)),
        // "More than 200" may be 214 or 260, hardly 2,000.
        Precision::AtLeast => (low, quantity.low * 1.75 + quantity.slack),
        Precision::AtMost => (quantity.high * 0.25, high),
        Precision::Between => (low, high),
        Precision::Exact => {
            // 9,000 may stand for 9,012: one or two digits written and thousands behind them.
            let counted = quantity.unit.dimension != Dimension::Duration;
            let rounding =
                if counted && quantity.digits <= 2 && size >= 1_000.0 { rounding(size, quantity.digits) } else { 0.0 };
            (low - rounding, high + rounding)
        }
    };
    (turn(low), turn(high))
}

/// Half a unit of the last significant digit written.
fn rounding(size: f64, digits: u32) -> f64 {
    let place = size.log10().floor() - f64::from(digits.saturating_sub(1));
    0.5 * 10_f64.powf(place)
}
