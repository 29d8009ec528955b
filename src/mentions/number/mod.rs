//! Numbers in digits, words and both: `1,312`, `thirteen hundred and twelve`, `1.2 million`, `two and a half`.
//!
//! Reads a number where one begins; whether it counts, measures or dates anything is for the recognisers.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use self::words::words;
use crate::tables::Glossary;
use crate::text::{Document, Tag, TokenKind};

mod words;

#[cfg(test)]
mod tests;

/// A number as written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// What it is worth.
    pub(super) value: f64,
    /// Half a unit of the last digit written, see [`super::Quantity::slack`].
    pub(super) slack: f64,
    /// Significant digits written, see [`super::Quantity::digits`].
    pub(super) digits: u32,
    /// The tokens it stands on, a leading `a` included (`a hundred`).
    pub(super) tokens: Range<u32>,
    /// Whether it begins with digits rather than a word.
    pub(super) in_digits: bool,
}

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum NumberWord {
    /// Adds: 0 to 19 and the tens.
    Small(f64),
    /// Multiplies.
    Scale(f64),
    /// Divides.
    Fraction(f64),
}

#[derive(Deserialize)]
struct Tables {
    small: HashMap<String, f64>,
    scales: HashMap<String, f64>,
    fractions: HashMap<String, f64>,
}

static WORDS: LazyLock<Glossary<String, NumberWord>> = LazyLock::new(|| {
    let tables: Tables = crate::tables::table!("numbers");
    let small = tables.small.into_iter().map(|(word, value)| (word, NumberWord::Small(value)));
    let scales = tables.scales.into_iter().map(|(word, value)| (word, NumberWord::Scale(value)));
    let fractions = tables.fractions.into_iter().map(|(word, value)| (word, NumberWord::Fraction(value)));
    small.chain(scales).chain(fractions).collect()
});

/// Every number word.
pub(super) fn number_words() -> impl Iterator<Item = &'static str> {
    WORDS.words().map(String::as_str)
}

/// Whether a word in lower case is a number word.
pub(crate) fn is_number_word(word: &str) -> bool {
    number_word(word).is_some()
}

/// What a word in lower case does in a number, if it is a number word.
pub(super) fn number_word(word: &str) -> Option<NumberWord> {
    WORDS.get(word).copied()
}

/// The number that begins at a token, read as far as it goes: digits with their scale words, or words. `a` begins one
/// only before a scale or a half (`a hundred`, `a dozen`, `a half million`). A bare `million` or `third` is none.
pub(super) fn parse_number(document: &Document, token: u32) -> Option<Number> {
    let first = document.tokens.get(token as usize)?;
    match first.kind {
        TokenKind::Number => digits_and_scales(document, token),
        TokenKind::Word => {
            let word = document.lower(token);
            let first = if matches!(word, "a" | "an") { document.lower(token + 1) } else { word };
            number_word(first).and_then(|_| words(document, token))
        }
        TokenKind::Mark => None,
    }
}

/// The numbers of a document, of which the last few are kept: every reader of times and quantities asks again for those
/// around a token.
pub(super) struct Numbers<'d> {
    document: &'d Document,
    /// At the place that its token has among [`KEPT`].
    kept: RefCell<Vec<Option<Kept>>>,
}

/// A token and the number that begins there.
type Kept = (u32, Option<Number>);

/// Numbers that are kept at once: more than any reader looks at from one token.
const KEPT: usize = 64;

impl<'d> Numbers<'d> {
    /// Those of a document, none of them read yet.
    pub(super) fn of(document: &'d Document) -> Self {
        Self { document, kept: RefCell::new(vec![None; KEPT]) }
    }

    /// The document.
    pub(super) fn document(&self) -> &'d Document {
        self.document
    }

    /// See [`parse_number`].
    pub(super) fn at(&self, token: u32) -> Option<Number> {
        let mut kept = self.kept.borrow_mut();
        let place = kept.get_mut(token as usize % KEPT)?;
        match place {
            Some((at, number)) if *at == token => number.clone(),
            _ => place.insert((token, parse_number(self.document, token))).1.clone(),
        }
    }
}

/// What the number that begins at a token is worth, and the tokens that it stands on; see [`parse_number`].
pub(crate) fn written(document: &Document, token: u32) -> Option<(f64, Range<u32>)> {
    parse_number(document, token).map(|number| (number.value, number.tokens))
}

/// The words that digits are worth with their separators: `(value, decimals written)`. Refuses clock times, versions
/// and groups that no convention writes (`5:00`, `3.1.4`, `12,3456,7`).
pub(super) fn parse_digits(word: &str) -> Option<(f64, u32)> {
    if !word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.') {
        return None;
    }
    let count = |mark: u8| word.bytes().filter(|byte| *byte == mark).count();
    let (commas, dots) = (count(b','), count(b'.'));
    if commas + dots == 0 {
        return parsed(word).map(|value| (value, 0));
    }
    let mut plain = String::with_capacity(word.len());
    let last_mark = word.rfind([',', '.']);
    let after = last_mark.map_or(0, |at| word.len() - at - 1);
    let decimal = match (commas, dots) {
        (0, 1) => last_mark,
        // `6,3` and `12,75` are decimal commas: no convention groups one or two digits last.
        (1, 0) => (after != 3 || word.starts_with("0,")).then_some(last_mark?),
        (_, 1) | (1, _) if word.rfind(',') != last_mark || commas == 1 => last_mark,
        _ => None,
    };
    let whole = decimal.map_or(word, |at| word.get(..at).unwrap_or(word));
    let mut groups = whole.split([',', '.']);
    plain.push_str(groups.next()?);
    let rest: Vec<&str> = groups.collect();
    if let Some((last, inner)) = rest.split_last() {
        // Groups of three, or the Indian lakh and crore groups of two before a last one of three.
        if last.len() != 3 || inner.iter().any(|group| group.len() != 3 && group.len() != 2) || plain.len() > 3 {
            return None;
        }
        rest.iter().for_each(|group| plain.push_str(group));
    }
    let mut decimals = 0;
    if let Some(part) = decimal.and_then(|at| word.get(at + 1..)) {
        decimals = u32::try_from(part.len()).ok()?;
        plain.push('.');
        plain.push_str(part);
    }
    parsed(&plain).map(|value| (value, decimals))
}

/// A number that is written in digits with at most one point.
fn parsed(word: &str) -> Option<f64> {
    word.parse().ok().filter(|value: &f64| value.is_finite())
}

/// `18.240` as an article writes it that sets commas before its decimals: eighteen thousand.
pub(super) fn dotted_thousands(word: &str) -> Option<(f64, u32)> {
    let (whole, group) = word.split_once('.')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = (1..=3).contains(&whole.len()) && !whole.starts_with('0') && group.len() == 3;
    let value = format!("{whole}{group}");
    (grouped && digits(&value)).then(|| value.parse().ok())?.map(|value| (value, 0))
}

/// `½` and its like.
pub(super) fn vulgar(mark: &str) -> Option<f64> {
    match mark {
        "½" => Some(1.0 / 2.0),
        "¼" => Some(1.0 / 4.0),
        "¾" => Some(3.0 / 4.0),
        "⅓" => Some(1.0 / 3.0),
        "⅔" => Some(2.0 / 3.0),
        "⅕" => Some(1.0 / 5.0),
        "⅛" => Some(1.0 / 8.0),
        _ => None,
    }
}

/// Digits, then scale words: `6.8 trillion`, `2 and a half million`, `10 000`, `1½`.
fn digits_and_scales(document: &Document, token: u32) -> Option<Number> {
    let alone = vulgar(document.word(token)).map(|value| (value, 2));
    let thousands = document.decimal_commas().then(|| dotted_thousands(document.word(token))).flatten();
    let (mut value, decimals) = thousands.or_else(|| parse_digits(document.word(token))).or(alone)?;
    let mut end = token + 1;
    let mut slack = 0.5 * 10f64.powi(-i32::try_from(decimals).ok()?);
    let mut digits = significant(document.word(token), decimals);
    while let Some((group, next)) =
        spaced_group(document, token, end).map(|group| (group, end + 1)).or_else(|| quoted_group(document, token, end))
    {
        (value, end) = (value * 1000.0 + group, next);
        digits = significant(&format!("{value}"), 0);
    }
    if let Some(part) = vulgar(document.word(end)) {
        (value, slack, digits, end) = (value + part, 0.0, digits + 2, end + 1);
    } else if let Some((part, next)) = joined_over(document, end).filter(|_| decimals == 0 && end == token + 1) {
        (value, slack, digits, end) = (value + part, 0.0, digits + 2, next);
    } else if let Some((part, next)) = and_a_part(document, end) {
        (value, slack, digits, end) = (value + part, 0.05, digits + 1, next);
    }
    let mut last_scale = f64::INFINITY;
    while let Some((scale, next)) = scale_at(document, end).filter(|(scale, _)| *scale < last_scale) {
        (value, slack, end, last_scale) = (value * scale, slack * scale, next, scale);
    }
    let whole = |next: u32| document.lower(next) != "of";
    if let Some((part, next)) = and_a_part(document, end).filter(|(_, next)| last_scale.is_finite() && whole(*next)) {
        // `1 million and a half`
        (value, slack, end) = (value + part * last_scale, 0.05 * last_scale, next);
    } else if let Some(rest) = lower_part(document, end, last_scale) {
        (value, slack, digits, end) = (value + rest.value, rest.slack, digits + rest.digits, rest.tokens.end);
    }
    Some(Number { value, slack, digits, tokens: token..end, in_digits: true })
}

/// `10 000`: a group of three digits after a space, where the first has at most three.
fn spaced_group(document: &Document, first: u32, at: u32) -> Option<f64> {
    let (before, group) = (document.word(first), document.word(at));
    let three = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    if before.len() > 3 || before.contains(['.', ',']) || !three(group) {
        return None;
    }
    let (left, right) = (document.tokens.get(at as usize - 1)?, document.tokens.get(at as usize)?);
    let gap = document.slice(crate::text::Span::new(left.span.end(), right.span.start()));
    let narrow = matches!(gap, "\u{a0}" | "\u{2009}" | "\u{202f}");
    let plain = gap == " " && (group == "000" || counts_on(document, first, at));
    if narrow || plain { group.parse().ok() } else { None }
}

/// Whether two groups of digits are one number of what follows (`5 900 feet`): none that a name or a month ends with (`On
/// May 12 500 people marched`).
fn counts_on(document: &Document, first: u32, at: u32) -> bool {
    let before = first.checked_sub(1);
    let labelled = before.is_some_and(|before| matches!(document.tag(before), Tag::Propn | Tag::Num | Tag::Sym));
    let month = before.is_some_and(|before| crate::calendar::month(document.lower(before)).is_some());
    let counted =
        matches!(document.tag(at + 1), Tag::Noun | Tag::Adj) && document.word(at + 1).starts_with(char::is_lowercase);
    counted && !labelled && !month
}

/// `1'200`, `12’500`: a group of three digits after an apostrophe, as the Swiss write it, and the token after it.
fn quoted_group(document: &Document, first: u32, at: u32) -> Option<(f64, u32)> {
    let glued = |at: u32| document.tokens.get(at as usize).is_some_and(|token| !token.space_before);
    let mark = matches!(document.word(at), "'" | "\u{2019}") && glued(at) && glued(at + 1);
    let group = document.word(at + 1);
    let three = group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let opens = document.word(first).len() <= 3 && !document.word(first).contains(['.', ',']);
    if mark && three && opens { group.parse().ok().map(|group| (group, at + 2)) } else { None }
}

/// `1/2` or `-1/2` at a token, and the token after it: `5 1/2 hours`, `4-1/2 cents`.
pub(super) fn joined_over(document: &Document, at: u32) -> Option<(f64, u32)> {
    let glued = |at: u32| document.tokens.get(at as usize).is_some_and(|token| !token.space_before);
    let hyphen = u32::from(document.word(at) == "-" && glued(at) && glued(at + 1));
    over(document, at + hyphen).map(|part| (part, at + hyphen + 3))
}

/// `1/2` at a token: a proper fraction in digits.
fn over(document: &Document, at: u32) -> Option<f64> {
    let glued = |at: u32| document.tokens.get(at as usize).is_some_and(|token| !token.space_before);
    if !matches!(document.word(at + 1), "/" | "\u{2044}") || !glued(at + 1) || !glued(at + 2) {
        return None;
    }
    let (part, whole) = (parse_digits(document.word(at))?.0, parse_digits(document.word(at + 2))?.0);
    // `5 1/2/2023` is a date, `24 7/7` a name.
    let goes_on = document.word(at + 3) == "/" && glued(at + 3);
    let usual = [2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0].contains(&whole);
    (part > 0.0 && part < whole && usual && !goes_on).then_some(part / whole)
}

/// `340 billion` behind `2 trillion`: digits with a smaller scale, as Russian has it.
fn lower_part(document: &Document, at: u32, scale: f64) -> Option<Number> {
    let spaced = document.tokens.get(at as usize).is_some_and(|token| token.space_before);
    if !scale.is_finite() || !spaced || document.tokens.get(at as usize)?.kind != TokenKind::Number {
        return None;
    }
    let rest = digits_and_scales(document, at)?;
    // `3 thousand 200 people`
    let hundreds = scale == 1000.0 && rest.tokens.len() == 1 && rest.value >= 100.0 && rest.value.fract() == 0.0;
    if hundreds && rest.value < scale {
        return Some(rest);
    }
    let own = number_word(document.lower(rest.tokens.end.checked_sub(1)?));
    (rest.value < scale && matches!(own, Some(NumberWord::Scale(own)) if own < scale)).then_some(rest)
}

/// A scale word at a token, a hyphen before it allowed (`12-million`): its worth and the token after it.
fn scale_at(document: &Document, at: u32) -> Option<(f64, u32)> {
    let skip = u32::from(document.word(at) == "-");
    match number_word(document.lower(at + skip)) {
        Some(NumberWord::Scale(scale)) => Some((scale, at + skip + 1)),
        _ => None,
    }
}

/// `and a half`, `and three quarters`: the part and the token after it.
pub(super) fn and_a_part(document: &Document, at: u32) -> Option<(f64, u32)> {
    let skip = u32::from(document.word(at) == "-");
    let at = at + skip;
    if document.lower(at) != "and" {
        return None;
    }
    let hyphen = |at: u32| u32::from(document.word(at) == "-");
    let from = at + 1 + hyphen(at + 1);
    let times = match (document.lower(from), number_word(document.lower(from))) {
        ("a" | "one", _) => 1.0,
        (_, Some(NumberWord::Small(times))) => times,
        _ => return None,
    };
    let part = from + 1 + hyphen(from + 1);
    match number_word(document.lower(part)) {
        Some(NumberWord::Fraction(fraction)) if times * fraction < 1.0 => Some((times * fraction, part + 1)),
        _ => None,
    }
}

/// Significant digits: leading zeros never, trailing zeros only behind the point.
fn significant(word: &str, decimals: u32) -> u32 {
    let digits = || word.bytes().filter(u8::is_ascii_digit);
    let all = digits().skip_while(|digit| *digit == b'0').count();
    let zeros = if decimals == 0 { digits().rev().take_while(|digit| *digit == b'0').count() } else { 0 };
    u32::try_from(all.saturating_sub(zeros)).unwrap_or(u32::MAX).max(1)
}
