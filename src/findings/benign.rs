//! Why a conflict may be harmless.

use crate::claims::{Claim, Scene};

/// Articles this many days apart may well speak of two events.
const APART_DAYS: i64 = 60;

/// One sentence with its evidence, or none.
pub(super) fn explain(scene: &Scene<'_>, claims: &[&Claim]) -> Option<String> {
    other_event(scene, claims).or_else(|| hearsay(scene, claims))
}

/// Two of the articles lie months apart.
fn other_event(scene: &Scene<'_>, claims: &[&Claim]) -> Option<String> {
    let dated = claims.iter().filter_map(|claim| {
        let article = scene.story.articles.get(claim.article)?;
        Some((article.published?, article))
    });
    let (first, last) = dated.fold((None, None), |(first, last), found| {
        let earlier = |a: &(crate::calendar::Date, &crate::article::Article)| {
            first.is_none_or(|b: (crate::calendar::Date, _)| a.0 < b.0)
        };
        let later = |a: &(crate::calendar::Date, &crate::article::Article)| {
            last.is_none_or(|b: (crate::calendar::Date, _)| a.0 > b.0)
        };
        (if earlier(&found) { Some(found) } else { first }, if later(&found) { Some(found) } else { last })
    });
    let ((first, old), (last, new)) = (first?, last?);
    let days = i64::from(first.until(last).ok()?.get_days());
    (days > APART_DAYS)
        .then(|| format!("{} is of {first}, {} of {last}: they may speak of two different events.", old.id, new.id))
}

/// One side is somebody's word and not the article's.
fn hearsay(scene: &Scene<'_>, claims: &[&Claim]) -> Option<String> {
    let said = claims.iter().find(|claim| claim.says.is_some())?;
    let own = claims.iter().any(|claim| claim.says.is_none());
    let who = scene.document(said.article).slice(said.says?);
    own.then(|| format!("In {} it is {} who says so.", scene.story.articles[said.article].id, who))
}
