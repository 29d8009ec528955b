//! Finds the weights by which two differing numbers are held for one: a logistic regression over the stories of a folder
//! with their `expected.toml`. Prints `data/groups/amounts.toml`, and on stderr how the weights do on stories left out.
//!
//! `cargo run --profile fast --example weigh_links [FOLDER] > data/groups/amounts.toml`, `fixtures` by default.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crosscheck::article::{self, Article};
use crosscheck::claims::{self, Claim, Scene, Story};
use crosscheck::findings;
use crosscheck::groups::{self, FEATURES};
use crosscheck::mentions::{self, Anchor};
use crosscheck::rules::Rules;
use crosscheck::text::Document;
use serde::Deserialize;

/// How strongly weights are drawn towards zero.
const RIDGE: f64 = 0.3;

/// Steps of Newton's method; it is at rest long before.
const STEPS: usize = 25;

/// What a story's `expected.toml` says, as far as it is needed here.
#[derive(Deserialize)]
struct Expected {
    #[serde(default)]
    conflict: Vec<Item>,
    #[serde(default)]
    agreement: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    id: String,
    sides: Vec<Side>,
}

#[derive(Deserialize)]
struct Side {
    article: String,
    quote: String,
    value: String,
}

/// Two numbers of a story.
struct Row {
    story: usize,
    /// The conflict that sets them against each other; none for two numbers of different things.
    conflict: Option<String>,
    words: String,
    /// The features, and a one for the bias.
    vector: Vec<f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("fixtures"), PathBuf::from);
    let mut stories: Vec<PathBuf> =
        std::fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, io::Error>>()?;
    stories.retain(|path| path.join("expected.toml").is_file());
    stories.sort();
    let rules = Rules::builtin();
    let mut rows = Vec::new();
    for (number, path) in stories.iter().enumerate() {
        read(path, number, &rules, &mut rows)?;
    }
    let mut held_out = vec![0.0; rows.len()];
    for story in 0..stories.len() {
        let others: Vec<&Row> = rows.iter().filter(|row| row.story != story).collect();
        let weights = fit(&others);
        for (row, score) in rows.iter().zip(&mut held_out).filter(|(row, _)| row.story == story) {
            *score = dot(&weights, &row.vector);
        }
    }
    tell(&rows, &held_out, &mut io::stderr().lock())?;
    let weights = fit(&rows.iter().collect::<Vec<_>>());
    let mut out = io::stdout().lock();
    writeln!(out, "# How much each number of a comparison tells (src/groups/comparison.rs), as log odds.")?;
    writeln!(out, "# Found by `cargo run --profile fast --example weigh_links`.\n")?;
    writeln!(out, "bias = {:.3}", weights[FEATURES.len()])?;
    for (name, weight) in FEATURES.iter().zip(&weights) {
        writeln!(out, "{name} = {weight:.3}")?;
    }
    Ok(())
}

/// Adds the pairs of one story.
fn read(folder: &Path, story: usize, rules: &Rules, rows: &mut Vec<Row>) -> Result<(), Box<dyn Error>> {
    let expected: Expected = toml::from_str(&std::fs::read_to_string(folder.join("expected.toml"))?)?;
    let (articles, _) = article::open(&[folder.display().to_string()], &Default::default());
    let documents: Vec<Document> = articles.iter().map(Document::new).collect();
    let anchor = |article: &Article| Anchor { published: article.published };
    let found: Vec<_> = articles
        .iter()
        .zip(&documents)
        .map(|(article, document)| mentions::recognize(document, anchor(article)))
        .collect();
    let hits: Vec<_> = documents.iter().map(|document| rules.hits(document)).collect();
    let scene = Scene::new(Story { articles: &articles, documents: &documents, mentions: &found, hits: &hits, rules });
    let list = claims::extract(&scene);
    for (a, b, comparison) in groups::comparisons(&scene, &list) {
        let (one, two) = (&list[a], &list[b]);
        // What time, scope or a hedge explains is no conflict whatever the weights say.
        if !findings::contradict(&scene, one, two) {
            continue;
        }
        let touching = |items: &'_ [Item], differ: bool| {
            items.iter().find(|item| stands(&articles, item, one, two, differ)).map(|item| item.id.clone())
        };
        // Two sides that agree may still hold numbers that do not: those teach nothing.
        if touching(&expected.agreement, false).is_some() || touching(&expected.conflict, false).is_some() {
            continue;
        }
        let words = |claim: &Claim| documents[claim.article].slice(claim.span).to_lowercase();
        let mut pair = [words(one), words(two)];
        pair.sort();
        let mut vector = comparison.values().to_vec();
        vector.push(1.0);
        rows.push(Row { story, conflict: touching(&expected.conflict, true), words: pair.join(" | "), vector });
    }
    Ok(())
}

/// Whether an item sets two claims against each other (or, where they need not differ, side by side).
fn stands(articles: &[Article], item: &Item, one: &Claim, two: &Claim, differ: bool) -> bool {
    let touches = |side: &Side, claim: &Claim| {
        let article = &articles[claim.article];
        article.id == side.article
            && article.text.find(&side.quote).is_some_and(|start| {
                (claim.span.start() as usize) < start + side.quote.len() && start < claim.span.end() as usize
            })
    };
    item.sides
        .iter()
        .any(|x| touches(x, one) && item.sides.iter().any(|y| (x.value != y.value) == differ && touches(y, two)))
}

/// Logistic regression with a ridge, by Newton's method.
fn fit(rows: &[&Row]) -> Vec<f64> {
    let length = FEATURES.len() + 1;
    let mut weights = vec![0.0; length];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| -RIDGE * weight).collect();
        slope[length - 1] = 0.0;
        let mut bend = vec![vec![0.0; length]; length];
        for row in rows {
            let chance = 1.0 / (1.0 + (-dot(&weights, &row.vector)).exp());
            let truth = if row.conflict.is_some() { 1.0 } else { 0.0 };
            for (at, value) in row.vector.iter().enumerate() {
                slope[at] += (truth - chance) * value;
                for (other, second) in row.vector.iter().enumerate() {
                    bend[at][other] += chance * (1.0 - chance) * value * second;
                }
            }
        }
        for (at, line) in bend.iter_mut().enumerate() {
            line[at] += if at + 1 == length { 1e-6 } else { RIDGE };
        }
        for (weight, step) in weights.iter_mut().zip(solve(bend, slope)) {
            *weight += step;
        }
    }
    weights
}

/// Solves a system of linear equations by elimination with the largest pivot.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for column in 0..size {
        let pivot = (column..size)
            .max_by(|a, b| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs()))
            .unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in 0..size {
            if row != column {
                let times = matrix[row][column] / matrix[column][column];
                let pivot = matrix[column].clone();
                for (value, above) in matrix[row].iter_mut().zip(&pivot) {
                    *value -= times * above;
                }
                right[row] -= times * right[column];
            }
        }
    }
    (0..size).map(|at| right[at] / matrix[at][at]).collect()
}

fn dot(weights: &[f64], vector: &[f64]) -> f64 {
    weights.iter().zip(vector).map(|(weight, value)| weight * value).sum()
}

/// Tells for several marks how many conflicts of left-out stories lie above, and how many other pairs.
fn tell(rows: &[Row], scores: &[f64], out: &mut impl Write) -> io::Result<()> {
    let conflicts = |rows: &mut dyn Iterator<Item = &Row>| -> usize {
        rows.filter_map(|row| Some((row.story, row.conflict.clone()?))).collect::<BTreeSet<_>>().len()
    };
    writeln!(
        out,
        "{} pairs, {} conflicts; above the mark on stories left out:",
        rows.len(),
        conflicts(&mut rows.iter())
    )?;
    for mark in [-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0] {
        let above = || rows.iter().zip(scores).filter(|(_, score)| **score >= mark).map(|(row, _)| row);
        let others = above().filter(|row| row.conflict.is_none()).map(|row| (row.story, row.words.as_str()));
        let others = others.collect::<BTreeSet<_>>().len();
        writeln!(out, "  log odds {mark:5.1}: {:3} conflicts, {others:3} others", conflicts(&mut above()))?;
    }
    Ok(())
}
