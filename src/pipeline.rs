//! The whole order, from articles to findings.

use std::ops::Range;

use rayon::prelude::*;

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

/// Runs every stage over the articles, which are taken story by story in the order they come in. Articles and stories
/// are worked on side by side, on the threads of the rayon pool at hand; their number changes nothing in the result.
pub fn run_with(articles: Vec<Article>, problems: Vec<Problem>, rules: &Rules) -> Dossier {
    run_for(articles, problems, rules, findings::Asked::All)
}

/// As [`run_with`], for those who do not ask for every finding.
pub fn run_for(articles: Vec<Article>, problems: Vec<Problem>, rules: &Rules, asked: findings::Asked) -> Dossier {
    let read: Vec<(Document, Vec<Mention>, Vec<Hit>)> =
        articles.par_iter().map(|article| read(article, rules)).collect();
    let mut documents = Vec::with_capacity(read.len());
    let mut mentions = Vec::with_capacity(read.len());
    let mut hits = Vec::with_capacity(read.len());
    for (document, found, hit) in read {
        documents.push(document);
        mentions.push(found);
        hits.push(hit);
    }
    let ranges = stories(&articles);
    let checked: Vec<Checked> = ranges
        .par_iter()
        .map(|range| {
            let story = Story {
                articles: &articles[range.clone()],
                documents: &documents[range.clone()],
                mentions: &mentions[range.clone()],
                hits: &hits[range.clone()],
                rules,
            };
            check(story, asked)
        })
        .collect();
    let mut dossier = Dossier { problems, ..Dossier::default() };
    for (range, story) in ranges.iter().zip(checked) {
        add(story, range.start, &mut dossier);
    }
    Dossier { articles, documents, mentions, ..dossier }
}

/// What one article holds.
fn read(article: &Article, rules: &Rules) -> (Document, Vec<Mention>, Vec<Hit>) {
    let (document, mentions) = recognise(article);
    let hits = rules.hits(&document);
    (document, mentions, hits)
}

/// The first stages alone: the text of an article and every mention in it.
pub fn recognise(article: &Article) -> (Document, Vec<Mention>) {
    let document = Document::new(article);
    let mentions = mentions::recognize(&document, Anchor { published: article.published });
    (document, mentions)
}

/// Makes ready what the first article would wait for: the tables of the recognisers.
pub fn prepare() {
    const SENTENCE: &str =
        "\u{201c}On Tuesday the first of two trains was late by 5 km/h,\u{201d} Prime Minister John Smith said.";
    mentions::recognize(&Document::of_text(SENTENCE), Anchor::default());
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

/// What the stages say of one story; articles and claims are counted from its own first one.
struct Checked {
    claims: Vec<Claim>,
    groups: Vec<Group>,
    findings: Vec<Finding>,
}

fn check(story: Story<'_>, asked: findings::Asked) -> Checked {
    let scene = Scene::new(story);
    let claims = claims::extract(&scene);
    let groups = groups::group(&scene, &claims);
    let findings = findings::judge(&scene, &claims, &groups, asked);
    Checked { claims, groups, findings }
}

/// Adds a story to the dossier; `first` is the position of its first article there.
fn add(mut story: Checked, first: usize, dossier: &mut Dossier) {
    let offset = dossier.claims.len();
    for claim in &mut story.claims {
        claim.article += first;
    }
    for group in &mut story.groups {
        group.shift(offset);
    }
    for finding in &mut story.findings {
        finding.shift(first);
    }
    if dossier.claims.is_empty() {
        dossier.claims = story.claims;
    } else {
        dossier.claims.append(&mut story.claims);
    }
    dossier.groups.extend(story.groups);
    dossier.findings.extend(story.findings);
}
