//! A finding in full: its readings, why it is one, the ways to decide, the pictures, the articles.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::desk::Desk;
use super::wire::NOTE;
use crate::decisions::Lapse;
use crate::findings::{Finding, Status};
use crate::page::{Entry, article_column, because, graph, plain, readings, ruling, tags, timeline_of};
use crate::wording;

/// Articles that stand open beside each other; the others can be opened.
const COLUMNS: usize = 6;

/// The desk's words, each with its key and what it means.
const WORDS: [(Status, &str, &str, &str); 5] = [
    (Status::Query, "q", "Query", "ask the reporter"),
    (Status::Hold, "h", "Hold", "not to be published before it is settled"),
    (Status::Stet, "s", "Stet", "let it stand"),
    (Status::Fixed, "f", "Fixed", "it has been corrected"),
    (Status::NotAConflict, "n", "Not a conflict", "the check was wrong"),
];

/// One finding by itself; none where no finding has the key.
pub(super) fn finding(desk: &Desk, key: &str) -> Option<String> {
    desk.entry(key).map(|entry| detail(desk, key, entry).into_string())
}

/// The finding in full.
pub(super) fn detail(desk: &Desk, key: &str, entry: Entry<'_>) -> Markup {
    let finding = entry.finding;
    let dossier = &desk.checked.dossier;
    let mut involved: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (claim, evidence) in finding.claims.iter().enumerate() {
        involved.entry(evidence.article).or_default().push(claim);
    }
    let story: Vec<usize> =
        (0..dossier.articles.len()).filter(|at| dossier.articles[*at].story == finding.story).collect();
    let rule = html! {
        @if desk.checked.rules.get(&finding.rule).is_some() {
            a.rule href={ "/rule/" (finding.rule) } { code { (finding.rule) } }
        } @else { code.rule { (plain(&finding.rule)) } }
    };
    let right = finding.ruling.as_ref().and_then(|ruling| ruling.right);
    let pick = |at: usize| {
        html! {
            @if finding.readings.len() > 1 && at < 9 {
                @let name = format!("This is right: {}", plain(&finding.readings[at].value));
                button.pick type="button" data-reading=(at) aria-label=(name) aria-keyshortcuts=(at + 1) aria-pressed=(if right == Some(at) { "true" } else { "false" }) {
                    kbd { (at + 1) } " right"
                }
            }
        }
    };
    html! {
        article.finding.(entry.class()) data-key=(key) data-status=(finding.status.name()) aria-labelledby="title" {
            (tags(entry, &rule))
            h2 #title tabindex="-1" { (plain(&finding.title)) }
            @for lapse in desk.lapses.iter().filter(|lapse| is_of(desk, lapse, entry)) {
                p.notice { (plain(&lapse.to_string())) }
            }
            h3.sr { "Readings" }
            (readings(dossier, entry, pick))
            (because(finding))
            (decision(finding))
            (timeline_of(dossier, &story, entry))
            (graph(dossier, entry))
        }
        h2.articles { "The articles" }
        div.columns {
            @for article in involved.keys().take(COLUMNS) { (article_column(dossier, *article, &[entry])) }
        }
        @let more: Vec<(usize, &[usize])> = involved.iter().skip(COLUMNS).map(|(at, claims)| (*at, claims.as_slice())).collect();
        (openable(desk, "more article", " on it", &more))
        @let others: Vec<(usize, &[usize])> = story.iter().filter(|at| !involved.contains_key(at)).map(|at| (*at, [].as_slice())).collect();
        (openable(desk, "other article", " of the story", &others))
    }
}

/// Whether a lapsed decision was on what is now this finding.
fn is_of(desk: &Desk, lapse: &Lapse, entry: Entry<'_>) -> bool {
    let finding = lapse.finding.and_then(|at| desk.checked.dossier.findings.get(at));
    finding.is_some_and(|finding| std::ptr::eq(finding, entry.finding))
}

/// Articles that can be opened, to be read and marked, with the claims of the finding that stand in them; a large story would
/// be slow to show if all of them came with every finding.
fn openable(desk: &Desk, what: &str, which: &str, articles: &[(usize, &[usize])]) -> Markup {
    html! {
        @if !articles.is_empty() {
            details.more {
                summary { (wording::counted(articles.len(), what)) (which) }
                ul.titles {
                    @for (at, claims) in articles {
                        @if let Some(article) = desk.checked.dossier.articles.get(*at) {
                            @let claims: Vec<String> = claims.iter().map(usize::to_string).collect();
                            li { button.quiet type="button" data-article=(at) data-claims=[(!claims.is_empty()).then(|| claims.join(" "))] { (plain(&article.id)) } " " small { (wording::origin_of(article)) } }
                        }
                    }
                }
                div.columns {}
            }
        }
    }
}

/// An article by itself, with the marks of one finding; none where there is no such article.
pub(super) fn article(desk: &Desk, at: usize, key: Option<&str>) -> Option<String> {
    desk.checked.dossier.articles.get(at)?;
    let entry = key.and_then(|key| desk.entry(key));
    Some(article_column(&desk.checked.dossier, at, entry.as_slice()).into_string())
}

/// What has been decided, and the ways to decide.
fn decision(finding: &Finding) -> Markup {
    html! {
        form.decision #decision aria-label="Decide" {
            (ruling(finding))
            div.words role="group" aria-label="Decision" {
                @for (status, key, word, means) in WORDS {
                    button type="button" data-status=(status.name()) aria-keyshortcuts=(key) title=(means) aria-pressed=(if status == finding.status { "true" } else { "false" }) {
                        (word) " " kbd aria-hidden="true" { (key) }
                    }
                }
                @if finding.status != Status::Open {
                    button.quiet type="button" data-status="open" aria-keyshortcuts="o" { "Open again " kbd aria-hidden="true" { "o" } }
                }
            }
            label.note { span.sr { "Note" } input #note type="text" maxlength=(NOTE) autocomplete="off" placeholder="Note ( m )" value=(finding.ruling.as_ref().map(|ruling| plain(&ruling.note)).unwrap_or_default()); }
        }
    }
}
