//! TOML in, rules out, with every fault at its place.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::{Faults, suggestion};
use super::keys::{self, Key, Shape};
use super::source::{PACKS, Source};
use super::{Choice, Example, Expected, Measure, Office, Params, Phrase, Rule, Same, Severity, lists, phrases};
use crate::calendar::Date;
use crate::problem::Problem;

type Value<'i> = Spanned<DeValue<'i>>;

/// A table that has been checked against its keys: what is in it has the right shape, or was reported.
#[derive(Clone, Copy)]
struct Table<'t, 'i>(&'t DeTable<'i>);

impl<'t, 'i> Table<'t, 'i> {
    fn get(self, name: &str) -> Option<&'t Value<'i>> {
        self.0.get(name)
    }

    fn table(self, name: &str) -> Option<Self> {
        self.get(name)?.get_ref().as_table().map(Table)
    }

    fn array(self, name: &str) -> impl Iterator<Item = &'t Value<'i>> {
        self.get(name).and_then(|value| value.get_ref().as_array()).into_iter().flat_map(|array| array.iter())
    }

    fn text(self, name: &str) -> String {
        self.get(name).and_then(|value| value.get_ref().as_str()).unwrap_or_default().trim().to_owned()
    }

    fn texts(self, name: &str) -> Vec<String> {
        self.array(name).filter_map(|value| value.get_ref().as_str()).map(|text| text.trim().to_owned()).collect()
    }

    fn phrases(self, name: &str) -> Vec<Phrase> {
        self.get(name).map(phrase_list).unwrap_or_default()
    }

    fn number(self, name: &str) -> f64 {
        self.get(name).and_then(|value| number(value.get_ref())).unwrap_or_default()
    }

    fn flag(self, name: &str) -> bool {
        self.get(name).and_then(|value| value.get_ref().as_bool()).unwrap_or_default()
    }
}

fn phrase_list(value: &Value<'_>) -> Vec<Phrase> {
    let phrase = |text: &str| if lists::is_reference(text) { vec![text.to_owned()] } else { phrases::split(text) };
    let value = value.get_ref();
    let texts = value.as_array().into_iter().flat_map(|array| array.iter());
    let one = value.as_str().into_iter();
    texts.filter_map(|text| text.get_ref().as_str()).chain(one).map(phrase).collect()
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    let plain = |text: &str| text.replace('_', "").parse::<f64>().ok();
    match value {
        DeValue::Integer(integer) if integer.radix() == 10 => plain(integer.as_str()),
        DeValue::Float(float) => plain(float.as_str()),
        _ => None,
    }
}

/// The built-in rules, replaced and joined by those of `sources`; faults in order of source and line.
pub(super) fn load(sources: &[Source]) -> (Vec<Rule>, Vec<Problem>) {
    let (mut rules, mut problems) = (Vec::new(), Vec::new());
    for (path, text) in PACKS {
        rules.extend(read(path, text, true, &mut problems));
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

/// The names of a table and where they stand, in order of place.
fn sorted<'t>(table: &'t DeTable<'_>) -> Vec<(&'t str, Range<usize>)> {
    let mut names: Vec<_> = table.iter().map(|(name, _)| (&**name.get_ref(), name.span())).collect();
    names.sort_by_key(|(_, span)| span.start);
    names
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

/// Reports unknown, missing and wrongly filled keys of a table.
fn check(table: &DeTable<'_>, span: &Range<usize>, keys: &[&Key], what: &str, faults: &mut Faults<'_>) {
    for (name, place) in sorted(table) {
        match keys.iter().find(|key| key.name == name) {
            Some(key) => {
                if let Some(value) = table.get(name) {
                    shape(key, value, faults);
                }
            }
            None => {
                let near = suggestion(name, keys.iter().map(|key| key.name));
                faults.add(place, format!("`{name}` is no key of {what}{near}"));
            }
        }
    }
    for key in keys.iter().filter(|key| key.needed && !table.contains_key(key.name)) {
        faults.add(span.clone(), format!("{what} needs `{}`: {}", key.name, key.doc));
    }
}

fn shape(key: &Key, value: &Value<'_>, faults: &mut Faults<'_>) {
    let (name, at, found) = (key.name, value.span(), value.get_ref().type_str());
    let mut wrong =
        |expected: &str| faults.add(at.clone(), format!("`{name}` is {expected}, not a value of type {found}"));
    match (key.shape, value.get_ref()) {
        (Shape::Text | Shape::Id | Shape::OneOf(_), DeValue::String(text)) => word(key, text, at, faults),
        (Shape::Text | Shape::Id | Shape::OneOf(_), _) => wrong("a text in quotation marks"),
        (Shape::Number, other) => {
            if number(other).is_none_or(|number| number < 0.0 || !number.is_finite()) {
                faults.add(at, format!("`{name}` is a number of 0 or more, such as `0.1`"));
            }
        }
        (Shape::Flag, DeValue::Boolean(_)) => {}
        (Shape::Flag, _) => wrong("`true` or `false`, without quotation marks"),
        (Shape::Classes, DeValue::Array(list)) if list.iter().any(|one| one.get_ref().is_array()) => {
            for one in list.iter() {
                texts(key, one, faults);
            }
        }
        (Shape::Texts | Shape::Phrases | Shape::Classes, DeValue::Array(_)) => texts(key, value, faults),
        (Shape::Texts | Shape::Phrases | Shape::Classes, _) => wrong("a list, such as `[\"one\", \"two words\"]`"),
        (Shape::PhraseLists, DeValue::Array(lists)) => {
            for list in lists.iter().filter(|list| !list.get_ref().as_str().is_some_and(lists::is_reference)) {
                texts(key, list, faults);
            }
        }
        (Shape::PhraseLists, _) => wrong("a list of lists, such as `[[\"one\"], [\"another\"]]`"),
        (Shape::Options | Shape::Named, DeValue::Table(table)) => {
            if key.shape == Shape::Options && table.len() < 2 {
                faults.add(at.clone(), "options exclude each other: there must be two or more");
            }
            if table.is_empty() {
                faults.add(at, format!("`[{name}]` is empty"));
            }
            for (_, list) in table.iter() {
                texts(key, list, faults);
            }
        }
        (Shape::Options | Shape::Named, _) => wrong("a table of names, each with a list of phrases"),
        (Shape::Articles, DeValue::Array(list)) => articles(list.iter(), faults),
        (Shape::Articles, _) => wrong("a list of texts"),
        (Shape::Table(keys), DeValue::Table(table)) => {
            check(table, &at, &keys.iter().collect::<Vec<_>>(), &format!("`[{name}]`"), faults);
        }
        (Shape::Table(_), _) => wrong("a table: write it as `[name]` on a line of its own"),
        (Shape::Tables(keys), DeValue::Array(list)) => {
            for one in list.iter() {
                match one.get_ref().as_table() {
                    Some(table) => {
                        check(table, &one.span(), &keys.iter().collect::<Vec<_>>(), &format!("`[[{name}]]`"), faults);
                    }
                    None => faults.add(one.span(), format!("write `[[{name}]]` above each")),
                }
            }
        }
        (Shape::Tables(_), _) => wrong("a list of tables: write `[[name]]` above each"),
    }
}

fn word(key: &Key, text: &str, at: Range<usize>, faults: &mut Faults<'_>) {
    let part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    match key.shape {
        Shape::Id if text.split('.').count() < 2 || !text.split('.').all(part) => {
            faults.add(at, "an id is `topic.name` in small letters, digits and hyphens, such as `casualties.dead`");
        }
        Shape::OneOf(known) if !known.contains(&text) => {
            let near = suggestion(text, known.iter().copied());
            faults.add(at, format!("`{text}` is no value of `{}`{near}", key.name));
        }
        _ if text.trim().is_empty() => faults.add(at, format!("`{}` is empty", key.name)),
        _ => {}
    }
}

/// A list of texts that is not empty; phrases are checked one by one.
fn texts(key: &Key, value: &Value<'_>, faults: &mut Faults<'_>) {
    let Some(list) = value.get_ref().as_array() else {
        faults.add(value.span(), format!("`{}` holds lists of texts, such as `[\"one\", \"two words\"]`", key.name));
        return;
    };
    if list.is_empty() {
        faults.add(value.span(), format!("`{}` is empty: give at least one", key.name));
    }
    for one in list.iter() {
        let Some(text) = one.get_ref().as_str() else {
            faults.add(one.span(), format!("`{}` holds texts in quotation marks", key.name));
            continue;
        };
        if key.shape == Shape::Texts {
            word(key, text, one.span(), faults);
        } else if !lists::is_reference(text)
            && let Some(fault) = phrases::fault(&phrases::split(text))
        {
            faults.add(one.span(), fault);
        }
    }
}

fn articles<'v, 'i: 'v>(list: impl Iterator<Item = &'v Value<'i>>, faults: &mut Faults<'_>) {
    for article in list {
        match article.get_ref() {
            DeValue::String(_) => {}
            DeValue::Table(table) => {
                check(table, &article.span(), &keys::ARTICLE.iter().collect::<Vec<_>>(), "an article", faults);
                let published =
                    table.get("published").and_then(|value| Some((value.get_ref().as_str()?, value.span())));
                if let Some((_, at)) = published.filter(|(text, _)| text.parse::<Date>().is_err()) {
                    faults.add(at, "a day is written `2024-05-17`");
                }
            }
            _ => faults.add(article.span(), "an article is a text, or a table with `text` and `published`"),
        }
    }
}
