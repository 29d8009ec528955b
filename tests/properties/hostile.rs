//! Texts that no newspaper prints. Work is counted, not timed: a stage that gave more than one thing a token, or that
//! needed more than a few seconds for them, would be found here.

use crosscheck::article::Article;
use crosscheck::pipeline;
use crosscheck::text::Document;

use super::{rules, texts};

/// Bytes of each text. Tests are built with little optimisation; a stage that is not linear still takes minutes here.
const LENGTH: usize = 30_000;

fn hostile(piece: &str) -> String {
    piece.repeat(LENGTH / piece.len())
}

fn holds(piece: &str) {
    let text = hostile(piece);
    texts::check(&text);
    let tokens = Document::of_text(&text).tokens.len();
    assert!(tokens <= text.chars().count(), "{tokens} tokens of {piece:?}");
    let article = |id: &str| Article { id: id.into(), ..Article::of_text(&text) };
    let dossier = pipeline::run_with(vec![article("a"), article("b")], Vec::new(), rules());
    let claims = dossier.claims.len();
    assert!(claims <= 2 * tokens, "{claims} claims of {tokens} tokens of {piece:?}");
    let links: usize = dossier.groups.iter().map(|group| group.links.len()).sum();
    assert!(links <= 2_000_000, "{links} links of {claims} claims of {piece:?}");
}

#[test]
fn a_text_without_a_space_is_read() {
    holds("a");
    holds("a-");
    holds("a.");
}

#[test]
fn digits_without_end_are_read() {
    holds("7");
    holds("1,");
    holds("1 ");
    holds("71 ");
    holds("$1 to ");
    holds("$3 million to ");
}

#[test]
fn marks_without_end_are_read() {
    for piece in ["\"", "\"a ", "\u{201c}", "\u{201c}a ", "'", "(", "\u{2014}", ". ", "...", "\n", "- "] {
        holds(piece);
    }
}

#[test]
fn capitals_without_end_are_read() {
    holds("A");
    holds("Ab ");
    holds("A. ");
    holds("MR JOHN ");
}

#[test]
fn letters_that_take_no_room_are_read() {
    for piece in ["e\u{301}", "\u{301}", "\u{200b}", "\u{202e}a", "\u{5d0}\u{5d1} ", "\u{feff}", "\u{1f469}\u{200d}"] {
        holds(piece);
    }
}

#[test]
fn words_that_open_something_without_end_are_read() {
    for piece in [
        "from ",
        "between ",
        "the ",
        "said ",
        "of ",
        "of the ",
        "a. ",
        "\"x\" said. ",
        "last ",
        "on Monday ",
        "not ",
        "who ",
        "killed 3 people ",
        "rose 3 percent while 5 men ",
    ] {
        holds(piece);
    }
}
