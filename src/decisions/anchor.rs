//! Words in an article, found again by themselves and by what stands around them.
//!
//! After the text quote selector of the W3C Web Annotation Data Model (<https://www.w3.org/TR/annotation-model/>,
//! section 4.2.4): the exact words, a prefix and a suffix; no offsets, so that an edit elsewhere moves nothing.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Characters of context kept on each side.
const CONTEXT: usize = 40;

/// Words with what stands before and after them; white space counts as one space.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Anchor {
    /// The words.
    pub exact: String,
    /// What stands before them, up to 40 characters.
    #[serde(default)]
    pub prefix: String,
    /// What stands after them, up to 40 characters.
    #[serde(default)]
    pub suffix: String,
}

/// A text with each run of white space as one space, and the way back to the bytes it came from.
#[derive(Debug, Clone, Default)]
pub(super) struct Flat {
    text: String,
    /// For each byte of the flat text and for its end, the byte of the original.
    from: Vec<u32>,
}

/// A place where an anchor's words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Where, in the original text.
    pub(super) span: Span,
    /// Characters of the context before it that are still the same.
    before: usize,
    /// Characters of the context after it that are still the same.
    after: usize,
    /// Where, in the flat text.
    flat: (usize, usize),
}

impl Place {
    /// How many characters of the context are still the same.
    pub(super) fn context(&self) -> usize {
        self.before + self.after
    }
}

impl Anchor {
    /// The anchor of words in a text; empty for a span that is not in it.
    pub fn of(text: &str, span: Span) -> Self {
        // Long enough for the context whatever the script, short enough for a text of one line.
        const REACH: usize = CONTEXT * 8;
        let (start, end) = (span.start() as usize, span.end() as usize);
        let (mut from, mut to) = (start.saturating_sub(REACH), end.saturating_add(REACH).min(text.len()));
        while !text.is_char_boundary(from) {
            from += 1;
        }
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        let (Some(before), Some(words), Some(after)) = (text.get(from..start), text.get(start..end), text.get(end..to))
        else {
            return Self::default();
        };
        let (before, after) = (squeeze(before), squeeze(after));
        let skipped = before.chars().count().saturating_sub(CONTEXT);
        Self {
            exact: squeeze(words).trim().to_owned(),
            prefix: before.chars().skip(skipped).collect(),
            suffix: after.chars().take(CONTEXT).collect(),
        }
    }

    /// How many characters of context it has.
    pub(super) fn context(&self) -> usize {
        self.prefix.chars().count() + self.suffix.chars().count()
    }

    /// Every place where the words stand as words of their own, the best context first.
    pub(super) fn places(&self, flat: &Flat) -> Vec<Place> {
        if self.exact.is_empty() {
            return Vec::new();
        }
        let found = flat.text.match_indices(&self.exact);
        let mut places: Vec<Place> = found.filter_map(|(at, words)| self.place(flat, at, at + words.len())).collect();
        places.sort_by_key(|place| std::cmp::Reverse(place.context()));
        places
    }

    /// The words at these bytes of the flat text, if they are not cut out of longer ones: `12 dead` is not in `112 dead`.
    fn place(&self, flat: &Flat, start: usize, end: usize) -> Option<Place> {
        let (before, after) = (flat.text.get(..start)?, flat.text.get(end..)?);
        let whole_start = !joins(before.chars().rev(), self.exact.chars())
            || before.chars().next_back() == self.prefix.chars().next_back();
        let whole_end =
            !joins(after.chars(), self.exact.chars().rev()) || after.chars().next() == self.suffix.chars().next();
        let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).count()
        };
        (whole_start && whole_end).then(|| Place {
            span: flat.original(start, end),
            before: same(&mut before.chars().rev(), &mut self.prefix.chars().rev()),
            after: same(&mut after.chars(), &mut self.suffix.chars()),
            flat: (start, end),
        })
    }

    /// Whether a span that overlaps a place covers nothing beyond it but context that was there before.
    pub(super) fn covers(&self, flat: &Flat, place: &Place, span: Span) -> bool {
        let (start, end) = place.flat;
        let before = flat.text.get(..start).unwrap_or_default().chars().rev().take(place.before);
        let after = flat.text.get(end..).unwrap_or_default().chars().take(place.after);
        let from = start - before.map(char::len_utf8).sum::<usize>();
        let to = end + after.map(char::len_utf8).sum::<usize>();
        flat.original(from, to).contains(span)
    }

    /// The words that stand between what was before and what was after, where the words themselves are gone.
    pub(super) fn replaced(&self, flat: &Flat) -> Option<String> {
        /// Context that must still be there on each side.
        const SURE: usize = 12;
        /// Longest words that are shown, in bytes.
        const LONGEST: usize = 160;
        if self.context() < SURE {
            return None;
        }
        let skipped = self.prefix.chars().count().saturating_sub(SURE);
        let before: String = self.prefix.chars().skip(skipped).collect();
        let after: String = self.suffix.chars().take(SURE).collect();
        flat.text.match_indices(&before).find_map(|(at, words)| {
            let rest = flat.text.get(at + words.len()..)?;
            let end = if after.is_empty() { rest.len() } else { rest.find(&after)? };
            rest.get(..end).filter(|new| end <= LONGEST && !new.trim().is_empty()).map(|new| new.trim().to_owned())
        })
    }
}

/// Whether a word or number goes on across an edge; `outside` and `inside` begin at it.
fn joins(mut outside: impl Iterator<Item = char>, mut inside: impl Iterator<Item = char>) -> bool {
    let (Some(near), Some(edge)) = (outside.next(), inside.next()) else { return false };
    if !edge.is_alphanumeric() {
        return false;
    }
    let number = edge.is_ascii_digit()
        && (near == '%' || (matches!(near, '.' | ',') && outside.next().is_some_and(|next| next.is_ascii_digit())));
    near.is_alphanumeric() || number
}

/// A text with each run of white space as one space.
fn squeeze(text: &str) -> String {
    Flat::new(text).text
}

impl Flat {
    /// The flat form of nothing.
    pub(super) const EMPTY: Self = Self { text: String::new(), from: Vec::new() };

    /// Flattens a text.
    pub(super) fn new(text: &str) -> Self {
        let mut flat = Self { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len() + 1) };
        let mut spaced = false;
        for (at, character) in text.char_indices() {
            let is_space = character.is_whitespace();
            if !(is_space && spaced) {
                let kept = if is_space { ' ' } else { character };
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                flat.from.extend(std::iter::repeat_n(at, kept.len_utf8()));
                flat.text.push(kept);
            }
            spaced = is_space;
        }
        flat.from.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        flat
    }

    /// Bytes of the flat text as bytes of the original; both ends lie at characters that are no second white space.
    fn original(&self, start: usize, end: usize) -> Span {
        let at = |byte: usize| self.from.get(byte).copied().unwrap_or_default();
        Span::new(at(start), at(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(text: &str, words: &str) -> Anchor {
        let start = text.find(words).expect("the words stand in the text");
        Anchor::of(text, Span::of(start, start + words.len()))
    }

    /// The words that an anchor finds in a text, and what stands before them.
    fn found(anchor: &Anchor, text: &str) -> Vec<(String, u32)> {
        let places = anchor.places(&Flat::new(text));
        places.iter().map(|place| (text[place.span.range()].to_owned(), place.span.start())).collect()
    }

    #[test]
    fn words_are_found_again_after_edits_around_them_and_other_line_breaks() {
        let old = anchor("In all 12 houses burned in the port. Nobody slept.", "12 houses");
        assert_eq!(found(&old, "It rained. In all 12\n houses burned."), [("12\n houses".to_owned(), 18)]);
        assert_eq!(found(&old, "In all 14 houses burned in the port."), []);
    }

    #[test]
    fn a_longer_number_or_word_is_not_the_old_one() {
        let old = anchor("In all 12 houses burned.", "12 houses");
        for text in ["In all 112 houses burned.", "In all 1,12 houses.", "In all 12 housesful."] {
            assert_eq!(found(&old, text), [], "{text}");
        }
        let share = anchor("It rose by 5 in May.", "5");
        assert_eq!(found(&share, "It rose by 5.5 in May."), []);
        assert_eq!(found(&share, "It rose by 5% in May."), []);
        assert_eq!(found(&share, "It rose by 5, she said."), [("5".to_owned(), 11)]);
        // What was joined before may be joined now.
        assert_eq!(found(&anchor("a US$5 note", "5"), "the US$5 note"), [("5".to_owned(), 7)]);
    }

    #[test]
    fn the_place_with_the_old_context_comes_first() {
        let old = anchor("First 3 dead in Oni. Then 3 dead in Kars.", "3 dead in K");
        let old = Anchor { exact: "3 dead".into(), suffix: " in Kars.".into(), prefix: old.prefix };
        assert_eq!(found(&old, "First 3 dead in Oni. Then 3 dead in Kars.")[0].1, 26);
    }

    #[test]
    fn what_took_the_place_of_the_words_is_found_between_their_neighbours() {
        let old = anchor("Police said on Monday that 12 houses burned down in the old port.", "12 houses");
        let new = Flat::new("Late. Police said on Monday that 14 houses burned down in the old port.");
        assert_eq!(old.replaced(&new).as_deref(), Some("14 houses"));
        assert_eq!(old.replaced(&Flat::new("Nothing burned.")), None);
        let last = anchor("The final count in the old port is 12", "12");
        assert_eq!(last.replaced(&Flat::new("The final count in the old port is 14")).as_deref(), Some("14"));
    }

    #[test]
    fn a_span_that_takes_in_new_words_is_not_covered() {
        let old = anchor("In all 12 houses burned.", "12 houses");
        let covered = |text: &str, words: &str| {
            let flat = Flat::new(text);
            let start = text.find(words).unwrap();
            old.covers(&flat, &old.places(&flat)[0], Span::of(start, start + words.len()))
        };
        assert!(covered("In all 12 houses burned.", "12 houses burned"));
        assert!(!covered("In all about 12 houses burned.", "about 12 houses"));
    }
}
