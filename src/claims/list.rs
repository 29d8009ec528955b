//! A count beside the things counted: `Three countries - Algeria, Cyprus, Lebanon and Montenegro`.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::mentions::{Mention, Quantity, Value};

/// A pair of claims for every list with a count: what is said, and what is listed.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for mention in scene.mentions(article) {
        let Value::List(list) = &mention.value else { continue };
        let Some(count) = list.count.clone().filter(|_| !list.open) else { continue };
        let counted = scene.mentions_in(article, count.clone()).find_map(|(_, other)| match &other.value {
            Value::Quantity(quantity) => Some((other, quantity)),
            _ => None,
        });
        let Some((said, quantity)) = counted else { continue };
        let Some(whole) = whole(quantity) else { continue };
        let listed = items(scene, article, mention, &list.items);
        let about = About::Expression(article, mention.tokens.start);
        let said_value = ClaimValue::Count(whole);
        out.push(Claim::new(scene, article, ClaimKind::List, about, said.span, said.tokens.start, said_value));
        let span = list.items.iter().copied().reduce(crate::text::Span::cover).unwrap_or(mention.span);
        let first = document.tokens_in(span).start;
        out.push(Claim::new(scene, article, ClaimKind::List, about, span, first, ClaimValue::Count(listed)));
    }
}

/// A small whole number said exactly.
fn whole(quantity: &Quantity) -> Option<usize> {
    let exact = quantity.low == quantity.high && quantity.low.fract() == 0.0 && (1.0..=40.0).contains(&quantity.low);
    // The range check makes the cast exact.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a whole number of 1 to 40"
    )]
    exact.then_some(quantity.low as usize)
}

/// How many things the items stand for: an item with a count of its own (`two sisters from Castro`) stands for that
/// many, `a couple` for two.
fn items(scene: &Scene<'_>, article: usize, mention: &Mention, items: &[crate::text::Span]) -> usize {
    let document = scene.document(article);
    items
        .iter()
        .map(|item| {
            let tokens = document.tokens_in(*item);
            if tokens.clone().any(|token| document.lower(token) == "couple") {
                return 2;
            }
            let own = scene.mentions_in(article, tokens).find_map(|(_, other)| match &other.value {
                Value::Quantity(quantity) if other.span != mention.span => whole(quantity),
                _ => None,
            });
            own.unwrap_or(1)
        })
        .sum()
}
