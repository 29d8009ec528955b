//! Titles and sentences of findings: one frame, and one sentence a kind of claim.

use super::compare::Reason;
use super::kinds;
use super::values::{self, brief};
use crate::claims::{About, Claim, ClaimKind, ClaimValue, Scene, Stance};
use crate::mentions::Value;
use crate::rules::Params;

/// The headline of a finding: what it is about, and the values. `sides` holds one claim a reading.
pub(super) fn title(scene: &Scene<'_>, sides: &[&Claim]) -> String {
    let Some(first) = sides.first() else { return String::new() };
    let (_, _, subject) = kinds::rule(scene, first, sides);
    let subject = upper_first(subject.trim_start_matches("the "));
    let about = about(scene, first);
    let shown = distinct(&sides.iter().map(|side| brief(scene, side)).collect::<Vec<_>>());
    let mut list = either(&shown);
    let thing = match first.kind {
        ClaimKind::Name => "Name".to_owned(),
        ClaimKind::List => {
            list = shown.join(", but ");
            "Count and list".to_owned()
        }
        ClaimKind::Sum => {
            list = said_and_reckoned(scene, sides).unwrap_or(list);
            "Arithmetic".to_owned()
        }
        ClaimKind::Weekday => date(scene, sides).map_or(subject, |date| format!("Weekday of {date}")),
        ClaimKind::Age if !about.is_empty() => format!("Age of {about}"),
        ClaimKind::Office if !about.is_empty() => format!("Office of {about}"),
        ClaimKind::Occupation if !about.is_empty() => format!("Occupation of {about}"),
        ClaimKind::Event => format!("{} ({about})", event_title(sides)),
        ClaimKind::Quotation => {
            if let [a, b] = sides {
                list = differing(&values::quoted(scene, a), &values::quoted(scene, b)).map_or(list, versions);
            }
            if about.is_empty() { "Quote".to_owned() } else { format!("Quote of {about}") }
        }
        ClaimKind::Amount if matches!(first.about, About::Figure(_)) => "A figure".to_owned(),
        ClaimKind::Amount if matches!(first.about, About::Noun(..)) => upper_first(&format!("how many: {about}")),
        ClaimKind::When => format!("When ({about})"),
        _ if about.is_empty() => subject,
        _ => format!("{subject} ({about})"),
    };
    format!("{}: {list}", thing.trim_end_matches(" ()"))
}

/// `60 per cent said, 75 percent reckoned`.
fn said_and_reckoned(scene: &Scene<'_>, sides: &[&Claim]) -> Option<String> {
    let reckoned = sides.iter().find_map(|side| values::reckoned(side))?;
    let said = sides.iter().find(|side| values::reckoned(side).is_none())?;
    Some(format!("{} said, {reckoned} reckoned", brief(scene, said)))
}

/// The words in which two versions of a quote differ, for a title.
fn versions((a, b): (String, String)) -> String {
    let short = |words: &str| format!("\u{201c}{}\u{201d}", values::cut(words, 28));
    match (a.is_empty(), b.is_empty()) {
        (false, false) => either(&[short(&a), short(&b)]),
        _ => format!("with or without {}", short(&format!("{a}{b}"))),
    }
}

/// What two claims of an event differ in.
fn event_title(sides: &[&Claim]) -> &'static str {
    match sides {
        [_] => "What happened",
        _ if sides.iter().any(|side| side.value == ClaimValue::Holds(false)) => "So or not",
        _ => "Done or only planned",
    }
}

/// The name, noun or verb that a claim is about, where its rule does not say it.
pub(super) fn about(scene: &Scene<'_>, claim: &Claim) -> String {
    let happening = claim.happenings.first().and_then(|rule| scene.story.rules.list.get(*rule));
    if let Some(Params::Happening(happening)) = happening.map(|rule| rule.params()) {
        return happening.name.clone();
    }
    match claim.about {
        About::Entity(entity) => scene.entities.list.get(entity).map(|entity| entity.name.clone()).unwrap_or_default(),
        About::Noun(key, _) | About::Event(key) => scene.readable(key),
        _ => String::new(),
    }
}

fn upper_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `a`, `a or b`, `a, b or c`.
fn either(values: &[String]) -> String {
    joined(values, "or")
}

fn joined(values: &[String], last: &str) -> String {
    match values {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// Each value once, in order.
fn distinct(values: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for value in values {
        if !kept.contains(value) {
            kept.push(value.clone());
        }
    }
    kept
}

fn in_quotes(values: &[String]) -> Vec<String> {
    values.iter().map(|value| format!("\u{201c}{value}\u{201d}")).collect()
}

/// Why the readings cannot all hold, in one sentence. `sides` holds one claim a reading.
pub(super) fn conflict(scene: &Scene<'_>, sides: &[&Claim], values: &[String], within: bool) -> String {
    let own = sides.first().and_then(|first| match first.kind {
        ClaimKind::Sum => sum(scene, sides),
        ClaimKind::Weekday => weekday(scene, sides),
        ClaimKind::List => list(scene, sides),
        ClaimKind::Name => Some(name(values)),
        ClaimKind::Event => event(scene, sides),
        ClaimKind::Quotation => quotation(scene, sides),
        ClaimKind::Office | ClaimKind::Occupation => {
            let offices = joined(&in_quotes(values), "and");
            Some(format!("{} is called {offices}.", about(scene, first)))
        }
        ClaimKind::Choice => choice(scene, sides),
        _ => None,
    });
    own.unwrap_or_else(|| plain(scene, sides, values, within))
}

/// The sentence of a kind that has none of its own.
fn plain(scene: &Scene<'_>, sides: &[&Claim], values: &[String], within: bool) -> String {
    let mut subject = sides.first().map(|first| kinds::rule(scene, first, sides).2).unwrap_or_default();
    if let Some(first) = sides.first() {
        let about = about(scene, first);
        subject = match first.kind {
            _ if about.is_empty() => subject,
            ClaimKind::Age => format!("the age of {about}"),
            ClaimKind::When | ClaimKind::Place => format!("{subject} (\u{201c}{about}\u{201d})"),
            _ => subject,
        };
    }
    let values = &distinct(values);
    let who = if within { "One article gives" } else { "The articles give" };
    let hold = if values.len() == 2 { "both cannot be true" } else { "they cannot all be true" };
    format!("{who} {} for {subject}; {hold}.", joined(&in_quotes(values), "and"))
}

/// `420 of 560 is 75 percent, not 60 per cent.`
fn sum(scene: &Scene<'_>, sides: &[&Claim]) -> Option<String> {
    let (figures, result) = sides.iter().find_map(|side| Some((*side, values::reckoned(side)?)))?;
    let said = sides.iter().find(|side| values::reckoned(side).is_none())?;
    let said = values::value(scene, said);
    if matches!(figures.about, About::Sum(..)) {
        let words = values::words(scene, figures);
        return Some(format!("\u{201c}{words}\u{201d} comes to {result}, not \u{201c}{said}\u{201d}."));
    }
    // A sum that says how it was done.
    if figures.subject != figures.about.words(scene) {
        return Some(upper_first(&format!("{} {result}, not \u{201c}{said}\u{201d}.", figures.subject)));
    }
    let numbers = values::quantities(scene, figures);
    let document = scene.document(figures.article);
    let [(a, _), (b, _), ..] = numbers.as_slice() else {
        return Some(format!(
            "\u{201c}{}\u{201d} is {result}, not \u{201c}{said}\u{201d}.",
            values::words(scene, figures)
        ));
    };
    let (a, b) = if a.low <= b.low { (a, b) } else { (b, a) };
    let (small, large) = (document.slice(a.number), document.slice(b.number));
    Some(match &figures.value {
        ClaimValue::Change(_) => format!("{} is {result}, not \u{201c}{said}\u{201d}.", values::words(scene, figures)),
        _ if result.ends_with("percent") => format!("{small} of {large} is {result}, not {said}."),
        _ => format!("{large} less {small} is {result}, not {said}."),
    })
}

/// The day that the sides of a weekday speak of.
fn day(scene: &Scene<'_>, sides: &[&Claim]) -> Option<crate::calendar::Date> {
    let of = |side: &&Claim| {
        let mut mentions = scene.mentions(side.article).iter().filter(|mention| mention.span.overlaps(side.span));
        mentions.find_map(|mention| match &mention.value {
            Value::Time(timex) => Some(timex.earliest?.date()),
            _ => None,
        })
    };
    sides.iter().find_map(of)
}

/// A day, written out.
fn date(scene: &Scene<'_>, sides: &[&Claim]) -> Option<String> {
    day(scene, sides).map(|day| day.strftime("%-d %B %Y").to_string())
}

/// `5 December 2024 is a Thursday, not a Wednesday.`
fn weekday(scene: &Scene<'_>, sides: &[&Claim]) -> Option<String> {
    let real = day(scene, sides)?.weekday();
    let said = sides.iter().find_map(|side| match side.value {
        ClaimValue::Weekday(said) => (said != real).then_some(said),
        _ => None,
    })?;
    Some(format!("{} is a {real:?}, not a {said:?}.", date(scene, sides)?))
}

/// `The text says “five-nation” and lists 4: France, Italy, Britain and Canada.`
fn list(scene: &Scene<'_>, sides: &[&Claim]) -> Option<String> {
    let said = sides.iter().find(|side| matches!(side.value, ClaimValue::Count(_)))?;
    let (listed, count) = sides.iter().find_map(|side| match side.value {
        ClaimValue::Listed(count) => Some((side, count)),
        _ => None,
    })?;
    let (said, items) = (values::words(scene, said), values::words(scene, listed));
    Some(format!("The text says \u{201c}{said}\u{201d} and lists {count}: {items}."))
}

/// How two spellings differ.
fn name(values: &[String]) -> String {
    let spelt = joined(&in_quotes(values), "and");
    let differ = match values {
        [a, b] => difference(a, b),
        _ => "",
    };
    format!("The name is written {spelt}{differ}.")
}

/// What the words that two spellings share at their end differ in, as the end of a sentence.
fn difference(a: &str, b: &str) -> &'static str {
    let words = a.split_whitespace().count().min(b.split_whitespace().count());
    let tail = |name: &str| {
        let all: Vec<&str> = name.split_whitespace().collect();
        all.get(all.len() - words..).unwrap_or_default().join(" ").to_lowercase()
    };
    let (a, b) = (tail(a), tail(b));
    match strsim::osa_distance(&a, &b) {
        0 => "",
        1 if a.chars().count() != b.chars().count() => ": one letter more or less",
        1 => ": one letter differs",
        2 => ": two letters differ",
        _ => ", too like each other to be two names",
    }
}

/// Which article tells it as done and which does not.
fn event(scene: &Scene<'_>, sides: &[&Claim]) -> Option<String> {
    let [a, b] = sides else { return None };
    let told = |claim: &Claim| {
        let way = match (&claim.value, claim.stance) {
            (ClaimValue::Holds(false), _) => "as not so",
            (_, Stance::Asserted) => "as done",
            (_, Stance::Planned) => "as planned",
            (_, Stance::Possible) => "as possible",
            (_, Stance::Conditional) => "under a condition",
            (_, Stance::Denied) => "as denied",
        };
        format!("{way} in {} (\u{201c}{}\u{201d})", article(scene, claim), values::words(scene, claim))
    };
    Some(format!("Told {}, {}.", told(a), told(b)))
}

/// Which article says which option; for each option the first that says so.
fn choice(scene: &Scene<'_>, sides: &[&Claim]) -> Option<String> {
    let mut options: Vec<&Claim> = Vec::new();
    for side in sides {
        if !options.iter().any(|other| other.value == side.value) {
            options.push(side);
        }
    }
    let [a, b] = options.as_slice() else { return None };
    let About::Choice(rule) = a.about else { return None };
    if !matches!(scene.story.rules.list.get(rule)?.params(), Params::Choice(_)) {
        return None;
    }
    let side = |claim: &Claim| {
        let (name, words) = (values::value(scene, claim), values::words(scene, claim));
        format!("{name} in {} (\u{201c}{words}\u{201d})", article(scene, claim))
    };
    Some(format!("{}, {}: one excludes the other.", upper_first(&side(a)), side(b)))
}

fn article<'a>(scene: &Scene<'a>, claim: &Claim) -> &'a str {
    scene.story.articles.get(claim.article).map_or("", |article| article.id.as_str())
}

/// What two versions of a quote differ in.
fn quotation(scene: &Scene<'_>, sides: &[&Claim]) -> Option<String> {
    let [a, b] = sides else { return None };
    Some(match differing(&values::quoted(scene, a), &values::quoted(scene, b)) {
        Some((a, b)) if a.is_empty() || b.is_empty() => {
            format!("One version of the quote has \u{201c}{a}{b}\u{201d}, the other lacks it.")
        }
        Some((a, b)) => {
            format!("The quote has \u{201c}{a}\u{201d} in one version and \u{201c}{b}\u{201d} in the other.")
        }
        None => "One statement is quoted in different words.".to_owned(),
    })
}

/// The words in which two versions differ, what they share at both ends left out; none where they share too little.
fn differing(a: &str, b: &str) -> Option<(String, String)> {
    let fold = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let shorter = a.len().min(b.len());
    let front = a.iter().zip(&b).take_while(|(a, b)| fold(a) == fold(b)).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| fold(a) == fold(b)).count();
    let back = back.min(shorter - front);
    if front + back < 2 || 2 * (front + back) < shorter {
        return None;
    }
    let middle = |words: &[&str]| words.get(front..words.len() - back).unwrap_or_default().join(" ");
    Some((middle(&a), middle(&b)))
}

/// Why differing values are no conflict, in one sentence.
pub(super) fn reconciled(reason: Reason, values: &[String]) -> String {
    format!("{} differ, but {}.", joined(&in_quotes(values), "and"), reason.words())
}

/// That the sources say the same, in one sentence.
pub(super) fn agreement(values: &[String], articles: usize, origins: usize) -> String {
    let value = values.first().map_or("the same", String::as_str);
    let origin = if origins == 1 { "origin" } else { "origins" };
    let (article, say) = if articles == 1 { ("article", "says") } else { ("articles", "say") };
    format!("{articles} {article}, {origins} {origin}, {say} \u{201c}{value}\u{201d} or its equal.")
}

/// The headline of a break with the house's way to write something.
pub(super) fn style_title(summary: &str, prefer: &str, others: &[String]) -> String {
    format!("{}: {prefer}, not {}", upper_first(summary.trim_start_matches("the ")), either(others))
}

/// How the house writes it and how the articles do, in one sentence.
pub(super) fn style(prefer: &str, others: &[String]) -> String {
    format!(
        "The house writes {}, the articles have {}.",
        joined(&in_quotes(&[prefer.to_owned()]), "and"),
        joined(&in_quotes(others), "and")
    )
}

/// The headline of a superlative that lacks support.
pub(super) fn superlative_title(words: &str, origins: usize) -> String {
    format!("{}: {origins} {} so", upper_first(words), if origins == 1 { "origin says" } else { "origins say" })
}

/// How many origins it has and how many it needs, in one sentence.
pub(super) fn superlative(words: &str, needed: usize) -> String {
    format!("{} needs {needed} origins, and the other articles do not say so.", in_quotes(&[words.to_owned()]).concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_differ_in_the_words_between_what_they_share() {
        let differ = |a: &str, b: &str| differing(a, b);
        assert_eq!(
            differ("We have lost a street in one minute", "We have lost a whole village in one minute"),
            Some(("street".into(), "whole village".into()))
        );
        assert_eq!(differ("We will leave", "We will not leave"), Some((String::new(), "not".into())));
        assert_eq!(differ("Nobody told us anything", "They knew it all along"), None);
    }

    #[test]
    fn spellings_are_compared_at_the_words_they_share() {
        assert_eq!(difference("Ritchie Alkonis", "Alkonas"), ": one letter differs");
        assert_eq!(difference("Héctor Barriento", "Héctor Barrientos"), ": one letter more or less");
        assert_eq!(difference("Maria Lauri", "Marai Lauri"), ": one letter differs");
    }

    #[test]
    fn values_are_joined_as_in_a_sentence() {
        let list = |values: &[&str]| either(&values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>());
        assert_eq!(list(&["214"]), "214");
        assert_eq!(list(&["214", "241"]), "214 or 241");
        assert_eq!(list(&["214", "241", "260"]), "214, 241 or 260");
    }
}
