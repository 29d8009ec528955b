//! The value of a claim in a few words: those of the text where they are short, the value itself where they are not.

use crate::claims::{About, Claim, ClaimKind, ClaimValue, Scene, Stance};
use crate::mentions::{Change, Dimension, Quantity, TimexKind, Value};
use crate::rules::Params;
use crate::text::{Span, Tag};

/// A reading's value is cut to this many characters.
const LONGEST: usize = 60;

/// What a title can take of one value, in characters.
const BRIEF: usize = 32;

/// A claim's value as a reading shows it.
pub(super) fn value(scene: &Scene<'_>, claim: &Claim) -> String {
    match &claim.value {
        ClaimValue::Option(option) => option_name(scene, claim, *option).unwrap_or_else(|| words(scene, claim)),
        ClaimValue::NotOption(option) => match option_name(scene, claim, *option) {
            Some(name) => format!("not {name}"),
            None => words(scene, claim),
        },
        ClaimValue::Office(post) => post.name.clone(),
        ClaimValue::Living(living) => living.words.clone(),
        ClaimValue::Weekday(weekday) => format!("{weekday:?}"),
        ClaimValue::Listed(count) => format!("{count} listed: {}", words(scene, claim)),
        ClaimValue::Amount(_) | ClaimValue::Change(_) if sum(claim).is_some() => {
            format!("{} ({})", sum(claim).unwrap_or_default(), words(scene, claim))
        }
        ClaimValue::Amount(quantity) => amount(scene, claim, quantity),
        ClaimValue::Change(change) => changed(scene, claim, change),
        ClaimValue::Holds(holds) => match (holds, claim.stance) {
            (false, _) => format!("not: {}", words(scene, claim)),
            (true, Stance::Asserted) => format!("done: {}", words(scene, claim)),
            (true, stance) => format!("{}: {}", stance.word(), words(scene, claim)),
        },
        ClaimValue::Words if claim.kind == ClaimKind::Quotation => quoted(scene, claim),
        _ => words(scene, claim),
    }
}

/// A claim's value as a title shows it.
pub(super) fn brief(scene: &Scene<'_>, claim: &Claim) -> String {
    match &claim.value {
        ClaimValue::Holds(_) | ClaimValue::Count(_) => cut(&words(scene, claim), BRIEF),
        ClaimValue::Listed(count) => format!("{count} listed"),
        ClaimValue::Time(timex) => {
            let words = words(scene, claim);
            let moment = timex.earliest.filter(|_| words.chars().count() > BRIEF);
            match (moment, timex.kind) {
                (Some(moment), TimexKind::Time) => moment.strftime("%-I:%M %P on %-d %B").to_string(),
                (Some(moment), TimexKind::Date) => moment.strftime("%-d %B %Y").to_string(),
                _ => words,
            }
        }
        _ => cut(&value(scene, claim), BRIEF),
    }
}

/// The words of the claim, on one line.
pub(super) fn words(scene: &Scene<'_>, claim: &Claim) -> String {
    cut(&slice(scene, claim, claim.span), LONGEST)
}

/// The quoted words, without the punctuation of the sentence around them.
pub(super) fn quoted(scene: &Scene<'_>, claim: &Claim) -> String {
    cut(slice(scene, claim, claim.span).trim_end_matches([',', '.']), LONGEST)
}

fn slice(scene: &Scene<'_>, claim: &Claim, span: Span) -> String {
    scene.document(claim.article).slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of a value, an ellipsis behind them where it is long.
pub(super) fn cut(words: &str, longest: usize) -> String {
    if words.chars().count() <= longest {
        return words.to_owned();
    }
    let kept: String = words.chars().take(longest - 1).collect();
    let whole = kept.rfind(' ').and_then(|at| kept.get(..at)).unwrap_or(&kept);
    format!("{}\u{2026}", whole.trim_end_matches([',', ';', ':', '(']))
}

fn option_name(scene: &Scene<'_>, claim: &Claim, option: u16) -> Option<String> {
    let About::Choice(rule) = claim.about else { return None };
    match scene.story.rules.list.get(rule)?.params() {
        Params::Choice(choice) => choice.options.get(usize::from(option)).map(|(name, _)| name.clone()),
        _ => None,
    }
}

/// The quantities in the claim's words, with the words they were recognised in.
pub(super) fn quantities<'a>(scene: &Scene<'a>, claim: &Claim) -> Vec<(&'a Quantity, Span)> {
    scene.quantities(claim.article, claim.span).collect()
}

/// Whether it matters for a claim who says so and when: a name's letters, a sum and the calendar are the same at all times.
pub(super) fn is_told(claim: &Claim) -> bool {
    !matches!(claim.kind, ClaimKind::Name | ClaimKind::Sum | ClaimKind::Weekday | ClaimKind::List)
}

/// How a claim is put forward, where that matters.
pub(super) fn stance(claim: &Claim) -> Stance {
    if is_told(claim) { claim.stance } else { Stance::Asserted }
}

/// Whom the article quotes for a claim, where the words name somebody: no time (`dawn`), and nothing that begins with a pronoun.
pub(super) fn speaker(scene: &Scene<'_>, claim: &Claim) -> Option<String> {
    let span = claim.says.filter(|span| is_told(claim) && !span.overlaps(claim.span))?;
    let document = scene.document(claim.article);
    let tokens = document.tokens_in(span);
    let pronoun = document.tag(tokens.start) == Tag::Pron;
    let timed = scene.mentions_in(claim.article, tokens).any(|(_, mention)| matches!(mention.value, Value::Time(_)));
    (!pronoun && !timed).then(|| slice(scene, claim, span))
}

/// A number with its unit or what it counts, where the claim's own words are long: `214 people` of `214 people known by
/// Wednesday night to have died`.
fn amount(scene: &Scene<'_>, claim: &Claim, quantity: &Quantity) -> String {
    let found = quantities(scene, claim).into_iter().find(|(other, _)| other.number == quantity.number);
    found.map_or_else(|| words(scene, claim), |(_, span)| cut(&slice(scene, claim, span), LONGEST))
}

/// What a change comes to, where its words are long: `doubled ... to 6.8 trillion yen`.
fn changed(scene: &Scene<'_>, claim: &Claim, change: &Change) -> String {
    let words = slice(scene, claim, claim.span);
    if words.chars().count() <= BRIEF {
        return words;
    }
    let document = scene.document(claim.article);
    let trigger = document.cover(change.trigger..change.trigger.saturating_add(1));
    let is = |quantity: &Option<Quantity>, number: Span| quantity.as_ref().is_some_and(|end| end.number == number);
    let found = quantities(scene, claim);
    let size = found.iter().find(|(other, _)| !is(&change.from, other.number) && !is(&change.to, other.number));
    let ends = found.iter().find(|(other, _)| is(&change.to, other.number));
    let mut parts = vec![slice(scene, claim, trigger)];
    parts.extend(size.map(|(_, span)| slice(scene, claim, *span)));
    parts.extend(ends.map(|(_, span)| format!("to {}", slice(scene, claim, *span))));
    cut(&parts.join(" \u{2026} "), LONGEST)
}

/// What a claim of a sum comes to.
fn sum(claim: &Claim) -> Option<String> {
    (claim.kind == ClaimKind::Sum).then(|| reckoned(claim))?
}

/// What the reader gets who does the sum; none for the figure that the text gives.
pub(super) fn reckoned(claim: &Claim) -> Option<String> {
    match &claim.value {
        ClaimValue::Amount(quantity) if !claim.span.overlaps(quantity.number) => {
            let middle =
                if quantity.high.is_finite() { f64::midpoint(quantity.low, quantity.high) } else { quantity.low };
            Some(match quantity.unit.dimension {
                Dimension::Share => format!("{} percent", figure(quantity.low)),
                Dimension::Duration if middle > YEAR_OF_DAYS => {
                    let months = (middle / MONTH_OF_DAYS).round();
                    format!("{} months", figure(months))
                }
                Dimension::Duration => format!("{} days", figure(middle.round())),
                _ => grouped(quantity.low),
            })
        }
        ClaimValue::Change(change) if change.factor.is_none() => {
            let (from, to) = (change.from.as_ref()?, change.to.as_ref()?);
            let percent = (to.low / from.low - 1.0) * 100.0;
            let way = if percent < 0.0 { "a fall" } else { "a rise" };
            Some(format!("{way} of {} percent", figure(percent.abs())))
        }
        _ => None,
    }
}

/// Lengths of time from here on are told in months, in days.
const YEAR_OF_DAYS: f64 = 730.0;

/// Days of a month of the calendar, on average.
const MONTH_OF_DAYS: f64 = 30.44;

/// A number with a comma between its thousands; millions in words.
fn grouped(number: f64) -> String {
    if number >= 1e6 {
        return format!("{} million", figure(number / 1e6));
    }
    thousands(&figure(number))
}

/// Digits with a comma between their thousands: `1,169.5`.
pub(crate) fn thousands(written: &str) -> String {
    let whole = written.find('.').unwrap_or(written.len());
    let mut out = String::with_capacity(written.len() + 2);
    for (at, letter) in written.chars().enumerate() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(letter);
    }
    out
}

/// A number to one decimal, without a zero behind the point.
fn figure(number: f64) -> String {
    let written = format!("{number:.1}");
    written.strip_suffix(".0").unwrap_or(&written).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_end_at_a_word_with_an_ellipsis() {
        assert_eq!(cut("two hundred people, women and men", 22), "two hundred people\u{2026}");
        assert_eq!(cut("short", 22), "short");
    }

    #[test]
    fn a_word_longer_than_the_room_is_cut_inside() {
        assert_eq!(cut("Donaudampfschiff", 6), "Donau\u{2026}");
    }

    #[test]
    fn figures_have_one_decimal_at_most() {
        assert_eq!(figure(75.0), "75");
        assert_eq!(figure(66.666), "66.7");
    }
}
