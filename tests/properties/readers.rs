//! What the fuzz targets of `fuzz/` do, for a bounded number of cases and without a fuzzer.

use std::io::Cursor;

use crosscheck::article::{Input, Item, Options, READERS};
use crosscheck::rules::{Rules, Source};
use proptest::prelude::*;

use super::cases;

fn line() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "---",
        "title: x",
        "By Ada Person | 3 May 2021",
        "OSLO (AP) --",
        "{\"text\":\"",
        "\"}",
        "\\u00",
        "© 2023",
        "Read more",
        "\r",
        "\u{feff}",
        "id = 'a.b'",
        "summary = 's'",
        "[measure]",
        "heads = ['toll']",
        "[[rule]]",
        "[choice.options]",
        "a = ['x ... y']",
        "[[example]]",
        "=",
        "'''",
        "expect = 'silent'",
        "# ",
    ];
    prop_oneof![3 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,20}"]
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn readers_give_blocks_that_slice_or_a_problem(lines in proptest::collection::vec(line(), 0..12), odd in proptest::collection::vec(any::<u8>(), 0..6)) {
        let mut bytes = lines.join("\n").into_bytes();
        bytes.extend(odd);
        for reader in READERS {
            let input = Input { path: "any".into(), story: String::new(), bytes: Box::new(Cursor::new(bytes.clone())) };
            for item in (reader.read)(input, &Options::default()) {
                if let Item::Article(article) = item {
                    for block in &article.blocks {
                        prop_assert!(article.text.get(block.span.range()).is_some(), "{:?}", block);
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn any_rule_file_gives_rules_or_problems_with_a_place_in_it(lines in proptest::collection::vec(line(), 0..12)) {
        let text = lines.join("\n");
        let (rules, problems) = Rules::load(&[Source { path: "any.toml".into(), text: text.clone() }]);
        for problem in &problems {
            prop_assert!(problem.line.unwrap_or(1) as usize <= text.lines().count() + 1, "{:?}", problem);
        }
        prop_assert!(!rules.list.is_empty());
    }
}
