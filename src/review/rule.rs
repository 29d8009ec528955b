//! The text of a rule as a page.

use maud::{Markup, html};

use super::desk::Desk;
use super::page::shell;
use crate::page::plain;
use crate::rules::{Rule, points};
use crate::wording;

/// The text of a rule as a page of its own; none where there is no such rule.
pub(super) fn rule(desk: &Desk, id: &str) -> Option<String> {
    let rule = desk.checked.rules.get(id)?;
    let body = html! {
        body.rulepage {
            header.top {
                p { a href="/" { "‹ Review" } }
                h1 { (plain(&rule.id)) }
                p { (plain(&rule.summary)) }
            }
            main.frame { (rule_text(rule)) }
        }
    };
    Some(shell(&format!("{} · crosscheck", plain(&rule.id)), false, &body))
}

/// With a capital at the start, as the names beside it.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn rule_text(rule: &Rule) -> Markup {
    let from = if rule.builtin { "built in, ".to_owned() } else { String::new() };
    html! {
        article.finding.reconciled {
            dl.because {
                dt { "Kind" } dd { (rule.params().kind()) ", " (wording::severity(rule.severity)) }
                dt { "File" } dd { (from) code { (plain(&rule.path)) ":" (rule.line) } }
                @for (name, text) in [("Why", &rule.why), ("What to do", &rule.advice), ("Read more", &rule.url), ("Owner", &rule.owner)] {
                    @if !text.is_empty() { dt { (name) } dd { (plain(text)) } }
                }
                @for (name, text) in points(rule) { dt { (capitalised(&plain(&name))) } dd { (plain(&text)) } }
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
