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
fn the_same_size_the_other_way_is_told_whatever_the_thing_is_called() {
    told([
        "Brandt & Sohn lost 4.2 percent in Frankfurt as analysts questioned the purchase.",
        "Brandt & Sohn ended the day in Frankfurt 4.2% to the good.",
    ]);
    told([
        "Tolmin has reduced the amount of cyanide kept at the works by a quarter since 2021, a spokesman said.",
        "The quantity of cyanide stored at the works has gone up by about a quarter since 2021, the inspectors found.",
    ]);
    told([
        "Ticket prices at the Opera have dropped by about 15 euros this season.",
        "Seats at the Opera are up by some 15 euros on last season.",
    ]);
    told([
        "Waiting times at Mersea General have come down by nine days.",
        "Patients at Mersea General wait nine days longer than a year ago.",
    ]);
    told([
        "The population of Norland fell by 2,300 last year.",
        "Norland has grown by 2,300 inhabitants in the past year.",
    ]);
}

#[test]
fn words_of_all_desks_say_which_way() {
    told([
        "Kestrel Mining closed 2.9 percent firmer on Monday.",
        "Kestrel Mining ended the session on Monday 2.9 per cent in the red.",
    ]);
    told([
        "A fifth of the market value of Kestrel Mining was wiped out on Monday.",
        "The market value of Kestrel Mining swelled by a fifth on Monday.",
    ]);
    told(["The Oslo index shed 1.3 percent on Wednesday.", "The Oslo index piled on 1.3 percent on Wednesday."]);
    told([
        "The title Ferrand closed the session of Friday in retreat of 7 per cent.",
        "Ferrand shares closed 7 percent higher on Friday.",
    ]);
}

#[test]
fn two_figures_at_two_times_are_a_change() {
    told([
        "By noon on Friday the tower was leaning 14 degrees, compared with nine a day earlier.",
        "On Thursday at noon the tower leaned 14 degrees; by Friday it had come back to nine.",
    ]);
    told([
        "The river at Halden stood at 7.2 metres on Sunday, against 5.8 the day before.",
        "The river at Halden went down from 7.2 metres to 5.8 on Sunday.",
    ]);
    told(["The ward had 31 beds in 2019 and has 24 now.", "The ward has grown from 24 beds in 2019 to 31."]);
    told([
        "The school has 270 pupils, compared with 340 five years ago.",
        "Five years ago the school had 270 pupils; today it has 340.",
    ]);
    silent([
        "The school has 270 pupils, compared with 340 five years ago.",
        "Five years ago the school had 340 pupils; today it has 270.",
    ]);
}

#[test]
fn what_is_frozen_does_not_rise() {
    told(["The bus fare in Velden will rise by 20 cents in January.", "Bus fares in Velden are frozen until 2027."]);
    told(["The rents of the estate rise by 5 percent.", "The rents of the estate are held at last year's level."]);
    silent([
        "The bus fare in Velden will rise by 20 cents in January.",
        "Train fares in Velden are frozen until 2027.",
    ]);
    silent(["The council froze the accounts of the club.", "The club says its accounts grew by 5 percent."]);
}

#[test]
fn things_of_two_sorts_and_owners_are_two() {
    silent([
        "Brandt & Sohn lost 4.2 percent in Frankfurt as analysts questioned the purchase.",
        "Keller & Brock finished the day in Frankfurt 4.2% to the good.",
    ]);
    silent(["The Oslo index shed 1.3 percent on Wednesday.", "The Helsinki index piled on 1.3 percent on Wednesday."]);
    silent(["The price of oil fell by 2 dollars on Monday.", "The price of copper rose by 2 dollars on Monday."]);
    silent(["Petrol prices rose by about 10 cents this week.", "Diesel prices fell by about 10 cents this week."]);
    silent([
        "Exports of timber have fallen by a third since 2022.",
        "Imports of timber have gone up by a third since 2022.",
    ]);
    silent([
        "Sales of diesel cars fell by a quarter and those of electric cars rose by a quarter in Norland.",
        "Electric car sales were up by a quarter in Norland.",
    ]);
    silent([
        "Wages at Norvik rose by 5 percent this year.",
        "The number of jobs at Norvik has dropped by 5 percent this year.",
    ]);
    silent(["Turnout in Velden was up by two points.", "The Greens are down by two points in Velden."]);
    silent(["The warning sent Norvik shares down 9 percent on Thursday.", "Sales of Norvik grew 9 percent last year."]);
}

#[test]
fn a_list_that_says_up_tells_of_no_deed() {
    silent(["Pay: up 5.5% from this April.", "Pay will go up by 5.5 percent this April."]);
}
