//! Counts and the things listed, figures and what they come to, inside one article: what is told, and what is not.

#[expect(dead_code, reason = "a sentence is told or not, whatever the kind")]
mod telling;

/// The titles of what is reported as a conflict, possible ones included, of articles published on one day.
fn reported(texts: &[&str]) -> Vec<String> {
    telling::reported(texts, |_| 20).into_iter().map(|finding| finding.title).collect()
}

/// Each pair has a sentence with a fault, and one without.
#[track_caller]
fn wrong_and_right(pairs: &[(&str, &str)]) {
    let mut faults = Vec::new();
    for (wrong, right) in pairs {
        if reported(&[wrong]).is_empty() {
            faults.push(format!("nothing told of: {wrong}"));
        }
        let told = reported(&[right]);
        if !told.is_empty() {
            faults.push(format!("{told:?} told of: {right}"));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn rows_of_any_items_are_counted() {
    wrong_and_right(&[
        (
            "He has won the title three times, in 2009, 2014, 2017 and 2021.",
            "He has won the title four times, in 2009, 2014, 2017 and 2021.",
        ),
        (
            "The union has three demands: a pay rise of 5 percent, a shorter week, a freeze on layoffs and an end to night shifts.",
            "The union has four demands: a pay rise of 5 percent, a shorter week, a freeze on layoffs and an end to night shifts.",
        ),
        (
            "All four of them: the Royal Exchange, St Anne's and Corn Hall, shut at noon.",
            "All three of them: the Royal Exchange, St Anne's and Corn Hall, shut at noon.",
        ),
        (
            "Six countries -- Brazil, India, China, Egypt and Iran -- abstained.",
            "Five countries -- Brazil, India, China, Egypt and Iran -- abstained.",
        ),
        (
            "Prosecutors filed three charges: fraud, bribery, tax evasion and perjury.",
            "Prosecutors filed four charges: fraud, bribery, tax evasion and perjury.",
        ),
        (
            "Police seized three weapons: a rifle, two pistols and a knife.",
            "Police seized four weapons: a rifle, two pistols and a knife.",
        ),
        (
            "The inquiry listed four failings: poor training, old equipment and a lack of staff.",
            "The inquiry listed three failings: poor training, old equipment and a lack of staff.",
        ),
    ]);
}

#[test]
fn a_row_that_is_open_or_no_row_of_what_is_counted_is_not_counted() {
    for text in [
        "Talks are under way with seven clubs, among them Ajax, Porto and Celtic.",
        "Three men were charged with four crimes: fraud, bribery, tax evasion and perjury.",
        "The four-member panel - Judges Ode, Park, Silva and Quinn - reserved judgment.",
        "The plan rests on four pillars (lower taxes, cheaper energy, more housing and faster permits).",
        "Seventeen people died, nine of them women, five men and three children.",
        "Johnston halted his advance at the Battle of Seven Pines, then Lee, Longstreet and Jackson came.",
    ] {
        assert_eq!(reported(&[text]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn parts_make_the_sum_that_the_words_call_their_sum() {
    wrong_and_right(&[
        (
            "The courts gave them 12, eight, seven and five years, which makes 35 years between them.",
            "The courts gave them 12, eight, seven and five years, which makes 32 years between them.",
        ),
        (
            "The club pays £40million up front plus £15million in bonuses, which makes £65million all told.",
            "The club pays £40million up front plus £15million in bonuses, which makes £55million all told.",
        ),
        (
            "The police arrested 12 men and nine women, 23 people in all.",
            "The police arrested 12 men and nine women, 21 people in all.",
        ),
        (
            "All 31 are safe. Boats took off 26, while eight stayed aboard.",
            "All 31 are safe. Boats took off 26, while five stayed aboard.",
        ),
        (
            "Of the 18 miners, 11 were brought out alive; the other five are missing.",
            "Of the 18 miners, 13 were brought out alive; the other five are missing.",
        ),
        (
            "The crash injured 14 people, nine passengers and six drivers, the police said.",
            "The crash injured 15 people, nine passengers and six drivers, the police said.",
        ),
        (
            "The 12 villages will share 6 million euros, 400,000 euros each.",
            "The 12 villages will share 6 million euros, 500,000 euros each.",
        ),
    ]);
}

#[test]
fn figures_in_a_row_are_no_parts() {
    for text in [
        "Okafor had 20 points, 12 rebounds and six assists, and the crowd rose.",
        "The toll rose by three to 20, making 45 this year.",
        "Two ships with 30 and 40 sailors took part, 90 vessels in all being expected.",
    ] {
        assert_eq!(reported(&[text]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_margin_is_the_difference_of_its_two_figures() {
    wrong_and_right(&[
        ("She won 88 votes, five more than the 81 she needed.", "She won 88 votes, seven more than the 81 she needed."),
        (
            "The motion gathered 88 votes, with which it surpassed by five the barrier of 81.",
            "The motion gathered 88 votes, with which it surpassed by seven the barrier of 81.",
        ),
        (
            "The bill passed by 71 votes to 64, a majority of nine.",
            "The bill passed by 71 votes to 64, a majority of seven.",
        ),
        ("The toll has risen by six to 27 from 20 on Sunday.", "The toll has risen by seven to 27 from 20 on Sunday."),
    ]);
}

#[test]
fn a_share_is_held_to_its_part_and_whole() {
    wrong_and_right(&[
        (
            "Of the 1,100 beds there now stand 275 empty, a third, because nobody may come in.",
            "Of the 1,100 beds there now stand 275 empty, a quarter, because nobody may come in.",
        ),
        (
            "Of the 900 houses in Orvel, 225 are gone. That is one in three.",
            "Of the 900 houses in Orvel, 300 are gone. That is one in three.",
        ),
        (
            "A quarter of its 800 employees, 300 people, will go.",
            "A quarter of its 800 employees, 200 people, will go.",
        ),
        (
            "Some 90 of the 120 rooms are taken, half of all.",
            "Some 90 of the 120 rooms are taken, three quarters of all.",
        ),
    ]);
}

#[test]
fn a_change_is_held_to_its_two_ends_wherever_they_stand() {
    wrong_and_right(&[
        (
            "Revenue rose to 64.2 billion from 59.8 billion, an increase of 9.5 percent.",
            "Revenue rose to 64.2 billion from 59.8 billion, an increase of 7.4 percent.",
        ),
        (
            "The budget is 64.2 billion crowns. That is up from 59.8 billion this year, a rise of 9.5 per cent.",
            "The budget is 64.2 billion crowns. That is up from 59.8 billion this year, a rise of 7.4 per cent.",
        ),
        (
            "The price went from 20 to 25 euros, a rise of 20 percent.",
            "The price went from 20 to 25 euros, a rise of 25 percent.",
        ),
    ]);
}

#[test]
fn a_length_is_held_to_its_first_and_last_day() {
    wrong_and_right(&[
        ("The strike lasted from 3 May to 24 May, 28 days.", "The strike lasted from 3 May to 24 May, 21 days."),
        ("She served from 2004 to 2012, a term of six years.", "She served from 2004 to 2012, a term of eight years."),
    ]);
}

#[test]
fn a_rise_and_a_fall_of_one_size_are_a_conflict_across_articles() {
    let rise = "Officials met in Orvel on Tuesday. Shares in the brewer jumped 14% after the ruling of the court.";
    let fall = "It rained for an hour. The brewer lost a seventh of its market value after the ruling of the court.";
    assert!(!reported(&[rise, fall]).is_empty());
    let other = "It rained for an hour. Shares in the brewer jumped 14%, and beer sales fell 14%.";
    assert_eq!(reported(&[rise, other]), Vec::<String>::new());
}

#[test]
fn cuts_in_points_are_compared() {
    let quarter = "The central bank cut its key interest rate by 25 basis points on Thursday.";
    let half = "The central bank cut its key interest rate by half a point on Thursday.";
    assert!(!reported(&[quarter, half]).is_empty());
    let words = "The central bank cut its key interest rate by a quarter point on Thursday.";
    assert_eq!(reported(&[quarter, words]), Vec::<String>::new());
}

#[test]
fn sums_are_reckoned_across_the_ways_of_telling_them() {
    wrong_and_right(&[
        (
            "The boats cost €144m and the pier €52m, which makes up the famous €186m.",
            "The boats cost €144m and the pier €52m, which makes up the famous €196m.",
        ),
        (
            "Nurses get 6 percent this year, 4 the next and 3.5 the one after. That's 15.5 percent when you add it all together.",
            "Nurses get 6 percent this year, 4 the next and 3.5 the one after. That's 13.5 percent when you add it all together.",
        ),
        (
            "Six barges came on Friday, each with 12,000 crates aboard, which makes 60,000 in all.",
            "Six barges came on Friday, each with 12,000 crates aboard, which makes 72,000 in all.",
        ),
        (
            "The firm must pay $186 million to 1,240 farmers. That works out at $180,000 apiece.",
            "The firm must pay $186 million to 1,240 farmers. That works out at $150,000 apiece.",
        ),
        (
            "The result rests on 1.9 million votes. A further 212,000 were thrown out. That makes 2.3 million in total.",
            "The result rests on 1.9 million votes. A further 212,000 were thrown out. That makes 2.1 million in total.",
        ),
        (
            "The crew consists of thirteen: five Ukrainians, four Filipinos, three Turks and two Swedes, among them the cook.",
            "The crew consists of fourteen: five Ukrainians, four Filipinos, three Turks and two Swedes, among them the cook.",
        ),
    ]);
}

#[test]
fn parts_told_one_by_one_are_held_to_their_whole() {
    wrong_and_right(&[
        (
            "The clinic in Orvel counts 31 patients. Sixteen have gone home, nine are on wards, four are in intensive care and three have died.",
            "The clinic in Orvel counts 32 patients. Sixteen have gone home, nine are on wards, four are in intensive care and three have died.",
        ),
        (
            "Doctors have treated 38 casualties. Seven have grave injuries, twelve moderate ones, and twenty-one went home the same day.",
            "Doctors have treated 40 casualties. Seven have grave injuries, twelve moderate ones, and twenty-one went home the same day.",
        ),
        (
            "Of the nineteen buses twelve are blue and five green.",
            "Of the seventeen buses twelve are blue and five green.",
        ),
        (
            "Of the fourteen hundred households by the canal, 1,150 packed a bag and 350 stayed behind wet towels.",
            "Of the fifteen hundred households by the canal, 1,150 packed a bag and 350 stayed behind wet towels.",
        ),
        (
            "Of the eleven boats seven sank; only the last five stayed afloat.",
            "Of the twelve boats seven sank; only the last five stayed afloat.",
        ),
        (
            "Twenty-four went up for us, fifteen against, and three members abstained. Not one of the 41 councillors was missing.",
            "Twenty-four went up for us, fifteen against, and three members abstained. Not one of the 42 councillors was missing.",
        ),
        (
            "Into the fund come 180 millions of euro. Norhaven carries 60, Aldmark 50, the remaining seven lands share among themselves 80.",
            "Into the fund come 190 millions of euro. Norhaven carries 60, Aldmark 50, the remaining seven lands share among themselves 80.",
        ),
        (
            "Forty-three needed treatment, most of them for sore eyes: 29 travellers, nine firefighters and seven maintenance workers.",
            "Forty-five needed treatment, most of them for sore eyes: 29 travellers, nine firefighters and seven maintenance workers.",
        ),
        (
            "The jurors are sworn: twelve of them, seven women and six men.",
            "The jurors are sworn: thirteen of them, seven women and six men.",
        ),
    ]);
}

#[test]
fn what_a_part_leaves_of_its_whole_is_reckoned() {
    wrong_and_right(&[
        (
            "Of the 12,400 people who call the island home, 9,800 had been ferried over. That leaves around 1,600.",
            "Of the 12,400 people who call the island home, 9,800 had been ferried over. That leaves around 2,600.",
        ),
        (
            "In all 26,564 ballots came out of the boxes, and because 156 of these were invalid, 26,308 valid ones remained.",
            "In all 26,564 ballots came out of the boxes, and because 156 of these were invalid, 26,408 valid ones remained.",
        ),
    ]);
}

#[test]
fn parts_that_need_not_be_all_make_no_whole() {
    for text in [
        "The crash injured 41 people. Sixteen were women, nine were children and four are in a coma.",
        "Of the 19 injured, about twelve are children and five are in intensive care.",
        "Of the 20 boats, twelve are blue and five belong to the mayor.",
        "The club sold 60 tickets. Three men sang, two women danced and one boy fell asleep.",
    ] {
        assert_eq!(reported(&[text]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn shares_and_sums_are_reckoned_from_what_was_told_before() {
    wrong_and_right(&[
        (
            "The club in Orvel is paying 24 million euros for him. A quarter of that, some eight million euros, goes to the village.",
            "The club in Orvel is paying 24 million euros for him. A quarter of that, some six million euros, goes to the village.",
        ),
        (
            "Fish brought in 37 billion kroner of the group's 148 billion last year, which is one krone in every five.",
            "Fish brought in 37 billion kroner of the group's 148 billion last year, which is one krone in every four.",
        ),
        (
            "With their 16 seats and her 46 the two would have 64 of the 120.",
            "With their 16 seats and her 46 the two would have 62 of the 120.",
        ),
        (
            "Norair has 71 aircraft and Balticair 47, so travellers will choose from a fleet of 128.",
            "Norair has 71 aircraft and Balticair 47, so travellers will choose from a fleet of 118.",
        ),
    ]);
}

#[test]
fn parts_told_behind_a_comma_make_the_whole() {
    wrong_and_right(&[
        (
            "One hundred and twelve people gave evidence over the summer, 61 named by the inquiry and 41 by the families, in nine towns.",
            "One hundred and twelve people gave evidence over the summer, 71 named by the inquiry and 41 by the families, in nine towns.",
        ),
        (
            "The council employs 640 people, 410 in the depots and 250 at the town hall.",
            "The council employs 640 people, 390 in the depots and 250 at the town hall.",
        ),
        (
            "The song took 48 points from the judges and 75 from the callers, altogether 133.",
            "The song took 48 points from the judges and 75 from the callers, altogether 123.",
        ),
        (
            "She has won five, lost two and drawn four of the twelve bouts.",
            "She has won five, lost two and drawn four of the eleven bouts.",
        ),
        (
            "The bridge costs 64 million euros. The town gives 20 million, the region 18 million and the state 30 million.",
            "The bridge costs 64 million euros. The town gives 20 million, the region 18 million and the state 26 million.",
        ),
    ]);
}

#[test]
fn what_is_taken_off_leaves_the_rest() {
    wrong_and_right(&[
        (
            "The timetable had 310 trains on it. On Friday 190 were scrapped, which leaves just 140 that ran.",
            "The timetable had 310 trains on it. On Friday 190 were scrapped, which leaves just 120 that ran.",
        ),
        (
            "Of the stolen 9.4 million crowns 3.1 million have been brought back. There remain 5.3 million that nobody will see again.",
            "Of the stolen 9.4 million crowns 3.1 million have been brought back. There remain 6.3 million that nobody will see again.",
        ),
        (
            "They broke in at 2.14am and were gone by 2.29am. The whole raid was over in nine minutes.",
            "They broke in at 2.14am and were gone by 2.29am. The whole raid was over in fifteen minutes.",
        ),
        (
            "The hearing opened at 10 a.m. and closed at 4 p.m. It lasted nine hours.",
            "The hearing opened at 10 a.m. and closed at 4 p.m. It lasted six hours.",
        ),
        (
            "Six turbines stand there, each sending out 40 litres a second, so 280 litres a second flow into the lake.",
            "Six turbines stand there, each sending out 40 litres a second, so 240 litres a second flow into the lake.",
        ),
        (
            "Twelve million crowns out of the three hundred and sixty came from Brussels, close to a third of the bill.",
            "Twelve million crowns out of the three hundred and sixty came from Brussels, close to a thirtieth of the bill.",
        ),
    ]);
}
