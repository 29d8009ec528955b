use crate::text::{Document, Tense};

/// A sentence, and its noun phrases with `|` between; the head is the last noun.
const PHRASES: &[(&str, &str)] = &[
    ("The minister's 5:00 p.m. talks were not held.", "The minister's 5:00 p.m. talks"),
    ("Kishida arrives in the U.S. capital next week.", "Kishida | the U.S. capital | next week"),
    ("He met their foreign and defence ministers in Oslo.", "He | their foreign and defence ministers | Oslo"),
    ("They made a five-nation trip Monday to France.", "They | a five-nation trip | Monday | France"),
    ("Two or three ships left the harbour.", "Two or three ships | the harbour"),
    ("It cost $5.4 million in the 2023 fiscal year.", "It | $5.4 million | the 2023 fiscal year"),
    ("Rescuers found 214 bodies under the collapsed bridge.", "Rescuers | 214 bodies | the collapsed bridge"),
    ("In the gallery Claire Holt sat alone.", "the gallery | Claire Holt"),
    ("He spoke of the chairman Jon Holt.", "He | the chairman Jon Holt"),
    ("Prices rose 26.3 percent.", "Prices | 26.3 percent"),
    ("The \"2+2\" talks ended.", "The \"2+2\" talks"),
];

#[test]
fn a_noun_phrase_runs_from_determiner_to_head() {
    for (text, expected) in PHRASES {
        let document = Document::of_text(text);
        let found: Vec<&str> =
            document.noun_phrases.iter().map(|phrase| document.slice(document.cover(phrase.tokens.clone()))).collect();
        assert_eq!(found.join(" | "), *expected, "{text}");
    }
}

#[test]
fn the_head_is_the_last_noun() {
    let document = Document::of_text("The minister's 5:00 p.m. talks were not held.");
    assert_eq!(document.noun_phrases.iter().map(|phrase| document.word(phrase.head)).collect::<Vec<_>>(), ["talks"]);
}

/// A sentence, its verb groups with `|` between: words, head lemma, tense, and `passive`, `negated`, `modal=lemma`.
const GROUPS: &[(&str, &str)] = &[
    ("The talks were not held.", "were not held; hold; Past; passive; negated"),
    ("Officials signed the deal.", "signed; sign; Past"),
    ("Japan has doubled its budget.", "has doubled; double; Past"),
    ("The ship will arrive on Monday.", "will arrive; arrive; Future; modal=will"),
    ("The firm would sell the plant.", "would sell; sell; Conditional; modal=would"),
    ("The firm is due to sign the deal.", "is due to sign; sign; Future; modal=due"),
    ("They are expected to discuss it.", "are expected to discuss; discuss; Future; modal=expect"),
    ("The budget is expected to be approved.", "is expected to be approved; approve; Future; passive; modal=expect"),
    ("Japan plans to double its budget.", "plans to double; double; Future; modal=plan"),
    ("The two sides are set to meet.", "are set to meet; meet; Future; modal=set"),
    ("They are going to leave.", "are going to leave; leave; Future; modal=go"),
    ("Japan did not report any incursions.", "did not report; report; Past; negated"),
    ("He has never been arrested.", "has never been arrested; arrest; Past; passive; negated"),
    ("They no longer live there.", "no longer live; live; Present; negated"),
    ("The road is being repaired.", "is being repaired; repair; Present; passive"),
    ("He praised a deal signed in May.", "praised; praise; Past | signed; sign; None; passive"),
    ("A deal signed in May collapsed.", "signed; sign; None; passive | collapsed; collapse; Past"),
    ("Photographs taken by a drone showed smoke.", "taken; take; None; passive | showed; show; Past"),
    ("Holt, leader of the union, walked in the front row.", "walked; walk; Past"),
    ("Vostrik, 51, remained in her seat.", "remained; remain; Past"),
    ("The minister came by helicopter.", "came; come; Past"),
    ("Prices increased by 5 percent.", "increased; increase; Past"),
    ("Police said a man died in the fire.", "said; say; Past | died; die; Past"),
    ("The number of victims rose on Monday.", "rose; rise; Past"),
    ("She agreed to meet the mayor.", "agreed to meet; meet; Future; modal=agree"),
    ("It could also help widen trade.", "could also help; help; Conditional; modal=could | widen; widen; Present"),
];

#[test]
fn a_verb_group_tells_tense_voice_and_polarity() {
    for (text, expected) in GROUPS {
        let document = Document::of_text(text);
        let group = |group: &crate::text::VerbGroup| {
            let words = document.slice(document.cover(group.tokens.clone()));
            let mut told = format!("{words}; {}; {:?}", document.lemma(group.head), group.tense);
            if group.passive {
                told.push_str("; passive");
            }
            if group.negated {
                told.push_str("; negated");
            }
            if let Some(modal) = group.modal {
                told.push_str("; modal=");
                told.push_str(document.lemma(modal));
            }
            told
        };
        let found: Vec<String> = document.verb_groups.iter().map(group).collect();
        assert_eq!(found.join(" | "), *expected, "{text}");
    }
}

#[test]
fn a_reduced_relative_has_no_tense_of_its_own() {
    let document = Document::of_text("The bridge, built in 1990, fell.");
    let tenses: Vec<Tense> = document.verb_groups.iter().map(|group| group.tense).collect();
    assert_eq!(tenses, [Tense::None, Tense::Past]);
}
