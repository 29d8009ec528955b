//! Two places of the same event.

use super::{Reason, Relation};
use crate::claims::{Claim, Entity, Key, Scene, sites};
use crate::mentions::{NameKind, Value};

/// The same where one phrase has the other's words; a country against a city in it is left open, for want of a map, and
/// so are two places that some article names side by side.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, x: &[Key], b: &Claim, y: &[Key]) -> Relation {
    let shared = x.iter().filter(|key| y.contains(key)).count();
    if shared == x.len().min(y.len()) {
        return if x.len() == y.len() { Relation::Same } else { Relation::Reconciled(Reason::Granularity) };
    }
    if shared > 0 {
        return Relation::Apart;
    }
    if share_a_name(scene, x, y) {
        return Relation::Reconciled(Reason::Style);
    }
    let (here, there) = (sites(scene, a), sites(scene, b));
    if !here.is_empty() && !there.is_empty() {
        let shared = here.iter().any(|site| there.contains(site));
        return if shared { Relation::Reconciled(Reason::Granularity) } else { Relation::Differs };
    }
    if side_by_side(scene, x, y) {
        return Relation::Apart;
    }
    match (kind(scene, x), kind(scene, y)) {
        // A country contains its cities.
        (Some(NameKind::Country), Some(other)) | (Some(other), Some(NameKind::Country))
            if other != NameKind::Country =>
        {
            Relation::Apart
        }
        (Some(_), Some(_)) | (None, None) => Relation::Differs,
        _ => Relation::Apart,
    }
}

/// `the Truman Library`, `the Harry S. Truman Library`: two names with a telling word in common.
fn share_a_name(scene: &Scene<'_>, x: &[Key], y: &[Key]) -> bool {
    let parts = |keys: &[Key]| -> Vec<String> {
        let entities = keys.iter().filter_map(|key| entity(scene, *key));
        entities.flat_map(|entity| entity.spellings.iter().flat_map(|spelling| spelling.parts.clone())).collect()
    };
    let (a, b) = (parts(x), parts(y));
    a.iter().any(|part| part.chars().count() > 3 && b.contains(part))
}

/// How many tokens may stand between a place and the one that holds it: `Lesk, a village on the island of Senn`.
const NEAR: u32 = 5;

/// Whether an article names two places in one breath: `Split, on the Croatian coast`, `Lesk, a town in Senn county`.
fn side_by_side(scene: &Scene<'_>, x: &[Key], y: &[Key]) -> bool {
    let id = |keys: &[Key]| -> Vec<usize> {
        keys.iter().filter_map(|key| scene.vocabulary.name(*key).strip_prefix('@')?.parse().ok()).collect()
    };
    let (x, y) = (id(x), id(y));
    (0..scene.articles()).any(|article| {
        let document = scene.document(article);
        let names: Vec<_> = scene.mentions(article).iter().filter(|one| matches!(one.value, Value::Name(_))).collect();
        names.windows(2).any(|pair| {
            let (Some(p), Some(q)) = (scene.entity(article, pair[0]), scene.entity(article, pair[1])) else {
                return false;
            };
            let (from, to) = (pair[0].tokens.end, pair[1].tokens.start);
            let link = |token: u32| {
                matches!(document.lower(token), "," | "in" | "of" | "near" | "outside" | "off" | "on" | "(")
            };
            let near = pair[0].sentence == pair[1].sentence && to - from.min(to) <= NEAR && (from..to).any(link);
            // `Portmere and Ellerton`, `from Portmere to Ellerton` set two places apart.
            let apart = (from..to).any(|token| matches!(document.lower(token), "and" | "or" | "to" | "from"));
            near && !apart && (x.contains(&p) && y.contains(&q) || x.contains(&q) && y.contains(&p))
        })
    })
}

fn entity<'a>(scene: &'a Scene<'_>, key: Key) -> Option<&'a Entity> {
    let id: usize = scene.vocabulary.name(key).strip_prefix('@')?.parse().ok()?;
    scene.entities.list.get(id)
}

/// The kind of the first name among the keys.
fn kind(scene: &Scene<'_>, keys: &[Key]) -> Option<NameKind> {
    keys.iter().find_map(|key| entity(scene, *key)).map(|entity| entity.kind)
}
