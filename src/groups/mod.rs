//! Claims in, groups out: which claims speak of the same thing, and why.
//!
//! Comes in: a story's claims. Goes out: [`Group`]s of two or more, each with the [`Link`]s that joined them, held in a
//! graph (petgraph) whose nodes are claims. Refuses: a link without a named [`Step`]; similarity alone is never
//! agreement, it only says what to compare.
//!
//! `at least 214` and `two hundred and forty-one persons have perished` are linked by the step `same measure`.

mod amounts;
mod blocking;
mod changes;
mod circumstances;
mod comparison;
mod echoes;
mod echoes_of_times;
mod figures;
mod fit;
mod ladder;
mod likeness;
mod quotes;
mod ranks;
mod rounded;
mod scores;
mod slips;
mod times;

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;

use crate::claims::{Claim, ClaimKind, Scene};

pub use amounts::comparisons;
pub use comparison::{Comparison, FEATURES};
pub(crate) use echoes::{can_be_one, echoes, echoes_of_figures};
pub(crate) use fit::{Fit, fit};
pub use ladder::Step;
pub(crate) use ladder::shared;
pub(crate) use slips::{SWAPPED, slip};

/// Why two claims are held to speak of the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Index of the first claim.
    pub a: usize,
    /// Index of the second claim.
    pub b: usize,
    /// The step of sameness that joined them.
    pub step: Step,
    /// 0-1: how sure.
    pub score: f64,
}

/// Claims about the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What sort of claims.
    pub kind: ClaimKind,
    /// Indexes of the claims, ascending.
    pub claims: Vec<usize>,
    /// The links between them, in order of claims.
    pub links: Vec<Link>,
}

/// Links the claims of a story and gives its groups, in order of their first claim.
pub fn group(scene: &Scene<'_>, claims: &[Claim]) -> Vec<Group> {
    let mut graph: UnGraph<usize, Link> = UnGraph::with_capacity(claims.len(), claims.len());
    for at in 0..claims.len() {
        graph.add_node(at);
    }
    let board = ladder::Board::lay(scene, claims);
    for (a, b) in blocking::pairs(claims) {
        if let Some(link) = ladder::climb(scene, claims, &board, (a, b)) {
            graph.add_edge(NodeIndex::new(a), NodeIndex::new(b), link);
        }
    }
    let mut sets = UnionFind::new(claims.len());
    for edge in graph.edge_references() {
        sets.union(edge.source().index(), edge.target().index());
    }
    collect(claims, graph, &sets.into_labeling())
}

/// One group a set of the union-find that has a link.
fn collect(claims: &[Claim], graph: UnGraph<usize, Link>, labels: &[usize]) -> Vec<Group> {
    let mut first = vec![usize::MAX; claims.len()];
    let mut groups: Vec<Group> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        if graph.neighbors(NodeIndex::new(at)).next().is_none() {
            continue;
        }
        if first[*label] == usize::MAX {
            first[*label] = groups.len();
            groups.push(Group { kind: claims[at].kind, claims: Vec::new(), links: Vec::new() });
        }
        groups[first[*label]].claims.push(at);
    }
    for edge in graph.into_nodes_edges().1 {
        let link = edge.weight;
        groups[first[labels[link.a]]].links.push(link);
    }
    for group in &mut groups {
        group.links.sort_by_key(|link| (link.a, link.b));
    }
    groups
}

impl Group {
    /// Moves every claim number up by `offset`.
    pub(crate) fn shift(&mut self, offset: usize) {
        for claim in &mut self.claims {
            *claim += offset;
        }
        for link in &mut self.links {
            link.a += offset;
            link.b += offset;
        }
    }
}
