//! When two numbers speak of the same thing.

use super::Step;
use super::comparison::Comparison;
use super::figures::Figures;
use super::fit::{Fit, fit};
use super::ladder::{LEAST, MOST_BONUS};
use super::likeness::{likeness, owners_differ};
use super::scores;
use super::slips::{SWAPPED, one_off, slip};
use crate::claims::{About, Claim, ClaimValue, Key, Scene};
use crate::mentions::{Dimension, Quantity};
use crate::rules::{Rule, Tolerance};

/// The link of two numbers, with its score.
pub(super) fn link(
    scene: &Scene<'_>,
    figures: &Figures,
    claims: &[Claim],
    (a, b): (usize, usize),
) -> Option<(Step, f64)> {
    let (x, y) = pair(claims, a, b)?;
    let (one, two) = (&claims[a], &claims[b]);
    if x.unit.dimension == Dimension::Score && fit(x, y, play(scene, one, two)) == Fit::Differs {
        return scores::link(scene, one, x, two, y);
    }
    // Two notes say too little to weigh: that neither gives the other's figure means nothing there.
    if rivals(scene, one, x, two, y) && !(is_note(scene, one) && is_note(scene, two)) {
        let comparison = Comparison::before_words(scene, figures, claims, (a, x), (b, y));
        // Most pairs are too far apart for any words to make up for, and comparing words is dear.
        if sureness(comparison.most_log_odds()) + MOST_BONUS < LEAST {
            return None;
        }
        if figures.part_and_whole((one, x), (two, y)) {
            return None;
        }
        let comparison = comparison.with_words(figures, claims, a, b);
        return Some((step(scene, one, x, two, y), sureness(comparison.log_odds())));
    }
    let told = told_alike(scene, figures, (a, one, x), (b, two, y));
    told.into_iter().chain(one_figure(one, x, two, y)).max_by(|p, q| p.1.total_cmp(&q.1))
}

/// Two articles that give one figure of one sort mean one thing by it, the more likely the more digits it has.
fn one_figure(a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> Option<(Step, f64)> {
    let one = a.article != b.article && matches!(fit(x, y, Tolerance::default()), Fit::Same | Fit::Unit);
    let counted = x.unit.dimension.is_bare();
    let score = match x.digits.min(y.digits) {
        0 | 1 => return None,
        2 if counted => 0.56,
        2 | 3 => 0.64,
        _ => 0.72,
    };
    one.then_some((Step::SameFigure, score))
}

/// A text of up to so many sentences is a note, not a report.
const NOTE: usize = 5;

/// Whether a claim stands in a note: what a note leaves out tells nothing.
pub(super) fn is_note(scene: &Scene<'_>, claim: &Claim) -> bool {
    scene.document(claim.article).sentences.len() <= NOTE
}

/// The comparison of every two numbers of two articles that cannot be one number told in two ways; for whoever finds the
/// weights.
pub fn comparisons(scene: &Scene<'_>, claims: &[Claim]) -> Vec<(usize, usize, Comparison)> {
    let figures = Figures::gather(scene, claims);
    let pairs = (0..claims.len()).flat_map(|a| (a + 1..claims.len()).map(move |b| (a, b)));
    let compared = pairs.filter_map(|(a, b)| {
        let (x, y) = pair(claims, a, b)?;
        rivals(scene, &claims[a], x, &claims[b], y)
            .then(|| Comparison::before_words(scene, &figures, claims, (a, x), (b, y)))
            .map(|comparison| (a, b, comparison.with_words(&figures, claims, a, b)))
    });
    compared.collect()
}

/// The numbers of two claims that may be of one thing.
fn pair(claims: &[Claim], a: usize, b: usize) -> Option<(&Quantity, &Quantity)> {
    let (one, two) = (&claims[a], &claims[b]);
    let (ClaimValue::Amount(x), ClaimValue::Amount(y)) = (&one.value, &two.value) else { return None };
    let measured = named(one) && one.about == two.about;
    if one_sentence(one, two) || !comparable(x, y, measured) {
        return None;
    }
    // A figure of three digits with two of them swapped is misprinted whatever each source says it counts, and so is a
    // sum or a size of two.
    let least = if counts(x) || counts(y) { LONG_SWAP } else { SWAPPED };
    let apart = named(one) && named(two) && one.about != two.about && slip(x, y) < least;
    // Things of two sorts are two things, unless the figures look like one: `412 pupils`, `312 youngsters`.
    let unlike = || things_differ(one, two) && slip(x, y) < SWAPPED && !one_off(x, y);
    (!apart && !unlike()).then_some((x, y))
}

/// Whether two numbers of two articles cannot both be right of one thing.
fn rivals(scene: &Scene<'_>, a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> bool {
    a.article != b.article && fit(x, y, play(scene, a, b)) == Fit::Differs
}

/// What the rule that names both numbers lets them differ by.
pub(super) fn play(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Tolerance {
    match a.about {
        About::Measure(rule) if a.about == b.about => scene.story.rules.list.get(rule).and_then(Rule::tolerance),
        _ => None,
    }
    .unwrap_or_default()
}

/// Why two numbers that differ are held against each other.
fn step(scene: &Scene<'_>, a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> Step {
    let same = a.about == b.about;
    match a.about {
        About::Measure(_) if same => Step::SameMeasure,
        About::Noun(..) if same => Step::SameNoun,
        _ if shared_head(scene, a, b) > 0.0 => Step::SameNoun,
        _ if slip(x, y) >= PLAIN_SLIP => Step::NearValue,
        _ => Step::LikeWords,
    }
}

/// Log odds from which on a difference is worth showing, and from which on it is a conflict.
const SHOWN: f64 = 0.2;
const SURE: f64 = 1.0;

/// Log odds as the score of a link: the marks above lie where the scores of all links have theirs.
fn sureness(log_odds: f64) -> f64 {
    0.62 + (0.80 - 0.62) * (log_odds - SHOWN) / (SURE - SHOWN)
}

/// The link of two numbers of one article, or that can be one number.
fn told_alike(
    scene: &Scene<'_>,
    figures: &Figures,
    (at, a, x): (usize, &Claim, &Quantity),
    (beside, b, y): (usize, &Claim, &Quantity),
) -> Option<(Step, f64)> {
    let measured = named(a) && a.about == b.about;
    let noun = matches!((a.about, b.about), (About::Noun(m, _), About::Noun(n, _)) if m == n);
    let within = a.article == b.article;
    if !measured && !noun && (within || named(a) && named(b)) {
        return None;
    }
    let telling = x.digits >= 2 || y.digits >= 2;
    let elsewhere =
        !within && telling && x.low != y.low && (figures.hold(b.article, at) || figures.hold(a.article, beside));
    // A figure that the other article gives too is no misprint of another.
    let slip = if within || elsewhere { 0.0 } else { slip(x, y) };
    let shared = if measured || noun { 0.0 } else { shared_head(scene, a, b) };
    let count = counts(x) || counts(y);
    if !measured && !noun && shared == 0.0 && slip < PLAIN_SLIP && count {
        return None;
    }
    let like = likeness(a, b);
    let answered = if elsewhere { ANSWERED } else { 0.0 };
    let owners = if owners_differ(scene, a, b) { 1.0 } else { 0.0 };
    let same_article = if within { 0.12 } else { 0.0 };
    let far = far(x, y);
    if measured {
        let score = 0.66 + 0.40 * like + 0.15 * slip - 0.3 * owners - same_article - answered - far;
        return Some((Step::SameMeasure, score));
    }
    if noun {
        let base = if x.unit.dimension == Dimension::Count { 0.34 + 0.65 * like } else { 0.22 + 0.70 * like };
        let alone = if within || elsewhere { 0.0 } else { dissent(figures.agreed(a, x), figures.agreed(b, y)) };
        return Some((Step::SameNoun, base + 0.30 * slip + alone - 0.3 * owners - same_article - answered - far));
    }
    let step = match (shared > 0.0, slip >= PLAIN_SLIP) {
        (true, _) => Step::SameNoun,
        (false, true) => Step::NearValue,
        (false, false) => Step::LikeWords,
    };
    let alone = if slip < PLAIN_SLIP { 0.0 } else { 1.5 * dissent(figures.support(at), figures.support(beside)) };
    // A story has few figures of one measure, and many counts.
    let rare = if slip >= PLAIN_SLIP && !count { 0.08 } else { 0.0 };
    Some((step, 0.15 + 0.20 * shared + 0.75 * like + 0.32 * slip + alone + rare - 0.2 * owners - answered - far))
}

/// What a link loses whose figures lie far apart: sources that mean one figure seldom differ by a multiple.
fn far(x: &Quantity, y: &Quantity) -> f64 {
    let (low, high) = (x.low.abs().min(y.low.abs()), x.low.abs().max(y.low.abs()));
    match high / low {
        _ if low == 0.0 => 0.0,
        times if times > 8.0 => 0.2,
        times if times > 4.0 => 0.1,
        _ => 0.0,
    }
}

/// What a link gains where several articles give one figure and one article alone the other: it more likely has the
/// same thing in mind than another that nobody else speaks of.
fn dissent(one: usize, other: usize) -> f64 {
    match (one.min(other), one.max(other)) {
        (1, 2) => 0.06,
        (1, many) if many > 2 => 0.12,
        _ => 0.0,
    }
}

/// What a link loses whose figure stands in the other article too: that one is its answer.
const ANSWERED: f64 = 0.15;

/// From here on a slip alone makes two numbers worth comparing.
const PLAIN_SLIP: f64 = 0.6;

/// Two values in one sentence are set against each other by the writer, who knows that they differ.
pub(super) fn one_sentence(a: &Claim, b: &Claim) -> bool {
    a.article == b.article && a.sentence == b.sentence
}

/// Whether a rule names what a number is of.
fn named(claim: &Claim) -> bool {
    matches!(claim.about, About::Measure(_))
}

/// Whether a quantity counts things, or has no unit and may.
fn counts(quantity: &Quantity) -> bool {
    quantity.unit.dimension.is_bare()
}

/// Whether both count things, and unlike ones.
fn things_differ(a: &Claim, b: &Claim) -> bool {
    a.counted.is_some() && b.counted.is_some() && a.counted != b.counted
}

/// Whether two quantities have one dimension; a bare number takes the other's where a measure says what it is, and a
/// count's everywhere.
fn comparable(a: &Quantity, b: &Quantity, measured: bool) -> bool {
    let (x, y) = (a.unit.dimension, b.unit.dimension);
    let same = of_one_sort(a, b);
    // `243 metres tall`, `tip height 234`.
    let unit_left_out = (x == Dimension::None) != (y == Dimension::None) && slip(a, b) >= LONG_SWAP;
    if unit_left_out {
        return true;
    }
    same && a.per == b.per || measured && (x == Dimension::None || y == Dimension::None) || counts(a) && counts(b)
}

/// Whether two quantities measure the same, in whichever unit.
pub(super) fn of_one_sort(a: &Quantity, b: &Quantity) -> bool {
    a.unit.dimension == b.unit.dimension && (a.unit.dimension != Dimension::Other || a.unit.name == b.unit.name)
}

/// What swapped digits of a figure of three or more score; of shorter ones chance brings too many.
const LONG_SWAP: f64 = 0.9;

/// How firmly two numbers are tied to one word, 0-1: the best of the heads that they share, rare words more.
pub(super) fn shared_head(scene: &Scene<'_>, a: &Claim, b: &Claim) -> f64 {
    let telling = |key: Key| (scene.vocabulary.weight(key) / TELLING).min(1.0);
    let pairs = a.heads.iter().filter_map(|(key, weight)| {
        let other = b.heads.iter().find(|other| other.0 == *key)?;
        Some(weight * other.1 * telling(*key))
    });
    pairs.fold(0.0, f64::max)
}

/// A word this rare (inverse document frequency) tells all that a head can tell.
const TELLING: f64 = 2.5;
