//! Which things make up a list: `Brazil, Ghana, Kenya and Thailand`.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::event::verb_key;
use super::scene::Scene;
use super::vocabulary::Key;
use crate::mentions::{List, Value};
use crate::text::Span;

/// The fewest items of a list to be compared: two pairs with one name in common are two pairs.
const FEWEST: usize = 3;

/// One claim a list of names.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for mention in scene.mentions(article) {
        let Value::List(list) = &mention.value else { continue };
        let Some(members) = members(scene, article, list).filter(|members| members.len() >= FEWEST) else { continue };
        let span = list.items.iter().copied().reduce(Span::cover).unwrap_or(mention.span);
        let first = document.tokens_in(span).start;
        let value = ClaimValue::Members(members.clone());
        let mut claim = Claim::new(scene, article, ClaimKind::Members, About::Members, span, first, value);
        if let Some(clause) = scene.clause_at(article, first).map(|at| &scene.clauses(article)[at]) {
            claim.hang_on(scene, article, clause);
            claim.doer.extend(verb_key(scene, article, clause));
        }
        claim.forget(&members);
        out.push(claim);
    }
}

/// The folded name of each item, sorted; none where an item has no name or two have one.
fn members(scene: &Scene<'_>, article: usize, list: &List) -> Option<Vec<Key>> {
    let document = scene.document(article);
    let name = |item: &Span| {
        let tokens = document.tokens_in(*item);
        let mut names = scene
            .mentions_in(article, tokens.clone())
            .filter(|(_, mention)| mention.tokens.end <= tokens.end)
            .filter_map(|(_, mention)| scene.entity(article, mention).and(scene.key(article, mention.tokens.start)));
        let first = names.next()?;
        names.next().is_none().then_some(first)
    };
    let mut members: Vec<Key> = list.items.iter().map(name).collect::<Option<_>>()?;
    members.sort_unstable();
    let count = members.len();
    members.dedup();
    (members.len() == count).then_some(members)
}
