//! The runs of letters and digits of a text, which are its words for whatever knows no grammar.

use std::ops::Range;

/// Where the runs of letters and digits of a text stand, in order.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + first(text.get(at..)?, true)?;
        at = text.get(start..).and_then(|rest| first(rest, false)).map_or(text.len(), |end| start + end);
        Some(start..at)
    })
}

/// For each byte its letter in lower case or its digit, where it is one of ASCII; else 0.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// The lower case of a letter or digit of ASCII; none for any other byte.
pub(super) fn folded(byte: u8) -> Option<u8> {
    Some(FOLDED[usize::from(byte)]).filter(|folded| *folded != 0)
}

/// Where the runs of letters and digits of a text begin, in order.
pub(super) fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        let before = inside;
        inside = match byte.is_ascii() {
            true => folded(byte).is_some(),
            // The later bytes of a character begin none.
            false => text.get(at..).and_then(|rest| rest.chars().next()).map_or(before, char::is_alphanumeric),
        };
        (inside && !before).then_some(at)
    })
}

/// Where the first character stands that is a letter or digit, or the first that is none.
fn first(text: &str, sought: bool) -> Option<usize> {
    let stops = |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphanumeric() == sought;
    let at = text.bytes().position(|byte| stops(&byte))?;
    if text.as_bytes().get(at).is_some_and(u8::is_ascii) {
        return Some(at);
    }
    let rest = text.get(at..)?;
    rest.char_indices().find(|(_, now)| now.is_alphanumeric() == sought).map(|(more, _)| at + more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_letters_and_digits_of_any_script_without_a_gap() {
        for (text, words) in [
            ("It rose by 3.5%, to \u{a3}40m\u{2014}Zo\u{eb} said", "It|rose|by|3|5|to|40m|Zo\u{eb}|said"),
            ("\u{41c}\u{43e}\u{441}\u{43a}\u{432}\u{430}", "\u{41c}\u{43e}\u{441}\u{43a}\u{432}\u{430}"),
            (" \u{2026} ", ""),
            ("", ""),
        ] {
            let found: Vec<&str> = runs(text).map(|run| &text[run]).collect();
            assert_eq!(found.join("|"), words, "{text}");
            assert!(starts(text).eq(runs(text).map(|run| run.start)), "{text}");
        }
    }
}
