//! One file's bytes in, articles out: which format a name means, and what a file of bytes must be to be read.

use std::io::{BufRead, Read};

use super::{Article, Options, PublishedFrom, front_matter, jsonl, layout, sources};
use crate::problem::{Level, Problem};

/// A format of articles.
#[derive(Debug)]
pub struct Reader {
    /// For messages.
    pub name: &'static str,
    /// File name endings, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a file may hold articles of several stories.
    pub is_stream: bool,
    /// One file to its articles and what is wrong with them, read as they are asked for.
    pub read: fn(Input, &Options) -> Items,
}

/// One article a file.
const TEXT: &Reader =
    &Reader { name: "text", extensions: &["txt", "text", "md", "markdown"], is_stream: false, read: plain };

/// Every format. What the user named himself under an ending that is not listed here is read by the way it begins.
pub const READERS: &[&Reader] =
    &[TEXT, &Reader { name: "JSON Lines", extensions: &["jsonl", "ndjson"], is_stream: true, read: jsonl::read }];

/// A file that is open for reading.
pub struct Input {
    /// As the user named it, with forward slashes; `<stdin>` for standard input.
    pub path: String,
    /// The story its articles belong to unless they say otherwise.
    pub story: String,
    /// What it holds.
    pub bytes: Box<dyn BufRead + Send>,
}

/// What a reader finds.
#[derive(Debug)]
pub enum Item {
    /// An article.
    Article(Box<Article>),
    /// A fault.
    Problem(Problem),
}

/// The articles and faults of one file, in order.
pub type Items = Box<dyn Iterator<Item = Item> + Send>;

/// The reader for a file name, if its ending is known.
pub(super) fn reader_for(path: &str) -> Option<&'static Reader> {
    let (_, ending) = file_name(path).rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    READERS.iter().copied().find(|reader| reader.extensions.contains(&ending.as_str()))
}

/// The reader for an input whose name says nothing: JSON Lines where it begins with `{"`, otherwise text.
pub(super) fn reader_by_look(input: &mut Input) -> &'static Reader {
    let start = input.bytes.fill_buf().unwrap_or_default().trim_ascii_start();
    let is_object = start.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
    READERS.iter().copied().find(|reader| reader.is_stream == is_object).unwrap_or(TEXT)
}

/// The file name at the end of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or(path)
}

/// The path of the folder a file stands in, or an empty text.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Reads a text or Markdown file: one article.
fn plain(mut input: Input, options: &Options) -> Items {
    let mut problems = Vec::new();
    let article = plain_article(&mut input, options, &mut problems);
    let found = article.map(|article| Item::Article(Box::new(article)));
    Box::new(problems.into_iter().map(Item::Problem).chain(found))
}

fn plain_article(input: &mut Input, options: &Options, problems: &mut Vec<Problem>) -> Option<Article> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(options.article_limit).unwrap_or(u64::MAX).saturating_add(1);
    if let Err(fault) = input.bytes.by_ref().take(limit).read_to_end(&mut bytes) {
        problems.push(Problem::error(&*input.path, sources::unreadable(&fault)));
        return None;
    }
    let text = decode(&input.path, bytes, options, problems)?;
    if text.trim().trim_matches('\u{feff}').trim().is_empty() {
        let message = "The article is empty. Put its text into the file, or leave the file out.";
        problems.push(Problem::error(&*input.path, message));
        return None;
    }
    Some(article_of(file_name(&input.path), &input.path, &input.story, text, problems))
}

/// An article of a stored text: its metadata and its blocks. Dates that need the rest of the story are found later.
pub(super) fn article_of(id: &str, path: &str, story: &str, text: String, problems: &mut Vec<Problem>) -> Article {
    let front = front_matter::read(&text, path, problems);
    let layout = layout::lay_out(&text, front.as_ref());
    let front = front.unwrap_or_default();
    let posting = |updates: bool| layout.postings.iter().filter(move |posting| posting.is_update == updates);
    let posted = posting(false).chain(posting(true)).find_map(|posting| posting.date.as_ref()?.full());
    let filed = layout.dateline.as_ref().and_then(|found| found.date.as_ref()?.full());
    let (published, published_from) = match (front.published.or(posted), filed) {
        (Some(day), _) => (Some(day), PublishedFrom::Metadata),
        (None, Some(day)) => (Some(day), PublishedFrom::Dateline),
        (None, None) => (None, PublishedFrom::None),
    };
    let agency = layout.dateline.as_ref().and_then(|found| found.dateline.agency.clone());
    let named = layout.postings.iter().find_map(|posting| posting.source.clone());
    let masthead = layout.masthead.and_then(|span| text.get(span.range())).map(str::to_owned);
    Article {
        id: id.to_owned(),
        path: path.to_owned(),
        story: story.to_owned(),
        headline: layout.headline,
        source: front.source.or(named).or(masthead).or(agency),
        author: front.author.or_else(|| layout.postings.iter().find_map(|posting| posting.author.clone())),
        url: front.url.or_else(|| layout.postings.iter().find_map(|posting| posting.url.clone())),
        published,
        published_from,
        published_why: String::new(),
        period: None,
        dateline: layout.dateline.map(|found| found.dateline),
        text,
        blocks: layout.blocks,
        origin: 0,
        weight: 100,
    }
}

/// Bytes to text. What is no text is a problem and gives none; what can be read with a loss is a problem and is read.
fn decode(path: &str, bytes: Vec<u8>, options: &Options, problems: &mut Vec<Problem>) -> Option<String> {
    if bytes.len() > options.article_limit {
        problems.push(Problem::error(path, too_long(options.article_limit)));
        return None;
    }
    if let Some(kind) = binary(&bytes) {
        let message = format!("The file is {kind}, not text. Save the article as plain text in UTF-8.");
        problems.push(Problem::error(path, message));
        return None;
    }
    let note = |message: &str| Problem { severity: Level::Note, ..Problem::warning(path, message).at_line(1) };
    if bytes.starts_with(b"\xef\xbb\xbf") {
        problems.push(note("The file begins with a byte order mark. It is skipped; nothing needs doing."));
    }
    if bytes.windows(2).any(|pair| pair == b"\r\n") {
        problems.push(note("Lines end in CR LF. They are read as they are; nothing needs doing."));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(fault) => {
            let bytes = fault.as_bytes();
            let before = bytes.get(..fault.utf8_error().valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            let message = "Some bytes are no UTF-8; they are read as \u{fffd}, so byte positions after them are not those of \
                           the file. Save the file in UTF-8.";
            problems.push(Problem::warning(path, message).at_line(u32::try_from(line).unwrap_or(u32::MAX)));
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
    }
}

/// What to say of an article over the limit.
pub(super) fn too_long(limit: usize) -> String {
    format!("The article is longer than {} MiB and was not read. Split it, or give only its text.", limit >> 20)
}

/// What sort of binary file this is, if it is one.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive (or a Word or OpenDocument file)"),
        (b"\xd0\xcf\x11\xe0", "an old Word file"),
        (b"{\\rtf", "rich text (RTF)"),
        (b"\x1f\x8b", "gzip-compressed"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xfe", "in UTF-16"),
        (b"\xfe\xff", "in UTF-16"),
    ];
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    let start = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    known.or_else(|| start.contains(&0).then_some("binary"))
}
