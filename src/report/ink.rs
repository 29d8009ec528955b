//! Lines of styled words for the terminal, wrapped to its width.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a piece of text is for; decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Running text.
    Plain,
    /// A heading or a reading.
    Strong,
    /// What may be skipped.
    Faint,
    /// A conflict.
    Alarm,
    /// A possible conflict.
    Doubt,
    /// Agreement.
    Calm,
    /// The value in its sentence.
    Mark,
    /// File and line.
    Place,
}

impl Ink {
    fn style(self) -> Style {
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Alarm => colour(AnsiColor::Red).bold(),
            Self::Doubt => colour(AnsiColor::Yellow).bold(),
            Self::Calm => colour(AnsiColor::Green).bold(),
            Self::Mark => colour(AnsiColor::Yellow).bold().underline(),
            Self::Place => colour(AnsiColor::Cyan),
        }
    }
}

/// A piece of text in one ink.
pub(super) type Run = (Ink, String);

/// A space that no line is broken at.
pub(super) const FIXED_SPACE: char = '\u{A0}';

/// The text as one word.
pub(super) fn unbroken(text: &str) -> String {
    text.replace(' ', FIXED_SPACE.encode_utf8(&mut [0; 4]))
}

/// Writes wrapped lines.
#[derive(Debug)]
pub(super) struct Pen {
    colour: bool,
    width: usize,
    out: String,
}

/// A word: text between spaces, which may change its ink in the middle.
#[derive(Debug, Default)]
struct Word {
    /// Spaces before it, where it is not the first of its line.
    gap: usize,
    runs: Vec<Run>,
    width: usize,
}

impl Word {
    fn push(&mut self, ink: Ink, character: char) {
        self.width += character.width().unwrap_or(0);
        match self.runs.last_mut() {
            Some((last, text)) if *last == ink => text.push(character),
            _ => self.runs.push((ink, character.into())),
        }
    }
}

impl Pen {
    /// Fewest columns that are written for.
    const NARROWEST: usize = 40;

    /// Writes for a terminal of so many columns.
    pub(super) fn new(colour: bool, width: usize) -> Self {
        Self { colour, width: width.max(Self::NARROWEST), out: String::new() }
    }

    /// The columns that are written for.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Whether ink shows; where it does not, marks in the text have to.
    pub(super) fn colour(&self) -> bool {
        self.colour
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A line, wrapped at spaces; the first line is indented by `first`, the others by `rest`.
    pub(super) fn line(&mut self, first: &str, rest: &str, runs: &[Run]) {
        let mut line: Vec<Run> = vec![(Ink::Plain, first.into())];
        let mut used = first.width();
        let mut empty = true;
        for word in words(runs, self.width.saturating_sub(rest.width()).max(1)) {
            if !empty && used + word.gap + word.width > self.width {
                self.flush(&line);
                line = vec![(Ink::Plain, rest.into())];
                used = rest.width();
            } else if !empty {
                // A space inside a marked stretch is marked too, so that the stretch shows as one.
                let ink = match (line.last(), word.runs.first()) {
                    (Some((before, _)), Some((after, _))) if before == after => *after,
                    _ => Ink::Plain,
                };
                line.push((ink, " ".repeat(word.gap)));
                used += word.gap;
            }
            used += word.width;
            line.extend(word.runs);
            empty = false;
        }
        self.flush(&line);
    }

    /// A heading with a rule drawn through it to the full width: `── left ─────── right ──`.
    pub(super) fn rule(&mut self, left: &[Run], right: &str) {
        let taken = left.iter().map(|(_, text)| text.width()).sum::<usize>();
        let tail = if right.is_empty() { String::new() } else { format!(" {right} ──") };
        let lead = "── ";
        match self.width.checked_sub(lead.width() + taken + 1 + tail.width()) {
            Some(room) if room >= 2 => {
                let mut line = vec![(Ink::Faint, lead.into())];
                line.extend(left.iter().cloned());
                line.push((Ink::Faint, format!(" {}{tail}", "─".repeat(room))));
                self.flush(&line);
            }
            _ if right.is_empty() => self.line(lead, "   ", left),
            _ => self.rule(left, ""),
        }
    }

    fn flush(&mut self, line: &[Run]) {
        let mut joined: Vec<Run> = Vec::new();
        for (ink, text) in line {
            match joined.last_mut() {
                Some((last, so_far)) if last == ink => so_far.push_str(text),
                _ => joined.push((*ink, text.clone())),
            }
        }
        for (ink, text) in &joined {
            let style = if self.colour { ink.style() } else { Style::new() };
            let _ = write!(self.out, "{style}{}{style:#}", text.replace(FIXED_SPACE, " "));
        }
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        self.out.push('\n');
    }
}

/// Cuts runs into words, none wider than `widest`.
fn words(runs: &[Run], widest: usize) -> Vec<Word> {
    let mut all = Vec::new();
    let mut word = Word::default();
    for (ink, text) in runs {
        for character in text.chars() {
            let wide = character.width().unwrap_or(0);
            let full = wide > 0 && word.width + wide > widest;
            if (character == ' ' || full) && !word.runs.is_empty() {
                all.push(std::mem::take(&mut word));
            }
            if character == ' ' {
                word.gap += 1;
            } else {
                word.push(*ink, character);
            }
        }
    }
    if !word.runs.is_empty() {
        all.push(word);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(width: usize, runs: &[(Ink, &str)]) -> String {
        let mut pen = Pen { colour: false, width, out: String::new() };
        let runs: Vec<Run> = runs.iter().map(|(ink, text)| (*ink, (*text).into())).collect();
        pen.line("- ", "  ", &runs);
        pen.finish()
    }

    #[test]
    fn lines_break_at_spaces_and_hang() {
        assert_eq!(wrapped(12, &[(Ink::Plain, "one two three four")]), "- one two\n  three four\n");
    }

    #[test]
    fn a_word_is_not_torn_where_its_ink_changes() {
        assert_eq!(
            wrapped(9, &[(Ink::Plain, "in the ‹"), (Ink::Mark, "port"), (Ink::Plain, "›, he")]),
            "- in the\n  ‹port›,\n  he\n"
        );
    }

    #[test]
    fn wide_letters_count_double_and_long_words_are_cut() {
        assert_eq!(wrapped(8, &[(Ink::Plain, "東京東京 ab")]), "- 東京東\n  京 ab\n");
    }

    #[test]
    fn each_line_of_a_coloured_stretch_stands_alone() {
        let mut pen = Pen { colour: true, width: 10, out: String::new() };
        pen.line("", "", &[(Ink::Strong, "bold words here".into())]);
        assert_eq!(pen.finish(), "\u{1b}[1mbold words\u{1b}[0m\n\u{1b}[1mhere\u{1b}[0m\n");
    }
}
