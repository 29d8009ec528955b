//! First, second, biggest, longest: the place that something has among its like, and how far back that goes.
//!
//! `the first minister convicted since 1991` gives the place 1 on the scale of firsts, back to 1991; `the
//! third-largest` the place 3 on the scale of size; `Is it the largest deal ever? No.` that it does not have the
//! first place. Refused: what only orders the parts of one thing (`the first signal`, `the last hour`).

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use super::stance::Stance;
use crate::mentions::{Mention, Order, TimexKind, Value};
use crate::text::{Document, Span};

/// The place of something on a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Rank {
    /// Which scale: position of its row in the table, or the lemma of a superlative of its own.
    pub scale: String,
    /// 1 for the first or most, 2 for the second; 0 for "not the first".
    pub place: u8,
    /// The years between which the time lies that it goes back to; of a second or third, the time of the one before.
    pub since: Option<(f64, f64)>,
    /// Whether the words say that it goes back without end (`ever`, `in its history`).
    pub ever: bool,
}

/// `data/claims/ranks.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    scales: Vec<Vec<String>>,
    places: Vec<String>,
    idle: Vec<String>,
    generic: Vec<String>,
    ever: Vec<String>,
    titles: Vec<String>,
    holding: Vec<String>,
}

// A test reads the table, so a fault in it shows before a release and never at a user's desk.
static TABLE: LazyLock<Table> =
    LazyLock::new(|| toml::from_str(include_str!("../../data/claims/ranks.toml")).unwrap_or_default());

/// How far behind a superlative its limit may stand, in tokens.
const REACH: u32 = 18;

/// How many sentences back `that honour` may point.
const BACK: usize = 3;

/// One claim a superlative that claims a place among its like.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Order(order) = &mention.value else { continue };
        if let Some(claim) = placed(scene, article, mention, order) {
            out.push(claim);
        }
    }
    taken_up(scene, article, out);
}

fn placed(scene: &Scene<'_>, article: usize, mention: &Mention, order: &Order) -> Option<Claim> {
    let document = scene.document(article);
    let sentence = document.sentences.get(mention.sentence as usize)?.tokens.clone();
    if has(&TABLE.idle, &order.lemma) {
        return None;
    }
    let answer = answer(document, mention.sentence);
    let behind = behind(document, mention.tokens.end, sentence.end);
    let place_said = place(document, mention, &order.lemma)?;
    let back = if place_said > 1 { &["after", "since", "following", "behind"][..] } else { &["since"] };
    let since = since(scene, article, behind.clone(), back);
    let ever = TABLE.ever.iter().any(|phrase| finds(document, behind.clone(), phrase));
    let mut rank = Rank { scale: scale(&order.lemma), place: place_said, since, ever };
    let limited = rank.since.is_some() || ever || answer == Some(false);
    if !limited && !claims_a_place(document, mention, order, sentence.start) {
        return None;
    }
    let refused = denied(document, sentence.start..mention.tokens.start) || answer == Some(false);
    if refused {
        rank.place = 0;
    }
    let end = rank_end(scene, article, mention, behind);
    let mut claim = claim(scene, article, mention.span.cover(end), mention.tokens.start, rank);
    claim.counted = order.head.and_then(|head| head_key(scene, article, head));
    if refused || answer == Some(true) {
        claim.stance = Stance::Asserted;
    }
    Some(claim)
}

fn claim(scene: &Scene<'_>, article: usize, span: Span, token: u32, rank: Rank) -> Claim {
    let mut claim = Claim::new(scene, article, ClaimKind::Rank, About::Rank, span, token, ClaimValue::Rank(rank));
    if let Some(at) = scene.clause_at(article, token) {
        claim.hang_on(scene, article, &scene.clauses(article)[at]);
    }
    claim
}

/// `Zenkai's purchase still has that honour`: the superlative of a question or a denial before is somebody else's.
fn taken_up(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for clause in scene.clauses(article) {
        let Some(group) = clause.group(document).filter(|group| has(&TABLE.holding, document.lemma(group.head))) else {
            continue;
        };
        let title = clause.tokens.clone().find(|token| {
            has(&TABLE.titles, document.lemma(*token))
                && token.checked_sub(1).is_some_and(|before| matches!(document.lower(before), "that" | "this"))
        });
        let Some(title) = title else { continue };
        let earlier = scene.mentions(article).iter().rev().find_map(|mention| match &mention.value {
            Value::Order(order)
                if mention.sentence < clause.sentence
                    && mention.sentence as usize + BACK >= clause.sentence as usize
                    && !has(&TABLE.idle, &order.lemma) =>
            {
                Some((mention, order))
            }
            _ => None,
        });
        let Some((mention, order)) = earlier else { continue };
        let sentence = document.sentences.get(mention.sentence as usize).map_or(0..0, |one| one.tokens.clone());
        let lost =
            answer(document, mention.sentence) == Some(false) || denied(document, sentence.start..mention.tokens.start);
        if !lost {
            continue;
        }
        let rank = Rank { scale: scale(&order.lemma), place: 0, since: None, ever: true };
        let span = document.cover(group.tokens.start..title + 1);
        let mut claim = claim(scene, article, span, group.head, rank);
        claim.counted = order.head.and_then(|head| head_key(scene, article, head));
        claim.setting.extend(scene.keys(article, sentence));
        claim.setting.sort_unstable();
        claim.setting.dedup();
        out.push(claim);
    }
}

fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|one| one == word)
}

/// The scale of a lemma.
fn scale(lemma: &str) -> String {
    let row = TABLE.scales.iter().find(|row| has(row, lemma)).and_then(|row| row.first());
    row.map_or(lemma, String::as_str).to_owned()
}

/// The place that the words give: that of an ordinal, or of one before the superlative (`the third-largest`).
fn place(document: &Document, mention: &Mention, lemma: &str) -> Option<u8> {
    let nth = |word: &str| TABLE.places.iter().position(|place| place == word).and_then(|at| u8::try_from(at + 2).ok());
    if let Some(place) = nth(lemma) {
        return Some(place);
    }
    let before = mention.tokens.start.checked_sub(1)?;
    let before = if document.lower(before) == "-" { before.checked_sub(1)? } else { before };
    Some(nth(document.lower(before)).unwrap_or(1))
}

/// The folded noun that is ranked; none where it says nothing of its own.
fn head_key(scene: &Scene<'_>, article: usize, head: u32) -> Option<super::Key> {
    let generic = has(&TABLE.generic, scene.document(article).lemma(head));
    if generic { None } else { scene.key(article, head) }
}

/// The tokens behind a superlative in which its limit may stand: up to a mark that ends the thought.
fn behind(document: &Document, from: u32, end: u32) -> Range<u32> {
    let last = end.min(from + REACH);
    let stop = (from..last).find(|token| matches!(document.lower(*token), ";" | ":" | "\u{201d}" | "\u{2014}"));
    from..stop.unwrap_or(last)
}

/// Whether a phrase of lower-case words or lemmas stands in a range.
fn finds(document: &Document, tokens: Range<u32>, phrase: &str) -> bool {
    tokens.clone().any(|at| {
        phrase
            .split(' ')
            .zip(at..)
            .all(|(word, token)| token < tokens.end && (document.lower(token) == word || document.lemma(token) == word))
    })
}

/// Years back to which a superlative goes: `since 1998`, `in three decades`, `for five months`.
fn since(scene: &Scene<'_>, article: usize, tokens: Range<u32>, back: &[&str]) -> Option<(f64, f64)> {
    let document = scene.document(article);
    let published = scene.story.articles.get(article)?.published;
    scene.mentions_in(article, tokens.clone()).find_map(|(_, mention)| {
        let Value::Time(timex) = &mention.value else { return None };
        let before = (tokens.start..mention.tokens.start)
            .rev()
            .take(if back.len() > 1 { 10 } else { 4 })
            .map(|token| document.lower(token));
        let words: Vec<&str> = before.collect();
        let first = words.first().copied().unwrap_or_default();
        if let (Some(earliest), Some(latest)) = (timex.earliest, timex.latest)
            && timex.kind != TimexKind::Duration
        {
            return words.iter().any(|word| back.contains(word)).then(|| (year(earliest.date()), year(latest.date())));
        }
        let (least, most) = timex.length.filter(|_| matches!(first, "in" | "for" | "than" | "over" | "nearly"))?;
        let slack = 0.15 * most / YEAR + 0.1;
        let now = year(published?);
        // A week or a month back is the news itself.
        (least > YEAR / 6.0).then(|| (now - most / YEAR - slack, now - least / YEAR + slack))
    })
}

/// Seconds of a year.
const YEAR: f64 = 31_556_952.0;

/// A day as a year with a fraction.
fn year(date: crate::calendar::Date) -> f64 {
    f64::from(date.year()) + f64::from(date.day_of_year() - 1) / 366.0
}

/// Whether the words deny the place: `not the first`, `no longer the largest`.
fn denied(document: &Document, before: Range<u32>) -> bool {
    before.rev().take(4).any(|token| matches!(document.lower(token), "not" | "n't" | "hardly" | "neither" | "nor"))
}

/// Whether a sentence is a question that the next one answers, and how.
fn answer(document: &Document, sentence: u32) -> Option<bool> {
    let asked = document.sentences.get(sentence as usize)?;
    let question = document.slice(asked.span).trim_end().ends_with('?');
    let next = document.sentences.get(sentence as usize + 1).filter(|_| question)?;
    match document.lower(next.tokens.start) {
        "no" | "not" | "hardly" | "nope" | "wrong" => Some(false),
        "yes" | "yep" | "indeed" => Some(true),
        _ => None,
    }
}

/// Whether a superlative without a limit still claims a place: `for the first time`, `was the longest`, `the first such
/// trade`, `the first to resign`, `the second minister condemned`.
fn claims_a_place(document: &Document, mention: &Mention, order: &Order, from: u32) -> bool {
    let head = order.head.unwrap_or(mention.tokens.start);
    let first = scale(&order.lemma) == "first";
    let such = mention.tokens.clone().any(|token| document.lower(token) == "such");
    let time = first && document.lemma(head) == "time";
    let mut before = mention.tokens.start;
    while before > from
        && matches!(document.lower(before - 1), "the" | "a" | "its" | "their" | "his" | "her" | "'s" | "-")
    {
        before -= 1;
    }
    let verb = before.checked_sub(1).filter(|token| *token >= from).map_or("", |token| document.lemma(token));
    let predicate = matches!(verb, "be" | "become" | "remain" | "make");
    let next = document.lower(mention.tokens.end);
    // `the first to resign`, `the third whom this government has lost`
    let to = first && matches!(next, "to" | "whom");
    such || time || to || predicate && (!first || order.head.is_some())
}

/// The end of the words to show: the superlative with its limit, where that stands close behind.
fn rank_end(scene: &Scene<'_>, article: usize, mention: &Mention, behind: Range<u32>) -> Span {
    let document = scene.document(article);
    let time = scene
        .mentions_in(article, behind.clone())
        .find(|(_, other)| matches!(other.value, Value::Time(_)) && other.tokens.start <= behind.start + 8);
    let history = behind.clone().take(8).find(|token| matches!(document.lower(*token), "history" | "ever" | "record"));
    let end = time.map(|(_, other)| other.tokens.end - 1).into_iter().chain(history).min();
    end.map_or(mention.span, |end| document.cover(end..end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_and_no_lemma_stands_on_two_scales() {
        let mut all: Vec<&String> = TABLE.scales.iter().flatten().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert!(count > 40 && all.len() == count);
    }
}
