//! The built-in rules as the build script stored them: checked TOML, turned into JSON that is quick to read.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// A rule of a pack, not yet read.
pub(super) struct Packed {
    /// The pack.
    pub(super) path: &'static str,
    /// The 1-based line it begins on.
    pub(super) line: u32,
    /// Its table in the order of the file, without examples. A number stands as it is written, as `{"=": "0.05"}`.
    json: &'static str,
}

/// The built-in rules in order of path and line.
pub(super) const RULES: &[Packed] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

impl Packed {
    /// Its table; places in it only say what stands before what.
    pub(super) fn table(&self) -> DeValue<'static> {
        serde_json::from_str::<Stored>(self.json).expect("the build script wrote rules").0
    }
}

/// A value of TOML, stored.
struct Stored(DeValue<'static>);

impl<'de: 'static> Deserialize<'de> for Stored {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de: 'static> Visitor<'de> for Reader {
    type Value = Stored;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a flag, a list or a table")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Stored, E> {
        Ok(Stored(DeValue::Boolean(flag)))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Stored, E> {
        Ok(Stored(DeValue::String(Cow::Borrowed(text))))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Stored, E> {
        Ok(Stored(DeValue::String(Cow::Owned(text.to_owned()))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Stored, A::Error> {
        let mut list = DeArray::new();
        while let Some(Stored(item)) = items.next_element()? {
            list.push(Spanned::new(0..0, item));
        }
        Ok(Stored(DeValue::Array(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Stored, A::Error> {
        let mut table = DeTable::new();
        while let Some(name) = entries.next_key::<&'static str>()? {
            if name == "=" {
                let number = DeValue::parse(entries.next_value::<&'static str>()?).map_err(Error::custom)?;
                return Ok(Stored(number.into_inner()));
            }
            let Stored(value) = entries.next_value()?;
            let place = table.len()..table.len();
            table.insert(Spanned::new(place.clone(), Cow::Borrowed(name)), Spanned::new(place, value));
        }
        Ok(Stored(DeValue::Table(table)))
    }
}
