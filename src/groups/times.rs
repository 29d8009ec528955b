//! Times of two articles that neither has from the other.
//!
//! Every article of a story tells when its main events were. Where each of two gives a clock time off the hour that the
//! other lacks, and the two lie near each other, they most likely tell of one event: of thirteen such pairs in the
//! stories of `fixtures/`, with no more than [`FEW`] times of each article left over, twelve were conflicts. Two days of
//! one month, or one month of two years, are so less often.

use super::amounts::is_note;
use super::slips::swapped;
use crate::calendar::{DateTime, month};
use crate::claims::{Claim, ClaimValue, Scene, is_stamp};
use crate::mentions::{Mention, Timex, Value};

/// The clock times and the days of each article of a story.
#[derive(Debug)]
pub(super) struct Times {
    clocks: Vec<Vec<i32>>,
    /// Those of them that tell of something, and are not the hour at which an entry of a live report was written.
    told: Vec<Vec<i32>>,
    days: Vec<Vec<Day>>,
    years: Vec<Vec<i16>>,
}

/// A day, month or year as written: year, month, day of the month.
type Day = [Option<i16>; 3];

/// Minutes between two tellings of one time: nearer ones are two steps of one event, farther ones two events.
const APART: std::ops::RangeInclusive<i32> = 15..=90;

/// Minutes of half a day; `twenty past nine` leaves open which half.
const HALF: i32 = 12 * 60;

/// So many times of each article that the other lacks still leave little choice which of them are one.
const FEW: usize = 2;
/// So many leave more.
const SOME: usize = 3;
/// Of days, which stories give more of.
const SOME_DAYS: usize = 4;

impl Times {
    /// Gathers the times of a story.
    pub(super) fn gather(scene: &Scene<'_>) -> Self {
        let times = |article: usize| {
            scene.mentions(article).iter().filter_map(|mention| match &mention.value {
                Value::Time(timex) => Some((mention, timex)),
                _ => None,
            })
        };
        // `7:52 a.m. (0652 GMT)` is one time.
        let clocks = |article: usize| -> Vec<i32> {
            times(article).filter(|(_, timex)| timex.zone.is_none()).filter_map(|(_, timex)| clock(timex)).collect()
        };
        let told = |article: usize| -> Vec<i32> {
            let mentions = scene.mentions(article).iter().enumerate();
            let told = mentions.filter_map(|(nth, mention)| match &mention.value {
                Value::Time(timex) if timex.zone.is_none() && !is_stamp(scene, article, nth, timex) => clock(timex),
                _ => None,
            });
            told.collect()
        };
        let days = |article: usize| -> Vec<Day> {
            times(article).filter_map(|(mention, timex)| day(scene, article, mention, timex)).collect()
        };
        // Any mention of a year answers for it, a whole date too.
        let years = |article: usize| -> Vec<i16> {
            times(article).filter_map(|(_, timex)| timex.earliest.map(|first| first.year())).collect()
        };
        let articles = 0..scene.articles();
        Self {
            clocks: articles.clone().map(clocks).collect(),
            told: articles.clone().map(told).collect(),
            days: articles.clone().map(days).collect(),
            years: articles.map(years).collect(),
        }
    }

    /// What the link of two times begins with that neither article has from the other and that may well be one.
    pub(super) fn unanswered(&self, scene: &Scene<'_>, a: &Claim, b: &Claim) -> Option<f64> {
        let (ClaimValue::Time(x), ClaimValue::Time(y)) = (&a.value, &b.value) else { return None };
        let notes = is_note(scene, a) && is_note(scene, b);
        if a.article == b.article || x.zone.is_some() != y.zone.is_some() || notes {
            return None;
        }
        if let (Some(p), Some(q)) = (clock(x), clock(y)) {
            return self.clocks_apart((a.article, x, p), (b.article, y, q));
        }
        // A story told over days has two days for everything.
        if scene.is_followed() || x.clock.is_some() || y.clock.is_some() {
            return None;
        }
        if let Some(base) = self.years_swapped((a.article, x), (b.article, y)) {
            return Some(base);
        }
        let of = |claim: &Claim, timex: &Timex| {
            let tokens = scene.document(claim.article).tokens_in(claim.span);
            scene.mentions_in(claim.article, tokens).find_map(|(_, mention)| day(scene, claim.article, mention, timex))
        };
        self.days_apart((a.article, of(a, x)?), (b.article, of(b, y)?))
    }

    fn clocks_apart(&self, (one, x, p): (usize, &Timex, i32), (two, y, q): (usize, &Timex, i32)) -> Option<f64> {
        let apart = (p - q).rem_euclid(HALF);
        let apart = apart.min(HALF - apart);
        let round = p % 60 == 0 || q % 60 == 0;
        if round || !APART.contains(&apart) || !same_day(x, y) {
            return None;
        }
        let has = |article: usize, time: i32| self.clocks[article].iter().any(|other| (other - time).abs() <= 1);
        if has(two, p) || has(one, q) {
            return None;
        }
        let left =
            |article: usize, other: usize| distinct(self.told[article].iter().filter(|time| !has(other, **time)));
        match left(one, two).max(left(two, one)) {
            0..=FEW => Some(0.66),
            SOME => Some(0.54),
            _ => None,
        }
    }

    /// `1896`, `1869`: one year with two digits swapped, which the other article does not give.
    fn years_swapped(&self, (one, x): (usize, &Timex), (two, y): (usize, &Timex)) -> Option<f64> {
        let (p, q) = (year(x)?, year(y)?);
        let has = |article: usize, sought: i16| self.years[article].contains(&sought);
        (swapped(f64::from(p), f64::from(q)) && !has(two, p) && !has(one, q)).then_some(0.66)
    }

    fn days_apart(&self, (one, p): (usize, Day), (two, q): (usize, Day)) -> Option<f64> {
        let written = |day: &Day| day.iter().flatten().count();
        let differing = (0..3).filter(|at| p[*at] != q[*at]).count();
        if written(&p) < 2 || written(&p) != written(&q) || differing != 1 {
            return None;
        }
        let has = |article: usize, day: Day| self.days[article].iter().any(|other| agree(*other, day));
        if has(two, p) || has(one, q) {
            return None;
        }
        let left = |article: usize, other: usize| distinct(self.days[article].iter().filter(|day| !has(other, **day)));
        (left(one, two).max(left(two, one)) <= SOME_DAYS).then_some(if digit_lost(p, q) { 0.64 } else { 0.52 })
    }
}

/// `3 February`, `13 February`; `12 May`, `21 May`: days of one month of which one has a digit too many, another first digit
/// or the two swapped.
fn digit_lost([_, _, p]: Day, [_, _, q]: Day) -> bool {
    let (Some(p), Some(q)) = (p, q) else { return false };
    (p - q).abs() % 10 == 0 || swapped(f64::from(p), f64::from(q))
}

fn distinct<T: Ord>(items: impl Iterator<Item = T>) -> usize {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.dedup();
    items.len()
}

/// A year that stands alone.
fn year(timex: &Timex) -> Option<i16> {
    (timex.timex.len() == 4).then(|| timex.timex.parse().ok())?
}

/// Minutes of a clock time in its half of the day.
fn clock(timex: &Timex) -> Option<i32> {
    timex.clock.map(|time| (i32::from(time.hour()) * 60 + i32::from(time.minute())).rem_euclid(HALF))
}

/// The parts of a date that names its month; the year where it is written too.
fn day(scene: &Scene<'_>, article: usize, mention: &Mention, timex: &Timex) -> Option<Day> {
    let document = scene.document(article);
    let words = || mention.tokens.clone().map(|token| document.lower(token));
    words().find_map(|word| month(word.trim_end_matches('.')))?;
    let mut parts = timex.timex.split(['-', 'T']).map(|part| part.parse::<i16>().ok());
    let (year, month, day) = (parts.next().flatten()?, parts.next().flatten()?, parts.next().flatten());
    let said = words().any(|word| word.parse() == Ok(year));
    Some([said.then_some(year).or(day.map(|_| year)), Some(month), day])
}

/// Whether two dates can be one: the same as far as both go.
fn agree(a: Day, b: Day) -> bool {
    a.iter().zip(&b).all(|(x, y)| x.is_none() || y.is_none() || x == y)
}

/// Whether two times can be of one day: a bare time of day has only its article's.
pub(super) fn same_day(x: &Timex, y: &Timex) -> bool {
    let day = |timex: &Timex| timex.earliest.map(|earliest: DateTime| earliest.date());
    x.is_bare_clock() || y.is_bare_clock() || day(x) == day(y)
}
