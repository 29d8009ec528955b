//! Words that say how exactly a number is meant.

use super::tables::HEDGES;
use super::view::View;
use crate::mentions::Precision;
use crate::mentions::number::{NumberWord, number_word};
use crate::text::Tag;

/// The longest hedge that ends right before a token, words like `a` and `another` between them skipped.
pub(super) fn before(view: View, start: u32) -> Option<Precision> {
    let mut end = start;
    let (mut skipped, mut definite) = (0, false);
    let first = loop {
        let last = end.checked_sub(1).filter(|at| *at >= view.from)?;
        if let Some(found) = ending_at(view, last) {
            break found;
        }
        if skipped == 2 || !HEDGES.between.contains(view.lower(last)) {
            return None;
        }
        definite |= HEDGES.definite.contains(view.lower(last));
        (end, skipped) = (last, skipped + 1);
    };
    // `more than about 50`, `up to some 300`: the bound outside rules.
    let (precision, from) = first;
    // `fewer than the 526,000 of July` compares with a known number.
    if definite && precision != Precision::About {
        return None;
    }
    if precision == Precision::About
        && let Some((outer, _)) = from.checked_sub(1).and_then(|last| ending_at(view, last))
    {
        return Some(outer);
    }
    Some(precision)
}

fn ending_at(view: View, last: u32) -> Option<(Precision, u32)> {
    let rows = HEDGES.before.get(view.lower(last))?;
    rows.iter().find_map(|(rest, precision)| {
        let mut at = last;
        for word in rest {
            at = at.checked_sub(1)?;
            if view.lower(at) != word {
                return None;
            }
        }
        // `as much as` compares when another `as` follows a verb; `once over 300`; a hedge never follows a hyphen.
        let joined = view.glued(last) && view.is_dash(last.saturating_sub(1));
        // `turns over $12 billion`, `took over 20 firms`
        let particle = rest.is_empty()
            && matches!(view.lower(last), "over")
            && last > view.from
            && ["turn", "take", "hand"].contains(&view.lemma(last - 1).trim_end_matches('s').trim_end_matches("ed"));
        // `drones over three regions`, `wins over two rivals`
        let place = rest.is_empty() && view.lower(last) == "over" && over_things(view, last);
        // `ticked up to 3.7 percent`
        let moved = rest.len() == 1 && view.lower(last) == "to" && at > view.from && goes_up(view, at - 1);
        (!joined && !particle && !moved && !place).then_some((*precision, at))
    })
}

/// Whether an `over` behind a noun stands before a few things that it names the place of.
fn over_things(view: View, over: u32) -> bool {
    let few = matches!(number_word(view.lower(over + 1)), Some(NumberWord::Small(small)) if small <= 12.0);
    let noun = over.checked_sub(1).is_some_and(|at| at >= view.from && matches!(view.tag(at), Tag::Noun | Tag::Propn));
    let counts = super::counted::counted(view, over + 2, false, false).is_some();
    let before = super::unit::Before { digits: false, scaled: false, value: 2.0 };
    few && noun && counts && super::unit::measure(view, over + 2, before).is_none()
}

/// Whether a word is a verb that `up` belongs to (`went up to 5 percent`), past an adverb.
fn goes_up(view: View, at: u32) -> bool {
    let at = if view.lower(at).ends_with("ly") && at > view.from { at - 1 } else { at };
    HEDGES.going.contains(view.lower(at))
}

/// Whether a bound before a token is nearly reached: `just under 40`, `a shade over 40`.
pub(super) fn is_close(view: View, start: u32) -> bool {
    let words = start.saturating_sub(4).max(view.from)..start;
    words.rev().take_while(|at| view.is_word(*at)).any(|at| HEDGES.close.contains(view.lower(at)))
}

/// Whether the words before a length say where something is, and not how long at most: `everyone living within 2 km of the
/// tank` draws a circle of that radius, `lay under six feet of snow` has so much above it. `passed within 425 km of the
/// asteroid` says how near something came.
pub(super) fn is_place(view: View, start: u32, end: u32, short: bool) -> bool {
    let back = |at: u32| at.checked_sub(1).filter(|at| *at >= view.from);
    let skip = back(start).filter(|at| matches!(view.lower(*at), "a" | "an"));
    let Some(word) = back(skip.unwrap_or(start)) else { return false };
    let came = || back(word).is_some_and(|at| HEDGES.approaching.contains(view.lemma(at)));
    match view.lower(word) {
        "within" => matches!(view.lower(end), "of" | "from") && !came(),
        // The thing measured belongs to the amount or stands behind it.
        "under" | "below" | "beneath" => {
            let of = |at: u32| view.lower(at) == "of";
            short && (of(end) || (start..end).any(of))
        }
        _ => false,
    }
}

/// The longest hedge that begins at a token, and the token after it.
pub(super) fn after(view: View, start: u32) -> Option<(Precision, u32)> {
    let rows = HEDGES.after.get(view.lower(start))?;
    rows.iter().find_map(|(rest, precision)| {
        let end = start + 1 + u32::try_from(rest.len()).ok()?;
        let matches = rest.iter().zip(start + 1..).all(|(word, at)| view.lower(at) == word);
        let sum = matches!(view.lower(start), "+" | "plus") && view.token(end).is_some() && !view.glued(start);
        let plus = view.lower(start) == "+" && (view.is_number(end) || !view.glued(start));
        let word = matches!(view.lower(start), "maximum" | "minimum" | "roughly" | "approximately" | "tops");
        // `with a length of 180 metres and under the flag of Panama`
        let bound = view.lower(start) == "and" && view.is_word(end) && view.lower(start + 1) != "counting";
        let goes_on = word && view.is_word(end) && !view.stops(end) || bound;
        (matches && !sum && !plus && !goes_on).then_some((*precision, end))
    })
}
