//! Two measures of one sort and by how much they are told to be apart: `in 2:24:10, which took 80 seconds off the record of
//! 2:25:30`; `46.86 seconds, beating the record of 46.91 by 0.05`; `three centimetres higher than his old best of 6.20`.

use std::ops::Range;

use super::{Reckoning, push_pair};
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, TimexKind, Unit, Value};
use crate::text::{Document, Sentence, Tag};

/// A measure, in the base unit of its sort.
struct Measure<'a> {
    mention: &'a Mention,
    /// None of a bare number, which takes the sort of those beside it.
    sort: Option<Dimension>,
    value: f64,
    /// Half a unit of the last digit.
    slack: f64,
}

/// A pair of claims for every difference that is not that of its measures.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        let found = measures(scene, article, sentence);
        let Some([one, two, three]) = found.as_deref() else { continue };
        let (by, figures) = if is_by(document, three.mention, two.mention) || is_improvement(document, three.mention) {
            (three, [one, two])
        } else if is_off(document, two.mention, three.mention) {
            (two, [one, three])
        } else if is_off(document, one.mention, two.mention) {
            (one, [two, three])
        } else {
            continue;
        };
        compare(document, scene, article, by, figures, out);
    }
}

/// The measures of a sentence, if they are of one sort; none where there are other figures, but for those of days.
fn measures<'a>(scene: &Scene<'a>, article: usize, sentence: &Sentence) -> Option<Vec<Measure<'a>>> {
    let mut found = Vec::new();
    for (_, mention) in scene.mentions_in(article, sentence.tokens.clone()) {
        let (sort, value, precision, slack) = match &mention.value {
            Value::Quantity(quantity) if quantity.per.is_none() => {
                let sort = match quantity.unit.dimension {
                    Dimension::Length | Dimension::Mass | Dimension::Speed => Some(quantity.unit.dimension),
                    Dimension::None => None,
                    _ => continue,
                };
                // A small whole number is a place or a year, and no measure.
                if sort.is_none() && quantity.low.fract() == 0.0 {
                    continue;
                }
                (sort, quantity.low * quantity.unit.factor, quantity.precision, quantity.slack * quantity.unit.factor)
            }
            Value::Time(timex) if timex.kind == TimexKind::Duration => {
                let (low, high) = timex.length?;
                let single = low == high || timex.count.is_some_and(|(low, high, _)| low == high);
                let value = timex.count.filter(|_| low != high).map_or(low, |_| f64::midpoint(low, high));
                let fine = timex.timex.ends_with('S') || timex.timex.ends_with('M');
                if !single || !fine || !timex.timex.starts_with("PT") {
                    continue;
                }
                (Some(Dimension::Duration), value, timex.precision, half_digit(scene.document(article), mention))
            }
            _ => continue,
        };
        if precision != Precision::Exact {
            return None;
        }
        found.push(Measure { mention, sort, value, slack });
    }
    let mut sorts = found.iter().filter_map(|measure| measure.sort);
    let sort = sorts.next()?;
    sorts.all(|other| other == sort).then_some(found)
}

/// Half a unit of the last digit of a length of time, in seconds: `0.15 seconds`, `two minutes`.
fn half_digit(document: &Document, mention: &Mention) -> f64 {
    let text = document.slice(mention.span);
    let decimals = text.split_once('.').map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    let minute = mention.tokens.clone().any(|token| document.lemma(token) == "minute");
    let second = mention.tokens.clone().any(|token| document.lemma(token) == "second");
    let unit = if minute && !second { 60.0 } else { 1.0 };
    (0..decimals).fold(0.5 * unit, |half, _| half / 10.0)
}

/// `beating the record of 46.91 by 0.05 seconds`.
fn is_by(document: &Document, by: &Mention, mark: &Mention) -> bool {
    by.tokens.start == mark.tokens.end + 1 && document.lower(mark.tokens.end) == "by"
}

/// `from 14:11 to 14:05, an improvement of six seconds`.
fn is_improvement(document: &Document, by: &Mention) -> bool {
    let before = by.tokens.start.saturating_sub(4)..by.tokens.start;
    let [article, noun, of] = [3, 2, 1].map(|back| document.lower(by.tokens.start.saturating_sub(back)));
    let comma = before.into_iter().any(|token| document.lower(token) == ",");
    comma && matches!(article, "an" | "a") && of == "of" && matches!(noun, "improvement" | "gain" | "difference")
}

/// `80 seconds off the old record of 2:25:30`, `21 seconds inside her best of`, `a centimetre higher than`: nothing but the
/// mark stands between, and no mark of somebody else's.
fn is_off(document: &Document, by: &Mention, mark: &Mention) -> bool {
    let gap = by.tokens.end..mark.tokens.start;
    let (first, second) = (document.lower(gap.start), document.lower(gap.start + 1));
    let off = matches!(first, "off" | "outside" | "inside" | "under" | "over" | "below" | "above" | "from" | "to")
        || matches!(first, "short" | "shy" | "clear" | "ahead" | "adrift") && second == "of"
        || second == "than" && (first.ends_with("er") || matches!(first, "more" | "less"));
    let breaks = |token: u32| {
        matches!(document.lower(token), "," | ";" | "and" | "but" | "in" | ":")
            || document.tag(token) == Tag::Verb && document.tag(token - 1) != Tag::Det
    };
    off && gap.len() <= WIDEST && document.lower(gap.end - 1) == "of" && !gap.clone().any(breaks)
}

/// Most tokens between a difference and its mark.
const WIDEST: usize = 9;

fn compare(
    document: &Document,
    scene: &Scene<'_>,
    article: usize,
    by: &Measure<'_>,
    figures: [&Measure<'_>; 2],
    out: &mut Vec<Claim>,
) {
    let value = (figures[0].value - figures[1].value).abs();
    let smaller = figures.iter().all(|figure| by.value < figure.value);
    let plausible = value > 0.0 && value < MULTIPLE * by.value && by.value < MULTIPLE * value;
    let rough = figures.iter().map(|figure| figure.slack).fold(0.0, f64::max);
    // Marks of seconds and a difference of hundredths are rounded; two of hundredths are not.
    let slack = if by.slack < rough { 2.0 * rough } else { 1.1 * by.slack };
    if !smaller || !plausible || (value - by.value).abs() <= slack {
        return;
    }
    let sort = by.sort.or(figures[0].sort).or(figures[1].sort).unwrap_or(Dimension::None);
    let written = |range: Range<u32>| document.cover(range);
    let unit = Unit { name: unit_name(sort).to_owned(), dimension: sort, factor: 1.0, offset: 0.0 };
    let quantity = |value: f64, measure: &Measure<'_>| Quantity {
        slack: 0.0,
        digits: 9,
        ..Quantity::made(value, value, unit.clone(), written(measure.mention.tokens.clone()))
    };
    let spans = figures.map(|figure| figure.mention.span);
    let words = format!("{} and {} are apart by", document.slice(spans[0]), document.slice(spans[1]));
    let value = (value * 1e6).round() / 1e6;
    let (said, computed) = (quantity(by.value, by), quantity(value, figures[0]));
    push_pair(scene, article, (by.mention, said), (&spans, computed), &Reckoning { value, slack: 0.0, words }, out);
}

/// A difference many times as large or small is one of other things.
const MULTIPLE: f64 = 6.0;

fn unit_name(sort: Dimension) -> &'static str {
    match sort {
        Dimension::Duration => "second",
        Dimension::Length => "metre",
        Dimension::Mass => "gram",
        _ => "",
    }
}
