//! What stands in the slots of a pattern: `magnitude {number}` around its words.
//!
//! The matcher has found the pattern's longest run of words; from there the other words and slots are tried outwards,
//! each at the very next token. A gap tries so many tokens, so that the work for one place is bounded.

use std::ops::Range;

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::office;
use super::scene::Scene;
use crate::mentions::{Dimension, Mention, NameKind, Quantity, TimexKind, Value};
use crate::rules::{Hit, Params, Part, Pattern, Piece, Slot, Slots};
use crate::text::{Tag, TokenKind};

/// How many tokens a gap stands for at most, as in the phrases of other rules.
const GAP: u32 = 6;

/// A slot with what fills it.
#[derive(Debug, Clone)]
struct Fill {
    name: String,
    tokens: Range<u32>,
    value: ClaimValue,
}

/// A way a pattern fits: its fills and the tokens it covers so far.
#[derive(Debug, Clone, Default)]
struct Fit {
    fills: Vec<Fill>,
    tokens: Range<u32>,
}

/// One claim a place where a pattern fits.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for hit in scene.hits(article) {
        let Part::Anchor(nth) = hit.part else { continue };
        let Params::Pattern(slots) = scene.story.rules.list[hit.rule].params() else { continue };
        let Some(fit) = slots.phrases.get(usize::from(nth)).and_then(|pattern| fit(scene, article, pattern, hit))
        else {
            continue;
        };
        let Some(claim) = claim(scene, article, hit, slots, fit) else { continue };
        // A number in a slot is the pattern's: its words say more than a head or a noun.
        out.retain(|other| other.article != article || other.kind != ClaimKind::Amount || !one_number(other, &claim));
        out.push(claim);
    }
}

fn one_number(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (ClaimValue::Amount(x), ClaimValue::Amount(y)) => x.number == y.number,
        _ => false,
    }
}

fn claim(scene: &Scene<'_>, article: usize, hit: &Hit, slots: &Slots, fit: Fit) -> Option<Claim> {
    let document = scene.document(article);
    let own = fit.fills.iter().find(|fill| fill.name == slots.compare)?;
    let span = document.cover(fit.tokens.clone());
    let about = About::Measure(hit.rule);
    let token = hit.tokens.start;
    let mut claim = Claim::new(scene, article, ClaimKind::Slot, about, span, token, own.value.clone());
    claim.forget(&scene.keys(article, own.tokens.clone()));
    let others = fit.fills.iter().filter(|fill| fill.name != slots.compare);
    claim.scope = others.flat_map(|fill| scene.keys(article, fill.tokens.clone())).collect();
    claim.scope.sort_unstable();
    claim.scope.dedup();
    Some(claim)
}

/// The first way in which all pieces around the anchor fit.
fn fit(scene: &Scene<'_>, article: usize, pattern: &Pattern, hit: &Hit) -> Option<Fit> {
    let document = scene.document(article);
    let sentence = document.tokens.get(hit.tokens.start as usize)?.sentence;
    let whole = document.sentences.get(sentence as usize)?.tokens.clone();
    let fit = Fit { fills: Vec::new(), tokens: hit.tokens.start..hit.tokens.end };
    let behind = pattern.pieces.get(pattern.anchor.end..)?;
    let before: Vec<Piece> = pattern.pieces.get(..pattern.anchor.start)?.iter().rev().cloned().collect();
    let fit = grow(scene, article, behind, true, &whole, fit)?;
    grow(scene, article, &before, false, &whole, fit)
}

/// Fits the pieces one after the other, away from the anchor.
fn grow(
    scene: &Scene<'_>,
    article: usize,
    pieces: &[Piece],
    forward: bool,
    within: &Range<u32>,
    fit: Fit,
) -> Option<Fit> {
    let Some((piece, rest)) = pieces.split_first() else { return Some(fit) };
    match piece {
        Piece::Gap => (0..=GAP).find_map(|skip| {
            let moved = fit.moved(skip, forward, within)?;
            grow(scene, article, rest, forward, within, moved)
        }),
        Piece::Word(word) => {
            let document = scene.document(article);
            (0..=1).find_map(|hyphen| {
                let skipped = fit.moved(hyphen, forward, within)?;
                let joins = |token: u32| document.tokens.get(token as usize).map(|token| token.kind);
                if hyphen == 1 && joins(skipped.edge(forward)) != Some(TokenKind::Mark) {
                    return None;
                }
                let moved = skipped.moved(1, forward, within)?;
                let token = moved.edge(forward);
                let is = document.lower(token) == word || document.lemma(token) == word;
                if is { grow(scene, article, rest, forward, within, moved) } else { None }
            })
        }
        Piece::Slot(slot, name) => {
            // Determiners, hyphens and the words of a hedge may stand between a word and its slot.
            (0..=2).find_map(|skip| {
                let from = fit.moved(skip, forward, within)?;
                if !light(scene, article, &fit, &from) {
                    return None;
                }
                let fills = fills(scene, article, *slot, from.next(forward), forward);
                fills.into_iter().find_map(|(tokens, value)| {
                    if tokens.start < within.start || tokens.end > within.end {
                        return None;
                    }
                    let mut grown = from.clone();
                    grown.tokens = grown.tokens.start.min(tokens.start)..grown.tokens.end.max(tokens.end);
                    grown.fills.push(Fill { name: name.clone(), tokens, value });
                    grow(scene, article, rest, forward, within, grown)
                })
            })
        }
    }
}

/// Whether only words without content lie between two stages of a fit.
fn light(scene: &Scene<'_>, article: usize, from: &Fit, to: &Fit) -> bool {
    let document = scene.document(article);
    let mut between = (to.tokens.start..from.tokens.start).chain(from.tokens.end..to.tokens.end);
    between.all(|token| {
        matches!(document.tag(token), Tag::Det | Tag::Adv | Tag::Adj)
            || matches!(document.lower(token), "-" | "\u{2010}" | "\u{2011}" | "$" | "its" | "their")
    })
}

impl Fit {
    /// The same with `by` more tokens on one side, if the sentence has them.
    fn moved(&self, by: u32, forward: bool, within: &Range<u32>) -> Option<Self> {
        let mut moved = self.clone();
        if forward {
            moved.tokens.end += by;
        } else {
            moved.tokens.start = moved.tokens.start.checked_sub(by)?;
        }
        (moved.tokens.start >= within.start && moved.tokens.end <= within.end).then_some(moved)
    }

    /// The outermost token of one side.
    fn edge(&self, forward: bool) -> u32 {
        if forward { self.tokens.end.saturating_sub(1) } else { self.tokens.start }
    }

    /// The next token of one side; for the side before, one past it.
    fn next(&self, forward: bool) -> u32 {
        if forward { self.tokens.end } else { self.tokens.start }
    }
}

/// What can fill a slot that begins at a token (or, before the anchor, ends at it), and the tokens it stands on.
fn fills(scene: &Scene<'_>, article: usize, slot: Slot, at: u32, forward: bool) -> Vec<(Range<u32>, ClaimValue)> {
    if slot == Slot::Noun {
        let phrases = &scene.document(article).noun_phrases;
        let found =
            phrases.partition_point(|phrase| if forward { phrase.tokens.end <= at } else { phrase.tokens.end < at });
        let Some(phrase) = phrases.get(found) else { return Vec::new() };
        let fits = if forward { phrase.tokens.contains(&at) } else { phrase.tokens.end == at };
        let tokens = if forward { at..phrase.tokens.end } else { phrase.tokens.clone() };
        let keys = scene.keys(article, tokens.clone());
        let filled = fits && !keys.is_empty();
        return filled.then_some((tokens, ClaimValue::Place(keys))).into_iter().collect();
    }
    let around = at.saturating_sub(FAR)..at.saturating_add(FAR);
    let mut fills = Vec::new();
    for (_, mention) in scene.mentions_in(article, around) {
        if let Some(value) = value(scene, article, slot, mention) {
            fills.extend(touching(scene, article, mention, at, forward).map(|tokens| (tokens, value.clone())));
        }
    }
    fills
}

/// How many tokens a mention that fills a slot may be long.
const FAR: u32 = 24;

/// The tokens of a mention, or of its bare number, where one of them begins (or ends) at a token.
fn touching(
    scene: &Scene<'_>,
    article: usize,
    mention: &Mention,
    at: u32,
    forward: bool,
) -> impl Iterator<Item = Range<u32>> + use<> {
    let document = scene.document(article);
    let number = match &mention.value {
        Value::Quantity(quantity) => document.tokens_in(quantity.number),
        _ => mention.tokens.clone(),
    };
    let meets = move |tokens: &Range<u32>| if forward { tokens.start == at } else { tokens.end == at };
    // `14 ships`, then `14`: a word of the pattern may be the noun that is counted.
    [mention.tokens.clone(), number].into_iter().filter(meets)
}

/// The value that a mention gives to a slot; none where it is of another kind.
fn value(scene: &Scene<'_>, article: usize, slot: Slot, mention: &Mention) -> Option<ClaimValue> {
    match (&mention.value, slot) {
        (Value::Quantity(quantity), slot) if takes(slot, quantity) => Some(ClaimValue::Amount(quantity.clone())),
        (Value::Time(timex), slot) => {
            let fits = match timex.kind {
                TimexKind::Date => matches!(slot, Slot::Date | Slot::Time),
                TimexKind::Time => slot == Slot::Time,
                TimexKind::Duration => slot == Slot::Duration,
                TimexKind::Set => false,
            };
            fits.then(|| ClaimValue::Time(timex.clone()))
        }
        (Value::Name(name), slot) => {
            let fits = match slot {
                Slot::Name => true,
                Slot::Person => matches!(name.kind, NameKind::Person),
                Slot::Place => matches!(name.kind, NameKind::Place | NameKind::Country),
                Slot::Organisation => matches!(name.kind, NameKind::Organisation),
                _ => false,
            };
            let keys = scene.keys(article, mention.tokens.clone());
            (fits && !keys.is_empty()).then_some(ClaimValue::Place(keys))
        }
        (Value::Role(role), Slot::Role) => {
            Some(ClaimValue::Office(Box::new(office::post(scene, article, mention, role))))
        }
        (Value::Quote(_), Slot::Quote) => Some(ClaimValue::Words),
        _ => None,
    }
}

fn takes(slot: Slot, quantity: &Quantity) -> bool {
    let dimension = quantity.unit.dimension;
    match slot {
        Slot::Number => true,
        Slot::Percent => matches!(dimension, Dimension::Share | Dimension::Points),
        Slot::Money => dimension == Dimension::Money,
        Slot::Length => dimension == Dimension::Length,
        Slot::Area => dimension == Dimension::Area,
        Slot::Mass => dimension == Dimension::Mass,
        Slot::Speed => dimension == Dimension::Speed,
        Slot::Temperature => dimension == Dimension::Temperature,
        Slot::Age => dimension == Dimension::Age,
        _ => false,
    }
}
