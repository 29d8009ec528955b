//! When a value holds.

use std::ops::Range;

use super::scene::Scene;
use crate::calendar::DateTime;
use crate::mentions::{TimexKind, Value};
use crate::text::Document;

/// The time a claim is tied to.
#[derive(Debug, Clone, PartialEq)]
pub struct AsOf {
    /// First instant.
    pub earliest: DateTime,
    /// Last instant, inclusive.
    pub latest: DateTime,
    /// The words.
    pub timex: String,
    /// Whether it lies so far before the article that it cannot be the news itself (more than 60 days).
    pub historic: bool,
    /// Whether the words name the moment of counting (`at noon`, `by Wednesday night`) and not the day of the event.
    pub moment: bool,
}

/// How far back a time must lie to be history and not the news, in days.
const HISTORY_DAYS: i64 = 60;

/// A moment this much farther off than a day is still the better tie, in tokens.
const BESIDE: u32 = 3;

/// The time nearest to a token in its clause, else the last one before it in its sentence. A time behind another number
/// belongs to that number (`412 million from 381 million a year earlier`).
pub(super) fn find(scene: &Scene<'_>, article: usize, token: u32) -> Option<AsOf> {
    tied(scene, article, token, &(token..token))
}

/// The same for a change, whose own size and result may stand before its time (`rose 7 percent last year`).
pub(super) fn of_change(scene: &Scene<'_>, article: usize, trigger: u32, own: Range<u32>) -> Option<AsOf> {
    tied(scene, article, trigger, &own)
}

fn tied(scene: &Scene<'_>, article: usize, token: u32, own: &Range<u32>) -> Option<AsOf> {
    let document = scene.document(article);
    let clause = scene.clause_at(article, token).map(|at| scene.clauses(article)[at].tokens.clone());
    let sentence = document.sentences.get(document.tokens.get(token as usize)?.sentence as usize)?;
    clause
        .and_then(|tokens| nearest(scene, article, token, tokens, own))
        .or_else(|| nearest(scene, article, token, sentence.tokens.start..token, own))
        .or_else(|| nearest(scene, article, token, beside(scene, article, token)?, own))
}

/// The clause behind that of a token that tells when it was: `Twelve people were killed when a bus left the road in 2009`.
fn beside(scene: &Scene<'_>, article: usize, token: u32) -> Option<Range<u32>> {
    let at = scene.clause_at(article, token)?;
    let (own, next) = (scene.clauses(article).get(at)?, scene.clauses(article).get(at + 1)?);
    let when = scene.document(article).lower(next.tokens.start) == "when" && next.sentence == own.sentence;
    when.then(|| next.tokens.clone())
}

/// Whether a time only says what something is compared with: `than a year ago`, `with respect to 2021`, `on a year earlier`.
fn compared(document: &Document, start: u32, end: u32) -> bool {
    let before = |back: u32| start.checked_sub(back).map_or("", |token| document.lower(token));
    let last = document.lower(end.saturating_sub(1));
    let back = matches!(last, "ago" | "earlier" | "before" | "previously");
    matches!(before(1), "than" | "against" | "versus" | "vs")
        || matches!(before(2), "compared" | "respect" | "relative" | "comparison" | "comparing")
            && matches!(before(1), "to" | "with")
        || back && matches!(before(1), "on" | "from" | "over")
}

/// Whether a year only says which thing is meant: `the government's 2025 budget`, `the 2031 championship`.
pub(super) fn names(document: &Document, time: &Range<u32>) -> bool {
    let year = time.len() == 1 && document.word(time.start).len() == 4;
    year && document.phrase_at(time.start).is_some_and(|phrase| phrase.head >= time.end)
}

/// Whether a time stands right behind a figure that something changed by or to, and not from: `rose 7 percent last year`.
fn directly_behind(document: &Document, figure: &Range<u32>, time: u32) -> bool {
    let from = |at: u32| matches!(document.lower(at), "from" | "than" | "against" | "over" | "on" | "since");
    let base = (figure.start.saturating_sub(BASE)..figure.start).any(from);
    !base && (time == figure.end || time == figure.end + 1 && !from(figure.end))
}

/// So many words may stand between `from` and its figure: `from as much as 50`.
const BASE: u32 = 4;

fn nearest(scene: &Scene<'_>, article: usize, token: u32, tokens: Range<u32>, own: &Range<u32>) -> Option<AsOf> {
    let document = scene.document(article);
    let is_time = |value: &Value| matches!(value, Value::Time(_));
    // Most clauses give none.
    if !scene.mentions_in(article, tokens.clone()).any(|(_, mention)| is_time(&mention.value)) {
        return None;
    }
    let numbers: Vec<Range<u32>> = scene
        .mentions_in(article, tokens.clone())
        .filter(|(_, mention)| matches!(mention.value, Value::Quantity(_)) && mention.tokens.start != token)
        .map(|(_, mention)| mention.tokens.clone())
        .collect();
    let found = scene.mentions_in(article, tokens).filter_map(|(_, mention)| {
        let Value::Time(timex) = &mention.value else { return None };
        if !matches!(timex.kind, TimexKind::Date | TimexKind::Time | TimexKind::Duration) {
            return None;
        }
        let at = mention.tokens.start;
        // `rose 3 percent on Tuesday`, but `rose 3 percent on last year`
        let day = timex.earliest.zip(timex.latest).is_some_and(|(first, last)| first.date() == last.date());
        let on_day = |end: u32| day && end + 1 == at && document.lower(end) == "on";
        let behind = |number: &Range<u32>| directly_behind(document, number, at) || on_day(number.end);
        let between = |number: &&Range<u32>| (token.min(at)..token.max(at)).contains(&number.start);
        // `rose from 5.8 to 7.2 metres on Saturday`: the last of a change's own figures has the time.
        let last = numbers.iter().rfind(between).is_none_or(behind);
        if numbers.iter().filter(between).any(|number| !own.contains(&number.start)) || !last {
            return None;
        }
        // `has fallen against four years ago`: the time of the base, not of the claim; `the 2025 budget`: of neither.
        if compared(document, at, mention.tokens.end) || names(document, &mention.tokens) {
            return None;
        }
        let before = at.checked_sub(1).map_or("", |token| document.lower(token));
        let (earliest, latest) = (timex.earliest?, timex.latest?);
        let (earliest, latest) = match (before, scene.published(article)) {
            // `held since Sunday evening`: what began then goes on.
            ("since", Some(today)) => (earliest, latest.max(today.at(23, 59, 59, 0))),
            // `frozen until 2027`
            ("until" | "till", Some(today)) => (earliest.min(today.at(0, 0, 0, 0)), latest),
            _ => (earliest, latest),
        };
        let historic = scene.days_before(article, latest).is_some_and(|days| days > HISTORY_DAYS);
        let moment = timex.kind == TimexKind::Time || matches!(before, "by" | "until" | "till" | "of");
        let as_of = move || AsOf { earliest, latest, timex: timex.timex.clone(), historic, moment };
        // `at noon on Saturday`: the hour stands beside its day and says more.
        let distance = at.abs_diff(token) + if moment { 0 } else { BESIDE };
        Some((distance, as_of))
    });
    found.min_by_key(|(distance, _)| *distance).map(|(_, as_of)| as_of())
}
