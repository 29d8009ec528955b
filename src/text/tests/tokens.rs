use super::words;
use crate::text::{Document, TokenKind};

/// Text and its tokens, one space between.
const CUTS: &[(&str, &str)] = &[
    ("at 11pm and 4.17am", "at 11 pm and 4.17 am"),
    ("€2m, £71million, US$5.4bn", "€ 2 m , £ 71 million , US $ 5.4 bn"),
    ("a 58-metre mast", "a 58 - metre mast"),
    ("Japan's fleet wasn't there", "Japan 's fleet was n't there"),
    ("Japan’s fleet couldn’t; they’ll, we've, you're", "Japan ’s fleet could n’t ; they ’ll , we 've , you 're"),
    ("CAN'T WON'T", "CA N'T WO N'T"),
    ("They cannot go", "They can not go"),
    ("the leaders' summit", "the leaders ' summit"),
    ("the mayor ‘s plan", "the mayor ‘s plan"),
    ("O'Brien met the Xi'an envoy at two o'clock", "O'Brien met the Xi'an envoy at two o'clock"),
    ("the G7, a WZ-7, the 1990s, 1st and 21st", "the G7 , a WZ - 7 , the 1990s , 1st and 21st"),
    ("the U.S.-made engine", "the U.S. - made engine"),
    ("on Jan. 13, Brig. Gen. D. Cole", "on Jan. 13 , Brig. Gen. D. Cole"),
    ("at 5:00 p.m. in No. 10, St. James", "at 5:00 p.m. in No. 10 , St. James"),
    ("He said no.", "He said no ."),
    ("In the sun, Sun. 4 May; the Sun.", "In the sun , Sun. 4 May ; the Sun ."),
    ("1,312 / 6.3 / 6,3 / 15.11.2023 / 2024-06-12", "1,312 / 6.3 / 6,3 / 15.11.2023 / 2024-06-12"),
    ("the 2019-20 season", "the 2019 - 20 season"),
    ("on May 3,2021", "on May 3 , 2021"),
    ("about .5 percent", "about .5 percent"),
    ("Wait... no -- yes", "Wait ... no -- yes"),
    ("``Go,'' he said", "`` Go , '' he said"),
    ("Málaga, Łódź and 東京", "Málaga , Łódź and 東京"),
    ("AT&T and Marks & Co. at shop.example.com", "AT&T and Marks & Co. at shop.example.com"),
    ("See https://example.org/a?b=1.", "See https://example.org/a?b=1 ."),
    ("It said so.Then it left", "It said so . Then it left"),
    ("up 5%, down 3°", "up 5 % , down 3 °"),
    ("give 'em hell", "give 'em hell"),
];

#[test]
fn text_is_cut_where_the_conventions_say() {
    for (text, expected) in CUTS {
        assert_eq!(words(text).join(" "), *expected, "{text}");
    }
}

#[test]
fn a_lower_case_word_has_straight_apostrophes() {
    let document = Document::of_text("Japan’s O’Neill did N’T");
    let lower: Vec<&str> = (0..5).map(|token| document.lower(token)).collect();
    assert_eq!(lower, ["japan", "'s", "o'neill", "did", "n't"]);
}

#[test]
fn kinds_tell_words_numbers_and_marks_apart() {
    let document = Document::of_text("21st 6.3 % n't U.S. ½ — G7");
    let kinds: Vec<TokenKind> = document.tokens.iter().map(|token| token.kind).collect();
    use TokenKind::{Mark, Number, Word};
    assert_eq!(kinds, [Word, Number, Mark, Word, Word, Number, Mark, Word]);
}

#[test]
fn space_is_noted_before_a_token_but_not_inside_a_compound() {
    let document = Document::of_text("five-nation trip");
    let spaces: Vec<bool> = document.tokens.iter().map(|token| token.space_before).collect();
    assert_eq!(spaces, [false, false, false, true]);
}
