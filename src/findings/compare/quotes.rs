//! The same words of the same speaker, reported twice.

use super::Relation;
use crate::claims::{Claim, Scene};

/// The same where only case, marks and apostrophes differ; a fragment that stands word for word in the other is the same.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Relation {
    let (x, y) = (words(scene, a), words(scene, b));
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    let inside = long.windows(short.len().max(1)).any(|window| window == short.as_slice());
    if inside { Relation::Same } else { Relation::Differs }
}

fn words<'a>(scene: &'a Scene<'_>, claim: &Claim) -> Vec<&'a str> {
    let document = scene.document(claim.article);
    document
        .tokens_in(claim.span)
        .map(|token| document.lower(token))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}
