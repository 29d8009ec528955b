//! Rises, falls, doublings: what changed, and by how much.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use super::stance::Stance;
use super::vocabulary::Key;
use crate::mentions::Value;
use crate::rules::{Params, Part};

/// One claim a change whose subject can be named.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Change(change) = &mention.value else { continue };
        let Some(about) = subject(scene, article, change.trigger) else { continue };
        let value = ClaimValue::Change(change.clone());
        let mut claim = Claim::new(scene, article, ClaimKind::Change, about, mention.span, change.trigger, value);
        if bare(scene, article, change.trigger)
            && claim.stance != Stance::Denied
            && planned_before(scene, article, change.trigger)
        {
            claim.stance = Stance::Planned;
        }
        out.push(claim);
    }
}

/// Whether the trigger is the bare form of a verb outside every verb group: a link in a chain, `to arm, double ... and buy`.
fn bare(scene: &Scene<'_>, article: usize, trigger: u32) -> bool {
    let document = scene.document(article);
    let at = document.verb_groups.partition_point(|group| group.tokens.end <= trigger);
    let grouped = document.verb_groups.get(at).is_some_and(|group| group.tokens.contains(&trigger));
    !grouped && document.lower(trigger) == document.lemma(trigger)
}

/// Whether a verb of planning stands before it in the sentence.
fn planned_before(scene: &Scene<'_>, article: usize, trigger: u32) -> bool {
    let Some(nth) = scene.clause_at(article, trigger) else { return false };
    let clauses = scene.clauses(article);
    clauses[..=nth].iter().rev().take_while(|clause| clause.sentence == clauses[nth].sentence).any(|clause| {
        clause
            .group(scene.document(article))
            .is_some_and(|group| group.tokens.start < trigger && scene.stance(article, group.head) == Stance::Planned)
    })
}

/// What changes: a measure named in the clause, else the nearest noun among subject and object.
pub(super) fn subject(scene: &Scene<'_>, article: usize, trigger: u32) -> Option<About> {
    let document = scene.document(article);
    let clause = &scene.clauses(article)[scene.clause_at(article, trigger)?];
    let measure = scene
        .hits_in(article, clause.tokens.clone())
        .filter(|hit| hit.part == Part::Head && matches!(scene.story.rules.list[hit.rule].params, Params::Measure(_)))
        .min_by_key(|hit| (hit.tokens.start.abs_diff(trigger), hit.rule));
    if let Some(hit) = measure {
        return Some(About::Measure(hit.rule));
    }
    let noun = |argument: super::Argument| -> Option<Key> {
        let phrase = document.noun_phrases.get(argument.phrase as usize)?;
        // `lost 0.8 percent`: the size is not what changes.
        let sized = scene
            .mentions_in(article, phrase.tokens.clone())
            .any(|(_, mention)| matches!(mention.value, Value::Quantity(_)));
        (!sized).then(|| scene.key(article, phrase.head))?
    };
    let key = clause.object.and_then(noun).or_else(|| clause.subject.and_then(noun))?;
    Some(About::Noun(key, crate::mentions::Dimension::None))
}
