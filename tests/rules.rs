//! Every rule that comes with the program: it loads, it can match its own words, and its examples hold.

use std::collections::BTreeMap;
use std::path::Path;

use crosscheck::rules::{self, Expected, Params, Rule, Rules};
use crosscheck::text::Document;
use crosscheck::trial;

#[test]
fn every_builtin_rule_loads() {
    let (rules, problems) = Rules::load(&[]);
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(list, Vec::<String>::new());
    assert!(rules.list.len() > 300, "{} rules", rules.list.len());
}

/// What the build script stored is what the files say, read and checked like a user's.
#[test]
fn the_builtin_rules_are_those_of_the_files() {
    let (sources, problems) = rules::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"));
    assert_eq!(problems, []);
    let (read, problems) = Rules::load(&sources);
    assert_eq!(problems, []);
    let told = |rule: &Rule| {
        let texts = [&rule.summary, &rule.why, &rule.advice, &rule.url, &rule.owner];
        format!("{} {} {:?} {:?} {texts:?}", rule.id, rule.line, rule.severity, rule.params)
    };
    let builtin = Rules::builtin();
    assert_eq!(builtin.list.len(), read.list.len());
    for (stored, read) in builtin.list.iter().zip(&read.list) {
        assert_eq!(told(stored), told(read));
        assert_eq!(stored.examples(), read.examples(), "{}", read.id);
    }
}

#[test]
fn every_builtin_rule_says_what_it_is_for() {
    for rule in &Rules::builtin().list {
        assert!(!rule.summary.is_empty(), "{}", rule.id);
        if !matches!(rule.params, Params::Words(_) | Params::Office(_) | Params::Happening(_) | Params::Variants(_)) {
            assert!(!rule.why.is_empty() && !rule.advice.is_empty(), "{} lacks why or advice", rule.id);
        }
        assert!(rule.builtin && rule.path.starts_with("rules/"), "{} is from {}", rule.id, rule.path);
        let own = rule.path.trim_start_matches("rules/").trim_end_matches(".toml").replace('/', ".");
        let parts = rule.id.strip_prefix(&own).unwrap_or("!");
        assert!(parts.is_empty() || parts.starts_with('.'), "{} stands in {}", rule.id, rule.path);
    }
}

/// A rule whose words are cut otherwise than a text is cut would never match.
#[test]
fn every_phrase_of_every_builtin_rule_is_cut_like_a_text() {
    let mut wrong = Vec::new();
    for rule in &Rules::builtin().list {
        let lists: Vec<&Vec<Vec<String>>> = match &rule.params {
            Params::Measure(measure) => {
                let mut lists = vec![&measure.heads, &measure.verbs, &measure.actions];
                lists.extend(&measure.scopes);
                lists
            }
            Params::Choice(choice) => choice.options.iter().map(|option| &option.1).chain([&choice.about]).collect(),
            Params::Words(words) | Params::Variants(words) => vec![words],
            Params::Office(office) => vec![&office.titles],
            Params::Happening(happening) => vec![&happening.words],
            Params::Spelling(style) => vec![&style.avoid],
            Params::Quote(play) => vec![&play.speakers, &play.ignore],
            Params::Superlative(superlative) => vec![&superlative.heads],
            Params::Suppress(suppress) => vec![&suppress.words],
            Params::Pattern(_) | Params::Arithmetic(_) | Params::Check => vec![],
        };
        for phrase in lists.into_iter().flatten() {
            let document = Document::of_text(&phrase.join(" "));
            let marks = |word: &&str| !word.chars().all(|c| c == '.');
            let words: Vec<&str> = (0..document.tokens.len()).map(|at| document.lower(at as u32)).collect();
            let own: Vec<&str> = phrase.iter().map(String::as_str).filter(marks).collect();
            if words.iter().copied().filter(marks).ne(own) {
                wrong.push(format!("{}: {phrase:?} is cut {words:?}", rule.id));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// A word with two meanings in one list of synonyms would fold things together that are not the same.
#[test]
fn no_verb_and_no_noun_stands_in_two_classes_of_synonyms() {
    let mut seen: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for rule in &Rules::builtin().list {
        let (Params::Words(words), true) =
            (&rule.params, rule.id.starts_with("words.verbs") || rule.id.starts_with("words.nouns"))
        else {
            continue;
        };
        for phrase in words {
            if let Some(other) = seen.insert(phrase.clone(), rule.id.clone()) {
                twice.push(format!("{} in {other} and {}", phrase.join(" "), rule.id));
            }
        }
    }
    assert_eq!(twice, Vec::<String>::new());
}

/// Examples that an editor would decide as they say and the program does not yet: `id number`, a line each.
const MISSED: &str = include_str!("rules_missed.txt");

#[test]
fn every_example_of_every_builtin_rule_holds_but_those_listed_as_missed() {
    let rules = Rules::builtin();
    let missed: Vec<&str> = MISSED.lines().collect();
    let failures: Vec<String> = rules
        .list
        .iter()
        .flat_map(|rule| trial::run(&rules, rule))
        .filter(|failure| !missed.contains(&format!("{} {}", failure.rule, failure.nth).as_str()))
        .map(|failure| {
            format!("{} {}\n{}:{}: {}", failure.rule, failure.nth, failure.path, failure.line, failure.message)
        })
        .collect();
    assert!(failures.is_empty(), "{} examples fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_measure_and_choice_has_two_conflicts_and_two_silences_among_its_examples() {
    for rule in &Rules::builtin().list {
        if matches!(rule.params, Params::Measure(_) | Params::Choice(_)) {
            let count = |expected| rule.examples().iter().filter(|example| example.expect == expected).count();
            assert!(count(Expected::Conflict) >= 2 && count(Expected::Silent) >= 2, "{}", rule.id);
        }
    }
}
