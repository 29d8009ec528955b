//! Values of phrases, written by hand; what must not match; and the sentences of `sentences.txt`.

use crate::mentions::{Anchor, Dimension, Direction, Precision, Quantity, Value, recognize};
use crate::text::{Document, Span};

/// Every quantity of a text but lengths of time, as `value unit sign`.
fn quantities(text: &str) -> Vec<String> {
    let document = Document::of_text(text);
    let mentions = recognize(&document, Anchor::default());
    let mut moved: Vec<(Span, Direction)> = Vec::new();
    for mention in &mentions {
        if let Value::Change(change) = &mention.value
            && let Some(difference) = &change.difference
        {
            moved.push((difference.number, change.direction));
        }
    }
    let known = |quantity: &Quantity| !matches!(quantity.unit.dimension, Dimension::Duration | Dimension::Ordinal);
    mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) if known(quantity) => Some(line(quantity, &moved)),
            _ => None,
        })
        .collect()
}

fn line(quantity: &Quantity, moved: &[(Span, Direction)]) -> String {
    let number = |value: f64| {
        let text = format!("{:.4}", value);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let value = match quantity.precision {
        Precision::AtLeast => number(quantity.low),
        Precision::AtMost => number(quantity.high),
        _ if quantity.low == quantity.high => number(quantity.low),
        _ => format!("{}..{}", number(quantity.low), number(quantity.high)),
    };
    let sign = match moved.iter().find(|(span, _)| *span == quantity.number) {
        Some((_, Direction::Up)) => "up",
        Some((_, Direction::Down)) => "down",
        _ => match quantity.precision {
            Precision::Exact | Precision::Between => "=",
            Precision::About => "~",
            Precision::AtLeast => ">",
            Precision::AtMost => "<",
        },
    };
    let unit = if quantity.unit.name.is_empty() { "-" } else { &quantity.unit.name };
    let per = quantity.per.as_ref().map(|per| format!("/{per}")).unwrap_or_default();
    format!("{value} {unit}{per} {sign}")
}

/// Cuts `4.3 degree Celsius =` into value, unit and sign.
fn parts(line: &str) -> (&str, &str, &str) {
    let (value, rest) = line.split_once(' ').unwrap_or((line, ""));
    let (unit, sign) = rest.rsplit_once(' ').unwrap_or((rest, ""));
    (value, unit, sign)
}

fn near(left: &str, right: &str) -> bool {
    let ends = |value: &str| -> Vec<f64> { value.split("..").filter_map(|end| end.parse().ok()).collect() };
    let (left, right) = (ends(left), ends(right));
    left.len() == right.len() && left.iter().zip(&right).all(|(l, r)| (l - r).abs() <= 1e-3 * r.abs().max(1e-3))
}

/// F1 of value, value + unit, value + sign over the sentences.
fn measure(verbose: bool) -> [f64; 3] {
    let (mut hits, mut gold_total, mut found_total) = ([0.0; 3], 0.0, 0.0);
    for row in include_str!("sentences.txt").lines().filter(|row| !row.starts_with('#')) {
        let mut fields = row.split(" |");
        let sentence = fields.next().unwrap_or("");
        let gold: Vec<&str> = fields.map(str::trim).filter(|field| !field.is_empty()).collect();
        let found = quantities(sentence);
        gold_total += gold.len() as f64;
        found_total += found.len() as f64;
        let mut free: Vec<&String> = found.iter().collect();
        let mut wrong = gold.len() != found.len();
        for want in &gold {
            let (value, unit, sign) = parts(want);
            let mut candidates: Vec<usize> = (0..free.len()).filter(|at| near(parts(free[*at]).0, value)).collect();
            candidates.sort_by_key(|at| parts(free[*at]).1 != unit);
            let Some(at) = candidates.first().copied() else {
                wrong = true;
                continue;
            };
            let got = free.remove(at);
            hits[0] += 1.0;
            hits[1] += f64::from(u8::from(parts(got).1 == unit));
            hits[2] += f64::from(u8::from(parts(got).2 == sign));
            wrong |= parts(got).1 != unit || parts(got).2 != sign;
        }
        if wrong && verbose {
            println!("{sentence}\n   want {gold:?}\n   have {found:?}");
        }
    }
    hits.map(|hits| 200.0 * hits / (gold_total + found_total))
}

#[test]
fn sentences_are_read_as_an_editor_reads_them() {
    let [value, unit, sign] = measure(true);
    println!("value {value:.1} unit {unit:.1} change {sign:.1}");
    assert!(value >= 97.0 && unit >= 95.0 && sign >= 97.0, "{value:.1} {unit:.1} {sign:.1}");
}

/// Value <- phrases, each phrase in a little sentence of its own.
#[test]
fn phrases_have_these_values() {
    let table: &[(&str, &[&str])] = &[
        (
            "5..7 percent =",
            &[
                "5 to 7 percent",
                "5-7 percent",
                "5% to 7%",
                "between 5 and 7 percent",
                "between 5% and 7%",
                "five to seven per cent",
                "5–7%",
                "ranging from 5 to 7 percent",
            ],
        ),
        (
            "2500000 dollar =",
            &[
                "$2.5 million",
                "$2.5m",
                "US$2.5m",
                "2.5 million dollars",
                "two and a half million dollars",
                "$2,500,000",
                "USD 2.5 million",
            ],
        ),
        ("500 shilling =", &["Sh500", "KSh500", "500 shillings"]),
        ("2000000 euro =", &["€2m", "€2 million", "2 million euros", "EUR2m", "two million euros", "2m euros"]),
        ("1.05 dollar/share =", &["$1.05 a share", "$1.05 per share", "1.05 dollars a share"]),
        (
            "12000000000 dollar/year =",
            &["$12 billion a year", "$12 billion-a-year", "$12bn per year", "$12 billion per annum"],
        ),
        (
            "57 year =",
            &["a 57-year-old man", "a man aged 57", "57 years old", "a woman of 57 years of age", "at the age of 57"],
        ),
        (
            "300 people >",
            &[
                "more than 300 people",
                "over 300 people",
                "at least 300 people",
                "no fewer than 300 people",
                "300 people or more",
                "300 or more people",
                "300-plus people",
                "upwards of 300 people",
            ],
        ),
        (
            "300 people <",
            &[
                "fewer than 300 people",
                "up to 300 people",
                "less than 300 people",
                "no more than 300 people",
                "at most 300 people",
                "as many as 300 people",
            ],
        ),
        (
            "300 people ~",
            &[
                "about 300 people",
                "some 300 people",
                "around 300 people",
                "nearly 300 people",
                "almost 300 people",
                "an estimated 300 people",
                "300 people or so",
                "300 or so people",
                "approximately 300 people",
                "close to 300 people",
            ],
        ),
        (
            "20 percent =",
            &[
                "20 percent",
                "20%",
                "twenty per cent",
                "one in five",
                "1 in 5",
                "one out of five",
                "two out of 10",
                "one-fifth of it",
                "20 litres of every 100",
            ],
        ),
        (
            "-6 degree Celsius =",
            &["minus 6 degrees Celsius", "-6C", "-6°C", "minus six degrees Celsius", "six degrees Celsius below zero"],
        ),
        ("21 degree Fahrenheit =", &["21F", "21 degrees Fahrenheit", "21°F"]),
        (
            "65 kilometre per hour =",
            &["65 km/h", "65 kilometres an hour", "65 kilometers per hour", "65kph", "65 km per hour"],
        ),
        ("34..40 knot =", &["the wind was force eight", "a gale of force 8"]),
        (
            "12 house =",
            &["a dozen houses", "12 houses", "twelve houses", "twelve wooden houses", "12 newly built houses"],
        ),
        ("6 house =", &["half a dozen houses", "six houses", "six of the houses"]),
        (
            "1800000000 dollar =",
            &[
                "one point eight billion dollars",
                "$1.8 billion",
                "1.8bn dollars",
                "one thousand eight hundred million dollars",
            ],
        ),
        ("310000000 euro =", &["three hundred and ten million euros", "€310m", "three hundred ten million euros"]),
        ("0.5 percent =", &["zero point five percent", "nought point five per cent", "0.5 percent", "half a percent"]),
        ("1500000 euro =", &["a million and a half euros", "1.5 million euros", "one and a half million euros"]),
        ("1.25 mile =", &["a mile and a quarter", "1.25 miles", "one and a quarter miles", "one mile and a quarter"]),
        ("2.5 mile =", &["two miles and a half", "2 1/2 miles", "two and a half miles", "2½ miles"]),
        ("50000 euro =", &["fifty grand in euros", "50K euros", "50.000 euros", "50,000 in euros"]),
        ("1200 Swiss franc =", &["1'200 francs", "1,200 francs", "1\u{2019}200 francs", "CHF1,200"]),
        ("5.3333 foot =", &["five foot four", "5ft 4in tall", "5 ft 4 in tall", "5ft 4 tall", "5 feet 4 inches"]),
        ("11.2857 stone =", &["11 stone 4", "11st 4lb", "eleven stone four", "11 stone 4 pounds"]),
        ("50 percent =", &["half of the pod", "the half of the pod", "every second pupil", "one pupil in two"]),
        ("33.3333 percent =", &["every third pupil", "one pupil in three", "a third of the pupils", "1 in 3"]),
        ("3 man =", &["a trio of men", "three men", "a trio of masked men"]),
        ("20 man =", &["a score of men", "twenty men"]),
        ("40 man =", &["two scores of men", "two score men", "forty men"]),
        ("2 goal =", &["a brace of goals", "two goals", "a pair of goals"]),
        ("3 - =", &["a hat-trick"]),
        ("2 twin =", &["twins"]),
        ("10..99 - =", &["in double figures", "double digits", "a double-digit sum"]),
        ("10000..99999 - =", &["a five-figure sum", "a sum in the five-digit range"]),
        ("1 percentage point =", &["a percentage point", "a full percentage point", "one percentage point"]),
        ("23 foot =", &["23ft down", "23 feet deep"]),
        (
            "300 people ~",
            &["nigh on 300 people", "hard on 300 people", "getting on for 300 people", "pushing 300 people"],
        ),
        ("300 people >", &["a good 300 people", "north of 300 people", "at the very least 300 people"]),
        ("300 people <", &["a shade under 300 people", "south of 300 people"]),
        ("130 helper =", &["hundred and thirty helpers", "a hundred and thirty helpers", "one hundred thirty helpers"]),
        ("1..3 score =", &["they won 3-1", "a 3-1 win", "beaten 1-3"]),
        ("100000..999999 - =", &["a six-figure sum"]),
        ("200..999 people =", &["hundreds of people"]),
        ("300000..900000 dollar =", &["several hundred thousand dollars"]),
        ("25 basis point =", &["25 basis points", "25 bps", "25bp", "a 25-basis-point move"]),
        ("6.3 - =", &["a magnitude of 6.3", "made 6,3"]),
        (
            "0.5 percentage point =",
            &["half a percentage point", "a half percentage point", "0.5 percentage points", "0.5 percentage point"],
        ),
    ];
    let mut wrong = Vec::new();
    for (expected, phrases) in table {
        for phrase in *phrases {
            let found = quantities(&format!("They said it was {phrase}."));
            if found != [*expected] {
                wrong.push(format!("{phrase}: {found:?}, not {expected}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn these_are_no_quantities() {
    let mut wrong = Vec::new();
    for text in [
        "The 2+2 talks begin.",
        "The two-plus-two talks begin.",
        "G7 leaders met.",
        "A Boeing 747 landed.",
        "They drove down Route 66.",
        "Covid-19 spread.",
        "One of them fled.",
        "No one came.",
        "It was one-off.",
        "The S&P 500 closed.",
        "He is No. 2 in the party.",
        "Call 555-0123 now.",
        "Call 1-800-555-0123 now.",
        "See www.example.com/page/12 for more.",
        "The first of the ships sailed.",
        "They looked at one another.",
        "1. Read the paper.",
        "The WZ-7 drone flew.",
        "The second half began.",
        "Group of Seven leaders met.",
        "Article 5 applies.",
        "Flight 370 vanished.",
        "He won the two-time award.",
        "The twins left.",
        "It lies between junctions 11 and 12.",
        "She wore a pair of trousers.",
    ] {
        let found = quantities(text);
        if !found.is_empty() {
            wrong.push(format!("{text} {found:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn lists_share_their_unit() {
    assert_eq!(quantities("Three, four and nine km."), ["3 kilometre =", "4 kilometre =", "9 kilometre ="]);
    assert_eq!(quantities("It rose from 5.4 to 6.8 trillion yen."), ["5400000000000 yen =", "6800000000000 yen ="]);
}

#[test]
fn units_convert_to_their_base() {
    let base = |text: &str| {
        let document = Document::of_text(text);
        let found = recognize(&document, Anchor::default());
        found.iter().find_map(|mention| match &mention.value {
            Value::Quantity(quantity) => Some(quantity.unit.base(quantity.low)),
            _ => None,
        })
    };
    for (text, metric) in [
        ("It did 35 knots.", 18.0056),
        ("It lay 10 nautical miles away.", 18520.0),
        ("It is 190 feet long.", 57.912),
        ("It is 2.5 miles away.", 4023.36),
        ("It was 48F.", 8.8889),
        ("It is 6 feet 2 inches tall.", 1.8796),
        ("It covers 40 square miles.", 103_599_524.4),
        ("It flew at 60 miles an hour.", 26.8224),
        ("It rose 25 bps.", 0.25),
    ] {
        let found = base(text);
        assert!(found.is_some_and(|found| (found - metric).abs() < 1e-4 * metric), "{text}: {found:?}");
    }
}

#[test]
fn spans_cover_number_and_head_and_slice() {
    let text = "The group will cut 340 warehouse jobs — about €2m a year — and 12½ percent of posts.";
    let document = Document::of_text(text);
    let quotes: Vec<&str> = recognize(&document, Anchor::default())
        .iter()
        .filter(|mention| matches!(mention.value, Value::Quantity(_)))
        .map(|mention| document.slice(mention.span))
        .collect();
    assert_eq!(quotes, ["340 warehouse jobs", "€2m a year", "12½ percent"]);
}

#[test]
fn a_bound_that_is_just_missed_is_near() {
    let ends = |text: &str| {
        let document = Document::of_text(text);
        let found = recognize(&document, Anchor::default());
        found.into_iter().find_map(|mention| match mention.value {
            Value::Quantity(quantity) => Some((quantity.low.round(), quantity.high.round())),
            _ => None,
        })
    };
    assert_eq!(ends("It weighs just under 46 kilos."), Some((40.0, 46.0)));
    assert_eq!(ends("It weighs a shade over 40 kilos."), Some((40.0, 46.0)));
    assert_eq!(ends("It weighs less than 46 kilos."), Some((0.0, 46.0)));
    assert_eq!(ends("It weighs more than 40 kilos."), Some((40.0, f64::INFINITY)));
}

#[test]
fn what_stands_beside_a_number_says_what_it_is() {
    let table: &[(&str, &[&str])] = &[
        ("Winds of up to 190 kph (118 mph) blew.", &["190 kilometre per hour <", "118 mile per hour <"]),
        ("The mirror is 6.5 m across.", &["6.5 metre ="]),
        ("The sum amounts to 1.3 milliards of euros.", &["1300000000 euro ="]),
        ("Children under the age of ten came.", &["10 year <"]),
        ("He pulled out a girl of four.", &["4 year ="]),
        ("She was elected when she was 29.", &["29 year ="]),
        ("The toll was a dozen, half the figure of Wednesday.", &["12 - =", "50 percent ="]),
        ("He was 17 when he was arrested.", &["17 year ="]),
        ("It sold 3.2m barrels, against 2.9m in May.", &["3200000 barrel =", "2900000 barrel ="]),
        ("A third have no job.", &["33.3333 percent ="]),
        ("Half were children.", &["50 percent ="]),
        ("It took data on 4.6m customers, up from the 3m of May.", &["4600000 customer =", "3000000 customer ="]),
        ("The car costs from £22,995.", &["22995 pound >"]),
    ];
    let wrong: Vec<_> = table
        .iter()
        .map(|(text, want)| (text, want, quantities(text)))
        .filter(|(_, want, have)| have != *want)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
