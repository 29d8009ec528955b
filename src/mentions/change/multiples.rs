//! Changes told as a multiple: `doubled`, `a threefold rise`, `twice as many as a year ago`.

use std::ops::Range;

use super::sentence::{Found, Sentence};
use super::words::{Trigger, WORDS};
use crate::mentions::number::{NumberWord, number_word, parse_digits};
use crate::mentions::{Dimension, Direction, Mention, Quantity, Value};
use crate::text::Tag;

/// Most words between `twice as many` and the second `as`.
const COMPARED: u32 = 8;
/// Most words behind `a third of` up to the whole that is meant.
const WHOLE: u32 = 3;
/// Most words between a verb and its `in half` or `factor`.
const OBJECT: u32 = 6;
/// Most words behind the second `as` that say what time is meant.
const TIME: u32 = 5;

impl<'a> Sentence<'a> {
    /// `doubled its budget to 6.8 trillion yen`, `more than tripled`.
    pub(super) fn multiple(&self, at: u32, times: f64) -> Option<Found<'a>> {
        // `double digits`, `the doubles`: a verb, or a form that is nothing else.
        // Before a determiner the bare form is a verb too, whatever the tagger says: `vows to arm, double its budget`.
        let transitive = matches!(self.lower(at + 1), "its" | "their" | "his" | "her" | "our" | "the");
        // `a doubling of cases`
        let noun = self.lower(at).ends_with("ing") && matches!(self.lower(at + 1), "of" | "in");
        if self.document.tag(at) != Tag::Verb && !self.lower(at).ends_with('d') && !transitive && !noun {
            return None;
        }
        let mut found = Found::of(if times < 1.0 { Direction::Down } else { Direction::Up });
        found.factor = Some(self.hedged(at, times));
        self.fill(at, &mut found, |_, _| false);
        Some(found)
    }

    /// A multiple as an interval: `more than doubled`, `nearly tripled`.
    fn hedged(&self, at: u32, times: f64) -> (f64, f64) {
        let last = at.saturating_sub(1);
        match self.lower(last) {
            "than" if times >= 1.0 => (times, f64::INFINITY),
            "than" => (0.0, times),
            // Nearly: closer to it than to the next lower half.
            "nearly" | "almost" | "roughly" | "about" if times >= 1.0 => (times - 0.25, times + 0.25),
            "nearly" | "almost" | "roughly" | "about" => (times - 0.1, times + 0.1),
            _ => (times, times),
        }
    }

    /// `a threefold rise`, `a 10-fold increase`, `rose tenfold`.
    pub(super) fn fold(&self, at: u32, trigger: Trigger) -> Option<Found<'a>> {
        let joined = |at: u32| {
            let number = at.checked_sub(2).filter(|_| self.lower(at.saturating_sub(1)) == "-")?;
            let word = self.lower(number);
            match number_word(word) {
                Some(NumberWord::Small(value)) => Some(value),
                _ => parse_digits(word).map(|(value, _)| value),
            }
        };
        let near = |range: Range<u32>| {
            range.into_iter().find_map(|token| {
                let direct = self.trigger(token).and_then(|trigger| trigger.fold);
                direct.or_else(|| if self.lower(token) == "fold" { joined(token) } else { None })
            })
        };
        let beside = trigger.moves.or(trigger.causes).or(trigger.before);
        if let Some(found) = beside.and_then(|direction| self.divided(at, direction)) {
            return Some(found);
        }
        let direction = if let Some(noun) = trigger.noun.filter(|_| near(at.saturating_sub(2)..at).is_some()) {
            Some((noun, near(at.saturating_sub(2)..at)?))
        } else {
            beside.zip(near(at + 1..at + 6))
        };
        let Some((direction, times)) = direction else { return self.grown_times(at, trigger) };
        let times = if direction == Direction::Down { 1.0 / times } else { times };
        let mut found = Found::of(direction);
        found.factor = Some((times, times));
        self.fill(at, &mut found, |_, _| false);
        Some(found)
    }

    /// `shrunk to a third of its size`: a share of what it was is a multiple, and no value of its own.
    pub(super) fn as_part(&self, at: u32, found: &mut Found<'a>) {
        let Some(to) = found.to.filter(|_| found.difference.is_none() && found.from.is_none()) else { return };
        let Value::Quantity(share) = &to.value else { return };
        let end = to.tokens.end;
        let whole =
            self.lower(end) == "of" && (end + 1..end + 1 + WHOLE).any(|at| WORDS.wholes.contains(self.lower(at)));
        if share.unit.dimension == Dimension::Share && whole {
            found.factor = Some(((share.low - share.slack) / 100.0, (share.high + share.slack) / 100.0));
            found.to = None;
            found.own = Some(at..end);
        }
    }

    /// `rose by a factor of three`, `cut in half`.
    fn divided(&self, at: u32, direction: Direction) -> Option<Found<'a>> {
        let (times, end) = self.by_a_factor(at + 1).or_else(|| self.in_half(direction, at))?;
        let times = if direction == Direction::Down { 1.0 / times } else { times };
        let mut found = Found { factor: Some((times, times)), own: Some(at..end), ..Found::of(direction) };
        self.fill(at, &mut found, |_, _| false);
        Some(found)
    }

    /// The number behind `by a factor of`, and where it ends.
    fn by_a_factor(&self, from: u32) -> Option<(f64, u32)> {
        let of = (from..from + OBJECT).find(|at| self.lower(*at) == "factor" && self.lower(at + 1) == "of")? + 1;
        let next = self.quantities.partition_point(|mention| mention.tokens.start <= of);
        let number = self.quantities.get(next).filter(|number| self.adjacent(of + 1, number.tokens.start))?;
        let Value::Quantity(quantity) = &number.value else { return None };
        (quantity.low > 0.0).then_some((quantity.low, number.tokens.end))
    }

    /// `cut in half`, `slashed its price in half`: what goes down so is divided by two.
    fn in_half(&self, way: Direction, at: u32) -> Option<(f64, u32)> {
        let half = (at + 1..at + OBJECT).find(|at| self.lower(*at) == "in" && self.lower(at + 1) == "half")?;
        let object = (at + 1..half).all(|at| {
            matches!(
                self.document.tag(at),
                Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Pron | Tag::Part | Tag::Adv
            )
        });
        (way == Direction::Down && object).then_some((2.0, half + 2))
    }

    /// `twice as many as a year ago`, `half as much as the day before`, `half as dear again`, `double what it was in 2019`,
    /// `three times higher than last year`.
    pub(super) fn as_many(&self, at: u32, times: f64) -> Option<Found<'a>> {
        let number = if self.lower(at) == "times" { Some(self.number_of_times(at + 1)?) } else { None };
        let times = number.map_or(1.0, |(_, number)| number) * times;
        let mut slack = 0.0;
        let (times, end) = match self.lower(at + 1) {
            "as" if matches!(self.lower(at + 2), "many" | "much") || self.document.tag(at + 2) == Tag::Adj => {
                if self.lower(at + 3) == "again" {
                    (1.0 + times, at + 4)
                } else {
                    let other = (at + 3..at + 3 + COMPARED).find(|at| self.lower(*at) == "as")?;
                    let earlier = (other + 1..other + 1 + TIME).any(|at| WORDS.before_now.contains(self.lower(at)));
                    (earlier.then_some(times)?, at + 3)
                }
            }
            "what" | "that" | "the" | "its" | "their" | "last" => {
                (self.is_earlier(at + 1..at + 2 + COMPARED).then_some(times)?, at + 1)
            }
            _ => {
                let way = self.trigger(at + 1).and_then(|trigger| trigger.behind)?;
                let than = (at + 2..at + 2 + COMPARED).find(|at| self.lower(*at) == "than")?;
                let compared = self.lower(at) == "times" && self.is_earlier(than + 1..than + 1 + COMPARED);
                // Three times higher is to three times for most who write it, and by three times for some.
                slack = if way == Direction::Up { 1.0 } else { 0.0 };
                (compared.then_some(if way == Direction::Up { times } else { 1.0 / times })?, at + 2)
            }
        };
        let mut found = Found::of(if times < 1.0 { Direction::Down } else { Direction::Up });
        found.factor = Some((times, times + slack));
        let start = number.map_or(at, |(number, _)| number);
        found.own = Some(start..end);
        found.to = self.told_before(start, &found);
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
        // `increased by 1.3 times and amounted to 6.1 billion dollars`
        self.fill(at, &mut found, |_, _| false);
        found.difference = None;
        Some(found)
    }

    /// The number that ends before a token and says how many times, and where it begins.
    fn number_of_times(&self, end: u32) -> Option<(u32, f64)> {
        let next = self.quantities.partition_point(|mention| mention.tokens.end < end);
        let number = *self.quantities.get(next).filter(|mention| mention.tokens.end == end)?;
        Some((number.tokens.start, times(number)?.low))
    }
}

/// The number of a quantity of times.
fn times(mention: &Mention) -> Option<&Quantity> {
    match &mention.value {
        Value::Quantity(quantity) if quantity.unit.name == "time" => Some(quantity),
        _ => None,
    }
}
