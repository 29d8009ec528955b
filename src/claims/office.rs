//! Who holds which office.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::mentions::{Mention, Role, Value};
use crate::rules::{Params, Part};

/// One claim a role whose holder has a name; former and future holders are left out.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Role(role) = &mention.value else { continue };
        let Some(entity) = role.holder.and_then(|holder| scene.entities.find(article, holder)) else { continue };
        if role.status.is_some() {
            continue;
        }
        let value = ClaimValue::Office(canonical(scene, article, mention, role));
        let token = mention.tokens.start;
        out.push(Claim::new(scene, article, ClaimKind::Office, About::Entity(entity), role.span, token, value));
    }
}

/// The office's canonical name where a rule has it, else the title's own lemmas.
fn canonical(scene: &Scene<'_>, article: usize, mention: &Mention, role: &Role) -> String {
    let document = scene.document(article);
    let tokens = document.tokens_in(role.span);
    let longest = scene
        .hits_in(article, tokens.start..tokens.end.max(mention.tokens.end))
        .filter(|hit| hit.part == Part::Term && hit.tokens.end <= tokens.end)
        .filter_map(|hit| match &scene.story.rules.list[hit.rule].params {
            Params::Office(office) => Some((hit.tokens.end - hit.tokens.start, &office.name)),
            _ => None,
        })
        .max_by_key(|(length, name)| (*length, std::cmp::Reverse(*name)));
    longest.map_or_else(|| role.title.clone(), |(_, name)| name.clone())
}
