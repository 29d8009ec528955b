//! Places that have a common noun: a bakery, a school, a roof.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use super::claim::Claim;
use super::scene::Scene;

/// `data/claims/sites.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    rows: Vec<Vec<String>>,
}

// A test reads the table, so a fault in it shows before a release and never at a user's desk.
static ROWS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("../../data/claims/sites.toml")).unwrap_or_default();
    let words = table.rows.into_iter().enumerate();
    words.flat_map(|(row, words)| words.into_iter().map(move |word| (word, row))).collect()
});

/// The sites that a claim's words name, each as its row of the table; sorted. Two claims that share none of theirs speak
/// of two places.
pub fn sites(scene: &Scene<'_>, claim: &Claim) -> Vec<usize> {
    let document = scene.document(claim.article);
    let mut sites: Vec<usize> =
        document.tokens_in(claim.span).filter_map(|token| ROWS.get(document.lemma(token)).copied()).collect();
    sites.sort_unstable();
    sites.dedup();
    sites
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        assert!(ROWS.len() > 100);
        assert_eq!(ROWS.get("skylight"), ROWS.get("roof"));
        assert_ne!(ROWS.get("school"), ROWS.get("bakery"));
    }
}
