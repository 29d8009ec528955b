//! Whom an article quotes for what it says.

use super::scene::Scene;
use crate::text::Span;

/// The speaker of the quote that covers a span, or the subject of the verb of saying that rules its sentence.
pub(super) fn find(scene: &Scene<'_>, article: usize, span: Span, sentence: u32) -> Option<Span> {
    let document = scene.document(article);
    let tokens = document.sentences.get(sentence as usize)?.tokens.clone();
    let quoted = scene.spoken(article).find_map(|quote| quote.speaker_words.filter(|_| quote.words.overlaps(span)));
    quoted.or_else(|| {
        let clauses = scene.clauses(article);
        let first = clauses.partition_point(|clause| clause.sentence < sentence);
        let clause = clauses.get(first..)?.iter().take_while(|clause| clause.sentence == sentence).find(|clause| {
            clause.group(document).is_some_and(|group| says(document.lemma(group.head)) && tokens.contains(&group.head))
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
