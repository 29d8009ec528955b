//! Who did what to whom, sentence by sentence, from verb groups and noun phrases.
//!
//! A shallow reading: a sentence is cut between its verb groups, and each part takes the noun phrase before its verb
//! as subject and the one after it as object; passives are turned. Good enough to tell `Goudie defeated Purnell` from
//! `was defeated by Purnell`; coordination and attachment are left to the words around.

use std::ops::Range;

use crate::text::{Document, Tag, Tense, VerbGroup};

/// A noun phrase in a clause with the preposition before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argument {
    /// Index into [`Document::noun_phrases`].
    pub phrase: u32,
    /// The preposition's token; none for subject and object.
    pub preposition: Option<u32>,
}

/// A verb with what belongs to it. A sentence without a verb is one clause without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Index of the sentence.
    pub sentence: u32,
    /// The tokens from this clause's cut to the next.
    pub tokens: Range<u32>,
    /// Index into [`Document::verb_groups`].
    pub verb: Option<u32>,
    /// Who or what does it (of a passive: the `by` phrase).
    pub subject: Option<Argument>,
    /// Whom or what it is done to (of a passive: the grammatical subject).
    pub object: Option<Argument>,
    /// The other phrases, with their prepositions.
    pub others: Vec<Argument>,
}

impl Clause {
    /// The verb group, if the clause has one.
    pub fn group<'a>(&self, document: &'a Document) -> Option<&'a VerbGroup> {
        document.verb_groups.get(self.verb? as usize)
    }

    /// All arguments, subject and object first.
    pub fn arguments(&self) -> impl Iterator<Item = Argument> + '_ {
        self.subject.into_iter().chain(self.object).chain(self.others.iter().copied())
    }
}

/// Reads the clauses of every sentence that speaks, in order.
pub(super) fn read(document: &Document) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let (mut verbs, mut phrases) = (0, 0);
    for (number, sentence) in document.sentences.iter().enumerate() {
        let first_verb = skip(&mut verbs, document.verb_groups.len(), |at| {
            document.verb_groups[at].tokens.start < sentence.tokens.end
        });
        let first_phrase = skip(&mut phrases, document.noun_phrases.len(), |at| {
            document.noun_phrases[at].tokens.start < sentence.tokens.end
        });
        if !sentence.block.speaks() {
            continue;
        }
        let cuts = cuts(document, sentence.tokens.clone(), first_verb..verbs);
        let from = clauses.len();
        for (nth, tokens) in cuts.into_iter().enumerate() {
            let verb = (first_verb + nth < verbs).then_some(first_verb + nth);
            let clause =
                fill(document, number, tokens, verb, first_phrase..phrases, clauses.get(from..).unwrap_or_default());
            clauses.push(clause);
        }
    }
    clauses
}

/// Moves a cursor past all items that `belongs` accepts; gives where it stood.
fn skip(cursor: &mut usize, len: usize, belongs: impl Fn(usize) -> bool) -> usize {
    let from = *cursor;
    while *cursor < len && belongs(*cursor) {
        *cursor += 1;
    }
    from
}

/// Cuts a sentence into one range a verb group.
fn cuts(document: &Document, sentence: Range<u32>, verbs: Range<usize>) -> Vec<Range<u32>> {
    let groups = document.verb_groups.get(verbs).unwrap_or_default();
    let mut starts = vec![sentence.start];
    for pair in groups.windows(2) {
        starts.push(cut_between(document, pair[0].tokens.end, pair[1].tokens.start));
    }
    let ends = starts.iter().skip(1).copied().chain([sentence.end]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end.max(start)).collect()
}

/// Where the second of two verb groups begins its clause: at the last subordinator between them, else the last
/// mark or conjunction, else right behind the first verb (`said nobody was hurt`).
fn cut_between(document: &Document, from: u32, to: u32) -> u32 {
    let mut mark = None;
    for token in (from..to).rev() {
        let lower = document.lower(token);
        // `when` and `where` are adverbs to the tagger.
        let relative = matches!(lower, "who" | "which" | "whose" | "whom" | "that" | "when" | "where" | "while");
        // `were missing after a ferry struck a rock`: a preposition to the tagger, though a verb follows.
        let order = matches!(lower, "after" | "before" | "until" | "till" | "since") && mark.is_none();
        if document.tag(token) == Tag::Sconj || relative || order {
            return token;
        }
        let joins = document.tag(token) == Tag::Cconj
            || matches!(lower, "," | ";" | ":" | "--" | "\u{2013}" | "\u{2014}" | "(");
        // A comma or "and" inside a list of nouns is no cut if a later one stands nearer the verb.
        if joins && mark.is_none() {
            mark = Some(token);
        }
    }
    mark.unwrap_or(from)
}

fn fill(
    document: &Document,
    sentence: usize,
    tokens: Range<u32>,
    verb: Option<usize>,
    phrases: Range<usize>,
    before: &[Clause],
) -> Clause {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut clause = Clause {
        sentence: number(sentence),
        tokens: tokens.clone(),
        verb: verb.map(number),
        subject: None,
        object: None,
        others: Vec::new(),
    };
    let group = verb.and_then(|verb| document.verb_groups.get(verb));
    let mut agent = None;
    for at in phrases {
        let Some(phrase) = document.noun_phrases.get(at) else { continue };
        if phrase.tokens.start < tokens.start || phrase.tokens.start >= tokens.end {
            continue;
        }
        let preposition = preposition(document, phrase.tokens.start, tokens.start);
        let argument = Argument { phrase: number(at), preposition };
        let before_verb = group.is_none_or(|group| phrase.tokens.start < group.tokens.start);
        match preposition {
            Some(word) if group.is_some_and(|group| group.passive) && document.lower(word) == "by" => {
                agent = Some(argument)
            }
            Some(_) => clause.others.push(argument),
            None if before_verb && clause.subject.is_none() => clause.subject = Some(argument),
            None if !before_verb && clause.object.is_none() => clause.object = Some(argument),
            None => clause.others.push(argument),
        }
    }
    if clause.subject.is_none() && group.is_some() {
        clause.subject = inherited(document, &clause, before);
    }
    if group.is_some_and(|group| group.passive) {
        clause.others.extend(clause.object.take());
        clause.object = clause.subject.take();
        clause.subject = agent;
    }
    clause
}

/// The preposition right before a phrase, determiner-less words between allowed for none.
fn preposition(document: &Document, phrase: u32, from: u32) -> Option<u32> {
    let before = phrase.checked_sub(1).filter(|token| *token >= from)?;
    (document.tag(before) == Tag::Adp).then_some(before)
}

/// The subject of a clause that states none: what a relative pronoun stands for, else the subject of the clause before.
fn inherited(document: &Document, clause: &Clause, before: &[Clause]) -> Option<Argument> {
    let last = before.last()?;
    let relative = matches!(document.lower(clause.tokens.start), "who" | "which" | "that" | "whose" | "whom");
    if relative {
        let at =
            document.noun_phrases.partition_point(|phrase| phrase.tokens.end <= clause.tokens.start).checked_sub(1)?;
        let phrase = document.noun_phrases.get(at)?;
        let near = clause.tokens.start - phrase.tokens.end <= 1 && phrase.tokens.start >= last.tokens.start;
        return near.then(|| Argument { phrase: u32::try_from(at).unwrap_or(u32::MAX), preposition: None });
    }
    // After a relative clause the main verb goes on with the main subject.
    let finite = clause.group(document).is_some_and(|group| group.tense != Tense::None);
    let main = before.iter().rev().find(|other| !is_relative(document, other)).filter(|_| finite);
    main.unwrap_or(last).subject
}

fn is_relative(document: &Document, clause: &Clause) -> bool {
    matches!(document.lower(clause.tokens.start), "who" | "which" | "whose" | "whom")
}
