//! Sentences of news and of history with their time expressions, written by hand.

use crate::mentions::{Anchor, Timex, Value, recognize};
use crate::text::Document;

/// The time expressions of a text: words and value.
fn read(text: &str, published: &str) -> Vec<(String, Timex)> {
    let document = Document::of_text(text);
    let anchor = Anchor { published: published.parse().ok() };
    recognize(&document, anchor)
        .into_iter()
        .filter_map(|mention| match mention.value {
            Value::Time(timex) => Some((document.slice(mention.span).to_owned(), timex)),
            _ => None,
        })
        .collect()
}

/// Compares whole tables, so that one run shows every miss.
fn hold(published: &str, table: &[(&str, &[(&str, &str)])]) {
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let found = read(text, published);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(words, timex)| (words.as_str(), timex.timex.as_str())).collect();
        if found != *expected {
            wrong.push(format!("{text}\n    expected {expected:?}\n    found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn business_news_reckons_from_its_own_day() {
    // 25 October 1989 was a Wednesday.
    hold(
        "1989-10-25",
        &[
            ("The company said Monday that profit fell.", &[("Monday", "1989-10-23")]),
            (
                "The board met yesterday and adjourned late last night.",
                &[("yesterday", "1989-10-24"), ("late last night", "1989-10-24TNI")],
            ),
            (
                "Net income rose to $4 million in the third quarter from $3 million a year earlier.",
                &[("the third quarter", "1989-Q3"), ("a year earlier", "1988-Q3")],
            ),
            ("Sales in the first nine months climbed 8%.", &[("the first nine months", "P9M")]),
            ("Results for fiscal 1989 were flat.", &[("fiscal 1989", "1989")]),
            ("The bonds fell in the latest week.", &[("the latest week", "1989-W42")]),
            ("Prices rose last year and may fall this year.", &[("last year", "1988"), ("this year", "1989")]),
            ("The merger will close in December.", &[("December", "1989-12")]),
            ("The merger closed in December.", &[("December", "1988-12")]),
            ("The talks are scheduled for Friday.", &[("Friday", "1989-10-27")]),
            ("The vote will be held Nov. 7.", &[("Nov. 7", "1989-11-07")]),
            (
                "In the quarter ended Sept. 30, orders doubled.",
                &[("the quarter", "1989-Q3"), ("Sept. 30", "1989-09-30")],
            ),
            ("Orders doubled in the week of Sept. 18.", &[("the week of Sept. 18", "1989-W38")]),
            ("It fell from the year-ago quarter.", &[("the year-ago quarter", "1988-Q3")]),
            ("Net fell in the second and third quarters.", &[("the second", "1989-Q2"), ("third quarters", "1989-Q3")]),
            ("For the full year it expects a loss.", &[("the full year", "P1Y")]),
            ("Shares fell over seven days.", &[("seven days", "P7D")]),
            ("He waited for over seven days.", &[("over seven days", "P7D")]),
            ("Long ago it was busy, as recently as May it was not.", &[("Long ago", "PAST_REF"), ("May", "1989-05")]),
            ("He joined the firm two years ago.", &[("two years ago", "1987")]),
            ("The index has climbed for five consecutive years.", &[("five consecutive years", "P5Y")]),
            ("Shipments fell in the past two weeks.", &[("the past two weeks", "P2W")]),
            ("A 90-day truce expires next month.", &[("90-day", "P90D"), ("next month", "1989-11")]),
            (
                "The currency is now stronger than it was in the mid-1980s.",
                &[("now", "PRESENT_REF"), ("the mid-1980s", "198")],
            ),
            ("Earlier this month the bank cut its rate.", &[("Earlier this month", "1989-10")]),
            ("He expects growth to resume early next year.", &[("early next year", "1990")]),
            ("The three-year contract runs through 1992.", &[("three-year", "P3Y"), ("1992", "1992")]),
            ("Output in the 1988 third quarter was higher.", &[("the 1988 third quarter", "1988-Q3")]),
            ("The dollar was quoted at 1.84 marks late Tuesday in New York.", &[("late Tuesday", "1989-10-24")]),
            ("Trading resumes at 9:30 a.m. EST today.", &[("9:30 a.m. EST today", "1989-10-25T09:30")]),
            ("The annual rate was 5% in recent months.", &[("annual", "P1Y"), ("recent months", "PAST_REF")]),
            ("More than a year ago it bought the unit.", &[("More than a year ago", "1988")]),
            ("They met for three hours over the weekend.", &[("three hours", "PT3H"), ("the weekend", "1989-W42-WE")]),
            ("In the second half, costs will drop.", &[("the second half", "1989-H2")]),
            ("Dealers currently hold a 60-day supply.", &[("currently", "PRESENT_REF"), ("60-day", "P60D")]),
            ("The law took effect Jan. 1, 1987.", &[("Jan. 1, 1987", "1987-01-01")]),
            ("A few weeks ago he resigned.", &[("A few weeks ago", "PAST_REF")]),
            ("Decades ago the river froze every winter.", &[("Decades ago", "PAST_REF"), ("every winter", "XXXX-WI")]),
        ],
    );
}

#[test]
fn agency_news_reckons_from_its_own_day() {
    // 19 March 2013 was a Tuesday.
    hold(
        "2013-03-19",
        &[
            ("A bomb killed nine people on Tuesday, police said.", &[("Tuesday", "2013-03-19")]),
            ("The ferry left at 0017 GMT on Monday.", &[("0017 GMT", "2013-03-18T00:17"), ("Monday", "2013-03-18")]),
            (
                "The attack came Sunday night, a day after the vote.",
                &[("Sunday night", "2013-03-17TNI"), ("a day", "P1D")],
            ),
            ("Troops entered the town on Thursday morning.", &[("Thursday morning", "2013-03-14TMO")]),
            ("The summit will open on Thursday.", &[("Thursday", "2013-03-21")]),
            ("He was jailed in 2009 for 12 years.", &[("2009", "2009"), ("12 years", "P12Y")]),
            ("The quake struck at 4.17am local time.", &[("4.17am local time", "2013-03-19T04:17")]),
            ("It was the deadliest month since June 2011.", &[("month", "P1M"), ("June 2011", "2011-06")]),
            ("The president visited Kigali last week.", &[("last week", "2013-W11")]),
            ("The following day the army withdrew.", &[("The following day", "2013-03-20")]),
            ("The trial begins on 2 April.", &[("2 April", "2013-04-02")]),
            (
                "The strike began on 14 March and ended two days later.",
                &[("14 March", "2013-03-14"), ("two days later", "2013-03-16")],
            ),
            ("More than 2,000 people have died in the past 24 hours.", &[("the past 24 hours", "PT24H")]),
            ("Doctors worked for a day and seven hours.", &[("a day and seven hours", "P1DT7H")]),
            ("Officials meet every Monday.", &[("every Monday", "XXXX-WXX-1")]),
            ("The port reopened on New Year's Day.", &[("New Year's Day", "2013-01-01")]),
            ("Support for the party fell in January.", &[("January", "2013-01")]),
            ("The spokesman said earlier Tuesday that both sides had agreed.", &[("earlier Tuesday", "2013-03-19")]),
            ("Fighting has gone on since the 1990s.", &[("the 1990s", "199")]),
            ("The contract was signed last Friday.", &[("last Friday", "2013-03-15")]),
            ("Elections are planned for next March.", &[("next March", "2014-03")]),
            ("Output is to double within five years.", &[("five years", "P5Y")]),
            ("The king reigned in the nineteenth century.", &[("the nineteenth century", "18")]),
            ("He said the deal could be reached by mid-April.", &[("mid-April", "2013-04")]),
            ("The first warning came at ten to midnight.", &[("ten to midnight", "2013-03-19T23:50")]),
            (
                "It happened on the 14 and the 15 of May 2012.",
                &[("the 14", "2012-05-14"), ("the 15 of May 2012", "2012-05-15")],
            ),
            ("They left at half past eight in the evening.", &[("half past eight in the evening", "2013-03-19T20:30")]),
            ("Witnesses saw it on Tuesday lunchtime.", &[("Tuesday lunchtime", "2013-03-19TMI")]),
            ("A two-day meeting ended tonight.", &[("two-day", "P2D"), ("tonight", "2013-03-19TNI")]),
            (
                "In the three months to Sept. 30 it lost money.",
                &[("the three months", "P3M"), ("Sept. 30", "2012-09-30")],
            ),
            ("At noon on Sunday the count stood at nine.", &[("noon", "2013-03-17T12:00"), ("Sunday", "2013-03-17")]),
            ("It sank in the early hours of Monday.", &[("the early hours of Monday", "2013-03-18TMO")]),
            (
                "It began at 4 hours 47 minutes of the morning.",
                &[("4 hours 47 minutes of the morning", "2013-03-19T04:47")],
            ),
            ("Talks resume in April next year.", &[("April next year", "2014-04")]),
            ("She has invited the ministers to a ceremony on April 12.", &[("April 12", "2013-04-12")]),
            (
                "The pact of 1949 was widened in 1952, 1955 and 1982, he said on Friday.",
                &[("1949", "1949"), ("1952", "1952"), ("1955", "1955"), ("1982", "1982"), ("Friday", "2013-03-15")],
            ),
            ("Revenue in Q1 2012 was lower.", &[("Q1 2012", "2012-Q1")]),
            (
                "The crash at seventeen minutes past four woke the street.",
                &[("seventeen minutes past four", "2013-03-19T04:17")],
            ),
            ("At twenty to five the roof fell in.", &[("twenty to five", "2013-03-19T04:40")]),
            ("The deal was dated 15.11.2012.", &[("15.11.2012", "2012-11-15")]),
            ("The log reads 2013-03-18.", &[("2013-03-18", "2013-03-18")]),
            ("It was signed on 11/14/2012.", &[("11/14/2012", "2012-11-14")]),
            ("The first of October is a holiday.", &[("The first of October", "2012-10-01")]),
            ("He has led the party for the last five years.", &[("the last five years", "P5Y")]),
        ],
    );
}

/// F1 of overlap, words and value over `sentences.txt`, with what is wrong.
fn measure() -> ([f64; 3], Vec<String>) {
    let (mut hits, mut total, mut wrong) = ([0.0; 3], 0.0, Vec::new());
    for row in include_str!("sentences.txt").lines().filter(|row| !row.starts_with('#')) {
        let mut fields = row.split(" | ");
        let text = fields.next().unwrap_or_default();
        let gold: Vec<(&str, &str)> = fields.filter_map(|field| field.rsplit_once(" = ")).collect();
        let found = read(text, "2023-11-15");
        total += (gold.len() + found.len()) as f64;
        let mut right = gold.len() == found.len();
        let mut free: Vec<_> = found.iter().collect();
        for (words, value) in &gold {
            let near = |words_found: &str| words_found.contains(words) || words.contains(words_found);
            let Some(at) = free.iter().position(|(found, _)| near(found)) else {
                right = false;
                continue;
            };
            let (found, timex) = free.remove(at);
            let score = [true, found == words, timex.timex == *value];
            right &= score.iter().all(|hit| *hit);
            hits.iter_mut().zip(score).for_each(|(hits, hit)| *hits += f64::from(u8::from(hit)));
        }
        if !right {
            let found: Vec<_> = found.iter().map(|(words, timex)| (words, &timex.timex)).collect();
            wrong.push(format!("{text}\n   want {gold:?}\n   have {found:?}"));
        }
    }
    (hits.map(|hits| 200.0 * hits / total), wrong)
}

#[test]
fn sentences_of_all_desks_have_the_times_an_editor_reads() {
    let ([overlap, words, value], wrong) = measure();
    println!("{}\noverlap {overlap:.1} words {words:.1} value {value:.1}", wrong.join("\n"));
    assert!(overlap >= 97.0 && words >= 94.0 && value >= 94.0, "{overlap:.1} {words:.1} {value:.1}");
}

#[test]
fn what_is_no_time_is_left() {
    let none: &[(&str, &[(&str, &str)])] = &[
        ("May the best team win.", &[]),
        ("Theresa May said so.", &[]),
        ("The second of the two was hurt.", &[]),
        ("He came first and she came second.", &[]),
        ("They began to march on the capital.", &[]),
        ("A 57-year-old man and a woman aged nine were found.", &[]),
        ("He is thirty-seven years old.", &[]),
        ("The Sun shone and Mar Bella was full.", &[]),
        ("About 1999 people were counted.", &[]),
        ("USA Today and The Sunday Times reported it.", &[]),
        ("Flight 1914 landed.", &[]),
        ("Three quarters of the voters stayed away.", &[]),
        ("The fall of the government surprised them.", &[]),
        ("They won 3-1 in extra time.", &[]),
    ];
    hold("2013-03-19", none);
}

#[test]
fn histories_reckon_from_their_own_dates() {
    hold(
        "2009-12-19",
        &[(
            "The siege began on 9 September 1914. On 12 October the town fell, and the next day the army moved on. In January 1915 it \
         rested. By 1916 the former allies had quarrelled. In March they parted, and two months later they were at war.",
            &[
                ("9 September 1914", "1914-09-09"),
                ("12 October", "1914-10-12"),
                ("the next day", "1914-10-13"),
                ("January 1915", "1915-01"),
                ("1916", "1916"),
                ("former", "PAST_REF"),
                ("March", "1916-03"),
                ("two months later", "1916-05"),
            ],
        )],
    );
}

#[test]
fn weekdays_are_never_repaired_against_their_date() {
    let found = read("The ship sailed on Monday, Nov. 14, 2023.", "2023-11-15");
    let (words, timex) = found.first().expect("a date");
    assert_eq!((words.as_str(), timex.timex.as_str()), ("Monday, Nov. 14, 2023", "2023-11-14"));
    assert_eq!(timex.weekday, Some(crate::calendar::Weekday::Monday));
}

#[test]
fn instants_and_zones_are_given_as_written() {
    let found = read("It closes at 5:00 p.m. EST on Tuesday. Early May 2012 was cold.", "2013-03-19");
    let close = &found.first().expect("a time").1;
    assert_eq!(close.zone, Some(-300));
    assert_eq!(close.earliest.map(|at| at.to_string()).as_deref(), Some("2013-03-19T17:00:00"));
    assert_eq!(close.latest.map(|at| at.to_string()).as_deref(), Some("2013-03-19T17:00:59"));
    let may = &found.last().expect("a month").1;
    assert_eq!(may.earliest.map(|at| at.to_string()).as_deref(), Some("2012-05-01T00:00:00"));
}

#[test]
fn ambiguous_dates_keep_their_alternatives() {
    let found = read("It is dated 03/04/2024.", "2024-05-01");
    let date = &found.first().expect("a date").1;
    assert_eq!((date.timex.as_str(), date.alternatives.as_slice()), ("2024-03-04", &["2024-04-03".to_owned()][..]));
}

#[test]
fn without_a_day_of_writing_relative_days_stay_open() {
    hold(
        "",
        &[
            ("They met on Tuesday.", &[("Tuesday", "XXXX-WXX-2")]),
            ("They met on Jan. 11.", &[("Jan. 11", "XXXX-01-11")]),
            ("They met yesterday.", &[("yesterday", "XXXX-XX-XX")]),
        ],
    );
}

#[test]
fn the_ends_of_months_and_days_without_their_month_are_days() {
    // 20 September 2024 was a Friday.
    hold(
        "2024-09-20",
        &[
            ("The hotel has been shut since Thursday the 12th.", &[("Thursday the 12th", "2024-09-12")]),
            ("She will go on the last day of October.", &[("the last day of October", "2024-10-31")]),
            ("The strike began on the first day of May.", &[("the first day of May", "2024-05-01")]),
        ],
    );
}

#[test]
fn clocks_of_all_desks_are_read() {
    // 12 March 2026 was a Thursday.
    hold(
        "2026-03-12",
        &[
            ("They met at twenty to nine because it rained.", &[("twenty to nine", "2026-03-12T08:40")]),
            ("Talks resume at 10 tomorrow.", &[("10 tomorrow", "2026-03-13T10:00")]),
            ("It struck at 4.30 local time.", &[("4.30 local time", "2026-03-12T04:30")]),
            ("It struck at 4.30 of local time.", &[("4.30 of local time", "2026-03-12T04:30")]),
            (
                "At 8.15 of the morning, Swedish time, they left.",
                &[("8.15 of the morning, Swedish time", "2026-03-12T08:15")],
            ),
            ("It happened at 17 o'clock of this Wednesday.", &[("17 o'clock of this Wednesday", "2026-03-11T17:00")]),
            (
                "Curfew runs from 11 at night to 5 in the morning.",
                &[("11 at night", "2026-03-12T23:00"), ("5 in the morning", "2026-03-12T05:00")],
            ),
            ("The polls have closed at 20 hours.", &[("20 hours", "2026-03-12T20:00")]),
            ("He worked at 20 hours a week.", &[("20 hours", "PT20H"), ("a week", "P1W")]),
            ("It happened at about 20 past 9.", &[("20 past 9", "2026-03-12T09:20")]),
            ("It begins at 9 on Friday.", &[("9 on Friday", "2026-03-13T09:00")]),
            ("It started around 11.15 last night.", &[("11.15", "2026-03-11T23:15"), ("last night", "2026-03-11TNI")]),
            ("It will blow harder by dawn tomorrow.", &[("dawn tomorrow", "2026-03-13TMO")]),
            ("Prices eased to 3 percent year on year.", &[]),
            ("The lira was down 0.3 percent on the day.", &[]),
            (
                "Sailings at 6.15am and 9.45am on Saturday have been cancelled.",
                &[("6.15am", "2026-03-14T06:15"), ("9.45am", "2026-03-14T09:45"), ("Saturday", "2026-03-14")],
            ),
            ("Flights were cancelled on Saturday.", &[("Saturday", "2026-03-07")]),
            ("He left at 0530 on Tuesday.", &[("0530", "2026-03-10T05:30"), ("Tuesday", "2026-03-10")]),
            (
                "He was seen between 1:15 and 1:30 a.m. on the Sunday.",
                &[("1:15", "2026-03-08T01:15"), ("1:30 a.m.", "2026-03-08T01:30"), ("Sunday", "2026-03-08")],
            ),
            (
                "It rained between 2 and 4 in the afternoon.",
                &[("2", "2026-03-12T14:00"), ("4 in the afternoon", "2026-03-12T16:00")],
            ),
            ("Wages were 11.15 last year.", &[("last year", "2025")]),
        ],
    );
}

#[test]
fn what_only_looks_like_a_plan_is_none() {
    hold(
        "2026-03-12",
        &[
            ("City moved up four places to seventh after Saturday's win.", &[("Saturday", "2026-03-07")]),
            ("Output sank, wiping out a gain in December.", &[("December", "2025-12")]),
            (
                "Thousands are now waiting, down from 7.46 million in December.",
                &[("now", "PRESENT_REF"), ("December", "2025-12")],
            ),
            ("The index fell to minus 20 points from minus 18 in January.", &[("January", "2026-01")]),
        ],
    );
}

#[test]
fn days_that_are_counted_off_are_read() {
    hold(
        "2026-03-12",
        &[
            ("He will visit on the last Saturday of September.", &[("the last Saturday of September", "2026-09-26")]),
            ("The vote was held on the first Sunday in March.", &[("the first Sunday in March", "2026-03-01")]),
            ("It was the second Tuesday of May 2024.", &[("the second Tuesday of May 2024", "2024-05-14")]),
            ("The talks are on the 5th of next month.", &[("the 5th of next month", "2026-04-05")]),
            ("The talks were on the 5th of last month.", &[("the 5th of last month", "2026-02-05")]),
            (
                "They met on the 4th and 5th of this month.",
                &[("the 4th", "2026-03-04"), ("5th of this month", "2026-03-05")],
            ),
            ("It rained in the first half of February.", &[("the first half of February", "2026-02")]),
            ("In mid-2022 prices rose.", &[("mid-2022", "2022")]),
            ("They play on Saturday week.", &[("Saturday week", "2026-03-21")]),
            ("The rock is from 3.7 billion years ago.", &[("3.7 billion years ago", "PAST_REF")]),
            ("It was the second strike in as many months.", &[]),
            (
                "It left on Monday and returned a quarter of an hour later.",
                &[("Monday", "2026-03-09"), ("a quarter of an hour later", "2026-03-09")],
            ),
        ],
    );
    // 12 June 2025 was a Thursday.
    hold(
        "2025-06-12",
        &[
            ("The deal completes at the end of March.", &[("the end of March", "2026-03")]),
            ("The law takes effect in January.", &[("January", "2026-01")]),
            ("The hotel has been shut since March.", &[("March", "2025-03")]),
            ("The report shows that prices fell in March.", &[("March", "2025-03")]),
            ("Delays are of 30-45 minutes.", &[("30-45 minutes", "PT45M")]),
        ],
    );
}
