//! Numbers with their units: `31 hours`, `a day and seven hours`, `two-day`, `two weeks ago`.

use super::Found;
use crate::mentions::number::and_a_part;
use crate::mentions::time::expression::{Amount, Core, Expression};
use crate::mentions::time::lexicon::{Lex, Vague, View};
use crate::mentions::time::unit::Unit;
use crate::text::Tag;

/// A number or a word that counts, and the token after it; `a couple of`, `a few`, `half a` included.
pub(super) fn amount_at(view: &View, at: u32) -> Option<(Amount, u32)> {
    let hundred = matches!(view.lower(at), "a" | "an") && view.lex(at + 1).number;
    if let Some(found) = part_of_one(view, at) {
        return Some(found);
    }
    let half = view.lower(at) == "half" && view.number(at).is_none();
    if view.is_number(at)
        || view.lex(at).number && !half
        || hundred && view.number(at).is_some_and(|number| number.tokens.end <= view.end)
    {
        let number = view.number(at)?;
        // `two or three`, `12 to 18`, `30-45`
        let end = number.tokens.end.min(view.end);
        let dash = view.hyphen(end) && view.is_number(at) && view.is_number(end + 1);
        // `between six and eight weeks`
        let link =
            matches!(view.lower(end), "or" | "to") || view.lower(end) == "and" && view.lower_before(at) == "between";
        let joined = link && (view.lex(end + 1).number || view.is_number(end + 1));
        let second = view.number(end + 1).filter(|second| joined || dash && second.value > number.value);
        if let Some(second) = second {
            let after = view.past_hyphen(second.tokens.end);
            if view.lex(after).units.is_some() {
                return Some((Amount::Number(second.value), second.tokens.end));
            }
        }
        return Some((Amount::Number(number.value), end));
    }
    match (view.lower(at), view.lower(at + 1), view.lower(at + 2)) {
        // `the second in as many months`
        ("many", ..) if view.lower_before(at) == "as" => None,
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

/// `three quarters of an hour`, `a quarter of a century`, `two hundredths of a second`: a part of one unit.
pub(super) fn part_of_one(view: &View, at: u32) -> Option<(Amount, u32)> {
    if let Some(found) = decimals_of_one(view, at) {
        return Some(found);
    }
    let times = match view.lower(at) {
        "a" | "one" => 1.0,
        // `in the last quarter of an hour`
        "last" | "final" | "first" | "opening" | "closing" | "next" => 1.0,
        "three" => 3.0,
        _ => return None,
    };
    let noun = view.past_hyphen(at + 1);
    let one = view.lower(noun + 1) == "of" && matches!(view.lower(noun + 2), "a" | "an");
    let quarter = matches!(view.lower(noun), "quarter" | "quarters");
    (quarter && one && view.lex(noun + 3).unit.is_some()).then_some((Amount::Number(times / 4.0), noun + 3))
}

/// `five thousandths of a second`, `a tenth of a second`
fn decimals_of_one(view: &View, at: u32) -> Option<(Amount, u32)> {
    let (times, noun) = match view.lower(at) {
        "a" => (1.0, at + 1),
        _ => view.number(at).map(|number| (number.value, view.past_hyphen(number.tokens.end)))?,
    };
    let part = match view.lower(noun) {
        "tenth" | "tenths" => 10.0,
        "hundredth" | "hundredths" => 100.0,
        "thousandth" | "thousandths" => 1000.0,
        _ => return None,
    };
    let one = view.lower(noun + 1) == "of" && matches!(view.lower(noun + 2), "a" | "an");
    (one && view.lex(noun + 3).unit.is_some()).then_some((Amount::Number(times / part), noun + 3))
}

/// `2h 38m`, `1h20min`
pub(super) fn lettered(view: &View, at: u32) -> Option<Found> {
    let letter = |at: u32, letters: &[&str]| !view.spaced(at) && letters.contains(&view.lower(at));
    let hours = view.whole(at).filter(|_| letter(at + 1, &["h", "hr", "hrs"]))?;
    let minutes = view.whole(at + 2).filter(|minutes| *minutes < 60)?;
    let spaced = u32::from(matches!(view.lower(at + 3), "min" | "mins"));
    if spaced == 0 && !letter(at + 3, &["m"]) {
        return None;
    }
    let number = |number: i16| Amount::Number(f64::from(number));
    let parts = vec![(number(hours), Unit::Hour), (number(minutes), Unit::Minute)];
    Some((Expression::new(Core::Length(parts, None)), at + 4))
}

/// `2:04:18` as a length of hours, minutes and seconds: `won the marathon in 2:04:18`, `a lead of 1:12`.
pub(super) fn raced(view: &View, at: u32) -> Option<Found> {
    let (first, rest) = view.word(at).split_once(':').filter(|_| view.is_number(at) && is_raced(view, at))?;
    let number = |digits: &str| digits.parse::<f64>().ok().map(Amount::Number);
    let units = match rest.split_once(':') {
        Some((minutes, seconds)) => {
            vec![(number(first)?, Unit::Hour), (number(minutes)?, Unit::Minute), (number(seconds)?, Unit::Second)]
        }
        None => vec![(number(first)?, Unit::Minute), (number(rest)?, Unit::Second)],
    };
    Some((Expression::new(Core::Length(units, None)), at + 1))
}

/// Whether digits with colons are a length of time: those with parts of a second, and others behind a word that no time
/// of day follows or that says what is told.
pub(super) fn is_raced(view: &View, at: u32) -> bool {
    let word = view.word(at);
    let hours = word.bytes().filter(|byte| *byte == b':').count() == 2;
    let parts = word.contains(':') && word.contains('.');
    let before = view.lower_before(at);
    let told = before == "of" && at.checked_sub(2).is_some_and(|noun| view.lex(noun).raced);
    // `from 1:12 to 38 seconds`
    let cut = before == "from" && view.lower(at + 1) == "to" && view.lex(at + 3).units == Some(Unit::Second);
    let ran = matches!(before, "in" | "of" | "clocked" | "ran" | "with" | "timed" | "clocking" | "running" | "than");
    parts || told || cut || hours && ran || before == "in" && word.contains(':')
}

/// A counted unit with what follows it: `two days`, `two-day`, `a day and seven hours`, `two weeks ago`.
pub(super) fn counted(view: &View, at: u32) -> Option<Found> {
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
    let before = view.lex_before(at);
    // `in the 18th and 77th minutes`, `1,600 light-years`
    let joined = at > view.start && view.hyphen(at - 1) && !view.spaced(at);
    // `at peak hours`
    let compound = unit == Unit::Hour && at > view.start && matches!(view.tag(at - 1), Tag::Noun | Tag::Adj);
    // `plan to cut their hours`
    let owned =
        unit == Unit::Hour && matches!(view.lower_before(at), "their" | "his" | "her" | "our" | "my" | "its" | "your");
    if before.ordinal.is_some() || joined || before.kind_of_day || compound && the == 0 || owned {
        return None;
    }
    let counted = before.number && view.lower_before(at) != "of";
    // `the second in as many months`
    if view.lower_before(at) == "many" && at.checked_sub(2).is_some_and(|at| view.lower(at) == "as") {
        return None;
    }
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
    // A part of one has said its unit: `two hundredths of a second`.
    if let Some((amount, noun)) = part_of_one(view, at) {
        return view.lex(noun).unit.map(|unit| ((amount, unit), noun + 1));
    }
    if view.is_number(at)
        && at > view.start
        && !view.spaced(at)
        && matches!(view.word(at - 1), "$" | "£" | "€" | "." | ":")
    {
        return None;
    }
    let noun = view.past_hyphen(next);
    let lex = view.lex(noun);
    // `One Hundred Years of Solitude`
    let titled = !view.is_number(at) && at > view.start && !view.capital(at - 1);
    if titled && view.capital(at) && view.capital(noun) && view.lower(noun + 1) == "of" && view.capital(noun + 2) {
        return None;
    }
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
    let fits = adjective || lex.pointer.is_some() || lex.kind_of_day && noun == next;
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
    // `3,100 day trippers`: nobody measures in thousands of days.
    if unit == Unit::Day && !hyphen && number > 999.0 {
        return None;
    }
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
        // `7,000 years earlier than was thought`
        ("earlier" | "later", "than") => return (expression, end),
        ("ago", _) => (false, true, hyphen + 1),
        ("later" | "afterward" | "afterwards", _) if hyphen == end => (true, false, end + 1),
        ("earlier" | "previously", _) => (false, false, hyphen + 1),
        ("before" | "beforehand", _) if ends(end + 1) => (false, false, end + 1),
        ("after", "being" | "having") => return (expression, end),
        ("after", _) if ends(end + 1) => (true, false, end + 1),
        ("hence", _) => (true, true, end + 1),
        ("from", "now" | "today") => (true, true, end + 2),
        _ => return (expression, end),
    };
    let core = Core::Shift { amount: *amount, unit: *unit, forward, from_now };
    (Expression { core, ..expression }, after)
}
