//! What articles say alike in other words, beside what their groups say: `a fifth` and `20 percent`, `10 km` and `six
//! miles`, `New Year's Day` and `1 January`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::readings::{agreement, because};
use super::{Evidence, Finding, Verdict};
use crate::claims::{Claim, Scene};
use crate::groups::{Link, can_be_one};
use crate::text::Span;

/// Claims that say the same, the pairs that joined them, and the agreement that said so before.
#[derive(Default)]
struct Chorus {
    claims: Vec<usize>,
    links: Vec<Link>,
    finding: Option<usize>,
}

/// Adds what is agreed on in other words: a claim joins the agreement that another one stands in, or the two make one.
/// Values that a finding holds against each other, or has explained, are left alone.
pub(super) fn add(scene: &Scene<'_>, claims: &[Claim], echoes: Vec<Link>, findings: &mut Vec<Finding>) {
    let told = places(findings);
    let standing = standing(claims);
    let at = |claim: usize| told.get(&place(&claims[claim])).map(Vec::as_slice).unwrap_or_default();
    let mut choruses: Vec<Chorus> = Vec::new();
    let mut chorus_of: BTreeMap<usize, usize> = BTreeMap::new();
    for link in echoes {
        let mut both = at(link.a).iter().filter(|finding| at(link.b).contains(finding));
        if both.any(|finding| findings[*finding].verdict != Verdict::Reconciled) {
            continue;
        }
        let mut join = |claim: usize| {
            *chorus_of.entry(claim).or_insert_with(|| {
                choruses.push(Chorus { claims: vec![claim], ..Chorus::default() });
                choruses.len() - 1
            })
        };
        let (one, other) = (join(link.a), join(link.b));
        for (chorus, claim) in [(one, link.a), (other, link.b)] {
            let of = at(claim).iter().copied().find(|finding| findings[*finding].verdict == Verdict::Agreement);
            if let Some(finding) = of.filter(|_| choruses[chorus].finding.is_none()) {
                for member in members(claims, &standing, &findings[finding], claim) {
                    if let Entry::Vacant(free) = chorus_of.entry(member) {
                        free.insert(chorus);
                        choruses[chorus].claims.push(member);
                    }
                }
                choruses[chorus].finding = Some(finding);
            }
        }
        merge(scene, claims, &mut choruses, &mut chorus_of, (one, other), link);
    }
    replace(scene, claims, findings, choruses);
}

/// Makes one of two choruses whose claims can all be of one value.
fn merge(
    scene: &Scene<'_>,
    claims: &[Claim],
    choruses: &mut [Chorus],
    chorus_of: &mut BTreeMap<usize, usize>,
    (one, other): (usize, usize),
    link: Link,
) {
    if one == other {
        return;
    }
    let fits = |a: &usize| choruses[other].claims.iter().all(|b| can_be_one(scene, &claims[*a], &claims[*b]));
    let two_findings = choruses[one].finding.is_some() && choruses[other].finding.is_some();
    if two_findings
        || choruses[one].claims.len() * choruses[other].claims.len() > MOST
        || !choruses[one].claims.iter().all(fits)
    {
        return;
    }
    let joined = std::mem::take(&mut choruses[other]);
    for claim in &joined.claims {
        chorus_of.insert(*claim, one);
    }
    let chorus = &mut choruses[one];
    chorus.claims.extend(joined.claims);
    chorus.links.extend(joined.links);
    chorus.links.push(link);
    chorus.finding = chorus.finding.or(joined.finding);
}

/// Two choruses with more pairs of claims than this are left apart.
const MOST: usize = 400;

/// The agreements of the choruses, in the place of those that they grew from.
fn replace(scene: &Scene<'_>, claims: &[Claim], findings: &mut Vec<Finding>, choruses: Vec<Chorus>) {
    for mut chorus in choruses.into_iter().filter(|chorus| !chorus.links.is_empty()) {
        chorus.claims.sort_unstable();
        let mut finding = agreement(scene, claims, &chorus.claims);
        finding.same_because = because(scene, claims, &chorus.links);
        match chorus.finding {
            Some(before) => findings[before] = finding,
            None => findings.push(finding),
        }
    }
    drop_explained(findings);
}

/// Drops what is explained where all of it is agreed on besides.
fn drop_explained(findings: &mut Vec<Finding>) {
    let told = places(findings);
    let agreement = |at: &usize| findings[*at].verdict == Verdict::Agreement;
    let of = |claim: &Evidence| told.get(&(claim.article, claim.span)).map(Vec::as_slice).unwrap_or_default();
    let covered = |finding: &Finding| {
        let Some((first, rest)) = finding.claims.split_first() else { return false };
        let mut agreements = of(first).iter().filter(|at| agreement(at));
        agreements.any(|at| rest.iter().all(|claim| of(claim).contains(at)))
    };
    let explained = |finding: &Finding| finding.verdict == Verdict::Reconciled && covered(finding);
    let keep: Vec<bool> = findings.iter().map(|finding| !explained(finding)).collect();
    let mut keep = keep.into_iter();
    findings.retain(|_| keep.next().unwrap_or(true));
}

/// Where the words of a claim stand.
type Place = (usize, Span);

fn place(claim: &Claim) -> Place {
    (claim.article, claim.span)
}

/// The findings that stand on each place.
fn places(findings: &[Finding]) -> BTreeMap<Place, Vec<usize>> {
    let mut places: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        for claim in &finding.claims {
            places.entry((claim.article, claim.span)).or_default().push(at);
        }
    }
    places
}

/// The claims that stand on each place.
fn standing(claims: &[Claim]) -> BTreeMap<Place, Vec<usize>> {
    let mut standing: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        standing.entry(place(claim)).or_default().push(at);
    }
    standing
}

/// The claims of an agreement that a claim stands in: those of its kind at the places of the evidence.
fn members(claims: &[Claim], standing: &BTreeMap<Place, Vec<usize>>, finding: &Finding, claim: usize) -> Vec<usize> {
    let here = |evidence: &Evidence| standing.get(&(evidence.article, evidence.span)).map(Vec::as_slice);
    let there = finding.claims.iter().filter_map(here).flatten().copied();
    there.filter(|one| claims[*one].kind == claims[claim].kind).collect()
}
