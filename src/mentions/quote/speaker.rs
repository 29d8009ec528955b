//! Who says a quote: the verb of saying beside it and its subject.

use std::ops::Range;

use super::super::name::{Lexicon, flag};
use super::super::{Mention, NameKind, Value};
use super::marks::Marked;
use crate::text::{Document, Span, Tag, TokenKind};

/// What the words around a quote say about its speaker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) speaker: Option<u32>,
    pub(super) words: Option<Span>,
    pub(super) verb: Option<u32>,
}

impl Said {
    /// Whether nothing is known.
    pub(super) fn is_unknown(&self) -> bool {
        self.speaker.is_none() && self.words.is_none()
    }
}

/// A name as a possible speaker.
struct Voice {
    start: u32,
    end: u32,
    entity: u32,
    person: bool,
    adjective: bool,
}

/// A document with its quotes and possible speakers.
pub(super) struct Scene<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon<'a>,
    voices: Vec<Voice>,
    marked: &'a [Marked],
}

/// How far from the quote a verb of saying is looked for, in tokens.
const REACH: u32 = 60;

impl<'a> Scene<'a> {
    /// Collects the names, pronouns included.
    pub(super) fn new(
        document: &'a Document,
        lexicon: &'a Lexicon<'a>,
        found: &[Mention],
        marked: &'a [Marked],
    ) -> Self {
        let mut voices: Vec<Voice> = found
            .iter()
            .filter_map(|mention| match &mention.value {
                Value::Name(name) => Some(Voice {
                    start: mention.tokens.start,
                    end: mention.tokens.end,
                    entity: name.entity,
                    person: name.kind == NameKind::Person,
                    adjective: name.adjective,
                }),
                _ => None,
            })
            .collect();
        voices.sort_by_key(|voice| (voice.start, voice.end));
        Self { document, lexicon, voices, marked }
    }

    /// Who says quote number `at`, as far as its own sentence and the one before say.
    pub(super) fn said(&self, at: usize) -> Said {
        let Some(quote) = self.marked.get(at) else { return Said::default() };
        let (before, after) = (self.before(at, quote), self.after(at, quote));
        let words = self.document.slice(quote.words);
        let flows = words.ends_with([',', '!', '?', '…']) || self.document.lower(after.start) == ",";
        let lower_next = self.document.word(after.start).chars().next().is_some_and(char::is_lowercase);
        let ended = words.ends_with('.') && !lower_next;
        let near = after.start..after.end.min(after.start + NEAR);
        if (flows || lower_next) && !ended {
            let said = self.clause(near, true);
            if !said.is_unknown() && (flows || before.is_empty()) {
                return said;
            }
        }
        let said = self.clause_before(before.clone());
        if !said.is_unknown() {
            return said;
        }
        if !ended {
            let said = self.clause(after, true);
            if !said.is_unknown() {
                return said;
            }
        }
        if before.is_empty() { self.sentence_before(quote) } else { Said::default() }
    }

    /// The tokens of the quote's sentence before it, from the end of the quote before.
    fn before(&self, at: usize, quote: &Marked) -> Range<u32> {
        let sentence = self.document.sentences.get(self.document.sentence_at(quote.whole.start()) as usize);
        let floor = at.checked_sub(1).and_then(|at| self.marked.get(at)).map_or(0, |before| before.whole.end());
        let start = sentence.map_or(0, |sentence| sentence.span.start()).max(floor);
        let range = self.document.tokens_in(Span::new(start, quote.whole.start().max(start)));
        range.start.max(range.end.saturating_sub(REACH))..range.end
    }

    /// The tokens after the quote to the end of its sentence, or to the next quote.
    fn after(&self, at: usize, quote: &Marked) -> Range<u32> {
        let last = quote.whole.end().saturating_sub(1);
        let sentence = self.document.sentences.get(self.document.sentence_at(last) as usize);
        let mut end = sentence.map_or(quote.whole.end(), |sentence| sentence.span.end());
        if end <= quote.whole.end() {
            // The sentence ended with the quote; a clause of saying may have been cut from it.
            let next = self.document.sentences.get(self.document.sentence_at(last) as usize + 1);
            let small = |span: Span| self.document.slice(span).chars().next().is_some_and(char::is_lowercase);
            end = next.filter(|next| small(next.span)).map_or(end, |next| next.span.end());
        }
        let ceiling = self.marked.get(at + 1).map_or(u32::MAX, |next| next.whole.start());
        let range = self.document.tokens_in(Span::new(quote.whole.end(), end.min(ceiling).max(quote.whole.end())));
        range.start..range.end.min(range.start + REACH)
    }

    fn is_saying(&self, at: u32) -> bool {
        // After a name a verb is a verb, whatever the tagger makes of it; `so-called` says nothing.
        let named = || {
            let next = self.voices.partition_point(|voice| voice.end < at);
            self.voices.get(next).is_some_and(|voice| voice.end == at && voice.person)
        };
        let tag = self.document.tag(at);
        let hyphen = at.checked_sub(1).is_some_and(|before| self.document.lower(before) == "-");
        self.lexicon.is(at, flag::SAYING)
            && !hyphen
            && (!matches!(tag, Tag::Noun | Tag::Propn | Tag::Adp | Tag::Adj) || (tag == Tag::Noun && named()))
    }

    /// A clause of saying after a quote: `said X`, `X said`, `according to X`.
    fn clause(&self, range: Range<u32>, inverted: bool) -> Said {
        let according = range.clone().find(|at| self.document.lower(*at) == "according");
        let verb = range.clone().find(|at| self.is_saying(*at));
        if let Some(at) = according.filter(|at| verb.is_none_or(|verb| *at < verb)) {
            return self.said_by(at + 2..range.end, Some(at), false);
        }
        let Some(verb) = verb else { return Said::default() };
        let first = (range.start..verb).find(|at| self.is_word(*at));
        if first.is_none() && inverted {
            return self.said_by(verb + 1..range.end, Some(verb), false);
        }
        self.said_by(range.start..verb, Some(verb), true)
    }

    /// A clause of saying before a quote: `X said:`, `said X:`, `X called the result`.
    fn clause_before(&self, range: Range<u32>) -> Said {
        let Some(verb) = range.clone().rev().find(|at| self.is_saying(*at)) else {
            let colon = range.end > range.start && self.document.lower(range.end - 1) == ":";
            return if colon { self.said_by(range, None, true) } else { Said::default() };
        };
        let said = self.said_by(range.start..verb, Some(verb), true);
        if said.is_unknown() { self.said_by(verb + 1..range.end, Some(verb), false) } else { said }
    }

    /// The sentence before, in the same paragraph, where its subject says something.
    fn sentence_before(&self, quote: &Marked) -> Said {
        let at = self.document.sentence_at(quote.whole.start()) as usize;
        let here = self.document.sentences.get(at);
        let Some(before) = at.checked_sub(1).and_then(|at| self.document.sentences.get(at)) else {
            return Said::default();
        };
        if here.is_none_or(|here| here.paragraph != before.paragraph) {
            return Said::default();
        }
        // Words of another quote say nothing of this one's speaker.
        let quoted = self.marked.partition_point(|other| other.whole.start() < quote.whole.start());
        let quoted = quoted.checked_sub(1).and_then(|at| self.marked.get(at));
        if quoted.is_some_and(|other| other.whole.overlaps(before.span)) {
            return Said::default();
        }
        let start = before.tokens.start;
        let limit = before.tokens.end.min(start + REACH);
        let Some(verb) = (start..limit).find(|at| self.is_saying(*at)) else { return Said::default() };
        Said { verb: None, ..self.said_by(start..verb, None, true) }
    }

    fn is_word(&self, at: u32) -> bool {
        self.document.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// The speaker among the words of a subject. `close` takes the last person, the one beside the verb.
    fn said_by(&self, range: Range<u32>, verb: Option<u32>, close: bool) -> Said {
        let from = self.voices.partition_point(|voice| voice.start < range.start);
        let inside = self.voices.get(from..).unwrap_or_default();
        let inside =
            || inside.iter().take_while(|voice| voice.start < range.end).filter(|voice| voice.end <= range.end);
        let person =
            if close { inside().filter(|voice| voice.person).last() } else { inside().find(|voice| voice.person) };
        let near = |voice: &&Voice| close || voice.start < range.start + NEAR;
        if let Some(person) = person.filter(near) {
            return Said { speaker: Some(person.entity), words: None, verb };
        }
        let beside = verb.and_then(|verb| verb.checked_sub(1)).filter(|at| close && range.contains(at));
        if let Some(at) = beside.filter(|at| matches!(self.document.lower(*at), "he" | "she" | "they" | "i" | "we")) {
            return Said { speaker: None, words: Some(self.document.cover(at..at + 1)), verb };
        }
        let speaks = |at: &u32| self.lexicon.is(*at, flag::SPEAKER) && self.document.tag(*at) != Tag::Verb;
        let noun = if close { range.clone().rev().find(speaks) } else { range.clone().find(speaks) };
        if let Some(noun) = noun.filter(|noun| *noun < range.start + REACH) {
            let start = self.phrase_start(range.start, noun);
            return Said { speaker: None, words: Some(self.document.cover(start..noun + 1)), verb };
        }
        let other = |voice: &&Voice| !voice.adjective;
        let other = if close { inside().filter(other).last() } else { inside().find(other) };
        if let Some(other) = other.filter(near) {
            return Said { speaker: Some(other.entity), words: None, verb };
        }
        let pronoun = range
            .clone()
            .find(|at| matches!(self.document.lower(*at), "he" | "she" | "they" | "it" | "we" | "i" | "one"));
        let words = pronoun.map(|at| self.document.cover(at..at + 1));
        Said { speaker: None, words, verb }
    }

    /// The start of the noun phrase that ends in a noun.
    fn phrase_start(&self, floor: u32, noun: u32) -> u32 {
        let low = floor.max(noun.saturating_sub(6));
        let mut start = noun;
        while start > low && (self.is_word(start - 1) || self.document.lower(start - 1) == "-") {
            let before = start - 1;
            let stop = self.is_saying(before)
                || (self.lexicon.is(before, flag::GRAMMAR) && !DETERMINERS.contains(&self.document.lower(before)));
            if stop {
                break;
            }
            start = before;
            if DETERMINERS.contains(&self.document.lower(start)) {
                break;
            }
        }
        start
    }
}

/// How many tokens from the quote a clause of saying begins at most.
const NEAR: u32 = 14;

const DETERMINERS: &[&str] =
    &["the", "a", "an", "one", "two", "three", "some", "many", "several", "his", "her", "their", "its", "our"];
