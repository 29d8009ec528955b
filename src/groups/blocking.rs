//! Which pairs of claims are worth comparing.

use std::collections::BTreeMap;

use foldhash::HashMap;

use super::ladder::fills_one_slot;
use crate::claims::{About, Claim, ClaimKind, Key};

/// Up to this many claims every pair of one kind is compared, of kinds that must fill one slot every pair of a slot; above
/// it only pairs that share a slot or a rare word.
const ALL_PAIRS: usize = 2_000;

/// Words that stand in more claims than this are no key to a pair (measured in the design notes: recall 27 of 30).
const MOST_SHARED: usize = 25;

/// Claims compared within one slot, each with so many that follow it; a breaking story repeats a toll in every article.
const MOST_NEIGHBOURS: usize = 16;

/// Values of one slot that every claim of the slot is compared with, wherever they stand: what one article alone says
/// must meet what all the others say.
const MOST_VALUES: usize = 16;

/// The pairs to compare, each once, `a < b`, in order.
pub(super) fn pairs(claims: &[Claim]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if claims.len() <= ALL_PAIRS {
        let bench = |claim: &Claim| (claim.kind, fills_one_slot(claim.kind).then_some(claim.about));
        let mut benches: HashMap<(ClaimKind, Option<About>), Vec<usize>> = HashMap::default();
        // Backwards: those that follow a claim on its bench have sat down before it.
        for (at, claim) in claims.iter().enumerate().rev() {
            let seated = benches.entry(bench(claim)).or_default();
            pairs.extend(seated.iter().map(|after| (at, *after)));
            seated.push(at);
        }
        pairs.reverse();
        return pairs;
    }
    let mut kinds: BTreeMap<ClaimKind, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        kinds.entry(claim.kind).or_default().push(at);
    }
    for members in kinds.values() {
        sparse(claims, members, &mut pairs);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn all(members: &[usize], pairs: &mut Vec<(usize, usize)>) {
    for (nth, &a) in members.iter().enumerate() {
        pairs.extend(members[nth + 1..].iter().map(|&b| (a, b)));
    }
}

/// Pairs that fill the same slot or share a word that few claims have.
fn sparse(claims: &[Claim], members: &[usize], pairs: &mut Vec<(usize, usize)>) {
    let mut slots: BTreeMap<About, Vec<usize>> = BTreeMap::new();
    let mut words: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for &at in members {
        slots.entry(claims[at].about).or_default().push(at);
        for key in &claims[at].context {
            words.entry(*key).or_default().push(at);
        }
    }
    for list in slots.values() {
        let values = values(claims, list);
        for (nth, &a) in list.iter().enumerate() {
            pairs.extend(list[nth + 1..].iter().take(MOST_NEIGHBOURS).map(|&b| (a, b)));
            pairs.extend(values.iter().filter(|&&b| a != b).map(|&b| (a.min(b), a.max(b))));
        }
    }
    for list in words.values().filter(|list| list.len() <= MOST_SHARED) {
        all(list, pairs);
    }
}

/// The first claim of each distinct value of a slot.
fn values(claims: &[Claim], slot: &[usize]) -> Vec<usize> {
    let mut first: Vec<usize> = Vec::new();
    for &at in slot {
        if first.len() == MOST_VALUES {
            break;
        }
        if first.iter().all(|&other| claims[other].value != claims[at].value) {
            first.push(at);
        }
    }
    first
}
