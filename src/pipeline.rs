//! The whole order, from articles to findings.

use std::ops::Range;

use crate::article::Article;
use crate::claims::{self, Claim, Scene, Story};
use crate::findings::{self, Finding};
use crate::groups::{self, Group};
use crate::mentions::{self, Anchor, Mention};
use crate::problem::Problem;
use crate::rules::{Hit, Rules};
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
    /// Every claim, in order of article and place.
    pub claims: Vec<Claim>,
    /// The groups of two or more claims; their numbers are positions in [`Dossier::claims`].
    pub groups: Vec<Group>,
    /// Worst first; all verdicts.
    pub findings: Vec<Finding>,
    /// Faults, in order of path and line.
    pub problems: Vec<Problem>,
}

/// Runs every stage over the articles with the built-in rules.
pub fn run(articles: Vec<Article>, problems: Vec<Problem>) -> Dossier {
    run_with(articles, problems, &Rules::builtin())
}

/// Runs every stage over the articles, which are taken story by story in the order they come in.
pub fn run_with(articles: Vec<Article>, problems: Vec<Problem>, rules: &Rules) -> Dossier {
    let documents: Vec<Document> = articles.iter().map(Document::new).collect();
    let mentions: Vec<Vec<Mention>> = documents
        .iter()
        .zip(&articles)
        .map(|(document, article)| mentions::recognize(document, Anchor { published: article.published }))
        .collect();
    let hits: Vec<Vec<Hit>> = documents.iter().map(|document| rules.hits(document)).collect();
    let mut dossier = Dossier { problems, ..Dossier::default() };
    for range in stories(&articles) {
        let story = Story {
            articles: &articles[range.clone()],
            documents: &documents[range.clone()],
            mentions: &mentions[range.clone()],
            hits: &hits[range.clone()],
            rules,
        };
        check(story, range.start, &mut dossier);
    }
    Dossier { articles, documents, mentions, ..dossier }
}

/// The runs of articles of one story.
fn stories(articles: &[Article]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        match ranges.last_mut() {
            Some(range) if articles[range.start].story == article.story => range.end = at + 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}

/// Checks one story and adds what it gives to the dossier; `first` is the position of its first article there.
fn check(story: Story<'_>, first: usize, dossier: &mut Dossier) {
    let scene = Scene::new(story);
    let mut claims = claims::extract(&scene);
    let mut groups = groups::group(&scene, &claims);
    let mut findings = findings::judge(&scene, &claims, &groups);
    let offset = dossier.claims.len();
    for claim in &mut claims {
        claim.article += first;
    }
    for group in &mut groups {
        group.shift(offset);
    }
    for finding in &mut findings {
        finding.shift(first);
    }
    dossier.claims.extend(claims);
    dossier.groups.extend(groups);
    dossier.findings.extend(findings);
}
