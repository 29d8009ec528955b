//! Word lists that rules share: `@words.vehicle` in a list of phrases stands for the words of that rule.

use std::collections::{BTreeMap, BTreeSet};

use super::faults::suggestion;
use super::{Measure, Params, Phrases, Rule};

/// What a rule names that is not there.
pub(crate) struct Missing {
    /// The rule's file.
    pub(crate) path: String,
    /// The line that the rule begins on.
    pub(crate) line: u32,
    /// What it names, as it stands in the file.
    pub(crate) word: String,
    /// What is wrong with it.
    pub(crate) message: String,
}

impl Missing {
    fn new(rule: &Rule, word: &str, message: String) -> Self {
        Self { path: rule.path.to_string(), line: rule.line, word: word.to_owned(), message }
    }
}

/// Whether a text names a rule with words instead of being a phrase.
pub(crate) fn is_reference(text: &str) -> bool {
    text.starts_with('@')
}

/// Whether a rule names lists whose words are not in their place yet.
pub(crate) fn refers(rule: &Rule) -> bool {
    lists(&rule.params).any(Phrases::refers)
}

/// Puts the words in the place of every reference. The rule of a reference to nothing goes.
pub(crate) fn resolve(rules: &mut Vec<Rule>) -> Vec<Missing> {
    let mut missing = sums(rules);
    let classes: BTreeMap<&str, &Phrases> = rules
        .iter()
        .filter_map(|rule| match &rule.params {
            Params::Words(words) => Some((&*rule.id, words)),
            _ => None,
        })
        .collect();
    let resolved = |rule: &Rule| {
        let mut params = rule.params.clone();
        fill(&mut params, &classes).map(|()| params).map_err(|name| {
            let near = suggestion(&name, classes.keys().copied());
            let message = format!("in the rule `{}`: no rule with words has the id `{name}`{near}", rule.id);
            Missing::new(rule, &format!("@{name}"), message)
        })
    };
    let open = rules.iter().enumerate().filter(|(_, rule)| refers(rule));
    let resolved: Vec<_> = open.map(|(at, rule)| (at, resolved(rule))).collect();
    let (mut resolved, mut numbers) = (resolved.into_iter().peekable(), 0..);
    rules.retain_mut(|rule| {
        let at = numbers.next();
        match resolved.next_if(|(open, _)| Some(*open) == at) {
            None => true,
            Some((_, Ok(params))) => {
                rule.params = params;
                true
            }
            Some((_, Err(none))) => {
                missing.push(none);
                false
            }
        }
    });
    missing
}

/// The rule of a sum of what is no rule with numbers goes.
fn sums(rules: &mut Vec<Rule>) -> Vec<Missing> {
    let mut missing = Vec::new();
    if !rules.iter().any(|rule| matches!(rule.params, Params::Arithmetic(_))) {
        return missing;
    }
    let counts = |rule: &&Rule| matches!(rule.params, Params::Measure(_) | Params::Pattern(_));
    let known: BTreeSet<String> = rules.iter().filter(counts).map(|rule| rule.id.to_string()).collect();
    rules.retain(|rule| {
        let Params::Arithmetic(sum) = &rule.params else { return true };
        let wrong: Vec<&str> = sum.terms.ids().filter(|id| !known.contains(*id)).collect();
        for id in &wrong {
            let near = suggestion(id, known.iter().map(String::as_str));
            let message = format!("in the rule `{}`: no rule with a number has the id `{id}`{near}", rule.id);
            missing.push(Missing::new(rule, id, message));
        }
        wrong.is_empty()
    });
    missing
}

fn reference(phrase: &str) -> Option<&str> {
    phrase.strip_prefix('@')
}

fn lists(params: &Params) -> impl Iterator<Item = &Phrases> {
    let mut all: Vec<&Phrases> = Vec::new();
    match params {
        Params::Measure(measure) => {
            all.extend([&measure.heads, &measure.shared, &measure.about, &measure.verbs, &measure.actions]);
            all.extend(&measure.scopes);
        }
        Params::Choice(choice) => {
            all.push(&choice.about);
            all.extend(choice.options.iter().map(|option| &option.1));
        }
        Params::Words(list) | Params::Variants(list) => all.push(list),
        Params::Office(office) => all.push(&office.titles),
        Params::Occupations(occupations) => all.extend(occupations.list.iter().map(|one| &one.titles)),
        Params::Happening(happening) => all.push(&happening.words),
        Params::Spelling(style) => all.push(&style.avoid),
        Params::Quote(play) => all.extend([&play.speakers, &play.ignore]),
        Params::Superlative(superlative) => all.push(&superlative.heads),
        Params::Suppress(suppress) => all.push(&suppress.words),
        Params::Pattern(_) | Params::Arithmetic(_) | Params::Check => {}
    }
    all.into_iter()
}

/// The classes of a rule with words: its own list, or one for each of its classes.
fn classes_of<'c>(name: &str, classes: &BTreeMap<&str, &'c Phrases>) -> Result<Vec<&'c Phrases>, String> {
    let inner = format!("{name}.");
    let found: Vec<_> = classes
        .range(name..)
        .take_while(|(id, _)| id.starts_with(name))
        .filter(|(id, _)| **id == name || id.starts_with(&inner))
        .map(|(_, words)| *words)
        .collect();
    if found.is_empty() { Err(name.to_owned()) } else { Ok(found) }
}

fn fill(params: &mut Params, classes: &BTreeMap<&str, &Phrases>) -> Result<(), String> {
    let flat = |list: &mut Phrases| -> Result<(), String> {
        if !list.refers() {
            return Ok(());
        }
        let mut filled = Phrases::default();
        for phrase in list.lines() {
            match reference(phrase) {
                Some(name) => classes_of(name, classes)?.into_iter().for_each(|words| filled.append(words)),
                None => filled.push(phrase),
            }
        }
        *list = filled;
        Ok(())
    };
    match params {
        Params::Measure(measure) => {
            let mut scopes = Vec::new();
            for scope in &measure.scopes {
                // A scope that is one reference becomes a scope for each class behind it.
                match (scope.first().and_then(reference), scope.iter().nth(1)) {
                    (Some(name), None) => scopes.extend(classes_of(name, classes)?.into_iter().cloned()),
                    _ => scopes.push(scope.clone()),
                }
            }
            measure.scopes = scopes;
            measure.scopes.iter_mut().try_for_each(flat)?;
            let Measure { heads, shared, about, verbs, actions, .. } = measure;
            [heads, shared, about, verbs, actions].into_iter().try_for_each(flat)
        }
        Params::Choice(choice) => {
            flat(&mut choice.about)?;
            choice.options.iter_mut().map(|option| &mut option.1).try_for_each(flat)
        }
        Params::Office(office) => flat(&mut office.titles),
        Params::Occupations(occupations) => occupations.list.iter_mut().map(|one| &mut one.titles).try_for_each(flat),
        Params::Happening(happening) => flat(&mut happening.words),
        Params::Quote(play) => [&mut play.speakers, &mut play.ignore].into_iter().try_for_each(flat),
        Params::Superlative(superlative) => flat(&mut superlative.heads),
        Params::Suppress(suppress) => flat(&mut suppress.words),
        Params::Spelling(style) => flat(&mut style.avoid),
        Params::Words(_) | Params::Variants(_) | Params::Pattern(_) | Params::Arithmetic(_) | Params::Check => Ok(()),
    }
}
