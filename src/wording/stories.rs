//! A run taken apart by story, and counted.

use std::collections::BTreeMap;

use super::counted;
use crate::findings::{Finding, Verdict};
use crate::pipeline::Dossier;

/// One story of a run.
#[derive(Debug, Clone)]
pub struct Story<'a> {
    /// Its name; empty for articles without one.
    pub name: &'a str,
    /// Its articles, as indexes, ascending.
    pub articles: Vec<usize>,
    /// Its findings of every verdict, worst first.
    pub findings: Vec<&'a Finding>,
}

/// How many findings of each verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of [`Verdict::Conflict`].
    pub conflicts: usize,
    /// Of [`Verdict::PossibleConflict`].
    pub possible: usize,
    /// Of [`Verdict::Agreement`].
    pub agreements: usize,
    /// Of [`Verdict::Reconciled`].
    pub reconciled: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of<'a>(findings: impl Iterator<Item = &'a Finding>) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            *match finding.verdict {
                Verdict::Conflict => &mut tally.conflicts,
                Verdict::PossibleConflict => &mut tally.possible,
                Verdict::Agreement => &mut tally.agreements,
                Verdict::Reconciled => &mut tally.reconciled,
            } += 1;
        }
        tally
    }

    /// `2 conflicts, 1 possible conflict`, without what there is none of.
    pub fn headline(&self) -> String {
        let parts = [(self.conflicts, "conflict"), (self.possible, "possible conflict")];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, one)| counted(count, one));
        parts.collect::<Vec<_>>().join(", ")
    }
}

impl Story<'_> {
    /// Counts the findings of the story.
    pub fn tally(&self) -> Tally {
        Tally::of(self.findings.iter().copied())
    }
}

/// The stories of a run, in order of name.
pub fn stories(dossier: &Dossier) -> Vec<Story<'_>> {
    let mut by_name: BTreeMap<&str, Story<'_>> = BTreeMap::new();
    let empty = |name| Story { name, articles: Vec::new(), findings: Vec::new() };
    for (at, article) in dossier.articles.iter().enumerate() {
        by_name.entry(&article.story).or_insert_with_key(|name| empty(name)).articles.push(at);
    }
    for finding in &dossier.findings {
        by_name.entry(&finding.story).or_insert_with_key(|name| empty(name)).findings.push(finding);
    }
    by_name.into_values().collect()
}
