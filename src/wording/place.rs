//! Where words stand.

use crate::pipeline::Dossier;
use crate::text::{Document, Span};

/// Where words stand, for people and for editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// 1-based.
    pub line: u32,
    /// 1-based, in characters.
    pub column: u32,
    /// The words.
    pub quote: &'a str,
}

impl<'a> Place<'a> {
    /// The place of a span in its document.
    pub fn of(document: &'a Document, span: Span) -> Self {
        let (line, column) = document.lines().locate(document.text(), span.start());
        Self { line, column, quote: document.slice(span) }
    }
}

/// The place of a span in an article; line 1, column 1 for an article that is not there.
pub fn place(dossier: &Dossier, article: usize, span: Span) -> Place<'_> {
    dossier.documents.get(article).map_or(Place { line: 1, column: 1, quote: "" }, |document| Place::of(document, span))
}

/// The id of an article; empty for one that is not there.
pub fn article_id(dossier: &Dossier, article: usize) -> &str {
    dossier.articles.get(article).map_or("", |article| &article.id)
}
