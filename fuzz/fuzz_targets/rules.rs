//! Any text as a rule file: rules or problems, each with a place that is in the file.

#![no_main]

use crosscheck::rules::{Rules, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = Source { path: "fuzz.toml".into(), text: text.into() };
    let (rules, problems) = Rules::load(&[source]);
    for problem in &problems {
        assert!(problem.line.unwrap_or(1) as usize <= text.lines().count() + 1);
    }
    assert!(!rules.list.is_empty());
});
