//! One run made by hand, through every format.

#[path = "formats/contract.rs"]
mod contract;
#[path = "formats/sample.rs"]
mod sample;

use std::collections::BTreeSet;

use crosscheck::article::Article;
use crosscheck::mentions::{Anchor, recognize};
use crosscheck::report::{Format, Listing, Options, render, render_mentions};
use crosscheck::text::Document;
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
    let (article, document, mentions) = sample::values();
    let lines = render_mentions(&article, &document, &mentions, &Options::default(), Listing::Jsonl);
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

#[test]
fn a_length_of_time_may_be_the_size_of_a_change() {
    let article = Article::of_text("They lowered the age by two years.");
    let document = Document::new(&article);
    let mentions = recognize(&document, Anchor::default());
    let lines = render_mentions(&article, &document, &mentions, &Options::default(), Listing::Jsonl);
    let values: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let length = values.iter().find(|line| line["kind"] == "duration").unwrap();
    assert_eq!(length["quote"], "two years");
    assert_eq!(length["value"]["change"], "down");
}

#[test]
fn every_format_has_its_name_and_shows_what_is_asked_for() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(*format));
        let report = render(&sample::dossier(), &Options::default(), *format);
        for words in ["Death toll: 12 or 14?", "14 dead", "Thursday or Friday?", "casualties.dead"] {
            assert!(report.contains(words), "{words:?} is missing from {}", format.name());
        }
        assert!(!report.contains("Where: Sète"), "agreement was not asked for in {}", format.name());
        assert!(report.ends_with('\n'));
        let all = render(&sample::dossier(), &everything(), *format);
        assert!(all.contains("Where: Sète") && all.contains("How long it burned"), "{}", format.name());
    }
    assert_eq!(Format::named("pdf"), None);
}

#[test]
fn every_format_holds_with_nothing_in_it() {
    for format in Format::ALL {
        let report = render(&crosscheck::pipeline::Dossier::default(), &everything(), *format);
        assert_eq!(report.is_empty(), *format == Format::Jsonl, "{}", format.name());
    }
}

#[test]
fn json_keeps_its_contract_and_its_spans_cover_the_quotes() {
    let dossier = sample::dossier();
    let report: contract::Report =
        serde_json::from_str(&render(&dossier, &everything(), Format::Json)).expect("the contract holds");
    assert_eq!((report.schema_version, report.tool.name.as_str()), (1, "crosscheck"));
    assert_eq!(report.articles[2].source, None);
    assert_eq!(report.articles[1].headline, "Port fire leaves 14 dead");
    assert_eq!(report.findings.len(), 5);
    for claim in report.findings.iter().flat_map(|finding| &finding.claims) {
        let article = dossier.articles.iter().find(|article| article.id == claim.article).expect("a known article");
        assert_eq!(&article.text[claim.span.start..claim.span.end], claim.quote);
    }
    let toll = &report.findings[0];
    assert_eq!((toll.readings[0].articles.join(" "), toll.readings[0].origins), ("courier.txt copy.txt".into(), 1));
    let places: Vec<(u32, u32)> = toll.claims.iter().map(|claim| (claim.line, claim.column)).collect();
    assert_eq!(places, [(3, 116), (3, 20), (4, 52)]);
    let place = &report.findings[3].claims[0];
    assert_eq!((place.span.start, place.span.end, place.line, place.column), (14, 19, 1, 14));
}

#[test]
fn json_lines_hold_one_finding_each_and_close_the_story() {
    let lines = render(&sample::dossier(), &Options::default(), Format::Jsonl);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 4);
    let findings: Vec<contract::Finding> =
        lines[..3].iter().map(|line| serde_json::from_str(line).expect("a finding")).collect();
    let whole: contract::Report =
        serde_json::from_str(&render(&sample::dossier(), &Options::default(), Format::Json)).expect("a report");
    assert_eq!(findings, whole.findings);
    assert_eq!(lines[3], r#"{"story":"port fire","articles":3,"conflicts":2}"#);
}

#[test]
fn sarif_counts_lines_from_one_and_columns_in_code_points() {
    let log: serde_json::Value =
        serde_json::from_str(&render(&sample::dossier(), &everything(), Format::Sarif)).expect("JSON");
    let run = &log["runs"][0];
    assert_eq!((log["version"].as_str(), run["columnKind"].as_str()), (Some("2.1.0"), Some("unicodeCodePoints")));
    let region = |place: &serde_json::Value| {
        let region = &place["physicalLocation"]["region"];
        ["startLine", "startColumn", "endLine", "endColumn"].map(|field| region[field].as_u64().unwrap_or(0))
    };
    let results = run["results"].as_array().expect("results");
    // Accents before it; the bidi mark inside is one code point; markup and CRLF before the third.
    assert_eq!(region(&results[0]["locations"][0]), [3, 116, 3, 132]);
    assert_eq!(region(&results[0]["relatedLocations"][0]), [3, 20, 3, 37]);
    assert_eq!(region(&results[0]["relatedLocations"][1]), [4, 52, 4, 61]);
    // Behind an emoji of three code points.
    assert_eq!(region(&results[1]["locations"][0]), [3, 50, 3, 52]);
    let uri = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "news/port%20fire/courier.txt");
    assert_eq!(results[0]["partialFingerprints"]["crosscheck/v1"], "a1b2c3");
    assert_eq!(results[0]["suppressions"], serde_json::json!([]));
    assert_eq!(results[1]["suppressions"][0]["status"], "accepted");
    let levels: Vec<&str> = results.iter().filter_map(|result| result["level"].as_str()).collect();
    assert_eq!(levels, ["error", "warning", "note", "none", "none"]);
    for result in results {
        let rule = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    }
}

#[test]
fn markdown_for_a_ticket_disarms_the_words_of_articles() {
    insta::assert_snapshot!(render(&sample::dossier(), &everything(), Format::Markdown));
}

/// The values of an attribute, in order.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    page.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_page_runs_nothing_loads_nothing_and_every_link_in_it_leads_somewhere() {
    let page = render(&sample::dossier(), &everything(), Format::Html);
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    assert!(!page.contains(['\u{202E}', '\u{202C}', '\r']));
    assert!(page.contains("&lt;U+202E&gt;"));
    for loads in [" src=", "url(", "@import", "<link", "<iframe", "<img", "javascript:", " onclick="] {
        assert!(!page.contains(loads), "{loads}");
    }
    let ids = attributes(&page, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice");
    for link in attributes(&page, "href") {
        assert!(link.strip_prefix('#').is_some_and(|target| known.contains(target)), "{link} leads nowhere");
    }
}

#[test]
fn the_page_marks_every_claim_in_its_article() {
    let page = render(&sample::dossier(), &everything(), Format::Html);
    let dossier = sample::dossier();
    for (number, finding) in dossier.findings.iter().enumerate() {
        for claim in 0..finding.claims.len() {
            let anchor = format!(" id=\"f{}c{claim}\"", number + 1);
            assert_eq!(page.matches(&anchor).count(), 1, "{anchor}");
        }
    }
    // Two findings mark overlapping words; the words stand in the article once, cut at the border.
    assert!(page.contains("title=\"conflict: Zoë Brandt &lt;b&gt;41&lt;/b&gt;?\">in </a>"));
    assert!(page.contains("*minutes*<sup data-bytes=\"0\">2B</sup><sup data-bytes=\"0\">5B</sup></a>"));
}

/// Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let digits: Vec<char> = colour.trim_start_matches('#').chars().collect();
    let pairs: Vec<String> = match digits.len() {
        3 => digits.iter().map(|digit| format!("{digit}{digit}")).collect(),
        _ => digits.chunks(2).map(|pair| pair.iter().collect()).collect(),
    };
    let channel = |pair: &String| {
        let value = f64::from(u8::from_str_radix(pair, 16).expect("a hexadecimal colour")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let channels: Vec<f64> = pairs.iter().map(channel).collect();
    0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
}

#[test]
fn the_colours_of_the_page_can_be_read_in_light_dark_and_print() {
    let themes: Vec<&str> = crosscheck::page::CSS.split(":root {").skip(1).collect();
    assert_eq!(themes.len(), 3);
    for theme in themes {
        let theme = theme.split('}').next().unwrap_or_default();
        let colour = |name: &str| {
            let value = theme.split(&format!("--{name}: ")).nth(1).and_then(|rest| rest.split(';').next());
            luminance(value.unwrap_or_else(|| panic!("--{name} is not set in{theme}")))
        };
        let contrast = |ink: &str, paper: &str| {
            let (one, other) = (colour(ink) + 0.05, colour(paper) + 0.05);
            one.max(other) / one.min(other)
        };
        let verdicts = ["conflict", "possible", "agreement", "reconciled"];
        for ink in ["ink", "soft"].iter().chain(&verdicts) {
            for paper in ["paper", "sheet"] {
                assert!(contrast(ink, paper) >= 4.5, "{ink} on {paper} has {:.2}", contrast(ink, paper));
            }
        }
        for verdict in verdicts {
            let wash = format!("{verdict}-wash");
            for ink in ["ink", "soft", verdict] {
                assert!(contrast(ink, &wash) >= 4.5, "{ink} on {wash} has {:.2}", contrast(ink, &wash));
            }
        }
    }
}
