//! The text of one article cut into blocks: headline, posting lines, dateline, paragraphs, captions, furniture.
//!
//! Lines are joined into a paragraph only where they look broken by an editor at a fixed width; otherwise every line is a
//! paragraph, which is how most sites give their text away.

use super::byline::{self, Posting};
use super::dateline::{self, Found};
use super::front_matter::FrontMatter;
use super::furniture::{self, Furniture};
use super::{Block, BlockKind};
use crate::text::Span;

/// Posting lines and the dateline stand within this many lines of the first.
const HEAD_LINES: usize = 8;
/// A headline is no longer than this, in bytes.
const LONGEST_HEADLINE: usize = 250;

/// What the layout of one article says about it.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The text cut by purpose.
    pub(super) blocks: Vec<Block>,
    /// The headline's words.
    pub(super) headline: Option<Span>,
    /// The posting lines, in order.
    pub(super) postings: Vec<Posting>,
    /// The dateline.
    pub(super) dateline: Option<Found>,
}

/// A line without the white space around it, and whether an empty line stands before it.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    start: usize,
    after_gap: bool,
}

impl Line<'_> {
    fn span(&self) -> Span {
        Span::of(self.start, self.start + self.text.len())
    }

    fn ends_sentence(&self) -> bool {
        let bare = self.text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '_']);
        bare.ends_with(['.', '!', '?', '…', ':', ';']) || self.text.is_empty()
    }

    fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// Cuts the text of an article. Time grows linearly with its length.
pub(super) fn lay_out(text: &str, front: Option<&FrontMatter>) -> Layout {
    let from = front.map_or_else(|| text.len() - text.trim_start_matches('\u{feff}').len(), |front| front.end);
    let lines = lines(text, from);
    let mut layout = Layout::default();
    if let Some(front) = front {
        front_blocks(front, &mut layout);
    }
    let mut head = lines.iter().take(HEAD_LINES).filter(|line| line.text.len() < LONGEST_HEADLINE);
    let first = lines.iter().position(|line| !is_meta(line.text) && furniture::classify(line.text).is_none());
    let titled = layout.headline.is_some();
    if let Some(at) = first.filter(|at| !titled && *at < HEAD_LINES)
        && let (Some(line), next) = (lines.get(at), lines.get(at + 1))
        && is_headline(line, next)
    {
        let marks = line.text.len() - line.text.trim_start_matches('#').trim_start().len();
        layout.headline = Some(Span::of(line.start + marks, line.start + line.text.trim_end_matches(['#', ' ']).len()));
    }
    let single = head.next().is_none();
    let mut cut =
        Cut { lines: &lines, width: if single { None } else { wrapped_width(&lines) }, layout, at: 0, opened: false };
    while cut.at < lines.len() {
        cut.step();
    }
    let mut layout = cut.layout;
    drop_tail_fragments(text, &mut layout);
    layout
}

/// The lines that hold words. A lone carriage return ends a line too, as on old machines.
fn lines(text: &str, from: usize) -> Vec<Line<'_>> {
    let (mut found, mut start, mut after_gap) = (Vec::new(), from, true);
    for piece in text.get(from..).unwrap_or_default().split_inclusive(['\n', '\r']) {
        let words = piece.trim().trim_matches('\u{feff}');
        if words.is_empty() {
            // `\r\n` is one line end: its second half is no empty line.
            after_gap |= !(piece == "\n" && text.get(..start).is_some_and(|before| before.ends_with('\r')));
        } else {
            let lead = piece.find(words).unwrap_or(0);
            found.push(Line { text: words, start: start + lead, after_gap });
            after_gap = false;
        }
        start += piece.len();
    }
    found
}

/// The front matter's own blocks: meta, with the headline among it where it names one.
fn front_blocks(front: &FrontMatter, layout: &mut Layout) {
    let meta = |start: u32, end: u32| Block { kind: BlockKind::Meta, span: Span::new(start, end) };
    let (start, end) = (front.span.start(), front.span.end());
    match front.headline {
        Some(headline) => layout.blocks.extend([
            meta(start, headline.start()),
            Block { kind: BlockKind::Headline, span: headline },
            meta(headline.end(), end),
        ]),
        None => layout.blocks.push(meta(start, end)),
    }
    layout.headline = front.headline;
}

fn is_meta(line: &str) -> bool {
    byline::read(line).is_some()
}

/// Whether a line is a headline: short, no whole sentence with its stop, no dateline, and something follows it.
fn is_headline(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let Some(next) = next else { return false };
    if line.text.starts_with("# ") {
        return true;
    }
    let listed = line.text.starts_with(['-', '*', '>', '•', '[']);
    let goes_on = !next.after_gap && next.text.starts_with(|c: char| c.is_lowercase());
    let quoted = line.text.starts_with(['"', '“']) && line.text.ends_with(['.', ',', '"', '”']) && line.words() > 14;
    let stopped = line.text.ends_with('.') && !line.text.ends_with("...") && line.words() > 12;
    let sentences = line.text.matches(". ").count();
    line.text.len() <= LONGEST_HEADLINE
        && line.words() <= 30
        && !(listed || goes_on || quoted || stopped)
        && !(sentences > 1 && line.words() > 20)
        && dateline::read(line.text, line.start).is_none()
}

/// The width at which an editor broke the lines, if one did: every line but a paragraph's last is so full that the next
/// word would not have fitted.
fn wrapped_width(lines: &[Line<'_>]) -> Option<usize> {
    let pairs = || {
        lines.windows(2).filter_map(|pair| <&[Line<'_>; 2]>::try_from(pair).ok()).filter(|[_, next]| !next.after_gap)
    };
    let length = |line: &Line<'_>| line.text.chars().count();
    let width =
        pairs().map(|[line, next]| length(line).max(length(next))).max().filter(|width| (40..=120).contains(width))?;
    let full = |line: &Line<'_>, next: &Line<'_>| {
        let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        (length(line) + 1 + word) * 100 >= width * 88
    };
    let (mut all, mut broken) = (0, 0);
    for [line, next] in pairs() {
        all += 1;
        broken += usize::from(full(line, next));
    }
    // Pieces of a sentence continue on the next line; whole sentences, line for line, do not.
    let runs_on = pairs().filter(|[line, _]| !line.ends_sentence()).count();
    (broken * 10 >= all * 7 && runs_on * 2 >= all).then_some(width)
}

/// The state while the lines of one text are cut.
struct Cut<'t> {
    lines: &'t [Line<'t>],
    width: Option<usize>,
    layout: Layout,
    at: usize,
    /// Whether the first paragraph has begun: after it no dateline is looked for.
    opened: bool,
}

impl Cut<'_> {
    fn push(&mut self, kind: BlockKind, span: Span) {
        if !span.is_empty() {
            self.layout.blocks.push(Block { kind, span });
        }
    }

    /// Cuts the block that begins at the current line.
    fn step(&mut self) {
        let Some(line) = self.lines.get(self.at).copied() else { return };
        self.at += 1;
        if self.layout.headline.is_some_and(|headline| line.span().contains(headline)) {
            let headline = self.layout.headline.unwrap_or_default();
            self.push(BlockKind::Meta, Span::new(line.span().start(), headline.start()));
            return self.push(BlockKind::Headline, headline);
        }
        if (self.at <= HEAD_LINES || !self.opened || furniture::opening(line.text).is_some())
            && let Some(posting) = byline::read(line.text).filter(|posting| !self.opened || posting.is_plain())
        {
            self.layout.postings.push(posting);
            return self.push(BlockKind::Meta, line.span());
        }
        if !self.opened
            && let Some(found) = dateline::read(line.text, line.start)
        {
            return self.open_with(line, found);
        }
        match furniture::classify(line.text) {
            Some(Furniture::Caption) => self.push(BlockKind::Caption, line.span()),
            Some(Furniture::Boilerplate) => self.push(BlockKind::Boilerplate, line.span()),
            Some(Furniture::ListHead) => self.list(line),
            None if self.is_subheading(&line) => {
                let marks = line.text.len() - line.text.trim_start_matches('#').trim_start().len();
                self.push(BlockKind::Meta, Span::of(line.start, line.start + marks));
                self.push(BlockKind::Subheading, Span::of(line.start + marks, line.start + line.text.len()));
            }
            None => self.paragraph(line.start, line),
        }
    }

    /// The first paragraph: its dateline is meta, what follows it is text.
    fn open_with(&mut self, line: Line<'_>, found: Found) {
        let span = found.dateline.span;
        let after = line.text.get(span.end() as usize - line.start..).unwrap_or_default();
        let text = after.trim_start();
        self.layout.dateline = Some(found);
        self.opened = true;
        self.push(BlockKind::Meta, span);
        if !text.is_empty() {
            let start = line.start + line.text.len() - text.len();
            self.paragraph(start, line);
        }
    }

    /// A paragraph from byte `start` in `line` on, with the lines that were broken off it.
    fn paragraph(&mut self, start: usize, line: Line<'_>) {
        self.opened = true;
        let mut last = line;
        while let Some(next) = self.lines.get(self.at).copied()
            && self.continues(&last, &next)
        {
            last = next;
            self.at += 1;
        }
        let credit = furniture::closing_credit(last.text).map_or(last.text.len(), |at| at);
        let body = last.text.get(..credit).unwrap_or(last.text).trim_end();
        self.push(BlockKind::Paragraph, Span::of(start, last.start + body.len()));
        self.push(BlockKind::Boilerplate, Span::of(last.start + credit, last.start + last.text.len()));
    }

    fn continues(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let lower = next.text.starts_with(|c: char| c.is_lowercase());
        let listed =
            next.text.starts_with(['#', '>', '•', '[']) || next.text.starts_with("- ") || next.text.starts_with("* ");
        let broken = self.width.is_some_and(|width| {
            let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
            (line.text.chars().count() + 1 + word) * 100 >= width * 88
        });
        !next.after_gap
            && !listed
            && (broken || (self.width.is_some() && lower && !line.ends_sentence()))
            && furniture::classify(next.text).is_none()
            && byline::read(next.text).is_none()
    }

    /// A furniture heading and the list under it.
    fn list(&mut self, head: Line<'_>) {
        self.push(BlockKind::Boilerplate, head.span());
        let bullet = |line: &Line<'_>| line.text.starts_with(['-', '*', '•', '–', '·', '>', '→', '[']);
        let bulleted = self.lines.get(self.at).is_some_and(bullet);
        while let Some(line) = self.lines.get(self.at).copied()
            && (if bulleted {
                bullet(&line)
            } else {
                !line.after_gap && line.words() <= 20 && !line.text.ends_with('.')
            })
        {
            self.push(BlockKind::Boilerplate, line.span());
            self.at += 1;
        }
    }

    /// A short line without a stop that a paragraph follows, a line in capitals, or a Markdown heading.
    fn is_subheading(&self, line: &Line<'_>) -> bool {
        if line.text.starts_with('#') && line.text.trim_start_matches('#').starts_with(' ') {
            return true;
        }
        let letters = || line.text.chars().filter(|c| c.is_alphabetic());
        let loud = letters().count() > 2 && letters().all(char::is_uppercase);
        let next = self.lines.get(self.at);
        let leads = next.is_some_and(|next| next.ends_sentence() && next.words() > line.words());
        let title = line.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "'‘“\"".contains(c));
        let asked = line.text.ends_with('?') && line.words() <= 10;
        line.words() <= 12
            && leads
            && (loud || (title && (asked || (!line.ends_sentence() && !line.text.ends_with(',')))))
    }
}

/// Short scraps without a stop at the end of a text, furniture after them: section names that a copy dragged along.
fn drop_tail_fragments(text: &str, layout: &mut Layout) {
    let furniture = layout.blocks.iter().any(|block| block.kind == BlockKind::Boilerplate);
    let mut seen = false;
    for block in layout.blocks.iter_mut().rev() {
        let words = text.get(block.span.range()).unwrap_or_default();
        let scrap = words.split_whitespace().count() <= 6 && !words.ends_with(['.', '!', '?', '"', '”', ':', ')', ',']);
        match block.kind {
            BlockKind::Boilerplate | BlockKind::Meta => seen |= block.kind == BlockKind::Boilerplate,
            BlockKind::Paragraph | BlockKind::Subheading if furniture && seen && scrap => {
                block.kind = BlockKind::Boilerplate
            }
            _ => break,
        }
    }
}
