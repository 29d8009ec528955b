//! Changes told by comparing with the time before: `twice as many as a year ago`, `remains at its present level`.

use super::slots::{Found, Sentence};
use super::words::{Trigger, WORDS};
use crate::mentions::{Direction, Mention, Quantity, Value};
use crate::text::Tag;

/// Most words between `twice as many` and the second `as`.
const COMPARED: u32 = 8;
/// Most words behind the second `as` that say what time is meant.
const TIME: u32 = 5;
/// Most words between a verb of keeping and `level` or `same`.
const KEPT: u32 = 5;

impl<'a> Sentence<'a> {
    /// `twice as many as a year ago`, `half as much as the day before`, `half as dear again`.
    pub(super) fn as_many(&self, at: u32, times: f64) -> Option<Found<'a>> {
        let measured = matches!(self.lower(at + 2), "many" | "much") || self.document.tag(at + 2) == Tag::Adj;
        if self.lower(at + 1) != "as" || !measured {
            return None;
        }
        let number = if self.lower(at) == "times" { self.number_of_times(at + 1)?.low } else { 1.0 };
        let (times, end) = if self.lower(at + 3) == "again" {
            (1.0 + number * times, at + 4)
        } else {
            let other = (at + 3..at + 3 + COMPARED).find(|at| self.lower(*at) == "as")?;
            let earlier = (other + 1..other + 1 + TIME).any(|at| WORDS.before_now.contains(self.lower(at)));
            (earlier.then_some(number * times)?, at + 3)
        };
        let mut found = Found::of(if times < 1.0 { Direction::Down } else { Direction::Up });
        found.factor = Some((times, times));
        found.own = Some(at..end);
        Some(found)
    }

    /// `has grown two and a half times`: by so much or to so much. A whole number may count the times.
    pub(super) fn grown_times(&self, at: u32, trigger: Trigger) -> Option<Found<'a>> {
        let first = self.quantities.partition_point(|mention| mention.tokens.start <= at);
        let size = *self.quantities.get(first).filter(|size| size.tokens.start <= at + 2)?;
        let times = times(size).filter(|times| times.low.fract() != 0.0 && times.low > 1.0)?;
        let mut found = Found::of(trigger.moves.filter(|way| *way == Direction::Up)?);
        found.factor = Some((times.low - times.slack, times.low + times.slack + 1.0));
        found.own = Some(at..size.tokens.end);
        Some(found)
    }

    /// The number that ends before a token and says how many times.
    fn number_of_times(&self, end: u32) -> Option<&'a Quantity> {
        let next = self.quantities.partition_point(|mention| mention.tokens.end < end);
        self.quantities.get(next).filter(|mention| mention.tokens.end == end).and_then(|mention| times(mention))
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

/// The number of a quantity of times.
fn times(mention: &Mention) -> Option<&Quantity> {
    match &mention.value {
        Value::Quantity(quantity) if quantity.unit.name == "time" => Some(quantity),
        _ => None,
    }
}
