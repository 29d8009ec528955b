//! Repeated times: `every Monday`, `each year`, `every two weeks`, `Mondays`, `daily`.

use super::Found;
use super::length::amount_at;
use crate::mentions::time::expression::{Amount, Core, Expression};
use crate::mentions::time::lexicon::View;
use crate::mentions::time::value;

/// A repeated time.
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    let repeat = |value: String, end: u32| Some((Expression::new(Core::Repeat(value)), end));
    let lex = view.lex(at);
    if let Some(period) = lex.cycle.filter(|_| !view.capital(at) || at == view.start) {
        return repeat(period.to_owned(), at + 1);
    }
    if let Some(weekday) = lex.weekday.filter(|_| lex.weekdays && view.capital(at)) {
        return repeat(format!("XXXX-WXX-{weekday}"), at + 1);
    }
    if !matches!(view.lower(at), "every" | "each") {
        return None;
    }
    let other = u32::from(view.lower(at + 1) == "other");
    let noun = at + 1 + other;
    let lex = view.lex(noun);
    if let Some(unit) = lex.unit.filter(|_| lex.ordinal.is_none()) {
        let number = Amount::Number(f64::from(1 + other));
        return repeat(value::duration(&[(number, unit)]), noun + 1);
    }
    if let Some(weekday) = lex.weekday.filter(|_| view.capital(noun)) {
        let part = view.lex(noun + 1).part;
        let value = format!("XXXX-WXX-{weekday}{}", part.map(|part| format!("T{part}")).unwrap_or_default());
        return repeat(value, noun + 1 + u32::from(part.is_some()));
    }
    if let Some(month) = lex.month.filter(|_| view.capital(noun)) {
        return repeat(format!("XXXX-{month:02}"), noun + 1);
    }
    if let Some(season) = lex.season {
        return repeat(format!("XXXX-{season}"), noun + 1);
    }
    if let Some(part) = lex.part {
        return repeat(format!("XXXX-XX-XXT{part}"), noun + 1);
    }
    // `every first Saturday of the month`
    let nth = view.lex(noun).ordinal.is_some() || view.lower(noun) == "last";
    if let Some(weekday) = view.lex(noun + 1).weekday.filter(|_| nth && view.capital(noun + 1)) {
        let of = view.lower(noun + 2) == "of" && matches!(view.lower(noun + 3), "the" | "each" | "every");
        let month = of && view.lower(noun + 4) == "month";
        return repeat(format!("XXXX-WXX-{weekday}"), noun + 2 + if month { 3 } else { 0 });
    }
    let (amount, next) = amount_at(view, noun)?;
    let unit = view.lex(next).units?;
    repeat(value::duration(&[(amount, unit)]), next + 1)
}
