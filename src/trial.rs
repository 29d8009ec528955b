//! Runs the examples of rules, and says where one fails.

use std::collections::BTreeSet;

use crate::article::Article;
use crate::claims::{About, Claim, ClaimValue};
use crate::findings::{Evidence, Finding, Verdict};
use crate::pipeline::{self, Dossier};
use crate::rules::{Example, Expected, Params, Rule, Rules};

/// An example that did not come out as its rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The rule's id.
    pub rule: String,
    /// The file of the example.
    pub path: String,
    /// Which example of the rule, from 1.
    pub nth: usize,
    /// The 1-based line of the example.
    pub line: u32,
    /// What was expected and what came, then what each step gave; several lines.
    pub message: String,
}

/// Runs every example of a rule with `rules` in force.
pub fn run(rules: &Rules, rule: &Rule) -> Vec<Failure> {
    let failure = |(at, example)| check(rules, rule, example).map(|message| (at + 1, example, message));
    let examples = rule.examples();
    let failed = examples.iter().enumerate().filter_map(failure);
    let place = |(nth, example, message): (usize, &Example, String)| Failure {
        rule: rule.id.to_string(),
        path: rule.path.to_string(),
        nth,
        line: example.line,
        message,
    };
    failed.map(place).collect()
}

/// An article a text of the example; ids count from 1.
fn articles(example: &Example) -> Vec<Article> {
    let article = |(nth, (text, published)): (usize, &(String, _))| {
        let id = format!("article {}", nth + 1);
        Article { id: id.clone(), path: id, published: *published, origin: nth, ..Article::of_text(text) }
    };
    example.articles.iter().enumerate().map(article).collect()
}

/// What there is to say of an example that does not hold.
fn check(rules: &Rules, rule: &Rule, example: &Example) -> Option<String> {
    let dossier = pipeline::run_with(articles(example), Vec::new(), rules);
    let came = strongest(rule, &dossier.findings);
    let held = match example.expect {
        // How sure a conflict is depends on much besides the rule.
        Expected::Conflict => {
            matches!(came, Some(Verdict::Conflict | Verdict::PossibleConflict)) || told_elsewhere(rules, rule, &dossier)
        }
        Expected::PossibleConflict => came == Some(Verdict::PossibleConflict),
        Expected::Agreement => came == Some(Verdict::Agreement),
        Expected::Reconciled => came == Some(Verdict::Reconciled),
        Expected::Silent => !matches!(came, Some(Verdict::Conflict | Verdict::PossibleConflict)),
    };
    (!held).then(|| explain(rules, rule, example, &dossier, came))
}

/// Whether a finding is the rule's own. Words, offices and spellings have no findings of their own: they change what
/// other rules find, so for them every finding counts.
fn concerns(rule: &Rule, finding: &Finding) -> bool {
    match rule.params() {
        Params::Words(_) | Params::Office(_) | Params::Happening(_) | Params::Variants(_) | Params::Suppress(_) => true,
        _ => finding.rule == rule.id,
    }
}

/// Whether a conflict of another rule, which was surer, stands on the rule's own words: a disagreement is told once.
fn told_elsewhere(rules: &Rules, rule: &Rule, dossier: &Dossier) -> bool {
    let conflicts = dossier.findings.iter().filter(|finding| finding.verdict <= Verdict::PossibleConflict);
    conflicts.into_iter().any(|finding| {
        let told = |claim: &&Claim| {
            let same = |other: &Evidence| other.article == claim.article && other.span.overlaps(claim.span);
            is_own(rules, rule, claim) && finding.claims.iter().any(same)
        };
        let articles: BTreeSet<usize> = dossier.claims.iter().filter(told).map(|claim| claim.article).collect();
        articles.len() > 1
    })
}

/// Whether a claim was made by the words of a rule.
fn is_own(rules: &Rules, rule: &Rule, claim: &Claim) -> bool {
    match claim.about {
        About::Measure(at) | About::Choice(at) | About::Sum(at, _) => {
            rules.list.get(at).is_some_and(|other| other.id == rule.id)
        }
        _ => match &claim.value {
            ClaimValue::Living(living) => {
                living.rule().and_then(|at| rules.list.get(at)).is_some_and(|other| other.id == rule.id)
            }
            _ => false,
        },
    }
}

/// The verdict an editor would see first.
fn strongest(rule: &Rule, findings: &[Finding]) -> Option<Verdict> {
    let rank = |verdict: &Verdict| match verdict {
        Verdict::Conflict => 0,
        Verdict::PossibleConflict => 1,
        Verdict::Reconciled => 2,
        Verdict::Agreement => 3,
    };
    findings.iter().filter(|finding| concerns(rule, finding)).map(|finding| finding.verdict).min_by_key(rank)
}

/// What was expected, what came, and how far each article got: words found, claims made, claims joined, verdict.
fn explain(rules: &Rules, rule: &Rule, example: &Example, dossier: &Dossier, came: Option<Verdict>) -> String {
    let name = |verdict: Option<Verdict>| verdict.map_or("nothing".to_owned(), |verdict| format!("{verdict:?}"));
    let mut lines = vec![format!("expected {:?}, came {}", example.expect, name(came))];
    let own = rules.list.iter().position(|other| other.id == rule.id);
    let is_own = |claim: &Claim| is_own(rules, rule, claim);
    for (nth, document) in dossier.documents.iter().enumerate() {
        let words: Vec<&str> = rules
            .hits(document)
            .iter()
            .filter(|hit| Some(hit.rule) == own)
            .map(|hit| document.slice(document.cover(hit.tokens.start..hit.tokens.end)))
            .collect();
        let claims = dossier.claims.iter().filter(|claim| claim.article == nth && is_own(claim));
        let claims: Vec<String> =
            claims.map(|claim| format!("\"{}\" ({:?})", document.slice(claim.span), claim.stance)).collect();
        let told = |list: &[String]| if list.is_empty() { "none".to_owned() } else { list.join(", ") };
        let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        lines.push(format!("  article {}: words of the rule: {}; claims: {}", nth + 1, told(&words), told(&claims)));
    }
    let joined =
        dossier.groups.iter().filter(|group| group.claims.iter().any(|at| dossier.claims.get(*at).is_some_and(is_own)));
    lines.push(format!("  groups of two or more such claims: {}", joined.count()));
    for finding in dossier.findings.iter().filter(|finding| concerns(rule, finding)) {
        lines.push(format!("  {:?}: {} ({})", finding.verdict, finding.title, finding.explanation));
    }
    lines.join("\n")
}
