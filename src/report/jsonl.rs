//! JSON Lines: one finding a line, and a line that closes each story.

use serde::Serialize;

use super::Options;
use super::model::FindingEntry;
use crate::pipeline::Dossier;
use crate::wording::stories;

/// The line that closes a story.
#[derive(Debug, Serialize)]
struct Closing<'a> {
    story: &'a str,
    articles: usize,
    conflicts: usize,
}

/// The findings of each story, stories in order of name.
pub(super) fn render(dossier: &Dossier, options: &Options) -> String {
    let mut out = String::new();
    for story in stories(dossier) {
        for finding in story.findings.iter().filter(|finding| options.shows(finding.verdict)) {
            push(&mut out, &FindingEntry::new(dossier, finding));
        }
        let closing = Closing { story: story.name, articles: story.articles.len(), conflicts: story.tally().conflicts };
        push(&mut out, &closing);
    }
    out
}

/// Adds one value as a line.
pub(super) fn push(out: &mut String, value: &impl Serialize) {
    out.push_str(&serde_json::to_string(value).unwrap_or_default());
    out.push('\n');
}
