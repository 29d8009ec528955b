//! Options that exclude each other, across articles: whose they are, when they hold, and which differences are not told.

mod telling;

use crosscheck::findings::Finding;

/// What is reported as a conflict, possible ones included, of articles of one day, Tuesday, 17 June 2025.
fn reported(texts: &[&str]) -> Vec<Finding> {
    telling::reported(texts, |_| 17)
}

#[track_caller]
fn told(texts: &[&str]) {
    telling::told(&reported(texts), texts, "choice");
}

#[track_caller]
fn silent(texts: &[&str]) {
    telling::silent(&reported(texts), texts);
}

#[test]
fn an_option_belongs_to_whoever_does_it_whatever_stands_between() {
    for [one, other] in [
        [
            "Josip Holt, leader of the Green Union, walked in the front row of the march.",
            "Josip Holt followed it all on a television set at home.",
        ],
        [
            "The minister of industry, Ana Kolb, greeted the engineers by videoconference from her office.",
            "Ana Kolb stood at the back and hugged the engineers.",
        ],
        [
            "In the gallery Claire Brandt sat in the second row between her parents.",
            "Claire Brandt stayed at home and did not come to the trial.",
        ],
        [
            "Prime Minister Teresa Holt, who stayed in the capital, offered her condolences by telephone.",
            "Prime Minister Teresa Holt came by helicopter and hugged the widows.",
        ],
    ] {
        told(&[one, other]);
    }
}

#[test]
fn two_persons_and_two_deeds_of_one_are_no_conflict() {
    silent(&["Mayor Jon Holt stood at the lectern in tears.", "Minister Ana Kolb rang Mayor Jon Holt."]);
    silent(&[
        "By noon Jon Holt, who has been mayor for seven years, sat in a grey suit in the front row of a courtroom while charges were read out.",
        "In a letter of three lines to the council Jon Holt resigned after a night of talks with his party.",
    ]);
}

#[test]
fn what_holds_since_a_time_holds_now() {
    told(&[
        "By Tuesday evening nobody had been arrested over the theft of the crown.",
        "The brothers have been under arrest since Sunday evening over the theft of the crown, the police said.",
    ]);
    silent(&[
        "On Friday nobody had been arrested over the theft of the crown.",
        "The brothers have been under arrest since Sunday evening over the theft of the crown, the police said.",
    ]);
}

#[test]
fn what_was_pending_after_it_was_done_elsewhere_is_told() {
    told(&[
        "The black box of the train was found at 9:20 a.m. on Tuesday, the police said.",
        "The black box of the train had still not been found on Tuesday evening, the police said.",
    ]);
    silent(&[
        "The black box of the train was found at 9:20 p.m. on Tuesday, the police said.",
        "The black box of the train had still not been found at noon on Tuesday, the police said.",
    ]);
}

#[test]
fn two_descriptions_of_one_noun_exclude_each_other() {
    for [one, other] in [
        [
            "Rain got in through the north door of the chapel in Mora.",
            "The south door of the chapel in Mora let the rain in.",
        ],
        ["Holt was driven off in a white van, a neighbour said.", "A neighbour saw Holt get into a blue van."],
        [
            "The bomb had been fixed to the front axle of the lorry.",
            "It was under the rear axle of the lorry that the bomb went off.",
        ],
        ["A wooden bridge in Mora gave way on Sunday.", "The steel bridge in Mora gave way on Sunday."],
    ] {
        told(&[one, other]);
    }
    for texts in [
        ["Rain got in through the north door of the chapel in Mora.", "The rain came from the south of Mora."],
        ["Holt was driven off in a white van.", "A white van took Holt away; a blue van followed."],
        ["A ferry of the North Sea line was late in Mora.", "The ferry of the South Sea line was late in Mora."],
        ["Holt hurt his left knee on Sunday.", "Holt left the pitch and shook no right hand on Sunday."],
    ] {
        silent(&texts);
    }
}

#[test]
fn a_short_first_name_is_the_same_name() {
    told(&[
        "Mayor Ray Holt said he was not going anywhere and would stay in office.",
        "Mayor Raymond Holt resigned on Monday evening.",
    ]);
    silent(&["Mayor Ray Holt opened the fair.", "The fair was opened by Mayor Raymond Holt."]);
}
