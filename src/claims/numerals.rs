//! The plain numbers of a sentence with what stands behind them, bare ones too: `18, 11, nine and four years`.

use std::ops::Range;

use super::scene::Scene;
use crate::mentions::{Dimension, Precision, TimexKind, Value, is_number_word, written};
use crate::text::{Document, Sentence, Span, Tag, TokenKind};

/// A number that counts, or a sum of money.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numeral {
    /// The number, the noun left out.
    pub(super) tokens: Range<u32>,
    /// What it is worth.
    pub(super) value: f64,
    /// Half a unit of its last digit where that is a decimal or a scale, else 0.
    pub(super) slack: f64,
    /// The lemma of the noun right behind it, or the currency; empty where there is none.
    pub(super) unit: String,
}

impl Numeral {
    /// The number as written.
    pub(super) fn span(&self, scene: &Scene<'_>, article: usize) -> Span {
        scene.document(article).cover(self.tokens.clone())
    }
}

/// Which numbers are read beside those that count something or are money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Also {
    /// No others.
    Nothing,
    /// Years and days.
    Lengths,
    /// Years and days, and percentages.
    Shares,
}

/// A number as it is written.
#[derive(Debug)]
pub(super) struct Written {
    /// What it is worth.
    value: f64,
    /// The tokens that it stands on.
    pub(super) tokens: Range<u32>,
}

/// Every number that the sentences of a document write, in order; `the one after` is none.
pub(super) fn all(document: &Document) -> Vec<Written> {
    let begins: Vec<bool> =
        document.words().iter().map(|word| matches!(word, "a" | "an") || is_number_word(word)).collect();
    let may_begin = |at: u32| {
        document.tokens.get(at as usize).is_some_and(|token| match token.kind {
            TokenKind::Number => true,
            TokenKind::Word => begins.get(token.lower.index()).copied().unwrap_or(false),
            TokenKind::Mark => false,
        })
    };
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !may_begin(at) {
                at += 1;
                continue;
            }
            let number = written(document, at).filter(|(_, tokens)| tokens.end <= sentence.tokens.end);
            let before = || at.checked_sub(1).map_or("", |before| document.lower(before));
            let pronoun = || document.lower(at) == "one" && matches!(before(), "the" | "this" | "that" | "no" | "not");
            match number.filter(|_| !pronoun()) {
                Some((value, tokens)) => {
                    at = tokens.end.max(at + 1);
                    found.push(Written { value, tokens });
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The numbers of a sentence that count something or are money, in order: no dates, ages or rates, and none with a
/// hedge.
pub(super) fn numerals(scene: &Scene<'_>, article: usize, sentence: &Sentence, also: Also) -> Vec<Numeral> {
    let document = scene.document(article);
    let numeral = |number: &Written| {
        let (value, slack, unit) = worth(scene, article, number.tokens.clone(), number.value, also)?;
        let behind = number.tokens.end;
        let noun = matches!(document.tag(behind), Tag::Noun | Tag::Propn) && behind < sentence.tokens.end;
        let unit = unit.unwrap_or_else(|| if noun { document.lemma(behind).to_owned() } else { String::new() });
        Some(Numeral { tokens: number.tokens.clone(), value, slack, unit })
    };
    scene.numbers(article, sentence.tokens.clone()).iter().filter_map(numeral).collect()
}

/// The value, the slack and the unit of a number as the mentions on it see it; none where it is no count.
fn worth(
    scene: &Scene<'_>,
    article: usize,
    number: Range<u32>,
    value: f64,
    also: Also,
) -> Option<(f64, f64, Option<String>)> {
    let document = scene.document(article);
    let sentence = document.tokens.get(number.start as usize)?.sentence;
    let tokens = document.sentences.get(sentence as usize)?.tokens.clone();
    for (_, mention) in scene.mentions_in(article, tokens) {
        if !mention.tokens.contains(&number.start) {
            continue;
        }
        match &mention.value {
            Value::Time(timex) if also != Also::Nothing && timex.kind == TimexKind::Duration => {
                return (timex.precision == Precision::Exact).then_some((value, 0.0, None));
            }
            Value::Time(_) => return None,
            Value::Quantity(quantity) => {
                let plain = quantity.precision == Precision::Exact && quantity.per.is_none();
                let slack = if quantity.slack > 0.5 { quantity.slack } else { 0.0 };
                return match quantity.unit.dimension {
                    Dimension::Count | Dimension::None if plain => Some((quantity.low, slack, None)),
                    // The two sides of `71-64`, each by itself.
                    Dimension::Score => Some((value, 0.0, None)),
                    Dimension::Share if plain && also == Also::Shares => {
                        Some((quantity.low, 0.0, Some(quantity.unit.name.clone())))
                    }
                    Dimension::Money if plain => Some((quantity.low, quantity.slack, Some(quantity.unit.name.clone()))),
                    _ => None,
                };
            }
            _ => {}
        }
    }
    Some((value, 0.0, None))
}
