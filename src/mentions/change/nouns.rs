//! Changes told by a noun: `a 26.3 percent increase from 5.4 trillion yen`, `a fall of 3 points`.

use super::ends::is_size;
use super::sentence::{Found, Sentence};
use super::words::WORDS;
use crate::mentions::{Dimension, Direction, Mention, Value};
use crate::text::Tag;

impl<'a> Sentence<'a> {
    /// A noun: `a 26.3 percent increase from 5.4 trillion yen`, `a fall of 3 points`.
    pub(super) fn noun(&self, at: u32, direction: Direction) -> Option<Found<'a>> {
        if self.is_compound(at) {
            return None;
        }
        let mut found = Found::of(direction);
        let next = self.quantities.partition_point(|mention| mention.tokens.end <= at);
        // `three climbs of more than 1,000 metres` counts them.
        let counted =
            |mention: &&Mention| matches!(&mention.value, Value::Quantity(quantity) if quantity.head == Some(at));
        if self.quantities.get(next).is_some_and(counted) {
            return None;
        }
        let before = next.checked_sub(1).and_then(|at| self.quantities.get(at)).copied();
        found.difference = before.filter(|mention| {
            let gap = mention.tokens.end..at;
            let breaks = [Tag::Adp, Tag::Punct, Tag::Det, Tag::Cconj, Tag::Sconj, Tag::Aux, Tag::Pron, Tag::Part];
            // `a 4% year-on-year rise`
            let hyphened = |at: u32| self.lower(at) == "-" || self.lower(at + 1) == "-" && self.lower(at - 1) == "-";
            let hyphens = gap.clone().filter(|at| self.lower(*at) == "-").count();
            let joined = gap.len() <= 4 + 2 * hyphens
                && gap.clone().all(|at| hyphened(at) || !breaks.contains(&self.document.tag(at)));
            joined && matches!(&mention.value, Value::Quantity(quantity) if is_size(quantity))
        });
        if found.difference.is_none() && before.is_some_and(|mention| mention.tokens.end == at) {
            // `12 cuts`, `three rises` count the changes.
            return None;
        }
        // `a jump of 6.25 metres`
        let leap = WORDS.leaps.contains(self.lower(at));
        self.fill(at, &mut found, |quantity, preposition| {
            let way = leap && preposition == "of" && quantity.unit.dimension == Dimension::Length;
            !(preposition.is_empty() || way)
        });
        found.difference = found.difference.or_else(|| self.complement(at));
        let ends = found.difference.is_some() || found.from.is_some() && found.to.is_some();
        let start = found.difference.map_or(at, |size| size.tokens.start.min(at));
        found.to = found.to.or_else(|| self.told_before(start, &found));
        ends.then_some(found)
    }

    /// Whether a noun is another thing with the word before it: a `storm surge`.
    fn is_compound(&self, at: u32) -> bool {
        WORDS.compounds.contains(&format!("{} {}", self.lower(at.saturating_sub(1)), self.lower(at)))
    }

    /// Whether an adjective names a thing with the noun behind it and compares nothing: the `lower house`.
    pub(super) fn names_a_house(&self, at: u32) -> bool {
        self.is_compound(at + 1)
    }

    /// `economic growth in Norland was 1.4 percent`: the share that a form of `be` gives as the size of a noun of change.
    fn complement(&self, at: u32) -> Option<&'a Mention> {
        let next = self.quantities.partition_point(|mention| mention.tokens.start <= at);
        let size = self.quantities.get(next).copied()?;
        let share = matches!(&size.value, Value::Quantity(quantity) if matches!(quantity.unit.dimension, Dimension::Share | Dimension::Points));
        let mut between = at + 1..size.tokens.start;
        // `The growth rate was 1.4 percent`: another noun is the head, and another thing is told.
        let head = !matches!(self.document.tag(at + 1), Tag::Noun | Tag::Propn);
        let be = between.clone().rev().find(|token| self.document.tag(*token) != Tag::Adv)?;
        let breaks = [Tag::Punct, Tag::Verb, Tag::Sconj, Tag::Cconj];
        let whole = between
            .all(|token| token == be || !breaks.contains(&self.document.tag(token)) && self.trigger(token).is_none());
        (share && head && whole && self.document.lemma(be) == "be").then_some(size)
    }
}
