//! Which pairs of claims are worth comparing.

use std::collections::BTreeMap;

use crate::claims::{About, Claim, ClaimKind, Key};

/// Up to this many claims every pair of one kind is compared; above it only pairs that share a slot or a rare word.
const ALL_PAIRS: usize = 2_000;

/// Words that stand in more claims than this are no key to a pair (measured in the design notes: recall 27 of 30).
const MOST_SHARED: usize = 25;

/// Claims compared within one slot, each with so many that follow it; a breaking story repeats a toll in every article.
const MOST_NEIGHBOURS: usize = 64;

/// The pairs to compare, each once, `a < b`, in order.
pub(super) fn pairs(claims: &[Claim]) -> Vec<(usize, usize)> {
    let mut kinds: BTreeMap<ClaimKind, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        kinds.entry(claim.kind).or_default().push(at);
    }
    let mut pairs = Vec::new();
    for members in kinds.values() {
        if claims.len() <= ALL_PAIRS {
            for (nth, &a) in members.iter().enumerate() {
                pairs.extend(members[nth + 1..].iter().map(|&b| (a, b)));
            }
        } else {
            sparse(claims, members, &mut pairs);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
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
        for (nth, &a) in list.iter().enumerate() {
            pairs.extend(list[nth + 1..].iter().take(MOST_NEIGHBOURS).map(|&b| (a, b)));
        }
    }
    for list in words.values().filter(|list| list.len() <= MOST_SHARED) {
        for (nth, &a) in list.iter().enumerate() {
            pairs.extend(list[nth + 1..].iter().map(|&b| (a, b)));
        }
    }
}
