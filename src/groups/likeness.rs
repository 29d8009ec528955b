//! How much two sets of folded words have in common, weighed by how telling each word is.

use crate::claims::{Claim, Key, Scene, Vocabulary};

/// Cosine of two claims' words under inverse document frequency, 0-1: clause words in full, the rest of the sentence
/// by half.
pub(super) fn likeness(a: &Claim, b: &Claim) -> f64 {
    let dot: f64 = shared_weights(a, b).map(|(one, other)| one * other).sum();
    let lengths = a.length * b.length;
    if lengths > 0.0 { dot / lengths } else { 0.0 }
}

/// How much the words that two claims share tell by themselves, 0-1: a long sentence may say a great deal else and still
/// name the same ship and the same wall. Weights add up to a sum that saturates at about [`TELLING`].
pub(super) fn evidence(a: &Claim, b: &Claim) -> f64 {
    let sum: f64 = shared_weights(a, b).map(|(one, other)| one.min(other)).sum();
    1.0 - (-sum / TELLING).exp()
}

/// What each word that the settings of two claims share tells in the one and in the other.
fn shared_weights(a: &Claim, b: &Claim) -> impl Iterator<Item = (f64, f64)> {
    let mut rest = b.setting.iter().zip(&b.weights).peekable();
    a.setting.iter().zip(&a.weights).filter_map(move |(key, one)| {
        while rest.next_if(|(other, _)| *other < key).is_some() {}
        rest.next_if(|(other, _)| *other == key).map(|(_, other)| (*one, *other))
    })
}

/// The weight of two words that stand in few sentences of a story.
const TELLING: f64 = 5.0;

/// The share of the lighter set's weight that two sorted sets have in common, 0-1.
pub(super) fn overlap(vocabulary: &Vocabulary, a: &[Key], b: &[Key]) -> f64 {
    let sum = |keys: &[Key]| keys.iter().map(|key| vocabulary.weight(*key)).sum::<f64>();
    let shared: f64 = common(a, b).map(|key| vocabulary.weight(key)).sum();
    // Most pairs share nothing.
    if shared <= 0.0 {
        return 0.0;
    }
    let lighter = sum(a).min(sum(b));
    if lighter > 0.0 { (shared / lighter).min(1.0) } else { 0.0 }
}

/// The keys that two sorted sets share, in order.
pub(super) fn common<'a>(a: &'a [Key], b: &'a [Key]) -> impl Iterator<Item = Key> + 'a {
    let mut rest = b.iter();
    let mut next = rest.next();
    a.iter().copied().filter(move |key| {
        while next.is_some_and(|other| other < key) {
            next = rest.next();
        }
        next == Some(key)
    })
}

/// Whether both clauses name somebody or something, and neither they nor their sentences share a name.
pub(super) fn owners_differ(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let named = |key: &Key| scene.vocabulary.is_name(*key);
    let apart = |x: &[Key], y: &[Key]| {
        x.iter().any(named) && y.iter().any(named) && !common(x, y).any(|key| scene.vocabulary.is_name(key))
    };
    apart(&a.context, &b.context) && apart(&a.setting, &b.setting)
}
