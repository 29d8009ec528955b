//! One sentence with its quantities, and what stands around a word or a number of it.

use std::ops::Range;

use super::words::{Trigger, WORDS};
use crate::mentions::{Direction, Mention};
use crate::text::{Document, Tag};

/// How many tokens a size may lie from its trigger where only small words stand between.
pub(super) const NEAR: u32 = 7;
/// How many tokens an end with its preposition may lie from its trigger.
const FAR: u32 = 30;
/// How many tokens of times and adverbs may stand between a trigger and its end.
const PASSED: u32 = 10;

/// One sentence with its quantities in order.
pub(super) struct Sentence<'a> {
    pub(super) document: &'a Document,
    pub(super) tokens: Range<u32>,
    pub(super) triggers: &'a [Option<Trigger>],
    pub(super) quantities: &'a [&'a Mention],
    /// The times, in order.
    pub(super) times: &'a [&'a Mention],
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

    pub(super) fn says_something(&self) -> bool {
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

    /// Whether a verb says no way by itself: the `ticked` of `ticked up to 2.3 percent`.
    pub(super) fn goes(&self, at: u32) -> bool {
        self.tokens.contains(&at) && WORDS.goes.contains(self.document.lemma(at))
    }

    /// Whether only small words stand between two tokens, or an adjective behind an article: `shed an incredible nine stone`.
    pub(super) fn adjacent(&self, from: u32, to: u32) -> bool {
        let adjective = |at: u32| {
            self.document.tag(at) == Tag::Adj && matches!(self.lower(at.saturating_sub(1)), "a" | "an" | "the" | "its")
        };
        from <= to && to - from <= NEAR && (from..to).all(|at| WORDS.between.contains(self.lower(at)) || adjective(at))
    }

    /// Whether only small words, adverbs and times stand between two tokens: `rose in March to`, `fell again, to`.
    pub(super) fn passes(&self, from: u32, to: u32) -> bool {
        from <= to && to - from <= PASSED && (from..to).all(|at| self.is_passed(at))
    }

    /// Whether a token is a small word, an adverb or part of a time.
    pub(super) fn is_passed(&self, at: u32) -> bool {
        let word = self.lower(at);
        word == "," || WORDS.between.contains(word) || self.document.tag(at) == Tag::Adv || self.is_time(at)
    }

    /// Whether a token belongs to a time, its preposition and article included.
    pub(super) fn is_time(&self, at: u32) -> bool {
        let timed = |at: u32| {
            let next = self.times.partition_point(|time| time.tokens.end <= at);
            self.times.get(next).is_some_and(|time| time.tokens.contains(&at))
        };
        let article = |at: u32| matches!(self.document.tag(at), Tag::Det | Tag::Adp | Tag::Adv | Tag::Sconj);
        timed(at) || article(at) && (timed(at + 1) || article(at + 1) && timed(at + 2))
    }

    /// Whether a time before the one told of, or a year, is named within some words: `than in 2019`, `what it was before`.
    pub(super) fn is_earlier(&self, tokens: Range<u32>) -> bool {
        let year = |at: u32| {
            let word = self.lower(at);
            word.len() == 4 && matches!(word.as_bytes(), [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..])
        };
        tokens.into_iter().any(|at| WORDS.earlier.contains(self.lower(at)) || year(at) && self.is_time(at))
    }

    /// The quantities after a token up to the end of its clause: the next trigger that is no adverb, or a word that
    /// opens another clause.
    pub(super) fn following(&self, at: u32) -> impl Iterator<Item = &'a Mention> {
        let first = self.quantities.partition_point(|mention| mention.tokens.start <= at);
        let inside = |token: u32| {
            let mut before = self.quantities.get(first..).unwrap_or_default().iter();
            before
                .by_ref()
                .take_while(|mention| mention.tokens.start <= token)
                .any(|mention| token < mention.tokens.end)
        };
        // `Growth slowed from 3.1 to 2.4 percent`: the ends are those of the verb.
        let noun = self.document.tag(at) == Tag::Noun;
        let end = (at + 1..self.tokens.end.min(at + FAR))
            .find(|token| {
                let opens = WORDS.ends.contains(self.lower(*token)) && !self.goes_on(*token);
                let again = self.trigger(*token).is_some_and(|trigger| {
                    (trigger.moves.is_some() || trigger.causes.is_some() || trigger.goes)
                        && self.document.tag(*token) == Tag::Verb
                        && (*token > at + 1 || noun)
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

    /// Whether a word that may open a clause opens none: the `as` of `as much as`, the `after` of `after two months`.
    fn goes_on(&self, at: u32) -> bool {
        let measures = |word: &str| matches!(word, "much" | "many" | "high" | "low");
        match self.lower(at) {
            "as" => measures(self.lower(at + 1)) || measures(self.lower(at.saturating_sub(1))),
            "after" => self.is_time(at + 1),
            _ => false,
        }
    }

    /// The quantity that ends right before a token, a comma or bracket allowed between.
    pub(super) fn preceding(&self, at: u32) -> Option<&'a Mention> {
        let next = self.quantities.partition_point(|mention| mention.tokens.end <= at);
        let mention = *self.quantities.get(next.checked_sub(1)?)?;
        let gap = mention.tokens.end..at;
        gap.clone().all(|at| matches!(self.lower(at), "," | "(" | "-" | "\u{2013}" | "\u{2014}")).then_some(mention)
    }

    /// The words before a quantity, hedges skipped: its preposition.
    pub(super) fn preposition(&self, mention: &Mention) -> &'a str {
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
}
