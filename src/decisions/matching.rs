//! A decision and the findings of today: the one that it was made on, or why there is none any more.
//!
//! A decision is on words, not on an id: its finding is the one of the same rule and kind whose claims stand on the very
//! words of the decision, reading for reading. Words are known by what they are and what stands around them, articles by
//! their text and then by their name. So a paragraph more, another file name, other words in a rule file and a later
//! version of the program that marks a word more all leave a decision in force.

use std::collections::BTreeMap;

use super::anchor::Place;
use super::entry::{Decision, Side};
use super::sight::{Sight, Whereabouts, day};
use crate::findings::Finding;

/// What a decision is worth today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Worth {
    /// It holds on this finding; for each of its readings the reading of the finding.
    Holds {
        /// Position of the finding.
        finding: usize,
        /// For each reading of the decision, the reading of the finding.
        readings: Vec<usize>,
    },
    /// It does not hold any more.
    Lapsed {
        /// Why, as a clause: `in wire.txt “214 dead” is now “260 dead”`.
        why: String,
        /// The finding that came after the one it was made on, if there is one.
        finding: Option<usize>,
    },
    /// Its articles are not in this run.
    Elsewhere,
}

/// A side seen in a finding.
#[derive(Debug, Clone, Copy)]
struct Seen {
    /// Position of the side.
    side: usize,
    /// The reading of the finding that the side's words stand in.
    reading: usize,
    /// How much of the old context is still there.
    context: usize,
    /// What has changed about the claim, if anything.
    change: Option<Change>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// The claim's words now take in more (`about 12 houses`); position of the claim.
    Words(usize),
    /// It is put forward in another way; position of the claim.
    Stance(usize),
    /// Its article is of another day; position of the claim.
    Day(usize),
}

/// Weighs a decision against the findings.
pub(super) fn weigh(sight: &Sight<'_>, decision: &Decision) -> Worth {
    let places = sight.look(&decision.sides, &decision.story);
    let mut seen: BTreeMap<usize, Vec<Seen>> = BTreeMap::new();
    for (at, (side, whereabouts)) in decision.sides.iter().zip(&places).enumerate() {
        if let Whereabouts::Found(article, places) = whereabouts {
            for (finding, one) in sightings(sight, decision, at, side, *article, places) {
                seen.entry(finding).or_default().push(one);
            }
        }
    }
    let mut best: Option<(usize, usize, Vec<usize>)> = None;
    for (finding, sides) in &seen {
        let Some(of) = sight.finding(*finding) else { continue };
        if let Some((context, readings)) = holds(decision, of, sides)
            && best.as_ref().is_none_or(|(most, ..)| context > *most)
        {
            best = Some((context, *finding, readings));
        }
    }
    if let Some((_, finding, readings)) = best {
        return Worth::Holds { finding, readings };
    }
    if places.iter().any(|place| matches!(place, Whereabouts::Elsewhere)) {
        return Worth::Elsewhere;
    }
    let near = seen.iter().max_by_key(|(at, sides)| (count(sides), std::cmp::Reverse(**at)));
    let finding = near.map(|(at, _)| *at);
    Worth::Lapsed { why: why(sight, decision, &places, near), finding }
}

/// The day of an article of the run.
fn today(sight: &Sight<'_>, article: usize) -> String {
    sight.dossier.articles.get(article).map(day).unwrap_or_default()
}

/// How many sides of a decision a finding stands on.
fn count(seen: &[Seen]) -> usize {
    let mut sides: Vec<usize> = seen.iter().map(|one| one.side).collect();
    sides.dedup();
    sides.len()
}

/// The findings that stand on a side's words.
fn sightings(
    sight: &Sight<'_>,
    decision: &Decision,
    at: usize,
    side: &Side,
    article: usize,
    places: &[Place],
) -> Vec<(usize, Seen)> {
    let mut found = Vec::new();
    for place in places {
        for spot in sight.spots(article, place.span) {
            let Some(finding) = sight.finding(spot.finding) else { continue };
            let Some(claim) = finding.claims.get(spot.claim) else { continue };
            if finding.rule != decision.rule || finding.kind != decision.kind {
                continue;
            }
            let change = match () {
                () if !side.anchor.covers(sight.flat(article), place, spot.span) => Some(Change::Words(spot.claim)),
                () if !side.day.is_empty() && side.day != today(sight, article) => Some(Change::Day(spot.claim)),
                () if !side.stance.is_empty() && side.stance != claim.stance => Some(Change::Stance(spot.claim)),
                () => None,
            };
            found.push((spot.finding, Seen { side: at, reading: claim.reading, context: place.context(), change }));
        }
    }
    found
}

/// Whether a finding is the one that a decision was made on: every side in it, each reading in a reading of its own, and no
/// reading more. Gives how much context is still there, and the readings.
fn holds(decision: &Decision, finding: &Finding, seen: &[Seen]) -> Option<(usize, Vec<usize>)> {
    let mut readings: Vec<Option<usize>> = vec![None; decision.readings.len()];
    let mut total = 0;
    for (at, side) in decision.sides.iter().enumerate() {
        let own = readings.get(side.reading).copied()?;
        let fits = |one: &&Seen| one.side == at && one.change.is_none() && own.is_none_or(|own| own == one.reading);
        let best = seen.iter().filter(fits).max_by_key(|one| (one.context, std::cmp::Reverse(one.reading)))?;
        *readings.get_mut(side.reading)? = Some(best.reading);
        total += best.context;
    }
    // A reading that no article gave (the spelling of the house) had no words; it is the one left over.
    let said = readings.clone();
    let mut unsaid = (0..finding.readings.len()).filter(|at| !said.contains(&Some(*at)));
    let readings: Vec<usize> = readings.into_iter().map(|own| own.or_else(|| unsaid.next())).collect::<Option<_>>()?;
    let mut different = readings.clone();
    different.sort_unstable();
    different.dedup();
    let same = different.len() == readings.len() && readings.len() == finding.readings.len();
    (same && (decision.within || !finding.within_article)).then_some((total, readings))
}

/// Why a decision has lapsed, as a clause.
fn why(sight: &Sight<'_>, decision: &Decision, places: &[Whereabouts], near: Option<(&usize, &Vec<Seen>)>) -> String {
    let mut reasons: Vec<String> = Vec::new();
    for (side, place) in decision.sides.iter().zip(places) {
        let reason = lost(sight, side, place);
        reasons.extend(reason.filter(|reason| !reasons.contains(reason)));
    }
    if reasons.is_empty() {
        let of = near.and_then(|(at, seen)| Some((sight.finding(*at)?, seen)));
        reasons.extend(of.map(|(finding, seen)| moved(sight, decision, finding, seen)));
    }
    if reasons.is_empty() {
        reasons.push("its words still stand, but no check sets them against each other any more".to_owned());
    }
    let more = reasons.len().saturating_sub(3);
    reasons.truncate(3);
    let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
    reasons.join("; ") + &rest
}

/// What became of the words of one side; none where they still stand.
pub(super) fn lost(sight: &Sight<'_>, side: &Side, place: &Whereabouts) -> Option<String> {
    let (name, words) = (&side.article, &side.anchor.exact);
    match place {
        Whereabouts::Found(..) | Whereabouts::Elsewhere => None,
        Whereabouts::Gone => Some(format!("{name} is gone")),
        Whereabouts::Changed(article) => Some(match side.anchor.replaced(sight.flat(*article)) {
            Some(new) => format!("in {name} “{words}” is now “{new}”"),
            None => format!("“{words}” no longer stands in {name}"),
        }),
    }
}

/// What is different about the finding whose words still stand.
fn moved(sight: &Sight<'_>, decision: &Decision, finding: &Finding, seen: &[Seen]) -> String {
    let value = |claim: usize| finding.claims.get(claim).map_or("", |claim| claim.value.as_str());
    for one in seen {
        // Words that stand in several places may be unchanged in another.
        let unchanged = seen.iter().any(|other| other.side == one.side && other.change.is_none());
        let Some(side) = decision.sides.get(one.side).filter(|_| !unchanged) else { continue };
        let words = &side.anchor.exact;
        match one.change {
            Some(Change::Words(claim)) => {
                return format!("in {} “{words}” now reads “{}”", side.article, value(claim));
            }
            Some(Change::Day(claim)) => {
                let article = finding.claims.get(claim).map_or(usize::MAX, |claim| claim.article);
                let (old, new) = (&side.day, today(sight, article));
                return format!("{} was of {old} and is of {new}: “{words}” is another day", side.article);
            }
            Some(Change::Stance(claim)) => {
                let stance = finding.claims.get(claim).map_or("", |claim| claim.stance);
                return format!("“{words}” in {} was {} and is now {stance}", side.article, side.stance);
            }
            None => {}
        }
    }
    let known: Vec<usize> = seen.iter().map(|one| one.reading).collect();
    let new: Vec<String> = finding
        .readings
        .iter()
        .enumerate()
        .filter(|(at, _)| !known.contains(at))
        .map(|(_, reading)| format!("“{}”", reading.value))
        .collect();
    match () {
        () if finding.readings.len() > decision.readings.len() && !new.is_empty() => {
            format!("there is another reading: {}", new.join(" and "))
        }
        () if finding.within_article && !decision.within => "one article now gives two of the readings".to_owned(),
        () => "its words are now grouped in another way".to_owned(),
    }
}
