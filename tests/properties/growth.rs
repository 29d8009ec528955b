//! What is made of a text grows with its length and no faster, whatever the text is. Things are counted, and no time is
//! measured: mentions, claims, and how far anybody looks around, which is a sentence.

use crosscheck::article::Article;
use crosscheck::pipeline;
use crosscheck::text::Document;

use super::rules;

/// Bytes of the shorter text.
const SHORT: usize = 6_000;
/// How many times longer the other one is.
const TIMES: usize = 8;
/// Tokens that stand in one sentence at most.
const SENTENCE: u32 = 400;

const PIECES: &[&str] = &[
    "Officials said 3 people were killed in the fire on Monday. ",
    "Officials said 3 people were killed in the fire on Monday.\n",
    "7",
    "1 ",
    "71 ",
    "$3 million to ",
    "1,",
    "\u{201c}He said \u{2018}it is ",
    "\"a ",
    "a-",
    "Ab Cd ",
    "Oslo, ",
    "last week ",
    "said ",
];

/// Mentions and claims that are made of two articles with a text.
fn made(text: &str) -> [usize; 2] {
    let article = |id: &str| Article { id: id.into(), ..Article::of_text(text) };
    let dossier = pipeline::run_with(vec![article("a"), article("b")], Vec::new(), rules());
    [dossier.mentions.iter().map(Vec::len).sum(), dossier.claims.len()]
}

#[test]
fn what_is_made_of_a_text_grows_with_it_and_no_faster() {
    for piece in PIECES {
        let text = |length: usize| piece.repeat(length / piece.len());
        let (short, long) = (made(&text(SHORT)), made(&text(SHORT * TIMES)));
        for (what, (one, other)) in ["mentions", "claims"].iter().zip(short.into_iter().zip(long)) {
            // A text that is cut elsewhere may begin with less.
            assert!(
                other <= (one + 50) * TIMES * 2,
                "{what} of {piece:?}: {one}, and {other} of {TIMES} times as much"
            );
        }
    }
}

#[test]
fn nobody_looks_further_than_a_sentence_and_a_sentence_has_an_end() {
    for piece in PIECES {
        let document = Document::of_text(&piece.repeat(SHORT * TIMES / piece.len()));
        let longest = document.sentences.iter().map(|sentence| sentence.tokens.end - sentence.tokens.start).max();
        assert!(longest <= Some(SENTENCE), "{longest:?} tokens in a sentence of {piece:?}");
        let tokens: u32 = document.sentences.iter().map(|one| one.tokens.end - one.tokens.start).sum();
        assert_eq!(tokens as usize, document.tokens.len(), "{piece:?}");
    }
}
