//! Paths in, articles out.
//!
//! Comes in: files, folders, `.jsonl` streams. Goes out: [`Article`]s with their metadata and blocks, grouped by
//! story, and problems for what could not be read. Refuses nothing silently: what is skipped is a problem.
//!
//! `ONI, Georgia (Meridian News) -- Rescuers working ...` becomes a paragraph block whose dateline names a place and
//! an agency; `© Daily Beacon Group 2023.` becomes a boilerplate block that no claim is taken from.

mod byline;
mod dateline;
mod dates;
mod front_matter;
mod furniture;
mod jsonl;
mod layout;
mod origin;
mod phrases;
mod published;
mod reader;
mod runs;
mod sources;
mod stories;

pub use reader::{Input, Item, Items, READERS, Reader};
pub use sources::files;
pub use stories::{Stories, Story, open, stories};

use crate::calendar::Date;
use crate::text::Span;
use serde::Serialize;

/// What the reading of articles can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The date of articles that do not say theirs.
    pub date: Option<Date>,
    /// What standard input is called; its ending decides the format.
    pub stdin_name: Option<String>,
    /// The longest article that is read, in bytes.
    pub article_limit: usize,
    /// The most articles of one story that are checked against each other.
    pub story_limit: usize,
    /// Whether copies of one text are looked for ([`Article::origin`]).
    pub origins: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { date: None, stdin_name: None, article_limit: 16 << 20, story_limit: 20_000, origins: true }
    }
}

/// A stretch of time that an article without a day is of, by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// The month, 1-12, where the words give one.
    pub month: Option<i8>,
}

/// Where an article's date was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublishedFrom {
    /// Front matter, JSON, or a `Posted ...` / `By NAME | DATE` line.
    Metadata,
    /// The dateline before the first sentence.
    Dateline,
    /// Worked out from the text or from the other articles of the story.
    Inferred,
    /// Given by the user.
    Option,
    /// Not known.
    None,
}

/// What a stretch of an article is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The headline.
    Headline,
    /// A line that heads a part of the text.
    Subheading,
    /// Running text.
    Paragraph,
    /// The words under a picture.
    Caption,
    /// Byline, dateline, posting line, front matter: read for metadata, no claims.
    Meta,
    /// Site furniture: "Read more", newsletter prompts, copyright lines; no claims.
    Boilerplate,
}

impl BlockKind {
    /// Whether claims of the story may be taken from such a block.
    pub fn speaks(self) -> bool {
        !matches!(self, Self::Meta | Self::Boilerplate)
    }
}

/// A stretch of an article with one purpose; blocks are in order and do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in [`Article::text`].
    pub span: Span,
}

/// `WARSAW, Poland (AP) _`: where a report was filed, by whom, and the words that say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dateline {
    /// The place as written, in title case or capitals.
    pub place: String,
    /// The agency in brackets.
    pub agency: Option<String>,
    /// The words of the dateline, its dash included.
    pub span: Span,
}

/// One text from one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Unique within a run: the file name, or the `id` of a JSON line; made unique by a parent folder or a number.
    pub id: String,
    /// The path as the user named it, with forward slashes.
    pub path: String,
    /// The story it belongs to: its folder's name, the `story` of a JSON line, or empty for one common story.
    pub story: String,
    /// Where the headline stands in the text, if there is one.
    pub headline: Option<Span>,
    /// The outlet: metadata, or the agency of the dateline.
    pub source: Option<String>,
    /// The author or authors as written.
    pub author: Option<String>,
    /// The address it was published at.
    pub url: Option<String>,
    /// The day it was published or filed.
    pub published: Option<Date>,
    /// How [`Article::published`] is known.
    pub published_from: PublishedFrom,
    /// The words that an inferred date or period rests on, for the reader; empty otherwise.
    pub published_why: String,
    /// The year the article speaks of as its own, where its day is not known.
    pub period: Option<Period>,
    /// The dateline, if there is one.
    pub dateline: Option<Dateline>,
    /// The text as stored; every span of the program is bytes into it.
    pub text: String,
    /// The text cut by purpose.
    pub blocks: Vec<Block>,
    /// Which origin it shares with other articles of the story (0-based, in order of first appearance).
    pub origin: usize,
    /// How much its source's voice counts when readings are put in order, in hundredths; 100 unless settings say else.
    pub weight: u32,
}

impl Article {
    /// The headline's words, or an empty text.
    pub fn headline_text(&self) -> &str {
        self.headline.and_then(|span| self.text.get(span.range())).unwrap_or_default()
    }

    /// The outlet's name, or the id where none is known.
    pub fn outlet(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.id)
    }
}

impl Article {
    /// An article of one paragraph without metadata, id `text`.
    pub fn of_text(text: &str) -> Self {
        Self {
            id: "text".into(),
            path: "text".into(),
            story: String::new(),
            headline: None,
            source: None,
            author: None,
            url: None,
            published: None,
            published_from: PublishedFrom::None,
            published_why: String::new(),
            period: None,
            dateline: None,
            text: text.into(),
            blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::of(0, text.len()) }],
            origin: 0,
            weight: 100,
        }
    }
}
