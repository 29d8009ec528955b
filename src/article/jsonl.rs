//! JSON Lines in, articles out: one article a line.
//!
//! `{"id","story","headline","text","published","source","author","url"}`; only `text` is required, unknown fields are ignored.
//! The article's text is `headline`, an empty line, `text` (just `text` without a headline), and its spans count bytes of that.

use std::collections::{BTreeMap, VecDeque};
use std::io::BufRead;

use serde::Deserialize;

use super::reader::{self, Input, Item, Items};
use super::{Article, Block, BlockKind, Options, PublishedFrom, dates};
use crate::problem::{Level, Problem};
use crate::text::Span;

/// A line is longer than its article by its escapes and its other fields.
const LINE_OVER_ARTICLE: usize = 2;

#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
struct Line {
    id: Option<serde_json::Value>,
    story: Option<String>,
    headline: Option<String>,
    text: Option<String>,
    published: Option<String>,
    source: Option<String>,
    author: Option<String>,
    url: Option<String>,
}

/// So many problems of one file are told in full; a file of another format has one on every line.
const PROBLEMS_TOLD: usize = 5;

/// Reads a file of lines, one line in memory at a time.
pub(super) fn read(input: Input, options: &Options) -> Items {
    let mut lines = Lines::new(input, options.clone());
    let mut waiting = VecDeque::new();
    let mut found = false;
    let mut ended = false;
    let (mut told, mut untold, mut worst) = (0, 0_usize, Level::Note);
    Box::new(std::iter::from_fn(move || {
        while waiting.is_empty() && !ended {
            let mut problems = Vec::new();
            let article = lines.next_article(&mut problems);
            ended = article.is_none();
            for problem in problems {
                if told < PROBLEMS_TOLD {
                    told += 1;
                    waiting.push_back(Item::Problem(problem));
                } else {
                    untold += 1;
                    worst = worst.min(problem.severity);
                }
            }
            waiting.extend(article.map(|article| Item::Article(Box::new(article))));
            found |= !waiting.is_empty();
            if ended && untold > 0 {
                let count =
                    if untold == 1 { "1 more problem is".into() } else { format!("{untold} more problems are") };
                let message = format!("{count} not listed. Every line must be one JSON object with a \"text\".");
                waiting.push_back(Item::Problem(Problem {
                    severity: worst,
                    ..Problem::error(&*lines.path, message).at_line(lines.number)
                }));
            }
            if ended && !found {
                let message = "The file holds no article. Write one JSON object a line, with a \"text\".";
                waiting.push_back(Item::Problem(Problem::error(&*lines.path, message)));
            }
        }
        waiting.pop_front()
    }))
}

/// Articles from a stream of lines, one at a time; holds one line in memory.
struct Lines {
    path: String,
    story: String,
    input: Box<dyn BufRead + Send>,
    options: Options,
    number: u32,
    /// How often each id was seen in the story that is being read.
    ids: BTreeMap<String, usize>,
    last_story: Option<String>,
}

impl Lines {
    fn new(input: Input, options: Options) -> Self {
        let Input { path, story, bytes } = input;
        Self { path, story, input: bytes, options, number: 0, ids: BTreeMap::new(), last_story: None }
    }

    /// The next article that can be read; what cannot is a problem.
    fn next_article(&mut self, problems: &mut Vec<Problem>) -> Option<Article> {
        loop {
            let bytes = self.next_line(problems)?;
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").filter(|_| self.number == 1).unwrap_or(&bytes);
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            match self.article(bytes) {
                Ok((article, found)) => {
                    problems.extend(found);
                    return Some(article);
                }
                Err(message) => problems.push(Problem::error(&*self.path, message).at_line(self.number)),
            }
        }
    }

    /// The next line's bytes. One that is too long is skipped without being kept.
    fn next_line(&mut self, problems: &mut Vec<Problem>) -> Option<Vec<u8>> {
        let limit = self.options.article_limit * LINE_OVER_ARTICLE;
        loop {
            let (mut line, mut dropped, mut ended) = (Vec::new(), false, false);
            while !ended {
                let chunk = match self.input.fill_buf() {
                    Ok(chunk) => chunk,
                    Err(fault) => {
                        problems.push(
                            Problem::error(&*self.path, format!("Reading stopped: {fault}. Try again."))
                                .at_line(self.number),
                        );
                        return None;
                    }
                };
                if chunk.is_empty() {
                    if line.is_empty() && !dropped {
                        return None;
                    }
                    break;
                }
                let end = chunk.iter().position(|byte| *byte == b'\n');
                let used = end.map_or(chunk.len(), |end| end + 1);
                ended = end.is_some();
                dropped |= line.len() + used > limit;
                if dropped {
                    line.clear();
                } else {
                    line.extend_from_slice(chunk.get(..used).unwrap_or_default());
                }
                self.input.consume(used);
            }
            self.number = self.number.saturating_add(1);
            if !dropped {
                return Some(line);
            }
            problems
                .push(Problem::error(&*self.path, reader::too_long(self.options.article_limit)).at_line(self.number));
        }
    }

    /// One line to one article, or what to do about it.
    fn article(&mut self, bytes: &[u8]) -> Result<(Article, Vec<Problem>), String> {
        let mut problems = Vec::new();
        let warn = |message: String| Problem::warning(&*self.path, message).at_line(self.number);
        if bytes.contains(&0) {
            return Err("The line holds binary data, not JSON. Write one JSON object a line, in UTF-8.".into());
        }
        let text = String::from_utf8_lossy(bytes);
        if matches!(text, std::borrow::Cow::Owned(_)) {
            problems.push(warn("Some bytes are no UTF-8; they are read as \u{fffd}. Save the file in UTF-8.".into()));
        }
        let line: Line = serde_json::from_str(text.trim()).map_err(|fault| complaint(&fault))?;
        let body = line.text.filter(|text| !text.trim().is_empty());
        let Some(body) = body else { return Err("The article is empty. Give its words as \"text\".".into()) };
        if body.len() > self.options.article_limit {
            return Err(reader::too_long(self.options.article_limit));
        }
        let story = line.story.unwrap_or_else(|| self.story.clone());
        let id = match line.id {
            Some(serde_json::Value::String(id)) if !id.trim().is_empty() => id,
            Some(serde_json::Value::Number(id)) => id.to_string(),
            _ => format!("{}:{}", reader::file_name(&self.path), self.number),
        };
        let id = self.unique(id, &story, &mut problems);
        let headline = line.headline.as_deref().map(str::trim).filter(|headline| !headline.is_empty());
        let mut found = Vec::new();
        let mut article = match headline {
            Some(headline) => {
                under_headline(headline, &body, |body| reader::article_of(&id, &self.path, &story, body, &mut found))
            }
            None => reader::article_of(&id, &self.path, &story, body, &mut found),
        };
        problems.extend(found.into_iter().map(|problem| problem.at_line(self.number)));
        article.source = line.source.or(article.source);
        article.author = line.author.or(article.author);
        article.url = line.url.or(article.url);
        if let Some(published) = line.published {
            match dates::first_full(&published) {
                Some(day) => (article.published, article.published_from) = (Some(day), PublishedFrom::Metadata),
                None => problems.push(
                    Problem::warning(
                        &*self.path,
                        format!("\"published\": \"{published}\" is no date that can be read. Write it as YYYY-MM-DD."),
                    )
                    .at_line(self.number),
                ),
            }
        }
        Ok((article, problems))
    }

    /// The id, or the id with a number where the story has it already.
    fn unique(&mut self, id: String, story: &str, problems: &mut Vec<Problem>) -> String {
        if self.last_story.as_deref() != Some(story) {
            self.ids.clear();
            self.last_story = Some(story.to_owned());
        }
        let seen = self.ids.entry(id.clone()).and_modify(|seen| *seen += 1).or_insert(1);
        if *seen == 1 {
            return id;
        }
        let new = format!("{id}#{seen}");
        let message = format!(
            "A second article has the id \"{id}\"; it is called \"{new}\" here. Give every article its own id."
        );
        problems.push(Problem::warning(&*self.path, message).at_line(self.number));
        new
    }
}

/// What is wrong with a line, in words that name the cure.
fn complaint(fault: &serde_json::Error) -> String {
    let column = fault.column();
    let place = if column > 0 { format!(" at column {column}") } else { String::new() };
    match fault.classify() {
        serde_json::error::Category::Data => {
            let fault = fault.to_string();
            let what = fault.split(" at line ").next().unwrap_or(&fault);
            format!("The line is JSON, but no article{place}: {what}. Write an object with a \"text\".")
        }
        _ => format!("The line is no JSON{place} and was skipped. Write one JSON object a line."),
    }
}

/// An article whose headline is given apart: laid out alone, then set under the headline.
fn under_headline(headline: &str, body: &str, read: impl FnOnce(String) -> Article) -> Article {
    let joined = format!("{headline}\n\n{body}");
    // The headline is known to be one, so the body's first line is looked at as a body's first line: a paragraph if it is
    // prose, a headline again only if it repeats the words.
    let mut article = read(joined);
    let span = Span::of(0, headline.len());
    if article.headline != Some(span) {
        for block in &mut article.blocks {
            if block.kind == BlockKind::Headline {
                block.kind = BlockKind::Subheading;
            }
        }
        article.blocks.retain(|block| !block.span.overlaps(span));
        article.blocks.insert(0, Block { kind: BlockKind::Headline, span });
        article.headline = Some(span);
    }
    article
}
