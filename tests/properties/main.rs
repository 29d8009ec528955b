//! What must hold of any text and any story, whatever is in it. Seeded and bounded, so that every run tries the same.

mod decisions;
mod growth;
mod hostile;
#[path = "../../benches/prose/mod.rs"]
mod prose;
mod readers;
mod stories;
mod texts;

use std::sync::LazyLock;

use crosscheck::rules::Rules;
use proptest::prelude::ProptestConfig;
use proptest::test_runner::{RngAlgorithm, RngSeed};

/// So many cases, the same ones each time.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The rules that come with the program, read once.
fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(Rules::builtin);
    &RULES
}
