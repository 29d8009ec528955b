//! Two spellings of one name.

use super::{Reason, Relation};
use crate::claims::{About, Claim, Scene, Spelling};
use crate::rules::{Params, RuleIndex};

/// The same, a shorter form, or a slip.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Relation {
    let About::Entity(id) = a.about else { return Relation::Apart };
    let find = |claim: &Claim| -> Option<&Spelling> {
        let entity = scene.entities.list.get(id)?;
        entity.spellings.iter().find(|spelling| spelling.article == claim.article && spelling.span == claim.span)
    };
    let (Some(x), Some(y)) = (find(a), find(b)) else { return Relation::Apart };
    if accepted(scene, a, b) {
        return Relation::Reconciled(Reason::Style);
    }
    if x.parts == y.parts {
        return if x.words == y.words { Relation::Same } else { Relation::Reconciled(Reason::Style) };
    }
    match scene.entities.slips(x, y) {
        Some(true) => Relation::Differs,
        Some(false) => Relation::Reconciled(Reason::Style),
        None => Relation::Apart,
    }
}

/// Whether a rule accepts both spellings.
fn accepted(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let rules = |claim: &Claim| -> Vec<RuleIndex> {
        let tokens = scene.document(claim.article).tokens_in(claim.span);
        let hits = scene.hits_in(claim.article, tokens).map(|hit| hit.rule);
        hits.filter(|rule| matches!(scene.story.rules.list[*rule].params(), Params::Variants(_))).collect()
    };
    let known = rules(b);
    rules(a).iter().any(|rule| known.contains(rule))
}
