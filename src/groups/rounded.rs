//! Numbers told apart by their first digits only.

use std::cmp::Ordering;

/// A number as its first significant digits and its power of ten: 1,312 and 1,314 are one to three digits, 1.31e3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Rounded {
    /// The digits and the sign as a whole number; of what has no digits (zero, no number, no end) its bits.
    digits: i64,
    power: i32,
}

impl Rounded {
    /// Rounds a number to so many significant digits, at most 15; of two that are as near the one with the even last digit.
    pub(super) fn to(significant: i32, value: f64) -> Self {
        if value == 0.0 || !value.is_finite() {
            return Self { digits: value.to_bits().cast_signed(), power: i32::MAX };
        }
        let power = value.abs().log10().floor() as i32;
        let digits = shifted(value, significant - 1 - power);
        // 9.996 is 10.0, and the logarithm of a power of ten may lie a little below it.
        if digits.abs() >= 10_f64.powi(significant) {
            return Self { digits: (digits / 10.0).round_ties_even() as i64, power: power + 1 };
        }
        Self { digits: digits as i64, power }
    }
}

/// A number with its decimal point so many places further right (or left), rounded to a whole one.
fn shifted(value: f64, places: i32) -> f64 {
    let by = 10_f64.powi(places.abs());
    // Dividing by a power of ten keeps what a whole number has; its inverse has no exact value.
    let scaled = if places < 0 { value / by } else { value * by };
    if scaled.fract().abs() != 0.5 {
        return scaled.round();
    }
    // 10.05 lies a little above the half that it is scaled to; what was lost on the way tells.
    let lost = if places < 0 { (-scaled).mul_add(by, value) } else { value.mul_add(by, -scaled) };
    match lost.partial_cmp(&0.0) {
        Some(Ordering::Greater) => scaled.ceil(),
        Some(Ordering::Less) => scaled.floor(),
        _ => scaled.round_ties_even(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_one_where_they_are_written_alike_to_so_many_digits() {
        let whole = (1..4_000).map(f64::from);
        let large = (1..400).flat_map(|n| [1e3, 1e6, 1e9].map(|scale| f64::from(n) * scale * 1.0001));
        let parts = (1..4_000).flat_map(|n| [10.0, 100.0, 7.0].map(|part| f64::from(n) / part));
        let metres = (1..400).flat_map(|n| [0.3048, 1_609.344, 0.45359237].map(|unit| f64::from(n) * unit));
        let odd = [0.0, -0.0, -71.0, 0.000_71, 9.996, 999.95, 1e-9, f64::INFINITY];
        let mut all: Vec<f64> = whole.chain(large).chain(parts).chain(metres).chain(odd).collect();
        all.sort_by(f64::total_cmp);
        for pair in all.windows(2) {
            let alike = format!("{:.2e}", pair[0]) == format!("{:.2e}", pair[1]);
            assert_eq!(Rounded::to(3, pair[0]) == Rounded::to(3, pair[1]), alike, "{pair:?}");
            let alike = format!("{:.5e}", pair[0]) == format!("{:.5e}", pair[1]);
            assert_eq!(Rounded::to(6, pair[0]) == Rounded::to(6, pair[1]), alike, "{pair:?}");
        }
    }
}
