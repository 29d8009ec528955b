//! Two places on one scale.

use super::Relation;
use crate::claims::Rank;

/// Conflicting where the places differ, or where they go back to different times: what is the longest ever is not only
/// the longest since 1998.
pub(super) fn compare(x: &Rank, y: &Rank) -> Relation {
    match (x.place, y.place) {
        (p, q) if p == q => back(x, y),
        (0, p) | (p, 0) if p > 1 => Relation::Apart,
        (1, _) => behind(x, y),
        (_, 1) => behind(y, x),
        _ => Relation::Differs,
    }
}

/// The first since 2011 may well be the third of all, unless the one before came after 2011.
fn behind(first: &Rank, later: &Rank) -> Relation {
    match (first.since, later.since) {
        (Some(since), Some(before)) if before.1 > since.0 => Relation::Differs,
        (Some(_), _) if !first.ever => Relation::Apart,
        _ => Relation::Differs,
    }
}

fn back(x: &Rank, y: &Rank) -> Relation {
    match (x.since, y.since) {
        (Some(a), Some(b)) if a.0 <= b.1 && b.0 <= a.1 => Relation::Same,
        (Some(_), Some(_)) => Relation::Differs,
        (Some(_), None) if y.ever => Relation::Differs,
        (None, Some(_)) if x.ever => Relation::Differs,
        _ => Relation::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(place: u8, since: Option<(f64, f64)>, ever: bool) -> Rank {
        Rank { scale: "long".into(), place, since, ever }
    }

    #[test]
    fn the_first_is_not_the_second() {
        assert_eq!(compare(&rank(1, None, true), &rank(2, None, false)), Relation::Differs);
        assert_eq!(compare(&rank(1, None, false), &rank(0, None, true)), Relation::Differs);
        assert_eq!(compare(&rank(0, None, false), &rank(2, None, false)), Relation::Apart);
    }

    #[test]
    fn the_first_since_a_year_may_be_the_third_of_all() {
        let first = rank(1, Some((2011.0, 2011.99)), false);
        assert_eq!(compare(&first, &rank(3, None, false)), Relation::Apart);
        assert_eq!(compare(&first, &rank(3, Some((1998.0, 1998.99)), false)), Relation::Apart);
        assert_eq!(compare(&first, &rank(3, Some((2015.0, 2015.99)), false)), Relation::Differs);
    }

    #[test]
    fn the_longest_ever_is_not_only_the_longest_since_a_year() {
        let since = |year: f64| rank(1, Some((year, year + 0.99)), false);
        assert_eq!(compare(&since(1998.0), &rank(1, None, true)), Relation::Differs);
        assert_eq!(compare(&since(1998.0), &since(2011.0)), Relation::Differs);
        assert_eq!(compare(&since(1998.0), &since(1998.0)), Relation::Same);
        assert_eq!(compare(&since(1998.0), &rank(1, None, false)), Relation::Same);
    }
}
