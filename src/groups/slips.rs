//! Figures that look like one figure with a slip in it.
//!
//! Two articles that give 27 and 72 of one sort, where neither figure stands anywhere in the other article, more likely
//! give one figure, misprinted, than two. Of two-digit figures one pair in ninety is such a pair by chance, of
//! three-digit figures one in some four hundred.

use super::figures::bound;
use crate::mentions::{Precision, Quantity};

/// From here on two figures look like one with two digits swapped.
pub(crate) const SWAPPED: f64 = 0.7;

/// Whether two figures of two digits or more differ in one digit alone: `130`, `180`.
pub(super) fn one_off(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (bound(a), bound(b));
    if x <= 0.0 || y <= 0.0 || !x.is_finite() || !y.is_finite() {
        return false;
    }
    let ((p, power), (q, other)) = (digits(x), digits(y));
    power == other && p.len().max(q.len()) >= 2 && differing(&p, &q).len() == 1
}

/// How much two figures look like one with a slip in it, 0-1: two neighbouring digits swapped, one digit wrong, the
/// decimal point moved. The more digits, the less is left to chance.
pub(crate) fn slip(a: &Quantity, b: &Quantity) -> f64 {
    let (x, y) = (bound(a), bound(b));
    let open = |quantity: &Quantity| quantity.precision == Precision::Between;
    if x == y || x <= 0.0 || y <= 0.0 || !x.is_finite() || !y.is_finite() || open(a) || open(b) {
        return 0.0;
    }
    let ((p, power), (q, other)) = (digits(x), digits(y));
    let digits = p.len().max(q.len());
    if misheard(x, y) {
        return SWAPPED;
    }
    if power != other {
        // `1.25 million`, `12.5 million`.
        return if p == q && power.abs_diff(other) == 1 { by_length(digits, [0.0, 0.3, 0.5, 0.7]) } else { 0.0 };
    }
    if swapped(&p, &q) {
        by_length(digits, [0.7, 0.9, 1.0, 1.0])
    } else if turned(&p, &q) {
        by_length(digits, [0.0, 0.8, 0.9, 1.0])
    } else if one_apart(&p, &q) {
        by_length(digits, [0.1, 0.35, 0.6, 0.8])
    } else {
        0.0
    }
}

fn by_length(digits: usize, scores: [f64; 4]) -> f64 {
    match digits {
        0 | 1 => 0.0,
        2 => scores[0],
        3 => scores[1],
        4 => scores[2],
        _ => scores[3],
    }
}

/// The significant digits and the power of ten.
fn digits(value: f64) -> (Vec<u8>, i32) {
    let written = format!("{value:e}");
    let (mantissa, power) = written.split_once('e').unwrap_or((&written, "0"));
    (mantissa.bytes().filter(u8::is_ascii_digit).collect(), power.parse().unwrap_or(0))
}

/// A digit of the figure, a zero behind its end.
fn digit(figure: &[u8], at: usize) -> u8 {
    figure.get(at).copied().unwrap_or(b'0')
}

/// The places where two figures differ.
fn differing(a: &[u8], b: &[u8]) -> Vec<usize> {
    (0..a.len().max(b.len())).filter(|at| digit(a, *at) != digit(b, *at)).collect()
}

/// Two neighbours have changed places.
fn swapped(a: &[u8], b: &[u8]) -> bool {
    matches!(differing(a, b).as_slice(), [first, second] if second - first == 1
        && digit(a, *first) == digit(b, *second) && digit(a, *second) == digit(b, *first))
}

/// The same digits in another order: `312`, `213`.
fn turned(a: &[u8], b: &[u8]) -> bool {
    let sorted = |figure: &[u8]| {
        let mut figure = figure.to_vec();
        figure.sort_unstable();
        figure
    };
    a.len() == b.len() && a != b && sorted(a) == sorted(b)
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

fn one_apart(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && differing(a, b).len() == 1
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
    fn figures_of_other_size_or_other_digits_are_no_slip() {
        for (a, b) in [(38.0, 47.0), (12.0, 210.0), (5.0, 6.0), (38.0, 38.0), (0.0, 12.0)] {
            assert_eq!(slip(&figure(a), &figure(b)), 0.0, "{a} {b}");
        }
    }
}
