//! Expressions in, values out: what the words mean where and when they were written.

mod calendar;
mod shift;

use super::expression::{Amount, Clock, Core, Expression};
use super::lexicon::{Base, Edge, Pointer};
use super::unit::Unit;
use super::value::{self, Grain, Point};
use crate::calendar::{Date, DateTime, Time};
use crate::mentions::TimexKind;

/// Which way from the anchor the sentence looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outlook {
    /// Back: the sentence tells what happened.
    Past,
    /// Ahead: it tells what is planned or will be.
    Future,
    /// The present tense: ahead for a weekday (`talks begin on Tuesday`), either way for the rest.
    Present,
    /// Either way: its verb does not tell.
    Open,
}

/// What is known at one place of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// The day of writing; none where it is unknown or the text tells a history of its own.
    pub(super) anchor: Option<Date>,
    /// Whether the text tells a history: its dates build on one another, not on the day of writing.
    pub(super) narrative: bool,
    /// The time last spoken of.
    pub(super) last: Option<Point>,
    /// Which way the sentence looks.
    pub(super) outlook: Outlook,
    /// The quarter spoken of in the same sentence or the one before, for `a year earlier`.
    pub(super) quarter: Option<Point>,
    /// The day last spoken of, in this sentence or one of the two before.
    pub(super) day: Option<Date>,
    /// Whether `within` stands before the expression.
    pub(super) within: bool,
}

impl Context {
    /// The moment that a pointing word reckons from.
    fn base(&self, base: Base) -> Point {
        let anchor = self.anchor.filter(|_| !self.narrative).map(Point::of);
        match base {
            Base::Now => anchor.or(self.last),
            Base::Then => self.last.or(anchor),
        }
        .unwrap_or_default()
    }
}

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Resolved {
    /// The TIMEX3 type.
    pub(super) kind: TimexKind,
    /// The TIMEX3 value.
    pub(super) timex: String,
    /// First and last instant.
    pub(super) instants: Option<(DateTime, DateTime)>,
    /// Whether it needed another date.
    pub(super) relative: bool,
    /// Other readings.
    pub(super) alternatives: Vec<String>,
    /// The point it becomes for what follows in the text.
    pub(super) point: Option<Point>,
}

impl Resolved {
    fn plain(kind: TimexKind, timex: impl Into<String>) -> Self {
        Self { kind, timex: timex.into(), instants: None, relative: false, alternatives: Vec::new(), point: None }
    }
}

/// Resolves one expression.
pub(super) fn resolve(expression: &Expression, context: &Context) -> Resolved {
    match &expression.core {
        Core::Length(parts, pointer) => length(parts, *pointer, context),
        Core::Reference(reference) => Resolved::plain(TimexKind::Date, *reference),
        Core::Repeat(set) => Resolved::plain(TimexKind::Set, set.clone()),
        Core::Shift { amount, unit, forward, from_now } => {
            let (amount, unit) = (*amount, *unit);
            let shift = shift::Shift { amount, unit, forward: *forward, from_now: *from_now };
            shift::resolve(shift, context)
        }
        Core::Calendar(_) | Core::Containing(..) | Core::Pointed(..) | Core::Day(_) | Core::Clock => {
            at_point(expression, context)
        }
    }
}

/// A length of time, beside the moment of writing where a pointer says so.
fn length(parts: &[(Amount, Unit)], pointer: Option<Pointer>, context: &Context) -> Resolved {
    let mut resolved = Resolved::plain(TimexKind::Duration, value::duration(parts));
    let forward =
        if context.within { Some(1) } else { pointer.map(|pointer| pointer.offset).filter(|offset| *offset != 0) };
    if let (Some(way), Some(anchor), [(Amount::Number(number), unit)]) =
        (forward, context.anchor.filter(|_| !context.narrative), parts)
    {
        let other = shift::moved(Point::of(anchor), *unit, *number * f64::from(way.signum()))
            .and_then(|point| point.day_like(anchor));
        if let Some(other) = other {
            resolved.instants = Some(value::instants((anchor.min(other), anchor.max(other))));
            resolved.relative = true;
        }
    }
    resolved
}

/// A point with the part or time of its day.
fn at_point(expression: &Expression, context: &Context) -> Resolved {
    let (point, relative, others) = match &expression.core {
        Core::Calendar(fields) => {
            let found = calendar::resolve(fields, context);
            let others = expression.other.map(|other| calendar::resolve(&other, context).0.timex());
            (found.0, found.1, found.2.into_iter().chain(others).collect())
        }
        Core::Containing(unit, fields) => {
            let (point, relative, others) = calendar::resolve(fields, context);
            (point.within(*unit), relative, others)
        }
        Core::Day(offset) => (days_from(context, *offset), true, Vec::new()),
        Core::Pointed(pointer, unit) => (pointed(*pointer, *unit, expression, context), true, Vec::new()),
        _ => (day_of_clock(expression, context), true, Vec::new()),
    };
    if matches!(expression.core, Core::Day(0))
        && context.narrative
        && expression.part.is_none()
        && expression.clock.is_none()
    {
        return Resolved::plain(TimexKind::Date, "PRESENT_REF");
    }
    let mut resolved = Resolved { relative, alternatives: others, ..Resolved::plain(TimexKind::Date, point.timex()) };
    resolved.point = Some(point).filter(|point| point.year.is_some());
    resolved.instants = point.days().map(value::instants).map(|instants| narrowed(instants, expression.edge));
    if let Some(part) = expression.part {
        resolved.kind = TimexKind::Time;
        resolved.timex = format!("{}T{part}", point.timex());
        resolved.instants = point.date().map(|date| value::part_of_day(date, part));
    }
    if let Some(clock) = expression.clock {
        resolved.kind = TimexKind::Time;
        resolved.timex = format!("{}T{}", point.timex(), clock.text());
        if !clock.sure && clock.hour <= 12 && expression.part.is_none() {
            let other = Clock { hour: (clock.hour + 12) % 24, ..clock };
            resolved.alternatives.push(format!("{}T{}", point.timex(), other.text()));
        }
        resolved.instants = point.date().and_then(|date| clock.instants(date));
    }
    resolved
}

/// The part of an interval that `early`, `mid-` or `late` leaves: three fifths of it.
fn narrowed((first, last): (DateTime, DateTime), edge: Option<Edge>) -> (DateTime, DateTime) {
    let Some(edge) = edge else { return (first, last) };
    let seconds = last.duration_since(first).as_secs();
    let at = |fifths: i64| first.checked_add(jiff::SignedDuration::from_secs(seconds / 5 * fifths)).unwrap_or(first);
    match edge {
        Edge::Start => (first, at(3)),
        Edge::Middle => (at(1), at(4)),
        Edge::End => (at(2), last),
    }
}

/// A day counted from the day of writing.
fn days_from(context: &Context, offset: i32) -> Point {
    let anchor = context.anchor.filter(|_| !context.narrative);
    let day = anchor.and_then(|anchor| anchor.checked_add(jiff::Span::new().days(offset)).ok());
    day.map_or(Point { some_day: true, some_month: true, ..Point::default() }, Point::of)
}

/// `last week`, `that month`, `the next day`.
fn pointed(pointer: Pointer, unit: Unit, expression: &Expression, context: &Context) -> Point {
    let base = context.base(pointer.base);
    let weekend_ahead = unit == Unit::Weekend
        && pointer.offset == 0
        && context.outlook == Outlook::Past
        && context.anchor.is_some_and(|anchor| anchor.weekday().to_monday_one_offset() < 6);
    let offset = if weekend_ahead { -1 } else { pointer.offset };
    // `last night` is the night that began yesterday, `the night before` too.
    let point =
        shift::moved(base, unit, f64::from(offset)).unwrap_or(Point { grain: Grain::Fields, ..Point::default() });
    if expression.part.is_some() && point.year.is_none() {
        Point { some_day: true, some_month: true, ..point }
    } else {
        point
    }
}

/// The day of a time that stands alone.
fn day_of_clock(expression: &Expression, context: &Context) -> Point {
    let unknown = Point { some_day: true, some_month: true, ..Point::default() };
    let alone = expression.clock.is_none() && context.narrative;
    let written = context.anchor.filter(|_| !context.narrative);
    let day = if alone { None } else { context.day.or(written).or_else(|| context.last.and_then(|last| last.date())) };
    day.map_or(unknown, Point::of)
}

impl Clock {
    /// `04:17`.
    fn text(self) -> String {
        let second = self.second.map(|second| format!(":{second:02}")).unwrap_or_default();
        format!("{:02}:{:02}{second}", self.hour, self.minute)
    }

    /// The time of day; midnight at the end of a day is its last moment's next.
    pub(super) fn time(self) -> Option<Time> {
        Time::new(self.hour % 24, self.minute, self.second.unwrap_or(0), 0).ok()
    }

    /// First and last second on a day.
    fn instants(self, date: Date) -> Option<(DateTime, DateTime)> {
        let date = if self.hour == 24 { date.tomorrow().ok()? } else { date };
        let first = date.to_datetime(self.time()?);
        let last = if self.second.is_some() { 0 } else { 59 };
        Some((first, first.checked_add(jiff::Span::new().seconds(last)).ok()?))
    }
}

impl Point {
    /// The day in the point nearest in kind to another day: the same day of its month or year, or its first.
    fn day_like(&self, like: Date) -> Option<Date> {
        self.date().or_else(|| {
            let first = self.days()?.0;
            let month = if self.month.is_some() { first.month() } else { like.month() };
            let month = if self.grain == Grain::Fields { month } else { first.month() };
            (1..=like.day()).rev().find_map(|day| crate::calendar::date(first.year(), month, day))
        })
    }
}
