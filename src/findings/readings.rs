//! One group, judged: which values stand against each other, and who gives each.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;

use super::compare::{Reason, Relation, compare};
use super::{Asked, Evidence, Finding, Reading, Status, Verdict, benign, kinds, values, wording};
use crate::claims::{Claim, ClaimKind, Key, Scene};
use crate::groups::{Group, Link, Step, can_be_one, shared};

/// From this confidence on a difference is a conflict, below it a possible one.
const CONFLICT: f64 = 0.80;

/// Below this confidence a difference is not reported.
const POSSIBLE: f64 = 0.62;

/// From this score on two claims of one option are about one thing.
const AGREED: f64 = 0.80;

/// The findings of one group: a conflict, or else an agreement, where it is asked for, and what was reconciled.
pub(super) fn judge(
    scene: &Scene<'_>,
    claims: &[Claim],
    group: &Group,
    heard: &BTreeSet<(usize, usize)>,
    asked: Asked,
) -> Vec<Finding> {
    let relations: Vec<(&Link, Relation)> =
        group.links.iter().map(|link| (link, compare(scene, &claims[link.a], &claims[link.b]))).collect();
    let differing = differing(claims, group, &relations, heard);
    let best = differing.iter().map(|link| link.score).fold(0.0, f64::max);
    let mut found: Vec<Finding> = if best >= POSSIBLE {
        let strong: Vec<&Link> = differing.into_iter().filter(|link| link.score >= POSSIBLE).collect();
        let apart = disagreements(group, &relations, &strong);
        apart.iter().filter_map(|links| conflict(scene, claims, &relations, links)).collect()
    } else {
        // Two sentences that happen to hold one option agree on nothing.
        let sure = |link: &Link| group.kind != ClaimKind::Choice || link.score >= AGREED;
        let relations: Vec<(&Link, Relation)> = relations.into_iter().filter(|(link, _)| sure(link)).collect();
        let mut found = if asked == Asked::All { agreements(scene, claims, &relations) } else { Vec::new() };
        found.extend(reconciled(scene, claims, &relations));
        found
    };
    if !found.is_empty() {
        let because = because(scene, claims, &group.links);
        found.iter_mut().for_each(|finding| finding.same_because.clone_from(&because));
    }
    found
}

/// The links of a group whose claims differ and are not answered elsewhere.
fn differing<'a>(
    claims: &[Claim],
    group: &Group,
    relations: &[(&'a Link, Relation)],
    heard: &BTreeSet<(usize, usize)>,
) -> Vec<&'a Link> {
    let mut differing: Vec<&Link> =
        relations.iter().filter(|(_, relation)| *relation == Relation::Differs).map(|(link, _)| *link).collect();
    if differing.is_empty() {
        return differing;
    }
    let mut equals = equals(claims, relations);
    if group.kind == ClaimKind::Amount {
        equals.extend(group.claims.iter().flat_map(|claim| heard.range((*claim, 0)..=(*claim, usize::MAX))));
    }
    differing.retain(|link| !answered(claims, &equals, link));
    differing
}

/// Why the claims of a group are held for claims about the same thing, in words: four reasons at most.
pub(super) fn because(scene: &Scene<'_>, claims: &[Claim], links: &[Link]) -> Vec<String> {
    let reason = |link: &Link| (link.step, shared(scene, &claims[link.a], &claims[link.b]));
    let reasons: BTreeSet<(Step, Vec<Key>)> = links.iter().map(reason).collect();
    let words = |(step, shared): (Step, Vec<Key>)| {
        let shared: Vec<String> = shared.iter().map(|key| scene.readable(*key)).collect();
        if shared.is_empty() { step.words().to_owned() } else { format!("{}: {}", step.words(), shared.join(", ")) }
    };
    let mut because: Vec<String> = reasons.into_iter().map(words).collect();
    because.sort();
    because.dedup();
    because.truncate(4);
    because
}

/// The differing links of a group by disagreement: weak links may join two things that are each disagreed on.
fn disagreements<'a>(group: &Group, relations: &[(&Link, Relation)], differing: &[&'a Link]) -> Vec<Vec<&'a Link>> {
    let place = |claim: usize| group.claims.binary_search(&claim).unwrap_or_default();
    let mut joined = UnionFind::new(group.claims.len());
    let same = relations.iter().filter(|(_, relation)| *relation == Relation::Same).map(|(link, _)| *link);
    for link in same.chain(differing.iter().copied()) {
        joined.union(place(link.a), place(link.b));
    }
    let mut sets: Vec<(usize, Vec<&Link>)> = Vec::new();
    for link in differing {
        let label = joined.find(place(link.a));
        match sets.iter_mut().find(|set| set.0 == label) {
            Some(set) => set.1.push(link),
            None => sets.push((label, vec![link])),
        }
    }
    sets.into_iter().map(|(_, links)| links).collect()
}

/// Whether one side of a link between two articles has its equal elsewhere in the other article: then that is what it
/// answers to, and the two of the link speak of different things.
fn answered(claims: &[Claim], equals: &BTreeSet<(usize, usize)>, link: &Link) -> bool {
    let (a, b) = (&claims[link.a], &claims[link.b]);
    let (mine, theirs) = (equals.contains(&(link.a, b.article)), equals.contains(&(link.b, a.article)));
    match a.kind {
        ClaimKind::Name => false,
        // `"I knew him," he said, "and not well."`: a quote told in pieces is the same in one and not in the other.
        ClaimKind::Quotation => a.article != b.article && mine && theirs,
        _ => a.article != b.article && (mine || theirs),
    }
}

/// Each claim with each article that tells its value in other words, also by way of a third article.
pub(super) fn heard(scene: &Scene<'_>, claims: &[Claim], echoes: &[Link]) -> BTreeSet<(usize, usize)> {
    let mut beside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for link in echoes {
        beside.entry(link.a).or_default().push(link.b);
        beside.entry(link.b).or_default().push(link.a);
    }
    let of = |claim: usize| beside.get(&claim).map(Vec::as_slice).unwrap_or_default();
    let mut heard = BTreeSet::new();
    for (claim, others) in &beside {
        let mut articles: Vec<usize> = others.iter().map(|other| claims[*other].article).collect();
        for other in others.iter().flat_map(|other| of(*other)) {
            let article = claims[*other].article;
            if !articles.contains(&article) && can_be_one(scene, &claims[*claim], &claims[*other]) {
                articles.push(article);
            }
        }
        heard.extend(articles.into_iter().map(|article| (*claim, article)));
    }
    heard
}

/// Each claim with each article that has its equal.
fn equals(claims: &[Claim], relations: &[(&Link, Relation)]) -> BTreeSet<(usize, usize)> {
    let same = relations.iter().filter(|(_, relation)| *relation == Relation::Same);
    same.flat_map(|(link, _)| [(link.a, claims[link.b].article), (link.b, claims[link.a].article)]).collect()
}

/// The values that the claims of a set share: sets of claims joined by `Same`, in order of their first claim.
fn same_sets(members: &BTreeSet<usize>, relations: &[(&Link, Relation)]) -> Vec<Vec<usize>> {
    let members: Vec<usize> = members.iter().copied().collect();
    let mut joined = UnionFind::new(members.len());
    for (link, _) in relations.iter().filter(|(_, relation)| *relation == Relation::Same) {
        if let (Ok(a), Ok(b)) = (members.binary_search(&link.a), members.binary_search(&link.b)) {
            joined.union(a, b);
        }
    }
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let mut set_of = vec![usize::MAX; members.len()];
    for (member, label) in members.into_iter().zip(joined.into_labeling()) {
        if set_of[label] == usize::MAX {
            set_of[label] = sets.len();
            sets.push(Vec::new());
        }
        sets[set_of[label]].push(member);
    }
    sets
}

fn conflict(
    scene: &Scene<'_>,
    claims: &[Claim],
    relations: &[(&Link, Relation)],
    differing: &[&Link],
) -> Option<Finding> {
    let confidence = differing.iter().map(|link| link.score).fold(0.0, f64::max);
    let mut members: BTreeSet<usize> = differing.iter().flat_map(|link| [link.a, link.b]).collect();
    // All sources stand on their side: a claim that says the same as a member joins its reading.
    for (link, relation) in relations {
        if *relation == Relation::Same && (members.contains(&link.a) || members.contains(&link.b)) {
            members.insert(link.a);
            members.insert(link.b);
        }
    }
    let mut sets = same_sets(&members, relations);
    if sets.len() < 2 {
        return None;
    }
    order(scene, claims, &mut sets);
    let verdict = if confidence >= CONFLICT { Verdict::Conflict } else { Verdict::PossibleConflict };
    let mut finding = assemble(scene, claims, &sets, verdict, None);
    finding.confidence = confidence;
    finding.within_article = differing.iter().any(|link| claims[link.a].article == claims[link.b].article);
    let values: Vec<String> = finding.readings.iter().map(|reading| reading.value.clone()).collect();
    let first: Vec<&Claim> = sets.iter().map(|set| &claims[set[0]]).collect();
    finding.title = wording::title(scene, &first);
    finding.explanation = wording::conflict(scene, &first, &values, finding.within_article);
    let sides: Vec<&Claim> = members.iter().map(|member| &claims[*member]).collect();
    finding.benign = benign::explain(scene, &sides);
    Some(finding)
}

/// What several articles say alike.
fn agreements(scene: &Scene<'_>, claims: &[Claim], relations: &[(&Link, Relation)]) -> Vec<Finding> {
    let mut found = Vec::new();
    let members: BTreeSet<usize> = relations
        .iter()
        .filter(|(_, relation)| matches!(relation, Relation::Same | Relation::Reconciled(_)))
        .flat_map(|(link, _)| [link.a, link.b])
        .collect();
    let mut sets = same_sets(&members, relations);
    order(scene, claims, &mut sets);
    for set in &sets {
        let articles: BTreeSet<usize> = set.iter().map(|claim| claims[*claim].article).collect();
        if articles.len() >= 2 {
            found.push(agreement(scene, claims, set));
        }
    }
    found
}

/// What differs for a reason, reason by reason.
fn reconciled(scene: &Scene<'_>, claims: &[Claim], relations: &[(&Link, Relation)]) -> Vec<Finding> {
    let mut found = Vec::new();
    let reasons: BTreeSet<Reason> = relations
        .iter()
        .filter_map(|(_, relation)| if let Relation::Reconciled(reason) = relation { Some(*reason) } else { None })
        .collect();
    for reason in reasons {
        let members: BTreeSet<usize> = relations
            .iter()
            .filter(|(_, relation)| *relation == Relation::Reconciled(reason))
            .flat_map(|(link, _)| [link.a, link.b])
            .collect();
        let mut sets = same_sets(&members, relations);
        if sets.len() < 2 {
            continue;
        }
        order(scene, claims, &mut sets);
        let mut finding = assemble(scene, claims, &sets, Verdict::Reconciled, Some(reason));
        let values: Vec<String> = finding.readings.iter().map(|reading| reading.value.clone()).collect();
        let first: Vec<&Claim> = sets.iter().map(|set| &claims[set[0]]).collect();
        finding.title = wording::title(scene, &first);
        finding.explanation = wording::reconciled(reason, &values);
        found.push(finding);
    }
    found
}

/// The agreement of claims that say the same.
pub(super) fn agreement(scene: &Scene<'_>, claims: &[Claim], set: &[usize]) -> Finding {
    let articles: BTreeSet<usize> = set.iter().map(|claim| claims[*claim].article).collect();
    let mut finding = assemble(scene, claims, &[set.to_vec()], Verdict::Agreement, None);
    let values: Vec<String> = finding.readings.iter().map(|reading| reading.value.clone()).collect();
    finding.title = wording::title(scene, &[&claims[set[0]]]);
    let origins = finding.readings.first().map_or(0, |reading| reading.origins);
    finding.explanation = wording::agreement(&values, articles.len(), origins);
    finding
}

/// The weightiest origins first (as a rule all weigh the same), then first in order of article and place.
fn order(scene: &Scene<'_>, claims: &[Claim], sets: &mut [Vec<usize>]) {
    sets.sort_by_key(|set| (std::cmp::Reverse(weight(scene, claims, set)), set.first().copied()));
}

/// What the origins of a set weigh together: each as much as its weightiest source.
fn weight(scene: &Scene<'_>, claims: &[Claim], set: &[usize]) -> u64 {
    let mut origins: BTreeMap<usize, u32> = BTreeMap::new();
    for claim in set {
        let article = &scene.story.articles[claims[*claim].article];
        let weight = origins.entry(article.origin).or_default();
        *weight = article.weight.max(*weight);
    }
    origins.values().map(|weight| u64::from(*weight)).sum()
}

fn origins(scene: &Scene<'_>, claims: &[Claim], set: &[usize]) -> usize {
    set.iter().map(|claim| scene.story.articles[claims[*claim].article].origin).collect::<BTreeSet<_>>().len()
}

fn assemble(
    scene: &Scene<'_>,
    claims: &[Claim],
    sets: &[Vec<usize>],
    verdict: Verdict,
    reason: Option<Reason>,
) -> Finding {
    let first = &claims[sets[0][0]];
    let sides: Vec<&Claim> = sets.iter().map(|set| &claims[set[0]]).collect();
    let (rule, severity, _) = kinds::rule(scene, first, &sides);
    let readings = sets
        .iter()
        .map(|set| {
            let articles: BTreeSet<usize> = set.iter().map(|claim| claims[*claim].article).collect();
            Reading {
                value: values::value(scene, &claims[set[0]]),
                articles: articles.into_iter().collect(),
                origins: origins(scene, claims, set),
            }
        })
        .collect();
    let evidence = sets
        .iter()
        .enumerate()
        .flat_map(|(reading, set)| {
            set.iter().map(move |claim| {
                let claim = &claims[*claim];
                Evidence {
                    article: claim.article,
                    span: claim.span,
                    value: values::value(scene, claim),
                    stance: values::stance(claim).word(),
                    as_of: claim.as_of.as_ref().filter(|_| values::is_told(claim)).map(|as_of| as_of.timex.clone()),
                    says: values::speaker(scene, claim),
                    reading,
                }
            })
        })
        .collect();
    Finding {
        id: String::new(),
        story: scene.story.articles.get(first.article).map(|article| article.story.clone()).unwrap_or_default(),
        verdict,
        kind: kinds::of(scene, first, &sides).name,
        rule,
        severity,
        confidence: 1.0,
        title: String::new(),
        explanation: String::new(),
        benign: None,
        reason: reason.map(Reason::name),
        within_article: false,
        status: Status::Open,
        ruling: None,
        readings,
        claims: evidence,
        same_because: Vec::new(),
    }
}
