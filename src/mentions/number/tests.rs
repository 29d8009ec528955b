//! Phrases and what they are worth, written by hand.

use super::*;

fn read(text: &str) -> Option<(f64, String)> {
    let document = Document::of_text(text);
    parse_number(&document, 0).map(|number| (number.value, document.slice(document.cover(number.tokens)).to_owned()))
}

#[test]
fn numbers_are_read_as_far_as_they_go() {
    let table: &[(f64, &[&str])] = &[
        (2.0, &["2 people", "two people", "2.0 percent"]),
        (1312.0, &["1,312 injured", "thirteen hundred and twelve injured", "one thousand three hundred and twelve"]),
        (1.2e6, &["1.2 million", "one million two hundred thousand"]),
        (2.4e9, &["two thousand four hundred million", "2.4 billion", "2.4bn"]),
        (2.5e6, &["two and a half million", "2.5 million", "two-and-a-half million", "2½ million"]),
        (5e5, &["half a million", "a half-million", "half million"]),
        (2.5e5, &["a quarter of a million", "250,000", "a quarter million"]),
        (12.0, &["a dozen eggs", "twelve eggs"]),
        (24.0, &["two dozen eggs", "twenty-four eggs", "twenty four eggs"]),
        (6.0, &["half a dozen eggs", "half-a-dozen eggs"]),
        (101.0, &["a hundred and one dogs", "one hundred and one dogs", "one hundred one dogs"]),
        (300.0 * 1e7, &["300 crore", "three hundred crore"]),
        (6.3, &["6.3 on the scale", "6,3 on the scale"]),
        (1_234_567.0, &["12,34,567 rupees", "1,234,567", "1.234.567"]),
        (10_000.0, &["10 000 men", "10\u{a0}000 men", "10,000 men", "ten thousand men"]),
        (5900.0, &["5 900 feet", "5,900 feet"]),
        (12_500.0, &["12 500 euros"]),
        (0.0, &["zero", "0"]),
        (1_500_000.0, &["a million and a half euros", "one million and a half", "1 million and a half"]),
        (2_250_000.0, &["two million and a quarter"]),
        (2_340_000_000_000.0, &["2 trillion 340 billion roubles", "2,340 billion"]),
        (12_500.0, &["12'500 francs", "12\u{2019}500 francs"]),
        (1_200_300.0, &["1'200'300 francs"]),
        (5.5, &["5 1/2 hours", "5½ hours", "5-1/2 hours"]),
        (3200.0, &["3 thousand 200 people"]),
        (24.0, &["four and twenty cases", "four-and-twenty cases"]),
        (421.0, &["four hundred one-and-twenty rooms"]),
        (1.3e9, &["one comma three milliards"]),
    ];
    for (value, phrases) in table {
        for phrase in *phrases {
            let found = read(phrase).map(|found| found.0);
            assert!(found.is_some_and(|found| (found - value).abs() < 1e-6 * value.max(1.0)), "{phrase}: {found:?}");
        }
    }
}

#[test]
fn what_is_no_number_is_left() {
    for phrase in ["5:00", "3.1.4", "a man", "an hour", "million", "third", "and five", "hundreds", "G7"] {
        assert_eq!(read(phrase), None, "{phrase}");
    }
}

#[test]
fn numbers_stop_where_the_next_one_begins() {
    for (phrase, number) in [
        ("one hundred and two hundred", "one hundred"),
        ("two three four", "two"),
        ("twenty and thirty", "twenty"),
        ("five and a dog", "five"),
        ("four and twenty-five men", "four"),
        ("five to seven", "five"),
        ("two hundred and five men", "two hundred and five"),
    ] {
        assert_eq!(read(phrase).map(|found| found.1).as_deref(), Some(number), "{phrase}");
    }
}

#[test]
fn slack_is_half_of_the_last_digit() {
    for (phrase, slack, digits) in [
        ("6.8 trillion", 0.05e12, 2),
        ("1,312", 0.5, 4),
        ("9,000", 0.5, 1),
        ("two million", 0.5e6, 1),
        ("1.50", 0.005, 3),
    ] {
        let document = Document::of_text(phrase);
        let number = parse_number(&document, 0).unwrap();
        assert!((number.slack - slack).abs() < 1e-9 * slack, "{phrase}: {}", number.slack);
        assert_eq!(number.digits, digits, "{phrase}");
    }
}
