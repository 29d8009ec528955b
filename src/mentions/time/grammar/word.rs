//! Single words and set phrases: `yesterday`, `now`, `the day before yesterday`, `the past`, `at present`.

use super::Found;
use crate::mentions::time::expression::{Core, Expression};
use crate::mentions::time::lexicon::View;
use crate::text::Tag;

/// A word or phrase that is a time by itself.
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    day(view, at).map(|found| super::part::after_day(view, found)).or_else(|| reference(view, at))
}

/// `yesterday`, `today`, `tomorrow`, `tonight`, `the day before yesterday`.
pub(super) fn day(view: &View, at: u32) -> Option<Found> {
    if view.lower(at) == "the" && view.lower(at + 1) == "day" {
        let steps = match (view.lower(at + 2), view.lower(at + 3)) {
            ("before", "yesterday") => -2,
            ("after", "tomorrow") => 2,
            _ => return None,
        };
        return Some((Expression::new(Core::Day(steps)), at + 4));
    }
    let offset = view.lex(at).day.filter(|_| !named(view, at))?;
    let mut expression = Expression::new(Core::Day(i32::from(offset)));
    if matches!(view.lower(at), "tonight" | "tonite") {
        expression.part = Some("NI");
    }
    Some((expression, at + 1))
}

/// `now`, `recently`, `the past`, `the future`, `the time being`.
fn reference(view: &View, at: u32) -> Option<Found> {
    let found = |value: &'static str, end: u32| Some((Expression::new(Core::Reference(value)), end));
    let (first, second, third) = (view.lower(at), view.lower(at + 1), view.lower(at + 2));
    match (first, second, third) {
        ("the", "past" | "future", next) => {
            let noun =
                matches!(view.tag(at + 2), Tag::Noun | Tag::Adj | Tag::Propn | Tag::Num) || view.lex(at + 2).known;
            if noun && next != "and" {
                return if second == "future" {
                    found("FUTURE_REF", at + 2).map(|(one, _)| (one, at + 2))
                } else {
                    None
                };
            }
            return found(if second == "past" { "PAST_REF" } else { "FUTURE_REF" }, at + 2);
        }
        ("the", "present", next) if !view.lex(at + 2).known || next == "day" => {
            let day = u32::from(next == "day");
            let ends = !matches!(view.tag(at + 2), Tag::Noun | Tag::Adj | Tag::Propn);
            return (ends || day == 1).then(|| found("PRESENT_REF", at + 2 + day)).flatten();
        }
        ("the", "near" | "foreseeable" | "distant", "future") => return found("FUTURE_REF", at + 3),
        ("the", "recent" | "distant", "past") => return found("PAST_REF", at + 3),
        ("the", "moment", _) if view.lower_before(at) == "at" => return found("PRESENT_REF", at + 2),
        ("the", "time", "being") => return found("PRESENT_REF", at + 3),
        ("this", "time" | "moment", _) if matches!(view.lower_before(at), "at" | "by") => {
            return found("PRESENT_REF", at + 2);
        }
        ("these" | "nowadays", "days", _) => return found("PRESENT_REF", at + 2),
        ("recent", _, _) if view.lex(at + 1).units.is_some() => return found("PAST_REF", at + 2),
        ("long", "ago", _) => return found("PAST_REF", at + 2),
        ("right", "now", _) => return found("PRESENT_REF", at + 2),
        ("present" | "modern", "day", _) => return found("PRESENT_REF", at + 2),
        ("present" | "modern", "-", "day") => return found("PRESENT_REF", at + 3),
        ("present", ..) if view.lower_before(at) == "at" => return found("PRESENT_REF", at + 1),
        _ => {}
    }
    let value = view.lex(at).reference.filter(|_| !named(view, at))?;
    let fine = match first {
        "now" => second != "that" || view.spaced(at),
        // `as recently as May`
        "recently" => !(second == "as" && view.lower_before(at) == "as"),
        "future" => view.lower_before(at) != "the" && !matches!(second, "s" | "'s"),
        _ => true,
    };
    fine.then(|| found(value, at + 1)).flatten()
}

/// Whether a capital makes a word part of a name (`USA Today`, `Today show`).
fn named(view: &View, at: u32) -> bool {
    let capital = view.capital(at)
        && at > view.start
        && !matches!(view.lower_before(at), "\"" | "\u{201c}" | "''" | "``" | "'" | "-" | "(" | "\u{2018}" | ":" | "_");
    capital
        || (view.capital(at) && view.capital(at + 1) && view.tag(at + 1) == Tag::Propn && view.tag(at) == Tag::Propn)
}
