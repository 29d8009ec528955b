//! A number with its noun, then a mark or a preposition, then a row of items of any sort: `warned in three reports, in
//! 2009, 2014 and 2017`; `all five of them: the Royal, Marram Bay ...`; `six ministers, for energy, transport and ...`.

use std::ops::Range;

use super::items::{Items, is_short_preposition, items};
use crate::claims::numerals::{Also, Numeral, numerals};
use crate::claims::scene::Scene;
use crate::text::{Document, Sentence, Tag};

/// A count that is off the number of items behind it.
pub(super) struct Row {
    /// The number with its noun.
    pub(super) said: Range<u32>,
    /// What it says.
    pub(super) count: usize,
    /// The items.
    pub(super) items: Items,
}

/// What announces a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Colon,
    Dash,
    Bracket,
    Preposition,
}

/// How far before a colon its number may stand, in tokens.
const REACH: u32 = 24;

/// How far before another mark.
const CLOSE: u32 = 5;

/// The row of a sentence whose count does not fit, if there is one.
pub(super) fn miscounted(scene: &Scene<'_>, article: usize, sentence: &Sentence) -> Option<Row> {
    let document = scene.document(article);
    let numbers = numerals(scene, article, sentence, Also::Nothing);
    if numbers.is_empty() {
        return None;
    }
    let end = content_end(document, sentence.tokens.clone());
    (sentence.tokens.start + 2..end).find_map(|at| {
        let (lead, first) = lead(document, at)?;
        let close = closing(document, lead, at, first, end)?;
        let items = items(scene, article, first..close, lead != Lead::Preposition)?;
        let number = counting(document, &numbers, lead, at, items.times)?;
        // A number of the sentence that fits is the one that is meant.
        let fits = numbers.iter().any(|number| whole(number.value) == Some(items.number));
        let count = whole(number.value)?;
        (super::near(count, items.number) && !fits && items.number > 1).then(|| Row {
            said: said(document, number, at),
            count,
            items,
        })
    })
}

pub(super) fn whole(value: f64) -> Option<usize> {
    // The range check makes the cast exact.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a whole number of 2 to 20"
    )]
    ((2.0..=20.0).contains(&value) && value.fract() == 0.0).then_some(value as usize)
}

/// One past the last token of a sentence that is no closing mark.
pub(super) fn content_end(document: &Document, tokens: Range<u32>) -> u32 {
    let closes =
        |token: u32| matches!(document.word(token), "." | "!" | "?" | "\"" | "\u{201d}" | "\u{2019}" | "'" | "''");
    let mut end = tokens.end;
    while end > tokens.start && closes(end - 1) {
        end -= 1;
    }
    end
}

/// What announces a row at a token, and the row's first token.
fn lead(document: &Document, at: u32) -> Option<(Lead, u32)> {
    let spaced = |token: u32| document.tokens.get(token as usize).is_some_and(|token| token.space_before);
    let (lead, mut first) = match document.lower(at) {
        ":" if spaced(at + 1) => (Lead::Colon, at + 1),
        "--" | "---" | "\u{2014}" => (Lead::Dash, at + 1),
        "-" | "\u{2013}" if spaced(at) && spaced(at + 1) => (Lead::Dash, at + 1),
        "(" => (Lead::Bracket, at + 1),
        "," if matches!(document.lower(at + 1), "namely" | "viz") => (Lead::Colon, at + 2),
        "," if matches!(document.lower(at + 1), "in" | "for" | "from" | "at" | "on") => (Lead::Preposition, at + 2),
        _ => return None,
    };
    while matches!(document.lower(first), "those" | "that" | "namely") || is_short_preposition(document.lower(first)) {
        first += 1;
    }
    Some((lead, first))
}

/// Where a row ends at the latest.
fn closing(document: &Document, lead: Lead, at: u32, first: u32, end: u32) -> Option<u32> {
    let word = document.lower(at);
    let mark = |token: u32| match lead {
        Lead::Bracket => document.lower(token) == ")",
        Lead::Dash => document.lower(token) == word || matches!(document.lower(token), "(" | ":"),
        Lead::Colon | Lead::Preposition => {
            matches!(document.lower(token), "(" | ":" | "--" | "\u{2014}" | "\u{2013}" | "\"" | "\u{201c}")
                || lead == Lead::Preposition && document.lower(token) == ";"
        }
    };
    let found = (first..end).find(|token| mark(*token));
    if lead == Lead::Bracket { found } else { Some(found.unwrap_or(end)) }
}

/// The number before a lead that can be its row's count.
fn counting<'n>(document: &Document, numbers: &'n [Numeral], lead: Lead, at: u32, times: bool) -> Option<&'n Numeral> {
    let number = numbers.iter().rfind(|number| number.tokens.end <= at)?;
    whole(number.value)?;
    let between = number.tokens.end..at;
    let noun = |token: u32| matches!(document.tag(token), Tag::Noun | Tag::Propn);
    let plural = |token: u32| {
        noun(token) && document.lower(token).ends_with('s') && document.lower(token) != document.lemma(token)
    };
    let of_them = document.lower(between.start) == "of"
        && matches!(document.lower(between.start + 1), "them" | "these" | "those");
    // The noun that is counted ends before anything else is said; it is one in `a three-member panel`.
    let joined = document.lower(between.start) == "-";
    let counted = between
        .clone()
        .take(4)
        .find(|token| plural(*token) || of_people(document.lower(*token)) || joined && *token == between.start + 1)?;
    // `two crossings for lorries, at Dolna, Krasno and Ubel`
    let named = document.word(at + 2).starts_with(char::is_uppercase);
    let closer = lead == Lead::Preposition && named && is_short_preposition(document.lower(counted + 1));
    let other = !closer && (counted + 1..at).any(|token| plural(token) || of_people(document.lower(token)));
    // `working groups`: what stands between the number and its noun is no verb of the sentence.
    let breaks = |token: u32| {
        matches!(document.tag(token), Tag::Verb | Tag::Aux) && token > counted
            || matches!(document.lower(token), "," | ";" | ":")
    };
    let fits = match lead {
        Lead::Colon => {
            between.len() <= REACH as usize && !between.clone().any(|token| matches!(document.lower(token), ";" | ":"))
        }
        Lead::Dash | Lead::Bracket => between.len() <= CLOSE as usize && !between.clone().any(breaks),
        // `closed four times this century, in 2003, 2011 and 2019`
        Lead::Preposition => at - counted <= if times || closer { CLOSE } else { 2 } && !between.clone().any(breaks),
    };
    (fits && (of_them || !other)).then_some(number)
}

/// Plurals without an s.
pub(super) fn of_people(word: &str) -> bool {
    matches!(word, "people" | "men" | "women" | "children" | "them" | "police")
}

/// The number with the noun behind it.
pub(super) fn said(document: &Document, number: &Numeral, at: u32) -> Range<u32> {
    let noun = (number.tokens.end..at.min(number.tokens.end + 4)).find(|token| {
        matches!(document.tag(*token), Tag::Noun) && document.lower(*token).ends_with('s')
            || of_people(document.lower(*token))
    });
    number.tokens.start..noun.map_or(number.tokens.end, |noun| noun + 1)
}
