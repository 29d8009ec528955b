//! Tokens in, expressions out: what begins at a token, and where it ends.
//!
//! Each file reads one family; [`read`] asks all of them and takes the longest.

mod clock;
mod day;
mod hours;
mod length;
mod numeric;
mod part;
mod period;
mod set;
mod span;
mod word;

use super::expression::{Core, Expression};
use super::lexicon::{Edge, View};
use crate::mentions::Precision;

/// An expression and the token after it.
pub(super) type Found = (Expression, u32);

/// The longest expression that begins at a token.
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    let plain = plain(view, at);
    let edged = edged(view, at);
    let found = longer(plain, edged)?;
    Some(hedged_end(view, found))
}

/// The longest without a word for its edge before it.
fn plain(view: &View, at: u32) -> Option<Found> {
    let mut best = None;
    for reader in [
        length::lettered,
        length::raced,
        clock::read,
        day::read,
        numeric::read,
        period::read,
        part::read,
        span::read,
        set::read,
        word::read,
    ] {
        best = longer(best, reader(view, at));
    }
    best
}

/// The one that reaches further; the first of two that reach as far.
fn longer(one: Option<Found>, other: Option<Found>) -> Option<Found> {
    match (&one, &other) {
        (Some(first), Some(second)) if second.1 > first.1 => other,
        (Some(_), _) => one,
        (None, _) => other,
    }
}

/// `early 1914`, `mid-May`, `the end of the month`, `earlier this week`, `late in the summer`.
fn edged(view: &View, at: u32) -> Option<Found> {
    let very = at + u32::from(matches!(view.lower(at), "very" | "most"));
    let article = u32::from(matches!(view.lower(very), "the"));
    let first = very + article;
    let lex = view.lex(first);
    if let Some(edge) = lex.edge.filter(|_| lex.border.is_none() || view.lower(first + 1) != "of") {
        let mut next = view.past_hyphen(first + 1);
        // `the latter part of the year`, `the early part of 1990`
        if matches!(view.lower(next), "part" | "portion" | "stages" | "half") && view.lower(next + 1) == "of" {
            next += 2;
        } else if article == 0 && view.lower(next) == "in" {
            next += 1;
        }
        if let Some(found) = plain(view, next).filter(|(found, _)| takes_edge(found, edge, view.lower(first))) {
            return Some(with_edge(found, edge));
        }
        return None;
    }
    let edge = lex.border?;
    if view.lower(first + 1) != "of" {
        return None;
    }
    let found = plain(view, first + 2)?;
    takes_edge(&found.0, edge, "").then(|| with_edge(found, edge))
}

fn with_edge((mut expression, end): Found, edge: Edge) -> Found {
    expression.edge = expression.edge.or(Some(edge));
    (expression, end)
}

/// Whether a time has edges: `late` may go before `Friday`, not before `two days`; `later` only before what is pointed
/// at or follows (`later this week`).
fn takes_edge(expression: &Expression, _edge: Edge, word: &str) -> bool {
    let comparative = matches!(word, "earlier" | "later");
    match &expression.core {
        Core::Calendar(calendar) => {
            !comparative || calendar.pointer.is_some() || calendar.year.is_some() || calendar.weekday.is_some()
        }
        Core::Pointed(..) => true,
        Core::Day(_) => true,
        Core::Clock => expression.part.is_some() && !comparative,
        _ => false,
    }
}

/// `or so`, `or more` after a length.
fn hedged_end(view: &View, (mut expression, end): Found) -> Found {
    if view.lower(end) == "or" && matches!(expression.core, Core::Length(..)) {
        let precision = match view.lower(end + 1) {
            "so" => Precision::About,
            "more" => Precision::AtLeast,
            "less" => Precision::AtMost,
            _ => return (expression, end),
        };
        expression.precision = precision;
        return (expression, end + 2);
    }
    // `for two minutes at most`
    if matches!(expression.core, Core::Length(..))
        && expression.precision == Precision::Exact
        && view.lower(end) == "at"
    {
        expression.precision = match view.lower(end + 1) {
            "most" => Precision::AtMost,
            "least" => Precision::AtLeast,
            _ => Precision::Exact,
        };
    }
    (expression, end)
}
