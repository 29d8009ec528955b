//! None at all: `no deaths`, `nobody was hurt`, `without casualties` are the number 0 of what they name.

use std::ops::Range;

use super::amount;
use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::heads;
use super::measures;
use super::scene::Scene;
use super::stance::Stance;
use crate::mentions::{Dimension, Mention, Quantity, Unit, Value};
use crate::rules::{Hit, Measure, Params, Part, RuleIndex};
use crate::text::{Document, Tag};

/// One claim a phrase that says that there is none.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        for token in sentence.tokens.clone() {
            if let Some(none) = none_at(document, token, sentence.tokens.end)
                && let Some(claim) = claim(scene, article, token, &none)
            {
                out.push(claim);
            }
        }
    }
}

/// Words that say none.
struct NoneOf {
    /// The words themselves.
    words: Range<u32>,
    /// The noun phrase they open: its end and its head; none for `nobody`.
    phrase: Option<(u32, u32)>,
}

fn none_at(document: &Document, at: u32, end: u32) -> Option<NoneOf> {
    let lower = |offset: u32| if at + offset < end { document.lower(at + offset) } else { "" };
    // Most words say nothing of the kind, and those behind them need no look.
    if !matches!(lower(0), "nobody" | "no" | "none" | "not" | "without" | "zero") {
        return None;
    }
    let long = match (lower(0), lower(1), lower(2)) {
        ("nobody", ..) => return Some(NoneOf { words: at..at + 1, phrase: None }),
        ("no", "one", _) => return Some(NoneOf { words: at..at + 2, phrase: None }),
        ("none", "of", _) | ("not", "one", "of") => {
            let of = if lower(1) == "of" { at + 2 } else { at + 3 };
            let phrase = phrase(document, of, end).filter(|(_, head)| document.tag(*head) != Tag::Pron);
            return Some(NoneOf { words: at..of, phrase });
        }
        ("not", "a", "single") => 3,
        ("not", "one", _) => 2,
        ("without", "any", _) => 2,
        ("no" | "zero" | "without", ..) => 1,
        _ => return None,
    };
    let start = at + long;
    // `no longer`, `no more than 12`, `no further deaths`, `no new cases`.
    if matches!(
        document.lower(start),
        "longer"
            | "more"
            | "fewer"
            | "less"
            | "further"
            | "other"
            | "additional"
            | "new"
            | "immediate"
            | "later"
            | "such"
            | "matter"
            | "doubt"
    ) {
        return None;
    }
    let phrase = phrase(document, start, end)?;
    Some(NoneOf { words: at..start, phrase: Some(phrase) })
}

/// The end and the head of the noun phrase that begins at a token.
fn phrase(document: &Document, start: u32, end: u32) -> Option<(u32, u32)> {
    let at = document.noun_phrases.partition_point(|phrase| phrase.tokens.end <= start);
    let phrase = document.noun_phrases.get(at)?;
    (phrase.tokens.start <= start + 1 && phrase.tokens.end <= end).then_some((phrase.tokens.end, phrase.head))
}

fn claim(scene: &Scene<'_>, article: usize, token: u32, none: &NoneOf) -> Option<Claim> {
    let document = scene.document(article);
    let clause = scene.clauses(article).get(scene.clause_at(article, token)?)?;
    let words = none.words.start..none.phrase.map_or(none.words.end, |(end, _)| end);
    // A number of its own (`none of the 210 jobs`) is for those who read numbers.
    let numbered =
        scene.mentions_in(article, words.clone()).any(|(_, other)| matches!(other.value, Value::Quantity(_)));
    if numbered {
        return None;
    }
    let head = none.phrase.map(|(_, head)| head);
    let named = measure_in(scene, article, words.clone(), |part, hit| {
        part == Part::Head && head.is_some_and(|head| hit.tokens.start <= head && head < hit.tokens.end)
    });
    let befell = || {
        measure_in(scene, article, words.end..clause.tokens.end.max(words.end), |part, _| part == Part::Verb)
            .filter(|(_, tokens)| tokens.start <= words.end + NEAR)
    };
    let without = document.lower(token) == "without";
    let (rule, tokens) = match (named, without) {
        (Some(found), _) => found,
        (None, true) => return None,
        (None, false) => befell()?,
    };
    let quantity = zero(document, none.words.clone());
    let span = document.cover(words.start..tokens.end.max(words.end));
    let value = ClaimValue::Amount(quantity);
    let mut claim = Claim::new(scene, article, ClaimKind::Amount, About::Measure(rule), span, token, value);
    // The words of denial are the number itself.
    if claim.stance == Stance::Denied {
        claim.stance = Stance::Asserted;
    }
    let mention = Mention {
        span: document.cover(none.words.clone()),
        tokens: none.words.clone(),
        sentence: claim.sentence,
        value: Value::Quantity(zero(document, none.words.clone())),
        found_by: "zero",
    };
    claim.scope = amount::scope(scene, article, &mention, Some(rule));
    claim.places = amount::places(scene, article, &mention);
    claim.heads = heads::find(scene, article, &mention, &zero(document, none.words.clone()));
    claim.counted = head.filter(|head| !tokens.contains(head)).and_then(|head| scene.key(article, head));
    Some(claim)
}

/// How far behind the words the verb may begin that says what befell nobody, in tokens.
const NEAR: u32 = 5;

/// The longest hit of a measure of counts in a range of tokens that a test accepts.
fn measure_in(
    scene: &Scene<'_>,
    article: usize,
    tokens: Range<u32>,
    accept: impl Fn(Part, &Hit) -> bool,
) -> Option<(RuleIndex, Range<u32>)> {
    let counts = |hit: &&Hit| match scene.story.rules.list[hit.rule].params() {
        Params::Measure(measure) => countable(measure),
        _ => false,
    };
    scene
        .hits_in(article, tokens.clone())
        .filter(|hit| hit.tokens.end <= tokens.end && accept(measures::told_of(scene, article, hit).part, hit))
        .filter(counts)
        .max_by_key(|hit| (hit.tokens.end - hit.tokens.start, std::cmp::Reverse(hit.rule)))
        .map(|hit| (hit.rule, hit.tokens.start..hit.tokens.end))
}

fn countable(measure: &Measure) -> bool {
    measure.units.iter().any(|unit| unit == "count")
}

/// The number 0, written by words.
fn zero(document: &Document, words: Range<u32>) -> Quantity {
    let unit = Unit { name: String::new(), dimension: Dimension::Count, factor: 1.0, offset: 0.0 };
    Quantity { slack: 0.5, ..Quantity::made(0.0, 0.0, unit, document.cover(words)) }
}
