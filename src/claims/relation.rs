//! Sums of named numbers that a rule asks for: parts and their total, a change and its ends, anywhere in one article.
//!
//! Runs after the numbers have been tied to their measures. Only where each measure of the sum has one value in the
//! article is anything reckoned: which of two tolls the parts belong to, no rule can know.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::mentions::{Dimension, Precision, Quantity};
use crate::rules::{Params, RuleIndex, Terms};
use crate::text::Span;

/// Two claims for each sum whose numbers all stand in the article: what is said and what is reckoned.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for (rule, sum) in scene.sums() {
        let Params::Arithmetic(arithmetic) = sum.params() else { continue };
        let find = |id: &str| value(scene, article, id, out);
        let pair = match &arithmetic.terms {
            Terms::Sum { total, parts } => {
                let parts: Option<Vec<(usize, &Quantity)>> = parts.iter().map(|part| find(part)).collect();
                find(total).zip(parts).and_then(|(total, parts)| added(total, &parts))
            }
            Terms::Change { from, to, percent } => {
                let ends = find(from).zip(find(to));
                find(percent).zip(ends).and_then(|(percent, (from, to))| changed(percent, from, to))
            }
        };
        let Some((said, terms, reckoned)) = pair else { continue };
        let pair = pair_of(scene, rule, said, &terms, reckoned, out);
        out.extend(pair);
    }
}

/// The only value of a measure in an article, with the place of its claim.
fn value<'c>(scene: &Scene<'_>, article: usize, id: &str, claims: &'c [Claim]) -> Option<(usize, &'c Quantity)> {
    let rule = scene.story.rules.position(id)?;
    let mut found: Option<(usize, &Quantity)> = None;
    for (at, claim) in claims.iter().enumerate() {
        let ClaimValue::Amount(quantity) = &claim.value else { continue };
        if claim.article != article || claim.about != About::Measure(rule) || !quantity.high.is_finite() {
            continue;
        }
        match found {
            Some((_, other)) if other.low != quantity.low || other.high != quantity.high => return None,
            Some(_) => {}
            None => found = Some((at, quantity)),
        }
    }
    found
}

/// What a sum is said to be, the places of its terms, and what they come to.
type Pair = (usize, Vec<usize>, Quantity);

fn added(total: (usize, &Quantity), parts: &[(usize, &Quantity)]) -> Option<Pair> {
    let counts = |quantity: &Quantity| matches!(quantity.unit.dimension, Dimension::Count | Dimension::None);
    let alike = |part: &Quantity| part.unit.name == total.1.unit.name || counts(part) && counts(total.1);
    if !parts.iter().all(|(_, part)| alike(part)) {
        return None;
    }
    let sum = |of: fn(&Quantity) -> f64| parts.iter().map(|(_, part)| of(part)).sum::<f64>();
    let hedged = parts.iter().any(|(_, part)| part.precision != Precision::Exact);
    let reckoned = Quantity {
        low: sum(|part| part.low),
        high: sum(|part| part.high),
        slack: sum(|part| part.slack),
        digits: parts.iter().map(|(_, part)| part.digits).max().unwrap_or(1).max(3),
        precision: if hedged { Precision::About } else { Precision::Exact },
        number: Span::default(),
        head: None,
        ..total.1.clone()
    };
    Some((total.0, parts.iter().map(|(at, _)| *at).collect(), reckoned))
}

fn changed(percent: (usize, &Quantity), from: (usize, &Quantity), to: (usize, &Quantity)) -> Option<Pair> {
    let (start, end) = (from.1.base(), to.1.base());
    if percent.1.unit.dimension != Dimension::Share || from.1.unit.dimension != to.1.unit.dimension || start.0 <= 0.0 {
        return None;
    }
    let rise = |end: f64, start: f64| 100.0 * (end / start - 1.0);
    let (least, most) = (rise(end.0, start.1), rise(end.1, start.0));
    let middle = f64::midpoint(least, most).abs();
    let reckoned = Quantity {
        low: middle,
        high: middle,
        slack: (most - least) / 2.0,
        digits: 3,
        precision: Precision::Exact,
        number: Span::default(),
        ..percent.1.clone()
    };
    Some((percent.0, vec![from.0, to.0], reckoned))
}

/// The two claims: neither has a moment or a scope of its own, the writer put them side by side.
fn pair_of(
    scene: &Scene<'_>,
    rule: RuleIndex,
    said: usize,
    terms: &[usize],
    reckoned: Quantity,
    claims: &[Claim],
) -> Vec<Claim> {
    let (Some(said), Some(first)) = (claims.get(said), terms.first().and_then(|at| claims.get(*at))) else {
        return Vec::new();
    };
    let together = terms.iter().filter_map(|at| claims.get(*at)).filter(|term| term.sentence == first.sentence);
    let span = together.map(|term| term.span).reduce(Span::cover).unwrap_or(first.span);
    let about = About::Sum(rule, said.article);
    let make = |span: Span, value: ClaimValue| {
        let token = scene.document(said.article).tokens_in(span).start;
        let claim = Claim::new(scene, said.article, ClaimKind::Sum, about, span, token, value);
        Claim { as_of: None, superseded: false, ..claim }
    };
    vec![make(said.span, said.value.clone()), make(span, ClaimValue::Amount(reckoned))]
}
