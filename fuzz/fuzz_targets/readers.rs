//! Any bytes as a text file and as JSON Lines: the readers give articles whose blocks slice, or a problem.

#![no_main]

use std::io::Cursor;

use crosscheck::article::{Input, Item, Options, READERS};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for reader in READERS {
        let input = Input {
            path: "fuzz".into(),
            story: String::new(),
            bytes: Box::new(Cursor::new(bytes.to_vec())),
        };
        for item in (reader.read)(input, &Options::default()) {
            if let Item::Article(article) = item {
                for block in &article.blocks {
                    assert!(article.text.get(block.span.range()).is_some());
                }
            }
        }
    }
});
