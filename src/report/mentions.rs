//! Every recognised value, as a table or as JSON Lines.

use serde::Serialize;
use serde_json::Value as Json;

use super::model::{Bytes, place};
use super::values::{Teller, tag};
use super::{Listing, Options, jsonl};
use crate::article::Article;
use crate::mentions::{Mention, MentionKind};
use crate::pipeline::Dossier;
use crate::text::Document;

/// One mention on one line.
#[derive(Debug, Serialize)]
struct Line<'a> {
    article: &'a str,
    story: &'a str,
    span: Bytes,
    quote: &'a str,
    kind: MentionKind,
    value: Json,
}

/// Lists the mentions of every article, in order of article and place; ends with a line end unless there is nothing.
pub fn render_mentions(dossier: &Dossier, _options: &Options, listing: Listing) -> String {
    let mut out = String::new();
    for (at, article) in dossier.articles.iter().enumerate() {
        let (Some(document), Some(mentions)) = (dossier.documents.get(at), dossier.mentions.get(at)) else { continue };
        match listing {
            Listing::Text => table(dossier, at, document, mentions, &mut out),
            Listing::Jsonl => lines(article, document, mentions, &mut out),
        }
    }
    out
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
            value: teller.json(&mention.value),
        };
        jsonl::push(out, &line);
    }
}

fn table(dossier: &Dossier, at: usize, document: &Document, mentions: &[Mention], out: &mut String) {
    let teller = Teller::new(document, mentions);
    for mention in mentions {
        let place = place(dossier, at, mention.span);
        out.push_str(&format!(
            "{}:{} {} {} {}\n",
            place.line,
            place.column,
            tag(&mention.value.kind()),
            place.quote,
            teller.words(&mention.value)
        ));
    }
}
