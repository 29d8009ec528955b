//! The tables of `data/`, which the build script turned from TOML into JSON; they are read when first used.

use std::borrow::Borrow;
use std::hash::Hash;

use foldhash::HashMap;
use serde::Deserialize;

/// A table of `data/`, by its path there without the ending: `table!("time/words")`.
macro_rules! table {
    ($path:literal) => {
        $crate::tables::read(include_str!(concat!(env!("OUT_DIR"), "/data/", $path, ".json")))
    };
}

pub(crate) use table;

/// Reads an embedded table.
///
/// # Panics
///
/// Where a table of the program itself has not the shape its code expects, which no input can bring about and every
/// test shows.
pub(crate) fn read<T: Deserialize<'static>>(json: &'static str) -> T {
    serde_json::from_str(json).expect("the embedded tables have the shapes of their types")
}

/// What is known of some words, for those who ask of every word of a text: most are not among them, and three letters and
/// the length of a word tell that of nine in ten without a hash of it.
#[derive(Debug)]
pub(crate) struct Glossary<K, V> {
    sieve: [u64; 64],
    known: HashMap<K, V>,
}

impl<K: Eq + Hash + Borrow<str>, V> FromIterator<(K, V)> for Glossary<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(words: I) -> Self {
        let mut sieve = [0; 64];
        let seen = words.into_iter().inspect(|(word, _)| {
            let (row, bit) = place(word.borrow());
            sieve[row] |= bit;
        });
        let known = seen.collect();
        Self { sieve, known }
    }
}

impl<K: Eq + Hash + Borrow<str>, V> Glossary<K, V> {
    /// The words, in no order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &K> {
        self.known.keys()
    }

    /// What is known of a word.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        let (row, bit) = place(word);
        if self.sieve[row] & bit == 0 { None } else { self.known.get(word) }
    }
}

/// Where a word stands in a sieve of 64 rows.
fn place(word: &str) -> (usize, u64) {
    let letters = word.as_bytes();
    let letter = |at: usize| letters.get(at).copied().map_or(0, u32::from);
    let last = letter(letters.len().wrapping_sub(1));
    let mixed = (letter(0) | letter(1) << 8 | last << 16 | (word.len() as u32) << 24).wrapping_mul(0x9e37_79b1);
    ((mixed >> 26) as usize, 1 << (mixed >> 20 & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glossary_knows_its_words_and_no_others() {
        let glossary: Glossary<&str, usize> = ["a", "to", "rose", "fell", ""].into_iter().zip(0..).collect();
        for (word, known) in
            [("a", Some(0)), ("rose", Some(2)), ("fell", Some(3)), ("", Some(4)), ("rise", None), ("b", None)]
        {
            assert_eq!(glossary.get(word).copied(), known, "{word}");
        }
    }
}
