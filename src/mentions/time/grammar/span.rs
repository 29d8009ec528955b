//! Units of time with what counts or points at them: `last week`, `the past two years`, `two days ago`, `31 hours`,
//! `a day and seven hours`, `two-day`, `the day before`.

use super::Found;
use crate::mentions::number::{and_a_part, parse_number};
use crate::mentions::time::expression::{Amount, Calendar, Core, Expression};
use crate::mentions::time::lexicon::{Base, Lex, Pointer, Vague, View};
use crate::mentions::time::unit::Unit;
use crate::mentions::{Precision, time::lexicon::Edge};
use crate::text::Tag;

/// An expression around a unit.
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    hedged(view, at)
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

/// A number or a word that counts, and the token after it; `a couple of`, `a few`, `half a` included.
pub(super) fn amount_at(view: &View, at: u32) -> Option<(Amount, u32)> {
    let hundred = matches!(view.lower(at), "a" | "an") && view.lex(at + 1).number;
    if let Some(found) = part_of_one(view, at) {
        return Some(found);
    }
    let half = view.lower(at) == "half" && parse_number(view.document, at).is_none();
    if view.is_number(at)
        || view.lex(at).number && !half
        || hundred && parse_number(view.document, at).is_some_and(|number| number.tokens.end <= view.end)
    {
        let number = parse_number(view.document, at)?;
        // `two or three`, `12 to 18`
        let end = number.tokens.end.min(view.end);
        let joined = matches!(view.lower(end), "or" | "to") && (view.lex(end + 1).number || view.is_number(end + 1));
        if joined && let Some(second) = parse_number(view.document, end + 1) {
            let after = view.past_hyphen(second.tokens.end);
            if view.lex(after).units.is_some() {
                return Some((Amount::Number(second.value), second.tokens.end));
            }
        }
        return Some((Amount::Number(number.value), end));
    }
    match (view.lower(at), view.lower(at + 1), view.lower(at + 2)) {
        ("a", "couple", "of") => Some((Amount::Number(2.0), at + 3)),
        ("a", "couple", _) => Some((Amount::Number(2.0), at + 2)),
        ("a", "few" | "number", "more" | "of") => Some((Amount::Vague, at + 3)),
        ("a", "few", _) | ("many" | "several", "more", _) => Some((Amount::Vague, at + 2)),
        ("half", "a" | "an", _) => Some((Amount::Number(0.5), at + 2)),
        ("a", "half", _) => Some((Amount::Number(0.5), at + 2)),
        ("half", ..) => Some((Amount::Number(0.5), at + 1)),
        ("a", "single" | "full" | "whole", _) => Some((Amount::Number(1.0), at + 2)),
        ("another", ..) if view.lex(at + 1).number => amount_at(view, at + 1),
        _ => match view.lex(at).vague? {
            Vague::One => Some((Amount::Number(1.0), at + 1)),
            Vague::Two => Some((Amount::Number(2.0), at + 1)),
            Vague::Some => Some((Amount::Vague, at + 1)),
        },
    }
}

/// `three quarters of an hour`, `a quarter of a century`: a part of one unit.
fn part_of_one(view: &View, at: u32) -> Option<(Amount, u32)> {
    let times = match view.lower(at) {
        "a" | "one" => 1.0,
        "three" => 3.0,
        _ => return None,
    };
    let noun = view.past_hyphen(at + 1);
    let one = view.lower(noun + 1) == "of" && matches!(view.lower(noun + 2), "a" | "an");
    let quarter = matches!(view.lower(noun), "quarter" | "quarters");
    (quarter && one && view.lex(noun + 3).unit.is_some()).then_some((Amount::Number(times / 4.0), noun + 3))
}

/// A counted unit with what follows it: `two days`, `two-day`, `a day and seven hours`, `two weeks ago`.
fn counted(view: &View, at: u32) -> Option<Found> {
    let article = view.lower(at) == "the";
    let (parts, end) = length(view, at + u32::from(article)).or_else(|| vague_units(view, at))?;
    // `the three-year contract`: the article belongs to the contract.
    if article
        && view.hyphen(end.saturating_sub(2))
        && !view.spaced(end.saturating_sub(1))
        && view.lex(end).unit.is_none()
    {
        return None;
    }
    if aged(view, at, end) {
        return None;
    }
    // `three quarters of`, `some quarters`
    // `three quarters of`, `a mile and three quarters`
    let share = parts.iter().any(|(amount, unit)| {
        *unit == Unit::Quarter && parts.len() == 1 && view.lower_before(at) == "and"
            || *unit == Unit::Quarter && (*amount == Amount::Vague || view.lower(end) == "of" || view.hyphen(end - 2))
    });
    let found = (Expression::new(Core::Length(parts, None)), end);
    (!share).then(|| shifted(view, found))
}

/// A plural without a number: `days later`, `weeks of fighting`.
fn vague_units(view: &View, at: u32) -> Option<(Vec<(Amount, Unit)>, u32)> {
    let the = u32::from(matches!(view.lower(at), "the" | "those"));
    let unit = view.lex(at + the).units.filter(|unit| *unit != Unit::Quarter)?;
    let counted = view.lex_before(at).number && view.lower_before(at) != "of";
    let compound = view.hyphen(at + the + 1) && !view.spaced(at + the + 1) && view.lower(at + the + 2) != "long";
    (!counted && !compound && (unit > Unit::Second) && !view.capital(at + the) || at == view.start)
        .then(|| (vec![(Amount::Vague, unit)], long(view, at + the + 1)))
}

/// The end past `-long`.
fn long(view: &View, end: u32) -> u32 {
    if view.hyphen(end) && view.lower(end + 1) == "long" { end + 2 } else { end }
}

/// Numbers with their units, largest first.
fn length(view: &View, at: u32) -> Option<(Vec<(Amount, Unit)>, u32)> {
    let (first, mut end) = one_length(view, at)?;
    let mut parts = vec![first];
    loop {
        let link = end + u32::from(matches!(view.lower(end), "and" | ","));
        let Some(((amount, unit), after)) = one_length(view, link) else { break };
        let smaller = parts.last().is_some_and(|(_, last)| unit < *last) && matches!(amount, Amount::Number(_));
        if !smaller || view.lower(link) == "a" && link == end {
            break;
        }
        parts.push((amount, unit));
        end = after;
    }
    // `a year and a half`, `an hour and three-quarters`
    let part = and_a_part(view.document, end).filter(|(_, after)| *after <= view.end);
    if let Some((part, after)) = part.filter(|(part, after)| *part == 0.5 || view.lower(*after) != "of")
        && let Some((Amount::Number(number), _)) = parts.last_mut()
    {
        *number += part;
        end = after;
    }
    Some((parts, end))
}

/// One number with its unit.
fn one_length(view: &View, at: u32) -> Option<((Amount, Unit), u32)> {
    let (amount, next) = if view.lex(at).unit.is_some() && view.hyphen(at + 1) && view.lower(at + 2) == "long" {
        (Amount::Number(1.0), at)
    } else {
        amount_at(view, at)?
    };
    if view.is_number(at)
        && at > view.start
        && !view.spaced(at)
        && matches!(view.word(at - 1), "$" | "£" | "€" | "." | ":")
    {
        return None;
    }
    let noun = view.past_hyphen(next);
    let lex = view.lex(noun);
    if let Some(unit) = unit_for(view, lex, amount, noun) {
        let end = long(view, noun + 1);
        return Some(((amount, unit), end));
    }
    // One adjective may stand between: `two full days`, `ten brutal months`.
    let adjective = noun == next
        && !lex.known
        && view.word(noun).chars().all(char::is_lowercase)
        && view.tag(noun) != Tag::Noun
        && !matches!(view.lower(noun), "of" | "the" | "in" | "to" | "on" | "for" | "or" | "and");
    let fits = adjective || lex.pointer.is_some();
    let units = view.lex(noun + 1).units.filter(|_| fits && view.lower(at) != "a");
    units.map(|unit| ((amount, unit), noun + 2))
}

/// The unit a number counts: plural after more than one (or after a hyphen or in compounds the singular).
fn unit_for(view: &View, lex: &Lex, amount: Amount, noun: u32) -> Option<Unit> {
    if let Some(unit) = lex.units {
        let one = matches!(amount, Amount::Number(number) if (number - 1.0).abs() < f64::EPSILON)
            && view.lower(noun.saturating_sub(1)) == "a";
        return (!one).then_some(unit);
    }
    let unit = lex.unit?;
    let number = match amount {
        Amount::Number(number) => number,
        Amount::Vague => return None,
    };
    let before = view.lower(noun.saturating_sub(1));
    if unit == Unit::Quarter && (matches!(before, "a" | "one") || number < 2.0)
        || (unit == Unit::Second
            && (before == "a" || !view.is_number(noun.saturating_sub(1)) && !view.hyphen(noun.saturating_sub(1))))
    {
        return None;
    }
    let hyphen = noun > 0 && view.hyphen(noun - 1);
    let named = view.capital(noun) && !view.capital(noun.saturating_sub(1)) && !view.is_number(noun.saturating_sub(1));
    (!named && (hyphen || number <= 1.0 || matches!(view.tag(noun + 1), Tag::Noun | Tag::Adj | Tag::X | Tag::Verb)))
        .then_some(unit)
}

/// Whether a length is an age: `57-year-old`, `six years old`, `41 years of age`, `aged two years`.
fn aged(view: &View, at: u32, end: u32) -> bool {
    let next = view.past_hyphen(end);
    matches!(view.lower(next), "old" | "olds")
        || (view.lower(end) == "of" && view.lower(end + 1) == "age")
        || matches!(view.lower_before(at), "aged" | "age")
}

/// Turns a length into a point where `ago`, `later` and the like follow.
fn shifted(view: &View, (expression, end): Found) -> Found {
    let Core::Length(parts, _) = &expression.core else { return (expression, end) };
    let [(amount, unit)] = parts.as_slice() else { return (expression, end) };
    let hyphen = view.past_hyphen(end);
    let ends = |at: u32| {
        matches!(view.lower(at), "" | "." | "," | ";" | ":" | ")" | "\"" | "\u{201d}")
            || matches!(view.tag(at), Tag::Adp | Tag::Aux | Tag::Cconj | Tag::Sconj)
    };
    let (forward, from_now, after) = match (view.lower(hyphen), view.lower(end + 1)) {
        ("ago", _) => (false, true, hyphen + 1),
        ("later" | "afterward" | "afterwards", _) if hyphen == end => (true, false, end + 1),
        ("earlier" | "previously", _) => (false, false, hyphen + 1),
        ("before" | "beforehand", _) if ends(end + 1) => (false, false, end + 1),
        ("after", _) if ends(end + 1) => (true, false, end + 1),
        ("hence", _) => (true, true, end + 1),
        ("from", "now" | "today") => (true, true, end + 2),
        _ => return (expression, end),
    };
    let core = Core::Shift { amount: *amount, unit: *unit, forward, from_now };
    (Expression { core, ..expression }, after)
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
