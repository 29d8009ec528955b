//! A list of phrases, found in a line by their first word instead of one after the other.

use foldhash::HashMap;
use serde::Deserialize;

use super::runs::runs;

/// Phrases in lower case.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Phrases {
    list: Vec<String>,
    /// The positions of those that begin with a letter or digit, by their first run of such.
    by_word: HashMap<String, Vec<usize>>,
    /// The first two bytes of all phrases, in order: most words of a line begin with none of them. None where a phrase is
    /// shorter.
    openings: Option<Vec<[u8; 2]>>,
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
        let mut openings: Option<Vec<[u8; 2]>> = list.iter().map(|phrase| opening(phrase)).collect();
        if let Some(openings) = &mut openings {
            openings.sort_unstable();
            openings.dedup();
        }
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
        let within = runs(line).any(|run| {
            let (word, rest) = (line.get(run.clone()).unwrap_or_default(), line.get(run.start..).unwrap_or_default());
            self.beginning(word, rest).any(|phrase| ends(run.start, phrase))
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
        self.beginning(first_word(line), line)
    }

    /// Those that begin with a word, and whose letters a line begins with.
    fn beginning<'p>(&'p self, word: &str, line: &'p str) -> impl Iterator<Item = &'p str> {
        let known = match (&self.openings, opening(line)) {
            (Some(openings), Some(two)) => openings.binary_search(&two).is_ok(),
            _ => true,
        };
        let places = known.then(|| self.by_word.get(word)).flatten().into_iter().flatten();
        places.filter_map(|at| self.list.get(*at)).map(String::as_str).filter(move |phrase| line.starts_with(phrase))
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
