//! How each article writes a name. One claim a spelling, so that a group holds every way a name is written.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::entities::Spelling;
use super::scene::Scene;

/// One claim for every spelling of an entity that some article spells with a slip.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for (id, entity) in scene.entities.list.iter().enumerate() {
        if !entity.near {
            continue;
        }
        let own: Vec<&Spelling> = entity.spellings.iter().filter(|spelling| spelling.article == article).collect();
        for spelling in &own {
            // `Barrientos` says no more than `Hector Barrientos` does.
            let is_longer = |other: &&&Spelling| {
                other.parts.len() > spelling.parts.len() && spelling.parts.iter().all(|part| other.parts.contains(part))
            };
            if own.iter().any(|other| is_longer(&other)) {
                continue;
            }
            let token = document.tokens_in(spelling.span).start;
            let about = About::Entity(id);
            out.push(Claim::new(scene, article, ClaimKind::Name, about, spelling.span, token, ClaimValue::Words));
        }
    }
}
