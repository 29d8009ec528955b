//! Programs that end in the middle of a decision, and two at once. The test's own binary is the other program.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crosscheck::decisions::{Act, Contents, Word};
use crosscheck::findings::Status;

use super::folder::{Desk, Folder};
use super::{DESK, WIRE};

/// What another program is to do.
pub(crate) struct Helper<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) name: &'a str,
    pub(crate) count: usize,
    /// As a user who owns nothing.
    pub(crate) nobody: bool,
}

fn spawn(helper: &Helper<'_>) -> Option<Child> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "crash::helper_that_decides", "--ignored", "--nocapture"]);
    command.env("DECIDE_IN", &helper.folder.0).env("DECIDE_AS", helper.name);
    command.env("DECIDE_TIMES", helper.count.to_string());
    #[cfg(unix)]
    if helper.nobody {
        use std::os::unix::process::CommandExt;
        command.uid(65534).gid(65534);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()
}

/// Every line that the other program prints.
pub(crate) fn lines(helper: Helper<'_>) -> Vec<String> {
    let Some(mut child) = spawn(&helper) else { return Vec::new() };
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let lines = lines.filter(|line| line.contains("confirmed ") || line.contains("refused ")).collect();
    child.wait().unwrap();
    lines
}

/// Decides again and again, and says so after each time.
#[test]
#[ignore = "run by the tests below"]
fn helper_that_decides() {
    let Ok(folder) = std::env::var("DECIDE_IN") else { return };
    let name = std::env::var("DECIDE_AS").unwrap();
    let count: usize = std::env::var("DECIDE_TIMES").unwrap().parse().unwrap();
    let mut desk = Desk::open(&[Path::new(&folder)]);
    let toll = desk.toll();
    for number in 0..count {
        let note = format!("{name}-{number}");
        let word = Word { status: Status::Query, right: None, note: note.clone(), who: name.clone() };
        match desk.store.record(&desk.dossier, &toll, &word) {
            Ok(_) => println!("confirmed {note}"),
            Err(fault) => println!("refused {fault}"),
        }
    }
}

/// The note of every decision in the file.
fn notes(folder: &Folder) -> BTreeSet<String> {
    let contents = Contents::read(folder.read().as_bytes(), "decisions.jsonl");
    assert_eq!(contents.problems, []);
    let note = |act: &Act| match act {
        Act::Decision(decision) => decision.note.clone(),
        _ => String::new(),
    };
    contents.entries().map(|entry| note(&entry.act)).collect()
}

#[test]
fn of_a_thousand_decisions_none_that_was_confirmed_is_lost_to_kill() {
    const ROUNDS: usize = 8;
    const EACH: usize = 125;
    let folder = Folder::new("kill").with("wire.txt", WIRE).with("desk.txt", DESK);
    let mut confirmed = BTreeSet::new();
    for round in 0..ROUNDS {
        let name = format!("round{round}");
        let mut child = spawn(&Helper { folder: &folder, name: &name, count: 10 * EACH, nobody: false }).unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut take = || lines.find_map(|line| Some(line.split_once("confirmed ")?.1.to_owned()));
        for _ in 0..EACH {
            confirmed.insert(take().expect("the program decides until it is killed"));
        }
        child.kill().unwrap();
        // What it said before it was killed counts, too.
        confirmed.extend(std::iter::from_fn(take));
        child.wait().unwrap();
        let kept = notes(&folder);
        let lost: Vec<_> = confirmed.difference(&kept).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?}");
    }
    assert!(confirmed.len() >= ROUNDS * EACH);
    assert_eq!(folder.open().toll().status, Status::Query);
}

#[test]
fn two_programs_at_once_lose_nothing_of_each_other() {
    let folder = Folder::new("two").with("wire.txt", WIRE).with("desk.txt", DESK);
    let helper = |name| Helper { folder: &folder, name, count: 60, nobody: false };
    let (ada, bo) = std::thread::scope(|scope| {
        let ada = scope.spawn(|| lines(helper("ada")));
        let bo = scope.spawn(|| lines(helper("bo")));
        (ada.join().unwrap(), bo.join().unwrap())
    });
    assert_eq!((ada.len(), bo.len()), (60, 60));
    assert!(ada.iter().chain(&bo).all(|line| line.contains("confirmed ")));
    assert_eq!(notes(&folder).len(), 120);
}

#[test]
fn what_another_program_decided_is_seen_without_opening_anew() {
    let folder = Folder::new("seen").with("wire.txt", WIRE).with("desk.txt", DESK);
    let (mut one, mut other) = (folder.open(), folder.open());
    let toll = one.toll();
    one.decide(&toll, Status::Hold);
    assert_eq!(other.store.reload(), (true, vec![]));
    assert_eq!(other.store.reload(), (false, vec![]));
    crosscheck::decisions::apply(&other.store, &mut other.dossier);
    assert_eq!(other.toll().status, Status::Hold);
}
