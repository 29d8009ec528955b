//! Numbers of something: how many dead, how strong, how much revenue.
//!
//! A number is tied to what it counts in three ways, surest first: its own noun (`1,312 injured`), a noun that the
//! words join to it (`a magnitude of 6.3`, `the toll stood at 63`), a verb said of it (`63 people perished`).

use std::ops::Range;

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use super::vocabulary::Key;
use crate::mentions::{Dimension, Mention, NameKind, Quantity, Value};
use crate::rules::{Hit, Measure, Params, Part, RuleIndex};
use crate::text::{Document, Tag};

/// One claim a quantity whose subject can be named.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for (at, mention) in scene.mentions(article).iter().enumerate() {
        let Value::Quantity(quantity) = &mention.value else { continue };
        let comparable = !matches!(quantity.unit.dimension, Dimension::Age | Dimension::Ordinal | Dimension::Score);
        if !comparable || inside_name(scene, article, mention) || changes_by(scene, article, mention) {
            continue;
        }
        let measure = measure(scene, article, at, mention, quantity);
        let noun = noun(scene, article, mention, quantity);
        let about = match (&measure, noun) {
            (Some((rule, _)), _) => About::Measure(*rule),
            (None, Some(key)) => About::Noun(key, quantity.unit.dimension),
            (None, None) => continue,
        };
        let mut span = mention.span;
        if let Some((_, tokens)) = &measure {
            let near = document.cover(tokens.clone());
            // The head belongs to the words that carry the value where it stands close by.
            if near.cover(span).len() <= 60 {
                span = span.cover(near);
            }
        }
        let value = ClaimValue::Amount(quantity.clone());
        let mut claim = Claim::new(scene, article, ClaimKind::Amount, about, span, mention.tokens.start, value);
        claim.scope = scope(scene, article, mention, measure.as_ref().map(|(rule, _)| *rule));
        claim.part = part(document, mention);
        out.push(claim);
    }
}

/// Whether the number belongs to a name (`Boeing 747`, `Article 5`).
fn inside_name(scene: &Scene<'_>, article: usize, mention: &Mention) -> bool {
    let around = mention.tokens.start.saturating_sub(4)..mention.tokens.end;
    scene
        .mentions_in(article, around)
        .any(|(_, other)| matches!(&other.value, Value::Name(name) if name.span.overlaps(mention.span)))
}

/// Whether the number is the size of a change (`rose by 31 million`), which is no value of the thing itself.
fn changes_by(scene: &Scene<'_>, article: usize, mention: &Mention) -> bool {
    let around = mention.tokens.start.saturating_sub(24)..mention.tokens.end + 1;
    scene.mentions_in(article, around).any(|(_, other)| match &other.value {
        Value::Change(change) if other.span.overlaps(mention.span) => {
            let end = |end: &Option<Quantity>| end.as_ref().is_some_and(|end| end.number.overlaps(mention.span));
            !end(&change.to)
                && (end(&change.from)
                    || change.difference.as_ref().is_some_and(|difference| difference.number.overlaps(mention.span))
                    || matches!(&mention.value, Value::Quantity(q) if q.unit.dimension == Dimension::Share))
        }
        _ => false,
    })
}

/// The measure a quantity belongs to, with the words that say so: the hit with the smallest distance, as counted below.
fn measure(
    scene: &Scene<'_>,
    article: usize,
    at: usize,
    mention: &Mention,
    quantity: &Quantity,
) -> Option<(RuleIndex, Range<u32>)> {
    let document = scene.document(article);
    let sentence = document.sentences.get(mention.sentence as usize)?.tokens.clone();
    let reach =
        mention.tokens.start.saturating_sub(REACH).max(sentence.start)..(mention.tokens.end + REACH).min(sentence.end);
    let others: Vec<Range<u32>> = scene
        .mentions_in(article, reach.clone())
        .filter(|(other, found)| *other != at && matches!(found.value, Value::Quantity(_)))
        .map(|(_, found)| found.tokens.clone())
        .collect();
    let candidates = scene.hits_in(article, reach).filter_map(|hit| {
        let Params::Measure(measure) = &scene.story.rules.list[hit.rule].params else { return None };
        if !matches!(hit.part, Part::Head | Part::Verb) || !fits(measure, quantity) {
            return None;
        }
        let cost = distance(document, mention, quantity, hit, &others)?;
        Some((cost, std::cmp::Reverse(hit.tokens.end - hit.tokens.start), hit.rule, hit.tokens.start..hit.tokens.end))
    });
    let (_, _, rule, tokens) = candidates.min_by_key(|(cost, length, rule, _)| (*cost, *length, *rule))?;
    Some((rule, tokens))
}

/// How far a head may stand from its number, in tokens.
const REACH: u32 = 12;

/// Whether a measure may have a quantity's unit: by dimension, by unit, or a bare number where counts are meant.
fn fits(measure: &Measure, quantity: &Quantity) -> bool {
    let dimension = match quantity.unit.dimension {
        Dimension::None => "number",
        Dimension::Count => "count",
        Dimension::Share => "percent",
        Dimension::Points => "points",
        Dimension::Money => "money",
        Dimension::Length => "length",
        Dimension::Area => "area",
        Dimension::Volume => "volume",
        Dimension::Mass => "mass",
        Dimension::Speed => "speed",
        Dimension::Temperature => "temperature",
        Dimension::Duration => "duration",
        Dimension::Age => "age",
        Dimension::Energy => "energy",
        Dimension::Power => "power",
        Dimension::Pressure => "pressure",
        Dimension::Data => "data",
        Dimension::Score => "score",
        Dimension::Ordinal => "ordinal",
        Dimension::Other => "other",
    };
    let counted = matches!(quantity.unit.dimension, Dimension::None | Dimension::Count);
    measure.units.is_empty() && !matches!(quantity.unit.dimension, Dimension::Share | Dimension::Points)
        || measure.units.iter().any(|unit| {
            unit == dimension || *unit == quantity.unit.name || (counted && matches!(unit.as_str(), "count" | "number"))
        })
}

/// The cost of tying a number to a rule's words; none where the words between forbid it.
fn distance(
    document: &Document,
    mention: &Mention,
    quantity: &Quantity,
    hit: &Hit,
    others: &[Range<u32>],
) -> Option<u32> {
    if quantity.head.is_some_and(|head| (hit.tokens.start..hit.tokens.end).contains(&head)) {
        return Some(0);
    }
    let after = hit.tokens.start >= mention.tokens.end;
    let inside = hit.tokens.start < mention.tokens.end && hit.tokens.end > mention.tokens.start;
    if inside {
        return Some(0);
    }
    let between = if after { mention.tokens.end..hit.tokens.start } else { hit.tokens.end..mention.tokens.start };
    let mut cost = 1;
    for token in between.clone() {
        cost += match document.lower(token) {
            ";" | ":" | "." | "?" | "!" => return None,
            "," | "and" | "but" | "while" | "-" | "(" | ")" => 3,
            _ if document.tag(token) == Tag::Adj || document.tag(token) == Tag::Adv => 0,
            _ if document.tag(token) == Tag::Aux
                || document.tag(token) == Tag::Adp
                || document.tag(token) == Tag::Det =>
            {
                1
            }
            _ => 2,
        };
    }
    // Another number nearer to the same words has the better claim to them.
    let rivals = others.iter().filter(|other| other.start >= between.start && other.end <= between.end).count();
    cost += 6 * u32::try_from(rivals).unwrap_or(6);
    // A counted noun of its own makes the words around say what befell it (verbs) more than what is counted (heads).
    let own = quantity.unit.dimension == Dimension::Count && hit.part == Part::Head && !generic(document, quantity);
    if own {
        cost += 5;
    }
    (cost <= MOST_COST).then_some(cost)
}

/// The largest cost at which a number still belongs to a rule's words.
const MOST_COST: u32 = 12;

/// Whether the counted noun only says that people or things are counted (`people`, `persons`, `more`).
fn generic(document: &Document, quantity: &Quantity) -> bool {
    let Some(head) = quantity.head else { return true };
    matches!(
        document.lemma(head),
        "people" | "person" | "man" | "woman" | "other" | "more" | "thing" | "total" | "figure"
    )
}

/// What is counted or measured where no rule names it: the counted noun, or for a measure the noun it describes.
fn noun(scene: &Scene<'_>, article: usize, mention: &Mention, quantity: &Quantity) -> Option<Key> {
    let document = scene.document(article);
    if let Some(head) = quantity.head
        && quantity.unit.dimension == Dimension::Count
    {
        return scene.key(article, head);
    }
    // `58-metre vessel`: the head of the phrase the number stands in, unless that is the unit itself.
    let at = document.noun_phrases.partition_point(|phrase| phrase.tokens.end <= mention.tokens.start);
    let phrase = document.noun_phrases.get(at).filter(|phrase| phrase.tokens.contains(&mention.tokens.start));
    let described = phrase.map(|phrase| phrase.head).filter(|head| *head >= mention.tokens.end);
    let clause = || scene.clause_at(article, mention.tokens.start).map(|at| &scene.clauses(article)[at]);
    let subject = || {
        let subject = clause()?.subject?;
        let phrase = document.noun_phrases.get(subject.phrase as usize)?;
        (!phrase.tokens.contains(&mention.tokens.start)).then_some(phrase.head)
    };
    described.or_else(subject).and_then(|head| scene.key(article, head))
}

/// The words that restrict a number: scope words of its measure, and a place right behind it.
fn scope(scene: &Scene<'_>, article: usize, mention: &Mention, rule: Option<RuleIndex>) -> Vec<Key> {
    let document = scene.document(article);
    let around = mention.tokens.start.saturating_sub(6)..mention.tokens.end + 6;
    let mut scope: Vec<Key> = scene
        .hits_in(article, around)
        .filter(|hit| Some(hit.rule) == rule && matches!(hit.part, Part::Scope(_)))
        .filter_map(|hit| scene.key(article, hit.tokens.start))
        .collect();
    let behind = mention.tokens.end..mention.tokens.end + 7;
    for (_, other) in scene.mentions_in(article, behind.clone()) {
        let Value::Name(name) = &other.value else { continue };
        let before = other.tokens.start.saturating_sub(1);
        let located = (mention.tokens.end..other.tokens.start)
            .any(|token| matches!(document.lower(token), "in" | "at" | "near" | "from" | "outside"));
        let broken =
            (mention.tokens.end..other.tokens.start).any(|token| matches!(document.lower(token), "," | ";" | ":"));
        let place = matches!(name.kind, NameKind::Place | NameKind::Country | NameKind::Other);
        if place && located && !broken && document.tag(before) != Tag::Verb {
            scope.extend(scene.key(article, other.tokens.start));
        }
    }
    scope.sort_unstable();
    scope.dedup();
    scope
}

/// Whether the words say that the number is part of a larger one: `of them`, `another nine`, `including 41 children`.
fn part(document: &Document, mention: &Mention) -> bool {
    let word = |offset: u32| document.lower(mention.tokens.end + offset);
    let before = |offset: u32| mention.tokens.start.checked_sub(offset).map_or("", |at| document.lower(at));
    let of_them = word(0) == "of" && matches!(word(1), "them" | "those" | "these" | "whom" | "which" | "the");
    let added = (1..=3).any(|offset| {
        matches!(
            before(offset),
            "another" | "further" | "additional" | "including" | "among" | "other" | "includes" | "included"
        )
    });
    let inside = document
        .tokens_in(mention.span)
        .any(|at| matches!(document.lower(at), "other" | "further" | "more" | "additional"))
        && !document.tokens_in(mention.span).any(|at| document.lower(at) == "than");
    of_them || added || inside
}
