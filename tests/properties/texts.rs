//! Any text: spans, tokens and mentions hold together.

use crosscheck::article::Article;
use crosscheck::mentions::{Anchor, Mention, MentionKind, recognize};
use crosscheck::text::{Document, Span};
use proptest::prelude::*;

use super::{cases, rules};

/// Pieces that recognisers look for, with what may confuse them.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "killed",
        "214",
        "$4.2 million",
        "Tuesday",
        "Jan. 13",
        "5:00 p.m.",
        "EST",
        "said",
        "“",
        "”",
        "\"",
        "'",
        "Mr.",
        "Fumio Kishida",
        "doubled",
        "from",
        "to",
        "between",
        "and",
        "per cent",
        "%",
        "-",
        "–",
        "\n\n",
        "\n",
        ".",
        "?",
        "three-quarters",
        "U.S.",
        "Ł",
        "e\u{301}",
        "\u{200b}",
        "\u{202e}",
        "𝟜",
        "1990s",
        "the",
        "not",
        "had",
        "of",
        "2019-02-30",
        "99999999999999999999",
        "1/0",
        "€",
        "km/h",
        "one in three",
        "first",
        "\u{feff}",
        "ß",
        "İ",
        "日本",
        "half a million",
        "two",
        "dozen",
        "(AP)",
        "was",
        "by",
        "prime minister",
        ",",
        "a",
        "last week",
        "Q3",
        "½",
    ];
    prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,12}"]
}

fn text() -> impl Strategy<Value = String> {
    let spaced = proptest::collection::vec((piece(), prop_oneof![3 => Just(" "), 1 => Just("")]), 0..60);
    spaced.prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap.to_owned()]).collect())
}

fn slices(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}

/// Everything that must hold of a document and its mentions.
pub(super) fn check(text: &str) {
    let article = Article::of_text(text);
    let document = Document::new(&article);
    assert_eq!(document.text(), text);
    for pair in document.tokens.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "tokens out of order in {text:?}");
    }
    for token in &document.tokens {
        assert!(!token.span.is_empty() && slices(text, token.span), "{:?} in {text:?}", token.span);
    }
    let mut next = 0;
    for sentence in &document.sentences {
        assert_eq!(sentence.tokens.start, next, "a token without a sentence in {text:?}");
        next = sentence.tokens.end;
    }
    assert_eq!(next as usize, document.tokens.len());
    let mentions = recognize(&document, Anchor { published: "2024-05-17".parse().ok() });
    for mention in &mentions {
        assert!(!mention.span.is_empty() && slices(text, mention.span), "{mention:?} in {text:?}");
        assert!(mention.tokens.start < mention.tokens.end, "{mention:?} in {text:?}");
        assert!((mention.sentence as usize) < document.sentences.len());
    }
    for hit in rules().hits(&document) {
        assert!(hit.tokens.start < hit.tokens.end && hit.tokens.end as usize <= document.tokens.len());
    }
    for kind in [MentionKind::Quantity, MentionKind::Date, MentionKind::Time, MentionKind::Duration, MentionKind::Name]
    {
        let of_kind: Vec<&Mention> = mentions.iter().filter(|mention| mention.value.kind() == kind).collect();
        for pair in of_kind.windows(2) {
            assert!(!pair[0].span.overlaps(pair[1].span), "{pair:?} overlap in {text:?}");
        }
    }
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn every_span_of_any_text_slices_and_no_two_of_a_kind_overlap(text in text()) {
        check(&text);
    }

    #[test]
    fn bytes_that_are_no_news_hold_together_too(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check(&String::from_utf8_lossy(&bytes));
    }
}
