//! TOML in, rules out, with every fault at its place.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use toml::de::{DeTable, DeValue};

use super::faults::Faults;
use super::keys::{self, Key};
use super::source::{PACKS, Source};
use super::table::{Table, Value, check, phrase_list, sorted};
use super::{Choice, Example, Expected, Measure, Office, Params, Phrase, Rule, Same, Severity, lists, phrases};
use crate::calendar::Date;
use crate::problem::Problem;

/// The built-in rules, replaced and joined by those of `sources`; faults in order of source and line.
pub(super) fn load(sources: &[Source]) -> (Vec<Rule>, Vec<Problem>) {
    // Most of a short run's time: the packs are read side by side.
    let packs: Vec<_> = PACKS
        .par_iter()
        .map(|(path, text)| {
            let mut problems = Vec::new();
            (read(path, text, true, &mut problems), problems)
        })
        .collect();
    let (mut rules, mut problems) = (Vec::new(), Vec::new());
    for (pack, faults) in packs {
        rules.extend(pack);
        problems.extend(faults);
    }
    let mut first_at: BTreeMap<String, (String, u32)> = BTreeMap::new();
    for source in sources {
        for rule in read(&source.path, &source.text, false, &mut problems) {
            if let Some((path, line)) = first_at.get(&rule.id) {
                let message =
                    format!("the id `{}` is taken already, at {path}:{line}; give this rule another", rule.id);
                problems.push(Problem::error(&rule.path, message).at_line(rule.line));
                continue;
            }
            first_at.insert(rule.id.clone(), (rule.path.clone(), rule.line));
            rules.push(rule);
        }
    }
    lists::resolve(&mut rules, &mut problems);
    (rules, problems)
}

/// The rules of one file that hold; every fault of the file goes to `problems`.
pub(super) fn read(path: &str, text: &str, builtin: bool, problems: &mut Vec<Problem>) -> Vec<Rule> {
    let mut faults = Faults::new(path, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken = !errors.is_empty();
    for error in errors {
        faults.add(error.span().unwrap_or(0..0), format!("not valid TOML: {}", error.message()));
    }
    let mut rules = Vec::new();
    let file = table.get_ref();
    if let Some(list) = file.get("rule").and_then(|value| value.get_ref().as_array()).filter(|_| !broken) {
        for (name, value) in sorted(file) {
            if name != "rule" && name != "$schema" {
                faults.add(value, format!("`{name}` does not stand beside `[[rule]]`; write it into each rule"));
            }
        }
        for one in list.iter() {
            match one.get_ref().as_table() {
                Some(table) => rules.extend(rule(table, one.span(), &mut faults)),
                None => faults.add(one.span(), "a rule is a table: write `[[rule]]` above it"),
            }
        }
    } else if !broken {
        rules.extend(rule(file, 0..0, &mut faults));
    }
    faults.list.sort_by_key(|problem| (problem.line, problem.column));
    problems.append(&mut faults.list);
    for rule in &mut rules {
        rule.path = path.to_owned();
        rule.builtin = builtin;
    }
    rules
}

/// The rules of one table: one, or one for each class of words and each office, which carry its name after a dot.
fn rule(table: &DeTable<'_>, span: Range<usize>, faults: &mut Faults<'_>) -> Vec<Rule> {
    let before = faults.list.len();
    let kinds: Vec<&Key> = keys::KINDS.iter().filter(|kind| table.contains_key(kind.name)).collect();
    let keys: Vec<&Key> = keys::RULE.iter().chain(keys::KINDS).collect();
    check(table, &span, &keys, "a rule", faults);
    let names = || keys::KINDS.iter().map(|kind| format!("`[{}]`", kind.name)).collect::<Vec<_>>().join(", ");
    match kinds.as_slice() {
        [_] => {}
        [] => faults.add(span.clone(), format!("a rule needs a table that says what it looks for: one of {}", names())),
        [_, second, ..] => {
            let at = table.get(second.name).map_or(span.clone(), |value| value.span());
            faults.add(
                at,
                format!("a rule has one kind; this is the second. Make it a rule of its own. Kinds: {}", names()),
            );
        }
    }
    let top = Table(table);
    let kind = kinds.first().filter(|_| faults.list.len() == before);
    let Some((kind, own)) = kind.and_then(|kind| Some((kind, top.table(kind.name)?))) else { return Vec::new() };
    let params = params(kind.name, own, top, faults);
    let mut examples = top.array("example").filter_map(|value| example(value, faults)).collect();
    if faults.list.len() > before {
        return Vec::new();
    }
    let id = top.text("id");
    let several = params.len() > 1;
    let one = |(name, params): (String, Params)| Rule {
        id: if several { format!("{id}.{name}") } else { id.clone() },
        summary: top.text("summary"),
        why: top.text("why"),
        advice: top.text("advice"),
        severity: match top.text("severity").as_str() {
            "error" => Severity::Error,
            "note" => Severity::Note,
            _ => Severity::Warning,
        },
        params,
        url: top.text("url"),
        owner: top.text("owner"),
        examples: std::mem::take(&mut examples),
        path: String::new(),
        line: faults.line(top.get("id").map_or(span.start, |value| value.span().start)),
        builtin: false,
    };
    params.into_iter().map(one).collect()
}

/// What the table of a kind says, with a name for each where it says it of several things.
fn params(kind: &str, table: Table<'_, '_>, top: Table<'_, '_>, faults: &mut Faults<'_>) -> Vec<(String, Params)> {
    let whole = top.get(kind).map_or(0..0, |value| value.span());
    let one = match kind {
        "measure" => {
            let measure = Measure {
                heads: table.phrases("heads"),
                verbs: table.phrases("verbs"),
                actions: table.phrases("actions"),
                units: table.texts("units"),
                scopes: table.array("scopes").map(phrase_list).collect(),
                tolerance: table.number("tolerance"),
                tolerance_share: table.number("tolerance_share"),
                grows_only: table.flag("grows_only"),
            };
            if measure.heads.is_empty() && measure.verbs.is_empty() && measure.actions.is_empty() {
                faults.add(whole, "a measure needs `heads`, `verbs` or `actions`, or it would match every number");
            }
            Params::Measure(measure)
        }
        "choice" => {
            let options = options(table, faults);
            let same = match table.text("same").as_str() {
                "subject" => Same::Subject,
                "object" => Same::Object,
                "both" => Same::Both,
                "name" => Same::Name,
                _ => Same::Event,
            };
            Params::Choice(Choice { options, about: table.phrases("about"), same })
        }
        "words" => return classes(table, whole, faults),
        "offices" => return offices(table, whole, faults),
        "variants" => Params::Variants(table.phrases("forms")),
        _ => Params::Check,
    };
    vec![(String::new(), one)]
}

/// Each class of words by its first one.
fn classes(table: Table<'_, '_>, whole: Range<usize>, faults: &mut Faults<'_>) -> Vec<(String, Params)> {
    let mut classes = Vec::new();
    for (key, mark) in [("verbs", Some("to")), ("nouns", Some("a")), ("words", None)] {
        let Some(value) = table.get(key) else { continue };
        let nested = value.get_ref().as_array().is_some_and(|list| list.iter().any(|one| one.get_ref().is_array()));
        let lists = if nested { table.array(key).map(phrase_list).collect() } else { vec![phrase_list(value)] };
        for mut list in lists {
            let name = list.first().map(|phrase| phrases::body(phrase).1.join("-")).unwrap_or_default();
            for phrase in &mut list {
                if let (Some(mark), phrases::Class::Any) = (mark, phrases::body(phrase).0) {
                    phrase.insert(0, mark.to_owned());
                }
            }
            classes.push((name, Params::Words(list)));
        }
    }
    if classes.is_empty() || classes.iter().any(|(_, words)| matches!(words, Params::Words(list) if list.len() < 2)) {
        faults.add(whole.clone(), "a class of words needs two words or more");
    }
    distinct(&classes, whole, faults);
    classes
}

fn offices(table: Table<'_, '_>, whole: Range<usize>, faults: &mut Faults<'_>) -> Vec<(String, Params)> {
    let mut offices = Vec::new();
    for (name, _) in sorted(table.0) {
        let mut titles = table.phrases(name);
        let own = phrases::split(name);
        let slug = own.join("-").replace(|c: char| !c.is_alphanumeric() && c != '-', "");
        if !titles.contains(&own) {
            titles.insert(0, own);
        }
        offices.push((slug, Params::Office(Office { name: name.to_owned(), titles })));
    }
    distinct(&offices, whole, faults);
    offices
}

fn distinct(list: &[(String, Params)], whole: Range<usize>, faults: &mut Faults<'_>) {
    let mut names: Vec<&str> = list.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        if let [one, other] = pair
            && one == other
        {
            faults.add(
                whole.clone(),
                format!("two classes begin with `{one}`; put them together, or another word first"),
            );
        }
    }
}

/// The options of a choice in order of their place in the file; a phrase in two of them is a fault.
fn options(table: Table<'_, '_>, faults: &mut Faults<'_>) -> Vec<(String, Vec<Phrase>)> {
    let Some(options) = table.table("options") else { return Vec::new() };
    let mut list: Vec<(String, Vec<Phrase>)> = Vec::new();
    let mut owner: BTreeMap<Phrase, String> = BTreeMap::new();
    for (name, span) in sorted(options.0) {
        let phrases = options.phrases(name);
        for phrase in &phrases {
            match owner.get(phrase) {
                Some(other) if other != name => {
                    let words = phrase.join(" ");
                    faults.add(span.clone(), format!("`{words}` stands in `{other}` too; options exclude each other"));
                }
                _ => {
                    owner.insert(phrase.clone(), name.to_owned());
                }
            }
        }
        list.push((name.to_owned(), phrases));
    }
    list
}

fn example(value: &Value<'_>, faults: &mut Faults<'_>) -> Option<Example> {
    let table = value.get_ref().as_table().map(Table)?;
    let articles = table.array("articles").map(|article| match article.get_ref() {
        DeValue::Table(inner) => {
            let inner = Table(inner);
            (inner.text("text"), inner.text("published").parse::<Date>().ok())
        }
        other => (other.as_str().unwrap_or_default().to_owned(), None),
    });
    let expect = match table.text("expect").as_str() {
        "conflict" => Expected::Conflict,
        "possible-conflict" => Expected::PossibleConflict,
        "agreement" => Expected::Agreement,
        "reconciled" => Expected::Reconciled,
        _ => Expected::Silent,
    };
    let line = faults.line(value.span().start);
    Some(Example { articles: articles.collect(), expect, note: table.text("note"), line })
}
