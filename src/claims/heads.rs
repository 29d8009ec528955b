//! What a number is about: every word that the syntax ties it to, with how firmly.
//!
//! One noun is too narrow. `savings of $450 million a year` is about the savings, `Synergies: $450m` about the
//! synergies, `72 more were left nursing burns` about those left; `The Greens took 36` is about the Greens' taking. Each
//! pattern gives a head with a weight; two numbers that share a head may be one number.

use std::ops::Range;

use super::scene::Scene;
use super::vocabulary::Key;
use crate::mentions::{Dimension, Mention, Quantity, Value};
use crate::text::{Document, Tag};

/// A folded word that a number is tied to, with how firmly (0-1).
pub type Head = (Key, f64);

/// Most words between a number and the preposition or mark that ties it to a noun before (`of about`, `of some`).
const LEAD: u32 = 4;

/// The heads of a number, firmest first; each key once.
pub(super) fn find(scene: &Scene<'_>, article: usize, mention: &Mention, quantity: &Quantity) -> Vec<Head> {
    let document = scene.document(article);
    let mut found: Vec<(u32, f64)> = Vec::new();
    if let Some(head) = quantity.head
        && quantity.unit.dimension == Dimension::Count
    {
        found.push((head, 1.0));
    }
    described(document, mention, &mut found);
    before(document, mention, &mut found);
    behind(document, mention, &mut found);
    clause(scene, article, mention, &mut found);
    let mut heads: Vec<Head> = Vec::new();
    for (token, weight) in found {
        let Some(key) = key(scene, article, token).filter(|_| telling(document, token)) else { continue };
        match heads.iter_mut().find(|head| head.0 == key) {
            Some(head) => head.1 = head.1.max(weight),
            None => heads.push((key, weight)),
        }
    }
    heads.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    heads
}

/// The folded word at a token; within a name of several words the name's.
fn key(scene: &Scene<'_>, article: usize, token: u32) -> Option<Key> {
    scene.key(article, token).or_else(|| {
        let mut around = scene.mentions_in(article, token.saturating_sub(5)..token + 1);
        let (_, name) =
            around.find(|(_, other)| matches!(other.value, Value::Name(_)) && other.tokens.contains(&token))?;
        scene.key(article, name.tokens.start)
    })
}

/// Whether a word says what is counted: `people` and `total` do not.
fn telling(document: &Document, token: u32) -> bool {
    !matches!(
        document.lemma(token),
        "people"
            | "person"
            | "other"
            | "more"
            | "thing"
            | "total"
            | "figure"
            | "number"
            | "amount"
            | "sum"
            | "level"
            | "value"
            | "time"
    )
}

/// `58-metre vessel`, `a 1.2 million crown fine`: the head of the phrase that the number stands in.
fn described(document: &Document, mention: &Mention, found: &mut Vec<(u32, f64)>) {
    if let Some(head) = head_at(document, mention.tokens.start).filter(|head| *head >= mention.tokens.end) {
        found.push((head, 0.9));
    }
}

/// The head of the noun phrase that a token stands in.
fn head_at(document: &Document, token: u32) -> Option<u32> {
    document.phrase_at(token).map(|phrase| phrase.head)
}

/// The head of the noun phrase that ends at a token (exclusive).
fn phrase_before(document: &Document, end: u32) -> Option<u32> {
    let last = end.checked_sub(1)?;
    head_at(document, last).filter(|head| *head < end).or_else(|| noun(document, last).then_some(last))
}

fn noun(document: &Document, token: u32) -> bool {
    matches!(document.tag(token), Tag::Noun | Tag::Propn)
}

/// `savings of $450 million`, `Savings: $450m`, `a bill totalling 3 million`, `Synergies $450m`.
fn before(document: &Document, mention: &Mention, found: &mut Vec<(u32, f64)>) {
    let floor = document.sentences.get(mention.sentence as usize).map_or(0, |sentence| sentence.tokens.start);
    let start = mention.tokens.start;
    for at in (start.saturating_sub(LEAD).max(floor)..start).rev() {
        let weight = match document.lower(at) {
            "of" => 1.0,
            ":" | "=" => 0.9,
            "totalling" | "totaling" | "worth" | "numbering" | "measuring" | "weighing" | "costing" | "averaging" => {
                0.9
            }
            "(" | "-" | "\u{2013}" | "\u{2014}" if at + 1 == start => 0.6,
            "at" | "to" | "by" | "with" | "on" => 0.6,
            _ if noun(document, at) && at + 1 == start => {
                found.push((at, 0.8));
                return;
            }
            _ if hedge(document, at) => continue,
            _ => return,
        };
        if at > floor
            && let Some(head) = phrase_before(document, at)
        {
            found.push((head, weight));
            // `a dividend in height of 3 million`
            if let Some(thing) = super::nouns::sized(document, head).and_then(|at| phrase_before(document, at)) {
                found.push((thing, weight));
            }
        }
        return;
    }
}

/// Words that may stand between a number and what ties it to a noun.
fn hedge(document: &Document, token: u32) -> bool {
    matches!(document.tag(token), Tag::Adv | Tag::Det | Tag::Num | Tag::Adj)
        || matches!(
            document.lower(token),
            "about"
                | "around"
                | "some"
                | "over"
                | "under"
                | "than"
                | "up"
                | "to"
                | "least"
                | "most"
                | "nearly"
                | "almost"
                | "between"
        )
}

/// `$450m in savings`, `1.2% of those vaccinated`, `320 for the union`, `520 km above the Earth`.
fn behind(document: &Document, mention: &Mention, found: &mut Vec<(u32, f64)>) {
    let end = mention.tokens.end;
    let weight = match document.lower(end) {
        "in" | "of" => 0.8,
        "for" | "from" => 0.6,
        "above" | "below" | "north" | "south" | "east" | "west" => 0.5,
        _ => return,
    };
    let at = document.noun_phrases.partition_point(|phrase| phrase.tokens.end <= end + 1);
    let near = document.noun_phrases.get(at).filter(|phrase| phrase.tokens.start <= end + 2);
    if let Some(phrase) = near {
        found.push((phrase.head, weight));
        // `1.2% of those vaccinated`
        if document.tag(phrase.head) == Tag::Pron {
            found.push((phrase.head + 1, weight));
        }
    }
}

/// The verb that the number is said of or by, and the subject or object that the verb ties it to.
fn clause(scene: &Scene<'_>, article: usize, mention: &Mention, found: &mut Vec<(u32, f64)>) {
    let document = scene.document(article);
    let Some(clause) = scene.clause_at(article, mention.tokens.start).map(|at| &scene.clauses(article)[at]) else {
        return;
    };
    let Some(group) = clause.group(document) else { return };
    let behind = group.tokens.end <= mention.tokens.start;
    let distance = if behind {
        mention.tokens.start - group.tokens.end
    } else {
        group.tokens.start.saturating_sub(mention.tokens.end)
    };
    let holds = |tokens: &Range<u32>| tokens.contains(&mention.tokens.start);
    for (nth, argument) in clause.subject.into_iter().chain(clause.object).enumerate() {
        let Some(phrase) = document.noun_phrases.get(argument.phrase as usize) else { continue };
        let said = phrase.tokens.end <= group.tokens.start;
        if !holds(&phrase.tokens) && said && behind && distance <= LEAD + 2 {
            found.push((phrase.head, if nth == 0 { 0.7 } else { 0.65 }));
        }
    }
    // A verb right beside its number says what befell the things counted.
    if distance <= 2 && document.lemma(group.head) != "be" {
        found.push((group.head, 0.6));
    }
}
