//! How the words of a phrase are read.

use std::borrow::Cow;

use super::Phrase;

/// The word that stands for up to [`super::matcher::GAP`] words of any kind.
pub(super) const DOTS: &str = "...";
/// Words in one phrase at most; no phrase of the news is longer.
pub(super) const LONGEST: usize = 12;
/// Gaps in one phrase at most, which bounds the ways it can match.
const GAPS: usize = 2;

/// Which part of speech a phrase has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    /// Any.
    Any,
    /// A verb: the phrase was written with `to`, or stands in a list of verbs.
    Verb,
    /// A noun: the phrase was written with `a` or `an`, or stands in a list of heads.
    Noun,
    /// A verb in the passive: the phrase was written with `be`.
    Passive,
}

/// Cuts a phrase into words as the tokens of a text are cut: at spaces and hyphens, clitics apart, lower case.
pub(super) fn split(phrase: &str) -> Phrase {
    let plain = phrase.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let straight = if plain {
        Cow::Borrowed(phrase)
    } else {
        Cow::Owned(phrase.replace(['\u{2019}', '\u{2018}'], "'").replace('\u{2026}', DOTS).to_lowercase())
    };
    let mut words = Vec::new();
    for word in straight.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/')) {
        let word = word.trim_matches([',', ';', ':', '"', '!', '?']);
        let cut = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"]
            .iter()
            .find(|end| word.contains('\'') && word.ends_with(**end));
        let (stem, clitic) = cut.map_or((word, ""), |end| word.split_at(word.len() - end.len()));
        words.extend([stem, clitic].into_iter().filter(|part| !part.is_empty()).map(String::from));
    }
    words
}

/// What there is instead of regular expressions.
pub(super) const INSTEAD: &str = "there are no regular expressions here, so that every rule is fast; write words, `...` for up to \
    six words between, or a `[pattern]` with slots (`magnitude {number}`)";

/// What is told to whoever writes a regular expression.
pub(super) fn expression(phrase: &[String]) -> Option<String> {
    const MARKS: [&str; 7] = ["\\", "[", "]", "|", ".*", ".+", "(?"];
    let found = phrase.iter().find(|word| MARKS.iter().any(|mark| word.contains(mark)))?;
    Some(format!("`{found}`: {INSTEAD}"))
}

/// What makes a phrase unusable, in words for whoever wrote it.
pub(super) fn fault(phrase: &[String]) -> Option<String> {
    let words = body(phrase).1;
    if let Some(fault) = expression(words) {
        return Some(fault);
    }
    let letters = |word: &String| word.chars().any(char::is_alphanumeric);
    if !words.iter().any(letters) {
        return Some("a phrase needs at least one word; this one would match everything".into());
    }
    if words.first().is_some_and(|word| word == DOTS) || words.last().is_some_and(|word| word == DOTS) {
        return Some("a gap `...` stands between words, not at the end of a phrase".into());
    }
    if words.windows(2).any(|pair| pair.iter().all(|word| word == DOTS)) {
        return Some("one gap `...` is enough: it stands for up to six words".into());
    }
    if words.iter().filter(|word| *word == DOTS).count() > GAPS {
        return Some(format!("at most {GAPS} gaps `...` in one phrase"));
    }
    (words.len() > LONGEST).then(|| format!("a phrase has at most {LONGEST} words; this one has {}", words.len()))
}

/// The class that the first word of a phrase gives it, and the words to look for.
pub(super) fn body(phrase: &[String]) -> (Class, &[String]) {
    match phrase {
        [first, rest @ ..] if !rest.is_empty() => match first.as_str() {
            "to" => (Class::Verb, rest),
            "a" | "an" => (Class::Noun, rest),
            "be" => (Class::Passive, rest),
            _ => (Class::Any, phrase),
        },
        _ => (Class::Any, phrase),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_cut_like_text() {
        for (phrase, words) in [
            ("Video-link", vec!["video", "link"]),
            ("be killed", vec!["be", "killed"]),
            ("put … to death", vec!["put", "...", "to", "death"]),
            ("state’s attorney", vec!["state", "'s", "attorney"]),
            ("did n't", vec!["did", "n't"]),
            ("U.S. dollars", vec!["u.s.", "dollars"]),
        ] {
            assert_eq!(split(phrase), words, "{phrase}");
        }
    }

    #[test]
    fn phrases_that_match_everything_or_nothing_are_faults() {
        for phrase in ["", "...", "to", "- -", "... dead", "put ...", "a ... ... b", "be ..."] {
            assert!(phrase == "to" || fault(&split(phrase)).is_some(), "{phrase}");
        }
        for phrase in ["be killed", "put ... to death", "to sack", "dead"] {
            assert_eq!(fault(&split(phrase)), None, "{phrase}");
        }
    }
}
