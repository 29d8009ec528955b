//! TOML in, rules out, with every fault at its place.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::faults::{Faults, nearest};
use super::keys::{self, Key};
use super::read::params;
use super::table::{Table, Value, check, sorted};
use super::{Example, Expected, Params, Rule, Severity};
use crate::calendar::Date;
use crate::problem::Problem;

/// The rules of one file that hold; every fault of the file goes to `problems`.
pub(crate) fn read(path: &str, text: &str, builtin: bool, problems: &mut Vec<Problem>) -> Vec<Rule> {
    let mut faults = Faults::new(path, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken = !errors.is_empty();
    faults.syntax(&errors);
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
        rule.path = path.to_owned().into();
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
        // A misspelt kind has been told already.
        [] if sorted(table).iter().any(|(name, _)| nearest_kind(name)) => {}
        [] => faults.add(span.clone(), format!("a rule needs a table that says what it looks for: one of {}", names())),
        [_, second, ..] => {
            let at = table.get(second.name).map_or(span.clone(), |value| value.span());
            faults.add(
                at,
                format!("a rule has one kind; this is the second. Make it a rule of its own. Kinds: {}", names()),
            );
        }
    }
    for (name, kinds) in [
        ("domain", &["offices"][..]),
        ("together", &["offices", "occupations"]),
        ("broader", &["occupations"]),
        ("many", &["offices"]),
        ("bodies", &["offices"]),
        ("elsewhere", &["offices"]),
        ("loose", &["offices"]),
    ] {
        if let Some(value) = table.get(name).filter(|_| !kinds.iter().any(|kind| table.contains_key(*kind))) {
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("`[{kind}]`")).collect();
            faults.add(value.span(), format!("`{name}` belongs to a rule with {}", kinds.join(" or ")));
        }
    }
    if faults.list.len() > before { Vec::new() } else { build(table, span, faults) }
}

/// Whether a name that is no key may stand for a kind of rule.
fn nearest_kind(name: &str) -> bool {
    let known = || keys::RULE.iter().chain(keys::KINDS).map(|key| key.name);
    let near = nearest(name, known()).filter(|_| known().all(|key| key != name));
    near.is_some_and(|near| keys::KINDS.iter().any(|kind| kind.name == near))
}

/// The rules of a table whose keys are as they should be.
fn build(table: &DeTable<'_>, span: Range<usize>, faults: &mut Faults<'_>) -> Vec<Rule> {
    let before = faults.list.len();
    let top = Table(table);
    let kind = keys::KINDS.iter().find_map(|kind| Some((kind, top.table(kind.name)?)));
    let Some((kind, own)) = kind else { return Vec::new() };
    let params = params(kind.name, own, top, faults);
    let mut examples = top.array("example").filter_map(|value| example(value, faults)).collect();
    if faults.list.len() > before {
        return Vec::new();
    }
    let id = top.text("id");
    let several = params.len() > 1;
    let one = |(name, params): (String, Params)| Rule {
        id: if several { format!("{id}.{name}").into() } else { id.clone().into() },
        summary: top.text("summary").into(),
        why: top.text("why").into(),
        advice: top.text("advice").into(),
        severity: match top.text("severity").as_str() {
            "error" => Severity::Error,
            "note" => Severity::Note,
            _ => Severity::Warning,
        },
        params,
        url: top.text("url").into(),
        owner: top.text("owner").into(),
        examples: std::mem::take(&mut examples),
        path: Cow::default(),
        line: faults.line(top.get("id").map_or(span.start, |value| value.span().start)),
        builtin: false,
        stored: None,
    };
    params.into_iter().map(one).collect()
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
