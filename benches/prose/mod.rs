//! Invented news for benches and tests: the same seed gives the same stories, byte for byte.
//!
//! A story has facts (a toll, a sum, names, a town); its articles tell them in their own order and words, between
//! sentences that say nothing to check. Now and then an article has a number wrong, as the sources of a story do.

use std::collections::BTreeMap;

use crosscheck::article::Article;
use serde::Deserialize;

#[derive(Deserialize)]
struct Templates {
    topics: Vec<String>,
    headline: BTreeMap<String, Vec<String>>,
    facts: BTreeMap<String, Vec<String>>,
    filler: BTreeMap<String, Vec<String>>,
    words: BTreeMap<String, Vec<String>>,
}

/// How much is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Volume {
    /// Stories, each with its own facts.
    pub(crate) stories: usize,
    /// Articles in each.
    pub(crate) articles: usize,
    /// Sentences with a fact in each article; nine of them, with two others each, are a report of agency length (2.3 kB).
    pub(crate) facts: usize,
    /// Sentences without one between two that have one.
    pub(crate) filler: usize,
}

/// Writes the articles of every story, in order, a story at a time; `story`, `id` and `published` are set.
pub(crate) fn articles(seed: u64, volume: Volume) -> impl Iterator<Item = Article> {
    let templates: Templates = toml::from_str(include_str!("templates.toml")).expect("the templates are valid TOML");
    (0..volume.stories).flat_map(move |story| {
        let mut dice = Dice(seed ^ (story as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let topic = dice.pick(&templates.topics).clone();
        let facts = facts(&mut dice, &templates);
        let mut article = |number: usize| Article {
            id: format!("{story:05}-{number:05}"),
            story: format!("story-{story:05}"),
            published: "2024-05-17".parse().ok(),
            ..Article::of_text(
                &Pen { templates: &templates, topic: &topic, facts: &facts, dice: &mut dice }.article(volume),
            )
        };
        (0..volume.articles).map(&mut article).collect::<Vec<_>>()
    })
}

/// What a story is about: the slots that all its articles fill alike.
fn facts(dice: &mut Dice, templates: &Templates) -> BTreeMap<&'static str, String> {
    let mut facts = BTreeMap::new();
    for slot in ["minister", "guest", "boss", "accused"] {
        facts.insert(slot, person(dice, templates));
    }
    for slot in ["region", "town", "company", "union", "day"] {
        facts.insert(slot, dice.pick(&templates.words[slot]).clone());
    }
    for (slot, low, high) in [
        ("toll", 12, 480),
        ("hurt", 500, 3_000),
        ("homeless", 4_000, 90_000),
        ("jobs", 600, 9_000),
        ("buildings", 40, 900),
        ("share", 2, 40),
        ("years", 2, 25),
        ("depth", 5, 80),
        ("distance", 6, 140),
        ("age", 21, 88),
        ("hour", 1, 12),
        ("minute", 10, 59),
    ] {
        facts.insert(slot, grouped(dice.between(low, high)));
    }
    for slot in ["profit", "revenue", "funds"] {
        facts.insert(slot, format!("${}.{} million", dice.between(3, 900), dice.between(0, 9)));
    }
    facts.insert("price", format!("${}.{}", dice.between(5, 300), dice.between(10, 99)));
    facts.insert("magnitude", format!("{}.{}", dice.between(4, 7), dice.between(0, 9)));
    facts
}

fn person(dice: &mut Dice, templates: &Templates) -> String {
    format!("{} {}", dice.pick(&templates.words["first"]), dice.pick(&templates.words["last"]))
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

struct Pen<'p> {
    templates: &'p Templates,
    topic: &'p str,
    facts: &'p BTreeMap<&'static str, String>,
    dice: &'p mut Dice,
}

impl Pen<'_> {
    fn article(&mut self, volume: Volume) -> String {
        let headline = self.dice.pick(&self.templates.headline[self.topic]);
        let mut text = self.fill(headline);
        text.push_str("\n\n");
        let told = &self.templates.facts[self.topic];
        let first = self.dice.between(0, told.len() as u64 - 1) as usize;
        for number in 0..volume.facts {
            let sentence = self.fill(&told[(first + number) % told.len()]);
            text.push_str(&sentence);
            for _ in 0..volume.filler {
                text.push(' ');
                let sentence = self.dice.pick(&self.templates.filler["any"]);
                let sentence = self.fill(sentence);
                text.push_str(&sentence);
            }
            text.push_str("\n\n");
        }
        text
    }

    /// Puts words into the slots of a sentence and a capital at its start.
    fn fill(&mut self, template: &str) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, slot, after)) = rest
            .split_once('{')
            .and_then(|(before, after)| after.split_once('}').map(|(slot, after)| (before, slot, after)))
        {
            text.push_str(before);
            let word = self.word(slot);
            text.push_str(&word);
            rest = after;
        }
        text.push_str(rest);
        capital(&text)
    }

    fn word(&mut self, slot: &str) -> String {
        if let Some(fact) = self.facts.get(slot) {
            // One article in forty has a number wrong.
            return match fact.parse::<u64>() {
                Ok(number) if self.dice.between(1, 40) == 1 => (number + 1).to_string(),
                _ => fact.clone(),
            };
        }
        match slot {
            "count" => self.dice.between(2, 9).to_string(),
            "witness" => person(self.dice, self.templates),
            "people_cap" => capital(self.dice.pick::<String>(&self.templates.words["people"])),
            _ => self.dice.pick(&self.templates.words[slot]).clone(),
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both possible.
    pub(crate) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    /// One of a list.
    pub(crate) fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.between(0, list.len() as u64 - 1) as usize]
    }
}
