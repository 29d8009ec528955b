//! One self-contained HTML file: the findings, then the articles in full with the spans marked.

use maud::{Markup, html};

use super::Options;
use crate::page::{Entry, article_column, contents, document, finding_block, shown_text, timeline};
use crate::pipeline::Dossier;
use crate::wording::{self, Story, Tally, stories};

/// Writes the report.
pub(super) fn render(dossier: &Dossier, options: &Options) -> String {
    let tally = Tally::of(dossier.findings.iter());
    let title = match tally.conflicts + tally.possible {
        0 => "No conflicts found".into(),
        _ => tally.headline(),
    };
    let stories = stories(dossier);
    let entries: Vec<Vec<Entry<'_>>> = numbered(&stories, options);
    let all: Vec<Entry<'_>> = entries.iter().flatten().copied().collect();
    let body = html! {
        a.skip href="#findings" { "Skip to the findings" }
        header.top {
            h1 { (title) }
            p { (wording::summary(dossier)) }
            @if tally.conflicts + tally.possible == 0 { p { (wording::clean(dossier)) } }
        }
        div.frame {
            @if !all.is_empty() {
                nav aria-label="Findings" { (contents(&all)) }
            }
            main #findings {
                @for (story, entries) in stories.iter().zip(&entries) {
                    (story_part(dossier, story, entries, stories.len() > 1))
                }
                (problems(dossier))
            }
        }
        footer { p { "crosscheck " (super::model::TOOL.version) " shows where sources disagree, not which of them is right." } }
    };
    let mut text = document(&format!("{title} · crosscheck"), &body).into_string();
    text.push('\n');
    text
}

/// The findings to show of each story, numbered through the page.
fn numbered<'a>(stories: &[Story<'a>], options: &Options) -> Vec<Vec<Entry<'a>>> {
    let mut number = 0;
    let mut entry = |finding| {
        number += 1;
        Entry { number, finding }
    };
    let shown = |story: &Story<'a>| {
        let findings = story.findings.iter().filter(|finding| options.shows(finding.verdict));
        findings.map(|finding| entry(*finding)).collect()
    };
    stories.iter().map(shown).collect()
}

fn story_part(dossier: &Dossier, story: &Story<'_>, entries: &[Entry<'_>], headed: bool) -> Markup {
    let full = |entry: &&Entry<'_>| entry.is_conflict();
    let compatible: Vec<&Entry<'_>> = entries.iter().filter(|entry| !full(entry)).collect();
    html! {
        @if headed { h2.story { "Story " (shown_text(story.name)) } }
        @if entries.iter().any(|entry| full(&entry)) {
            section.findings aria-label="Conflicts" {
                @for entry in entries.iter().filter(full) { (finding_block(dossier, *entry)) }
            }
        }
        @if !compatible.is_empty() {
            h2 { "Compared and found compatible" }
            section.findings {
                @for entry in compatible { (finding_block(dossier, *entry)) }
            }
        }
        @if !story.articles.is_empty() {
            h2 { "The articles" }
            (timeline(dossier, &story.articles, entries))
            div.columns {
                @for article in &story.articles { (article_column(dossier, *article, entries)) }
            }
        }
    }
}

fn problems(dossier: &Dossier) -> Markup {
    html! {
        @if !dossier.problems.is_empty() {
            h2 { "Problems with the input" }
            ul.problems {
                @for problem in &dossier.problems { li { (shown_text(&problem.to_string())) } }
            }
        }
    }
}
