//! Values of phrases, written by hand; what must not match; and the sentences of `sentences.txt`.

use crate::mentions::{Anchor, Dimension, Direction, Precision, Quantity, Value, recognize};
use crate::text::{Document, Span};

/// Every quantity of a text but lengths of time, as `value unit sign`.
fn quantities(text: &str) -> Vec<String> {
    let document = Document::of_text(text);
    let mentions = recognize(&document, Anchor::default());
    let mut moved: Vec<(Span, Direction)> = Vec::new();
    for mention in &mentions {
        if let Value::Change(change) = &mention.value
            && let Some(difference) = &change.difference
        {
            moved.push((difference.number, change.direction));
        }
    }
    let known = |quantity: &Quantity| !matches!(quantity.unit.dimension, Dimension::Duration | Dimension::Ordinal);
    mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) if known(quantity) => Some(line(quantity, &moved)),
            _ => None,
        })
        .collect()
}

fn line(quantity: &Quantity, moved: &[(Span, Direction)]) -> String {
    let number = |value: f64| {
        let text = format!("{:.4}", value);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let value = match quantity.precision {
        Precision::AtLeast => number(quantity.low),
        Precision::AtMost => number(quantity.high),
        _ if quantity.low == quantity.high => number(quantity.low),
        _ => format!("{}..{}", number(quantity.low), number(quantity.high)),
    };
    let sign = match moved.iter().find(|(span, _)| *span == quantity.number) {
        Some((_, Direction::Up)) => "up",
        Some((_, Direction::Down)) => "down",
        _ => match quantity.precision {
            Precision::Exact | Precision::Between => "=",
            Precision::About => "~",
            Precision::AtLeast => ">",
            Precision::AtMost => "<",
        },
    };
    let unit = if quantity.unit.name.is_empty() { "-" } else { &quantity.unit.name };
    let per = quantity.per.as_ref().map(|per| format!("/{per}")).unwrap_or_default();
    format!("{value} {unit}{per} {sign}")
}

/// Cuts `4.3 degree Celsius =` into value, unit and sign.
fn parts(line: &str) -> (&str, &str, &str) {
    let (value, rest) = line.split_once(' ').unwrap_or((line, ""));
    let (unit, sign) = rest.rsplit_once(' ').unwrap_or((rest, ""));
    (value, unit, sign)
}

fn near(left: &str, right: &str) -> bool {
    let ends = |value: &str| -> Vec<f64> { value.split("..").filter_map(|end| end.parse().ok()).collect() };
    let (left, right) = (ends(left), ends(right));
    left.len() == right.len() && left.iter().zip(&right).all(|(l, r)| (l - r).abs() <= 1e-3 * r.abs().max(1e-3))
}

/// F1 of value, value + unit, value + sign over the sentences.
fn measure(verbose: bool) -> [f64; 3] {
    let (mut hits, mut gold_total, mut found_total) = ([0.0; 3], 0.0, 0.0);
    for row in include_str!("sentences.txt").lines().filter(|row| !row.starts_with('#')) {
        let mut fields = row.split(" |");
        let sentence = fields.next().unwrap_or("");
        let gold: Vec<&str> = fields.map(str::trim).filter(|field| !field.is_empty()).collect();
        let found = quantities(sentence);
        gold_total += gold.len() as f64;
        found_total += found.len() as f64;
        let mut free: Vec<&String> = found.iter().collect();
        let mut wrong = gold.len() != found.len();
        for want in &gold {
            let (value, unit, sign) = parts(want);
            let mut candidates: Vec<usize> = (0..free.len()).filter(|at| near(parts(free[*at]).0, value)).collect();
            candidates.sort_by_key(|at| parts(free[*at]).1 != unit);
            let Some(at) = candidates.first().copied() else {
                wrong = true;
                continue;
            };
            let got = free.remove(at);
            hits[0] += 1.0;
            hits[1] += f64::from(u8::from(parts(got).1 == unit));
            hits[2] += f64::from(u8::from(parts(got).2 == sign));
            wrong |= parts(got).1 != unit || parts(got).2 != sign;
        }
        if wrong && verbose {
            println!("{sentence}\n   want {gold:?}\n   have {found:?}");
        }
    }
    hits.map(|hits| 200.0 * hits / (gold_total + found_total))
}

#[test]
fn sentences_are_read_as_an_editor_reads_them() {
    let [value, unit, sign] = measure(true);
    println!("value {value:.1} unit {unit:.1} change {sign:.1}");
    assert!(value >= 95.0 && unit >= 90.0 && sign >= 80.0, "{value:.1} {unit:.1} {sign:.1}");
}
