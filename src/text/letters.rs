//! Letters without their marks, as a keyboard that lacks them writes them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word in lower case without accents, marks and strokes: `Łukasz` is `lukasz`, `Rønning` is `ronning`.
pub(crate) fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let bare = word.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    bare.map(without_stroke).collect()
}

/// The letter that a stroke is drawn through: Unicode has no parts for these.
fn without_stroke(letter: char) -> char {
    match letter {
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ŧ' => 't',
        'ı' => 'i',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_strokes_go() {
        assert_eq!(plain("Łukasz Rønning"), "lukasz ronning");
        assert_eq!(plain("Đorđe Şimşek"), "dorde simsek");
        assert_eq!(plain("Müller"), "muller");
    }
}
