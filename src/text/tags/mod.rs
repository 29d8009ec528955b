//! Tokens in, parts of speech out.

mod features;
mod lexicon;
mod model;

use self::features::{
    Evidence, Mode, Seen, Shape, Spelling, case, on_the_left, on_the_right, opens_after, own, placed,
};
use self::lexicon::Fact;
use self::model::{Model, Scores, best};
use super::{Sentence, Sym, Token, TokenKind, Words};

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

/// What is known of a distinct word before its place is looked at.
#[derive(Clone, Copy)]
struct Entry {
    shape: Shape,
    only: Option<u8>,
    auxiliary: bool,
    before_to: bool,
    evidence: Evidence,
}

/// Sets the tag of every token.
pub(super) fn tag(text: &str, sentences: &[Sentence], tokens: &mut [Token], words: &Words) {
    let model = Model::new(WEIGHTS);
    let entry = |word: &str| {
        let shape = Shape::of(word);
        Entry {
            shape,
            only: model.only_tag(shape.lexicon_key()),
            auxiliary: false,
            before_to: false,
            evidence: Evidence::default(),
        }
    };
    let mut entries: Vec<Entry> = words.iter().map(entry).collect();
    lexicon::each(words, |word, fact| {
        let Some(entry) = entries.get_mut(word.index()) else { return };
        match fact {
            Fact::Only(tag) => entry.only = Some(tag as u8),
            Fact::Auxiliary => entry.auxiliary = true,
            Fact::VerbBeforeTo => entry.before_to = true,
        }
    });
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
    let (mut line, mut memo) = (Line::default(), Memo::new(model, words.len()));
    for (sentence, mode) in sentences.iter().zip(modes) {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let (Some(tokens), Some(spellings)) = (tokens.get_mut(range.clone()), spellings.get(range)) else { continue };
        line.look(tokens, spellings, mode, &entries, words);
        line.tag(tokens, &mut memo);
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
    /// The words of `seen`, for [`Memo`]; none for edges.
    words: Vec<Option<Sym>>,
    only: Vec<Option<u8>>,
    auxiliary: Vec<bool>,
}

impl Line {
    /// Takes in a sentence; two edges on either side spare the tagger from looking past the end.
    fn look(&mut self, tokens: &[Token], spellings: &[Spelling], mode: Mode, entries: &[Entry], words: &Words) {
        self.seen.clear();
        self.words.clear();
        self.only.clear();
        self.auxiliary.clear();
        self.seen.extend([Seen::edge(); 2]);
        self.words.extend([None; 2]);
        let mut opens = true;
        for (token, spelling) in tokens.iter().zip(spellings) {
            let Some(entry) = entries.get(token.lower.index()) else { continue };
            let seen = Seen::new(entry.shape, case(*spelling, mode, opens, entry.evidence));
            self.only.push(if token.kind == TokenKind::Number {
                Some(Tag::Num as u8)
            } else {
                seen.only_tag(entry.only)
            });
            self.auxiliary.push(entry.auxiliary);
            self.seen.push(seen);
            // Capitals among small letters make another word of it (`US`).
            let own = *spelling != Spelling::Capitals || mode == Mode::Caps;
            self.words.push(own.then_some(token.lower));
            opens = token.kind == TokenKind::Mark && opens_after(words.get(token.lower));
        }
        self.seen.extend([Seen::edge(); 2]);
        self.words.extend([None; 2]);
    }

    fn tag(&self, tokens: &mut [Token], memo: &mut Memo) {
        let mut before = [NONE; 2];
        let known = self.only.iter().zip(&self.auxiliary);
        let places = self.seen.windows(5).zip(self.words.windows(5));
        for ((token, (only, auxiliary)), (around, words)) in tokens.iter_mut().zip(known).zip(places) {
            let tag = match (only, <[Seen; 5]>::try_from(around), words) {
                (Some(tag), ..) => *tag,
                (None, Ok(around), [_, left, here, right, _]) => {
                    let mut scores = Scores::default();
                    memo.model.add(&placed(around, before), &mut scores);
                    memo.add(Side::Own, around[2], *here, &mut scores);
                    memo.add(Side::Left, around[1], *left, &mut scores);
                    memo.add(Side::Right, around[3], *right, &mut scores);
                    if !auxiliary && let Some(score) = scores.get_mut(Tag::Aux as usize) {
                        *score = i16::MIN;
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

/// Which features of a word are asked for: its own, or those it gives to the word after or before it.
#[derive(Clone, Copy)]
enum Side {
    Own,
    Left,
    Right,
}

/// The sums of features that a word brings along wherever it stands, worked out once a document.
struct Memo {
    model: Model<'static>,
    /// For each word and side the place in `sums` plus one, or 0.
    places: Vec<[u32; 3]>,
    sums: Vec<Scores>,
}

impl Memo {
    fn new(model: Model<'static>, words: usize) -> Self {
        Self { model, places: vec![[0; 3]; words], sums: Vec::new() }
    }

    /// Adds the features of a word to the scores.
    fn add(&mut self, side: Side, seen: Seen, word: Option<Sym>, scores: &mut Scores) {
        let Some(place) = word.and_then(|word| self.places.get_mut(word.index())?.get_mut(side as usize)) else {
            return look_up(self.model, side, seen, scores);
        };
        if *place == 0 {
            let mut sum = Scores::default();
            look_up(self.model, side, seen, &mut sum);
            self.sums.push(sum);
            *place = u32::try_from(self.sums.len()).unwrap_or(0);
        }
        let sum = (*place as usize).checked_sub(1).and_then(|at| self.sums.get(at));
        scores.iter_mut().zip(sum.into_iter().flatten()).for_each(|(score, more)| *score += more);
    }
}

fn look_up(model: Model<'_>, side: Side, seen: Seen, scores: &mut Scores) {
    match side {
        Side::Own => model.add(&own(seen), scores),
        Side::Left => model.add(&on_the_left(seen), scores),
        Side::Right => model.add(&on_the_right(seen), scores),
    }
}
