//! Persons, and the tokens around their names.

use std::ops::Range;

use super::{BESIDE, Reader, Title, has};
use crate::mentions::{Mention, Name, NameKind, Value};
use crate::text::{Tag, TokenKind};

/// A person's name has at most so many words.
const NAME: u32 = 6;

impl<'a> Reader<'_, 'a> {
    /// The sentence of a token.
    pub(super) fn room(&self, token: u32) -> Range<u32> {
        self.document.sentence_of(token)
    }

    /// The person whose name begins at a token, honorifics left out.
    pub(super) fn named(&self, token: u32) -> Option<&'a Name> {
        let titled = |at: &u32| has(&BESIDE.honorifics, self.document.lower(*at)) || self.document.lower(*at) == ".";
        let at = token + u32::try_from((token..token + 2).take_while(titled).count()).unwrap_or_default();
        self.person_at(token).or_else(|| self.person_at(at))
    }

    /// The person whose name begins at a token.
    pub(super) fn person_at(&self, token: u32) -> Option<&'a Name> {
        let starts = |mention: &&Mention| mention.tokens.start == token;
        self.scene
            .mentions_in(self.article, token..token + 1)
            .map(|(_, mention)| mention)
            .filter(starts)
            .find_map(|mention| self.person(mention))
            .filter(|name| !name.anaphor)
    }

    /// The person whose name ends before a token, whose own title it can be.
    pub(super) fn person_before(&self, token: u32) -> Option<&'a Name> {
        let mention = self.ending(token)?;
        let start = mention.tokens.start;
        let room = self.room(start);
        // `the wife of Jon Holt, a chemist`
        let kin = start >= room.start + 2
            && matches!(self.document.lower(start - 1), "of")
            && has(&BESIDE.kin, self.document.lemma(start - 2));
        self.person(mention).filter(|name| !kin && !name.anaphor)
    }

    /// The name of a person that ends before a token.
    pub(super) fn ending(&self, token: u32) -> Option<&'a Mention> {
        let from = self.room(token.saturating_sub(1)).start.max(token.saturating_sub(NAME));
        self.scene
            .mentions_in(self.article, from..token)
            .map(|(_, mention)| mention)
            .filter(|mention| mention.tokens.end == token)
            .find(|mention| self.person(mention).is_some())
    }

    /// The person whose name is read to begin with the title, at the head of a sentence.
    pub(super) fn opens_name(&self, title: &Title) -> Option<&'a Name> {
        let first = title.tokens.start;
        let mut here = self.scene.mentions_in(self.article, first..first + 1).map(|(_, mention)| mention);
        let opens = |mention: &Mention| mention.tokens.start == first && mention.tokens.end > title.tokens.end;
        here.find(|mention| opens(mention) && self.room(first).start == first).and_then(|mention| self.person(mention))
    }

    /// Whether a token belongs to a person's name.
    pub(super) fn in_person(&self, token: u32) -> bool {
        let from = token.saturating_sub(NAME);
        let holds = |mention: &Mention| mention.tokens.contains(&token) && self.person(mention).is_some();
        self.scene.mentions_in(self.article, from..token + 1).any(|(_, mention)| holds(mention))
    }

    /// The name that a mention is, where it is a person's in this article or in another one.
    pub(super) fn person(&self, mention: &'a Mention) -> Option<&'a Name> {
        let Value::Name(name) = &mention.value else { return None };
        let known = || {
            let entity = self.scene.entity(self.article, mention).and_then(|at| self.scene.entities.list.get(at));
            entity.is_some_and(|entity| entity.kind == NameKind::Person)
        };
        let bears = name.kind == NameKind::Person || name.kind == NameKind::Other && known();
        (bears && !name.adjective).then_some(name)
    }

    /// One past the figure that begins at a token.
    pub(super) fn figure_at(&self, token: u32) -> Option<u32> {
        let mut here = self.scene.mentions_in(self.article, token..token + 1).map(|(_, mention)| mention);
        let figure = |mention: &&Mention| matches!(mention.value, Value::Quantity(_)) && mention.tokens.start == token;
        here.find(figure).map(|mention| mention.tokens.end)
    }

    pub(super) fn is_number(&self, token: u32) -> bool {
        self.document.tokens.get(token as usize).is_some_and(|found| found.kind == TokenKind::Number)
            || self.document.tag(token) == Tag::Num
    }

    /// Whether a dash stands alone, and is no hyphen.
    pub(super) fn is_apart(&self, token: u32) -> bool {
        self.document.tokens.get(token as usize).is_some_and(|token| token.space_before)
    }
}
