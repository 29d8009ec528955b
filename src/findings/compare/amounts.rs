//! Two numbers of the same thing.

use super::{Reason, Relation, frame};
use crate::claims::{About, Claim, Scene, Stance};
use crate::groups::{Fit, SWAPPED, fit, slip};
use crate::mentions::{Quantity, Value};
use crate::rules::Rule;

/// Compares two quantities: first whether they are of one moment, period and scope, then their intervals.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> Relation {
    let play = match a.about {
        About::Measure(rule) | About::Sum(rule, _) => scene.story.rules.list.get(rule).and_then(Rule::tolerance),
        _ => None,
    };
    let values = match fit(x, y, play.unwrap_or_default()) {
        Fit::Same => Relation::Same,
        Fit::Rounding => Relation::Reconciled(Reason::Rounding),
        Fit::Hedge => Relation::Reconciled(Reason::Hedge),
        Fit::Unit => Relation::Reconciled(Reason::Unit),
        Fit::Differs => Relation::Differs,
        Fit::Apart => Relation::Apart,
    };
    // A sum holds at all times and of all places.
    if values == Relation::Same || matches!(a.about, About::Expression(..)) {
        return values;
    }
    // `two soldiers` of the dead are a part of them.
    let of_a_sort = |sort: &Claim, x: &Quantity, all: &Claim, y: &Quantity| {
        sort.counted.is_some() && all.counted.is_none() && x.high < y.low
    };
    let sort = of_a_sort(a, x, b, y) || of_a_sort(b, y, a, x);
    // What looks like a misprint is no other moment and no part, unless both say what part they mean.
    let scoped = !a.scope.is_empty() && !b.scope.is_empty() && a.scope != b.scope;
    if values == Relation::Differs && misprint(a, x, b, y) && !sort && !scoped {
        return values;
    }
    let grows = play.is_some_and(|play| play.grows_only);
    if let Some(reason) = framed(scene, a, b).filter(|reason| !(grows && *reason == Reason::AsOf && fell(a, x, b, y))) {
        return Relation::Reconciled(reason);
    }
    if values != Relation::Differs {
        return values;
    }
    // The dead of one village are some of the region's: a smaller figure with a place of its own is part of one without.
    let smaller = |scoped: &Claim, x: &Quantity, whole: &Claim, y: &Quantity| {
        own_place(scoped, whole) && !own_place(whole, scoped) && x.high < y.low
    };
    if sort || a.counted.is_some() && b.counted.is_some() && a.counted != b.counted {
        return Relation::Reconciled(Reason::Part);
    }
    if a.part || b.part || smaller(a, x, b, y) || smaller(b, y, a, x) {
        return Relation::Reconciled(Reason::Part);
    }
    if side_by_side(scene, a, x, b, y) {
        return values;
    }
    if frame::developed(scene, a, b) {
        return Relation::Reconciled(Reason::AsOf);
    }
    match play.filter(|play| play.grows_only) {
        Some(_) if grew(scene, a, x, b, y) => Relation::Reconciled(Reason::AsOf),
        _ => values,
    }
}

/// Whether two figures of two articles look like one with two digits swapped.
pub(super) fn misprint(a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> bool {
    a.article != b.article && slip(x, y) >= SWAPPED
}

/// Whether time, period or scope tell the two apart.
fn framed(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<Reason> {
    if let Some(reason) = frame::apart(scene, a, b) {
        return Some(reason);
    }
    if a.scope != b.scope {
        return Some(Reason::Scope);
    }
    // One article's goal and what it says is so: `plans to raise it to 2 percent`, `has stayed below 1 percent`.
    if a.article == b.article && (a.stance == Stance::Planned) != (b.stance == Stance::Planned) {
        return Some(Reason::AsOf);
    }
    let (x, y) = (own_place(a, b), own_place(b, a));
    (x && y || a.article == b.article && x != y).then_some(Reason::Scope)
}

/// Whether a claim has a place that the other's sentence does not speak of; `600 jobs in Mora` and `in Mora 400 jobs` have
/// one place.
fn own_place(claim: &Claim, other: &Claim) -> bool {
    claim.places.iter().any(|key| !other.places.contains(key) && other.setting.binary_search(key).is_err())
}

/// Whether two figures are told on one day, in other articles than these: a figure that a third article still gives on the
/// day of the second, or already on the day of the first, has not grown into the other.
fn side_by_side(scene: &Scene<'_>, a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> bool {
    let day = |article: usize| scene.published(article);
    let (Some(first), Some(second)) = (day(a.article), day(b.article)) else { return false };
    let ((early, from), (late, to)) =
        if first <= second { ((first, x), (second, y)) } else { ((second, y), (first, x)) };
    let gives = |article: usize, figure: &Quantity| {
        let values = scene.mentions(article).iter().filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        });
        figure.digits >= 2 && values.into_iter().any(|other| other.low == figure.low && other.high == figure.high)
    };
    let third = (0..scene.articles()).filter(|article| *article != a.article && *article != b.article);
    early < late
        && third
            .filter_map(|article| Some((article, day(article)?)))
            .any(|(article, day)| day >= late && gives(article, from) || day <= early && gives(article, to))
}

/// Whether one article gives a lower figure of a later time than the other: what only grows has not fallen.
fn fell(a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> bool {
    let (Some(one), Some(other)) = (&a.as_of, &b.as_of) else { return false };
    a.article != b.article
        && (one.latest < other.earliest && y.high < x.low || other.latest < one.earliest && x.high < y.low)
}

/// Whether the later article has the higher figure, as a growing toll does.
fn grew(scene: &Scene<'_>, a: &Claim, x: &Quantity, b: &Claim, y: &Quantity) -> bool {
    match (scene.published(a.article), scene.published(b.article)) {
        // Two articles of one agency and one day, or of a story told day by day: the figure was brought up to date.
        (Some(first), Some(second)) if first == second => {
            a.article != b.article && (frame::one_source(scene, a, b) || scene.is_followed())
        }
        (Some(first), Some(second)) if first < second => x.high < y.low,
        (Some(first), Some(second)) if first > second => y.high < x.low,
        _ => false,
    }
}
