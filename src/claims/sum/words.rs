//! The words by which a text says that parts make up a whole.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::Deserialize;

/// `data/claims/wholes.toml`, see there.
#[derive(Deserialize)]
pub(super) struct Wholes {
    pub(super) made_of: Vec<(String, String)>,
    pub(super) paid_with: Vec<(String, String)>,
    pub(super) told_before: HashSet<String>,
    pub(super) buys: HashSet<String>,
    pub(super) measures: HashSet<String>,
    pub(super) exclusive: HashSet<String>,
    pub(super) apart: HashSet<String>,
    pub(super) stages: HashSet<String>,
    pub(super) equals: HashSet<String>,
    pub(super) rivals: HashSet<String>,
    pub(super) loose: HashSet<String>,
}

/// The lists.
pub(super) static WHOLES: LazyLock<Wholes> = LazyLock::new(|| crate::tables::table!("claims/wholes"));
