//! Findings that the desk knows of and does not want to see: they stay, as reconciled ones with the desk's reason.

use super::{Finding, Verdict};
use crate::claims::Scene;
use crate::rules::{Params, Part, Rule, RuleIndex, names};

/// Reconciles every conflict that a rule suppresses. Whether a rule's day is over was decided when it was loaded.
pub(super) fn apply(scene: &Scene<'_>, findings: &mut [Finding]) {
    for (at, rule) in scene.story.rules.of_kind("suppress") {
        let Params::Suppress(suppress) = rule.params() else { continue };
        let known = |finding: &Finding| {
            suppress.rules.iter().any(|pattern| names(pattern, &finding.rule))
                && (suppress.words.is_empty() || speaks(scene, at, finding))
        };
        for finding in findings.iter_mut() {
            if matches!(finding.verdict, Verdict::Conflict | Verdict::PossibleConflict) && known(finding) {
                reconcile(finding, rule, &suppress.reason);
            }
        }
    }
}

fn reconcile(finding: &mut Finding, rule: &Rule, reason: &str) {
    finding.verdict = Verdict::Reconciled;
    finding.reason = Some("suppressed");
    let said = format!("Suppressed by {}: {reason}", rule.id);
    finding.explanation = format!("{} {}.", finding.explanation, said.trim_end_matches('.'));
}

/// Whether one of a rule's words stands in a sentence of a finding.
fn speaks(scene: &Scene<'_>, rule: RuleIndex, finding: &Finding) -> bool {
    finding.claims.iter().any(|claim| {
        let document = scene.document(claim.article);
        let sentence = document.sentences.get(document.sentence_at(claim.span.start()) as usize);
        let tokens = sentence.map_or(0..0, |sentence| sentence.tokens.clone());
        scene.hits_in(claim.article, tokens).any(|hit| hit.rule == rule && hit.part == Part::Term)
    })
}
