//! Nouns as sorts of word.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::Deserialize;

/// `data/claims/nouns.toml`, see there.
#[derive(Deserialize)]
pub(super) struct Nouns {
    pub(super) of_numbers: HashSet<String>,
    pub(super) differences: HashSet<String>,
    pub(super) single: HashSet<String>,
    pub(super) geographic: HashSet<String>,
}

/// The lists.
pub(super) static NOUNS: LazyLock<Nouns> = LazyLock::new(|| crate::tables::table!("claims/nouns"));
