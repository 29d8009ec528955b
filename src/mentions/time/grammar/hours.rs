//! Times of day that are counted in hours, as translations have them: `4 hours 47 minutes of the morning`, `5 h 50`,
//! `at hour 10.40`, `9 o'clock 20`.

use super::clock::{clock, hour_word, small_number, within};
use crate::mentions::time::expression::Clock;
use crate::mentions::time::lexicon::View;
use crate::text::Tag;

/// A time of day whose number of hours begins at a token, and the token after it.
pub(super) fn read(view: &View, at: u32) -> Option<(Clock, u32)> {
    if !view.is_number(at) && !view.lex(at).number {
        return None;
    }
    lettered(view, at)
        .or_else(|| counted(view, at))
        .or_else(|| labelled(view, at))
        .or_else(|| dotted(view, at))
        .or_else(|| less(view, at))
        .or_else(|| and_minutes(view, at))
        .or_else(|| definite(view, at))
        .or_else(|| spelled(view, at))
}

/// `at 22.10, when`, `at 07.10`, `toward 7.20 clock`, and `at 7.05` where commas stand before decimals: points between hours
/// and minutes.
fn dotted(view: &View, at: u32) -> Option<(Clock, u32)> {
    let (hours, minutes) = view.word(at).split_once('.').filter(|(_, minutes)| minutes.len() == 2)?;
    let next = view.lower(at + 1);
    let opens = introduced(view, at) || next == "clock" && view.lower_before(at) == "from";
    if !view.is_number(at) || !opens {
        return None;
    }
    let found = clock(within(hours, 24)?, within(minutes, 59)?);
    if matches!(next, "clock" | "hour" | "hours") {
        return Some((Clock { sure: found.hour > 12, ..found }, at + 2));
    }
    // `at 22.52 of Polish time` is another time here, and which one is not said.
    if next == "of" && view.lower(at + 2) != "local" && view.lower(at + 3) == "time" {
        return None;
    }
    let told = next == "," && view.lower(at + 2) == "when" || hours.len() == 2 && hours.starts_with('0');
    // `was arrested at 11.05`
    let happens = |from: u32| (from.saturating_sub(4)..from).any(|at| view.lex_of_lemma(at).happens);
    let told = told || view.lower_before(at) == "at" && found.hour > 0 && happens(at - 1);
    // `around 11.15 last night`
    let dayed = super::word::read(view, at + 1).or_else(|| super::part::read(view, at + 1));
    if let Some((day, _)) = dayed.filter(|_| found.hour > 0 && found.hour <= 12)
        && let Some(part) = day.part
    {
        let late = matches!(part, "AF" | "EV") || part == "NI" && found.hour >= 6;
        let hour = if late { found.hour % 12 + 12 } else { found.hour % 12 };
        return Some((Clock { hour, ..found }, at + 1));
    }
    // What is measured has its unit behind it.
    let free = !view.lower(at + 1).starts_with(char::is_alphabetic)
        || matches!(view.tag(at + 1), Tag::Adp | Tag::Cconj | Tag::Sconj | Tag::Det | Tag::Pron | Tag::Aux | Tag::Adv);
    let comma =
        view.document.decimal_commas() && free && !matches!(next, "%" | "$" | "\u{20ac}" | "\u{a3}" | "per" | "to");
    let told = told && (free || next == ",");
    (told || comma).then_some((Clock { sure: found.hour > 12 || hours.len() == 2, ..found }, at + 1))
}

/// `around the 10 of the morning`, as Romance languages have it.
fn definite(view: &View, at: u32) -> Option<(Clock, u32)> {
    let (hour, end) = hour_word(view, at)?;
    (view.lower_before(at) == "the" && in_part(view, end)).then(|| (Clock { sure: false, ..clock(hour, 0) }, end))
}

/// `7 and 20 of the morning`, `eight and a quarter in the evening`, as Romance languages count.
fn and_minutes(view: &View, at: u32) -> Option<(Clock, u32)> {
    let (hour, link) = hour_word(view, at)?;
    // `between 2 and 4 in the afternoon`
    if view.lower(link) != "and" || view.lower_before(at) == "between" {
        return None;
    }
    let article = link + 1 + u32::from(view.lower(link + 1) == "a");
    let (minutes, end) = match view.lower(article) {
        "quarter" => (15, article + 1),
        "half" => (30, article + 1),
        _ => small_number(view, article)?,
    };
    in_part(view, end).then(|| (Clock { sure: false, ..clock(hour, minutes) }, end))
}

/// `five less quarter of the afternoon`, `ten less twenty of the morning`, as Spanish and Portuguese count.
fn less(view: &View, at: u32) -> Option<(Clock, u32)> {
    let (hour, link) = hour_word(view, at)?;
    if view.lower(link) != "less" {
        return None;
    }
    let article = link + 1 + u32::from(view.lower(link + 1) == "a");
    let (minutes, end) = match view.lower(article) {
        "quarter" => (15, article + 1),
        _ => small_number(view, article).filter(|(minutes, _)| (1..30).contains(minutes))?,
    };
    in_part(view, end).then(|| (Clock { sure: false, ..clock((hour + 11) % 12, 60 - minutes) }, end))
}

/// `5 h 50`, `17 h 05`; with its minutes named it is a length.
fn lettered(view: &View, at: u32) -> Option<(Clock, u32)> {
    let written = view.is_number(at) && view.lower(at + 1) == "h" && view.is_number(at + 2);
    let minutes = view.word(at + 2);
    let length = matches!(view.lower(at + 3), "min" | "min." | "mins" | "minutes" | "m");
    let fits = written && minutes.len() == 2 && !length;
    fits.then(|| Some((clock(within(view.word(at), 24)?, within(minutes, 59)?), at + 3))).flatten()
}

/// `at hour 10.40`, `towards the hour 22`
fn labelled(view: &View, at: u32) -> Option<(Clock, u32)> {
    let hour = at.checked_sub(1).filter(|before| *before >= view.start && view.lower(*before) == "hour")?;
    let article = u32::from(view.lower_before(hour) == "the");
    let from = article == 1 && view.lower_before(hour - 1) == "from";
    let led = (from || introduced(view, hour - article)) && view.is_number(at);
    let (hours, minutes) = view.word(at).split_once('.').unwrap_or((view.word(at), "00"));
    let fits = led && minutes.len() == 2;
    fits.then(|| Some((clock(within(hours, 24)?, within(minutes, 59)?), at + 1))).flatten()
}

/// `closed at 20 hours`, `begins at 0 hours`, as Romance languages have it: the hour of a day, and no rate.
fn counted(view: &View, at: u32) -> Option<(Clock, u32)> {
    let hour = within(view.word(at), 24)?;
    let led = view.lower_before(at) == "at" || view.lex_before(at).weekday.is_some();
    let led = led && view.lower(at + 1) == "hours";
    let rate = matches!(view.lower(at + 2), "a" | "an" | "per" | "of" | "each" | "every")
        || matches!(view.tag(at + 2), Tag::Num | Tag::Noun);
    (led && !rate && view.is_number(at)).then(|| (clock(hour, 0), at + 2))
}

/// `four hours twenty in the morning`, `at 17 hours 30`, `at 5 hours of the afternoon`, `9 o'clock 20`.
fn spelled(view: &View, at: u32) -> Option<(Clock, u32)> {
    let (hour, end) = small_number(view, at).filter(|(hour, _)| (1..=24).contains(hour))?;
    let struck = matches!(view.lower(end), "o'clock" | "oclock");
    if !struck && !matches!(view.lower(end), "hours" | "hour") {
        return None;
    }
    let led = introduced(view, at);
    let and = end + 1 + u32::from(view.lower(end + 1) == "and");
    if let Some((minute, after)) = small_number(view, and) {
        let named = matches!(view.lower(after), "minutes" | "minute");
        let close = after + u32::from(named);
        // `waited two hours 20 metres from the door`, `at 9 o'clock 20 men came`
        let word = view.lower(close).starts_with(char::is_alphabetic);
        let plain = !word || matches!(view.tag(close), Tag::Adp | Tag::Cconj | Tag::Det | Tag::Pron);
        let told = in_part(view, close) || led && plain && (!named || struck);
        return told.then(|| (Clock { sure: hour > 12, ..clock(hour, minute) }, close));
    }
    (!struck && led && in_part(view, end + 1)).then(|| (Clock { sure: hour > 12, ..clock(hour, 0) }, end + 1))
}

/// Whether the words that lead a time of day stand before a token; of a length they do not.
fn introduced(view: &View, at: u32) -> bool {
    matches!(
        view.lower_before(at),
        "at" | "towards" | "toward" | "around" | "about" | "against" | "until" | "since" | "before" | "after"
    )
}

/// Whether `in the morning`, `of the afternoon` begins at a token; the day of a length is told by `of the day`.
fn in_part(view: &View, at: u32) -> bool {
    matches!((view.lower(at), view.lower(at + 1)), ("of" | "in", "the")) && view.lex(at + 2).part.is_some()
}
