//! The words of one story, folded, with how rare each is.

use foldhash::HashMap;

use super::entities::EntityId;
use crate::rules::RuleIndex;
use crate::text::{Sym, Words};

/// A folded word of a story: a lemma, a class of synonyms, an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Sym);

/// The distinct keys of a story with the number of sentences each stands in.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    names: Words,
    /// Whether each is somebody or something with a name.
    named: Vec<bool>,
    classes: HashMap<RuleIndex, Key>,
    rules: HashMap<Key, RuleIndex>,
    entities: HashMap<EntityId, Key>,
    sentences_with: Vec<u32>,
    sentences: u32,
    weights: Vec<f64>,
}

impl Vocabulary {
    /// The key of a folded word, made on first sight.
    pub(super) fn intern(&mut self, word: &str) -> Key {
        let key = self.names.intern(word);
        if self.named.len() < self.names.len() {
            self.named.push(word.starts_with('@'));
            self.sentences_with.push(0);
        }
        Key(key)
    }

    /// The key of the class of synonyms that a rule makes: `=` and the rule's id.
    pub(super) fn class(&mut self, rule: RuleIndex, id: &str) -> Key {
        if let Some(key) = self.classes.get(&rule) {
            return *key;
        }
        let key = self.intern(&format!("={id}"));
        self.classes.insert(rule, key);
        self.rules.insert(key, rule);
        key
    }

    /// The rule that makes a class of synonyms; none for another key.
    pub(super) fn rule(&self, key: Key) -> Option<RuleIndex> {
        self.rules.get(&key).copied()
    }

    /// The key of an entity: `@` and its number.
    pub(super) fn entity(&mut self, entity: EntityId) -> Key {
        if let Some(key) = self.entities.get(&entity) {
            return *key;
        }
        let key = self.intern(&format!("@{entity}"));
        self.entities.insert(entity, key);
        key
    }

    /// Counts one sentence that holds `keys` (each once).
    pub(super) fn count(&mut self, keys: &[Key]) {
        self.sentences += 1;
        for key in keys {
            if let Some(count) = self.sentences_with.get_mut(key.0.index()) {
                *count += 1;
            }
        }
    }

    /// The folded word behind a key.
    pub fn name(&self, key: Key) -> &str {
        self.names.get(key.0)
    }

    /// Whether a key is somebody or something with a name.
    pub fn is_name(&self, key: Key) -> bool {
        self.named.get(key.0.index()).copied().unwrap_or(false)
    }

    /// Weighs every key when all sentences are counted; before, every weight is 0.
    pub(super) fn weigh(&mut self) {
        let all = f64::from(self.sentences) + 1.0;
        let weight = |with: &u32| (all / (f64::from(*with) + 0.5)).ln().max(0.0);
        self.weights = self.sentences_with.iter().map(weight).collect();
    }

    /// How telling a shared key is: inverse document frequency over the story's sentences, 0 or more.
    ///
    /// `ln((n + 1) / (df + 0.5))`, the usual smoothed form (Robertson and Sparck Jones).
    pub fn weight(&self, key: Key) -> f64 {
        self.weights.get(key.0.index()).copied().unwrap_or(0.0)
    }
}
