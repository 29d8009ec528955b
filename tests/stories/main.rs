//! The fixture stories against what their `expected.toml`, written by hand from the articles, says of them.
//!
//! A conflict is found when a reported finding touches two of its sides whose values differ (a claim overlaps the
//! side's words or stands in their sentence). What is not found yet is listed in `tests/stories/missed.toml`; the
//! lists must be exact in both directions, so a fix shows as well as a loss.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crosscheck::article::{self, Options};
use crosscheck::findings::{Finding, Verdict};
use crosscheck::pipeline::{self, Dossier};
use serde::Deserialize;

/// One fixture's gold.
#[derive(Deserialize)]
struct Expected {
    #[serde(default)]
    conflict: Vec<Item>,
    #[serde(default)]
    agreement: Vec<Item>,
    #[serde(default)]
    trap: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    id: String,
    #[serde(default = "yes")]
    certain: bool,
    sides: Vec<Side>,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct Side {
    article: String,
    quote: String,
    #[serde(default)]
    value: Option<String>,
}

/// Story to the ids that are known to be missed, and the traps known to be hit.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Missed {
    conflicts: BTreeMap<String, Vec<String>>,
    traps: BTreeMap<String, Vec<String>>,
    /// Conflicts of whose words something else is agreed on (the medical was passed, on two different days).
    agreed: BTreeMap<String, Vec<String>>,
}

fn missed() -> Missed {
    toml::from_str(include_str!("missed.toml")).expect("tests/stories/missed.toml parses")
}

fn fixtures() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut names: Vec<String> = std::fs::read_dir(root)
        .expect("fixtures is a folder")
        .map(|entry| entry.expect("its entries can be read").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn run(story: &str) -> (Expected, Dossier) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(story);
    let gold = std::fs::read_to_string(folder.join("expected.toml")).expect("every fixture has its expected.toml");
    let expected: Expected = toml::from_str(&gold).expect("expected.toml parses");
    let (articles, problems) = article::open(&[folder.to_string_lossy().into_owned()], &Options::default());
    (expected, pipeline::run(articles, problems))
}

/// How near a finding must come to the words of a side.
#[derive(Clone, Copy, PartialEq)]
enum Near {
    Words,
    Sentence,
}

/// Whether a finding touches the words of a side, or their sentence.
fn touches(dossier: &Dossier, finding: &Finding, side: &Side, near: Near) -> bool {
    finding.claims.iter().any(|claim| {
        let article = &dossier.articles[claim.article];
        if Path::new(&article.path).file_name().is_none_or(|name| name != side.article.as_str()) {
            return false;
        }
        let document = &dossier.documents[claim.article];
        let start =
            article.text.find(&side.quote).unwrap_or_else(|| panic!("{} has no {:?}", side.article, side.quote));
        let at = u32::try_from(start).expect("fixtures are small");
        let end = u32::try_from(start + side.quote.len()).expect("fixtures are small");
        let overlaps = claim.span.start() < end && at < claim.span.end();
        overlaps || near == Near::Sentence && document.sentence_at(claim.span.start()) == document.sentence_at(at)
    })
}

fn finds(dossier: &Dossier, finding: &Finding, item: &Item, near: Near) -> bool {
    let touched: Vec<&Side> = item.sides.iter().filter(|side| touches(dossier, finding, side, near)).collect();
    let values: BTreeSet<&Option<String>> = touched.iter().map(|side| &side.value).collect();
    touched.len() >= 2 && (values.len() >= 2 || touched.iter().all(|side| side.value.is_none()))
}

fn reported(dossier: &Dossier) -> impl Iterator<Item = &Finding> {
    dossier.findings.iter().filter(|finding| matches!(finding.verdict, Verdict::Conflict | Verdict::PossibleConflict))
}

#[test]
fn every_expected_conflict_is_found_but_for_the_ones_listed_as_missed() {
    let missed = missed();
    let mut wrong = Vec::new();
    for story in fixtures() {
        let (expected, dossier) = run(&story);
        let known: BTreeSet<&str> = missed.conflicts.get(&story).into_iter().flatten().map(String::as_str).collect();
        for item in expected.conflict.iter().filter(|item| item.certain) {
            let found = reported(&dossier).any(|finding| finds(&dossier, finding, item, Near::Sentence));
            if found == known.contains(item.id.as_str()) {
                wrong.push(format!(
                    "{story}: {} is {}",
                    item.id,
                    if found { "found but listed as missed" } else { "missed" }
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_trap_is_reported_but_for_the_ones_listed() {
    let missed = missed();
    let mut wrong = Vec::new();
    for story in fixtures() {
        let (expected, dossier) = run(&story);
        let known: BTreeSet<&str> = missed.traps.get(&story).into_iter().flatten().map(String::as_str).collect();
        let false_alarms: Vec<&Finding> = reported(&dossier)
            .filter(|finding| !expected.conflict.iter().any(|item| finds(&dossier, finding, item, Near::Sentence)))
            .collect();
        for trap in &expected.trap {
            let both = |finding: &&Finding| {
                trap.sides.iter().filter(|side| touches(&dossier, finding, side, Near::Sentence)).count() >= 2
            };
            let hit = false_alarms.iter().copied().any(|finding| both(&finding));
            if hit != known.contains(trap.id.as_str()) {
                wrong.push(format!(
                    "{story}: trap {} is {}",
                    trap.id,
                    if hit { "hit" } else { "listed as hit but is not" }
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_expected_conflict_is_called_an_agreement() {
    let missed = missed();
    let mut wrong = Vec::new();
    for story in fixtures() {
        let (expected, dossier) = run(&story);
        let known: BTreeSet<&str> = missed.agreed.get(&story).into_iter().flatten().map(String::as_str).collect();
        for item in expected.conflict.iter().filter(|item| !known.contains(item.id.as_str())) {
            let agreed = dossier.findings.iter().filter(|finding| finding.verdict == Verdict::Agreement);
            for finding in agreed.filter(|finding| finds(&dossier, finding, item, Near::Words)) {
                if !reported(&dossier).any(|other| finds(&dossier, other, item, Near::Words)) {
                    wrong.push(format!("{story}: {} is agreed on: {}", item.id, finding.title));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_quotes_of_every_expected_toml_stand_once_in_their_article() {
    for story in fixtures() {
        let (expected, dossier) = run(&story);
        for item in expected.conflict.iter().chain(&expected.agreement).chain(&expected.trap) {
            for side in &item.sides {
                let article = dossier.articles.iter().find(|article| article.path.ends_with(&side.article));
                let article = article.unwrap_or_else(|| panic!("{story} has no {}", side.article));
                let times = article.text.matches(&side.quote).count();
                assert_eq!(times, 1, "{story}: {:?} in {}", side.quote, side.article);
            }
        }
    }
}

/// One row of the table in `docs/accuracy.md`: the conflicts that are certain, how many of them are found, how many are
/// reported, and how many of these are among the expected ones.
fn row(story: &str) -> [usize; 4] {
    let (expected, dossier) = run(story);
    let certain: Vec<&Item> = expected.conflict.iter().filter(|item| item.certain).collect();
    let found = |item: &&&Item| reported(&dossier).any(|finding| finds(&dossier, finding, item, Near::Sentence));
    let right =
        |finding: &&Finding| expected.conflict.iter().any(|item| finds(&dossier, finding, item, Near::Sentence));
    [
        certain.len(),
        certain.iter().filter(found).count(),
        reported(&dossier).count(),
        reported(&dossier).filter(right).count(),
    ]
}

#[test]
fn the_table_in_the_documents_is_what_the_stories_give() {
    let mut all = [0; 4];
    let mut table = String::new();
    for story in fixtures() {
        let row = row(&story);
        all.iter_mut().zip(row).for_each(|(sum, figure)| *sum += figure);
        table += &format!("| {story} | {} |\n", row.map(|figure| figure.to_string()).join(" | "));
    }
    table += &format!("| all | {} |\n", all.map(|figure| figure.to_string()).join(" | "));
    let written = include_str!("../../docs/accuracy.md").replace("\r\n", "\n");
    assert!(written.contains(&table), "docs/accuracy.md says otherwise than\n{table}");
}
