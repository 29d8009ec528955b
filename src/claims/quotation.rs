//! What somebody said, in quotation marks.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::mentions::Value;

/// The fewest words a quote must have to be compared: two short fragments meet by chance.
const FEWEST_WORDS: usize = 4;

/// One claim a quote of some length.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for mention in scene.mentions(article) {
        let Value::Quote(quote) = &mention.value else { continue };
        let tokens = document.tokens_in(quote.words);
        let words = tokens.clone().filter(|token| document.word(*token).chars().any(char::is_alphanumeric)).count();
        if words < FEWEST_WORDS {
            continue;
        }
        let mut claim = Claim::new(
            scene,
            article,
            ClaimKind::Quotation,
            About::Speech,
            quote.words,
            tokens.start,
            ClaimValue::Words,
        );
        claim.context = scene.keys(article, tokens);
        if let Some(entity) = quote.speaker.and_then(|speaker| scene.entities.find(article, speaker)) {
            claim.about = About::Entity(entity);
            claim.subject = claim.about.words(scene);
        }
        out.push(claim);
    }
}
