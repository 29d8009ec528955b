//! Markdown (GitHub flavour) for a ticket or a chat. Words of articles and file names lose their markup.

use std::fmt::Write as _;

use super::Options;
use crate::findings::{Evidence, Finding, Verdict};
use crate::pipeline::Dossier;
use crate::wording::{self, Story, Tally, excerpt, place, stories, visible};

/// Claims shown in full for a reading.
const CLAIMS_A_READING: usize = 3;

/// Columns of the sentence around a value.
const SENTENCE: usize = 220;

/// Writes the report.
pub(super) fn render(dossier: &Dossier, options: &Options) -> String {
    let tally = Tally::of(dossier.findings.iter());
    let mut out = match tally.conflicts + tally.possible {
        0 if options.settled > 0 => "# No open conflicts\n".to_owned(),
        0 => format!("# No conflicts found\n\n{}\n", wording::clean(dossier)),
        _ => format!("# {}\n", tally.headline()),
    };
    let _ = write!(out, "\n{}\n", wording::summary(dossier));
    if options.settled > 0 {
        let _ = write!(out, "\n{}.\n", wording::settled(options.settled));
    }
    let stories = stories(dossier);
    for story in &stories {
        write_story(&mut out, dossier, options, story, stories.len() > 1);
    }
    articles(&mut out, dossier);
    if !dossier.problems.is_empty() {
        out.push_str("\n## Problems with the input\n\n");
        for problem in &dossier.problems {
            let _ = writeln!(out, "- {}", escape(&problem.to_string()));
        }
    }
    out
}

fn write_story(out: &mut String, dossier: &Dossier, options: &Options, story: &Story<'_>, headed: bool) {
    let shown: Vec<&Finding> =
        story.findings.iter().copied().filter(|finding| options.shows(finding.verdict)).collect();
    if shown.is_empty() {
        return;
    }
    if headed {
        let _ = write!(out, "\n## Story {}\n", escape(story.name));
    }
    let full = |finding: &&&Finding| matches!(finding.verdict, Verdict::Conflict | Verdict::PossibleConflict);
    for (finding, number) in shown.iter().filter(full).zip(1..) {
        conflict(out, dossier, finding, number);
    }
    let compatible: Vec<&&Finding> = shown.iter().filter(|finding| !full(finding)).collect();
    if !compatible.is_empty() {
        out.push_str("\n### Compared and found compatible\n\n");
    }
    for finding in compatible {
        let reason = finding.reason.map(|reason| format!(", {reason}")).unwrap_or_default();
        let what = format!("{}{reason}", wording::verdict(finding.verdict));
        let _ = writeln!(out, "- **{}** ({what}): {}", escape(&finding.title), escape(&finding.explanation));
    }
}

fn conflict(out: &mut String, dossier: &Dossier, finding: &Finding, number: usize) {
    let _ = write!(out, "\n### {number}. {}\n\n", escape(&finding.title));
    let mut tags = vec![format!("**{}**", wording::verdict(finding.verdict)), finding.kind.to_owned()];
    tags.push(wording::severity(finding.severity).into());
    tags.push(code(&finding.rule));
    tags.extend(wording::decision(finding.status).map(|decision| format!("decided: **{decision}**")));
    let _ = write!(out, "{}\n\n", tags.join(" · "));
    for (at, reading) in finding.readings.iter().enumerate() {
        let _ = writeln!(out, "- **{}** ({})", escape(&reading.value), wording::support(reading));
        let claims: Vec<&Evidence> = finding.claims.iter().filter(|claim| claim.reading == at).collect();
        let (lead, rest) = wording::leading(dossier, &claims, CLAIMS_A_READING);
        for evidence in lead {
            claim(out, dossier, evidence);
        }
        if !rest.is_empty() {
            let places: Vec<String> = rest.iter().map(|claim| spot(dossier, claim)).collect();
            let _ = writeln!(out, "  - also {}", places.join(", "));
        }
    }
    let _ = write!(out, "\n**Why:** {}\n", escape(&finding.explanation));
    if let Some(benign) = &finding.benign {
        let _ = write!(out, "\n**But:** {}\n", escape(benign));
    }
    if let Some((label, weight)) = wording::weight(finding) {
        let _ = write!(out, "\n**{label}:** {weight}\n");
    }
    if let Some(ruling) = wording::ruling(finding) {
        let _ = write!(out, "\n**Desk:** {}\n", escape(&ruling));
    }
}

fn claim(out: &mut String, dossier: &Dossier, claim: &Evidence) {
    let source = dossier.articles.get(claim.article).map(wording::origin_of).filter(|source| !source.is_empty());
    let about: Vec<String> = source.into_iter().chain(wording::manner(claim)).map(|part| escape(&part)).collect();
    let about = if about.is_empty() { String::new() } else { format!(" · {}", about.join(" · ")) };
    let _ = writeln!(out, "  - {}{about}", spot(dossier, claim));
    if let Some(document) = dossier.documents.get(claim.article) {
        let cut = excerpt(document, claim.span, SENTENCE);
        // What stands first in a block could make a list or a heading of it; what follows cannot.
        let before = if cut.before.is_empty() { String::new() } else { escape(&cut.before) };
        let _ = writeln!(out, "    > {before}**{}**{}", escape(&cut.words), inline(&cut.after));
    }
}

fn articles(out: &mut String, dossier: &Dossier) {
    if dossier.articles.is_empty() {
        return;
    }
    out.push_str("\n## Articles\n\n");
    for article in &dossier.articles {
        let known = wording::origin_of(article);
        let known = if known.is_empty() { "no source or date known".into() } else { known };
        let (path, headline) = (code(&article.path), escape(article.headline_text()));
        let _ = writeln!(out, "- {path} {headline} · {} · origin {}", escape(&known), article.origin + 1);
    }
}

fn spot(dossier: &Dossier, claim: &Evidence) -> String {
    let path = dossier.articles.get(claim.article).map_or("", |article| article.path.as_str());
    code(&format!("{path}:{}", place(dossier, claim.article, claim.span).line))
}

/// Text in type; where it holds a backtick, plain text instead, for type has no escape.
fn code(text: &str) -> String {
    let text = visible(text);
    if text.contains('`') { escape(&text) } else { format!("`{text}`") }
}

/// Text that stands first in a block: as [`inline`], and no list, heading or rule.
fn escape(text: &str) -> String {
    let text = inline(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let starts_list = text.get(digits..).is_some_and(|rest| digits > 0 && rest.starts_with(['.', ')']));
    if starts_list || text.starts_with(['-', '+', '=']) {
        let (number, rest) = text.split_at(digits);
        return format!("{number}\\{rest}");
    }
    text
}

/// Text without effect as Markdown or HTML: no emphasis, link, image, mention or tag.
fn inline(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(character);
            }
            // Bare addresses become links of their own accord.
            ':' if rest.starts_with("://") => out.push_str("\\:"),
            '.' if out.as_bytes().last_chunk().is_some_and(|last: &[u8; 3]| last.eq_ignore_ascii_case(b"www")) => {
                out.push_str("\\.")
            }
            // A handle would notify whoever bears it; the word joiner shows nothing.
            '@' => out.push_str("@\u{2060}"),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_articles_have_no_effect() {
        let cases = [
            ("*bold* _it_ `x`", "\\*bold\\* \\_it\\_ \\`x\\`"),
            ("<script>&amp;", "\\<script\\>\\&amp;"),
            ("![a](http://b.org)", "\\!\\[a\\](http\\://b.org)"),
            ("see www.b.org, @desk", "see www\\.b.org, @\u{2060}desk"),
            ("14. Juli", "14\\. Juli"),
            ("14.5 percent", "14\\.5 percent"),
            ("- item\n# head", "\\- item \\# head"),
            ("a | b", "a \\| b"),
        ];
        for (text, expected) in cases {
            assert_eq!(escape(text), expected);
        }
    }
}
