//! Changes told by an adverb or an adjective beside the size: `up 3 percent`, `5 percent higher`.

use super::ends::is_size;
use super::sentence::{Found, Sentence};
use super::words::WORDS;
use crate::mentions::{Dimension, Direction, Mention, Quantity, Value};
use crate::text::Tag;

/// Words behind `more than` that say what time is meant.
const THAN: u32 = 6;

impl<'a> Sentence<'a> {
    /// `up 3 percent`, `down from 29.4%`, `off about 11%`.
    pub(super) fn before(&self, at: u32, direction: Direction) -> Option<Found<'a>> {
        let next = self.lower(at + 1);
        let goes = at.checked_sub(1).is_some_and(|at| self.goes(at));
        if self.lower(at) == "up" && next == "to" && !goes && self.preceding(at).is_none() {
            return None;
        }
        // `picked up half a tonne of litter`
        let verb = at.checked_sub(1).filter(|last| self.tokens.contains(last));
        if verb.is_some_and(|verb| WORDS.phrasal.contains(self.document.lemma(verb))) && !matches!(next, "by" | "from")
        {
            return None;
        }
        let mut found = Found::of(direction);
        let off = self.lower(at) == "off";
        let stands = {
            let last = at.checked_sub(1).filter(|last| self.tokens.contains(last));
            last.is_none_or(|last| matches!(self.document.tag(last), Tag::Aux | Tag::Punct | Tag::Noun | Tag::Adv))
        };
        self.fill(at, &mut found, |quantity, preposition| match preposition {
            "by" => true,
            "" => {
                is_size(quantity) && (quantity.unit.dimension != Dimension::None || stands && !off)
                    || stands && self.is_since(quantity)
            }
            _ => false,
        });
        if off {
            (found.from, found.to) =
                (found.from.filter(|_| found.difference.is_some()), found.to.filter(|_| found.difference.is_some()));
        }
        // `chased down 160 to win by four wickets`, `laid off half of the staff`
        let closes = || WORDS.closing.contains(self.document.lemma(at.saturating_sub(1)));
        let with = u32::from(next == "with");
        found.difference = found
            .difference
            .filter(|size| self.adjacent(at + 1 + with, size.tokens.start) && (!off || stands || closes()));
        let at_once = found.difference.is_some()
            || found.from.is_some_and(|from| self.passes(at + 1, from.tokens.start))
            || found.to.is_some_and(|to| {
                next == "to" && self.adjacent(at + 2, to.tokens.start) || goes && self.passes(at + 1, to.tokens.start)
            });
        if !at_once {
            return None;
        }
        let before = self.preceding(at).filter(|before| self.same_kind(before, &found));
        found.to = found.to.or(before).or_else(|| self.told_before(at, &found));
        Some(found)
    }

    /// Whether what is counted is held against an earlier time: `down 40 seats on 2019`.
    fn is_since(&self, quantity: &Quantity) -> bool {
        let behind = quantity.head.map_or(0, |head| head + 1);
        let against = matches!(self.lower(behind), "on" | "from" | "since" | "against" | "compared");
        against && quantity.unit.dimension == Dimension::Count && self.is_earlier(behind + 1..behind + 1 + THAN)
    }

    /// `gave up 31 points`, `put on 3 percent`: a verb whose second word makes a move of it.
    pub(super) fn pair(&self, at: u32) -> Option<Found<'a>> {
        let words = format!("{} {}", self.document.lemma(at), self.lower(at + 1));
        let direction = *WORDS.pairs.get(&words)?;
        let size = self.next_size(at).filter(|size| self.adjacent(at + 2, size.tokens.start))?;
        let Value::Quantity(quantity) = &size.value else { return None };
        let counted =
            matches!(quantity.unit.dimension, Dimension::Count | Dimension::None) && quantity.unit.name != "point";
        // `put on 3 metres of rope`
        if counted || quantity.unit.dimension == Dimension::Length || !is_size(quantity) {
            return None;
        }
        let mut found = Found { difference: Some(size), own: Some(at..at + 2), ..Found::of(direction) };
        self.fill(at + 1, &mut found, |_, _| false);
        Some(found)
    }

    /// `5 percent higher`, `3 percent more`.
    pub(super) fn behind(&self, at: u32, direction: Direction) -> Option<Found<'a>> {
        let before = self.preceding(at)?;
        let told_again =
            before.tokens.end + 1 == at && self.lower(before.tokens.end) == "," && self.again(before).is_some();
        let Value::Quantity(quantity) = &before.value else { return None };
        let share = matches!(quantity.unit.dimension, Dimension::Share | Dimension::Points);
        // `23ft down` is a depth unless it says since when.
        let deep = quantity.unit.dimension == Dimension::Length
            && matches!(self.lower(at), "down" | "up")
            && !matches!(self.lower(at + 1), "on" | "from" | "at" | "since" | "against");
        let place = matches!(self.lower(at), "above" | "below") || deep;
        let compares = !matches!(self.lower(at), "more" | "less" | "fewer");
        let compares = compares
            || matches!(self.lower(at), "more" | "less") && !matches!(self.document.tag(at + 1), Tag::Noun | Tag::Adj);
        // `two more than he had reported`, but not `two more than planned`
        let then = || self.lower(at + 1) == "than" && (self.is_earlier(at + 2..at + 2 + THAN) || self.is_past(at + 2));
        let counts = matches!(self.lower(at), "more" | "less" | "fewer") && then();
        // `borrowing would be 19.8 billion lower`
        let large = quantity.low >= 1e6 && matches!(self.lower(at), "lower" | "higher");
        let lasts = quantity.unit.dimension == Dimension::Duration;
        let size = lasts || counts || is_size(quantity) && (quantity.unit.dimension != Dimension::None || large);
        let compares = compares || lasts && self.lower(at + 1) == "than" || counts;
        if before.tokens.end != at && !told_again || !(share || compares && size) || place && !share {
            return None;
        }
        let mut found = Found::of(direction);
        found.difference = Some(before);
        self.fill(at, &mut found, |_, _| false);
        found.to = found.to.or_else(|| self.told_before(before.tokens.start, &found));
        Some(found)
    }

    /// Whether a past tense stands right behind a subject: `he had reported`.
    fn is_past(&self, at: u32) -> bool {
        (at..at + 4).any(|at| matches!(self.lower(at), "had" | "was" | "were" | "did"))
    }

    /// The size that a share tells again: `24.6 points` of `24.6 points, or 0.3 percent, higher`.
    fn again(&self, share: &Mention) -> Option<&'a Mention> {
        let next = self.quantities.partition_point(|mention| mention.tokens.end < share.tokens.start);
        let first = *self.quantities.get(next.checked_sub(1)?)?;
        let gap = first.tokens.end..share.tokens.start;
        let (Value::Quantity(left), Value::Quantity(right)) = (&first.value, &share.value) else { return None };
        let or = gap.len() <= 2 && gap.clone().all(|at| matches!(self.lower(at), "," | "or" | "("));
        // `costs $64.37, 1.9% less`: a price and by how much it is lower.
        let or = or && gap.clone().any(|at| matches!(self.lower(at), "or" | "("));
        let kinds = right.unit.dimension == Dimension::Share && left.unit.dimension != Dimension::Share;
        (or && !gap.is_empty() && kinds && is_size(left)).then_some(first)
    }

    /// The size told before the share: `24.6 points, or 0.3 percent, higher`.
    pub(super) fn told_twice(&self, found: &Found<'a>) -> Option<Found<'a>> {
        let first = self.again(found.difference?)?;
        Some(Found { difference: Some(first), elided: true, ..Found::of(found.direction) })
    }
}
