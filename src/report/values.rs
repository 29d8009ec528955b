//! Mention values as JSON and as a few words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::{Number, Value as Json};

use crate::mentions::{
    Change, Direction, List, Mention, Name, NameKind, Order, Precision, Quantity, Quote, Role, Timex, TimexKind, Value,
};
use crate::text::{Document, Span};

/// A value as the JSON contract has it. The fields of each sort stand in the order of letters.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Told<'a> {
    Quantity(Measured<'a>),
    Change {
        #[serde(skip_serializing_if = "Option::is_none")]
        difference: Option<Measured<'a>>,
        direction: Direction,
        #[serde(skip_serializing_if = "Option::is_none")]
        factor: Option<Ends>,
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<Measured<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<Measured<'a>>,
    },
    Time {
        #[serde(skip_serializing_if = "<[String]>::is_empty")]
        alternatives: &'a [String],
        #[serde(skip_serializing_if = "Option::is_none")]
        change: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        high: Option<Figure>,
        #[serde(skip_serializing_if = "Option::is_none")]
        low: Option<Figure>,
        #[serde(skip_serializing_if = "Option::is_none")]
        precision: Option<Precision>,
        timex: &'a str,
        #[serde(rename = "type")]
        kind: TimexKind,
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<&'static str>,
    },
    Name {
        entity: u32,
        name: &'a str,
        #[serde(rename = "type")]
        kind: NameKind,
    },
    Role {
        holder: Option<&'a str>,
        of: Option<&'a str>,
        role: &'a str,
        status: Option<&'a str>,
    },
    Quote {
        partial: bool,
        speaker: Option<&'a str>,
        words: &'a str,
    },
    List {
        count: Option<&'a str>,
        items: Vec<&'a str>,
        open: bool,
    },
    Order {
        of: Option<&'a str>,
        order: &'a str,
        scope: Option<&'a str>,
    },
}

/// A quantity as the JSON contract has it.
#[derive(Debug, Serialize)]
pub(super) struct Measured<'a> {
    change: &'static str,
    high: Figure,
    low: Figure,
    precision: Precision,
    unit: Cow<'a, str>,
}

/// The ends of a factor.
#[derive(Debug, Serialize)]
pub(super) struct Ends {
    high: Figure,
    low: Figure,
}

/// A number that is written without a needless `.0`; null for an open end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure(f64);

impl Figure {
    /// As a whole number, where it is one that a float tells from its neighbours.
    fn whole(self) -> Option<i64> {
        const WHOLE: f64 = 9_007_199_254_740_992.0;
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        (self.0.fract() == 0.0 && self.0.abs() < WHOLE).then_some(self.0 as i64)
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None if self.0.is_finite() => serializer.serialize_f64(self.0),
            None => serializer.serialize_unit(),
        }
    }
}

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

    /// The value of a mention as the JSON contract has it: a length of time may be the size of a change.
    pub(super) fn mentioned<'v>(&'v self, mention: &'v Mention) -> Told<'v> {
        let mut told = self.value(&mention.value);
        if let Told::Time { change: Some(sign), .. } = &mut told {
            *sign = moved_sign(self.moved.get(&mention.span).copied()).unwrap_or(*sign);
        }
        told
    }

    /// A value as the JSON contract has it.
    pub(super) fn value<'v>(&'v self, value: &'v Value) -> Told<'v> {
        match value {
            Value::Quantity(quantity) => self.quantity(quantity),
            Value::Change(change) => self.change(change),
            Value::Time(timex) => self.time(timex),
            Value::Name(Name { entity, full, kind, .. }) => Told::Name { entity: *entity, name: full, kind: *kind },
            Value::Role(role) => Told::Role {
                holder: self.name(role.holder),
                of: role.of.as_deref(),
                role: &role.title,
                status: role.status.as_deref(),
            },
            Value::Quote(quote) => Told::Quote {
                partial: quote.partial,
                speaker: self.speaker(quote),
                words: self.document.slice(quote.words),
            },
            Value::List(list) => Told::List { count: self.count(list), items: self.items(list), open: list.open },
            Value::Order(order) => Told::Order {
                of: self.head(order),
                order: &order.lemma,
                scope: order.scope.map(|scope| self.document.slice(scope)),
            },
        }
    }

    /// A value in a few words.
    pub(super) fn words(&self, value: &Value) -> String {
        match value {
            Value::Quantity(quantity) => self.quantity_words(quantity),
            Value::Change(change) => self.change_words(change),
            Value::Time(timex) => time_words(timex),
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

    /// A quantity as the JSON contract has it.
    pub(super) fn quantity<'v>(&self, quantity: &'v Quantity) -> Told<'v> {
        Told::Quantity(self.measured(quantity))
    }

    fn measured<'v>(&self, quantity: &'v Quantity) -> Measured<'v> {
        Measured {
            change: self.sign(quantity),
            high: Figure(quantity.high),
            low: Figure(quantity.low),
            precision: quantity.precision,
            unit: unit(quantity),
        }
    }

    /// `=`, `~`, `>`, `<` for how a number is meant; `up` and `down` for the size of a change.
    fn sign(&self, quantity: &Quantity) -> &'static str {
        moved_sign(self.moved.get(&quantity.number).copied()).unwrap_or(sign(quantity.precision))
    }

    /// A quantity in a few words.
    pub(super) fn quantity_words(&self, quantity: &Quantity) -> String {
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

    /// A change as the JSON contract has it.
    pub(super) fn change<'v>(&self, change: &'v Change) -> Told<'v> {
        let measured = |quantity: &'v Option<Quantity>| quantity.as_ref().map(|quantity| self.measured(quantity));
        Told::Change {
            difference: measured(&change.difference),
            direction: change.direction,
            factor: change.factor.map(|(low, high)| Ends { high: Figure(high), low: Figure(low) }),
            from: measured(&change.from),
            to: measured(&change.to),
        }
    }

    /// A time as the JSON contract has it.
    pub(super) fn time<'v>(&self, timex: &'v Timex) -> Told<'v> {
        let count = timex.count.map(|(low, high, unit)| match timex.precision {
            Precision::AtLeast => (low, f64::INFINITY, unit),
            Precision::AtMost => (0.0, high, unit),
            _ => (low, high, unit),
        });
        Told::Time {
            alternatives: &timex.alternatives,
            change: count.map(|_| sign(timex.precision)),
            high: count.map(|(_, high, _)| Figure(high)),
            low: count.map(|(low, _, _)| Figure(low)),
            precision: count.map(|_| timex.precision),
            timex: &timex.timex,
            kind: timex.kind,
            unit: count.map(|(_, _, unit)| unit),
        }
    }

    /// A change in a few words.
    pub(super) fn change_words(&self, change: &Change) -> String {
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

/// A time in a few words.
pub(super) fn time_words(timex: &Timex) -> String {
    match timex.alternatives.as_slice() {
        [] => timex.timex.clone(),
        others => format!("{} or {}", timex.timex, others.join(" or ")),
    }
}

/// `up` and `down` for the size of a change.
fn moved_sign(moved: Option<Direction>) -> Option<&'static str> {
    match moved? {
        Direction::Up => Some("up"),
        Direction::Down => Some("down"),
        _ => None,
    }
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
fn unit(quantity: &Quantity) -> Cow<'_, str> {
    match &quantity.per {
        Some(per) => Cow::Owned(format!("{} per {per}", quantity.unit.name).trim_start().into()),
        None => Cow::Borrowed(&quantity.unit.name),
    }
}

/// A number with separated thousands: `6,800,000,000`, `26.3`.
pub(super) fn figure(value: f64) -> String {
    let plain = match Figure(value).whole() {
        Some(whole) => whole.to_string(),
        None => Number::from_f64(value).map_or_else(|| "any number".to_owned(), |number| number.to_string()),
    };
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
pub(super) fn tag(kind: &impl Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(Json::String(name)) => name,
        _ => String::new(),
    }
}
