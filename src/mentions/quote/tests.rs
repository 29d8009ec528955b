//! Tables of quotes and of what is none. The sentences are made up.

use crate::mentions::{Anchor, Value, recognize};
use crate::text::Document;

/// Words, speaker (a full name or words), verb, partial.
fn quotes(text: &str) -> Vec<(String, String, String, bool)> {
    let document = Document::of_text(text);
    let mentions = recognize(&document, Anchor::default());
    let full = |entity: u32| {
        mentions.iter().find_map(|mention| match &mention.value {
            Value::Name(name) if name.entity == entity => Some(name.full.clone()),
            _ => None,
        })
    };
    let quotes = mentions.iter().filter_map(|mention| match &mention.value {
        Value::Quote(quote) => Some((
            document.slice(quote.words).to_owned(),
            quote
                .speaker
                .and_then(full)
                .or_else(|| quote.speaker_words.map(|words| document.slice(words).to_owned()))
                .unwrap_or_default(),
            quote.verb.map(|verb| document.word(verb).to_owned()).unwrap_or_default(),
            quote.partial,
        )),
        _ => None,
    });
    quotes.collect()
}

#[test]
fn quotes_find_their_speaker_before_after_and_between() {
    let table: &[(&str, &str, &str, &str, bool)] = &[
        ("\"We lost it,\" said Aino Lehto.", "We lost it,", "Aino Lehto", "said", false),
        ("“We lost it,” Aino Lehto told reporters.", "We lost it,", "Aino Lehto", "told", false),
        ("``We lost it,'' Aino Lehto said.", "We lost it,", "Aino Lehto", "said", false),
        ("On Monday Aino Lehto said: \"We lost it.\"", "We lost it.", "Aino Lehto", "said", false),
        ("On Monday Aino Lehto called it \"modest but honest\".", "modest but honest", "Aino Lehto", "called", true),
        ("\"It has no source,\" a spokesman said.", "It has no source,", "a spokesman", "said", false),
        ("\"It is over,\" according to Aino Lehto.", "It is over,", "Aino Lehto", "according", false),
        ("The \"miracle\" did not last.", "miracle", "", "", true),
        ("It said 'It is far from over.'", "It is far from over.", "It", "said", false),
        ("She said \"we never closed this.", "we never closed this.", "She", "said", false),
    ];
    for (text, words, speaker, verb, partial) in table {
        let expected = (words.to_string(), speaker.to_string(), verb.to_string(), *partial);
        assert_eq!(quotes(text), [expected], "{text}");
    }
}

#[test]
fn a_broken_quote_is_two_with_one_speaker() {
    let found = quotes("\"It is not over,\" said Aino Lehto. \"I would not be shocked.\" Then rain fell.");
    let found: Vec<(&str, &str)> = found.iter().map(|quote| (&*quote.0, &*quote.1)).collect();
    assert_eq!(found, [("It is not over,", "Aino Lehto"), ("I would not be shocked.", "Aino Lehto")]);
}

#[test]
fn a_quote_over_two_paragraphs_keeps_its_speaker() {
    let found = quotes("On Monday Aino Lehto said: \"We lost it.\n\n\"We will find it.\" Rain fell.");
    let found: Vec<(&str, &str)> = found.iter().map(|quote| (&*quote.0, &*quote.1)).collect();
    assert_eq!(found, [("We lost it.", "Aino Lehto"), ("We will find it.", "Aino Lehto")]);
}

#[test]
fn quotes_inside_quotes_belong_to_the_outer_one() {
    let found = quotes("\"He said 'no' to us,\" Aino Lehto recalled.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "He said 'no' to us,");
}

#[test]
fn apostrophes_are_no_quotes() {
    for text in [
        "The leaders' talks and the ministers' dinner ended.",
        "It's the dog's bone, isn't it?",
        "Rock 'n' roll in the '90s.",
        "Security will dominate Lehto 's talks with Hagen' s men.",
    ] {
        assert!(quotes(text).is_empty(), "{text}: {:?}", quotes(text));
    }
}

#[test]
fn ten_thousand_nested_quotes_come_to_an_end() {
    for mark in ["“", "``", "\"a ", "'a "] {
        recognize(&Document::of_text(&mark.repeat(10_000)), Anchor::default());
        recognize(&Document::of_text(&format!("{} said he ", mark).repeat(5_000)), Anchor::default());
    }
}
