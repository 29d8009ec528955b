//! Proper names: persons, organisations, places, countries and their adjectives, everything else with a capital.
//!
//! Comes in: a document. Goes out: a [`Name`] for every mention, with its full name and entity inside the article.
//! Refuses: capitals that say nothing (first words, loud headlines, `WHO HELPS?`), weekdays, months, titles.
//!
//! `Japanese Prime Minister Fumio Kishida left. Kishida ...` gives Japan (adjective), `Fumio Kishida`, and `Kishida`
//! with the full name `Fumio Kishida`.

mod entities;
mod kinds;
mod lexicon;
mod runs;
mod shape;
mod titles;

#[cfg(test)]
mod tests;

pub(super) use lexicon::{Lexicon, flag};
pub(super) use runs::Page;
pub(super) use titles::{Title, body};

use super::{Dimension, Mention, Name, Sheet, Value};
use crate::text::Span;
use shape::Shape;

/// The sums of money, in order of their place: the whole and the number in it.
fn sums(mentions: &[Mention]) -> Vec<(Span, Span)> {
    let mut sums: Vec<(Span, Span)> = mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Money => {
                Some((mention.span, quantity.number))
            }
            _ => None,
        })
        .collect();
    sums.sort_unstable();
    sums
}

/// Appends every proper name.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let document = sheet.document;
    let page = sheet.page();
    let sums = sums(out);
    let in_sum = |span: Span| {
        let next = sums.partition_point(|(whole, _)| whole.end() < span.end());
        sums.get(next).is_some_and(|(whole, number)| whole.contains(span) && !number.contains(span))
    };
    let mut runs = page.runs();
    // The `SEK` of `SEK 1.5bn` is no name.
    runs.retain(|run| {
        let code = run.tokens.len() == 1 && page.shapes.get(run.tokens.start) == Shape::Capitals;
        !(code && in_sum(document.cover(run.tokens.clone())))
    });
    let resolved = entities::resolve(page, &runs);
    for (run, resolved) in runs.iter().zip(resolved) {
        let span = document.cover(run.tokens.clone());
        let Some(first) = document.tokens.get(run.tokens.start as usize) else { continue };
        out.push(Mention {
            span,
            tokens: run.tokens.clone(),
            sentence: first.sentence,
            value: Value::Name(Name {
                kind: resolved.kind,
                full: resolved.full,
                span,
                entity: resolved.entity,
                anaphor: false,
                adjective: run.known.is_some_and(|known| known.adjective),
            }),
            found_by: "name",
        });
    }
}
