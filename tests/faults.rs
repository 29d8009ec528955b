//! What goes wrong while the real binary runs: a full disk, a file that goes, Ctrl-C in the middle of a stream.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot set up its folder has failed")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crosscheck::wording::counted;

const LINE: &str =
    "{\"id\":\"a\",\"story\":\"bridge\",\"text\":\"The bridge fell on Tuesday and killed 12 people.\"}\n";

fn crosscheck() -> Command {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
}

fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("crosscheck-faults-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn a_full_disk_behind_standard_output_is_trouble_and_says_so() {
    let folder = folder("full");
    fs::write(folder.join("a.txt"), "The bridge fell on Tuesday.").unwrap();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = crosscheck().arg("check").arg(&folder).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: ") && said.contains("cannot be written"), "{said}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_output_that_cannot_be_written_leaves_the_old_report() {
    let folder = folder("output");
    fs::write(folder.join("a.txt"), "The bridge fell on Tuesday.").unwrap();
    // A folder in the place of the report: the new one cannot be put there, whoever runs this.
    fs::create_dir_all(folder.join("report.json/old")).unwrap();
    let output = crosscheck()
        .args(["check", "--format", "json", "-o"])
        .arg(folder.join("report.json"))
        .arg(folder.join("a.txt"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.txt", "report.json"], "nothing half written is left behind");
    assert!(folder.join("report.json/old").is_dir());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_output_that_is_a_pipe_stays_one_and_gets_the_report() {
    let folder = folder("pipe");
    let (article, pipe) = (folder.join("a.txt"), folder.join("report"));
    fs::write(&article, "The bridge fell on Tuesday.").unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = crosscheck().args(["check", "--format", "json", "-o"]).arg(&pipe).arg(&article).spawn().unwrap();
    // The reader waits until somebody writes; with the pipe replaced the test fails below before it is asked.
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe)
    });
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(!fs::metadata(&pipe).unwrap().is_file(), "the pipe was replaced by a file");
    assert!(reader.join().unwrap().unwrap().contains("\"articles\""));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_output_that_is_a_link_stays_one() {
    let folder = folder("link");
    let (article, link, report) = (folder.join("a.txt"), folder.join("link.json"), folder.join("report.json"));
    fs::write(&article, "The bridge fell on Tuesday.").unwrap();
    fs::write(&report, "old").unwrap();
    std::os::unix::fs::symlink(&report, &link).unwrap();
    let status = crosscheck().args(["check", "--format", "json", "-o"]).arg(&link).arg(&article).status().unwrap();
    assert_eq!(status.code(), Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&report).unwrap().contains("\"articles\""));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_article_that_is_gone_is_told_and_the_others_are_checked() {
    let folder = folder("gone");
    fs::write(folder.join("a.txt"), "The bridge fell on Tuesday.").unwrap();
    let output = crosscheck().arg("check").arg(folder.join("a.txt")).arg(folder.join("gone.txt")).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(String::from_utf8(output.stderr).unwrap().contains("gone.txt"));
    fs::remove_dir_all(folder).unwrap();
}

/// Starts a check of an endless stream of stories, presses Ctrl-C once `at_work` has seen that the first is done, and gives
/// the exit code and what was said on standard error.
fn interrupt(command: &mut Command, at_work: impl FnOnce(&mut Child)) -> (Option<i32>, String) {
    let stream = ["--format", "jsonl", "--stdin-filename", "in.jsonl", "-"];
    let mut child = command.args(stream).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let feed = std::thread::spawn(move || {
        // The program closes the pipe when it ends.
        (0..).try_for_each(|nth| input.write_all(LINE.replace("bridge", &format!("bridge {nth}")).as_bytes()))
    });
    at_work(&mut child);
    let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(told.success());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(feed.join().unwrap().is_err());
    (child.wait().unwrap().code(), said)
}

#[test]
fn control_c_ends_a_stream_with_what_is_done_and_says_so() {
    let mut reader = None;
    let (code, said) = interrupt(crosscheck().arg("check").stdout(Stdio::piped()), |child| {
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.next().unwrap().unwrap().contains("\"story\":\"bridge 0\""));
        reader = Some(std::thread::spawn(move || lines.map(Result::unwrap).collect::<Vec<String>>()));
    });
    let rest = reader.unwrap().join().unwrap();
    for line in &rest {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "half a line: {line}");
    }
    let done = counted(rest.len() + 1, "article");
    assert_eq!((code, said), (Some(130), format!("interrupted: the output holds the first {done} only\n")));
}

#[test]
fn control_c_leaves_the_old_report_and_puts_what_is_done_beside_it() {
    let folder = folder("interrupted");
    let (report, part) = (folder.join("report.jsonl"), folder.join("report.jsonl.partial"));
    fs::write(&report, "old").unwrap();
    let names = || -> Vec<_> { fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect() };
    let (code, said) = interrupt(crosscheck().arg("check").arg("-o").arg(&report), |_| {
        // The file that is written before it gets its name.
        while !names().iter().any(|name| name.to_string_lossy().ends_with(".tmp")) {
            std::thread::yield_now();
        }
    });
    assert_eq!(code, Some(130), "{said}");
    assert!(said.contains("report.jsonl.partial, and") && said.contains("is as it was"), "{said}");
    assert_eq!(fs::read_to_string(&report).unwrap(), "old");
    let lines = fs::read_to_string(&part).unwrap();
    assert!(lines.starts_with("{\"story\":\"bridge 0\"") && lines.ends_with("}\n"), "{lines}");
    assert_eq!(names().len(), 2);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_story_of_too_many_articles_is_told_and_cut() {
    let folder = folder("many");
    fs::write(folder.join("a.txt"), "The bridge in Mora fell on Tuesday and killed 12 people.\n").unwrap();
    fs::write(folder.join("b.txt"), "The bridge in Mora fell on Tuesday and killed 21 people.\n").unwrap();
    let options = crosscheck::article::Options { story_limit: 1, ..crosscheck::article::Options::default() };
    let paths = [folder.to_string_lossy().into_owned()];
    let (articles, problems) = crosscheck::article::open(&paths, &options);
    let whole = crosscheck::article::stories(&paths, &options).next().unwrap();
    fs::remove_dir_all(folder).unwrap();
    assert_eq!((articles.len(), whole.articles.len()), (1, 1));
    for problems in [problems, whole.problems] {
        let told =
            problems.iter().filter(|one| one.message.contains("has more than 1 articles; the others are left out"));
        assert_eq!(told.count(), 1, "{problems:?}");
    }
}
