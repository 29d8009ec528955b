//! The claims of a group and the links that joined them, drawn: one column a reading, lines for the steps of sameness.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::timeline::WIDTH;
use super::{Entry, letter, plain};
use crate::claims::Claim;
use crate::findings::Evidence;
use crate::groups::{Group, Link};
use crate::pipeline::Dossier;
use crate::wording::{counted, shorten};

/// Columns at most; the readings behind the last one are counted.
const COLUMNS: usize = 4;
/// Claims of one column at most.
const CLAIMS: usize = 8;
/// Height of a claim.
const HEIGHT: f64 = 42.0;
/// Room between two claims.
const BETWEEN: f64 = 12.0;
/// Height of the names of the columns.
const HEAD: f64 = 26.0;
/// Width of a claim.
const WIDE: f64 = 200.0;

/// A claim on the picture.
struct Node {
    /// Its index in the dossier.
    claim: usize,
    /// Its reading.
    side: usize,
    x: f64,
    y: f64,
    outlet: String,
    value: String,
    href: String,
}

/// The group that a finding was made of: the one that holds all of its claims; with each claim's index in the dossier.
fn group_of<'a>(dossier: &'a Dossier, entry: Entry<'_>) -> Option<(&'a Group, Vec<(usize, usize)>)> {
    let first = entry.finding.claims.first()?;
    let groups = dossier.groups.iter().filter(|group| {
        let claim = |claim: &&usize| dossier.claims.get(**claim).is_some_and(|claim| stands(claim, first));
        group.claims.iter().any(|at| claim(&at))
    });
    groups.into_iter().find_map(|group| {
        let index = |evidence: &Evidence| {
            group.claims.iter().copied().find(|at| dossier.claims.get(*at).is_some_and(|claim| stands(claim, evidence)))
        };
        let claims: Option<Vec<(usize, usize)>> =
            entry.finding.claims.iter().enumerate().map(|(at, evidence)| Some((at, index(evidence)?))).collect();
        claims.map(|claims| (group, claims))
    })
}

fn stands(claim: &Claim, evidence: &Evidence) -> bool {
    claim.article == evidence.article && claim.span == evidence.span
}

/// The picture of a finding's group; empty where the finding has no group, and for fewer than three
/// claims, of which the words say all.
pub fn graph(dossier: &Dossier, entry: Entry<'_>) -> Markup {
    let Some((group, claims)) = group_of(dossier, entry) else { return Markup::default() };
    let nodes = place(dossier, entry, &claims);
    if nodes.len() < 3 {
        return Markup::default();
    }
    let at: BTreeMap<usize, &Node> = nodes.iter().map(|node| (node.claim, node)).collect();
    let links: Vec<(&Link, &Node, &Node)> =
        group.links.iter().filter_map(|link| Some((link, *at.get(&link.a)?, *at.get(&link.b)?))).collect();
    let height = nodes.iter().map(|node| node.y + HEIGHT).fold(0.0, f64::max) + 8.0;
    let hidden = claims.len() - nodes.len();
    html! {
        figure.picture {
            figcaption {
                "What was held to be one thing: " (counted(nodes.len(), "claim")) " and the " (counted(links.len(), "link")) " between them"
                @if hidden > 0 { ", " (counted(hidden, "more claim")) " not drawn" }
            }
            div.canvas tabindex="0" role="group" aria-label="Graph of the claims" {
                svg.graph viewBox=(format!("0 0 {WIDTH} {height:.0}")) width=(WIDTH) height=(format!("{height:.0}")) role="img" aria-label=(spoken(&links)) {
                    @for (side, x) in heads(&nodes) {
                        text.head x=(format!("{x:.1}")) y="14" {
                            (letter(entry.finding, side)) " "
                            (shorten(entry.finding.readings.get(side).map_or("", |reading| &reading.value), 28))
                        }
                    }
                    @for (link, one, other) in &links { (draw_link(link, one, other)) }
                    @for node in &nodes { (draw_node(node)) }
                }
            }
        }
    }
}

/// Puts each claim into the column of its reading.
fn place(dossier: &Dossier, entry: Entry<'_>, claims: &[(usize, usize)]) -> Vec<Node> {
    let columns = entry.finding.readings.len().clamp(1, COLUMNS);
    let step = if columns > 1 { (WIDTH - WIDE) / (columns - 1) as f64 } else { 0.0 };
    let mut filled = [0_usize; COLUMNS];
    let mut nodes = Vec::new();
    for (number, claim) in claims {
        let Some(evidence) = entry.finding.claims.get(*number) else { continue };
        let Some(count) = filled.get_mut(evidence.reading).filter(|count| **count < CLAIMS) else { continue };
        let outlet = dossier.articles.get(evidence.article).map_or("", |article| article.outlet());
        nodes.push(Node {
            claim: *claim,
            side: evidence.reading,
            x: evidence.reading as f64 * step,
            y: HEAD + *count as f64 * (HEIGHT + BETWEEN),
            outlet: outlet.to_owned(),
            value: evidence.value.clone(),
            href: format!("#{}", entry.claim_anchor(*number)),
        });
        *count += 1;
    }
    nodes
}

/// Each column that has claims, with its left edge.
fn heads(nodes: &[Node]) -> BTreeMap<usize, f64> {
    nodes.iter().map(|node| (node.side, node.x)).collect()
}

/// A line from side to side, or an arc beside the column for two claims of one reading.
fn draw_link(link: &Link, one: &Node, other: &Node) -> Markup {
    let (left, right) = if one.x <= other.x { (one, other) } else { (other, one) };
    let (y1, y2) = (left.y + HEIGHT / 2.0, right.y + HEIGHT / 2.0);
    let same = left.side == right.side;
    let path = if same {
        // The last column has its arcs on the left, where there is room.
        let (edge, out) = if left.x + WIDE + 60.0 > WIDTH { (left.x, -1.0) } else { (left.x + WIDE, 1.0) };
        let bend = edge + out * (18.0 + (y2 - y1).abs() / 8.0).min(56.0);
        format!("M{edge:.1} {y1:.1}C{bend:.1} {y1:.1} {bend:.1} {y2:.1} {edge:.1} {y2:.1}")
    } else {
        let (x1, x2) = (left.x + WIDE, right.x);
        let middle = (x1 + x2) / 2.0;
        format!("M{x1:.1} {y1:.1}C{middle:.1} {y1:.1} {middle:.1} {y2:.1} {x2:.1} {y2:.1}")
    };
    let class = if same { "link same" } else { "link across" };
    let width = if link.score >= 0.8 { "2.2" } else { "1.2" };
    html! {
        path class=(class) d=(path) stroke-width=(width) { title { (said(link)) } }
    }
}

/// The step of a link and how sure it is.
fn said(link: &Link) -> String {
    format!("{} ({:.0} %)", link.step.words(), link.score * 100.0)
}

fn draw_node(node: &Node) -> Markup {
    let (x, y) = (node.x, node.y);
    html! {
        a.node.{ "side-" (node.side) } href=(node.href) {
            title { (plain(&node.outlet)) ": " (plain(&node.value)) }
            rect x=(format!("{:.1}", x + 0.5)) y=(format!("{:.1}", y + 0.5)) width=(WIDE - 1.0) height=(HEIGHT - 1.0) rx="3" {}
            text.outlet x=(format!("{:.1}", x + 10.0)) y=(format!("{:.1}", y + 17.0)) { (shorten(&node.outlet, 28)) }
            text.value x=(format!("{:.1}", x + 10.0)) y=(format!("{:.1}", y + 33.0)) { (shorten(&node.value, 26)) }
        }
    }
}

/// The picture in words.
fn spoken(links: &[(&Link, &Node, &Node)]) -> String {
    /// Links that are read out; more would not be listened to.
    const MOST: usize = 12;
    let link = |(link, one, other): &(&Link, &Node, &Node)| {
        format!("{} and {}: {}", plain(&one.outlet), plain(&other.outlet), said(link))
    };
    let mut words: Vec<String> = links.iter().take(MOST).map(link).collect();
    if links.len() > MOST {
        words.push(format!("{} more", links.len() - MOST));
    }
    words.join("; ")
}
