//! The file: cut off, merged, written by hand, read-only.

use std::fs;
use std::process::Command;

use crosscheck::decisions::Contents;
use crosscheck::findings::Status;

use super::crash::{self, Helper};
use super::folder::{Desk, Folder};
use super::{DESK, WIRE};

/// The file after a decision on each of the first findings of the talks.
fn three_decisions(name: &str) -> (Folder, String) {
    let folder = Folder::talks(name);
    let mut desk = folder.open();
    let some: Vec<_> = desk.conflicts().into_iter().take(3).cloned().collect();
    for finding in &some {
        desk.decide(finding, Status::Stet);
    }
    let text = folder.read();
    assert_eq!(text.lines().count(), 3);
    (folder, text)
}

fn settled(desk: &Desk) -> usize {
    desk.conflicts().iter().filter(|finding| finding.status == Status::Stet).count()
}

#[test]
fn a_file_cut_off_at_any_byte_of_its_last_line_loses_that_line_alone_and_says_so() {
    let (folder, text) = three_decisions("cut");
    let last = text.trim_end().rfind('\n').unwrap() + 1;
    for cut in last..=text.len() {
        let contents = Contents::read(&text.as_bytes()[..cut], "decisions.jsonl");
        let whole = cut + 1 >= text.len();
        assert_eq!(contents.entries().count(), if whole { 3 } else { 2 }, "{cut}");
        let told: Vec<_> = contents.problems.iter().map(|problem| problem.line).collect();
        assert_eq!(told, if whole || cut == last { vec![] } else { vec![Some(3)] }, "{cut}");
        assert_eq!(contents.text(), if whole { &text } else { &text[..last] }, "{cut}");
    }
    // And with the program: it says so, and the next decision leaves a clean file.
    fs::write(folder.file(), &text[..text.len() - 9]).unwrap();
    let mut desk = folder.open();
    assert_eq!(settled(&desk), 2);
    assert!(desk.problems[0].message.contains("cut off"), "{:?}", desk.problems);
    let open = desk.conflicts().into_iter().find(|finding| finding.status == Status::Open).unwrap().clone();
    desk.decide(&open, Status::Stet);
    let desk = folder.open();
    assert_eq!((settled(&desk), desk.problems), (3, vec![]));
}

#[test]
fn a_decision_that_was_being_written_is_told_at_the_next_start() {
    let (folder, text) = three_decisions("beside");
    fs::write(folder.file().with_extension("jsonl.tmp"), &text[..text.len() / 2]).unwrap();
    let mut desk = folder.open();
    assert_eq!(settled(&desk), 3);
    assert!(desk.problems[0].message.contains("was being written"), "{:?}", desk.problems);
    let open = desk.conflicts().into_iter().find(|finding| finding.status == Status::Open).unwrap().clone();
    desk.decide(&open, Status::Stet);
    assert_eq!(folder.open().problems, []);
}

#[test]
fn lines_are_sorted_whatever_their_order_and_those_that_stand_twice_count_once() {
    let (_, text) = three_decisions("order");
    let mut lines: Vec<&str> = text.lines().collect();
    assert!(lines.is_sorted());
    lines.reverse();
    let mixed = format!("\u{feff}{}\r\n\r\n{}\r\n", lines.join("\r\n"), lines[1]);
    let contents = Contents::read(mixed.as_bytes(), "decisions.jsonl");
    assert_eq!((contents.text(), contents.problems), (text, vec![]));
}

#[test]
fn marks_of_a_git_merge_are_told_and_both_sides_count() {
    let (folder, text) = three_decisions("conflict");
    let lines: Vec<&str> = text.lines().collect();
    let merged =
        format!("<<<<<<< HEAD\n{}\n||||||| base\n=======\n{}\n{}\n>>>>>>> other\n", lines[0], lines[1], lines[2]);
    fs::write(folder.file(), merged).unwrap();
    let desk = folder.open();
    assert_eq!(settled(&desk), 3);
    assert_eq!((desk.problems.len(), desk.problems[0].line), (1, Some(1)));
    assert!(desk.problems[0].message.contains("git merge"));
}

#[test]
fn a_line_of_a_later_version_is_told_and_stays_in_the_file() {
    let (folder, text) = three_decisions("later");
    let later = text.lines().next().unwrap().replace("\"stet\"", "\"superseded\"");
    let more = text.lines().nth(1).unwrap().replacen("{", "{\"flag\":7,", 1);
    fs::write(folder.file(), format!("{later}\n{more}\n")).unwrap();
    let mut desk = folder.open();
    assert_eq!((settled(&desk), desk.problems.len(), desk.problems[0].line), (1, 1, Some(1)));
    let open = desk.conflicts().into_iter().find(|finding| finding.status == Status::Open).unwrap().clone();
    desk.decide(&open, Status::Stet);
    assert!(folder.read().contains(&later) && folder.read().contains(&more));
}

#[test]
fn the_latest_of_two_decisions_counts_whatever_the_order_of_lines_and_clocks() {
    let folder = Folder::new("latest").with("wire.txt", WIRE).with("desk.txt", DESK);
    let mut desk = folder.open();
    let toll = desk.toll();
    desk.decide(&toll, Status::Stet);
    // Somebody whose clock is years ahead.
    let ahead = folder.read().replace("\"when\":\"20", "\"when\":\"21");
    fs::write(folder.file(), ahead).unwrap();
    let mut desk = folder.open();
    desk.decide(&toll, Status::Hold);
    assert_eq!(folder.open().toll().status, Status::Hold);
}

#[test]
fn two_branches_that_decided_merge_by_themselves() {
    let git = |folder: &Folder, args: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(&folder.0).args(["-c", "user.name=ada", "-c", "user.email=ada@example.org"]).args(args);
        git.output().is_ok_and(|output| output.status.success())
    };
    let folder = Folder::talks("git");
    if !git(&folder, &["init", "-q", "-b", "main"]) {
        eprintln!("skipped: git is not installed");
        return;
    }
    let decide = |which: usize, status: Status| {
        let mut desk = folder.open();
        let finding = desk.conflicts()[which].clone();
        desk.decide(&finding, status);
    };
    decide(0, Status::Query);
    assert!(git(&folder, &["add", "."]) && git(&folder, &["commit", "-qm", "one"]));
    assert!(git(&folder, &["checkout", "-qb", "other"]));
    decide(0, Status::Hold);
    decide(1, Status::Stet);
    assert!(git(&folder, &["commit", "-qam", "other"]) && git(&folder, &["checkout", "-q", "main"]));
    decide(0, Status::Fixed);
    decide(2, Status::Stet);
    assert!(git(&folder, &["commit", "-qam", "main"]) && git(&folder, &["merge", "-q", "other", "-m", "both"]));
    let desk = folder.open();
    let status = |at: usize| desk.conflicts()[at].status;
    assert_eq!([status(0), status(1), status(2)], [Status::Fixed, Status::Stet, Status::Stet]);
    assert_eq!((folder.read().lines().count(), desk.problems.len()), (5, 0));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_gives_a_clear_message_and_is_read() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new("read-only").with("wire.txt", WIRE).with("desk.txt", DESK);
    let permit = |mode: u32| fs::set_permissions(&folder.0, fs::Permissions::from_mode(mode)).unwrap();
    permit(0o555);
    let is_root = fs::write(folder.0.join("probe"), "").is_ok();
    let told = crash::lines(Helper { folder: &folder, name: "ada", count: 1, nobody: is_root });
    permit(0o755);
    match told.iter().find_map(|line| line.split_once("refused ")) {
        Some((_, message)) => {
            assert!(message.contains("the folder may only be read. Nothing was decided"), "{message}");
            assert!(message.contains(".crosscheck/decisions.jsonl"), "{message}");
        }
        None => assert!(is_root && told.is_empty(), "{told:?}"),
    }
    if told.is_empty() {
        eprintln!("skipped: the test cannot be run as another user");
    }
}
