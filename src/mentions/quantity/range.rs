//! Two numbers that belong together: ranges, scores, `6 feet 2 inches`, and units shared along a list.

use super::amount::{self, Amount};
use super::tables::{LISTS, UNITS};
use super::unit;
use super::view::View;
use crate::mentions::{Dimension, Precision};

/// `3-1`, `52-48`: two whole numbers joined by a dash that no unit follows.
pub(super) fn score(view: View, first: &Amount) -> Option<Amount> {
    let dash = first.number.end;
    if !view.joins(dash) || first.unit.is_some() || first.low.fract() != 0.0 || first.low >= 1000.0 || first.scaled {
        return None;
    }
    let second = amount::read(view, dash + 1).filter(|second| second.number.start == dash + 1)?;
    let end = second.number.end;
    if second.unit.is_some() || second.low.fract() != 0.0 || second.low >= 1000.0 || second.scaled || view.joins(end) {
        return None;
    }
    let padded = |at: u32| view.word(at).len() > 1 && view.word(at).starts_with('0');
    if padded(first.number.start) || padded(second.number.start) {
        return None;
    }
    let (low, high) = (first.low.min(second.low), first.low.max(second.low));
    let told = beside_score(view, first.number.start, end)
        || LISTS.score_after.contains(view.lower(end))
        || LISTS.score_before.contains(view.before(first.tokens.start));
    let rising = second.low > first.low;
    let measured = unit::measure(view, end, second.before()).is_some();
    let counted = super::counted::counted(view, end, false, false).is_some() || measured;
    // `up 15-20 percent`
    if measured && rising {
        return None;
    }
    let aged = matches!(view.before(first.tokens.start), "aged" | "ages" | "age" | "between");
    let joined = view.joins(end);
    // `5-7 percent`, `10-15 people`, `aged 18-24` are ranges; `a 3-2 win`, `lost 1-2` and `won 52-48` are not.
    if aged || joined || (rising && counted && !told) || (!told && rising && low >= 5.0 && high / low.max(1.0) <= 3.0) {
        return None;
    }
    let mut score = Amount::plain(low, first.number.start..end);
    score.high = high;
    score.unit =
        Some(crate::mentions::Unit { name: "score".into(), dimension: Dimension::Score, factor: 1.0, offset: 0.0 });
    score.in_digits = first.in_digits;
    Some(score)
}

/// Whether another score stands right before or behind: `6-3 6-7 (5-7) 7-5`.
fn beside_score(view: View, start: u32, end: u32) -> bool {
    let goals = |at: u32| crate::mentions::number::parse_digits(view.word(at)).map(|(goals, _)| goals);
    let score = |at: u32| view.is_number(at) && view.joins(at + 1) && view.is_number(at + 2);
    // Behind a comma `5-7, 8-10` are ranges; a falling one is a score.
    let falling = |at: u32| score(at) && goals(at) > goals(at + 2);
    let beside = |at: u32, mark: &str| match mark {
        "(" | ")" => score(at),
        "," => falling(at),
        _ => false,
    };
    let past = |back: u32| start.checked_sub(back).filter(|at| *at >= view.from);
    score(end)
        || beside(end + 1, view.word(end))
        || past(3).is_some_and(score)
        || past(4).is_some_and(|at| beside(at, view.before(start)))
}

/// Joins a number and the one after it into a range where the words between say so. Both have been read with their
/// own units.
pub(super) fn range(view: View, first: &Amount) -> Option<Amount> {
    let at = first.tokens.end;
    let between = view.before(first.tokens.start) == "between" || hedged_between(view, first.tokens.start);
    let from = view.before(first.tokens.start) == "from" || from_average(view, first.tokens.start);
    // `aged from 19 to 44 years`
    let aged = from && first.tokens.start.checked_sub(2).is_some_and(|at| view.lower(at) == "aged");
    let between = between || aged;
    let ranging = from
        && first.tokens.start.checked_sub(2).is_some_and(|at| {
            matches!(
                view.lower(at),
                "ranging" | "range" | "ranged" | "ranges" | "anywhere" | "anything" | "varying" | "vary" | "varied"
            )
        });
    let dash = view.is_dash(at) && (view.joins(at) || view.word(at) == "\u{2013}");
    let connector = view.lower(at);
    let linked = match connector {
        "and" => between,
        // `from zero to 60 mph`
        "to" => !from || ranging || aged || first.low == 0.0,
        "or" => true,
        _ => dash,
    };
    if !linked {
        return None;
    }
    // `-to-` between joined numbers: `three-to-five`.
    let mut next = at + 1 + u32::from(dash && view.lower(at + 1) == "to" && view.joins(at + 2)) * 2;
    next += u32::from(connector == "and" && matches!(view.lower(next), "about" | "around" | "some"));
    let start = sign_skipped(view, next);
    let mut second =
        amount::read(view, start).filter(|second| second.tokens.start <= start && second.tokens.start >= next)?;
    if view.any_timed(second.number.clone()) && !between {
        return None;
    }
    super::measure(view, &mut second);
    if connector == "to" && tallies(view, first, &second) {
        return None;
    }
    // `by 31 million to 412 million` is a step and its end, `by 5 to 7 percent` a range.
    let step = connector == "to" && view.before(first.tokens.start) == "by";
    let bare = first.unit.is_none();
    let shares = bare && (second.is(Dimension::Share) || second.is(Dimension::Points));
    // `by 20 to 23 centimetres`
    let sizes = bare && second.unit.as_ref().is_some_and(|unit| unit.dimension.is_physical());
    if step && !(shares && second.high <= 3.0 * first.low || sizes && second.high <= 1.6 * first.low) {
        return None;
    }
    // `up 5 cents to 45 cents`: a range says its unit once.
    let twice = first.unit.is_some() && first.unit == second.unit && !first.is(Dimension::Share);
    let moved = moves(view, first.tokens.start) || matches!(view.before(first.tokens.start), "up" | "down");
    if connector == "to" && twice && moved && first.tokens.start == first.number.start {
        return None;
    }
    join(view, first, second, connector, between || ranging || dash)
}

/// Whether two numbers are the sides of a ballot: `failed 148 to 149`, `was carried by 82 to 61`, `by 31 votes to 40`.
fn tallies(view: View, first: &Amount, second: &Amount) -> bool {
    let by = first.tokens.start.checked_sub(1).filter(|at| view.lower(*at) == "by").unwrap_or(first.tokens.start);
    let voted = LISTS.ballots.contains(view.before(by));
    let behind = super::counted::counted(view, second.number.end, false, false);
    let votes = behind.as_ref().is_some_and(|noun| LISTS.tallies.contains(noun.name.as_str()));
    let bare = first.unit.is_none() && second.unit.is_none() && !first.scaled && !second.scaled;
    bare && voted && (behind.is_none() || votes && view.before(first.tokens.start) == "by")
}

/// `from an average of £1,100 to £1,340`, `from about 5 to 9`: two ends and no range.
fn from_average(view: View, start: u32) -> bool {
    let small = |at: u32| {
        matches!(view.lower(at), "a" | "an" | "the" | "average" | "of" | "low" | "high" | "peak" | "total" | "record")
    };
    let before = (view.from..start).rev().take(5).find(|at| !small(*at));
    before.is_some_and(|at| at + 1 < start && view.lower(at) == "from")
}

/// `between about 80 and 90`.
fn hedged_between(view: View, start: u32) -> bool {
    start.checked_sub(2).is_some_and(|at| view.lower(at) == "between")
        && matches!(view.before(start), "about" | "around" | "an" | "a" | "the" | "some" | "roughly")
}

/// The token of the number after a currency sign.
pub(super) fn sign_skipped(view: View, at: u32) -> u32 {
    let letters = u32::from(
        view.is_word(at)
            && view.glued(at + 1)
            && !view.is_word(at + 1)
            && !view.is_number(at + 1)
            && view.is_number(at + 2),
    );
    let at = at + letters;
    let sign = UNITS.signs.contains_key(view.word(at)) && view.is_number(at + 1);
    at + u32::from(sign)
}

fn join(view: View, first: &Amount, second: Amount, connector: &str, sure: bool) -> Option<Amount> {
    let mut low = first.clone();
    // `2 to 3 million`: the scale is shared.
    if second.scaled && !low.scaled && low.low < 1000.0 {
        let scale = scale_of(view, &second);
        if low.low * scale < second.high {
            (low.low, low.high, low.slack) = (low.low * scale, low.high * scale, low.slack * scale);
        }
    }
    let same = match (&low.unit, &second.unit) {
        (Some(left), Some(right)) => left.name == right.name,
        (Some(left), None) => left.dimension == Dimension::Money || sure,
        (None, _) => true,
    };
    if !same || low.low >= second.high || low.high > second.high {
        return None;
    }
    let ratio = second.high / low.low.abs().max(f64::MIN_POSITIVE);
    let bare = first.unit.is_none();
    // `dropped $4.7 billion to $29.9 billion`
    let step = connector == "to" && low.is(Dimension::Money) && second.is(Dimension::Money) && ratio > 2.0;
    if step && !sure && moves(view, first.tokens.start) {
        return None;
    }
    let moved = !sure && bare && moves(view, first.tokens.start);
    // `rose 11 to 1,234 points` is a change and its end, not a range.
    if !sure && (ratio > 20.0 && low.low > 0.0 || moved && (ratio > 5.0 || second.unit.is_none())) {
        return None;
    }
    // `five or six people`, but not `1 or 10`; a year is no end of a range.
    if connector == "or" && (ratio > 2.5 && second.high - low.low > 2.0) {
        return None;
    }
    let year = |amount: &Amount| {
        amount.unit.is_none() && amount.digits >= 3 && amount.in_digits && (1800.0..2100.0).contains(&amount.low)
    };
    if year(&low) && year(&second) {
        return None;
    }
    let unit = second.unit.clone().or(low.unit.clone());
    let sole = second.unit.is_none() && first.unit.is_some() && !first.is(Dimension::Money);
    let end = if sole { second.number.end } else { second.tokens.end };
    Some(Amount {
        low: low.low,
        high: second.high,
        slack: low.slack.min(second.slack),
        digits: low.digits.max(second.digits),
        precision: Precision::Between,
        number: first.number.start..second.number.end,
        tokens: first.tokens.start..end,
        unit,
        per: second.per,
        head: second.head.or(first.head),
        in_digits: second.in_digits,
        scaled: second.scaled,
    })
}

/// What the scale words or letters of a number multiply by.
pub(super) fn scale_of(view: View, amount: &Amount) -> f64 {
    let digits = crate::mentions::number::parse_digits(view.word(amount.number.start)).map(|(value, _)| value);
    match digits {
        Some(value) if value > 0.0 => amount.high / value,
        _ => [1e12, 1e9, 1e6, 1e3].into_iter().find(|scale| amount.high >= *scale).unwrap_or(1.0),
    }
}

/// Whether a verb or adverb of change stands right before a token.
fn moves(view: View, at: u32) -> bool {
    let before = |back: u32| {
        at.checked_sub(back).is_some_and(|at| {
            crate::mentions::change::moves(view.lemma(at)) || crate::mentions::change::moves(view.lower(at))
        })
    };
    before(1) || before(2)
}

/// `6 feet 2 inches`, `14 pounds 3 ounces`, `3 dollars 50 cents`: a smaller unit of the same dimension right after.
pub(super) fn compose(view: View, first: &mut Amount) {
    let Some(unit) = first.unit.clone() else { return };
    let fits =
        matches!(unit.dimension, Dimension::Length | Dimension::Mass | Dimension::Money) && first.high.fract() == 0.0;
    if !fits {
        return;
    }
    let mut at = first.tokens.end;
    let comma = view.lower(at) == ",";
    at += u32::from(comma || view.lower(at) == "and");
    let Some(mut second) = amount::read(view, at).filter(|second| second.tokens.start == at && second.unit.is_none())
    else {
        return;
    };
    super::measure(view, &mut second);
    let linked = at > first.tokens.end;
    if second.unit.is_none() && !linked {
        left_out(view, &unit.name, &mut second);
    }
    let Some(mut smaller) = second.unit.clone() else { return };
    // `11 stone 4 pounds`
    if unit.dimension == Dimension::Mass && smaller.name == "pound" {
        smaller = unit::mass_pound().unwrap_or(smaller);
    }
    let part = second.high * smaller.factor / unit.factor;
    let pairs = matches!(
        (unit.name.as_str(), smaller.name.as_str()),
        ("foot", "inch")
            | ("pound", "ounce" | "pence")
            | ("stone", "pound")
            | ("dollar" | "euro", "cent")
            | ("metre", "centimetre")
    );
    // `three kilometres and two hundred metres`; a comma goes from one race to the next.
    let metric = matches!(
        (unit.name.as_str(), smaller.name.as_str()),
        ("kilometre", "metre") | ("kilogram", "gram") | ("tonne", "kilogram")
    );
    if !(pairs || metric && !comma) || part >= 1.0 {
        return;
    }
    first.low += part;
    first.high += part;
    first.slack = second.slack * smaller.factor / unit.factor;
    first.digits += second.digits;
    first.number.end = second.number.end;
    first.tokens.end = second.tokens.end;
}

/// The smaller unit that stands as a word else (`3 ft 4 in tall`) or is left out (`five foot four`, `11 stone 4`).
fn left_out(view: View, unit: &str, second: &mut Amount) {
    let end = second.number.end;
    let whole = second.low.fract() == 0.0 && !second.scaled && second.precision != Precision::Between;
    let tall = |at: u32| view.is_extent(at);
    let closes = |at: u32| !view.is_word(at) && !view.joins(at) && view.word(at) != "%" || view.stops(at) || tall(at);
    let inch = view.lower(end) == "in" && (tall(end + 1) || !view.is_word(end + 1) && !view.is_number(end + 1));
    let (name, most) = match unit {
        "foot" => ("inch", 11.0),
        "stone" => ("pound", 13.0),
        "metre" if tall(end) && second.high >= 10.0 => ("centimetre", 99.0),
        // `eleven kilos four hundred`
        "kilogram" if second.high >= 100.0 => ("gram", 999.0),
        "kilometre" if second.high >= 100.0 => ("metre", 999.0),
        _ => return,
    };
    let behind = end + u32::from(inch);
    if whole && second.high <= most && (inch && unit == "foot" || closes(behind)) {
        second.unit = UNITS.list.iter().find(|unit| unit.name == name && unit.dimension != Dimension::Money).cloned();
        (second.tokens.end, second.number.end) = (behind, behind);
    }
}

/// Hands the counted noun on to a bare number that it is compared with: `1.6 billion accounts, up from 1.3 billion`,
/// `315,000 jobs, fewer than the 526,000 of July`.
fn share_compared(view: View, amounts: &mut [Amount]) {
    let mut counted: Option<(f64, crate::mentions::Unit)> = None;
    let mut share = None;
    // Where the amount before ends, if it is counted.
    let mut last_end = None;
    for amount in amounts.iter_mut() {
        match (&amount.unit, &counted) {
            (Some(unit), _) if unit.dimension == Dimension::Count || unit.dimension.is_physical() => {
                counted = Some((amount.high, unit.clone()));
            }
            // `around 70 percent of trains are cancelled, up from 60 yesterday`
            (Some(unit), _) if unit.dimension == Dimension::Share => share = Some(unit.clone()),
            (None, _) if share.is_some() && amount.high <= 100.0 && up_from(view, amount.tokens.start) => {
                amount.unit.clone_from(&share);
            }
            (None, Some((value, unit))) if compares(view, amount) || ends_from(view, amount, last_end) => {
                let ratio = amount.high.abs().max(1e-9) / value.abs().max(1e-9);
                if (0.05..20.0).contains(&ratio) {
                    amount.unit = Some(unit.clone());
                }
            }
            _ => {}
        }
        last_end = amount.is(Dimension::Count).then_some(amount.tokens.end);
    }
}

/// Whether `up from` or `down from` stands before a token.
fn up_from(view: View, start: u32) -> bool {
    let from = start.checked_sub(1).filter(|at| *at > view.from && view.lower(*at) == "from");
    from.is_some_and(|from| matches!(view.before(from), "up" | "down"))
}

/// Whether a `to` joins a bare number to what was counted right before: `from 1,240 aircraft to 603`, `284 votes to 206`.
fn ends_from(view: View, amount: &Amount, last_end: Option<u32>) -> bool {
    view.before(amount.tokens.start) == "to" && last_end.is_some_and(|end| end + 1 == amount.tokens.start)
}

/// Whether the words before a bare number compare it with one before.
fn compares(view: View, amount: &Amount) -> bool {
    let mut at = amount.tokens.start;
    for _ in 0..4 {
        let Some(last) = at.checked_sub(1).filter(|last| *last > view.from) else { return false };
        let (word, before) = (view.lower(last), view.lower(last - 1));
        match word {
            "from" => return matches!(before, "up" | "down") || crate::mentions::change::moves(before),
            "than" => {
                return matches!(before, "fewer" | "more" | "less" | "higher" | "lower")
                    && view.lower(last + 1) == "the";
            }
            "against" | "versus" | "vs" => return true,
            "with" | "to" => return matches!(before, "compared" | "compares" | "comparing"),
            "of" => {
                return matches!(before, "average" | "short" | "ahead" | "record" | "high" | "low" | "median" | "peak");
            }
            _ if matches!(word, "the" | "an" | "a" | "about" | "nearly" | "some" | "just" | "almost" | "around") => {
                at = last
            }
            _ => return false,
        }
    }
    false
}

/// Hands an age on along a list: `aged 19, 24 and 31`.
fn share_ages(view: View, amounts: &mut [Amount]) {
    let mut listing = false;
    for right in 1..amounts.len() {
        let (head, tail) = amounts.split_at_mut(right);
        let (Some(left), Some(right)) = (head.last(), tail.first_mut()) else { continue };
        let gap = left.tokens.end..right.tokens.start;
        let listed =
            !gap.is_empty() && gap.len() <= 2 && gap.clone().all(|at| matches!(view.lower(at), "," | "and" | "or"));
        listing = left.is(Dimension::Age) && (listing || matches!(view.before(left.tokens.start), "aged" | "ages"));
        if listing && listed && right.unit.is_none() && !right.scaled && right.high <= super::age::OLDEST {
            right.unit.clone_from(&left.unit);
        }
    }
}

/// Hands percent on to bare decimals of the same sentence that end a phrase: `The Greens have 31.4 percent, the Union
/// 29.8, the Left 6.1`.
fn elided_shares(view: View, amounts: &mut [Amount]) {
    let mut share: Option<crate::mentions::Unit> = None;
    for amount in amounts.iter_mut() {
        // Nobody gives shares in thousandths.
        let decimal = amount.in_digits && amount.slack > 0.001 && amount.slack < 0.5 && amount.high <= 100.0;
        let ends = !view.is_word(amount.tokens.end) || matches!(view.lower(amount.tokens.end), "and" | "while" | "but");
        if amount.is(Dimension::Share) {
            share.clone_from(&amount.unit);
        } else if amount.unit.is_none() && decimal && ends {
            amount.unit.clone_from(&share);
        }
    }
}

/// Hands a unit back along a list (`three, four and nine km`), and money on to a bare scaled amount (`rose by 31
/// million euros to 412 million`).
pub(super) fn share_units(view: View, amounts: &mut [Amount]) {
    for right in (1..amounts.len()).rev() {
        let (head, tail) = amounts.split_at_mut(right);
        let (Some(left), Some(right)) = (head.last_mut(), tail.first()) else { continue };
        if left.unit.is_some() || right.unit.is_none() || left.precision == Precision::Between {
            continue;
        }
        let gap = left.number.end..right.tokens.start;
        let listed = gap.len() <= 2
            && gap.clone().count() > 0
            && gap.clone().all(|at| matches!(view.lower(at), "," | "and" | "or"));
        // `92 by 73 centimetres`
        let listed = listed
            || gap.len() == 1 && right.is(Dimension::Length) && matches!(view.lower(gap.start), "by" | "x" | "\u{d7}");
        // `to 4.3 from 4.5 percent`, `from 5.4 to 6.8 trillion yen`, `from 4 to 6 percent`.
        let paired = gap.len() == 1
            && matches!(view.lower(gap.start), "to" | "from")
            && matches!(view.before(left.tokens.start), "from" | "to");
        let ratio = right.high.abs().max(1e-9) / left.high.abs().max(1e-9);
        let scalable = paired && right.scaled && !left.scaled && left.high < 1000.0;
        if !listed && !paired
            || right.is(Dimension::Age)
            || right.is(Dimension::Score)
            || right.is(Dimension::Share) && (left.high > 1000.0 || right.head.is_none())
        {
            continue;
        }
        if scalable {
            let scale = scale_of(view, right);
            (left.low, left.high, left.slack, left.scaled) =
                (left.low * scale, left.high * scale, left.slack * scale, true);
        } else if paired && !(0.02..50.0).contains(&ratio) {
            continue;
        }
        (left.unit, left.head, left.per) = (right.unit.clone(), right.head, right.per.clone());
    }
    share_ages(view, amounts);
    share_compared(view, amounts);
    elided_shares(view, amounts);
    let mut money: Option<crate::mentions::Unit> = None;
    for amount in amounts.iter_mut() {
        if amount.is(Dimension::Money) && amount.scaled {
            money.clone_from(&amount.unit);
        } else if amount.unit.is_none()
            && amount.scaled
            && (amount.high >= 1e6 || view.before(amount.number.end) == "grand")
        {
            amount.unit.clone_from(&money);
        }
    }
}
