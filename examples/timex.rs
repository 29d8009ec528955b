//! Reads `{"doc","dct","text"}` lines and prints `{"doc","timexes"}` lines with character offsets, for scoring the date
//! recogniser against TimeML.

use std::io::{self, BufRead, Write};

use crosscheck::article::Article;
use crosscheck::mentions::{Anchor, Value, recognize};
use crosscheck::text::Document;
use serde_json::{Value as Json, json};

fn main() -> io::Result<()> {
    let (stdin, mut stdout) = (io::stdin().lock(), io::stdout().lock());
    for line in stdin.lines() {
        let line: Json = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().unwrap_or_default();
        let published = line["dct"].as_str().and_then(|dct| dct.get(..10)).and_then(|day| day.parse().ok());
        let document = Document::new(&Article { published, ..Article::of_text(text) });
        let chars = |byte: u32| text.get(..byte as usize).map_or(0, |before| before.chars().count());
        let timexes: Vec<Json> = recognize(&document, Anchor { published })
            .iter()
            .filter_map(|mention| match &mention.value {
                Value::Time(timex) => Some(json!({
                    "start": chars(mention.span.start()),
                    "end": chars(mention.span.end()),
                    "type": timex.kind,
                    "value": timex.timex,
                })),
                _ => None,
            })
            .collect();
        writeln!(stdout, "{}", json!({"doc": line["doc"], "timexes": timexes}))?;
    }
    Ok(())
}
