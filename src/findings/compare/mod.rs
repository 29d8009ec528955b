//! Two claims about the same thing: the same value, a difference, or a difference with a known reason.

mod amounts;
mod changes;
mod events;
mod frame;
mod occupations;
mod offices;
mod places;
mod quotes;
mod ranks;
mod spellings;
mod stages;
mod times;

use crate::claims::{Claim, ClaimKind, ClaimValue, Scene, Stance};
use crate::mentions::Timex;

/// Why a difference is no conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// One value is the other, rounded.
    Rounding,
    /// A hedge (`about`, `more than`) covers the other value.
    Hedge,
    /// The same in another unit.
    Unit,
    /// The same in another time zone.
    TimeZone,
    /// A week contains the day.
    Granularity,
    /// An earlier or later state of the same figure.
    AsOf,
    /// Another period (a quarter, nine months).
    Period,
    /// Another scope (passengers, one village).
    Scope,
    /// A part of the other.
    Part,
    /// Another event.
    OtherEvent,
    /// One is only denied or reported by somebody.
    AttributedDenial,
    /// One is hypothetical.
    Hypothetical,
    /// A plan that was later carried out.
    PlanCarriedOut,
    /// A variant of style.
    Style,
}

impl Reason {
    /// The name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rounding => "rounding",
            Self::Hedge => "hedge",
            Self::Unit => "unit",
            Self::TimeZone => "time-zone",
            Self::Granularity => "granularity",
            Self::AsOf => "as-of",
            Self::Period => "period",
            Self::Scope => "scope",
            Self::Part => "part",
            Self::OtherEvent => "other-event",
            Self::AttributedDenial => "attributed-denial",
            Self::Hypothetical => "hypothetical",
            Self::PlanCarriedOut => "plan-carried-out",
            Self::Style => "style",
        }
    }

    /// The reason as the end of a sentence that begins "... differ, but".
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Rounding => "one is the other, rounded",
            Self::Hedge => "the hedge of one covers the other",
            Self::Unit => "they are the same in different units",
            Self::TimeZone => "they are the same moment in different time zones",
            Self::Granularity => "one time contains the other",
            Self::AsOf => "they are told as of different moments",
            Self::Period => "they cover different periods",
            Self::Scope => "they count different things",
            Self::Part => "one is a part of the other",
            Self::OtherEvent => "they belong to different events",
            Self::AttributedDenial => "one of them is only denied or passed on from somebody else",
            Self::Hypothetical => "one of them is not put forward as fact",
            Self::PlanCarriedOut => "the plan was carried out later",
            Self::Style => "they are two ways to write the same",
        }
    }
}

/// What two claims about the same thing are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They say the same.
    Same,
    /// Both cannot hold.
    Differs,
    /// They differ, and it is known why that is no conflict.
    Reconciled(Reason),
    /// Nothing can be said.
    Apart,
}

/// Compares two claims that a link joins.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Relation {
    let relation = values(scene, a, b);
    if relation != Relation::Differs {
        return relation;
    }
    // `was to have been held on Tuesday`: a plan that the words themselves call dead.
    if a.kind == ClaimKind::When && a.superseded != b.superseded {
        return Relation::Reconciled(Reason::AsOf);
    }
    if a.kind == ClaimKind::When && (moved(scene, a, b) || moved(scene, b, a) || replanned(scene, a, b)) {
        return Relation::Reconciled(Reason::AsOf);
    }
    if let Some((plan, deed)) = stages::plan_and_deed(scene, a, b) {
        return stages::compare(scene, plan, deed);
    }
    // What is not put forward as fact cannot contradict a fact; events compare their stance themselves.
    if a.kind == ClaimKind::Event {
        return relation;
    }
    if matches!(
        a.kind,
        ClaimKind::Choice | ClaimKind::Change | ClaimKind::Place | ClaimKind::Office | ClaimKind::Age | ClaimKind::Slot
    ) && let Some(reason) =
        frame::apart(scene, a, b).filter(|reason| *reason != Reason::Period || a.kind == ClaimKind::Change)
    {
        return Relation::Reconciled(reason);
    }
    if a.kind == ClaimKind::Choice && frame::developed(scene, a, b) {
        return Relation::Reconciled(Reason::AsOf);
    }
    // How a name is written, who holds an office, whether a sum adds up: no stance changes that.
    let staked = matches!(
        a.kind,
        ClaimKind::Amount
            | ClaimKind::Change
            | ClaimKind::Choice
            | ClaimKind::When
            | ClaimKind::Place
            | ClaimKind::Slot
            | ClaimKind::Rank
            | ClaimKind::Members
    );
    // `who should have flown today`: a misprint is one in any mood.
    if let (ClaimValue::Amount(x), ClaimValue::Amount(y)) = (&a.value, &b.value)
        && amounts::misprint(a, x, b, y)
    {
        return relation;
    }
    // A plan's own changes must agree with each other too.
    let one_sentence = a.article == b.article && a.sentence == b.sentence;
    if !staked || one_sentence {
        return relation;
    }
    match (soft(a), soft(b)) {
        (Some(reason), _) | (_, Some(reason)) => Relation::Reconciled(reason),
        _ => relation,
    }
}

/// Words that give a plan another day.
const MOVING: [&str; 14] = [
    "postpone",
    "defer",
    "delay",
    "reschedule",
    "adjourn",
    "put off",
    "put back",
    "push back",
    "push to",
    "move to",
    "bring forward",
    "hold over",
    "shift to",
    "move from",
];

/// How many tokens before a day may say that it is a new one.
const NEW_DAY: u32 = 6;

/// Whether a later article says that what the other tells of was moved to another day (`put off to Friday`).
fn moved(scene: &Scene<'_>, later: &Claim, earlier: &Claim) -> bool {
    let newer = scene
        .published(later.article)
        .zip(scene.published(earlier.article))
        .is_some_and(|(later, earlier)| later > earlier);
    let document = scene.document(later.article);
    let start = document.tokens_in(later.span).start;
    let says = |at: u32| {
        let (word, next) = (document.lemma(at), document.lower(at + 1));
        MOVING.iter().any(|moving| match moving.split_once(' ') {
            Some((verb, particle)) => verb == word && particle == next,
            None => *moving == word,
        })
    };
    newer && (start.saturating_sub(NEW_DAY)..start).any(says)
}

/// Whether one of two days was planned so long before the other article that the plan may have changed since.
fn replanned(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let old = |plan: &Claim, deed: &Claim| plan.stance == Stance::Planned && events::long_before(scene, plan, deed);
    old(a, b) || old(b, a)
}

fn values(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Relation {
    match (&a.value, &b.value) {
        (ClaimValue::Amount(x), ClaimValue::Amount(y)) => amounts::compare(scene, a, x, b, y),
        (ClaimValue::Change(x), ClaimValue::Change(y)) => {
            let told = |claim: &Claim| if changes::told(scene, claim) { claim.stance } else { Stance::Planned };
            match (changes::compare(scene, a, x, y), told(a), told(b)) {
                (Relation::Same, Stance::Asserted, Stance::Planned) => events::planned(scene, b, a),
                (Relation::Same, Stance::Planned, Stance::Asserted) => events::planned(scene, a, b),
                (Relation::Differs, ..) if a.part != b.part => Relation::Reconciled(Reason::Part),
                (relation, ..) => relation,
            }
        }
        (ClaimValue::Time(_), ClaimValue::Time(_)) if same_part_of_day(scene, a, b) => Relation::Same,
        (ClaimValue::Time(x), ClaimValue::Time(y))
            if is_whole_day(y) && is_part_of_day(scene, a) || is_whole_day(x) && is_part_of_day(scene, b) =>
        {
            Relation::Apart
        }
        (ClaimValue::Time(x), ClaimValue::Time(y)) if times::one_weekday(x, y) && frame::one_week(scene, a, b) => {
            Relation::Apart
        }
        (ClaimValue::Time(x), ClaimValue::Time(y)) => times::compare(x, y),
        (ClaimValue::Weekday(x), ClaimValue::Weekday(y)) => equal(x, y),
        (ClaimValue::Option(x), ClaimValue::Option(y)) | (ClaimValue::NotOption(x), ClaimValue::NotOption(y)) => {
            equal(x, y)
        }
        (ClaimValue::Option(x), ClaimValue::NotOption(y)) | (ClaimValue::NotOption(y), ClaimValue::Option(x)) => {
            if x == y { Relation::Differs } else { Relation::Apart }
        }
        (ClaimValue::Count(x), ClaimValue::Listed(y)) | (ClaimValue::Listed(x), ClaimValue::Count(y)) => equal(x, y),
        (ClaimValue::Members(x), ClaimValue::Members(y)) => equal(x, y),
        (ClaimValue::Rank(x), ClaimValue::Rank(y)) => ranks::compare(x, y),
        (ClaimValue::Place(x), ClaimValue::Place(y)) => places::compare(scene, a, x, b, y),
        (ClaimValue::Holds(x), ClaimValue::Holds(y)) => events::compare(scene, a, *x, b, *y),
        (ClaimValue::Office(x), ClaimValue::Office(y)) => offices::compare(scene, x, y),
        (ClaimValue::Living(x), ClaimValue::Living(y)) => occupations::compare(scene, x, y),
        (ClaimValue::Words, ClaimValue::Words) if matches!(a.kind, ClaimKind::Quotation | ClaimKind::Slot) => {
            quotes::compare(scene, a, b)
        }
        (ClaimValue::Words, ClaimValue::Words) => spellings::compare(scene, a, b),
        _ => Relation::Apart,
    }
}

/// `at dawn` in articles of two days: the day is only supposed.
fn same_part_of_day(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let words = |claim: &Claim| scene.document(claim.article).slice(claim.span).to_lowercase();
    is_part_of_day(scene, a) && words(a) == words(b)
}

/// Whether a time is a part of the day without the day (`late in the morning`).
fn is_part_of_day(scene: &Scene<'_>, claim: &Claim) -> bool {
    const PARTS: [&str; 10] =
        ["dawn", "dusk", "daybreak", "nightfall", "noon", "midnight", "morning", "evening", "night", "afternoon"];
    const AROUND: [&str; 8] = ["the", "late", "early", "in", "at", "mid", "-", "of"];
    let document = scene.document(claim.article);
    let mut words = document.tokens_in(claim.span).map(|at| document.lower(at));
    words.clone().any(|word| PARTS.contains(&word)) && words.all(|word| PARTS.contains(&word) || AROUND.contains(&word))
}

/// Whether a time is a day and no more.
fn is_whole_day(timex: &Timex) -> bool {
    timex.clock.is_none() && timex.timex.len() == 10
}

fn equal<T: PartialEq>(a: &T, b: &T) -> Relation {
    if a == b { Relation::Same } else { Relation::Differs }
}

/// Why a claim is not put forward as fact, if it is not.
fn soft(claim: &Claim) -> Option<Reason> {
    match claim.stance {
        Stance::Asserted => None,
        Stance::Denied => Some(Reason::AttributedDenial),
        Stance::Conditional | Stance::Possible => Some(Reason::Hypothetical),
        // Plans and forecasts are compared with each other: two dates for one summit are a conflict before it is held.
        Stance::Planned => None,
    }
}
