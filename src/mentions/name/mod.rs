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

use super::{Mention, Name, Sheet, Value};

/// Appends every proper name.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let document = sheet.document;
    let page = sheet.page();
    let runs = page.runs();
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
