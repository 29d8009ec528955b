//! Shares of one thing that are more than all of it: `Brenner won 54 percent of the vote, Kolar 38 and Simek 18`.

use super::words::WHOLES;
use super::{Reckoning, push};
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Value};
use crate::text::{Document, Sentence, Tag};

/// A pair of claims for every sentence whose shares are more than all.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        let Some(shares) = shares(scene, article, sentence) else { continue };
        let excludes = sentence.tokens.clone().any(|token| WHOLES.exclusive.contains(document.lemma(token)));
        if !excludes || !is_row(scene, article, sentence, &shares) {
            continue;
        }
        let Some(((said_at, said), others)) = shares.split_last() else { continue };
        let told: f64 = others.iter().map(|(_, share)| share.low).sum();
        let slack: f64 = shares.iter().map(|(_, share)| share.slack.min(0.5)).sum();
        let value = 100.0 - told;
        // Far more than all are shares of different things.
        if value <= 0.0 || told + said.low <= 100.0 + slack || told + said.low > MOST {
            continue;
        }
        let names: Vec<&str> = others.iter().map(|(mention, _)| document.slice(mention.span)).collect();
        let words = format!("Of 100 percent {} leave", names.join(" and "));
        let spans: Vec<_> = others.iter().map(|(mention, _)| mention.span).collect();
        let value = (value * 100.0).round() / 100.0;
        push(scene, article, (said_at, said), &spans, &Reckoning { value, slack, words }, out);
    }
}

/// The most that shares of one thing are told to be by mistake.
const MOST: f64 = 125.0;

/// The shares of a sentence, two at least, each told exactly.
fn shares<'a>(scene: &Scene<'a>, article: usize, sentence: &Sentence) -> Option<Vec<(&'a Mention, &'a Quantity)>> {
    let mentions = scene.mentions_in(article, sentence.tokens.clone()).map(|(_, mention)| mention);
    let found: Vec<(&Mention, &Quantity)> = mentions
        .filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Share => Some((mention, quantity)),
            _ => None,
        })
        .collect();
    let exact = found.iter().all(|(_, share)| share.precision == Precision::Exact && share.low == share.high);
    (exact && (2..=8).contains(&found.len())).then_some(found)
}

/// Whether shares stand in one row, each of its own holder and all of one thing.
fn is_row(scene: &Scene<'_>, article: usize, sentence: &Sentence, shares: &[(&Mention, &Quantity)]) -> bool {
    let document = scene.document(article);
    let lower = |token: u32| document.lower(token);
    let (Some((first, _)), Some((last, _))) = (shares.first(), shares.last()) else { return false };
    let joined = shares.windows(2).all(|pair| {
        let gap = pair[0].0.tokens.end..pair[1].0.tokens.start;
        let separated = gap.clone().any(|token| matches!(lower(token), "," | "and" | ";" | "("));
        separated && gap.len() <= WIDEST && gap.clone().any(|token| is_holder(document, token))
    });
    // `60 percent of the bank, 30 percent of the mill`: of two things.
    let of = shares.iter().filter(|(mention, _)| lower(mention.tokens.end) == "of").count();
    // `in the north`, `of the men`, `among women`: of parts that each are a whole.
    let split = (sentence.tokens.start..sentence.tokens.end).any(|token| {
        let favour = matches!(document.lemma(token + 1), "favour" | "favor")
            || document.lower(token + 1) == "the" && WHOLES.exclusive.contains(document.lemma(token + 2));
        let inside = token >= first.tokens.end && token < sentence.tokens.end;
        let place = matches!(lower(token), "in" | "at" | "among" | "across" | "near") && inside && !favour;
        let again = lower(token) == "of" && matches!(lower(token.saturating_sub(1)), "," | "and") && inside;
        let against = lower(token) == "against" && document.tag(token + 1) == Tag::Num;
        let loose = inside && (against || matches!(lower(token), "than" | "from" | "both" | "also" | "or" | "that"));
        place || again || loose
    });
    let times = scene
        .mentions_in(article, first.tokens.start..last.tokens.end)
        .any(|(_, other)| matches!(other.value, Value::Time(_) | Value::Change(_)));
    let aside = sentence.tokens.clone().any(|token| WHOLES.apart.contains(document.lemma(token)));
    joined && of <= 1 && !split && !times && !aside
}

/// Most tokens between one share and the next.
const WIDEST: usize = 10;

/// A word that can be who has a share, or what one is for.
fn is_holder(document: &Document, token: u32) -> bool {
    matches!(document.tag(token), Tag::Noun | Tag::Propn)
        || matches!(document.lower(token), "no" | "yes" | "for" | "against" | "undecided" | "not")
}
