//! Tables of names and of what is none. The sentences are made up.

use proptest::prelude::*;

use crate::article::{Article, Block, BlockKind};
use crate::mentions::{Anchor, Mention, Name, NameKind, Value, recognize};
use crate::text::{Document, Span};

fn names(text: &str) -> Vec<(String, Name)> {
    of_document(&Document::of_text(text))
}

fn of_document(document: &Document) -> Vec<(String, Name)> {
    let names = |mention: Mention| match mention.value {
        Value::Name(name) => Some((document.slice(mention.span).to_owned(), name)),
        _ => None,
    };
    recognize(document, Anchor::default()).into_iter().filter_map(names).collect()
}

fn written(text: &str) -> Vec<String> {
    names(text).into_iter().filter(|(_, name)| !name.anaphor).map(|(words, _)| words).collect()
}

fn full(text: &str, words: &str) -> String {
    let found = names(text).into_iter().rev().find(|(found, _)| found == words);
    found.unwrap_or_else(|| panic!("no name {words:?} in {text:?}")).1.full
}

fn entity(text: &str, words: &str) -> u32 {
    let found = names(text).into_iter().rev().find(|(found, _)| found == words);
    found.unwrap_or_else(|| panic!("no name {words:?} in {text:?}")).1.entity
}

#[test]
fn names_are_found_whole_and_apart_from_their_titles() {
    let table: &[(&str, &[&str])] = &[
        ("Talks with Finnish Prime Minister Aino Lehto began.", &["Finnish", "Aino Lehto"]),
        ("She met Secretary of Defense Carl Hagen in Oslo.", &["Carl Hagen", "Oslo"]),
        ("The plan of Pieter van der Meulen failed.", &["Pieter van der Meulen"]),
        ("They spoke to Khalid bin Rashid and Omar al-Hariri.", &["Khalid bin Rashid", "Omar al-Hariri"]),
        ("A speech by John F. Carter Jr. was read.", &["John F. Carter Jr."]),
        ("The president, D. Orbelian, agreed.", &["D. Orbelian"]),
        ("It was built by Delmar Shipping Ltd in 1990.", &["Delmar Shipping Ltd"]),
        ("The ferry Santa Ruth left the port.", &["Santa Ruth"]),
        ("He studied at the University of Tartu in Estonia.", &["University of Tartu", "Estonia"]),
        ("A walk to Fort St Angelo took an hour.", &["Fort St Angelo"]),
        ("The U.S.-Japan treaty was signed.", &["U.S.", "Japan"]),
        ("NATO-led troops entered Kosovo.", &["NATO", "Kosovo"]),
        ("The film by Jean-Luc Moreau was shown.", &["Jean-Luc Moreau"]),
        ("The Mayor's office praised Anne O'Brien's speech.", &["Anne O'Brien"]),
        ("He quoted the Chinese Communist Party.", &["Chinese Communist Party"]),
        ("It was the Russian Foreign Ministry that called.", &["Russian", "Foreign Ministry"]),
        ("A letter to Jan Novak arrived in January.", &["Jan Novak"]),
        ("We saw Dean Hollis and Stephen King there.", &["Dean Hollis", "Stephen King"]),
        ("He left for Praque on Monday.", &["Praque"]),
        ("The container ship Ever Hopeful ran aground.", &["Ever Hopeful"]),
        ("Jean-Luc Moreau was born in Berg-op-Zoom.", &["Jean-Luc Moreau", "Berg-op-Zoom"]),
        ("They met Han Ki-moon and Tsao Ing-wen.", &["Han Ki-moon", "Tsao Ing-wen"]),
        (
            "A firm based in New York-based offices of the 14th Mountain Division left.",
            &["New York", "14th Mountain Division"],
        ),
        ("Deputy Attorney General Ruth Palmer spoke.", &["Ruth Palmer"]),
        ("Ships passed near Port Said at night.", &["Port Said"]),
        ("He led the Truth and Reconciliation Commission.", &["Truth and Reconciliation Commission"]),
        ("The Hungarian and Finnish parliaments met.", &["Hungarian", "Finnish"]),
        ("It met in the Great Hall of the Nation.", &["Great Hall of the Nation"]),
        ("Race director Colin Abbot spoke.", &["Colin Abbot"]),
        ("The firm paid SEK 1.5bn and 20 million NOK for Tallo AB.", &["Tallo AB"]),
        ("They prayed at St Brigid's Cathedral in Oslo.", &["St Brigid's Cathedral", "Oslo"]),
        ("German Chancellor Olaf Brandt left.", &["German", "Olaf Brandt"]),
        ("The court heard that Marek K. had confessed.", &["Marek K."]),
        ("Shares in Orvel Holdings plc fell.", &["Orvel Holdings plc"]),
        ("He joined the National Union of Teachers in May.", &["National Union of Teachers"]),
        ("It went to the Federal Court of Justice.", &["Federal Court of Justice"]),
        ("A letter of the Department for Education came.", &["Department for Education"]),
        ("It rained in Orton upon Velm.", &["Orton upon Velm"]),
        ("Bank of Japan officials met.", &["Bank of Japan"]),
        ("They were on board the Star of Malta.", &["Star of Malta"]),
        ("He read the Sunday Herald on Sunday.", &["Sunday Herald"]),
        ("They met at St Giles' Church.", &["St Giles' Church"]),
        ("He wrote to the European Court of Human Rights.", &["European Court of Human Rights"]),
        ("The Confederation of British Industry agreed.", &["Confederation of British Industry"]),
        ("June Brooks and April Denby left in June.", &["June Brooks", "April Denby"]),
        ("The Volcanology and Geological Hazard Centre warned.", &["Volcanology and Geological Hazard Centre"]),
    ];
    for (text, expected) in table {
        assert_eq!(&written(text), expected, "{text}");
    }
}

#[test]
fn capitals_that_say_nothing_are_no_names() {
    for text in [
        "Officials met on Tuesday in January.",
        "The minister spoke. Meanwhile nothing happened.",
        "\"Nonsense,\" he replied.",
        "Two plus two is four.",
        "It rose to 9 degrees Celsius.",
        "Foreign ministers will meet. The President knows.",
        "I said so. We all did.",
    ] {
        assert_eq!(written(text), Vec::<String>::new(), "{text}");
    }
}

fn with_headline(headline: &str, body: &str) -> Document {
    let text = format!("{headline}\n\n{body}");
    let split = headline.len();
    let mut article = Article::of_text(&text);
    article.blocks = vec![
        Block { kind: BlockKind::Headline, span: Span::of(0, split) },
        Block { kind: BlockKind::Paragraph, span: Span::of(split + 2, text.len()) },
    ];
    Document::new(&article)
}

#[test]
fn a_loud_headline_has_only_the_names_that_its_body_has() {
    let body = "The storm hit Larnek at noon. In Larnek the mayor, Ivo Sand, spoke.";
    for headline in ["STORM TEARS THROUGH LARNEK", "Storm Tears Through Sleepy Larnek At Noon"] {
        let found = of_document(&with_headline(headline, body));
        let in_headline: Vec<String> = found
            .iter()
            .filter(|(_, name)| (name.span.end() as usize) <= headline.len())
            .map(|(words, _)| words.to_lowercase())
            .collect();
        assert_eq!(in_headline, ["larnek"], "{headline}");
    }
}

#[test]
fn blocks_that_do_not_speak_give_no_names() {
    let text = "By Ruth Palmer, Newsdesk";
    let mut article = Article::of_text(text);
    article.blocks = vec![Block { kind: BlockKind::Meta, span: Span::of(0, text.len()) }];
    assert!(of_document(&Document::new(&article)).is_empty());
}

#[test]
fn a_surname_stands_for_the_full_name_of_its_article() {
    let table = [
        ("We met Aino Lehto. Then Lehto left.", "Lehto", "Aino Lehto"),
        ("We met Pieter van der Meulen. Later van der Meulen left.", "van der Meulen", "Pieter van der Meulen"),
        ("Shares in Delmar Robotics NV fell. On Monday Delmar denied it.", "Delmar", "Delmar Robotics NV"),
        ("He joined the North Atlantic Treaty Organization (NATO).", "NATO", "NATO"),
        ("He left the Lower Saxony Water Board (LSWB) in May.", "LSWB", "Lower Saxony Water Board"),
        ("We met Ito Kenji. On Monday Kenji Ito left.", "Kenji Ito", "Ito Kenji"),
        ("Prime Minister D. Orbelian left. We met Davit Orbelian.", "D. Orbelian", "Davit Orbelian"),
        ("The Chilean navy came.", "Chilean", "Chile"),
        ("The US and the U.K. agreed.", "U.K.", "United Kingdom"),
    ];
    for (text, words, expected) in table {
        assert_eq!(full(text, words), expected, "{text}");
    }
}

#[test]
fn a_name_that_differs_by_a_letter_stays_another_entity() {
    let text = "They accused Rich Alcorn. The family of Alkorn wept, and Alcorn was silent.";
    assert_ne!(entity(text, "Alkorn"), entity(text, "Rich Alcorn"));
    assert_eq!(full(text, "Alkorn"), "Alkorn");
    assert_eq!(entity(text, "Alcorn"), entity(text, "Rich Alcorn"));
    let text = "The Hungarian guests praised Hunragy's entry.";
    let misprint = names(text).into_iter().find(|(words, _)| words == "Hunragy").expect("it is a name");
    assert_eq!(misprint.1.kind, NameKind::Other);
}

#[test]
fn two_bearers_of_one_surname_stay_two() {
    let text = "We met Anna Roth and Peter Roth. Yesterday Roth left, and Mrs Roth stayed.";
    assert_ne!(entity(text, "Anna Roth"), entity(text, "Peter Roth"));
    let bare = names(text).into_iter().filter(|(words, _)| words == "Roth").collect::<Vec<_>>();
    assert_eq!(bare.len(), 2);
    assert_eq!(bare[0].1.full, "Roth");
    assert_eq!(bare[1].1.full, "Anna Roth");
}

#[test]
fn kinds_follow_from_words_and_neighbours() {
    let table = [
        ("We met Aino Lehto.", "Aino Lehto", NameKind::Person),
        ("Minister Qorvat spoke.", "Qorvat", NameKind::Person),
        ("The operator, Delmar Fjord, denied it.", "Delmar Fjord", NameKind::Organisation),
        ("They live in Larnek.", "Larnek", NameKind::Place),
        ("They climbed Mount Orvel.", "Mount Orvel", NameKind::Place),
        ("The ferry Santa Ruth sank.", "Santa Ruth", NameKind::Other),
        ("The Maltese coast is near.", "Maltese", NameKind::Country),
        ("He works for the Harbour Workers Union.", "Harbour Workers Union", NameKind::Organisation),
        ("Gus Hill, a ranger, saw it.", "Gus Hill", NameKind::Person),
        ("They climbed Orvel Hill, a mile away.", "Orvel Hill", NameKind::Place),
        ("He stabbed his neighbour, Mary Church.", "Mary Church", NameKind::Person),
        ("They prayed in Mary Church.", "Mary Church", NameKind::Organisation),
        ("We met his wife, Corvina.", "Corvina", NameKind::Person),
        ("They saw Grace Lane and her son.", "Grace Lane", NameKind::Person),
        ("The flood reached Orton-on-Velm.", "Orton-on-Velm", NameKind::Place),
        ("They live in County Orvel.", "County Orvel", NameKind::Place),
        ("It sank off Orvelhead.", "Orvelhead", NameKind::Place),
        ("Typhoon Rosita is near.", "Typhoon Rosita", NameKind::Other),
        ("The mayor of Orvel left.", "Orvel", NameKind::Place),
        ("They live in Castle Road, Orvel.", "Orvel", NameKind::Place),
        ("It reached Orvelshire.", "Orvelshire", NameKind::Place),
        ("He left the club Velm Glory.", "Velm Glory", NameKind::Organisation),
        ("He told the Morgenstern newspaper.", "Morgenstern", NameKind::Organisation),
        ("We read the Daily Lantern.", "Daily Lantern", NameKind::Organisation),
        ("We met Yoon Hae-sung, the unification minister.", "Yoon Hae-sung", NameKind::Person),
    ];
    for (text, words, kind) in table {
        let found = names(text).into_iter().find(|(found, _)| found == words);
        assert_eq!(found.map(|(_, name)| name.kind), Some(kind), "{text}");
    }
}

fn anaphors(text: &str) -> Vec<(String, String)> {
    names(text).into_iter().filter(|(_, name)| name.anaphor).map(|(words, name)| (words, name.full)).collect()
}

#[test]
fn words_that_stand_for_the_only_candidate_are_resolved() {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let table: &[(&str, Vec<(String, String)>)] = &[
        ("We saw Aino Lehto leave. Then she came back.", vec![pair("she", "Aino Lehto")]),
        ("Defense Minister Carl Hagen left. The minister was tired.", vec![pair("minister", "Carl Hagen")]),
        (
            "Shares in Delmar Robotics fell. On Monday the company denied it.",
            vec![pair("the company", "Delmar Robotics")],
        ),
        ("The ferry Santa Ruth sank. The divers found the ship.", vec![pair("the ship", "Santa Ruth")]),
        // Two ministers, two men: nobody is meant for certain.
        ("Defense Minister Carl Hagen met Foreign Minister Peter Dahl. The minister smiled.", vec![]),
        ("Thomas Gray met Robert Dahl in Oslo. Then he left.", vec![]),
        // In somebody else's mouth.
        ("We saw Peter Dahl. A man said: \"There he goes.\"", vec![]),
    ];
    for (text, expected) in table {
        assert_eq!(&anaphors(text), expected, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn spans_slice_and_names_do_not_overlap(text in "([A-Z][a-z]{0,5}|van|of|the|NATO|\"|“|”|'s|-|,|\\.|Minister|President|Chief|Jr\\.|é|\\n\\n| ){0,60}") {
        let document = Document::of_text(&text);
        let mut end = 0;
        for mention in recognize(&document, Anchor::default()) {
            prop_assert!(text.get(mention.span.range()).is_some());
            if let Value::Name(name) = &mention.value && !name.anaphor {
                prop_assert!(mention.span.start() >= end);
                prop_assert!(text.get(name.span.range()).is_some());
                end = mention.span.end();
            }
        }
    }
}

#[test]
fn hostile_texts_come_to_an_end() {
    let capitals = "QUEEN ".repeat(40_000);
    let people = (0..20_000).map(|at| format!("Ana B{at} Roth, ")).collect::<String>();
    let ministers = "Minister of ".repeat(20_000);
    for text in [capitals, people, ministers, "Van Der ".repeat(20_000), "A. ".repeat(40_000), "U.S.-".repeat(20_000)] {
        recognize(&Document::of_text(&text), Anchor::default());
    }
}

#[test]
fn a_surname_cut_short_is_tied_to_the_one_person_it_can_stand_for() {
    let text = "Colin Abbot ran a bakery. Colin A. was charged; Colin B. and Ruth A. were not.";
    assert_eq!(full(text, "Colin A."), "Colin Abbot");
    assert_eq!(entity(text, "Colin A."), entity(text, "Colin Abbot"));
    assert_ne!(entity(text, "Colin B."), entity(text, "Colin Abbot"));
    assert_ne!(entity(text, "Ruth A."), entity(text, "Colin Abbot"));
    let two = "Colin Abbot met Colin Ames. Colin A. was charged.";
    assert_eq!(full(two, "Colin A."), "Colin A.");
}
