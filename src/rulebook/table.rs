//! Tables of a TOML file, checked against the keys they may have.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::{Faults, nearest, suggestion};
use super::keys::{self, Key, Shape};
use super::{Phrases, lists, phrases};
use crate::calendar::Date;

/// Nothing that a rule or a setting counts is more.
const MOST: f64 = 1_000.0;

/// What those who know regular expressions try.
const EXPRESSIONS: [&str; 5] = ["regex", "regexp", "re", "match", "expression"];

/// A value with its place.
pub(crate) type Value<'i> = Spanned<DeValue<'i>>;

/// A table that has been checked against its keys: what is in it has the right shape, or was reported.
#[derive(Clone, Copy)]
pub(crate) struct Table<'t, 'i>(pub(crate) &'t DeTable<'i>);

impl<'t, 'i> Table<'t, 'i> {
    /// The value of a key.
    pub(crate) fn get(self, name: &str) -> Option<&'t Value<'i>> {
        self.0.get(name)
    }

    /// A table within.
    pub(crate) fn table(self, name: &str) -> Option<Self> {
        self.get(name)?.get_ref().as_table().map(Table)
    }

    /// The values of a list, none where there is no such list.
    pub(crate) fn array(self, name: &str) -> impl Iterator<Item = &'t Value<'i>> {
        self.get(name).and_then(|value| value.get_ref().as_array()).into_iter().flat_map(|array| array.iter())
    }

    /// A text without outer white space; empty where there is none.
    pub(crate) fn text(self, name: &str) -> String {
        self.get(name).and_then(|value| value.get_ref().as_str()).unwrap_or_default().trim().to_owned()
    }

    /// A list of texts.
    pub(crate) fn texts(self, name: &str) -> Vec<String> {
        self.array(name).filter_map(|value| value.get_ref().as_str()).map(|text| text.trim().to_owned()).collect()
    }

    /// A list of phrases, cut into words.
    pub(crate) fn phrases(self, name: &str) -> Phrases {
        self.get(name).map(phrase_list).unwrap_or_default()
    }

    /// A number; 0 where there is none.
    pub(crate) fn number(self, name: &str) -> f64 {
        self.get(name).and_then(|value| number(value.get_ref())).unwrap_or_default()
    }

    /// A number that counts something; 0 where there is none.
    pub(crate) fn count(self, name: &str) -> usize {
        format!("{:.0}", self.number(name)).parse().unwrap_or_default()
    }

    /// A flag; false where there is none.
    pub(crate) fn flag(self, name: &str) -> bool {
        self.get(name).and_then(|value| value.get_ref().as_bool()).unwrap_or_default()
    }
}

/// The phrases of a list, or of one text.
pub(super) fn phrase_list(value: &Value<'_>) -> Phrases {
    let value = value.get_ref();
    let texts = value.as_array().into_iter().flat_map(|array| array.iter());
    let one = value.as_str().into_iter();
    Phrases::read(texts.filter_map(|text| text.get_ref().as_str()).chain(one))
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    let plain = |text: &str| text.replace('_', "").parse::<f64>().ok();
    match value {
        DeValue::Integer(integer) if integer.radix() == 10 => plain(integer.as_str()),
        DeValue::Float(float) => plain(float.as_str()),
        _ => None,
    }
}

/// The names of a table and where they stand, in order of place.
pub(crate) fn sorted<'t>(table: &'t DeTable<'_>) -> Vec<(&'t str, Range<usize>)> {
    let mut names: Vec<_> = table.iter().map(|(name, _)| (&**name.get_ref(), name.span())).collect();
    names.sort_by_key(|(_, span)| span.start);
    names
}

/// Reports unknown, missing and wrongly filled keys of a table.
pub(crate) fn check(table: &DeTable<'_>, span: &Range<usize>, keys: &[&Key], what: &str, faults: &mut Faults<'_>) {
    // What a misspelt key stands for is not missing as well.
    let mut meant = Vec::new();
    for (name, place) in sorted(table) {
        match keys.iter().find(|key| key.name == name) {
            Some(key) => {
                if let Some(value) = table.get(name) {
                    shape(key, value, faults);
                }
            }
            None if EXPRESSIONS.contains(&name) => {
                faults.add(place, format!("`{name}` is no key of {what}: {}", phrases::INSTEAD));
            }
            None => {
                let known = keys.iter().map(|key| key.name);
                meant.extend(nearest(name, known.clone()));
                faults.add(place, format!("`{name}` is no key of {what}{}", suggestion(name, known)));
            }
        }
    }
    for key in keys.iter().filter(|key| key.needed && !table.contains_key(key.name) && !meant.contains(&key.name)) {
        faults.add(span.clone(), format!("{what} needs `{}`: {}", key.name, key.doc));
    }
}

/// Takes out of a table what [`check`] has something against, so that the rest can be used.
pub(crate) fn keep_sound(table: &mut DeTable<'_>, keys: &[Key]) {
    let names: Vec<String> = table.iter().map(|(name, _)| name.get_ref().to_string()).collect();
    for name in names {
        let known = keys.iter().find(|key| key.name == name).zip(table.get_mut(name.as_str()));
        if !known.is_some_and(|(key, value)| is_sound(key, value)) {
            table.remove(name.as_str());
        }
    }
}

/// Whether a value is as its key wants it, once what is wrong within a table is gone.
fn is_sound(key: &Key, value: &mut Value<'_>) -> bool {
    match (key.shape, value.get_mut()) {
        (Shape::Table(keys), DeValue::Table(inner)) => keep_sound(inner, keys),
        (Shape::Levels(known), DeValue::Table(levels)) => {
            let is_known = |level: &Value<'_>| level.get_ref().as_str().is_some_and(|level| known.contains(&level));
            let wrong = levels.iter().filter(|(_, level)| !is_known(level));
            let wrong: Vec<String> = wrong.map(|(name, _)| name.get_ref().to_string()).collect();
            for name in wrong {
                levels.remove(name.as_str());
            }
        }
        _ => {}
    }
    let mut faults = Faults::new("", "");
    shape(key, value, &mut faults);
    faults.list.is_empty()
}

fn shape(key: &Key, value: &Value<'_>, faults: &mut Faults<'_>) {
    let (name, at, found) = (key.name, value.span(), sort(value.get_ref()));
    let mut wrong = |expected: &str| faults.add(at.clone(), format!("`{name}` is {expected}, not {found}"));
    match (key.shape, value.get_ref()) {
        (Shape::Text | Shape::Id | Shape::OneOf(_) | Shape::Day, DeValue::String(text)) => word(key, text, at, faults),
        (Shape::Text | Shape::Id | Shape::OneOf(_) | Shape::Day, _) => wrong("a text in quotation marks"),
        (Shape::Count, other) => {
            if number(other).is_none_or(|number| number < 0.0 || number.fract() != 0.0 || number > MOST) {
                faults.add(at, format!("`{name}` is a whole number, such as `2`"));
            }
        }
        (Shape::Number, other) => {
            if number(other).is_none_or(|number| number < 0.0 || !number.is_finite()) {
                faults.add(at, format!("`{name}` is a number of 0 or more, such as `0.1`"));
            }
        }
        (Shape::Flag, DeValue::Boolean(_)) => {}
        (Shape::Flag, _) => wrong("`true` or `false`, without quotation marks"),
        (Shape::Classes, DeValue::Array(list)) if list.iter().any(|one| one.get_ref().is_array()) => {
            for one in list.iter() {
                texts(key, name, one, faults);
            }
        }
        (Shape::SomeOf(known), DeValue::Array(list)) => {
            let one = Key { name: key.name, shape: Shape::OneOf(known), needed: false, doc: key.doc };
            for word in list.iter() {
                shape(&one, word, faults);
            }
        }
        (Shape::SomeOf(_), _) => wrong("a list, such as `[\"agreement\"]`"),
        (Shape::Texts | Shape::Phrases | Shape::Classes | Shape::Patterns, DeValue::Array(_)) => {
            texts(key, name, value, faults);
        }
        (Shape::Texts | Shape::Phrases | Shape::Classes | Shape::Patterns, _) => {
            wrong("a list, such as `[\"one\", \"two words\"]`")
        }
        (Shape::PhraseLists, DeValue::Array(lists)) => {
            for list in lists.iter().filter(|list| !list.get_ref().as_str().is_some_and(lists::is_reference)) {
                texts(key, name, list, faults);
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
            for (name, list) in table.iter() {
                texts(key, name.get_ref(), list, faults);
            }
        }
        (Shape::Options | Shape::Named, _) => wrong("a table of names, each with a list of phrases"),
        (Shape::Levels(known), DeValue::Table(table)) => {
            let one = Key { name: key.name, shape: Shape::OneOf(known), needed: false, doc: key.doc };
            for (_, level) in table.iter() {
                shape(&one, level, faults);
            }
        }
        (Shape::Levels(_), _) => wrong("a table, such as `\"casualties.*\" = \"error\"` below `[severity]`"),
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

/// What sort of value stands there, in words.
fn sort(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date without quotation marks",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Whether a text can be the id of a rule.
pub fn is_id(text: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    text.contains('.') && text.split('.').all(part)
}

/// What is told of a text that cannot.
pub const NO_ID: &str = "an id is `topic.name` in small letters, digits and hyphens, such as `casualties.dead`";

fn word(key: &Key, text: &str, at: Range<usize>, faults: &mut Faults<'_>) {
    match key.shape {
        Shape::Id if !is_id(text) => faults.add(at, NO_ID),
        Shape::OneOf(known) if !known.contains(&text) => {
            let near = suggestion(text, known.iter().copied());
            faults.add(at, format!("`{text}` is no value of `{}`{near}", key.name));
        }
        _ if text.trim().is_empty() => faults.add(at, format!("`{}` is empty", key.name)),
        Shape::Day if text.parse::<Date>().is_err() => faults.add(at, "a day is written `2024-05-17`"),
        _ => {}
    }
}

/// A list of texts that is not empty; phrases are checked one by one.
fn texts(key: &Key, name: &str, value: &Value<'_>, faults: &mut Faults<'_>) {
    let Some(list) = value.get_ref().as_array() else {
        faults.add(value.span(), format!("`{}` holds lists of texts, such as `[\"one\", \"two words\"]`", key.name));
        return;
    };
    if list.is_empty() {
        faults.add(value.span(), format!("`{name}` is empty: give at least one"));
    }
    for one in list.iter() {
        let Some(text) = one.get_ref().as_str() else {
            faults.add(one.span(), format!("`{}` holds texts in quotation marks", key.name));
            continue;
        };
        if key.shape == Shape::Texts {
            word(key, text, one.span(), faults);
        } else if key.shape == Shape::Patterns {
            if let Err(fault) = super::pattern::parse(text) {
                faults.add(one.span(), fault);
            }
        } else if lists::is_reference(text) && (key.shape == Shape::Classes || key.name == "forms") {
            faults.add(
                one.span(),
                format!("`{text}`: `{name}` holds the words themselves, not the words of another rule"),
            );
        } else if !lists::is_reference(text)
            && let Some(fault) = phrase_fault(text)
        {
            faults.add(one.span(), fault);
        }
    }
}

/// What makes a phrase unusable, or one of those that its alternatives stand for.
fn phrase_fault(text: &str) -> Option<String> {
    match phrases::written_out(text) {
        Ok(list) => list.iter().find_map(|phrase| phrases::fault(&phrases::split(phrase))),
        Err(fault) => Some(fault),
    }
}

fn articles<'v, 'i: 'v>(list: impl Iterator<Item = &'v Value<'i>>, faults: &mut Faults<'_>) {
    for article in list {
        match article.get_ref() {
            DeValue::String(_) => {}
            DeValue::Table(table) => {
                check(table, &article.span(), &keys::ARTICLE.iter().collect::<Vec<_>>(), "an article", faults);
            }
            _ => faults.add(article.span(), "an article is a text, or a table with `text` and `published`"),
        }
    }
}
