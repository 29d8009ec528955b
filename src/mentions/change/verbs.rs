//! Changes told by a verb: `fell 0.7 percent to 1,234.56 points`, `went from 41 to 163`, `stays the same`.

use super::ends::is_size;
use super::sentence::{Found, NEAR, Sentence};
use super::words::WORDS;
use crate::mentions::{Dimension, Direction, Mention, Precision, Quantity, Value};
use crate::text::Tag;

/// Most words between a verb of keeping and `level` or `same`.
const KEPT: u32 = 5;

impl<'a> Sentence<'a> {
    /// A verb: `fell 0.7 percent to 1,234.56 points`, `cut rates by half a point`.
    pub(super) fn verb(&self, at: u32, direction: Direction, itself: bool) -> Option<Found<'a>> {
        let mut found = Found::of(direction);
        let margin = WORDS.margins.contains(self.document.lemma(at));
        self.fill(at, &mut found, |quantity, preposition| match preposition {
            // `lost by three runs`
            "by" => !margin,
            // `retreated of 6 %`, as translations have it.
            "of" => {
                let share = matches!(quantity.unit.dimension, Dimension::Share | Dimension::Points)
                    || quantity.unit.name == "point";
                itself && !margin && share && self.lower(at + 1) == "of"
            }
            _ if itself => is_size(quantity) && !self.travels(quantity),
            _ => {
                matches!(quantity.unit.dimension, Dimension::Share | Dimension::Points) || quantity.unit.name == "point"
            }
        });
        // `lost 12 tanks to mines`, `raised to 5 people`: an end needs a size or a base of its own kind.
        let way = WORDS.jumps.contains(self.document.lemma(at))
            && [found.difference, found.to].iter().flatten().any(|size| is_length(size));
        if way {
            return None;
        }
        let ends = found.difference.is_some()
            || found.from.is_some()
            || found.to.is_some_and(|to| {
                self.passes(at + 1, to.tokens.start) || self.adjacent(at + 2, to.tokens.start) || !itself
            });
        (ends && found.says_something()).then_some(found)
    }

    /// Whether a length is a way that something falls or climbs: `plunged 300 feet into a ravine`.
    fn travels(&self, quantity: &Quantity) -> bool {
        let behind = quantity.head.map_or("", |head| self.lower(head + 1));
        // `fell 30 metres to her death`
        let there = || {
            let place = quantity.head.map(|head| self.document.tag(head + 2));
            behind == "to" && matches!(place, Some(Tag::Det | Tag::Pron))
        };
        quantity.unit.dimension == Dimension::Length
            && (matches!(behind, "into" | "onto" | "off" | "down" | "over" | "through" | "out") || there())
    }

    /// `went from 41 to 163`, `revised the age from 62 to 64`: the ends say which way.
    pub(super) fn went(&self, at: u32) -> Option<Found<'a>> {
        /// Words of the object at most.
        const OBJECT: u32 = 5;
        let noun = |at: u32| matches!(self.document.tag(at), Tag::Det | Tag::Noun | Tag::Adj | Tag::Propn | Tag::Pron);
        let object = (at + 1..at + 1 + OBJECT).take_while(|token| noun(*token) || self.lower(*token) == "back");
        let before = object.last().unwrap_or(at);
        let (led, opens) = (self.lower(before + 1), before == at);
        if !(led == "from" || led == "to" && opens) || !self.goes(at) {
            return None;
        }
        let mut found = Found::of(Direction::Any);
        self.fill(at, &mut found, |_, _| false);
        // `The toll stands at 214, revised from 198`
        if opens && found.to.is_none() {
            found.to = self.told_before(at, &found);
        }
        let (from, to) = found.from.zip(found.to)?;
        let (Value::Quantity(first), Value::Quantity(last)) = (&from.value, &to.value) else { return None };
        let (first_told, then) = if led == "from" { (from, to) } else { (to, from) };
        let near =
            self.adjacent(before + 1, first_told.tokens.start) && then.tokens.start <= first_told.tokens.end + NEAR;
        if !near || !self.same_kind(to, &found) || first.low == last.low {
            return None;
        }
        found.direction = if last.low > first.low { Direction::Up } else { Direction::Down };
        Some(found)
    }

    /// The second half of `exports climbed 4.6 percent and imports 2.1 percent`.
    pub(super) fn twin(&self, at: u32, found: &Found<'a>) -> Option<Found<'a>> {
        let first = found.difference?;
        let second = self.following(at).find(|mention| mention.tokens.start >= first.tokens.end)?;
        let (Value::Quantity(left), Value::Quantity(right)) = (&first.value, &second.value) else { return None };
        let gap = first.tokens.end..second.tokens.start;
        // `412.30 points, or 1.2 percent`, `5 points (1.2 percent)`: the same move, told again as a share.
        let told_again =
            gap.len() <= 2 && !gap.is_empty() && gap.clone().all(|at| matches!(self.lower(at), "," | "or" | "("));
        if told_again && (right.unit.dimension == Dimension::Share) != (left.unit.dimension == Dimension::Share) {
            return Some(Found { difference: Some(second), elided: true, ..Found::of(found.direction) });
        }
        // `by three metres in ten years and by 40 cm this summer`
        let and = gap.clone().find(|at| matches!(self.lower(*at), "and" | "but"));
        let by = and.is_some_and(|and| {
            let near = self.adjacent(and + 2, second.tokens.start) && self.passes(gap.start, and);
            near && self.lower(and + 1) == "by"
        });
        if by && left.unit.dimension == right.unit.dimension {
            return Some(Found { difference: Some(second), elided: true, ..Found::of(found.direction) });
        }
        let linked = gap.len() <= 5 && gap.len() >= 2 && self.lower(gap.start) == "and"
            || self.lower(gap.start) == "," && gap.len() <= 5 && gap.len() > 2;
        let plain = gap.clone().skip(1).all(|at| {
            matches!(self.document.tag(at), Tag::Noun | Tag::Propn | Tag::Det | Tag::Adj | Tag::Pron | Tag::Part)
                && self.trigger(at).is_none()
        });
        let same = left.unit.name == right.unit.name && is_size(right) && right.precision != Precision::Between;
        (linked && plain && same).then(|| Found {
            difference: Some(second),
            elided: true,
            ..Found::of(found.direction)
        })
    }

    /// `unchanged at 5 percent`, `left unchanged`.
    pub(super) fn level(&self, at: u32) -> Option<Found<'a>> {
        let mut found = Found::of(Direction::Level);
        self.fill(at, &mut found, |_, _| false);
        found.from = None;
        let stands = |at: u32| self.document.lemma(at) == "be" || WORDS.keeping.contains(self.document.lemma(at));
        let told = || (at.saturating_sub(2).max(self.tokens.start)..at).any(stands);
        let sure = WORDS.sure.contains(self.lower(at)) && (self.lower(at) != "frozen" || told());
        let near = found.to.is_some_and(|to| self.adjacent(at + 1, to.tokens.start));
        if !near {
            found.to = None;
        }
        (sure || near).then_some(found)
    }

    /// `remains at its present level`, `stays the same`.
    pub(super) fn kept(&self, at: u32) -> Option<Found<'a>> {
        let before = |back: u32| at.checked_sub(back).map_or("", |at| self.lower(at));
        let level = self.lower(at) == "level"
            && (WORDS.levels.contains(before(1)) && matches!(before(3), "at" | "on") || self.of_last_time(at));
        // `the same old story`, but `the same next year`
        let named = matches!(self.document.tag(at + 1), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num)
            && !matches!(self.lower(at + 1), "next" | "last");
        let same = self.lower(at) == "same" && before(1) == "the" && !named;
        if !level && !same {
            return None;
        }
        let verb = (at.saturating_sub(KEPT)..at).rev().find(|at| WORDS.keeping.contains(self.document.lemma(*at)))?;
        let mut found = Found::of(Direction::Level);
        found.own = Some(verb..at + 1);
        Some(found)
    }

    /// `at last year's level`, `at the level of last year`
    fn of_last_time(&self, level: u32) -> bool {
        let word = |at: Option<u32>| at.map_or("", |at| self.lower(at));
        let before = |back: u32| word(level.checked_sub(back));
        // The ending may be a token of its own.
        let apart = u32::from(matches!(before(1), "'s" | "\u{2019}s"));
        let time = before(1 + apart).trim_end_matches("'s").trim_end_matches("\u{2019}s");
        let possessive = apart == 1 || time != before(1);
        let owned = possessive
            && WORDS.before_now.contains(time)
            && before(2 + apart) == "last"
            && matches!(before(3 + apart), "at" | "on");
        let behind = |on: u32| word(level.checked_add(on));
        let of = before(1) == "the" && behind(1) == "of" && behind(2) == "last" && WORDS.before_now.contains(behind(3));
        owned || of
    }
}

/// Whether a mention is a length in space.
fn is_length(mention: &Mention) -> bool {
    matches!(&mention.value, Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Length)
}
