use crate::text::{Document, Tag};

/// Text with the tag expected of each token that has one written after it.
const TAGGED: &[&str] = &[
    "The/det minister/noun will/aux visit/verb the/det harbour/noun on/adp Monday/propn ./punct",
    "Officials/noun said/verb the/det visit/noun was/aux n't/part planned/verb ./punct",
    "Its/pron budget/noun rose/verb 26/num %/sym to/adp $/sym 51/num million/num ./punct",
    "In/adp May/propn ,/punct Ana/propn Cole/propn may/aux resign/verb ./punct",
    "Brig./propn Gen./propn Pat/propn Moss/propn spoke/verb",
    "US/propn officials/noun told/verb us/pron so/adv",
];

#[test]
fn common_words_of_news_get_their_part_of_speech() {
    for row in TAGGED {
        let pairs: Vec<(&str, &str)> = row.split(' ').filter_map(|pair| pair.rsplit_once('/')).collect();
        let text: Vec<&str> = pairs.iter().map(|(word, _)| *word).collect();
        let document = Document::of_text(&text.join(" ").replace(" n't", "n't"));
        assert_eq!(document.tokens.len(), pairs.len(), "{row}");
        for (token, (word, tag)) in (0..).zip(&pairs) {
            assert_eq!(format!("{:?}", document.tag(token)).to_lowercase(), *tag, "{word} in {row}");
        }
    }
}

fn tag_of(document: &Document, word: &str) -> Option<Tag> {
    let token = document.tokens.iter().position(|token| document.slice(token.span) == word)?;
    document.tokens.get(token).map(|token| token.tag)
}

#[test]
fn a_headline_in_title_case_is_not_a_string_of_names() {
    let document = Document::of_text("Japan, US to Hold Security Talks Before Minister Meets the Mayor of Oslo");
    assert_eq!(tag_of(&document, "Hold"), Some(Tag::Verb));
    assert_eq!(tag_of(&document, "Security"), Some(Tag::Noun));
    assert_eq!(tag_of(&document, "Talks"), Some(Tag::Noun));
    assert_eq!(tag_of(&document, "Japan"), Some(Tag::Propn));
    assert_eq!(tag_of(&document, "Oslo"), Some(Tag::Propn));
}

#[test]
fn a_headline_in_capitals_is_not_a_string_of_names() {
    let document = Document::of_text("TWO KILLED AS STORM HITS THE COAST OF SPAIN");
    assert_eq!(tag_of(&document, "TWO"), Some(Tag::Num));
    assert_eq!(tag_of(&document, "KILLED"), Some(Tag::Verb));
    assert_eq!(tag_of(&document, "STORM"), Some(Tag::Noun));
    assert_eq!(tag_of(&document, "SPAIN"), Some(Tag::Propn));
}
