//! Article in, document out: the text cut into sentences, tokens with tags and lemmas, and phrases.
//!
//! Comes in: an [`Article`]. Goes out: a [`Document`], built once, the only thing that may slice the text.
//! Refuses: nothing; any UTF-8 gives a document.
//!
//! `The minister's 5:00 p.m. talks were not held.` becomes one sentence; the tokens `The` `minister` `'s` `5:00`
//! `p.m.` `talks` `were` `not` `held` `.`; the noun phrases `The minister's 5:00 p.m. talks`, and the passive,
//! negated verb group `were not held`.

mod abbreviations;
mod chunks;
mod lemmas;
pub(crate) mod letters;
mod lines;
mod sentences;
mod span;
mod tags;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use std::sync::OnceLock;

use crate::article::{Article, BlockKind};

pub use chunks::{NounPhrase, Tense, VerbGroup};
pub use lines::Lines;
pub use span::Span;
pub use tags::Tag;
pub use tokens::TokenKind;
pub use words::{Sym, Words};

/// A token: a word, a number, a mark. Numbers are split from letters that follow (`11pm` is `11` `pm`), hyphenated
/// words are split at the hyphen (`58-metre` is `58` `-` `metre`), clitics stand alone (`Japan` `'s`, `was` `n't`).
/// Letters followed by digits stay whole (`G7`, `WZ-7`, `1990s`, `1st`), so do abbreviations (`U.S.`, `a.m.`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Universal part of speech.
    pub tag: Tag,
    /// The word in lower case, apostrophes straightened.
    pub lower: Sym,
    /// The dictionary form in lower case (`were` -> `be`, `n't` -> `not`).
    pub lemma: Sym,
    /// Index of its sentence in [`Document::sentences`].
    pub sentence: u32,
    /// Whether white space stands before it.
    pub space_before: bool,
}

/// A sentence, a headline, a caption or a list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes in the text, outer white space left out.
    pub span: Span,
    /// Its tokens, as indexes into [`Document::tokens`].
    pub tokens: std::ops::Range<u32>,
    /// The kind of block it stands in.
    pub block: BlockKind,
    /// Index of that block in [`Article::blocks`].
    pub paragraph: u32,
}

/// One article, analysed. Spans and token indexes are valid only in their own document.
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    /// Made when first asked for: most documents have no line told.
    lines: OnceLock<Lines>,
    words: Words,
    decimal_commas: bool,
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
    /// The tokens in order.
    pub tokens: Vec<Token>,
    /// The noun phrases in order, not nested, not overlapping.
    pub noun_phrases: Vec<NounPhrase>,
    /// The verb groups in order, not overlapping.
    pub verb_groups: Vec<VerbGroup>,
}

impl Document {
    /// Analyses one article. Time grows linearly with its length.
    pub fn new(article: &Article) -> Self {
        let mut document = Self::cut(article);
        document.tag_words();
        document.find_phrases();
        document
    }

    /// The first step of [`Document::new`]: only sentences and tokens, all tags and lemmas still unset. The steps are
    /// apart for those who measure them.
    pub fn cut(article: &Article) -> Self {
        let text = article.text.clone();
        let mut words = Words::for_text(text.len());
        let (sentences, tokens) = sentences::split(&text, &article.blocks, &mut words);
        let (noun_phrases, verb_groups) = (Vec::new(), Vec::new());
        let decimal_commas = writes_decimal_commas(&text, &tokens);
        Self { lines: OnceLock::new(), text, words, decimal_commas, sentences, tokens, noun_phrases, verb_groups }
    }

    /// The second step of [`Document::new`]: the part of speech of every token.
    pub fn tag_words(&mut self) {
        tags::tag(&self.text, &self.sentences, &mut self.tokens, &self.words);
    }

    /// The last step of [`Document::new`]: lemmas, noun phrases and verb groups.
    pub fn find_phrases(&mut self) {
        lemmas::lemmatise(&mut self.tokens, &mut self.words);
        (self.noun_phrases, self.verb_groups) = chunks::chunk(&self.sentences, &self.tokens, &self.words);
    }

    /// A document of one paragraph without metadata; for tests, rules and tools.
    pub fn of_text(text: &str) -> Self {
        Self::new(&Article::of_text(text))
    }

    /// Whether the article writes `2,1 percent` and `18.240 volunteers`, the comma before the decimals.
    pub fn decimal_commas(&self) -> bool {
        self.decimal_commas
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words a span covers; empty where the span is not of this document.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Where lines begin, for 1-based line and column.
    pub fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(&self.text))
    }

    /// The distinct words of the document.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// A token's word in lower case; empty past the end.
    pub fn lower(&self, token: u32) -> &str {
        self.tokens.get(token as usize).map_or("", |token| self.words.get(token.lower))
    }

    /// A token's lemma in lower case; empty past the end.
    pub fn lemma(&self, token: u32) -> &str {
        self.tokens.get(token as usize).map_or("", |token| self.words.get(token.lemma))
    }

    /// A token's word as written; empty past the end.
    pub fn word(&self, token: u32) -> &str {
        self.tokens.get(token as usize).map_or("", |token| self.slice(token.span))
    }

    /// A token's tag; [`Tag::X`] past the end.
    pub fn tag(&self, token: u32) -> Tag {
        self.tokens.get(token as usize).map_or(Tag::X, |token| token.tag)
    }

    /// The bytes that a range of tokens covers; empty for an empty range.
    pub fn cover(&self, tokens: std::ops::Range<u32>) -> Span {
        match self.tokens.get(tokens.start as usize..tokens.end as usize) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The sentence a byte lies in or, between sentences, the one before.
    pub fn sentence_at(&self, byte: u32) -> u32 {
        let after = self.sentences.partition_point(|sentence| sentence.span.start() <= byte);
        u32::try_from(after.saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The noun phrase that a token stands in.
    pub fn phrase_at(&self, token: u32) -> Option<&NounPhrase> {
        let at = self.noun_phrases.partition_point(|phrase| phrase.tokens.end <= token);
        self.noun_phrases.get(at).filter(|phrase| phrase.tokens.contains(&token))
    }

    /// The verb group that a token stands in.
    pub fn verb_group_at(&self, token: u32) -> Option<&VerbGroup> {
        let at = self.verb_groups.partition_point(|group| group.tokens.end <= token);
        self.verb_groups.get(at).filter(|group| group.tokens.contains(&token))
    }

    /// The tokens of the sentence that a token stands in.
    pub fn sentence_of(&self, token: u32) -> std::ops::Range<u32> {
        let sentence = self.tokens.get(token as usize).and_then(|token| self.sentences.get(token.sentence as usize));
        sentence.map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// The tokens that begin within a span.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<u32> {
        let from = self.tokens.partition_point(|token| token.span.start() < span.start());
        let to = self.tokens.partition_point(|token| token.span.start() < span.end());
        u32::try_from(from).unwrap_or(u32::MAX)..u32::try_from(to).unwrap_or(u32::MAX)
    }
}

/// Whether an article sets commas before its decimals: it writes numbers with one or two digits behind a comma, and
/// more of them than with one digit behind a point (two may be a clock's, `22.40`).
fn writes_decimal_commas(text: &str, tokens: &[Token]) -> bool {
    let (mut commas, mut points) = (0, 0);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Number) {
        let word = text.get(token.span.range()).unwrap_or_default();
        let behind = |mark: char| word.split_once(mark).map_or(0, |(_, rest)| rest.len());
        commas += u32::from(matches!(behind(','), 1 | 2) && !word.contains('.'));
        points += u32::from(behind('.') == 1 && !word.contains(','));
    }
    commas > points
}
