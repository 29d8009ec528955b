//! First, last, only and other superlatives, with what they are said of.
//!
//! `his first as prime minister` gives `first` with the scope `as prime minister`; `the deadliest earthquake in three
//! decades` gives `deadly`, head `earthquake`, scope `in three decades`. Refused: `last week`, `the first quarter`,
//! `at first`, `First mate`, `only` as an adverb.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::name::{Page, flag};
use super::{Mention, Order, Sheet, Value};
use crate::tables::Glossary;
use crate::text::{Document, Tag, TokenKind};

static SUPERLATIVES: LazyLock<(Glossary<String, String>, Vec<String>)> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct File {
        superlatives: HashMap<String, String>,
        periods: Vec<String>,
    }
    let file: File = crate::tables::table!("names/lists");
    (file.superlatives.into_iter().collect(), file.periods)
});

/// How many tokens a scope has at most.
const SCOPE: u32 = 8;

/// Appends every superlative.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let document = sheet.document;
    let lemmas: Vec<Option<&'static str>> =
        document.words().iter().map(|word| SUPERLATIVES.0.get(word).map(String::as_str)).collect();
    let most = document.words().find("most");
    if lemmas.iter().all(Option::is_none) && most.is_none() {
        return;
    }
    let page = sheet.page();
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        for at in sentence.tokens.clone() {
            let Some(token) = document.tokens.get(at as usize) else { continue };
            let most = most == Some(token.lower) && document.tag(at + 1) == Tag::Adj && has_article(document, at);
            let lemma = match lemmas.get(token.lower.index()).copied().flatten() {
                Some(lemma) => lemma.to_owned(),
                None if most => document.lemma(at + 1).to_owned(),
                None => continue,
            };
            let from = at + u32::from(most);
            let Some(order) = order(page, at, from, sentence.tokens.end, lemma) else { continue };
            let end = order.head.map_or(from, |head| head.max(from)) + 1;
            out.push(Mention {
                span: document.cover(at..end),
                tokens: at..end,
                sentence: token.sentence,
                value: Value::Order(order),
                found_by: "order",
            });
        }
    }
}

fn has_article(document: &Document, at: u32) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.lower(before));
    matches!(before, "the" | "its" | "his" | "her" | "their" | "our" | "'s")
}

/// Reads one superlative whose adjective ends at `from`.
fn order(page: &Page<'_>, at: u32, from: u32, end: u32, lemma: String) -> Option<Order> {
    let document = page.document;
    let determined = has_article(document, at) || at.checked_sub(1).is_some_and(|before| document.lower(before) == "a");
    let verb = matches!(document.tag(at), Tag::Verb | Tag::Aux);
    let adverb = document.tag(at) == Tag::Adv && !determined;
    // `the second minister` counts ministers; `Second Secretary` is a title.
    let capital = page.document.word(at).starts_with(char::is_uppercase);
    let titled = page.is_titled(at) && (capital || !ORDINALS.contains(&&*lemma));
    if titled || verb || adverb || (!determined && matches!(&*lemma, "only" | "last" | "good" | "bad")) {
        return None;
    }
    let head = head(page, from + 1, end);
    let next = document.lower(head.unwrap_or(from + 1));
    if SUPERLATIVES.1.iter().any(|period| period == next) || page.lexicon.is(head.unwrap_or(from + 1), flag::CALENDAR) {
        return None;
    }
    // `the first of October`, `the first minutes`: a date, a part.
    if ORDINALS.contains(&&*lemma) && !counts_up(page, at, from, head) {
        return None;
    }
    let of = document.lower(from + 1) == "of" && head.is_none();
    if of && page.lexicon.is(from + 2, flag::CALENDAR) {
        return None;
    }
    let scope = scope(page, head.map_or(from, |head| head.max(from)) + 1, end);
    (head.is_some() || scope.is_some() || determined).then_some(Order { lemma, head, scope })
}

/// The places behind the first, which order what is counted only as `the second minister`.
const ORDINALS: [&str; 9] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// Whether an ordinal gives a thing its place: `the third strike`, and neither `a second man` (another), nor `a third of`,
/// nor `the second-largest`, where the place belongs to the superlative.
fn counts_up(page: &Page<'_>, at: u32, from: u32, head: Option<u32>) -> bool {
    let document = page.document;
    let next = from + 1 + u32::from(document.lower(from + 1) == "-");
    let compound = SUPERLATIVES.0.get(document.lower(next)).is_some() || document.lower(next) == "most";
    // `second-tier`, `third-place`: the place is part of a compound.
    let joined = document.lower(from + 1) == "-";
    has_article(document, at) && head.is_some() && !compound && !joined
}

/// The noun the superlative qualifies: the last noun of the words that follow.
fn head(page: &Page<'_>, start: u32, end: u32) -> Option<u32> {
    let document = page.document;
    let mut head = None;
    for at in start..end.min(start + 6) {
        let word = page.lexicon.is_word(at);
        let part =
            matches!(document.tag(at), Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num) || document.lower(at) == "-";
        if !part || (!word && document.lower(at) != "-" && document.tag(at) != Tag::Num) {
            break;
        }
        if matches!(document.tag(at), Tag::Noun | Tag::Propn) && !page.lexicon.is(at, flag::CALENDAR) {
            head = Some(at);
        }
    }
    head
}

/// The words that limit a superlative: `as prime minister`, `in three decades`, `since 1990`, `to ratify`.
fn scope(page: &Page<'_>, start: u32, end: u32) -> Option<crate::text::Span> {
    let document = page.document;
    let opens = ["as", "in", "since", "of", "for", "to", "on", "at", "among", "ever", "under", "outside", "from"];
    if start >= end || !opens.contains(&document.lower(start)) {
        return None;
    }
    let mut last = start + 1;
    while last < end && last < start + SCOPE {
        let token = document.tokens.get(last as usize)?;
        let mark = token.kind == TokenKind::Mark && !matches!(document.lower(last), "-" | "'");
        let clause = last > start + 2 && matches!(document.tag(last), Tag::Verb | Tag::Aux | Tag::Sconj);
        let other = last > start + 1 && document.tag(last) == Tag::Adp && document.lower(last) != "of";
        if mark
            || clause
            || other
            || matches!(document.lower(last), "and" | "but" | "who" | "which" | "that" | "when" | "after")
        {
            break;
        }
        last += 1;
    }
    (last > start + 1 || document.lower(start) == "ever").then(|| document.cover(start..last))
}

#[cfg(test)]
mod tests {
    use crate::mentions::{Anchor, Value, recognize};
    use crate::text::Document;

    /// Lemma, head, scope of every superlative.
    fn orders(text: &str) -> Vec<(String, String, String)> {
        let document = Document::of_text(text);
        let orders = recognize(&document, Anchor::default()).into_iter().filter_map(|mention| match mention.value {
            Value::Order(order) => Some((
                order.lemma,
                order.head.map(|head| document.word(head).to_owned()).unwrap_or_default(),
                order.scope.map(|scope| document.slice(scope).to_owned()).unwrap_or_default(),
            )),
            _ => None,
        });
        orders.collect()
    }

    #[test]
    fn superlatives_have_a_head_and_a_scope() {
        let table = [
            ("The visit will be his first as prime minister.", ("first", "", "as prime minister")),
            ("It was the deadliest earthquake in three decades.", ("deadly", "earthquake", "in three decades")),
            ("Malta is the only country without a river.", ("only", "country", "")),
            ("It was the last serious accident.", ("last", "accident", "")),
            ("Berg is the second minister of the republic.", ("second", "minister", "of the republic")),
        ];
        for (text, (lemma, head, scope)) in table {
            assert_eq!(orders(text), [(lemma.to_owned(), head.to_owned(), scope.to_owned())], "{text}");
        }
    }

    #[test]
    fn dates_adverbs_and_titles_are_no_superlatives() {
        for text in [
            "They met last week.",
            "It fell in the first quarter.",
            "Only 11 governments signed.",
            "First mate Ruth Palmer left.",
            "The talks last for hours.",
            "A second man died.",
            "It is the second-tier club.",
            "They met Second Secretary Ruth Palmer.",
        ] {
            assert!(orders(text).is_empty(), "{text}: {:?}", orders(text));
        }
    }
}
