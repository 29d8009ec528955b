//! Why a conflict may be harmless.

use super::values;
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
    (days > APART_DAYS).then(|| {
        let day = |date: crate::calendar::Date| date.strftime("%-d %B %Y").to_string();
        let (old, new) = ((&old.id, day(first)), (&new.id, day(last)));
        format!("{} is of {}, {} of {}: they may speak of two different events.", old.0, old.1, new.0, new.1)
    })
}

/// One side is somebody's word and not the article's.
fn hearsay(scene: &Scene<'_>, claims: &[&Claim]) -> Option<String> {
    let (said, who) = claims.iter().find_map(|claim| Some((claim, values::speaker(scene, claim)?)))?;
    let own = claims.iter().any(|claim| claim.says.is_none());
    own.then(|| format!("{} does not say so itself but quotes {who}.", scene.story.articles[said.article].id))
}
