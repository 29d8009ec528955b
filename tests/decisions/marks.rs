//! Conflicts that an editor saw and the checks did not.

use crosscheck::article::Article;
use crosscheck::decisions::{self, RULE};
use crosscheck::findings::{Finding, Status, Verdict};
use crosscheck::report::{Format, Options, render};
use crosscheck::text::Span;

use super::folder::{Desk, Folder};
use super::{DESK, WIRE};

fn words(articles: &[Article], id: &str, words: &str) -> (usize, Span) {
    let at = articles.iter().position(|article| article.id == id).unwrap();
    let start = articles[at].text.find(words).unwrap();
    (at, Span::of(start, start + words.len()))
}

fn marked(desk: &Desk) -> Option<&Finding> {
    desk.dossier.findings.iter().find(|finding| finding.rule == RULE)
}

fn with_a_mark(name: &str) -> Folder {
    let folder = Folder::new(name).with("wire.txt", WIRE).with("desk.txt", DESK);
    let mut desk = folder.open();
    let articles = &desk.dossier.articles;
    let places = [words(articles, "wire.txt", "Divers went on"), words(articles, "desk.txt", "Ada Person")];
    desk.store.mark(&desk.dossier, &places, "stance", "Who was there?", "bo").unwrap();
    folder
}

#[test]
fn a_marked_conflict_is_a_finding_of_every_report_and_can_be_decided() {
    let folder = with_a_mark("mark");
    let mut desk = folder.open();
    let finding = marked(&desk).unwrap().clone();
    assert_eq!((finding.verdict, finding.kind, finding.status), (Verdict::Conflict, "stance", Status::Open));
    for format in Format::ALL {
        let report = render(&desk.dossier, &Options::default(), *format);
        assert!(report.contains(RULE) && report.contains("Divers went on"), "{}", format.name());
    }
    desk.decide(&finding, Status::Hold);
    let desk = folder.open();
    assert_eq!((marked(&desk).unwrap().status, desk.reasons()), (Status::Hold, vec![]));
}

#[test]
fn a_mark_survives_edits_elsewhere_and_lapses_with_its_words() {
    let folder = with_a_mark("mark-edits");
    folder.replace("wire.txt", "OSLO", "A line more.\n\nOSLO");
    assert!(marked(&folder.open()).is_some());
    folder.replace("wire.txt", "Divers went on", "Nobody went on");
    let desk = folder.open();
    assert!(marked(&desk).is_none());
    assert_eq!(desk.reasons(), ["in wire.txt “Divers went on” is now “Nobody went on”"]);
}

#[test]
fn a_mark_taken_back_is_no_finding_and_applying_twice_adds_none() {
    let folder = with_a_mark("mark-undo");
    let mut desk = folder.open();
    desk.apply();
    assert_eq!(desk.dossier.findings.iter().filter(|finding| finding.rule == RULE).count(), 1);
    let stamp = decisions::list(&desk.store, &desk.dossier)[0].stamp.clone();
    desk.store.undo(&stamp, "bo").unwrap();
    desk.apply();
    assert!(marked(&desk).is_none());
}

#[test]
fn decisions_stay_with_their_findings_when_a_mark_before_them_comes_and_goes() {
    let folder = Folder::new("mark-moves").with("wire.txt", WIRE).with("desk.txt", DESK);
    let mut desk = folder.open();
    let toll = desk.toll();
    desk.decide(&toll, Status::Stet);
    let articles = &desk.dossier.articles;
    let places = [words(articles, "wire.txt", "Divers went on"), words(articles, "desk.txt", "Ada Person")];
    let stamp = desk.store.mark(&desk.dossier, &places, "stance", "", "bo").unwrap();
    desk.apply();
    assert_eq!((desk.toll().status, marked(&desk).unwrap().status), (Status::Stet, Status::Open));
    let mark = marked(&desk).unwrap().clone();
    desk.decide(&mark, Status::Hold);
    assert_eq!((desk.toll().status, marked(&desk).unwrap().status), (Status::Stet, Status::Hold));
    desk.store.undo(&stamp, "bo").unwrap();
    desk.apply();
    assert_eq!((desk.toll().status, marked(&desk).is_none()), (Status::Stet, true));
}

#[test]
fn a_mark_of_one_place_or_of_an_unknown_kind_is_refused() {
    let folder = Folder::new("mark-refused").with("wire.txt", WIRE).with("desk.txt", DESK);
    let mut desk = folder.open();
    let place = words(&desk.dossier.articles, "wire.txt", "Divers");
    let other = words(&desk.dossier.articles, "desk.txt", "Ada");
    let mut refused = |places: &[(usize, Span)], kind: &str| {
        desk.store.mark(&desk.dossier, places, kind, "", "bo").unwrap_err().to_string()
    };
    assert!(refused(&[place], "stance").contains("second article"));
    assert!(refused(&[place, other], "nonsense").contains("Choose one of"));
    assert!(refused(&[place, (7, Span::of(0, 1))], "stance").contains("no words"));
    assert_eq!(folder.read(), "");
}
