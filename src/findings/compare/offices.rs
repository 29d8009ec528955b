//! Two offices of one person.

use super::{Reason, Relation};

/// Conflicting where the heads are the same and what stands before them differs (`energy minister`, `environment
/// minister`); one title inside the other is the same, said shorter; unlike heads may both be held.
pub(super) fn compare(x: &str, y: &str) -> Relation {
    if x == y {
        return Relation::Same;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (x.split(' ').collect(), y.split(' ').collect());
    let inside = |short: &[&str], long: &[&str]| short.iter().all(|word| long.contains(word));
    if inside(&a, &b) || inside(&b, &a) {
        return Relation::Reconciled(Reason::Style);
    }
    if a.last() == b.last() { Relation::Differs } else { Relation::Apart }
}
