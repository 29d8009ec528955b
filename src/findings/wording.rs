//! Titles, values and sentences, the same frame for every kind of finding.

use super::compare::Reason;
use super::kinds;
use crate::claims::{Claim, ClaimValue, Scene};
use crate::rules::Params;

/// A reading's value is cut to this many characters.
const LONGEST_VALUE: usize = 60;

/// A claim's value in a few words: those of the text, or the option's or office's name.
pub(super) fn value(scene: &Scene<'_>, claim: &Claim) -> String {
    let words = scene.document(claim.article).slice(claim.span).split_whitespace().collect::<Vec<_>>().join(" ");
    match &claim.value {
        ClaimValue::Option(option) => {
            let name = match claim.about {
                crate::claims::About::Choice(rule) => match &scene.story.rules.list[rule].params {
                    Params::Choice(choice) => choice.options.get(usize::from(*option)).map(|(name, _)| name.clone()),
                    _ => None,
                },
                _ => None,
            };
            name.unwrap_or(words)
        }
        ClaimValue::Office(office) => office.clone(),
        ClaimValue::Weekday(weekday) => format!("{weekday:?}"),
        ClaimValue::Count(count) if claim.says.is_none() && *count > 0 => format!("{count}"),
        ClaimValue::Holds(holds) => match (holds, claim.stance) {
            (false, _) => format!("not: {}", cut(&words)),
            (true, crate::claims::Stance::Asserted) => format!("done: {}", cut(&words)),
            (true, stance) => format!("{}: {}", stance.word(), cut(&words)),
        },
        _ => cut(&words),
    }
}

/// The first words of a value, an ellipsis behind them where it is long.
fn cut(words: &str) -> String {
    if words.chars().count() <= LONGEST_VALUE {
        return words.to_owned();
    }
    let kept: String = words.chars().take(LONGEST_VALUE - 1).collect();
    let at_word = kept.rfind(' ').unwrap_or(kept.len());
    format!("{}\u{2026}", &kept[..at_word])
}

/// The headline of a finding: the subject and its values as a question.
pub(super) fn title(scene: &Scene<'_>, claim: &Claim, values: &[String]) -> String {
    let (_, _, subject) = kinds::rule(scene, claim);
    let mut title = upper_first(subject.trim_start_matches("the "));
    let about = match claim.about {
        crate::claims::About::Entity(entity) => scene.entities.list.get(entity).map(|entity| entity.name.clone()),
        crate::claims::About::Noun(key, _) | crate::claims::About::Event(key) => Some(scene.readable(key)),
        _ => None,
    };
    if let Some(about) = about.filter(|about| !about.is_empty()) {
        title = format!("{title} ({about})");
    }
    format!("{title}: {}", values.join(" or "))
}

fn upper_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Why the readings cannot all hold, in one sentence.
pub(super) fn conflict(scene: &Scene<'_>, claim: &Claim, values: &[String], within: bool) -> String {
    let (_, _, subject) = kinds::rule(scene, claim);
    let who = if within { "One article gives" } else { "The articles give" };
    let list = values.iter().map(|value| format!("\u{201c}{value}\u{201d}")).collect::<Vec<_>>().join(" and ");
    format!("{who} {list} for {subject}; both cannot hold.")
}

/// Why differing values are no conflict, in one sentence.
pub(super) fn reconciled(reason: Reason, values: &[String]) -> String {
    let list = values.iter().map(|value| format!("\u{201c}{value}\u{201d}")).collect::<Vec<_>>().join(" and ");
    format!("{list} differ, but {}.", reason.words())
}

/// That the sources say the same, in one sentence.
pub(super) fn agreement(values: &[String], articles: usize, origins: usize) -> String {
    let value = values.first().map_or("the same", String::as_str);
    let origin = if origins == 1 { "origin" } else { "origins" };
    let article = if articles == 1 { "article" } else { "articles" };
    format!("{articles} {article}, {origins} {origin}, say \u{201c}{value}\u{201d} or its equal.")
}
