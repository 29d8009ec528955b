//! Where something happens, without a gazetteer: the phrase behind a preposition of place.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::clause::Argument;
use super::event::verb_key;
use super::scene::Scene;
use crate::mentions::Value;

/// One claim a phrase of place in a clause with a content verb.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for clause in scene.clauses(article) {
        let Some(key) = verb_key(scene, article, clause) else { continue };
        for argument in &clause.others {
            let Some(preposition) = argument.preposition else { continue };
            if !PLACING.contains(&document.lower(preposition)) || temporal(scene, article, *argument) {
                continue;
            }
            let Some(phrase) = document.noun_phrases.get(argument.phrase as usize) else { continue };
            let end = complement(scene, article, argument.phrase).unwrap_or(phrase.tokens.end);
            let keys = scene.keys(article, phrase.tokens.start..end);
            if keys.is_empty() {
                continue;
            }
            let span = document.cover(preposition..end);
            let value = ClaimValue::Place(keys.clone());
            let about = About::Event(key);
            let mut claim = Claim::new(scene, article, ClaimKind::Place, about, span, phrase.head, value);
            claim.hang_on(scene, article, clause);
            claim.context.retain(|key| !keys.contains(key));
            out.push(claim);
        }
    }
}

/// `the ruins of her school`: the end of the phrase that `of` ties to this one.
fn complement(scene: &Scene<'_>, article: usize, phrase: u32) -> Option<u32> {
    let document = scene.document(article);
    let own = document.noun_phrases.get(phrase as usize)?;
    let next = document.noun_phrases.get(phrase as usize + 1)?;
    (document.lower(own.tokens.end) == "of" && next.tokens.start == own.tokens.end + 1).then_some(next.tokens.end)
}

/// Prepositions that place an event; a closed class of English.
const PLACING: [&str; 9] = ["in", "at", "near", "off", "beneath", "under", "outside", "inside", "from"];

/// Whether the phrase is a time (`in May`) or a number.
fn temporal(scene: &Scene<'_>, article: usize, argument: Argument) -> bool {
    let document = scene.document(article);
    let Some(phrase) = document.noun_phrases.get(argument.phrase as usize) else { return true };
    scene
        .mentions_in(article, phrase.tokens.clone())
        .any(|(_, mention)| matches!(mention.value, Value::Time(_) | Value::Quantity(_)))
}
