//! The size, the base and the result around a word of change.

use std::ops::Range;

use super::words::{Trigger, WORDS};
use crate::mentions::number::{NumberWord, number_word, parse_digits};
use crate::mentions::{Dimension, Direction, Mention, Precision, Quantity, Value};
use crate::text::{Document, Tag};

/// How many tokens a size may lie from its trigger where only small words stand between.
const NEAR: u32 = 7;
/// How many tokens an end with its preposition may lie from its trigger.
const FAR: u32 = 30;

/// A time between a result and `down from` has at most so many words.
const TIME: usize = 3;

/// One sentence with its quantities in order.
pub(super) struct Sentence<'a> {
    pub(super) document: &'a Document,
    pub(super) tokens: Range<u32>,
    pub(super) triggers: &'a [Option<Trigger>],
    pub(super) quantities: &'a [&'a Mention],
}

/// A change before it becomes a mention.
#[derive(Clone)]
pub(super) struct Found<'a> {
    pub(super) direction: Direction,
    pub(super) factor: Option<(f64, f64)>,
    pub(super) difference: Option<&'a Mention>,
    pub(super) from: Option<&'a Mention>,
    pub(super) to: Option<&'a Mention>,
    /// Whether the trigger stands with another change of the sentence.
    pub(super) elided: bool,
    /// The words that say it, where they are more than the trigger.
    pub(super) own: Option<Range<u32>>,
}

impl Found<'_> {
    pub(super) fn of(direction: Direction) -> Self {
        Self { direction, factor: None, difference: None, from: None, to: None, elided: false, own: None }
    }

    fn says_something(&self) -> bool {
        self.difference.is_some() || self.from.is_some() || self.to.is_some() || self.factor.is_some()
    }
}

impl<'a> Sentence<'a> {
    /// What the word at a token can say.
    pub(super) fn trigger(&self, at: u32) -> Option<Trigger> {
        let token = self.document.tokens.get(at as usize).filter(|_| self.tokens.contains(&at))?;
        self.triggers.get(token.lower.index()).copied().flatten()
    }

    pub(super) fn lower(&self, at: u32) -> &'a str {
        if self.tokens.contains(&at) { self.document.lower(at) } else { "" }
    }

    /// The words before a quantity, hedges skipped: its preposition.
    fn preposition(&self, mention: &Mention) -> &'a str {
        let mut at = mention.tokens.start;
        for _ in 0..6 {
            let Some(last) = at.checked_sub(1).filter(|last| self.tokens.contains(last)) else { return "" };
            let word = self.lower(last);
            // `lost an average of 15 percent`
            if word == "of" && matches!(self.lower(last.saturating_sub(1)), "average" | "total" | "maximum" | "minimum")
            {
                at = last - 1;
                continue;
            }
            // `to a seasonally adjusted annual rate of 1.3 million`
            if let Some(preposition) = self.end_of_phrase(last).filter(|_| word == "of") {
                return preposition;
            }
            if matches!(word, "by" | "from" | "of" | "at" | "against")
                || word == "to"
                    && (self.lower(last.saturating_sub(1)) != "up" || self.goes(last.saturating_sub(2)))
                    && self.lower(last.saturating_sub(1)) != "close"
            {
                // `at least`, `at most`
                if word != "at" || !matches!(self.lower(last + 1), "least" | "most") {
                    return word;
                }
            } else if !WORDS.between.contains(word) {
                return "";
            }
            at = last;
        }
        ""
    }

    /// The `to` or `from` of the phrase that an `of` ends, where its noun measures: `to an annual rate of`.
    fn end_of_phrase(&self, of: u32) -> Option<&'a str> {
        /// Words of the phrase at most.
        const PHRASE: u32 = 6;
        let noun = of.checked_sub(1).filter(|at| WORDS.measures.contains(self.lower(*at)))?;
        let words = noun.saturating_sub(PHRASE).max(self.tokens.start)..noun;
        let mut before = words.rev();
        let first = before.find(|at| !matches!(self.document.tag(*at), Tag::Adj | Tag::Adv | Tag::Noun | Tag::Verb))?;
        let article = matches!(self.lower(first), "a" | "an" | "its" | "their" | "his" | "her");
        let end = first.checked_sub(1).filter(|_| article)?;
        Some(self.lower(end)).filter(|word| matches!(*word, "to" | "from"))
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

    /// Whether a verb says no way by itself: the `ticked` of `ticked up to 2.3 percent`.
    fn goes(&self, at: u32) -> bool {
        self.tokens.contains(&at) && WORDS.goes.contains(self.document.lemma(at))
    }

    /// Whether only small words stand between two tokens.
    pub(super) fn adjacent(&self, from: u32, to: u32) -> bool {
        from <= to && to - from <= NEAR && (from..to).all(|at| WORDS.between.contains(self.lower(at)))
    }

    /// The quantities after a token up to the end of its clause: the next trigger that is no adverb, or a word that
    /// opens another clause.
    fn following(&self, at: u32) -> impl Iterator<Item = &'a Mention> {
        let first = self.quantities.partition_point(|mention| mention.tokens.start <= at);
        let inside = |token: u32| {
            let mut before = self.quantities.get(first..).unwrap_or_default().iter();
            before
                .by_ref()
                .take_while(|mention| mention.tokens.start <= token)
                .any(|mention| token < mention.tokens.end)
        };
        let end = (at + 1..self.tokens.end.min(at + FAR))
            .find(|token| {
                let opens = WORDS.ends.contains(self.lower(*token))
                    && !(self.lower(*token) == "as" && matches!(self.lower(token + 1), "much" | "many"))
                    && !(self.lower(*token) == "as" && matches!(self.lower(token.saturating_sub(1)), "much" | "many"));
                let again = self.trigger(*token).is_some_and(|trigger| {
                    (trigger.moves.is_some() || trigger.causes.is_some() || trigger.goes)
                        && self.document.tag(*token) == Tag::Verb
                        && *token > at + 1
                });
                (opens || again) && !inside(*token)
            })
            .unwrap_or(self.tokens.end.min(at + FAR));
        self.quantities
            .get(first..)
            .unwrap_or_default()
            .iter()
            .copied()
            .take_while(move |mention| mention.tokens.start < end)
    }

    /// The quantity that ends right before a token, a comma or bracket allowed between.
    pub(super) fn preceding(&self, at: u32) -> Option<&'a Mention> {
        let next = self.quantities.partition_point(|mention| mention.tokens.end <= at);
        let mention = *self.quantities.get(next.checked_sub(1)?)?;
        let gap = mention.tokens.end..at;
        gap.clone().all(|at| matches!(self.lower(at), "," | "(" | "-" | "\u{2013}" | "\u{2014}")).then_some(mention)
    }

    /// The quantity before a token with a time between, as in `treated 3,100 patients last year, down from 3,400`.
    fn told_with_time(&self, at: u32) -> Option<&'a Mention> {
        let next = self.quantities.partition_point(|mention| mention.tokens.end <= at);
        let mention = *self.quantities.get(next.checked_sub(1)?)?;
        let comma = at.checked_sub(1).filter(|comma| self.lower(*comma) == ",")?;
        let between = mention.tokens.end..comma;
        let timely = |at: u32| WORDS.before_now.contains(self.lower(at)) || self.document.tag(at) == Tag::Num;
        (!between.is_empty() && between.len() <= TIME && between.clone().all(timely)).then_some(mention)
    }

    /// Fills size, base and result from the quantities behind the trigger.
    fn fill(&self, at: u32, found: &mut Found<'a>, size: impl Fn(&Quantity, &str) -> bool) {
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
            let passed = matches!(self.lower(at + 1), "below" | "above" | "past" | "beneath" | "through");
            if passed && found.to.is_none() && found.difference.is_none() && self.adjacent(at + 2, mention.tokens.start)
            {
                found.to = Some(mention);
                continue;
            }
            if found.difference.is_none() && self.paced(mention) && is_size(quantity) {
                found.difference = Some(mention);
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

    /// The share right behind `with`, as translations have it: `goes down with a third`.
    fn with_share(&self, at: u32) -> Option<&'a Mention> {
        let first = self.quantities.partition_point(|mention| mention.tokens.start <= at);
        let size = *self.quantities.get(first).filter(|_| self.lower(at + 1) == "with")?;
        let share = matches!(&size.value, Value::Quantity(quantity) if matches!(quantity.unit.dimension, Dimension::Share | Dimension::Points));
        (share && self.adjacent(at + 2, size.tokens.start)).then_some(size)
    }

    /// Whether a length is a way that something falls or climbs: `plunged 300 feet into a ravine`.
    fn travels(&self, quantity: &Quantity) -> bool {
        let behind = quantity.head.map_or("", |head| self.lower(head + 1));
        quantity.unit.dimension == Dimension::Length
            && matches!(behind, "into" | "onto" | "off" | "down" | "over" | "through" | "out")
    }

    /// Whether a quantity is the pace of a change: `at an annual rate of 3 percent`, `at a 2.5 percent pace`.
    fn paced(&self, mention: &Mention) -> bool {
        let pace = |at: u32| matches!(self.lower(at), "rate" | "pace" | "clip");
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let at = |from: u32| (from.saturating_sub(4)..from).any(|at| self.lower(at) == "at");
        let behind = start.checked_sub(2).is_some_and(|noun| self.lower(start - 1) == "of" && pace(noun) && at(noun));
        behind || at(start) && (pace(end) || pace(end + 1) && matches!(self.document.tag(end), Tag::Adj | Tag::Noun))
    }

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
            _ => matches!(quantity.unit.dimension, Dimension::Share | Dimension::Points),
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
                self.adjacent(at + 1, to.tokens.start) || self.adjacent(at + 2, to.tokens.start) || !itself
            });
        (ends && found.says_something()).then_some(found)
    }

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
            let joined = gap.len() <= 4
                && gap.clone().all(|at| self.lower(at) == "-" || !breaks.contains(&self.document.tag(at)));
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

    /// `went from 41 to 163`, `revised the age from 62 to 64`: the ends say which way.
    pub(super) fn went(&self, at: u32) -> Option<Found<'a>> {
        /// Words of the object at most.
        const OBJECT: u32 = 5;
        let noun = |at: u32| matches!(self.document.tag(at), Tag::Det | Tag::Noun | Tag::Adj | Tag::Propn | Tag::Pron);
        let object = (at + 1..at + 1 + OBJECT).take_while(|token| noun(*token) || self.lower(*token) == "back");
        let before = object.last().unwrap_or(at);
        if self.lower(before + 1) != "from" || !self.goes(at) {
            return None;
        }
        let mut found = Found::of(Direction::Any);
        self.fill(at, &mut found, |_, _| false);
        let (from, to) = found.from.zip(found.to)?;
        let (Value::Quantity(first), Value::Quantity(last)) = (&from.value, &to.value) else { return None };
        let near = self.adjacent(before + 1, from.tokens.start) && to.tokens.start <= from.tokens.end + NEAR;
        if !near || !self.same_kind(to, &found) || first.low == last.low {
            return None;
        }
        found.direction = if last.low > first.low { Direction::Up } else { Direction::Down };
        Some(found)
    }

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
            "" => is_size(quantity) && (quantity.unit.dimension != Dimension::None || stands && !off),
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
            || found.from.is_some_and(|from| self.adjacent(at + 2, from.tokens.start))
            || found.to.is_some_and(|to| next == "to" && self.adjacent(at + 2, to.tokens.start));
        if !at_once {
            return None;
        }
        let before = self.preceding(at).or_else(|| self.told_with_time(at));
        found.to = found.to.or_else(|| before.filter(|before| self.same_kind(before, &found)));
        Some(found)
    }

    /// Whether a value before `up from` can be the result: of the unit of the base, or no share beside a share.
    fn same_kind(&self, before: &Mention, found: &Found) -> bool {
        let unit = |mention: &Mention| match &mention.value {
            Value::Quantity(quantity) => Some(quantity.unit.name.clone()),
            _ => None,
        };
        found.from.is_none_or(|from| unit(from) == unit(before) || unit(from).is_some_and(|name| name.is_empty()))
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
        // `borrowing would be 19.8 billion lower`
        let large = quantity.low >= 1e6 && matches!(self.lower(at), "lower" | "higher");
        let lasts = quantity.unit.dimension == Dimension::Duration;
        let size = lasts || is_size(quantity) && (quantity.unit.dimension != Dimension::None || large);
        let compares = compares || lasts && self.lower(at + 1) == "than";
        if before.tokens.end != at && !told_again || !(share || compares && size) || place && !share {
            return None;
        }
        let mut found = Found::of(direction);
        found.difference = Some(before);
        self.fill(at, &mut found, |_, _| false);
        Some(found)
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
    pub(super) fn told_before(&self, found: &Found<'a>) -> Option<Found<'a>> {
        let first = self.again(found.difference?)?;
        Some(Found { difference: Some(first), elided: true, ..Found::of(found.direction) })
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

    /// `doubled its budget to 6.8 trillion yen`, `more than tripled`.
    pub(super) fn multiple(&self, at: u32, times: f64) -> Option<Found<'a>> {
        // `double digits`, `the doubles`: a verb, or a form that is nothing else.
        // Before a determiner the bare form is a verb too, whatever the tagger says: `vows to arm, double its budget`.
        let transitive = matches!(self.lower(at + 1), "its" | "their" | "his" | "her" | "our" | "the");
        if self.document.tag(at) != Tag::Verb && !self.lower(at).ends_with('d') && !transitive {
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
        let direction = if let Some(noun) = trigger.noun.filter(|_| near(at.saturating_sub(2)..at).is_some()) {
            Some((noun, near(at.saturating_sub(2)..at)?))
        } else {
            let moved = trigger.moves.or(trigger.causes)?;
            near(at + 1..at + 6).map(|times| (moved, times))
        };
        let Some((direction, times)) = direction else { return self.grown_times(at, trigger) };
        let times = if direction == Direction::Down { 1.0 / times } else { times };
        let mut found = Found::of(direction);
        found.factor = Some((times, times));
        self.fill(at, &mut found, |_, _| false);
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
        if told_again && right.unit.dimension == Dimension::Share && left.unit.dimension != Dimension::Share {
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
}

/// Whether a share cannot be the end of a move of this size: `shrank by $400 million, to less than half`.
fn is_foreign(size: &Mention, end: &Quantity) -> bool {
    let Value::Quantity(size) = &size.value else { return false };
    let sum = size.unit.dimension == Dimension::Money || size.unit.dimension.is_physical();
    sum && end.unit.dimension == Dimension::Share
}

/// Whether a mention is a length in space.
fn is_length(mention: &Mention) -> bool {
    matches!(&mention.value, Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Length)
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
