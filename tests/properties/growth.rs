//! Work grows with the length of a text and no faster, whatever the text is. Growth is what two runs side by side say:
//! each is the quickest of several, so that no clock of the machine and no other work on it decides.

use std::time::{Duration, Instant};

use crosscheck::article::Article;
use crosscheck::pipeline;

use super::rules;

/// Bytes of the shorter text.
const SHORT: usize = 12_000;
/// How many times longer the other one is. Linear work takes so much longer, quadratic work its square: 64.
const TIMES: usize = 8;
/// What is still taken for linear.
const MOST: u32 = 24;
/// How often a pair may be run before its growth counts.
const ROUNDS: usize = 6;

const PIECES: &[&str] = &[
    "The minister said on Tuesday that 14 people had died, up 26 percent from May, when Anna Berg of the Harbour Board spoke. ",
    "Officials said 3 people were killed in the fire on Monday. ",
    "Officials said 3 people were killed in the fire on Monday.\n",
    "7",
    "1 ",
    "1,",
    "\u{201c}He said \u{2018}it is ",
    "\"a ",
    "abcdefghij",
    "a-",
    "e\u{301}",
    "\u{200b}",
    "\u{5d0}\u{5d1} ",
    "Ab Cd ",
    "Oslo, ",
    "last week ",
    "said ",
];

fn linear(name: &str, work: impl Fn(&str)) {
    let time = |text: &str| {
        let started = Instant::now();
        work(text);
        started.elapsed()
    };
    for piece in PIECES {
        let text = |length: usize| piece.repeat(length / piece.len());
        let (short, long) = (text(SHORT), text(SHORT * TIMES));
        let (mut one, mut other) = (Duration::MAX, Duration::MAX);
        let holds = (0..ROUNDS).any(|_| {
            one = one.min(time(&short));
            other = other.min(time(&long));
            other <= one * MOST
        });
        assert!(holds, "{name} of {piece:?}: {one:?} for a text, {other:?} for one {TIMES} times as long");
    }
}

#[test]
fn recognition_grows_with_the_text_and_no_faster() {
    linear("mentions", |text| {
        pipeline::recognise(&Article::of_text(text));
    });
}

#[test]
fn a_check_grows_with_the_text_and_no_faster() {
    linear("check", |text| {
        let article = |id: &str| Article { id: id.into(), ..Article::of_text(text) };
        pipeline::run_with(vec![article("a"), article("b")], Vec::new(), rules());
    });
}
