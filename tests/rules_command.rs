//! `crosscheck rules`: each sub-command by the real binary, as an editor would use it.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its folder has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("crosscheck-rules-command-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// The exit code, standard output and standard error of `crosscheck rules ...` without any settings.
fn rules(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let output = command.current_dir(folder).arg("rules").args(args).arg("--isolated").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_list_has_a_line_a_rule_and_may_be_one_topic_or_json() {
    let here = std::env::temp_dir();
    let (code, all, _) = rules(&here, &["list"]);
    assert!(code == Some(0) && all.lines().count() > 1_000);
    let (_, topic, _) = rules(&here, &["list", "weather"]);
    assert!(topic.lines().count() > 2 && topic.lines().all(|line| line.starts_with("weather.")), "{topic}");
    let (_, json, _) = rules(&here, &["list", "weather.wind", "--format", "json"]);
    let rows: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(rows[0]["id"], "weather.wind");
    assert_eq!(
        (&rows[0]["kind"], &rows[0]["builtin"], rows.as_array().unwrap().len()),
        (&"measure".into(), &true.into(), 1)
    );
    let (code, none, said) = rules(&here, &["list", "wether"]);
    assert_eq!((code, none.as_str()), (Some(2), ""));
    assert!(said.contains("no rule and no topic is called `wether`; did you mean `weather`?"), "{said}");
}

#[test]
fn explain_shows_the_words_the_comparison_and_the_examples_of_a_rule() {
    let here = std::env::temp_dir();
    let (code, page, _) = rules(&here, &["explain", "casualties.dead"]);
    assert_eq!(code, Some(0));
    for part in [
        "casualties.dead: the number of dead\nmeasure, error, rules/casualties/dead.toml:1\n",
        "\nheads: death toll, ",
        "an infant",
        "\nunits: count\ngrows only: a later, higher figure replaces an earlier one\n",
        "\nexample, conflict:\n  - ",
        "\nexample, silent:\n  - ",
    ] {
        assert!(page.contains(part), "{part}\nnot in\n{page}");
    }
    let (code, _, said) = rules(&here, &["explain", "casualties.deed"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("no rule is called `casualties.deed`; did you mean `casualties.dead`?"), "{said}");
}

#[test]
fn every_kind_is_begun_with_a_rule_that_passes_under_the_id_that_was_asked_for() {
    let folder = folder("new");
    for kind in [
        "measure",
        "choice",
        "words",
        "offices",
        "occupations",
        "happenings",
        "variants",
        "pattern",
        "spelling",
        "quote",
        "arithmetic",
        "superlative",
        "suppress",
    ] {
        let (code, text, _) = rules(&folder, &["new", "--kind", kind, "sport.draft"]);
        assert!(
            code == Some(0) && text.starts_with("#:schema ") && text.contains("id = \"sport.draft\""),
            "{kind}: {text}"
        );
        fs::write(folder.join("draft.toml"), text).unwrap();
        let (code, told, said) = rules(&folder, &["test", "draft.toml"]);
        assert!(code == Some(0) && told.ends_with(" 0 failed\n") && said.is_empty(), "{kind}: {told}{said}");
    }
    let (code, text, said) = rules(&folder, &["new", "Desk Draft"]);
    assert_eq!((code, text.as_str()), (Some(2), ""));
    assert!(said.contains("Desk Draft: an id is `topic.name`"), "{said}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_draft_is_tried_on_a_folder_and_shows_each_match_in_its_sentence_once() {
    let folder = folder("try");
    let draft = "[[rule]]\nid = 'desk.magnitude'\nsummary = 'the magnitude'\n[rule.pattern]\n\
                 phrases = ['magnitude {number}', 'magnitude of {number}']\ncompare = 'number'\n\
                 [[rule]]\nid = 'desk.quake'\nsummary = 'words'\n[rule.variants]\nforms = ['quake', 'tremor']\n";
    fs::write(folder.join("draft.toml"), draft).unwrap();
    fs::create_dir(folder.join("desk")).unwrap();
    fs::write(folder.join("desk/a.txt"), "The quake had a magnitude of 6.3. Its magnitude was not known at first.\n")
        .unwrap();
    fs::write(folder.join("desk/b.txt"), "The quake had magnitude 7.3.\n").unwrap();
    let (code, page, said) = rules(&folder, &["try", "draft.toml", "desk"]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let expected = "desk/a.txt:1: desk.quake: The >>quake<< had a magnitude of 6.3.\n\
                    desk/a.txt:1: desk.magnitude: The quake had a >>magnitude of 6.3<<.\n\
                    desk/b.txt:1: desk.quake: The >>quake<< had magnitude 7.3.\n\
                    desk/b.txt:1: desk.magnitude: The quake had >>magnitude 7.3<<.\n\
                    4 matches in 2 articles\n\
                    conflict: Magnitude: 6.3 or 7.3 [desk.magnitude]\n";
    assert!(page.starts_with(expected), "{page}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_failing_example_is_told_step_by_step_and_a_rule_without_examples_is_named() {
    let folder = folder("test");
    let draft = "[[rule]]\nid = 'desk.gadgets'\nsummary = 'the number of gadgets'\n[rule.measure]\nheads = ['gadget']\n\
                 [[rule.example]]\narticles = ['In Lunden 40 gadgets were sold.', 'In Lunden 60 gadgets were sold.']\nexpect = 'silent'\n\
                 [[rule]]\nid = 'desk.bare'\nsummary = 's'\n[rule.variants]\nforms = ['x', 'y']\n";
    fs::write(folder.join("draft.toml"), draft).unwrap();
    let (code, page, _) = rules(&folder, &["test", "draft.toml"]);
    assert_eq!(code, Some(1));
    for part in [
        "draft.toml:6: desk.gadgets: expected Silent, came Conflict\n",
        "  article 1: words of the rule: \"gadgets\"; claims: \"40 gadgets\" (Asserted)\n",
        "  groups of two or more such claims: 1\n",
        "draft.toml:10: desk.bare has no [[example]]",
        "2 rules, 1 example, 1 failed\n",
    ] {
        assert!(page.contains(part), "{part}\nnot in\n{page}");
    }
    fs::remove_dir_all(folder).unwrap();
}
