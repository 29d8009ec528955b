//! Trains the part-of-speech tagger on a treebank in CoNLL-U, and measures it.
//!
//! ```text
//! cargo run --release --example train_tagger -- train TRAIN.conllu DEV.conllu data/text/tagger.bin
//! cargo run --release --example train_tagger -- lemmas TRAIN.conllu data/text/lemmas.tsv
//! cargo run --release --example train_tagger -- measure TEST.conllu
//! ```
//!
//! An averaged perceptron over hashed features (Collins 2002), shuffled with a fixed seed: the same treebank gives the
//! same bytes. Copies of sentences in title case and in capitals teach it headlines.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the terminal")]

#[path = "../../src/text/tags/features.rs"]
#[expect(dead_code, reason = "the library reads its groups in more ways")]
mod features;
mod lemmas;
mod measure;
#[path = "../../src/text/tags/model.rs"]
#[expect(unused, reason = "the library's own file")]
mod model;
mod perceptron;
mod treebank;
mod write;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["train", train, dev, out] => perceptron::train(train, dev, out),
        ["lemmas", train, out] => lemmas::learn(train, out),
        ["measure", treebank] => measure::measure(treebank),
        _ => Err(
            "usage: train_tagger train TRAIN DEV OUT | train_tagger lemmas TRAIN OUT | train_tagger measure TREEBANK"
                .into(),
        ),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
