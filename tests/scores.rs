//! Scores and votes across articles: which differences are told, and which are not.

mod telling;

use crosscheck::findings::Finding;

/// What is reported of articles published on one day, each with a sentence more.
fn reported([one, other]: [&str; 2]) -> Vec<Finding> {
    let texts = [format!("{one} Rain is forecast for the weekend."), format!("{other} The library stays shut.")];
    telling::reported(&[&texts[0], &texts[1]], |_| 16)
}

#[track_caller]
fn told(pair: [&str; 2]) {
    telling::told(&reported(pair), &pair, "quantity");
}

#[track_caller]
fn silent(pair: [&str; 2]) {
    telling::silent(&reported(pair), &pair);
}

#[test]
fn two_scores_of_one_match_are_told() {
    told([
        "Harlow, who had won at home in August, suffered a 3-0 home defeat by Castle Town on Saturday.",
        "The 4-0 humbling by Castle Town on Saturday was the end for the Harlow coach.",
    ]);
    told([
        "City slumped to a 4-1 defeat at Harlow on Saturday.",
        "City's 5-1 thrashing at Harlow on Saturday was their worst of the season.",
    ]);
}

#[test]
fn scores_in_words_are_scores() {
    told(["Ridley put four past Mora without reply on Sunday.", "Ridley beat Mora 3-0 on Sunday."]);
    told(["Mora lost by two at Ridley on Sunday.", "Mora lost 4-1 at Ridley on Sunday."]);
    told([
        "Harlow were beaten 4-0 at home by Castle Town on Saturday.",
        "A five-goal drubbing by Castle Town on Saturday has cost the Harlow coach his job.",
    ]);
    silent(["Ridley put three past Mora without reply on Sunday.", "Ridley beat Mora 3-0 on Sunday."]);
    silent(["Ridley beat Mora 3-1 on Sunday.", "Ridley won by two goals against Mora on Sunday."]);
}

#[test]
fn parts_of_a_match_and_other_matches_are_left_apart() {
    silent(["City lost 4-1 at Harlow on Saturday.", "City were 2-0 down at half-time at Harlow on Saturday."]);
    silent([
        "City's 4-1 defeat by Harlow on Saturday was their third in a row.",
        "City had lost 3-0 to Mora in March.",
    ]);
    silent(["Anna Ahrens won the final 6-4 6-3.", "Anna Ahrens took the first set of the final 6-4."]);
}

#[test]
fn votes_are_counted_without_the_word_too() {
    told([
        "Parliament approved the budget 210-180 on Tuesday.",
        "On Tuesday parliament approved the budget by 201 votes to 189.",
    ]);
    told([
        "The council of Mora voted 14-9 to close the pool.",
        "The vote of the council of Mora to close the pool went 15 to 8.",
    ]);
    silent([
        "The motion was carried in the council by 6 votes to 3.",
        "The motion was carried in the council with a majority of three.",
    ]);
    silent([
        "The council of Mora voted 14-9 to close the pool.",
        "A committee had voted 5-4 last week to close the pool in Mora.",
    ]);
}
