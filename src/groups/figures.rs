//! Where each figure of a story stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::claims::{About, Claim, ClaimValue, Scene};
use crate::mentions::{Dimension, Precision, Quantity, Value};

/// Where the figures of the claims of a story stand.
#[derive(Debug)]
pub(super) struct Figures {
    /// For every claim the articles that give its figure anywhere, in the unit of the text or another; ascending.
    holders: Vec<Vec<usize>>,
    /// How many origins those articles have.
    origins: Vec<usize>,
    /// How many origins say a figure of a subject.
    said: BTreeMap<(About, u64), usize>,
    /// For every claim those of other origins that give the same figure.
    peers: Vec<Vec<usize>>,
}

/// Of a figure that stands everywhere the first so many claims are looked at.
const MOST_PEERS: usize = 6;

impl Figures {
    /// Gathers the figures of a story.
    pub(super) fn gather(scene: &Scene<'_>, claims: &[Claim]) -> Self {
        let origin = |article: usize| scene.story.articles.get(article).map_or(article, |article| article.origin);
        let mut written_in: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for article in 0..scene.articles() {
            let quantities = scene.mentions(article).iter().filter_map(|mention| match &mention.value {
                Value::Quantity(quantity) => Some(quantity),
                _ => None,
            });
            for figure in quantities.flat_map(given) {
                written_in.entry(figure).or_default().insert(article);
            }
        }
        let mut said_in: BTreeMap<(About, u64), BTreeSet<usize>> = BTreeMap::new();
        for claim in claims {
            if let ClaimValue::Amount(quantity) = &claim.value {
                said_in.entry((claim.about, bound(quantity).to_bits())).or_default().insert(claim.article);
            }
        }
        let origins_of =
            |articles: &BTreeSet<usize>| articles.iter().map(|article| origin(*article)).collect::<BTreeSet<_>>().len();
        let (mut holders, mut origins) = (Vec::with_capacity(claims.len()), Vec::with_capacity(claims.len()));
        for claim in claims {
            let mut articles = BTreeSet::new();
            if let ClaimValue::Amount(quantity) = &claim.value {
                // A digit stands for many things in every text; only one about the same thing is the same figure.
                if quantity.digits < 2 && !matches!(claim.about, About::Figure(_)) {
                    articles.extend(said_in.get(&(claim.about, bound(quantity).to_bits())).into_iter().flatten());
                } else {
                    let bare = quantity.unit.dimension == Dimension::None;
                    let sought = [in_base(quantity), if bare { written(quantity) } else { unitless(quantity) }];
                    articles.extend(sought.iter().filter_map(|figure| written_in.get(figure)).flatten());
                }
            }
            origins.push(origins_of(&articles));
            holders.push(articles.into_iter().collect());
        }
        let said = said_in.iter().map(|(figure, articles)| (*figure, origins_of(articles))).collect();
        Self { holders, origins, said, peers: peers(claims, origin) }
    }

    /// The claims of other origins that give the figure of a claim.
    pub(super) fn peers(&self, claim: usize) -> &[usize] {
        self.peers.get(claim).map_or(&[], Vec::as_slice)
    }

    /// How many origins say a figure of the subject of a claim.
    pub(super) fn agreed(&self, claim: &Claim, quantity: &Quantity) -> usize {
        self.said.get(&(claim.about, bound(quantity).to_bits())).copied().unwrap_or(0)
    }

    /// How many origins give the figure of a claim.
    pub(super) fn support(&self, claim: usize) -> usize {
        self.origins.get(claim).copied().unwrap_or(0)
    }

    /// Whether an article gives the figure of a claim anywhere, in the unit of the text or another.
    pub(super) fn hold(&self, article: usize, claim: usize) -> bool {
        self.holders.get(claim).is_some_and(|articles| articles.binary_search(&article).is_ok())
    }
}

/// For every claim the claims of other origins with the same figure. A figure of one digit stands for many things: there
/// the two must be about one thing.
fn peers(claims: &[Claim], origin: impl Fn(usize) -> usize) -> Vec<Vec<usize>> {
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        if let ClaimValue::Amount(quantity) = &claim.value {
            same.entry(in_base(quantity)).or_default().push(at);
        }
    }
    let mut peers = vec![Vec::new(); claims.len()];
    for list in same.values() {
        // Within one origin nobody has a peer: a text of one figure over and over is no matter of pairs.
        let first = list.first().map(|at| origin(claims[*at].article));
        if list.iter().all(|at| Some(origin(claims[*at].article)) == first) {
            continue;
        }
        for &at in list {
            let telling =
                |quantity: &ClaimValue| matches!(quantity, ClaimValue::Amount(quantity) if quantity.digits >= 2);
            let peer = |other: &&usize| {
                let (one, two) = (&claims[at], &claims[**other]);
                origin(one.article) != origin(two.article)
                    && (one.about == two.about || telling(&one.value) || telling(&two.value))
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

/// What a figure in the text answers: its own sort in any unit, a bare number, and, itself bare, a number of any sort.
fn given(quantity: &Quantity) -> Vec<String> {
    let mut figures = vec![in_base(quantity), written(quantity)];
    if quantity.unit.dimension == Dimension::None {
        figures.push(unitless(quantity));
    }
    figures
}

fn written(quantity: &Quantity) -> String {
    format!("{:.5e}", bound(quantity))
}

fn unitless(quantity: &Quantity) -> String {
    format!("bare {:.5e}", bound(quantity))
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
