//! Offices and who holds them.
//!
//! Comes in: a document and the names found in it. Goes out: a [`Role`] for every title with a holder, and for every
//! definite title without one (`the minister`), held by whom the article has shown to hold it where that is one only.
//! Refuses: forms of address, plural titles, `a worker`.
//!
//! `Japanese Foreign Minister Yoshimasa Hayashi` gives the title `foreign minister` of `Japanese`, held by Hayashi;
//! `Tom Beckers, the finance director,` the title `finance director`, held by Beckers.

mod holders;
mod surroundings;

#[cfg(test)]
mod tests;

use super::{Mention, Name, NameKind, Role, Sheet, Value};
use crate::text::{Document, Span};
use surroundings::Surroundings;

/// A name already found, as the role recogniser reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bearer {
    start: u32,
    end: u32,
    entity: u32,
    kind: NameKind,
    adjective: bool,
}

/// The names of a document by place.
pub(super) struct Bearers {
    list: Vec<Bearer>,
}

impl Bearers {
    /// Reads the names among the mentions; they stand in order.
    fn of(mentions: &[Mention]) -> Self {
        let list = mentions
            .iter()
            .filter_map(|mention| match &mention.value {
                Value::Name(name) if !name.anaphor => Some(Bearer {
                    start: mention.tokens.start,
                    end: mention.tokens.end,
                    entity: name.entity,
                    kind: name.kind,
                    adjective: name.adjective,
                }),
                _ => None,
            })
            .collect();
        Self { list }
    }

    /// The name that begins at a token.
    fn starting(&self, token: u32) -> Option<&Bearer> {
        let at = self.list.partition_point(|bearer| bearer.start < token);
        self.list.get(at).filter(|bearer| bearer.start == token)
    }

    /// The name that ends before a token.
    fn ending(&self, token: u32) -> Option<&Bearer> {
        let at = self.list.partition_point(|bearer| bearer.end < token);
        self.list.get(at).filter(|bearer| bearer.end == token)
    }
}

/// A role before it is a mention.
struct Found {
    role: Role,
    whole: std::ops::Range<u32>,
    head: u32,
    common: bool,
}

/// Appends every role, and a name for every title that stands for its holder.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let document = sheet.document;
    let bearers = Bearers::of(out);
    let mut found = holders::read(sheet.page(), &bearers);
    let stands = stand_for(document, &mut found);
    let fulls = fulls(out);
    for (found, stands) in found.into_iter().zip(stands) {
        let span = document.cover(found.whole.clone());
        let Some(sentence) = document.tokens.get(found.head as usize).map(|token| token.sentence) else { continue };
        if let Some((holder, (full, kind))) =
            found.role.holder.filter(|_| stands).and_then(|holder| Some((holder, fulls.get(&holder)?)))
        {
            let name = Name {
                kind: *kind,
                full: full.clone(),
                span: found.role.span,
                entity: holder,
                anaphor: true,
                adjective: false,
            };
            let tokens = document.tokens_in(found.role.span);
            out.push(Mention { span: found.role.span, tokens, sentence, value: Value::Name(name), found_by: "role" });
        }
        out.push(Mention { span, tokens: found.whole, sentence, value: Value::Role(found.role), found_by: "role" });
    }
}

type Fulls = foldhash::HashMap<u32, (String, NameKind)>;

fn fulls(mentions: &[Mention]) -> Fulls {
    let names = mentions.iter().filter_map(|mention| match &mention.value {
        Value::Name(name) => Some((name.entity, (name.full.clone(), name.kind))),
        _ => None,
    });
    names.collect()
}

/// Gives titles without a holder the one holder that the article has named for them so far. Says for each role
/// whether its words stand for the holder's name.
fn stand_for(document: &Document, found: &mut [Found]) -> Vec<bool> {
    let mut held: Vec<(String, String, Option<String>, u32)> = Vec::new();
    let mut stands = Vec::with_capacity(found.len());
    for found in found.iter_mut() {
        let head = document.lower(found.head).to_owned();
        match found.role.holder {
            Some(holder) => {
                let entry = (found.role.title.clone(), head, found.role.of.clone(), holder);
                if !held.contains(&entry) && held.len() < MEMORY {
                    held.push(entry);
                }
                stands.push(false);
            }
            None => {
                found.role.holder = (!found.common && found.role.status.is_none())
                    .then(|| one_holder(&held, &found.role, &head))
                    .flatten();
                stands.push(found.role.holder.is_some());
            }
        }
    }
    stands
}

/// How many holders of offices are remembered; an article with more is a list of them.
const MEMORY: usize = 200;

/// The one holder of a title, of a longer title with the same end (`the minister`), or none.
fn one_holder(held: &[(String, String, Option<String>, u32)], role: &Role, head: &str) -> Option<u32> {
    let exact = |(title, _, of, _): &&(String, String, Option<String>, u32)| {
        *title == role.title && (role.of.is_none() || *of == role.of)
    };
    let bare = role.title == head;
    let loose = |(_, other, of, _): &&(String, String, Option<String>, u32)| {
        bare && other == head && (role.of.is_none() || *of == role.of)
    };
    let only = |holders: Vec<u32>| match holders.as_slice() {
        [first, rest @ ..] if rest.iter().all(|holder| holder == first) => Some(*first),
        _ => None,
    };
    let exactly: Vec<u32> = held.iter().filter(exact).map(|entry| entry.3).collect();
    let loosely: Vec<u32> = held.iter().filter(loose).map(|entry| entry.3).collect();
    if bare { only(loosely) } else { only(exactly) }
}

/// Joins the words of a status, or none.
fn status(document: &Document, words: &[u32]) -> Option<String> {
    let joined: Vec<&str> = words.iter().map(|at| document.lower(*at)).collect();
    (!joined.is_empty()).then(|| joined.join(" "))
}

/// The words of what an office is of, as written.
fn of_words(document: &Document, surroundings: &Surroundings) -> Option<String> {
    surroundings.of.clone().map(|tokens| {
        let span: Span = document.cover(tokens);
        document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
    })
}
