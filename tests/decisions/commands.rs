//! The real binary on a folder with decisions.

use std::process::{Command, Output};

use serde_json::Value;

use super::folder::Folder;
use super::{DESK, WIRE};

fn run(folder: &Folder, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.current_dir(&folder.0).args(args).env_remove("FORCE_COLOR").env_remove("COLUMNS");
    command.env("CROSSCHECK_EDITOR", "ada").output().unwrap()
}

fn out(folder: &Folder, args: &[&str]) -> String {
    String::from_utf8(run(folder, args).stdout).unwrap()
}

fn json(folder: &Folder, args: &[&str]) -> Value {
    serde_json::from_str(&out(folder, args)).unwrap()
}

fn code(folder: &Folder, args: &[&str]) -> i32 {
    run(folder, args).status.code().unwrap()
}

/// The ids of the conflicts.
fn ids(folder: &Folder) -> Vec<String> {
    let report = json(folder, &["check", ".", "--format", "json"]);
    report["findings"].as_array().unwrap().iter().map(|finding| finding["id"].as_str().unwrap().to_owned()).collect()
}

fn set(folder: &Folder, id: &str, status: &str, more: &[&str]) {
    let args = [&["decisions", "set", ".", "--finding", id, "--status", status], more].concat();
    let output = run(folder, &args);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

fn story(name: &str) -> (Folder, String) {
    let folder = Folder::new(name).with("wire.txt", WIRE).with("desk.txt", DESK);
    let ids = ids(&folder);
    assert_eq!((ids.len(), code(&folder, &["check", "."])), (1, 1));
    let id = ids.into_iter().next().unwrap();
    (folder, id)
}

#[test]
fn the_exit_code_counts_what_is_not_settled() {
    let (folder, id) = story("codes");
    for (status, expected) in [("query", 1), ("hold", 1), ("stet", 0), ("fixed", 0), ("not-a-conflict", 0), ("open", 1)]
    {
        set(&folder, &id, status, &[]);
        assert_eq!(code(&folder, &["check", "."]), expected, "{status}");
    }
}

#[test]
fn settled_findings_are_left_out_for_readers_and_marked_for_programs() {
    let (folder, id) = story("formats");
    set(&folder, &id, "stet", &["--right", "1", "--note", "The wire counted twice."]);
    let text = out(&folder, &["check", "."]);
    assert!(text.contains("No open conflicts. 1 conflict is settled and not shown"), "{text}");
    assert!(!text.contains("CONFLICT"), "{text}");
    let markdown = out(&folder, &["check", ".", "--format", "markdown"]);
    assert!(markdown.starts_with("# No open conflicts\n") && markdown.contains("1 conflict is settled"), "{markdown}");
    let all = out(&folder, &["check", ".", "--status", "all"]);
    let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(all.contains("decided: stet") && all.contains("The wire counted twice."), "{all}");
    assert_eq!(json(&folder, &["check", ".", "--format", "json"])["findings"][0]["status"], "stet");
    let lines = out(&folder, &["check", ".", "--format", "jsonl"]);
    assert_eq!(serde_json::from_str::<Value>(lines.lines().next().unwrap()).unwrap()["status"], "stet");
    let log = json(&folder, &["check", ".", "--format", "sarif"]);
    let suppression = &log["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!(suppression["status"], "accepted");
    assert!(suppression["justification"].as_str().unwrap().contains("The wire counted twice."));
    assert!(out(&folder, &["check", ".", "--format", "html"]).contains("The wire counted twice."));
}

#[test]
fn status_selects_what_is_reported() {
    let folder = Folder::talks("status");
    let all = ids(&folder);
    assert!(all.len() >= 5);
    set(&folder, &all[0], "query", &[]);
    set(&folder, &all[1], "stet", &[]);
    let count = |status: &str| {
        json(&folder, &["check", ".", "--format", "json", "--status", status])["findings"].as_array().unwrap().len()
    };
    assert_eq!([count("query"), count("stet"), count("query,stet"), count("open")], [1, 1, 2, all.len() - 2]);
    assert_eq!(count("all"), all.len());
    assert_eq!(
        [code(&folder, &["check", ".", "--status", "stet"]), code(&folder, &["check", ".", "--status", "hold"])],
        [0, 0]
    );
    assert_eq!(code(&folder, &["check", ".", "--status", "nonsense"]), 2);
}

#[test]
fn lapsed_decisions_are_told_listed_and_pruned() {
    let (folder, id) = story("lapsed");
    set(&folder, &id, "stet", &["--note", "=1+1"]);
    folder.replace("desk.txt", "21 people", "31 people");
    let output = run(&folder, &["check", "."]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told.contains("has lapsed: in desk.txt “killed 21 people” is now “killed 31 people”. Decide again."),
        "{told}"
    );
    let list = out(&folder, &["decisions", "list", "."]);
    assert!(list.contains("stet") && list.contains("lapsed: in desk.txt"), "{list}");
    let rows = json(&folder, &["decisions", "list", ".", "--format", "json"]);
    assert_eq!((rows[0]["state"].as_str(), rows[0]["who"].as_str()), (Some("lapsed"), Some("ada")));
    let table = out(&folder, &["decisions", "export", "."]);
    assert!(table.starts_with("finding,state,status,") && table.contains(",'=1+1,ada,"), "{table}");
    assert!(out(&folder, &["decisions", "prune", ".", "--dry-run"]).contains("1 of 1 decisions would be dropped."));
    assert_eq!(folder.read().lines().count(), 1);
    assert!(out(&folder, &["decisions", "prune", "."]).contains("1 of 1 decisions dropped."));
    assert_eq!(folder.read(), "");
    assert!(!String::from_utf8_lossy(&run(&folder, &["check", "."]).stderr).contains("lapsed"));
}

#[test]
fn a_decision_on_no_finding_or_no_reading_is_refused() {
    let (folder, id) = story("refused");
    let refused = |args: &[&str]| {
        let output = run(&folder, args);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    let none = refused(&["decisions", "set", ".", "--finding", "0", "--status", "stet"]);
    assert!(none.contains("No finding of these articles has the id 0."), "{none}");
    let right = refused(&["decisions", "set", ".", "--finding", &id, "--status", "stet", "--right", "3"]);
    assert!(right.contains("--right takes 1 to 2"), "{right}");
    assert_eq!(folder.read(), "");
}
