//! One JSON document.

use super::Options;
use super::model::Report;
use crate::pipeline::Dossier;

/// The report as one document, indented by two.
pub(super) fn render(dossier: &Dossier, options: &Options) -> String {
    let mut text = serde_json::to_string_pretty(&Report::new(dossier, options)).unwrap_or_default();
    text.push('\n');
    text
}
