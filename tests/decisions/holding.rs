//! What a decision survives and what ends it.

use std::fs;

use crosscheck::decisions::{self, Word};
use crosscheck::findings::{Evidence, Finding, Reading, Status};
use crosscheck::pipeline;
use crosscheck::rules::{Params, Rules};

use super::folder::{Desk, Folder};
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

#[test]
fn a_decision_survives_another_name_and_an_edit_at_once_and_the_folder_moved() {
    let folder = decided("moved");
    folder.replace("wire.txt", "OSLO", "The weather was fine.\n\nOSLO");
    fs::create_dir(folder.0.join("archive")).unwrap();
    for (from, to) in
        [("wire.txt", "archive/agency.txt"), ("desk.txt", "archive/desk.txt"), (".crosscheck", "archive/.crosscheck")]
    {
        fs::rename(folder.0.join(from), folder.0.join(to)).unwrap();
    }
    let desk = Desk::open(&[&folder.0.join("archive")]);
    assert_eq!(desk.reasons(), Vec::<&str>::new());
    assert_eq!(desk.toll().status, Status::Stet);
}

#[test]
fn a_decision_made_on_a_folder_counts_for_its_files_and_says_nothing_of_files_left_out() {
    let folder = decided("files");
    let (wire, other) = (folder.0.join("wire.txt"), folder.0.join("desk.txt"));
    assert_eq!(Desk::open(&[&wire, &other]).toll().status, Status::Stet);
    let alone = Desk::open(&[&wire]);
    assert_eq!((alone.conflicts().len(), alone.reasons()), (0, vec![]));
}

#[test]
fn decisions_survive_other_words_in_the_rules() {
    let folder = Folder::talks("rules");
    let mut desk = folder.open();
    let all: Vec<_> = desk.conflicts().into_iter().cloned().collect();
    assert!(all.len() >= 5, "{}", all.len());
    for finding in &all {
        desk.decide(finding, Status::NotAConflict);
    }
    let mut list = Rules::builtin().list;
    for rule in &mut list {
        rule.summary = format!("quite another word for {}", rule.summary).into();
        rule.why = "".into();
        rule.advice = "".into();
        if let Params::Choice(choice) = rule.params_mut() {
            for (name, _) in &mut choice.options {
                *name = format!("option {}", name.to_uppercase());
            }
        }
    }
    let mut dossier = pipeline::run_with(desk.dossier.articles, Vec::new(), &Rules::new(list));
    let lapses = decisions::apply(&desk.store, &mut dossier);
    assert_eq!(lapses, []);
    let desk = Desk::of(dossier);
    assert_eq!(desk.conflicts().len(), all.len());
    for finding in desk.conflicts() {
        assert_eq!(finding.status, Status::NotAConflict, "{}", finding.title);
    }
}

#[test]
fn a_decision_ends_with_its_article_with_its_words_and_with_a_third_reading() {
    let folder = decided("gone");
    fs::remove_file(folder.0.join("desk.txt")).unwrap();
    assert_eq!(folder.open().reasons(), ["desk.txt is gone"]);
    folder.write("desk.txt", "Bridge disaster\n\nThe bridge over the Glomma fell on Tuesday.\n");
    assert_eq!(folder.open().reasons(), ["“killed 21 people” no longer stands in desk.txt"]);
    folder.write("desk.txt", DESK);
    assert_eq!(folder.open().reasons(), Vec::<&str>::new());
    folder
        .write("late.txt", "Bridge\n\nThe bridge over the Glomma fell on Tuesday and killed 33 people, police said.\n");
    let desk = folder.open();
    assert_eq!(desk.reasons().len(), 1);
    assert!(desk.reasons()[0].starts_with("there is another reading: “"), "{:?}", desk.reasons());
    assert!(desk.reasons()[0].contains("33"), "{:?}", desk.reasons());
    assert_eq!(desk.toll().status, Status::Open);
    assert_eq!(desk.lapses[0].finding.map(|at| desk.dossier.findings[at].id.clone()), Some(desk.toll().id));
}

#[test]
fn a_decision_on_what_came_after_answers_the_lapse() {
    let folder = decided("answered");
    folder.replace("desk.txt", "21 people", "31 people");
    let mut desk = folder.open();
    let toll = desk.toll();
    desk.decide(&toll, Status::Query);
    assert_eq!((desk.toll().status, desk.reasons()), (Status::Query, vec![]));
}

#[test]
fn the_reading_called_right_is_kept_when_the_readings_change_places() {
    let folder = Folder::new("right").with("wire.txt", WIRE).with("desk.txt", DESK);
    let mut desk = folder.open();
    let toll = desk.toll();
    let wrong = toll.readings.iter().position(|reading| reading.value.contains("12")).unwrap();
    let word = Word { status: Status::Query, right: Some(wrong), note: "Ask the wire.".into(), who: "bo".into() };
    desk.store.record(&desk.dossier, &toll, &word).unwrap();
    // With a second origin behind it the other reading comes first.
    folder.write(
        "a.txt",
        "Bridge\n\nIt was on Tuesday that the bridge over the Glomma fell. It killed 21 people, doctors said.\n",
    );
    fs::rename(folder.0.join("wire.txt"), folder.0.join("zz.txt")).unwrap();
    let toll = folder.open().toll();
    let ruling = toll.ruling.unwrap();
    assert!(toll.readings[ruling.right.unwrap()].value.contains("12"), "{:?}", toll.readings);
    assert_eq!((toll.status, ruling.note.as_str(), ruling.who.as_str()), (Status::Query, "Ask the wire.", "bo"));
}

#[test]
fn a_decision_in_one_story_of_a_stream_is_none_on_the_same_words_in_another() {
    let line = |story: &str, id: &str, toll: u32, place: &str| {
        let text = format!("The bridge in {place} fell on Tuesday and killed {toll} people, police said.");
        format!("{}\n", serde_json::json!({"id": id, "story": story, "text": text, "published": "2021-05-03"}))
    };
    let all = line("oslo", "1", 12, "Oslo")
        + &line("oslo", "2", 21, "Oslo")
        + &line("bergen", "3", 12, "Bergen")
        + &line("bergen", "4", 21, "Bergen");
    let folder = Folder::new("stream").with("all.jsonl", all);
    let mut desk = folder.open();
    let tolls: Vec<_> = desk.conflicts().into_iter().filter(|one| one.kind == "quantity").cloned().collect();
    assert_eq!(tolls.iter().map(|toll| toll.story.as_str()).collect::<Vec<_>>(), ["bergen", "oslo"]);
    desk.decide(&tolls[1], Status::Fixed);
    let desk = folder.open();
    let status = |story: &str| {
        desk.conflicts().into_iter().find(|one| one.story == story && one.kind == "quantity").unwrap().status
    };
    assert_eq!((status("bergen"), status("oslo")), (Status::Open, Status::Fixed));
    assert_eq!(desk.reasons(), Vec::<&str>::new());
}

#[test]
fn words_that_are_reckoned_from_the_day_of_the_article_end_with_that_day() {
    let earlier = DESK.replace("4 May", "28 April");
    let folder = Folder::new("day")
        .with("wire.txt", WIRE.replace("police said", "police said Wednesday, 5 May 2021"))
        .with("desk.txt", &earlier);
    let mut desk = folder.open();
    let days = desk.conflicts().into_iter().find(|finding| finding.kind == "date").expect("two Tuesdays").clone();
    desk.decide(&days, Status::Stet);
    folder.write("desk.txt", earlier.replace("28 April", "21 April"));
    let desk = folder.open();
    assert_eq!(desk.reasons(), ["desk.txt was of 2021-04-28 and is of 2021-04-21: “Tuesday” is another day"]);
}

#[test]
fn a_decision_holds_where_no_article_gives_one_of_the_readings() {
    let folder = Folder::new("unsaid").with("wire.txt", WIRE).with("desk.txt", DESK);
    let mut desk = folder.open();
    let toll = desk.toll();
    let said = |reading: &Reading| reading.articles == [toll.claims[0].article];
    let right = Reading { value: "12 persons".into(), articles: Vec::new(), origins: 0 };
    let readings = toll.readings.iter().filter(|reading| said(reading)).cloned().chain([right]).collect();
    let claims = toll.claims[..1].iter().map(|claim| Evidence { reading: 0, ..claim.clone() }).collect();
    let style = Finding { readings, claims, ..toll.clone() };
    desk.dossier.findings = vec![style.clone()];
    desk.decide(&style, Status::Stet);
    assert_eq!((desk.dossier.findings[0].status, desk.reasons()), (Status::Stet, vec![]));
}
