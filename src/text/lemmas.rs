//! Tagged tokens in, lemmas out.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::{Sym, Tag, Token, Words};

/// The parts of speech that bend alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Verb,
    Noun,
    Adj,
    Other,
}

impl Group {
    const ALL: [(Self, &str); 4] =
        [(Self::Verb, "verb"), (Self::Noun, "noun"), (Self::Adj, "adj"), (Self::Other, "other")];

    /// The group of a tag; names and numbers have none, for they stay as they are.
    fn of(tag: Tag) -> Option<Self> {
        match tag {
            Tag::Verb | Tag::Aux => Some(Self::Verb),
            Tag::Noun => Some(Self::Noun),
            Tag::Adj => Some(Self::Adj),
            Tag::Adv | Tag::Det | Tag::Pron | Tag::Part => Some(Self::Other),
            _ => None,
        }
    }

    /// The group as written in the data files.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(group, _)| *group)
    }
}

/// How many bytes a rule takes off, and what it puts on.
type Rule = (usize, &'static str);

/// Exceptions and suffix rules of one group.
#[derive(Default)]
struct Table {
    forms: HashMap<String, String>,
    rules: HashMap<&'static str, Rule>,
    /// The last letters of the endings in the rules: most words end in another.
    finals: Vec<u8>,
}

/// Endings in the rules are no longer than this, in bytes.
const LONGEST_ENDING: usize = 6;

static TABLES: LazyLock<[Table; 4]> = LazyLock::new(tables);

/// Reads what was learned from a treebank, and over it what was written by hand.
fn tables() -> [Table; 4] {
    let mut tables: [Table; 4] = std::array::from_fn(|_| Table::default());
    for line in include_str!("../../data/text/lemmas.tsv").lines() {
        let mut fields = line.split('\t');
        let (Some(group), Some(form), Some(lemma)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let Some(table) = Group::named(group).and_then(|group| tables.get_mut(group as usize)) else { continue };
        match form.strip_prefix('-') {
            Some(ending) => {
                let strip = lemma.bytes().take_while(u8::is_ascii_digit).count();
                let add = lemma.get(strip..).unwrap_or_default();
                let strip = lemma.get(..strip).and_then(|digits| digits.parse().ok()).unwrap_or(0);
                table.rules.insert(ending, (strip, add));
                table.finals.extend(ending.bytes().last());
            }
            None => {
                table.forms.insert(form.into(), lemma.into());
            }
        }
    }
    for table in &mut tables {
        table.finals.sort_unstable();
        table.finals.dedup();
    }
    let irregular: BTreeMap<String, BTreeMap<String, String>> = crate::tables::table!("text/irregular");
    for (group, lemmas) in irregular {
        let Some(table) = Group::named(&group).and_then(|group| tables.get_mut(group as usize)) else { continue };
        for (lemma, forms) in lemmas {
            for form in forms.split(' ') {
                table.forms.insert(form.into(), lemma.clone());
            }
            table.forms.insert(lemma.clone(), lemma);
        }
    }
    tables
}

impl Table {
    /// Puts the lemma of a word into `into`.
    fn lemma(&self, word: &str, into: &mut String) {
        into.clear();
        if let Some(lemma) = self.forms.get(word) {
            into.push_str(lemma);
            return;
        }
        into.push_str(word);
        let bends = word.bytes().last().is_some_and(|last| self.finals.contains(&last));
        if word.len() <= 3 || !bends || !word.is_ascii() {
            return;
        }
        let ending = |length: usize| word.len().checked_sub(length).and_then(|at| word.get(at..));
        let rule = (1..=LONGEST_ENDING).rev().find_map(|length| self.rules.get(ending(length)?));
        if let Some((strip, add)) = rule
            && word.len() >= strip + 2
        {
            into.truncate(word.len() - strip);
            into.push_str(add);
        }
    }
}

/// Sets the lemma of every token.
pub(super) fn lemmatise(tokens: &mut [Token], words: &mut Words) {
    let mut found: Vec<[Option<Sym>; 4]> = vec![[None; 4]; words.len()];
    let mut lemma = String::new();
    for token in tokens {
        let Some(group) = Group::of(token.tag) else { continue };
        let Some(known) = found.get_mut(token.lower.index()).and_then(|groups| groups.get_mut(group as usize)) else {
            continue;
        };
        token.lemma = match *known {
            Some(sym) => sym,
            None => {
                if let Some(table) = TABLES.get(group as usize) {
                    table.lemma(words.get(token.lower), &mut lemma);
                }
                *known.insert(words.intern(&lemma))
            }
        };
    }
}
