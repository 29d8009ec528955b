//! Prints invented stories as JSON Lines, to measure the whole program on: `prose STORIES ARTICLES [SEED]`; or, with
//! `prose rules COUNT`, as many rules of a large desk.

#[path = "../benches/desk/mod.rs"]
mod desk;
#[path = "../benches/prose/mod.rs"]
mod prose;

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let numbers: Vec<usize> = std::env::args().skip(1).filter_map(|number| number.parse().ok()).collect();
    let (stories, articles, seed) = match numbers.as_slice() {
        [count] if std::env::args().nth(1).is_some_and(|word| word == "rules") => {
            return io::stdout().write_all(desk::rules(*count).as_bytes());
        }
        [stories, articles, seed @ ..] => (stories, articles, seed),
        _ => return Err(io::Error::other("usage: prose STORIES ARTICLES [SEED], or prose rules COUNT")),
    };
    let seed = seed.first().map_or(1, |seed| *seed as u64);
    let volume = prose::Volume { stories: *stories, articles: *articles, facts: 9, filler: 2 };
    let mut out = io::BufWriter::new(io::stdout().lock());
    for article in prose::articles(seed, volume) {
        let line = serde_json::json!({
            "id": article.id, "story": article.story, "text": article.text, "published": article.published.map(|day| day.to_string()),
        });
        writeln!(out, "{line}")?;
    }
    out.flush()
}
