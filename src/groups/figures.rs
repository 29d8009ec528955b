//! Where each figure of a story stands.

use std::collections::BTreeMap;

use foldhash::HashMap;

use super::rounded::Rounded;
use crate::claims::{About, Claim, ClaimValue, Scene};
use crate::mentions::{Dimension, Quantity, Value};

/// Where the figures of the claims of a story stand.
#[derive(Debug)]
pub(super) struct Figures {
    /// For every claim the articles that give its figure anywhere, in the unit of the text or another; ascending.
    holders: Vec<Vec<usize>>,
    /// How many origins those articles have.
    origins: Vec<usize>,
    /// How many origins say a figure of a subject.
    said: HashMap<(About, u64), usize>,
    /// For every claim those of other origins that give the same figure.
    peers: Vec<Vec<usize>>,
    /// The articles that give each figure.
    written_in: HashMap<Figure, Vec<usize>>,
}

impl Figures {
    /// Gathers the figures of a story.
    pub(super) fn gather(scene: &Scene<'_>, claims: &[Claim]) -> Self {
        let origin = |article: usize| scene.story.articles.get(article).map_or(article, |article| article.origin);
        let written_in = written_in(scene);
        let mut said_in: HashMap<(About, u64), Vec<usize>> = HashMap::default();
        for claim in claims {
            if let ClaimValue::Amount(quantity) = &claim.value {
                note(said_in.entry((claim.about, quantity.bound().to_bits())).or_default(), claim.article);
            }
        }
        let origins_of = |articles: &[usize]| {
            let mut origins: Vec<usize> = articles.iter().map(|article| origin(*article)).collect();
            origins.sort_unstable();
            origins.dedup();
            origins.len()
        };
        let (mut holders, mut origins) = (Vec::with_capacity(claims.len()), Vec::with_capacity(claims.len()));
        for claim in claims {
            let mut articles: Vec<usize> = Vec::new();
            if let ClaimValue::Amount(quantity) = &claim.value {
                // A digit stands for many things in every text; only one about the same thing is the same figure, or one
                // of a sort that a text gives few of.
                let common = quantity.digits < 2 && !quantity.unit.dimension.is_physical();
                if common && !matches!(claim.about, About::Figure(_)) {
                    articles.extend(said_in.get(&(claim.about, quantity.bound().to_bits())).into_iter().flatten());
                } else {
                    articles.extend(sought(quantity).iter().filter_map(|figure| written_in.get(figure)).flatten());
                    articles.sort_unstable();
                    articles.dedup();
                }
            }
            origins.push(origins_of(&articles));
            holders.push(articles);
        }
        let said = said_in.iter().map(|(figure, articles)| (*figure, origins_of(articles))).collect();
        Self { holders, origins, said, peers: peers(claims, origin), written_in }
    }

    /// The claims of other origins that give the figure of a claim.
    pub(super) fn peers(&self, claim: usize) -> &[usize] {
        self.peers.get(claim).map_or(&[], Vec::as_slice)
    }

    /// How many origins say a figure of the subject of a claim.
    pub(super) fn agreed(&self, claim: &Claim, quantity: &Quantity) -> usize {
        self.said.get(&(claim.about, quantity.bound().to_bits())).copied().unwrap_or(0)
    }

    /// How many origins give the figure of a claim.
    pub(super) fn support(&self, claim: usize) -> usize {
        self.origins.get(claim).copied().unwrap_or(0)
    }

    /// Whether the article of one of two figures gives what it lacks to make the other: `36,000 tonnes, and 48,000 for the
    /// neighbours`, `84,000 tonnes`. Small numbers make each other by chance.
    pub(super) fn part_and_whole(&self, (one, x): (&Claim, &Quantity), (two, y): (&Claim, &Quantity)) -> bool {
        let (part, small, whole) = if base(x) < base(y) { (one, x, base(y)) } else { (two, y, base(x)) };
        let rest = whole - base(small);
        let articles = self.written_in.get(&Figure::of_sort(small.unit.dimension, rest));
        x.unit.dimension == y.unit.dimension
            && base(small).min(rest) >= LEAST_PART * small.unit.factor.abs()
            && articles.is_some_and(|articles| articles.binary_search(&part.article).is_ok())
    }

    /// Whether an article gives the figure of a claim anywhere, in the unit of the text or another.
    pub(super) fn hold(&self, article: usize, claim: usize) -> bool {
        self.holders.get(claim).is_some_and(|articles| articles.binary_search(&article).is_ok())
    }
}

/// A figure as one is looked for in other articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Figure {
    /// So much of one sort, in whatever unit.
    Sort(Dimension, Rounded),
    /// The number as written, whatever its unit.
    Number(Rounded),
    /// A number that is written without a unit.
    Bare(Rounded),
}

impl Figure {
    fn in_base(quantity: &Quantity) -> Self {
        Self::of_sort(quantity.unit.dimension, base(quantity))
    }

    /// A value in the base unit; what has no unit is counted.
    fn of_sort(dimension: Dimension, value: f64) -> Self {
        let dimension = if dimension == Dimension::None { Dimension::Count } else { dimension };
        Self::Sort(dimension, Rounded::to(3, value))
    }
}

/// What a figure in the text answers: its own sort in any unit, a bare number, and, itself bare, a number of any sort.
fn given(quantity: &Quantity) -> impl Iterator<Item = Figure> {
    let number = Rounded::to(6, quantity.bound());
    let bare = (quantity.unit.dimension == Dimension::None).then_some(Figure::Bare(number));
    [Figure::in_base(quantity), Figure::Number(number)].into_iter().chain(bare)
}

/// What answers a figure; see [`given`].
fn sought(quantity: &Quantity) -> [Figure; 2] {
    let number = Rounded::to(6, quantity.bound());
    let bare = quantity.unit.dimension == Dimension::None;
    [Figure::in_base(quantity), if bare { Figure::Number(number) } else { Figure::Bare(number) }]
}

/// The articles that give each figure anywhere, ascending.
fn written_in(scene: &Scene<'_>) -> HashMap<Figure, Vec<usize>> {
    let mut written_in: HashMap<Figure, Vec<usize>> = HashMap::default();
    for article in 0..scene.articles() {
        let quantities = scene.mentions(article).iter().filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        });
        for figure in quantities.flat_map(given) {
            note(written_in.entry(figure).or_default(), article);
        }
    }
    written_in
}

/// Adds an article to a list; articles come in order, each as often as it likes.
fn note(articles: &mut Vec<usize>, article: usize) {
    if articles.last() != Some(&article) {
        articles.push(article);
    }
}

/// Parts smaller than this are found beside many wholes.
const LEAST_PART: f64 = 20.0;

/// Of a figure that stands everywhere the first so many claims are looked at.
const MOST_PEERS: usize = 6;

/// For every claim the first claims of other origins with the same figure. A figure of one digit stands for many things:
/// there the two must be about one thing.
fn peers(claims: &[Claim], origin: impl Fn(usize) -> usize) -> Vec<Vec<usize>> {
    let mut same: BTreeMap<Figure, Vec<Giver>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        if let ClaimValue::Amount(quantity) = &claim.value {
            let giver =
                Giver { claim: at, origin: origin(claim.article), about: claim.about, telling: quantity.digits >= 2 };
            same.entry(Figure::in_base(quantity)).or_default().push(giver);
        }
    }
    let mut peers = vec![Vec::new(); claims.len()];
    for givers in same.values().filter(|givers| givers.len() > 1) {
        for (giver, others) in givers.iter().zip(others(givers)) {
            peers[giver.claim] = others;
        }
    }
    peers
}

/// A claim that gives some figure.
#[derive(Debug, Clone, Copy)]
struct Giver {
    claim: usize,
    origin: usize,
    about: About,
    /// Whether it is written with two digits or more.
    telling: bool,
}

/// The peers of each of the claims that give one figure, in order. The work grows with their number, however often one
/// article repeats it.
fn others(givers: &[Giver]) -> Vec<Vec<usize>> {
    let mut all = Sample::default();
    let mut telling = Sample::default();
    let mut about: HashMap<About, Sample> = HashMap::default();
    for giver in givers {
        all.add(giver);
        if giver.telling {
            telling.add(giver);
        }
        about.entry(giver.about).or_default().add(giver);
    }
    let of = |giver: &Giver| -> Vec<usize> {
        if giver.telling {
            return all.beside(giver.origin).collect();
        }
        let alike = about.get(&giver.about).into_iter().flat_map(|sample| sample.beside(giver.origin));
        let mut others: Vec<usize> = telling.beside(giver.origin).chain(alike).collect();
        others.sort_unstable();
        others.dedup();
        others.truncate(MOST_PEERS);
        others
    };
    givers.iter().map(of).collect()
}

/// Of some claims the first [`MOST_PEERS`] of each origin: among them are the first so many beside any one origin.
#[derive(Debug, Default)]
struct Sample {
    /// Origin and claim, in order of the claims.
    list: Vec<(usize, usize)>,
    /// How many there are of each origin.
    counts: HashMap<usize, usize>,
}

impl Sample {
    fn add(&mut self, giver: &Giver) {
        let count = self.counts.entry(giver.origin).or_default();
        if *count < MOST_PEERS {
            *count += 1;
            self.list.push((giver.origin, giver.claim));
        }
    }

    /// The first claims of other origins.
    fn beside(&self, origin: usize) -> impl Iterator<Item = usize> {
        self.list.iter().filter(move |(other, _)| *other != origin).map(|(_, claim)| *claim).take(MOST_PEERS)
    }
}

/// The bound that the words give, in the base unit.
pub(super) fn base(quantity: &Quantity) -> f64 {
    quantity.unit.base(quantity.bound())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every claim of another origin that is about the same thing or has digits enough, looked at one by one.
    fn one_by_one(givers: &[Giver]) -> Vec<Vec<usize>> {
        let of = |one: &Giver| -> Vec<usize> {
            let peer =
                |two: &&Giver| one.origin != two.origin && (one.about == two.about || one.telling || two.telling);
            givers.iter().filter(peer).map(|two| two.claim).take(MOST_PEERS).collect()
        };
        givers.iter().map(of).collect()
    }

    #[test]
    fn the_peers_of_a_figure_are_the_first_claims_of_other_origins() {
        for stride in [1, 2, 3, 5, 7, 40] {
            let giver = |at: usize| Giver {
                claim: 3 * at,
                origin: (at / stride) % 4,
                about: About::Measure(at % 3),
                telling: at.is_multiple_of(5),
            };
            let givers: Vec<Giver> = (0..80).map(giver).collect();
            assert_eq!(others(&givers), one_by_one(&givers), "{stride}");
        }
    }

    #[test]
    fn an_article_that_repeats_one_figure_is_looked_at_a_few_times() {
        let mut sample = Sample::default();
        for at in 0..20_000 {
            sample.add(&Giver { claim: at, origin: at / 10_000, about: About::Margin, telling: false });
        }
        assert_eq!(sample.list.len(), 2 * MOST_PEERS);
        assert_eq!(sample.beside(0).collect::<Vec<_>>(), (10_000..10_006).collect::<Vec<_>>());
    }
}
