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

/// A plan and its deed. A plan for a time that lies behind the deed was carried out; a plan for a later time contradicts
/// it, and so does a plan without a time in an article younger than the deed's.
pub(super) fn planned(scene: &Scene<'_>, plan: &Claim, deed: &Claim) -> Relation {
    let published = |claim: &Claim| scene.story.articles.get(claim.article).and_then(|article| article.published);
    let done = deed.as_of.as_ref().map(|as_of| as_of.latest.date()).or(published(deed));
    let due = plan
        .as_of
        .as_ref()
        .map(|as_of| as_of.earliest.date())
        .filter(|due| published(plan).is_none_or(|day| *due >= day));
    match (due, done) {
        (Some(due), Some(done)) if due > done => Relation::Differs,
        (None, Some(done)) if plan.article != deed.article && published(plan).is_some_and(|day| day > done) => {
            Relation::Differs
        }
        (None, None) => Relation::Apart,
        _ => Relation::Reconciled(Reason::PlanCarriedOut),
    }
}
