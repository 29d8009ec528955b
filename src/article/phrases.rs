//! A list of phrases, found in a line by their first word instead of one after the other.

use foldhash::HashMap;
use serde::Deserialize;

use super::runs::starts;

/// Phrases in lower case.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Phrases {
    list: Vec<String>,
    /// The positions of those that begin with a letter or digit, by their first run of such.
    by_word: HashMap<String, Vec<usize>>,
    /// The first two bytes of all phrases: most words of a line begin with none of them. None where a phrase is shorter.
    openings: Option<Openings>,
    /// The positions of the others.
    others: Vec<usize>,
}

impl From<Vec<String>> for Phrases {
    fn from(list: Vec<String>) -> Self {
        let (mut by_word, mut others): (HashMap<String, Vec<usize>>, _) = (HashMap::default(), Vec::new());
        for (at, phrase) in list.iter().enumerate() {
            match first_word(phrase) {
                "" => others.push(at),
                word => by_word.entry(word.to_owned()).or_default().push(at),
            }
        }
        let openings = list.iter().map(|phrase| opening(phrase)).collect::<Option<Vec<_>>>().map(Openings::of);
        Self { list, by_word, openings, others }
    }
}

impl Phrases {
    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(String::as_str)
    }

    /// Whether the whole line is one of them.
    pub(super) fn has(&self, line: &str) -> bool {
        self.at_start(line).any(|phrase| phrase == line)
    }

    /// Those that a line begins with, as whole words.
    pub(super) fn begin<'p>(&'p self, line: &'p str) -> impl Iterator<Item = &'p str> {
        self.at_start(line).filter(move |phrase| {
            phrase.ends_with(':')
                || !line.get(phrase.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Whether a line begins with one of them, as whole words.
    pub(super) fn begins(&self, line: &str) -> bool {
        self.begin(line).next().is_some()
    }

    /// Whether one of them stands anywhere in a line, as whole words.
    pub(super) fn stands_in(&self, line: &str) -> bool {
        let ends = |from: usize, phrase: &str| {
            let after = line.get(from + phrase.len()..).and_then(|after| after.chars().next());
            !phrase.ends_with(char::is_alphanumeric) || !after.is_some_and(char::is_alphanumeric)
        };
        let odd = || self.others.iter().filter_map(|at| self.list.get(*at));
        let within = starts(line).any(|start| {
            let rest = line.get(start..).unwrap_or_default();
            self.may_begin(rest) && self.at_word(rest).any(|phrase| ends(start, phrase))
        });
        within || odd().any(|phrase| line.match_indices(phrase.as_str()).any(|(at, _)| ends(at, phrase)))
    }

    /// Those whose letters a line begins with.
    fn at_start<'p>(&'p self, line: &'p str) -> impl Iterator<Item = &'p str> {
        let others = self.others.iter().filter_map(|at| self.list.get(*at)).map(String::as_str);
        self.at_word(line).chain(others.filter(move |phrase| line.starts_with(phrase)))
    }

    /// Those that begin with a letter or digit, and whose letters a line begins with.
    fn at_word<'p>(&'p self, line: &'p str) -> impl Iterator<Item = &'p str> {
        let places = if self.may_begin(line) { self.by_word.get(first_word(line)) } else { None };
        places
            .into_iter()
            .flatten()
            .filter_map(|at| self.list.get(*at))
            .map(String::as_str)
            .filter(move |phrase| line.starts_with(phrase))
    }

    /// Whether the first letters of a line are those of any phrase.
    fn may_begin(&self, line: &str) -> bool {
        match (&self.openings, opening(line)) {
            (Some(openings), Some(two)) => openings.may_hold(two),
            _ => true,
        }
    }
}

/// Pairs of bytes, six bits of each: what it may hold is asked again of the phrases themselves.
#[derive(Debug)]
struct Openings([u64; 64]);

impl Openings {
    fn of(pairs: Vec<[u8; 2]>) -> Self {
        let mut bits = [0; 64];
        for [first, second] in pairs {
            if let Some(row) = bits.get_mut(usize::from(first % 64)) {
                *row |= 1 << (second % 64);
            }
        }
        Self(bits)
    }

    fn may_hold(&self, [first, second]: [u8; 2]) -> bool {
        self.0.get(usize::from(first % 64)).is_some_and(|row| row >> (second % 64) & 1 != 0)
    }
}

/// The first two bytes; none of a line that is shorter.
fn opening(line: &str) -> Option<[u8; 2]> {
    line.as_bytes().first_chunk().copied()
}

/// The letters and digits that a line begins with.
fn first_word(line: &str) -> &str {
    line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_whole_words_only() {
        let phrases = Phrases::from(["sign up", "©", "photo:", "all rights"].map(str::to_owned).to_vec());
        for (line, begins, within) in [
            ("sign up today", true, true),
            ("sign upward", false, false),
            ("to sign up", false, true),
            ("resign up", false, false),
            ("© the paper", true, true),
            ("paper ©2024", false, true),
            ("photo:ada", true, true),
            ("all rightsholders, all rights", false, true),
            ("", false, false),
        ] {
            assert_eq!((phrases.begins(line), phrases.stands_in(line)), (begins, within), "{line}");
        }
        assert!(phrases.has("sign up") && phrases.has("©") && !phrases.has("sign up today") && !phrases.has("sign"));
    }
}
