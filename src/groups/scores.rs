//! When two scores are of one match.

use super::Step;
use super::amounts::one_sentence;
use super::likeness::{common, likeness};
use crate::claims::{Claim, Scene};
use crate::mentions::{Dimension, Quantity, Value};

/// What two scores of one rule begin with, what each name that both sentences have adds, and how many count.
const SCORES: f64 = 0.44;
const NAMED: f64 = 0.12;
const MOST_NAMED: u32 = 2;

/// Sentences that name nobody in common are of one match only where they are this much alike.
const UNNAMED: f64 = 0.35;

/// The link of two scores of two articles that differ, of one part of the match (half-time, a set).
pub(super) fn link(scene: &Scene<'_>, a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> Option<(Step, f64)> {
    let apart = a.about != b.about || a.article == b.article || one_sentence(a, b) || a.scope != b.scope;
    // A story that gives both tells of two matches.
    if apart || gives(scene, a.article, y) || gives(scene, b.article, x) {
        return None;
    }
    let named = common(&a.setting, &b.setting).filter(|key| scene.vocabulary.is_name(*key)).take(MOST_NAMED as usize);
    let named = u32::try_from(named.count()).unwrap_or(MOST_NAMED);
    let like = likeness(a, b);
    (named > 0 || like >= UNNAMED).then_some((Step::SameMeasure, SCORES + NAMED * f64::from(named) + 0.4 * like))
}

/// Whether an article gives a score, whichever side it tells first.
fn gives(scene: &Scene<'_>, article: usize, score: &Quantity) -> bool {
    scene.mentions(article).iter().any(|mention| match &mention.value {
        Value::Quantity(other) if other.unit.dimension == Dimension::Score => {
            other.low == score.low && other.high == score.high
        }
        _ => false,
    })
}
