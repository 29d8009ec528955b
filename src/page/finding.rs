//! A finding: its readings side by side, why it is one and why it may be harmless.

use maud::{Markup, html};

use super::{Entry, graph, plain, shown_text};
use crate::findings::{Evidence, Finding, Reading, Verdict};
use crate::pipeline::Dossier;
use crate::wording::{self, excerpt, place};

/// Claims shown in full for a reading; the others are links.
const CLAIMS_A_READING: usize = 3;

/// Links to further claims of a reading that stand open.
const ALSO: usize = 12;

/// Columns of the sentence around a value.
const SENTENCE: usize = 200;

/// The list of findings with links to their blocks.
pub fn contents(entries: &[Entry<'_>]) -> Markup {
    html! {
        ol.contents {
            @for entry in entries {
                li class=(entry.class()) {
                    a href={ "#" (entry.anchor()) } {
                        span.number { (entry.number) }
                        span.title { (plain(&entry.finding.title)) }
                        span.tags { (wording::verdict(entry.finding.verdict)) " · " (entry.finding.kind)
                            @if let Some(decision) = wording::decision(entry.finding.status) { " · " (decision) }
                        }
                    }
                }
            }
        }
    }
}

/// One finding in full.
pub fn finding_block(dossier: &Dossier, entry: Entry<'_>) -> Markup {
    let finding = entry.finding;
    let heading = format!("{}-title", entry.anchor());
    let code = html! { code.rule { (plain(&finding.rule)) } };
    html! {
        article.finding.(entry.class()) id=(entry.anchor()) aria-labelledby=(heading) tabindex="-1" {
            (tags(entry, &code))
            h3 id=(heading) { (plain(&finding.title)) }
            (ruling(finding))
            (readings(dossier, entry, |_| Markup::default()))
            (because(finding))
            (graph(dossier, entry))
        }
    }
}

/// The line above a finding: its number, what it is, how bad, what was decided, and its rule.
pub fn tags(entry: Entry<'_>, rule: &Markup) -> Markup {
    let finding = entry.finding;
    html! {
        p.tags {
            span.number { (entry.number) }
            strong.verdict { (wording::verdict(finding.verdict)) }
            span { (finding.kind) }
            @if entry.is_conflict() {
                span { (wording::severity(finding.severity)) }
            }
            @if let Some(reason) = finding.reason { span { (reason) } }
            @if let Some(decision) = wording::decision(finding.status) { span.decided { (decision) } }
            (rule)
        }
    }
}

/// What an editor decided: the desk's word, who and when, the reading that is right, the note. Nothing while it is open.
pub fn ruling(finding: &Finding) -> Markup {
    let decided = finding.ruling.as_ref().zip(wording::decision(finding.status));
    html! {
        @if let Some((ruling, word)) = decided {
            p.ruling {
                strong { (word) }
                @if !ruling.who.is_empty() { ", " (plain(&ruling.who)) }
                ", " time datetime=(plain(&ruling.when)) { (wording::when(&ruling.when)) }
                @if let Some(right) = ruling.right.and_then(|at| finding.readings.get(at)) { " · right: " (plain(&right.value)) }
                @if !ruling.note.is_empty() { " · “" (plain(&ruling.note)) "”" }
            }
        }
    }
}

/// The readings of a finding side by side; `beside` stands beside the name of each.
pub fn readings(dossier: &Dossier, entry: Entry<'_>, beside: impl Fn(usize) -> Markup) -> Markup {
    html! {
        div.readings {
            @for (at, reading) in entry.finding.readings.iter().enumerate() {
                (reading_card(dossier, entry, at, reading, &beside(at)))
            }
        }
    }
}

/// Why a finding is one, why it may be harmless, how the readings weigh and why they are of one thing.
pub fn because(finding: &Finding) -> Markup {
    html! {
        dl.because {
            @if !finding.explanation.is_empty() {
                dt { (why(finding.verdict)) }
                dd { (plain(&finding.explanation)) }
            }
            @if let Some(benign) = &finding.benign {
                dt { "Why it may be harmless" }
                dd { (plain(benign)) }
            }
            @if let Some((label, weight)) = wording::weight(finding) {
                dt { (label) }
                dd { (weight) }
            }
            @if !finding.same_because.is_empty() {
                dt { "Why these are the same thing" }
                dd { ul { @for step in &finding.same_because { li { (plain(step)) } } } }
            }
        }
    }
}

/// The question that the explanation answers.
fn why(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "Why this is a conflict",
        Verdict::PossibleConflict => "Why this may be a conflict",
        Verdict::Agreement => "Why this is agreement",
        Verdict::Reconciled => "Why this is no conflict",
    }
}

fn reading_card(dossier: &Dossier, entry: Entry<'_>, at: usize, reading: &Reading, beside: &Markup) -> Markup {
    let claims: Vec<&Evidence> = entry.finding.claims.iter().filter(|claim| claim.reading == at).collect();
    let (lead, rest) = wording::leading(dossier, &claims, CLAIMS_A_READING);
    html! {
        section.reading {
            @let letter = super::letter(entry.finding, at);
            div.head {
                h4 { @if !letter.is_empty() { span.letter { (letter) } " " } (plain(&reading.value)) " " small { (wording::support(reading)) } }
                (beside)
            }
            @for claim in lead {
                div.claim {
                    p.source {
                        (spot(dossier, entry, claim))
                        @let known = dossier.articles.get(claim.article).map(wording::origin_of).unwrap_or_default();
                        @if !known.is_empty() { " " span { (plain(&known)) } }
                        @for manner in wording::manner(claim) { " " span { (plain(&manner)) } }
                    }
                    (sentence(dossier, claim))
                }
            }
            @let also = html! {
                @for (at, claim) in rest.iter().enumerate() {
                    @if at > 0 { ", " }
                    (spot(dossier, entry, claim))
                }
            };
            @if rest.len() > ALSO {
                details.also { summary { "also " (wording::counted(rest.len(), "more place")) } p.source { (also) } }
            } @else if !rest.is_empty() {
                p.source.also { "also " (also) }
            }
        }
    }
}

/// File and line, with a link to the words in the article.
fn spot(dossier: &Dossier, entry: Entry<'_>, claim: &Evidence) -> Markup {
    let path = dossier.articles.get(claim.article).map_or("", |article| article.id.as_str());
    let line = place(dossier, claim.article, claim.span).line;
    let at = entry.finding.claims.iter().position(|other| std::ptr::eq(other, claim)).unwrap_or(0);
    html! { a.spot href={ "#" (entry.claim_anchor(at)) } { (plain(path)) ":" (line) } }
}

fn sentence(dossier: &Dossier, claim: &Evidence) -> Markup {
    let Some(document) = dossier.documents.get(claim.article) else { return Markup::default() };
    let cut = excerpt(document, claim.span, SENTENCE);
    html! {
        blockquote { bdi { (shown_text(&cut.before)) mark { (shown_text(&cut.words)) } (shown_text(&cut.after)) } }
    }
}
