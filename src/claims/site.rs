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
    let tokens = document.tokens_in(claim.span);
    let mut sites: Vec<usize> = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        // A pair of words is another place than its second word alone: `a town hall`, `a bus station`.
        let pair = format!("{} {}", document.lower(at), document.lemma(at + 1));
        let two = ROWS.get(pair.as_str()).filter(|_| at + 1 < tokens.end);
        sites.extend(two.or_else(|| ROWS.get(document.lemma(at))).copied());
        at += if two.is_some() { 2 } else { 1 };
    }
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
        assert_ne!(ROWS.get("bus station"), ROWS.get("station"));
    }
}
