//! One finding a disagreement: what a surer finding says already is not said again under another rule.

use std::collections::BTreeSet;

use foldhash::HashMap;

use super::{Evidence, Finding, Verdict};
use crate::claims::Scene;

/// Drops every conflict whose readings are told apart by the same words as those of a surer one; figures tell more than
/// the choice between some and none. The findings come surest first and keep their order.
pub(super) fn drop(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    // What the desk asks for in a rule of its own is told whatever else is.
    let own = |finding: &Finding| scene.story.rules.get(&finding.rule).is_some_and(|rule| !rule.builtin);
    let mut order: Vec<usize> = (0..findings.len()).filter(|at| is_conflict(&findings[*at])).collect();
    order.sort_by_key(|at| (findings[*at].kind == "choice", *at));
    let mut kept = Kept::default();
    let mut repeated = BTreeSet::new();
    for at in order {
        let finding = &findings[at];
        if own(finding) || !kept.near(finding).iter().any(|other| repeats(finding, &findings[*other])) {
            kept.push(at, finding);
        } else {
            repeated.insert(at);
        }
    }
    let mut at = 0..;
    findings.retain(|_| at.next().is_none_or(|at| !repeated.contains(&at)));
}

/// The conflicts that stay, by where their words stand.
#[derive(Default)]
struct Kept(HashMap<(usize, u32), Vec<usize>>);

impl Kept {
    /// Bytes of text that are looked up together.
    const STRETCH: u32 = 64;

    fn stretches(claim: &Evidence) -> impl Iterator<Item = (usize, u32)> {
        let (article, span) = (claim.article, claim.span);
        let last = span.end().saturating_sub(1).max(span.start());
        (span.start() / Self::STRETCH..=last / Self::STRETCH).map(move |stretch| (article, stretch))
    }

    fn push(&mut self, at: usize, finding: &Finding) {
        for stretch in finding.claims.iter().flat_map(Self::stretches) {
            let here = self.0.entry(stretch).or_default();
            if here.last() != Some(&at) {
                here.push(at);
            }
        }
    }

    /// Those that have words where a finding has some, or right beside.
    fn near(&self, finding: &Finding) -> BTreeSet<usize> {
        let stretches = finding.claims.iter().flat_map(Self::stretches);
        stretches.filter_map(|stretch| self.0.get(&stretch)).flatten().copied().collect()
    }
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
