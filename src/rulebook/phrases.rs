//! How the words of a phrase are read.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::lists;
use super::trie::NUMBER;

/// The word that stands for up to six words of any kind.
pub(super) const DOTS: &str = "...";
/// Words in one phrase at most; no phrase of the news is longer.
pub(super) const LONGEST: usize = 12;
/// Phrases at most that the alternatives of one phrase stand for.
const MOST: usize = 500;
/// Gaps in one phrase at most, which bounds the ways it can match.
const GAPS: usize = 2;

/// Which part of speech a phrase has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    /// Any.
    Any,
    /// A verb: the phrase was written with `to`, or stands in a list of verbs.
    Verb,
    /// A noun: the phrase was written with `a` or `an`, or stands in a list of heads.
    Noun,
    /// A verb in the passive: the phrase was written with `be`.
    Passive,
}

/// Phrases of lemmas, each to be found in order and side by side. A first word `to` asks for a verb, `a` or `an` for a
/// noun, `be` for a passive; the word `...` stands for up to six others.
///
/// One text holds them all, a line a phrase, its words apart by single blanks, so that those of built-in rules are not
/// copied out of the program. A phrase with alternatives stays one line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrases(#[serde(borrow)] Cow<'static, str>);

impl Phrases {
    /// A list of one phrase, whose words are apart by single blanks.
    pub(super) fn of(words: &str) -> Self {
        let mut list = Self::default();
        list.push(words);
        list
    }

    /// Cuts texts into words, each text a phrase; the name of a list of words that it stands for stays whole.
    pub(super) fn read<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        let mut list = Self(String::with_capacity(texts.clone().map(|text| text.len() + 1).sum()).into());
        for text in texts {
            if lists::is_reference(text) || text.contains('|') { list.push(text) } else { list.push(&split(text)) }
        }
        list
    }

    /// Adds a phrase, whose words are apart by single blanks.
    pub(super) fn push(&mut self, words: &str) {
        let text = self.0.to_mut();
        text.push_str(words);
        text.push('\n');
    }

    /// Adds the phrases of another list.
    pub(super) fn append(&mut self, other: &Self) {
        self.0.to_mut().push_str(&other.0);
    }

    /// The same phrases, each with a mark for its part of speech (`to`) where it has none.
    pub(super) fn marked(&self, mark: &str) -> Self {
        let mut list = Self::default();
        for phrase in self.iter() {
            if body(&phrase).0 == Class::Any {
                list.0.to_mut().push_str(mark);
                list.0.to_mut().push(' ');
            }
            list.push(&phrase);
        }
        list
    }

    /// Whether one of them is the name of a list of words.
    pub(super) fn refers(&self) -> bool {
        self.0.contains('@') && self.lines().any(lists::is_reference)
    }

    /// Keeps the phrases that a test accepts.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        let mut list = Self::default();
        self.iter().filter(|phrase| keep(phrase)).for_each(|phrase| list.push(&phrase));
        *self = list;
    }

    /// The phrases in order, each as its words with a blank between; those that alternatives make one by one.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, str>> + Clone {
        self.lines().flat_map(|line| {
            let several = line.contains('|');
            let many = if several { written_out(line).unwrap_or_default() } else { Vec::new() };
            let one = (!several).then_some(Cow::Borrowed(line));
            one.into_iter().chain(many.into_iter().map(|phrase| Cow::Owned(split(&phrase).into_owned())))
        })
    }

    /// The texts that stand for the phrases, alternatives as they were written.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.lines()
    }

    /// The first phrase.
    pub fn first(&self) -> Option<&str> {
        self.lines().next()
    }

    /// Whether a phrase is in the list.
    pub fn contains(&self, words: &str) -> bool {
        self.iter().any(|phrase| phrase == words)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One phrase with alternatives (`{keep|hold on to} ... {seat|mandate}`) as the phrases it stands for, in order; an
/// alternative may be empty (`{her|} seat`). The error says what is wrong with it.
pub(super) fn written_out(phrase: &str) -> Result<Vec<String>, String> {
    let mut phrases = vec![String::new()];
    let mut rest = phrase;
    while let Some(bar) = rest.find('|') {
        let missing =
            || format!("`{rest}`: alternatives stand in braces, `{{keep|retain}} ... {{seat|mandate}}`; {INSTEAD}");
        let open = rest[..bar].rfind('{').ok_or_else(missing)?;
        let close = bar + rest[bar..].find('}').ok_or_else(missing)?;
        let words: Vec<&str> = rest[open + 1..close].split('|').map(str::trim).collect();
        if phrases.len() * words.len() > MOST {
            return Err(format!("the alternatives of one phrase stand for at most {MOST} phrases: write several"));
        }
        let put =
            |begun: &String| words.iter().map(|word| format!("{begun}{}{word}", &rest[..open])).collect::<Vec<_>>();
        phrases = phrases.iter().flat_map(put).collect();
        rest = &rest[close + 1..];
    }
    phrases.iter_mut().for_each(|phrase| phrase.push_str(rest));
    Ok(phrases)
}

/// Cuts a phrase into words as the tokens of a text are cut: at spaces and hyphens, clitics apart, lower case. They come
/// with a blank between.
pub(super) fn split(phrase: &str) -> Cow<'_, str> {
    let mut before = b' ';
    let is_cut = |byte: u8| {
        let blanks = byte == b' ' && before == b' ';
        before = byte;
        matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b' ') && !blanks
    };
    if phrase.bytes().all(is_cut) && !phrase.ends_with(' ') && !phrase.contains("cannot") {
        return Cow::Borrowed(phrase);
    }
    let straight = phrase.replace(['\u{2019}', '\u{2018}'], "'").replace('\u{2026}', DOTS).to_lowercase();
    let mut words = Vec::new();
    for word in straight.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/')) {
        let word = word.trim_matches([',', ';', ':', '"', '!', '?']);
        // `robbers' tunnel`, `cannot`
        let plural = word.ends_with("s'").then_some(&"'");
        let cut = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"]
            .iter()
            .find(|end| word.contains('\'') && word.ends_with(**end))
            .or(plural)
            .or((word == "cannot").then_some(&"not"));
        let (stem, clitic) = cut.map_or((word, ""), |end| word.split_at(word.len() - end.len()));
        words.extend([stem, clitic].into_iter().filter(|part| !part.is_empty()));
    }
    Cow::Owned(words.join(" "))
}

/// What there is instead of regular expressions.
pub(super) const INSTEAD: &str = "there are no regular expressions here, so that every rule is fast; write words, `...` for up to \
    six words between, or a `[pattern]` with slots (`magnitude {number}`)";

/// What is told to whoever writes a regular expression.
pub(super) fn expression(phrase: &str) -> Option<String> {
    const MARKS: [&str; 7] = ["\\", "[", "]", "|", ".*", ".+", "(?"];
    let found = phrase.split(' ').find(|word| MARKS.iter().any(|mark| word.contains(mark)))?;
    Some(format!("`{found}`: {INSTEAD}"))
}

/// What makes a phrase unusable, in words for whoever wrote it.
pub(super) fn fault(phrase: &str) -> Option<String> {
    let body = body(phrase).1;
    if let Some(fault) = expression(body) {
        return Some(fault);
    }
    if !body.split(' ').any(|word| word != NUMBER && word.chars().any(char::is_alphanumeric)) {
        return Some("a phrase needs at least one word; this one would match everything".into());
    }
    let words: Vec<&str> = body.split(' ').collect();
    if let Some(word) = words.iter().find(|word| **word != NUMBER && word.contains(['{', '}'])) {
        return Some(format!(
            "`{word}`: braces hold alternatives, `{{seat|mandate}}`, or stand for a number, `{{number}}`"
        ));
    }
    if words.first() == Some(&DOTS) || words.last() == Some(&DOTS) {
        return Some("a gap `...` stands between words, not at the end of a phrase".into());
    }
    if words.windows(2).any(|pair| pair.iter().all(|word| *word == DOTS)) {
        return Some("one gap `...` is enough: it stands for up to six words".into());
    }
    if words.iter().filter(|word| **word == DOTS).count() > GAPS {
        return Some(format!("at most {GAPS} gaps `...` in one phrase"));
    }
    (words.len() > LONGEST).then(|| format!("a phrase has at most {LONGEST} words; this one has {}", words.len()))
}

/// The class that the first word of a phrase gives it, and the words to look for.
pub(super) fn body(phrase: &str) -> (Class, &str) {
    match phrase.split_once(' ') {
        Some(("to", rest)) => (Class::Verb, rest),
        Some(("a" | "an", rest)) => (Class::Noun, rest),
        Some(("be", rest)) => (Class::Passive, rest),
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
            (" two  blanks ", vec!["two", "blanks"]),
        ] {
            assert_eq!(split(phrase).split(' ').collect::<Vec<_>>(), words, "{phrase}");
        }
    }

    #[test]
    fn alternatives_stand_for_every_phrase_they_can_make() {
        let phrases = Phrases::read(["{keep|hold on to} ... {her|} seat", "{number} dead"].into_iter());
        let expected =
            ["keep ... her seat", "keep ... seat", "hold on to ... her seat", "hold on to ... seat", "{number} dead"];
        assert_eq!(phrases.iter().collect::<Vec<_>>(), expected);
        for phrase in ["keep|retain", "{keep|retain", "keep|retain}", &"{a|b}".repeat(10)] {
            assert!(written_out(phrase).is_err(), "{phrase}");
        }
    }

    #[test]
    fn phrases_that_match_everything_or_nothing_are_faults() {
        for phrase in ["", "...", "to", "- -", "... dead", "put ...", "a ... ... b", "be ...", "{number}"] {
            assert!(phrase == "to" || fault(&split(phrase)).is_some(), "{phrase}");
        }
        for phrase in ["be killed", "put ... to death", "to sack", "dead"] {
            assert_eq!(fault(&split(phrase)), None, "{phrase}");
        }
    }
}
