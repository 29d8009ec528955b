//! The desk in HTML: the bar, the list with its filters, the finding beside it, and what can be opened over them.

use std::collections::{BTreeMap, BTreeSet};

use maud::{DOCTYPE, Markup, html};

use super::desk::Desk;
use super::wire::NOTE;
use super::{Options, detail};
use crate::findings::{Finding, KINDS, Status};
use crate::page::{Entry, plain};
use crate::rules::Severity;
use crate::wording;

/// What the review page adds to the look that it shares with the report.
pub(super) const CSS: &str = include_str!("review.css");
/// What the page does.
pub(super) const SCRIPT: &str = include_str!("review.js");

/// Rows of the list that come with the page.
const FIRST: usize = 80;

/// Every key with what it does.
const KEYS: [(&str, &str); 14] = [
    ("j ↓", "next finding"),
    ("k ↑", "previous finding"),
    ("q", "query: ask the reporter, and move on"),
    ("h", "hold, and move on"),
    ("s", "stet: let it stand, and move on"),
    ("f", "fixed, and move on"),
    ("n", "not a conflict, and move on"),
    ("o", "open again"),
    ("1 – 9", "this reading is the right one"),
    ("m", "write a note"),
    ("u", "undo the last decision"),
    ("/", "search"),
    ("c", "mark the selected words of two articles as a conflict"),
    ("?", "these keys"),
];

/// The whole page; `chosen` is the key of the finding to show, else the first open one.
pub(super) fn whole(desk: &Desk, options: &Options, chosen: Option<&str>) -> String {
    let known = chosen.and_then(|key| desk.entries().find(|(own, _)| *own == key));
    let open = || desk.entries().find(|(_, entry)| entry.finding.status == Status::Open);
    let chosen = known.or_else(open).or_else(|| desk.entries().next());
    let stories: BTreeSet<&str> = desk
        .checked
        .dossier
        .articles
        .iter()
        .map(|article| article.story.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    let story = stories.into_iter().map(plain).collect::<Vec<_>>().join(", ");
    let open = desk.entries().filter(|(_, entry)| entry.finding.status == Status::Open).count();
    let body = html! {
        body.review data-run=(desk.run) data-version=(desk.version) data-who=(options.who) {
            a.skip href="#finding" { "Skip to the finding" }
            header.bar {
                button #back.quiet type="button" { "‹ Findings" }
                h1 { (if story.is_empty() { "Review" } else { story.as_str() }) }
                p #tally { (open) " open of " (desk.keys.len()) }
                label.who { span { "You" } " " input #who type="text" autocomplete="off" spellcheck="false" maxlength="80" placeholder=(options.who); }
                button #help.quiet type="button" { "Keys " kbd { "?" } }
            }
            div.desk {
                nav #side aria-label="Findings" {
                    (filters(desk))
                    div #list { (list_part(desk, chosen, FIRST)) }
                }
                main #finding tabindex="-1" {
                    @match chosen {
                        Some((key, entry)) => (detail::detail(desk, key, entry)),
                        None => (nothing(desk)),
                    }
                }
            }
            div #say role="status" aria-live="polite" {}
            (keys())
            (marking())
        }
    };
    shell(&format!("Review · {story} · crosscheck"), true, &body)
}

/// A document of the page's own look, with or without what the page does.
pub(super) fn shell(title: &str, acts: bool, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="stylesheet" href="/page.css";
                link rel="stylesheet" href="/review.css";
                @if acts { script src="/review.js" defer {} }
            }
            (body)
        }
    };
    page.into_string()
}

/// The list of findings by itself, for a page that is open while the articles change.
pub(super) fn list(desk: &Desk) -> String {
    list_part(desk, None, usize::MAX).into_string()
}

/// The rows around the chosen one, so many at most; the page takes the others when it has been shown.
fn list_part(desk: &Desk, chosen: Option<(&str, Entry<'_>)>, most: usize) -> Markup {
    let all = desk.keys.len();
    let before = chosen.map_or(0, |(_, entry)| entry.number.saturating_sub(most / 2)).min(all.saturating_sub(most));
    let chosen = chosen.map(|(key, _)| key);
    html! {
        @let articles = &desk.checked.dossier.articles;
        ol.contents #rows data-run=(desk.run) data-version=(desk.version) data-rest=[(all > most).then_some("")] {
            @for (key, entry) in desk.entries().skip(before).take(most) {
                @let finding = entry.finding;
                @let outlets: BTreeSet<&str> = finding.claims.iter().filter_map(|claim| articles.get(claim.article)).map(|article| article.outlet()).collect();
                li.(entry.class()).current[chosen == Some(key)] data-key=(key) data-kind=(finding.kind) data-severity=(wording::severity(finding.severity))
                    data-status=(finding.status.name()) data-verdict=(entry.class())
                    data-outlets=(outlets.into_iter().map(plain).collect::<Vec<_>>().join("\n")) {
                    a href={ "/?f=" (key) } tabindex=(if chosen == Some(key) { "0" } else { "-1" }) aria-current=[(chosen == Some(key)).then_some("true")] {
                        span.number { (entry.number) }
                        span.title { (plain(&finding.title)) }
                        span.tags { span { (wording::verdict(finding.verdict)) } span { (finding.kind) } span.status { (decided(finding)) } }
                    }
                }
            }
        }
        (news(desk))
    }
}

/// `stet, Ana`, or nothing.
fn decided(finding: &Finding) -> String {
    let word = wording::decision(finding.status).unwrap_or_default();
    let who =
        finding.ruling.as_ref().map(|ruling| plain(&ruling.who)).filter(|who| !who.is_empty() && !word.is_empty());
    who.map_or_else(|| word.to_owned(), |who| format!("{word}, {who}"))
}

/// What is wrong with the input and which decisions have lapsed.
fn news(desk: &Desk) -> Markup {
    let problems: Vec<String> =
        desk.checked.dossier.problems.iter().chain(&desk.problems).map(|problem| plain(&problem.to_string())).collect();
    html! {
        @if !desk.lapses.is_empty() {
            details.news open {
                summary { (wording::counted(desk.lapses.len(), "decision")) " lapsed" }
                ul { @for lapse in &desk.lapses { li { (plain(&lapse.to_string())) } } }
            }
        }
        @if !problems.is_empty() {
            details.news {
                summary { (wording::counted(problems.len(), "note")) " on the input" }
                ul { @for problem in &problems { li { (problem) } } }
            }
        }
    }
}

fn filters(desk: &Desk) -> Markup {
    let articles = &desk.checked.dossier.articles;
    let kinds: BTreeSet<&str> = desk.entries().map(|(_, entry)| entry.finding.kind).collect();
    let verdicts: BTreeMap<&str, &str> =
        desk.entries().map(|(_, entry)| (entry.class(), wording::verdict(entry.finding.verdict))).collect();
    let outlets: BTreeSet<String> = articles.iter().map(|article| plain(article.outlet())).collect();
    let all = |name: &'static str, what: &'static str, options: Vec<(String, String)>| {
        html! {
            label { span.sr { (what) }
                select name=(name) {
                    option value="" { (what) }
                    @for (value, shown) in &options { option value=(value) { (shown) } }
                }
            }
        }
    };
    let same = |name: &str| (name.to_owned(), name.to_owned());
    let severities = [Severity::Error, Severity::Warning, Severity::Note].map(wording::severity);
    html! {
        form #filters role="search" aria-label="Filter the findings" {
            label { span.sr { "Search the findings" } input #search type="search" name="words" autocomplete="off" spellcheck="false" placeholder="Search ( / )"; }
            div.selects {
                (all("status", "Any status", Status::ALL.iter().map(|status| (status.name().to_owned(), wording::decision(*status).unwrap_or("open").to_owned())).collect()))
                (all("kind", "Any kind", kinds.into_iter().map(same).collect()))
                (all("severity", "Any severity", severities.into_iter().map(same).collect()))
                (all("outlets", "Any source", outlets.iter().map(|name| same(name)).collect()))
                @if verdicts.len() > 1 { (all("verdict", "Any verdict", verdicts.into_iter().map(|(class, word)| (class.to_owned(), word.to_owned())).collect())) }
            }
            p #shown aria-live="polite" {}
        }
    }
}

fn nothing(desk: &Desk) -> Markup {
    html! {
        article.finding.agreement {
            h2 #title tabindex="-1" { "Nothing to settle" }
            p { (wording::clean(&desk.checked.dossier)) }
        }
    }
}

fn keys() -> Markup {
    html! {
        dialog #keys aria-labelledby="keys-title" {
            h2 #keys-title { "Keys" }
            dl { @for (key, does) in KEYS { dt { @for part in key.split(' ') { kbd { (part) } " " } } dd { (does) } } }
            form method="dialog" { button { "Close" } }
        }
    }
}

/// Where two selections become a conflict.
fn marking() -> Markup {
    html! {
        div #marking hidden {
            p #marking-words {}
            button #marking-take type="button" { "Conflicts with… " kbd { "c" } }
            button #marking-drop.quiet type="button" { "Forget" }
        }
        dialog #mark aria-labelledby="mark-title" {
            h2 #mark-title { "Mark a conflict" }
            div #mark-sides {}
            form #mark-form method="dialog" {
                label { "Kind " select name="kind" { @for kind in KINDS.iter().rev() { option value=(kind) { (kind) } } } }
                label { "Note " input name="note" type="text" maxlength=(NOTE) autocomplete="off"; }
                div.words { button value="keep" { "Keep it" } button.quiet value="cancel" formnovalidate { "Cancel" } }
            }
        }
    }
}
