//! Which of the quantities behind a word of change is its size, which its base and which its result.

use super::sentence::{Found, Sentence};
use super::words::WORDS;
use crate::mentions::{Dimension, Mention, Quantity, Value};
use crate::text::Tag;

impl<'a> Sentence<'a> {
    /// Fills size, base and result from the quantities behind the trigger.
    pub(super) fn fill(&self, at: u32, found: &mut Found<'a>, size: impl Fn(&Quantity, &str) -> bool) {
        found.difference = found.difference.or_else(|| self.with_share(at));
        for mention in self.following(at) {
            let Value::Quantity(quantity) = &mention.value else { continue };
            let preposition = self.preposition(mention);
            // `slumped to a 4-1 defeat`
            if quantity.unit.dimension == Dimension::Score {
                continue;
            }
            let foreign = || found.difference.is_some_and(|size| is_foreign(size, quantity));
            if matches!(preposition, "to" | "from") && (self.is_tally(mention) || self.describes(mention) || foreign())
            {
                continue;
            }
            let near = self.adjacent(at + 1, mention.tokens.start);
            // `sank below $50,000`
            let passed = matches!(self.lower(at + 1), "below" | "above" | "past" | "beneath" | "through")
                || self.lower(at + 1) == "as" && matches!(self.lower(at + 2), "high" | "low");
            if passed && found.to.is_none() && found.difference.is_none() && self.adjacent(at + 2, mention.tokens.start)
            {
                found.to = Some(mention);
                continue;
            }
            if found.difference.is_none() && self.paced(mention) && is_size(quantity) {
                found.difference = Some(mention);
                continue;
            }
            // `grew by 3.7 points and reached 59 percent`
            let verb = mention.tokens.start.saturating_sub(1);
            let reached = matches!(self.lower(verb), "reached" | "hit" | "totalled" | "totaled");
            if reached && self.lower(verb - 1) == "and" && found.to.is_none() && found.difference.is_some() {
                found.to = Some(mention);
                continue;
            }
            match preposition {
                "by" if found.difference.is_none() && size(quantity, "by") => found.difference = Some(mention),
                "from" if found.from.is_none() => found.from = Some(mention),
                "to" if found.to.is_none() => found.to = Some(mention),
                "at" if found.to.is_none() && (found.difference.is_some() || near) => found.to = Some(mention),
                "of" if found.difference.is_none() && near && size(quantity, "of") => found.difference = Some(mention),
                "" if found.difference.is_none() && near && size(quantity, "") => found.difference = Some(mention),
                _ => {}
            }
        }
    }

    /// Whether a `to` joins a number to the other side of a ballot: `by 31 votes to 14`.
    fn is_tally(&self, mention: &Mention) -> bool {
        let Some(to) = mention.tokens.start.checked_sub(1).filter(|at| self.lower(*at) == "to") else { return false };
        let next = self.quantities.partition_point(|mention| mention.tokens.end < to);
        let first = self.quantities.get(next).filter(|first| first.tokens.end == to);
        let side = |quantity: &Quantity| WORDS.tallies.contains(&quantity.unit.name);
        first.is_some_and(|first| matches!(&first.value, Value::Quantity(quantity) if side(quantity)))
    }

    /// Whether a quantity only describes the noun behind it: the `17-point` of `from a 17-point deficit`.
    fn describes(&self, mention: &Mention) -> bool {
        let Value::Quantity(quantity) = &mention.value else { return false };
        let joined = (mention.tokens.start..mention.tokens.end).any(|at| self.lower(at) == "-");
        let head = quantity.head.is_some_and(|head| matches!(self.document.tag(head + 1), Tag::Noun | Tag::Propn));
        joined && head && matches!(quantity.unit.dimension, Dimension::Count | Dimension::None)
    }

    /// The share right behind `with`, as translations have it: `goes down with a third`.
    fn with_share(&self, at: u32) -> Option<&'a Mention> {
        let first = self.quantities.partition_point(|mention| mention.tokens.start <= at);
        let size = *self.quantities.get(first).filter(|_| self.lower(at + 1) == "with")?;
        let share = matches!(&size.value, Value::Quantity(quantity) if matches!(quantity.unit.dimension, Dimension::Share | Dimension::Points));
        (share && self.adjacent(at + 2, size.tokens.start)).then_some(size)
    }

    /// Whether a quantity is the pace of a change: `at an annual rate of 3 percent`, `at a 2.5 percent pace`.
    fn paced(&self, mention: &Mention) -> bool {
        let pace = |at: u32| matches!(self.lower(at), "rate" | "pace" | "clip");
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let at = |from: u32| (from.saturating_sub(4)..from).any(|at| self.lower(at) == "at");
        let behind = start.checked_sub(2).is_some_and(|noun| self.lower(start - 1) == "of" && pace(noun) && at(noun));
        behind || at(start) && (pace(end) || pace(end + 1) && matches!(self.document.tag(end), Tag::Adj | Tag::Noun))
    }

    /// Whether a value before `up from` can be the result: of the unit of the base, or no share beside a share.
    pub(super) fn same_kind(&self, before: &Mention, found: &Found) -> bool {
        let unit = |mention: &Mention| match &mention.value {
            Value::Quantity(quantity) => Some(quantity.unit.name.clone()),
            _ => None,
        };
        let bare = |mention: &Mention| unit(mention).is_some_and(|name| name.is_empty());
        found.from.is_none_or(|from| unit(from) == unit(before) || bare(from) || bare(before))
    }
}

/// Whether a share cannot be the end of a move of this size: `shrank by $400 million, to less than half`.
fn is_foreign(size: &Mention, end: &Quantity) -> bool {
    let Value::Quantity(size) = &size.value else { return false };
    let sum = size.unit.dimension == Dimension::Money || size.unit.dimension.is_physical();
    sum && end.unit.dimension == Dimension::Share
}

/// Whether a quantity can be the size of a change that no `by` announces.
pub(super) fn is_size(quantity: &Quantity) -> bool {
    match quantity.unit.dimension {
        Dimension::Share
        | Dimension::Points
        | Dimension::Money
        | Dimension::Length
        | Dimension::Mass
        | Dimension::Temperature
        | Dimension::None
        | Dimension::Volume
        | Dimension::Energy
        | Dimension::Power => true,
        Dimension::Count => {
            quantity.unit.name == "point" || quantity.unit.name == "pip" || quantity.unit.name == "place"
        }
        _ => false,
    }
}

/// Whether a quantity names no unit.
pub(super) fn is_none(quantity: &Quantity) -> bool {
    quantity.unit.dimension == Dimension::None
}
