//! A stretch of text in, tokens out.

use super::abbreviations::{Abbreviations, Stop};
use super::{Span, Tag, Token, Words};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, dots or an apostrophe inside.
    Word,
    /// Digits, perhaps with separators (`1,312`, `6.3`, `5:00`).
    Number,
    /// Anything else, one character a token.
    Mark,
}

/// A web address longer than this is cut; it keeps the search for one linear.
const LONGEST_ADDRESS: usize = 300;

/// Cuts `text[span]` into tokens and appends them, their sentence still 0.
pub(super) fn cut(text: &str, span: Span, words: &mut Words, out: &mut Vec<Token>) {
    let table = Abbreviations::get();
    let text = text.get(..span.end() as usize).unwrap_or_default();
    let mut cutter = Cutter { text, bytes: text.as_bytes(), table, words, out, folded: String::new(), first: 0 };
    cutter.first = cutter.out.len();
    cutter.run(span.start() as usize);
}

struct Cutter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    table: &'static Abbreviations,
    words: &'a mut Words,
    out: &'a mut Vec<Token>,
    /// A word in lower case, its allocation kept from word to word.
    folded: String,
    /// The first token of this stretch.
    first: usize,
}

impl Cutter<'_> {
    fn run(&mut self, from: usize) {
        let (mut at, mut space) = (from, false);
        while let Some(first) = self.char_at(at) {
            if first.is_whitespace() {
                space = true;
                at += first.len_utf8();
                continue;
            }
            if is_invisible(first) {
                at += first.len_utf8();
                continue;
            }
            let (end, kind) = if first.is_ascii_digit() {
                self.number_or_ordinal(at)
            } else if is_letter(first) {
                (self.word_with_stop(at), TokenKind::Word)
            } else if first.is_numeric() {
                (at + first.len_utf8(), TokenKind::Number)
            } else {
                self.mark(at, first, space)
            };
            self.push(at, end, kind, std::mem::take(&mut space));
            at = end;
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, space_before: bool) {
        let word = self.text.get(start..end).unwrap_or_default();
        let lower = if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b' ') {
            self.words.intern(word)
        } else {
            fold(word, &mut self.folded);
            self.words.intern(&self.folded)
        };
        self.out.push(Token {
            span: Span::of(start, end),
            kind,
            tag: Tag::X,
            lower,
            lemma: lower,
            sentence: 0,
            space_before,
        });
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.text.get(at..).and_then(|rest| rest.chars().next()),
            None => None,
        }
    }

    /// Whether a letter or a digit stands at `at`.
    fn word_goes_on(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(|now| is_letter(now) || now.is_numeric())
    }

    /// The end of the apostrophe at `at`, straight or curly.
    fn apostrophe(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            b'\'' => Some(at + 1),
            0xe2 if matches!(self.char_at(at), Some('\u{2019}' | '\u{2018}')) => Some(at + 3),
            _ => None,
        }
    }

    /// The letters of a clitic that begins right at `at` (after its apostrophe) and ends the word.
    fn clitic(&self, at: usize) -> Option<&str> {
        let letters = self.bytes.get(at..)?.iter().take(3).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = self.text.get(at..at + letters)?;
        let known = ["s", "t", "d", "m", "ll", "re", "ve"].iter().any(|clitic| clitic.eq_ignore_ascii_case(word));
        (known && !self.word_goes_on(at + letters)).then_some(word)
    }

    /// The end of the word at `start`: letters, digits, apostrophes between letters; a clitic is left for the next token.
    fn word(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            if self.byte(at).is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            if let Some(after) = self.apostrophe(at) {
                if !self.char_at(after).is_some_and(is_letter) || self.clitic_begins(start, at, after) {
                    break;
                }
                at = after;
                continue;
            }
            match self.char_at(at) {
                Some(now) if !now.is_ascii() && (is_letter(now) || now.is_numeric() || now == '\u{ad}') => {
                    at += now.len_utf8();
                }
                _ => break,
            }
        }
        let negated =
            self.apostrophe(at).and_then(|after| self.clitic(after)).is_some_and(|word| word.eq_ignore_ascii_case("t"));
        if negated && matches!(self.byte(at - 1), b'n' | b'N') {
            let end = at + self.apostrophe(at).map_or(0, |after| after - at) + 1;
            return if at - 1 == start { end } else { at - 1 };
        }
        if at - start == 6 && self.text.get(start..at).is_some_and(|word| word.eq_ignore_ascii_case("cannot")) {
            return start + 3;
        }
        at
    }

    /// Whether the apostrophe at `at` begins a clitic; `o't` and `x't` are words, `n't` is none of them.
    fn clitic_begins(&self, start: usize, at: usize, after: usize) -> bool {
        match self.clitic(after) {
            Some(word) if word.eq_ignore_ascii_case("t") => at > start && matches!(self.byte(at - 1), b'n' | b'N'),
            found => found.is_some(),
        }
    }

    /// The end of the word at `start`, with the stop that belongs to it.
    fn word_with_stop(&self, start: usize) -> usize {
        let end = self.word(start);
        match self.byte(end) {
            b'.' => self
                .dotted_letters(start, end)
                .or_else(|| if self.byte(end + 1).is_ascii_graphic() { self.address(start) } else { None })
                .or_else(|| self.abbreviation(start, end))
                .unwrap_or(end),
            b'@' => self.address(start).unwrap_or(end),
            b':' if self.byte(end + 1) == b'/' => self.address(start).unwrap_or(end),
            b'&' => self.joined_capitals(start, end),
            _ => end,
        }
    }

    /// `AT&T`, `S&P`: capitals on both sides.
    fn joined_capitals(&self, start: usize, end: usize) -> usize {
        let capitals = |from: usize, to: usize| {
            from < to && self.bytes.get(from..to).is_some_and(|word| word.iter().all(u8::is_ascii_uppercase))
        };
        let second = self.word(end + 1);
        if capitals(start, end) && capitals(end + 1, second) { second } else { end }
    }

    /// `U.S.`, `p.m.`, `D.C`: single letters with stops between.
    fn dotted_letters(&self, start: usize, end: usize) -> Option<usize> {
        if end - start != 1 {
            return None;
        }
        let (mut at, mut letters) = (end, 1);
        while self.byte(at) == b'.' && self.byte(at + 1).is_ascii_alphabetic() && !self.word_goes_on(at + 2) {
            at += 2;
            letters += 1;
        }
        (letters > 1).then(|| if self.byte(at) == b'.' { at + 1 } else { at })
    }

    /// `Jan.`, `Brig.`, `J.`: the word at `start..end` with the stop after it, if that is how it is written.
    fn abbreviation(&self, start: usize, end: usize) -> Option<usize> {
        let word = self.text.get(start..end)?;
        let next = self.text.get(end + 1..)?;
        let ahead = next.trim_start_matches([' ', '\u{a0}', '\n', '\r']).chars().next();
        let number = ahead.is_some_and(|next| next.is_ascii_digit());
        if word == "Ph" && next.starts_with("D.") {
            return Some(end + 3);
        }
        let keeps = match self.table.stop(word) {
            Some(Stop::Title | Stop::Open | Stop::Closing) => !self.word_goes_on(end + 1) || word.len() > 1,
            Some(Stop::BeforeNumber) => number,
            Some(Stop::BeforeNumberOrComma) => number || ahead == Some(','),
            Some(Stop::AfterComma) => self.last() == Some(","),
            None => self.is_initial(word, next, ahead),
        };
        keeps.then_some(end + 1)
    }

    /// `D.` in `Franklin D. Roosevelt`; not `hepatitis B. Officials`, not `you and I. Then`.
    fn is_initial(&self, word: &str, next: &str, ahead: Option<char>) -> bool {
        let single = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        if !single || !ahead.is_some_and(char::is_uppercase) {
            return false;
        }
        let after_name = self.last().is_none_or(|last| {
            let lower = last.chars().next().is_some_and(char::is_lowercase);
            !lower || !self.table.is_lettered(last)
        });
        let another = next.trim_start().get(1..2) == Some(".");
        after_name && (word != "I" || another)
    }

    /// The token before.
    fn last(&self) -> Option<&str> {
        self.text.get(self.out.get(self.first..)?.last()?.span.range())
    }

    /// A web or mail address, or a firm named after one (`Amazon.com`).
    fn address(&self, start: usize) -> Option<usize> {
        let rest = self.bytes.get(start..)?;
        let run = rest
            .iter()
            .take(LONGEST_ADDRESS)
            .take_while(|byte| byte.is_ascii_graphic() && !b"\"<>()[]{}|'`,".contains(byte));
        let mut end = start + run.count();
        while end > start + 1 && b".:;!?&-".contains(&self.byte(end - 1)) {
            end -= 1;
        }
        let word = self.text.get(start..end)?;
        let lower = |prefix: &str| word.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
        if lower("http://") || lower("https://") || lower("www.") {
            return Some(end);
        }
        let host = word.find('/').map_or(word, |slash| word.get(..slash).unwrap_or(word));
        let plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_@+".contains(&byte));
        let (name, label) = host.rsplit_once('.')?;
        let labels = !name.is_empty() && !name.contains("..") && name.bytes().any(|byte| byte.is_ascii_alphabetic());
        (plain && labels && self.table.is_domain(label)).then_some(start + host.len())
    }

    /// A number, or a number word such as `21st` and `1990s`.
    fn number_or_ordinal(&self, start: usize) -> (usize, TokenKind) {
        let digits = self.digits(start);
        if !self.byte(digits).is_ascii_alphabetic() {
            return (self.number(start, digits), TokenKind::Number);
        }
        let letters = self
            .bytes
            .get(digits..)
            .map_or(0, |rest| rest.iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count());
        let suffix = self.text.get(digits..digits + letters).unwrap_or_default();
        // `7st` and `11st` weigh: only a one takes `st`.
        let first = || self.byte(digits - 1) == b'1' && (digits - start < 2 || self.byte(digits - 2) != b'1');
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|known| known.eq_ignore_ascii_case(suffix))
            && (!suffix.eq_ignore_ascii_case("st") || first());
        let decade = suffix == "s" && digits - start >= 2;
        if (ordinal || decade) && !self.word_goes_on(digits + letters) {
            return (digits + letters, TokenKind::Word);
        }
        (digits, TokenKind::Number)
    }

    fn digits(&self, start: usize) -> usize {
        start + self.bytes.get(start..).map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count())
    }

    /// The end of the number whose first digits are `start..digits`, its inner separators included.
    fn number(&self, start: usize, digits: usize) -> usize {
        if digits - start == 4 && self.byte(digits) == b'-' && self.digits(digits + 1) == digits + 3 {
            let end = self.digits(digits + 4);
            if self.byte(digits + 3) == b'-' && end == digits + 6 {
                return end;
            }
        }
        let mut at = digits;
        loop {
            let next = self.digits(at + 1);
            let joined = match self.byte(at) {
                b'.' | b':' => next > at + 1,
                // `Jan. 13,2023` is a day and a year.
                b',' => next > at + 1 && next != at + 5,
                _ => false,
            };
            if !joined {
                return at;
            }
            at = next;
        }
    }

    /// The end of the mark at `at`; runs of dots, dashes and rules are one, and so are `` and ''.
    fn mark(&self, at: usize, first: char, space: bool) -> (usize, TokenKind) {
        let run =
            |byte: u8| at + self.bytes.get(at..).map_or(1, |rest| rest.iter().take_while(|now| **now == byte).count());
        let opens = space || self.out.len() == self.first;
        if let Some(after) = self.apostrophe(at)
            && let Some(end) = self.leading_apostrophe(at, after, opens)
        {
            return (end, TokenKind::Word);
        }
        let end = match first {
            '.' if opens && self.byte(at + 1).is_ascii_digit() => {
                return (self.number(at, self.digits(at + 1)), TokenKind::Number);
            }
            '.' => run(b'.'),
            '-' => run(b'-'),
            '_' => run(b'_'),
            '*' => run(b'*'),
            '=' => run(b'='),
            '`' if self.byte(at + 1) == b'`' => at + 2,
            '\'' if self.byte(at + 1) == b'\'' => at + 2,
            _ => at + first.len_utf8(),
        };
        (end, TokenKind::Mark)
    }

    /// The end of a word that begins with the apostrophe at `at`: a clitic, or `'em`.
    fn leading_apostrophe(&self, at: usize, after: usize, opens: bool) -> Option<usize> {
        if let Some(word) = self.clitic(after) {
            // `Biden 's talks`: scraped text sets the clitic apart.
            if !opens || word.eq_ignore_ascii_case("s") && self.out.len() > self.first {
                return Some(after + word.len());
            }
        }
        // `Japan' s talks`: and sometimes on the other side.
        if !opens
            && self.byte(after) == b' '
            && self.byte(after + 1) == b's'
            && self.byte(after + 2) == b' '
            && after > at
        {
            return Some(after + 2);
        }
        let cut_off = ["em", "til", "tis", "twas"].iter().find(|word| {
            self.text.get(after..after + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word))
        })?;
        (!self.word_goes_on(after + cut_off.len())).then_some(after + cut_off.len())
    }
}

/// Letters of any script, and the marks that combine with them.
fn is_letter(now: char) -> bool {
    now.is_ascii_alphabetic() || !now.is_ascii() && (now.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&now))
}

/// Characters without width that are neither space nor mark.
fn is_invisible(now: char) -> bool {
    matches!(now, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Lower case, straight apostrophes, no soft hyphens, no inner space.
fn fold(word: &str, into: &mut String) {
    into.clear();
    if word.is_ascii() && !word.contains(' ') {
        into.push_str(word);
        into.make_ascii_lowercase();
        return;
    }
    for now in word.chars() {
        match now {
            '\u{2019}' => into.push('\''),
            '\u{2018}' if word.len() > now.len_utf8() => into.push('\''),
            '\u{ad}' | ' ' => {}
            now if now.is_ascii() => into.push(now.to_ascii_lowercase()),
            now => into.extend(now.to_lowercase()),
        }
    }
}
