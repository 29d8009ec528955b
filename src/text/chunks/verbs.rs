//! Verb groups.

use super::marks::{
    AHEAD, CAN, CONDITIONAL, EXPECTED, FUTURE, INTRANSITIVE, NEGATIVE, PARTICIPLE, PARTICLE, PAST, PERSONAL, PLAN,
    RELATIVE_TIME, REPORTING, SPAN, TIME,
};
use super::{Line, NounPhrase, Tense, VerbGroup};
use crate::text::Tag;

/// How many adverbs may stand between an auxiliary and its verb.
const ADVERBS: usize = 4;
/// How far to look for the verb that shows a participle to be one.
const CLAUSE: usize = 12;

/// A group as it is read, places counted within the sentence.
struct Reading {
    start: usize,
    head: usize,
    end: usize,
    /// The first auxiliary or, without one, the head; `None` for an infinitive.
    finite: Option<usize>,
    passive: bool,
    negated: bool,
    modal: Option<usize>,
    /// The modal is a plan or an expectation.
    ahead: bool,
}

impl Line<'_> {
    /// Appends the verb groups of the sentence.
    /// None begins inside one of its `phrases`: `China's growing influence` has no verb.
    pub(super) fn verb_groups(&self, phrases: &[NounPhrase], out: &mut Vec<VerbGroup>) {
        let from = out.len();
        let mut at = 0;
        let mut phrases = phrases.iter().peekable();
        while at < self.tokens.len() {
            while phrases.next_if(|phrase| phrase.tokens.end <= self.number(at)).is_some() {}
            let inside = phrases.peek().is_some_and(|phrase| phrase.tokens.start < self.number(at));
            let Some(reading) = self.read(at).filter(|_| !inside && !self.is_compound(at)) else {
                at += 1;
                continue;
            };
            at = reading.end.max(at + 1);
            let tense = self.tense(&reading);
            out.push(VerbGroup {
                tokens: self.number(reading.start)..self.number(reading.end),
                head: self.number(reading.head),
                tense,
                passive: reading.passive,
                negated: reading.negated,
                modal: reading.modal.map(|at| self.number(at)),
            });
        }
        self.reduce(out, from);
    }

    /// Whether a participle only ends an adjective behind `be`: `is state-owned`, `was wind-powered`.
    fn is_compound(&self, at: usize) -> bool {
        let Some(noun) = at.checked_sub(2).filter(|_| self.is_hyphen(at - 1) && self.is_participle(at)) else {
            return false;
        };
        let be = noun.checked_sub(1).is_some_and(|before| self.lemma(before) == "be");
        be && matches!(self.tag(noun), Some(Tag::Noun | Tag::Propn))
    }

    /// The verb group that begins at `start`, if one does.
    fn read(&self, start: usize) -> Option<Reading> {
        let infinitive = self.is_to(start) && self.verb_after(start + 1).is_some();
        let never = self.negation(start).and_then(|end| self.verb_after(end)).is_some();
        if !(infinitive || never || matches!(self.tag(start), Some(Tag::Aux | Tag::Verb))) {
            return None;
        }
        let first = if infinitive { start + 1 } else { start };
        let mut reading = Reading {
            start,
            head: start,
            end: start,
            finite: None,
            passive: false,
            negated: start > 0 && infinitive && self.is(start - 1, NEGATIVE),
            modal: None,
            ahead: false,
        };
        let main = self.chain(first, &mut reading)?;
        if infinitive {
            reading.finite = None;
        }
        reading.head = main;
        reading.end = main + 1;
        self.extend(&mut reading);
        if self.is(reading.end, PARTICLE)
            && matches!(self.tag(reading.end), Some(Tag::Adp | Tag::Adv))
            && self.tag(reading.head) == Some(Tag::Verb)
            && !matches!(self.tag(reading.end + 1), Some(Tag::Num | Tag::Sym))
        {
            reading.end += 1;
        }
        Some(reading)
    }

    /// Reads auxiliaries, negation and adverbs up to the main verb, which is returned.
    fn chain(&self, first: usize, reading: &mut Reading) -> Option<usize> {
        let (mut at, mut last) = (first, None);
        loop {
            if let Some(end) = self.negation(at) {
                // `is not ready`: the group ends with what is negated only if a verb follows.
                if last.is_none() && self.verb_after(end).is_none() {
                    return None;
                }
                reading.negated = true;
                if self.verb_after(end).is_none() {
                    return last;
                }
                at = end;
                continue;
            }
            match self.tag(at) {
                Some(Tag::Aux) => {
                    reading.finite = reading.finite.or(Some(at));
                    if reading.modal.is_none() && self.is(at, FUTURE | CONDITIONAL | CAN) {
                        reading.modal = Some(at);
                    }
                    last = Some(at);
                }
                Some(Tag::Verb) => {
                    let after_be = last.is_some_and(|before| matches!(self.lemma(before), "be" | "get"));
                    reading.passive = after_be && !self.lower(at).ends_with("ing");
                    reading.finite = reading.finite.or(Some(at));
                    return Some(at);
                }
                Some(Tag::Adv | Tag::Part)
                    if (last.is_some() || first > reading.start)
                        && self.verb_after(at).is_some()
                        && !self.is_to(at) => {}
                _ => return last,
            }
            at += 1;
        }
    }

    /// Goes on from a semi-modal to the verb it rules: `is due to sign`, `is expected to sign`, `plans to sign`.
    fn extend(&self, reading: &mut Reading) {
        for _ in 0..2 {
            let head = reading.head;
            let be = self.lemma(head) == "be" && self.tag(head) == Some(Tag::Aux);
            let (bridge, ahead) = if be && self.is_to(head + 1) {
                (head, true)
            } else if be && self.is(head + 1, AHEAD) && self.is_to(head + 2) {
                (head + 1, true)
            } else if self.is(head, EXPECTED)
                && self.is_to(head + 1)
                && reading.finite.is_some_and(|first| first < head)
            {
                (head, true)
            } else if self.lemma_is(head, PLAN) && self.is_to(head + 1) {
                (head, !matches!(self.lemma(head), "have" | "need" | "ought"))
            } else if self.lower(head) == "used" && self.is_to(head + 1) && !reading.passive {
                (head, false)
            } else {
                return;
            };
            let Some(verb) = self.verb_after(bridge + 2) else { return };
            let mut inner = Reading { finite: None, modal: None, ahead: false, passive: false, ..*reading };
            let Some(main) = self.chain(bridge + 2, &mut inner) else { return };
            reading.negated |= inner.negated;
            reading.passive = inner.passive;
            reading.modal = reading.modal.filter(|modal| self.is(*modal, CONDITIONAL)).or(Some(bridge));
            reading.ahead |= ahead;
            reading.head = main.max(verb);
            reading.end = reading.head + 1;
        }
    }

    fn is_to(&self, at: usize) -> bool {
        self.tag(at) == Some(Tag::Part) && self.lower(at) == "to"
    }

    /// The end of the negation at `at`.
    fn negation(&self, at: usize) -> Option<usize> {
        if self.is(at, NEGATIVE) {
            return Some(at + 1);
        }
        (self.lower(at) == "no" && self.lower(at + 1) == "longer").then_some(at + 2)
    }

    /// The verb at `at` or behind adverbs.
    fn verb_after(&self, at: usize) -> Option<usize> {
        (at..at + ADVERBS).find_map(|at| match self.tag(at) {
            Some(Tag::Aux | Tag::Verb) => Some(Some(at)),
            Some(Tag::Adv) => None,
            Some(Tag::Part) if self.is(at, NEGATIVE) => None,
            Some(Tag::Det) if self.negation(at).is_some() => None,
            _ => Some(None),
        })?
    }

    fn tense(&self, reading: &Reading) -> Tense {
        let Some(finite) = reading.finite else { return Tense::None };
        let word = self.lower(finite);
        if self.is(finite, CONDITIONAL) && self.tag(finite) == Some(Tag::Aux) {
            return Tense::Conditional;
        }
        if reading.ahead || self.is(finite, FUTURE) && self.tag(finite) == Some(Tag::Aux) {
            return Tense::Future;
        }
        if finite == reading.head && self.tag(finite) == Some(Tag::Verb) {
            return match word {
                _ if word.ends_with("ing") && self.lemma(finite) != word => Tense::None,
                _ if self.is_past_form(finite) => Tense::Past,
                _ => Tense::Present,
            };
        }
        match word {
            "was" | "were" | "had" | "did" | "got" | "used" => Tense::Past,
            "being" | "having" => Tense::None,
            "has" | "have" | "'ve" if reading.head > finite => Tense::Past,
            _ if self.tag(finite) == Some(Tag::Verb) && self.is_past_form(finite) => Tense::Past,
            _ => Tense::Present,
        }
    }

    /// Whether the form differs from the lemma other than by an `s`.
    fn is_past_form(&self, at: usize) -> bool {
        let (word, lemma) = (self.lower(at), self.lemma(at));
        let same_past =
            ["cut", "put", "set", "hit", "shut", "spread", "cost", "let", "quit", "bet", "split", "burst", "hurt"];
        if word == lemma {
            let subject = at.checked_sub(1).and_then(|before| self.tokens.get(before));
            return same_past.contains(&word) && subject.is_some_and(|token| matches!(token.tag, Tag::Propn));
        }
        !word.ends_with('s') && !word.ends_with("ing")
    }

    /// Finds the bare participles among groups read as past tense: `a deal signed in May`, `Built in 1990, ...`.
    fn reduce(&self, out: &mut [VerbGroup], from: usize) {
        let base = self.first;
        let place = |number: u32| number.saturating_sub(base) as usize;
        let groups: Vec<(usize, usize, bool)> = out
            .get(from..)
            .unwrap_or_default()
            .iter()
            .map(|group| (place(group.tokens.start), place(group.tokens.end), group.tense != Tense::None))
            .collect();
        let mut before = None;
        for (number, group) in out.get_mut(from..).unwrap_or_default().iter_mut().enumerate() {
            let head = place(group.head);
            let bare =
                group.tense == Tense::Past && group.tokens.start == group.head && self.tag(head) == Some(Tag::Verb);
            let after = groups.get(number + 1).filter(|next| next.2).map(|next| next.0);
            let reduced = bare && self.is_reduced(head, before, after);
            if reduced {
                group.tense = Tense::None;
                group.passive = true;
            }
            // What follows a bare participle is not its object: `a deal signed in May collapsed`.
            before = (!reduced).then(|| place(group.tokens.end));
        }
    }

    /// Whether the past form at `at` is a participle without its auxiliary, given where the verb group before ends and
    /// the finite one after begins.
    fn is_reduced(&self, at: usize, before: Option<usize>, after: Option<usize>) -> bool {
        // `the minister, 51, remained in her seat`, `came by helicopter`
        if self.is(at, PAST) || self.lemma_is(at, INTRANSITIVE) {
            return false;
        }
        let next = at + 1;
        let when = self.is(next, TIME) || self.is(next, RELATIVE_TIME) && self.lemma_is(next + 1, SPAN);
        let object = !when
            && matches!(
                self.tag(next),
                Some(
                    Tag::Det
                        | Tag::Pron
                        | Tag::Noun
                        | Tag::Propn
                        | Tag::Num
                        | Tag::Adj
                        | Tag::Sym
                        | Tag::Sconj
                        | Tag::Part
                )
            );
        if at == 0 {
            return !object || self.tag(next) == Some(Tag::Sconj);
        }
        let previous = self.tag(at - 1);
        if !matches!(previous, Some(Tag::Noun | Tag::Propn | Tag::Num | Tag::Punct)) || self.is(at - 1, PERSONAL) {
            return false;
        }
        if self.is(at, PARTICIPLE) {
            return true;
        }
        if object {
            return false;
        }
        let measured = matches!(self.tag(next + 1), Some(Tag::Num | Tag::Sym)) || self.is_fraction(next + 1);
        if self.lower(next) == "by" && !measured {
            return true;
        }
        if previous == Some(Tag::Punct) {
            return self.lower(at - 1) == "," && self.tag(next) == Some(Tag::Adp) && !self.subject_resumes(before, at);
        }
        let clean =
            |from: usize, to: usize| to.saturating_sub(from) <= CLAUSE && (from..to).all(|at| !self.breaks_clause(at));
        let object_of_verb = before.is_some_and(|end| {
            let reports = end.checked_sub(1).is_some_and(|verb| self.lemma_is(verb, REPORTING));
            end < at && !reports && clean(end, at)
        });
        let subject_of_next = self.tag(next) == Some(Tag::Adp) && after.is_some_and(|start| clean(next, start));
        object_of_verb || subject_of_next
    }

    /// `a third`, `half`, `more than ...` after `by`: a measure, not a doer.
    fn is_fraction(&self, at: usize) -> bool {
        let word = if self.tag(at) == Some(Tag::Det) { at + 1 } else { at };
        matches!(
            self.lower(word),
            "third" | "half" | "quarter" | "fifth" | "tenth" | "more" | "less" | "about" | "nearly" | "almost"
        )
    }

    /// `The mayor, who won, resigned in May`: the comma closes what was put in after the subject.
    fn subject_resumes(&self, before: Option<usize>, at: usize) -> bool {
        before.is_some_and(|end| end < at && (end..at - 1).all(|at| self.lower(at) != ","))
            && (0..at - 1).rev().take(CLAUSE).any(|at| self.lower(at) == ",")
    }

    fn breaks_clause(&self, at: usize) -> bool {
        match self.tag(at) {
            Some(Tag::Punct) => !matches!(self.lower(at), "-" | "\"" | "\u{201c}" | "\u{201d}"),
            Some(Tag::Sconj | Tag::Cconj) => true,
            Some(Tag::Adv) => matches!(self.lower(at), "when" | "where"),
            Some(Tag::Pron) => matches!(self.lower(at), "who" | "which" | "that" | "what") || self.is(at, PERSONAL),
            _ => false,
        }
    }
}
