//! How the words of a document are written: capitals, and where they stand.

use super::lexicon::{Lexicon, flag};
use crate::article::BlockKind;
use crate::text::{Document, Sentence, Tag, TokenKind};

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::mentions) enum Shape {
    /// Lower case, a number, a mark.
    Lower,
    /// A capital, then at least one small letter: `Kestrel`, `McDonald`.
    Title,
    /// Two capitals or more and no small letter: `NATO`, `U.S.`
    Capitals,
    /// One capital: `S`, `S.`
    Initial,
}

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// As in running text.
    Sentence,
    /// Every word of weight has a capital.
    Title,
    /// Nothing but capitals.
    Capitals,
}

/// How often a word is written how, where the writer had the choice.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    small: u32,
    capital: u32,
}

/// The shapes of a document's tokens.
pub(in crate::mentions) struct Shapes {
    shapes: Vec<Shape>,
    cases: Vec<Case>,
    first: Vec<bool>,
    seen: Vec<Seen>,
}

impl Shapes {
    /// Looks at every token once.
    pub(in crate::mentions) fn new(document: &Document, lexicon: &Lexicon<'_>) -> Self {
        let shapes: Vec<Shape> = document
            .tokens
            .iter()
            .map(|token| if token.kind == TokenKind::Word { shape(document.slice(token.span)) } else { Shape::Lower })
            .collect();
        let cases = document.sentences.iter().map(|sentence| case(sentence, lexicon, &shapes)).collect();
        let mut all =
            Self { shapes, cases, first: firsts(document), seen: vec![Seen::default(); document.words().len()] };
        all.count(document);
        all
    }

    fn count(&mut self, document: &Document) {
        for (at, token) in document.tokens.iter().enumerate() {
            let sentence = document.sentences.get(token.sentence as usize);
            if token.kind != TokenKind::Word || !sentence.is_some_and(|sentence| sentence.block.speaks()) {
                continue;
            }
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let free = self.case(token.sentence) == Case::Sentence && !self.is_first(at);
            let (shape, shouted) = (self.get(at), self.is_shouted(at));
            let Some(seen) = self.seen.get_mut(token.lower.index()) else { continue };
            match shape {
                Shape::Lower => seen.small += 1,
                Shape::Title if free => seen.capital += 1,
                Shape::Capitals if free && !shouted => seen.capital += 1,
                _ => {}
            }
        }
    }

    /// The shape of a token.
    pub(in crate::mentions) fn get(&self, token: u32) -> Shape {
        self.shapes.get(token as usize).copied().unwrap_or(Shape::Lower)
    }

    /// Whether a token begins with a capital.
    pub(in crate::mentions) fn is_capital(&self, token: u32) -> bool {
        self.get(token) != Shape::Lower
    }

    /// Whether both begin with a capital, or neither.
    pub(in crate::mentions) fn same_case(&self, a: u32, b: u32) -> bool {
        self.is_capital(a) == self.is_capital(b)
    }

    /// Whether a capital says nothing here: the token begins a sentence, a quote, or follows a colon.
    pub(in crate::mentions) fn is_first(&self, token: u32) -> bool {
        self.first.get(token as usize).copied().unwrap_or(false)
    }

    /// Whether capitals say nothing in the whole sentence.
    pub(in crate::mentions) fn is_loud(&self, sentence: u32) -> bool {
        self.case(sentence) != Case::Sentence
    }

    /// Whether a token of capitals stands beside other words of capitals: `WHO HELPS?`, `A NINE-year-old`.
    pub(in crate::mentions) fn is_shouted(&self, token: u32) -> bool {
        self.get(token) == Shape::Capitals
            && (self.get(token + 1) == Shape::Capitals
                || token > 0 && matches!(self.get(token - 1), Shape::Capitals | Shape::Initial))
    }

    /// Whether the article writes a word with a capital where it need not.
    pub(in crate::mentions) fn is_known_capital(&self, document: &Document, token: u32) -> bool {
        let seen = self.seen(document, token);
        seen.capital > 0 && seen.capital >= seen.small
    }

    /// Whether the article also writes a word small.
    pub(in crate::mentions) fn is_known_small(&self, document: &Document, token: u32) -> bool {
        self.seen(document, token).small > 0
    }

    fn seen(&self, document: &Document, token: u32) -> Seen {
        let sym = document.tokens.get(token as usize).map(|token| token.lower.index());
        sym.and_then(|sym| self.seen.get(sym)).copied().unwrap_or_default()
    }

    fn case(&self, sentence: u32) -> Case {
        self.cases.get(sentence as usize).copied().unwrap_or(Case::Sentence)
    }
}

fn shape(word: &str) -> Shape {
    let Some(first) = word.chars().next() else { return Shape::Lower };
    if first.is_lowercase() || !first.is_alphabetic() {
        return Shape::Lower;
    }
    let (mut letters, mut small) = (0, false);
    for letter in word.chars().filter(|letter| letter.is_alphabetic()) {
        letters += 1;
        small |= letter.is_lowercase();
    }
    match (letters, small) {
        (1, false) if first.is_uppercase() => Shape::Initial,
        (_, true) if first.is_uppercase() => Shape::Title,
        // Scripts without case are names by no shape.
        (_, false) if first.is_uppercase() => Shape::Capitals,
        _ => Shape::Lower,
    }
}

/// How many words a sentence needs before its capitals can be called a style.
const ENOUGH: usize = 3;

fn case(sentence: &Sentence, lexicon: &Lexicon<'_>, shapes: &[Shape]) -> Case {
    let (mut title, mut capitals, mut small) = (0, 0, 0);
    for at in sentence.tokens.clone() {
        if lexicon.is(at, flag::GRAMMAR) && shapes.get(at as usize) != Some(&Shape::Capitals) {
            continue;
        }
        match shapes.get(at as usize) {
            Some(Shape::Title) => title += 1,
            Some(Shape::Capitals) => capitals += 1,
            _ => small += usize::from(lexicon.is_word(at)),
        }
    }
    let heading = matches!(sentence.block, BlockKind::Headline | BlockKind::Subheading);
    let loud = title + capitals;
    if capitals * 4 >= (loud + small) * 3 && capitals >= if heading { 1 } else { ENOUGH } {
        Case::Capitals
    } else if heading && loud >= ENOUGH && loud * 4 >= (loud + small) * 3 {
        Case::Title
    } else {
        Case::Sentence
    }
}

/// Which tokens have a capital by their place.
fn firsts(document: &Document) -> Vec<bool> {
    let mut firsts = vec![false; document.tokens.len()];
    for sentence in &document.sentences {
        let mut fresh = true;
        for at in sentence.tokens.clone() {
            let Some(token) = document.tokens.get(at as usize) else { continue };
            if token.kind == TokenKind::Mark {
                let mark = document.slice(token.span);
                let closing = matches!(mark, "\"" | "'" | "’") && !token.space_before && !fresh;
                fresh |= !closing
                    && matches!(mark, "\"" | "“" | "‘" | "`" | "'" | ":" | "!" | "?" | "." | ">" | "•" | "*")
                    && token.tag != Tag::Part;
            } else {
                if let Some(first) = firsts.get_mut(at as usize) {
                    *first = fresh;
                }
                fresh = false;
            }
        }
    }
    firsts
}
