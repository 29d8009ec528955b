//! Words of an article made safe to show: nothing in them can move the cursor, turn the reading direction or break
//! the line.

/// The text on one line: each run of white space is one space, and characters that act instead of showing are named
/// (`<U+202E>`).
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in pieces(text) {
        match part {
            Piece::Space => out.push(' '),
            Piece::Acting(acting) => out.push_str(&name(acting)),
            Piece::Plain(plain) => out.push(plain),
        }
    }
    out
}

/// The name of a character by its number: `<U+202E>`.
pub fn name(acting: char) -> String {
    format!("<U+{:04X}>", u32::from(acting))
}

/// Whether a character acts on the display instead of showing: a control other than white space, or a bidi control
/// (Unicode Standard Annex 9, table 2.1 to 2.7).
pub fn acts(character: char) -> bool {
    (character.is_control() && !character.is_whitespace())
        || matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

enum Piece {
    Space,
    Acting(char),
    Plain(char),
}

fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let mut in_space = false;
    text.chars().filter_map(move |character| {
        let was = std::mem::replace(&mut in_space, character.is_whitespace());
        if character.is_whitespace() {
            return (!was).then_some(Piece::Space);
        }
        Some(if acts(character) { Piece::Acting(character) } else { Piece::Plain(character) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_becomes_one_space() {
        assert_eq!(visible("two\r\nlines,\t a\u{2028}b\u{00A0}c "), "two lines, a b c ");
    }

    #[test]
    fn what_acts_is_named_and_what_shows_stays() {
        assert_eq!(visible("\u{1b}[31mred \u{202E}abc\u{2069}"), "<U+001B>[31mred <U+202E>abc<U+2069>");
        assert_eq!(visible("café 👩\u{200D}🚒 naïve"), "café 👩\u{200D}🚒 naïve");
    }
}
