//! `a single dose`, `one sole witness`: one of a thing, where other articles give it a number.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::nouns::NOUNS;
use super::scene::Scene;
use crate::mentions::{Dimension, Quantity, Unit};
use crate::text::{Document, Tag};

/// One claim a thing that the words call single.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for phrase in &document.noun_phrases {
        let Some(single) =
            phrase.tokens.clone().find(|token| matches!(document.lower(*token), "single" | "sole" | "lone"))
        else {
            continue;
        };
        let speaks = document
            .tokens
            .get(single as usize)
            .and_then(|token| document.sentences.get(token.sentence as usize))
            .is_some_and(|sentence| sentence.block.speaks());
        let Some(key) = scene.key(article, phrase.head).filter(|_| speaks && is_one(document, single, phrase.head))
        else {
            continue;
        };
        let span = document.cover(single..phrase.head + 1);
        let name = document.lemma(phrase.head).to_owned();
        let unit = Unit { name, dimension: Dimension::Count, factor: 1.0, offset: 0.0 };
        let one = Quantity::made(1.0, 1.0, unit, document.cover(single..single + 1));
        let quantity = Quantity { slack: 0.5, head: Some(phrase.head), ..one };
        let about = About::Noun(key, Dimension::Count);
        let value = ClaimValue::Amount(quantity);
        let mut claim = Claim::new(scene, article, ClaimKind::Amount, about, span, single, value);
        claim.heads = vec![(key, 1.0)];
        claim.counted = Some(key);
        out.push(claim);
    }
}

/// Whether the word counts the head: `a single dose`, not `every single day`, `a single mother`.
fn is_one(document: &Document, single: u32, head: u32) -> bool {
    let before = single.checked_sub(1).map_or("", |at| document.lower(at));
    let counts = matches!(before, "a" | "one" | "the" | "as" | "in" | "with" | "by");
    let singular = document.lower(head) == document.lemma(head) && document.tag(head) == Tag::Noun;
    let kind = NOUNS.single.contains(document.lemma(head));
    counts && singular && !kind && head == single + 1
}
