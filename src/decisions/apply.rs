//! Decisions laid over the findings of a run.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use foldhash::{HashMap, HashMapExt};

use super::contents::Line;
use super::entry::{Act, Decision, Entry};
use super::file::Ledger;
use super::homes::Homes;
use super::matching::{self, Worth};
use super::sight::Sight;
use super::store::{Stamp, Store};
use super::{Lapse, marks};
use crate::findings::{self, Finding, Ruling, Status};
use crate::pipeline::Dossier;

/// What a line of the file is worth in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It decides this finding (a position), or makes it.
    Holds(usize),
    /// A later decision on the same finding counts.
    Superseded,
    /// It does not hold any more: why.
    Lapsed(String),
    /// Somebody took it back.
    Undone,
    /// Its articles are not in this run.
    Elsewhere,
}

/// A line of the file and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The line.
    pub entry: Entry,
    /// The way to take it back.
    pub stamp: Stamp,
    /// The file, as messages call it.
    pub path: String,
    /// What it is worth.
    pub state: State,
}

/// What the lines were worth on the findings of one run, so that one more decision does not weigh them all again. It is of
/// one check of the articles: another one begins with an empty memory.
#[derive(Debug, Default)]
pub struct Memory {
    /// The ids of the findings that positions count in.
    findings: Vec<String>,
    /// By folder and line. What lies elsewhere is not remembered: it can come back without the articles of the run having
    /// changed.
    worths: BTreeMap<PathBuf, HashMap<String, Worth>>,
}

impl Memory {
    /// Forgets everything where a marked conflict has come or gone, which moves the findings behind it.
    fn look_at(&mut self, dossier: &Dossier) {
        let now = || dossier.findings.iter().map(|finding| finding.id.as_str());
        if !now().eq(self.findings.iter().map(String::as_str)) {
            *self = Self { findings: now().map(str::to_owned).collect(), worths: BTreeMap::new() };
        }
    }

    /// Weighs the decisions of a folder that are not known yet.
    fn learn<'a>(&mut self, folder: &Path, ledger: &Ledger, sight: &impl Deref<Target = Sight<'a>>) {
        let undone = ledger.contents.undone();
        if !self.worths.contains_key(folder) {
            self.worths.insert(folder.to_owned(), HashMap::new());
        }
        let Some(worths) = self.worths.get_mut(folder) else { return };
        for line in &ledger.contents.lines {
            if let Act::Decision(decision) = &line.entry.act
                && !undone.contains(line.id.as_str())
                && !worths.contains_key(&line.id)
            {
                let worth = matching::weigh(sight, decision);
                if worth != Worth::Elsewhere {
                    worths.insert(line.id.clone(), worth);
                }
            }
        }
    }
}

/// A line as it was weighed.
struct Weighed<'a> {
    folder: &'a Path,
    ledger: &'a Ledger,
    line: &'a Line,
    state: State,
    /// Of a lapsed one, the finding that has its words now.
    next: Option<usize>,
    /// Of one that holds, for each of its readings the reading of the finding.
    readings: &'a [usize],
}

/// Adds the marked conflicts to the findings and sets the status of every finding; what an earlier call did is undone
/// first. Gives the decisions that have lapsed and that nobody has decided anew, in order of file and line.
pub fn apply(store: &Store, dossier: &mut Dossier) -> Vec<Lapse> {
    apply_again(store, dossier, &mut Memory::default())
}

/// Does what [`apply`] does, on the findings of a run that decisions were applied to before.
pub fn apply_again(store: &Store, dossier: &mut Dossier, memory: &mut Memory) -> Vec<Lapse> {
    dossier.findings.retain(|finding| finding.rule != marks::RULE);
    for finding in &mut dossier.findings {
        (finding.status, finding.ruling) = (Status::Open, None);
    }
    let homes = Homes::of(&dossier.articles);
    let folders = homes.readable(&dossier.articles);
    let marked = marked(store, dossier, &homes, &folders);
    insert(dossier, marked);
    memory.look_at(dossier);
    let weighed = weigh(store, dossier, &homes, &folders, memory);
    let lapses = lapses(&weighed);
    let decided: Vec<(usize, Status, Ruling)> = weighed.iter().filter_map(ruling).collect();
    for (at, status, ruling) in decided {
        if let Some(finding) = dossier.findings.get_mut(at) {
            (finding.status, finding.ruling) = (status, Some(ruling));
        }
    }
    lapses
}

/// Every decision and mark that may speak of a run, in order of file and line, with what it is worth; `dossier` is one that
/// the store was applied to.
pub fn list(store: &Store, dossier: &Dossier) -> Vec<Kept> {
    let homes = Homes::of(&dossier.articles);
    let folders = homes.readable(&dossier.articles);
    let mut memory = Memory::default();
    let weighed = weigh(store, dossier, &homes, &folders, &mut memory);
    weighed
        .into_iter()
        .map(|one| Kept {
            entry: one.line.entry.clone(),
            stamp: Stamp::new(one.folder, one.line),
            path: one.ledger.shown.clone(),
            state: one.state,
        })
        .collect()
}

type Folders = BTreeMap<PathBuf, BTreeSet<String>>;

/// The open files of a run that say something, with what they see of it once they look.
fn sights<'a>(
    store: &'a Store,
    dossier: &'a Dossier,
    homes: &'a Homes,
    folders: &'a Folders,
) -> impl Iterator<Item = (&'a Path, &'a Ledger, LazyCell<Sight<'a>, impl FnOnce() -> Sight<'a>>)> {
    let open = store.ledgers().filter(|(_, ledger)| !ledger.contents.lines.is_empty());
    open.filter_map(move |(folder, ledger)| {
        let stories = folders.get(folder)?;
        Some((folder, ledger, LazyCell::new(move || Sight::new(dossier, homes, folder, stories))))
    })
}

/// The findings that editors marked; those of one id are numbered.
fn marked(store: &Store, dossier: &Dossier, homes: &Homes, folders: &Folders) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (_, ledger, sight) in sights(store, dossier, homes, folders) {
        let undone = ledger.contents.undone();
        for line in ledger.contents.lines.iter().filter(|line| !undone.contains(line.id.as_str())) {
            if let Act::Mark(mark) = &line.entry.act
                && let marks::Worth::Holds(finding) = marks::weigh(&sight, line, mark)
                && !found.iter().any(|other| other.id == finding.id && other.story == finding.story)
            {
                found.push(*finding);
            }
        }
    }
    found
}

/// Puts findings among those of their stories, worst first.
fn insert(dossier: &mut Dossier, marked: Vec<Finding>) {
    for finding in marked {
        let same = |other: &Finding| other.story == finding.story;
        let story = |finding: &Finding| {
            dossier.articles.iter().position(|article| article.story == finding.story).unwrap_or(usize::MAX)
        };
        let own = story(&finding);
        let at = dossier.findings.iter().position(|other| match same(other) {
            true => findings::worse(&finding, other).is_lt(),
            false => story(other) > own,
        });
        let at = at.unwrap_or(dossier.findings.len());
        dossier.findings.insert(at, finding);
    }
}

/// Weighs every line that decides or marks.
fn weigh<'a>(
    store: &'a Store,
    dossier: &'a Dossier,
    homes: &'a Homes,
    folders: &'a Folders,
    memory: &'a mut Memory,
) -> Vec<Weighed<'a>> {
    let open: Vec<_> = sights(store, dossier, homes, folders).collect();
    for (folder, ledger, sight) in &open {
        memory.learn(folder, ledger, sight);
    }
    let memory = &*memory;
    let mut all = Vec::new();
    for (folder, ledger, sight) in open {
        let undone = ledger.contents.undone();
        let worths = memory.worths.get(folder);
        for line in &ledger.contents.lines {
            let (state, next, readings): (State, Option<usize>, &[usize]) = match &line.entry.act {
                Act::Undo { .. } => continue,
                _ if undone.contains(line.id.as_str()) => (State::Undone, None, &[]),
                Act::Mark(mark) => (mark_state(dossier, &sight, line, mark), None, &[]),
                Act::Decision(_) => match worths.and_then(|worths| worths.get(&line.id)) {
                    Some(Worth::Holds { finding, readings }) => (State::Holds(*finding), None, readings),
                    Some(Worth::Lapsed { why, finding }) => (State::Lapsed(why.clone()), *finding, &[]),
                    Some(Worth::Elsewhere) | None => (State::Elsewhere, None, &[]),
                },
            };
            all.push(Weighed { folder, ledger, line, state, next, readings });
        }
    }
    let latest = latest(&all);
    for (at, one) in all.iter_mut().enumerate() {
        if let State::Holds(finding) = one.state
            && matches!(one.line.entry.act, Act::Decision(_))
            && latest.get(&finding) != Some(&at)
        {
            one.state = State::Superseded;
        }
    }
    all
}

fn mark_state(dossier: &Dossier, sight: &Sight<'_>, line: &Line, mark: &super::Mark) -> State {
    match marks::weigh(sight, line, mark) {
        marks::Worth::Lapsed(why) => State::Lapsed(why),
        marks::Worth::Elsewhere => State::Elsewhere,
        marks::Worth::Holds(finding) => {
            let is_it =
                |other: &Finding| other.rule == marks::RULE && other.id == finding.id && other.story == finding.story;
            dossier.findings.iter().position(is_it).map_or(State::Superseded, State::Holds)
        }
    }
}

/// For each finding the position of the decision on it that counts: the latest.
fn latest<'a>(all: &[Weighed<'a>]) -> BTreeMap<usize, usize> {
    let mut latest: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        let State::Holds(finding) = one.state else { continue };
        if !matches!(one.line.entry.act, Act::Decision(_)) {
            continue;
        }
        let key = |one: &Weighed<'a>| (one.line.entry.when, one.line.raw.as_str());
        let before = latest.get(&finding).and_then(|before| all.get(*before));
        if before.is_none_or(|before| key(before) <= key(one)) {
            latest.insert(finding, at);
        }
    }
    latest
}

/// What a decision that counts says of its finding.
fn ruling(one: &Weighed<'_>) -> Option<(usize, Status, Ruling)> {
    let (State::Holds(finding), Act::Decision(decision)) = (&one.state, &one.line.entry.act) else { return None };
    let right = decision.right.and_then(|right| one.readings.get(right).copied());
    let (who, when) = (one.line.entry.who.clone(), one.line.entry.when.to_string());
    Some((*finding, decision.status, Ruling { right, note: decision.note.clone(), who, when }))
}

/// The lapses that somebody should know of: the last decision on words that changed, unless it only took one back or the
/// finding that came after was decided later.
fn lapses(all: &[Weighed<'_>]) -> Vec<Lapse> {
    let mut decided = BTreeMap::new();
    for one in all {
        if let (State::Holds(finding), Act::Decision(_)) = (&one.state, &one.line.entry.act) {
            decided.insert(*finding, one.line.entry.when);
        }
    }
    let words = |decision: &Decision| -> Vec<(usize, String)> {
        decision.sides.iter().map(|side| (side.reading, side.anchor.exact.clone())).collect()
    };
    let is_later = |one: &Weighed<'_>, other: &Weighed<'_>| {
        let (Act::Decision(a), Act::Decision(b)) = (&one.line.entry.act, &other.line.entry.act) else { return false };
        let same = one.line.entry.finding == other.line.entry.finding && a.story == b.story && words(a) == words(b);
        same && (one.line.entry.when, &one.line.raw) < (other.line.entry.when, &other.line.raw)
    };
    let mut lapses = Vec::new();
    for one in all {
        let State::Lapsed(why) = &one.state else { continue };
        let is_open = matches!(&one.line.entry.act, Act::Decision(decision) if decision.status == Status::Open);
        let answered = one.next.and_then(|next| decided.get(&next)).is_some_and(|when| *when > one.line.entry.when);
        let replaced = all.iter().any(|other| matches!(other.state, State::Lapsed(_)) && is_later(one, other));
        if !is_open && !answered && !replaced {
            lapses.push(Lapse {
                entry: one.line.entry.clone(),
                path: one.ledger.shown.clone(),
                why: why.clone(),
                finding: one.next,
            });
        }
    }
    lapses
}
