//! Document in, mentions out: every stretch of text that has a value.
//!
//! Comes in: a [`Document`] and its [`Anchor`]. Goes out: [`Mention`]s in order of their place. Refuses: what is no
//! value (`2+2`, `G7`, `Boeing 747`, `one of them`).
//!
//! `about 9,000 people fled on Tuesday` gives the quantity 9,000 `people` (precision about) and a date, the Tuesday
//! nearest the article's own.

mod anaphor;
mod change;
mod list;
mod name;
mod number;
mod order;
mod quantity;
mod quote;
mod role;
mod time;
mod value;

use std::cell::OnceCell;
use std::ops::Range;

pub(crate) use change::{frozen_by, moved_by, moved_with, noun_of_change};
pub(crate) use number::{is_number_word, written};
pub use value::*;

use crate::calendar::Date;
use crate::text::{Document, Span};

/// What a document's relative dates are reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The day the article was published or filed.
    pub published: Option<Date>,
}

/// A recognised piece of text with its normalised value.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Bytes in the text: the words that carry the value, and its head noun where the unit is a counted noun.
    pub span: Span,
    /// The tokens it stands on.
    pub tokens: Range<u32>,
    /// Index of its sentence.
    pub sentence: u32,
    /// The value.
    pub value: Value,
    /// The recogniser that found it, for `mentions` and for messages.
    pub found_by: &'static str,
}

/// A document as the recognisers share it; what several of them need is worked out once, when first asked for.
pub struct Sheet<'d> {
    document: &'d Document,
    anchor: Anchor,
    page: OnceCell<name::Page<'d>>,
    quotes: OnceCell<Quotes>,
}

/// The paragraphs that speak and the words in quotation marks in them.
struct Quotes {
    paragraphs: Vec<Range<usize>>,
    marked: Vec<quote::marks::Marked>,
}

impl<'d> Sheet<'d> {
    /// Nothing worked out yet.
    pub fn new(document: &'d Document, anchor: Anchor) -> Self {
        Self { document, anchor, page: OnceCell::new(), quotes: OnceCell::new() }
    }

    /// Words, capitals and titles.
    fn page(&self) -> &name::Page<'d> {
        self.page.get_or_init(|| name::Page::new(self.document))
    }

    fn quotes(&self) -> &Quotes {
        self.quotes.get_or_init(|| {
            let paragraphs = quote::marks::paragraphs(self.document);
            let marked = quote::marks::quotes(self.document, &paragraphs);
            Quotes { paragraphs, marked }
        })
    }
}

/// A recogniser appends what it finds; it may read what the recognisers before it in [`RECOGNIZERS`] found.
pub type Recognizer = fn(&Sheet<'_>, &mut Vec<Mention>);

/// Every recogniser, in the order they run. Later ones may build on earlier ones.
pub const RECOGNIZERS: &[(&str, Recognizer)] = &[
    ("time", time::recognize),
    ("quantity", quantity::recognize),
    ("change", change::recognize),
    ("name", name::recognize),
    ("role", role::recognize),
    ("anaphor", anaphor::recognize),
    ("quote", quote::recognize),
    ("list", list::recognize),
    ("order", order::recognize),
];

/// Finds every mention of a document, in order of place, then kind.
pub fn recognize(document: &Document, anchor: Anchor) -> Vec<Mention> {
    let (sheet, mut found) = (Sheet::new(document, anchor), Vec::new());
    for (_, recognizer) in RECOGNIZERS {
        recognizer(&sheet, &mut found);
    }
    found.sort_by_cached_key(|mention| (mention.span, mention.value.kind()));
    found
}
