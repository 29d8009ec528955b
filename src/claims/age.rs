//! How old somebody is.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::entities::EntityId;
use super::scene::Scene;
use crate::mentions::{Dimension, Mention, NameKind, Value};

/// One claim an age whose bearer has a name.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Quantity(quantity) = &mention.value else { continue };
        if quantity.unit.dimension != Dimension::Age {
            continue;
        }
        let Some(entity) = bearer(scene, article, mention) else { continue };
        let value = ClaimValue::Amount(quantity.clone());
        let about = About::Entity(entity);
        out.push(Claim::new(scene, article, ClaimKind::Age, about, mention.span, mention.tokens.start, value));
    }
}

/// How far an age may stand behind the name it is said of, in tokens.
const BEHIND: u32 = 8;

/// The person right before the age (`Hector Barrientos, 52,`), or right behind it (`nine-year-old Nino Kiknadze`).
fn bearer(scene: &Scene<'_>, article: usize, mention: &Mention) -> Option<EntityId> {
    let document = scene.document(article);
    let sentence = document.sentences.get(mention.sentence as usize)?.tokens.clone();
    let person = |other: &Mention| matches!(&other.value, Value::Name(name) if matches!(name.kind, NameKind::Person | NameKind::Other) && !name.adjective);
    let from = mention.tokens.start.saturating_sub(BEHIND).max(sentence.start);
    let before = scene.mentions_in(article, from..mention.tokens.start).filter(|(_, other)| person(other)).last();
    let after = scene
        .mentions_in(article, mention.tokens.end..(mention.tokens.end + 3).min(sentence.end))
        .find(|(_, other)| person(other));
    // `engineer Florian, 29` looks back; `29-year-old Florian` looks ahead.
    let ahead = after.filter(|(_, other)| {
        (mention.tokens.end..other.tokens.start).all(|token| document.word(token).chars().all(char::is_alphanumeric))
    });
    let back = before.filter(|(_, other)| {
        !(other.tokens.end..mention.tokens.start).any(|token| matches!(document.lower(token), ";" | ":" | "." | "and"))
    });
    let (_, found) = ahead.or(back)?;
    scene.entity(article, found)
}
