//! What a decision survives and what ends it.

use std::fs;

use crosscheck::findings::Status;

use super::folder::Folder;
use super::{DESK, WIRE};

fn decided(name: &str) -> Folder {
    let folder = Folder::new(name).with("wire.txt", WIRE).with("desk.txt", DESK);
    let mut desk = folder.open();
    let toll = desk.toll();
    assert_eq!(toll.status, Status::Open);
    desk.decide(&toll, Status::Stet);
    assert_eq!(desk.toll().status, Status::Stet);
    folder
}

#[test]
fn a_decision_survives_the_next_start() {
    let folder = decided("start");
    let desk = folder.open();
    assert_eq!((desk.toll().status, desk.toll().ruling.unwrap().who), (Status::Stet, "ada".to_owned()));
    assert_eq!((desk.problems, desk.lapses), (vec![], vec![]));
}

#[test]
fn a_decision_survives_edits_elsewhere_in_the_articles() {
    let folder = decided("edits");
    folder.replace("wire.txt", "OSLO", "The weather was fine all week.\n\nOSLO");
    folder.replace("wire.txt", "Divers went on", "Two boats came. Divers went\non");
    folder.replace("desk.txt", "fell on Tuesday.", "fell on Tuesday, in the fog.");
    let desk = folder.open();
    assert_eq!(desk.reasons(), Vec::<&str>::new());
    assert_eq!(desk.toll().status, Status::Stet);
}

#[test]
fn a_decision_survives_other_file_names_even_changed_round() {
    let folder = decided("names");
    fs::rename(folder.0.join("wire.txt"), folder.0.join("x.txt")).unwrap();
    fs::rename(folder.0.join("desk.txt"), folder.0.join("wire.txt")).unwrap();
    fs::rename(folder.0.join("x.txt"), folder.0.join("desk.txt")).unwrap();
    let desk = folder.open();
    assert_eq!(desk.reasons(), Vec::<&str>::new());
    assert_eq!(desk.toll().status, Status::Stet);
}

#[test]
fn a_changed_value_ends_a_decision_and_the_reason_is_told() {
    let folder = decided("value");
    folder.replace("desk.txt", "21 people", "31 people");
    let desk = folder.open();
    assert_eq!(desk.toll().status, Status::Open);
    assert_eq!(desk.reasons(), ["in desk.txt “killed 21 people” is now “killed 31 people”"]);
}

#[test]
fn the_file_holds_one_line_a_decision_and_a_decision_taken_back_counts_no_more() {
    let folder = decided("undo");
    assert_eq!(folder.read().lines().count(), 1);
    assert!(folder.file().with_file_name(".gitattributes").is_file());
    let mut desk = folder.open();
    let toll = desk.toll();
    let stamp = desk.decide(&toll, Status::Hold);
    assert_eq!(desk.toll().status, Status::Hold);
    desk.store.undo(&stamp, "ada").unwrap();
    assert_eq!(folder.open().toll().status, Status::Stet);
    desk.store.undo(&stamp, "ada").unwrap();
    assert_eq!(folder.read().lines().count(), 3);
}
