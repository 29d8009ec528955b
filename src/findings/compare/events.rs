//! The same event, told as done, planned, or not so.

use super::{Reason, Relation};
use crate::claims::{Claim, Stance};

/// Asserted against negated, and done against still planned.
pub(super) fn compare(a: &Claim, x: bool, b: &Claim, y: bool) -> Relation {
    use Stance::{Asserted, Denied, Planned};
    match (a.stance, b.stance) {
        (Asserted, Asserted) if x != y => Relation::Differs,
        (Asserted, Asserted) => Relation::Same,
        (Asserted, Planned) if x && y => planned(b, a),
        (Planned, Asserted) if x && y => planned(a, b),
        (Planned, Planned) if x == y => Relation::Same,
        (Denied, Asserted) | (Asserted, Denied) => Relation::Reconciled(Reason::AttributedDenial),
        _ => Relation::Apart,
    }
}

/// A plan and its deed: a plan for a day that lies behind the deed was carried out; a plan for a later day, or from an
/// article that is no older than the deed, contradicts it.
fn planned(plan: &Claim, deed: &Claim) -> Relation {
    match (&plan.as_of, &deed.as_of) {
        (Some(plan), Some(deed)) if plan.earliest > deed.latest => Relation::Differs,
        (Some(_), Some(_)) => Relation::Reconciled(Reason::PlanCarriedOut),
        _ if plan.article == deed.article => Relation::Apart,
        _ => Relation::Differs,
    }
}
