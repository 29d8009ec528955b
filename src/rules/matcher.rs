//! The phrases of all rules as one trie, and its walk over a document.
//!
//! The walk is linear whatever the phrases are: from each token at most [`super::phrases::LONGEST`] words deep, with
//! at most two gaps of [`GAP`] tokens.

use std::ops::Range;

use super::hits::{Hit, Part, Tokens};
use super::phrases::{self, Class, DOTS};
use super::{Params, Phrases, Rule, RuleIndex};
use crate::text::{Document, Sym, Tag, Token, TokenKind, VerbGroup, Words};

/// How many tokens a gap `...` stands for at most.
pub(super) const GAP: u8 = 6;
/// How far before a participle its `be` may stand (`were last night reportedly killed`).
const BE_WITHIN: u32 = 4;

/// A word of the rules.
type Symbol = u32;
/// No word of the rules.
const NONE: Symbol = 0;
/// The gap.
const DOTS_SYMBOL: Symbol = 1;
/// Any number but none at all.
const NUMBER_SYMBOL: Symbol = 2;
/// How it is written.
const NUMBER: &str = "{number}";

/// A phrase ends at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Leaf {
    rule: RuleIndex,
    part: Part,
    class: Class,
}

#[derive(Debug, Clone, Default)]
struct Node {
    /// The symbol that leads here.
    symbol: Symbol,
    /// The nodes that one more word leads to; they stand side by side, in order of symbol.
    next: Range<u32>,
    /// The phrases that end here, in [`Matcher::leaves`].
    leaves: Range<u32>,
}

/// Every phrase of every rule, compiled.
#[derive(Debug, Clone, Default)]
pub(super) struct Matcher {
    /// The words of the rules; the symbol of a word is its number here and one more.
    words: Words,
    nodes: Vec<Node>,
    leaves: Vec<Leaf>,
    /// The node a phrase's first symbol leads to, 0 for none.
    first: Vec<u32>,
}

/// The phrases of all rules on their way into a trie.
#[derive(Default)]
struct Rows {
    words: Words,
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

/// A token as the trie sees it.
#[derive(Clone, Copy)]
struct Letter {
    lower: Symbol,
    lemma: Symbol,
    /// [`NUMBER_SYMBOL`] or none.
    number: Symbol,
    hyphen: bool,
    sentence: u32,
}

/// A place in the trie, before a token.
#[derive(Clone, Copy)]
struct State {
    node: u32,
    at: u32,
    gap: u8,
}

impl Rows {
    fn add_rule(&mut self, index: RuleIndex, params: &Params) {
        for (part, phrases) in parts(params) {
            for phrase in phrases.iter() {
                let (class, words) = phrases::body(phrase);
                let class = match (class, part) {
                    (Class::Any, Part::Head) => Class::Noun,
                    (Class::Any, Part::Verb | Part::Action) => Class::Verb,
                    (class, _) => class,
                };
                self.add(Leaf { rule: index, part, class }, words.split_ascii_whitespace());
            }
        }
        if let Params::Pattern(slots) = params {
            for (nth, phrase) in slots.phrases.iter().enumerate() {
                self.add(Leaf { rule: index, part: Part::Anchor(number(nth)), class: Class::Any }, phrase.words());
            }
        }
    }

    fn add<'w>(&mut self, leaf: Leaf, words: impl Iterator<Item = &'w str>) {
        let start = length(&self.symbols);
        self.symbols.extend(words.map(|word| symbol(self.words.intern(word))));
        let path = self.symbols.get(start as usize..).unwrap_or_default();
        let nth = |at: usize| u64::from(path.get(at).copied().unwrap_or(NONE));
        self.rows.push(Row { key: nth(0) << 32 | nth(1), path: start..length(&self.symbols), leaf });
    }

    /// Sorted, phrases with the same beginning are neighbours: each node is a range of rows and a number of words that
    /// they share, and its children are made together.
    fn into_matcher(mut self) -> Matcher {
        let path = |row: &Row| self.symbols.get(row.path.start as usize..row.path.end as usize).unwrap_or_default();
        self.rows.sort_unstable_by(|a, b| a.key.cmp(&b.key).then_with(|| path(a).cmp(path(b))));
        let mut matcher = Matcher { nodes: vec![Node::default()], ..Matcher::default() };
        let mut open = vec![(0..self.rows.len(), 0)];
        let mut at = 0;
        while let Some((range, depth)) = open.get(at).cloned() {
            let rows = self.rows.get(range.clone()).unwrap_or_default();
            let ends = rows.partition_point(|row| path(row).len() == depth);
            let first_leaf = length(&matcher.leaves);
            for Row { leaf, .. } in rows.iter().take(ends) {
                if !matcher.leaves.get(first_leaf as usize..).unwrap_or_default().contains(leaf) {
                    matcher.leaves.push(*leaf);
                }
            }
            let first_child = length(&matcher.nodes);
            let mut from = range.start + ends;
            let longer = rows.get(ends..).unwrap_or_default();
            for same in longer.chunk_by(|a, b| path(a).get(depth) == path(b).get(depth)) {
                let symbol = same.first().and_then(|row| path(row).get(depth)).copied().unwrap_or(NONE);
                matcher.nodes.push(Node { symbol, ..Node::default() });
                open.push((from..from + same.len(), depth + 1));
                from += same.len();
            }
            let (next, leaves) = (first_child..length(&matcher.nodes), first_leaf..length(&matcher.leaves));
            if let Some(node) = matcher.nodes.get_mut(at) {
                (node.next, node.leaves) = (next, leaves);
            }
            at += 1;
        }
        matcher.words = self.words;
        matcher
    }
}

impl Matcher {
    /// Compiles the phrases of `rules`; the position in the list is the rule's index.
    pub(super) fn new(rules: &[Rule]) -> Self {
        let mut rows = Rows::default();
        // The first words of all are the gap and any number.
        rows.words.intern(DOTS);
        rows.words.intern(NUMBER);
        for (index, rule) in rules.iter().enumerate() {
            rows.add_rule(index, &rule.params);
        }
        let mut matcher = rows.into_matcher();
        matcher.first = vec![0; matcher.words.len() + 1];
        let roots = matcher.nodes.first().map_or(0..0, |root| root.next.clone());
        for node in roots {
            let symbol = matcher.nodes.get(node as usize).map_or(NONE, |node| node.symbol);
            if let Some(place) = matcher.first.get_mut(symbol as usize) {
                *place = node;
            }
        }
        matcher
    }

    fn step(&self, node: u32, symbol: Symbol) -> Option<u32> {
        let next = &self.nodes.get(node as usize)?.next;
        let children = self.nodes.get(next.start as usize..next.end as usize)?;
        let found = children.binary_search_by_key(&symbol, |child| child.symbol).ok()?;
        Some(next.start + u32::try_from(found).ok()?)
    }

    /// Every phrase in the document, sorted; see [`super::Rules::hits`].
    pub(super) fn hits(&self, document: &Document) -> Vec<Hit> {
        let letters = self.spell(document);
        let (mut hits, mut stack, mut found) = (Vec::new(), Vec::new(), Vec::new());
        for (start, letter) in (0_u32..).zip(&letters) {
            let firsts = [letter.lower, if letter.lemma == letter.lower { NONE } else { letter.lemma }, letter.number];
            for symbol in firsts {
                let node = self.first.get(symbol as usize).copied().unwrap_or(0);
                if node != 0 {
                    stack.push(State { node, at: start + 1, gap: 0 });
                }
            }
            while let Some(state) = stack.pop() {
                self.advance(state, letter.sentence, &letters, &mut stack);
                let Some(node) = self.nodes.get(state.node as usize) else { continue };
                let last = (state.at as usize).checked_sub(1).and_then(|last| letters.get(last));
                let word = last.is_some_and(|last| last.lower == node.symbol);
                for leaf in self.leaves.get(node.leaves.start as usize..node.leaves.end as usize).unwrap_or_default() {
                    // A state in the middle of a gap stands before a token that no word of the phrase covers.
                    if state.gap == 0 && fits(document, start..state.at, leaf.class, word) {
                        let tokens = Tokens { start, end: state.at };
                        found.push(Hit { tokens, rule: leaf.rule, part: leaf.part });
                    }
                }
            }
            hits.append(&mut found);
        }
        keep_longest(hits)
    }

    /// The document's tokens in symbols; each distinct word is looked up once.
    fn spell(&self, document: &Document) -> Vec<Letter> {
        let known: Vec<Symbol> =
            document.words().iter().map(|word| self.words.find(word).map_or(NONE, symbol)).collect();
        let symbol = |sym: Sym| known.get(sym.index()).copied().unwrap_or(NONE);
        let letter = |(at, token): (u32, &Token)| Letter {
            lower: symbol(token.lower),
            lemma: symbol(token.lemma),
            number: if is_number(document, at) { NUMBER_SYMBOL } else { NONE },
            hyphen: token.kind == TokenKind::Mark
                && matches!(document.slice(token.span), "-" | "\u{2010}" | "\u{2011}" | "/"),
            sentence: token.sentence,
        };
        (0..).zip(&document.tokens).map(letter).collect()
    }

    /// Pushes every state that one more token leads to.
    fn advance(&self, state: State, sentence: u32, letters: &[Letter], stack: &mut Vec<State>) {
        let Some(letter) = letters.get(state.at as usize).filter(|letter| letter.sentence == sentence) else { return };
        let at = state.at + 1;
        if let Some(node) = self.step(state.node, DOTS_SYMBOL).filter(|_| state.gap == 0) {
            self.advance(State { node, at: state.at, gap: GAP + 1 }, sentence, letters, stack);
        }
        if letter.hyphen && state.gap == 0 {
            let inner = self.nodes.get(state.node as usize).is_some_and(|node| !node.next.is_empty());
            // The phrase may go on behind the hyphen; it must not end on it.
            if inner && let Some(next) = letters.get(at as usize).filter(|next| next.sentence == sentence) {
                self.follow(state.node, *next, at + 1, stack);
            }
        }
        self.follow(state.node, *letter, at, stack);
        if state.gap > 1 {
            stack.push(State { node: state.node, at, gap: state.gap - 1 });
        }
    }

    fn follow(&self, node: u32, letter: Letter, at: u32, stack: &mut Vec<State>) {
        let lemma = if letter.lemma == letter.lower { NONE } else { letter.lemma };
        for symbol in [letter.lower, lemma, letter.number].into_iter().filter(|symbol| *symbol != NONE) {
            stack.extend(self.step(node, symbol).map(|node| State { node, at, gap: 0 }));
        }
    }
}

/// The symbol of a word of the rules.
fn symbol(word: Sym) -> Symbol {
    u32::try_from(word.index() + 1).unwrap_or(Symbol::MAX)
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

fn number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// The lists of a rule that are looked for.
fn parts(params: &Params) -> Vec<(Part, &Phrases)> {
    match params {
        Params::Measure(measure) => {
            let mut parts =
                vec![(Part::Head, &measure.heads), (Part::Verb, &measure.verbs), (Part::Action, &measure.actions)];
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
        Params::Happening(happening) => vec![(Part::Term, &happening.words)],
        Params::Spelling(style) => vec![(Part::Term, &style.avoid), (Part::Preferred, &style.preferred)],
        Params::Quote(play) => vec![(Part::Term, &play.speakers)],
        Params::Superlative(superlative) => vec![(Part::Head, &superlative.heads)],
        Params::Suppress(suppress) => vec![(Part::Term, &suppress.words)],
        Params::Pattern(_) | Params::Arithmetic(_) | Params::Check => Vec::new(),
    }
}

/// Whether the tokens are of the class that a phrase asks for.
///
/// `word` says whether the last token was met in the form in which it stands, and not by its lemma alone.
fn fits(document: &Document, tokens: Range<u32>, class: Class, word: bool) -> bool {
    match class {
        Class::Any => true,
        Class::Verb => is_verb(document, tokens.start),
        Class::Noun => is_noun(document, tokens.end.saturating_sub(1), word),
        Class::Passive => is_passive(document, tokens.start),
    }
}

/// Whether a token can be a noun. `the injured` is one, though the tagger may call it a verb, and so may be `strikes`;
/// `struck` and `trained` are forms of verbs, and no `strike` or `train`.
fn is_noun(document: &Document, at: u32, word: bool) -> bool {
    let (lower, lemma) = (document.lower(at), document.lemma(at));
    !matches!(document.tag(at), Tag::Verb | Tag::Aux) || lower != lemma && (word || lower.ends_with('s'))
}

/// Whether a token can be a verb. Behind an unknown name the tagger may take one for a noun (`Orkney beat Shetland`):
/// what no determiner or adjective introduces, and an object or nothing but an auxiliary stands beside, is a verb.
fn is_verb(document: &Document, at: u32) -> bool {
    let before = at.checked_sub(1).map_or(Tag::Punct, |before| document.tag(before));
    match document.tag(at) {
        Tag::Verb | Tag::Aux | Tag::Adj | Tag::X => true,
        Tag::Noun | Tag::Propn => {
            // The last word of a name may look like a verb itself (`Velden United beat Mora`).
            let capital = |token: u32| document.word(token).starts_with(char::is_uppercase);
            let named = at.checked_sub(1).is_some_and(capital);
            let object = matches!(document.tag(at + 1), Tag::Det | Tag::Propn | Tag::Pron | Tag::Num | Tag::Adj)
                || named && !capital(at) && capital(at + 1);
            before == Tag::Aux || object && (named || matches!(before, Tag::Noun | Tag::Propn | Tag::Pron))
        }
        _ => false,
    }
}

/// Whether a participle stands in the passive (`was killed`, `people killed in`), or an adjective behind a `be`.
fn is_passive(document: &Document, at: u32) -> bool {
    if let Some(group) = group_of(document, at).filter(|group| group.head == at) {
        return group.passive || has_be(document, group.tokens.start..at);
    }
    let sentence = document.tokens.get(at as usize).map(|token| token.sentence);
    let first = (at.saturating_sub(BE_WITHIN)..at)
        .find(|before| document.tokens.get(*before as usize).map(|token| token.sentence) == sentence)
        .unwrap_or(at);
    if has_be(document, first..at) {
        return true;
    }
    let before = at.checked_sub(1).map_or("", |before| document.lemma(before));
    matches!(document.tag(at), Tag::Verb) && document.lower(at) != document.lemma(at) && before != "have"
}

fn has_be(document: &Document, tokens: Range<u32>) -> bool {
    const BE: [&str; 10] = ["be", "am", "is", "are", "was", "were", "been", "being", "'re", "get"];
    tokens.into_iter().any(|at| BE.contains(&document.lower(at)) || matches!(document.lemma(at), "be" | "get"))
}

fn group_of(document: &Document, token: u32) -> Option<&VerbGroup> {
    let after = document.verb_groups.partition_point(|group| group.tokens.end <= token);
    document.verb_groups.get(after).filter(|group| group.tokens.start <= token)
}

/// Whether a token is a number of things that are there: not `0`, not the one of `no one`.
fn is_number(document: &Document, at: u32) -> bool {
    let denied = || at.checked_sub(1).is_some_and(|before| matches!(document.lower(before), "no" | "not"));
    document.tag(at) == Tag::Num && !matches!(document.lower(at), "0" | "zero" | "nil" | "nought") && !denied()
}

/// Drops what lies inside a longer hit of the same list of the same rule; options of a choice count as one list, so
/// that `not guilty` is not `guilty` as well.
fn keep_longest(mut hits: Vec<Hit>) -> Vec<Hit> {
    let class = |part: &Part| match part {
        Part::Head => 0,
        Part::Verb => 1,
        Part::Action => 2,
        Part::Scope(_) => 3,
        Part::Option(_) => 4,
        Part::About => 5,
        Part::Term => 6,
        // Two phrases of one pattern may have anchors inside each other, and either may be the one that fits.
        Part::Anchor(nth) => 8 + u32::from(*nth),
        Part::Preferred => 7,
    };
    let list = |hit: &Hit| (hit.rule, class(&hit.part));
    hits.sort_by_key(|hit| (hit.rule, class(&hit.part), hit.tokens.start, u32::MAX - hit.tokens.end, hit.part));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        // Hits of one list are in order of start, longest first: only the last one kept can contain this one.
        let inside = kept.last().is_some_and(|last| {
            list(last) == list(&hit)
                && hit.tokens.end <= last.tokens.end
                && (hit.tokens != last.tokens || hit.part == last.part)
        });
        if !inside {
            kept.push(hit);
        }
    }
    kept.sort();
    kept
}
