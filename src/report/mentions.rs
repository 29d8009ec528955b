//! Every recognised value, as a table or as JSON Lines.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::ink::{Ink, Pen, unbroken};
use super::model::Bytes;
use super::values::{Teller, Told, tag};
use super::{Listing, Options, jsonl};
use crate::article::Article;
use crate::mentions::{Mention, MentionKind};
use crate::text::Document;
use crate::wording::{self, Place, shorten, visible};

/// One mention on one line.
#[derive(Debug, Serialize)]
struct Line<'a> {
    article: &'a str,
    story: &'a str,
    span: Bytes,
    quote: &'a str,
    kind: MentionKind,
    value: Told<'a>,
}

/// Columns for line and column.
const PLACE: usize = 7;

/// Columns for the kind.
const KIND: usize = 8;

/// Lists the mentions of one article, which are in order of place; ends with a line end unless there is nothing.
pub fn render_mentions(
    article: &Article,
    document: &Document,
    mentions: &[Mention],
    options: &Options,
    listing: Listing,
) -> String {
    match listing {
        Listing::Text => {
            let mut pen = Pen::new(options.colour, options.width);
            table(article, document, mentions, &mut pen);
            pen.finish()
        }
        Listing::Jsonl => {
            let mut out = String::new();
            lines(article, document, mentions, &mut out);
            out
        }
    }
}

fn lines(article: &Article, document: &Document, mentions: &[Mention], out: &mut String) {
    let teller = Teller::new(document, mentions);
    for mention in mentions {
        let line = Line {
            article: &article.id,
            story: &article.story,
            span: mention.span.into(),
            quote: document.slice(mention.span),
            kind: mention.value.kind(),
            value: teller.mentioned(mention),
        };
        jsonl::push(out, &line);
    }
}

/// Columns for the words on the page; longer ones push the value to the next line.
const WORDS: usize = 30;

/// The mentions of one article under its path: place, kind, words and value in columns.
fn table(article: &Article, document: &Document, mentions: &[Mention], pen: &mut Pen) {
    let known = wording::origin_of(article);
    let count = wording::counted(mentions.len(), "mention");
    let about = if known.is_empty() { count } else { format!("{known} · {count}") };
    pen.line(
        "",
        "  ",
        &[(Ink::Place, unbroken(&visible(&article.path))), (Ink::Faint, format!("  {}", visible(&about)))],
    );
    let teller = Teller::new(document, mentions);
    let words_wide = WORDS.min(pen.width() / 3);
    let indent = " ".repeat(2 + PLACE + 1 + KIND + 1 + words_wide + 2);
    for mention in mentions {
        let place = Place::of(document, mention.span);
        let spot = format!("{}:{}", place.line, place.column);
        let words = shorten(place.quote, words_wide);
        let pad = " ".repeat(words_wide.saturating_sub(words.width()));
        let left = format!("  {spot:<PLACE$} {:<KIND$} ", tag(&mention.value.kind()));
        let value = visible(&teller.words(&mention.value));
        pen.line(&left, &indent, &[(Ink::Mark, unbroken(&words)), (Ink::Plain, format!("{pad}  {value}"))]);
    }
    pen.blank();
}
