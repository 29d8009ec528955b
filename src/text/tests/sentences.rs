use crate::text::Document;

/// One text a row, its sentences divided by `|`.
const SPLITS: &[&str] = &[
    "The talks open on Jan. 13 in Oslo. | They end on Dec. 2.",
    "He met U.S. President Ana Cole in the U.S. | The talks went on.",
    "Brig. Gen. Pat Moss told reporters so. | Lt. Col. Kim Lee agreed.",
    "It starts at 5:00 p.m. EST (10:00 p.m. GMT), the ministry said. | It ends at 7 p.m. | The doors then close.",
    "“The deal is done.” | “We are proud,” she said.",
    "She said, \"It is over.\" | He left.",
    "``It is over.'' | The mayor left.",
    "“Is it true?” Tanaka asked. | Nobody knew!",
    "\"Are they ready?\" the minister asked. | They were not.",
    "Prices rose 6.3 percent. | Wages fell 1.2 percent.",
    "The Dow Jones rose at Acme Inc. on Monday. | Shares of Acme Inc. | The firm said so.",
    "Mr. Smith of St. Petersburg met J. K. Roe and George W. Hill. | Dr. No was absent.",
    "It costs about $5. | €2 is too little.",
    "Rescuers (they were few) came late. | (The road was closed.) | It rained.",
    "He waited ... and left. | She stayed.",
    "No. 5 came first. | He said no. | She agreed.",
    "1. The first point. | 2. The second point.",
    "The war ended.[3] | Peace came.",
    "He spoke of maps, pens, etc. | Nobody listened.",
    "The so-called U.S.-Japan pact. | In Tokyo it rained.",
    "It was over by May 3. | Then it rained.",
];

#[test]
fn news_is_split_into_its_sentences() {
    for row in SPLITS {
        let expected: Vec<&str> = row.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
        let text = expected.join(" ");
        let document = Document::of_text(&text);
        let found: Vec<&str> = document.sentences.iter().map(|sentence| document.slice(sentence.span)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

fn sentences(text: &str) -> Vec<String> {
    let document = Document::of_text(text);
    document.sentences.iter().map(|sentence| document.slice(sentence.span).to_owned()).collect()
}

#[test]
fn a_lost_space_does_not_join_sentences() {
    assert_eq!(sentences("The officials said so.The mayor did not."), ["The officials said so.", "The mayor did not."]);
}

#[test]
fn a_blank_line_ends_a_sentence_without_a_stop() {
    assert_eq!(
        sentences("Harbour closed after storm\n\nThe harbour was closed."),
        ["Harbour closed after storm", "The harbour was closed.",]
    );
}

#[test]
fn hard_wrapped_lines_run_on() {
    let text = "The harbour of Oni was closed on Monday after a storm that the\nNational Weather Office had forecast, and ships waited outside the\nOni Lighthouse.";
    assert_eq!(sentences(text).len(), 1);
}

#[test]
fn a_line_with_room_to_spare_stands_alone() {
    let text = "Harbour closed\nThe harbour of Oni was closed on Monday after a storm that the\nNational Weather Office had forecast.";
    assert_eq!(sentences(text).len(), 2);
}

#[test]
fn lines_of_a_list_stand_alone() {
    assert_eq!(sentences("- Two dead\n- Five missing\n- Roads closed").len(), 3);
}

#[test]
fn every_token_knows_its_sentence() {
    let document = Document::of_text("One came. Two left. Three stayed.");
    for (number, sentence) in document.sentences.iter().enumerate() {
        for token in sentence.tokens.clone() {
            assert_eq!(document.tokens[token as usize].sentence as usize, number);
        }
    }
    assert_eq!(document.sentences.len(), 3);
}
