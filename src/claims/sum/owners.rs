//! A total and, behind a colon or a dash, who has which part of it: `commands 104 seats: his own party brings 61, the
//! Liberals 28, the League 11`; the unit is told with the total, and a scale may be.

use std::ops::Range;

use super::parts::told;
use super::totals;
use super::whole::{MOST_PARTS, near, open, scaled};
use super::words::WHOLES;
use crate::claims::claim::Claim;
use crate::claims::numerals::{Also, Numeral, numerals};
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Quantity, Value};
use crate::text::{Document, Sentence, Tag};

/// A pair of claims where the owners' parts do not make the total.
pub(super) fn extract(scene: &Scene<'_>, article: usize, mention: &Mention, total: &Quantity, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let Some(sentence) = document.sentences.get(mention.sentence as usize) else { return };
    let opens = |token: &u32| document.lower(*token) != "(" && totals::opens(document, *token);
    let Some(mark) = (mention.tokens.end..sentence.tokens.end).find(opens) else { return };
    let end = totals::closing(document, mark, sentence.tokens.end);
    let counts = is_total(scene, article, sentence, mention, total, mark);
    let Some(parts) = parts(scene, article, sentence, mark + 1..end).filter(|_| counts) else { return };
    let whole = Numeral {
        tokens: document.tokens_in(total.number),
        value: total.low,
        slack: if total.slack > 0.5 { total.slack } else { 0.0 },
        unit: total.unit.name.clone(),
    };
    let Some(parts) = scaled(&whole, &parts) else { return };
    if let Some(sum) = near(&whole, &parts) {
        told(scene, article, &sum, out);
    }
}

/// Whether a figure before a mark is what the parts behind it are of: the only one, or the first beside the whole that it is
/// itself a part of (`33 of the 60 seats`, `104 seats in a chamber of two hundred`).
fn is_total(
    scene: &Scene<'_>,
    article: usize,
    sentence: &Sentence,
    mention: &Mention,
    total: &Quantity,
    mark: u32,
) -> bool {
    let document = scene.document(article);
    let mut others =
        scene.mentions_in(article, sentence.tokens.start..mark).filter_map(|(_, other)| match &other.value {
            Value::Quantity(quantity) if other.tokens != mention.tokens => Some((other, quantity)),
            _ => None,
        });
    let larger = |(other, quantity): (&Mention, &Quantity)| {
        let from = mention.tokens.end..other.tokens.start;
        quantity.low > total.low && from.clone().any(|token| matches!(document.lower(token), "of" | "in"))
    };
    // `rose by 54`, `more than 54` are no totals; who needs 54 has none yet.
    let before = mention.tokens.start.saturating_sub(1);
    let governed = matches!(document.lower(before), "by" | "than" | "from") && before >= sentence.tokens.start;
    let measured = (sentence.tokens.start..mention.tokens.start).any(|token| is_measure(document, token));
    others.all(larger) && !governed && !measured
}

/// Whether a word is a verb of prices, measures and wants.
fn is_measure(document: &Document, token: u32) -> bool {
    document.tag(token) == Tag::Verb && WHOLES.measures.contains(document.lemma(token))
}

/// The parts of a range, if it does nothing but give each owner one.
fn parts(scene: &Scene<'_>, article: usize, sentence: &Sentence, tokens: Range<u32>) -> Option<Vec<Numeral>> {
    let document = scene.document(article);
    let numbers = numerals(scene, article, sentence, Also::Nothing);
    let parts: Vec<Numeral> = numbers.into_iter().filter(|part| tokens.contains(&part.tokens.start)).collect();
    if !(2..=MOST_PARTS).contains(&parts.len())
        || open(document, tokens.clone())
        || !all_read(scene, article, tokens.clone(), &parts)
    {
        return None;
    }
    let starts = std::iter::once(tokens.start).chain(parts.iter().map(|part| part.tokens.end));
    let mut owners = Vec::new();
    let mut conjoined = false;
    for (nth, (from, part)) in starts.zip(&parts).enumerate() {
        let gap = from..part.tokens.start;
        let comma = gap.clone().rev().find(|token| matches!(document.lower(*token), "," | ";" | "and"));
        let first = match comma {
            Some(comma) if nth > 0 => comma + 1,
            None if nth == 0 => from,
            _ => return None,
        };
        conjoined |= comma.is_some_and(|comma| document.lower(comma) == "and");
        ends(document, from..comma.unwrap_or(from)).then_some(())?;
        owners.push(owner(document, first..part.tokens.start)?);
    }
    let last = parts.last()?.tokens.end;
    let close =
        (last..tokens.end).find(|token| matches!(document.lower(*token), "," | "." | ";")).unwrap_or(tokens.end);
    let apart = owners.iter().enumerate().all(|(nth, owner)| !owners[..nth].contains(owner));
    (ends(document, last..close) && apart && (parts.len() > 2 || conjoined)).then_some(parts)
}

/// Whether the numbers of a range are its only figures, and no times or changes stand among them.
fn all_read(scene: &Scene<'_>, article: usize, tokens: Range<u32>, parts: &[Numeral]) -> bool {
    scene.mentions_in(article, tokens).all(|(_, other)| match &other.value {
        Value::Quantity(quantity) => {
            quantity.unit.dimension != Dimension::Share
                && parts.iter().any(|part| other.tokens.contains(&part.tokens.start))
        }
        Value::Time(_) | Value::Change(_) => false,
        _ => true,
    })
}

/// Whether nothing but what is counted stands behind a part: `61 seats`, `28 of them`.
fn ends(document: &Document, tokens: Range<u32>) -> bool {
    let plain = |token: u32| {
        !matches!(document.tag(token), Tag::Verb | Tag::Aux | Tag::Adv | Tag::Adp)
            && !WHOLES.loose.contains(document.lower(token))
    };
    tokens.len() <= 3 && tokens.clone().all(plain)
}

/// Most words that name an owner and what it does.
const OWNER: usize = 9;

/// The lemma of the noun that a part belongs to: `the Liberals`, `his own Centre Union brings`, `wheat accounted for`.
fn owner(document: &Document, tokens: Range<u32>) -> Option<&str> {
    let lower = |token: u32| document.lower(token);
    let noun = |token: u32| matches!(document.tag(token), Tag::Noun | Tag::Propn);
    let verb = tokens.clone().find(|token| matches!(document.tag(*token), Tag::Verb | Tag::Aux));
    let named = tokens.start..verb.unwrap_or(tokens.end);
    let head = named.clone().rev().find(|token| noun(*token))?;
    // A number may stand behind `for` only where a part is told by it: `wheat accounted for 180, barley for 110`.
    let stray = |token: u32| {
        matches!(document.tag(token), Tag::Pron)
            && !matches!(lower(token), "his" | "her" | "its" | "their" | "our" | "my")
            || WHOLES.loose.contains(lower(token))
            || WHOLES.rivals.contains(document.lemma(token))
            || matches!(lower(token), "not" | "no" | "may" | "might" | "could" | "would" | "should" | "must" | "n't")
            || is_measure(document, token)
    };
    let before = lower(tokens.end - 1);
    let tied = noun(tokens.end - 1)
        || matches!(document.tag(tokens.end - 1), Tag::Verb | Tag::Aux)
        || matches!(before, "for" | "home" | "with" | "in" | "\u{a3}" | "$" | "\u{20ac}");
    let opens = !matches!(document.tag(tokens.start), Tag::Adp | Tag::Verb | Tag::Aux | Tag::Adv);
    let fits = tokens.len() <= OWNER && opens && tied && !tokens.clone().any(stray);
    fits.then(|| document.lemma(head))
}
