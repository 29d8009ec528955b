//! Changes told by several words: `3.8% to the good`, `piled on 1.3 percent`, `a tenth of the value went up in smoke`,
//! `knocked 9 percent off the price`.

use super::sentence::{Found, Sentence};
use super::words::{Phrase, Place, WORDS};
use crate::mentions::{Dimension, Direction, Mention, Quantity, Value};
use crate::text::Tag;

/// Most words between a share and what says that it is gone.
const GONE: u32 = 14;
/// Most words between a verb of taking and its `off`, and between a size and its verb.
const TAKEN: u32 = 8;

impl<'a> Sentence<'a> {
    /// What the phrases that end at a token say.
    pub(super) fn phrase(&self, at: u32) -> Option<Found<'a>> {
        if self.lower(at) == "off" {
            return self.taken_off(at);
        }
        let phrases = WORDS.phrases.get(self.lower(at))?;
        phrases.iter().find_map(|phrase| {
            let start = self.begins(phrase, at)?;
            let size = match phrase.place {
                Place::Behind => self.preceding(start).filter(|size| is_part(size)),
                Place::Before => self.put_before(at),
                Place::Gone => self.gone(start),
            };
            let mut found = Found::of(phrase.direction);
            found.difference = Some(size?);
            found.own = Some(start..at + 1);
            Some(found)
        })
    }

    /// Where a phrase begins whose last word stands at a token.
    fn begins(&self, phrase: &Phrase, last: u32) -> Option<u32> {
        let start = last.checked_sub(u32::try_from(phrase.words.len()).ok()?)?;
        let mut words = phrase.words.iter().zip(start..);
        let stands = |(word, at): (&String, u32)| {
            self.tokens.contains(&at) && (self.lower(at) == word || self.document.lemma(at) == word)
        };
        words.all(stands).then_some(start)
    }

    /// The size right behind a phrase: `put on 6.5%`, but not `gave up 40 percent of his stake`.
    fn put_before(&self, at: u32) -> Option<&'a Mention> {
        let size = self.next_size(at)?;
        (self.adjacent(at + 1, size.tokens.start) && is_part(size) && self.lower(size.tokens.end) != "of")
            .then_some(size)
    }

    /// The first quantity behind a token.
    pub(super) fn next_size(&self, at: u32) -> Option<&'a Mention> {
        let first = self.quantities.partition_point(|mention| mention.tokens.start <= at);
        self.quantities.get(first).copied()
    }

    /// The share of something that a phrase says is gone: `nearly a tenth of the firm's market value`.
    fn gone(&self, start: u32) -> Option<&'a Mention> {
        let next = self.quantities.partition_point(|mention| mention.tokens.end <= start);
        let size = *self.quantities.get(next.checked_sub(1)?)?;
        let whole = self.lower(size.tokens.end) == "of" && start - size.tokens.end <= GONE;
        // `of Kestrel Mining`: part of a name, whatever the tagger takes it for.
        let named = |at: u32| self.document.word(at).starts_with(char::is_uppercase);
        let breaks = |at: u32| matches!(self.document.tag(at), Tag::Punct | Tag::Verb | Tag::Sconj | Tag::Cconj);
        (is_part(size) && whole && !(size.tokens.end..start).any(|at| breaks(at) && !named(at))).then_some(size)
    }

    /// `knocked 9 percent off the price`, `a full point has been shaved off the margin`.
    fn taken_off(&self, off: u32) -> Option<Found<'a>> {
        let takes = |at: &u32| WORDS.takes.contains(self.document.lemma(*at));
        let verb = (off.saturating_sub(TAKEN).max(self.tokens.start)..off).rev().find(takes)?;
        // What it is taken off is named behind it.
        if !matches!(self.document.tag(off + 1), Tag::Det | Tag::Noun | Tag::Propn | Tag::Adj | Tag::Pron) {
            return None;
        }
        let between = self.next_size(verb).filter(|size| size.tokens.end == off);
        let before = || {
            let next = self.quantities.partition_point(|mention| mention.tokens.end <= verb);
            let size = *self.quantities.get(next.checked_sub(1)?)?;
            let passive = (size.tokens.end..verb).any(|at| self.document.tag(at) == Tag::Aux);
            (passive && verb + 1 == off && verb - size.tokens.end <= TAKEN).then_some(size)
        };
        let takes = self.document.lemma(verb) == "take";
        let taken = |mention: &&Mention| matches!(&mention.value, Value::Quantity(size) if is_taken(size, takes));
        let mut found = Found::of(Direction::Down);
        found.difference = Some(between.or_else(before).filter(taken)?);
        found.own = Some(verb..off + 1);
        self.fill(off, &mut found, |_, _| false);
        Some(found)
    }
}

/// Whether a mention is a share or a number of points.
fn is_part(mention: &Mention) -> bool {
    matches!(&mention.value, Value::Quantity(size) if of_parts(size))
}

fn of_parts(size: &Quantity) -> bool {
    matches!(size.unit.dimension, Dimension::Share | Dimension::Points) || size.unit.name == "point"
}

/// Whether so much can be taken off something: `took 3 metres off the wall` cuts it, `took two men off the boat` does not.
/// `took £20 off him` does not either.
fn is_taken(size: &Quantity, takes: bool) -> bool {
    let counted = matches!(size.unit.dimension, Dimension::Count | Dimension::None);
    of_parts(size) || !(counted || takes && size.unit.dimension == Dimension::Money)
}
