//! Faults of one TOML file, each with its place and the line it stands on.

use std::ops::Range;

use crate::problem::Problem;

/// Collects what is wrong with one file, so that all of it is reported at once.
pub(crate) struct Faults<'a> {
    path: &'a str,
    text: &'a str,
    /// In the order they were found.
    pub(crate) list: Vec<Problem>,
}

impl<'a> Faults<'a> {
    /// No faults yet in the file `path` with the content `text`.
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, list: Vec::new() }
    }

    /// Adds a fault at a range of bytes: its line and column, what is wrong, and the line itself with the place marked.
    pub(crate) fn add(&mut self, span: Range<usize>, message: impl Into<String>) {
        let (line, column, excerpt) = place(self.text, &span);
        let message = format!("{}\n{excerpt}", message.into());
        self.list.push(Problem::error(self.path, message).at(line, column));
    }

    /// Where a byte stands, as a 1-based line.
    pub(crate) fn line(&self, byte: usize) -> u32 {
        place(self.text, &(byte..byte)).0
    }
}

/// The 1-based line and column of a range, and its line with the range underlined.
fn place(text: &str, span: &Range<usize>) -> (u32, u32, String) {
    const WIDEST: usize = 120;
    let before = text.get(..span.start).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.matches('\n').count() + 1;
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    let whole = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let shown: String = whole.chars().take(WIDEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let marked = text.get(span.clone()).unwrap_or_default().lines().next().unwrap_or_default().chars().count();
    let room = shown.chars().count().saturating_sub(column - 1);
    let number = line.to_string();
    let excerpt = format!(
        "  {number} | {shown}\n  {} | {}{}",
        " ".repeat(number.len()),
        " ".repeat(column.min(WIDEST) - 1),
        "^".repeat(marked.clamp(1, room.max(1)))
    );
    let cap = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    (cap(line), cap(column), excerpt)
}

/// `; did you mean ...?` where a known name is close to a misspelt one, else the known names.
pub(crate) fn suggestion<'n>(word: &str, known: impl Iterator<Item = &'n str> + Clone) -> String {
    const CLOSE: f64 = 0.7;
    let best = known
        .clone()
        .map(|name| {
            (strsim::normalized_damerau_levenshtein(word, name).max(strsim::jaro_winkler(word, name) - 0.15), name)
        })
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((score, name)) if score >= CLOSE => format!("; did you mean `{name}`?"),
        _ => {
            let names: Vec<String> = known.map(|name| format!("`{name}`")).collect();
            format!("; known here: {}", names.join(", "))
        }
    }
}
