//! The whole order, from articles to findings.

use crate::article::Article;
use crate::findings::Finding;
use crate::mentions::{self, Anchor, Mention};
use crate::problem::Problem;
use crate::text::Document;

/// Everything known about one run. Indexes in it are positions in its own lists.
#[derive(Debug, Clone, Default)]
pub struct Dossier {
    /// In order of story, then id.
    pub articles: Vec<Article>,
    /// One an article.
    pub documents: Vec<Document>,
    /// One list an article.
    pub mentions: Vec<Vec<Mention>>,
    /// How many claims were made.
    pub claim_count: usize,
    /// How many groups of two or more claims.
    pub group_count: usize,
    /// Worst first; all verdicts.
    pub findings: Vec<Finding>,
    /// Faults, in order of path and line.
    pub problems: Vec<Problem>,
}

/// Runs every stage over the articles.
pub fn run(articles: Vec<Article>, problems: Vec<Problem>) -> Dossier {
    let documents: Vec<Document> = articles.iter().map(Document::new).collect();
    let mentions = documents
        .iter()
        .zip(&articles)
        .map(|(document, article)| mentions::recognize(document, Anchor { published: article.published }))
        .collect();
    Dossier { articles, documents, mentions, problems, ..Dossier::default() }
}
