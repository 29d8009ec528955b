//! One thing counted at two times, without a word of change: `Six years ago the clinic saw 31,000 patients; in 2024 it
//! was 26,500`, `It stood at 27 in January, and this week it is at 31`.
//!
//! Where another article tells of the same two figures the other way round, one of them has the rise for a fall.

use super::as_of;
use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::calendar::{DateTime, Time};
use crate::mentions::{Change, Dimension, Direction, Mention, Precision, Quantity, TimexKind, Value};
use crate::text::Sentence;

/// A figure of a sentence with the day its nearest time begins on.
struct Dated<'a> {
    mention: &'a Mention,
    quantity: &'a Quantity,
    day: DateTime,
    /// Whether that is the present.
    present: bool,
}

/// One claim two figures of one sort and two times in a sentence.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        let dated = dated(scene, article, sentence);
        let [one, two] = dated.as_slice() else { continue };
        let (then, now) = if one.day < two.day { (one, two) } else { (two, one) };
        let (then_is, now_is) = scaled(then.quantity, now.quantity);
        let direction = match now_is.low.total_cmp(&then_is.low) {
            std::cmp::Ordering::Less => Direction::Down,
            std::cmp::Ordering::Greater => Direction::Up,
            std::cmp::Ordering::Equal => continue,
        };
        let trigger = two.mention.tokens.start;
        let (from, to) = (Some(then_is), Some(now_is));
        let change = Change { direction, factor: None, difference: None, from, to, trigger };
        let span = document.cover(one.mention.tokens.start..two.mention.tokens.end);
        let bare = one.quantity.unit.dimension == Dimension::None;
        let about = About::Figure(if bare { two.quantity.unit.dimension } else { one.quantity.unit.dimension });
        let value = ClaimValue::Change(Box::new(change));
        let mut claim = Claim::new(scene, article, ClaimKind::Change, about, span, trigger, value);
        // It is told as of the later of its times, and of the article's own day where that is the present.
        claim.as_of = if now.present { None } else { as_of::find(scene, article, now.mention.tokens.start) };
        out.push(claim);
    }
}

/// Two figures in one scale and unit: `6.2 million saw it, the year before it was 6.9`.
fn scaled(then: &Quantity, now: &Quantity) -> (Quantity, Quantity) {
    // `straighten up to seven` ends at seven.
    let reached = |quantity: &Quantity| match quantity.precision {
        Precision::AtMost => Quantity { low: quantity.high, precision: Precision::Exact, ..quantity.clone() },
        _ => quantity.clone(),
    };
    let (then, now) = (&reached(then), &reached(now));
    let like = |bare: &Quantity, whole: &Quantity| {
        if bare.unit.dimension != Dimension::None {
            return bare.clone();
        }
        let scale = [1e9, 1e6, 1e3].into_iter().find(|scale| whole.low >= *scale && bare.low < 1e3);
        let scale = scale
            .filter(|scale| bare.low * scale < MOST_TIMES * whole.low && whole.low < MOST_TIMES * bare.low * scale);
        let times = scale.unwrap_or(1.0);
        Quantity {
            low: bare.low * times,
            high: bare.high * times,
            slack: bare.slack * times,
            unit: whole.unit.clone(),
            ..bare.clone()
        }
    };
    (like(then, now), like(now, then))
}

/// A figure whose scale is left out is at most so many times the other.
const MOST_TIMES: f64 = 5.0;

/// What a mark or a word that cuts a sentence counts for, in words.
const CUT: u32 = 12;

/// Whether a figure says how many, how much or how large, so that it can rise and fall.
fn can_move(quantity: &Quantity) -> bool {
    let sort = quantity.unit.dimension;
    let sized = sort.is_physical() || matches!(sort, Dimension::Money | Dimension::Share | Dimension::Other);
    sized || sort.is_bare()
}

/// Whether two figures can be of one thing: one of them may leave out what the other counts or measures.
fn one_sort(one: &Quantity, two: &Quantity) -> bool {
    let bare = |quantity: &Quantity| quantity.unit.dimension == Dimension::None;
    let counts = one.unit.dimension == Dimension::Count && two.unit.dimension == Dimension::Count;
    let same = one.unit.dimension == two.unit.dimension && (!counts || one.unit.name == two.unit.name);
    // Small bare numbers are of anything.
    let small = bare(one) && bare(two) && (one.digits < 2 || two.digits < 2);
    (same || bare(one) || bare(two)) && !small
}

/// The figures of a sentence that are of one sort, each with its own time; none where a word of change has one of them.
fn dated<'a>(scene: &Scene<'a>, article: usize, sentence: &Sentence) -> Vec<Dated<'a>> {
    let mentions = || scene.mentions_in(article, sentence.tokens.clone()).map(|(_, mention)| mention);
    let figure = |mention: &'a Mention| match &mention.value {
        // `it was 26,500` leaves out what the other figure counts.
        Value::Quantity(quantity)
            if quantity.precision != Precision::Between && quantity.high > 0.0 && can_move(quantity) =>
        {
            Some((mention, quantity))
        }
        _ => None,
    };
    let figures: Vec<(&Mention, &Quantity)> = mentions().filter_map(figure).collect();
    let of_one_sort = |figures: &[(&Mention, &Quantity)]| match figures {
        [(_, one), (_, two)] => one_sort(one, two),
        _ => false,
    };
    // `and has 24 now`
    let now = || scene.published(article).map(|day| day.to_datetime(Time::midnight()));
    let times = || {
        mentions().filter_map(|mention| match &mention.value {
            Value::Time(timex) if timex.kind != TimexKind::Duration => {
                Some((mention, timex.earliest.or_else(now)?, timex.earliest.is_none()))
            }
            _ => None,
        })
    };
    let changes = mentions().any(|mention| matches!(mention.value, Value::Change(_)));
    if changes || !of_one_sort(&figures) {
        return Vec::new();
    }
    let document = scene.document(article);
    // `Six years ago it saw 31,000 patients; in 2024 it was 26,500`: a time keeps to its own part of the sentence.
    let cuts = |from: u32, to: u32| {
        let cut = |at: &u32| {
            matches!(
                document.lower(*at),
                ";" | "," | "and" | "but" | "while" | "whereas" | "compared" | "against" | "where"
            )
        };
        u32::try_from((from..to).filter(cut).count()).unwrap_or(0) * CUT
    };
    let apart = |figure: &Mention, time: &Mention| {
        if time.tokens.start >= figure.tokens.end {
            time.tokens.start - figure.tokens.end + cuts(figure.tokens.end, time.tokens.start)
        } else {
            figure.tokens.start.saturating_sub(time.tokens.end) + cuts(time.tokens.end, figure.tokens.start)
        }
    };
    let own = |(mention, quantity): (&'a Mention, &'a Quantity)| {
        let (time, day, present) = times().min_by_key(|(time, ..)| (apart(mention, time), time.tokens.start))?;
        Some((time.tokens.start, Dated { mention, quantity, day, present }))
    };
    let mut found: Vec<(u32, Dated<'_>)> = figures.into_iter().filter_map(own).collect();
    let compares = |at: u32| matches!(document.lower(at), "compared" | "against" | "where" | "whereas" | "while");
    // `270 pupils, compared with 340 five years ago`: what is compared with a time before is of now.
    if let [(x, one), (y, two)] = found.as_mut_slice()
        && x == y
        && let Some(joint) = (one.mention.tokens.end..two.mention.tokens.start).find(|at| compares(*at))
        && *x > joint
        && let Some(day) = now().filter(|day| *day > two.day)
    {
        (*x, one.day, one.present) = (u32::MAX, day, true);
    }
    let told = matches!(found.as_slice(), [(x, one), (y, two)] if x != y && one.day != two.day);
    if told { found.into_iter().map(|(_, dated)| dated).collect() } else { Vec::new() }
}
