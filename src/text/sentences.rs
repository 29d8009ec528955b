//! Blocks in, sentences and their tokens out.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::Deserialize;

use super::abbreviations::{Abbreviations, Stop};
use super::{Sentence, Span, Token, TokenKind, Words, tokens};
use crate::article::Block;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Openers {
    starters: HashSet<String>,
    saying: HashSet<String>,
}

static OPENERS: LazyLock<Openers> = LazyLock::new(|| crate::tables::table!("text/sentences"));

/// Lines of hard-wrapped text are this long, in characters; longer or shorter ones were broken for a reason.
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=120;

/// How far to look back for the stop before closing quotes and brackets, or ahead for the word after opening ones.
const MARKS_AROUND: usize = 4;

/// Tokens in one sentence at most. No writer's sentence comes near it; a table or noise without a full stop does, and
/// whoever looks around within a sentence looks no further.
const LONGEST: usize = 400;

/// Cuts the blocks of `text` into tokens, and groups these into sentences.
pub(super) fn split(text: &str, blocks: &[Block], words: &mut Words) -> (Vec<Sentence>, Vec<Token>) {
    let (mut sentences, mut all) = (Vec::new(), Vec::with_capacity(text.len() / 5));
    for (paragraph, block) in blocks.iter().enumerate() {
        let first = all.len();
        tokens::cut(text, block.span, words, &mut all);
        let part = all.get(first..).unwrap_or_default();
        let seam = Seam { text, tokens: part, words, wrap: wrap_width(text, block.span) };
        let mut from = 0;
        let mut ends: Vec<usize> = Vec::new();
        for at in 0..part.len() {
            if at + 1 == part.len() || seam.is_boundary(from, at) {
                from = at + 1;
                ends.push(from);
            }
        }
        let mut from = first;
        for end in ends {
            let end = first + end;
            let number = u32::try_from(sentences.len()).unwrap_or(u32::MAX);
            for token in all.get_mut(from..end).unwrap_or_default() {
                token.sentence = number;
            }
            let span = match all.get(from..end) {
                Some([one, .., last]) => one.span.cover(last.span),
                Some([one]) => one.span,
                _ => Span::default(),
            };
            let range = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let tokens = range(from)..range(end);
            sentences.push(Sentence { span, tokens, block: block.kind, paragraph: range(paragraph) });
            from = end;
        }
    }
    (sentences, all)
}

/// The width at which a block is hard-wrapped, or `None` where its line breaks mean something.
fn wrap_width(text: &str, span: Span) -> Option<usize> {
    let block = text.get(span.range())?;
    if !block.contains('\n') {
        return None;
    }
    let widest = block.lines().map(|line| line.chars().count()).max()?;
    WRAPPED.contains(&widest).then_some(widest)
}

/// The places between the tokens of one block.
struct Seam<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a Words,
    wrap: Option<usize>,
}

impl Seam<'_> {
    /// Whether a sentence that began at token `from` ends after token `at`, which is not the last.
    fn is_boundary(&self, from: usize, at: usize) -> bool {
        let (Some(last), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else { return true };
        if at + 1 - from >= LONGEST {
            return true;
        }
        if next.space_before {
            let gap = self.text.as_bytes().get(last.span.end() as usize..next.span.start() as usize);
            let gap = gap.unwrap_or_default();
            if gap != b" " {
                match gap.iter().filter(|byte| **byte == b'\n').count() {
                    0 => {}
                    1 if !self.own_line(last, next) => {}
                    _ => return true,
                }
            }
            if next.kind == TokenKind::Mark && self.word(next) == "\u{2022}" {
                return true;
            }
        }
        self.stop_before(at).is_some_and(|stop| stop >= from && self.opens_after(from, stop, at))
    }

    fn word(&self, token: &Token) -> &str {
        self.text.get(token.span.range()).unwrap_or_default()
    }

    /// Whether a line break between two tokens ends what stands before it.
    fn own_line(&self, last: &Token, next: &Token) -> bool {
        let lower = self.word(next).chars().next().is_some_and(char::is_lowercase);
        let bullet = matches!(self.word(next), "\u{2022}" | "*" | "-" | "\u{b7}");
        if bullet {
            return true;
        }
        if lower || matches!(self.word(last), "," | "-" | ";") {
            return false;
        }
        let Some(width) = self.wrap else { return true };
        // A wrapped line is one on which the next word had no room.
        let before = self.text.get(..last.span.end() as usize).unwrap_or_default();
        let tail = before.len().saturating_sub(4 * width);
        let line = before.as_bytes().get(tail..).unwrap_or_default();
        let chars = line.rsplit(|byte| *byte == b'\n').next().map_or(0, chars_of);
        let after = self.text.as_bytes().get(next.span.start() as usize..).unwrap_or_default();
        let word = after.iter().take(4 * width).take_while(|byte| !byte.is_ascii_whitespace());
        chars + 1 + word.filter(|byte| **byte & 0xc0 != 0x80).count() <= width
    }

    /// The token at or before `at` that may end a sentence, with nothing but closing marks between.
    fn stop_before(&self, at: usize) -> Option<usize> {
        let mut stop = at;
        for _ in 0..=MARKS_AROUND {
            let token = self.tokens.get(stop)?;
            if token.kind != TokenKind::Mark {
                let last = (token.span.end() as usize).checked_sub(1).and_then(|last| self.text.as_bytes().get(last));
                return (token.kind == TokenKind::Word && last == Some(&b'.')).then_some(stop);
            }
            let word = self.word(token);
            if matches!(word, "." | "!" | "?" | "\u{2026}" | "\u{3002}") || word.starts_with("..") {
                return Some(stop);
            }
            if let Some(before) = self.before_note(stop) {
                stop = before;
                continue;
            }
            let closes = match word {
                "\u{201d}" | "''" | "\u{bb}" => true,
                "\"" | "\u{2019}" | "'" | ")" | "]" => !token.space_before,
                _ => false,
            };
            if !closes {
                return None;
            }
            stop = stop.checked_sub(1)?;
        }
        None
    }

    /// The token before a note such as `[3]` that closes at `at`.
    fn before_note(&self, at: usize) -> Option<usize> {
        let note = self.tokens.get(at.checked_sub(2)?..=at)?;
        let [open, number, close] = note else { return None };
        let is_note = self.word(open) == "[" && number.kind == TokenKind::Number && self.word(close) == "]";
        if is_note && !open.space_before { at.checked_sub(3) } else { None }
    }

    /// Whether what follows token `at` can begin a sentence after the stop at `stop`.
    fn opens_after(&self, from: usize, stop: usize, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1) else { return true };
        let quoted = matches!(self.word(next), "\"" | "\u{201c}" | "``" | "\u{2018}" | "'" | "(" | "[");
        let Some(first) = (at + 1..=at + 1 + MARKS_AROUND).find_map(|ahead| {
            let token = self.tokens.get(ahead)?;
            let opener = matches!(
                self.word(token),
                "\"" | "\u{201c}"
                    | "``"
                    | "\u{2018}"
                    | "'"
                    | "("
                    | "["
                    | "\u{ab}"
                    | "-"
                    | "--"
                    | "\u{2013}"
                    | "\u{2014}"
                    | "*"
            );
            (!opener).then_some(ahead)
        }) else {
            return false;
        };
        let Some(opening) = self.tokens.get(first) else { return false };
        let word = self.word(opening);
        let capital = word.chars().next().is_some_and(|now| now.is_alphabetic() && !now.is_lowercase());
        let figure = opening.kind == TokenKind::Number
            || matches!(word, "$" | "\u{20ac}" | "\u{a3}" | "\u{a5}" | "#" | "@")
            || word.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        if !next.space_before && !self.missing_space(stop, at) {
            return false;
        }
        let Some(mark) = self.tokens.get(stop) else { return false };
        if mark.kind == TokenKind::Word {
            return self.after_abbreviation(mark, stop < at, capital, quoted, opening);
        }
        if !(capital || figure) {
            return false;
        }
        match self.word(mark) {
            "." => !self.is_list_number(from, stop) && !self.is_day_of_month(stop, word),
            "!" | "?" => stop == at || !self.speaker_follows(first),
            _ => capital,
        }
    }

    /// `the U.S. The talks` ends, `the U.S. President` does not.
    fn after_abbreviation(&self, mark: &Token, closed: bool, capital: bool, quoted: bool, opening: &Token) -> bool {
        let word = self.word(mark);
        let bare = word.strip_suffix('.').unwrap_or(word);
        let starter = capital && OPENERS.starters.contains(self.words.get(opening.lower));
        match Abbreviations::get().stop(bare) {
            Some(Stop::Title | Stop::BeforeNumber | Stop::BeforeNumberOrComma) => false,
            Some(Stop::Closing) => capital,
            _ if bare.len() == 1 => starter,
            _ => capital && (starter || closed || quoted && opening.kind == TokenKind::Word && !word.contains(')')),
        }
    }

    /// `said.He`: text that lost the space after a stop.
    fn missing_space(&self, stop: usize, at: usize) -> bool {
        let (Some(before), Some(next)) =
            (stop.checked_sub(1).and_then(|at| self.tokens.get(at)), self.tokens.get(at + 1))
        else {
            return false;
        };
        let mark = self.tokens.get(stop).map_or("", |token| self.word(token));
        let mut letters = self.word(next).chars();
        let opens = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(char::is_lowercase);
        let closes = self.word(before).chars().rev().take(2).filter(|now| now.is_lowercase()).count() == 2;
        matches!(mark, "." | "?" | "!") && opens && (closes || stop < at)
    }

    /// `1. The first`: a number that leads its sentence.
    fn is_list_number(&self, from: usize, stop: usize) -> bool {
        let lead = self.tokens.get(from);
        stop == from + 1 && lead.is_some_and(|lead| lead.kind == TokenKind::Number && lead.span.len() <= 2)
    }

    /// `on 3. May`: a day before its month, as translations from the German write it.
    fn is_day_of_month(&self, stop: usize, next: &str) -> bool {
        let before = |back: usize| stop.checked_sub(back).and_then(|at| self.tokens.get(at));
        let day = before(1).is_some_and(|day| day.kind == TokenKind::Number && day.span.len() <= 2);
        let led = || {
            const LEADS: [&str; 10] = ["on", "the", "since", "from", "until", "till", "to", "by", "before", "after"];
            before(2).is_some_and(|word| LEADS.contains(&self.words.get(word.lower)))
        };
        day && next.len() > 2 && crate::calendar::month(next).is_some() && led()
    }

    /// `"Is it true?" Tanaka asked.`: a name and a verb of saying after a quoted question.
    fn speaker_follows(&self, first: usize) -> bool {
        let ahead = self.tokens.get(first..).unwrap_or_default();
        for token in ahead.iter().take(6) {
            if OPENERS.saying.contains(self.words.get(token.lower)) {
                return true;
            }
            let capital = self.word(token).chars().next().is_some_and(char::is_uppercase);
            if !capital || token.kind != TokenKind::Word {
                return false;
            }
        }
        false
    }
}

/// Characters in valid UTF-8, or nearly so where a tail was cut off its start.
fn chars_of(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}
