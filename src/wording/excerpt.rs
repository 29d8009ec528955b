//! The sentence around a value, cut to fit.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::visible::visible;
use crate::text::{Document, Span};

/// A stretch of an article around a value, on one line and safe to show. Where the sentence is cut, an ellipsis
/// stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The words before the value, with the space between.
    pub before: String,
    /// The words that carry the value.
    pub words: String,
    /// The words after the value, with the space between.
    pub after: String,
}

/// Bytes looked at for each column: a character of four bytes may be narrow, and some have no width at all.
const BYTES_A_COLUMN: usize = 8;

/// The sentence of a span, cut to about so many columns, the value in the middle third where there is a choice.
pub fn excerpt(document: &Document, span: Span, columns: usize) -> Excerpt {
    let whole = sentence(document, span);
    let words = visible(document.slice(span).trim());
    if words.width() > columns {
        return Excerpt { words: shorten(&words, columns), ..Excerpt::default() };
    }
    let before = document.slice(Span::new(whole.start(), span.start()));
    let after = document.slice(Span::new(span.end(), whole.end()));
    let (before, cut_before) = last_bytes(before, columns * BYTES_A_COLUMN);
    let (after, cut_after) = first_bytes(after, columns * BYTES_A_COLUMN);
    let (before, after) = (visible(before), visible(after));
    let (before, after) = (before.trim_start(), after.trim_end());
    let room = columns - words.width();
    let half = room / 2;
    let left = half.max(room.saturating_sub(after.width()));
    let right = half.max(room.saturating_sub(before.width().min(left)));
    Excerpt { before: tail(before, left, cut_before), words, after: head(after, right, cut_after) }
}

/// A text on one line, its end cut off where it is wider than so many columns.
pub fn shorten(text: &str, columns: usize) -> String {
    head(visible(text).trim(), columns, false)
}

/// The sentence or sentences that a span stands in; its line where the span is in no sentence.
fn sentence(document: &Document, span: Span) -> Span {
    let at = |byte: u32| document.sentences.get(document.sentence_at(byte) as usize).map(|sentence| sentence.span);
    let first = at(span.start()).filter(|sentence| sentence.overlaps(span));
    let last = at(span.end().saturating_sub(1)).filter(|sentence| sentence.overlaps(span));
    if let Some(first) = first {
        return first.cover(last.unwrap_or(first)).cover(span);
    }
    let text = document.text();
    let start = text.get(..span.start() as usize).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(span.end() as usize..).unwrap_or_default();
    Span::of(start, span.end() as usize + rest.find('\n').unwrap_or(rest.len())).cover(span)
}

/// At most so many bytes from the end, and whether something was left out.
fn last_bytes(text: &str, limit: usize) -> (&str, bool) {
    let mut from = text.len().saturating_sub(limit);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    (text.get(from..).unwrap_or_default(), from > 0)
}

/// At most so many bytes from the start, and whether something was left out.
fn first_bytes(text: &str, limit: usize) -> (&str, bool) {
    let mut to = text.len().min(limit);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    (text.get(..to).unwrap_or_default(), to < text.len())
}

/// The last words that fit, behind an ellipsis where something is missing.
fn tail(text: &str, columns: usize, cut: bool) -> String {
    if !cut && text.width() <= columns {
        return text.into();
    }
    let room = columns.saturating_sub(2);
    let mut used = 0;
    let mut from = text.len();
    for (at, character) in text.char_indices().rev() {
        used += character.width().unwrap_or(0);
        if used > room {
            break;
        }
        from = at;
    }
    let kept = text.get(from..).unwrap_or_default();
    let whole_word = from == 0 || text.get(..from).is_some_and(|before| before.ends_with(' '));
    let kept = if whole_word { kept } else { kept.split_once(' ').map_or(kept, |(_, rest)| rest) };
    if kept.trim().is_empty() { "… ".into() } else { format!("… {}", kept.trim_start()) }
}

/// The first words that fit, before an ellipsis where something is missing.
fn head(text: &str, columns: usize, cut: bool) -> String {
    if !cut && text.width() <= columns {
        return text.into();
    }
    let room = columns.saturating_sub(2);
    let mut used = 0;
    let mut to = 0;
    for (at, character) in text.char_indices() {
        used += character.width().unwrap_or(0);
        if used > room {
            break;
        }
        to = at + character.len_utf8();
    }
    let kept = text.get(..to).unwrap_or_default();
    let whole_word = text.get(to..).is_some_and(|after| after.is_empty() || after.starts_with(' '));
    let kept = if whole_word { kept } else { kept.rsplit_once(' ').map_or(kept, |(rest, _)| rest) };
    format!("{} …", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt around `words`, with the value in brackets.
    fn around(text: &str, words: &str, columns: usize) -> String {
        let document = Document::of_text(text);
        let start = text.find(words).expect("the words stand in the text");
        let cut = excerpt(&document, Span::of(start, start + words.len()), columns);
        format!("{}[{}]{}", cut.before, cut.words, cut.after)
    }

    #[test]
    fn a_sentence_that_fits_is_whole_and_alone() {
        let text = "It rained. At least 12 houses burned in the port, she said. Nobody slept.";
        assert_eq!(around(text, "12 houses", 80), "At least [12 houses] burned in the port, she said.");
    }

    #[test]
    fn a_long_sentence_is_cut_at_words_on_both_sides() {
        let text = "After a long night of wind and rain at least 12 houses burned in the old port, the fire chief said";
        assert_eq!(around(text, "12 houses", 40), "… at least [12 houses] burned in the …");
    }

    #[test]
    fn room_that_one_side_leaves_goes_to_the_other() {
        let text = "In all 12 houses burned in the old port before the fire brigade came over the flooded bridge";
        assert_eq!(around(text, "12 houses", 40), "In all [12 houses] burned in the old …");
        let text = "Before the fire brigade came over the flooded bridge the flames had taken 12 houses.";
        assert_eq!(around(text, "12 houses", 40), "… bridge the flames had taken [12 houses].");
    }

    #[test]
    fn a_line_without_spaces_is_cut_between_characters() {
        let long = "ä".repeat(500);
        let cut = around(&format!("{long}12{long}"), "12", 30);
        assert_eq!(cut, format!("… {}[12]{} …", "ä".repeat(12), "ä".repeat(12)));
    }

    #[test]
    fn a_value_wider_than_the_room_loses_its_end() {
        assert_eq!(around("She said: one two three four five", "one two three four", 12), "[one two …]");
    }
}
