//! One finding a disagreement: what a surer finding says already is not said again under another rule.

use std::borrow::Cow;
use std::collections::BTreeSet;

use foldhash::{HashMap, HashSet};

use super::{Evidence, Finding};
use crate::claims::Scene;
use crate::rules::{Choice, Params, Same};

/// Drops every conflict whose readings are told apart by the same words as those of a surer one, or by the same sentences
/// where two rules ask one question; figures tell more than the choice between some and none. The findings come surest
/// first and keep their order.
pub(super) fn drop(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    // What the desk asks for in a rule of its own is told whatever else is, and first.
    let own = |finding: &Finding| scene.story.rules.get(&finding.rule).is_some_and(|rule| !rule.builtin);
    let mut order: Vec<usize> = (0..findings.len()).filter(|at| findings[*at].is_conflict()).collect();
    order.sort_by_key(|at| (!own(&findings[*at]), findings[*at].kind == "choice", *at));
    let mut kept = Kept { scene, places: HashMap::default() };
    let mut questions = Questions { scene, alike: HashMap::default(), phrases: HashMap::default() };
    let mut repeated = BTreeSet::new();
    for at in order {
        let finding = &findings[at];
        let mut told = |other: &usize| {
            let other = &findings[*other];
            repeats(finding, other, |claim, known| claim.span.overlaps(known.span))
                || questions.alike(&finding.rule, &other.rule)
                    && repeats(finding, other, |claim, known| kept.sentence(claim) == kept.sentence(known))
        };
        if own(finding) || !kept.near(finding).iter().any(&mut told) {
            kept.push(at, finding);
        } else {
            repeated.insert(at);
        }
    }
    let mut at = 0..;
    findings.retain(|_| at.next().is_none_or(|at| !repeated.contains(&at)));
}

/// The conflicts that stay, by the articles and sentences that their words stand in.
struct Kept<'s> {
    scene: &'s Scene<'s>,
    places: HashMap<(usize, u32), Vec<usize>>,
}

impl Kept<'_> {
    fn sentence(&self, claim: &Evidence) -> (usize, u32) {
        (claim.article, self.scene.document(claim.article).sentence_at(claim.span.start()))
    }

    fn push(&mut self, at: usize, finding: &Finding) {
        for claim in &finding.claims {
            let here = self.places.entry(self.sentence(claim)).or_default();
            if here.last() != Some(&at) {
                here.push(at);
            }
        }
    }

    /// Those that have words in a sentence of a finding.
    fn near(&self, finding: &Finding) -> BTreeSet<usize> {
        let sentences = finding.claims.iter().map(|claim| self.sentence(claim));
        sentences.filter_map(|sentence| self.places.get(&sentence)).flatten().copied().collect()
    }
}

/// Which rules of choice ask one question: those that have several phrases of their options in common, where a story answers
/// at least one of them once. How two persons spoke may be two questions, though the words are the same.
struct Questions<'s> {
    scene: &'s Scene<'s>,
    alike: HashMap<(String, String), bool>,
    /// The phrases of each rule that was asked for.
    phrases: HashMap<String, HashSet<String>>,
}

impl Questions<'_> {
    /// So many phrases in common are no chance.
    const IN_COMMON: usize = 5;

    fn alike(&mut self, one: &str, other: &str) -> bool {
        let pair = (one.to_owned(), other.to_owned());
        if let Some(known) = self.alike.get(&pair) {
            return *known;
        }
        let rules = &self.scene.story.rules;
        let choice = |id: &str| match rules.get(id).map(|rule| rule.params()) {
            Some(Params::Choice(choice)) => Some(choice),
            _ => None,
        };
        let found = choice(one).zip(choice(other)).is_some_and(|(x, y)| {
            let once = x.same == Same::Story || y.same == Same::Story;
            once && self.have_in_common((one, x), (other, y))
        });
        self.alike.insert(pair, found);
        found
    }

    /// Whether the options of two rules have several phrases in common.
    fn have_in_common(&mut self, one: (&str, &Choice), other: (&str, &Choice)) -> bool {
        for (id, choice) in [one, other] {
            let phrases = || choice.options.iter().flat_map(|option| option.1.iter().map(Cow::into_owned)).collect();
            self.phrases.entry(id.to_owned()).or_insert_with(phrases);
        }
        let (Some(x), Some(y)) = (self.phrases.get(one.0), self.phrases.get(other.0)) else { return false };
        x.intersection(y).take(Self::IN_COMMON).count() == Self::IN_COMMON
    }
}

/// Whether claims of two of its readings stand where those of two readings of the other stand.
fn repeats(finding: &Finding, other: &Finding, meet: impl Fn(&Evidence, &Evidence) -> bool) -> bool {
    let met = |claim: &Evidence| {
        let same = |known: &&Evidence| known.article == claim.article && meet(claim, known);
        other.claims.iter().find(same).map(|known| known.reading)
    };
    let mut pairs = finding.claims.iter().filter_map(|claim| Some((claim.reading, met(claim)?)));
    let Some((reading, known)) = pairs.next() else { return false };
    pairs.any(|(other_reading, other_known)| other_reading != reading && other_known != known)
}
