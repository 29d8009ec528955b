//! Whether two times or two places belong to one event.

use super::ladder::{Rivals, Step};
use super::likeness::{common, likeness, overlap, owners_differ};
use super::times::{Times, same_day};
use crate::claims::{Claim, ClaimKind, ClaimValue, Key, Scene, Stance, sites};
use crate::mentions::{Timex, Value};
use crate::rules::{Identity, Params, RuleIndex};

/// Dates, times and places of two articles: the same verb of the same participants, or one sort of happening.
pub(super) fn circumstances(
    scene: &Scene<'_>,
    (rivals, times): (&Rivals, &Times),
    a: &Claim,
    b: &Claim,
) -> Option<(Step, f64)> {
    if a.article == b.article {
        return None;
    }
    let meet = |x: &[Key], y: &[Key]| overlap(&scene.vocabulary, x, y);
    let with = meet(&a.scope, &b.scope).max(0.8 * meet(&a.doer, &b.doer)).max(0.8 * meet(&a.target, &b.target));
    let (slip, unanswered) = (clocks_slip(a, b), times.unanswered(scene, a, b));
    // Most pairs have nothing in common, and are done with here.
    if slip.is_none() && unanswered.is_none() && with <= 0.0 && shared(a, b).next().is_none() {
        return None;
    }
    let like = likeness(a, b);
    let slip = slip.map(|base| (Step::NearValue, base + 0.4 * like + 0.1 * with));
    let unanswered = unanswered.map(|base| (Step::Unanswered, base + 0.4 * like + 0.1 * with));
    let told = worded(scene, a, b, like, with);
    let happens = happening(scene, rivals, a, b, like, with);
    slip.into_iter().chain(unanswered).chain(told).chain(happens).max_by(|x, y| x.1.total_cmp(&y.1))
}

/// What two times begin with that look like one with a slip: minutes that somebody read off, and such as are round.
const READ_OFF: f64 = 0.70;
const ROUND: f64 = 0.54;

/// The same verb of the same participants, or sentences much alike.
fn worded(scene: &Scene<'_>, a: &Claim, b: &Claim, like: f64, with: f64) -> Option<(Step, f64)> {
    if with <= 0.0 || a.kind == ClaimKind::Place && placed_by(scene, a) != placed_by(scene, b) {
        return None;
    }
    // `opened in 1968`, `reopened on Wednesday`; `were counted by noon`, `since dawn`.
    if historic(scene, a) != historic(scene, b) || bound(scene, a) != bound(scene, b) {
        return None;
    }
    // Without a name a place is only a noun; two nouns of one event may both be right.
    let common_noun =
        if a.kind == ClaimKind::Place && !(names_place(scene, a) && names_place(scene, b)) { 0.1 } else { 0.0 };
    if a.about == b.about {
        Some((Step::SameEvent, 0.20 + 0.36 * with + 0.60 * like - common_noun))
    } else {
        Some((Step::LikeWords, 0.20 * with + 0.80 * like - common_noun))
    }
}

/// What two times or places of a happening that a story has one of begin with, and of one that it may have more of.
const ONCE: f64 = 0.64;
const NAMED: f64 = 0.48;
const OFTEN: f64 = 0.44;

/// What each further sentence of an article takes that gives a time or a place of the same happening.
const RIVAL: f64 = 0.08;

/// Of one sort of happening: the alarm, the first sitting, a rescue of the same people.
fn happening(scene: &Scene<'_>, rivals: &Rivals, a: &Claim, b: &Claim, like: f64, with: f64) -> Option<(Step, f64)> {
    shared(a, b).next()?;
    if a.kind == ClaimKind::Place && !(names_place(scene, a) && names_place(scene, b) || sited(scene, a, b)) {
        return None;
    }
    // `the quake of 1991`: a time long past is of another happening than one of these days.
    if historic(scene, a) != historic(scene, b) {
        return None;
    }
    let named =
        |keys: &[Key]| -> Vec<Key> { keys.iter().copied().filter(|key| scene.vocabulary.is_name(*key)).collect() };
    // The names in the other phrases of a place's clause are mostly places themselves (`at a villa in Arden`).
    let parties = |claim: &Claim| -> Vec<Key> {
        if claim.kind != ClaimKind::Place {
            return named(&claim.scope);
        }
        let mut keys: Vec<Key> = claim.doer.iter().chain(&claim.target).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        named(&keys)
    };
    let (mine, theirs) = (parties(a), parties(b));
    let shared_names: Vec<Key> = common(&mine, &theirs).collect();
    let both = shared_names.len();
    // `Rovers play City`, `Rovers play United`: each names somebody that the other does not.
    let others = if both > 0 && both < mine.len() && both < theirs.len() { 0.15 } else { 0.0 };
    let setting = overlap(&scene.vocabulary, &a.setting, &b.setting);
    // A story told over days has a second arrest and a third visit.
    let again = if scene.is_followed() { AGAIN } else { 0.0 };
    let score = |rule: &RuleIndex| {
        let Params::Happening(happening) = scene.story.rules.list[*rule].params() else { return None };
        let (base, with) = match happening.identity {
            Identity::Once => (ONCE, with),
            Identity::Named => (NAMED - again, with),
            Identity::Often => (OFTEN - again, with.max(0.8 * setting)),
        };
        let once = happening.identity == Identity::Once;
        if !once && (with <= 0.0 || limit(scene, a) != limit(scene, b)) {
            return None;
        }
        if happening.identity == Identity::Named && both == 0 {
            return None;
        }
        // Each of ten arrests has its place; only those of the same person are rivals.
        let whom = (happening.identity == Identity::Named).then_some(shared_names.as_slice());
        let elsewhere = rivals.happens_elsewhere(a, *rule, whom).max(rivals.happens_elsewhere(b, *rule, whom)).min(3);
        // At most three.
        let rival = RIVAL * f64::from(u8::try_from(elsewhere).unwrap_or(3));
        let owners = if owners_differ(scene, a, b) { 0.12 } else { 0.0 };
        // Done in one article and planned in the other: what happens once is not ahead any more when it is done.
        let ahead = (a.stance == Stance::Planned) != (b.stance == Stance::Planned);
        let ahead = if once && ahead { AHEAD } else { 0.0 };
        Some(base + 0.35 * like + 0.25 * with + ahead - rival - owners - others)
    };
    shared(a, b).filter_map(score).max_by(f64::total_cmp).map(|score| (Step::SameHappening, score))
}

/// The sorts of happening that both belong to.
fn shared<'a>(a: &'a Claim, b: &'a Claim) -> impl Iterator<Item = &'a RuleIndex> {
    a.happenings.iter().filter(|rule| b.happenings.contains(rule))
}

/// What a plan and a deed of one happening gain.
const AHEAD: f64 = 0.05;

/// What a happening that a story may have more of loses where it is told day by day.
const AGAIN: f64 = 0.14;

/// Days before its article from which on a time is history.
const HISTORY: i64 = 90;

/// Whether a time, or any time in the sentence of a place, lies long before its article (`killed at Cernadia in 2014`).
fn historic(scene: &Scene<'_>, claim: &Claim) -> bool {
    let past = |timex: &Timex| {
        let days = timex.latest.and_then(|latest| scene.days_before(claim.article, latest));
        days.is_some_and(|days| days > HISTORY)
    };
    match &claim.value {
        ClaimValue::Time(timex) => past(timex),
        ClaimValue::Place(_) => {
            let document = scene.document(claim.article);
            let sentence = document.sentence_of(document.tokens_in(claim.span).start);
            let mut times = scene.mentions_in(claim.article, sentence);
            times.any(|(_, mention)| matches!(&mention.value, Value::Time(timex) if past(timex)))
        }
        _ => false,
    }
}

/// Whether both places are of common nouns that are known.
fn sited(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    !sites(scene, a).is_empty() && !sites(scene, b).is_empty()
}

/// Whether a time only bounds what is told (`since dawn`, `by noon`), which way; `from Monday` says when it begins.
fn bound(scene: &Scene<'_>, claim: &Claim) -> Option<bool> {
    if claim.kind != ClaimKind::When {
        return None;
    }
    let document = scene.document(claim.article);
    let before = document.tokens_in(claim.span).start.checked_sub(1)?;
    match document.lower(before) {
        "since" => Some(true),
        "by" | "until" | "till" => Some(false),
        _ => None,
    }
}

/// Whether a time is a beginning or an end (`since 2019`, `until 1 May`) or just when it happens.
fn limit(scene: &Scene<'_>, claim: &Claim) -> Option<bool> {
    if claim.kind != ClaimKind::When {
        return None;
    }
    let document = scene.document(claim.article);
    let first = document.tokens_in(claim.span).start;
    let words = (1..=3).filter_map(|back| first.checked_sub(back)).map(|token| document.lower(token));
    words.into_iter().find_map(|word| match word {
        "since" | "from" => Some(true),
        "until" | "till" | "before" | "by" | "through" => Some(false),
        _ => None,
    })
}

/// Whether a place is given as an area (`in Washington`) or a spot (`at the White House`); one may hold the other.
fn placed_by(scene: &Scene<'_>, claim: &Claim) -> bool {
    let document = scene.document(claim.article);
    document.lower(document.tokens_in(claim.span).start) == "in"
}

/// Whether the place of a claim has a name.
fn names_place(scene: &Scene<'_>, claim: &Claim) -> bool {
    matches!(&claim.value, ClaimValue::Place(keys) if keys.iter().any(|key| scene.vocabulary.is_name(*key)))
}

/// Whether two clock times look like one time with a slip in it: odd minutes of two hours, one digit of the minutes
/// wrong, or the two swapped. Two events of one story seldom share such minutes; round ones they share by chance. Gives
/// what the score of the link begins with.
fn clocks_slip(a: &Claim, b: &Claim) -> Option<f64> {
    let (ClaimValue::Time(x), ClaimValue::Time(y)) = (&a.value, &b.value) else { return None };
    let (p, q) = x.clock.zip(y.clock)?;
    if p == q || !same_day(x, y) || x.zone.is_some() != y.zone.is_some() {
        return None;
    }
    let odd = p.minute() % 15 != 0 && q.minute() % 15 != 0;
    // `four fifty-two` leaves open which half of the day it means.
    let turn = if x.is_half_open() || y.is_half_open() { 12 } else { 24 };
    let hours = (p.hour() - q.hour()).rem_euclid(turn);
    let hour = p.minute() == q.minute() && hours.min(turn - hours) <= 2;
    let tens = (p.minute() / 10, q.minute() / 10);
    let ones = (p.minute() % 10, q.minute() % 10);
    let digit = tens.0 == tens.1 || ones.0 == ones.1;
    let swapped = tens.0 == ones.1 && tens.1 == ones.0;
    // A minute that is no multiple of five was looked at; a swap of one is a slip of the pen.
    let exact = p.minute() % 5 != 0 || q.minute() % 5 != 0;
    let same_hour = p.hour() == q.hour() || x.is_half_open() != y.is_half_open() && p.hour() % 12 == q.hour() % 12;
    let slip = odd && (hour || same_hour && (digit || swapped && exact));
    let told = hour || p.minute() % 5 != 0 && q.minute() % 5 != 0;
    slip.then_some(if told { READ_OFF } else { ROUND })
}
