//! `Wednesday, 5 December 2024`: the weekday as written and the weekday of the date.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::calendar::{Date, DateTime, Weekday};
use crate::mentions::{Mention, Timex, Value};
use crate::text::Span;

/// A pair of claims for every weekday that stands beside a full date.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let mentions = scene.mentions(article);
    for (at, mention) in mentions.iter().enumerate() {
        let Value::Time(timex) = &mention.value else { continue };
        // `10:40 p.m. Sunday` takes its date from the weekday and says nothing against it.
        let own = timex.weekday.zip(day(timex)).filter(|(weekday, date)| {
            (!timex.relative || dated(scene, article, mention))
                && !right_in_another_year(scene, article, *weekday, *date)
        });
        let (weekday, date, span) = match own {
            Some((weekday, date)) => (weekday, date, mention.span),
            None => match beside(scene, article, mentions, at, timex) {
                Some(found) => found,
                None => continue,
            },
        };
        if !document.sentences.get(mention.sentence as usize).is_some_and(|sentence| sentence.block.speaks()) {
            continue;
        }
        let about = About::Expression(article, mention.tokens.start);
        let (written, rest) = parts(scene, article, span);
        for (span, weekday) in [(written, weekday), (rest, date.weekday())] {
            let value = ClaimValue::Weekday(weekday);
            out.push(Claim::new(scene, article, ClaimKind::Weekday, about, span, mention.tokens.start, value));
        }
        if weekday != date.weekday() {
            witnesses(scene, article, about, date, out);
        }
    }
}

/// What the other articles call the day, one claim each: who has it right.
fn witnesses(scene: &Scene<'_>, article: usize, about: About, date: Date, out: &mut Vec<Claim>) {
    for other in (0..scene.articles()).filter(|other| *other != article) {
        let says = |mention: &&Mention| match &mention.value {
            Value::Time(timex) => {
                let within = |end: Option<DateTime>| end.is_some_and(|end| end.date() == date);
                timex.weekday == Some(date.weekday()) && within(timex.earliest) && within(timex.latest)
            }
            _ => false,
        };
        let Some(mention) = scene.mentions(other).iter().find(says) else { continue };
        let (span, _) = parts(scene, other, mention.span);
        let value = ClaimValue::Weekday(date.weekday());
        out.push(Claim::new(scene, other, ClaimKind::Weekday, about, span, mention.tokens.start, value));
    }
}

/// Whether the words name a month or write the day in numbers, so that only the year may have been filled in.
fn dated(scene: &Scene<'_>, article: usize, mention: &Mention) -> bool {
    let document = scene.document(article);
    mention.tokens.clone().any(|token| {
        crate::calendar::month(document.lower(token)).is_some()
            || document.word(token).matches(['.', '/', '-']).count() == 2
    })
}

/// Whether an article that does not say of which day it is names a year in which the weekday is right: then the year was
/// filled in wrongly.
fn right_in_another_year(scene: &Scene<'_>, article: usize, weekday: Weekday, date: Date) -> bool {
    if scene.published(article).is_some() {
        return false;
    }
    let years = scene.mentions(article).iter().filter_map(|mention| match &mention.value {
        Value::Time(timex) => Some(timex.earliest?.year()),
        _ => None,
    });
    let mut others = years.filter_map(|year| Date::new(year, date.month(), date.day()).ok());
    others.any(|other| other.weekday() == weekday)
}

/// The one day a timex names in the calendar by its own numbers.
fn day(timex: &Timex) -> Option<Date> {
    let (earliest, latest) = (timex.earliest?.date(), timex.latest?.date());
    let numbers = timex.timex.len() >= 10 && !timex.timex.contains('W');
    (earliest == latest && numbers).then_some(earliest)
}

/// A weekday and a date in two mentions that touch: `on Tuesday (12 June)`.
fn beside(
    scene: &Scene<'_>,
    article: usize,
    mentions: &[Mention],
    at: usize,
    timex: &Timex,
) -> Option<(Weekday, Date, Span)> {
    let document = scene.document(article);
    let weekday = timex.weekday?;
    let next = mentions.get(at + 1..)?.iter().find(|next| matches!(next.value, Value::Time(_)))?;
    let Value::Time(other) = &next.value else { return None };
    let between = document.slice(Span::new(mentions[at].span.end(), next.span.start()));
    let touching = between.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '('));
    (touching && other.weekday.is_none() && !other.relative)
        .then(|| day(other).map(|date| (weekday, date, mentions[at].span.cover(next.span))))?
}

/// The span cut into the weekday's word and the rest.
fn parts(scene: &Scene<'_>, article: usize, span: Span) -> (Span, Span) {
    let document = scene.document(article);
    let tokens = document.tokens_in(span);
    let word = tokens.clone().find(|token| crate::calendar::weekday(document.lower(*token)).is_some());
    let Some(word) = word else { return (span, span) };
    let rest = if word == tokens.start { word + 1..tokens.end } else { tokens.start..word };
    let first_number = rest.clone().find(|token| document.word(*token).chars().any(char::is_alphanumeric));
    let rest = first_number.map_or(rest.clone(), |first| first..rest.end);
    (document.cover(word..word + 1), document.cover(rest))
}
