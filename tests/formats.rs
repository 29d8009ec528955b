//! One run made by hand, through every format.

#[path = "formats/sample.rs"]
mod sample;

use crosscheck::report::{Format, Listing, Options, render, render_mentions};
use unicode_width::UnicodeWidthStr;

/// Every verdict shown.
fn everything() -> Options {
    Options { show_agreement: true, show_reconciled: true, ..Options::default() }
}

#[test]
fn the_terminal_report_reads_well_at_80_columns() {
    insta::assert_snapshot!(render(&sample::dossier(), &everything(), Format::Text));
}

#[test]
fn the_terminal_report_reads_well_at_50_columns_with_every_detail() {
    let options = Options { width: 50, verbose: true, ..everything() };
    insta::assert_snapshot!(render(&sample::dossier(), &options, Format::Text));
}

#[test]
fn a_clean_result_says_what_was_compared() {
    insta::assert_snapshot!(render(&sample::clean_dossier(), &Options::default(), Format::Text));
}

#[test]
fn the_quiet_report_is_one_entry_a_finding() {
    let options = Options { quiet: true, width: 200, ..Options::default() };
    let quiet = render(&sample::dossier(), &options, Format::Text);
    let expected = "\
CONFLICT · quantity · error  Death toll: 12 or 14?  news/port fire/courier.txt:3, news/port fire/copy.txt:3, \
news/port fire/lantern.txt:4
CONFLICT · role · warning · decided: stet  Zoë Brandt <b>41</b>?  news/port fire/lantern.txt:3
POSSIBLE CONFLICT · date · note  Thursday or Friday?  news/port fire/courier.txt:3, news/port fire/lantern.txt:4, \
news/port fire/copy.txt:3
";
    assert_eq!(quiet, expected);
}

#[test]
fn terminal_lines_stay_within_the_width_and_nothing_of_an_article_acts_on_the_terminal() {
    for width in [50, 64, 80, 120] {
        let text = render(&sample::dossier(), &Options { width, verbose: true, ..everything() }, Format::Text);
        assert!(text.lines().all(|line| line.width() <= width), "wider than {width}:\n{text}");
        assert!(!text.contains(['\u{1b}', '\u{202E}', '\u{202C}', '\r']));
    }
}

#[test]
fn colour_only_adds_to_the_words() {
    let mut coloured = render(&sample::dossier(), &Options { colour: true, ..everything() }, Format::Text);
    for code in ["0", "1", "2", "4", "31", "32", "33", "36"] {
        coloured = coloured.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert!(!coloured.contains('\u{1b}'));
    let plain = render(&sample::dossier(), &everything(), Format::Text);
    let words = |text: &str| text.split_whitespace().collect::<String>().replace(['‹', '›', '│'], "");
    assert_eq!(words(&coloured), words(&plain));
}

#[test]
fn mention_lines_carry_bounds_units_and_the_direction_of_a_change() {
    let lines = render_mentions(&sample::dossier_of_values(), &Options::default(), Listing::Jsonl);
    let values: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let expected = serde_json::json!({
        "article": "rents.txt", "story": "rents", "span": {"start": 0, "end": 21}, "quote": "At least 1,312 people",
        "kind": "quantity",
        "value": {"low": 1312, "high": null, "unit": "person", "precision": "at-least", "change": ">"},
    });
    assert_eq!(values[0], expected);
    let value = |at: usize| values[at]["value"].clone();
    let percent = serde_json::json!(
        {"low": 4.5, "high": 4.5, "unit": "percent", "precision": "exact", "change": "up"}
    );
    assert_eq!(value(2), percent);
    let euros = serde_json::json!(
        {"low": 0, "high": 200, "unit": "euro per year", "precision": "at-most", "change": "down"}
    );
    assert_eq!(value(4), euros);
    assert_eq!(value(9), serde_json::json!({"timex": "2024-03-15", "type": "DATE"}));
}
