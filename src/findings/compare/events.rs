//! The same event, told as done, planned, or not so.

use super::{Reason, Relation};
use crate::claims::{Claim, Scene, Stance};

/// Asserted against negated, and done against still planned.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, x: bool, b: &Claim, y: bool) -> Relation {
    use Stance::{Asserted, Denied, Planned};
    match (a.stance, b.stance) {
        (Asserted, Asserted) if x != y => Relation::Differs,
        (Asserted, Asserted) => Relation::Same,
        (Asserted, Planned) if x && y => planned(scene, b, a),
        (Planned, Asserted) if x && y => planned(scene, a, b),
        (Planned, Planned) if x == y => Relation::Same,
        (Denied, Asserted) | (Asserted, Denied) => Relation::Reconciled(Reason::AttributedDenial),
        _ => Relation::Apart,
    }
}

/// A plan and its deed. A plan for a time that lies behind the deed was carried out. A plan for a later time contradicts
/// it; so does a plan for a long while ahead, or for no time at all, in an article no older than the deed's.
pub(super) fn planned(scene: &Scene<'_>, plan: &Claim, deed: &Claim) -> Relation {
    let published = |claim: &Claim| scene.story.articles.get(claim.article).and_then(|article| article.published);
    let (told, reported) = (published(plan), published(deed));
    let done = deed.as_of.as_ref().map(|as_of| as_of.latest.date()).or(reported);
    let ahead = plan.as_of.as_ref().filter(|due| told.is_none_or(|day| due.latest.date() >= day));
    let as_recent = match (told, reported) {
        (Some(told), Some(reported)) => told.duration_since(reported).as_hours() >= -24 * SAME_NEWS_DAYS,
        _ => false,
    };
    match (ahead, done) {
        (Some(due), Some(done)) if due.earliest.date() > done => Relation::Differs,
        (Some(due), _) if as_recent && reported.is_some_and(|day| due.latest.date() > day) => Relation::Differs,
        (None, Some(_)) if as_recent && plan.article != deed.article && told > reported => Relation::Differs,
        (None, None) => Relation::Apart,
        _ => Relation::Reconciled(Reason::PlanCarriedOut),
    }
}

/// Articles within so many days of each other report one state of affairs.
const SAME_NEWS_DAYS: i64 = 3;
