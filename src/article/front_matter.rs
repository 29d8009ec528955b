//! `---` at the top of a file: source, published, author, url, headline.

use crate::problem::Problem;
use crate::text::Span;

use super::dates;
use crate::calendar::Date;

/// Front matter longer than this many lines is no front matter.
const LONGEST: usize = 60;

/// What stands between two `---` (or `+++`) lines at the top of a file.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) source: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) published: Option<Date>,
    /// The words of the headline, without quotes.
    pub(super) headline: Option<Span>,
    /// All of it, the fences included.
    pub(super) span: Span,
    /// Where the text begins.
    pub(super) end: usize,
}

/// Reads the front matter of a text; none where it has none. `path` is for the problems.
pub(super) fn read(text: &str, path: &str, problems: &mut Vec<Problem>) -> Option<FrontMatter> {
    let bare = text.trim_start_matches('\u{feff}').trim_start();
    let start = text.len() - bare.len();
    let fence =
        ["---", "+++"].into_iter().find(|fence| bare.lines().next().is_some_and(|line| line.trim_end() == *fence))?;
    let mut front = FrontMatter::default();
    let first_line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
    let mut at = start;
    for (number, line) in bare.split_inclusive('\n').enumerate() {
        let line_start = at;
        at += line.len();
        if number == 0 {
            continue;
        }
        let words = line.trim();
        if words == fence {
            front.span = Span::of(start, line_start + line.trim_end().len());
            front.end = at;
            return Some(front);
        }
        let listed = words.is_empty() || words.starts_with(['#', '-']) || line.starts_with([' ', '\t']);
        match words.split_once([':', '=']) {
            Some((key, value)) if number <= LONGEST && !key.trim().contains(' ') => {
                let line = u32::try_from(first_line + number).unwrap_or(u32::MAX);
                let value_at = line_start + words_start(text, line_start, value);
                problems.extend(
                    front
                        .take(key.trim(), value, value_at)
                        .map(|message| Problem::warning(path, message).at_line(line)),
                );
            }
            _ if listed && number <= LONGEST => {}
            _ => return None,
        }
    }
    None
}

/// Bytes from the start of a line to a part of it.
fn words_start(text: &str, line_start: usize, value: &str) -> usize {
    text.get(line_start..).and_then(|line| line.find(value)).unwrap_or(0)
}

impl FrontMatter {
    /// Takes one key; gives back what is wrong with its value.
    fn take(&mut self, key: &str, value: &str, value_at: usize) -> Option<String> {
        let bare = value.trim().trim_matches(['"', '\'']).trim();
        if bare.is_empty() {
            return None;
        }
        let owned = || Some(bare.to_owned());
        match key.to_ascii_lowercase().as_str() {
            "source" | "outlet" | "publisher" | "publication" | "site" | "agency" => self.source = owned(),
            "author" | "authors" | "by" | "byline" => self.author = owned(),
            "url" | "link" | "canonical" | "canonical_url" => self.url = owned(),
            "headline" | "title" => {
                let start = value_at + value.find(bare).unwrap_or(0);
                self.headline = Some(Span::of(start, start + bare.len()));
            }
            "published" | "date" | "published_at" | "datepublished" | "pubdate" | "publish_date" => {
                self.published = dates::first_full(bare);
                if self.published.is_none() {
                    return Some(format!("`{key}: {bare}` is no date that can be read. Write it as YYYY-MM-DD."));
                }
            }
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_gives_metadata_and_where_the_text_begins() {
        let text = "\u{feff}---\r\ntitle: \"Rain: at last\"\r\nsource: The Paper\r\npublished: 2024-05-06\r\ntags:\r\n  - rain\r\n---\r\nIt rained.";
        let mut problems = Vec::new();
        let front = read(text, "a.txt", &mut problems).expect("front matter");
        assert_eq!(front.source.as_deref(), Some("The Paper"));
        assert_eq!(front.published.map(|date| date.to_string()).as_deref(), Some("2024-05-06"));
        assert_eq!(front.headline.and_then(|span| text.get(span.range())), Some("Rain: at last"));
        assert_eq!(text.get(front.end..), Some("It rained."));
        assert_eq!(problems, []);
    }

    #[test]
    fn a_date_nobody_can_read_is_a_problem_on_its_line() {
        let mut problems = Vec::new();
        let front = read("---\nsource: X\npublished: soon\n---\nText.", "a.txt", &mut problems).expect("front matter");
        assert_eq!(front.published, None);
        assert_eq!(problems.first().map(|problem| problem.line), Some(Some(3)));
    }

    #[test]
    fn a_rule_above_prose_is_no_front_matter() {
        for text in
            ["---\nIt rained all day.\n---\nMore.", "---\nsource: X\nno end", "It rained.\n---\nsource: X\n---\n", ""]
        {
            assert!(read(text, "a.txt", &mut Vec::new()).is_none(), "{text}");
        }
    }
}
