//! Tokens in, parts of speech out.

mod features;
mod model;

use self::features::{Evidence, Mode, Seen, Shape, Spelling, case, features, opens_after};
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

/// The number that stands for "no tag yet" at the start of a sentence.
const NONE: u8 = 17;
/// The number of [`Tag::Num`].
const NUM: u8 = 8;

/// What is known of a distinct word before its place is looked at.
#[derive(Clone, Copy)]
struct Entry {
    shape: Shape,
    only: Option<u8>,
    evidence: Evidence,
}

/// Sets the tag of every token.
pub(super) fn tag(text: &str, sentences: &[Sentence], tokens: &mut [Token], words: &Words) {
    let model = Model::new(WEIGHTS);
    let entry = |word: &str| {
        let shape = Shape::of(word);
        Entry { shape, only: model.only_tag(shape.lexicon_key()), evidence: Evidence::default() }
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
        line.tag(tokens, model);
    }
}

/// The tokens of the sentence at hand as the tagger sees them.
#[derive(Default)]
struct Line {
    seen: Vec<Seen>,
    only: Vec<Option<u8>>,
}

impl Line {
    /// Takes in a sentence; two edges on either side spare the tagger from looking past the end.
    fn look(&mut self, tokens: &[Token], spellings: &[Spelling], mode: Mode, entries: &[Entry], words: &Words) {
        self.seen.clear();
        self.only.clear();
        self.seen.extend([Seen::edge(); 2]);
        let mut opens = true;
        for (token, spelling) in tokens.iter().zip(spellings) {
            let Some(entry) = entries.get(token.lower.index()) else { continue };
            let seen = Seen::new(entry.shape, case(*spelling, mode, opens, entry.evidence));
            self.only.push(if token.kind == TokenKind::Number { Some(NUM) } else { seen.only_tag(entry.only) });
            self.seen.push(seen);
            opens = token.kind == TokenKind::Mark && opens_after(words.get(token.lower));
        }
        self.seen.extend([Seen::edge(); 2]);
    }

    fn tag(&self, tokens: &mut [Token], model: Model<'_>) {
        let mut before = [NONE; 2];
        for ((token, only), around) in tokens.iter_mut().zip(&self.only).zip(self.seen.windows(5)) {
            let tag = match (only, <[Seen; 5]>::try_from(around)) {
                (Some(tag), _) => *tag,
                (None, Ok(around)) => {
                    let mut scores = Scores::default();
                    features(around, before).iter().for_each(|key| model.add(*key, &mut scores));
                    best(&scores)
                }
                (None, Err(_)) => NONE,
            };
            token.tag = TAGS.get(usize::from(tag)).copied().unwrap_or(Tag::X);
            before = [tag, before[0]];
        }
    }
}
