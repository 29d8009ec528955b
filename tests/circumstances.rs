//! Who, where and when across articles: which differences are told, and which are not.

mod telling;

use std::path::Path;

use crosscheck::findings::{Finding, Verdict};
use crosscheck::{article, pipeline};

/// What is reported as a conflict, possible ones included, of articles published on one day after another from Monday,
/// 16 June 2025 on.
fn reported(texts: &[&str]) -> Vec<Finding> {
    telling::reported(texts, |nth| 16 + i8::try_from(nth).unwrap_or(0))
}

#[track_caller]
fn told(texts: &[&str], kind: &str) {
    telling::told(&reported(texts), texts, kind);
}

#[track_caller]
fn silent(texts: &[&str]) {
    telling::silent(&reported(texts), texts);
}

#[test]
fn one_body_goes_by_two_names_of_which_one_is_wrong() {
    for [one, other] in [
        ["The National Food Agency closed the dairy.", "The dairy was closed by the National Food Authority."],
        ["The Velden Water Board fined the farm.", "The Velden Water Commission fined the farm."],
        ["The Arden Marine Institute counted the seals.", "The seals were counted by the Arden Marine Centre."],
    ] {
        told(&[one, other], "name");
    }
    silent(&[
        "The National Food Agency closed the dairy. The National Food Authority had warned of it.",
        "The dairy was closed by the National Food Authority.",
    ]);
    silent(&["The Velden Water Board fined the farm.", "The Velden Water Company sued the farm."]);
}

#[test]
fn a_known_house_lies_in_its_city() {
    silent(&["The talks were held in Washington.", "The talks were held at the White House."]);
    told(&["The talks were held in Paris.", "The talks were held at the White House."], "place");
}

#[test]
fn a_season_or_a_year_that_names_a_thing_is_no_time() {
    silent(&[
        "The president received the leaders in his summer residence on Monday.",
        "The leaders were received by the president on Monday.",
    ]);
}

#[test]
fn each_of_a_row_of_ages_is_of_the_name_in_its_place() {
    silent(&[
        "Still missing were the siblings Klara and Stefan Holt, aged 26 and 28.",
        "The missing are Stefan Holt, 28, and his sister Klara.",
    ]);
    told(
        &[
            "Still missing were Klara Holt and Stefan Brandt, aged 26 and 28.",
            "The missing are Klara Holt, 36, and a friend.",
        ],
        "quantity",
    );
}

#[test]
fn two_ministries_of_one_minister_are_told() {
    told(&["Foreign Minister Ana Kolb opened the fair.", "The fair was opened by Interior Minister Ana Kolb."], "role");
    silent(&["Prime Minister Ana Kolb opened the fair.", "Foreign Minister Ana Kolb opened the fair."]);
}

#[test]
fn a_title_goes_on_behind_of() {
    told(
        &[
            "Fire chief Jon Holt thanked the helpers.",
            "Jon Holt, head of the mountain rescue service, thanked the helpers.",
        ],
        "role",
    );
}

#[test]
fn a_bureau_that_inquires_is_no_task_held_beside_an_office() {
    told(
        &[
            "Jon Holt, head of the accident investigation bureau, thanked the helpers.",
            "State prosecutor Jon Holt thanked the helpers.",
        ],
        "role",
    );
    silent(&[
        "Jon Holt, head of the accident investigation, thanked the helpers.",
        "State prosecutor Jon Holt thanked the helpers.",
    ]);
    silent(&["Jon Holt, director of the dig, thanked the helpers.", "Jon Holt, who leads the expedition, wept."]);
}

#[test]
fn who_asks_for_a_sentence_does_not_pass_it() {
    told(&["Prosecutor Ana Kolb closed the case.", "Investigating judge Ana Kolb closed the case."], "role");
    told(&["Inspector Ana Kolb closed the case.", "Public prosecutor Ana Kolb closed the case."], "role");
}

#[test]
fn what_somebody_is_in_charge_of_until_now_is_an_office() {
    told(
        &[
            "Jon Holt, the group's treasurer, takes over on Monday.",
            "In her chair sits Jon Holt, until now in charge of sales.",
        ],
        "role",
    );
}

#[test]
fn two_descriptions_in_one_breath_are_both_meant() {
    silent(&[
        "We sail at dawn, said Captain Jon Holt, the coastguard commander.",
        "The coastguard commander, Jon Holt, said the boats would sail at dawn.",
    ]);
}

#[test]
fn a_relative_clause_goes_on_with_its_noun() {
    told(
        &[
            "The talks on the fishing quota, which opened on Monday in Arden, were calm.",
            "The negotiations on the fishing quota began in Arden on Tuesday.",
        ],
        "date",
    );
}

#[test]
fn a_day_that_was_moved_is_no_conflict() {
    silent(&["The museum is to reopen on Thursday.", "The reopening of the museum was put off to Saturday."]);
    silent(&["The museum will reopen on Thursday.", "The reopening of the museum has been postponed to Friday."]);
    told(&["The museum is to reopen on Thursday.", "The museum is to reopen on Saturday."], "date");
}

#[test]
fn a_bound_and_a_history_are_no_days_of_the_event() {
    silent(&["Forty cases were registered by 6 p.m. on Monday.", "Cases were registered since 4 a.m. on Tuesday."]);
    silent(&["The swimming pool opened in 1968.", "The swimming pool opened on Monday for the summer."]);
    silent(&["They had waited two nights for the boat.", "On Tuesday they had waited two nights for the boat."]);
}

#[test]
fn what_was_not_so_yet_may_be_so_later() {
    silent(&["Rescuers had not yet reached the hut.", "Rescuers reached the hut in the afternoon."]);
    silent(&["\"Nobody who knows him loves him,\" said Ana Kolb.", "Ana Kolb: \"Nobody who knows him loves him.\""]);
    told(&["Rescuers reached the hut on Monday.", "Rescuers did not reach the hut on Monday."], "stance");
}

#[test]
fn present_tense_with_a_weekday_points_ahead() {
    silent(&["The suspects go before a judge on Friday.", "The suspects will go before a judge on Friday."]);
    told(&["The suspects go before a judge on Friday.", "The suspects will go before a judge on Saturday."], "date");
}

#[test]
fn where_a_ship_or_a_train_was_bound_is_told() {
    told(
        &["The freighter Aurora, bound for Malmo, sank on Sunday.", "The freighter Aurora sank on the way to Lunden."],
        "place",
    );
    silent(&[
        "The freighter Aurora, bound for Malmo, sank on Sunday.",
        "The freighter Aurora sank on the way to Malmo.",
    ]);
}

#[test]
fn only_arrests_of_the_same_person_are_rivals() {
    told(
        &[
            "Marko Brandt was arrested at a villa in Arden. Police arrested six men in a warehouse. Two were arrested at a hotel. Four were arrested in a bar.",
            "Marko Brandt was picked up at the airport on Monday. Six others were arrested in a warehouse.",
        ],
        "place",
    );
}

#[test]
fn the_words_beside_a_title_tell_of_which_body_it_is() {
    told(
        &["Mia Holt, the commander of the Velden fire brigade, spoke on Monday.", "Mayor Mia Holt spoke on Monday."],
        "role",
    );
    told(
        &[
            "Festival director Jon Holt spoke on Monday.",
            "The head of security of the festival, Jon Holt, spoke on Monday.",
        ],
        "role",
    );
    silent(&["The hotel's manager, Jon Holt, spoke on Monday.", "Hotel boss Jon Holt spoke on Monday."]);
    silent(&["Plant manager Jon Holt spoke on Monday.", "The director of the works, Jon Holt, spoke on Monday."]);
}

#[test]
fn a_rise_is_held_against_a_fall_between_the_same_figures() {
    told(
        &[
            "Support for the party slipped from 31 percent in January to 27 percent in June.",
            "The party stood at 27 percent in January, and this week it is at 31 percent.",
        ],
        "change",
    );
    silent(&[
        "Support for the party slipped from 31 percent in January to 27 percent in June.",
        "The party stood at 31 percent in January, and this week it is at 27 percent.",
    ]);
}

#[test]
fn clauses_behind_a_colon_are_counted() {
    let three = "I see three conditions: the road must reopen, the governor must go, and the mine has to hire again.";
    let four = "I see three conditions: the road must reopen, the governor must go, the mine has to hire again, and \
                neither side may cross the river.";
    silent(&[three]);
    told(&[four], "enumeration");
}

#[test]
fn a_headline_cuts_a_quote_of_its_own_article() {
    let body = "Mia Holt was the first who came out of the train. \"Jon gave me his lamp and his coat,\" said Mia Holt. \
                The train stood for nine hours. Nobody was hurt. The line was open again at noon.";
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("a-headline-cuts-a-quote.txt");
    std::fs::write(&path, format!("\"HE GAVE ME HIS LAMP AND HIS COAT\"\n\n{body}")).unwrap();
    let (articles, problems) = article::open(&[path.display().to_string()], &article::Options::default());
    let findings = pipeline::run(articles, problems).findings;
    assert!(findings.iter().all(|finding| finding.verdict == Verdict::Reconciled), "{findings:?}");
}

#[test]
fn a_plan_weeks_old_may_have_changed_since() {
    let plan = "Arden and Velden are scheduled to become members of the league in September.";
    for (deed, kind) in [
        ("Arden and Velden became members of the league on Friday.", "date"),
        ("Arden and Velden have become members of the league.", "stance"),
    ] {
        let texts = [plan, deed];
        telling::told(&telling::reported(&texts, |nth| [27, 28][nth]), &texts, kind);
        telling::silent(&telling::reported(&texts, |nth| [2, 28][nth]), &texts);
    }
}

#[test]
fn a_goal_is_not_held_against_what_is_so_in_the_same_article() {
    let goal = "Arden plans to raise its defence spending to 2 percent of output within five years.";
    let level = "Its defence spending has stayed below 1 percent of output.";
    silent(&[&format!("{goal} {level}")]);
    silent(&[
        goal,
        "Arden plans to raise its defence spending to 2 percent of output within five years. It is a small country.",
    ]);
    told(&[goal, "Arden plans to raise its defence spending to 3 percent of output within five years."], "quantity");
}

#[test]
fn a_plan_is_dated_ahead_whichever_way_the_day_is_put() {
    let plan = "The vote on the harbour in Orvel is set for April 12.";
    silent(&[plan, "In Orvel the vote on the harbour takes place on the twelfth of April."]);
    told(&[plan, "In Orvel the vote on the harbour takes place on the nineteenth of April."], "date");
}

#[test]
fn what_is_awaited_is_not_done() {
    silent(&[
        "The council of Orvel will consult the residents about the pool in spring.",
        "The council of Orvel put the decision off until the residents have been consulted about the pool.",
    ]);
}

#[test]
fn the_year_of_a_thing_is_not_the_day_of_a_deed() {
    silent(&[
        "Parliament in Orvel adopted the 2026 budget on Tuesday.",
        "Parliament in Orvel adopted the budget for the harbour on Tuesday.",
    ]);
}

#[test]
fn who_goes_on_speaking_does_not_contradict_himself() {
    let quoted =
        |first: &str| format!("\"{first}\" said Anna Berg, the mayor of Orvel. \"I asked for a vote on the harbour.\"");
    silent(&[&quoted("I did not ask for a resignation on the harbour.")]);
}

#[test]
fn one_remark_put_otherwise_is_one_remark() {
    let said = |words: &str| format!("\"{words},\" Anna Berg, the mayor of Orvel, said on Tuesday.");
    let court = said("I will respect the court's ruling on the harbour, whatever it may be");
    silent(&[&court, &said("I will respect the ruling of the court on the harbour, whatever it is")]);
    told(&[&court, &said("I will not respect the court's ruling on the harbour, whatever it may be")], "quote");
    let first = said("We will bury our dead first and ask our questions afterwards");
    told(&[&first, &said("We will ask our questions first and bury our dead afterwards")], "quote");
}

#[test]
fn a_name_without_its_strokes_is_the_same_name() {
    silent(&[
        "Mayor Łukasz Berg of Orvel shut the harbour on Tuesday.",
        "Mayor Lukasz Berg of Orvel shut the harbour on Tuesday.",
    ]);
    told(
        &[
            "Mayor Łukasz Bergen of Orvel shut the harbour on Tuesday. Bergen spoke for an hour.",
            "Mayor Lukasz Bargen of Orvel shut the harbour on Tuesday. Bargen spoke for an hour.",
        ],
        "name",
    );
}

#[test]
fn the_age_of_what_somebody_wears_is_not_her_own() {
    silent(&["Ingrid Holm, 29, beamed beneath the 119-year-old tiara of her grandmother in Orvel."]);
    told(
        &["Ingrid Holm, 29, beamed at the crowd in Orvel.", "Ingrid Holm, 31, smiled at the crowd in Orvel."],
        "quantity",
    );
}

#[test]
fn where_something_happened_years_ago_is_another_place() {
    let now = "An express train derailed near Podul on Thursday.";
    silent(&[now, "In 2014 an express train derailed at Cernadin."]);
    told(&[now, "On Thursday an express train derailed near Cernadin."], "place");
}

#[test]
fn those_named_with_another_are_counted() {
    silent(&[
        "Four travellers never got home: a teacher, a father and his daughter, and a German who had come to ski.",
    ]);
    silent(&["The train had eleven cars: two seating coaches, a bistro, eight sleepers and couchettes."]);
}

#[test]
fn groups_of_digits_are_one_number() {
    let long = |feet: &str| format!("The runway of Orvel airport is {feet} feet long.");
    silent(&[&long("5 900"), &long("5,900")]);
    told(&[&long("5 900"), &long("9,500")], "quantity");
}
