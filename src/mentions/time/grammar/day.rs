//! Days and months with their years: `Tuesday, Jan. 11, 2023`, `14 November`, `the first of October`, `May 1940`.

use super::Found;
use super::period::year_after;
use crate::mentions::time::expression::{Calendar, Expression, Stretch, Year};
use crate::mentions::time::holiday;
use crate::mentions::time::lexicon::{Base, Pointer, View};
use crate::text::Tag;

/// Words that a month may stand behind although nothing else shows that it is one.
const BEFORE_MONTH: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "from",
    "to",
    "through",
    "during",
    "of",
    "before",
    "after",
    "between",
    "and",
    "or",
    "last",
    "next",
    "this",
    "that",
    "every",
    "each",
    "early",
    "late",
    "mid",
    "-",
    "previous",
    "following",
    "around",
    "about",
    "for",
    "late-",
    "same",
    "past",
    "throughout",
    "ending",
    "ended",
    "starting",
    "beginning",
    "as",
];

/// A day, or a month with or without its year.
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    let (calendar, end) = calendar(view, at)?;
    Some(super::part::after_day(view, (Expression::calendar(calendar), end)))
}

/// The fields of a day or month that begin at a token.
fn calendar(view: &View, at: u32) -> Option<(Calendar, u32)> {
    // `a week from Monday`: not the next one, the one after it.
    let weeks = match (view.lower(at), view.lower(at + 1), view.lower(at + 2)) {
        ("a" | "one", "week", "from" | "on") => 1,
        ("a", "fortnight", "from" | "on") => 2,
        _ => 0,
    };
    if let Some((weekday, end)) = weekday_at(view, at + 3).filter(|_| weeks > 0) {
        let pointer = Some(Pointer { base: Base::Now, offset: 1 + weeks });
        return Some((Calendar { weekday: Some(weekday), pointer, ..Calendar::default() }, end));
    }
    if let Some((name, end)) = holiday::read(view, at) {
        let named = Calendar { stretch: Some(Stretch::Holiday(name)), ..Calendar::default() };
        return Some(with_year(view, named, end));
    }
    if let Some(found) = nth_of_month(view, at) {
        return Some(found);
    }
    if let Some((weekday, next)) = weekday_at(view, at) {
        // `on Saturday week`: not the next one, the one after it.
        if view.lower(next) == "week" && !matches!(view.tag(next + 1), Tag::Noun | Tag::Num) && !view.hyphen(next + 1) {
            let pointer = Some(Pointer { base: Base::Now, offset: 2 });
            return Some((Calendar { weekday: Some(weekday), pointer, ..Calendar::default() }, next + 1));
        }
        let comma = next + u32::from(view.lower(next) == ",");
        let date = dated(view, comma).filter(|(date, _)| date.day.is_some());
        let date = date.or_else(|| of_this_month(view, next));
        let alone = (Calendar { weekday: Some(weekday), ..Calendar::default() }, next);
        return Some(date.map_or(alone, |(date, end)| (Calendar { weekday: Some(weekday), ..date }, end)));
    }
    dated(view, at)
}

/// `the last Saturday of September`, `the first Monday in May 2024`
fn nth_of_month(view: &View, at: u32) -> Option<(Calendar, u32)> {
    let first = at + u32::from(view.lower(at) == "the");
    let nth = match view.lower(first) {
        "last" | "final" => -1,
        _ => view.lex(first).ordinal.and_then(|nth| i8::try_from(nth).ok()).filter(|nth| *nth <= 5)?,
    };
    let (weekday, next) = weekday_at(view, first + 1).filter(|_| first > at)?;
    let of = matches!(view.lower(next), "of" | "in");
    let (month, next) = month_at(view, next + 1, true).filter(|_| of)?;
    let named = Calendar { weekday: Some(weekday), month: Some(month), nth: Some(nth), ..Calendar::default() };
    Some(with_year(view, named, next))
}

/// `Thursday the 12th`: a day of the month that goes without saying.
fn of_this_month(view: &View, at: u32) -> Option<(Calendar, u32)> {
    let digits = view.word(at + 1).starts_with(|first: char| first.is_ascii_digit());
    if view.lower(at) != "the" || !digits || view.lex(at + 1).ordinal.is_none() {
        return None;
    }
    let (day, next) = day_number(view, at + 1, true)?;
    let ends = !matches!(view.tag(next), Tag::Noun | Tag::Propn | Tag::Adj) && view.lower(next) != "of";
    ends.then(|| (Calendar { day: Some(day), ..Calendar::default() }, next))
}

/// A month with a day, a year or neither.
fn dated(view: &View, at: u32) -> Option<(Calendar, u32)> {
    let article = u32::from(view.lower(at) == "the");
    let first = at + article;
    let lex = view.lex(first);
    if !view.is_number(first) && !lex.known {
        return None;
    }
    if let Some((day, next)) = day_number(view, first, article == 1) {
        // `3. May`, as papers translated from the German have it.
        let stop = view.lower(next) == "." && !view.spaced(next) && view.is_number(first);
        let of = next + u32::from(view.lower(next) == "of" || stop);
        if let Some((month, next)) = month_at(view, of, true) {
            let date = Calendar { day: Some(day), month: Some(month), ..Calendar::default() };
            return Some(with_year(view, date, next));
        }
        // `the 9th of that month`, `the 5th of next month`
        let both = article == 1 || second_ordinal(view, first);
        if of > next
            && both
            && view.lower(of + 1) == "month"
            && let Some(pointer) = view.lex(of).pointer
        {
            let pointer = Some(pointer).filter(|pointer| pointer.base == Base::Now);
            return Some((Calendar { day: Some(day), pointer, ..Calendar::default() }, of + 2));
        }
        return shared_month(view, first, next, day, article == 1);
    }
    if article == 1 {
        return None;
    }
    let (month, next) = month_at(view, first, false)?;
    let date = Calendar { month: Some(month), ..Calendar::default() };
    let the = next + u32::from(view.lower(next) == "the");
    if let Some((day, after)) = day_number(view, the, the > next).filter(|(_, after)| !goes_on(view, *after)) {
        return Some(with_year(view, Calendar { day: Some(day), ..date }, after));
    }
    Some(with_year(view, date, next))
}

/// Whether a number after a month belongs to something else: `in May 12 percent`, `May 5:30`.
fn goes_on(view: &View, after: u32) -> bool {
    view.lex(after).counted
        || matches!(view.lower(after), "percent" | "%" | "per" | "million" | "billion" | "am" | "pm" | "a.m." | "p.m.")
}

/// A day of the month in digits or as an ordinal. Words need `the` (`the first`).
fn day_number(view: &View, at: u32, article: bool) -> Option<(i8, u32)> {
    let number = match view.lex(at).ordinal {
        Some(ordinal) => {
            let digits = view.word(at).starts_with(|first: char| first.is_ascii_digit());
            if !digits && !article && !of_month(view, at + 1) && view.lex_before(at).month.is_none() {
                return None;
            }
            ordinal
        }
        None => view.whole(at).filter(|_| view.word(at).len() <= 2)?,
    };
    let mut end = at + 1;
    // `twenty-first` is two tokens and a hyphen; the tens are read as a number word.
    if view.lex(at).number && !view.is_number(at) {
        end = at + 1;
    }
    (1..=31).contains(&number).then_some((i8::try_from(number).ok()?, end))
}

/// `of October` at a token.
fn of_month(view: &View, at: u32) -> bool {
    view.lower(at) == "of" && view.lex(at + 1).month.is_some() && view.capital(at + 1)
}

/// A day whose month is said once for two days: the `14` of `14 and 15 May`, the `16` of `May 14-16`, and an ordinal
/// alone (`on the 15th`).
fn shared_month(view: &View, first: u32, next: u32, day: i8, article: bool) -> Option<(Calendar, u32)> {
    let joint =
        |at: u32| view.hyphen(at) || matches!(view.lower(at), "and" | "to" | "or" | "/" | "," | "through" | "until");
    let bare = Calendar { day: Some(day), ..Calendar::default() };
    if joint(next) {
        let the = next + 1 + u32::from(view.lower(next + 1) == "the");
        if let Some((later, after)) = day_number(view, the, the > next + 1) {
            let of = after + u32::from(view.lower(after) == "of");
            // `the 14th and 15th of this month`
            if of > after
                && article
                && view.lower(of + 1) == "month"
                && let Some(pointer) = view.lex(of).pointer
            {
                let pointer = Some(pointer).filter(|pointer| pointer.base == Base::Now);
                return Some((Calendar { pointer, ..bare }, next));
            }
            if let Some((month, end)) = month_at(view, of, true).filter(|_| later > day) {
                // The year stands behind the second one.
                let year = with_year(view, Calendar::default(), end).0.year;
                return Some((Calendar { month: Some(month), year, ..bare }, next));
            }
        }
    }
    if let Some(before) = first.checked_sub(2).filter(|_| joint(first.saturating_sub(1)) && !article) {
        let earlier = view.whole(before).or(view.lex(before).ordinal).filter(|earlier| *earlier < i16::from(day));
        let month = before.checked_sub(1).map(|at| view.lex(at)).and_then(|lex| lex.month);
        if earlier.is_some() && month.is_some() && view.lower(first - 1) != "," && !counts(view, next) {
            return Some(with_year(view, Calendar { month, ..bare }, next));
        }
    }
    let digits =
        view.word(first).starts_with(|first: char| first.is_ascii_digit()) && view.lex(first).ordinal.is_some();
    let ends =
        matches!(view.tag(next), Tag::Punct | Tag::Verb | Tag::Aux | Tag::Adp | Tag::Pron | Tag::Cconj | Tag::Sconj)
            || view.lower(next).is_empty()
            || matches!(view.lower(next), "." | "," | ";" | ")");
    let on = first
        .checked_sub(2)
        .is_some_and(|at| matches!(view.lower(at), "on" | "until" | "till" | "by" | "since" | "from" | "to"));
    (article && digits && ends && on && view.lower(next) != "of").then_some((bare, next))
}

/// Whether an ordinal in digits is the second of two days: the `15th` of `the 14th and 15th of this month`.
fn second_ordinal(view: &View, at: u32) -> bool {
    let digits =
        |at: u32| view.lex(at).ordinal.is_some() && view.word(at).starts_with(|first: char| first.is_ascii_digit());
    let first = at.checked_sub(2).filter(|first| digits(*first) && view.lower_before(*first) == "the");
    first.is_some() && digits(at) && matches!(view.lower_before(at), "and" | "or" | "to")
}

/// Whether what follows a number is counted by it.
fn counts(view: &View, at: u32) -> bool {
    matches!(view.tag(at), Tag::Noun) && view.lex(at).month.is_none()
}

/// Adds the year that follows a month or day, if one does.
fn with_year(view: &View, calendar: Calendar, at: u32) -> (Calendar, u32) {
    match year_after(view, at) {
        Some((year, end)) => (Calendar { year: Some(year), ..calendar }, end),
        None => match short_year(view, at) {
            Some((year, end)) => (Calendar { year: Some(year), ..calendar }, end),
            None => (calendar, at),
        },
    }
}

/// `'63` behind a month or day.
fn short_year(view: &View, at: u32) -> Option<(Year, u32)> {
    let mark = matches!(view.word(at), "'" | "\u{2019}" | "\u{2018}") && !view.spaced(at + 1);
    let year = view.whole(at + 1).filter(|_| mark && view.word(at + 1).len() == 2)?;
    Some((Year::Short(year), at + 2))
}

/// The weekday at a token. Short forms need something datelike behind them (`Sun, May 3`, `Sat.`).
pub(super) fn weekday_at(view: &View, at: u32) -> Option<(i8, u32)> {
    let lex = view.lex(at);
    let weekday = lex.weekday.filter(|_| !lex.weekdays)?;
    let word = view.lower(at);
    if word.ends_with("day") {
        return (view.capital(at) && !in_name(view, at)).then_some((weekday, at + 1));
    }
    let stop = word.ends_with('.') || (view.lower(at + 1) == "." && !view.spaced(at + 1));
    let next = at + 1 + u32::from(stop && !word.ends_with('.'));
    let comma = next + u32::from(view.lower(next) == ",");
    let date = view.lex(comma).month.is_some() || (view.whole(comma).is_some() && view.lex(comma + 1).month.is_some());
    (view.capital(at) && (date || (stop && view.lex(next).part.is_some()))).then_some((weekday, next))
}

/// Whether a weekday is part of a name: `Bloody Sunday` is one, `The Sunday Times` too.
fn in_name(view: &View, at: u32) -> bool {
    view.lex(at + 1).paper && view.capital(at + 1)
}

/// The month at a token, and the token after it (past the stop of an abbreviation). `sure` where a day stands before.
pub(super) fn month_at(view: &View, at: u32, sure: bool) -> Option<(i8, u32)> {
    let month = view.lex(at).month.filter(|_| view.capital(at))?;
    let word = view.lower(at).trim_end_matches('.');
    let short = word.len() <= 4 && !matches!(word, "may" | "june" | "july");
    let stop = view.lower(at + 1) == "." && !view.spaced(at + 1) && short && view.is_number(at + 2);
    let next = at + 1 + u32::from(stop);
    let comma = next + u32::from(view.lower(next) == ",");
    let dated =
        view.is_number(next) || view.lex(next).ordinal.is_some() || (view.whole(comma).is_some_and(|year| year > 999));
    if sure || dated {
        return Some((month, next));
    }
    if short {
        // `Jan Smith` is a person; `in Jan.` is a month.
        let stopped = view.lower(at).ends_with('.') || view.lower(at + 1) == ".";
        return (stopped && BEFORE_MONTH.contains(&view.lower_before(at)) && word != "sun").then_some((month, next));
    }
    let before = view.lower_before(at);
    let introduced = BEFORE_MONTH.contains(&before);
    let fine = match word {
        "may" => introduced || (view.lower(at + 1) == "of" && view.whole(at + 2).is_some()),
        "march" => introduced || !matches!(view.lower(next), "on" | "for" | "of" | "to" | "madness"),
        _ => introduced || !person(view, at),
    };
    fine.then_some((month, next))
}

/// Whether a month is somebody's name: `April Jones`, `Ms. June`, `Theresa May`.
fn person(view: &View, at: u32) -> bool {
    let before =
        at.checked_sub(1).filter(|before| *before > view.start && view.capital(*before) && !view.lex(*before).known);
    let after = view.capital(at + 1) && !view.lex(at + 1).known && view.tag(at + 1) == Tag::Propn;
    before.is_some() || (matches!(view.lower(at), "april" | "june" | "august") && after)
}
