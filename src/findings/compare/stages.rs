//! One deed, done in one article and still to be done in another.

use super::{Reason, Relation, soft};
use crate::claims::{About, Claim, ClaimValue, Scene, Stance};
use crate::rules::Params;

/// Which of two options of one rule is the one that is pending, and which is not.
pub(super) fn plan_and_deed<'c>(scene: &Scene<'_>, a: &'c Claim, b: &'c Claim) -> Option<(&'c Claim, &'c Claim)> {
    let About::Choice(rule) = a.about else { return None };
    let Params::Choice(choice) = scene.story.rules.list[rule].params() else { return None };
    let pending = ClaimValue::Option(choice.pending?);
    if a.value == pending { Some((a, b)) } else { (b.value == pending).then_some((b, a)) }
}

/// What is pending in an article that is no older than the one that calls it done contradicts that, unless it was due by
/// the time it was done. What was pending earlier, and is due only after it was done, does too.
pub(super) fn compare(scene: &Scene<'_>, plan: &Claim, deed: &Claim) -> Relation {
    if let Some(reason) = soft(plan).or_else(|| soft(deed)) {
        return Relation::Reconciled(reason);
    }
    let (told, reported) = (scene.published(plan.article), scene.published(deed.article));
    let done = deed.as_of.as_ref().map(|as_of| as_of.latest.date()).or(reported);
    // `had still not been found last night`: a time beside what is not planned is that of the state, not of the deed.
    let state = plan
        .as_of
        .as_ref()
        .filter(|at| plan.stance != Stance::Planned && told.is_some_and(|day| at.latest.date() <= day));
    if let Some((pending, done)) = state.zip(deed.as_of.as_ref()) {
        let before = done.latest < pending.earliest;
        return if before { Relation::Differs } else { Relation::Reconciled(Reason::PlanCarriedOut) };
    }
    let due = plan.as_of.as_ref().filter(|due| told.is_none_or(|day| due.latest.date() >= day));
    let carried_out = match (due, done) {
        (Some(due), Some(done)) => due.earliest.date() <= done,
        _ => told < reported,
    };
    if carried_out || plan.superseded || plan.article == deed.article {
        return Relation::Reconciled(Reason::PlanCarriedOut);
    }
    Relation::Differs
}
