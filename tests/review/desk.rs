//! What editors do: they decide, undo, mark, and see what others and the disk have done meanwhile.

use std::collections::BTreeSet;
use std::process::Command;

use crosscheck::decisions::Contents;
use serde_json::json;

use crate::site::{self, Dice, Folder, Site, bridge, survivors};

#[test]
fn a_decision_is_in_the_file_when_it_is_confirmed_and_there_after_a_restart() {
    let folder = bridge("restart");
    let mut site = Site::open(&folder);
    let key = site.findings()[0].0.clone();
    let asked = json!({ "finding": key, "status": "hold", "right": 1, "note": "ask the county", "who": "Ben" });
    assert_eq!(site.post("/decide", &asked).json()["status"], "hold");
    assert_eq!(folder.decisions().len(), 1);
    site.kill();
    let site = Site::open(&folder);
    assert_eq!(site.findings()[0], (key.clone(), "hold".to_owned()));
    let page = site.get(&format!("/finding/{key}")).body;
    assert!(page.contains("ask the county") && page.contains("Ben") && page.contains("right: "), "{page}");
    let pressed = page.split("data-reading=\"1\"").nth(1).unwrap();
    assert!(pressed.split('>').next().unwrap().contains("aria-pressed=\"true\""), "{pressed}");
}

#[test]
fn undo_takes_back_one_decision_after_the_other() {
    let folder = bridge("undo");
    let site = Site::open(&folder);
    let key = site.findings()[0].0.clone();
    let first = site.post("/decide", &json!({ "finding": key, "status": "query" })).json();
    let second = site.post("/decide", &json!({ "finding": key, "status": "stet" })).json();
    assert_eq!(site.post("/undo", &json!({ "undo": second["undo"] })).json()["status"], "query");
    assert_eq!(site.post("/undo", &json!({ "undo": first["undo"] })).json()["status"], "open");
    assert_eq!(site.findings()[0].1, "open");
}

#[test]
fn of_a_thousand_decisions_none_that_was_confirmed_is_lost_to_kill() {
    const ROUNDS: usize = 10;
    const EACH: usize = 100;
    let folder = Folder::of("kill", "us-japan-talks");
    let mut confirmed: Vec<String> = Vec::new();
    for round in 0..ROUNDS {
        let mut site = Site::open(&folder);
        let keys: Vec<String> = site.findings().into_iter().map(|(key, _)| key).collect();
        let (host, head) = (site.host.clone(), site.told("/decide"));
        let (said, heard) = std::sync::mpsc::channel();
        // One decision after the other, without a pause, until nobody answers.
        let asker = std::thread::spawn(move || {
            for at in 0.. {
                let note = format!("note {round}-{at}");
                let body = json!({ "finding": keys[at % keys.len()], "status": "stet", "note": note }).to_string();
                let length = format!("Content-Length: {}\r\nConnection: close", body.len());
                let answer = site::send(&host, format!("{head}\r\n{length}\r\n\r\n{body}").as_bytes());
                if answer.is_none_or(|answer| answer.status != 200) || said.send(note).is_err() {
                    return;
                }
            }
        });
        confirmed.extend(heard.iter().take(EACH));
        site.kill();
        // What was confirmed before it was killed counts, too.
        confirmed.extend(heard.iter());
        asker.join().unwrap();
        let kept: BTreeSet<String> =
            folder.decisions().iter().filter_map(|line| line["note"].as_str().map(str::to_owned)).collect();
        let lost: Vec<&String> = confirmed.iter().filter(|note| !kept.contains(*note)).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?}");
    }
    assert!(confirmed.len() >= ROUNDS * EACH, "{}", confirmed.len());
    let site = Site::open(&folder);
    assert!(site.findings().iter().all(|(_, status)| status == "stet"));
}

#[test]
fn two_browsers_see_each_others_decisions() {
    let folder = bridge("two");
    let site = Site::open(&folder);
    let mut other = Site::start(&folder, &[]);
    other.enter();
    let key = site.findings()[0].0.clone();
    let version = site.get("/changes?since=0").json()["version"].as_u64().unwrap();
    std::thread::scope(|scope| {
        // Another tab of the same program waits for news.
        let waiting = scope.spawn(|| site.get(&format!("/changes?since={version}")).json());
        site.post("/decide", &json!({ "finding": key, "status": "fixed", "who": "Ben" }));
        let changes = waiting.join().unwrap();
        assert_eq!(changes["changed"], json!([{ "finding": key, "status": "fixed", "who": "Ben" }]));
    });
    // Another program on the same folder finds it in the file.
    other.until("the other's decision", |list| list.contains("data-status=\"fixed\"") && list.contains("fixed, Ben"));
}

#[test]
fn the_list_follows_the_articles_and_a_decision_stays_with_its_words() {
    let folder = bridge("live");
    let site = Site::open(&folder);
    let list = site.get("/list").body;
    let key = site.findings()[0].0.clone();
    assert!(list.contains("12") && list.contains("21"), "{list}");
    site.post("/decide", &json!({ "finding": key, "status": "stet" }));
    let version = site.get("/changes?since=0").json()["version"].as_u64().unwrap();
    // A paragraph more moves every byte and changes nothing.
    folder.edit("one.txt", "OSLO (", "It had rained for days.\n\nOSLO (");
    let changes = site.get(&format!("/changes?since={version}")).json();
    assert!(changes["run"].as_u64().unwrap() > 1, "{changes}");
    assert_eq!(site.findings()[0], (key, "stet".to_owned()));
    // Another number is another finding, and the decision on the old one lapses.
    folder.edit("one.txt", "12 people", "14 people");
    let list = site.until("the new number", |list| list.contains("14"));
    assert!(list.contains("data-status=\"open\"") && list.contains("1 decision lapsed"), "{list}");
}

#[test]
fn a_new_article_and_a_new_rule_are_taken_in() {
    let folder = bridge("grow");
    let site = Site::open(&folder);
    let folder =
        folder.with("third.txt", "Bridge falls\n\nThe bridge over the Glomma fell on Tuesday and killed 33 people.\n");
    site.until("the third article", |list| list.contains("33"));
    let _folder = folder.with("crosscheck.toml", "[severity]\n\"casualties.dead\" = \"note\"\n");
    site.until("the new severity", |list| list.contains("data-severity=\"note\""));
}

#[test]
fn marked_words_become_a_finding_and_stand_in_the_report() {
    let folder = bridge("mark");
    let site = Site::open(&folder);
    let run = site.get("/changes?since=0").json()["run"].as_u64().unwrap();
    let side = |article: usize, file: &str, words: &str| {
        let start = folder.read(file).find(words).unwrap();
        json!({ "article": article, "start": start, "end": start + words.len() })
    };
    let sides = json!([side(0, "one.txt", "police"), side(1, "other.txt", "Ada Person")]);
    let asked = json!({ "run": run, "sides": sides, "kind": "role", "note": "who counted?" });
    let kept = site.post("/mark", &asked).json();
    let key = kept["finding"].as_str().unwrap();
    let page = site.get(&format!("/finding/{key}"));
    assert!(page.status == 200 && page.body.contains("police") && page.body.contains("Ada Person"), "{page:?}");
    let report = Command::new(env!("CARGO_BIN_EXE_crosscheck")).arg("check").arg(&folder.0).output().unwrap();
    assert!(String::from_utf8_lossy(&report.stdout).contains("Ada Person"));
    // In another run the bytes may be others.
    let stale = json!({ "run": run, "sides": sides, "kind": "role" });
    assert_eq!(site.post("/mark", &stale).status, 409);
    assert_eq!(site.post("/undo", &json!({ "undo": kept["undo"] })).status, 200);
    assert_eq!(site.get(&format!("/finding/{key}")).status, 404);
}

#[test]
fn a_decision_on_a_finding_that_is_gone_is_refused() {
    let folder = bridge("gone");
    let site = Site::open(&folder);
    let key = site.findings()[0].0.clone();
    folder.edit("other.txt", "21 people", "12 people");
    site.until("the agreement", |list| !list.contains(&key));
    let answer = site.post("/decide", &json!({ "finding": key, "status": "stet" }));
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("articles have changed"), "{}", answer.body);
}

#[test]
fn whatever_is_asked_in_whatever_order_the_list_says_what_was_decided() {
    let folder = survivors("model", 2, 6);
    let mut site = Site::open(&folder);
    let keys: Vec<String> = site.findings().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys.len(), 6);
    let mut dice = Dice(11);
    // What was decided, by the number that undoes it: the finding, the word, and whether it still counts.
    let mut decided: Vec<(String, &str, bool)> = Vec::new();
    let expected = |decided: &[(String, &str, bool)]| -> Vec<(String, String)> {
        let last = |key: &String| decided.iter().rev().find(|(own, _, counts)| own == key && *counts);
        let status = |key: &String| last(key).map_or("open", |(_, status, _)| *status).to_owned();
        keys.iter().map(|key| (key.clone(), status(key))).collect()
    };
    for round in 0..150 {
        let key = keys[dice.below(keys.len())].clone();
        let status = dice.pick(&["query", "hold", "stet", "fixed", "not-a-conflict", "open"]);
        match dice.below(9) {
            0 => {
                let undo = dice.below(decided.len() + 2);
                let answer = site.post("/undo", &json!({ "undo": undo }));
                assert_eq!(answer.status, if undo < decided.len() { 200 } else { 409 }, "round {round}");
                if let Some(of) = decided.get_mut(undo) {
                    of.2 = false;
                }
            }
            1 => {
                // None of these may change anything.
                let wrong = [
                    json!({ "finding": key, "status": dice.pick(&["", "Stet", "burn"]) }),
                    json!({ "finding": [key], "status": status }),
                    json!({ "finding": key, "status": status, "right": dice.below(9) + 2 }),
                    json!({ "finding": key, "status": status, "note": dice.below(9) }),
                    json!({ "finding": format!("{key}{}", dice.below(9)), "status": status }),
                    json!({ "finding": key, "status": status, dice.pick(&["path", "when", "id"]): "x" }),
                    json!({ "run": 1, "sides": [{ "article": dice.below(3), "start": dice.below(99), "end": 0 }], "kind": "date" }),
                ];
                let path = ["/decide", "/mark"][dice.below(2)];
                let answer = site.post(path, &wrong[dice.below(wrong.len())]);
                assert!(matches!(answer.status, 400 | 409), "round {round}: {answer:?}");
            }
            _ => {
                let note = dice.pick(&["", "ask again", "\u{202E}\u{0}\r\n", "“{\"a\":1}”"]);
                let body = json!({ "finding": key, "status": status, "right": dice.below(2), "note": note });
                assert_eq!(site.post("/decide", &body).status, 200, "round {round}: {body}");
                decided.push((key, status, true));
            }
        }
    }
    assert_eq!(site.findings(), expected(&decided));
    site.kill();
    assert_eq!(Site::open(&folder).findings(), expected(&decided));
    let contents = Contents::read(folder.read(".crosscheck/decisions.jsonl").as_bytes(), "decisions.jsonl");
    assert_eq!(contents.problems, []);
}
