//! Times that two articles tell alike in other words; see [`super::echoes`].

use super::echoes::{CHOICE, Rivals, WINDOW, WORDS};
use super::likeness::{evidence, overlap, owners_differ};
use super::{Link, Step};
use crate::calendar::{DateTime, Time};
use crate::claims::{Claim, ClaimKind, ClaimValue, Scene, Stance};
use crate::mentions::{Dimension, Precision, Timex};

/// A pair scores at least this, or the two are left alone.
const LEAST: f64 = 0.5;

/// The times of every two articles that can be one, and the lengths of time that end on the day of writing.
pub(super) fn times(scene: &Scene<'_>, claims: &[Claim]) -> Vec<Link> {
    let mut order: Vec<(Dial, i64, usize)> = Vec::new();
    for (at, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.stance != Stance::Denied) {
        match (&claim.value, claim.kind) {
            (ClaimValue::Time(timex), ClaimKind::When) => match timex.clock {
                Some(time) => {
                    order.push((Dial::Clock, i64::from(time.hour() % 12) * 60 + i64::from(time.minute()), at))
                }
                None => order.extend(timex.earliest.map(|first| (Dial::Calendar, days(first), at))),
            },
            _ => order.extend(began(scene, claim).map(|year| {
                let first = DateTime::MIN.with().year(year).build().unwrap_or_default();
                (Dial::Calendar, days(first), at)
            })),
        }
    }
    order.sort_unstable();
    let mut pairs: Vec<(usize, usize, f64)> = Vec::new();
    for (place, (dial, value, one)) in order.iter().enumerate() {
        // Half an hour, and a season or a year that is counted roughly.
        let reach = value + if *dial == Dial::Clock { 30 } else { 366 };
        let near = order[place + 1..].iter().take(WINDOW).take_while(|next| next.0 == *dial && next.1 <= reach);
        for (_, _, other) in near {
            let (a, b) = (*one.min(other), *one.max(other));
            let apart = claims[a].article == claims[b].article || claims[a].superseded != claims[b].superseded;
            if !apart && let Some(told) = one_time(scene, &claims[a], &claims[b]) {
                pairs.push((a, b, told));
            }
        }
    }
    let rivals = Rivals::count(claims, pairs.iter().map(|(a, b, _)| (*a, *b)));
    let link = |(a, b, told): (usize, usize, f64)| {
        let choices = rivals.choices(claims, a, b);
        told_at_once(scene, claims, (a, b), told - CHOICE * choices.ln())
    };
    pairs.into_iter().filter_map(link).collect()
}

/// What a time is read off: clock times lie in order of the hand on the dial, for the day of many is only supposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Dial {
    Clock,
    Calendar,
}

fn days(moment: DateTime) -> i64 {
    moment.duration_since(DateTime::MIN).as_hours() / 24
}

/// Days from an article back or ahead to a time.
fn away(scene: &Scene<'_>, claim: &Claim, timex: &Timex) -> i64 {
    let published = scene.published(claim.article);
    let to = |moment: Option<DateTime>| Some(days(moment?) - days(published?.to_datetime(Time::midnight())));
    match (to(timex.earliest), to(timex.latest)) {
        (Some(first), Some(last)) if first > 0 || last < 0 => first.abs().min(last.abs()),
        _ => 0,
    }
}

/// The year in which a length of some years before the day of writing began: `57 years old`, `for eight years`.
fn began(scene: &Scene<'_>, claim: &Claim) -> Option<i16> {
    let ClaimValue::Amount(length) = &claim.value else { return None };
    let year = 365.25 * 86_400.0;
    let years = match length.unit.dimension {
        Dimension::Age => length.low,
        Dimension::Duration => (f64::midpoint(length.low, length.high) / year * 4.0).round() / 4.0,
        _ => return None,
    };
    let whole = years.fract() == 0.0 && (FEW_YEARS..1_000.0).contains(&years);
    let published = scene.published(claim.article)?;
    // A whole number below a thousand.
    #[expect(clippy::cast_possible_truncation, reason = "checked to fit")]
    whole.then(|| published.year() - years as i16)
}

/// So many years are told as a length and as a year.
const FEW_YEARS: f64 = 3.0;

/// How much two times tell that can be one; none where they cannot.
pub(super) fn one_time(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<f64> {
    match (&a.value, &b.value) {
        (ClaimValue::Time(x), ClaimValue::Time(y)) => match (x.clock, y.clock) {
            (Some(p), Some(q)) => one_clock((x, p), (y, q), scene.is_followed()),
            (None, None) => one_date(x, y, away(scene, a, x).min(away(scene, b, y))),
            _ => None,
        },
        (ClaimValue::Time(timex), ClaimValue::Amount(_)) => {
            one_beginning(timex, began(scene, b)?, away(scene, a, timex))
        }
        (ClaimValue::Amount(_), ClaimValue::Time(timex)) => {
            one_beginning(timex, began(scene, a)?, away(scene, b, timex))
        }
        _ => None,
    }
}

/// Two times of day. Minutes that somebody read off are those of one event; what is done at noon is many things.
fn one_clock((x, p): (&Timex, Time), (y, q): (&Timex, Time), followed: bool) -> Option<f64> {
    let apart = x.minutes_from(y)?;
    let day = |timex: &Timex| timex.earliest.map(|earliest| earliest.date());
    let supposed = !followed && (x.is_bare_clock() || y.is_bare_clock());
    // `shortly before midnight` ends one day, `ten to midnight` the next.
    let one_day = supposed || day(x) == day(y) || apart > 0 && p.hour().max(q.hour()) == 23;
    if !one_day || x.zone.is_some() && y.zone.is_some() && x.zone != y.zone {
        return None;
    }
    let hedged = x.precision != Precision::Exact || y.precision != Precision::Exact;
    match (apart, p.minute()) {
        (0, 0) => Some(0.2),
        (0, 30) => Some(0.35),
        (0, _) => Some(0.55),
        (1..=Timex::HEDGED, _) if hedged => Some(0.15),
        _ => None,
    }
}

/// Two days, months or years. Everything in a story happens this week; a year long past has one thing to tell.
fn one_date(x: &Timex, y: &Timex, away: i64) -> Option<f64> {
    let (p, q) = (x.earliest.zip(x.latest)?, y.earliest.zip(y.latest)?);
    let length = |(first, last): (DateTime, DateTime)| days(last) - days(first) + 1;
    if p == q {
        return Some(match (length(p), away) {
            (300.., 400..) => 0.5,
            (300.., _) => 0.15,
            (20.., 180..) => 0.35,
            (20.., _) => 0.05,
            (_, 60..) => 0.4,
            (_, 10..) => 0.1,
            _ => 0.0,
        });
    }
    // `in the spring` holds `in May`; that a year holds a day of it tells nothing.
    let within = p.0 <= q.0 && q.1 <= p.1 || q.0 <= p.0 && p.1 <= q.1;
    let (long, short) = (length(p).max(length(q)), length(p).min(length(q)));
    (within && long <= 8 * short).then_some(-0.15)
}

/// A year and a length of years that began in it. Long ones are hardly one by chance.
fn one_beginning(timex: &Timex, year: i16, away: i64) -> Option<f64> {
    let (first, last) = timex.earliest.zip(timex.latest)?;
    let one = first.year() == year && last.year() == year && days(last) - days(first) >= 25;
    one.then_some(match away / 365 {
        20.. => 0.4,
        8.. => 0.25,
        _ => 0.15,
    })
}

/// The link of two times that can be one, where the words are alike enough.
fn told_at_once(scene: &Scene<'_>, claims: &[Claim], (a, b): (usize, usize), told: f64) -> Option<Link> {
    let (one, two) = (&claims[a], &claims[b]);
    let event = if one.about == two.about { 0.15 } else { 0.0 };
    let happens = if one.happenings.iter().any(|rule| two.happenings.contains(rule)) { 0.1 } else { 0.0 };
    let before = told + event + happens + WORDS * evidence(one, two);
    if before + WITH < LEAST {
        return None;
    }
    let with = WITH * overlap(&scene.vocabulary, &one.scope, &two.scope);
    let owners = if owners_differ(scene, one, two) { 0.1 } else { 0.0 };
    let score = before + with - owners;
    (score >= LEAST).then_some(Link { a, b, step: Step::LikeWords, score })
}

/// What the participants in common weigh.
const WITH: f64 = 0.2;
