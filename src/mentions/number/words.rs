//! Numbers in words, added up word by word: `two thousand four hundred million`, `four and twenty`.

use super::{Number, NumberWord, and_a_part, number_word, scale_at, significant};
use crate::text::Document;

/// `point eight`, `point two five`, `comma three` behind a number in words: the part, how many decimals it has and the token after it.
fn spoken_decimals(document: &Document, at: u32) -> Option<(f64, u32, u32)> {
    if !matches!(document.lower(at), "point" | "comma") {
        return None;
    }
    let digit = |at: u32| match number_word(document.lower(at)) {
        Some(NumberWord::Small(small)) if small < 10.0 => Some(small),
        _ => None,
    };
    let (mut part, mut decimals) = (0.0, 0);
    while let Some(small) = digit(at + 1 + decimals) {
        decimals += 1;
        part += small * 10f64.powi(-i32::try_from(decimals).ok()?);
    }
    (decimals > 0).then_some((part, decimals, at + 1 + decimals))
}

/// Words added up so far.
#[derive(Default)]
struct Sum {
    /// Closed by a scale of a thousand or more.
    total: f64,
    /// Since that scale.
    current: f64,
    /// The scale that `total` was closed with.
    scale: f64,
    /// Half a unit of the last word.
    slack: f64,
    /// What the last word was worth, for what may follow it.
    last: Option<NumberWord>,
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.current
    }

    /// Whether a small number may follow the last word: `twenty` `one`, `hundred` `twelve`.
    fn takes(&self, small: f64) -> bool {
        match self.last {
            None => true,
            Some(NumberWord::Small(last)) => last >= 20.0 && small > 0.0 && small < 10.0,
            Some(NumberWord::Scale(scale)) => small > 0.0 && scale != 12.0,
            Some(NumberWord::Fraction(_)) => false,
        }
    }

    fn add(&mut self, word: NumberWord) {
        match word {
            NumberWord::Small(small) => {
                self.current += small;
                self.slack = 0.5;
            }
            NumberWord::Scale(scale) if scale <= 100.0 => self.current = self.current.max(1.0) * scale,
            NumberWord::Scale(scale) => {
                if self.total > 0.0 && scale > self.scale {
                    self.total = (self.total + self.current) * scale;
                } else {
                    self.total += self.current.max(1.0) * scale;
                }
                self.current = 0.0;
                self.scale = scale;
                // `six thousand` is 6,000 written out; `six million` stands for `6 million`.
                self.slack = if scale >= 1e5 { 0.5 * scale } else { 0.5 };
            }
            NumberWord::Fraction(_) => {}
        }
        self.last = Some(word);
    }
}

/// A number in words.
pub(super) fn words(document: &Document, token: u32) -> Option<Number> {
    if let Some(number) = part_of_scale(document, token) {
        return Some(number);
    }
    let mut at = token;
    let mut sum = Sum { slack: 0.5, ..Sum::default() };
    if matches!(document.lower(token), "a" | "an") {
        match number_word(document.lower(token + 1)) {
            Some(word @ NumberWord::Scale(_)) => sum.add(word),
            _ => return None,
        }
        at += 2;
    }
    if let Some(NumberWord::Scale(scale @ (100.0 | 1000.0))) = number_word(document.lower(token))
        && document.lower(token + 1) == "and"
        && matches!(number_word(document.lower(token + 2)), Some(NumberWord::Small(small)) if small > 0.0)
    {
        // `hundred and thirty helpers`, as translations have it.
        sum.add(NumberWord::Scale(scale));
        at += 1;
    }
    let joined = token.checked_sub(1).is_none_or(|before| document.lower(before) != "between");
    while let Some((word, next)) = next_word(document, at, &sum, joined) {
        sum.add(word);
        at = next;
    }
    sum.last?;
    let (mut value, mut slack) = (sum.value(), sum.slack);
    let mut digits = significant(&format!("{value}"), 0);
    let part = and_a_part(document, at).map(|(part, next)| (part, 1, next)).or_else(|| spoken_decimals(document, at));
    if let (Some(NumberWord::Scale(scale @ 1000.0..)), Some((part, 1, next))) = (sum.last, part)
        && document.lower(at) == "and"
        && document.lower(next) != "of"
    {
        // `a million and a half` is half a million more.
        (value, slack, digits, at) = (value + part * scale, 0.05 * scale, digits + 1, next);
    } else if let Some((part, decimals, next)) = part {
        let last = 0.5 * 10f64.powi(-i32::try_from(decimals).ok()?);
        (value, slack, digits, at) = (value + part, last, digits + decimals, next);
        while let Some((scale, next)) = scale_at(document, at) {
            (value, slack, at) = (value * scale, slack * scale, next);
        }
    }
    Some(Number { value, slack, digits, tokens: token..at, in_digits: false })
}

/// The next word of a number in words, past a hyphen or an `and`.
fn next_word(document: &Document, at: u32, sum: &Sum, joined: bool) -> Option<(NumberWord, u32)> {
    let spaced = document.tokens.get(at as usize)?.space_before;
    let hyphen = sum.last.is_some() && document.word(at) == "-" && !spaced;
    let at = at + u32::from(hyphen);
    let word = document.lower(at);
    if word == "and" {
        // `two hundred and five`, but not `one hundred and two hundred`.
        let Some(NumberWord::Scale(scale)) = sum.last else { return None };
        let small @ NumberWord::Small(value) = number_word(document.lower(at + 1))? else { return None };
        if !joined || value == 0.0 || scale == 12.0 || and_a_part(document, at).is_some() {
            return None;
        }
        // `three hundred and ten million` is one number, `one hundred and two hundred` are two.
        let part = words(document, at + 1)?;
        let shared = scale == 100.0 && value < 100.0 && part.value >= 1000.0;
        return (part.value < scale || shared).then_some((small, at + 2));
    }
    if let Some((value, next)) = inverted(document, at).filter(|(value, _)| joined && sum.takes(*value)) {
        return Some((NumberWord::Small(value), next));
    }
    match number_word(word)? {
        small @ NumberWord::Small(value) if sum.takes(value) => Some((small, at + 1)),
        scale @ NumberWord::Scale(_) if sum.last.is_some() => Some((scale, at + 1)),
        _ => None,
    }
}

/// `four and twenty`, `one-and-twenty`: the ones before the tens, as German and Dutch have them; the number and the token
/// after it.
fn inverted(document: &Document, at: u32) -> Option<(f64, u32)> {
    let hyphen = |at: u32| u32::from(document.word(at) == "-");
    let small = |at: u32, fits: fn(f64) -> bool| match number_word(document.lower(at)) {
        Some(NumberWord::Small(small)) if fits(small) => Some(small),
        _ => None,
    };
    let ones = small(at, |ones| (1.0..10.0).contains(&ones))?;
    let and = at + 1 + hyphen(at + 1);
    if document.lower(and) != "and" {
        return None;
    }
    let tens_at = and + 1 + hyphen(and + 1);
    let tens = small(tens_at, |tens| tens >= 20.0)?;
    // `four and twenty-five` are two numbers.
    let more = tens_at + 1 + hyphen(tens_at + 1);
    (small(more, |small| small < 10.0).is_none()).then_some((ones + tens, tens_at + 1))
}

/// `half a million`, `a half-million`, `a quarter of a million`, `three quarters of a million`.
fn part_of_scale(document: &Document, token: u32) -> Option<Number> {
    let hyphen = |at: u32| u32::from(document.word(at) == "-");
    let mut at = token;
    let mut times = 1.0;
    match (document.lower(at), number_word(document.lower(at))) {
        ("a", _) => at += 1,
        (_, Some(NumberWord::Small(small))) if small > 0.0 && small < 10.0 => {
            times = small;
            at += 1 + hyphen(at + 1);
        }
        _ => {}
    }
    let Some(NumberWord::Fraction(fraction)) = number_word(document.lower(at)) else { return None };
    at += 1 + hyphen(at + 1);
    for filler in ["of", "a"] {
        at += u32::from(document.lower(at) == filler);
    }
    let (scale, end) = scale_at(document, at)?;
    let value = times * fraction * scale;
    // `half a million` is as fine as its next digit: 450,000 to 550,000.
    Some(Number { value, slack: 0.1 * value, digits: 1, tokens: token..end, in_digits: false })
}
