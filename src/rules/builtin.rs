//! The built-in rules as the build script stored them: read from TOML, checked, their lists of words filled in, sorted by
//! id, and their phrases laid out.

use std::borrow::Cow;

use super::Rule;
use crate::rulebook::trie::{Numbers, Trie};

/// A file that the build script wrote.
macro_rules! stored {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

/// The rules in order of id; their texts stay where they are.
///
/// # Panics
///
/// Where the program's own rules are not as the build script writes them, which no input can bring about and every test
/// shows.
pub(super) fn rules() -> Vec<Rule> {
    postcard::from_bytes(stored!("rules")).expect("the build script stores rules")
}

/// Their phrases; the number of a rule in it is its place in [`rules`].
pub(super) fn trie() -> Trie {
    let numbers = |bytes: &'static [u8]| Numbers(Cow::Borrowed(bytes));
    Trie {
        letters: Cow::Borrowed(include_str!(concat!(env!("OUT_DIR"), "/trie.letters"))),
        words: numbers(stored!("trie.words")),
        slots: numbers(stored!("trie.slots")),
        first: numbers(stored!("trie.first")),
        nodes: numbers(stored!("trie.nodes")),
        leaves: numbers(stored!("trie.leaves")),
    }
}
