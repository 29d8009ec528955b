//! Which names of a story are worth holding against each other: those that share a key. A story with thousands of names
//! is not compared pair by pair.

use foldhash::HashMap;

use super::alike::{Variants, slips_allowed, transliterated};

/// The names of a story by what they have in common. Names are numbered as they came; every answer is in that order and
/// holds at least the names that the comparison in question can join.
pub(super) struct Candidates<'n> {
    names: Vec<&'n [String]>,
    variants: &'n Variants,
    by_first: HashMap<&'n str, Vec<usize>>,
    by_last: HashMap<&'n str, Vec<usize>>,
    by_part: HashMap<&'n str, Vec<usize>>,
    by_form: HashMap<String, Vec<usize>>,
    by_rule: HashMap<usize, Vec<usize>>,
    by_initial: HashMap<char, Vec<usize>>,
    near: HashMap<&'n str, Vec<&'n str>>,
}

impl<'n> Candidates<'n> {
    pub(super) fn new(names: Vec<&'n [String]>, variants: &'n Variants) -> Self {
        let mut found = Self {
            names: Vec::new(),
            variants,
            by_first: HashMap::default(),
            by_last: HashMap::default(),
            by_part: HashMap::default(),
            by_form: HashMap::default(),
            by_rule: HashMap::default(),
            by_initial: HashMap::default(),
            near: HashMap::default(),
        };
        let mut parts: Vec<&str> = Vec::new();
        for (at, name) in names.iter().enumerate() {
            if let (Some(first), Some(last)) = (name.first(), name.last()) {
                found.by_first.entry(first).or_default().push(at);
                found.by_last.entry(last).or_default().push(at);
            }
            for part in name.iter() {
                found.by_part.entry(part).or_insert_with(|| {
                    parts.push(part);
                    Vec::new()
                });
                if let Some(holders) = found.by_part.get_mut(part.as_str()).filter(|all| all.last() != Some(&at)) {
                    holders.push(at);
                }
            }
        }
        for part in &parts {
            let holders = found.by_part.get(part).map(Vec::as_slice).unwrap_or_default();
            found.by_form.entry(transliterated(part)).or_default().extend(holders);
            for rule in variants.rules(part) {
                found.by_rule.entry(rule).or_default().extend(holders);
            }
            if let (Some(initial), None) = first_two(part) {
                found.by_initial.entry(initial).or_default().extend(holders);
            }
        }
        found.near = near_words(&parts);
        found.names = names;
        found
    }

    /// Those that may be the same words in any order, an initial or another form standing for a word.
    pub(super) fn same(&self, name: usize) -> Vec<usize> {
        let parts = self.names.get(name).copied().unwrap_or_default();
        // Every word must have its like in the other name; the longest one has the fewest.
        let Some(part) = parts.iter().max_by_key(|part| part.len()) else { return Vec::new() };
        let (initial, second) = first_two(part);
        if second.is_none() {
            return (0..self.names.len()).collect();
        }
        let forms = self.by_form.get(&transliterated(part)).into_iter();
        let rules = self.variants.rules(part).filter_map(|rule| self.by_rule.get(&rule));
        let initials = initial.and_then(|initial| self.by_initial.get(&initial));
        ordered(forms.chain(rules).chain(initials))
    }

    /// Those of which this name may be the end.
    pub(super) fn longer(&self, name: usize) -> Vec<usize> {
        let last = self.names.get(name).and_then(|parts| parts.last());
        last.and_then(|last| self.by_last.get(last.as_str())).cloned().unwrap_or_default()
    }

    /// Those that may be this name with a slip in it, or one bearer's with a part heard wrongly.
    pub(super) fn misspelt(&self, name: usize) -> Vec<usize> {
        let parts = self.names.get(name).copied().unwrap_or_default();
        let near = parts.iter().filter_map(|part| self.near.get(part.as_str())).flatten();
        let slips = near.filter_map(|word| self.by_part.get(word));
        let first = parts.first().and_then(|part| self.by_first.get(part.as_str()));
        let last = parts.last().and_then(|part| self.by_last.get(part.as_str()));
        ordered(slips.chain(first).chain(last))
    }
}

/// The numbers of some lists, each once, in order.
fn ordered<'l>(lists: impl Iterator<Item = &'l Vec<usize>>) -> Vec<usize> {
    let mut all: Vec<usize> = lists.flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn first_two(part: &str) -> (Option<char>, Option<char>) {
    let mut letters = part.chars();
    (letters.next(), letters.next())
}

/// For each word the others that few slips lead to. Words are held against words of nearly their length, by which letters
/// they have: a slip adds or drops one letter, or both.
fn near_words<'n>(words: &[&'n str]) -> HashMap<&'n str, Vec<&'n str>> {
    let seen = |word: &&'n str| {
        let letters = word.chars().fold(0_u32, |letters, letter| letters | 1 << (u32::from(letter) % 32));
        (word.chars().count(), letters, *word)
    };
    let mut all: Vec<(usize, u32, &str)> =
        words.iter().map(seen).filter(|(length, ..)| slips_allowed(*length) > 0).collect();
    all.sort_unstable();
    let mut near: HashMap<&str, Vec<&str>> = HashMap::default();
    for (at, (length, letters, word)) in all.iter().enumerate() {
        let allowed = slips_allowed(*length);
        let longer = all.get(at + 1..).unwrap_or_default().iter();
        for (_, others, other) in longer.take_while(|(other, ..)| *other <= length + allowed) {
            if (letters ^ others).count_ones() as usize <= 2 * allowed && strsim::osa_distance(word, other) <= allowed {
                near.entry(word).or_default().push(other);
                near.entry(other).or_default().push(word);
            }
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::entities::fold;

    #[test]
    fn names_that_share_a_key_are_found_and_others_are_not() {
        let names: Vec<Vec<String>> = [
            "Mikhail Orlov",
            "M. Orlov",
            "Orlov",
            "Mihail Orlow",
            "Ada Brandvold",
            "Ada Brandvald",
            "Brandvold",
            "Kai Li",
        ]
        .map(fold)
        .into();
        let variants = Variants::default();
        let found = Candidates::new(names.iter().map(Vec::as_slice).collect(), &variants);
        assert!(found.same(0).contains(&1) && !found.same(0).contains(&4));
        assert_eq!(found.longer(2), [0, 1, 2]);
        assert_eq!(found.misspelt(6), [4, 5, 6]);
        assert!(found.misspelt(0).contains(&3) && !found.misspelt(0).contains(&4) && found.misspelt(7) == [7]);
    }
}
