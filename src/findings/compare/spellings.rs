//! Two spellings of one name.

use super::{Reason, Relation};
use crate::claims::{About, Claim, Scene, Spelling};

/// The same, a shorter form, or a slip.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Relation {
    let About::Entity(id) = a.about else { return Relation::Apart };
    let find = |claim: &Claim| -> Option<&Spelling> {
        let entity = scene.entities.list.get(id)?;
        entity.spellings.iter().find(|spelling| spelling.article == claim.article && spelling.span == claim.span)
    };
    let (Some(x), Some(y)) = (find(a), find(b)) else { return Relation::Apart };
    if x.parts == y.parts {
        return if x.words == y.words { Relation::Same } else { Relation::Reconciled(Reason::Style) };
    }
    let slips = crate::claims::Entities::slips(&x.parts, &y.parts);
    match slips {
        Some(true) => Relation::Differs,
        Some(false) => Relation::Reconciled(Reason::Style),
        None => Relation::Apart,
    }
}
