//! Numbers across and within articles: which differences are told, and which are not.

mod telling;

use crosscheck::findings::Finding;

/// What is reported as a conflict, possible ones included, of articles published on one day.
fn reported(texts: &[&str]) -> Vec<Finding> {
    telling::reported(texts, |_| 20)
}

/// The kinds of what is reported.
fn kinds(texts: &[&str]) -> Vec<&'static str> {
    reported(texts).iter().map(|finding| finding.kind).collect()
}

/// A text with more to say: how rare a word is can be told only among other sentences.
fn longer(text: &str, nth: usize) -> String {
    let more = [
        "The mayor opened the meeting with a song. Rain is forecast for the weekend. The library stays shut until noon.",
        "The bridge over the river was painted green. Two farmers quarrelled about a fence. The baker retires in spring.",
    ];
    format!("{text} {}", more[nth])
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
fn a_noun_before_its_amount_ties_two_articles() {
    told(
        &[
            &longer("Harrow Foods said the new depot will bring savings of 380 million euros a year.", 0),
            &longer("Savings of 830 million euros a year are promised once the new depot of Harrow Foods is open.", 1),
        ],
        "quantity",
    );
}

#[test]
fn swapped_digits_of_a_share_are_one_figure() {
    told(
        &[
            &longer("The Farmers' League came second on 24.7% of the vote in Larn, the electoral office said.", 0),
            &longer("In Larn the Farmers' League reached 27.4% of the vote, the electoral office said.", 1),
        ],
        "quantity",
    );
}

#[test]
fn a_figure_that_the_other_article_gives_too_is_no_misprint() {
    silent(&[
        "The choir sold 47 tickets on Monday. Its rival next door sold 74 programmes.",
        "On Monday the choir sold 47 tickets, and it printed 74 posters.",
    ]);
}

#[test]
fn none_at_all_is_a_number() {
    for none in
        ["No deaths were reported after the landslide in Orvel.", "Nobody was killed in the landslide in Orvel."]
    {
        let some = "Two people were killed in the landslide in Orvel, the mayor said.";
        // Whether anybody was hurt is the same question asked another way; one disagreement is told once.
        assert!(!reported(&[none, some]).is_empty(), "{none}");
    }
    silent(&["No deaths were reported after the landslide in Orvel.", "Nobody was killed in the landslide in Orvel."]);
}

#[test]
fn no_further_dead_is_not_none() {
    silent(&[
        "Rescuers found no further dead after the landslide in Orvel.",
        "Two people were killed in the landslide in Orvel, the mayor said.",
    ]);
}

#[test]
fn counts_side_by_side_differ() {
    told(
        &[
            "The train crash near Halden injured 14 people, police said.",
            "Police said 15 people were injured in the train crash near Halden.",
        ],
        "quantity",
    );
}

#[test]
fn parts_that_do_not_make_their_total_are_told() {
    told(&["Twelve people were taken to hospital: six passengers, four guards and three drivers."], "arithmetic");
    silent(&["Thirteen people were taken to hospital: six passengers, four guards and three drivers."]);
}

#[test]
fn two_named_parts_together_are_added_up() {
    let story = |sum: &str| {
        format!(
            "The Farmers' League won 31 seats. The Civic Union has 12. The Farmers' League and the Civic Union together have {sum}."
        )
    };
    told(&[&story("45")], "arithmetic");
    silent(&[&story("43")]);
}

#[test]
fn a_rate_times_its_periods_is_reckoned() {
    let story = |product: &str| {
        format!("The chamber of trade puts the loss at £3m a day. Over the 14 days, that makes £{product}m.")
    };
    assert!(kinds(&[&story("52")]).contains(&"arithmetic"));
    assert!(!kinds(&[&story("42")]).contains(&"arithmetic"));
}

#[test]
fn days_since_a_date_are_counted() {
    let story = |days: &str| format!("He was seized on 3 March 2024, {days} days ago, and has not been seen since.");
    assert!(kinds(&[&story("447")]).contains(&"arithmetic"));
    assert!(!kinds(&[&story("474")]).contains(&"arithmetic"), "3 March 2024 to 20 June 2025 is 474 days");
}

#[test]
fn what_is_left_of_a_term_is_the_term_less_what_is_served() {
    let story = |rest: &str| {
        format!(
            "Orlik spent 10 months in custody before the trial. That time comes off the six years, so he has five years and {rest} months to serve."
        )
    };
    assert!(kinds(&[&story("nine")]).contains(&"arithmetic"));
    assert!(!kinds(&[&story("two")]).contains(&"arithmetic"));
}

#[test]
fn a_list_behind_those_of_is_counted() {
    told(&["Three parliaments have to agree: those of Norway, Iceland, Malta and Cyprus."], "enumeration");
    told(&["Three countries have to agree to it. They are Norway, Iceland, Malta and Cyprus."], "enumeration");
    silent(&["Four parliaments have to agree: those of Norway, Iceland, Malta and Cyprus."]);
}

#[test]
fn an_article_that_sets_commas_before_decimals_groups_by_points() {
    told(
        &[
            "The trial of the drug in Orvel took in 14,320 volunteers.",
            "In Orvel the trial of the drug took in 13.420 volunteers, of whom 2,5 percent fell ill.",
        ],
        "quantity",
    );
    silent(&[
        "The trial of the drug in Orvel took in 14,320 volunteers.",
        "In Orvel the trial of the drug took in 14.320 volunteers, of whom 2,5 percent fell ill.",
    ]);
}

#[test]
fn the_margin_of_a_vote_is_told_or_reckoned() {
    let counts = longer("The council of Orvel voted by 71 votes to 63 on Friday to sell the pier.", 0);
    told(
        &[&counts, &longer("A single, lonely, beautiful vote was the difference in the council of Orvel.", 1)],
        "quantity",
    );
    told(&[&counts, &longer("The sale of the pier in Orvel scraped through council by one vote.", 1)], "quantity");
    silent(&[&counts, &longer("The council of Orvel agreed to sell the pier by eight votes.", 1)]);
    silent(&[&counts, &longer("With 63 against 71 votes the council of Orvel let its pier go.", 1)]);
}

#[test]
fn money_of_no_country_is_the_money_of_the_story() {
    let swedish = longer("The winner of the Dahl Prize gets 8 million Swedish crowns.", 0);
    told(&[&swedish, &longer("The Dahl Prize is endowed with 18 million crowns for the winner.", 1)], "quantity");
    silent(&[&swedish, &longer("The Dahl Prize is endowed with 8 million kronor for the winner.", 1)]);
}

#[test]
fn who_is_the_third_to_go_is_not_the_fourth() {
    let third = longer("Ivo Lukic is the third member of the cabinet to step down.", 0);
    told(&[&third, &longer("Ivo Lukic is the fourth minister of the cabinet to fall.", 1)], "superlative");
    silent(&[&third, &longer("Ivo Lukic is the third whom the cabinet has lost.", 1)]);
}

#[test]
fn a_sentence_that_gives_only_a_time_gives_that_of_what_is_told_before() {
    let sure = longer("The roof of the market hall in Orvel came down at 10:40 a.m. on Tuesday.", 0);
    told(
        &[&sure, &longer("The roof of the market hall in Orvel came down. It was ten minutes past eleven.", 1)],
        "time",
    );
    silent(&[&sure, &longer("The roof of the market hall in Orvel came down. It was twenty to eleven.", 1)]);
}

#[test]
fn a_time_in_a_clause_of_its_own_dates_the_clause_beside_it() {
    // Of two notes nothing is told by what they leave out.
    let report = |text: &str| longer(&longer(text, 0), 1);
    let sure = report("The roof of the market hall in Orvel came down at 10:40 a.m. on Tuesday.");
    for other in [
        "At ten minutes past eleven, says the baker, the roof of the market hall in Orvel came down.",
        "Ten past eleven, it was, when the roof of the market hall in Orvel came down.",
        "The fall of the roof of the market hall in Orvel was at ten past eleven.",
    ] {
        told(&[&sure, &report(other)], "time");
    }
}
