//! Years and what they are made of or make up: `1989`, `fiscal 1989`, `the third quarter of 1989`, `spring 1990`,
//! `the 1980s`, `the nineteenth century`, `490 BC`.

use super::Found;
use crate::mentions::time::expression::{Calendar, Core, Expression, Stretch, Year};
use crate::mentions::time::lexicon::{Base, Edge, Pointer, View};
use crate::text::Tag;

/// Words that a year stands behind; what is counted hardly does.
const BEFORE_YEAR: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "from",
    "during",
    "before",
    "after",
    "through",
    "between",
    "late",
    "early",
    "mid",
    "year",
    "fiscal",
    "(",
    "throughout",
    "circa",
    "around",
    "to",
    "of",
    "for",
    "ended",
    "ending",
    "pre",
    "post",
    "calendar",
    "c.",
    "ca.",
    "than",
];

/// A year or a stretch of years or of a year.
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    let article = u32::from(view.lower(at) == "the");
    let first = at + article;
    let lex = view.lex(first);
    if let Some(season) = lex.season {
        return season_at(view, first, season);
    }
    if let Some(found) = decade(view, first) {
        return Some(found);
    }
    if let Some(found) = century(view, first).or_else(|| quarter(view, first)) {
        return Some(found);
    }
    if matches!(view.lower(first), "fiscal" | "calendar")
        && let Some(found) = quarter(view, first + 1)
    {
        return Some(found);
    }
    let skip = match view.lower(first) {
        "fiscal" | "calendar" => 1 + u32::from(view.lower(first + 1) == "year"),
        "year" | "years" if article == 1 => 1,
        "ca" | "ca." | "c." | "circa" if view.is_number(first + 1) => 1,
        _ => 0,
    };
    if skip > 0 {
        let (year, end) = year_number(view, first + skip)?;
        return Some(whole_year(year, end));
    }
    let (year, end) = if article == 1 { year_number(view, first) } else { year_alone(view, first) }?;
    // `the 1989 third quarter`, `1989's first half`
    let noun = end + u32::from(matches!(view.lower(end), "'s" | "\u{2019}s"));
    if let Some((mut expression, after)) = quarter(view, noun).filter(|_| view.lex(noun).ordinal.is_some())
        && let Core::Calendar(calendar) = &mut expression.core
        && calendar.year.is_none()
    {
        calendar.year = Some(year);
        return Some((expression, after));
    }
    if article == 1 {
        return None;
    }
    // `2004 summer`
    if let Some(season) = view.lex(end).season.filter(|_| matches!(year, Year::Known(_))) {
        let calendar = Calendar { year: Some(year), stretch: Some(Stretch::Season(season)), ..Calendar::default() };
        return Some((Expression::calendar(calendar), end + 1));
    }
    Some(whole_year(year, end))
}

fn whole_year(year: Year, end: u32) -> Found {
    (Expression::calendar(Calendar { year: Some(year), ..Calendar::default() }), end)
}

/// Digits that are a year, with their era: `1989`, `490 BC`, `A.D. 70`.
fn year_number(view: &View, at: u32) -> Option<(Year, u32)> {
    if matches!(view.lower(at), "ad" | "a.d." | "a.d") {
        return view.whole(at + 1).map(|year| (Year::Known(year), at + 2));
    }
    let number = view.whole(at)?;
    if let Some(end) = before_christ(view, at + 1) {
        return Some((Year::Known(1 - number), end));
    }
    if matches!(view.lower(at + 1), "ad" | "a.d." | "a.d" | "ce") && view.capital(at + 1) {
        return Some((Year::Known(number), at + 2));
    }
    (view.word(at).len() == 4 && (1000..=2100).contains(&number)).then_some((Year::Known(number), at + 1))
}

/// The token after `BC`, `B.C.`, `BCE`, `B.C` `.`.
fn before_christ(view: &View, at: u32) -> Option<u32> {
    // `340 before our era`
    let words = match (view.lower(at), view.lower(at + 1), view.lower(at + 2), view.lower(at + 3)) {
        ("before", "christ", ..) => 2,
        ("before", "our", "era", _) => 3,
        ("before", "the", "common" | "christian", "era") => 4,
        _ => 0,
    };
    if words > 0 {
        return Some(at + words);
    }
    (matches!(view.lower(at), "bc" | "b.c." | "b.c" | "bce" | "b.c.e.") && view.capital(at)).then_some(at + 1)
}

/// A year behind a month, a day or a season: `, 1989`, `of 1989`, `1989`, `of that year`.
pub(super) fn year_after(view: &View, at: u32) -> Option<(Year, u32)> {
    let link = view.lower(at);
    let next = at + u32::from(matches!(link, "," | "of" | "in"));
    if link == "of"
        && let Some((pointer, end)) = pointed_year(view, next)
    {
        return Some((Year::Pointed(pointer), end));
    }
    // `April next year`, `early October this year`
    if view.lex(at).pointer.is_some()
        && let Some((pointer, end)) = pointed_year(view, at)
    {
        return Some((Year::Pointed(pointer), end));
    }
    if link == "in" || (view.hyphen(at)) {
        return None;
    }
    let (year, end) = year_number(view, next)?;
    let counted = link == "," && matches!(view.tag(end), Tag::Noun) && view.tag(end + 1) == Tag::Verb;
    (!counted).then_some((year, end))
}

/// `last year`, `that year`, `the same year`, `the following year`.
fn pointed_year(view: &View, at: u32) -> Option<(Pointer, u32)> {
    let first = at + u32::from(view.lower(at) == "the");
    let pointer = view.lex(first).pointer;
    let noun = first + u32::from(pointer.is_some());
    let pointer = pointer.or((first > at).then_some(Pointer { base: Base::Then, offset: 0 }))?;
    (view.lower(noun) == "year").then_some((pointer, noun + 1))
}

/// A year on its own, where the words about it show that it is one.
fn year_alone(view: &View, at: u32) -> Option<(Year, u32)> {
    let mark = matches!(view.word(at), "'" | "\u{2019}" | "\u{2018}");
    if mark {
        // `in '63`, not the end of a quotation
        let year = view.whole(at + 1).filter(|_| !view.spaced(at + 1) && view.word(at + 1).len() == 2)?;
        let introduced = BEFORE_YEAR.contains(&view.lower_before(at)) || view.lex_before(at).season.is_some();
        return introduced.then_some((Year::Short(year), at + 2));
    }
    if let Some(found) = year_of_range(view, at) {
        return Some(found);
    }
    let (year, end) = year_number(view, at)?;
    let Year::Known(number) = year else { return None };
    if end > at + 1 {
        return Some((year, end));
    }
    likely_year(view, at, number).then_some((year, end))
}

/// The `18` of `1914-18`.
fn year_of_range(view: &View, at: u32) -> Option<(Year, u32)> {
    let short = view.whole(at).filter(|_| view.word(at).len() == 2)?;
    let full = at.checked_sub(2).and_then(|before| view.whole(before)).filter(|year| (1000..=2100).contains(year))?;
    let joint = view.hyphen(at - 1) || view.lower(at - 1) == "/";
    (joint && short == (full + 1) % 100 || joint && short > full % 100 && !view.hyphen(at + 1))
        .then_some((Year::Known(full - full % 100 + short), at + 1))
}

/// Whether four digits are a year rather than a count or a number in a name.
fn likely_year(view: &View, at: u32, number: i16) -> bool {
    let before = view.lower_before(at);
    let glued = at > view.start && !view.spaced(at);
    let hyphened = glued && view.hyphen(at - 1);
    // `in mid-2022 prices rose`
    if hyphened && (1900..=2039).contains(&number) && at.checked_sub(2).is_some_and(|left| view.lower(left) == "mid") {
        return true;
    }
    if hyphened {
        let left = at.checked_sub(2);
        let relation = left.is_some_and(|left| {
            let year = view.whole(left).is_some_and(|year| (1000..=2100).contains(&year));
            year || matches!(view.lower(left), "mid" | "pre" | "post" | "late" | "early" | "bc")
                || view.lex(left).month.is_some()
        });
        if !relation && !view.spaced(at - 1) {
            return false;
        }
    }
    let labelled = at > view.start && view.lex(at - 1).label;
    if labelled || matches!(before, "$" | "£" | "€" | "¥" | "#" | "no." | "no" | "nos." | "us$" | "+" | "*") {
        return false;
    }
    let measured = matches!(
        view.lower(at + 1),
        "%" | "percent" | "per" | "°" | "million" | "billion" | "dollars" | "gmt" | "hours" | "hrs"
    ) || view.lex(at + 1).units.is_some();
    let glued_after = !view.spaced(at + 1)
        && (matches!(view.word(at + 1), "/" | ":" | "+"))
        && !view.spaced(at + 2)
        && !view.hyphen(at + 1);
    if measured || (glued_after && view.whole(at + 2).is_none()) {
        return false;
    }
    let next = view.whole(at + 2).filter(|_| view.hyphen(at + 1) || matches!(view.lower(at + 1), "/" | "to"));
    let ranged = next.is_some_and(|next| (number + 1..=2100).contains(&next) || (next > number % 100 && next < 100));
    let heads = (at + 1 == view.end && matches!(before, "" | ",")) || (at == view.start && view.word(at + 1) == ":");
    let introduced = BEFORE_YEAR.contains(&before) || ranged || heads;
    let counted = (view.lower(at + 1).ends_with('s') && view.tag(at + 1) == Tag::Noun) || view.lex(at + 1).counted;
    let vague = matches!(
        before,
        "about"
            | "some"
            | "nearly"
            | "over"
            | "than"
            | "around"
            | "least"
            | "to"
            | "of"
            | "for"
            | "almost"
            | "approximately"
            | "another"
            | "only"
    );
    if counted && (vague || !introduced) && before != "the" {
        return false;
    }
    let and = matches!(before, "and" | "or" | "," | "-" | "\u{2013}" | "/" | "to");
    if and && near_year(view, at) {
        return true;
    }
    if (1900..=2039).contains(&number) {
        !counted || introduced
    } else {
        introduced && before != "than" && !(vague && before != "of" && before != "around")
    }
}

/// Whether another year stands just before a conjunction.
fn near_year(view: &View, at: u32) -> bool {
    at.checked_sub(2).and_then(|left| view.whole(left)).is_some_and(|year| (1000..=2100).contains(&year))
}

/// `summer`, `the spring of 1917`, `winter 1940-41`.
fn season_at(view: &View, at: u32, season: &'static str) -> Option<Found> {
    let calendar = Calendar { stretch: Some(Stretch::Season(season)), ..Calendar::default() };
    let verb = view.lower(at) == "fall" && view.lower_before(at) != "the" && view.lower(at + 1) == "this";
    if let Some((year, end)) = year_after(view, at + 1).filter(|_| !verb) {
        return Some((Expression::calendar(Calendar { year: Some(year), ..calendar }), end));
    }
    let before = view.lower_before(at);
    let told = matches!(
        before,
        "in" | "the"
            | "this"
            | "last"
            | "next"
            | "that"
            | "early"
            | "late"
            | "mid"
            | "by"
            | "until"
            | "during"
            | "since"
            | "every"
            | "each"
            | "previous"
            | "following"
            | "of"
            | "-"
            | "through"
            | "before"
            | "after"
            | "and"
            | "or"
    );
    // `fall` and `spring` are verbs and other nouns as well: `the fall of Rome`, `the fall in prices`.
    let word = view.lower(at);
    let doubtful = matches!(word, "fall" | "spring");
    let other = word == "fall"
        && (matches!(view.lower(at + 1), "in" | "from" | "to" | "by" | "into" | "short" | "on" | "for")
            && before != "last"
            && before != "this"
            && before != "next");
    let of = view.lower(at + 1) == "of" && word != "summer" && word != "winter";
    let verb = view.tag(at) == Tag::Verb;
    let fine =
        if doubtful { told && !other && !of && !verb && !matches!(before, "and" | "or" | "of" | "to") } else { true };
    fine.then(|| (Expression::calendar(calendar), at + 1))
}

/// `1990s`, `'60s`, `the sixties`, `480s BC`.
fn decade(view: &View, at: u32) -> Option<Found> {
    let lex = view.lex(at);
    // `two brothers in their mid-twenties`
    let owned = |at: u32| matches!(view.lower(at), "their" | "his" | "her" | "my" | "our");
    if lex.decade.is_some() && (at.saturating_sub(3)..at).any(owned) {
        return None;
    }
    let (year, end) = if let Some(year) = lex.decade.filter(|_| {
        view.lower_before(at) == "the" || view.lex_before(at).edge.is_some() || view.hyphen(at.saturating_sub(1))
    }) {
        (year, at + 1)
    } else {
        let mark = u32::from(matches!(view.word(at), "'" | "\u{2019}" | "\u{2018}"));
        let (digits, end) = plural_digits(view, at + mark)?;
        let year: i16 = digits.parse().ok()?;
        let short = digits.len() == 2;
        if year % 10 != 0
            || !(short || (3..=4).contains(&digits.len()))
            || (short && mark == 0 && view.lower_before(at) != "the" && view.lex_before(at).edge.is_none())
        {
            return None;
        }
        (if short { 1900 + year } else { year }, end)
    };
    if let Some(after) = before_christ(view, end) {
        let calendar =
            Calendar { year: Some(Year::Known(-year)), stretch: Some(Stretch::Decade), ..Calendar::default() };
        return Some((Expression::calendar(calendar), after));
    }
    if !(1000..=2090).contains(&year) {
        return None;
    }
    let calendar = Calendar { year: Some(Year::Known(year)), stretch: Some(Stretch::Decade), ..Calendar::default() };
    Some((Expression::calendar(calendar), end))
}

/// The digits of `1990s`, in one token or two.
fn plural_digits<'a>(view: &View<'a>, at: u32) -> Option<(&'a str, u32)> {
    let word = view.word(at);
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(whole) = word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).filter(|whole| digits(whole)) {
        return Some((whole, at + 1));
    }
    let ending = matches!(view.word(at + 1), "s" | "'s" | "\u{2019}s") && !view.spaced(at + 1);
    (digits(word) && ending && word.ends_with('0')).then_some((word, at + 2))
}

/// `nineteenth century`, `21st century BC`.
fn century(view: &View, at: u32) -> Option<Found> {
    let ordinal = view.lex(at).ordinal;
    let (ordinal, next) = match ordinal {
        Some(ordinal) => (ordinal, at + 1),
        // `twenty-first century`
        None if view.lower(at) == "twenty" => {
            (20 + view.lex(view.past_hyphen(at + 1)).ordinal?, view.past_hyphen(at + 1) + 1)
        }
        None => return None,
    };
    let noun = view.past_hyphen(next);
    let shared = matches!(view.lower(next), "and" | "or" | "to")
        && view.lex(next + 1).ordinal.is_some()
        && matches!(view.lower(next + 2), "century" | "centuries");
    if !shared && !matches!(view.lower(noun), "century" | "centuries") {
        return None;
    }
    let end = if shared { next } else { noun + 1 };
    let era = if shared { None } else { before_christ(view, end) };
    let year = if era.is_some() { 1 - ordinal * 100 } else { (ordinal - 1) * 100 };
    let calendar = Calendar { year: Some(Year::Known(year)), stretch: Some(Stretch::Century), ..Calendar::default() };
    Some((Expression::calendar(calendar), era.unwrap_or(end)))
}

/// `third quarter`, `first-quarter`, `Q1 2025`, `the second half of 1990`, `1990 's third quarter` (from the ordinal).
fn quarter(view: &View, at: u32) -> Option<Found> {
    let lower = view.lower(at);
    let (stretch, mut end) = match lower {
        "q1" | "q2" | "q3" | "q4" => (Stretch::Quarter(i8::try_from(lower.as_bytes().get(1)? - b'0').ok()?), at + 1),
        "h1" | "h2" => (Stretch::Half(i8::try_from(lower.as_bytes().get(1)? - b'0').ok()?), at + 1),
        _ => {
            let ordinal = match view.lower(at) {
                "final" => 4,
                "last" | "latter" if view.lower(at + 1) == "half" => 2,
                _ => view.lex(at).ordinal?,
            };
            let fiscal = u32::from(matches!(view.lower(at + 1), "fiscal" | "financial"));
            let noun = view.past_hyphen(at + 1 + fiscal);
            let number = i8::try_from(ordinal).ok()?;
            let two = matches!(view.lower(at + 1), "and" | "or" | "to" | "through") && view.lower(at + 3) == "quarters";
            if two && number <= 4 && view.lex(at + 2).ordinal.is_some() {
                // `the second` of `the second and third quarters`
                let calendar = Calendar { stretch: Some(Stretch::Quarter(number)), ..Calendar::default() };
                return Some((Expression::calendar(calendar), at + 1));
            }
            match view.lower(noun) {
                "quarters" if number <= 4 && second_of_two(view, at) => (Stretch::Quarter(number), noun + 1),
                "quarter" if number <= 4 => (Stretch::Quarter(number), noun + 1),
                // `the first half of October`
                "half" if number <= 2 && view.lower(noun + 1) == "of" => {
                    let month = super::day::month_at(view, noun + 2, false);
                    if let Some((month, end)) =
                        month.filter(|_| !view.is_number(noun + 3) || view.whole(noun + 3) > Some(31))
                    {
                        return Some(half_of_month(view, month, end, number));
                    }
                    if sport(view, noun) {
                        return None;
                    }
                    (Stretch::Half(if lower == "final" { 2 } else { number }), noun + 1)
                }
                "half" if number <= 2 && !sport(view, noun) => {
                    (Stretch::Half(if lower == "final" { 2 } else { number }), noun + 1)
                }
                _ => return None,
            }
        }
    };
    let calendar = Calendar { stretch: Some(stretch), ..Calendar::default() };
    if view.lower(end) == "of" && view.lower(end + 1) == "fiscal" {
        let skip = end + 2 + u32::from(view.lower(end + 2) == "year");
        if let Some((year, after)) = year_number(view, skip) {
            return Some((Expression::calendar(Calendar { year: Some(year), ..calendar }), after));
        }
    }
    if let Some((year, after)) = year_after(view, end) {
        end = after;
        return Some((Expression::calendar(Calendar { year: Some(year), ..calendar }), end));
    }
    Some((Expression::calendar(calendar), end))
}

/// A month with the half of it that is meant.
fn half_of_month(view: &View, month: i8, end: u32, half: i8) -> Found {
    let calendar = Calendar { month: Some(month), ..Calendar::default() };
    let (calendar, end) = match year_after(view, end) {
        Some((year, end)) => (Calendar { year: Some(year), ..calendar }, end),
        None => (calendar, end),
    };
    let edge = if half == 1 { Edge::Start } else { Edge::End };
    (Expression { edge: Some(edge), ..Expression::calendar(calendar) }, end)
}

/// Whether an ordinal is the second of two: `third` of `the second and third quarters`.
fn second_of_two(view: &View, at: u32) -> bool {
    at.checked_sub(2).is_some_and(|first| view.lex(first).ordinal.is_some())
        && matches!(view.lower_before(at), "and" | "or" | "to" | "through")
}

/// Whether a half is one of a match.
fn sport(view: &View, noun: u32) -> bool {
    // `the first half of the 2024 season`
    let of = view.lower(noun + 1) == "of";
    view.lex(noun + 1).score || of && (noun + 2..noun + 6).any(|at| view.lex(at).contest)
}
