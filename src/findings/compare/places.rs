//! Two places of the same event.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use super::{Reason, Relation};
use crate::claims::{Claim, Entity, Key, Scene, sites};
use crate::mentions::NameKind;

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
    if lies_within(scene, x, y) || lies_within(scene, y, x) {
        return Relation::Reconciled(Reason::Granularity);
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

/// `data/claims/within.toml`, see there.
#[derive(Deserialize)]
struct Within {
    places: Vec<Vec<String>>,
}

/// The cities of each of its places.
static WITHIN: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let table: Within = crate::tables::table!("claims/within");
    let row = |mut row: Vec<String>| (!row.is_empty()).then(|| (row.remove(0), row));
    table.places.into_iter().filter_map(row).collect()
});

/// Whether one of the first places is known to lie in one of the others: `at the White House`, `in Washington`.
fn lies_within(scene: &Scene<'_>, x: &[Key], y: &[Key]) -> bool {
    let spellings = |keys: &[Key]| -> Vec<String> {
        let entities = keys.iter().filter_map(|key| entity(scene, *key));
        entities.flat_map(|entity| &entity.spellings).map(|spelling| spelling.parts.join(" ")).collect()
    };
    let cities: Vec<&String> = spellings(x).iter().filter_map(|place| WITHIN.get(place)).flatten().collect();
    !cities.is_empty() && spellings(y).iter().any(|place| cities.contains(&place))
}

/// Whether an article names one of the places beside one of the others.
fn side_by_side(scene: &Scene<'_>, x: &[Key], y: &[Key]) -> bool {
    let id = |key: &Key| scene.vocabulary.name(*key).strip_prefix('@')?.parse().ok();
    let others: Vec<usize> = y.iter().filter_map(id).collect();
    x.iter().filter_map(id).any(|one| others.iter().any(|other| scene.are_side_by_side(one, *other)))
}

fn entity<'a>(scene: &'a Scene<'_>, key: Key) -> Option<&'a Entity> {
    let id: usize = scene.vocabulary.name(key).strip_prefix('@')?.parse().ok()?;
    scene.entities.list.get(id)
}

/// The kind of the first name among the keys.
fn kind(scene: &Scene<'_>, keys: &[Key]) -> Option<NameKind> {
    keys.iter().find_map(|key| entity(scene, *key)).map(|entity| entity.kind)
}
