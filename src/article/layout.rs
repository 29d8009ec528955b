//! The text of one article cut into blocks: headline, posting lines, dateline, paragraphs, captions, furniture.
//!
//! Lines are joined into a paragraph only where they look broken by an editor at a fixed width; otherwise every line is a
//! paragraph, which is how most sites give their text away.

use super::byline::{self, Posting};
use super::dateline::{self, Found};
use super::front_matter::FrontMatter;
use super::furniture::{self, Furniture};
use super::{Block, BlockKind, dates};
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
    /// The outlet's name, where it stands alone above a posting line.
    pub(super) masthead: Option<Span>,
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

    /// Whether it has more than so many words; a long line is not read to its end for this.
    fn exceeds(&self, words: usize) -> bool {
        self.text.split_whitespace().nth(words).is_some()
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
    let first = lines.iter().position(|line| !is_meta(line.text) && furniture::classify(line.text).is_none());
    let titled = layout.headline.is_some();
    if let Some(at) = first.filter(|at| !titled && *at < HEAD_LINES)
        && let (Some(line), next) = (lines.get(at), lines.get(at + 1))
        && is_headline(line, next)
    {
        let marks = line.text.len() - line.text.trim_start_matches('#').trim_start().len();
        layout.headline = Some(Span::of(line.start + marks, line.start + line.text.trim_end_matches(['#', ' ']).len()));
    }
    let mut cut = Cut { lines: &lines, width: wrapped_width(&lines), layout, at: 0, opened: false };
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
    for piece in pieces(text.get(from..).unwrap_or_default()) {
        let words = piece.trim().trim_matches('\u{feff}');
        if words.is_empty() {
            // `\r\n` is one line end: its second half is no empty line.
            after_gap |= !(piece == "\n" && text.get(..start).is_some_and(|before| before.ends_with('\r')));
        } else {
            let lead = piece.len() - piece.trim_start().trim_start_matches('\u{feff}').len();
            found.push(Line { text: words, start: start + lead, after_gap });
            after_gap = false;
        }
        start += piece.len();
    }
    found
}

/// A text cut behind each line end.
fn pieces(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let end = rest.bytes().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(rest.len(), |at| at + 1);
        let (piece, after) = rest.split_at_checked(end).filter(|(piece, _)| !piece.is_empty())?;
        rest = after;
        Some(piece)
    })
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
    let quoted = line.text.starts_with(['"', '“']) && line.text.ends_with(['.', ',', '"', '”']) && line.exceeds(14);
    let stopped = line.text.ends_with('.') && !line.text.ends_with("...") && line.exceeds(12);
    let sentences = line.text.matches(". ").count();
    line.text.len() <= LONGEST_HEADLINE
        && !line.exceeds(30)
        && !(listed || goes_on || quoted || stopped)
        && !(sentences > 1 && line.exceeds(20))
        && dateline::read(line.text, line.start).is_none_or(|found| {
            line.text.get(..found.dateline.span.len() as usize).is_some_and(|words| words.ends_with(':'))
        })
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
        if !self.opened && self.is_above_posting(&line) {
            return self.above_posting(&line);
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

    /// Whether a line stands between the headline and a posting line.
    fn is_above_posting(&self, line: &Line<'_>) -> bool {
        let next = self.lines.get(self.at).filter(|next| is_meta(next.text));
        next.is_some()
            && self.at <= HEAD_LINES
            && line.text.len() < LONGEST_HEADLINE
            && furniture::classify(line.text).is_none()
    }

    /// `The Valley Courier` right above a posting line names the outlet; anything else there is a second headline.
    fn above_posting(&mut self, line: &Line<'_>) {
        let close = self.lines.get(self.at).is_some_and(|next| !next.after_gap);
        let named = dates::words(line.text).iter().all(|word| word.is_capital() || furniture::is_particle(word.text));
        if close && named && !line.exceeds(6) && !line.ends_sentence() {
            self.layout.masthead = Some(line.span());
            return self.push(BlockKind::Meta, line.span());
        }
        self.push(BlockKind::Subheading, line.span());
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
                !line.after_gap && !line.exceeds(20) && !line.text.ends_with('.')
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
        if line.exceeds(12) {
            return false;
        }
        let letters = || line.text.chars().filter(|c| c.is_alphabetic());
        let loud = letters().count() > 2 && letters().all(char::is_uppercase);
        let next = self.lines.get(self.at);
        let leads = next.is_some_and(|next| next.ends_sentence() && next.exceeds(line.words()));
        let title = line.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "'‘“\"".contains(c));
        let asked = line.text.ends_with('?') && !line.exceeds(10);
        leads && (loud || (title && (asked || (!line.ends_sentence() && !line.text.ends_with(',')))))
    }
}

/// Short scraps without a stop at the end of a text, furniture after them: section names that a copy dragged along.
fn drop_tail_fragments(text: &str, layout: &mut Layout) {
    let furniture = layout.blocks.iter().any(|block| block.kind == BlockKind::Boilerplate);
    let mut seen = false;
    for block in layout.blocks.iter_mut().rev() {
        let words = text.get(block.span.range()).unwrap_or_default();
        let scrap =
            words.split_whitespace().nth(6).is_none() && !words.ends_with(['.', '!', '?', '"', '”', ':', ')', ',']);
        match block.kind {
            BlockKind::Boilerplate | BlockKind::Meta => seen |= block.kind == BlockKind::Boilerplate,
            BlockKind::Paragraph | BlockKind::Subheading if furniture && seen && scrap => {
                block.kind = BlockKind::Boilerplate
            }
            _ => break,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(BlockKind, &str)> {
        let blocks = lay_out(text, None).blocks;
        blocks.iter().map(|block| (block.kind, text.get(block.span.range()).expect("blocks lie in the text"))).collect()
    }

    #[test]
    fn every_line_is_a_paragraph_where_nothing_says_otherwise() {
        let text = "Rain at last\nBy Ada Person | 3 May 2021\nIt rained in the valley for nine hours.\nThe river rose. It fell again.\n";
        assert_eq!(
            cut(text),
            [
                (BlockKind::Headline, "Rain at last"),
                (BlockKind::Meta, "By Ada Person | 3 May 2021"),
                (BlockKind::Paragraph, "It rained in the valley for nine hours."),
                (BlockKind::Paragraph, "The river rose. It fell again."),
            ]
        );
    }

    #[test]
    fn lines_broken_at_a_width_are_one_paragraph() {
        let text = "Rain at last\n\nIt rained in the valley for nine hours on Tuesday, and by dawn\nthe river stood two metres over the road that leads to the\nold mill and the school.\n\nThe bridge held.";
        let blocks = cut(text);
        assert_eq!(blocks.len(), 3);
        assert!(blocks[1].1.starts_with("It rained") && blocks[1].1.ends_with("the school."), "{:?}", blocks[1]);
    }

    #[test]
    fn a_text_without_a_headline_begins_with_its_first_paragraph() {
        let text = "\u{feff}OSLO (Nordic Wire) -- Rain fell.\r\n\r\nIt stopped at noon.\r\n";
        assert_eq!(
            cut(text),
            [
                (BlockKind::Meta, "OSLO (Nordic Wire) --"),
                (BlockKind::Paragraph, "Rain fell."),
                (BlockKind::Paragraph, "It stopped at noon."),
            ]
        );
        let long = "The two governments will hold talks about the river next week, the ministry said on Jan. 6.\nMore followed.";
        assert_eq!(cut(long).first().map(|block| block.0), Some(BlockKind::Paragraph));
    }

    #[test]
    fn a_masthead_and_a_posting_line_open_no_text() {
        let text = "Rain at last\n\nThe Valley Courier\nJan 13, 2023 | Updated 2 hrs ago\n\nOSLO (Nordic Wire) -- Rain fell.\n";
        let layout = lay_out(text, None);
        assert_eq!(layout.masthead.and_then(|span| text.get(span.range())), Some("The Valley Courier"));
        assert_eq!(layout.dateline.map(|found| found.dateline.place).as_deref(), Some("OSLO"));
    }

    #[test]
    fn parts_of_a_page_have_their_headings_and_its_furniture_is_marked() {
        let text = "Rain at last\n\nWHAT HAPPENED\nIt rained in the valley for nine hours.\n\nREAD MORE\n- Why it rains\n- Ten floods\n\n\
The bridge held. (Writing by A. Person)\n\nvalley news\n\n© Valley Courier";
        assert_eq!(
            cut(text),
            [
                (BlockKind::Headline, "Rain at last"),
                (BlockKind::Subheading, "WHAT HAPPENED"),
                (BlockKind::Paragraph, "It rained in the valley for nine hours."),
                (BlockKind::Boilerplate, "READ MORE"),
                (BlockKind::Boilerplate, "- Why it rains"),
                (BlockKind::Boilerplate, "- Ten floods"),
                (BlockKind::Paragraph, "The bridge held."),
                (BlockKind::Boilerplate, "(Writing by A. Person)"),
                (BlockKind::Boilerplate, "valley news"),
                (BlockKind::Boilerplate, "© Valley Courier"),
            ]
        );
    }

    #[test]
    fn markdown_headings_lose_their_marks() {
        let text = "# Rain at last\n\nIt rained.\n\n## The bridge\n\nIt held all night long.\n";
        let spoken: Vec<_> = cut(text).into_iter().filter(|block| block.0.speaks()).collect();
        assert_eq!(spoken[0], (BlockKind::Headline, "Rain at last"));
        assert_eq!(spoken[2], (BlockKind::Subheading, "The bridge"));
    }

    #[test]
    fn blocks_stand_in_order_and_do_not_overlap() {
        for text in [
            "",
            "\n\n",
            "a",
            "---",
            "# ",
            "#",
            "\r\r\n\u{feff}x\ry",
            "— \u{a0}\n(A) -",
            "By \n|\n| 1 May 2020 |\n( - )\n[\n]\n\u{1F600}",
        ] {
            let mut end = 0;
            for block in lay_out(text, None).blocks {
                assert!(block.span.start() >= end && text.get(block.span.range()).is_some(), "{text:?}");
                end = block.span.end();
            }
        }
    }
}
