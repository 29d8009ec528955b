//! Every claim with its slots, as blocks or as JSON Lines.

use serde::Serialize;

use super::ink::{Ink, Pen, Run, unbroken};
use super::model::Bytes;
use super::values::{Teller, Told, tag, time_words};
use super::{Listing, Options, jsonl};
use crate::claims::{Claim, ClaimKind, ClaimValue, Stance};
use crate::pipeline::Dossier;
use crate::text::Document;
use crate::wording::{self, place, shorten, visible};

/// One claim on one line.
#[derive(Debug, Serialize)]
struct Line<'a> {
    article: &'a str,
    story: &'a str,
    span: Bytes,
    line: u32,
    column: u32,
    quote: &'a str,
    kind: ClaimKind,
    subject: &'a str,
    value: Content<'a>,
    stance: Stance,
    says: Option<&'a str>,
    as_of: Option<&'a str>,
    superseded: bool,
    part: bool,
}

/// The value of a claim: numbers and times as in the list of mentions, everything else as words.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Content<'a> {
    Told(Box<Told<'a>>),
    Holds { holds: bool },
    Count { count: usize },
    Office { office: &'a str },
    Living { occupation: &'a str },
    Words { words: &'a str },
}

/// Columns of the words of a claim in the text listing.
const WORDS: usize = 60;

/// Lists the claims of every article, in order of article and place; ends with a line end unless there is nothing.
pub fn render_claims(dossier: &Dossier, options: &Options, listing: Listing) -> String {
    let mut out = String::new();
    let mut pen = Pen::new(options.colour, options.width);
    for (at, (article, document)) in dossier.articles.iter().zip(&dossier.documents).enumerate() {
        let mentions = dossier.mentions.get(at).map(Vec::as_slice).unwrap_or_default();
        let teller = Teller::new(document, mentions);
        let first = dossier.claims.partition_point(|claim| claim.article < at);
        let last = dossier.claims.partition_point(|claim| claim.article <= at);
        let claims = dossier.claims.get(first..last).unwrap_or_default();
        if listing == Listing::Text {
            let path = unbroken(&visible(&article.path));
            let count = wording::counted(claims.len(), "claim");
            pen.line("", "  ", &[(Ink::Place, path), (Ink::Faint, format!("  {count}"))]);
        }
        for claim in claims {
            match listing {
                Listing::Text => block(dossier, document, &teller, claim, &mut pen),
                Listing::Jsonl => {
                    jsonl::push(&mut out, &line(dossier, &article.id, &article.story, document, &teller, claim));
                }
            }
        }
        if listing == Listing::Text {
            pen.blank();
        }
    }
    out + &pen.finish()
}

fn line<'a>(
    dossier: &'a Dossier,
    article: &'a str,
    story: &'a str,
    document: &'a Document,
    teller: &'a Teller<'_>,
    claim: &'a Claim,
) -> Line<'a> {
    let place = place(dossier, claim.article, claim.span);
    Line {
        article,
        story,
        span: claim.span.into(),
        line: place.line,
        column: place.column,
        quote: place.quote,
        kind: claim.kind,
        subject: &claim.subject,
        value: value(document, teller, claim),
        stance: claim.stance,
        says: claim.says.map(|says| document.slice(says)),
        as_of: claim.as_of.as_ref().map(|as_of| as_of.timex.as_str()),
        superseded: claim.superseded,
        part: claim.part,
    }
}

/// The value as JSON.
fn value<'a>(document: &'a Document, teller: &Teller<'_>, claim: &'a Claim) -> Content<'a> {
    match &claim.value {
        ClaimValue::Amount(quantity) => Content::Told(Box::new(teller.quantity(quantity))),
        ClaimValue::Change(change) => Content::Told(Box::new(teller.change(change))),
        ClaimValue::Time(timex) => Content::Told(Box::new(teller.time(timex))),
        ClaimValue::Holds(holds) => Content::Holds { holds: *holds },
        ClaimValue::Count(count) | ClaimValue::Listed(count) => Content::Count { count: *count },
        ClaimValue::Office(post) => Content::Office { office: &post.name },
        ClaimValue::Living(living) => Content::Living { occupation: &living.words },
        _ => Content::Words { words: document.slice(claim.span) },
    }
}

/// The value in a few words.
fn words(document: &Document, teller: &Teller<'_>, claim: &Claim) -> String {
    match &claim.value {
        ClaimValue::Amount(quantity) => teller.quantity_words(quantity),
        ClaimValue::Change(change) => teller.change_words(change),
        ClaimValue::Time(timex) => time_words(timex),
        ClaimValue::Holds(true) => "yes".into(),
        ClaimValue::Holds(false) => "no".into(),
        ClaimValue::Count(count) | ClaimValue::Listed(count) => count.to_string(),
        ClaimValue::Office(post) => post.name.clone(),
        ClaimValue::Living(living) => living.words.clone(),
        _ => shorten(document.slice(claim.span), WORDS),
    }
}

/// Place, kind, subject and value on one line, the words and the other slots under it.
fn block(dossier: &Dossier, document: &Document, teller: &Teller<'_>, claim: &Claim, pen: &mut Pen) {
    let place = place(dossier, claim.article, claim.span);
    let spot = format!("  {:<7} {:<9} ", format!("{}:{}", place.line, place.column), tag(&claim.kind));
    let value = visible(&words(document, teller, claim));
    let head: [Run; 3] = [(Ink::Plain, visible(&claim.subject)), (Ink::Faint, " = ".into()), (Ink::Strong, value)];
    pen.line(&spot, "          ", &head);
    let says = claim.says.map(|says| format!("said by {}", document.slice(says)));
    let as_of = claim.as_of.as_ref().map(|as_of| format!("as of {}", as_of.timex));
    let superseded = claim.superseded.then(|| "superseded".to_owned());
    let part = claim.part.then(|| "a part".to_owned());
    let slots = [Some(claim.stance.word().to_owned()), says, as_of, superseded, part];
    let slots: Vec<String> = slots.into_iter().flatten().map(|slot| visible(&slot)).collect();
    let marked = (Ink::Mark, format!("‹{}›", shorten(place.quote, WORDS)));
    pen.line("          ", "          ", &[marked, (Ink::Faint, format!("  {}", slots.join(" · ")))]);
}
