//! One finding a disagreement: what a surer finding says already is not said again under another rule.

use super::{Evidence, Finding, Verdict};
use crate::claims::Scene;

/// Drops every conflict whose readings are told apart by the same words as those of a conflict before it. The findings
/// come surest first.
pub(super) fn drop(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    // What the desk asks for in a rule of its own is told whatever else is.
    let own = |finding: &Finding| scene.story.rules.get(&finding.rule).is_some_and(|rule| !rule.builtin);
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings.drain(..) {
        if !is_conflict(&finding)
            || own(&finding)
            || !kept.iter().any(|other| is_conflict(other) && repeats(&finding, other))
        {
            kept.push(finding);
        }
    }
    *findings = kept;
}

fn is_conflict(finding: &Finding) -> bool {
    matches!(finding.verdict, Verdict::Conflict | Verdict::PossibleConflict)
}

/// Whether claims of two of its readings stand on words that two readings of the other stand on.
fn repeats(finding: &Finding, other: &Finding) -> bool {
    let met = |claim: &Evidence| {
        let same = |known: &&Evidence| known.article == claim.article && known.span.overlaps(claim.span);
        other.claims.iter().find(same).map(|known| known.reading)
    };
    let mut pairs = finding.claims.iter().filter_map(|claim| Some((claim.reading, met(claim)?)));
    let Some((reading, known)) = pairs.next() else { return false };
    pairs.any(|(other_reading, other_known)| other_reading != reading && other_known != known)
}
