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

/// Each text has a slot, `[wrong|right]`: told with the one, silent with the other.
#[track_caller]
fn slots(texts: &[&str]) {
    let filled: Vec<(String, String)> = texts
        .iter()
        .map(|text| {
            let (before, rest) = text.split_once('[').expect("a slot opens");
            let (slot, behind) = rest.split_once(']').expect("a slot closes");
            let (wrong, right) = slot.split_once('|').expect("a slot has two fillings");
            (format!("{before}{wrong}{behind}"), format!("{before}{right}{behind}"))
        })
        .collect();
    wrong_and_right(&filled.iter().map(|(wrong, right)| (wrong.as_str(), right.as_str())).collect::<Vec<_>>());
}

#[track_caller]
fn silent(texts: &[&str]) {
    for text in texts {
        assert_eq!(reported(&[text]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_parts_that_each_owner_has_make_the_total_before_the_mark() {
    slots(&[
        "The alliance holds 93 seats in the 150-seat assembly: the Workers' Party has 52, the Greens 24, the Democrats [13|17].",
        "The squad won 26 medals: the swimmers brought home 11, the rowers eight, the fencers [four|seven].",
        "Orders total $8.4bn: Norway takes 3.1bn, Poland 2.9bn, Greece [1.4bn|2.4bn].",
        "The hospital has 210 beds: surgery uses 90, maternity 45, paediatrics [55|75].",
        "The harvest came to 360 tonnes: wheat accounted for 180, barley for 110, rye for [40|70].",
        "The committee has 19 members: the government names nine, the opposition party six, the unions [three|four].",
        "The coalition controls 33 of the 60 seats: the Liberals hold 19, the Centre nine, the Greens [three|five].",
        "Her portfolio is worth £14m: eight in property, three in bonds, [two|three] in shares.",
        "The company owes $700m: 320m to banks, 210m to suppliers and [120m|170m] to the tax office.",
        "The trust bought 72 hectares last year: 38 along the river, 20 on the ridge, [nine|14] by the coast.",
        "The bank will close 88 branches — 40 in the north, 31 in the south and [12|17] in the capital.",
    ]);
    silent(&[
        "The party has 93 seats in the lower house: it won 52 in 2010, 61 in 2014, 70 in 2018.",
        "The firm employs 900 people: 300 joined last year, 200 are apprentices, 120 work from home.",
        "The hotel has 120 rooms: a single costs 30, a double 40, a suite 60.",
        "The town has 41 schools: 22 are full, 13 need new roofs, eight have no gym.",
        "The alliance needs 93 seats: the Workers' Party may win 52, the Greens 24, the Democrats 13.",
        "The alliance holds 93 seats: the Workers' Party has 52, the Greens 24, and smaller groups share the rest.",
        "The alliance lost 93 seats: it now holds 52, the Greens 24, the Democrats 13.",
        "Ticket prices rose by 54 euros: a seat now costs 30, a box 14, a programme 8.",
        "The club signed 11 players: five speak Italian, three Spanish and two both.",
        "The mill made 360 tonnes last year: a rival made 180, another 110, a third 40.",
    ]);
}

#[test]
fn what_a_whole_is_made_of_or_paid_with_makes_it() {
    slots(&[
        "Harlow will buy the ferry line for 840 million euros. It will pay with 400 million in cash, 250 million in shares and [130|190] million in loans.",
        "The stadium cost 310 million pounds. The sum was raised through 150 million from the league, 90 million from a bank and [50|70] million from fans.",
        "Ostra has agreed to acquire Belmont for $5.4bn. The deal will be funded by $2.5bn of new debt, $1.6bn from cash reserves and [$900m|$1.3bn] in new shares.",
        "The theatre needs £12m for its roof. The bill will be met with £6m from the lottery, £3m from the council and [£2m|£3m] from ticket sales.",
        "The army sent 640 soldiers to the valley. The force comprises 300 engineers, 220 medics and [80|120] drivers.",
        "The delegation has 46 members. It is made up of 21 diplomats, 14 officers and [eight|11] interpreters.",
        "Repairs will cost 9.6 million dollars. Insurers will pay 5 million, the owner 2.4 million and the city [1.2|2.2] million.",
        "Nordkraft agreed on Monday to buy the grid for 2.9 billion euros. Its shares fell 3 percent to 41 euros in Oslo. It will pay with 1.4 billion from a share issue, 900 million from its own funds and [400|600] million in bank loans.",
    ]);
    silent(&[
        "Harlow will buy the ferry line for 840 million euros. It will pay with 400 million in cash, 250 million in shares and the rest in loans.",
        "Harlow offered 840 million euros. The rival bid consists of 400 million in cash, 250 million in shares and 130 million in loans.",
        "The airline ordered 60 jets. The order includes 30 long-haul planes, 14 freighters and ten small jets.",
        "The flat costs 900 euros a month. The family pays 400 euros for food, 250 euros for fuel and 180 euros for school.",
        "Repairs will cost 9.6 million dollars. Insurers have paid 5 million, the owner 2.4 million and the city 1.2 million so far.",
        "The loan comes to 60 billion dollars. It will be paid out in tranches of 30 billion, 20 billion and 5 billion over the first two years.",
        "The stadium cost 310 million pounds. The museum was paid for with 150 million from the league, 90 million from a bank and 50 million from fans.",
    ]);
}

#[test]
fn a_share_is_that_of_its_part_only_where_the_words_say_so() {
    slots(&[
        "In the end 44 of the 55 mayors signed the letter of protest, a quota of [just under 70|exactly 80] per cent, which surprised even its author.",
        "Turnout was low: 3,100 of the 10,000 members voted, just over [40|30] percent.",
        "Fourteen of the 16 clubs voted yes, a majority of [less|more] than 80 per cent.",
        "Only 12 of its 80 branches made a profit, or [25|15] percent.",
    ]);
    silent(&[
        "Seventy-one of its 78 members were in favour, with a turnout of 80 per cent.",
        "Seventy-one of its 78 members voted yes; 80 per cent was needed.",
        "Thirty-eight of the 52 delegates backed him, and 90 percent of the press.",
        "Only 12 of its 80 branches made a profit, down from 25 percent.",
        "Thirty-eight of the 52 delegates backed him, well short of the 90 per cent he had hoped for.",
        "The party took 27 of the 45 districts with 48 percent of the vote.",
        "Nine of the 12 jurors agreed, a majority of two thirds being required.",
        "Of the 640 trains, 512 ran on time, 70 percent in the north and 90 percent in the south.",
    ]);
}

#[test]
fn a_row_in_the_sentence_behind_is_counted() {
    slots(&[
        "[Three|Four] are still missing. They are Anna Berg, Tom Hale, Rosa Lind and Karl Moen.",
        "09:40 HOSPITALS: [Five|Four] are taking no patients. They are St Luke's, Ward Park, the General and Queen's.",
        "[Three|Four] of the seven suspects have been named. They are Amir Noor, Beth Cole, Dan Lowe and Eli Hart.",
        "[Four|Three] people died. The dead are Nils Holm, Ada Berg and Tim Roe.",
        "The county closed [three|four] libraries. They are the ones in Barrow, Kelso, Denby and Ryde.",
        "[Two|Three] ministers resigned. Their names are Vera Holt, Ian Marsh and Lou Penn.",
        "[Three|Two] men have won it twice: Karl Moen in 1962 and Tom Hale on Sunday.",
        "[Five|Four] neighbours described that night to the court: the baker Jo Hall, Mrs Dean, the student Ali Noor and the nurse Eva Lund.",
        "He has fourteen victories, namely six stages, four one-day races and [three|four] time trials.",
    ]);
    silent(&[
        "Four are shut today. Among them are Marsh Lane Primary, St Bride's and Fenwick Academy.",
        "Four are shut today. They are Marsh Lane Primary, St Bride's and Fenwick Academy, as well as the nursery.",
        "Four were arrested on Monday. They are members of the Red Bloc, Free Youth and Black Flag.",
        "Three sailors were lost off Bergen. They were from Bergen, Oslo, Molde and Narvik in turn.",
        "The board has seven seats. They are held by Ole Dahl, Eva Sand, Jan Rye, Max Weil, Ruth Cole and Vera Holt.",
        "Four bridges will be rebuilt. The first are the Iron Bridge, the Swan Bridge and the Old Bridge.",
    ]);
}

#[test]
fn a_difference_is_that_of_the_two_marks() {
    slots(&[
        "She won in 2:24:10, which took [50|80] seconds off the old record of 2:25:30.",
        "He swam 46.86 seconds, beating the old world record of 46.91 by [0.15|0.05] seconds.",
        "Kiptoo finished in 1:02:15, [25|45] seconds outside the course record of 1:01:30.",
        "He cleared 6.24 metres, [three centimetres|one centimetre] higher than his old mark of 6.23.",
        "She jumped 7.52m, adding [5cm|9cm] to the record of 7.43m.",
        "She lowered the record of 14:11.15 to 14:05.20, an improvement of [nine|six] seconds.",
    ]);
    silent(&[
        "She won in 2:24:10, 50 seconds ahead of Marta Kiel, and missed the record of 2:23:20.",
        "He took 34 seconds off his own best and won in 2:05:48; the record is 2:04:10.",
        "The record of 2:06:31 was set in 2012, when the pacemaker stopped 34 seconds before the end of a race won in 2:07:10.",
        "She finished in 2:24:10, about a minute outside the record of 2:22:50.",
    ]);
}

#[test]
fn a_time_between_two_years_or_days_is_their_distance() {
    slots(&[
        "The bridge was opened in 1931 and closed in 2011, after [70|80] years.",
        "He was jailed in 1999 and freed in 2016, [12|17] years later.",
        "The plant opened in 1974 and shut [30|40] years later, in 2014.",
        "In 2009, [nine|twelve] years after the war ended in 1997, the first mines were cleared.",
        "He founded the paper in 1971 and ran it for [25|35] years, until 2006.",
        "The law of 1976 was repealed in 2021, [35|45] years after it was passed.",
        "The strike began on 3 March and ended on 20 March, [14|17] days later.",
        "She was born in 1950 and died in 2019, aged [78|68].",
        "Mr Roe, who was 51 when he died in 2023, was born in Leeds in [1962|1972].",
        "Hale, born in 1961, joined the firm in 1984 at the age of [27|23].",
    ]);
    silent(&[
        "The bridge was opened in 1931 and closed in 2011, after 18 months of repairs.",
        "The plant opened in 1974 and shut in 2014, two years after the mine.",
        "The tower stood from 1902 until 1977, three years longer than planned.",
        "The bridge was opened in 1931, and in 2011, after 15 years of quarrels, it was closed.",
        "He was jailed in 1999 for 12 years and freed in 2008.",
        "Jo Hall was born in 1950; her sister died in 2019, aged 78.",
        "Anna Berg was born in 1944, moved to Lund in 1966 and died aged 76.",
        "Mr Roe, 51, was born in Leeds and moved to Kent in 1962.",
    ]);
}

#[test]
fn a_rate_is_that_of_its_whole_and_its_time() {
    slots(&[
        "He stole 360,000 euros over three years, about [20,000|10,000] euros a month.",
        "The balloon rose from 2,000 to 8,000 feet in three minutes, [3,000|2,000] feet a minute.",
        "The shop sold 600 lamps in three weeks, [300|200] a week.",
        "The fund pays 90 million euros to 3,000 families, or [45,000|30,000] each.",
        "The 80 workers will share 1.6 million euros, which is [25,000|20,000] euros per person.",
        "At 12 euros a ticket, the 4,000 tickets brought in [60,000|48,000] euros.",
    ]);
    silent(&[
        "He stole 360,000 euros over three years and paid 2,000 euros a month in rent.",
        "The balloon rose from 2,000 to 8,000 feet in three minutes, then sank by 3,000 feet a minute.",
        "She earned 90,000 euros over five years, more than the 24,000 euros a year that a clerk gets.",
        "The reservoir lost 9 metres in three months, at first 5 metres a month.",
        "The council bought 300 laptops at 500 euros each and a server for 180,000 euros.",
        "At 12 euros a ticket, the 4,000 tickets sold out while the hall cost 60,000 euros.",
    ]);
}

#[test]
fn shares_of_one_thing_are_no_more_than_all_of_it() {
    slots(&[
        "Brenner won 54 percent of the vote, Kolar 38 percent and Simek [18|8] percent.",
        "In the poll 61 percent said yes, 27 percent no, and [22|12] percent did not know.",
        "The firm is owned by the state (51 percent), the founders (30 percent) and a fund ([29|19] percent).",
        "In the ballot 58 percent voted for the deal and [52|42] percent against it.",
    ]);
    silent(&[
        "Seventy percent own a car, 60 percent a bike and 40 percent a boat.",
        "In 2019 Brenner won 54 percent of the vote, and in 2023 58 percent.",
        "Brenner won 54 percent of the vote in the north, Kolar 62 percent in the south.",
        "The state holds 60 percent of the bank, 30 percent of the mill and 20 percent of the port.",
        "Of the men 58 percent voted for the deal, of the women 52 percent.",
        "Some 58 percent voted for the deal in Lund and 52 percent against it in Malmo.",
    ]);
}
