//! Placeholder of the quote recogniser.

use super::{Anchor, Mention};
use crate::text::Document;

/// Appends what it finds.
pub(super) fn recognize(_document: &Document, _anchor: Anchor, _out: &mut Vec<Mention>) {}
