//! Noun phrases.

use super::marks::{PERSONAL, POSSESSIVE, RELATIVE_TIME, SPAN, TIME};
use super::{Line, NounPhrase};
use crate::text::{Tag, TokenKind};

/// A phrase as it grows.
#[derive(Default, Clone, Copy)]
struct Growth {
    /// The last noun, name, number or pronoun, and whether it is a noun or a name.
    head: Option<(usize, bool)>,
    /// Whether a determiner, a possessor or an adjective has opened the way for a participle.
    modified: bool,
    /// One past the last token that belongs to it for sure.
    end: usize,
}

impl Line<'_> {
    /// Appends the noun phrases of the sentence.
    pub(super) fn noun_phrases(&self, out: &mut Vec<NounPhrase>) {
        let mut at = 0;
        while at < self.tokens.len() {
            let growth = self.grow(at);
            match growth.head {
                Some((head, _)) => {
                    let tokens = self.number(at)..self.number(growth.end);
                    out.push(NounPhrase { tokens, head: self.number(head) });
                    at = growth.end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }

    /// The phrase that begins at `start`, if one does.
    fn grow(&self, start: usize) -> Growth {
        let mut growth = Growth { end: start, ..Growth::default() };
        let mut at = start;
        while let Some(tag) = self.tag(at) {
            let has_noun = growth.head.is_some_and(|(_, noun)| noun);
            let taken = match tag {
                _ if at > start + 1 && self.is_hyphen(at - 1) => true,
                Tag::Det => at == start || at == start + 1 && self.tag(start) == Some(Tag::Det),
                Tag::Pron if self.is(at, POSSESSIVE) && self.opens_noun(at + 1) => at == start,
                Tag::Pron if at == start && self.is(at, PERSONAL) => {
                    return Growth { head: Some((at, false)), end: at + 1, ..growth };
                }
                Tag::Adj if has_noun => self.is_close(at),
                Tag::Adj => true,
                Tag::Noun | Tag::Propn => !(has_noun && (self.opens_time(at) || self.opens_subject(at, start))),
                Tag::X => growth.modified || has_noun,
                Tag::Num => !self.counts_anew(at, growth),
                Tag::Sym => self.money(at, growth) || self.is_inner_mark(at, start),
                Tag::Verb => {
                    // `Velden United defeated Mora`: an adjective right behind a name may be its second word.
                    let second = start > 0 && at == start + 1 && self.tag(start - 1) == Some(Tag::Propn);
                    growth.modified && !has_noun && !second && self.is_participle(at) && self.opens_noun(at + 1)
                }
                // `its exclusively self-defense-only stance`: an adverb may also modify a compound.
                Tag::Adv => {
                    !has_noun && (matches!(self.tag(at + 1), Some(Tag::Adj | Tag::Num)) || self.is_hyphen(at + 2))
                }
                Tag::Cconj => !has_noun && self.joins_modifiers(at, start),
                Tag::Part => has_noun && matches!(self.lower(at), "'s" | "'") && self.opens_possessed(at),
                _ => self.is_inner_mark(at, start),
            };
            if !taken {
                break;
            }
            at += 1;
            match tag {
                Tag::Noun | Tag::Propn | Tag::X => growth = Growth { head: Some((at - 1, true)), end: at, ..growth },
                Tag::Num if !has_noun => growth = Growth { head: Some((at - 1, false)), end: at, ..growth },
                Tag::Num => growth.end = at,
                Tag::Sym if self.lower(at - 1) == "%" => growth.end = at,
                Tag::Part => growth = Growth { head: None, modified: true, end: at },
                Tag::Det | Tag::Pron | Tag::Adj => growth.modified = true,
                _ => {}
            }
        }
        growth
    }

    /// Whether a noun, or what may stand before one, is at `at`.
    fn opens_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Verb | Tag::Sym | Tag::Adv))
            || matches!(self.lower(at), "\"" | "\u{201c}")
    }

    /// Whether a noun follows the possessor sign at `at` before the phrase would end.
    fn opens_possessed(&self, at: usize) -> bool {
        (at + 1..at + 8).find_map(|ahead| match self.tag(ahead) {
            Some(Tag::Noun | Tag::Propn | Tag::Num) => Some(true),
            Some(Tag::Adj | Tag::Adv | Tag::Sym | Tag::X | Tag::Cconj) => None,
            Some(Tag::Verb) if self.is_participle(ahead) => None,
            Some(Tag::Punct) if self.is_hyphen(ahead) => None,
            _ => Some(false),
        }) == Some(true)
    }

    pub(super) fn is_participle(&self, at: usize) -> bool {
        let word = self.lower(at);
        word.ends_with("ing") || word.ends_with("ed") || word.ends_with("en")
    }

    /// A hyphen without white space on either side.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        let mark = self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark && !token.space_before);
        mark && self.lower(at) == "-"
            && self.tokens.get(at + 1).is_some_and(|next| !next.space_before && next.kind != TokenKind::Mark)
    }

    fn is_close(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.space_before)
    }

    /// A hyphen inside a compound, or quotation marks around a modifier (`the "2+2" talks`).
    fn is_inner_mark(&self, at: usize, start: usize) -> bool {
        if at == start {
            return false;
        }
        if self.is_hyphen(at) {
            return true;
        }
        let close = |from: usize| (from + 1..from + 5).find(|ahead| matches!(self.lower(*ahead), "\"" | "\u{201d}"));
        let noun = |at: usize| matches!(self.tag(at), Some(Tag::Noun | Tag::Propn | Tag::Adj));
        match self.lower(at) {
            "\"" | "\u{201c}" if !self.is_close(at) => close(at).is_some_and(|end| noun(end + 1)),
            "\"" | "\u{201d}" if self.is_close(at) => {
                noun(at + 1) && (start..at).rev().take(5).any(|back| matches!(self.lower(back), "\"" | "\u{201c}"))
            }
            "+" => self.is_close(at),
            _ => false,
        }
    }

    /// Whether the name of a time at `at` begins a phrase of its own after a noun: `a trip Monday`, `talks last week`.
    fn opens_time(&self, at: usize) -> bool {
        if self.is(at, TIME) && self.tag(at) == Some(Tag::Propn) {
            return !self.is(at - 1, TIME) && !self.is_hyphen(at - 1);
        }
        self.is(at, RELATIVE_TIME) && self.lemma_is(at + 1, SPAN)
    }

    /// Whether a name begins the subject behind the phrase that opens its sentence: `In the gallery Claire Holt sat`.
    fn opens_subject(&self, at: usize, start: usize) -> bool {
        let opening = start == 1 && self.tag(0) == Some(Tag::Adp) && self.tag(start) == Some(Tag::Det);
        let common = self.tag(at - 1) == Some(Tag::Noun) && !self.is_hyphen(at - 1);
        opening && common && self.tag(at) == Some(Tag::Propn) && !self.is_close(at)
    }

    /// Whether the number at `at` counts something of its own: `on Monday 12 people`, but `Boeing 747 jets`.
    fn counts_anew(&self, at: usize, growth: Growth) -> bool {
        if self.is_close(at) || at == 0 {
            return false;
        }
        match growth.head {
            Some((_, false)) => self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number),
            Some((head, true)) => {
                let counted = matches!(self.tag(at + 1), Some(Tag::Noun | Tag::Adj));
                let day =
                    self.tokens.get(at).is_some_and(|token| token.span.len() <= 2) && self.lower(head).ends_with('.');
                counted && !day && (self.is(head, TIME) || self.tag(head) == Some(Tag::Noun))
            }
            None => false,
        }
    }

    /// A currency sign before its number, or a percent sign after it.
    fn money(&self, at: usize, growth: Growth) -> bool {
        match self.lower(at) {
            "%" => at > 0 && self.tag(at - 1) == Some(Tag::Num),
            "$" | "\u{20ac}" | "\u{a3}" | "\u{a5}" => {
                self.tag(at + 1) == Some(Tag::Num) && growth.head.is_none_or(|(_, noun)| !noun || self.is_close(at))
            }
            _ => false,
        }
    }

    /// `foreign and defence ministers`, `two or three ships`: what is joined stands before one noun.
    fn joins_modifiers(&self, at: usize, start: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else { return false };
        let noun = |at: usize| matches!(self.tag(at), Some(Tag::Noun | Tag::Propn));
        match (self.tag(before), self.tag(at + 1)) {
            (Some(Tag::Adj), Some(Tag::Adj | Tag::Noun)) => noun(at + 2),
            (Some(Tag::Num), Some(Tag::Num)) => noun(at + 2) || self.tag(at + 2) == Some(Tag::Num),
            _ => false,
        }
    }
}
