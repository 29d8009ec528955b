//! Faults of one TOML file, each with its place and the line it stands on.

use std::ops::Range;

use crate::problem::Problem;

/// Collects what is wrong with one file, so that all of it is reported at once.
pub(crate) struct Faults<'a> {
    path: &'a str,
    text: &'a str,
    /// Where each line begins, so that thousands of rules in one file are placed in linear time.
    starts: Vec<usize>,
    /// In the order they were found.
    pub(crate) list: Vec<Problem>,
}

impl<'a> Faults<'a> {
    /// No faults yet in the file `path` with the content `text`.
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path, text, starts, list: Vec::new() }
    }

    /// Something at a range of bytes that is told but stops nothing.
    pub(crate) fn warning(&self, span: &Range<usize>, message: &str) -> Problem {
        let (line, column, excerpt) = self.place(span);
        Problem::warning(self.path, format!("{message}\n{excerpt}")).at(line, column)
    }

    /// Adds a fault at a range of bytes: its line and column, what is wrong, and the line itself with the place marked.
    pub(crate) fn add(&mut self, span: Range<usize>, message: impl Into<String>) {
        let (line, column, excerpt) = self.place(&span);
        let message = format!("{}\n{excerpt}", message.into());
        self.list.push(Problem::error(self.path, message).at(line, column));
    }

    /// Adds what makes a text no TOML. One mark left out makes all that follows wrong: of lines in a row only the first fault
    /// is told.
    pub(crate) fn syntax(&mut self, errors: &[toml::de::Error]) {
        let mut errors: Vec<(Range<usize>, &str)> =
            errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message())).collect();
        errors.sort_by_key(|(span, _)| span.start);
        let mut last = 0;
        for (span, message) in errors {
            let line = self.line(span.start);
            if last == 0 || line > last + 1 {
                self.add(span, format!("not valid TOML: {message}"));
            }
            last = line;
        }
    }

    /// The place of a word on a 1-based line, or the start of the line where it does not stand there as it is.
    pub(crate) fn word(&self, line: u32, word: &str) -> Range<usize> {
        let start = self.starts.get((line as usize).saturating_sub(1)).copied().unwrap_or_default();
        let whole = self.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        whole.find(word).map_or(start..start, |at| start + at..start + at + word.len())
    }

    /// The place of a text in quotation marks on a 1-based line or after it, or the start of the line.
    pub(crate) fn quoted(&self, line: u32, text: &str) -> Range<usize> {
        let start = self.starts.get((line as usize).saturating_sub(1)).copied().unwrap_or_default();
        let rest = self.text.get(start..).unwrap_or_default();
        let found = ['"', '\''].iter().filter_map(|mark| rest.find(&format!("{mark}{text}{mark}"))).min();
        found.map_or(start..start, |at| start + at..start + at + text.len() + 2)
    }

    /// Where a byte stands, as a 1-based line.
    pub(crate) fn line(&self, byte: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= byte)).unwrap_or(u32::MAX)
    }

    /// The 1-based line and column of a range, and its line with the range underlined.
    fn place(&self, span: &Range<usize>) -> (u32, u32, String) {
        let line = self.line(span.start);
        let start = self.starts.get(line as usize - 1).copied().unwrap_or_default();
        let before = self.text.get(start..span.start).unwrap_or_default().chars().count();
        let whole = self.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let shown: String = whole.chars().take(WIDEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let marked = self.text.get(span.clone()).unwrap_or_default().lines().next().unwrap_or_default();
        let room = shown.chars().count().saturating_sub(before).max(1);
        let gutter = " ".repeat(line.to_string().len());
        let excerpt = format!(
            "  {line} | {shown}\n  {gutter} | {}{}",
            " ".repeat(before.min(WIDEST)),
            "^".repeat(marked.chars().count().clamp(1, room))
        );
        (line, u32::try_from(before + 1).unwrap_or(u32::MAX), excerpt)
    }
}

/// Characters of a line that an excerpt shows at most.
const WIDEST: usize = 120;

/// Names that are told where none is close.
const TOLD: usize = 24;

/// The known name that a misspelt one may stand for.
pub(crate) fn nearest<'n>(word: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    const CLOSE: f64 = 0.7;
    let alike =
        |name: &str| strsim::normalized_damerau_levenshtein(word, name).max(strsim::jaro_winkler(word, name) - 0.15);
    let best = known.map(|name| (alike(name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score >= CLOSE).map(|(_, name)| name)
}

/// `; did you mean ...?` where a known name is close to a misspelt one, else nothing.
pub fn near<'n>(word: &str, known: impl Iterator<Item = &'n str>) -> String {
    nearest(word, known).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

/// `; did you mean ...?` where a known name is close to a misspelt one, else the known names, if they are not too many.
pub(crate) fn suggestion<'n>(word: &str, known: impl Iterator<Item = &'n str> + Clone) -> String {
    let near = near(word, known.clone());
    if !near.is_empty() {
        return near;
    }
    let names: Vec<String> = known.map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(TOLD);
    let more = if more > 0 { format!(" and {more} more; `crosscheck rules list` shows them") } else { String::new() };
    format!("; known here: {}{more}", names[..names.len().min(TOLD)].join(", "))
}
