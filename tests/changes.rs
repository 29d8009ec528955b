//! Rises and falls across articles: which differences are told, and which are not.

mod telling;

use crosscheck::findings::Finding;

/// What is reported as a conflict, possible ones included, of articles published on one day.
fn reported(texts: &[&str]) -> Vec<Finding> {
    telling::reported(texts, |_| 16)
}

/// Texts with more to say: how rare a word is can be told only among other sentences.
fn longer([one, other]: [&str; 2]) -> [String; 2] {
    [
        format!(
            "{one} The mayor opened the meeting with a song. Rain is forecast for the weekend. The library stays shut."
        ),
        format!("{other} The bridge over the river was painted green. Two farmers quarrelled about a fence."),
    ]
}

#[track_caller]
fn told(pair: [&str; 2]) {
    let texts = longer(pair);
    let texts = [texts[0].as_str(), texts[1].as_str()];
    telling::told(&reported(&texts), &texts, "change");
}

#[track_caller]
fn silent(pair: [&str; 2]) {
    let texts = longer(pair);
    let texts = [texts[0].as_str(), texts[1].as_str()];
    telling::silent(&reported(&texts), &texts);
}

#[test]
fn a_rise_against_a_fall_of_one_thing_is_told() {
    told([
        "Shares in Norvik Foods, which owns the plant, fell 18% in Oslo on Monday.",
        "The Norvik Foods stock closed Monday two per cent higher.",
    ]);
    told(["There was a rise of 12 percent in thefts in Velden.", "Thefts in Velden were down by 12 percent."]);
}

#[test]
fn a_change_without_a_size_is_told_against_its_opposite() {
    told([
        "The council trimmed its grant to the Velden theatre.",
        "The Velden theatre says the council raised its grant.",
    ]);
    told([
        "Burglaries in Velden have declined in each of the past five years, the police records show.",
        "The police records show that burglaries in Velden have risen for five years.",
    ]);
}

#[test]
fn what_stays_as_it_is_is_told_against_a_rise() {
    told([
        "The parking fee will rise by 60 cents in Velden.",
        "In Velden the parking fee remains at its present level.",
    ]);
    told(["The rents stay the same next year.", "The rents will rise 4 percent next year."]);
}

#[test]
fn a_change_is_of_what_the_sentence_before_spoke_of() {
    told([
        "Seven years ago Arden held a thousand wolves. Today there are a quarter more.",
        "The wolves of Arden have shrunk by a fifth in seven years.",
    ]);
}

#[test]
fn a_multiple_of_the_time_before_is_a_change() {
    told([
        "The harbour pump delivers half as much water as the day before.",
        "The water from the harbour pump has doubled since the day before.",
    ]);
}

#[test]
fn a_time_behind_the_size_is_the_time_of_the_change() {
    told([
        "Lorry traffic through the tunnel, which opened in 1979, rose 7% last year to 1.24 million trips.",
        "The lorry traffic there has retreated by seven per cent last year.",
    ]);
}

#[test]
fn what_stands_behind_a_preposition_does_not_change() {
    told([
        "Profit before tax dropped from 38 to 31 million euros.",
        "Pre-tax profit climbed to 38 million euros from 31 million.",
    ]);
}

#[test]
fn changes_of_two_things_are_not_told() {
    silent(["Oil fell 6% in London and gas rose from 30 to 33 euros.", "Gas rose from 30 to 33 euros."]);
    silent(["The club lost 52 million pounds last year.", "A win would lift the club to 14 points."]);
    silent([
        "The turnover grew 3 percent; the business result shrank from 520 to 410 million.",
        "The turnover grew 3 percent.",
    ]);
}

#[test]
fn a_list_that_says_up_tells_of_no_deed() {
    silent(["Pay: up 5.5% from this April.", "Pay will go up by 5.5 percent this April."]);
}
