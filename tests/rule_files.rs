//! Files of rules and settings that cannot be used: each is told in a sentence, and the run goes on without it.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its folder has failed")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("crosscheck-rule-files-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// Runs the program in a folder; gives the exit code and what it said on standard error.
fn run(folder: &PathBuf, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck")).current_dir(folder).args(args).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_file_that_holds_no_rules_is_told_in_one_line() {
    let folder = folder("rules");
    fs::write(folder.join("big.toml"), vec![b'#'; 20 << 20]).unwrap();
    fs::write(folder.join("latin.toml"), b"id = 'a.b'\nsummary = 'caf\xe9'\n").unwrap();
    fs::write(folder.join("file"), "id = 'a.c'\nsummary = 's'\n[variants]\nforms = ['x', 'y']\n").unwrap();
    fs::create_dir(folder.join("empty.toml")).unwrap();
    for (name, code, said) in [
        ("big.toml", 2, "big.toml: such a file has at most 8 MB"),
        ("latin.toml", 2, "latin.toml:2: not UTF-8"),
        ("gone.toml", 2, "gone.toml: the file cannot be read"),
        // A folder may be called like a file, and a file like a folder.
        ("empty.toml", 0, ""),
        ("file", 0, ""),
    ] {
        let (exit, told) = run(&folder, &["rules", "test", "--isolated", name]);
        assert_eq!(exit, Some(code), "{name}: {told}");
        assert!(told.contains(said) && told.lines().count() == usize::from(code == 2), "{name}: {told}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn settings_that_cannot_be_read_leave_the_defaults_and_the_exit_code_tells() {
    let folder = folder("settings");
    fs::write(folder.join("big.toml"), vec![b'#'; 20 << 20]).unwrap();
    fs::write(folder.join("latin.toml"), b"[check]\nformat = 'caf\xe9'\n").unwrap();
    fs::write(folder.join("a.txt"), "The court meets on Thursday, 5 December 2024.\n").unwrap();
    for (name, said) in [
        ("big.toml", "at most 8 MB"),
        ("latin.toml", "latin.toml:2: not UTF-8"),
        ("gone.toml", "gone.toml: the file cannot be read"),
        (".", "cannot be read"),
    ] {
        let (exit, told) = run(&folder, &["check", "--config", name, "a.txt"]);
        assert!(exit == Some(2) && told.contains(said), "{name}: {exit:?} {told}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_faulty_rule_among_good_ones_leaves_them_in_force_and_the_exit_code_tells() {
    let folder = folder("faulty");
    let good = "[[rule]]\nid = 'desk.lighthouse'\nsummary = 'the colour of the lighthouse'\n[rule.choice]\nabout = ['lighthouse']\n\
                [rule.choice.options]\nred = ['to paint ... red']\nblue = ['to paint ... blue']\n";
    fs::write(
        folder.join("desk.toml"),
        format!("{good}[[rule]]\nid = 'desk.bad'\nsumary = 's'\n[rule.measure]\nheads = ['x']\n"),
    )
    .unwrap();
    fs::write(folder.join("crosscheck.toml"), "rules = ['desk.toml']\n").unwrap();
    fs::write(folder.join("a.txt"), "The lighthouse of Corvo was painted red on Friday.\n").unwrap();
    fs::write(folder.join("b.txt"), "The lighthouse of Corvo was painted blue on Friday.\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let output = command.current_dir(&folder).args(["check", "a.txt", "b.txt"]).output().unwrap();
    fs::remove_dir_all(folder).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stdout).unwrap().contains("desk.lighthouse"));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains(":11:1: `sumary` is no key of a rule; did you mean `summary`?"), "{told}");
}
