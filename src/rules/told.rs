//! What a rule looks for and how it compares, in words for those who read it.

use std::borrow::Cow;

use super::{Identity, Params, Phrases, Rule, Terms};

/// Each point with its title: the lists of words that it looks for, then how it compares. Lists without words are left out.
pub fn points(rule: &Rule) -> Vec<(String, String)> {
    let words = |phrases: &Phrases| phrases.lines().map(with_article).collect::<Vec<_>>().join(", ");
    let lists = matched(rule.params()).into_iter().map(|(title, phrases)| (title, words(phrases)));
    let compared = compared(rule).into_iter().map(|(title, text)| (title.to_owned(), text));
    lists.filter(|(_, words)| !words.is_empty()).chain(compared).collect()
}

/// A phrase that asks for a noun, with the article as people write it: `an infant`.
fn with_article(phrase: &str) -> Cow<'_, str> {
    match phrase.strip_prefix("a ") {
        Some(noun) if noun.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {noun}").into(),
        _ => phrase.into(),
    }
}

/// The lists of words that a rule looks for, each with its title.
fn matched(params: &Params) -> Vec<(String, &Phrases)> {
    match params {
        Params::Measure(measure) => {
            let mut lists = vec![
                ("heads".to_owned(), &measure.heads),
                ("heads where it speaks of it".to_owned(), &measure.shared),
                ("speaks of it with".to_owned(), &measure.about),
                ("verbs".to_owned(), &measure.verbs),
                ("actions".to_owned(), &measure.actions),
            ];
            lists.extend(measure.scopes.iter().map(|scope| ("another number with".to_owned(), scope)));
            lists
        }
        Params::Choice(choice) => {
            let mut lists = vec![("said of".to_owned(), &choice.about)];
            lists.extend(choice.options.iter().map(|(name, phrases)| (format!("option \"{name}\""), phrases)));
            lists
        }
        Params::Words(words) => vec![("words".to_owned(), words)],
        Params::Office(office) => vec![(office.name.clone(), &office.titles)],
        Params::Occupations(occupations) => {
            occupations.list.iter().map(|one| (one.name.to_string(), &one.titles)).collect()
        }
        Params::Happening(happening) => vec![(happening.name.clone(), &happening.words)],
        Params::Variants(forms) => vec![("accepted".to_owned(), forms)],
        Params::Spelling(style) => vec![("not".to_owned(), &style.avoid)],
        Params::Quote(play) => {
            vec![("speakers".to_owned(), &play.speakers), ("words that do not count".to_owned(), &play.ignore)]
        }
        Params::Superlative(superlative) => vec![("said of".to_owned(), &superlative.heads)],
        Params::Suppress(suppress) => vec![("only with".to_owned(), &suppress.words)],
        Params::Pattern(_) | Params::Arithmetic(_) | Params::Check => Vec::new(),
    }
}

/// How a rule compares, each point with its title.
fn compared(rule: &Rule) -> Vec<(&'static str, String)> {
    let mut points = Vec::new();
    match rule.params() {
        Params::Measure(measure) => {
            let units = if measure.units.is_empty() { "any".to_owned() } else { measure.units.join(", ") };
            points.push(("units", units));
        }
        Params::Choice(choice) => {
            let same = serde_json::to_value(choice.same).ok().and_then(|same| same.as_str().map(str::to_owned));
            points.push(("compared if they share the", same.unwrap_or_default()));
        }
        Params::Pattern(slots) => {
            points.extend(slots.phrases.iter().map(|phrase| ("phrase", phrase.written())));
            points.push(("compares", format!("{{{}}}", slots.compare)));
        }
        Params::Spelling(style) => points.push(("house style", style.prefer.clone())),
        Params::Quote(play) => points.push(("words that may differ", play.may_differ.to_string())),
        Params::Arithmetic(sum) => points.push((
            "sum",
            match &sum.terms {
                Terms::Sum { total, parts } => format!("{total} = {}", parts.join(" + ")),
                Terms::Change { from, to, percent } => format!("{percent} = the change from {from} to {to}"),
            },
        )),
        Params::Superlative(superlative) => points.push(("origins needed", superlative.origins.to_string())),
        Params::Suppress(suppress) => {
            points.push(("rules", suppress.rules.join(", ")));
            points.push(("reason", suppress.reason.clone()));
            points.push(("last day", suppress.until.to_string()));
        }
        Params::Happening(happening) => points.push((
            "one happening where",
            match happening.identity {
                Identity::Once => "articles of one story speak of it",
                Identity::Named => "a name has part in both",
                Identity::Often => "somebody or something has part in both",
            }
            .to_owned(),
        )),
        Params::Check => points.push((
            "checked by",
            "the program itself, in what it recognises of names, numbers, dates and sentences; a rule of this id changes \
             severity and texts, “disable” switches it off"
                .to_owned(),
        )),
        Params::Words(_) | Params::Office(_) | Params::Occupations(_) | Params::Variants(_) => {}
    }
    if let Some(play) = rule.tolerance() {
        let within = [(play.units, ""), (play.share * 100.0, " percent")];
        let within: Vec<String> =
            within.iter().filter(|(most, _)| *most > 0.0).map(|(most, unit)| format!("{most}{unit}")).collect();
        if !within.is_empty() {
            points.push(("agreement", format!("within {}", within.join(" or "))));
        }
        if play.grows_only {
            points.push(("grows only", "a later, higher figure replaces an earlier one".to_owned()));
        }
    }
    if rule.develops() {
        points.push(("develops", "articles of two days may rightly differ".to_owned()));
    }
    points
}
