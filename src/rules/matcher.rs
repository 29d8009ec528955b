//! The walk of a document through the phrases of all rules.
//!
//! The walk is linear whatever the phrases are: from each token at most [`crate::rulebook`]'s longest phrase deep, with
//! at most two gaps of [`GAP`] tokens.

use std::ops::Range;

use super::hits::{Hit, Tokens};
use super::{Rule, RuleIndex, builtin};
use crate::rulebook::Class;
use crate::rulebook::trie::{NONE, NUMBER_SYMBOL, Part, Symbol, Trie};
use crate::text::{Document, Sym, Tag, Token, TokenKind};

/// How many tokens a gap `...` stands for at most.
const GAP: u8 = 6;
/// Words that no gap goes over.
const NEGATING: [&str; 7] = ["not", "n't", "never", "no", "nobody", "nothing", "none"];
/// How far before a participle its `be` may stand (`were last night reportedly killed`).
const BE_WITHIN: u32 = 4;

/// Every phrase of every rule.
#[derive(Debug, Clone, Default)]
pub(super) struct Matcher {
    /// The built-in phrases as they are stored, and those of all other rules.
    parts: [Phrasebook; 2],
}

/// A trie of phrases.
#[derive(Debug, Clone, Default)]
struct Phrasebook {
    trie: Trie,
    /// The rule of each number in the trie; none where it is not in force.
    rules: Vec<Option<RuleIndex>>,
}

/// A token as the trie sees it.
#[derive(Clone, Copy)]
struct Letter {
    lower: Symbol,
    /// None where it is the lower-case form.
    lemma: Symbol,
    /// [`NUMBER_SYMBOL`] or none.
    number: Symbol,
    hyphen: bool,
    /// Whether it is a word that no gap stands for, because it turns what is said round.
    negates: bool,
    sentence: u32,
}

impl Letter {
    /// The words of the rules that it can be.
    fn symbols(&self) -> impl Iterator<Item = Symbol> + use<> {
        [self.lower, self.lemma, self.number].into_iter().filter(|symbol| *symbol != NONE)
    }
}

/// A place in the trie, before a token.
#[derive(Clone, Copy)]
struct State {
    node: u32,
    at: u32,
    gap: u8,
}

impl Matcher {
    /// Makes the phrases of `rules` ready; the position in the list is the rule's index. Only those that are not stored
    /// have to be laid out.
    pub(super) fn new(rules: &[Rule]) -> Self {
        let mut stored = Phrasebook { trie: builtin::trie(), rules: Vec::new() };
        let mut own = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            match rule.stored {
                Some(number) => stored.put(number as usize, index),
                None => own.push(index),
            }
        }
        let params = own.iter().filter_map(|index| Some(rules.get(*index)?.params()));
        let trie = Trie::of((0..).zip(params));
        let own = Phrasebook { trie, rules: own.into_iter().map(Some).collect() };
        Self { parts: [stored, own] }
    }

    /// Every phrase in the document, sorted; see [`super::Rules::hits`].
    pub(super) fn hits(&self, document: &Document) -> Vec<Hit> {
        let mut hits = Vec::new();
        for part in self.parts.iter().filter(|part| !part.rules.is_empty()) {
            part.search(document, &mut hits);
        }
        keep_longest(hits)
    }
}

impl Phrasebook {
    /// Gives a number of the trie to a rule.
    fn put(&mut self, number: usize, index: RuleIndex) {
        if self.rules.len() <= number {
            self.rules.resize(number + 1, None);
        }
        if let Some(place) = self.rules.get_mut(number) {
            *place = Some(index);
        }
    }

    /// Adds every phrase in the document.
    fn search(&self, document: &Document, hits: &mut Vec<Hit>) {
        let letters = self.spell(document);
        let mut stack = Vec::new();
        for (start, letter) in (0_u32..).zip(&letters) {
            let first = |symbol: Symbol| self.trie.first(symbol).map(|node| State { node, at: start + 1, gap: 0 });
            stack.extend(letter.symbols().filter_map(first));
            while let Some(state) = stack.pop() {
                let children = self.trie.children(state.node);
                if !children.is_empty() {
                    self.advance(&children, state, letter.sentence, &letters, &mut stack);
                }
                // A state in the middle of a gap stands before a token that no word of the phrase covers.
                if state.gap > 0 {
                    continue;
                }
                let last = (state.at as usize).checked_sub(1).and_then(|last| letters.get(last));
                let word = || last.is_some_and(|last| last.lower == self.trie.symbol_of(state.node));
                for leaf in self.trie.leaves(state.node) {
                    if let Some(rule) = self.rules.get(leaf.rule as usize).copied().flatten()
                        && fits(document, start..state.at, leaf.class, word)
                    {
                        hits.push(Hit { tokens: Tokens { start, end: state.at }, rule, part: leaf.part });
                    }
                }
            }
        }
    }

    /// The document's tokens in symbols; each distinct word is looked up once.
    fn spell(&self, document: &Document) -> Vec<Letter> {
        let known: Vec<Symbol> = document.words().iter().map(|word| self.trie.symbol(word)).collect();
        let symbol = |sym: Sym| known.get(sym.index()).copied().unwrap_or(NONE);
        let letter = |(at, token): (u32, &Token)| Letter {
            lower: symbol(token.lower),
            lemma: if token.lemma == token.lower { NONE } else { symbol(token.lemma) },
            number: if is_number(document, at) { NUMBER_SYMBOL } else { NONE },
            hyphen: token.kind == TokenKind::Mark
                && matches!(document.slice(token.span), "-" | "\u{2010}" | "\u{2011}" | "/"),
            negates: NEGATING.contains(&document.lower(at)),
            sentence: token.sentence,
        };
        (0..).zip(&document.tokens).map(letter).collect()
    }

    /// Pushes every state that one more token leads to, given the nodes that it may lead to.
    fn advance(&self, children: &Range<u32>, state: State, sentence: u32, letters: &[Letter], stack: &mut Vec<State>) {
        let here = |at: u32| letters.get(at as usize).filter(|letter| letter.sentence == sentence);
        let Some(letter) = here(state.at) else { return };
        let at = state.at + 1;
        if state.gap == 0 {
            if let Some(node) = self.trie.gap(children) {
                let behind = State { node, at: state.at, gap: GAP + 1 };
                self.advance(&self.trie.children(node), behind, sentence, letters, stack);
            }
            // The phrase may go on behind a hyphen; it must not end on it.
            if let Some(next) = here(at).filter(|_| letter.hyphen) {
                self.follow(children, next, at + 1, stack);
            }
        }
        self.follow(children, letter, at, stack);
        // `awarded no damages` is no award.
        if state.gap > 1 && !letter.negates {
            stack.push(State { node: state.node, at, gap: state.gap - 1 });
        }
    }

    fn follow(&self, children: &Range<u32>, letter: &Letter, at: u32, stack: &mut Vec<State>) {
        for symbol in letter.symbols() {
            stack.extend(self.trie.child(children, symbol).map(|node| State { node, at, gap: 0 }));
        }
    }
}

/// Whether the tokens are of the class that a phrase asks for.
///
/// `word` says whether the last token was met in the form in which it stands, and not by its lemma alone.
fn fits(document: &Document, tokens: Range<u32>, class: Class, word: impl Fn() -> bool) -> bool {
    match class {
        Class::Any => true,
        Class::Verb => is_verb(document, tokens.start),
        Class::Noun => is_noun(document, tokens.end.saturating_sub(1), word()),
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
            // A determiner at the start of a sentence is no name (`The ferry Aurelia`).
            let named = before != Tag::Det && at.checked_sub(1).is_some_and(capital);
            let object = matches!(document.tag(at + 1), Tag::Det | Tag::Propn | Tag::Pron | Tag::Num | Tag::Adj)
                || named && !capital(at) && capital(at + 1);
            before == Tag::Aux || object && (named || matches!(before, Tag::Noun | Tag::Propn | Tag::Pron))
        }
        _ => false,
    }
}

/// Whether a participle stands in the passive (`was killed`, `people killed in`), or an adjective behind a `be`.
fn is_passive(document: &Document, at: u32) -> bool {
    if let Some(group) = document.verb_group_at(at).filter(|group| group.head == at) {
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

/// Whether a token is a number of things that are there: not `0`, not the one of `no one`.
fn is_number(document: &Document, at: u32) -> bool {
    let denied = || at.checked_sub(1).is_some_and(|before| matches!(document.lower(before), "no" | "not"));
    document.tag(at) == Tag::Num && !matches!(document.lower(at), "0" | "zero" | "nil" | "nought") && !denied()
}

/// The list of a rule that a part belongs to; options of a choice count as one, so that `not guilty` is not `guilty` as well.
fn list(part: Part) -> u32 {
    match part {
        Part::Head => 0,
        Part::Verb => 1,
        Part::Action => 2,
        Part::Scope(_) => 3,
        Part::Option(_) => 4,
        Part::About => 5,
        Part::Term => 6,
        Part::Preferred => 7,
        Part::Shared => 8,
        // Two phrases of one pattern may have anchors inside each other, and either may be the one that fits.
        Part::Anchor(nth) => 9 + u32::from(nth),
    }
}

/// Drops what lies inside a longer hit of the same list of the same rule, and what is told twice.
fn keep_longest(mut hits: Vec<Hit>) -> Vec<Hit> {
    // Those of a user's rules come behind the built-in ones; either lie in order already.
    hits.sort_by_key(|hit| hit.tokens.start);
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    // The hits kept that reach to the token at hand and further: few are of several words.
    let mut open: Vec<Hit> = Vec::new();
    for here in hits.chunk_by_mut(|one, next| one.tokens.start == next.tokens.start) {
        open.retain(|hit| here.first().is_some_and(|first| hit.tokens.end > first.tokens.start));
        here.sort_unstable();
        let first = kept.len();
        // The longest first.
        for hit in here.iter().rev() {
            let holds = |other: &Hit| {
                other.rule == hit.rule
                    && hit.tokens.end <= other.tokens.end
                    && (hit.tokens != other.tokens || hit.part == other.part)
                    && list(hit.part) == list(other.part)
            };
            if !open.iter().any(holds) {
                kept.push(*hit);
                open.extend(Some(*hit).filter(|hit| hit.tokens.end > hit.tokens.start + 1));
            }
        }
        kept[first..].reverse();
    }
    kept.dedup();
    kept
}
