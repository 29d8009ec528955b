//! How much two sets of folded words have in common, weighed by how telling each word is.

use crate::claims::{Claim, Key, Vocabulary};

/// Words of the sentence outside the clause count for less.
const SETTING: f64 = 0.5;

/// Cosine of two claims' words under inverse document frequency, 0-1: clause words in full, the rest of the sentence
/// by half.
pub(super) fn likeness(vocabulary: &Vocabulary, a: &Claim, b: &Claim) -> f64 {
    let weight = |claim: &Claim, key: Key| {
        let share = if claim.context.binary_search(&key).is_ok() { 1.0 } else { SETTING };
        share * vocabulary.weight(key)
    };
    let norm = |claim: &Claim| claim.setting.iter().map(|key| weight(claim, *key).powi(2)).sum::<f64>().sqrt();
    let dot: f64 = common(&a.setting, &b.setting).map(|key| weight(a, key) * weight(b, key)).sum();
    let norms = norm(a) * norm(b);
    if norms > 0.0 { dot / norms } else { 0.0 }
}

/// The share of the lighter set's weight that two sorted sets have in common, 0-1.
pub(super) fn overlap(vocabulary: &Vocabulary, a: &[Key], b: &[Key]) -> f64 {
    let sum = |keys: &[Key]| keys.iter().map(|key| vocabulary.weight(*key)).sum::<f64>();
    let lighter = sum(a).min(sum(b));
    let shared: f64 = common(a, b).map(|key| vocabulary.weight(key)).sum();
    if lighter > 0.0 { (shared / lighter).min(1.0) } else { 0.0 }
}

/// The keys that two sorted sets share, in order.
pub(super) fn common<'a>(a: &'a [Key], b: &'a [Key]) -> impl Iterator<Item = Key> + 'a {
    a.iter().copied().filter(|key| b.binary_search(key).is_ok())
}
