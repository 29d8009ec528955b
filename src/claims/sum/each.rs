//! A number of shares of one size and their sum: `The 12 villages will share 6 million euros, 500,000 euros each.`

use super::{Reckoning, push};
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Value};
use crate::text::Document;

/// A pair of claims for every sentence that gives a number, what each gets, and the sum.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        let Some(each) = sentence.tokens.clone().find(|token| says_each(document, *token)) else { continue };
        let exact: Vec<(&Mention, &Quantity)> = scene
            .mentions_in(article, sentence.tokens.clone())
            .filter_map(|(_, mention)| match &mention.value {
                Value::Quantity(quantity) => Some((mention, quantity)),
                _ => None,
            })
            .filter(|(_, quantity)| quantity.precision == Precision::Exact && quantity.low > 0.0)
            .collect();
        let of = |dimension: Dimension| -> Vec<&(&Mention, &Quantity)> {
            exact.iter().filter(|(_, quantity)| quantity.unit.dimension == dimension).collect()
        };
        let (sums, numbers) = (of(Dimension::Money), of(Dimension::Count));
        let ([one, two], [number]) = (sums.as_slice(), numbers.as_slice()) else {
            continue;
        };
        let (rate, total) = if one.1.low < two.1.low { (one, two) } else { (two, one) };
        // What each gets stands at the word: `500 each`, `each gets 500`.
        let near = |mention: &Mention| mention.tokens.end.abs_diff(each).min(mention.tokens.start.abs_diff(each));
        let tied = rate.0.tokens.end == each || document.lower(each) == "each" && near(rate.0) < near(total.0);
        let value = rate.1.low * number.1.low;
        let close = value > total.1.low / 3.0 && value < total.1.low * 3.0;
        if !tied || !close || rate.1.unit.name != total.1.unit.name || number.1.low < 2.0 {
            continue;
        }
        let words = format!("{} times {} make", document.slice(number.1.number), document.slice(rate.0.span));
        let slack = rate.1.slack.min(0.01 * rate.1.low) * number.1.low;
        let reckoning = Reckoning { value, slack, words };
        push(scene, article, (total.0, total.1), &[number.0.span, rate.0.span], &reckoning, out);
    }
}

fn says_each(document: &Document, token: u32) -> bool {
    matches!(document.lower(token), "each" | "apiece")
        || document.lower(token) == "per" && document.lower(token + 1) == "head"
}
