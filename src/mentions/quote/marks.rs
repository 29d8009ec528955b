//! Quotation marks: where quoted words begin and end.

use std::ops::Range;

use crate::text::{Document, Span};

/// Words between marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::mentions) struct Marked {
    /// The words, marks and outer white space left out.
    pub(in crate::mentions) words: Span,
    /// The words with their marks.
    pub(in crate::mentions) whole: Span,
    /// Whether the closing mark was found.
    pub(in crate::mentions) closed: bool,
    /// Which paragraph of [`paragraphs`] it stands in.
    pub(in crate::mentions) paragraph: usize,
}

/// The paragraphs of the text that speak, as bytes; a blank line ends one.
pub(in crate::mentions) fn paragraphs(document: &Document) -> Vec<Range<usize>> {
    let mut found: Vec<(u32, Range<usize>)> = Vec::new();
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        let range = sentence.span.range();
        if let Some((paragraph, last)) = found.last_mut() {
            let gap = document.text().get(last.end..range.start).unwrap_or_default();
            if *paragraph == sentence.paragraph && gap.bytes().filter(|byte| *byte == b'\n').count() < 2 {
                last.end = range.end.max(last.end);
                continue;
            }
        }
        found.push((sentence.paragraph, range));
    }
    found.into_iter().map(|(_, range)| range).collect()
}

/// Which mark opened the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Straight,
    Curly,
    Ticks,
    Single,
}

/// Every quote of the document, outermost only, in order. A quote that is never closed ends with its paragraph.
pub(in crate::mentions) fn quotes(document: &Document, paragraphs: &[Range<usize>]) -> Vec<Marked> {
    let mut found = Vec::new();
    for (at, range) in paragraphs.iter().enumerate() {
        let text = document.text().get(range.clone()).unwrap_or_default();
        if !text.bytes().any(opens_mark) {
            continue;
        }
        Scanner { text, base: range.start, paragraph: at, open: None, depth: 0, found: &mut found }.run();
    }
    found
}

/// Whether a quotation mark may begin with a byte: all but the plain ones begin with the last of these.
fn opens_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`' | 0xe2)
}

struct Scanner<'a> {
    text: &'a str,
    base: usize,
    paragraph: usize,
    /// The mark that is open, and where it stands.
    open: Option<(Mark, usize, usize)>,
    /// How many marks of the same sort are open inside it.
    depth: u32,
    found: &'a mut Vec<Marked>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let singles = closing_singles(self.text);
        let mut next_single = 0;
        let mut skip = 0;
        for (at, _) in self.text.bytes().enumerate().filter(|(_, byte)| opens_mark(*byte)) {
            let Some(letter) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
            let mark = matches!(letter, '"' | '\'' | '`' | '“' | '”' | '‘' | '’');
            if mark && at >= skip {
                let before = self.text.get(..at).and_then(|before| before.chars().next_back());
                let rest = self.text.get(at + letter.len_utf8()..).unwrap_or_default();
                let after = rest.chars().next();
                while singles.get(next_single).is_some_and(|close| *close <= at) {
                    next_single += 1;
                }
                // `Biden 's talks`: a clitic that has come loose opens nothing.
                let clitic = rest.starts_with("s ");
                let single = singles.get(next_single).is_some() && !clitic;
                skip = at + self.letter(at, letter, before, after, single);
            }
        }
        let end = self.text.trim_end().len();
        if let Some((mark, from, inner)) = self.open.take().filter(|(mark, ..)| *mark != Mark::Single) {
            self.push(mark, from..end, inner..end, false);
        }
    }

    /// Takes one letter in; gives how many bytes it used up.
    fn letter(&mut self, at: usize, letter: char, before: Option<char>, after: Option<char>, single: bool) -> usize {
        let length = letter.len_utf8();
        let double = after == Some(letter);
        let fresh = before.is_none_or(|before| {
            before.is_whitespace() || matches!(before, '(' | '[' | '-' | '–' | '—' | '/' | '_' | ':')
        });
        let starts = after.is_some_and(|after| !after.is_whitespace());
        match (letter, self.open) {
            ('`', _) if double => {
                self.opens(Mark::Ticks, at, at + 2 * length);
                2 * length
            }
            ('\'', Some((Mark::Ticks, ..))) if double => {
                self.closes(Mark::Ticks, at, at + 2 * length);
                2 * length
            }
            ('“', _) => {
                self.opens(Mark::Curly, at, at + length);
                length
            }
            ('”', Some((Mark::Curly | Mark::Straight, ..))) | ('"', Some((Mark::Curly, ..)))
                if letter == '”' || !fresh =>
            {
                let mark = self.open.map_or(Mark::Curly, |open| open.0);
                self.closes(mark, at, at + length);
                length
            }
            ('"', Some((Mark::Straight, ..))) => {
                if !(fresh && starts && before.is_some_and(char::is_whitespace)) {
                    self.closes(Mark::Straight, at, at + length);
                }
                length
            }
            ('"', None) if fresh && starts => {
                self.opens(Mark::Straight, at, at + length);
                length
            }
            ('\'' | '‘', None) if fresh && single && after.is_some_and(char::is_alphabetic) => {
                self.opens(Mark::Single, at, at + length);
                length
            }
            ('\'' | '’', Some((Mark::Single, ..))) if closes_single(before, after) => {
                self.closes(Mark::Single, at, at + length);
                length
            }
            _ => length,
        }
    }

    fn opens(&mut self, mark: Mark, at: usize, inner: usize) {
        match self.open {
            Some((open, ..)) if open == mark => self.depth += 1,
            Some(_) => {}
            None => self.open = Some((mark, at, inner)),
        }
    }

    fn closes(&mut self, mark: Mark, at: usize, end: usize) {
        if self.depth > 0 {
            self.depth -= 1;
            return;
        }
        if let Some((_, from, inner)) = self.open.take() {
            self.push(mark, from..end, inner..at, true);
        }
    }

    fn push(&mut self, mark: Mark, whole: Range<usize>, inner: Range<usize>, closed: bool) {
        let words = self.text.get(inner.clone()).unwrap_or_default();
        let start = inner.start + (words.len() - words.trim_start().len());
        let span = Span::of(self.base + start, self.base + start + words.trim().len());
        self.depth = 0;
        // `Rock 'n' roll`.
        let letter = mark == Mark::Single && span.len() < 3;
        if !span.is_empty() && !letter {
            let whole = Span::of(self.base + whole.start, self.base + whole.end);
            self.found.push(Marked { words: span, whole, closed, paragraph: self.paragraph });
        }
    }
}

/// Whether an apostrophe between two letters ends a quote rather than standing in or after a word: `leaders' talks`
/// keeps its own.
fn closes_single(before: Option<char>, after: Option<char>) -> bool {
    let ends = after.is_none_or(|after| {
        after.is_whitespace() || matches!(after, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '-' | '—' | '–')
    });
    let follows = before.is_some_and(|before| !before.is_whitespace());
    let plural = before == Some('s') && after.is_some_and(char::is_whitespace);
    ends && follows && !plural
}

/// Where single quotes can end.
fn closing_singles(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| opens_mark(*byte)) {
        let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else { continue };
        let mut letters = rest.chars();
        if letters.next().is_some_and(|letter| matches!(letter, '\'' | '’'))
            && closes_single(before.chars().next_back(), letters.next())
        {
            found.push(at);
        }
    }
    found
}
