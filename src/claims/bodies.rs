//! Of which body the holder of an office is, by the words beside the title (`data/claims/bodies.toml`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The domain of each phrase, the longest phrase there is first.
static BODIES: LazyLock<Vec<(Vec<String>, String)>> = LazyLock::new(|| {
    let table: BTreeMap<String, Vec<String>> = crate::tables::table!("claims/bodies");
    let each = |(domain, phrases): (String, Vec<String>)| {
        phrases.into_iter().map(move |phrase| (phrase.split(' ').map(str::to_owned).collect(), domain.clone()))
    };
    let mut list: Vec<(Vec<String>, String)> = table.into_iter().flat_map(each).collect();
    list.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    list
});

/// The table's name for names that only look like those of bodies.
const NO_BODY: &str = "none";

/// The domain of the one body that words tell of; none where they tell of two of them.
pub(super) fn body(words: &[String]) -> Option<&'static str> {
    let tells = |phrase: &[String]| words.windows(phrase.len()).any(|window| window == phrase);
    let mut found = BODIES.iter().filter(|(phrase, _)| tells(phrase));
    let (longest, domain) = found.next()?;
    let rival = found.take_while(|(phrase, _)| phrase.len() == longest.len()).any(|(_, other)| other != domain);
    (!rival && domain != NO_BODY).then_some(domain.as_str())
}

/// Whether a word is a part of a phrase that tells of a body.
pub(super) fn is_body(word: &str) -> bool {
    BODIES.iter().any(|(phrase, _)| phrase.iter().any(|part| part == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Option<&'static str> {
        body(&words.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_longer_phrase_goes_before_a_shorter_one() {
        assert_eq!(of("mountain rescue"), Some("rescue"));
        assert_eq!(of("commander of the fire brigade"), Some("rescue"));
        assert_eq!(of("head of the lift company"), Some("company"));
        assert_eq!(of("director of public health of the council"), Some("hospital"));
    }

    #[test]
    fn words_of_two_bodies_tell_of_none() {
        assert_eq!(of("police hospital"), None);
        assert_eq!(of("captain"), None);
        assert_eq!(of("envoy of the european union"), None);
    }
}
