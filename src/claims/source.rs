//! Whom an article quotes for what it says.

use super::scene::Scene;
use crate::mentions::Value;
use crate::text::Span;

/// The speaker of the quote that covers a span, or the subject of the verb of saying that rules its sentence.
pub(super) fn find(scene: &Scene<'_>, article: usize, span: Span, sentence: u32) -> Option<Span> {
    let document = scene.document(article);
    let tokens = document.sentences.get(sentence as usize)?.tokens.clone();
    let quoted = scene.mentions(article).iter().find_map(|mention| match &mention.value {
        Value::Quote(quote) if quote.words.overlaps(span) => quote.speaker_words,
        _ => None,
    });
    quoted.or_else(|| {
        let clause = scene.clauses(article).iter().find(|clause| {
            clause.sentence == sentence
                && clause
                    .group(document)
                    .is_some_and(|group| says(document.lemma(group.head)) && tokens.contains(&group.head))
        })?;
        let subject = clause.subject?;
        let phrase = document.noun_phrases.get(subject.phrase as usize)?;
        Some(document.cover(phrase.tokens.clone()))
    })
}

/// Whether a lemma is a verb of saying.
pub(super) fn says(lemma: &str) -> bool {
    SAYING.contains(&lemma)
}

/// The verbs that report speech in news; a closed class, in order of frequency.
const SAYING: [&str; 22] = [
    "say",
    "tell",
    "announce",
    "report",
    "add",
    "state",
    "claim",
    "warn",
    "confirm",
    "explain",
    "insist",
    "note",
    "argue",
    "admit",
    "declare",
    "write",
    "call",
    "describe",
    "quote",
    "affirm",
    "acknowledge",
    "stress",
];
