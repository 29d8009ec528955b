//! What the words of a time expression say, before anything is known about when they were written.

use super::holiday::Holiday;
use super::lexicon::{Edge, Pointer};
use super::unit::Unit;
use crate::mentions::Precision;

/// How many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Amount {
    /// `several`, or a bare plural.
    Vague,
    /// A number.
    Number(f64),
}

impl Amount {
    /// The number as long as so many units lead to a year of four digits.
    pub(super) fn within_calendar(self, unit: Unit) -> Self {
        match self {
            Self::Number(number) if number * unit.seconds().0 / (365.0 * 86_400.0) < 9_999.0 => self,
            _ => Self::Vague,
        }
    }
}

/// A year as far as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// In full; astronomical, so 1 BC is 0.
    Known(i16),
    /// `'63`, and the `18` of `1914-18`.
    Short(i16),
    /// `of last year`, `of that year`.
    Pointed(Pointer),
}

/// What a calendar expression names besides months and days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// 1-4.
    Quarter(i8),
    /// 1-2.
    Half(i8),
    /// `SP`, `SU`, `FA`, `WI`.
    Season(&'static str),
    /// `the new year`: a year at its beginning.
    NewYear,
    /// A named day.
    Holiday(Holiday),
    /// Ten years from the year given.
    Decade,
    /// A hundred years from the year given.
    Century,
}

/// Fields of the calendar as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Calendar {
    /// The year.
    pub(super) year: Option<Year>,
    /// 1-12.
    pub(super) month: Option<i8>,
    /// 1-31.
    pub(super) day: Option<i8>,
    /// 1-7 from Monday.
    pub(super) weekday: Option<i8>,
    /// Which of the weekdays of its month: `the first Monday of May` is 1, the last -1; without a weekday its last day.
    pub(super) nth: Option<i8>,
    /// Quarter, season and so on.
    pub(super) stretch: Option<Stretch>,
    /// `last` of `last March`, `next` of `next Tuesday`.
    pub(super) pointer: Option<Pointer>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0-24.
    pub(super) hour: i8,
    /// 0-59.
    pub(super) minute: i8,
    /// 0-59, where written.
    pub(super) second: Option<i8>,
    /// Minutes east of Greenwich.
    pub(super) zone: Option<i16>,
    /// Whether the half of the day is known (`8 p.m.`, `19:12`) or open (`half past eight`).
    pub(super) sure: bool,
}

/// The heart of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Core {
    /// Fields of the calendar.
    Calendar(Calendar),
    /// `last week`, `that month`, `the year`.
    Pointed(Pointer, Unit),
    /// The week, month or quarter that a day lies in: `the week of Nov. 6`.
    Containing(Unit, Calendar),
    /// `two days ago`, `three months later`.
    Shift {
        /// How many units.
        amount: Amount,
        /// Which unit.
        unit: Unit,
        /// Later rather than earlier.
        forward: bool,
        /// From the time of writing rather than the time last spoken of.
        from_now: bool,
    },
    /// A length of time; with a pointer it lies beside a moment (`the past two weeks`).
    Length(Vec<(Amount, Unit)>, Option<Pointer>),
    /// Days from the day of writing (`yesterday`).
    Day(i32),
    /// `PRESENT_REF` and its like.
    Reference(&'static str),
    /// A repeated time, as TIMEX3 writes it.
    Repeat(String),
    /// Only a time or part of a day, its day not written.
    Clock,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expression {
    /// Its heart.
    pub(super) core: Core,
    /// Part of the day (`NI`).
    pub(super) part: Option<&'static str>,
    /// Time of day.
    pub(super) clock: Option<Clock>,
    /// Which part of the time is meant.
    pub(super) edge: Option<Edge>,
    /// How exactly it is meant.
    pub(super) precision: Precision,
    /// Another reading of the numbers (`03/04/2024`).
    pub(super) other: Option<Calendar>,
}

impl Expression {
    /// Nothing but a heart.
    pub(super) fn new(core: Core) -> Self {
        Self { core, part: None, clock: None, edge: None, precision: Precision::Exact, other: None }
    }

    /// Fields of the calendar.
    pub(super) fn calendar(calendar: Calendar) -> Self {
        Self::new(Core::Calendar(calendar))
    }

    /// Whether it names one day, so that a part or a time of day may join it.
    pub(super) fn is_day(&self) -> bool {
        self.part.is_none()
            && self.clock.is_none()
            && match &self.core {
                Core::Calendar(calendar) => {
                    calendar.day.is_some()
                        || calendar.weekday.is_some()
                        || calendar.nth.is_some()
                        || matches!(calendar.stretch, Some(Stretch::Holiday(_)))
                }
                Core::Day(_) => true,
                Core::Pointed(_, unit) => *unit == Unit::Day,
                _ => false,
            }
    }
}
