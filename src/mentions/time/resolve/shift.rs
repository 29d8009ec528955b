//! Steps from one point to another: `two days ago`, `last month`.

use super::{Context, Outlook, Resolved};
use crate::mentions::TimexKind;
use crate::mentions::time::expression::Amount;
use crate::mentions::time::lexicon::Base;
use crate::mentions::time::unit::Unit;
use crate::mentions::time::value::{self, Grain, Point};

/// `two days ago`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    /// How many units.
    pub(super) amount: Amount,
    /// Which unit.
    pub(super) unit: Unit,
    /// Later rather than earlier.
    pub(super) forward: bool,
    /// From the time of writing.
    pub(super) from_now: bool,
}

/// The point a step leads to.
pub(super) fn resolve(shift: Shift, context: &Context) -> Resolved {
    // What lies before all calendars has no date.
    let Amount::Number(number) = shift.amount.within_calendar(shift.unit) else {
        let reference = if shift.forward { "FUTURE_REF" } else { "PAST_REF" };
        return Resolved { relative: true, ..Resolved::plain(TimexKind::Date, reference) };
    };
    let one_year = shift.unit == Unit::Year && (number - 1.0).abs() < f64::EPSILON && !shift.forward;
    // Companies compare with the same quarter `a year earlier`.
    let year_of_quarters = shift.unit == Unit::Quarter && (number - 4.0).abs() < f64::EPSILON && !shift.forward;
    let quarter = context.quarter.filter(|_| (one_year || year_of_quarters) && !context.narrative);
    if let Some(point) =
        quarter.and_then(|quarter| Some(Point { year: Some(quarter.year?.checked_sub(1)?), ..quarter }))
    {
        return found(point);
    }
    let base = context.base(if shift.from_now || context.outlook == Outlook::Future { Base::Now } else { Base::Then });
    // What is reported on is the quarter before the day of writing.
    let steps = if shift.forward { number } else { -number } - f64::from(u8::from(year_of_quarters));
    match moved(base, shift.unit, steps) {
        Some(point) => found(point),
        None => Resolved { relative: true, ..Resolved::plain(TimexKind::Date, unknown(shift.unit).timex()) },
    }
}

fn found(point: Point) -> Resolved {
    let instants = point.days().map(value::instants);
    let timex = point.timex();
    Resolved {
        instants,
        relative: true,
        point: Some(point).filter(|point| point.year.is_some()),
        ..Resolved::plain(TimexKind::Date, timex)
    }
}

/// A point of a unit's size of which nothing else is known.
fn unknown(unit: Unit) -> Point {
    let plain = Point { some_month: true, ..Point::default() };
    match unit {
        Unit::Week | Unit::Fortnight => Point { grain: Grain::Week, ..Point::default() },
        Unit::Weekend => Point { grain: Grain::Weekend, ..Point::default() },
        Unit::Month | Unit::Quarter | Unit::Semester => plain,
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => Point::default(),
        _ => Point { some_day: true, ..plain },
    }
}

/// The point a number of units away, as coarse as the unit; as much of it as is known.
pub(super) fn moved(base: Point, unit: Unit, steps: f64) -> Option<Point> {
    // `a quarter of an hour later`
    if unit.of_clock() {
        return base.date().map(Point::of);
    }
    let whole = steps.fract().abs() < f64::EPSILON;
    if !whole {
        let months = unit.months().map(|months| steps * f64::from(months));
        return match months {
            Some(months) => moved(base, Unit::Month, months.round()),
            None => moved(base, Unit::Day, (steps * f64::from(unit.days()?)).round()),
        };
    }
    // Larger steps leave the calendar anyway.
    #[expect(clippy::cast_possible_truncation, reason = "clamped just before")]
    let steps = steps.clamp(-20_000.0, 20_000.0) as i32;
    match unit {
        Unit::Day => days(base, steps),
        Unit::Week | Unit::Weekend | Unit::Fortnight => weeks(base, unit, steps),
        Unit::Month => months(base, steps),
        Unit::Quarter | Unit::Semester => parts_of_year(base, unit, steps),
        Unit::Year => years(base, steps).map(|year| Point { year: Some(year), ..Point::default() }),
        Unit::Decade | Unit::Century | Unit::Millennium => ages(base, unit, steps),
        Unit::Second | Unit::Minute | Unit::Hour => base.date().map(Point::of),
    }
}

fn years(base: Point, steps: i32) -> Option<i16> {
    i16::try_from(i32::from(base.year?).checked_add(steps)?).ok()
}

fn days(base: Point, steps: i32) -> Option<Point> {
    match base.date() {
        Some(date) => Some(Point::of(date.checked_add(jiff::Span::new().days(steps)).ok()?)),
        None if base.year.is_some() => {
            Some(Point { some_day: true, year: base.year, month: base.month, ..Point::default() })
        }
        None => None,
    }
}

fn weeks(base: Point, unit: Unit, steps: i32) -> Option<Point> {
    let grain = if unit == Unit::Weekend { Grain::Weekend } else { Grain::Week };
    match base.date() {
        Some(date) => {
            let there = date.checked_add(jiff::Span::new().days(steps.checked_mul(unit.days()?)?)).ok()?;
            Some(Point { grain, ..Point::of(there) })
        }
        None => Some(Point { grain, year: base.year, ..Point::default() }),
    }
}

fn months(base: Point, steps: i32) -> Option<Point> {
    let (year, month) = (base.year?, base.month);
    let Some(month) = month else {
        return Some(Point { year: Some(year), some_month: true, ..Point::default() });
    };
    let count = i32::from(year) * 12 + i32::from(month) - 1 + steps;
    Some(Point {
        year: i16::try_from(count.div_euclid(12)).ok(),
        month: i8::try_from(count.rem_euclid(12) + 1).ok(),
        ..Point::default()
    })
}

fn parts_of_year(base: Point, unit: Unit, steps: i32) -> Option<Point> {
    let year = i32::from(base.year?);
    let (per_year, length) = if unit == Unit::Quarter { (4, 3) } else { (2, 6) };
    let index = match (base.grain, base.month) {
        (Grain::Quarter(number), _) if per_year == 4 => i32::from(number) - 1,
        (_, Some(month)) => (i32::from(month) - 1) / length,
        _ => return None,
    };
    let count = year * per_year + index + steps;
    let number = i8::try_from(count.rem_euclid(per_year) + 1).ok()?;
    let grain = if per_year == 4 { Grain::Quarter(number) } else { Grain::Half(number) };
    Some(Point { year: i16::try_from(count.div_euclid(per_year)).ok(), grain, ..Point::default() })
}

fn ages(base: Point, unit: Unit, steps: i32) -> Option<Point> {
    let (length, grain) = if unit == Unit::Decade { (10, Grain::Decade) } else { (100, Grain::Century) };
    let steps = if unit == Unit::Millennium { steps * 10 } else { steps };
    let year = i32::from(base.year?);
    // Before Christ the years of a decade are counted backwards.
    let start = if year <= 0 { year } else { year - year % length };
    Some(Point { year: i16::try_from(start + steps * length).ok(), grain, ..Point::default() })
}
