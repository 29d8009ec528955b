//! The pieces of a page: head, list of findings, a finding with its readings, an article with its marks, pictures.
//!
//! Comes in: a dossier and the findings to show. Goes out: HTML, of which the file of `--format html` and the review page are
//! put together. Refuses: words of an article as they are; every one goes through [`shown_text`] or maud's own escaping,
//! and characters that act are named. No piece has a script, a style or an address outside the page.
//!
//! Of `214 dead` against `241 dead` [`readings`] makes two cards with their sources, [`timeline`] the days they hold at.

mod article;
mod finding;
mod graph;
mod timeline;

use maud::{DOCTYPE, Markup, PreEscaped, html};

pub use article::article_column;
pub use finding::{because, contents, finding_block, readings, ruling, tags};
pub use graph::graph;
pub use timeline::{timeline, timeline_of};

use crate::findings::{Finding, Verdict};
use crate::wording::{acts, name};

/// The look of every page; light and dark, screen and paper.
pub const CSS: &str = include_str!("page.css");

/// A finding with its number on the page, from 1.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its number.
    pub number: usize,
    /// The finding.
    pub finding: &'a Finding,
}

impl Entry<'_> {
    /// The anchor of the finding's block.
    pub fn anchor(&self) -> String {
        format!("f{}", self.number)
    }

    /// The anchor of one of its claims in the article.
    pub fn claim_anchor(&self, claim: usize) -> String {
        format!("f{}c{claim}", self.number)
    }

    /// Whether it says that sources disagree, or may.
    pub fn is_conflict(&self) -> bool {
        self.finding.is_conflict()
    }

    /// The class that colours it.
    pub fn class(&self) -> &'static str {
        match self.finding.verdict {
            Verdict::Conflict => "conflict",
            Verdict::PossibleConflict => "possible",
            Verdict::Agreement => "agreement",
            Verdict::Reconciled => "reconciled",
        }
    }
}

/// A whole document without any request to anywhere: the style is inside, and nothing else may load or run.
pub fn document(title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (plain(title)) }
                style { (PreEscaped(CSS)) }
            }
            body { (body) }
        }
    }
}

/// Words of an article: line ends stay, markup is escaped, and characters that act are named. What does not stand as itself
/// says in `data-bytes` how many bytes of the article it stands for.
pub fn shown_text(text: &str) -> Markup {
    let mut rest = text;
    html! {
        @while !rest.is_empty() {
            @let cut = rest.find(|character| acts(character) || character == '\r').unwrap_or(rest.len());
            (rest.get(..cut).unwrap_or_default())
            @let acting = rest.get(cut..).and_then(|from| from.chars().next());
            @if let Some(acting) = acting {
                @let bytes = acting.len_utf8();
                @if acting == '\r' { span data-bytes=(bytes) {} } @else {
                    span.acting data-bytes=(bytes) title="A character that acts instead of showing; it is disarmed here." { (name(acting)) }
                }
            }
            @let past = cut + acting.map_or(0, char::len_utf8);
            (advance(&mut rest, past))
        }
    }
}

/// Drops the first bytes; writes nothing.
fn advance(rest: &mut &str, past: usize) -> Markup {
    *rest = rest.get(past..).unwrap_or_default();
    PreEscaped(String::new())
}

/// Text on one line with what acts named, for titles, attributes and the like.
pub fn plain(text: &str) -> String {
    crate::wording::visible(text)
}

/// A letter for a reading, where a finding has more than one: `A` for the first.
pub fn letter(finding: &Finding, reading: usize) -> String {
    let letter = u8::try_from(reading).ok().filter(|at| *at < 26).map(|at| char::from(b'A' + at));
    letter.filter(|_| finding.readings.len() > 1).map(String::from).unwrap_or_default()
}
