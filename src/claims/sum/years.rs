//! Two years or days and how long it is told to be from the one to the other, and a birth, an age and when it was reached:
//! `jailed in 1999 and freed in 2016, 17 years later`; `born in 1950 and died in 2019, aged 68`.

use std::ops::Range;

use super::words::WHOLES;
use super::{Reckoning, given, push};
use crate::calendar::Date;
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Mention, TimexKind, Value, written};
use crate::text::{Document, Sentence, Tag};

/// A year or a day of the calendar.
struct Point<'a> {
    mention: &'a Mention,
    date: Date,
    year: bool,
}

/// A number of days, weeks or years, as it is written.
struct Length {
    tokens: Range<u32>,
    number: f64,
    /// Days of one.
    unit: f64,
}

/// A pair of claims for every sentence whose two points are apart by another time.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        let points = points(scene, article, sentence);
        let [one, two] = points.as_slice() else { continue };
        if let Some((from, to, years)) = age(document, sentence, [one, two]) {
            let apart = f64::from(to.date.year()) - f64::from(from.date.year());
            // Before the birthday of that year it is one less.
            told(scene, article, &years, [from, to], (apart - 0.5, 0.6), "year", out);
            continue;
        }
        let Some(length) = length(document, sentence, [one, two]) else { continue };
        let Ok(span) = one.date.until(two.date) else { continue };
        let days = f64::from(span.get_days()).abs();
        match one.year && two.year {
            true if length.unit > 300.0 => {
                let years = f64::from(two.date.year()) - f64::from(one.date.year());
                told(scene, article, &length, [one, two], (years.abs(), 1.0), "year", out);
            }
            // Who counts in weeks leaves some days out.
            false if !one.year && !two.year && length.unit < 30.0 => {
                let slack = if length.unit > 1.0 { 0.6 } else { 1.0 };
                let unit = if length.unit > 1.0 { "week" } else { "day" };
                told(scene, article, &length, [one, two], (days / length.unit, slack), unit, out);
            }
            _ => {}
        }
    }
}

/// The years and days of a sentence in order; a sentence with times of other sorts has none.
fn points<'a>(scene: &Scene<'a>, article: usize, sentence: &Sentence) -> Vec<Point<'a>> {
    let document = scene.document(article);
    let mentions = scene.mentions_in(article, sentence.tokens.clone()).map(|(_, mention)| mention);
    let dates = mentions.filter_map(|mention| match &mention.value {
        Value::Time(timex) if timex.kind == TimexKind::Date && (!timex.relative || is_day(document, mention)) => {
            let date = timex.earliest?.date();
            let is = timex.timex.len();
            matches!(is, 4 | 10).then_some(Point { mention, date, year: is == 4 })
        }
        _ => None,
    });
    dates.collect()
}

/// `20 March`, whose year goes without saying.
fn is_day(document: &Document, mention: &Mention) -> bool {
    let text = document.slice(mention.span);
    let counted =
        mention.tokens.clone().any(|token| matches!(document.lemma(token), "day" | "week" | "month" | "year"));
    !counted && text.contains(|letter: char| letter.is_ascii_digit()) && text.contains(char::is_uppercase)
}

/// How long it was from the one point to the other, where the words say so.
fn length(document: &Document, sentence: &Sentence, [one, two]: [&Point<'_>; 2]) -> Option<Length> {
    let mut lengths = lengths(document, sentence);
    let length = lengths.next().filter(|_| lengths.next().is_none())?;
    let (start, end) = (length.tokens.start, length.tokens.end);
    let lower = |token: u32| document.lower(token);
    let before = lower(start.saturating_sub(1));
    let closes = |token: u32| token >= sentence.tokens.end || matches!(lower(token), "." | "," | ")" | ";" | "!" | "?");
    let ordered = one.date < two.date;
    let behind_both = start >= two.mention.tokens.end && start - two.mention.tokens.end <= 2;
    // `..., 17 years later`, `eight years after`, `35 years after it was passed`.
    let later = behind_both && before == "," && {
        let after =
            lower(end) == "after" && (closes(end + 1) || lower(end + 1) == "it" && document.lemma(end + 2) == "be");
        matches!(lower(end), "later" | "afterwards" | "on") && closes(end + 1) || after
    };
    // `..., after 80 years`, `..., for 18 years`, `, a total of 75 years`.
    let spent = behind_both && matches!(before, "after" | "for") && closes(end);
    // `shut 40 years later, in 2014`, `ran it for 35 years, until 2006`.
    let next = two.mention.tokens.start.saturating_sub(end);
    let between = start >= one.mention.tokens.end && end <= two.mention.tokens.start;
    let until = between
        && (lower(end) == "later" && next == 3 && lower(end + 1) == "," && lower(end + 2) == "in"
            || before == "for" && next <= 2 && matches!(lower(two.mention.tokens.start - 1), "until" | "till" | "to"));
    // `In 2009, twelve years after the war ended in 1997,`
    let since = !ordered
        && between
        && start - one.mention.tokens.end == 1
        && before == ","
        && lower(end) == "after"
        && lower(two.mention.tokens.start - 1) == "in"
        && next <= 8
        && !(end..two.mention.tokens.start).any(|token| matches!(lower(token), "," | ";"));
    (ordered && (later || spent || until) || since).then_some(length)
}

/// The lengths of a sentence in days, weeks or years.
fn lengths<'d>(document: &'d Document, sentence: &Sentence) -> impl Iterator<Item = Length> + 'd {
    let tokens = sentence.tokens.clone();
    tokens.clone().filter_map(move |token| {
        let unit = match document.lemma(token) {
            "day" => 1.0,
            "week" => 7.0,
            "year" => 365.25,
            _ => return None,
        };
        let from = token.saturating_sub(3).max(tokens.start);
        let (number, written) = (from..token).find_map(|at| written(document, at).filter(|(_, it)| it.end == token))?;
        (number >= 2.0 && number.fract() == 0.0).then_some(Length { tokens: written.start..token + 1, number, unit })
    })
}

/// A birth, when an age was reached, and the age: `born in 1961, joined in 1984 at the age of 23`, `who was 51 when he died in
/// 2023, was born in 1972`.
fn age<'p, 'a>(
    document: &Document,
    sentence: &Sentence,
    points: [&'p Point<'a>; 2],
) -> Option<(&'p Point<'a>, &'p Point<'a>, Length)> {
    let lower = |token: u32| document.lower(token);
    let born = sentence.tokens.clone().find(|token| lower(*token) == "born")?;
    let is_birth = |point: &&&Point<'_>| (1..=6).contains(&point.mention.tokens.start.saturating_sub(born));
    let (birth, reached) = match points {
        [one, two] if is_birth(&&one) => (one, two),
        [one, two] if is_birth(&&two) => (two, one),
        _ => return None,
    };
    let (number, tokens) = (sentence.tokens.clone()).find_map(|token| {
        let (number, tokens) = written(document, token)?;
        let before = lower(tokens.start.saturating_sub(1));
        let gap = tokens.start.checked_sub(reached.mention.tokens.end);
        let aged = before == "aged" && gap.is_some_and(|gap| gap <= 3);
        let of_age = before == "of"
            && lower(tokens.start.saturating_sub(2)) == "age"
            && gap.is_some_and(|gap| gap <= 6)
            && lower(tokens.end) != ",";
        // `was 51 when he died in 2023`: one clause from the age to the year.
        let clause = tokens.end + 1..reached.mention.tokens.start;
        let when = lower(tokens.end) == "when"
            && matches!(lower(tokens.end + 1), "he" | "she")
            && clause.len() <= 10
            && !clause.clone().any(|token| matches!(lower(token), "," | ";" | "and"));
        (aged || of_age || when).then_some((number, tokens))
    })?;
    // Somebody else's birth or age: `her sister`, `his father`; and after a semicolon it may be that of anybody.
    let all = sentence.tokens.clone();
    let kin =
        |token: u32| matches!(lower(token), "his" | "her" | "their" | "whose") && document.tag(token + 1) == Tag::Noun;
    let stray = all
        .clone()
        .any(|token| lower(token) == ";" || kin(token) && !WHOLES.stages.contains(document.lemma(token + 1)));
    let ordered = birth.date < reached.date && (1.0..115.0).contains(&number);
    (ordered && !stray).then_some((birth, reached, Length { tokens, number, unit: 365.25 }))
}

fn told(
    scene: &Scene<'_>,
    article: usize,
    length: &Length,
    points: [&Point<'_>; 2],
    (value, slack): (f64, f64),
    unit: &str,
    out: &mut Vec<Claim>,
) {
    // What is three times as long or short is the length of something else.
    if (value - length.number).abs() <= slack || length.number > 3.0 * value || value > 3.0 * length.number {
        return;
    }
    let document = scene.document(article);
    let (mention, said) = given(document, length.tokens.clone(), length.number, 0.0, unit);
    let spans = points.map(|point| point.mention.span);
    let words = format!("From {} to {} it is", document.slice(spans[0]), document.slice(spans[1]));
    push(scene, article, (&mention, &said), &spans, &Reckoning { value: value.round(), slack, words }, out);
}
