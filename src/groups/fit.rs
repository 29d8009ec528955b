//! Whether two numbers can be one number, told in other words: rounded, hedged, in another unit.

use super::slips::{SWAPPED, slip};
use crate::mentions::{Dimension, MARGIN, Precision, Quantity};
use crate::rules::Tolerance;

/// What two numbers are to each other by their values alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// One value.
    Same,
    /// One is the other, rounded.
    Rounding,
    /// A hedge (`about`, `more than`) covers the other.
    Hedge,
    /// One value in two units.
    Unit,
    /// Two values.
    Differs,
    /// They cannot be held against each other: two currencies.
    Apart,
}

/// Compares what the words can mean, in the base unit; `play` is what a rule lets two of its values differ by.
pub(crate) fn fit(x: &Quantity, y: &Quantity, play: Tolerance) -> Fit {
    if x.unit.dimension == Dimension::Money && y.unit.dimension == Dimension::Money && x.unit.name != y.unit.name {
        return currencies(x, y);
    }
    if x.unit.dimension == Dimension::Score || y.unit.dimension == Dimension::Score {
        return scores(x, y, play);
    }
    let (tight_x, tight_y) = (tight(x), tight(y));
    let hedged = x.precision != Precision::Exact || y.precision != Precision::Exact;
    let converted = x.unit.factor != y.unit.factor || x.unit.offset != y.unit.offset;
    if x.low == y.low && x.high == y.high && !converted {
        return Fit::Same;
    }
    // `2,990 tons`, `2,990 metric tons`: the same figure in units nearly alike is one, whichever ton is meant.
    let near = (x.unit.factor / y.unit.factor).ln().abs() < NAMESAKES;
    if x.low == y.low && x.high == y.high && x.unit.dimension == y.unit.dimension && near {
        return Fit::Unit;
    }
    // The tolerance is written in the unit of the text, the intervals are in the base unit.
    let factor = x.unit.factor.abs().max(y.unit.factor.abs());
    let largest =
        if tight_x.1.is_finite() && tight_y.1.is_finite() { tight_x.1.abs().max(tight_y.1.abs()) } else { 0.0 };
    // 6.4 lies a hair more than 0.1 above 6.3.
    let slack = (play.units * factor).max(play.share * largest) * (1.0 + f64::EPSILON.sqrt());
    // What a rule lets them differ by goes before how people round; it is said of the figures as they are written, for
    // two that touch where both round would else be one: 14 and 15 million.
    let rounded = !rounds_away(x, y) && !rounds_away(y, x);
    let let_pass = slack > 0.0 && overlap(widen(written(x), slack), written(y));
    if (rounded && overlap(tight_x, tight_y) || let_pass) && !hedged {
        return Fit::Same;
    }
    if rounded && overlap(loose(x), loose(y)) {
        return if hedged { Fit::Hedge } else { Fit::Rounding };
    }
    if converted && overlap(share(loose(x), x, CONVERSION), share(loose(y), y, CONVERSION)) {
        return Fit::Unit;
    }
    Fit::Differs
}

/// Whether a figure would round to more than the coarser one beside it: 3.5 billion is written as 4 billion, never as 3. Of a
/// price of 38.50 the cents may go unsaid.
fn rounds_away(coarse: &Quantity, fine: &Quantity) -> bool {
    let exact = |quantity: &Quantity| quantity.precision == Precision::Exact && quantity.low == quantity.high;
    let plain = exact(coarse) && exact(fine) && coarse.unit == fine.unit && coarse.low > 0.0 && fine.low > 0.0;
    let far = fine.low - coarse.low >= 0.05 * coarse.low;
    plain && far && coarse.slack > 0.0 && fine.slack <= 0.2 * coarse.slack && fine.low - coarse.low >= inner(coarse)
}

/// Units whose sizes differ by less than this natural logarithm are taken for each other: tons, miles, gallons.
const NAMESAKES: f64 = 0.2;

/// Two sums in two currencies. `$` may be any dollar: beside a dollar with a country it is that one where the figures say
/// so. Of two others the same figure is one figure with the wrong sign; others may be converted.
fn currencies(x: &Quantity, y: &Quantity) -> Fit {
    let figure = x.low == y.low && x.high == y.high;
    let plain = |plain: &str, national: &str| national.strip_suffix(plain).is_some_and(|rest| rest.ends_with(' '));
    if plain(&x.unit.name, &y.unit.name) || plain(&y.unit.name, &x.unit.name) {
        return match (figure, slip(x, y) >= SWAPPED) {
            (true, _) => Fit::Same,
            (false, true) => Fit::Differs,
            (false, false) => Fit::Apart,
        };
    }
    if figure && x.digits + y.digits >= 4 { Fit::Differs } else { Fit::Apart }
}

/// Two scores: the numbers of both sides must be the same, whichever is told first, but for what a rule lets each differ by.
fn scores(x: &Quantity, y: &Quantity, play: Tolerance) -> Fit {
    // `by three goals` against `3-0`
    if x.unit.name == MARGIN || y.unit.name == MARGIN {
        let spread = |score: &Quantity| if score.unit.name == MARGIN { score.high } else { score.high - score.low };
        return match (x.unit.dimension == y.unit.dimension, spread(x) == spread(y)) {
            (false, _) => Fit::Apart,
            (true, true) => Fit::Same,
            (true, false) => Fit::Differs,
        };
    }
    let near = |one: f64, other: f64| (one - other).abs() <= play.units.max(play.share * one.max(other));
    match (x.unit.dimension == y.unit.dimension, near(x.low, y.low) && near(x.high, y.high)) {
        (false, _) => Fit::Apart,
        (true, true) => Fit::Same,
        (true, false) => Fit::Differs,
    }
}

/// The rounding of a quantity, cut short of the next figure's.
fn inner(quantity: &Quantity) -> f64 {
    NEXT * quantity.slack
}

/// Figures side by side touch at the half between them, and are two figures all the same.
const NEXT: f64 = 0.999;

/// What the words say, in the base unit.
fn written(quantity: &Quantity) -> (f64, f64) {
    (quantity.unit.base(quantity.low), quantity.unit.base(quantity.high))
}

/// What a strict reader lets the words mean, in the base unit.
fn tight(quantity: &Quantity) -> (f64, f64) {
    let slack = inner(quantity);
    (quantity.unit.base(quantity.low - slack), quantity.unit.base(quantity.high + slack))
}

/// People convert units loosely: 10 km is "six miles" (3.5 % off), minus 6 Celsius is 21 Fahrenheit.
const CONVERSION: f64 = 0.04;

fn overlap(a: (f64, f64), b: (f64, f64)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

fn widen((low, high): (f64, f64), by: f64) -> (f64, f64) {
    (low - by, high + by)
}

fn share(interval: (f64, f64), quantity: &Quantity, share: f64) -> (f64, f64) {
    let size = if quantity.unit.dimension == Dimension::Temperature {
        10.0
    } else {
        interval.0.abs().max(interval.1.abs().min(f64::MAX / 4.0))
    };
    widen(interval, size * share)
}

/// What a careful reader lets the words mean: hedges reach further than their number, round numbers may be rounded.
fn loose(quantity: &Quantity) -> (f64, f64) {
    let slack = inner(quantity);
    let (low, high) = (quantity.low - slack, quantity.high + slack);
    let size = quantity.low.abs().max(if quantity.high.is_finite() { quantity.high.abs() } else { 0.0 });
    let (low, high) = match quantity.precision {
        Precision::About => (low - 0.1 * size - 1.0_f64.min(0.2 * size), high + 0.1 * size + 1.0_f64.min(0.2 * size)),
        // "More than 200" may be 214 or 260, hardly 2,000.
        Precision::AtLeast => (low, high.min(quantity.low * 1.75 + slack)),
        Precision::AtMost => (low.max(quantity.high * 0.25), high),
        Precision::Between => (low, high),
        Precision::Exact => {
            // 9,000 may stand for 9,012: one or two digits written and thousands behind them. What `9 thousand` leaves open
            // is that already.
            let counted = quantity.unit.dimension != Dimension::Duration;
            let rounding =
                if counted && quantity.digits <= 2 && size >= 1_000.0 { rounding(size, quantity.digits) } else { 0.0 };
            let more = (NEXT * rounding.min(MOST_ROUNDED * size) - slack).max(0.0);
            (low - more, high + more)
        }
    };
    (quantity.unit.base(low), quantity.unit.base(high))
}

/// Whoever writes 20,000 for 24,000 says `about`.
const MOST_ROUNDED: f64 = 0.07;

/// Half a unit of the last significant digit written.
fn rounding(size: f64, digits: u32) -> f64 {
    let place = size.log10().floor() - f64::from(digits.saturating_sub(1));
    0.5 * 10_f64.powf(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::Unit;
    use crate::text::Span;

    fn billions(value: f64, slack: f64) -> Quantity {
        let unit = Unit { name: "crown".into(), dimension: Dimension::Money, factor: 1.0, offset: 0.0 };
        let (low, slack) = (value * 1e9, slack * 1e9);
        let number = Span::new(0, 1);
        Quantity { low, high: low, slack, digits: 1, precision: Precision::Exact, unit, per: None, number, head: None }
    }

    #[test]
    fn half_a_unit_more_is_no_rounding_down() {
        let play = Tolerance::default();
        assert_eq!(fit(&billions(3.0, 0.5), &billions(3.5, 0.05), play), Fit::Differs);
        assert_eq!(fit(&billions(3.5, 0.05), &billions(3.0, 0.5), play), Fit::Differs);
        assert_ne!(fit(&billions(3.0, 0.5), &billions(3.4, 0.05), play), Fit::Differs);
        assert_ne!(fit(&billions(4.0, 0.5), &billions(3.5, 0.05), play), Fit::Differs);
        let wide = Tolerance { units: 1e9, ..play };
        assert_eq!(fit(&billions(3.0, 0.5), &billions(3.5, 0.05), wide), Fit::Same);
    }

    #[test]
    fn a_score_is_one_whichever_side_is_told_first() {
        let score = |low: f64, high: f64| {
            let unit = Unit { name: "score".into(), dimension: Dimension::Score, factor: 1.0, offset: 0.0 };
            Quantity { low, high, slack: 0.0, unit, ..billions(0.0, 0.0) }
        };
        assert_eq!(fit(&score(1.0, 3.0), &score(1.0, 3.0), Tolerance::default()), Fit::Same);
        assert_eq!(fit(&score(1.0, 3.0), &score(1.0, 2.0), Tolerance::default()), Fit::Differs);
        assert_eq!(fit(&score(1.0, 3.0), &billions(2.0, 0.5), Tolerance::default()), Fit::Apart);
    }

    #[test]
    fn figures_side_by_side_are_two() {
        let digits = |digits: u32, value: f64, slack: f64| Quantity { digits, ..billions(value, slack) };
        for (one, other) in [
            (digits(1, 3.0, 0.5), digits(1, 4.0, 0.5)),
            (digits(2, 14.0, 0.5), digits(2, 15.0, 0.5)),
            (digits(2, 140.0, 0.5), digits(2, 150.0, 0.5)),
        ] {
            assert_eq!(fit(&one, &other, Tolerance::default()), Fit::Differs);
        }
        // 140 may be what 143 is rounded to.
        assert_ne!(fit(&digits(2, 140.0, 0.5), &digits(3, 143.0, 0.5), Tolerance::default()), Fit::Differs);
    }

    #[test]
    fn what_a_rule_lets_pass_is_counted_from_figure_to_figure() {
        let billions = |value: f64, slack: f64| Quantity { digits: 3, ..billions(value, slack) };
        let play = Tolerance { share: 0.01, ..Tolerance::default() };
        assert_eq!(fit(&billions(14.0, 0.5), &billions(15.0, 0.5), play), Fit::Differs);
        assert_eq!(fit(&billions(14.90, 0.005), &billions(15.01, 0.005), play), Fit::Same);
        let units = Tolerance { units: 0.1e9, ..Tolerance::default() };
        assert_eq!(fit(&billions(6.3, 0.05), &billions(6.4, 0.05), units), Fit::Same);
        assert_eq!(fit(&billions(6.3, 0.05), &billions(6.5, 0.05), units), Fit::Differs);
    }

    #[test]
    fn a_bound_that_is_nearly_reached_is_near_it() {
        let play = Tolerance::default();
        let under = |low: f64| Quantity { low, precision: Precision::AtMost, ..billions(40.0, 0.5) };
        assert_eq!(fit(&under(35e9), &billions(25.0, 0.5), play), Fit::Differs);
        assert_eq!(fit(&under(35e9), &billions(39.0, 0.5), play), Fit::Hedge);
        assert_eq!(fit(&under(0.0), &billions(25.0, 0.5), play), Fit::Hedge);
    }
}
