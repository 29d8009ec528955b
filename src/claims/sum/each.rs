//! A number of shares of one size and their sum: `The 12 villages will share 6 million euros, 500,000 euros each`; `Six trucks
//! came, each with 12,000 bottles, 72,000 in all`; `It pays 186 million to 1,240 people. That is 150,000 apiece.`

use super::{Reckoning, push};
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Value};
use crate::text::{Document, Sentence, Tag};

/// A number with what it counts or measures.
type Figure<'a> = (&'a Mention, &'a Quantity);

/// A pair of claims for every sentence that gives a number, what each gets, and the sum.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let mut before: Option<&Sentence> = None;
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        if let Some(each) = sentence.tokens.clone().find(|token| says_each(document, *token)) {
            let mut figures = exact(scene, article, sentence);
            if figures.len() == 1
                && let Some(before) = before.filter(|_| refers_back(document, sentence.tokens.start))
            {
                figures = exact(scene, article, before).into_iter().chain(figures).collect();
            }
            shared_out(scene, article, &figures, each, out);
        }
        before = Some(sentence);
    }
}

/// The figures of a sentence that are no estimates.
fn exact<'a>(scene: &Scene<'a>, article: usize, sentence: &Sentence) -> Vec<Figure<'a>> {
    let mentions = scene.mentions_in(article, sentence.tokens.clone()).map(|(_, mention)| mention);
    mentions
        .filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) => Some((mention, quantity)),
            _ => None,
        })
        .filter(|(_, quantity)| quantity.precision == Precision::Exact && quantity.low > 0.0)
        .collect()
}

fn shared_out(scene: &Scene<'_>, article: usize, figures: &[Figure<'_>], each: u32, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let of = |dimension: Dimension| -> Vec<&Figure<'_>> {
        figures.iter().filter(|(_, quantity)| quantity.unit.dimension == dimension).collect()
    };
    let (sums, numbers) = (of(Dimension::Money), of(Dimension::Count));
    let (rate, total, number) = match (sums.as_slice(), numbers.as_slice(), figures) {
        ([one, two], [number], _) if one.1.low < two.1.low => (*one, *two, *number),
        ([one, two], [number], _) => (*two, *one, *number),
        // `90 million euros to 3,000 families, or 30,000 each`: the unit goes without saying.
        ([total], [number], [.., rate]) if rate.1.unit.dimension == Dimension::None && rate.0.tokens.end == each => {
            (rate, *total, *number)
        }
        // `Six trucks came, each with 12,000 bottles, which makes 60,000 in all`
        // or `21 trains of three carriages each, 66 in all`
        ([], _, [number, rate, total, ..])
            if number.0.tokens.end <= each
                && (rate.0.tokens.start > each || rate.0.tokens.end == each && total.0.tokens.start > each) =>
        {
            (rate, total, number)
        }
        _ => return,
    };
    // What each gets stands at the word: `500 each`, `each gets 500`, `500 apiece`.
    let near = |mention: &Mention| mention.tokens.end.abs_diff(each).min(mention.tokens.start.abs_diff(each));
    let tied = rate.0.tokens.end == each
        || rate.0.tokens.contains(&each)
        || document.lower(each) == "each" && near(rate.0) < near(total.0) && near(rate.0) <= BESIDE;
    // `300 laptops at 500 euros each and a server for 180,000 euros`: the sum is of other things too.
    let beside = rate.0.tokens.end.min(each)..total.0.tokens.start;
    let others = beside.clone().any(|token| {
        document.lower(token) == "and" && matches!(document.tag(token + 1), Tag::Det | Tag::Noun | Tag::Num)
    });
    let units = rate.1.unit.name == total.1.unit.name
        || rate.1.unit.dimension == Dimension::None && total.1.unit.dimension == Dimension::Money
        || total.1.unit.dimension == Dimension::None;
    // `each moving 12 cubic metres a second, 48 cubic metres every second in all`
    let rates = number.1.per.is_none()
        && (rate.1.per == total.1.per || is_person(rate.1.per.as_deref()) || rate.1.unit.dimension.is_physical());
    let value = rate.1.low * number.1.low;
    let close = value > total.1.low / 3.0 && value < total.1.low * 3.0;
    if !tied || others || !close || !units || !rates || number.1.low < 2.0 || rate.1.low >= total.1.low {
        return;
    }
    let words = format!("{} times {} make", document.slice(number.1.number), document.slice(rate.0.span));
    let slack = rate.1.slack.min(0.01 * rate.1.low) * number.1.low;
    let reckoning = Reckoning { value, slack, words };
    push(scene, article, (total.0, total.1), &[number.0.span, rate.0.span], &reckoning, out);
}

/// How far from the word what each gets may stand, in tokens.
const BESIDE: u32 = 4;

/// `25,000 euros per person` of what is shared by so many.
fn is_person(per: Option<&str>) -> bool {
    per.is_some_and(|per| matches!(per, "person" | "head" | "capita"))
}

/// `That works out at`, `which is`: a sentence that reckons with the figures of the one before.
fn refers_back(document: &Document, start: u32) -> bool {
    matches!(document.lower(start), "that" | "this" | "it" | "which")
}

fn says_each(document: &Document, token: u32) -> bool {
    matches!(document.lower(token), "each" | "apiece")
        || matches!(document.lower(token), "per" | "a")
            && matches!(document.lower(token + 1), "head" | "person" | "capita")
}
