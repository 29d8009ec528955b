//! Mention values as JSON and as a few words.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value as Json, json};

use crate::mentions::{Change, Direction, List, Mention, Order, Precision, Quantity, Quote, Role, Timex, Value};
use crate::text::{Document, Span};

/// What is needed to tell the values of one article.
pub(super) struct Teller<'a> {
    document: &'a Document,
    /// The full name of each entity.
    names: BTreeMap<u32, &'a str>,
    /// The numbers that are the size of a change, by the place of their words.
    moved: BTreeMap<Span, Direction>,
}

impl<'a> Teller<'a> {
    /// Reads names and changes off the mentions of an article, which stand in order of place.
    pub(super) fn new(document: &'a Document, mentions: &'a [Mention]) -> Self {
        let (mut names, mut moved) = (BTreeMap::new(), BTreeMap::new());
        for mention in mentions {
            match &mention.value {
                Value::Name(name) => {
                    names.entry(name.entity).or_insert(name.full.as_str());
                }
                Value::Change(change) => note_sizes(mention.span, change, mentions, &mut moved),
                _ => {}
            }
        }
        Self { document, names, moved }
    }

    /// A value as the JSON contract has it.
    pub(super) fn json(&self, value: &Value) -> Json {
        match value {
            Value::Quantity(quantity) => self.quantity_json(quantity),
            Value::Change(change) => self.change_json(change),
            Value::Time(timex) => timex_json(timex),
            Value::Name(name) => json!({ "name": name.full, "entity": name.entity, "type": name.kind }),
            Value::Role(role) => json!({
                "role": role.title, "of": role.of, "holder": self.name(role.holder), "status": role.status,
            }),
            Value::Quote(quote) => json!({
                "words": self.document.slice(quote.words), "speaker": self.speaker(quote), "partial": quote.partial,
            }),
            Value::List(list) => json!({
                "items": self.items(list), "count": self.count(list), "open": list.open,
            }),
            Value::Order(order) => json!({
                "order": order.lemma, "of": self.head(order),
                "scope": order.scope.map(|scope| self.document.slice(scope)),
            }),
        }
    }

    /// A value in a few words.
    pub(super) fn words(&self, value: &Value) -> String {
        match value {
            Value::Quantity(quantity) => self.quantity_words(quantity),
            Value::Change(change) => self.change_words(change),
            Value::Time(timex) if timex.alternatives.is_empty() => timex.timex.clone(),
            Value::Time(timex) => format!("{} or {}", timex.timex, timex.alternatives.join(" or ")),
            Value::Name(name) => format!("{} ({}, #{})", name.full, tag(&name.kind), name.entity),
            Value::Role(role) => self.role_words(role),
            Value::Quote(quote) => self.speaker(quote).map_or_else(|| "nobody named".into(), |who| format!("by {who}")),
            Value::List(list) => self.list_words(list),
            Value::Order(order) => {
                let scope = order.scope.map(|scope| self.document.slice(scope));
                [Some(order.lemma.as_str()), self.head(order), scope]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ")
            }
        }
    }

    fn quantity_json(&self, quantity: &Quantity) -> Json {
        json!({
            "low": number(quantity.low), "high": number(quantity.high), "unit": unit(quantity),
            "precision": quantity.precision, "change": self.sign(quantity),
        })
    }

    /// `=`, `~`, `>`, `<` for how a number is meant; `up` and `down` for the size of a change.
    fn sign(&self, quantity: &Quantity) -> &'static str {
        match self.moved.get(&quantity.number) {
            Some(Direction::Up) => "up",
            Some(Direction::Down) => "down",
            _ => sign(quantity.precision),
        }
    }

    fn quantity_words(&self, quantity: &Quantity) -> String {
        let number = match quantity.precision {
            Precision::AtLeast => format!("at least {}", figure(quantity.low)),
            Precision::AtMost => format!("at most {}", figure(quantity.high)),
            Precision::About if same(quantity.low, quantity.high) => format!("about {}", figure(quantity.low)),
            _ if same(quantity.low, quantity.high) => figure(quantity.low),
            _ => format!("{} to {}", figure(quantity.low), figure(quantity.high)),
        };
        let moved = match self.sign(quantity) {
            moved @ ("up" | "down") => moved,
            _ => "",
        };
        [moved, &number, &unit(quantity)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn change_json(&self, change: &Change) -> Json {
        let mut fields = Map::new();
        fields.insert("direction".into(), json!(change.direction));
        if let Some((low, high)) = change.factor {
            fields.insert("factor".into(), json!({ "low": number(low), "high": number(high) }));
        }
        for (name, quantity) in [("difference", &change.difference), ("from", &change.from), ("to", &change.to)] {
            if let Some(quantity) = quantity {
                fields.insert(name.into(), self.quantity_json(quantity));
            }
        }
        Json::Object(fields)
    }

    fn change_words(&self, change: &Change) -> String {
        let mut parts = vec![tag(&change.direction)];
        if let Some((low, high)) = change.factor {
            let factor = if same(low, high) { figure(low) } else { format!("{} to {}", figure(low), figure(high)) };
            parts.push(format!("times {factor}"));
        }
        for (name, quantity) in [("by", &change.difference), ("from", &change.from), ("to", &change.to)] {
            if let Some(quantity) = quantity {
                let words = self.quantity_words(quantity);
                parts.push(format!("{name} {}", words.trim_start_matches("up ").trim_start_matches("down ")));
            }
        }
        parts.join(", ")
    }

    fn role_words(&self, role: &Role) -> String {
        let mut words = role.status.iter().chain(&role.of).cloned().collect::<Vec<_>>();
        words.push(role.title.clone());
        let office = words.join(" ");
        self.name(role.holder).map_or_else(|| office.clone(), |holder| format!("{office}: {holder}"))
    }

    fn list_words(&self, list: &List) -> String {
        let open = if list.open { ", open" } else { "" };
        let said = self.count(list).map(|count| format!("said to be {count}")).unwrap_or_default();
        let items = format!("{} items{open}: {}", list.items.len(), self.items(list).join("; "));
        if said.is_empty() { items } else { format!("{said}, {items}") }
    }

    fn name(&self, entity: Option<u32>) -> Option<&'a str> {
        entity.and_then(|entity| self.names.get(&entity).copied())
    }

    fn speaker(&self, quote: &Quote) -> Option<&'a str> {
        self.name(quote.speaker).or_else(|| quote.speaker_words.map(|words| self.document.slice(words)))
    }

    fn items(&self, list: &List) -> Vec<&'a str> {
        list.items.iter().map(|item| self.document.slice(*item)).collect()
    }

    fn count(&self, list: &List) -> Option<&'a str> {
        list.count.clone().map(|tokens| self.document.slice(self.document.cover(tokens)))
    }

    fn head(&self, order: &Order) -> Option<&'a str> {
        order.head.map(|head| self.document.lemma(head))
    }
}

/// Notes which quantities are the size of a change: its difference, or a share that makes its factor.
fn note_sizes(span: Span, change: &Change, mentions: &[Mention], moved: &mut BTreeMap<Span, Direction>) {
    if let Some(difference) = &change.difference {
        moved.insert(difference.number, change.direction);
    }
    let ends = [&change.from, &change.to].map(|end| end.as_ref().map(|quantity| quantity.number));
    let first = mentions.partition_point(|mention| mention.span.start() < span.start());
    let inside =
        mentions.get(first..).unwrap_or_default().iter().take_while(|mention| mention.span.start() < span.end());
    for mention in inside.filter(|_| change.factor.is_some()) {
        if let Value::Quantity(quantity) = &mention.value
            && span.contains(mention.span)
            && !ends.contains(&Some(quantity.number))
        {
            moved.entry(quantity.number).or_insert(change.direction);
        }
    }
}

fn timex_json(timex: &Timex) -> Json {
    let mut fields = Map::new();
    fields.insert("timex".into(), json!(timex.timex));
    fields.insert("type".into(), json!(timex.kind));
    if let Some((low, high, unit)) = timex.count {
        let (low, high) = match timex.precision {
            Precision::AtLeast => (low, f64::INFINITY),
            Precision::AtMost => (0.0, high),
            _ => (low, high),
        };
        fields.insert("low".into(), number(low));
        fields.insert("high".into(), number(high));
        fields.insert("unit".into(), json!(unit));
        fields.insert("precision".into(), json!(timex.precision));
        fields.insert("change".into(), json!(sign(timex.precision)));
    }
    if !timex.alternatives.is_empty() {
        fields.insert("alternatives".into(), json!(timex.alternatives));
    }
    Json::Object(fields)
}

/// The sign of a precision.
fn sign(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact | Precision::Between => "=",
        Precision::About => "~",
        Precision::AtLeast => ">",
        Precision::AtMost => "<",
    }
}

/// The canonical unit, that of a rate included: `dollar per year`; empty for a bare number.
fn unit(quantity: &Quantity) -> String {
    match &quantity.per {
        Some(per) => format!("{} per {per}", quantity.unit.name).trim_start().into(),
        None => quantity.unit.name.clone(),
    }
}

/// A number without a needless `.0`; null for an open end.
fn number(value: f64) -> Json {
    /// Above this a float does not tell neighbouring whole numbers apart.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        return Json::Number(Number::from(value as i64));
    }
    Number::from_f64(value).map_or(Json::Null, Json::Number)
}

/// A number with separated thousands: `6,800,000,000`, `26.3`.
pub(super) fn figure(value: f64) -> String {
    let plain = number(value);
    let plain = if plain.is_null() { "any number".into() } else { plain.to_string() };
    let (whole, rest) = plain.split_at(plain.find(['.', 'e']).unwrap_or(plain.len()));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    if digits.len() < 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return plain;
    }
    let mut out = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// Whether two ends are one number; both come from the same words, so no tolerance.
fn same(low: f64, high: f64) -> bool {
    low.total_cmp(&high).is_eq()
}

/// The name of a kind as the JSON writes it.
pub(super) fn tag(kind: &impl serde::Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(Json::String(name)) => name,
        _ => String::new(),
    }
}
