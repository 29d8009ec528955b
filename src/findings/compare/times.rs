//! Two times of the same thing.

use super::{Reason, Relation};
use crate::calendar::DateTime;
use crate::mentions::{Precision, Timex};

/// Compares days, then clocks; in one zone where both say theirs.
pub(super) fn compare(x: &Timex, y: &Timex) -> Relation {
    if let (Some(a), Some(b)) = (x.clock, y.clock) {
        if let (Some(zone), Some(other)) = (x.zone, y.zone)
            && zone != other
        {
            let minutes =
                |time: crate::calendar::Time, zone: i32| i32::from(time.hour()) * 60 + i32::from(time.minute()) - zone;
            let apart = (minutes(a, zone) - minutes(b, other)).rem_euclid(24 * 60);
            return if apart == 0 { Relation::Reconciled(Reason::TimeZone) } else { Relation::Differs };
        }
        if x.zone.is_some() != y.zone.is_some() {
            return if a == b { Relation::Same } else { Relation::Apart };
        }
        let minutes = |time: crate::calendar::Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
        let apart = (minutes(a) - minutes(b)).abs();
        let apart = apart.min(24 * 60 - apart);
        let hedged = x.precision != Precision::Exact || y.precision != Precision::Exact;
        return match apart {
            0 => Relation::Same,
            1..=20 if hedged => Relation::Reconciled(Reason::Hedge),
            _ => Relation::Differs,
        };
    }
    let (Some(a), Some(b)) = (interval(x), interval(y)) else { return Relation::Apart };
    if x.timex == y.timex || a == b {
        return Relation::Same;
    }
    if a.0 <= b.1 && b.0 <= a.1 {
        return Relation::Reconciled(Reason::Granularity);
    }
    Relation::Differs
}

fn interval(timex: &Timex) -> Option<(DateTime, DateTime)> {
    timex.earliest.zip(timex.latest)
}
