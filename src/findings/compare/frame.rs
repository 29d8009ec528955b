//! Whether time, period or scope tell two claims apart before their values are compared.

use super::Reason;
use crate::calendar::DateTime;
use crate::claims::{About, AsOf, Claim, ClaimKind, Scene};
use crate::rules::Rule;
use crate::text::Tense;

/// A time this many days long is a period (a quarter), not a moment.
const PERIOD_DAYS: i64 = 20;

/// Why the two are not of one moment, period and scope; none where they may be.
pub(super) fn apart(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<Reason> {
    if a.superseded != b.superseded {
        return Some(Reason::AsOf);
    }
    match (&a.as_of, &b.as_of) {
        // `frozen until 2027` is held against a rise in January.
        (Some(x), Some(y)) if a.is_level() != b.is_level() && x.earliest <= y.latest && y.earliest <= x.latest => None,
        (Some(x), Some(y)) => both(x, y),
        (Some(x), None) => one(scene, x, b),
        (None, Some(y)) => one(scene, y, a),
        (None, None) => None,
    }
}

fn both(x: &AsOf, y: &AsOf) -> Option<Reason> {
    let (long, short) = (days(x).max(days(y)), days(x).min(days(y)));
    if x.latest < y.earliest || y.latest < x.earliest {
        return Some(if long > PERIOD_DAYS { Reason::Period } else { Reason::AsOf });
    }
    (long > PERIOD_DAYS && long > 2 * short.max(PERIOD_DAYS)).then_some(Reason::Period)
}

/// One claim has a time, the other speaks of its article's own day.
fn one(scene: &Scene<'_>, time: &AsOf, other: &Claim) -> Option<Reason> {
    let ago = scene.days_before(other.article, time.latest);
    // `rose 7 percent last year`: what the year before brought is news all year.
    let yearly = other.kind == ClaimKind::Change && days(time) > PERIOD_DAYS && ago.is_some_and(|ago| ago < YEAR_DAYS);
    if time.historic && !yearly {
        return Some(Reason::OtherEvent);
    }
    let day_before: DateTime =
        scene.published(other.article)?.yesterday().ok()?.to_datetime(crate::calendar::Time::midnight());
    // What was answered once stays so: `told by text message on Tuesday` and `told by letter` of a later day.
    let lasts = other.kind == ClaimKind::Choice && !is_state(scene, other);
    (time.moment && time.latest < day_before && !lasts).then_some(Reason::AsOf)
}

/// Whether a claim tells in the present what is so now, or what its rule says changes from day to day.
fn is_state(scene: &Scene<'_>, claim: &Claim) -> bool {
    let develops = match claim.about {
        About::Choice(rule) => scene.story.rules.list.get(rule).is_some_and(Rule::develops),
        _ => false,
    };
    let document = scene.document(claim.article);
    let clause = scene.clause_at(claim.article, document.tokens_in(claim.span).start);
    let group = clause.and_then(|at| scene.clauses(claim.article)[at].group(document));
    develops || group.is_none_or(|group| group.tense != Tense::Past)
}

/// Days that a time covers.
fn days(as_of: &AsOf) -> i64 {
    as_of.earliest.date().until(as_of.latest.date()).map_or(0, |span| i64::from(span.get_days()))
}

/// A year in days.
const YEAR_DAYS: i64 = 366;

/// Days between two articles before what develops may have changed: the paper of the morning after tells of the same
/// evening as the wire. A story followed for longer is told day by day.
const SOME_DAYS: i64 = 2;

/// Whether what a rule says changes from day to day may have changed between the articles of two claims.
pub(super) fn developed(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let (About::Measure(rule) | About::Choice(rule)) = a.about else { return false };
    if a.about != b.about || a.article == b.article || !scene.story.rules.list.get(rule).is_some_and(Rule::develops) {
        return false;
    }
    let later = days_between(scene, a, b).is_some_and(|days| days >= SOME_DAYS || scene.is_followed());
    // An agency that gives another figure has brought its own up to date.
    later || one_source(scene, a, b)
}

/// Whether the articles of two claims have one source.
pub(super) fn one_source(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let source = |claim: &Claim| scene.story.articles.get(claim.article).and_then(|article| article.source.as_ref());
    source(a).is_some() && source(a) == source(b)
}

/// Whether two articles lie less than a week apart, as far as they are dated.
pub(super) fn one_week(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    days_between(scene, a, b).is_none_or(|days| days < 7)
}

/// Days between the articles of two claims, where both are dated.
fn days_between(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<i64> {
    let span = scene.published(a.article)?.until(scene.published(b.article)?).ok()?;
    Some(i64::from(span.get_days()).abs())
}
