//! Two times of day and how long it took from the one to the other: `in at 3.12am and gone by 3.21am. It was over in six
//! minutes.`

use super::{Reckoning, push};
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Timex, TimexKind, Unit, Value};
use crate::text::{Document, Sentence};

/// A pair of claims for every sentence with two times of day whose distance it, or the next, gives otherwise.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let sentences = &scene.document(article).sentences;
    for (nth, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| sentence.block.speaks()) {
        let clocks = times(scene, article, sentence, |timex| timex.clock.is_some());
        let [from, to] = clocks.as_slice() else { continue };
        let behind = sentences.get(nth + 1).filter(|behind| behind.block.speaks());
        let lengths: Vec<_> = [Some(sentence), behind]
            .into_iter()
            .flatten()
            .flat_map(|sentence| times(scene, article, sentence, |timex| timex.kind == TimexKind::Duration))
            .collect();
        if let [length] = lengths.as_slice()
            && takes(scene.document(article), length.0)
        {
            compare(scene, article, [*from, *to], *length, out);
        }
    }
}

/// A time with what it means.
type Told<'a> = (&'a Mention, &'a Timex);

/// The times of a sentence that are of one sort.
fn times<'a>(scene: &Scene<'a>, article: usize, sentence: &Sentence, sort: impl Fn(&Timex) -> bool) -> Vec<Told<'a>> {
    let mentions = scene.mentions_in(article, sentence.tokens.clone()).map(|(_, mention)| mention);
    mentions
        .filter_map(|mention| match &mention.value {
            Value::Time(timex) if sort(timex) => Some((mention, timex)),
            _ => None,
        })
        .collect()
}

/// Whether a length of time is said to be how long something took.
fn takes(document: &Document, mention: &Mention) -> bool {
    let before = mention.tokens.start.saturating_sub(5)..mention.tokens.start;
    before.clone().any(|token| matches!(document.lemma(token), "last" | "take" | "over" | "spend" | "need" | "whole"))
        || matches!(document.lower(mention.tokens.end), "long" | "later" | "flat")
}

/// Whoever tells hours lets a quarter of one go unsaid.
const HOURS_SLACK: f64 = 0.26;

fn compare(scene: &Scene<'_>, article: usize, [from, to]: [Told<'_>; 2], length: Told<'_>, out: &mut Vec<Claim>) {
    let Some((low, high, unit)) = length.1.count.filter(|_| length.1.precision == Precision::Exact) else { return };
    let exact = [from, to].iter().all(|time| time.1.precision == Precision::Exact);
    let (minutes, slack) = match unit {
        "minute" => (1.0, 1.0),
        "hour" => (60.0, HOURS_SLACK * 60.0),
        _ => return,
    };
    let Some(apart) = from.1.minutes_from(to.1).map(f64::from).filter(|apart| *apart > 0.0) else { return };
    let (low, high) = (low * minutes, high * minutes);
    // What took less than half or more than twice as long is something else.
    if !exact || low > 2.0 * apart || high < apart / 2.0 {
        return;
    }
    let unit = Unit { name: "minute".to_owned(), dimension: Dimension::Duration, factor: 60.0, offset: 0.0 };
    let said = Quantity { slack, digits: 2, ..Quantity::made(low, high, unit, length.0.span) };
    let document = scene.document(article);
    let words = format!("from {} to {} it is", document.slice(from.0.span), document.slice(to.0.span));
    let reckoning = Reckoning { value: apart, slack: 0.0, words };
    push(scene, article, (length.0, &said), &[from.0.span, to.0.span], &reckoning, out);
}
