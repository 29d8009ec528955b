//! Two times of the same thing.

use super::{Reason, Relation};
use crate::calendar::{DateTime, Time};
use crate::mentions::{Precision, Timex};

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// Compares days, then clocks; in one zone where both say theirs. A clock of twelve hours without its half of the day is
/// read as fits the other best.
pub(super) fn compare(x: &Timex, y: &Timex) -> Relation {
    if let (Some(a), Some(b), Some(apart)) = (x.clock, y.clock, x.minutes_from(y)) {
        return clocks((x, a), (y, b), apart);
    }
    // The day of a bare time of day is only supposed.
    if x.is_bare_clock() || y.is_bare_clock() {
        return Relation::Apart;
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

/// Whether two times are one bare weekday (`on Saturday`): which Saturday each means was worked out, not written.
pub(super) fn one_weekday(x: &Timex, y: &Timex) -> bool {
    x.relative && y.relative && x.clock.is_none() && y.clock.is_none() && x.weekday.is_some() && x.weekday == y.weekday
}

fn clocks((x, a): (&Timex, Time), (y, b): (&Timex, Time), apart: i32) -> Relation {
    if let (Some(zone), Some(other)) = (x.zone, y.zone)
        && zone != other
    {
        let apart = (minutes(a) - zone - minutes(b) + other).rem_euclid(DAY);
        return if apart == 0 { Relation::Reconciled(Reason::TimeZone) } else { Relation::Differs };
    }
    if x.zone.is_some() != y.zone.is_some() {
        return if apart == 0 { Relation::Same } else { Relation::Apart };
    }
    let hedged = x.precision != Precision::Exact || y.precision != Precision::Exact;
    match apart {
        0 => Relation::Same,
        1..=Timex::HEDGED if hedged => Relation::Reconciled(Reason::Hedge),
        _ => Relation::Differs,
    }
}

fn minutes(time: Time) -> i32 {
    i32::from(time.hour()) * 60 + i32::from(time.minute())
}

fn interval(timex: &Timex) -> Option<(DateTime, DateTime)> {
    timex.earliest.zip(timex.latest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::TimexKind;

    /// A time of day; open where its half of the day is not said.
    fn clock(hour: i8, minute: i8, open: bool) -> Timex {
        Timex {
            kind: TimexKind::Time,
            timex: format!("2025-03-06T{hour:02}:{minute:02}"),
            earliest: None,
            latest: None,
            alternatives: if open { vec![format!("2025-03-06T{:02}:{minute:02}", hour + 12)] } else { Vec::new() },
            weekday: None,
            clock: Some(Time::constant(hour, minute, 0, 0)),
            zone: None,
            length: None,
            count: None,
            precision: Precision::Exact,
            relative: true,
        }
    }

    #[test]
    fn a_clock_of_twelve_hours_is_read_as_fits_the_other() {
        assert_eq!(compare(&clock(9, 40, true), &clock(21, 40, false)), Relation::Same);
        assert_eq!(compare(&clock(9, 20, true), &clock(21, 40, false)), Relation::Differs);
        assert_eq!(compare(&clock(9, 40, false), &clock(21, 40, false)), Relation::Differs);
    }
}
