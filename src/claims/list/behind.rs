//! A count in one sentence and a row of what it counts in the next: `Four are shut today. They are A, B and C.`

use super::items::items;
use super::rows::{Row, content_end, of_people, said, whole};
use crate::claims::nouns::NOUNS;
use crate::claims::numerals::{Also, Numeral, numerals};
use crate::claims::scene::Scene;
use crate::text::{Document, Sentence, Tag};

/// The row of a sentence that is off the count of the one before.
pub(super) fn miscounted(scene: &Scene<'_>, article: usize, before: &Sentence, sentence: &Sentence) -> Option<Row> {
    let document = scene.document(article);
    let numbers = numerals(scene, article, before, Also::Nothing);
    let number = counting(document, before, &numbers)?;
    let mut first = opener(document, sentence, number)?;
    // `They are the ones in Barrow and Kelso`
    if document.lower(first) == "the" && document.lower(first + 1) == "ones" || document.lower(first) == "those" {
        first += 1 + u32::from(document.lower(first) == "the");
    } else if document.tag(first) == Tag::Adp {
        return None;
    }
    let end = content_end(document, sentence.tokens.clone());
    let items = items(scene, article, first..end, false).filter(|items| items.tokens.end == end && !items.times)?;
    let count = whole(number.value)?;
    // A number of the sentence that fits is the one that is meant.
    let fits = numbers.iter().any(|number| whole(number.value) == Some(items.number));
    let tokens = said(document, number, before.tokens.end);
    (super::near(count, items.number) && !fits && items.number > 1).then_some(Row { said: tokens, count, items })
}

/// The number that tells how many: it opens its sentence, or what a colon has announced, or counts things. The only one, or
/// the first, where the second is the whole it is of (`Three of the seven suspects`).
fn counting<'n>(document: &Document, sentence: &Sentence, numbers: &'n [Numeral]) -> Option<&'n Numeral> {
    let (number, others) = numbers.split_first()?;
    whole(number.value)?;
    let of = |other: &Numeral| {
        let from = number.tokens.end..other.tokens.start;
        from.len() <= 3 && document.lower(from.start) == "of" && other.value > number.value
    };
    let plural = |token: u32| {
        document.tag(token) == Tag::Noun && document.lower(token) != document.lemma(token)
            || of_people(document.lower(token))
    };
    let before = number.tokens.start.checked_sub(1).filter(|before| *before >= sentence.tokens.start);
    let opens = before.is_none_or(|before| document.lower(before) == ":");
    let counts = (number.tokens.end..number.tokens.end + 3).any(plural);
    ((opens || counts) && others.iter().all(of)).then_some(number)
}

/// The first token of what a sentence says those counted are: `They are`, `Their names are`, `The winners were`.
fn opener(document: &Document, sentence: &Sentence, number: &Numeral) -> Option<u32> {
    let start = sentence.tokens.start;
    let noun = document.lemma(start + 1);
    let verb = match document.lower(start) {
        "they" | "these" | "those" => start + 1,
        "their" if NOUNS.callings.contains(noun) => start + 2,
        // `The victims are`, `The dead were`, and the word that was counted.
        "the" if NOUNS.callings.contains(noun) || !noun.is_empty() && noun == number.unit => start + 2,
        _ => return None,
    };
    matches!(document.lower(verb), "are" | "were").then_some(verb + 1)
}
