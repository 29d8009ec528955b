//! Which country's money a currency is that the words name without a country: the only one that the story names.

use std::collections::BTreeMap;

use super::Story;
use crate::mentions::{Dimension, Mention, Quantity, Unit, Value};

/// The one national currency of a story for each word that several countries call their money by (`crown`, `franc`).
#[derive(Debug)]
pub(super) struct Currencies(BTreeMap<String, Unit>);

/// Money that has a country where none is named: `$` and `£` stand for one country's everywhere.
const PLAIN: [&str; 2] = ["dollar", "pound"];

impl Currencies {
    /// Looks through the sums of money of a story.
    pub(super) fn gather(story: &Story<'_>) -> Self {
        let mut named: BTreeMap<String, Vec<Unit>> = BTreeMap::new();
        for (document, mentions) in story.documents.iter().zip(story.mentions) {
            for (mention, quantity) in sums(mentions) {
                if let Some((_, word)) = quantity.unit.name.rsplit_once(' ')
                    && country_written(document.slice(mention.span), &quantity.unit.name)
                {
                    let units = named.entry(word.to_owned()).or_default();
                    if !units.contains(&quantity.unit) {
                        units.push(quantity.unit.clone());
                    }
                }
            }
        }
        let only = |(word, units): (String, Vec<Unit>)| {
            let [unit] = units.as_slice() else { return None };
            (!PLAIN.contains(&word.as_str())).then(|| (word, unit.clone()))
        };
        Self(named.into_iter().filter_map(only).collect())
    }

    /// The currency that a sum is in, where its words leave the country open and the story does not.
    pub(super) fn of(&self, words: &str, quantity: &Quantity) -> Option<&Unit> {
        if quantity.unit.dimension != Dimension::Money || self.0.is_empty() {
            return None;
        }
        let word = quantity.unit.name.rsplit_once(' ').map_or(quantity.unit.name.as_str(), |(_, word)| word);
        self.0.get(word).filter(|unit| **unit != quantity.unit && !country_written(words, &quantity.unit.name))
    }
}

fn sums(mentions: &[Mention]) -> impl Iterator<Item = (&Mention, &Quantity)> {
    mentions.iter().filter_map(|mention| match &mention.value {
        Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Money => Some((mention, quantity)),
        _ => None,
    })
}

/// Whether the words say whose money it is: by its name (`Swedish crowns`) or by a code (`SEK`).
fn country_written(words: &str, name: &str) -> bool {
    let country = name.split(' ').next().unwrap_or_default();
    let code = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    name.contains(' ') && words.to_lowercase().contains(&country.to_lowercase())
        || words.split(|letter: char| !letter.is_ascii_alphabetic()).any(code)
}
