//! Times of day: `5:00 p.m. EST`, `0017 GMT`, `twenty to five`, `half past eight`, `noon`, with the day beside them.

use super::Found;
use crate::mentions::time::expression::{Clock, Core, Expression};
use crate::mentions::time::lexicon::View;
use crate::text::Tag;

/// A time of day, joined with a day that follows at once (`8 p.m. Friday`).
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    if let Some(found) = hour_of_part(view, at) {
        return Some(found);
    }
    let (clock, end) = clock_at(view, at)?;
    let comma = end + u32::from(view.lower(end) == ",");
    let next = super::day::read(view, comma)
        .or_else(|| super::word::day(view, comma))
        // `9pm tonight`: the part of the day is said already.
        .map(|(day, end)| (Expression { part: None, ..day }, end))
        .filter(|(day, _)| day.clock.is_none() && (day.is_day()) && (comma == end || dated(day)))
        .or_else(|| of_day(view, end));
    let (mut expression, mut end) = next.unwrap_or_else(|| (Expression::new(Core::Clock), end));
    expression.clock = Some(clock);
    if clock.zone.is_none()
        && let Some((zone, after)) = zone_at(view, end)
    {
        expression.clock = Some(Clock { zone, ..clock });
        end = after;
    }
    Some((expression, end))
}

/// `of this Wednesday`, `of the 3 May` behind a time of day, as translations have it.
fn of_day(view: &View, end: u32) -> Option<Found> {
    let of = view.lower(end) == "of" && !matches!(view.lower(end + 1), "the" | "a" | "that");
    let pointed = view.lex(end + 1).pointer.filter(|_| of).map(|pointer| (pointer, end + 2));
    let (pointer, at) = pointed.map_or((None, end + 1), |(pointer, at)| (Some(pointer), at));
    let (mut day, after) =
        super::day::read(view, at).or_else(|| super::word::day(view, at)).filter(|(day, _)| of && day.is_day())?;
    if let (Core::Calendar(calendar), Some(_)) = (&mut day.core, pointer) {
        calendar.pointer = pointer;
    }
    Some((day, after))
}

/// An hour that only the part of the day behind it makes one: `at six tomorrow morning`, `at eight on Friday evening`.
fn hour_of_part(view: &View, at: u32) -> Option<Found> {
    let before = view.lower_before(at);
    let introduced = matches!(before, "at" | "until" | "till" | "before" | "after");
    let loosely = matches!(before, "by" | "around" | "about" | "from" | "since");
    if !introduced && !loosely || !(view.is_number(at) || view.lex(at).number) {
        return None;
    }
    let (hour, end) = hour_word(view, at)?;
    let next = end + u32::from(view.lower(end) == "on" && introduced);
    let (day, after) = super::word::read(view, next)
        .or_else(|| super::day::read(view, next))
        .or_else(|| super::part::read(view, next))
        .filter(|(day, _)| day.clock.is_none())?;
    // `resumes at 10 tomorrow`, `opens at 9 on Friday`
    let plain = day.part.is_none() && before == "at" && day.is_day();
    if plain && (matches!(day.core, Core::Day(_)) && next == end || next > end && view.is_number(at) && opens(view, at))
    {
        let clock = Clock { sure: false, ..clock(hour, 0) };
        return Some((Expression { clock: Some(clock), ..day }, after));
    }
    let after_noon = match day.part? {
        "MO" => false,
        "NI" => hour >= 6,
        "AF" | "EV" => true,
        _ => return None,
    };
    let clock = halved(clock(hour, 0), after_noon)?;
    Some((Expression { part: None, clock: Some(clock), ..day }, after))
}

/// Whether what is told of a clock stands before its `at`: a verb of what happens at a time of day.
fn opens(view: &View, at: u32) -> bool {
    let start = at.saturating_sub(5).max(view.start);
    (start..at.saturating_sub(1)).any(|at| view.lex_of_lemma(at).happens)
}

/// Whether a day has its month, so that a comma may stand between it and the time.
fn dated(day: &Expression) -> bool {
    matches!(&day.core, Core::Calendar(calendar) if calendar.day.is_some())
}

/// The time of day at a token.
pub(super) fn clock_at(view: &View, at: u32) -> Option<(Clock, u32)> {
    if view.is_number(at)
        && at > view.start
        && !view.spaced(at)
        && matches!(view.word(at - 1), "$" | "£" | "€" | "/" | "#")
    {
        return None;
    }
    let found = super::hours::read(view, at)
        .or_else(|| digits(view, at))
        .or_else(|| words(view, at))
        .or_else(|| named(view, at))?;
    let (clock, end) = daypart(view, found);
    // `At 8.15 in the morning, Swedish time`
    let comma = u32::from(view.lower(end) == "," && view.capital(end + 1) && view.lower(end + 2) == "time");
    Some(match zone_at(view, end + comma) {
        Some((zone, after)) => (Clock { zone, ..clock }, after),
        None => (clock, end),
    })
}

/// `5:00`, `5:00 p.m.`, `4.17am`, `11 a.m.`, `0017 GMT`, `19:15 hrs`, `8 o'clock`.
fn digits(view: &View, at: u32) -> Option<(Clock, u32)> {
    if !view.is_number(at) {
        return None;
    }
    let word = view.word(at);
    // `20h30`, as papers translated from the French have it.
    if let Some(minute) = view.lower(at + 1).strip_prefix('h').filter(|_| !view.spaced(at + 1))
        && minute.len() == 2
        && minute.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some((clock(within(word, 24)?, within(minute, 59)?), at + 2));
    }
    if let Some(found) = first_of_two(view, at) {
        return Some(found);
    }
    if let Some(found) = two_in_a_part(view, at) {
        return Some(found);
    }
    let half = half_of_day(view, at + 1);
    let hours = matches!(view.lower(at + 1), "hrs" | "hrs." | "hr" | "h" | "hours") && word.contains(':');
    if let Some((hour, rest)) = word.split_once(':') {
        let (minute, second) = rest.split_once(':').map_or((rest, None), |(minute, second)| (minute, Some(second)));
        if minute.len() != 2 || hour.len() > 2 || after_score(view, at) || super::length::is_raced(view, at) {
            return None;
        }
        let second = match second {
            Some(second) => Some(within(second, 59)?),
            None => None,
        };
        let clock = Clock { second, ..clock(within(hour, 24)?, within(minute, 59)?) };
        return match half {
            Some((after_noon, end)) => Some((halved(clock, after_noon)?, end)),
            None => Some((Clock { sure: clock.hour > 12 || hour.len() == 2, ..clock }, at + 1 + u32::from(hours))),
        };
    }
    if let Some((after_noon, end)) = half {
        let (hour, minute) = word.split_once('.').unwrap_or((word, "00"));
        let plain = word.len() > 2 && !word.contains('.');
        let (hour, minute) =
            if plain && word.len() <= 4 { word.split_at_checked(word.len() - 2)? } else { (hour, minute) };
        return Some((
            halved(clock(within(hour, 12)?, within(minute, 59).filter(|_| minute.len() == 2)?), after_noon)?,
            end,
        ));
    }
    let oclock = matches!(view.lower(at + 1), "o'clock" | "oclock");
    if oclock {
        // `at 20.25 o'clock`, as papers translated from the German have it.
        let (hour, minute) = word.split_once('.').unwrap_or((word, "0"));
        let hour = within(hour, 24)?;
        let sure = hour > 12;
        return Some((Clock { sure, ..clock(hour, within(minute, 59)?) }, at + 2));
    }
    let military = word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && (zone_at(view, at + 1).is_some()
            || matches!(view.lower(at + 1), "hrs" | "hours" | "hr")
            || on_weekday(view, at));
    if military {
        let (hour, minute) = word.split_at_checked(2)?;
        let zoned = zone_at(view, at + 1).is_some() || on_weekday(view, at);
        return Some((clock(within(hour, 24)?, within(minute, 59)?), at + 1 + u32::from(!zoned)));
    }
    // `19.15 GMT`, and `19.15 Good evening` at the head of a live report
    let (hour, minute) = word.split_once('.').filter(|(_, minute)| minute.len() == 2)?;
    let stamped = view.lower(at + 1) == ":" || view.capital(at + 1) && view.spaced(at + 1);
    let live = at == view.start && hour.len() == 2 && stamped;
    // `at 5.25 in the morning`: the part of the day decides the half.
    let parted =
        matches!((view.lower(at + 1), view.lower(at + 2)), ("in" | "of", "the")) && view.lex(at + 3).part.is_some();
    if !live && !parted && zone_at(view, at + 1).is_none() {
        return None;
    }
    Some((Clock { sure: !parted, ..clock(within(hour, 24)?, within(minute, 59)?) }, at + 1))
}

/// `at 0530 on Tuesday`: with its nought and its day it is no number and no year.
fn on_weekday(view: &View, at: u32) -> bool {
    let day = view.lower(at + 1) == "on" && view.lex(at + 2).weekday.is_some();
    view.word(at).starts_with('0') && matches!(view.lower_before(at), "at" | "around" | "about" | "by") && day
}

/// The `1` of `between 1 and 2 a.m.`, the `11.30` of `from 11.30 to 1 p.m.`: the second says the half of the day.
fn first_of_two(view: &View, at: u32) -> Option<(Clock, u32)> {
    let led = matches!(view.lower_before(at), "between" | "from");
    let joined =
        led && matches!(view.lower(at + 1), "and" | "to" | "until") || view.hyphen(at + 1) && !view.spaced(at + 1);
    if !joined || !view.is_number(at + 2) {
        return None;
    }
    let (hour, minute) = view.word(at).split_once(['.', ':']).unwrap_or((view.word(at), "00"));
    let first = clock(within(hour, 12)?, within(minute, 59).filter(|_| minute.len() == 2)?);
    let (after_noon, _) = half_of_day(view, at + 3)?;
    let (last, _) = view.word(at + 2).split_once(['.', ':']).unwrap_or((view.word(at + 2), ""));
    // Noon or midnight lies between `11` and `1 p.m.`
    let turned = first.hour % 12 > within(last, 12)? % 12;
    Some((halved(first, after_noon != turned)?, at + 1))
}

/// The `2` and the `4` of `between 2 and 4 in the afternoon`.
fn two_in_a_part(view: &View, at: u32) -> Option<(Clock, u32)> {
    let led = |at: u32| matches!(view.lower_before(at), "between" | "from");
    let joint = |at: u32| matches!(view.lower(at), "and" | "to" | "until");
    let first =
        if led(at) && joint(at + 1) { at } else { at.checked_sub(2).filter(|first| led(*first) && joint(at - 1))? };
    let part = |word: u32| {
        let named = matches!((view.lower(word), view.lower(word + 1)), ("in", "the"));
        view.lex(word + 2).part.filter(|_| named)
    };
    let late = match part(first + 3)? {
        "MO" => false,
        "AF" | "EV" => true,
        _ => return None,
    };
    let other = within(view.word(if first == at { at + 2 } else { first }), 12);
    Some((halved(clock(other.and_then(|_| within(view.word(at), 12))?, 0), late)?, at + 1))
}

/// A sure time without seconds.
pub(super) fn clock(hour: i8, minute: i8) -> Clock {
    Clock { hour, minute, second: None, zone: None, sure: true }
}

/// Digits no larger than a bound.
pub(super) fn within(digits: &str, most: i8) -> Option<i8> {
    (!digits.is_empty() && digits.len() <= 2)
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|value| (0..=most).contains(value))
}

/// `in 2:05`, `a time of 1:23:45`, `3:1`: lengths and ratios.
fn after_score(view: &View, at: u32) -> bool {
    view.lower_before(at) == "of"
        && at.checked_sub(2).is_some_and(|noun| matches!(view.lower(noun), "time" | "ratio" | "record"))
}

/// `a.m.`, `pm`, `p` `.` `m` `.`: whether it is after noon, and the token behind it.
fn half_of_day(view: &View, at: u32) -> Option<(bool, u32)> {
    match view.lower(at) {
        "am" | "a.m." | "a.m" => Some((false, at + 1)),
        "pm" | "p.m." | "p.m" => Some((true, at + 1)),
        letter @ ("a" | "p") if view.word(at + 1) == "." && view.lower(at + 2) == "m" => {
            Some((letter == "p", at + 3 + u32::from(view.word(at + 3) == "." && !view.spaced(at + 3))))
        }
        _ => None,
    }
}

/// Whether `a.m.` or `pm` stands before a token.
fn half_ends(view: &View, at: u32) -> bool {
    matches!(view.lower_before(at), "am" | "a.m." | "a.m" | "pm" | "p.m." | "p.m")
}

/// A time of twelve hours set into its half of the day.
fn halved(clock: Clock, after_noon: bool) -> Option<Clock> {
    let hour = match (clock.hour, after_noon) {
        (12, false) => 0,
        (12, true) => 12,
        (hour @ 0..=11, true) => hour + 12,
        (hour @ 0..=11, false) => hour,
        (hour @ 13..=23, _) => hour,
        _ => return None,
    };
    Some(Clock { hour, sure: true, ..clock })
}

/// `seventeen minutes past four`, `twenty to five`, `half past eight`, `half eight`, `ten to midnight`, `five o'clock`.
fn words(view: &View, at: u32) -> Option<(Clock, u32)> {
    let article = u32::from(view.lower(at) == "a");
    let first = at + article;
    if matches!(view.lower(first), "half" | "quarter") {
        let minutes = if view.lower(first) == "half" { 30 } else { 15 };
        if let Some(found) = past_or_to(view, first + 1, minutes) {
            return Some(found);
        }
        // `half eight` is half past eight.
        let (hour, end) = hour_word(view, first + 1)?;
        let ended = matches!(view.lower(end), "" | "." | "," | ";" | "in" | "on")
            && matches!(view.lower_before(at), "at" | "by" | "until" | "before" | "after" | "around" | "about");
        return (minutes == 30 && article == 0 && ended && hour <= 12)
            .then_some((Clock { sure: false, ..clock(hour, 30) }, end));
    }
    if !view.lex(first).number && !view.is_number(first) || article == 1 {
        return None;
    }
    let (number, end) = small_number(view, first)?;
    if matches!(view.lower(end), "o'clock" | "oclock") && number <= 24 {
        return Some((Clock { sure: false, ..clock(number, 0) }, end + 1));
    }
    // `struck at five on the dot`, `at seven sharp`
    let dot = view.lower(end) == "on" && view.lower(end + 1) == "the" && view.lower(end + 2) == "dot";
    if number <= 12 && (dot || view.lower(end) == "sharp") {
        return Some((Clock { sure: false, ..clock(number, 0) }, end + if dot { 3 } else { 1 }));
    }
    let minutes = end + u32::from(matches!(view.lower(end), "minutes" | "minute"));
    let digits = view.is_number(first);
    if (1..60).contains(&number)
        && (!digits || minutes > end || view.lower(end) == "past" && number % 5 == 0)
        && let Some(found) = past_or_to(view, minutes, number)
    {
        return Some(found);
    }
    // `by three in the morning`: what follows decides the half of the day.
    let part = match (view.lower(end), view.lower(end + 1)) {
        ("in", "the") => view.lex(end + 2).part.is_some(),
        ("at", "night") => true,
        _ => false,
    };
    let introduced = matches!(
        view.lower_before(first),
        "at" | "by" | "until" | "till" | "around" | "about" | "before" | "after" | "from" | "since" | "to"
    );
    if (1..=12).contains(&number) && introduced && part {
        return Some((Clock { sure: false, ..clock(number, 0) }, end));
    }
    // `four thirty p.m.`
    let (after_noon, end) = half_of_day(view, end)?;
    Some((halved(clock(number, 0), after_noon).filter(|_| number <= 12)?, end))
}

/// `past four`, `to five`, `after noon` behind a number of minutes.
fn past_or_to(view: &View, at: u32, minutes: i8) -> Option<(Clock, u32)> {
    let to = match view.lower(at) {
        "past" | "after" => false,
        "to" | "before" | "till" => true,
        _ => return None,
    };
    // `twenty minutes before twelve`
    let written =
        !matches!(view.lower(at), "after" | "before") || matches!(view.lower_before(at), "minutes" | "minute");
    let (hour, sure, end) = match named(view, at + 1) {
        Some((clock, end)) => (clock.hour % 24, true, end),
        None => {
            let (hour, end) = hour_word(view, at + 1).filter(|_| written)?;
            (hour, false, end)
        }
    };
    // `five to seven percent` and `five to seven people` count.
    let ended = sure
        || (view.lower(at) == "past" && (minutes % 5 == 0 || view.lower_before(at) == "minutes"))
        || matches!(
            view.lower(end),
            "" | "."
                | ","
                | ";"
                | "in"
                | "on"
                | "at"
                | "and"
                | "when"
                | "local"
                | ")"
                | "o'clock"
                | "a.m."
                | "p.m."
                | "am"
                | "pm"
                | "that"
                | "this"
                | "of"
                | "the"
        )
        || matches!(view.tag(end), Tag::Sconj | Tag::Pron);
    let to_plain =
        to && !sure && minutes < 30 && minutes % 5 != 0 && !matches!(view.lower_before(at), "minutes" | "minute");
    let at_time = !to || sure || matches!(view.lower_before(at), "minutes" | "quarter") || introduced(view, at);
    if !ended || to_plain || !at_time {
        return None;
    }
    let hour = if to { (hour + 23) % 24 } else { hour };
    let hour = if to && hour == 0 && !sure { 12 } else { hour };
    let found = Clock { sure, ..clock(hour, if to { 60 - minutes } else { minutes }) };
    let end = end + u32::from(view.lower(end) == "o'clock");
    Some(match half_of_day(view, end) {
        Some((after_noon, end)) => (halved(found, after_noon)?, end),
        None => (found, end),
    })
}

/// Whether `at`, `by` or the like stands before the minutes, which are up to three tokens (`twenty-five`).
fn introduced(view: &View, link: u32) -> bool {
    (1..=4).filter_map(|back| link.checked_sub(back)).any(|before| {
        // `It was twenty to five`: the pronoun of time.
        let it_was = matches!(view.lower(before), "was" | "is" | "'s") && view.lower_before(before) == "it";
        it_was || matches!(view.lower(before), "at" | "by" | "until" | "till" | "around" | "about" | "shortly" | "just")
    })
}

/// A small whole number in words or digits.
pub(super) fn small_number(view: &View, at: u32) -> Option<(i8, u32)> {
    let number = view.number(at)?;
    let whole = number.value.fract().abs() < f64::EPSILON
        && (0.0..60.0).contains(&number.value)
        && number.tokens.end <= view.end;
    // The value was checked to fit.
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 60")]
    whole.then_some((number.value as i8, number.tokens.end))
}

/// An hour in words.
pub(super) fn hour_word(view: &View, at: u32) -> Option<(i8, u32)> {
    small_number(view, at).filter(|(hour, _)| (1..=12).contains(hour))
}

/// `noon`, `midnight`, `midday`.
fn named(view: &View, at: u32) -> Option<(Clock, u32)> {
    match view.lower(at) {
        "noon" | "midday" if !view.capital(at) || at == view.start => Some((clock(12, 0), at + 1)),
        // `shortly after midnight on Wednesday`: the midnight that day began with.
        "midnight" if matches!(view.lower_before(at), "after" | "past") => Some((clock(0, 0), at + 1)),
        "midnight" if !view.capital(at) || at == view.start => Some((clock(24, 0), at + 1)),
        _ => None,
    }
}

/// `in the morning`, `of the morning`, `at night` behind a time decide the half of the day.
fn daypart(view: &View, (clock, end): (Clock, u32)) -> (Clock, u32) {
    let (word, after) = match (view.lower(end), view.lower(end + 1)) {
        ("in" | "of", "the" | "that") => (end + 2, end + 3),
        ("at", "night") => (end + 1, end + 2),
        _ => return (clock, end),
    };
    let Some(part) = view.lex(word).part else { return (clock, end) };
    if clock.sure && clock.hour >= 12 {
        return (clock, after);
    }
    let after_noon = match part {
        "MO" => false,
        "NI" => clock.hour >= 6,
        _ => true,
    };
    (halved(clock, after_noon).unwrap_or(clock), after)
}

/// `EST`, `GMT`, `local time`, `of local time`, `Tbilisi time`, `(GMT)`: minutes east of Greenwich, none for local time.
fn zone_at(view: &View, at: u32) -> Option<(Option<i16>, u32)> {
    let at = at + u32::from(view.lower(at) == "of" && view.lower(at + 1) == "local");
    if view.lower(at + 1) == "time" && !view.lex(at).known {
        return (view.lower(at) == "local" || view.capital(at)).then_some((None, at + 2));
    }
    if matches!(view.lower(at), "eastern" | "central" | "mountain" | "pacific") {
        let standard = u32::from(matches!(view.lower(at + 1), "standard" | "daylight"));
        // `at 7:40 a.m. Eastern on Monday`, but `the Pacific Ocean`
        let alone = view.capital(at) && !view.capital(at + 1) && half_ends(view, at);
        let named = view.lower(at + 1 + standard) == "time";
        return if named { Some((None, at + 2 + standard)) } else { alone.then_some((None, at + 1)) };
    }
    let capitals = view.word(at).len() >= 2 && view.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
    let zone = view.lex(at).zone.filter(|_| capitals || (view.word(at) == "Z" && !view.spaced(at)))?;
    // `GMT+2`
    let plus = match view.word(at + 1) {
        "+" => 1,
        "-" => -1,
        _ => return Some((Some(zone), at + 1)),
    };
    match view.whole(at + 2).filter(|hours| *hours <= 14 && !view.spaced(at + 1)) {
        Some(hours) => Some((Some(zone + plus * hours * 60), at + 3)),
        None => Some((Some(zone), at + 1)),
    }
}
