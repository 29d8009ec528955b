//! Values of changes, written by hand.

use crate::mentions::{Anchor, Change, Direction, Quantity, Value, recognize};
use crate::text::Document;

fn changes(text: &str) -> Vec<Change> {
    let document = Document::of_text(text);
    let found = recognize(&document, Anchor::default());
    found
        .into_iter()
        .filter_map(|mention| if let Value::Change(change) = mention.value { Some(*change) } else { None })
        .collect()
}

/// `direction difference from to`, a dash for what is not given.
fn line(change: &Change) -> String {
    let direction = match change.direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Level => "level",
        Direction::Any => "any",
    };
    let end =
        |quantity: &Option<Quantity>| quantity.as_ref().map_or("-".to_owned(), |quantity| format!("{}", quantity.low));
    format!("{direction} {} {} {}", end(&change.difference), end(&change.from), end(&change.to))
}

#[test]
fn size_base_and_result_are_told_apart() {
    let mut wrong = Vec::new();
    let table = [
        ("Revenue rose 8% to 412 million euros from 381 million euros.", "up 8 381000000 412000000"),
        ("The share climbed from 12 percent to 15 percent.", "up - 12 15"),
        ("The budget is a 26.3 percent increase from 5.4 trillion yen.", "up 26.3 5400000000000 -"),
        ("Shares fell to 41.5 euros.", "down - - 41.5"),
        ("The ministry cut its forecast by half a percentage point to 1.5 percent.", "down 0.5 - 1.5"),
        ("Sales were up 3 percent.", "up 3 - -"),
        ("Inflation was 2.9%, down from 3.4%.", "down - 3.4 2.9"),
        ("The shares were off about 11% at the close.", "down 11 - -"),
        ("The warning sent its shares down 11% in Amsterdam.", "down 11 - -"),
        ("Exports were 5 percent higher.", "up 5 - -"),
        ("It is an increase of 40 percent.", "up 40 - -"),
        ("Economic growth in Norland was about 1.4 percent in 2019.", "up 1.4 - -"),
        ("The fall in exports was 5%.", "down 5 - -"),
        ("The rate was left unchanged at 4.5 percent.", "level - - 4.5"),
        ("Spending will be cut by a third.", "down 33.333333333333336 - -"),
        ("The company doubled its budget to 6.8 trillion yen.", "up - - 6800000000000"),
        ("The clinic saw 3,100 patients last year, down from 3,400.", "down - 3400 3100"),
        ("The catch must go down with a whole third.", "down 33.333333333333336 - -"),
        ("The fee remains at its present level.", "level - - -"),
        ("Its market value has swollen 78-fold in a decade.", "up - - -"),
        ("The dividend goes up 5 cents to 45 cents.", "up 5 - 45"),
        ("Sea levels have risen by 20 to 23 centimetres since 1880.", "up 20 - -"),
        ("Cases went from 41 to 163 in six weeks.", "up - 41 163"),
        ("The rate moved from 5 percent to 3 percent.", "down - 5 3"),
        ("Inflation ticked up to 2.3% last month from 2.1% in January.", "up - 2.1 2.3"),
        ("Imports have diminished of 17 percent.", "down 17 - -"),
        ("The index bounced back 10.2%.", "up 10.2 - -"),
        ("Rents went from an average of £1,100 to £1,340.", "up - 1100 1340"),
        ("Unemployment has diminished of 0.4 points.", "down 0.4 - -"),
        ("Rents stay the same next year.", "level - - -"),
        ("Starts dropped 7.1% to a seasonally adjusted annual rate of 1.31 million units.", "down 7.1 - 1310000"),
        ("Protection wanes by half.", "down 50 - -"),
        ("They lowered the age by two years.", "down 2 - -"),
        ("The wait is nine days longer than before.", "up 9 - -"),
        ("Aid has shrunk by $400 million, to less than half.", "down 400000000 - -"),
        ("They revised the limit from 62 to 64.", "up - 62 64"),
        ("Bitcoin sank below $50,000.", "down - - 0"),
        ("The levy goes up by 4.99 percent, they agreed by 31 votes to 14.", "up 4.99 - -"),
        ("A barrel cost $64.37, 1.9% less than on Tuesday.", "down 1.9 - 64.37"),
        ("Inflation rose in March to 5 percent.", "up - - 5"),
        ("Output fell again, to 4,000 tonnes.", "down - - 4000"),
        ("Profit rose to 40 million euros, against 35 million a year earlier.", "up - 35000000 40000000"),
        ("Sales grew to 40 million pounds, compared with 35 million in 2023.", "up - 35000000 40000000"),
        ("Profit rose to 40 million euros, compared with the 38 million analysts had expected.", "up - - 40000000"),
        ("Turnout was 58.3 percent at 6 p.m., almost nine points lower than in 2020.", "down 9 - 58.3"),
        ("Some 4,300 people were arrested, 12 percent fewer than in 2022.", "down 12 - 4300"),
        ("The 12 shops sold 4,300 bikes, 12 percent more than in 2022.", "up 12 - -"),
        ("Profit was 3.2 million euros, a rise of 12 percent.", "up 12 - 3200000"),
        ("A pint costs £5.17, 38p more than last year.", "up 38 - 5.17"),
        ("Around 310 people came, 40 fewer than last year.", "down 40 - 310"),
        ("The court cut the sentence from nine years to six.", "down - 9 6"),
        ("The fine was raised to 85,000 euros from 60,000.", "up - 60000 85000"),
        ("The figure was revised down to 6.1 from an initial 6.4.", "down - 6.4 6.1"),
        ("The index gave up 31 points.", "down 31 - -"),
        ("The shares put on 3 percent.", "up 3 - -"),
        ("The news knocked 12 percent off the price.", "down 12 - -"),
        ("The scandal wiped $3 billion off its market value.", "down 3000000000 - -"),
        ("The plan would shave 20 minutes off the journey.", "down 20 - -"),
        ("She shed an incredible nine stone.", "down 9 - -"),
        ("The wait has come down from 14 weeks to nine.", "down - 14 9"),
        ("Growth slowed from 3.1 to 2.4 percent.", "down - 3.1 2.4"),
        ("Waiting lists went up again, from 796,000 in July to 800,000 in August.", "up - 796000 800000"),
        ("The toll was revised downward to 31.", "down - - 31"),
        ("The toll was revised to 31 from 34.", "down - 34 31"),
        ("The toll stands at 214, revised from 198.", "up - 198 214"),
        ("There was a 4% year-on-year rise in sales to 3.2 billion euros.", "up 4 - 3200000000"),
        ("Crude rose as high as $80.12 a barrel.", "up - - 0"),
        ("The rate is 4.75%, down from a peak of 5.25%.", "down - 5.25 4.75"),
        ("The share grew by 3.7 points and reached 59 percent.", "up 3.7 - 59"),
        ("The Liberals are down 40 seats on 2019.", "down 40 - -"),
        ("Efficacy dropped from 91% after two months to 77% after four.", "down - 91 77"),
        ("Exports increased by 1.3 times and amounted to 6.1 billion dollars.", "up - - 6100000000"),
    ];
    for (text, expected) in table {
        let found: Vec<String> = changes(text).iter().map(line).collect();
        if found != [expected] {
            wrong.push(format!("{text} {found:?}, not {expected}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_second_size_is_a_change_of_its_own() {
    let table = [
        ("The lake has sunk by three metres in ten years and by 40 cm this summer.", ["down 3 - -", "down 40 - -"]),
        ("The Dow fell 1 percent, or 412 points, to 41,954.", ["down 1 - 41954", "down 412 - -"]),
    ];
    for (text, expected) in table {
        let found: Vec<String> = changes(text).iter().map(line).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn an_end_without_a_unit_has_that_of_the_other() {
    let unit = |quantity: &Option<Quantity>| quantity.as_ref().map(|quantity| quantity.unit.name.clone());
    for text in ["It rose to 85,000 euros from 60,000.", "It rose from 60,000 euros to 85,000."] {
        let found = changes(text);
        let ends = found.first().map(|change| (unit(&change.from), unit(&change.to)));
        assert_eq!(ends, Some((Some("euro".to_owned()), Some("euro".to_owned()))), "{text}");
    }
}

#[test]
fn factors_follow_from_the_words() {
    let table = [
        ("It doubled its spending.", (2.0, 2.0)),
        ("The price more than tripled.", (3.0, f64::INFINITY)),
        ("Profits halved.", (0.5, 0.5)),
        ("Output rose 26.3 percent.", (1.2625, 1.2635)),
        ("There was a threefold rise in cases.", (3.0, 3.0)),
        ("There was a 10-fold increase in cases.", (10.0, 10.0)),
        ("The fund lost 40 percent.", (0.595, 0.605)),
        ("Twice as many people came as a year ago.", (2.0, 2.0)),
        ("Three times as many complaints came in as in 2019.", (3.0, 3.0)),
        ("The pump gives half as much as the day before.", (0.5, 0.5)),
        ("The line came in half as dear again as planned.", (1.5, 1.5)),
        ("The herd has grown two and a half times.", (2.45, 3.55)),
        ("The figure is up threefold.", (3.0, 3.0)),
        ("Cases rose by a factor of three.", (3.0, 3.0)),
        ("The subsidy was cut in half.", (0.5, 0.5)),
        ("It costs double what it did in 2021.", (2.0, 2.0)),
        ("Output was half what it was a year ago.", (0.5, 0.5)),
        ("There was a doubling of cases.", (2.0, 2.0)),
        ("Rainfall was three times higher than a year before.", (3.0, 4.0)),
        ("The lake has shrunk to a quarter of its size.", (0.225, 0.275)),
    ];
    for (text, (low, high)) in table {
        let found = changes(text);
        let factor = found.first().and_then(|change| change.factor);
        let near = |left: f64, right: f64| (left - right).abs() < 1e-9 || left == right;
        assert!(factor.is_some_and(|found| near(found.0, low) && near(found.1, high)), "{text}: {factor:?}");
    }
}

#[test]
fn what_moves_nothing_is_no_change() {
    for text in [
        "Up to 40 people were inside.",
        "He picked up 12 children.",
        "The army lost 12 tanks.",
        "They raised 5 million dollars for the hospital.",
        "The minister announced 12 cuts.",
        "He plays doubles.",
        "The fall killed two men.",
        "It is 10 km off the coast.",
        "Twice as many Danes as Swedes came.",
        "Prices have risen three times.",
        "They stay in the same hotel.",
        "They picked up half a tonne of litter.",
        "She won with a jump of 6.25 metres.",
        "The lower house voted 82 to 61.",
        "They rallied from a 17-point deficit.",
        "She fell 30 metres to her death.",
        "They put on three shows.",
        "He gave up two jobs.",
        "He took 20 tablets off the shelf.",
        "He has three times more cows than his brother.",
        "The level was twice the legal limit.",
    ] {
        assert_eq!(changes(text), [], "{text}");
    }
}
