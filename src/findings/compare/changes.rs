//! Two changes of the same thing.

use super::Relation;
use crate::claims::{About, Claim, Scene};
use crate::groups::{Fit, fit};
use crate::mentions::{Change, Dimension, Direction, Precision, Quantity};
use crate::rules::{Params, Rule};

/// Compares direction, then size.
pub(super) fn compare(scene: &Scene<'_>, claim: &Claim, x: &Change, y: &Change) -> Relation {
    let opposed = |a: Direction, b: Direction| {
        matches!((a, b), (Direction::Up, Direction::Down | Direction::Level) | (Direction::Down, Direction::Level))
    };
    if opposed(x.direction, y.direction) || opposed(y.direction, x.direction) {
        return Relation::Differs;
    }
    if let Some(relation) = shares(scene, claim, x, y) {
        return relation;
    }
    match (factor(x), factor(y)) {
        (Some(a), Some(b)) if a.0 <= b.1 * (1.0 + ROUNDED) && b.0 <= a.1 * (1.0 + ROUNDED) => Relation::Same,
        (Some(_), Some(_)) => Relation::Differs,
        _ => differences(x, y).unwrap_or(Relation::Apart),
    }
}

/// Whether a verb says that a change happened; `Pay: up 5.5%` may be still to come.
pub(super) fn told(scene: &Scene<'_>, claim: &Claim) -> bool {
    let document = scene.document(claim.article);
    let first = document.tokens_in(claim.span).start;
    let clause = scene.clause_at(claim.article, first).and_then(|at| scene.clauses(claim.article).get(at));
    clause.is_some_and(|clause| clause.group(document).is_some())
}

/// Growth of 1.4 and of 1.9 percent: the shares say more than the factors, which are nearly one. None where one gives no
/// share or they go two ways. A rule of rates may let them differ.
fn shares(scene: &Scene<'_>, claim: &Claim, x: &Change, y: &Change) -> Option<Relation> {
    let share = |change: &Change| change.difference.clone().filter(|size| size.unit.dimension == Dimension::Share);
    let (a, b) = (share(x)?, share(y)?);
    let rule = match claim.about {
        About::Measure(rule) => scene.story.rules.list.get(rule),
        _ => None,
    };
    let of_rates = |rule: &&Rule| match rule.params() {
        Params::Measure(measure) => measure.units.iter().any(|unit| unit == Dimension::Share.name()),
        _ => false,
    };
    let play = rule.filter(of_rates).and_then(Rule::tolerance).unwrap_or_default();
    let relation = if fit(&a, &b, play) == Fit::Differs { Relation::Differs } else { Relation::Same };
    (x.direction == y.direction).then_some(relation)
}

/// `by 25 basis points`, `a quarter point` and `half a point`; none where one gives no size or the units are unlike.
fn differences(x: &Change, y: &Change) -> Option<Relation> {
    let (a, b) = (points(x)?, points(y)?);
    Some(if a.0 <= b.1 && b.0 <= a.1 { Relation::Same } else { Relation::Differs })
}

/// A difference in percentage points, as an interval.
fn points(change: &Change) -> Option<(f64, f64)> {
    let exact = |quantity: &&Quantity| quantity.precision == Precision::Exact;
    if let Some(size) = change.difference.as_ref().filter(exact) {
        let interval = match size.unit.dimension {
            Dimension::Points => size.base(),
            // `a quarter point`; in whole points shares are reckoned.
            Dimension::Count if size.unit.name == "point" && size.low < 1.0 => size.base(),
            _ => return None,
        };
        return Some(interval);
    }
    let (from, to) = (change.from.as_ref().filter(exact)?, change.to.as_ref().filter(exact)?);
    let rate = |quantity: &Quantity| matches!(quantity.unit.dimension, Dimension::Share | Dimension::None);
    let share = from.unit.dimension == Dimension::Share || to.unit.dimension == Dimension::Share;
    let size = (to.low - from.low).abs();
    let slack = 0.5 * from.slack.min(to.slack);
    (share && rate(from) && rate(to)).then_some((size - slack, size + slack))
}

/// Factors this close are one factor, rounded: 8 % and 8.1 %.
const ROUNDED: f64 = 0.006;

/// The factor said, else the one that from and to make.
pub(super) fn factor(change: &Change) -> Option<(f64, f64)> {
    change.factor.or_else(|| {
        let (from, to) = (change.from.as_ref()?.base(), change.to.as_ref()?.base());
        (from.0 > 0.0).then(|| (to.0 / from.1, to.1 / from.0))
    })
}
