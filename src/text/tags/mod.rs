//! Tokens in, parts of speech out.

mod cache;
mod features;
mod lexicon;
mod model;

use std::cell::RefCell;

use self::cache::Cache;
use self::features::{Evidence, Group, Mode, Seen, Shape, Spelling, case, opens_after, paired};
use self::model::{Model, Scores, best};
use super::{Sentence, Token, TokenKind, Words};

/// The universal parts of speech (Universal Dependencies, UPOS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the standard's own")]
pub enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// The tags in the order in which the model numbers them.
const TAGS: [Tag; model::TAGS] = [
    Tag::Adj,
    Tag::Adp,
    Tag::Adv,
    Tag::Aux,
    Tag::Cconj,
    Tag::Det,
    Tag::Intj,
    Tag::Noun,
    Tag::Num,
    Tag::Part,
    Tag::Pron,
    Tag::Propn,
    Tag::Punct,
    Tag::Sconj,
    Tag::Sym,
    Tag::Verb,
    Tag::X,
];

/// The weights that `examples/train_tagger` learned from UD English-EWT (see NOTICE).
static WEIGHTS: &[u8] = include_bytes!("../../../data/text/tagger.bin");

thread_local! {
    static CACHE: RefCell<Cache> = RefCell::new(Cache::new(Model::new(WEIGHTS)));
}

/// The parts of speech that only words of a list have: no tagger should find a preposition in `beat`.
const CLOSED: [Tag; 2] = [Tag::Aux, Tag::Adp];

/// The number that stands for "no tag yet" at the start of a sentence.
const NONE: u8 = 17;

/// What is known of a distinct word before its place is looked at.
#[derive(Clone, Copy)]
struct Entry {
    shape: Shape,
    only: Option<u8>,
    /// Which of [`CLOSED`] it may be, a bit each in that order.
    closed: u8,
    before_to: bool,
    evidence: Evidence,
}

/// Sets the tag of every token.
pub(super) fn tag(text: &str, sentences: &[Sentence], tokens: &mut [Token], words: &Words) {
    CACHE.with_borrow_mut(|cache| tag_with(cache, text, sentences, tokens, words));
}

fn tag_with(cache: &mut Cache, text: &str, sentences: &[Sentence], tokens: &mut [Token], words: &Words) {
    let model = cache.model();
    let entry = |word: &str| {
        let (shape, known) = (Shape::of(word), lexicon::known(word));
        Entry {
            shape,
            only: known.only.map(|tag| tag as u8).or_else(|| model.only_tag(shape.lexicon_key())),
            closed: u8::from(known.aux) | u8::from(known.adp) << 1,
            before_to: known.before_to,
            evidence: Evidence::default(),
        }
    };
    let mut entries: Vec<Entry> = words.iter().map(entry).collect();
    let spellings: Vec<Spelling> =
        tokens.iter().map(|token| Spelling::of(text.get(token.span.range()).unwrap_or_default())).collect();
    let mut modes = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let (Some(tokens), Some(spellings)) = (tokens.get(range.clone()), spellings.get(range)) else { continue };
        let mode = Mode::of(spellings.iter().copied().zip(tokens.iter().map(|token| token.span.len() as usize)));
        modes.push(mode);
        let mut opens = true;
        for (token, spelling) in tokens.iter().zip(spellings) {
            if let Some(entry) = entries.get_mut(token.lower.index()) {
                entry.evidence.note(*spelling, mode, opens);
            }
            opens = token.kind == TokenKind::Mark && opens_after(words.get(token.lower));
        }
    }
    let mut line = Line::default();
    for (sentence, mode) in sentences.iter().zip(modes) {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let (Some(tokens), Some(spellings)) = (tokens.get_mut(range.clone()), spellings.get(range)) else { continue };
        line.look(tokens, spellings, mode, &entries, words);
        line.tag(tokens, cache);
        plan_verbs(tokens, &entries);
    }
}

/// Makes a verb of the plural noun in `Tokyo plans to double its fleet`.
fn plan_verbs(tokens: &mut [Token], entries: &[Entry]) {
    for at in 1..tokens.len().saturating_sub(2) {
        let Some([before, here, to, verb]) = tokens.get_mut(at - 1..at + 3) else { continue };
        let plan = here.tag == Tag::Noun && entries.get(here.lower.index()).is_some_and(|entry| entry.before_to);
        if plan && matches!(before.tag, Tag::Propn | Tag::Pron) && to.tag == Tag::Part && verb.tag == Tag::Verb {
            here.tag = Tag::Verb;
        }
    }
}

/// The tokens of the sentence at hand as the tagger sees them.
#[derive(Default)]
struct Line {
    seen: Vec<Seen>,
    only: Vec<Option<u8>>,
    closed: Vec<u8>,
}

impl Line {
    /// Takes in a sentence; two edges on either side spare the tagger from looking past the end.
    fn look(&mut self, tokens: &[Token], spellings: &[Spelling], mode: Mode, entries: &[Entry], words: &Words) {
        self.seen.clear();
        self.only.clear();
        self.closed.clear();
        self.seen.extend([Seen::edge(); 2]);
        let mut opens = true;
        for (token, spelling) in tokens.iter().zip(spellings) {
            let Some(entry) = entries.get(token.lower.index()) else { continue };
            let seen = Seen::new(entry.shape, case(*spelling, mode, opens, entry.evidence));
            self.only.push(if token.kind == TokenKind::Number {
                Some(Tag::Num as u8)
            } else {
                seen.only_tag(entry.only)
            });
            self.closed.push(entry.closed);
            self.seen.push(seen);
            opens = token.kind == TokenKind::Mark && opens_after(words.get(token.lower));
        }
        self.seen.extend([Seen::edge(); 2]);
    }

    fn tag(&self, tokens: &mut [Token], cache: &mut Cache) {
        let mut before = [NONE; 2];
        let known = self.only.iter().zip(&self.closed);
        for ((token, (only, closed)), around) in tokens.iter_mut().zip(known).zip(self.seen.windows(5)) {
            let tag = match (only, <[Seen; 5]>::try_from(around)) {
                (Some(tag), _) => *tag,
                (None, Ok(around)) => {
                    let mut scores = Scores::default();
                    cache.model().add(&paired(around), &mut scores);
                    for group in Group::all(around, before) {
                        cache.add(group, &mut scores);
                    }
                    for (_, tag) in CLOSED.iter().enumerate().filter(|(bit, _)| closed >> bit & 1 == 0) {
                        if let Some(score) = scores.get_mut(*tag as usize) {
                            *score = i16::MIN;
                        }
                    }
                    best(&scores)
                }
                _ => NONE,
            };
            token.tag = TAGS.get(usize::from(tag)).copied().unwrap_or(Tag::X);
            before = [tag, before[0]];
        }
    }
}
