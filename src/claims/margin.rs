//! By how many votes something was decided, told or reckoned: `by a single vote`, `a majority of nine`, `71 votes to 63`.
//!
//! The two counts of a vote and the distance between them are one thing told in two ways; a story has one such
//! distance for each vote.

use std::ops::Range;

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::nouns::NOUNS;
use super::numerals::{Also, Numeral, numerals};
use super::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Unit, Value};
use crate::text::{Document, Sentence, Tag};

/// One claim a distance between votes.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    // Most articles speak of no vote.
    let scored = |mention: &Mention| matches!(&mention.value, Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Score);
    let voted = NOUNS.votes.iter().any(|vote| document.words().find(vote).is_some());
    if !voted && !scene.mentions(article).iter().any(scored) {
        return;
    }
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        let scores = scene.mentions_in(article, sentence.tokens.clone()).any(|(_, mention)| scored(mention));
        if !scores && !sentence.tokens.clone().any(|token| votes(document, token)) {
            continue;
        }
        let mine = numerals(scene, article, sentence, Also::Nothing);
        let found = reckoned(document, sentence, &mine)
            .or_else(|| told(scene, article, sentence, &mine))
            .or_else(|| single(document, sentence));
        if let Some((tokens, low, high, precision)) = found {
            out.push(claim(scene, article, tokens, low, high, precision));
        }
    }
}

/// Tokens, least and most, how exactly.
type Margin = (Range<u32>, f64, f64, Precision);

fn claim(scene: &Scene<'_>, article: usize, tokens: Range<u32>, low: f64, high: f64, precision: Precision) -> Claim {
    let span = scene.document(article).cover(tokens.clone());
    // All margins are of one sort, whatever word their sentence has for a vote.
    let unit = Unit { name: String::new(), dimension: Dimension::Count, factor: 1.0, offset: 0.0 };
    let quantity = Quantity { slack: 0.5, precision, ..Quantity::made(low, high, unit, span) };
    let value = ClaimValue::Amount(quantity);
    let mut claim = Claim::new(scene, article, ClaimKind::Amount, About::Margin, span, tokens.start, value);
    claim.forget(&scene.keys(article, tokens));
    claim
}

fn votes(document: &Document, token: u32) -> bool {
    NOUNS.votes.contains(document.lemma(token))
}

/// So many words before two counts a verb may say that something was decided by them: `approved the budget 210-180`.
const DECIDED: u32 = 6;

/// `71 votes to 63`, `voted 6-3`, `with 63 against 71`, `approved the budget 210-180`, `the vote went 15 to 8`.
fn reckoned(document: &Document, sentence: &Sentence, mine: &[Numeral]) -> Option<Margin> {
    let mut pairs = mine.windows(2).filter_map(|pair| {
        let [one, two] = pair else { return None };
        let between = one.tokens.end..two.tokens.start;
        let set = between.clone().any(|token| matches!(document.lower(token), "to" | "-" | "\u{2013}" | "against"));
        let plain = between.clone().all(|token| {
            votes(document, token) || matches!(document.lower(token), "to" | "-" | "\u{2013}" | "against" | "for")
        });
        let before = one.tokens.start.saturating_sub(DECIDED).max(sentence.tokens.start)..one.tokens.start;
        let decided = before.clone().any(|token| NOUNS.decides.contains(document.lemma(token)));
        let went = before.rev().take(2).any(|token| matches!(document.lemma(token), "go" | "end" | "finish"))
            && (sentence.tokens.start..one.tokens.start).any(|token| votes(document, token));
        let of_votes = decided
            || went
            || (one.tokens.start.saturating_sub(3)..two.tokens.end + 2).any(|token| votes(document, token));
        // `rose to 71 votes from 63`, `from 60 to 70 votes`
        let range = one.tokens.start.checked_sub(1).is_some_and(|at| matches!(document.lower(at), "from" | "between"));
        let whole = one.value.fract() == 0.0 && two.value.fract() == 0.0 && one.value != two.value;
        let fits = set && plain && of_votes && whole && !range;
        fits.then(|| (one.tokens.start..two.tokens.end, (one.value - two.value).abs()))
    });
    let (tokens, apart) = pairs.next()?;
    // Two votes in one sentence have two margins.
    pairs.next().is_none().then_some((tokens, apart, apart, Precision::Exact))
}

/// `by eight votes`, `a majority of nine`, `fewer than a hundred ballots made the difference`.
fn told(scene: &Scene<'_>, article: usize, sentence: &Sentence, mine: &[Numeral]) -> Option<Margin> {
    let document = scene.document(article);
    let quantities =
        scene.mentions_in(article, sentence.tokens.clone()).filter_map(|(_, mention)| match &mention.value {
            Value::Quantity(quantity) => Some((mention, quantity)),
            _ => None,
        });
    let mut found = quantities.filter(|(mention, quantity)| {
        let before = |back: u32| mention.tokens.start.checked_sub(back).map_or("", |at| document.lower(at));
        let counted = matches!(quantity.unit.dimension, Dimension::Count | Dimension::None) && quantity.per.is_none();
        let of_votes = mention.tokens.clone().any(|token| votes(document, token));
        let pair = paired(document, mention);
        let by = is_by_votes(document, mention);
        let named = before(1) == "of" && mention.tokens.start.checked_sub(2).is_some_and(|at| difference(document, at));
        let made = of_votes && decides(document, mention.tokens.end..sentence.tokens.end);
        counted && !pair && (by || named || made)
    });
    let (mention, quantity) = found.next()?;
    let alone = found.next().is_none() && mine.len() <= 2;
    alone.then(|| (mention.tokens.clone(), quantity.low, quantity.high, quantity.precision))
}

/// Whether a number is one of two counts: `by 71 votes to 63`.
fn paired(document: &Document, mention: &Mention) -> bool {
    matches!(document.lower(mention.tokens.end), "to" | "against" | "-" | "\u{2013}")
}

/// `by eight votes`: how many more, and no count of those cast.
pub(super) fn is_by_votes(document: &Document, mention: &Mention) -> bool {
    let by = |back: u32| mention.tokens.start.checked_sub(back).is_some_and(|at| document.lower(at) == "by");
    (by(1) || by(2)) && !paired(document, mention) && mention.tokens.clone().any(|token| votes(document, token))
}

fn difference(document: &Document, token: u32) -> bool {
    NOUNS.differences.contains(document.lemma(token))
}

/// `made the difference`, `was the difference`, close behind the votes.
fn decides(document: &Document, behind: Range<u32>) -> bool {
    let mut near = behind.clone().take(4);
    let verb = near.clone().any(|token| matches!(document.lemma(token), "be" | "make"));
    verb && near.any(|token| difference(document, token) && document.lower(token.saturating_sub(1)) == "the")
}

/// `by a single vote`, `A single, beautiful vote was the difference`.
fn single(document: &Document, sentence: &Sentence) -> Option<Margin> {
    let single = sentence.tokens.clone().find(|token| matches!(document.lower(*token), "single" | "one"))?;
    let vote = (single + 1..sentence.tokens.end.min(single + 7)).find(|token| votes(document, *token))?;
    let between = (single + 1..vote).all(|token| {
        matches!(document.tag(token), Tag::Adj | Tag::Adv) || matches!(document.lower(token), "," | "and")
    });
    let by = (single.saturating_sub(2)..single).any(|token| document.lower(token) == "by");
    let decided = by || decides(document, vote + 1..sentence.tokens.end);
    (between && decided).then_some((single..vote + 1, 1.0, 1.0, Precision::Exact))
}
