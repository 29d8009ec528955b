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

/// Where the first character stands that is a letter or digit, or the first that is none.
fn first(text: &str, sought: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let (inside, width) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let now = text.get(at..)?.chars().next()?;
            (now.is_alphanumeric(), now.len_utf8())
        };
        if inside == sought {
            return Some(at);
        }
        at += width;
    }
    None
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
        }
    }
}
