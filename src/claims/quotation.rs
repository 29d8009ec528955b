//! What somebody said, in quotation marks.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use super::stance::Stance;
use crate::mentions::{Quote, Value};
use crate::text::Span;

/// The fewest words a quote must have to be compared: two short fragments meet by chance.
const FEWEST_WORDS: usize = 4;

/// One claim a sentence of some length inside quotation marks.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Quote(quote) = &mention.value else { continue };
        for words in sentences(scene, article, quote.words) {
            out.extend(claim(scene, article, quote, words));
        }
    }
}

/// The quoted words cut at the ends of sentences.
fn sentences(scene: &Scene<'_>, article: usize, words: Span) -> Vec<Span> {
    let document = scene.document(article);
    let first = document.sentence_at(words.start()) as usize;
    let covering = document.sentences.iter().skip(first).take_while(|sentence| sentence.span.start() < words.end());
    covering
        .map(|sentence| Span::new(sentence.span.start().max(words.start()), sentence.span.end().min(words.end())))
        .collect()
}

fn claim(scene: &Scene<'_>, article: usize, quote: &Quote, words: Span) -> Option<Claim> {
    let document = scene.document(article);
    let tokens = document.tokens_in(words);
    let spoken = |token: &u32| document.word(*token).chars().any(char::is_alphanumeric);
    if tokens.clone().filter(spoken).count() < FEWEST_WORDS {
        return None;
    }
    let mut claim =
        Claim::new(scene, article, ClaimKind::Quotation, About::Speech, words, tokens.start, ClaimValue::Words);
    claim.context = scene.keys(article, tokens);
    // Whatever the words say, that they were said is put forward as fact.
    claim.stance = Stance::Asserted;
    if let Some(entity) = quote.speaker.and_then(|speaker| scene.entities.find(article, speaker)) {
        claim.about = About::Entity(entity);
        claim.subject = claim.about.words(scene);
    }
    Some(claim)
}
