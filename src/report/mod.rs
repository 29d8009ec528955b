//! Dossier in, text out: the report for people and for programs.
//!
//! Comes in: a [`Dossier`] and [`Options`]. Goes out: one string in one of [`Format::ALL`]. Refuses: nothing; prints
//! nothing. Whatever stands in an article is shown as words: control characters, markup and bidi marks lose their
//! effect.
//!
//! A conflict of 214 and 241 dead becomes a block with both readings, each with its file, its line, its sentence and
//! the number of origins behind it.

mod claims;
mod html;
mod ink;
mod json;
mod jsonl;
mod markdown;
mod mentions;
mod model;
mod sarif;
mod terminal;
mod values;

use crate::findings::{Finding, Verdict};
use crate::pipeline::Dossier;

pub use claims::render_claims;
pub use mentions::render_mentions;
pub use model::SCHEMA_VERSION;

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For the terminal.
    Text,
    /// One JSON document, see [`SCHEMA_VERSION`].
    Json,
    /// One finding a line, one closing line a story.
    Jsonl,
    /// One file for a browser.
    Html,
    /// For a ticket or a chat.
    Markdown,
    /// SARIF 2.1.0, for code-review tools.
    Sarif,
}

impl Format {
    /// Every format, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::Text, Self::Json, Self::Jsonl, Self::Html, Self::Markdown, Self::Sarif];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Sarif => "sarif",
        }
    }

    /// The format with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }
}

/// How a list of mentions or claims is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Listing {
    /// For the terminal.
    Text,
    /// One a line, as JSON.
    Jsonl,
}

impl Listing {
    /// Every listing, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::Text, Self::Jsonl];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Jsonl => "jsonl",
        }
    }

    /// The listing with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|listing| listing.name() == name)
    }
}

/// What a report shows, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Show what the sources agree on, too.
    pub show_agreement: bool,
    /// Show values that differ without being a conflict, too.
    pub show_reconciled: bool,
    /// Use terminal colours (text only).
    pub colour: bool,
    /// Columns of the terminal (text only); fewer than 40 count as 40.
    pub width: usize,
    /// One line a finding (text only).
    pub quiet: bool,
    /// Every claim, why the claims belong together, the articles read (text only).
    pub verbose: bool,
    /// Conflicts that are left out because an editor has settled them.
    pub settled: usize,
    /// The folder that absolute article paths are shown relative to, with forward slashes; empty for none (SARIF).
    pub root: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            show_agreement: false,
            show_reconciled: false,
            colour: false,
            width: 80,
            quiet: false,
            verbose: false,
            settled: 0,
            root: String::new(),
        }
    }
}

impl Options {
    /// Whether findings of a verdict are shown.
    pub fn shows(&self, verdict: Verdict) -> bool {
        match verdict {
            Verdict::Conflict | Verdict::PossibleConflict => true,
            Verdict::Agreement => self.show_agreement,
            Verdict::Reconciled => self.show_reconciled,
        }
    }
}

/// Writes the report; ends with a line end.
pub fn render(dossier: &Dossier, options: &Options, format: Format) -> String {
    match format {
        Format::Text => terminal::render(dossier, options),
        Format::Json => json::render(dossier, options),
        Format::Jsonl => jsonl::render(dossier, options),
        Format::Html => html::render(dossier, options),
        Format::Markdown => markdown::render(dossier, options),
        Format::Sarif => sarif::render(dossier, options),
    }
}

/// The findings that are shown, in the order of the dossier.
fn shown<'a>(dossier: &'a Dossier, options: &'a Options) -> impl Iterator<Item = &'a Finding> {
    dossier.findings.iter().filter(|finding| options.shows(finding.verdict))
}
