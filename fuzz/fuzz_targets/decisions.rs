//! Any bytes as a decisions file: lines or problems, each with a place that is in the file, and what would be written reads
//! the same.

#![no_main]

use crosscheck::decisions::Contents;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let contents = Contents::read(bytes, "decisions.jsonl");
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    for problem in &contents.problems {
        assert!(problem.line.unwrap_or(1) as usize <= lines);
    }
    let again = Contents::read(contents.text().as_bytes(), "decisions.jsonl");
    assert_eq!(again.text(), contents.text());
    assert_eq!(again.entries().count(), contents.entries().count());
});
