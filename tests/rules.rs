//! Every rule that comes with the program: it loads, it can match its own words, and its examples hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crosscheck::rules::{self, Expected, Measure, Params, Phrases, Rule, Rules};
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
        format!("{} {} {:?} {:?} {texts:?}", rule.id, rule.line, rule.severity, rule.params())
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
        if !matches!(rule.params(), Params::Words(_) | Params::Office(_) | Params::Happening(_) | Params::Variants(_)) {
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
        let lists: Vec<&Phrases> = match rule.params() {
            Params::Measure(measure) => {
                let mut lists = vec![&measure.heads, &measure.verbs, &measure.actions];
                lists.extend(&measure.scopes);
                lists
            }
            Params::Choice(choice) => choice.options.iter().map(|option| &option.1).chain([&choice.about]).collect(),
            Params::Words(words) | Params::Variants(words) => vec![words],
            Params::Office(office) => vec![&office.titles],
            Params::Occupations(occupations) => occupations.list.iter().map(|one| &one.titles).collect(),
            Params::Happening(happening) => vec![&happening.words],
            Params::Spelling(style) => vec![&style.avoid],
            Params::Quote(play) => vec![&play.speakers, &play.ignore],
            Params::Superlative(superlative) => vec![&superlative.heads],
            Params::Suppress(suppress) => vec![&suppress.words],
            Params::Pattern(_) | Params::Arithmetic(_) | Params::Check => vec![],
        };
        for phrase in lists.into_iter().flat_map(Phrases::iter) {
            // Any number stands for one.
            let phrase = &phrase.replace("{number}", "3");
            let document = Document::of_text(phrase);
            let marks = |word: &&str| !word.chars().all(|c| c == '.');
            let words: Vec<&str> = (0..document.tokens.len()).map(|at| document.lower(at as u32)).collect();
            let own: Vec<&str> = phrase.split(' ').filter(marks).collect();
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
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for rule in &Rules::builtin().list {
        let (Params::Words(words), true) =
            (rule.params(), rule.id.starts_with("words.verbs") || rule.id.starts_with("words.nouns"))
        else {
            continue;
        };
        for phrase in words.iter() {
            if let Some(other) = seen.insert(phrase.to_string(), rule.id.to_string()) {
                twice.push(format!("{phrase} in {other} and {}", rule.id));
            }
        }
    }
    assert_eq!(twice, Vec::<String>::new());
}

#[test]
fn every_example_of_every_builtin_rule_holds() {
    let rules = Rules::builtin();
    let failed: Vec<trial::Failure> = rules.list.iter().flat_map(|rule| trial::run(&rules, rule)).collect();
    let told = |failure: &trial::Failure| {
        format!("{} {}\n{}:{}: {}", failure.rule, failure.nth, failure.path, failure.line, failure.message)
    };
    let told: Vec<String> = failed.iter().map(told).collect();
    assert!(told.is_empty(), "{} examples fail:\n{}", told.len(), told.join("\n"));
}

#[test]
fn every_builtin_rule_has_two_conflicts_and_two_silences_among_the_examples_of_its_file() {
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for rule in &Rules::builtin().list {
        let own = counts.entry(rule.path.to_string()).or_default();
        for example in rule.examples().iter() {
            own[0] += usize::from(example.expect == Expected::Conflict);
            own[1] += usize::from(example.expect == Expected::Silent);
        }
    }
    let short: Vec<_> = counts.iter().filter(|(_, counts)| counts.iter().any(|count| *count < 2)).collect();
    assert_eq!(short, Vec::<(&String, &[usize; 2])>::new());
}

/// The rules of which at least one example fails.
fn failing(rules: &Rules, of: &[Rule]) -> BTreeSet<String> {
    of.iter().filter(|rule| !trial::run(rules, rule).is_empty()).map(|rule| rule.id.to_string()).collect()
}

#[test]
fn a_tolerance_that_is_too_wide_fails_the_examples_of_every_measure() {
    let mut list = Rules::builtin().list;
    let mut measures = Vec::new();
    for rule in &mut list {
        if let Params::Measure(measure) = rule.params_mut() {
            measure.tolerance = 1e15;
            measures.push(rule.clone());
        }
    }
    let failing = failing(&Rules::new(list), &measures);
    let held: Vec<&str> = measures.iter().map(|rule| &*rule.id).filter(|id| !failing.contains(*id)).collect();
    assert_eq!(held, Vec::<&str>::new());
}

/// Takes every phrase out of a rule that stands in its first example.
fn without_words(rules: &Rules, at: usize) -> Option<Rule> {
    let mut rule = rules.list[at].clone();
    let mut words = BTreeSet::new();
    for (text, _) in &rule.examples().first()?.articles {
        let document = Document::of_text(text);
        let own = rules.hits(&document).into_iter().filter(|hit| hit.rule == at);
        for token in own.flat_map(|hit| hit.tokens.start..hit.tokens.end) {
            words.extend([document.lemma(token).to_owned(), document.lower(token).to_owned()]);
        }
    }
    let missing = |list: &mut Phrases| list.retain(|phrase| !phrase.split(' ').any(|word| words.contains(word)));
    match rule.params_mut() {
        Params::Measure(measure) => {
            let Measure { heads, shared, verbs, actions, .. } = measure;
            [heads, shared, verbs, actions].into_iter().for_each(missing);
        }
        Params::Choice(choice) => choice.options.iter_mut().for_each(|(_, list)| missing(list)),
        _ => return None,
    }
    Some(rule)
}

#[test]
fn a_word_that_is_missing_fails_the_examples_of_every_measure_and_choice() {
    let rules = Rules::builtin();
    let changed: Vec<Rule> = (0..rules.list.len()).filter_map(|at| without_words(&rules, at)).collect();
    assert!(changed.len() > 100, "{} rules", changed.len());
    let list = rules.list.iter().chain(&changed).cloned().collect();
    let failing = failing(&Rules::new(list), &changed);
    let held: Vec<&str> = changed.iter().map(|rule| &*rule.id).filter(|id| !failing.contains(*id)).collect();
    assert_eq!(held, Vec::<&str>::new());
}
