//! The real binary, in a fresh folder each time.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its folder has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("crosscheck-cli-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const ONE: &str = "Bridge falls\n\nOSLO (Nordic Wire) -- The bridge over the Glomma fell on Tuesday and killed 12 people, police said.\n";
const OTHER: &str = "Bridge disaster\n\nBy Ada Person | 3 May 2021\n\nThe bridge over the Glomma fell on Tuesday. It killed 21 people.\n";

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.current_dir(folder).args(args).env_remove("FORCE_COLOR").env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

fn run(folder: &Folder, args: &[&str]) -> Output {
    command(&folder.0, args).stdin(Stdio::null()).output().unwrap()
}

fn fed(folder: &Folder, args: &[&str], input: &str) -> Output {
    let mut child =
        command(&folder.0, args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|fault| panic!("{fault}: {output:?}"))
}

fn ids(report: &Value) -> Vec<&str> {
    report["articles"].as_array().unwrap().iter().map(|article| article["id"].as_str().unwrap()).collect()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// The first problem about a path: its line and its words.
fn problem(report: &Value, path: &str) -> (Option<u64>, String) {
    let problems = report["problems"].as_array().unwrap();
    let found = problems.iter().find(|problem| problem["path"] == path).unwrap_or_else(|| panic!("{path}: {report:#}"));
    (found["line"].as_u64(), found["message"].as_str().unwrap().to_owned())
}

#[test]
fn a_file_of_another_format_is_told_in_a_few_lines() {
    let list = (1..=40).map(|number| format!("  \"entry {number}\",\n")).collect::<String>();
    let folder = Folder::new("other-format").with("list.jsonl", format!("[\n{list}]\n"));
    let output = run(&folder, &["check", "list.jsonl"]);
    assert_eq!(code(&output), 2);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(told.lines().count(), 6, "{told}");
    assert!(told.contains("expected an object"), "{told}");
    assert!(told.contains("37 more problems are not listed"), "{told}");
}

#[test]
fn every_bad_input_is_a_problem_and_the_other_articles_are_checked() {
    let mut large = ONE.as_bytes().to_vec();
    large.resize(50 << 20, b'x');
    let folder = Folder::new("bad")
        .with("good.txt", ONE)
        .with("empty.txt", "")
        .with("blank.txt", "\u{feff}\r\n \n")
        .with("latin.txt", b"Bridge falls\n\nIt fell in Malm\xf6 on Tuesday.\n")
        .with("bom.txt", format!("\u{feff}{ONE}"))
        .with("crlf.txt", ONE.replace('\n', "\r\n"))
        .with("large.txt", large)
        .with("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .with("zeros.txt", b"some\0thing")
        .with("lines.jsonl", "{\"id\":\"a\",\"text\":\"The bridge fell.\"}\nnot json\n{\"id\":\"a\",\"text\":\"It stood.\"}\n{\"id\":\"b\"}\n[1]\n")
        .with("none/readme.rst", "x");
    let report = run(
        &folder,
        &[
            "check",
            "--format",
            "json",
            "good.txt",
            "empty.txt",
            "blank.txt",
            "latin.txt",
            "bom.txt",
            "crlf.txt",
            "large.txt",
            "picture.txt",
            "zeros.txt",
            "lines.jsonl",
            "none",
            "missing.txt",
        ],
    );
    assert_ne!(code(&report), 2, "{report:?}");
    let report = json(&report);
    assert_eq!(ids(&report), ["a", "a#2", "bom.txt", "crlf.txt", "good.txt", "latin.txt"]);
    let table = [
        ("empty.txt", None, "is empty"),
        ("blank.txt", None, "is empty"),
        ("latin.txt", Some(3), "UTF-8"),
        ("bom.txt", Some(1), "byte order mark"),
        ("crlf.txt", Some(1), "CR LF"),
        ("large.txt", None, "16 MiB"),
        ("picture.txt", None, "PNG"),
        ("zeros.txt", None, "binary"),
        ("lines.jsonl", Some(2), "no JSON"),
        ("none", None, "holds no articles"),
        ("missing.txt", None, "no such file"),
    ];
    for (path, line, words) in table {
        let (found, message) = problem(&report, path);
        assert_eq!(found, line, "{path}: {message}");
        assert!(message.contains(words), "{path}: {message}");
        assert!(message.ends_with('.'), "{path}: {message}");
    }
    let of_lines = |line: u64| {
        let problems = report["problems"].as_array().unwrap();
        let found = problems.iter().find(|problem| problem["path"] == "lines.jsonl" && problem["line"] == line);
        found.unwrap()["message"].as_str().unwrap().to_owned()
    };
    assert!(of_lines(3).contains("\"a#2\""));
    assert!(of_lines(4).contains("\"text\""));
    assert!(of_lines(5).contains("no article"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_back_to_itself_ends() {
    let folder = Folder::new("loop").with("story/one.txt", ONE);
    std::os::unix::fs::symlink(folder.0.join("story"), folder.0.join("story/again")).unwrap();
    assert_eq!(ids(&json(&run(&folder, &["check", "--format", "json", "story"]))), ["one.txt"]);
}

#[test]
fn the_exit_code_is_two_only_when_nothing_could_be_checked_or_the_options_are_wrong() {
    let folder = Folder::new("codes").with("one.txt", ONE).with("empty.txt", "").with("folder/x.rst", "x");
    for args in [
        &["check", "missing.txt"][..],
        &["check", "empty.txt"],
        &["check", "folder"],
        &["mentions", "missing.txt"],
        &["check"],
        &["check", "--format", "xml", "one.txt"],
        &["check", "--date", "3 May", "one.txt"],
        &["check", "--threads", "0", "one.txt"],
        &["check", "--show", "everything", "one.txt"],
        &["frobnicate"],
        &[],
    ] {
        let output = run(&folder, args);
        assert_eq!(code(&output), 2, "{args:?}: {output:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
    assert_eq!(code(&run(&folder, &["check", "one.txt", "missing.txt"])), 0);
    assert_eq!(code(&run(&folder, &["--help"])), 0);
    assert_eq!(code(&run(&folder, &["--version"])), 0);
}

#[test]
fn problems_go_to_standard_error_in_text_and_into_the_document_in_json() {
    let folder = Folder::new("problems").with("one.txt", ONE).with("crlf.txt", OTHER.replace('\n', "\r\n"));
    let text = run(&folder, &["check", "one.txt", "crlf.txt", "missing.txt"]);
    let said = String::from_utf8(text.stderr).unwrap();
    assert_eq!(said, "error: missing.txt: There is no such file or folder. Check the name.\n");
    let verbose = run(&folder, &["check", "-v", "crlf.txt"]);
    assert!(String::from_utf8(verbose.stderr).unwrap().starts_with("note: crlf.txt:1: "));
    let json_run = run(&folder, &["check", "--format", "json", "one.txt", "missing.txt"]);
    assert!(json_run.stderr.is_empty());
    assert_eq!(problem(&json(&json_run), "missing.txt").0, None);
}

#[test]
fn the_report_is_the_same_for_any_order_of_the_arguments_and_any_number_of_threads() {
    let third = "Bridge\n\nThe bridge over the Glomma fell on Monday, 3 May 2021, killing about 12 people.\n";
    let folder =
        Folder::new("order").with("a.txt", ONE).with("b.txt", OTHER).with("c.txt", third).with("d/e.txt", OTHER);
    for format in ["json", "text", "jsonl"] {
        let first = run(
            &folder,
            &["check", "--show", "agreement,reconciled", "--format", format, "a.txt", "b.txt", "c.txt", "d"],
        );
        assert!(!first.stdout.is_empty());
        for order in
            [["c.txt", "b.txt", "a.txt", "d"], ["d", "a.txt", "c.txt", "b.txt"], ["b.txt", "d", "c.txt", "a.txt"]]
        {
            for threads in ["1", "8"] {
                let mut args =
                    vec!["check", "--show", "agreement,reconciled", "--format", format, "--threads", threads];
                args.extend(order);
                assert_eq!(run(&folder, &args).stdout, first.stdout, "{args:?}");
            }
        }
    }
}

#[test]
fn folders_are_stories_and_ids_are_told_apart() {
    let folder = Folder::new("stories")
        .with("news/flood/wire.txt", ONE)
        .with("news/fire/wire.txt", OTHER)
        .with("news/fire/.draft.txt", OTHER)
        .with("news/fire/.crosscheck/decisions.jsonl", "{}")
        .with("news/fire/notes.md", OTHER)
        .with("loose/wire.txt", ONE);
    let report = json(&run(&folder, &["check", "--format", "json", "news", "loose/wire.txt"]));
    assert_eq!(ids(&report), ["wire.txt", "notes.md", "fire/wire.txt", "flood/wire.txt"]);
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let folder = Folder::new("twice").with("story/one.txt", ONE).with("story/two.txt", OTHER);
    let report =
        json(&run(&folder, &["check", "--format", "json", "story", "story/one.txt", "story", "./story/two.txt"]));
    assert_eq!(ids(&report), ["one.txt", "two.txt"]);
}

#[test]
fn standard_input_is_read_as_its_name_or_its_look_says() {
    let folder = Folder::new("stdin");
    let lines = "{\"id\":\"x\",\"headline\":\"Bridge falls\",\"text\":\"It fell.\",\"published\":\"2021-05-03\"}\n";
    for args in
        [&["check", "--format", "json", "-"][..], &["check", "--format", "json", "--stdin-filename", "in.jsonl", "-"]]
    {
        let report = json(&fed(&folder, args, lines));
        assert_eq!(ids(&report), ["x"]);
        assert_eq!(report["articles"][0]["headline"], "Bridge falls");
        assert_eq!(report["articles"][0]["published"], "2021-05-03");
    }
    let report = json(&fed(&folder, &["check", "--format", "json", "--stdin-filename", "desk/wire.txt", "-"], ONE));
    assert_eq!(ids(&report), ["wire.txt"]);
    assert_eq!(report["articles"][0]["source"], "Nordic Wire");
    let report = json(&fed(&folder, &["check", "--format", "json", "-"], ""));
    assert!(problem(&report, "<stdin>").1.contains("empty"));
}

#[test]
fn the_users_date_is_taken_for_articles_that_have_none() {
    let folder = Folder::new("date").with("a.txt", "Bridge falls\n\nIt fell at noon.\n").with("b.txt", OTHER);
    let report = json(&run(&folder, &["check", "--format", "json", "--date", "2020-02-02", "a.txt", "b.txt"]));
    let dates: Vec<_> =
        report["articles"].as_array().unwrap().iter().map(|a| (&a["published"], &a["published_from"])).collect();
    assert_eq!(
        dates,
        [(&Value::from("2020-02-02"), &Value::from("option")), (&Value::from("2021-05-03"), &Value::from("metadata"))]
    );
}

#[test]
fn lines_of_json_are_reported_story_by_story() {
    let line =
        |story: &str, id: &str, text: &str| format!("{{\"story\":\"{story}\",\"id\":\"{id}\",\"text\":\"{text}\"}}\n");
    let input = [
        line("s1", "a", "It fell."),
        line("s1", "b", "It stood."),
        line("s2", "a", "It rained."),
        line("s1", "c", "It held."),
    ]
    .concat();
    let folder = Folder::new("stream").with("in.jsonl", input);
    let output = run(&folder, &["check", "--format", "jsonl", "in.jsonl"]);
    let closing: Vec<(String, u64)> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| line["conflicts"].is_u64())
        .map(|line| (line["story"].as_str().unwrap().to_owned(), line["articles"].as_u64().unwrap()))
        .collect();
    assert_eq!(closing, [("s1".to_owned(), 2), ("s2".to_owned(), 1), ("s1".to_owned(), 1)]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("\"s1\" comes back"));
    // As one document the story is whole again.
    let whole = json(&run(&folder, &["check", "--format", "json", "in.jsonl"]));
    assert_eq!(ids(&whole), ["s1/a", "b", "c", "s2/a"]);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = Folder::new("pipe").with("in.jsonl", "{\"story\":\"s\",\"text\":\"It fell.\"}\n".repeat(20_000));
    let mut child = command(&folder.0, &["mentions", "--format", "text", "in.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0, "{output:?}");
    assert!(!String::from_utf8(output.stderr).unwrap().contains("panicked"));
}

#[test]
fn the_output_file_is_written_whole_or_not_at_all() {
    let folder = Folder::new("output").with("one.txt", ONE).with("report.json", "old");
    let output = run(&folder, &["check", "--format", "json", "--output", "report.json", "one.txt"]);
    assert!(output.stdout.is_empty());
    let written: Value = serde_json::from_slice(&fs::read(folder.0.join("report.json")).unwrap()).unwrap();
    assert_eq!(ids(&written), ["one.txt"]);
    let names: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    let failed = run(&folder, &["check", "--output", "no/such/folder.json", "one.txt"]);
    assert_eq!(code(&failed), 2);
    assert!(String::from_utf8(failed.stderr).unwrap().contains("--output"));
}

#[test]
fn colour_is_for_those_who_ask_or_look() {
    let folder = Folder::new("colour").with("one.txt", ONE).with("two.txt", OTHER);
    let coloured = |args: &[&str], name: &str, value: &str| {
        let output = command(&folder.0, args).env(name, value).stdin(Stdio::null()).output().unwrap();
        output.stdout.contains(&0x1b)
    };
    let args = ["mentions", "one.txt", "two.txt"];
    assert!(!coloured(&args, "UNSET", "1"));
    assert!(coloured(&args, "FORCE_COLOR", "1"));
    assert!(!coloured(&["mentions", "--color", "never", "one.txt"], "FORCE_COLOR", "1"));
    assert!(coloured(&["mentions", "--color", "always", "one.txt"], "NO_COLOR", "1"));
}
