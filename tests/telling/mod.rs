//! Short articles in, what is told of them out.

use crosscheck::article::Article;
use crosscheck::calendar::Date;
use crosscheck::findings::{Finding, Verdict};
use crosscheck::pipeline;

/// What is reported as a conflict, possible ones included, of articles of June 2025; `day` gives the day of the nth.
pub(crate) fn reported(texts: &[&str], day: fn(usize) -> i8) -> Vec<Finding> {
    let article = |(nth, text): (usize, &&str)| {
        let id = format!("article {}", nth + 1);
        let published = Date::new(2025, 6, day(nth)).ok();
        Article { id: id.clone(), path: id, published, origin: nth, ..Article::of_text(text) }
    };
    let dossier = pipeline::run(texts.iter().enumerate().map(article).collect(), Vec::new());
    let told = |finding: &Finding| matches!(finding.verdict, Verdict::Conflict | Verdict::PossibleConflict);
    dossier.findings.into_iter().filter(told).collect()
}

/// Fails unless something of a kind is reported.
#[track_caller]
pub(crate) fn told(found: &[Finding], texts: &[&str], kind: &str) {
    let titles: Vec<&str> = found.iter().map(|finding| finding.title.as_str()).collect();
    assert!(found.iter().any(|finding| finding.kind == kind), "{texts:?} gave {titles:?}");
}

/// Fails where anything is reported.
#[track_caller]
pub(crate) fn silent(found: &[Finding], texts: &[&str]) {
    let titles: Vec<&str> = found.iter().map(|finding| finding.title.as_str()).collect();
    assert!(titles.is_empty(), "{texts:?} gave {titles:?}");
}
