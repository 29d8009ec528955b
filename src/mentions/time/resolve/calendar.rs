//! Calendar fields in, a point out: the missing year, month or day from the anchor and the tense, or from the time
//! last spoken of.

use super::{Context, Outlook};
use crate::calendar::{self, Date, Weekday};
use crate::mentions::time::expression::{Calendar, Stretch, Year};
use crate::mentions::time::lexicon::{Base, Pointer};
use crate::mentions::time::value::{Grain, Point};

/// The point, whether it needed another date, and other readings.
pub(super) fn resolve(fields: &Calendar, context: &Context) -> (Point, bool, Vec<String>) {
    let year = fields.year.and_then(|year| written_year(year, context));
    let relative = !matches!(fields.year, Some(Year::Known(_) | Year::Short(_)));
    let point = match (fields.stretch, fields.month, fields.day, fields.weekday) {
        (Some(Stretch::Holiday(_)), ..) | (_, Some(_), Some(_), _) => day(fields, year, context),
        _ if fields.nth.is_some() => day(fields, year, context),
        (Some(stretch), ..) => stretched(stretch, year, fields.pointer, context),
        (_, Some(month), None, _) => month_point(month, year, fields.pointer, context),
        (_, None, Some(day), _) => day_alone(day, year, fields.pointer, context),
        (_, None, None, Some(weekday)) => weekday_point(weekday, fields.pointer, context),
        _ => Point { year, ..Point::default() },
    };
    (point, relative, Vec::new())
}

/// A year as written or pointed at.
fn written_year(year: Year, context: &Context) -> Option<i16> {
    match year {
        Year::Known(year) => Some(year),
        Year::Pointed(pointer) => context.base(pointer.base).year?.checked_add(i16::from(pointer.offset)),
        Year::Short(short) => {
            let near = if context.narrative {
                context.last.and_then(|last| last.year)
            } else {
                context.anchor.map(Date::year)
            };
            let near = near.unwrap_or(2000);
            let year = near - near.rem_euclid(100) + short;
            // A short year lies behind or just ahead: `'63` in 2013 is 1963, `'16` is 2016.
            Some(if !context.narrative && year > near + 10 { year - 100 } else { year })
        }
    }
}

/// A step through years until a fitting one: the year of writing by the outlook or the pointer.
fn fitting_year(
    base: Point,
    pointer: Option<Pointer>,
    context: &Context,
    span: impl Fn(i16) -> Option<(Date, Date)>,
) -> Option<i16> {
    let year = base.year?;
    if context.narrative && pointer.is_none_or(|pointer| pointer.offset == 0) {
        // A history goes on: `January` after a December is the next year's.
        let start = span(year).map(|(start, _)| start.month());
        let turned = base.month.zip(start).is_some_and(|(before, now)| before - now >= 7) && pointer.is_none();
        return if turned { year.checked_add(1) } else { Some(year) };
    }
    let (first, last) = base.days()?;
    let years = [year.checked_sub(1)?, year, year.checked_add(1)?];
    let before = |year: &&i16| span(**year).is_some_and(|(_, end)| end < first);
    let after = |year: &&i16| span(**year).is_some_and(|(start, _)| start > last);
    match pointer.map(|pointer| pointer.offset) {
        Some(0) => Some(year),
        Some(offset) if offset < 0 => years.iter().rev().find(before).copied(),
        Some(_) => years.iter().find(after).copied(),
        None if context.outlook != Outlook::Past || span(year).is_some_and(|(start, end)| start == end) => years
            .iter()
            .copied()
            .filter(|year| span(*year).is_some())
            .min_by_key(|year| cost(span(*year), (first, last), context.outlook)),
        None => years.iter().rev().find(|year| span(**year).is_some_and(|(start, _)| start <= last)).copied(),
    }
}

/// How far a stretch of days lies from the day of writing, in hours: what lies the other way than the sentence looks
/// counts several times, but news seldom leaves out the year of a day that is most of a year away.
fn cost(span: Option<(Date, Date)>, (first, last): (Date, Date), outlook: Outlook) -> i64 {
    let Some((start, end)) = span else { return i64::MAX };
    let ahead = start.duration_since(last).as_hours().max(0);
    let behind = first.duration_since(end).as_hours().max(0);
    match outlook {
        Outlook::Past => ahead * 3 + behind,
        Outlook::Future => ahead + behind * if start == end { 3 } else { 8 },
        Outlook::Present | Outlook::Open => ahead + behind,
    }
}

/// The moment a calendar expression without a year is near to.
fn near(pointer: Option<Pointer>, context: &Context) -> Point {
    context.base(pointer.map_or(Base::Now, |pointer| pointer.base))
}

/// A day with its month, or a holiday.
fn day(fields: &Calendar, year: Option<i16>, context: &Context) -> Point {
    let date = |year: i16| match (fields.stretch, fields.month, fields.day) {
        (Some(Stretch::Holiday(name)), ..) => name.in_year(year),
        (_, Some(month), Some(day)) => calendar::date(year, month, day),
        // `the last day of February`
        (_, Some(month), None) if fields.weekday.is_none() => {
            Some(calendar::date(year, month, 1)?.last_of_month()).filter(|_| fields.nth == Some(-1))
        }
        (_, Some(month), None) => {
            let weekday = Weekday::from_monday_one_offset(fields.weekday?).ok()?;
            calendar::date(year, month, 1)?.nth_weekday_of_month(fields.nth?, weekday).ok()
        }
        _ => None,
    };
    let base = near(fields.pointer, context);
    let fit = year.or_else(|| fitting_year(base, fields.pointer, context, |year| date(year).map(|date| (date, date))));
    if let Some(found) = fit.and_then(date) {
        return Point::of(found);
    }
    // A day that the calendar does not have stays as written.
    let named = match fields.stretch {
        Some(Stretch::Holiday(name)) => {
            name.in_year(2000).filter(|_| name.is_fixed()).map(|date| (date.month(), date.day()))
        }
        _ => fields.month.zip(fields.day),
    };
    Point {
        year: fit,
        month: named.map(|named| named.0),
        day: named.map(|named| named.1),
        some_day: true,
        ..Point::default()
    }
}

/// A month.
fn month_point(month: i8, year: Option<i16>, pointer: Option<Pointer>, context: &Context) -> Point {
    let span = |year: i16| Point { year: Some(year), month: Some(month), ..Point::default() }.days();
    let base = near(pointer, context);
    let year = year.or_else(|| fitting_year(base, pointer, context, span));
    Point { year, month: Some(month), ..Point::default() }
}

/// Quarters, halves, seasons, decades and centuries.
fn stretched(stretch: Stretch, year: Option<i16>, pointer: Option<Pointer>, context: &Context) -> Point {
    let grain = match stretch {
        Stretch::Quarter(number) => Grain::Quarter(number),
        Stretch::Half(number) => Grain::Half(number),
        Stretch::Season(season) => Grain::Season(season),
        Stretch::Decade => Grain::Decade,
        Stretch::Century => Grain::Century,
        Stretch::NewYear | Stretch::Holiday(_) => Grain::Fields,
    };
    let span = |year: i16| {
        let point = Point { year: Some(year), grain, ..Point::default() };
        let first = Point { month: Some(1), ..point };
        if stretch == Stretch::NewYear { first.days() } else { point.days() }
    };
    let year = year.or_else(|| fitting_year(near(pointer, context), pointer, context, span));
    Point { year, grain, ..Point::default() }
}

/// A day of the month whose month is not written.
fn day_alone(day: i8, year: Option<i16>, pointer: Option<Pointer>, context: &Context) -> Point {
    // `the 5th of next month`
    let pointed = pointer.and_then(|pointer| {
        let months = jiff::Span::new().months(i64::from(pointer.offset));
        context.base(pointer.base).date()?.first_of_month().checked_add(months).ok()
    });
    if let Some(found) = pointed.and_then(|month| calendar::date(month.year(), month.month(), day)) {
        return Point::of(found);
    }
    let base = context.last.filter(|last| last.month.is_some()).unwrap_or_else(|| context.base(Base::Now));
    let date = year.or(base.year).zip(base.month).and_then(|(year, month)| calendar::date(year, month, day));
    date.map_or(Point { year: base.year, month: base.month, day: Some(day), ..Point::default() }, Point::of)
}

/// A weekday: the last one up to the day of writing, or the next one from it where the sentence looks ahead.
fn weekday_point(weekday: i8, pointer: Option<Pointer>, context: &Context) -> Point {
    let unknown = Point { weekday: Some(weekday), ..Point::default() };
    let Ok(day) = Weekday::from_monday_one_offset(weekday) else { return unknown };
    let Some(base) = near(pointer, context).date() else { return unknown };
    let same = base.weekday() == day;
    // `Saturday week`
    if let Some(steps) = pointer.map(|pointer| pointer.offset).filter(|offset| *offset > 1) {
        return base.nth_weekday(i32::from(steps) - i32::from(same), day).map_or(unknown, Point::of);
    }
    let ahead = match pointer.map(|pointer| pointer.offset) {
        Some(0) | None if same => return Point::of(base),
        Some(0) => {
            // `this Friday` lies in the week of writing, unless the sentence looks the other way.
            context.outlook == Outlook::Future || weekday > base.weekday().to_monday_one_offset()
        }
        Some(offset) => offset > 0,
        // The present tense of news with a weekday points ahead: `talks begin on Tuesday`.
        None => matches!(context.outlook, Outlook::Future | Outlook::Present) || context.narrative,
    };
    base.nth_weekday(if ahead { 1 } else { -1 }, day).map_or(unknown, Point::of)
}
