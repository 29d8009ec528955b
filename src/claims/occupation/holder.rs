//! Who is said to do what: the name beside an occupation.

use super::{Reader, Title};
use crate::claims::entities::EntityId;
use crate::mentions::{Mention, Name};
use crate::text::Tag;

impl<'a> Reader<'_, 'a> {
    /// Who is said to do it.
    pub(super) fn holder(&self, title: &Title) -> Option<EntityId> {
        if title.deed {
            return self.doer(title.known).and_then(|name| self.scene.entities.find(self.article, name.entity));
        }
        let name = self
            .directly_after(title)
            .or_else(|| self.apposed(title))
            .or_else(|| self.said_to_be(title))
            .or_else(|| self.after_comma(title))?;
        self.scene.entities.find(self.article, name.entity)
    }

    /// `beekeeper Mia Holt`, `forensic accountant Dr Mia Holt`, `a woodcutter of forty-four by the name of Holt`.
    fn directly_after(&self, title: &Title) -> Option<&'a Name> {
        if let Some(name) = self.opens_name(title) {
            return Some(name);
        }
        let end = self.room(title.tokens.start).end;
        let word = |at: u32| if at < end { self.document.lower(at) } else { "" };
        let mut at = title.tokens.end;
        if word(at) == "of" {
            at = self.figure_at(at + 1).unwrap_or(at);
        }
        if matches!(word(at), "called" | "named") {
            at += 1;
        } else if word(at) == "by" && word(at + 1) == "the" && word(at + 2) == "name" && word(at + 3) == "of" {
            at += 4;
        } else if at > title.tokens.end {
            return None;
        }
        self.named(at).filter(|_| at < end)
    }

    /// `Jon Holt, a chemist,`; `Jon Holt, 71, a retired accountant from Mora,`; `Jon Holt (71), a welder`.
    fn apposed(&self, title: &Title) -> Option<&'a Name> {
        let document = self.document;
        let room = self.room(title.tokens.start);
        let (determiner, before) = self.before(title, room.start);
        let mut at = before?;
        let dash = document.lower(at) == "-" && self.is_apart(at);
        if !dash && !matches!(document.lower(at), "," | "(" | "–" | "—") {
            return None;
        }
        at = self.past_age(at, room.start);
        let next = title.tokens.end;
        // `Jon Holt, a chemist and a nurse were hurt`
        let list = document.lower(next) == "and"
            && matches!(document.lower(next + 1), "a" | "an" | "another" | "two" | "three");
        let clause = determiner.is_some_and(|word| !matches!(word, "a" | "an"))
            && matches!(document.tag(next), Tag::Verb | Tag::Aux);
        self.person_before(at).filter(|_| !list && !clause)
    }

    /// `Jon Holt works as a welder`, `Mia Holt, who was once a nurse`, `he is a farmer`.
    fn said_to_be(&self, title: &Title) -> Option<&'a Name> {
        let document = self.document;
        let room = self.room(title.tokens.start);
        let (_, before) = self.before(title, room.start);
        let mut at = before?;
        let skip = ["also", "now", "still", "once", "then", "today", "formerly", "himself", "herself", "long"];
        while at > room.start && skip.contains(&document.lower(at)) {
            at -= 1;
        }
        let works = document.lower(at) == "as"
            && at > room.start
            && matches!(document.lower(at - 1), "works" | "worked" | "working" | "employed");
        if !works && !matches!(document.lower(at), "is" | "was" | "been") {
            return None;
        }
        at -= u32::from(works);
        let verb = at;
        let links = ["has", "had", "who", "is", "was", "been", "also", "now", "still", "once", "then"];
        while at > room.start && links.contains(&document.lower(at - 1)) {
            at -= 1;
        }
        let relative = (at..verb).any(|at| document.lower(at) == "who");
        if at > room.start && document.lower(at - 1) == "," {
            at = self.past_age(at - 1, room.start);
        }
        let name = self.ending(at).or_else(|| self.subject(verb))?;
        // `The wife of Jon Holt was a teacher`
        let under = name.tokens.start > room.start && document.tag(name.tokens.start - 1) == Tag::Adp;
        self.person(name).filter(|_| relative || !under)
    }

    /// `The dead man is a welder from Mora, Jon Holt, 54.`
    fn after_comma(&self, title: &Title) -> Option<&'a Name> {
        let document = self.document;
        let room = self.room(title.tokens.start);
        self.before(title, room.start).0?;
        let mut at = title.tokens.end;
        if matches!(document.lower(at), "from" | "of" | "at" | "in") {
            let place = |at: &u32| matches!(document.tag(*at), Tag::Propn | Tag::Noun | Tag::Det | Tag::Adj);
            at = (at + 1..room.end).take_while(place).last().map_or(at, |last| last + 1);
        }
        if at >= room.end || document.lower(at) != "," {
            return None;
        }
        let name = self.named(at + 1)?;
        let end = document.tokens_in(name.span).end;
        let closed = end >= room.end || matches!(document.lower(end), "," | "." | ";" | ")");
        closed.then_some(name)
    }

    /// `Mia Holt, 44, who teaches at the school`, `Jon Holt drives a taxi`.
    fn doer(&self, verb: u32) -> Option<&'a Name> {
        let document = self.document;
        let room = self.room(verb);
        let mut at = verb;
        while at > room.start && matches!(document.lower(at - 1), "has" | "also" | "now" | "still" | "is" | "been") {
            at -= 1;
        }
        if at == room.start || document.lower(at - 1) != "who" {
            return self.subject(verb).and_then(|name| self.person(name));
        }
        at -= 1;
        if at > room.start && document.lower(at - 1) == "," {
            at = self.past_age(at - 1, room.start);
        }
        self.ending(at).and_then(|name| self.person(name))
    }

    /// The determiner before a title, and the word before both.
    pub(super) fn before(&self, title: &Title, floor: u32) -> (Option<&'a str>, Option<u32>) {
        let document = self.document;
        let inside = |at: u32| at.checked_sub(1).filter(|at| *at >= floor);
        let Some(before) = inside(title.tokens.start) else { return (None, None) };
        let word = document.lower(before);
        if !matches!(word, "a" | "an" | "the" | "his" | "her" | "their" | "our" | "its") {
            return (None, Some(before));
        }
        // `Jon Holt, once a chemist,`
        let skipped =
            |at: &u32| matches!(document.lower(*at), "once" | "formerly" | "now" | "then" | "himself" | "herself");
        let at = inside(before).map(|at| if skipped(&at) && at > floor { at - 1 } else { at });
        (Some(word), at)
    }

    /// Where a name ends before the mark at a token, past an age between commas or in brackets: `Jon Holt, 71,`.
    fn past_age(&self, mark: u32, floor: u32) -> u32 {
        let word = |at: u32| self.document.lower(at);
        let mut at = mark;
        at -= u32::from(at > floor && word(at - 1) == ")");
        let age = |at: u32| self.is_number(at) || matches!(word(at), "aged" | "years" | "old" | "-");
        while at > floor + 1 && age(at - 1) {
            at -= 1;
        }
        if at > floor && at < mark && matches!(word(at - 1), "," | "(") { at - 1 } else { mark }
    }

    /// The person who is the subject of a verb, whatever stands between.
    fn subject(&self, verb: u32) -> Option<&'a Mention> {
        let clause = &self.scene.clauses(self.article)[self.scene.clause_at(self.article, verb)?];
        let phrase = self.document.noun_phrases.get(clause.subject?.phrase as usize)?;
        // `Jon Holt, whose father was a miner`
        if (phrase.tokens.end..verb).any(|at| matches!(self.document.lower(at), "whose" | "'s")) {
            return None;
        }
        let mut here = self.scene.mentions_in(self.article, phrase.tokens.clone()).map(|(_, mention)| mention);
        here.find(|mention| mention.tokens.contains(&phrase.head) && self.person(mention).is_some())
    }
}
