//! Figures that look like one figure with a slip in it.
//!
//! Two articles that give 27 and 72 of one sort, where neither figure stands anywhere in the other article, more likely
//! give one figure, misprinted, than two. Of two-digit figures one pair in ninety is such a pair by chance, of
//! three-digit figures one in some four hundred.

use crate::mentions::{Precision, Quantity};

/// From here on two figures look like one with two digits swapped.
pub(crate) const SWAPPED: f64 = 0.7;

/// Whether two numbers are one with two neighbouring digits swapped: `1896`, `1869`.
pub(super) fn swapped(a: f64, b: f64) -> bool {
    let (p, q) = (Figure::of(a), Figure::of(b));
    p.power == q.power && p.swapped(&q)
}

/// Whether two figures of two digits or more differ in one digit alone: `130`, `180`.
pub(super) fn one_off(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (a.bound(), b.bound());
    if x <= 0.0 || y <= 0.0 || !x.is_finite() || !y.is_finite() || x / y > APART || y / x > APART {
        return false;
    }
    let (p, q) = (Figure::of(x), Figure::of(y));
    p.power == q.power && p.length.max(q.length) >= 2 && p.differing(&q).count() == 1
}

/// How much two figures look like one with a slip in it, 0-1: two neighbouring digits swapped, one digit wrong, the
/// decimal point moved. The more digits, the less is left to chance.
pub(crate) fn slip(a: &Quantity, b: &Quantity) -> f64 {
    let (x, y) = (a.bound(), b.bound());
    let open = |quantity: &Quantity| quantity.precision == Precision::Between;
    if x == y || x <= 0.0 || y <= 0.0 || !x.is_finite() || !y.is_finite() || open(a) || open(b) {
        return 0.0;
    }
    if x / y > APART || y / x > APART {
        return 0.0;
    }
    if misheard(x, y) {
        return SWAPPED;
    }
    let (p, q) = (Figure::of(x), Figure::of(y));
    let digits = p.length.max(q.length);
    if p.power != q.power {
        // `1.25 million`, `12.5 million`.
        let moved = p.power.abs_diff(q.power) == 1 && p.digits == q.digits;
        return if moved { by_length(digits, [0.0, 0.3, 0.5, 0.7]) } else { 0.0 };
    }
    if p.swapped(&q) {
        by_length(digits, [0.7, 0.9, 1.0, 1.0])
    } else if p.turned(&q) {
        by_length(digits, [0.0, 0.8, 0.9, 1.0])
    } else if p.one_apart(&q) {
        by_length(digits, [0.1, 0.35, 0.6, 0.8])
    } else {
        0.0
    }
}

/// No slip makes a figure so many times as large: a moved point makes it ten times as large, and any other leaves its
/// power of ten.
const APART: f64 = 11.0;

fn by_length(digits: usize, scores: [f64; 4]) -> f64 {
    match digits {
        0 | 1 => 0.0,
        2 => scores[0],
        3 => scores[1],
        4 => scores[2],
        _ => scores[3],
    }
}

/// A figure as its significant digits and its power of ten.
struct Figure {
    digits: [u8; MOST_DIGITS],
    length: usize,
    power: i32,
}

/// The most digits that a number is written with.
const MOST_DIGITS: usize = 20;

impl Figure {
    fn of(value: f64) -> Self {
        // What people write has few decimals, and its digits are those of a whole number.
        let whole = |scale: f64| {
            Some(value * scale).filter(|whole| *whole < 1e15 && whole.fract() == 0.0 && whole / scale == value)
        };
        let scales = (0..).zip([1.0, 10.0, 100.0, 1_000.0]);
        match scales.into_iter().find_map(|(decimals, scale)| Some((decimals, whole(scale)?))) {
            Some((decimals, whole)) => Self::of_whole(whole as u64, decimals),
            None => Self::of_written(&format!("{value:e}")),
        }
    }

    /// The figure of a whole number some of whose digits are decimals.
    fn of_whole(mut whole: u64, decimals: i32) -> Self {
        let (mut digits, mut length, mut power) = ([0; MOST_DIGITS], 0, -1 - decimals);
        while whole > 0 {
            power += 1;
            let digit = (whole % 10) as u8;
            // Zeros at the end are no digits to count on.
            if length > 0 || digit > 0 {
                if let Some(place) = digits.get_mut(length) {
                    *place = digit;
                }
                length += 1;
            }
            whole /= 10;
        }
        if let Some(written) = digits.get_mut(..length) {
            written.reverse();
        }
        Self { digits, length, power }
    }

    /// The figure of a number in scientific notation.
    fn of_written(written: &str) -> Self {
        let (mantissa, power) = written.split_once('e').unwrap_or((written, "0"));
        let (mut digits, mut length) = ([0; MOST_DIGITS], 0);
        for (place, digit) in digits.iter_mut().zip(mantissa.bytes().filter(u8::is_ascii_digit)) {
            *place = digit - b'0';
            length += 1;
        }
        Self { digits, length, power: power.parse().unwrap_or(0) }
    }

    /// A digit of the figure, a zero behind its end.
    fn digit(&self, at: usize) -> u8 {
        self.digits.get(at).copied().unwrap_or(0)
    }

    /// The places where two figures differ.
    fn differing(&self, other: &Self) -> impl Iterator<Item = usize> {
        (0..self.length.max(other.length)).filter(|at| self.digit(*at) != other.digit(*at))
    }

    /// Two neighbours have changed places.
    fn swapped(&self, other: &Self) -> bool {
        let mut places = self.differing(other);
        let (Some(first), Some(second), None) = (places.next(), places.next(), places.next()) else { return false };
        second - first == 1 && self.digit(first) == other.digit(second) && self.digit(second) == other.digit(first)
    }

    /// The same digits in another order: `312`, `213`.
    fn turned(&self, other: &Self) -> bool {
        let sorted = |figure: &Self| {
            let mut digits = figure.digits;
            digits.sort_unstable();
            digits
        };
        self.length == other.length && self.digits != other.digits && sorted(self) == sorted(other)
    }

    fn one_apart(&self, other: &Self) -> bool {
        self.length == other.length && self.differing(other).count() == 1
    }
}

/// `fourteen`, `forty`; `eight`, `eighteen` billion: one heard for the other.
fn misheard(x: f64, y: f64) -> bool {
    let (low, high) = (x.min(y), x.max(y));
    // Thousands and millions of both sound as alike.
    let scale = 10f64.powi(3 * ((low.log10() / 3.0).floor() as i32));
    let (first, second) = (low / scale, high / scale);
    let tens = (13.0..=19.0).contains(&first) && first.fract() == 0.0 && (first - 10.0) * 10.0 == second;
    // `eight`, `eighteen` billion; of small counts there are too many.
    let teens = scale >= 1000.0 && (4.0..=9.0).contains(&first) && first.fract() == 0.0 && first + 10.0 == second;
    tens || teens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::{Dimension, Unit};
    use crate::text::Span;

    fn figure(value: f64) -> Quantity {
        let unit = Unit { name: String::new(), dimension: Dimension::None, factor: 1.0, offset: 0.0 };
        Quantity {
            low: value,
            high: value,
            slack: 0.5,
            digits: 2,
            precision: Precision::Exact,
            unit,
            per: None,
            number: Span::new(0, 1),
            head: None,
        }
    }

    #[test]
    fn swapped_neighbours_are_a_slip_the_surer_the_longer_the_figure() {
        let two = slip(&figure(38.0), &figure(83.0));
        let three = slip(&figure(615.0), &figure(651.0));
        assert!(two >= 0.7 && three > two, "{two} {three}");
        assert!(slip(&figure(360.0), &figure(630.0)) >= 0.7, "the zero at the end is no digit to count on");
        assert!(slip(&figure(7.1), &figure(1.7)) >= 0.7);
    }

    #[test]
    fn one_wrong_digit_tells_less_than_a_swap() {
        let (wrong, swap) = (slip(&figure(1_482.0), &figure(1_432.0)), slip(&figure(1_482.0), &figure(1_428.0)));
        assert!(0.0 < wrong && wrong < swap, "{wrong} {swap}");
    }

    #[test]
    fn a_figure_is_its_digits_without_the_zeros_around_them() {
        for (value, digits, power) in [
            (360.0, "36", 2),
            (7.1, "71", 0),
            (1_250_000.0, "125", 6),
            (0.05, "5", -2),
            (1.0 / 3.0, "3333333333333333", -1),
            (2e20, "2", 20),
        ] {
            let figure = Figure::of(value);
            let own: String = figure.digits.iter().take(figure.length).map(u8::to_string).collect();
            assert_eq!((own.as_str(), figure.power), (digits, power), "{value}");
        }
    }

    #[test]
    fn figures_of_other_size_or_other_digits_are_no_slip() {
        for (a, b) in [(38.0, 47.0), (12.0, 210.0), (5.0, 6.0), (38.0, 38.0), (0.0, 12.0)] {
            assert_eq!(slip(&figure(a), &figure(b)), 0.0, "{a} {b}");
        }
    }

    #[test]
    fn digits_in_another_order_and_figures_that_sound_alike_are_slips() {
        let slip = |a: f64, b: f64| slip(&figure(a), &figure(b));
        assert!(slip(312.0, 213.0) >= SWAPPED);
        assert!(slip(14_000.0, 40_000.0) >= SWAPPED);
        assert!(slip(8e9, 18e9) >= SWAPPED);
        assert!(slip(8.0, 18.0) < SWAPPED);
        assert!(slip(312.0, 215.0) < SWAPPED);
    }
}
