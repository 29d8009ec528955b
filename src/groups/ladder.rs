//! The steps of sameness: named reasons to hold two claims for claims about the same thing, each with its own score.
//!
//! A step is a small function of two claims of one kind. The scores are cut where, on the development stories, links
//! above them are right more often than not; `docs/accuracy.md` has the figures.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Link;
use super::amounts::{self, one_sentence};
use super::changes;
use super::circumstances;
use super::figures::Figures;
use super::likeness::{common, evidence, likeness, overlap, owners_differ};
use super::quotes;
use super::ranks;
use super::times::Times;
use crate::claims::{About, Claim, ClaimKind, ClaimValue, Key, Scene, Stance};
use crate::mentions::Value;
use crate::rules::{Params, RuleIndex, Same};

/// Why two claims speak of the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Both are values of one measure of the rules.
    SameMeasure,
    /// The same things are counted or measured, in like words.
    SameNoun,
    /// Both are said of one person, place or thing with a name.
    SameEntity,
    /// Both are options of one exclusive set, said of the same thing.
    SameChoice,
    /// The same verb is said of the same participants.
    SameEvent,
    /// The clauses have most of their telling words in common.
    LikeWords,
    /// The quoted words are nearly the same.
    SameWords,
    /// Both belong to one sort of happening: the alarm, the first sitting.
    SameHappening,
    /// The values look like one value with a slip in it.
    NearValue,
    /// Times near each other, each of which the other article lacks.
    Unanswered,
    /// Both give one figure of one sort.
    SameFigure,
    /// They stand side by side in one expression.
    SameExpression,
    /// Both give a place on one scale: the first, the biggest.
    SameRank,
    /// Two lists are one but for an item.
    SameList,
}

impl Step {
    /// The step in words, for "why are these the same thing?".
    pub fn words(self) -> &'static str {
        match self {
            Self::SameMeasure => "both give the same figure",
            Self::SameNoun => "the same things are counted, in like words",
            Self::SameEntity => "both speak of the same name",
            Self::SameChoice => "both say which of the same options holds",
            Self::SameEvent => "the same thing is said of the same participants",
            Self::SameHappening => "both belong to the same happening",
            Self::LikeWords => "the sentences share their telling words",
            Self::SameWords => "the quoted words are nearly the same",
            Self::Unanswered => "each gives a time near the other's that the other article lacks",
            Self::NearValue => "the values look like one value with a slip in it",
            Self::SameFigure => "both give the same figure of the same sort",
            Self::SameExpression => "they stand side by side in one expression",
            Self::SameRank => "both say what is first or most on one scale",
            Self::SameList => "the lists have all but one item in common",
        }
    }
}

/// A link scores at least this, or there is none.
pub(super) const LEAST: f64 = 0.5;

/// The most that [`Rivals::bonus`] adds to a score.
pub(super) const MOST_BONUS: f64 = 0.12;

/// Tries the steps for a pair of claims of one kind; gives the link where one holds.
pub(super) fn climb(scene: &Scene<'_>, claims: &[Claim], board: &Board, (a, b): (usize, usize)) -> Option<Link> {
    let (one, two) = (&claims[a], &claims[b]);
    let Board { rivals, figures, .. } = board;
    let (step, score) = match one.kind {
        ClaimKind::Weekday | ClaimKind::List | ClaimKind::Sum => same_expression(one, two),
        ClaimKind::Age | ClaimKind::Office | ClaimKind::Occupation | ClaimKind::Name => same_entity(one, two),
        ClaimKind::Amount if one.about == About::Margin || two.about == About::Margin => margins(scene, one, two),
        ClaimKind::Amount => amounts::link(scene, figures, claims, (a, b)),
        ClaimKind::Slot => slots(scene, one, two),
        ClaimKind::Change => changes::link(scene, claims, one, two),
        ClaimKind::Choice => choices(scene, one, two),
        ClaimKind::Quotation => quotations(scene, one, two),
        ClaimKind::When | ClaimKind::Place => circumstances::circumstances(scene, (rivals, &board.times), one, two),
        ClaimKind::Event => events(scene, one, two),
        ClaimKind::Rank => ranks::ranks(scene, one, two),
        ClaimKind::Members => ranks::members(one, two),
    }?;
    let score = score + rivals.bonus(one, two);
    if score < LEAST {
        return None;
    }
    Some(Link { a, b, step, score: score.min(1.0) })
}

/// Whether no step joins two claims of a kind that are not about the same.
pub(super) fn fills_one_slot(kind: ClaimKind) -> bool {
    match kind {
        ClaimKind::Weekday | ClaimKind::List | ClaimKind::Sum => true,
        ClaimKind::Age | ClaimKind::Office | ClaimKind::Occupation | ClaimKind::Name => true,
        ClaimKind::Slot | ClaimKind::Choice | ClaimKind::Event => true,
        ClaimKind::Amount | ClaimKind::Change | ClaimKind::Quotation => false,
        ClaimKind::When | ClaimKind::Place | ClaimKind::Rank | ClaimKind::Members => false,
    }
}

/// The words that two claims share, most telling first, at most four; [`Scene::readable`] gives them to a reader.
pub(crate) fn shared(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Vec<Key> {
    let mut keys: Vec<Key> = common(&a.setting, &b.setting).collect();
    keys.sort_by(|x, y| scene.vocabulary.weight(*y).total_cmp(&scene.vocabulary.weight(*x)).then(x.cmp(y)));
    keys.truncate(4);
    keys
}

/// What is known of a whole story before two of its claims are compared.
pub(super) struct Board {
    rivals: Rivals,
    figures: Figures,
    times: Times,
}

impl Board {
    /// Looks through the claims of a story once.
    pub(super) fn lay(scene: &Scene<'_>, claims: &[Claim]) -> Self {
        Self { rivals: Rivals::count(claims), figures: Figures::gather(scene, claims), times: Times::gather(scene) }
    }
}

/// How many values one article gives one slot. Where each of two articles speaks of a slot once, they more likely mean
/// the same thing than where each has five values to offer.
pub(super) struct Rivals {
    slots: BTreeMap<(ClaimKind, About, usize), usize>,
    /// The sentences of each article that give a time or a place of one sort of happening, and whom each names.
    happenings: BTreeMap<(ClaimKind, RuleIndex, usize), BTreeMap<u32, BTreeSet<Key>>>,
}

impl Rivals {
    /// Counts the distinct values.
    pub(super) fn count(claims: &[Claim]) -> Self {
        let mut values: BTreeMap<(ClaimKind, About, usize), Vec<&ClaimValue>> = BTreeMap::new();
        for claim in claims.iter().filter(|claim| has_rivals(claim.kind)) {
            let given = values.entry((claim.kind, claim.about, claim.article)).or_default();
            // A text that lists hundreds of figures is not read to the end for this.
            if given.len() < MOST_RIVALS && !given.contains(&&claim.value) {
                given.push(&claim.value);
            }
        }
        let slots = values.into_iter().map(|(slot, values)| (slot, values.len())).collect();
        let mut happenings: BTreeMap<_, BTreeMap<u32, BTreeSet<Key>>> = BTreeMap::new();
        for claim in claims {
            for rule in &claim.happenings {
                let sentences = happenings.entry((claim.kind, *rule, claim.article)).or_default();
                sentences.entry(claim.sentence).or_default().extend(&claim.scope);
            }
        }
        Self { slots, happenings }
    }

    /// In how many sentences an article speaks of a claim's happening beside this claim's own; where `whom` is given, of
    /// one that has to do with one of them.
    pub(super) fn happens_elsewhere(&self, claim: &Claim, rule: RuleIndex, whom: Option<&[Key]>) -> usize {
        let Some(sentences) = self.happenings.get(&(claim.kind, rule, claim.article)) else { return 0 };
        let others = sentences.iter().filter(|(sentence, _)| **sentence != claim.sentence);
        others.filter(|(_, named)| whom.is_none_or(|whom| whom.iter().any(|key| named.contains(key)))).count()
    }

    /// What the score of a link gains.
    fn bonus(&self, a: &Claim, b: &Claim) -> f64 {
        let named = !matches!(a.about, About::Figure(_));
        if a.article == b.article || a.about != b.about || !named || !has_rivals(a.kind) {
            return 0.0;
        }
        let of = |claim: &Claim| self.slots.get(&(claim.kind, claim.about, claim.article)).copied().unwrap_or(1);
        match of(a).max(of(b)) {
            1 => MOST_BONUS,
            2 => 0.06,
            _ => 0.0,
        }
    }
}

/// More values than this in one slot all count as many.
const MOST_RIVALS: usize = 4;

/// Whether claims of a kind compete for their slot.
fn has_rivals(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Amount | ClaimKind::Choice | ClaimKind::Slot)
}

fn same_expression(a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    (a.about == b.about).then_some((Step::SameExpression, 1.0))
}

fn same_entity(a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    // `Captain Ana Holt, the coastguard chief`: who gives two in one breath means both.
    if a.kind == ClaimKind::Office && one_sentence(a, b) {
        return None;
    }
    (a.about == b.about).then_some((Step::SameEntity, 0.9))
}

/// What two margins of votes begin with: most stories have one vote that is close enough to tell.
const MARGINS: f64 = 0.56;

/// Two margins, told or reckoned, of two articles.
fn margins(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    // `elected by 118 votes` may tell how many were cast for her.
    let counts = |claim: &Claim| {
        let tokens = scene.document(claim.article).tokens_in(claim.span);
        let figures = scene.mentions_in(claim.article, tokens).filter_map(|(_, mention)| match &mention.value {
            Value::Quantity(quantity) => Some(quantity.low),
            _ => None,
        });
        figures.fold(f64::INFINITY, f64::min)
    };
    let told = |claim: &Claim| match &claim.value {
        ClaimValue::Amount(quantity) => quantity.low,
        _ => 0.0,
    };
    // `would be saved by two votes`
    let sure = a.stance == Stance::Asserted && b.stance == Stance::Asserted;
    let counted = |one: &Claim, other: &Claim| told(one) < counts(one) && told(other) >= counts(one);
    if !sure || counted(a, b) || counted(b, a) {
        return None;
    }
    let owners = if owners_differ(scene, a, b) { 0.15 } else { 0.0 };
    let score = MARGINS + 0.40 * likeness(a, b) - owners;
    (a.about == b.about && a.article != b.article).then_some((Step::SameMeasure, score))
}

/// Two values of one slot, all other slots of the two patterns alike.
fn slots(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    let (short, long) = if a.scope.len() <= b.scope.len() { (a, b) } else { (b, a) };
    let alike = short.scope.iter().all(|key| long.scope.contains(key));
    if a.about != b.about || one_sentence(a, b) || !alike {
        return None;
    }
    let owners = if owners_differ(scene, a, b) { 0.3 } else { 0.0 };
    let within = if a.article == b.article { 0.12 } else { 0.0 };
    Some((Step::SameMeasure, 0.66 + 0.40 * likeness(a, b) - owners - within))
}

/// What two sentences share that both hold one large figure.
const SAME_FIGURE: f64 = 0.65;

/// What two clauses share that both name the thing a rule is about (a forecast, a policy).
const SAME_TOPIC: f64 = 0.5;

/// Options are said of one thing only where the clauses share at least this much of who and what they speak of.
const LEAST_SHARED: f64 = 0.35;

/// What two descriptions of one noun begin with.
const DESCRIBED: f64 = 0.50;

/// Sentences whose shared words tell so much speak of one thing, though no participant is named in both.
const MOSTLY_SHARED: f64 = 0.55;

/// What a question that a story asks once begins with.
const ASKED_ONCE: f64 = 0.66;

fn choices(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    if a.about != b.about || one_sentence(a, b) {
        return None;
    }
    let About::Choice(rule) = a.about else { return None };
    let Params::Choice(choice) = scene.story.rules.list[rule].params() else { return None };
    let meet = |x: &[Key], y: &[Key]| overlap(&scene.vocabulary, x, y);
    let named = |key: Key| scene.vocabulary.is_name(key);
    if choice.same == Same::Name && !common(&a.scope, &b.scope).any(named) {
        return None;
    }
    if choice.same == Same::Person {
        return one_person(scene, a, b);
    }
    if choice.same == Same::Noun {
        common(&a.topics, &b.topics).next()?;
        // Who describes a noun in two ways himself means two things.
        if a.article == b.article {
            return None;
        }
        // `his left knee` in two sentences that name one player.
        let whose = if common(&a.setting, &b.setting).any(named) { 0.08 } else { 0.0 };
        let score = DESCRIBED + whose + 0.40 * likeness(a, b) + 0.10 * evidence(a, b);
        return Some((Step::SameChoice, score - if owners_differ(scene, a, b) { 0.2 } else { 0.0 }));
    }
    if choice.same == Same::Story {
        let score = ASKED_ONCE + 0.40 * likeness(a, b);
        return Some((Step::SameChoice, score - if owners_differ(scene, a, b) { 0.1 } else { 0.0 }));
    }
    let (doer, target) = (meet(&a.doer, &b.doer), meet(&a.target, &b.target));
    let with = match choice.same {
        Same::Subject => doer,
        Same::Object => target,
        Same::Both => doer.min(target),
        Same::Event | Same::Name | Same::Person | Same::Noun | Same::Story => {
            meet(&a.scope, &b.scope).max(0.8 * doer).max(0.8 * target)
        }
    };
    // The reading of who does what is shallow; the same participants in other slots count, but for less.
    let with = with.max(0.7 * meet(&a.scope, &b.scope)).max(0.7 * meet(&a.setting, &b.setting));
    // A question that can be asked of anything (`approved`) needs more than its own words in two sentences.
    let told = evidence(a, b);
    let general = choice.same == Same::Both && common(&a.scope, &b.scope).next().is_none();
    let with = if general && told < MOSTLY_SHARED { with } else { with.max(0.8 * told) };
    // `a profit of 23 million`, `23 million into the red`.
    let figure = common(&a.setting, &b.setting).any(|key| scene.is_figure(key));
    let with = if figure { with.max(SAME_FIGURE) } else { with };
    // Where a rule says what its options are said of, both name it. An event goes by many words; a thing is shut where
    // the same thing is open, and an airport says nothing of a school.
    let apart = owners_differ(scene, a, b);
    let unknown = a.topics.is_empty() || b.topics.is_empty();
    let topical = match choice.same {
        _ if choice.about.is_empty() => false,
        // Two sentences that both speak of some building need not speak of one; a note has no more words to tell.
        Same::Event => {
            let notes = amounts::is_note(scene, a) && amounts::is_note(scene, b);
            a.topical && b.topical && !apart && (notes || told >= TOLD_ENOUGH)
        }
        Same::Subject | Same::Both => unknown || common(&a.topics, &b.topics).next().is_some(),
        _ => true,
    };
    let with = if topical { with.max(SAME_TOPIC) } else { with };
    if with < LEAST_SHARED {
        return None;
    }
    let like = likeness(a, b);
    let owners = if apart { 0.2 } else { 0.0 };
    let within = if a.article == b.article { 0.2 } else { 0.0 };
    Some((Step::SameChoice, 0.24 + 0.54 * with + 0.40 * like - owners - within))
}

/// Options said of one person, who does it or to whom it is done: possible by that alone, and the surer the more the
/// sentences share, for a person can do more than one thing in a story.
fn one_person(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    let persons = |claim: &Claim| -> Vec<Key> {
        let named = |keys: &mut dyn Iterator<Item = &Key>| -> Vec<Key> {
            let mut keys: Vec<Key> = keys.copied().filter(|key| scene.is_person(*key)).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        };
        let takes_part = named(&mut claim.doer.iter().chain(&claim.target));
        if !takes_part.is_empty() {
            return takes_part;
        }
        // `four of the Tunnel Neighbours in the second row`: without a verb the only one who is named has it.
        let only = named(&mut claim.scope.iter());
        if only.len() == 1 { only } else { Vec::new() }
    };
    let (x, y) = (persons(a), persons(b));
    let doers = common(&a.doer, &b.doer).any(|key| scene.is_person(key));
    common(&x, &y).next()?;
    // `Holt stood at the lectern`, `Brandt rang Holt`: each does something else.
    let does = |claim: &Claim| claim.doer.iter().any(|key| scene.is_person(*key));
    if !doers && does(a) && does(b) {
        return None;
    }
    let own = if doers { 0.04 } else { 0.0 };
    let within = if a.article == b.article { 0.15 } else { 0.0 };
    // Somebody who is named in every other sentence does many things.
    let strange = if evidence(a, b) < TOLD_ENOUGH { 0.06 } else { 0.0 };
    Some((Step::SameChoice, 0.60 + own + 0.40 * likeness(a, b) - within - strange))
}

/// Two sentences that share less than this by the measure of [`evidence`] share no more than a person that everybody names.
const TOLD_ENOUGH: f64 = 0.2;

/// So many telling words in common make one remark of two quotes of a speaker.
const REMARK: usize = 4;

/// Quotes of one article so few sentences apart are one speech.
const GOES_ON: u32 = 2;

fn quotations(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    // `I did not ask for a resignation. I asked for a vote`: who goes on speaking says another thing.
    if a.article == b.article && a.sentence.abs_diff(b.sentence) <= GOES_ON {
        return None;
    }
    // Aligning words is dear; two reports of one remark share most of their telling words.
    if overlap(&scene.vocabulary, &a.context, &b.context) < 0.5 {
        return None;
    }
    let one = matches!(a.about, About::Entity(_)) && a.about == b.about;
    let two = matches!((a.about, b.about), (About::Entity(x), About::Entity(y)) if x != y);
    let score = quotes::alike(scene, a, b);
    // One person's remark, told in another order (`nobody saw it coming`, `we saw it coming and nobody listened`).
    let turned = one && a.article != b.article && common(&a.context, &b.context).count() >= REMARK;
    if turned && score < 0.6 && overlap(&scene.vocabulary, &a.context, &b.context) >= 0.5 {
        return Some((Step::SameWords, 0.66));
    }
    // Two names may be one speaker's (`Ray`, `Raymond`), or one source has the wrong one.
    let least = if two { 0.75 } else { 0.6 };
    let speaker = if one { 0.1 } else { 0.0 };
    (score >= least).then_some((Step::SameWords, 0.35 + 0.6 * score + speaker))
}

fn events(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<(Step, f64)> {
    if a.about != b.about || one_sentence(a, b) {
        return None;
    }
    let meet = |x: &[Key], y: &[Key]| overlap(&scene.vocabulary, x, y);
    let (doer, target) = (meet(&a.doer, &b.doer), meet(&a.target, &b.target));
    let like = likeness(a, b);
    let both = if doer > 0.0 && target > 0.0 { 0.15 } else { 0.0 };
    let within = if a.article == b.article { 0.15 } else { 0.0 };
    // A story told over days has two visits and two signings of everybody.
    let alike = doer > 0.0 && target > 0.0 || doer + target > 0.0 && like >= 0.35 && !scene.is_followed();
    alike.then_some((Step::SameEvent, 0.20 + 0.25 * doer.max(target) + both + 0.55 * like - within))
}
