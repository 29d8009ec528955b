//! What an editor is told about a faulty rule file: every fault at its place, with what to write instead.

use crosscheck::rules::{Rules, Source};

/// The faults of one file: line, column and message.
fn faults(text: &str) -> Vec<(u32, u32, String)> {
    let source = Source { path: "desk.toml".into(), text: text.into() };
    let (_, problems) = Rules::load(&[source]);
    problems
        .into_iter()
        .map(|problem| (problem.line.unwrap_or(0), problem.column.unwrap_or(0), problem.message))
        .collect()
}

#[track_caller]
fn told(text: &str, expected: &[(u32, u32, &str)]) {
    let found = faults(text);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for ((line, column, message), (at_line, at_column, words)) in found.iter().zip(expected) {
        assert_eq!((line, column), (at_line, at_column), "{message}");
        assert!(message.contains(words), "{message}\nlacks: {words}");
    }
}

#[test]
fn a_misspelt_key_is_named_with_the_right_one() {
    let text = "id = 'desk.toll'\nsummary = 'the toll'\n[measure]\nheads = ['toll']\ntolerence = 1\n";
    told(text, &[(5, 1, "`tolerence` is no key of `[measure]`; did you mean `tolerance`?")]);
    // What it stands for is not missing as well.
    told("id = 'a.b'\nsumary = 's'\n[check]\n", &[(2, 1, "did you mean `summary`?")]);
}

#[test]
fn a_fault_shows_its_line_with_the_place_marked() {
    let text = "id = 'desk.toll'\nsummary = 'the toll'\n[measure]\nheads = ['toll']\ntolerance = 'é'\n";
    let message = &faults(text)[0].2;
    assert!(message.ends_with("  5 | tolerance = 'é'\n    |             ^^^"), "{message}");
}

#[test]
fn all_faults_of_a_file_are_told_at_once() {
    let text = "id = 'Desk'\nsummary = ''\nseverity = 'eror'\n[measure]\nheads = []\ngrows_only = 'yes'\n";
    told(
        text,
        &[
            (1, 6, "an id is `topic.name`"),
            (2, 11, "`summary` is empty"),
            (3, 12, "did you mean `error`?"),
            (5, 9, "`heads` is empty"),
            (6, 14, "`grows_only` is `true` or `false`"),
        ],
    );
}

#[test]
fn what_is_no_toml_is_told_with_its_place() {
    told("id = 'a.b'\nsummary = \n[check]\n", &[(2, 11, "not valid TOML")]);
    // A quotation mark that is missing breaks the lines behind it, too.
    let open = "id = 'a.b'\nsummary = 's'\n[variants]\nforms = [\n  'x', 'y\n  'z', 'w',\n]\n";
    told(open, &[(5, 10, "not valid TOML")]);
}

#[test]
fn a_rule_has_exactly_one_kind() {
    told("id = 'a.b'\nsummary = 's'\n", &[(1, 1, "one of `[measure]`, `[choice]`")]);
    let two = "id = 'a.b'\nsummary = 's'\n[check]\n[measure]\nheads = ['toll']\n";
    told(two, &[(3, 1, "a rule has one kind")]);
    told("id = 'a.b'\nsummary = 's'\n[mesure]\nheads = ['x']\n", &[(3, 2, "did you mean `measure`?")]);
}

#[test]
fn options_of_a_choice_exclude_each_other() {
    let one = "id = 'a.b'\nsummary = 's'\n[choice.options]\nyes = ['open']\n";
    told(one, &[(3, 1, "there must be two or more")]);
    let both = "id = 'a.b'\nsummary = 's'\n[choice.options]\nyes = ['open']\nno = ['shut', 'open']\n";
    told(both, &[(5, 15, "`open` stands in `yes` too")]);
}

#[test]
fn a_name_of_nothing_is_told_where_it_stands_with_the_right_one() {
    let about = "id = 'a.b'\nsummary = 's'\n[choice]\nabout = ['talk', '@words.meting']\n[choice.options]\nyes = ['on']\nno = ['off']\n";
    told(about, &[(4, 18, "no rule with words has the id `words.meting`; did you mean `words.meeting`?")]);
    let sum = "id = 'a.b'\nsummary = 's'\n[arithmetic]\ntotal = 'casualties.ded'\nparts = ['casualties.dead', 'casualties.injured']\n";
    told(sum, &[(4, 9, "no rule with a number has the id `casualties.ded`; did you mean `casualties.dead`?")]);
    // Where no name is close, a few are told and the number of the others.
    let far = faults(&about.replace("words.meting", "zzz.qqqq"));
    assert!(far[0].2.contains("known here: ") && far[0].2.contains(" more; `crosscheck rules list`"), "{far:?}");
    assert!(far[0].2.len() < 1_200, "{far:?}");
}

#[test]
fn words_do_not_stand_for_the_words_of_another_rule() {
    let file = "[[rule]]\nid = 'words.a'\nsummary = 's'\n[rule.words]\nnouns = ['boat', '@words.b']\n\
                [[rule]]\nid = 'words.b'\nsummary = 's'\n[rule.words]\nnouns = [['ship', '@words.a']]\n\
                [[rule]]\nid = 'a.v'\nsummary = 's'\n[rule.variants]\nforms = ['hull', '@words.a']\n";
    let why = |key: &str, name: &str| format!("`@words.{name}`: `{key}` holds the words themselves");
    told(file, &[(5, 18, &why("nouns", "b")), (10, 19, &why("nouns", "a")), (15, 18, &why("forms", "a"))]);
}

#[test]
fn an_option_without_words_is_named() {
    let text = "id = 'a.b'\nsummary = 's'\n[choice.options]\nopen = []\nshut = ['be shut']\n";
    told(text, &[(4, 8, "`open` is empty: give at least one")]);
}

#[test]
fn a_phrase_that_would_match_everything_is_refused() {
    let head = |phrase: &str| format!("id = 'a.b'\nsummary = 's'\n[measure]\nheads = ['{phrase}']\n");
    told(&head("..."), &[(4, 10, "at least one word")]);
    told(&head(" "), &[(4, 10, "at least one word")]);
    told(&head("put ..."), &[(4, 10, "a gap `...` stands between words")]);
    told(&head("a b c d e f g h i j k l m n"), &[(4, 10, "at most 12 words")]);
    told("id = 'a.b'\nsummary = 's'\n[measure]\nunits = ['count']\n", &[(3, 1, "it would match every number")]);
}

#[test]
fn shared_nouns_and_what_they_are_about_come_together() {
    let with = |line: &str| format!("id = 'a.b'\nsummary = 's'\n[measure]\nheads = ['participant']\n{line}\n");
    for one in ["shared = ['patient']", "about = ['study']"] {
        told(&with(one), &[(3, 1, "give both or none")]);
    }
}

#[test]
fn a_regular_expression_is_refused_and_told_what_there_is_instead() {
    let head = |phrase: &str| format!("id = 'a.b'\nsummary = 's'\n[measure]\nheads = ['{phrase}']\n");
    for phrase in ["toll of \\d+", "(dead|killed)", "toll.*", "[a-z]+", &"(a|b)".repeat(100_000)] {
        told(&head(phrase), &[(4, 10, "there are no regular expressions here")]);
    }
}

#[test]
fn a_key_or_a_kind_for_regular_expressions_is_told_what_there_is_instead() {
    let key = "id = 'a.b'\nsummary = 's'\n[measure]\nheads = ['toll']\nregex = 'toll of (.+)'\n";
    told(key, &[(5, 1, "`regex` is no key of `[measure]`: there are no regular expressions here")]);
    let kind = "id = 'a.b'\nsummary = 's'\n[regex]\npattern = '(a+)+$'\n";
    told(kind, &[(1, 1, "a rule needs a table"), (3, 2, "a `[pattern]` with slots (`magnitude {number}`)")]);
}

#[test]
fn a_check_that_the_program_does_not_do_is_told_with_its_place() {
    let text = "id = 'dates.weekdays'\nsummary = 's'\n[check]\n";
    told(text, &[(1, 7, "`dates.weekdays` is no check that the program does; did you mean `dates.weekday`?")]);
}

#[test]
fn the_slots_of_a_pattern_are_checked() {
    let pattern = |phrase: &str, compare: &str| {
        format!("id = 'a.b'\nsummary = 's'\n[pattern]\nphrases = ['{phrase}']\ncompare = '{compare}'\n")
    };
    told(&pattern("magnitude {nmber}", "number"), &[(4, 12, "no slot `{nmber}`; did you mean `number`?")]);
    told(&pattern("magnitude {number}", "money"), &[(4, 12, "lacks the slot `{money}`")]);
    told(&pattern("{number}", "number"), &[(4, 12, "it would match everything".trim_start_matches("it "))]);
    told(&pattern("magnitude", "number"), &[(4, 12, "a pattern needs a slot")]);
    told("id = 'a.b'\nsummary = 's'\n[pattern]\ncompare = 'number'\n", &[(3, 1, "needs `phrases`")]);
}

#[test]
fn words_that_every_text_has_are_no_phrase() {
    for phrase in ["{number}", "to {number}", "...", "-"] {
        let text = format!("id = 'a.b'\nsummary = 's'\n[choice.options]\nno = ['none']\nyes = ['{phrase}']\n");
        told(&text, &[(5, 8, "a phrase needs at least one word; this one would match everything")]);
    }
}

#[test]
fn a_suppression_has_a_reason_and_a_last_day() {
    let text = "id = 'a.b'\nsummary = 's'\n[suppress]\nrules = ['*']\nreason = ' '\nuntil = 'May 2024'\n";
    told(text, &[(5, 10, "`reason` is empty"), (6, 9, "a day is written `2024-05-17`")]);
    told(
        "id = 'a.b'\nsummary = 's'\n[suppress]\n",
        &[(3, 1, "needs `rules`"), (3, 1, "needs `reason`"), (3, 1, "needs `until`")],
    );
}

#[test]
fn the_numbers_of_a_sum_are_rules_with_numbers() {
    let text = "id = 'a.b'\nsummary = 's'\n[arithmetic]\ntotal = 'casualties.deed'\nparts = ['names.spelling', 'casualties.dead']\n";
    told(text, &[(4, 9, "has the id `casualties.deed`; did you mean `casualties.dead`?"), (5, 10, "`names.spelling`")]);
    let half = "id = 'a.b'\nsummary = 's'\n[arithmetic]\ntotal = 'casualties.dead'\nparts = ['casualties.injured']\n";
    told(half, &[(3, 1, "`total` and two or more `parts`, or `from`, `to` and `percent`")]);
}

#[test]
fn what_is_counted_is_a_whole_number() {
    told("id = 'a.b'\nsummary = 's'\n[superlative]\norigins = 1.5\n", &[(4, 11, "`origins` is a whole number")]);
    told(
        "id = 'a.b'\nsummary = 's'\n[spelling]\nprefer = 'x'\navoid = ['x']\n",
        &[(5, 10, "the preferred form itself")],
    );
}

#[test]
fn numbers_are_not_negative_and_not_text() {
    for value in ["-1", "'1'", "nan", "inf"] {
        let text = format!("id = 'a.b'\nsummary = 's'\n[measure]\nheads = ['x']\ntolerance = {value}\n");
        told(&text, &[(5, 13, "`tolerance` is a number of 0 or more")]);
    }
}

#[test]
fn a_reference_to_no_rule_is_told_and_its_rule_left_out() {
    let text = "id = 'a.b'\nsummary = 's'\n[measure]\nheads = ['@words.shipp']\n";
    told(text, &[(4, 10, "did you mean `words.ship`?")]);
}

#[test]
fn an_example_expects_something_that_can_come() {
    let text = "id = 'a.b'\nsummary = 's'\n[check]\n[[example]]\narticles = ['x']\nexpect = 'conflikt'\n\
                [[example]]\narticles = [{ text = 'x', published = '5 May' }]\nexpect = 'silent'\n";
    told(text, &[(6, 10, "did you mean `conflict`?"), (8, 39, "a day is written `2024-05-17`")]);
}

#[test]
fn two_rules_of_a_user_do_not_share_an_id() {
    let text = "[[rule]]\nid = 'a.b'\nsummary = 's'\n[rule.variants]\nforms = ['x', 'y']\n\
                [[rule]]\nid = 'a.b'\nsummary = 's'\n[rule.variants]\nforms = ['x', 'y']\n";
    told(text, &[(7, 7, "the id `a.b` is taken already, at desk.toml:2")]);
}

#[test]
fn a_faulty_rule_does_not_stop_the_others() {
    let text = "[[rule]]\nid = 'a.bad'\n[rule.variants]\nforms = ['x', 'y']\n[[rule]]\nid = 'a.good'\nsummary = 's'\n[rule.variants]\nforms = ['x', 'y']\n";
    let (rules, problems) = Rules::load(&[Source { path: "desk.toml".into(), text: text.into() }]);
    assert_eq!(problems.len(), 1);
    assert!(rules.get("a.good").is_some() && rules.get("a.bad").is_none());
}

#[test]
fn a_rule_of_the_user_replaces_the_builtin_one_of_its_id() {
    let text = "id = 'casualties.dead'\nsummary = 'our toll'\n[measure]\nheads = ['toll']\n";
    let (rules, problems) = Rules::load(&[Source { path: "desk.toml".into(), text: text.into() }]);
    assert_eq!(problems, []);
    let rule = rules.get("casualties.dead").unwrap();
    assert_eq!((&*rule.summary, rule.builtin), ("our toll", false));
}

#[test]
fn thirteen_thousand_rules_are_found_in_a_text_like_one() {
    let mut text = String::new();
    for at in 0..13_000 {
        text += &format!(
            "[[rule]]\nid = 'desk.r{at}'\nsummary = 's'\n[rule.variants]\nforms = ['Name{at} Surname', 'Nome{at} Surname']\n"
        );
    }
    let (rules, problems) = Rules::load(&[Source { path: "desk.toml".into(), text }]);
    assert_eq!(problems, []);
    let document = crosscheck::text::Document::of_text("Nome12999 Surname met Name7 Surname.");
    let own = rules.hits(&document).into_iter().map(|hit| &rules.list[hit.rule]).filter(|rule| !rule.builtin);
    let ids: Vec<&str> = own.map(|rule| &*rule.id).collect();
    assert_eq!(ids, ["desk.r12999", "desk.r7"]);
}
