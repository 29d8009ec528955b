//! Where each figure of a story stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::claims::{About, Claim, ClaimValue, Scene};
use crate::mentions::{Dimension, Precision, Quantity, Value};

/// Where the figures of a story stand.
#[derive(Debug)]
pub(super) struct Figures {
    /// Every figure of every article, as written, by article.
    written: Vec<BTreeSet<String>>,
    /// The articles that say a figure of a subject.
    said: BTreeMap<(About, u64), BTreeSet<usize>>,
    /// For every claim those of other articles that give the same figure.
    peers: Vec<Vec<usize>>,
}

/// Of a figure that stands everywhere the first so many claims are looked at.
const MOST_PEERS: usize = 6;

impl Figures {
    /// Gathers the figures of a story.
    pub(super) fn gather(scene: &Scene<'_>, claims: &[Claim]) -> Self {
        let of = |article: usize| -> BTreeSet<String> {
            let quantities = scene.mentions(article).iter().filter_map(|mention| match &mention.value {
                Value::Quantity(quantity) => Some(quantity),
                _ => None,
            });
            quantities.flat_map(|quantity| [written(quantity), in_base(quantity)]).collect()
        };
        let mut said: BTreeMap<(About, u64), BTreeSet<usize>> = BTreeMap::new();
        for claim in claims {
            if let ClaimValue::Amount(quantity) = &claim.value {
                said.entry((claim.about, bound(quantity).to_bits())).or_default().insert(claim.article);
            }
        }
        Self { written: (0..scene.articles()).map(of).collect(), said, peers: peers(claims) }
    }

    /// The claims of other articles that give the figure of a claim.
    pub(super) fn peers(&self, claim: usize) -> &[usize] {
        self.peers.get(claim).map_or(&[], Vec::as_slice)
    }

    /// How many articles say a figure of the subject of a claim.
    pub(super) fn agreed(&self, claim: &Claim, quantity: &Quantity) -> usize {
        self.said.get(&(claim.about, bound(quantity).to_bits())).map_or(0, BTreeSet::len)
    }

    /// How many articles give a figure.
    pub(super) fn support(&self, quantity: &Quantity) -> usize {
        (0..self.written.len()).filter(|article| self.hold(*article, quantity)).count()
    }

    /// Whether an article gives a figure anywhere, in the unit of the text or another.
    pub(super) fn hold(&self, article: usize, quantity: &Quantity) -> bool {
        self.written
            .get(article)
            .is_some_and(|figures| figures.contains(&written(quantity)) || figures.contains(&in_base(quantity)))
    }
}

/// For every claim the claims of other articles with the same figure. A figure of one digit stands for many things: there
/// the two must be about one thing.
fn peers(claims: &[Claim]) -> Vec<Vec<usize>> {
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        if let ClaimValue::Amount(quantity) = &claim.value {
            same.entry(in_base(quantity)).or_default().push(at);
        }
    }
    let mut peers = vec![Vec::new(); claims.len()];
    for list in same.values() {
        for &at in list {
            let telling =
                |quantity: &ClaimValue| matches!(quantity, ClaimValue::Amount(quantity) if quantity.digits >= 2);
            let peer = |other: &&usize| {
                let (one, two) = (&claims[at], &claims[**other]);
                one.article != two.article && (one.about == two.about || telling(&one.value) || telling(&two.value))
            };
            peers[at] = list.iter().filter(peer).take(MOST_PEERS).copied().collect();
        }
    }
    peers
}

/// The bound that the words give.
pub(super) fn bound(quantity: &Quantity) -> f64 {
    if quantity.precision == Precision::AtMost { quantity.high } else { quantity.low }
}

fn written(quantity: &Quantity) -> String {
    format!("{:.5e}", bound(quantity))
}

fn in_base(quantity: &Quantity) -> String {
    let dimension = match quantity.unit.dimension {
        Dimension::None => Dimension::Count.name(),
        dimension => dimension.name(),
    };
    format!("{dimension} {:.2e}", base(quantity))
}

/// The bound that the words give, in the base unit.
pub(super) fn base(quantity: &Quantity) -> f64 {
    bound(quantity) * quantity.unit.factor + quantity.unit.offset
}
