//! Units of measure, money and rates behind a number.

use super::tables::{LISTS, UNITS};
use super::view::View;
use crate::mentions::number::number_word;
use crate::mentions::{Dimension, Unit};
use crate::text::TokenKind;

/// What is known of the number a unit is looked for behind.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// Whether a scale word follows its digits (`6.8 trillion`).
    pub(super) scaled: bool,
    /// Its value.
    pub(super) value: f64,
}

/// The unit at a token, past a joining hyphen, and the token after it.
pub(super) fn measure(view: View, at: u32, before: Before) -> Option<(Unit, u32)> {
    let hyphen = view.joins(at);
    let at = at + u32::from(hyphen);
    if let Some(found) = powered(view, at, before) {
        return Some(found);
    }
    let (index, end) = cased(view, at, before).or_else(|| word_unit(view, at)).or_else(|| symbol(view, at, before))?;
    let unit = UNITS.list.get(index)?;
    if !fits(view, at, end, hyphen, unit, before) {
        return None;
    }
    let unit = match (unit.name.as_str(), unit.dimension) {
        ("pound", Dimension::Money) if is_weight(view, end, hyphen, before) => mass_pound()?,
        ("degree", _) => degree(view, end, before.value)?,
        _ => unit.clone(),
    };
    Some((unit, end))
}

/// A unit written in words, the longest that matches; hyphens between its words are optional.
fn word_unit(view: View, at: u32) -> Option<(usize, u32)> {
    // `nine km.` at the end of a sentence may keep its stop.
    let word = view.lower(at);
    let rows = UNITS.words.get(word).or_else(|| UNITS.words.get(word.strip_suffix('.')?))?;
    rows.iter().find_map(|(rest, index)| {
        let mut next = at + 1;
        for part in rest {
            if view.joins(next) && part != "-" {
                next += 1;
            }
            if view.lower(next) != part && !(part == "-" && view.is_dash(next)) {
                return None;
            }
            next += 1;
        }
        Some((*index, next))
    })
}

/// A symbol as written: glued to its digits, or alone before a mark (`300 m.`).
fn symbol(view: View, at: u32, before: Before) -> Option<(usize, u32)> {
    // `the boy is 1 m 12 tall`
    let parted = view.is_number(at + 1) && (view.lower(at + 2) == "cm" || view.is_extent(at + 2));
    // `a mirror 6.5 m across`
    let across = view.is_extent(at + 1) || matches!(view.lower(at + 1), "above" | "below");
    // `jumped 2.03 m at the third attempt`
    let led = matches!(view.lower(at + 1), "at" | "by" | "to" | "and" | "on" | "with");
    let alone = !view.is_word(at + 1) && !view.is_number(at + 1) || parted || across || led;
    if !before.digits || before.scaled || !(view.glued(at) || alone) {
        return None;
    }
    // `plunged to 25F.` at the end of a sentence may keep its stop.
    let word = view.word(at);
    let found = UNITS.symbols.get(word).or_else(|| UNITS.symbols.get(word.strip_suffix('.')?));
    found.map(|index| (*index, at + 1))
}

/// A symbol of two letters or more that its capitals tell from a word or another unit (`MB` from `mb`, `Nm` from `nm`).
fn cased(view: View, at: u32, before: Before) -> Option<(usize, u32)> {
    let word = view.word(at);
    let telling = word.len() > 1 && word.bytes().any(|byte| byte.is_ascii_uppercase());
    if !telling || !before.digits || before.scaled {
        return None;
    }
    UNITS.symbols.get(word).map(|index| (*index, at + 1))
}

/// Square and cubic lengths.
fn powered(view: View, at: u32, before: Before) -> Option<(Unit, u32)> {
    let (prefix, power, dimension) = match view.lower(at) {
        "square" | "sq" | "sq." => ("square", 2, Dimension::Area),
        "cubic" | "cu" | "cu." => ("cubic", 3, Dimension::Volume),
        _ => return None,
    };
    let next = at + 1 + u32::from(view.word(at + 1) == "." || view.joins(at + 1));
    let (index, end) = word_unit(view, next).or_else(|| symbol(view, next, Before { digits: true, ..before }))?;
    let unit = UNITS.list.get(index).filter(|unit| unit.dimension == Dimension::Length)?;
    let name = format!("{prefix} {}", unit.name);
    Some((Unit { name, dimension, factor: unit.factor.powi(power), offset: 0.0 }, end))
}

/// Whether the words are the unit and not another word spelt alike (`won`, `second`, `try`, `pc`).
fn fits(view: View, at: u32, end: u32, hyphen: bool, unit: &Unit, before: Before) -> bool {
    let word = view.lower(at);
    let code = word.len() == 3 && unit.dimension == Dimension::Money && word.is_ascii();
    if code && !matches!(word, "yen" | "won") {
        return view.word(at).chars().all(char::is_uppercase);
    }
    let single = end == at + 1;
    let short = word.len() <= 3 && word.is_ascii() && word != "%";
    match word {
        "won" if single => before.scaled || before.value >= 100.0,
        // `nineteen stone`, `11 stone 4`, but not `twelve stone lions` or `nine stones`
        "stone" => {
            before.value != 1.0
                && !hyphen
                && (!view.is_word(end)
                    || view.stops(end)
                    || number_word(view.lower(end)).is_some()
                    || view.lower(end) == "heavier"
                    || view.lower(end) == "lighter")
        }
        "stones" => false,
        "second" | "minute" => hyphen || before.value <= 1.0 && !view.joins(at + 1),
        "pound" | "cent" | "rand" | "crown" => true,
        // `4,300 day-trippers`
        "day" => hyphen || !view.joins(end),
        "yen" | "ton" => true,
        "km" | "kg" | "mph" | "lbs" | "ft" | "pct" | "bps" | "kph" | "cm" | "mm" => true,
        _ if short && single => before.digits,
        _ => true,
    }
}

/// Whether pounds weigh rather than pay.
fn is_weight(view: View, end: u32, hyphen: bool, before: Before) -> bool {
    if view.lower(end) == "sterling" || before.scaled && view.lower(end) != "of" {
        return false;
    }
    let weighs = |at: u32| LISTS.weighing.contains(view.lemma(at)) || view.lower(at).starts_with("weigh");
    hyphen || view.lower(end) == "of" || view.around(end).any(weighs)
}

pub(super) fn mass_pound() -> Option<Unit> {
    UNITS.list.iter().find(|unit| unit.name == "pound" && unit.dimension == Dimension::Mass).cloned()
}

/// Degrees without a scale: an angle where the words say so, else a temperature, Fahrenheit when no Celsius
/// thermometer reads that high in the open.
fn degree(view: View, end: u32, value: f64) -> Option<Unit> {
    let angle = LISTS.angles.contains(view.lower(end)) || value > 130.0;
    if angle {
        return Some(Unit { name: "degree".into(), dimension: Dimension::Other, factor: 1.0, offset: 0.0 });
    }
    let scale = UNITS.named(if value > 56.0 { "degree Fahrenheit" } else { "degree Celsius" })?;
    Some(Unit { name: "degree".into(), ..scale })
}

/// What a rate is reckoned by, at a token behind the unit: `per day`, `a share`, `/h`, `per 100,000`, `-a-year`.
pub(super) fn per(view: View, at: u32) -> Option<(String, u32)> {
    let hyphen = view.joins(at) && view.joins(at + 2) && matches!(view.lower(at + 1), "a" | "per" | "an");
    let at = at + u32::from(hyphen);
    let noun = at + 1 + u32::from(hyphen);
    let known = |at: u32| LISTS.per.contains(view.lemma(at)) || LISTS.per.contains(view.lower(at));
    match view.lower(at) {
        "per" | "/" if view.is_number(noun) => per_number(view, noun),
        "for" if view.lower(at + 1) == "every" && view.is_number(at + 2) => per_number(view, at + 2),
        "per" | "a" | "an" | "every" if compound(view, noun).is_some() => compound(view, noun),
        "per" if view.is_word(noun) && !matches!(view.lower(noun), "cent" | "se") => Some((base(view, noun), noun + 1)),
        "/" if view.glued(noun) && known(noun) => Some((base(view, noun), noun + 1)),
        "by" if matches!(view.lower(noun), "hour" | "second" | "minute") => Some((base(view, noun), noun + 1)),
        "a" | "an" | "every" if known(noun) && !goes_on(view, noun) => Some((base(view, noun), noun + 1)),
        _ => None,
    }
}

/// A unit of several words below the bar: `a square foot`, `per megawatt-hour`.
fn compound(view: View, at: u32) -> Option<(String, u32)> {
    if let Some((unit, end)) = powered(view, at, Before { digits: true, scaled: false, value: 1.0 }) {
        return Some((unit.name, end));
    }
    let (index, end) = word_unit(view, at).filter(|(_, end)| *end > at + 1)?;
    Some((UNITS.list.get(index)?.name.clone(), end))
}

/// What a rate is reckoned by behind the thing that is measured: `830,000 barrels` `of oil per day`.
pub(super) fn per_behind(view: View, at: u32) -> Option<(String, u32)> {
    /// Words between `of` and the rate at most.
    const THING: u32 = 4;
    if view.lower(at) != "of" {
        return None;
    }
    // `0.3 nanograms of the banned substance per millilitre`
    let at = at + u32::from(matches!(view.lower(at + 1), "the" | "this" | "that"));
    for end in at + 2..=at + 1 + THING {
        if view.joins(end - 1) {
            continue;
        }
        if !view.is_word(end - 1) || view.stops(end - 1) || view.timed(end - 1) {
            return None;
        }
        if matches!(view.lower(end), "per" | "a" | "an" | "every")
            && let Some(found) = per(view, end)
        {
            return Some(found);
        }
    }
    None
}

/// Whether the words after `a year` make it another thing (`a year earlier`, `a second time`, `a share price`).
fn goes_on(view: View, noun: u32) -> bool {
    let next = view.lower(noun + 1);
    // `245p a share values the group`: before an article a word in s is a verb.
    let verb = next.ends_with('s') && matches!(view.lower(noun + 2), "the" | "a" | "an" | "it" | "its" | "all");
    let noun_follows =
        view.is_word(noun + 1) && !view.stops(noun + 1) && !verb && view.tag(noun + 1) == crate::text::Tag::Noun;
    let dated = matches!(
        next,
        "earlier"
            | "ago"
            | "before"
            | "later"
            | "after"
            | "old"
            | "back"
            | "or"
            | "prior"
            | "previously"
            | "into"
            | "of"
    );
    dated
        || view.is_dash(noun + 1)
        || (view.lower(noun) == "second" && view.is_word(noun + 1) && !view.stops(noun + 1))
        || (noun_follows && LISTS.no_rates.contains(view.lower(noun)))
}

fn per_number(view: View, at: u32) -> Option<(String, u32)> {
    let number = view.number(at)?;
    let mut end = number.tokens.end;
    // `5.2 litres per 100km`
    let before = Before { digits: number.in_digits, scaled: false, value: number.value };
    if let Some((unit, end)) = measure(view, end, before) {
        return Some((format!("{} {}", number.value, unit.name), end));
    }
    if view.is_word(end) && !view.stops(end) && view.plural(end) {
        end += 1;
    }
    Some((format!("{}", number.value), end))
}

/// The canonical name of what a rate is reckoned by.
fn base(view: View, at: u32) -> String {
    let word = view.lower(at);
    let unit = match word {
        "h" => return "hour".into(),
        "d" => return "day".into(),
        "s" => return "second".into(),
        "annum" => return "year".into(),
        "capita" | "head" => return "person".into(),
        "l" => return "litre".into(),
        // A pound in a rate is a weight unless it is money, which nobody pays by.
        "pound" => None,
        _ => UNITS.words.get(word).and_then(|rows| rows.iter().find(|(rest, _)| rest.is_empty())),
    };
    let name = unit.and_then(|(_, index)| UNITS.list.get(*index)).map(|unit| unit.name.clone());
    name.unwrap_or_else(|| view.lemma(at).to_owned())
}

/// A length per time is a speed of its own; anything else keeps its unit.
pub(super) fn speed(unit: &Unit, per: &str) -> Option<Unit> {
    let seconds = match per {
        "second" => 1.0,
        "minute" => 60.0,
        "hour" => 3600.0,
        _ => return None,
    };
    let name = format!("{} per {per}", unit.name);
    (unit.dimension == Dimension::Length).then(|| Unit {
        name,
        dimension: Dimension::Speed,
        factor: unit.factor / seconds,
        offset: 0.0,
    })
}

/// A currency sign before a number: its unit and its first token.
pub(super) fn sign(view: View, number: u32, digits: bool) -> Option<(Unit, u32)> {
    let last = number.checked_sub(1).filter(|at| *at >= view.from)?;
    let found = |sign: &str| UNITS.signs.get(sign).and_then(|index| UNITS.list.get(*index)).cloned();
    let mark = view.token(last).is_some_and(|token| token.kind == TokenKind::Mark);
    let word = view.word(last);
    if mark && let Some(first) = last.checked_sub(1).filter(|at| view.is_word(*at)) {
        let joined = view.glued(last) || matches!(view.word(first), "US" | "U.S.");
        if let Some(unit) = joined.then(|| found(&format!("{}{word}", view.word(first)))).flatten() {
            return Some((unit, first));
        }
    }
    // `Rs. 300`: the stop may stand alone.
    if word == "."
        && view.glued(last)
        && digits
        && let Some(first) = last.checked_sub(1)
        && let Some(unit) = found(&format!("{}.", view.word(first)))
    {
        return Some((unit, first));
    }
    if !mark && (!digits || word.len() < 2) {
        return None;
    }
    found(word).map(|unit| (unit, last))
}
