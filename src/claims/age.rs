//! How old somebody is.

use super::Story;
use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::entities::{Entities, EntityId};
use super::scene::Scene;
use crate::mentions::{Dimension, Mention, NameKind, Value};
use crate::text::{Document, Tag};

/// One claim an age whose bearer has a name.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Quantity(quantity) = &mention.value else { continue };
        if quantity.unit.dimension != Dimension::Age {
            continue;
        }
        let Some(entity) = bearer(&scene.story, &scene.entities, article, mention) else { continue };
        let value = ClaimValue::Amount(quantity.clone());
        let about = About::Entity(entity);
        out.push(Claim::new(scene, article, ClaimKind::Age, about, mention.span, mention.tokens.start, value));
    }
}

/// Whether an age is said of somebody with a name.
pub(super) fn of_person(scene: &Scene<'_>, article: usize, mention: &Mention) -> bool {
    let entity =
        bearer(&scene.story, &scene.entities, article, mention).and_then(|entity| scene.entities.list.get(entity));
    entity.is_some_and(|entity| entity.kind == NameKind::Person)
}

/// Whether the words before an age make it that of somebody or something else: `Ingrid, 29, beamed beneath the 119-year-old
/// tiara`, `his 14-year-old granddaughter`.
fn is_of_another(document: &Document, age: u32) -> bool {
    let owned = |at: u32| matches!(document.lower(at), "his" | "her" | "their" | "my" | "our" | "its");
    let determined = |at: u32| matches!(document.tag(at), Tag::Det | Tag::Pron);
    let (one, two) = (age.checked_sub(1), age.checked_sub(2));
    one.is_some_and(owned) || one.is_some_and(determined) && two.is_some_and(|at| document.tag(at) == Tag::Adp)
}

/// How far an age may stand behind the name it is said of, in tokens.
const BEHIND: u32 = 8;

/// How many further ages follow the first of a row (`aged 26 and 28`).
fn in_a_row(document: &Document, age: &Mention, end: u32) -> usize {
    let first = |at: u32| matches!(document.lower(at), "aged" | "ages");
    let row = age.tokens.clone().any(first) || age.tokens.start.checked_sub(1).is_some_and(first);
    let behind = (age.tokens.end..end)
        .take_while(|at| matches!(document.lower(*at), "," | "and") || document.tag(*at) == Tag::Num);
    if row { behind.filter(|at| document.tag(*at) == Tag::Num).count() } else { 0 }
}

/// The person right before the age (`Hector Barrientos, 52,`), or right behind it (`nine-year-old Nino Kiknadze`).
pub(super) fn bearer(story: &Story<'_>, entities: &Entities, article: usize, mention: &Mention) -> Option<EntityId> {
    let document = &story.documents[article];
    let sentence = document.sentences.get(mention.sentence as usize)?.tokens.clone();
    let from = mention.tokens.start.saturating_sub(BEHIND).max(sentence.start);
    let ahead_of = (mention.tokens.end + 3).min(sentence.end);
    let mut persons: Vec<(&Mention, u32)> = story.mentions[article]
        .iter()
        .filter(|other| (from..ahead_of).contains(&other.tokens.start))
        .filter_map(|other| match &other.value {
            Value::Name(name) if matches!(name.kind, NameKind::Person | NameKind::Other) && !name.adjective => {
                Some((other, name.entity))
            }
            _ => None,
        })
        .collect();
    persons.sort_by_key(|(other, _)| other.tokens.start);
    // `Klara and Stefan Holt, aged 26 and 28`: each has the age in its own place.
    let rows = in_a_row(document, mention, sentence.end);
    let earlier = persons.iter().rev().filter(|(other, _)| other.tokens.start < mention.tokens.start);
    let before = earlier.clone().nth(rows).or_else(|| earlier.clone().next());
    let after = persons.iter().find(|(other, _)| other.tokens.start >= mention.tokens.end);
    // `engineer Florian, 29` looks back; `29-year-old Florian` looks ahead.
    let named = |mention: &Mention| matches!(&mention.value, Value::Name(name) if !name.anaphor);
    let ahead = after.filter(|(other, _)| named(other)).filter(|(other, _)| {
        (mention.tokens.end..other.tokens.start).all(|token| document.word(token).chars().all(char::is_alphanumeric))
    });
    let back = before.filter(|(other, _)| {
        rows > 0
            || !(other.tokens.end..mention.tokens.start)
                .any(|token| matches!(document.lower(token), ";" | ":" | "." | "and"))
    });
    let (_, found) = ahead.or(back.filter(|_| !is_of_another(document, mention.tokens.start)))?;
    entities.find(article, *found)
}
