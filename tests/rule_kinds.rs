//! What each kind of rule does beyond what its skeleton shows.

use crosscheck::article::Article;
use crosscheck::config::{Choice, Config};
use crosscheck::findings::{Finding, Verdict};
use crosscheck::pipeline;
use crosscheck::rules::{Rules, Source};

/// What the checks say of texts, one an article and each of its own origin, with one more rule file in force.
fn findings(rule: &str, texts: &[&str]) -> Vec<Finding> {
    let (rules, problems) = Rules::load(&[Source { path: "desk.toml".into(), text: rule.into() }]);
    assert_eq!(problems, []);
    let article =
        |(origin, text): (usize, &&str)| Article { id: format!("{origin}"), origin, ..Article::of_text(text) };
    pipeline::run_with(texts.iter().enumerate().map(article).collect(), Vec::new(), &rules).findings
}

/// Rules behind the conflicts.
fn conflicts(rule: &str, texts: &[&str]) -> Vec<String> {
    let of_conflict = |finding: &Finding| matches!(finding.verdict, Verdict::Conflict | Verdict::PossibleConflict);
    findings(rule, texts).into_iter().filter(of_conflict).map(|finding| finding.rule).collect()
}

const CROWD: [&str; 2] = ["The march in Lunden drew 300 protesters.", "The march in Lunden drew 800 protesters."];

#[test]
fn where_a_users_rule_and_a_builtin_one_are_as_close_the_user_wins() {
    let own = "id = 'zz.protesters'\nsummary = 's'\n[measure]\nheads = ['protester']\nunits = ['count']\n";
    assert_eq!(
        conflicts("id = 'zz.other'\nsummary = 's'\n[variants]\nforms = ['x', 'y']\n", &CROWD),
        ["protests.crowd"]
    );
    assert_eq!(conflicts(own, &CROWD), ["zz.protesters"]);
}

const RANGE: &str = "id = 'a.range'\nsummary = 's'\n[pattern]\nphrases = ['a range of {length}', 'flies up to {length}']\ncompare = 'length'\n";

#[test]
fn a_slot_compares_in_any_unit_and_within_its_tolerance() {
    let far = ["The Kestrel drone has a range of 80 kilometres.", "The Kestrel drone has a range of 120 kilometres."];
    assert_eq!(conflicts(RANGE, &far), ["a.range"]);
    let miles = ["The Kestrel drone has a range of 80 kilometres.", "The Kestrel drone has a range of 50 miles."];
    assert_eq!(conflicts(RANGE, &miles), Vec::<String>::new());
    assert_eq!(conflicts(&format!("{RANGE}tolerance = 50\n"), &far), Vec::<String>::new());
}

#[test]
fn slots_that_are_not_compared_must_be_filled_alike() {
    let rule = "id = 'a.buys'\nsummary = 's'\n[pattern]\nphrases = ['{name buyer} buys {name target} for {money}']\ncompare = 'money'\n";
    let told = |target: &str| format!("Kestrel Robotics buys {target} for $40 million.");
    let one = "Kestrel Robotics buys Tern Marine for $70 million.";
    assert!(conflicts(rule, &[one, &told("Tern Marine")]).contains(&"a.buys".to_owned()));
    assert!(!conflicts(rule, &[one, &told("Harbour Foods")]).contains(&"a.buys".to_owned()));
}

#[test]
fn a_sum_is_done_only_where_each_number_has_one_value() {
    let rule = include_str!("../data/skeletons/arithmetic.toml");
    let told = |more: &str| format!("The Tern left with 80 passengers. On board were 55 adults and 20 children.{more}");
    assert_eq!(conflicts(rule, &[&told("")]), ["desk.passengers-sum"]);
    let two = told(" The police spoke of 90 passengers.");
    assert!(!conflicts(rule, &[&two]).contains(&"desk.passengers-sum".to_owned()));
}

#[test]
fn accepted_spellings_of_unlike_letters_are_one_name() {
    let rule = "id = 'a.kyiv'\nsummary = 's'\n[variants]\nforms = ['Oxmoor', 'Auchsmuir']\n";
    let texts = ["The fire in Oxmoor killed 14 people on Monday.", "The fire in Auchsmuir killed 41 people on Monday."];
    let shared = |rule: &str| {
        let found = findings(rule, &texts);
        found.iter().flat_map(|finding| finding.same_because.clone()).any(|why| why.contains("Oxmoor"))
    };
    assert!(shared(rule));
    assert!(!shared("id = 'a.other'\nsummary = 's'\n[variants]\nforms = ['x', 'y']\n"));
}

#[test]
fn what_only_grows_may_rise_and_not_fall() {
    let rule =
        "id = 'a.toll'\nsummary = 's'\n[measure]\nheads = ['flood toll']\nunits = ['count']\ngrows_only = true\n";
    let told = |toll: u32, day: &str| format!("The flood toll in Mora stood at {toll} on {day} May 2024, police said.");
    assert_eq!(conflicts(rule, &[&told(12, "17"), &told(19, "19")]), Vec::<String>::new());
    assert_eq!(conflicts(rule, &[&told(12, "17"), &told(9, "19")]), ["a.toll"]);
    let either = rule.replace("grows_only", "develops");
    assert_eq!(conflicts(&either, &[&told(12, "17"), &told(9, "19")]), Vec::<String>::new());
}

#[test]
fn house_style_lists_every_article_on_its_side() {
    let rule = include_str!("../data/skeletons/spelling.toml");
    let found = findings(rule, &["Mayor Antony Sande spoke.", "Tony Sande spoke.", "Mayor Tony Sande spoke."]);
    let style = found.iter().find(|finding| finding.rule == "desk.antony-sande").unwrap();
    let sides: Vec<_> = style.readings.iter().map(|side| (side.value.as_str(), side.articles.clone())).collect();
    assert_eq!(sides, [("Antony Sande", vec![0]), ("Tony Sande", vec![1, 2])]);
}

#[test]
fn one_disagreement_is_told_once_and_by_the_rule_of_the_desk() {
    let texts = ["Secretary Antony Sande spoke in Lunden.", "Secretary Anthony Sande spoke in Lunden."];
    let other = "id = 'zz.other'\nsummary = 's'\n[variants]\nforms = ['x', 'y']\n";
    assert_eq!(conflicts(other, &texts), ["names.spelling"]);
    let style = "id = 'zz.sande'\nsummary = 's'\n[spelling]\nprefer = 'Antony Sande'\navoid = ['Anthony Sande']\n";
    assert_eq!(conflicts(style, &texts), ["zz.sande"]);
}

#[test]
fn two_rules_that_ask_one_question_tell_one_disagreement() {
    let texts = [
        "In the quarry at Brenn officials say blasting shook the slope loose.",
        "At Brenn a burst water pipe had soaked the slope, and a bolt of lightning struck it.",
    ];
    let other = "id = 'zz.other'\nsummary = 's'\n[variants]\nforms = ['x', 'y']\n";
    let causes = |id: &String| id.starts_with("disasters.");
    assert_eq!(conflicts(other, &texts).into_iter().filter(causes).count(), 1);
}

#[test]
fn a_tolerance_of_rates_holds_for_growth_told_as_a_change() {
    let rule = |tolerance: &str| {
        format!(
            "id = 'a.growth'\nsummary = 's'\n[measure]\nheads = ['export growth']\nunits = ['percent']\ntolerance = {tolerance}\n"
        )
    };
    let texts = ["Export growth in Norland was 1.4 percent.", "Norland had export growth of 1.9 percent."];
    assert_eq!(conflicts(&rule("0.1"), &texts), ["a.growth"]);
    assert_eq!(conflicts(&rule("0.6"), &texts), Vec::<String>::new());
}

#[test]
fn a_quote_rule_with_speakers_goes_before_one_without() {
    let rule = "[[rule]]\nid = 'a.all'\nsummary = 's'\n[rule.quote]\nmay_differ = 3\n\
                [[rule]]\nid = 'a.judge'\nsummary = 's'\n[rule.quote]\nspeakers = ['judge']\nmay_differ = 0\n";
    let told =
        |who: &str, word: &str| format!("\"We will {word} rebuild the old bridge before winter,\" the {who} said.");
    assert_eq!(conflicts(rule, &[&told("judge", "never"), &told("judge", "surely")]), ["a.judge"]);
    assert_eq!(conflicts(rule, &[&told("mayor", "never"), &told("mayor", "surely")]), Vec::<String>::new());
}

#[test]
fn a_suppression_is_over_after_its_last_day_and_says_so() {
    let folder = std::env::temp_dir().join(format!("crosscheck-suppress-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let rule = "id = 'a.known'\nsummary = 's'\n[suppress]\nrules = ['*']\nreason = 'known'\nuntil = '2024-05-17'\n";
    std::fs::write(folder.join("known.toml"), rule).unwrap();
    let file = folder.join("crosscheck.toml");
    std::fs::write(&file, "rules = ['known.toml']\n").unwrap();
    let on = |day: &str| Config::load(&Choice { file: Some(file.clone()), isolated: false }, &[], day.parse().unwrap());
    let (last, over) = (on("2024-05-17"), on("2024-05-18"));
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(last.problems.is_empty() && last.rules.get("a.known").is_some());
    assert!(over.rules.get("a.known").is_none());
    assert!(over.problems[0].message.contains("suppresses nothing any more"), "{:?}", over.problems);
}

#[test]
fn a_shared_noun_names_the_number_only_beside_what_the_rule_is_about() {
    let rule = "id = 'a.tested'\nsummary = 's'\n[measure]\nheads = ['test subject']\nshared = ['diver']\nabout = ['trial']\nunits = ['count']\n";
    let told = |count: u32| format!("The trial of the Tern mask in Lunden had {count} divers.");
    let other = |count: u32| format!("The club in Lunden has {count} divers.");
    assert_eq!(conflicts(rule, &[&told(40), &told(60)]), ["a.tested"]);
    assert!(!conflicts(rule, &[&other(40), &other(60)]).contains(&"a.tested".to_owned()));
}
