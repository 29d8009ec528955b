use crate::text::Document;

/// Sentences with the lemma of a word after it; a word alone is its own lemma.
const LEMMAS: &[&str] = &[
    "The ministers/minister were/be visiting/visit two cities/city",
    "He did/do n't/not sign the treaties/treaty",
    "They wo/will n't/not resume talks/talk",
    "She ca/can n't/not stop it",
    "Women/woman and children/child fled/flee their houses/house",
    "Prices/price rose/rise and wages/wage fell/fall",
    "It has/have been/be doubling/double its forces/force",
    "The planes/plane carried/carry the supplies/supply and dropped/drop boxes/box",
    "He planned/plan , hoped/hope , agreed/agree and decided/decide",
    "The crises/crisis cost lives/life",
    "The company increased/increase its losses/loss",
    "The Stones met/meet the news media/medium",
    "Police/police used/use buses/bus",
];

#[test]
fn forms_of_news_go_back_to_their_dictionary_form() {
    for row in LEMMAS {
        let pairs: Vec<(&str, String)> = row
            .split(' ')
            .map(|pair| pair.split_once('/').map_or((pair, pair.to_lowercase()), |(word, lemma)| (word, lemma.into())))
            .collect();
        let text: Vec<&str> = pairs.iter().map(|(word, _)| *word).collect();
        let document = Document::of_text(&text.join(" ").replace(" n't", "n't"));
        let found: Vec<(&str, String)> = (0..)
            .zip(&document.tokens)
            .map(|(at, token)| (document.slice(token.span), document.lemma(at).to_owned()))
            .collect();
        assert_eq!(found, pairs);
    }
}

#[test]
fn a_clitic_goes_back_to_its_verb_only_where_it_is_one() {
    let document = Document::of_text("It's raining on Japan's coast");
    let lemmas: Vec<&str> = [1, 5].map(|token| document.lemma(token)).to_vec();
    assert_eq!(lemmas, ["be", "'s"]);
}
