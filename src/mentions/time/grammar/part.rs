//! Parts of a day: `Friday night`, `this morning`, `the evening of May 19`, `at dawn`.

use super::Found;
use crate::mentions::time::expression::{Calendar, Core, Expression};
use crate::mentions::time::lexicon::{Base, Pointer, View};
use crate::mentions::time::unit::Unit;

/// Joins a part or a time of day that follows a day at once: `Friday` `night`, `May 8` `1:00 a.m.`, `Friday at 8 p.m.`
pub(super) fn after_day(view: &View, (mut day, end): Found) -> Found {
    if !day.is_day() {
        return (day, end);
    }
    if let Some(part) = view.lex(end).part.filter(|_| !view.capital(end)) {
        day.part = Some(part);
        let hours = u32::from(view.lower(end + 1) == "hours");
        return (day, end + 1 + hours);
    }
    let comma = end + u32::from(view.lower(end) == ",");
    let at = comma + u32::from(view.lower(comma) == "at");
    if let Some((clock, after)) = super::clock::clock_at(view, at).filter(|_| comma == end || at > comma) {
        day.clock = Some(clock);
        return (day, after);
    }
    (day, end)
}

/// A part of a day that begins at a token.
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    if let Some(found) = early_hours(view, at) {
        return Some(found);
    }
    // `Good afternoon` greets.
    if view.lower_before(at) == "good" {
        return None;
    }
    let article = u32::from(matches!(view.lower(at), "the" | "one" | "a"));
    let mut first = at + article;
    let pointer = view.lex(first).pointer;
    first += u32::from(pointer.is_some());
    if pointer.is_some() && view.lower(first) == "same" {
        first += 1;
    }
    let edge = view.lex(first).edge;
    first += u32::from(edge.is_some());
    let part = view.lex(first).part.filter(|_| !view.capital(first) || first == view.start)?;
    let word = view.lower(first);
    let mut next = first + 1 + u32::from(view.lower(first + 1) == "hours");
    if matches!(view.lower(next), "time" | "-") && view.lower(next + u32::from(view.hyphen(next))) == "time" {
        next += 1 + u32::from(view.hyphen(next));
    }
    let day = Expression { part: Some(part), edge, ..Expression::new(Core::Clock) };
    if let Some(pointer) = pointer {
        // `the next morning` follows the day spoken of.
        let told = article == 1 && pointer.offset == 1;
        let pointer = if told { Pointer { base: Base::Then, ..pointer } } else { pointer };
        // `last night` is the night before; `this evening` is today's.
        let day = Expression { core: Core::Pointed(pointer, Unit::Day), ..day };
        return Some((day, next));
    }
    if let Some((eve, end)) = night_to(view, next).filter(|_| part == "NI") {
        return Some((Expression { part: Some(part), edge, ..eve }, end));
    }
    // `by dawn tomorrow`
    if let Some((of, end)) = super::word::day(view, next).filter(|(of, _)| of.part.is_none() && article == 0) {
        return Some((Expression { part: Some(part), edge, ..of }, end));
    }
    if matches!(view.lower(next), "of" | "on") && (view.lower(next) == "of" || article == 0) {
        let of = super::day::read(view, next + 1).filter(|(of, _)| of.is_day());
        // `lunchtime on Wednesday` are two times, of which the first takes its day from the second.
        if let Some((of, end)) = of.filter(|_| view.lower(next) == "of") {
            return Some((Expression { part: Some(part), edge, ..of }, end));
        }
    }
    if matches!(view.lower(next), "before" | "after" | "earlier")
        && article == 1
        && matches!(view.lower(next + 1), "" | "." | ",")
    {
        let offset = if view.lower(next) == "after" { 1 } else { -1 };
        return Some((
            Expression { core: Core::Pointed(Pointer { base: Base::Then, offset }, Unit::Day), ..day },
            next + 1,
        ));
    }
    let bare_word = matches!(word, "dawn" | "dusk" | "daybreak" | "sunrise" | "sunset" | "nightfall");
    if bare_word
        && !matches!(
            view.lower_before(at),
            "at" | "before" | "after" | "until" | "by" | "since" | "around" | "from" | "to"
        )
    {
        return None;
    }
    if word == "overnight" && view.lower(next).is_empty() {
        return Some((day, next));
    }
    // `in a single morning` tells how long it took.
    if view.lower_before(first) == "single" {
        return None;
    }
    // `mid-afternoon`
    let edged = first.checked_sub(2).is_some_and(|edge| edge >= view.start && view.lex(edge).edge.is_some());
    let compound = view.hyphen(next) && !view.spaced(next)
        || (first > view.start && view.hyphen(first - 1) && !view.spaced(first) && !edged);
    (!compound).then_some((day, next))
}

/// The eve of a night that is named by the day it ends on or by both: `the night to Sunday`, `overnight into Sunday`,
/// `the night of Friday to Saturday`, `the night from 3 to 4 May`.
fn night_to(view: &View, at: u32) -> Option<Found> {
    let day = |at: u32| super::day::read(view, at).filter(|(day, _)| day.is_day());
    match view.lower(at) {
        "to" | "into" | "onto" => {
            let (day, end) = day(at + 1)?;
            let Core::Calendar(calendar) = day.core else { return None };
            let weekday = calendar.weekday.map(|weekday| (weekday + 5) % 7 + 1);
            let date = match calendar.day {
                Some(1) => return None,
                Some(date) => Some(date - 1),
                None => None,
            };
            Some((Expression { core: Core::Calendar(Calendar { weekday, day: date, ..calendar }), ..day }, end))
        }
        "of" | "from" => {
            let (eve, end) = day(at + 1).filter(|(_, end)| matches!(view.lower(*end), "to" | "on" | "into"))?;
            let (_, after) = day(end + 1)?;
            Some((eve, after))
        }
        _ => None,
    }
}

/// `the early hours of Saturday`
fn early_hours(view: &View, at: u32) -> Option<Found> {
    let first = at + u32::from(view.lower(at) == "the");
    let early = matches!(view.lower(first), "early" | "small" | "wee") && view.lower(first + 1) == "hours";
    if !early || view.lower(first + 2) != "of" {
        return None;
    }
    let (day, end) = super::day::read(view, first + 3).filter(|(day, _)| day.is_day())?;
    Some((Expression { part: Some("MO"), ..day }, end))
}
