//! Units of time with what counts or points at them: `last week`, `the past two years`, `the last day of May`, `the day
//! before`. Numbers with their units are read in [`super::length`].

use super::Found;
use super::length::{amount_at, counted};
use crate::mentions::time::expression::{Amount, Calendar, Core, Expression, Stretch};
use crate::mentions::time::lexicon::{Base, Pointer, View};
use crate::mentions::time::unit::Unit;
use crate::mentions::{Precision, time::lexicon::Edge};
use crate::text::Tag;

/// An expression around a unit.
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    hedged(view, at)
        .or_else(|| new_year(view, at))
        .or_else(|| part_of_one(view, at))
        .or_else(|| edge_of_month(view, at))
        .or_else(|| pointed(view, at))
        .or_else(|| ordered(view, at))
        .or_else(|| counted(view, at))
        .or_else(|| bare(view, at))
}

/// `about three years`, `more than a month`, `at least five days`.
fn hedged(view: &View, at: u32) -> Option<Found> {
    let (precision, next) = hedge(view, at)?;
    let (mut expression, end) = counted(view, next).filter(|_| view.lower(next) != "the")?;
    if !matches!(expression.core, Core::Length(..) | Core::Shift { .. }) {
        return None;
    }
    expression.precision = precision;
    Some((expression, end))
}

/// `in the last quarter of an hour`
fn part_of_one(view: &View, at: u32) -> Option<Found> {
    let first = at + 1;
    let (amount, unit) = super::length::part_of_one(view, first).filter(|_| view.lower(at) == "the")?;
    let part = (amount, view.lex(unit).unit?);
    Some((Expression::new(Core::Length(vec![part], None)), unit + 1))
}

/// `in the new year`: the first weeks of the year that begins or has begun.
fn new_year(view: &View, at: u32) -> Option<Found> {
    let written = view.lower(at) == "the" && view.lower(at + 1) == "new" && view.lower(at + 2) == "year";
    let new = Calendar { stretch: Some(Stretch::NewYear), ..Calendar::default() };
    (written && !view.capital(at + 1) && !matches!(view.word(at + 3), "'" | "'s" | "\u{2019}s"))
        .then(|| (Expression::calendar(new), at + 3))
}

/// A hedge before a length and the token after it.
fn hedge(view: &View, at: u32) -> Option<(Precision, u32)> {
    let at_least = Some(Precision::AtLeast);
    let at_most = Some(Precision::AtMost);
    let about = Some(Precision::About);
    let (precision, words) = match (view.lower(at), view.lower(at + 1), view.lower(at + 2)) {
        ("well" | "just" | "little", "over", _) => (at_least, 2),
        ("just", "under", _) => (at_most, 2),
        ("a", "little", "over") => (at_least, 3),
        ("a", "little", "more") if view.lower(at + 3) == "than" => (at_least, 4),
        ("little", "more", "than") => (at_least, 3),
        ("no" | "not", "more" | "longer", "than") => (at_most, 3),
        ("no" | "not", "less" | "fewer", "than") => (at_least, 3),
        ("more" | "longer", "than", _) => (at_least, 2),
        ("less" | "fewer", "than", _) => (at_most, 2),
        ("at", "least", _) => (at_least, 2),
        ("at", "most", _) | ("up", "to", _) => (at_most, 2),
        ("close", "to", _) => (about, 2),
        ("only" | "just", ..) => (Some(Precision::Exact), 1),
        // `fell over seven days` is while they passed; `for over seven days` is more than seven.
        ("over", ..) if !more_than(view.lower_before(at)) => (None, 1),
        _ => (view.lex(at).hedge, 1),
    };
    precision.map(|precision| (precision, at + words))
}

/// Whether `over` before a length means more than it behind a word.
fn more_than(before: &str) -> bool {
    matches!(
        before,
        "for"
            | "after"
            | "of"
            | "in"
            | "within"
            | "took"
            | "take"
            | "takes"
            | "taken"
            | "taking"
            | "last"
            | "lasted"
            | "lasts"
            | "lasting"
            | "spent"
            | "spend"
            | "is"
            | "was"
            | "were"
            | "are"
            | "be"
            | "been"
            | "to"
            | "just"
            | "a"
            | "from"
            | "waited"
            | "wait"
            | "waits"
            | "waiting"
            | "served"
            | "by"
            | "at"
            | ","
            | "than"
            | "nearly"
            | "with"
            | "had"
            | "has"
            | "have"
            | "ago"
    )
}

/// `last week`, `this same day`, `the following year`, `the past two weeks`, `next Tuesday`, `the last days`.
fn pointed(view: &View, at: u32) -> Option<Found> {
    let article = view.lower(at) == "the";
    let first = at + u32::from(article);
    let mut pointer = view.lex(first).pointer?;
    let mut next = first + 1;
    if let Some(second) = view.lex(next).pointer.filter(|_| matches!(view.lower(next), "same" | "past" | "coming")) {
        pointer = if view.lower(next) == "same" { Pointer { base: Base::Then, ..pointer } } else { second };
        next += 1;
    }
    if view.hyphen(next) {
        return None;
    }
    if let Some(found) = named_next(view, next, pointer) {
        return Some(found);
    }
    let few = view.lower(next) == "few" || view.lower(next) == "several" || view.lower(next) == "many";
    let counted = amount_at(view, next).filter(|(_, end)| view.lex(*end).units.is_some());
    if let Some((amount, end)) = counted {
        let unit = view.lex(end).units?;
        return Some((Expression::new(Core::Length(vec![(amount, unit)], Some(pointer))), end + 1));
    }
    let lex = view.lex(next + u32::from(few));
    if let Some(unit) = lex.units {
        if view.lower(first) == "current" || (view.lower(first) == "that") {
            return None;
        }
        return Some((
            Expression::new(Core::Length(vec![(Amount::Vague, unit)], Some(pointer))),
            next + 1 + u32::from(few),
        ));
    }
    let fiscal = u32::from(matches!(view.lower(next), "fiscal" | "calendar" | "financial" | "trading" | "business"));
    let unit = view.lex(next + fiscal).unit.filter(|unit| *unit > Unit::Minute)?;
    if view.lower(next) == "second" || idle_unit(view, next + fiscal) {
        return None;
    }
    let end = next + fiscal + 1;
    let length = article
        && matches!(view.lower(first), "past" | "last" | "coming")
        && !matches!(unit, Unit::Quarter | Unit::Weekend)
        && (unit != Unit::Day || view.lower(first) == "past");
    if length {
        let parts = vec![(Amount::Number(1.0), unit)];
        return Some((Expression::new(Core::Length(parts, Some(pointer))), end));
    }
    let pointer = if article && pointer.base == Base::Now && view.lower(first) == "next" {
        Pointer { base: Base::Then, ..pointer }
    } else {
        pointer
    };
    Some((Expression::new(Core::Pointed(pointer, unit)), end))
}

/// Whether a unit word is part of a compound that is no time: `last-minute`, `day-to-day`, `Day One`.
fn idle_unit(view: &View, at: u32) -> bool {
    let capital = view.capital(at) && at > view.start && !view.capital(at.saturating_sub(1));
    capital && view.tag(at) == Tag::Propn
}

/// A month, weekday, season or holiday behind a pointer.
fn named_next(view: &View, next: u32, pointer: Pointer) -> Option<Found> {
    let lex = view.lex(next);
    let named = lex.month.is_some() || lex.weekday.is_some() || lex.season.is_some() || lex.holiday;
    let edge = lex.edge;
    let target = next + u32::from(edge.is_some());
    if !named && (edge.is_none() || view.lex(target).month.is_none()) {
        return ordinal_quarter(view, next, pointer);
    }
    let (mut expression, end) = super::day::read(view, target).or_else(|| super::period::read(view, target))?;
    if let Core::Calendar(calendar) = &mut expression.core {
        calendar.pointer = Some(pointer);
    }
    expression.edge = edge;
    Some((expression, end))
}

/// `this third quarter`, `last fourth quarter`, `next first half`.
fn ordinal_quarter(view: &View, next: u32, pointer: Pointer) -> Option<Found> {
    view.lex(next).ordinal?;
    let (mut expression, end) = super::period::read(view, next)?;
    if let Core::Calendar(calendar) = &mut expression.core {
        calendar.pointer = calendar.year.is_none().then_some(pointer);
    }
    Some((expression, end))
}

/// `the first two months of 1999`, `the last week of August`, `the first day`, `the final days`.
fn ordered(view: &View, at: u32) -> Option<Found> {
    let article = view.lower(at) == "the";
    let first = at + u32::from(article);
    let lex = view.lex(first);
    let word = view.lower(first);
    let order = lex.ordinal.is_some() || matches!(word, "last" | "final" | "first" | "past" | "opening" | "closing");
    if !order || view.hyphen(first + 1) {
        return None;
    }
    let next = first + 1;
    let (parts, end) = match amount_at(view, next).filter(|(_, end)| view.lex(*end).units.is_some()) {
        Some((amount, end)) => (vec![(amount, view.lex(end).units?)], end + 1),
        None => {
            let lex = view.lex(next);
            let unit = lex.unit.filter(|_| article).or(lex.units)?;
            (vec![(if lex.units.is_some() { Amount::Vague } else { Amount::Number(1.0) }, unit)], next + 1)
        }
    };
    if idle_unit(view, end - 1) || parts.first().is_some_and(|(_, unit)| *unit <= Unit::Minute) {
        return None;
    }
    let expression = Expression::new(Core::Length(parts, None));
    Some(of_time(view, (expression, end)))
}

/// `the last day of October`, `the first day of May`: a day of the calendar.
fn edge_of_month(view: &View, at: u32) -> Option<Found> {
    let first = at + u32::from(view.lower(at) == "the");
    let end = first + 2;
    let opens = matches!(view.lower(first), "first" | "opening");
    let closes = matches!(view.lower(first), "last" | "final");
    if !(opens || closes) || view.lower(first + 1) != "day" || view.lower(end) != "of" {
        return None;
    }
    let (mut month, after) = super::day::read(view, end + 1).or_else(|| super::period::read(view, end + 1))?;
    let Core::Calendar(calendar) = &mut month.core else { return None };
    calendar.month.filter(|_| calendar.day.is_none())?;
    // How long February is, its year must say.
    (calendar.day, calendar.nth) = if opens { (Some(1), None) } else { (None, Some(-1)) };
    Some((month, after))
}

/// Takes in the calendar time a length is a part of: `of 1999`, `of August`.
fn of_time(view: &View, (expression, end): Found) -> Found {
    if view.lower(end) == "of" {
        let time = super::day::read(view, end + 1)
            .or_else(|| super::period::read(view, end + 1))
            .filter(|(time, _)| matches!(time.core, Core::Calendar(_)));
        let pointed = || pointed(view, end + 1).filter(|(time, _)| matches!(time.core, Core::Pointed(..)));
        if let Some((_, after)) = time.or_else(pointed) {
            return (expression, after);
        }
    }
    (expression, end)
}

/// `full year`, `fiscal year`: the adjective belongs to the time, its article does too.
fn whole(view: &View, first: u32) -> Option<Found> {
    let kind = matches!(view.lower(first), "full" | "fiscal" | "whole" | "entire" | "calendar" | "financial");
    let unit = view.lex(first + 1).unit.filter(|unit| kind && *unit >= Unit::Week)?;
    if view.hyphen(first + 2) || view.whole(first + 2).is_some() {
        return None;
    }
    Some((Expression::new(Core::Length(vec![(Amount::Number(1.0), unit)], None)), first + 2))
}

/// The date that a week, month or quarter is named by: `the week of Nov. 6` takes it in, `the quarter ended Sept. 30`
/// leaves it a time of its own.
fn containing(view: &View, first: u32, unit: Unit) -> Option<(Calendar, u32)> {
    let ended = matches!(view.lower(first + 1), "ended" | "ending");
    let of = view.lower(first + 1) == "of" && unit == Unit::Week;
    if !(ended || of) || !matches!(unit, Unit::Week | Unit::Month | Unit::Quarter) {
        return None;
    }
    let (date, after) = super::day::read(view, first + 2)?;
    match date.core {
        Core::Calendar(calendar) if calendar.day.is_some() && calendar.month.is_some() => {
            Some((calendar, if of { after } else { first + 1 }))
        }
        _ => None,
    }
}

/// Whether the date follows that a length of time ends with: `the year to September`, `the week to March 8`.
fn up_to_date(view: &View, at: u32, unit: Unit) -> bool {
    let links = view.lower(at) == "to"
        || matches!(view.lower(at), "ended" | "ending" | "through") && matches!(unit, Unit::Year | Unit::Week);
    let end = at + 1 + u32::from(view.lower(at + 1) == "the");
    let end = if view.lex(end).border.is_some() && view.lower(end + 1) == "of" { end + 2 } else { end };
    let date = || super::day::read(view, end).or_else(|| super::period::read(view, end));
    links && unit >= Unit::Week && date().is_some_and(|(date, _)| matches!(date.core, Core::Calendar(_)))
}

/// `year-ago`, `year-earlier` with the time it points at: `the year-ago quarter` is a quarter, four before the one
/// reported on.
fn unit_ago(view: &View, first: u32, unit: Unit) -> Found {
    let noun = u32::from(view.lex(first + 3).unit.is_some() || view.lower(first + 3) == "period");
    let (amount, unit) = match view.lex(first + 3).unit {
        Some(Unit::Quarter) if unit == Unit::Year => (4.0, Unit::Quarter),
        _ => (1.0, unit),
    };
    let core = Core::Shift { amount: Amount::Number(amount), unit, forward: false, from_now: true };
    (Expression::new(core), first + 3 + noun)
}

/// The `weekend` of `bank holiday weekend` and `long weekend`, else the token itself.
fn past_holiday(view: &View, first: u32) -> u32 {
    let words = match (view.lower(first), view.lower(first + 1)) {
        ("bank", "holiday") => 2,
        ("long" | "holiday" | "festive", _) => 1,
        _ => 0,
    };
    if view.lower(first + words) == "weekend" { first + words } else { first }
}

/// Whether `the quarter` is one of a whole: `the quarter of the households`.
fn is_share(view: &View, first: u32, unit: Unit) -> bool {
    let whole = first + 2 + u32::from(matches!(view.lower(first + 2), "the" | "all" | "its" | "their"));
    unit == Unit::Quarter && view.lower(first + 1) == "of" && whole > first + 2 && !view.lex(whole).known
}

/// A unit with an article or nothing: `the year`, `the day before`, `per day`, `year's end`.
fn bare(view: &View, at: u32) -> Option<Found> {
    let article = view.lower(at) == "the";
    let first = at + u32::from(article);
    let first = if article { past_holiday(view, first) } else { first };
    if let Some(found) = whole(view, first) {
        return Some(found);
    }
    let unit = view.lex(first).unit.filter(|unit| *unit >= Unit::Day)?;
    if (view.capital(first) && first != view.start)
        || (view.lex(first).ordinal.is_some())
        || is_share(view, first, unit)
    {
        return None;
    }
    if !article && first > view.start && view.hyphen(first - 1) && !view.spaced(first) {
        return None;
    }
    // `2 percent up on the year`, `down 0.3 percent on the day`
    let on = if article { view.lower_before(at) } else { view.lower(at.saturating_sub(2)) };
    let share = matches!(
        view.lower(at.saturating_sub(if article { 2 } else { 3 })),
        "%" | "percent" | "cent" | "pct" | "points" | "point"
    );
    if (unit >= Unit::Week || share) && on == "on" && view.lower_before(first) == "the" {
        return None;
    }
    // `3.1 percent year on year` tells no time.
    let link = |at: u32| matches!(view.lower(at), "on" | "over");
    let twice = |one: u32, other: u32| view.lower(one) == view.lower(other);
    let back = first.checked_sub(2).filter(|back| *back >= view.start);
    if link(first + 1) && twice(first, first + 2) || back.is_some_and(|back| link(back + 1) && twice(first, back)) {
        return None;
    }
    if article && up_to_date(view, first + 1, unit) {
        return Some((Expression::new(Core::Length(vec![(Amount::Number(1.0), unit)], None)), first + 1));
    }
    let then = |offset: i8| Pointer { base: Base::Then, offset };
    if view.hyphen(first + 1) || matches!(view.lower(first + 1), "'s" | "\u{2019}s") {
        let end = view.lower(first + 2) == "end";
        if end && unit >= Unit::Month {
            let expression = Expression { edge: Some(Edge::End), ..Expression::new(Core::Pointed(then(0), unit)) };
            return Some((expression, first + 3));
        }
        if matches!(view.lower(first + 2), "ago" | "earlier") && view.hyphen(first + 1) {
            return Some(unit_ago(view, first, unit));
        }
        if view.hyphen(first + 1) && !view.spaced(first + 1) {
            return None;
        }
    }
    let ended = matches!(view.lower(first + 2), "" | "." | "," | ";" | "and" | "in" | "at" | "when")
        || view.tag(first + 2) == Tag::Aux;
    if let Some((calendar, after)) = containing(view, first, unit) {
        return Some((Expression::new(Core::Containing(unit, calendar)), after));
    }
    if article {
        let (offset, after) = match view.lower(first + 1) {
            "before" | "earlier" | "previous" if ended => (-1, 2),
            "after" if ended => (1, 2),
            "following" => (1, 2),
            _ => (0, 1),
        };
        return Some((Expression::new(Core::Pointed(then(offset), unit)), first + after));
    }
    let rate = matches!(view.lower_before(at), "per" | "/");
    let parts = vec![(Amount::Number(1.0), unit)];
    (rate
        || unit == Unit::Day
        || unit == Unit::Year
        || unit == Unit::Month
        || unit == Unit::Week
        || unit == Unit::Decade)
        .then(|| (Expression::new(Core::Length(parts, None)), first + 1))
}
