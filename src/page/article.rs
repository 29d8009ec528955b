//! An article in full, with the words of every claim marked and linked to its finding.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::{Entry, plain, shown_text};
use crate::article::{Article, Block, BlockKind};
use crate::pipeline::Dossier;
use crate::text::Span;
use crate::wording::{self, place};

/// A claim of a finding on the text of one article.
#[derive(Debug, Clone, Copy)]
struct Mark<'a> {
    entry: Entry<'a>,
    claim: usize,
    span: Span,
}

/// The marks of an article, cut where any of them begins or ends.
struct Marks<'a> {
    marks: Vec<Mark<'a>>,
    /// Which marks lie over the text from a byte on, as indexes, worst first.
    from: BTreeMap<u32, Vec<usize>>,
}

impl<'a> Marks<'a> {
    fn new(article: usize, entries: &[Entry<'a>]) -> Self {
        let mut marks = Vec::new();
        for entry in entries {
            for (claim, evidence) in entry.finding.claims.iter().enumerate() {
                if evidence.article == article && !evidence.span.is_empty() {
                    marks.push(Mark { entry: *entry, claim, span: evidence.span });
                }
            }
        }
        let mut begins: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut cuts: BTreeSet<u32> = BTreeSet::new();
        for (at, mark) in marks.iter().enumerate() {
            begins.entry(mark.span.start()).or_default().push(at);
            cuts.extend([mark.span.start(), mark.span.end()]);
        }
        let mut open: BTreeSet<usize> = BTreeSet::new();
        let mut from = BTreeMap::new();
        for cut in cuts {
            open.retain(|at| marks.get(*at).is_some_and(|mark| mark.span.end() > cut));
            open.extend(begins.get(&cut).into_iter().flatten());
            from.insert(cut, open.iter().copied().collect());
        }
        Self { marks, from }
    }

    /// The pieces of a stretch of text and the marks over each.
    fn pieces(&self, span: Span) -> Vec<(Span, Vec<Mark<'a>>)> {
        let before = self.from.range(..=span.start()).next_back().map(|(_, over)| over);
        let mut pieces = Vec::new();
        let mut start = span.start();
        let mut over = before;
        for (cut, next) in self.from.range(span.start().saturating_add(1)..span.end().max(span.start() + 1)) {
            pieces.push((Span::new(start, *cut), self.of(over)));
            (start, over) = (*cut, Some(next));
        }
        pieces.push((Span::new(start, span.end()), self.of(over)));
        pieces
    }

    fn of(&self, over: Option<&Vec<usize>>) -> Vec<Mark<'a>> {
        over.into_iter().flatten().filter_map(|at| self.marks.get(*at)).copied().collect()
    }
}

/// One article with its source and date, its lines numbered, and the claims of the findings marked.
pub fn article_column(dossier: &Dossier, article: usize, entries: &[Entry<'_>]) -> Markup {
    let Some(of) = dossier.articles.get(article) else { return Markup::default() };
    let marks = Marks::new(article, entries);
    let known = wording::origin_of(of);
    html! {
        section.column id={ "a" (article + 1) } aria-label={ "Article " (plain(&of.id)) } {
            header {
                h3 { (plain(&of.id)) }
                p.source {
                    span { @if known.is_empty() { "no source or date known" } @else { (plain(&known)) } }
                    " " span { "origin " (of.origin + 1) }
                    @if let Some(author) = &of.author { " " span { "by " (plain(author)) } }
                }
                @if !of.published_why.is_empty() {
                    p.source { "dated: " (plain(of.published_why.trim())) }
                }
            }
            @for (span, kind) in stretches(of) {
                p.text.(class(kind)) {
                    span.line aria-hidden="true" { (place(dossier, article, span).line) }
                    bdi data-from=(span.start()) {
                        @for (piece, over) in marks.pieces(span) { (marked(of, piece, &over)) }
                    }
                }
            }
        }
    }
}

/// The blocks of an article and what stands between them, white space left out.
fn stretches(article: &Article) -> Vec<(Span, Option<BlockKind>)> {
    let mut all = Vec::new();
    let mut done = 0;
    let mut push = |span: Span, kind| {
        let words = article.text.get(span.range()).unwrap_or_default();
        let start = span.start() as usize + (words.len() - words.trim_start().len());
        if !words.trim().is_empty() {
            all.push((Span::of(start, start + words.trim().len()), kind));
        }
    };
    for Block { kind, span } in &article.blocks {
        push(Span::new(done, span.start()), None);
        push(Span::new(span.start().max(done), span.end()), Some(*kind));
        done = span.end().max(done);
    }
    push(Span::of(done as usize, article.text.len()), None);
    all
}

fn class(kind: Option<BlockKind>) -> &'static str {
    match kind {
        Some(BlockKind::Headline) => "headline",
        Some(BlockKind::Subheading) => "subheading",
        Some(BlockKind::Paragraph) => "paragraph",
        Some(BlockKind::Caption) => "caption",
        Some(BlockKind::Meta | BlockKind::Boilerplate) | None => "aside",
    }
}

/// A piece of text under the marks that lie over it: a link to the worst of them, anchors for those that begin here,
/// and the numbers of those that end here.
fn marked(article: &Article, piece: Span, over: &[Mark<'_>]) -> Markup {
    let words = shown_text(article.text.get(piece.range()).unwrap_or_default());
    let Some(first) = over.first() else { return words };
    let title = format!("{}: {}", wording::verdict(first.entry.finding.verdict), plain(&first.entry.finding.title));
    html! {
        @for mark in over.iter().filter(|mark| mark.span.start() == piece.start()) {
            span.anchor id=(mark.entry.claim_anchor(mark.claim)) {}
        }
        a.mark.(first.entry.class()) href={ "#" (first.entry.anchor()) } title=(title) {
            (words)
            @for mark in over.iter().filter(|mark| mark.span.end() == piece.end()) {
                sup data-bytes="0" { (mark.entry.number) (letter(mark)) }
            }
        }
    }
}

/// A letter for the reading that a claim gives, where there is more than one.
fn letter(mark: &Mark<'_>) -> String {
    let claim = mark.entry.finding.claims.get(mark.claim);
    super::letter(mark.entry.finding, claim.map_or(0, |claim| claim.reading))
}
