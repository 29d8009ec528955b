//! The same event, told as done, planned, or not so.

use super::{Reason, Relation};
use crate::claims::{Claim, Scene, Stance};
use crate::text::Tense;

/// Asserted against negated, and done against still planned.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, x: bool, b: &Claim, y: bool) -> Relation {
    use Stance::{Asserted, Conditional, Denied, Planned, Possible};
    match (stance(scene, a), stance(scene, b)) {
        (Asserted, Asserted) if x != y => opposed(scene, a, b, x),
        (Asserted, Asserted) => Relation::Same,
        // `Every traveller receives 120` may be what they `are to receive`.
        (Asserted, Planned) if is_present(scene, a) => Relation::Apart,
        (Planned, Asserted) if is_present(scene, b) => Relation::Apart,
        (Asserted, Planned) if x && y => planned(scene, b, a),
        (Planned, Asserted) if x && y => planned(scene, a, b),
        (Planned, Planned) if x == y => Relation::Same,
        // `would sell it if asked`, `have already sold it`.
        (Conditional | Possible, Asserted) if x && y && already(scene, a, b) => Relation::Differs,
        (Asserted, Conditional | Possible) if x && y && already(scene, b, a) => Relation::Differs,
        (Denied, Asserted) | (Asserted, Denied) => Relation::Reconciled(Reason::AttributedDenial),
        _ => Relation::Apart,
    }
}

/// How a claim is put forward; the present tense with a day to come is a plan (`the talks open on Friday`).
fn stance(scene: &Scene<'_>, claim: &Claim) -> Stance {
    let published = scene.published(claim.article);
    let due = claim.as_of.as_ref().filter(|as_of| !as_of.moment).map(|as_of| as_of.earliest.date());
    let ahead = due.zip(published).is_some_and(|(due, published)| due > published);
    if claim.stance == Stance::Asserted && ahead { Stance::Planned } else { claim.stance }
}

/// Whether a verb is told in the present tense.
fn is_present(scene: &Scene<'_>, claim: &Claim) -> bool {
    let document = scene.document(claim.article);
    let group = document.tokens_in(claim.span).find_map(|token| document.verb_group_at(token));
    group.is_some_and(|group| group.tense == Tense::Present)
}

/// Told as so and as not so. One sentence read in two ways is no disagreement; what was not so yet may be so later, and
/// what held at one hour need not at another.
fn opposed(scene: &Scene<'_>, a: &Claim, b: &Claim, x: bool) -> Relation {
    if same_words(scene, a, b) {
        return Relation::Apart;
    }
    let (not, so) = if x { (b, a) } else { (a, b) };
    let later = scene.published(so.article) >= scene.published(not.article);
    let hours =
        |claim: &Claim| claim.as_of.as_ref().filter(|as_of| as_of.moment).map(|as_of| (as_of.earliest, as_of.latest));
    let apart = hours(a).zip(hours(b)).is_some_and(|(x, y)| x.1 < y.0 || y.1 < x.0);
    if apart || later && not_yet(scene, not) {
        return Relation::Reconciled(Reason::AsOf);
    }
    Relation::Differs
}

/// Whether a negation holds only up to the day of writing: `had not yet reached it`.
fn not_yet(scene: &Scene<'_>, claim: &Claim) -> bool {
    let document = scene.document(claim.article);
    let tokens = document.tokens_in(claim.span);
    (tokens.start.saturating_sub(2)..tokens.end + 6).any(|token| document.lower(token) == "yet")
}

/// Whether the deed is told as done `already` at the time of the plan, a day earlier or later.
fn already(scene: &Scene<'_>, plan: &Claim, deed: &Claim) -> bool {
    let document = scene.document(deed.article);
    let tokens = document.tokens_in(deed.span);
    let says = (tokens.start.saturating_sub(1)..tokens.end + 2).any(|token| document.lower(token) == "already");
    let hours = scene
        .published(plan.article)
        .zip(scene.published(deed.article))
        .map(|(x, y)| x.duration_since(y).as_hours().abs());
    says && plan.article != deed.article && hours.is_some_and(|hours| hours <= 24)
}

/// How many words before and behind a verb must be the same for one sentence told twice.
const BEFORE: u32 = 3;
const BEHIND: u32 = 2;

/// Whether the words around both verbs are the same.
fn same_words(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let around = |claim: &Claim| -> Vec<&str> {
        let document = scene.document(claim.article);
        let tokens = document.tokens_in(claim.span);
        (tokens.start.saturating_sub(BEFORE)..tokens.end + BEHIND).map(|token| document.lower(token)).collect()
    };
    around(a) == around(b)
}

/// A plan and its deed. A plan for a time that lies behind the deed was carried out. A plan for a later time contradicts
/// it, unless it is so old that it may have changed; so does a plan for a long while ahead, or for no time at all, in an
/// article no older than the deed's.
pub(super) fn planned(scene: &Scene<'_>, plan: &Claim, deed: &Claim) -> Relation {
    let (told, reported) = (scene.published(plan.article), scene.published(deed.article));
    let done = deed.as_of.as_ref().map(|as_of| as_of.latest.date()).or(reported);
    let ahead = plan.as_of.as_ref().filter(|due| told.is_none_or(|day| due.latest.date() >= day));
    let as_recent = match (told, reported) {
        (Some(told), Some(reported)) => told.duration_since(reported).as_hours() >= -24 * SAME_NEWS_DAYS,
        _ => false,
    };
    // A plan told months after the deed is another plan.
    let one_news = as_recent
        && told
            .zip(reported)
            .is_some_and(|(told, reported)| told.duration_since(reported).as_hours() <= 24 * LATE_DAYS);
    match (ahead, done) {
        (Some(_), _) if long_before(scene, plan, deed) => Relation::Reconciled(Reason::PlanCarriedOut),
        (Some(due), Some(done)) if due.earliest.date() > done => Relation::Differs,
        (Some(due), _) if as_recent && reported.is_some_and(|day| due.latest.date() > day) => Relation::Differs,
        _ if already(scene, plan, deed) => Relation::Differs,
        (None, Some(_)) if one_news && plan.article != deed.article && told > reported => Relation::Differs,
        (None, None) => Relation::Apart,
        _ => Relation::Reconciled(Reason::PlanCarriedOut),
    }
}

/// Whether the article of a plan is so much older than that of the deed that the plan may have changed since.
pub(super) fn long_before(scene: &Scene<'_>, plan: &Claim, deed: &Claim) -> bool {
    let hours = scene
        .published(plan.article)
        .zip(scene.published(deed.article))
        .map(|(told, reported)| reported.duration_since(told).as_hours());
    hours.is_some_and(|hours| hours > 24 * LATE_DAYS)
}

/// Articles within so many days of each other report one state of affairs.
const SAME_NEWS_DAYS: i64 = 3;

/// A plan without a day may be told so many days after what is said to have been done, and contradict it; one told more
/// days before may have changed.
const LATE_DAYS: i64 = 14;
