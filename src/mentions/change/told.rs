//! The values of a change that stand apart from its word: the result told before it (`Turnout was 58.3 percent, almost nine
//! points lower`) and the base told behind it (`rose to 412 million, against 381 million a year earlier`).

use super::ends::is_none;
use super::sentence::{Found, Sentence};
use super::words::WORDS;
use crate::mentions::{Dimension, Mention, Quantity, Value};
use crate::text::Tag;

/// Words between the comma and the change at most: `, which is almost nine points lower`.
const OPENING: u32 = 6;
/// Words between the result and its comma at most.
const GAP: u32 = 10;
/// Words between the result and `against` at most.
const BASE: u32 = 12;
/// Words behind a base that say when it was.
const WHEN: u32 = 8;

impl<'a> Sentence<'a> {
    /// The value told before a comma and a change that says where it comes from: `58.3 percent at 6 p.m., nine points lower`.
    /// A clause with another number tells only a result of the size's own unit.
    pub(super) fn told_before(&self, start: u32, found: &Found<'a>) -> Option<&'a Mention> {
        let opening = (start.saturating_sub(OPENING).max(self.tokens.start)..start).rev();
        let small = |at: u32| {
            WORDS.between.contains(self.lower(at))
                || matches!(self.document.tag(at), Tag::Det | Tag::Adj | Tag::Adv | Tag::Aux)
                || self.lower(at) == "which"
        };
        let comma = opening.take_while(|at| small(*at) || self.sets_apart(*at)).find(|at| self.sets_apart(*at))?;
        let next = self.quantities.partition_point(|mention| mention.tokens.end <= comma);
        let result = *self.quantities.get(next.checked_sub(1)?)?;
        let Value::Quantity(quantity) = &result.value else { return None };
        let gap = result.tokens.end..comma;
        if gap.len() > GAP as usize {
            return None;
        }
        let verbs = gap.clone().filter(|at| self.document.tag(*at) == Tag::Verb && !self.is_time(*at)).count();
        let plain = |at: u32| {
            let moves =
                |at: u32| self.trigger(at).is_some_and(|trigger| trigger.moves.is_some() || trigger.causes.is_some());
            self.is_time(at)
                || !(moves(at) || WORDS.ends.contains(self.lower(at)) || self.document.tag(at) == Tag::Punct)
        };
        if verbs > 1 || !gap.clone().all(plain) {
            return None;
        }
        let before = next.checked_sub(2).and_then(|at| self.quantities.get(at)).map(|mention| mention.tokens.end);
        let alone = before.is_none_or(|end| (end..result.tokens.start).any(|at| self.parts(at)));
        let sole = || alone && self.quantities.get(next).is_none_or(|after| after.tokens.start >= start);
        let size = |mention: Option<&Mention>| match mention.map(|mention| &mention.value) {
            Some(Value::Quantity(size)) => Some(size.clone()),
            _ => None,
        };
        let fits = match (size(found.difference), size(found.from)) {
            (Some(size), _) => is_change_of(&size, quantity, sole()),
            (None, Some(from)) => from.unit.name == quantity.unit.name || is_none(&from) && sole(),
            // `212 drones, three times as many as in August`
            (None, None) => found.factor.is_some() && sole() && !shared(quantity),
        };
        fits.then_some(result)
    }

    /// Whether a mark sets off what stands behind it.
    fn sets_apart(&self, at: u32) -> bool {
        matches!(self.lower(at), "," | "(" | "\u{2013}" | "\u{2014}")
    }

    /// Whether a token ends a clause or a part of a row.
    fn parts(&self, at: u32) -> bool {
        self.sets_apart(at) || WORDS.ends.contains(self.lower(at)) || matches!(self.lower(at), "and" | ":" | ")")
    }

    /// The value that a result is held against: `against 98 million a year earlier`, `compared with 7.8 billion in 2023`.
    /// What was only expected is no base.
    pub(super) fn held_against(&self, end: u32, found: &Found<'a>) -> Option<&'a Mention> {
        let Value::Quantity(to) = &found.to.filter(|_| found.from.is_none())?.value else { return None };
        let first = self.quantities.partition_point(|mention| mention.tokens.start < end);
        let base = *self.quantities.get(first).filter(|base| base.tokens.start <= end + BASE)?;
        let against = (end..base.tokens.start).find(|at| match self.lower(*at) {
            "against" | "versus" | "vs" => true,
            "compared" | "comparison" => matches!(self.lower(at + 1), "with" | "to"),
            _ => false,
        })?;
        let Value::Quantity(quantity) = &base.value else { return None };
        let when = base.tokens.end..base.tokens.end + WHEN;
        let hoped = when.clone().any(|at| WORDS.hoped.contains(self.lower(at)));
        let moved =
            |at: u32| self.trigger(at).is_some_and(|trigger| trigger.moves.is_some() || trigger.causes.is_some());
        let open = (end..against).any(|at| WORDS.ends.contains(self.lower(at)) && self.lower(at) != "as" || moved(at));
        let like = quantity.unit.name == to.unit.name || is_none(quantity);
        let near = self.adjacent(against + 1 + u32::from(self.lower(against).starts_with("compar")), base.tokens.start);
        (like && near && !hoped && !open && self.is_earlier(when)).then_some(base)
    }
}

/// Whether a value can have moved by a size. A share is of any sum or count, but only the sole one near is known to be meant.
fn is_change_of(size: &Quantity, value: &Quantity, sole: bool) -> bool {
    let points = size.unit.dimension == Dimension::Points || size.unit.name == "point";
    let count = matches!(value.unit.dimension, Dimension::Count | Dimension::None);
    match size.unit.dimension {
        Dimension::Share => sole && !shared(value),
        _ if points => {
            value.unit.dimension == Dimension::Share || value.unit.name == size.unit.name || is_none(value) && sole
        }
        Dimension::None => sole && count,
        // `£5.17, 38p more`, `9.4 metres, some 70cm higher`
        dimension if dimension == Dimension::Money || dimension.is_physical() => {
            size.unit.name == value.unit.name || sole && dimension == value.unit.dimension
        }
        _ => size.unit.name == value.unit.name,
    }
}

/// Whether a value is itself a share.
fn shared(value: &Quantity) -> bool {
    matches!(value.unit.dimension, Dimension::Share | Dimension::Points)
}
