//! Two places of the same event.

use super::{Reason, Relation};
use crate::claims::{Key, Scene};
use crate::mentions::NameKind;

/// The same where one phrase has the other's words; a country against a city in it is left open, for want of a map.
pub(super) fn compare(scene: &Scene<'_>, x: &[Key], y: &[Key]) -> Relation {
    let shared = x.iter().filter(|key| y.contains(key)).count();
    if shared == x.len().min(y.len()) {
        return if x.len() == y.len() { Relation::Same } else { Relation::Reconciled(Reason::Granularity) };
    }
    if shared > 0 {
        return Relation::Apart;
    }
    let (a, b) = (kind(scene, x), kind(scene, y));
    match (a, b) {
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

/// The kind of the first name among the keys.
fn kind(scene: &Scene<'_>, keys: &[Key]) -> Option<NameKind> {
    keys.iter().find_map(|key| {
        let id: usize = scene.vocabulary.name(*key).strip_prefix('@')?.parse().ok()?;
        scene.entities.list.get(id).map(|entity| entity.kind)
    })
}
