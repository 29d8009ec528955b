//! One thing counted at two times, without a word of change: `Six years ago the clinic saw 31,000 patients; in 2024 it
//! was 26,500`, `It stood at 27 in January, and this week it is at 31`.
//!
//! Where another article tells of the same two figures the other way round, one of them has the rise for a fall.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::calendar::DateTime;
use crate::mentions::{Change, Dimension, Direction, Mention, Precision, Quantity, Value};
use crate::text::Sentence;

/// A figure of a sentence with the day its nearest time begins on.
struct Dated<'a> {
    mention: &'a Mention,
    quantity: &'a Quantity,
    day: DateTime,
}

/// One claim two figures of one sort and two times in a sentence.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        let dated = dated(scene, article, sentence);
        let [one, two] = dated.as_slice() else { continue };
        let (then, now) = if one.day < two.day { (one, two) } else { (two, one) };
        let direction = match now.quantity.low.total_cmp(&then.quantity.low) {
            std::cmp::Ordering::Less => Direction::Down,
            std::cmp::Ordering::Greater => Direction::Up,
            std::cmp::Ordering::Equal => continue,
        };
        let trigger = two.mention.tokens.start;
        let (from, to) = (Some(then.quantity.clone()), Some(now.quantity.clone()));
        let change = Change { direction, factor: None, difference: None, from, to, trigger };
        let span = document.cover(one.mention.tokens.start..two.mention.tokens.end);
        let about = About::Figure(one.quantity.unit.dimension);
        let value = ClaimValue::Change(Box::new(change));
        out.push(Claim::new(scene, article, ClaimKind::Change, about, span, trigger, value));
    }
}

/// The figures of a sentence that are of one sort, each with its own time; none where a word of change has one of them.
fn dated<'a>(scene: &Scene<'a>, article: usize, sentence: &Sentence) -> Vec<Dated<'a>> {
    let mentions = || scene.mentions_in(article, sentence.tokens.clone()).map(|(_, mention)| mention);
    let figure = |mention: &'a Mention| match &mention.value {
        // `it was 26,500` leaves out what the other figure counts.
        Value::Quantity(quantity)
            if quantity.digits >= 2
                && quantity.precision != Precision::Between
                && matches!(quantity.unit.dimension, Dimension::None | Dimension::Count | Dimension::Share) =>
        {
            Some((mention, quantity))
        }
        _ => None,
    };
    let figures: Vec<(&Mention, &Quantity)> = mentions().filter_map(figure).collect();
    let times = || {
        mentions().filter_map(|mention| match &mention.value {
            Value::Time(timex) if timex.clock.is_none() => Some((mention, timex.earliest?)),
            _ => None,
        })
    };
    let changes = mentions().any(|mention| matches!(mention.value, Value::Change(_)));
    if changes || figures.len() != 2 {
        return Vec::new();
    }
    let apart = |figure: &Mention, time: &Mention| {
        time.tokens.start.abs_diff(figure.tokens.end).min(figure.tokens.start.abs_diff(time.tokens.end))
    };
    let own = |(mention, quantity): (&'a Mention, &'a Quantity)| {
        let (time, day) = times().min_by_key(|(time, _)| (apart(mention, time), time.tokens.start))?;
        Some((time.tokens.start, Dated { mention, quantity, day }))
    };
    let found: Vec<(u32, Dated<'_>)> = figures.into_iter().filter_map(own).collect();
    let told = matches!(found.as_slice(), [(x, one), (y, two)] if x != y && one.day != two.day);
    if told { found.into_iter().map(|(_, dated)| dated).collect() } else { Vec::new() }
}
