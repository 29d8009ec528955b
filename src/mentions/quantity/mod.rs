//! Numbers with what they count or measure.

use super::number::parse_number;
use super::{Anchor, Dimension, Mention, Precision, Quantity, Unit, Value};
use crate::text::Document;

/// Appends what it finds.
pub(super) fn recognize(document: &Document, _anchor: Anchor, out: &mut Vec<Mention>) {
    let mut at = 0;
    while (at as usize) < document.tokens.len() {
        let Some(number) = parse_number(document, at) else {
            at += 1;
            continue;
        };
        at = number.tokens.end;
        if out.iter().any(|mention| mention.tokens.contains(&number.tokens.start)) {
            continue;
        }
        let span = document.cover(number.tokens.clone());
        let unit = Unit { name: String::new(), dimension: Dimension::None, factor: 1.0, offset: 0.0 };
        let quantity = Quantity {
            low: number.value,
            high: number.value,
            slack: number.slack,
            digits: number.digits,
            precision: Precision::Exact,
            unit,
            per: None,
            number: span,
            head: None,
        };
        let sentence = document.tokens.get(number.tokens.start as usize).map_or(0, |token| token.sentence);
        out.push(Mention {
            span,
            tokens: number.tokens,
            sentence,
            value: Value::Quantity(quantity),
            found_by: "quantity",
        });
    }
}
