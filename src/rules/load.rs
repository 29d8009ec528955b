//! TOML in, rules out, with every fault at its place.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;
use toml::de::{DeTable, DeValue};

use super::faults::{Faults, suggestion};
use super::keys::{self, Key};
use super::read::params;
use super::source::{PACKS, Source};
use super::table::{Table, Value, check, sorted};
use super::{Example, Expected, Params, Rule, Severity, lists, packed};
use crate::calendar::Date;
use crate::problem::Problem;

/// Rules that are loaded at most, the built-in ones among them: several times what the largest desk has written.
const MOST: usize = 100_000;

/// The built-in rules, replaced and joined by those of `sources`; faults in order of source and line.
pub(super) fn load(sources: &[Source]) -> (Vec<Rule>, Vec<Problem>) {
    let (mut rules, mut problems) = (Vec::new(), Vec::new());
    let built: Vec<_> = packed::RULES.par_iter().map(builtin).collect();
    for (own, faults) in built {
        rules.extend(own);
        problems.extend(faults);
    }
    let is_check = |rule: &&Rule| matches!(rule.params, Params::Check);
    let checks: BTreeSet<String> = rules.iter().filter(is_check).map(|rule: &Rule| rule.id.clone()).collect();
    let mut first_at: BTreeMap<String, (String, u32)> = BTreeMap::new();
    for source in sources {
        let mut refused = Vec::new();
        for rule in read(&source.path, &source.text, false, &mut problems) {
            if let Some((path, line)) = first_at.get(&rule.id) {
                let message =
                    format!("the id `{}` is taken already, at {path}:{line}; give this rule another", rule.id);
                refused.push((rule, message));
            } else if matches!(rule.params, Params::Check) && !checks.contains(&rule.id) {
                let near = suggestion(&rule.id, checks.iter().map(String::as_str));
                let message = format!("`{}` is no check that the program does{near}", rule.id);
                refused.push((rule, message));
            } else {
                first_at.insert(rule.id.clone(), (rule.path.clone(), rule.line));
                rules.push(rule);
            }
        }
        if !refused.is_empty() {
            let mut faults = Faults::new(&source.path, &source.text);
            for (rule, message) in refused {
                faults.add(faults.word(rule.line, &rule.id), message);
            }
            problems.append(&mut faults.list);
        }
    }
    if let Some(beyond) = rules.get(MOST) {
        let message =
            format!("more than {MOST} rules; this one and those after it are left out. Load fewer rule files");
        problems.push(Problem::error(&beyond.path, message).at_line(beyond.line));
        rules.truncate(MOST);
    }
    problems.extend(lists::resolve(&mut rules).iter().map(|missing| placed(missing, sources)));
    (rules, problems)
}

/// The rules of one table of a pack.
fn builtin(packed: &packed::Packed) -> (Vec<Rule>, Vec<Problem>) {
    let mut faults = Faults::new(packed.path, "");
    let DeValue::Table(table) = packed.table() else { return (Vec::new(), Vec::new()) };
    let mut rules = build(&table, 0..0, &mut faults);
    for rule in &mut rules {
        packed.path.clone_into(&mut rule.path);
        (rule.line, rule.builtin) = (packed.line, true);
    }
    (rules, faults.list)
}

/// A name of nothing, where it stands in its file.
fn placed(missing: &lists::Missing, sources: &[Source]) -> Problem {
    let mut faults = sources.iter().find(|source| source.path == missing.path).map(|source| {
        let mut faults = Faults::new(&source.path, &source.text);
        faults.add(faults.quoted(missing.line, &missing.word), &*missing.message);
        faults.list
    });
    let placed = faults.as_mut().and_then(Vec::pop);
    placed.unwrap_or_else(|| Problem::error(&missing.path, &*missing.message).at_line(missing.line))
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
    for name in ["domain", "together", "many", "bodies", "elsewhere", "loose"] {
        if let Some(value) = table.get(name).filter(|_| !table.contains_key("offices")) {
            faults.add(value.span(), format!("`{name}` belongs to a rule with `[offices]`"));
        }
    }
    if faults.list.len() > before { Vec::new() } else { build(table, span, faults) }
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

impl Rule {
    /// What it must say of which articles. Those of a built-in rule are read from its pack when they are asked for: a
    /// check has no use for them.
    pub fn examples(&self) -> Cow<'_, [Example]> {
        let pack = PACKS.iter().find(|(path, _)| self.builtin && *path == self.path);
        let Some((path, text)) = pack else { return Cow::Borrowed(&self.examples) };
        let own = read(path, text, true, &mut Vec::new()).into_iter().find(|rule| rule.id == self.id);
        Cow::Owned(own.map(|rule| rule.examples).unwrap_or_default())
    }
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
