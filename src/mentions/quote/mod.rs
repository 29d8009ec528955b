//! Quoted words and who says them.
//!
//! Comes in: a document, its names and roles. Goes out: a [`Quote`] for every pair of marks, with the speaker as a
//! name or as words. Refuses: apostrophes, quotes inside quotes (they belong to the outer one).
//!
//! `"We have lost a street," the governor told reporters. "It is gone."` gives two quotes with the same speaker.

pub(super) mod marks;
mod speaker;

#[cfg(test)]
mod tests;

use super::{Mention, Quote, Quotes, Sheet, Value};
use crate::text::Document;
use marks::Marked;
use speaker::{Said, Scene};

/// Appends every quote.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let document = sheet.document;
    let Quotes { paragraphs, marked } = sheet.quotes();
    if marked.is_empty() {
        return;
    }
    let scene = Scene::new(document, &sheet.page().lexicon, out, marked);
    let mut said: Vec<Said> = Vec::with_capacity(marked.len());
    for (at, quote) in marked.iter().enumerate() {
        let own = scene.said(at);
        let before = at.checked_sub(1).and_then(|before| Some((marked.get(before)?, said.get(before)?)));
        let carried = before.filter(|(before, _)| own.is_unknown() && goes_on(document, before, quote, paragraphs));
        said.push(carried.map_or(own, |(_, said)| Said { verb: None, ..said.clone() }));
    }
    for (quote, said) in marked.iter().zip(said) {
        let tokens = document.tokens_in(quote.words);
        let Some(sentence) = document.tokens.get(tokens.start as usize).map(|token| token.sentence) else { continue };
        let partial = is_partial(document, quote, &said);
        let value =
            Quote { words: quote.words, speaker: said.speaker, speaker_words: said.words, verb: said.verb, partial };
        out.push(Mention { span: quote.words, tokens, sentence, value: Value::Quote(value), found_by: "quote" });
    }
}

/// Whether a quote without a speaker of its own goes on with the one before: the next sentence of the same paragraph,
/// a paragraph that repeats the opening mark, a paragraph that is nothing but a quote.
fn goes_on(document: &Document, before: &Marked, quote: &Marked, paragraphs: &[std::ops::Range<usize>]) -> bool {
    let opens = |span: u32| {
        let at = document.sentences.get(document.sentence_at(span) as usize);
        at.is_some_and(|sentence| sentence.span.start() >= span.saturating_sub(2))
    };
    if before.paragraph == quote.paragraph {
        return opens(quote.whole.start());
    }
    let next = before.paragraph + 1 == quote.paragraph;
    let range = paragraphs.get(quote.paragraph).cloned().unwrap_or_default();
    let starts = quote.whole.start() as usize <= range.start;
    let fills = quote.whole.end() as usize + 1 >= range.end;
    next && starts && (!before.closed || fills)
}

/// Whether the words are less than a sentence.
fn is_partial(document: &Document, quote: &Marked, said: &Said) -> bool {
    let words = document.slice(quote.words);
    let capital = words.chars().find(|letter| letter.is_alphanumeric()).is_some_and(|letter| !letter.is_lowercase());
    let after = document.text().get(quote.whole.end() as usize..).and_then(|rest| rest.chars().next());
    let stop = words.ends_with(['.', ',', '!', '?', '…', ';', '-', '—', '_'])
        || matches!(after, Some(',' | '.' | '!' | '?' | '\n') | None);
    let single = words.split_whitespace().nth(1).is_none();
    let spoken = said.verb.is_some() && words.ends_with([',', '.', '!', '?']);
    // A title of a film or a book (`High Noon.`) is no sentence either.
    let short = said.is_unknown() && said.verb.is_none() && words.split_whitespace().nth(3).is_none();
    quote.closed && (!capital || !stop || short || (single && !spoken))
}
