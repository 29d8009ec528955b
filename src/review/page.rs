//! The desk in HTML: the list on the left, the finding on the right.

use std::collections::{BTreeMap, BTreeSet};

use maud::{DOCTYPE, Markup, html};

use super::Options;
use super::desk::Desk;
use super::wire::NOTE;
use crate::findings::{Finding, KINDS, Status};
use crate::page::{Entry, article_column, because, graph, plain, readings, ruling, tags, timeline_of};
use crate::rules::{Rule, Severity, points};
use crate::wording;

/// What the review page adds to the look that it shares with the report.
pub(super) const CSS: &str = include_str!("review.css");
/// What the page does.
pub(super) const SCRIPT: &str = include_str!("review.js");

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
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "Review · " (story) " · crosscheck" }
                link rel="stylesheet" href="/page.css";
                link rel="stylesheet" href="/review.css";
                script src="/review.js" defer {}
            }
            body.review data-run=(desk.run) data-version=(desk.version) data-who=(options.who) {
                a.skip href="#finding" { "Skip to the finding" }
                header.bar {
                    button #back.quiet type="button" { "‹ Findings" }
                    h1 { (if story.is_empty() { "Review" } else { story.as_str() }) }
                    p #tally {}
                    label.who { span { "You" } " " input #who type="text" autocomplete="off" spellcheck="false" maxlength="80" placeholder=(options.who); }
                    button #help.quiet type="button" { "Keys " kbd { "?" } }
                }
                div.desk {
                    nav #side aria-label="Findings" {
                        (filters(desk))
                        div #list { (list_part(desk, chosen.map(|(key, _)| key))) }
                    }
                    main #finding tabindex="-1" {
                        @match chosen {
                            Some((key, entry)) => (detail(desk, key, entry)),
                            None => (nothing(desk)),
                        }
                    }
                }
                div #say role="status" aria-live="polite" {}
                (keys())
                (marking())
            }
        }
    };
    page.into_string()
}

/// The list of findings by itself, for a page that is open while the articles change.
pub(super) fn list(desk: &Desk) -> String {
    list_part(desk, None).into_string()
}

/// One finding by itself; none where no finding has the key.
pub(super) fn finding(desk: &Desk, key: &str) -> Option<String> {
    desk.entry(key).map(|entry| detail(desk, key, entry).into_string())
}

fn list_part(desk: &Desk, chosen: Option<&str>) -> Markup {
    html! {
        @let articles = &desk.checked.dossier.articles;
        ol.contents #rows data-run=(desk.run) data-version=(desk.version) {
            @for (key, entry) in desk.entries() {
                @let finding = entry.finding;
                @let outlets: BTreeSet<&str> = finding.claims.iter().filter_map(|claim| articles.get(claim.article)).map(|article| article.outlet()).collect();
                li.(entry.class()) data-key=(key) data-kind=(finding.kind) data-severity=(wording::severity(finding.severity))
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

/// The finding in full.
fn detail(desk: &Desk, key: &str, entry: Entry<'_>) -> Markup {
    let finding = entry.finding;
    let dossier = &desk.checked.dossier;
    let involved: BTreeSet<usize> = finding.claims.iter().map(|claim| claim.article).collect();
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
                button.pick type="button" data-reading=(at) aria-pressed=(if right == Some(at) { "true" } else { "false" }) {
                    kbd { (at + 1) } " right" span.sr { ": " (plain(&finding.readings[at].value)) }
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
            (readings(dossier, entry, pick))
            (because(finding))
            (decision(finding))
            (timeline_of(dossier, &story, entry))
            (graph(dossier, entry))
        }
        h2.articles { "The articles" }
        div.columns {
            @for article in involved.iter().take(COLUMNS) { (article_column(dossier, *article, &[entry])) }
        }
        @if involved.len() > COLUMNS {
            details.more {
                summary { (wording::counted(involved.len() - COLUMNS, "more article")) }
                div.columns {
                    @for article in involved.iter().skip(COLUMNS) { (article_column(dossier, *article, &[entry])) }
                }
            }
        }
        (others(desk, &story, &involved))
    }
}

/// Whether a lapsed decision was on what is now this finding.
fn is_of(desk: &Desk, lapse: &crate::decisions::Lapse, entry: Entry<'_>) -> bool {
    let finding = lapse.finding.and_then(|at| desk.checked.dossier.findings.get(at));
    finding.is_some_and(|finding| std::ptr::eq(finding, entry.finding))
}

/// The articles of the story that say nothing on it, to be read and marked.
fn others(desk: &Desk, story: &[usize], involved: &BTreeSet<usize>) -> Markup {
    let others: Vec<usize> = story.iter().copied().filter(|at| !involved.contains(at)).collect();
    html! {
        @if !others.is_empty() {
            details.more #others {
                summary { (wording::counted(others.len(), "other article")) " of the story" }
                ul.titles {
                    @for at in &others {
                        @if let Some(article) = desk.checked.dossier.articles.get(*at) {
                            li { button.quiet type="button" data-article=(at) { (plain(&article.id)) } " " small { (wording::origin_of(article)) } }
                        }
                    }
                }
                div.columns {}
            }
        }
    }
}

/// An article by itself, without marks; none where there is no such article.
pub(super) fn article(desk: &Desk, at: usize) -> Option<String> {
    desk.checked.dossier.articles.get(at)?;
    Some(article_column(&desk.checked.dossier, at, &[]).into_string())
}

/// What has been decided, and the ways to decide.
fn decision(finding: &Finding) -> Markup {
    html! {
        form.decision #decision aria-label="Decide" {
            (ruling(finding))
            div.words role="group" aria-label="Decision" {
                @for (status, key, word, means) in WORDS {
                    button type="button" data-status=(status.name()) aria-keyshortcuts=(key) title=(means) aria-pressed=(if status == finding.status { "true" } else { "false" }) {
                        (word) " " kbd { (key) }
                    }
                }
                @if finding.status != Status::Open {
                    button.quiet type="button" data-status="open" aria-keyshortcuts="o" { "Open again " kbd { "o" } }
                }
            }
            label.note { span.sr { "Note" } input #note type="text" maxlength=(NOTE) autocomplete="off" placeholder="Note ( m )" value=(finding.ruling.as_ref().map(|ruling| plain(&ruling.note)).unwrap_or_default()); }
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

/// The text of a rule as a page of its own; none where there is no such rule.
pub(super) fn rule(desk: &Desk, id: &str) -> Option<String> {
    let rule = desk.checked.rules.get(id)?;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (rule.id) " · crosscheck" }
                link rel="stylesheet" href="/page.css";
                link rel="stylesheet" href="/review.css";
            }
            body.rulepage {
                header.top {
                    p { a href="/" { "‹ Review" } }
                    h1 { (plain(&rule.id)) }
                    p { (plain(&rule.summary)) }
                }
                main.frame { (rule_text(rule)) }
            }
        }
    };
    Some(page.into_string())
}

fn rule_text(rule: &Rule) -> Markup {
    let from = if rule.builtin { "built in, ".to_owned() } else { String::new() };
    html! {
        article.finding.reconciled {
            dl.because {
                dt { "Kind" } dd { (rule.params.kind()) ", " (wording::severity(rule.severity)) }
                dt { "File" } dd { (from) code { (plain(&rule.path)) ":" (rule.line) } }
                @for (name, text) in [("Why", &rule.why), ("What to do", &rule.advice), ("Read more", &rule.url), ("Owner", &rule.owner)] {
                    @if !text.is_empty() { dt { (name) } dd { (plain(text)) } }
                }
                @for (name, text) in points(rule) { dt { (plain(&name)) } dd { (plain(&text)) } }
            }
            @let examples = rule.examples();
            @if !examples.is_empty() { h3 { "Examples" } }
            @for example in examples.iter() {
                p.source { (example.expect.name()) @if !example.note.is_empty() { ": " (plain(&example.note)) } }
                @for (text, day) in &example.articles {
                    blockquote { (plain(text.trim())) @if let Some(day) = day { " " small { (day.to_string()) } } }
                }
            }
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
