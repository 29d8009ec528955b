//! The language of rule files told to others: as a JSON schema for editors, and as a page for people.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::rulebook::keys::{ARTICLE, CONFIG, EXAMPLE, KINDS, Key, RULE, Shape};

/// The JSON schema (draft 7, which TOML language servers read) of a rule file.
pub fn schema() -> Value {
    let keys: Vec<&Key> = RULE.iter().chain(KINDS).collect();
    let kinds: Vec<Value> = KINDS.iter().map(|kind| json!({ "required": [kind.name] })).collect();
    let mut rule = object(&keys);
    if let Some(rule) = rule.as_object_mut() {
        rule.insert("oneOf".into(), Value::Array(kinds));
    }
    let several = json!({
        "type": "object",
        "properties": { "$schema": { "type": "string" }, "rule": { "type": "array", "items": { "$ref": "#/definitions/rule" } } },
        "required": ["rule"],
        "additionalProperties": false,
    });
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "crosscheck rules",
        "definitions": { "rule": rule },
        "anyOf": [{ "$ref": "#/definitions/rule" }, several],
    })
}

/// A table with these keys and no others.
fn object(keys: &[&Key]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut value = of(key.shape);
        if let Some(value) = value.as_object_mut() {
            value.insert("description".into(), key.doc.into());
        }
        properties.insert(key.name.into(), value);
    }
    let required: Vec<&str> = keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn of(shape: Shape) -> Value {
    let texts = || json!({ "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } });
    let named = |least: usize| json!({ "type": "object", "minProperties": least, "additionalProperties": texts() });
    match shape {
        Shape::Text => json!({ "type": "string", "minLength": 1 }),
        Shape::Id => json!({ "type": "string", "pattern": "^[a-z0-9-]+(\\.[a-z0-9-]+)+$" }),
        Shape::OneOf(words) => json!({ "type": "string", "enum": words }),
        Shape::Patterns => {
            json!({ "type": "array", "minItems": 1, "items": { "type": "string", "pattern": "\\{[a-z]+" } })
        }
        Shape::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Shape::Number => json!({ "type": "number", "minimum": 0 }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::SomeOf(words) => json!({ "type": "array", "items": { "type": "string", "enum": words } }),
        Shape::Texts | Shape::Phrases => texts(),
        Shape::PhraseLists => {
            json!({ "type": "array", "items": { "anyOf": [texts(), { "type": "string", "pattern": "^@" }] } })
        }
        Shape::Classes => json!({ "anyOf": [texts(), { "type": "array", "minItems": 1, "items": texts() }] }),
        Shape::Options => named(2),
        Shape::Named => named(1),
        Shape::Articles => {
            let article = object(&ARTICLE.iter().collect::<Vec<_>>());
            json!({ "type": "array", "items": { "anyOf": [{ "type": "string" }, article] } })
        }
        Shape::Levels(words) => {
            json!({ "type": "object", "additionalProperties": { "type": "string", "enum": words } })
        }
        Shape::Table(keys) => object(&keys.iter().collect::<Vec<_>>()),
        Shape::Tables(keys) => json!({ "type": "array", "items": object(&keys.iter().collect::<Vec<_>>()) }),
    }
}

/// The reference of the language in Markdown: every key of every table, from the table that reading itself uses.
pub fn reference() -> String {
    let mut page = String::new();
    let mut tables = vec![("Every rule".to_owned(), RULE), ("`[[example]]`".to_owned(), EXAMPLE)];
    tables.push(("An article of an example".to_owned(), ARTICLE));
    for kind in KINDS {
        if let Shape::Table(keys) = kind.shape
            && !keys.is_empty()
        {
            tables.push((format!("`[{}]`", kind.name), keys));
        }
    }
    tables.push(("crosscheck.toml".to_owned(), CONFIG));
    for key in CONFIG {
        match key.shape {
            Shape::Table(keys) => tables.push((format!("`[{}]` in crosscheck.toml", key.name), keys)),
            Shape::Tables(keys) => tables.push((format!("`[[{}]]` in crosscheck.toml", key.name), keys)),
            _ => {}
        }
    }
    for (title, keys) in tables {
        let _ = writeln!(page, "### {title}\n\n| key | holds | meaning |\n| --- | --- | --- |");
        for key in keys {
            let needed = if key.needed { " (needed)" } else { "" };
            let _ = writeln!(page, "| `{}`{needed} | {} | {} |", key.name, holds(key.shape), key.doc);
        }
        page.push('\n');
    }
    page
}

fn holds(shape: Shape) -> String {
    let words = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match shape {
        Shape::Text => "a text".into(),
        Shape::Id => "an id".into(),
        Shape::OneOf(known) => format!("one of {}", words(known)),
        Shape::Patterns => "a list of phrases with slots".into(),
        Shape::Day => "a day".into(),
        Shape::SomeOf(known) => format!("a list of {}", words(known)),
        Shape::Number => "a number of 0 or more".into(),
        Shape::Count => "a whole number".into(),
        Shape::Flag => "`true` or `false`".into(),
        Shape::Texts => "a list of texts".into(),
        Shape::Phrases => "a list of phrases".into(),
        Shape::PhraseLists => "a list of lists of phrases".into(),
        Shape::Classes => "a list of phrases, or a list of such lists".into(),
        Shape::Options => "a table of two or more names, each with phrases".into(),
        Shape::Named => "a table of names, each with phrases".into(),
        Shape::Articles => "a list of texts or articles".into(),
        Shape::Levels(known) => format!("a table of patterns, each with one of {}", words(known)),
        Shape::Table(_) => "a table".into(),
        Shape::Tables(_) => "a list of tables".into(),
    }
}
