//! Sentences in, dates, times, durations and sets out, after TIMEX3 (ISO-TimeML).
//!
//! Comes in: a document and the day it was written, if that is known. Goes out: mentions with a TIMEX3 value and, where
//! it can be placed, the interval of instants it covers. Refuses: ages (`57-year-old`), ordinals that are no days (`the
//! second`), names that only look like dates (`Theresa May`, `The Sunday Times`, `USA Today`).
//!
//! `Rescuers reached the valley on Tuesday, two days after the quake` in an article of Wednesday, 15 November 2023 gives
//! the date 2023-11-14 and the duration P2D. A weekday is never repaired against a written date: both are kept.

mod expression;
mod grammar;
mod holiday;
mod lexicon;
mod manner;
mod resolve;
#[cfg(test)]
mod tests;
mod unit;
mod value;

use std::borrow::Cow;

use expression::{Amount, Core, Expression, Stretch, Year};
use lexicon::{Lex, View};
use resolve::{Context, Resolved};
use value::{Grain, Point};

use super::number::{Numbers, parse_number};
use super::{Mention, Precision, Sheet, Timex, Value};
use crate::calendar::{Date, Weekday};
use crate::text::Document;

/// An expression and the tokens it stands on.
struct Found {
    expression: Expression,
    start: u32,
    end: u32,
    sentence: u32,
}

/// Appends every time expression of a document.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let (document, anchor) = (sheet.document, sheet.anchor);
    let lexes = lexicon::look_up_all(document);
    let found = find(document, &lexes);
    let history = manner::is_history(&found, anchor.published);
    let narrative = history || anchor.published.is_none();
    let dwelt = manner::years_dwelt_on(&found);
    let mut last: Option<Point> = None;
    let mut quarter: Option<(u32, Point)> = None;
    let mut day: Option<(u32, Date)> = None;
    for (at, one) in found.iter().enumerate() {
        if narrative_only(document, one) && !history {
            continue;
        }
        let context = Context {
            anchor: anchor.published,
            narrative,
            last,
            outlook: manner::outlook(
                document,
                &lexes,
                with_its_clock(document, found.get(..at).unwrap_or_default(), one),
            ),
            quarter: quarter
                .filter(|(sentence, _)| one.sentence.saturating_sub(*sentence) <= 1)
                .map(|(_, quarter)| quarter),
            day: day.filter(|(sentence, _)| one.sentence.saturating_sub(*sentence) <= 2).map(|(_, day)| day),
            within: one.start.checked_sub(1).is_some_and(|before| document.lower(before) == "within"),
        };
        let on = on_day(document, one, found.get(at + 1..).unwrap_or_default());
        // `before 6:30 the next morning`: the day behind is reckoned from the same time as its clock.
        let lent = matches!(on, Cow::Owned(_));
        let resolved = resolve::resolve(&on, &context);
        if let Some(point) = resolved.point {
            day = point.date().filter(|_| point.grain == Grain::Fields).map(|date| (one.sentence, date)).or(day);
            if matches!(point.grain, Grain::Quarter(_)) {
                quarter = Some((one.sentence, point));
            }
            let aside = narrative && point.year.is_some_and(|year| !dwelt.contains(&year));
            if !aside && !lent && !matches!(point.grain, Grain::Decade | Grain::Century) {
                last = Some(point);
            }
        }
        out.push(mention(document, one, resolved));
    }
}

/// The time of day that `on` joins to a day: both look the same way.
fn with_its_clock<'a>(document: &Document, before: &'a [Found], one: &'a Found) -> &'a Found {
    let clock = before.last().filter(|last| {
        last.expression.core == Core::Clock && last.end + 1 == one.start && document.lower(last.end) == "on"
    });
    clock.unwrap_or(one)
}

/// A time of day with the day that `on` joins to it: `noon` of `noon on Tuesday`.
/// of `from 6am to 9pm on Thursday`.
fn on_day<'a>(document: &Document, one: &'a Found, behind: &[Found]) -> Cow<'a, Expression> {
    let next = match behind {
        [until, day, ..]
            if until.expression.core == Core::Clock
                && until.sentence == one.sentence
                && until.start == one.end + 1
                && matches!(document.lower(one.end), "to" | "and" | "or" | "until" | "-" | "\u{2013}")
                && (day.start == until.end + 1 && document.lower(until.end) == "on"
                    || day.start == until.end
                    || on_the(document, until.end, day.start)) =>
        {
            // `between 10.15pm and 10.40pm last Friday`
            Some((day, if day.start == until.end { until.end - 1 } else { until.end }))
        }
        // `at about 4 p.m. local time (0600 GMT) on Wednesday`: both are times of that day.
        [zoned, day, ..]
            if zoned.expression.core == Core::Clock
                && zoned.sentence == one.sentence
                && zoned.start == one.end + 1
                && day.start == zoned.end + 2
                && document.lower(one.end) == "("
                && document.lower(zoned.end) == ")"
                && document.lower(zoned.end + 1) == "on" =>
        {
            Some((day, zoned.end + 1))
        }
        [day, ..] if day.start == one.end + 2 && document.lower(one.end) == ")" => Some((day, one.end + 1)),
        // `twenty past nine last night`
        [next, ..] if next.start == one.end && (next.expression.part.is_some() || pointed(next)) => {
            Some((next, one.end - 1))
        }
        [next, ..] if next.start == one.end + 1 || on_the(document, one.end, next.start) => Some((next, one.end)),
        _ => None,
    };
    let day = |next: &Found| Expression { part: None, ..next.expression.clone() }.is_day();
    let joined = next.filter(|(next, link)| {
        one.expression.core == Core::Clock
            && (one.expression.part.is_none() || next.expression.part.is_none())
            && day(next)
            && next.sentence == one.sentence
            && (*link < one.end || document.lower(*link) == "on" || next.start == *link + 1 && next.start > one.end + 1)
    });
    match joined {
        Some((next, _)) => {
            let mut on = Expression { core: next.expression.core.clone(), ..one.expression.clone() };
            // `a quarter to nine on Monday evening`
            if let Some(clock) = on.clock.as_mut().filter(|clock| !clock.sure && clock.hour < 12) {
                let late = match next.expression.part {
                    Some("AF" | "EV") => true,
                    Some("NI") => clock.hour >= 6,
                    _ => false,
                };
                clock.hour += if late { 12 } else { 0 };
            }
            Cow::Owned(on)
        }
        None => Cow::Borrowed(&one.expression),
    }
}

/// Whether only `on the` stands between a time of day and its day: `at 1:30 a.m. on the Sunday`.
fn on_the(document: &Document, end: u32, start: u32) -> bool {
    start == end + 2 && document.lower(end) == "on" && document.lower(end + 1) == "the"
}

/// Whether a day is pointed at: `last Friday`.
fn pointed(day: &Found) -> bool {
    matches!(&day.expression.core, Core::Calendar(calendar) if calendar.weekday.is_some() && calendar.pointer.is_some())
}

/// Whether an expression is a time only in a history: news says `former` of every second person.
fn narrative_only(document: &Document, found: &Found) -> bool {
    matches!(found.expression.core, Core::Reference(_)) && document.lower(found.start) == "former"
}

/// Every expression of a document, none overlapping.
fn find(document: &Document, lexes: &[Lex]) -> Vec<Found> {
    let numbers = Numbers::of(document);
    let the = document.words().find("the");
    let mut all = Vec::new();
    for (sentence, range) in document.sentences.iter().enumerate() {
        let view = View::new(&numbers, lexes, range.tokens.start, range.tokens.end);
        let sentence = u32::try_from(sentence).unwrap_or(u32::MAX);
        let mut at = range.tokens.start;
        while at < range.tokens.end {
            let article = the.is_some() && document.tokens.get(at as usize).map(|token| token.lower) == the;
            let first = at + u32::from(article);
            let lex = view.lex(first);
            let starts = lex.known || view.is_number(first) || article && lex.behind_the;
            match starts.then(|| grammar::read(&view, at)).flatten().filter(|(_, end)| *end > at) {
                Some((expression, end)) => {
                    let end = end.min(range.tokens.end);
                    all.push(Found { expression, start: at, end, sentence });
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    all
}

/// The mention of a resolved expression.
fn mention(document: &Document, found: &Found, resolved: Resolved) -> Mention {
    let expression = &found.expression;
    let weekday = match &expression.core {
        Core::Calendar(calendar) => calendar.weekday.and_then(|day| Weekday::from_monday_one_offset(day).ok()),
        _ => None,
    };
    let length = match &expression.core {
        Core::Length(parts, _) => value::seconds(parts),
        _ => None,
    };
    let precision = if expression.precision == Precision::Exact {
        manner::precision(document, found)
    } else {
        expression.precision
    };
    let timex = Timex {
        kind: resolved.kind,
        timex: resolved.timex,
        earliest: resolved.instants.map(|(earliest, _)| earliest),
        latest: resolved.instants.map(|(_, latest)| latest),
        alternatives: resolved.alternatives,
        weekday,
        clock: expression.clock.and_then(expression::Clock::time),
        zone: expression.clock.and_then(|clock| clock.zone).map(i32::from),
        length,
        count: count(document, found, precision),
        precision,
        relative: resolved.relative,
    };
    Mention {
        span: document.cover(found.start..found.end),
        tokens: found.start..found.end,
        sentence: found.sentence,
        value: Value::Time(timex),
        found_by: "time",
    }
}

/// The number written of a length of time: ends and unit. A length of several units counts in the first of them.
fn count(document: &Document, found: &Found, precision: Precision) -> Option<(f64, f64, &'static str)> {
    let Core::Length(parts, _) = &found.expression.core else { return None };
    let (Amount::Number(first), unit) = parts.first()? else { return None };
    let (least, _) = unit.seconds();
    let rest = parts.iter().skip(1).map(|(amount, part)| match amount {
        Amount::Number(number) => number * part.seconds().0 / least,
        Amount::Vague => 0.0,
    });
    let whole = first + rest.sum::<f64>();
    let Some(written) = (found.start..found.end).find_map(|at| parse_number(document, at)) else {
        // `in less than a year`
        let hedged = precision != Precision::Exact;
        let told =
            hedged || (found.start..found.end).any(|at| matches!(document.lower(at), "half" | "couple" | "quarter"));
        return told.then_some((whole, whole, unit.name()));
    };
    let ranged =
        parts.len() == 1 && written.tokens.len() < (found.end - found.start) as usize && written.value < *first;
    Some((if ranged { written.value } else { whole }, whole, unit.name()))
}

/// The year that an expression writes out, for telling histories from news.
fn written_year(expression: &Expression) -> Option<i16> {
    match &expression.core {
        Core::Calendar(calendar) if !matches!(calendar.stretch, Some(Stretch::Decade | Stretch::Century)) => {
            match calendar.year {
                Some(Year::Known(year)) => Some(year),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether an expression is reckoned from the day of writing by its own words.
fn of_writing(expression: &Expression) -> bool {
    match &expression.core {
        Core::Calendar(calendar) => calendar.weekday.is_some() && calendar.day.is_none(),
        Core::Day(_) => true,
        Core::Shift { from_now, .. } => *from_now,
        Core::Pointed(pointer, _) => pointer.base == lexicon::Base::Now && pointer.offset != 0,
        _ => false,
    }
}

/// Whether an expression names a month with its year.
fn has_month(expression: &Expression) -> bool {
    matches!(&expression.core, Core::Calendar(calendar) if calendar.month.is_some())
}

/// Years between a year and a day.
fn distance(year: i16, date: Date) -> i32 {
    (i32::from(year) - i32::from(date.year())).abs()
}
