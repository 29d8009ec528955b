//! The phrases of many rules, laid out as one trie that is read where it lies.
//!
//! The build script lays out those of the built-in rules and stores the bytes in the program, which reads single numbers
//! out of them and prepares nothing at the start. Those of a user's rules are laid out when they have been read.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use foldhash::HashMap;

use super::phrases::{self, Class, DOTS};
use super::{Params, Phrases};

/// A word of the rules.
pub(crate) type Symbol = u32;
/// No word of the rules.
pub(crate) const NONE: Symbol = 0;
/// The gap.
pub(crate) const DOTS_SYMBOL: Symbol = 1;
/// Any number but none at all.
pub(crate) const NUMBER_SYMBOL: Symbol = 2;
/// How it is written.
pub(super) const NUMBER: &str = "{number}";

/// Which list of a rule a phrase belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// [`super::Measure::heads`].
    Head,
    /// [`super::Measure::shared`].
    Shared,
    /// [`super::Measure::verbs`].
    Verb,
    /// [`super::Measure::actions`].
    Action,
    /// An inner list of [`super::Measure::scopes`].
    Scope(u16),
    /// An option of [`super::Choice::options`].
    Option(u16),
    /// [`super::Choice::about`] or [`super::Measure::about`].
    About,
    /// [`super::Params::Words`], [`super::Office::titles`], [`super::Happening::words`], [`super::Params::Variants`], [`super::HouseStyle::avoid`],
    /// [`super::QuotePlay::speakers`] or [`super::Suppress::words`].
    Term,
    /// The anchor of one of [`super::Slots::phrases`].
    Anchor(u16),
    /// [`super::HouseStyle::preferred`].
    Preferred,
}

/// A phrase ends at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// The number of its rule among those that were laid out.
    pub(crate) rule: u32,
    /// The list within the rule.
    pub(crate) part: Part,
    /// What it asks of the words.
    pub(crate) class: Class,
}

/// Bytes of a stored number: 16 million are more than any set of rules has of anything.
const WIDTH: usize = 3;
/// The largest of them.
const LARGEST: u32 = 0x00ff_ffff;

/// Numbers of [`WIDTH`] bytes, the lowest byte first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers(pub(crate) Cow<'static, [u8]>);

impl Numbers {
    fn of(numbers: impl IntoIterator<Item = u32>) -> Self {
        Self(numbers.into_iter().flat_map(|number| number.to_le_bytes().into_iter().take(WIDTH)).collect())
    }

    /// The number at a place; 0 beyond the end.
    fn at(&self, place: u32) -> u32 {
        let bytes = self.0.get(place as usize * WIDTH..).and_then(<[u8]>::first_chunk::<WIDTH>);
        bytes.map_or(0, |[low, middle, high]| u32::from_le_bytes([*low, *middle, *high, 0]))
    }

    fn len(&self) -> u32 {
        number_of(self.0.len() / WIDTH)
    }
}

/// Every phrase of some rules.
///
/// A node is known by its number. The nodes that one more word leads to stand side by side in order of symbol, as do the
/// phrases that end at a node, and those of the next node follow them: each node says only where its own begin.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trie {
    /// The distinct words, one after the other.
    pub(crate) letters: Cow<'static, str>,
    /// Where the word of each symbol begins, and the end of the last.
    pub(crate) words: Numbers,
    /// Open-addressed, the symbol of a word or [`NONE`]; the length is a power of two.
    pub(crate) slots: Numbers,
    /// For each symbol the node that it leads to from the root, 0 for none.
    pub(crate) first: Numbers,
    /// Three numbers a node: the symbol that leads to it, its first child, its first leaf. One more node ends the last.
    pub(crate) nodes: Numbers,
    /// Two numbers a leaf: its rule, and part and class in one.
    pub(crate) leaves: Numbers,
}

impl Trie {
    /// Lays out the phrases of rules, each with a number of its own.
    pub(crate) fn of<'r>(rules: impl IntoIterator<Item = (u32, &'r Params)>) -> Self {
        let mut rows = Rows::default();
        // The first words of all are the gap and any number.
        rows.symbol(DOTS);
        rows.symbol(NUMBER);
        for (number, params) in rules {
            rows.add_rule(number, params);
        }
        rows.into_trie()
    }

    /// The symbol of a word; [`NONE`] for a word that is in no phrase.
    pub(crate) fn symbol(&self, word: &str) -> Symbol {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = scatter(word) & mask;
        loop {
            match self.slots.at(slot) {
                NONE => return NONE,
                symbol if self.word(symbol) == word => return symbol,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn word(&self, symbol: Symbol) -> &str {
        self.letters.get(self.words.at(symbol) as usize..self.words.at(symbol + 1) as usize).unwrap_or_default()
    }

    /// The node of all phrases that begin with a word.
    pub(crate) fn first(&self, symbol: Symbol) -> Option<u32> {
        Some(self.first.at(symbol)).filter(|node| *node != 0)
    }

    /// The symbol that leads to a node.
    pub(crate) fn symbol_of(&self, node: u32) -> Symbol {
        self.nodes.at(node * 3)
    }

    /// The nodes that one more word leads to; none where no phrase goes on.
    pub(crate) fn children(&self, node: u32) -> Range<u32> {
        self.nodes.at(node * 3 + 1)..self.nodes.at(node * 3 + 4)
    }

    /// The one of them that a gap leads to.
    pub(crate) fn gap(&self, children: &Range<u32>) -> Option<u32> {
        // No word has a lower symbol.
        Some(children.start).filter(|first| !children.is_empty() && self.symbol_of(*first) == DOTS_SYMBOL)
    }

    /// The one of them that a word leads to.
    pub(crate) fn child(&self, children: &Range<u32>, symbol: Symbol) -> Option<u32> {
        let Range { mut start, mut end } = children.clone();
        while start < end {
            let middle = start.midpoint(end);
            match self.symbol_of(middle).cmp(&symbol) {
                Ordering::Less => start = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => end = middle,
            }
        }
        None
    }

    /// The phrases that end at a node.
    pub(crate) fn leaves(&self, node: u32) -> impl Iterator<Item = Leaf> {
        let leaves = self.nodes.at(node * 3 + 2)..self.nodes.at(node * 3 + 5);
        leaves.map(|leaf| {
            let (part, class) = unpacked(self.leaves.at(leaf * 2 + 1));
            Leaf { rule: self.leaves.at(leaf * 2), part, class }
        })
    }
}

/// The phrases of rules on their way into a trie.
#[derive(Default)]
struct Rows {
    words: Vec<String>,
    known: HashMap<String, Symbol>,
    /// The symbols of all phrases, one after the other.
    symbols: Vec<Symbol>,
    rows: Vec<Row>,
}

/// A phrase and what it belongs to.
struct Row {
    /// Its first two symbols in one number: nearly all phrases are told apart, and put in order, by it.
    key: u64,
    /// Where its symbols stand.
    path: Range<u32>,
    leaf: Leaf,
}

/// A node on its way into a trie.
#[derive(Clone, Copy, Default)]
struct Node {
    symbol: Symbol,
    child: u32,
    leaf: u32,
}

impl Rows {
    fn symbol(&mut self, word: &str) -> Symbol {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        self.words.push(word.to_owned());
        let symbol = length(&self.words);
        self.known.insert(word.to_owned(), symbol);
        symbol
    }

    fn add_rule(&mut self, rule: u32, params: &Params) {
        for (part, phrases) in parts(params) {
            for phrase in phrases.iter() {
                let (class, words) = phrases::body(&phrase);
                let class = match (class, part) {
                    (Class::Any, Part::Head) => Class::Noun,
                    (Class::Any, Part::Verb | Part::Action) => Class::Verb,
                    (class, _) => class,
                };
                self.add(Leaf { rule, part, class }, words.split_ascii_whitespace());
            }
        }
        if let Params::Pattern(slots) = params {
            for (nth, phrase) in slots.phrases.iter().enumerate() {
                self.add(Leaf { rule, part: Part::Anchor(number(nth)), class: Class::Any }, phrase.words());
            }
        }
    }

    fn add<'w>(&mut self, leaf: Leaf, words: impl Iterator<Item = &'w str>) {
        let start = length(&self.symbols);
        for word in words {
            let symbol = self.symbol(word);
            self.symbols.push(symbol);
        }
        let path = self.symbols.get(start as usize..).unwrap_or_default();
        let nth = |at: usize| u64::from(path.get(at).copied().unwrap_or(NONE));
        self.rows.push(Row { key: nth(0) << 32 | nth(1), path: start..length(&self.symbols), leaf });
    }

    /// Sorted, phrases with the same beginning are neighbours: each node is a range of rows and a number of words that
    /// they share, and its children are made together.
    fn into_trie(mut self) -> Trie {
        let path = |row: &Row| self.symbols.get(row.path.start as usize..row.path.end as usize).unwrap_or_default();
        self.rows.sort_by(|a, b| a.key.cmp(&b.key).then_with(|| path(a).cmp(path(b))));
        let (mut nodes, mut leaves): (_, Vec<Leaf>) = (vec![Node::default()], Vec::new());
        let mut open = vec![(0..self.rows.len(), 0)];
        let mut at = 0;
        while let Some((range, depth)) = open.get(at).cloned() {
            let rows = self.rows.get(range.clone()).unwrap_or_default();
            let ends = rows.partition_point(|row| path(row).len() == depth);
            let first_leaf = leaves.len();
            for Row { leaf, .. } in rows.iter().take(ends) {
                if !leaves.get(first_leaf..).unwrap_or_default().contains(leaf) {
                    leaves.push(*leaf);
                }
            }
            if let Some(node) = nodes.get(at).copied() {
                nodes[at] = Node { child: length(&nodes), leaf: number_of(first_leaf), ..node };
            }
            let mut from = range.start + ends;
            let longer = rows.get(ends..).unwrap_or_default();
            for same in longer.chunk_by(|a, b| path(a).get(depth) == path(b).get(depth)) {
                let symbol = same.first().and_then(|row| path(row).get(depth)).copied().unwrap_or(NONE);
                nodes.push(Node { symbol, ..Node::default() });
                open.push((from..from + same.len(), depth + 1));
                from += same.len();
            }
            at += 1;
        }
        self.stored(nodes, &leaves)
    }

    fn stored(&self, mut nodes: Vec<Node>, leaves: &[Leaf]) -> Trie {
        let mut first = vec![0; self.words.len() + 1];
        let roots = 1..nodes.get(1).map_or(1, |node| node.child);
        for node in roots {
            let symbol = nodes.get(node as usize).map_or(NONE, |node| node.symbol);
            if let Some(place) = first.get_mut(symbol as usize) {
                *place = node;
            }
        }
        nodes.push(Node { symbol: NONE, child: length(&nodes), leaf: length(leaves) });
        let mut end = 0;
        let ends = self.words.iter().map(|word| {
            end += length(word.as_bytes());
            end
        });
        Trie {
            letters: self.words.concat().into(),
            words: Numbers::of([0, 0].into_iter().chain(ends)),
            slots: self.slots(),
            first: Numbers::of(first),
            nodes: Numbers::of(nodes.iter().flat_map(|node| [node.symbol, node.child, node.leaf])),
            leaves: Numbers::of(leaves.iter().flat_map(|leaf| [leaf.rule, packed(leaf.part, leaf.class)])),
        }
    }

    /// The table that finds the words, at most half full.
    fn slots(&self) -> Numbers {
        let size = number_of((self.words.len() * 2).next_power_of_two());
        let mut slots = vec![NONE; size as usize];
        for (word, symbol) in self.words.iter().zip(1..) {
            let mut slot = scatter(word) & (size - 1);
            while slots.get(slot as usize).is_some_and(|taken| *taken != NONE) {
                slot = (slot + 1) & (size - 1);
            }
            if let Some(free) = slots.get_mut(slot as usize) {
                *free = symbol;
            }
        }
        Numbers::of(slots)
    }
}

/// The hash of Fowler, Noll and Vo (FNV-1a, 32 bits): the same in the build script and in the program.
fn scatter(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn length<T>(list: &[T]) -> u32 {
    number_of(list.len())
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(LARGEST).min(LARGEST)
}

fn number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Part and class in one number.
fn packed(part: Part, class: Class) -> u32 {
    let (code, nth) = match part {
        Part::Head => (0, 0),
        Part::Verb => (1, 0),
        Part::Action => (2, 0),
        Part::About => (3, 0),
        Part::Term => (4, 0),
        Part::Preferred => (5, 0),
        Part::Scope(nth) => (6, nth),
        Part::Option(nth) => (7, nth),
        Part::Anchor(nth) => (8, nth),
        Part::Shared => (9, 0),
    };
    let class = match class {
        Class::Any => 0,
        Class::Verb => 1,
        Class::Noun => 2,
        Class::Passive => 3,
    };
    u32::from_le_bytes([code << 4 | class, nth.to_le_bytes()[0], nth.to_le_bytes()[1], 0])
}

fn unpacked(number: u32) -> (Part, Class) {
    let [kinds, low, high, _] = number.to_le_bytes();
    let (code, class, nth) = (kinds >> 4, kinds & 0xf, u16::from_le_bytes([low, high]));
    let part = match code {
        0 => Part::Head,
        1 => Part::Verb,
        2 => Part::Action,
        3 => Part::About,
        5 => Part::Preferred,
        6 => Part::Scope(nth),
        7 => Part::Option(nth),
        8 => Part::Anchor(nth),
        9 => Part::Shared,
        _ => Part::Term,
    };
    let class = match class {
        1 => Class::Verb,
        2 => Class::Noun,
        3 => Class::Passive,
        _ => Class::Any,
    };
    (part, class)
}

/// The lists of a rule that are looked for.
fn parts(params: &Params) -> Vec<(Part, &Phrases)> {
    match params {
        Params::Measure(measure) => {
            let mut parts = vec![
                (Part::Head, &measure.heads),
                (Part::Shared, &measure.shared),
                (Part::About, &measure.about),
                (Part::Verb, &measure.verbs),
                (Part::Action, &measure.actions),
            ];
            parts.extend(measure.scopes.iter().enumerate().map(|(at, list)| (Part::Scope(number(at)), list)));
            parts
        }
        Params::Choice(choice) => {
            let options = choice.options.iter().enumerate();
            let mut parts = vec![(Part::About, &choice.about)];
            parts.extend(options.map(|(at, option)| (Part::Option(number(at)), &option.1)));
            parts
        }
        Params::Words(words) | Params::Variants(words) => vec![(Part::Term, words)],
        Params::Office(office) => vec![(Part::Term, &office.titles)],
        Params::Occupations(occupations) => {
            let list = occupations.list.iter().enumerate();
            list.map(|(at, one)| (Part::Option(number(at)), &one.titles)).collect()
        }
        Params::Happening(happening) => vec![(Part::Term, &happening.words)],
        Params::Spelling(style) => vec![(Part::Term, &style.avoid), (Part::Preferred, &style.preferred)],
        Params::Quote(play) => vec![(Part::Term, &play.speakers)],
        Params::Superlative(superlative) => vec![(Part::Head, &superlative.heads)],
        Params::Suppress(suppress) => vec![(Part::Term, &suppress.words)],
        Params::Pattern(_) | Params::Arithmetic(_) | Params::Check => Vec::new(),
    }
}
