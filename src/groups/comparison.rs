//! What speaks for and against two differing numbers of two articles being meant as one: the comparison vector of record
//! linkage (Fellegi and Sunter, "A Theory for Record Linkage", 1969), weighed by a logistic regression.
//!
//! The weights stand in `data/groups/amounts.toml` and come from the stories of `fixtures/`, through
//! `cargo run --profile fast --example weigh_links`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::figures::{Figures, base};
use super::likeness::{likeness, owners_differ};
use super::slips::{one_off, slip};
use crate::claims::{About, Claim, Scene};
use crate::mentions::Quantity;

/// How many numbers a comparison has.
const LENGTH: usize = 14;

/// The names of the numbers of a [`Comparison`], in order.
pub const FEATURES: [&str; LENGTH] = [
    "slip",
    "slip-alike",
    "one-off",
    "unanswered",
    "ratio",
    "distance",
    "alike",
    "same",
    "same-alike",
    "owners-differ",
    "dissent",
    "digits",
    "tops",
    "measure",
];

/// The comparison vector of two numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison([f64; LENGTH]);

/// Which numbers hang on how much the words around the two have in common.
const SLIP_ALIKE: usize = 1;
const ALIKE: usize = 6;
const SAME_ALIKE: usize = 8;

/// Two of the others.
const SLIP: usize = 0;
const SAME: usize = 7;

impl Comparison {
    /// Compares the numbers of two claims of two articles, but not yet the words around them.
    pub(super) fn before_words(
        scene: &Scene<'_>,
        figures: &Figures,
        claims: &[Claim],
        (a, x): (usize, &Quantity),
        (b, y): (usize, &Quantity),
    ) -> Self {
        let (one, two) = (&claims[a], &claims[b]);
        let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
        // A figure that the other article gives too has its answer there, and is no misprint of another.
        let unanswered = !figures.hold(two.article, a) && !figures.hold(one.article, b);
        let one_off = unanswered && one_off(x, y);
        let slip = if unanswered && !one_off { slip(x, y) } else { 0.0 };
        let same = one.about == two.about && !matches!(one.about, About::Figure(_));
        let (few, many) = {
            let (p, q) = (figures.support(a), figures.support(b));
            (p.min(q), p.max(q))
        };
        Self([
            slip,
            0.0,
            flag(one_off),
            flag(unanswered),
            ratio(x, y),
            (place(scene, one) - place(scene, two)).abs(),
            0.0,
            flag(same),
            0.0,
            flag(owners_differ(scene, one, two)),
            match (few, many) {
                (1, 2) => 0.5,
                (1, many) if many > 2 => 1.0,
                _ => 0.0,
            },
            f64::from(u8::from(x.digits >= 2) + u8::from(y.digits >= 2)),
            flag(one.sentence < TOP && two.sentence < TOP),
            flag(x.unit.dimension == y.unit.dimension && x.unit.dimension.is_physical()),
        ])
    }

    /// Compares the words as well.
    pub(super) fn with_words(self, figures: &Figures, claims: &[Claim], a: usize, b: usize) -> Self {
        self.alike(alike(figures, claims, a, b))
    }

    fn alike(self, alike: f64) -> Self {
        let Self(mut numbers) = self;
        numbers[SLIP_ALIKE] = numbers[SLIP] * alike;
        numbers[ALIKE] = alike;
        numbers[SAME_ALIKE] = numbers[SAME] * alike;
        Self(numbers)
    }

    /// The most that the log odds come to, whatever the words have in common: they go one way with it all along.
    pub(super) fn most_log_odds(self) -> f64 {
        self.log_odds().max(self.alike(1.0).log_odds())
    }

    /// Its numbers, in the order of [`FEATURES`].
    pub fn values(&self) -> &[f64] {
        &self.0
    }

    /// The log odds that the two are meant as one.
    pub(super) fn log_odds(&self) -> f64 {
        WEIGHTS.bias + self.0.iter().zip(WEIGHTS.each).map(|(value, weight)| value * weight).sum::<f64>()
    }
}

/// The weights of a comparison's numbers.
struct Weights {
    bias: f64,
    each: [f64; LENGTH],
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let table: BTreeMap<String, f64> = crate::tables::table!("groups/amounts");
    let weight = |name: &str| table.get(name).copied().unwrap_or(0.0);
    Weights { bias: weight("bias"), each: FEATURES.map(weight) }
});

/// How much the words around two numbers have in common, 0-1; also those around the same figure in a third article, for
/// `a gap of 60 metres` says what `60 metres wide` leaves out.
fn alike(figures: &Figures, claims: &[Claim], a: usize, b: usize) -> f64 {
    let like = |x: usize, y: usize| likeness(&claims[x], &claims[y]);
    let third = |peer: &&usize, article: usize| claims[**peer].article != article;
    let mine = figures.peers(a).iter().filter(|peer| third(peer, claims[b].article)).map(|peer| like(*peer, b));
    let theirs = figures.peers(b).iter().filter(|peer| third(peer, claims[a].article)).map(|peer| like(a, *peer));
    mine.chain(theirs).fold(like(a, b), f64::max)
}

/// The first so many sentences are the top of an article: its headline and its lead.
const TOP: u32 = 2;

/// The natural logarithm of how many times the larger holds the smaller, at most 5.
fn ratio(x: &Quantity, y: &Quantity) -> f64 {
    let (p, q) = (base(x).abs(), base(y).abs());
    if p > 0.0 && q > 0.0 { (p / q).ln().abs().min(5.0) } else { 3.0 }
}

/// Where in its article a claim stands, 0-1: what is news stands at the top of every article.
pub(super) fn place(scene: &Scene<'_>, claim: &Claim) -> f64 {
    let sentences = u32::try_from(scene.document(claim.article).sentences.len()).unwrap_or(u32::MAX);
    f64::from(claim.sentence) / f64::from(sentences.max(1))
}
