//! Two changes of the same thing.

use super::Relation;
use crate::mentions::{Change, Direction};

/// Compares direction, then size.
pub(super) fn compare(x: &Change, y: &Change) -> Relation {
    let opposed = |a: Direction, b: Direction| {
        matches!((a, b), (Direction::Up, Direction::Down | Direction::Level) | (Direction::Down, Direction::Level))
    };
    if opposed(x.direction, y.direction) || opposed(y.direction, x.direction) {
        return Relation::Differs;
    }
    match (factor(x), factor(y)) {
        (Some(a), Some(b)) if a.0 <= b.1 * (1.0 + ROUNDED) && b.0 <= a.1 * (1.0 + ROUNDED) => Relation::Same,
        (Some(_), Some(_)) => Relation::Differs,
        _ => Relation::Apart,
    }
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
