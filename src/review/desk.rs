//! What all browsers look at: the run, the decisions on it, and what changed when.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::hash::BuildHasher;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch::Sender;

use super::watch::{Look, look};
use super::wire::{self, Changes, Decide, Kept, Mark, Refusal, Row, Undo};
use super::{Checked, Options};
use crate::decisions::{self, Lapse, Memory, Stamp, Store, Word};
use crate::findings::Status;
use crate::page::Entry;
use crate::problem::Problem;
use crate::text::Span;

/// Changes that are remembered; a browser that slept through more takes the whole list.
const REMEMBERED: usize = 10_000;
/// Longest marked words, in bytes.
const MARKED: u32 = 1_000;

/// The desk, and the bell that tells browsers of news.
pub(super) struct Room {
    desk: Mutex<Desk>,
    /// The version of the desk.
    pub(super) news: Sender<u64>,
    check: Box<dyn Fn() -> Checked + Send + Sync>,
    pub(super) options: Options,
}

/// The run and the decisions on it.
pub(super) struct Desk {
    pub(super) checked: Checked,
    /// What each finding is called in addresses, in their order.
    pub(super) keys: Vec<String>,
    /// The positions of the findings that are gone through.
    shown: Vec<usize>,
    positions: BTreeMap<String, usize>,
    store: Store,
    /// What the decisions were worth on this run.
    memory: Memory,
    /// Decisions that do not hold any more.
    pub(super) lapses: Vec<Lapse>,
    /// What is wrong with the decisions files.
    pub(super) problems: Vec<Problem>,
    /// Counts the lists of findings.
    pub(super) run: u64,
    /// Counts every change.
    pub(super) version: u64,
    changed: VecDeque<(u64, String)>,
    stamps: Vec<(Stamp, String)>,
    seen: Look,
}

impl Room {
    /// Checks the articles for the first time.
    pub(super) fn open(options: Options, check: Box<dyn Fn() -> Checked + Send + Sync>) -> Self {
        let mut desk = Desk::empty();
        let checked = check();
        let seen = look(&checked.files);
        desk.take(checked, seen, &options);
        let (news, _) = tokio::sync::watch::channel(desk.version);
        Self { desk: Mutex::new(desk), news, check, options }
    }

    /// The desk. A handler that died while it held it has left it whole: every change is made at once.
    pub(super) fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in what others wrote into the decisions files, and checks again where articles or rules have changed.
    pub(super) fn look_again(&self) {
        let (files, seen) = {
            let mut desk = self.desk();
            desk.reload(&self.options);
            (desk.checked.files.clone(), desk.seen.clone())
        };
        let now = look(&files);
        if now != seen {
            // The check takes its time; the page goes on meanwhile with what it has. What changes meanwhile is seen next time.
            let checked = (self.check)();
            let seen = if checked.files == files { now } else { look(&checked.files) };
            self.desk().take(checked, seen, &self.options);
        }
        self.ring();
    }

    /// Tells the browsers if something has changed.
    pub(super) fn ring(&self) {
        let version = self.desk().version;
        self.news.send_if_modified(|told| std::mem::replace(told, version) != version);
    }
}

impl Desk {
    fn empty() -> Self {
        Self {
            checked: Checked::default(),
            keys: Vec::new(),
            shown: Vec::new(),
            positions: BTreeMap::new(),
            store: Store::default(),
            memory: Memory::default(),
            lapses: Vec::new(),
            problems: Vec::new(),
            run: 0,
            version: 0,
            changed: VecDeque::new(),
            stamps: Vec::new(),
            seen: Look::new(),
        }
    }

    /// Puts another run in place of the last one.
    fn take(&mut self, checked: Checked, seen: Look, options: &Options) {
        self.seen = seen;
        self.memory = Memory::default();
        let state = self.state();
        let old = std::mem::replace(&mut self.checked, checked).dossier;
        self.problems.extend(self.store.extend(&self.checked.dossier.articles));
        self.settle(&state, options);
        let new = &self.checked.dossier;
        if old.articles != new.articles || old.findings != new.findings {
            self.run += 1;
        }
    }

    /// Reads what others have decided.
    fn reload(&mut self, options: &Options) {
        let (changed, problems) = self.store.reload();
        if changed {
            self.problems = problems;
            let state = self.state();
            self.settle(&state, options);
        }
    }

    /// What is decided on each finding that is shown, in their order: a hash each, as a large story has thousands.
    fn state(&self) -> Vec<u64> {
        let hasher = foldhash::quality::FixedState::default();
        self.entries().map(|(_, entry)| hasher.hash_one((entry.finding.status, &entry.finding.ruling))).collect()
    }

    /// Lays the decisions over the findings, and notes which findings are not what they were.
    fn settle(&mut self, before: &[u64], options: &Options) {
        let dossier = &mut self.checked.dossier;
        self.lapses = decisions::apply_again(&self.store, dossier, &mut self.memory);
        let shown = dossier.findings.iter().enumerate().filter(|(_, of)| options.verdicts.contains(&of.verdict));
        let shown: Vec<(usize, &str)> = shown.map(|(at, finding)| (at, finding.id.as_str())).collect();
        // The same ids in the same order are called the same.
        let ids = self.keys.iter().map(|key| key.split_once(NUMBERED).map_or(key.as_str(), |(id, _)| id));
        let other = (!ids.eq(shown.iter().map(|(_, id)| *id))).then(|| keys(shown.iter().map(|(_, id)| *id)));
        self.shown = shown.iter().map(|(at, _)| *at).collect();
        self.version += 1;
        if let Some(keys) = other {
            self.positions = keys.iter().cloned().zip(0..).collect();
            self.keys = keys;
            self.run += 1;
            self.changed.clear();
            return;
        }
        let now = self.state();
        let differs = now.iter().zip(before).map(|(now, before)| now != before);
        let changed = self.keys.iter().zip(differs).filter(|(_, differs)| *differs);
        self.changed.extend(changed.map(|(key, _)| (self.version, key.clone())));
        while self.changed.len() > REMEMBERED {
            self.changed.pop_front();
        }
    }

    /// The finding with a key, numbered as in the list.
    pub(super) fn entry(&self, key: &str) -> Option<Entry<'_>> {
        let at = *self.positions.get(key)?;
        let finding = self.checked.dossier.findings.get(*self.shown.get(at)?)?;
        Some(Entry { number: at + 1, finding })
    }

    /// Every finding with its key, numbered.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, Entry<'_>)> {
        let findings = self.shown.iter().filter_map(|at| self.checked.dossier.findings.get(*at)).zip(1..);
        self.keys.iter().map(String::as_str).zip(findings.map(|(finding, number)| Entry { number, finding }))
    }

    /// What has changed since a version.
    pub(super) fn changes(&self, since: u64) -> Changes {
        let newer = self.changed.iter().filter(|(version, _)| *version > since);
        let keys: BTreeSet<&str> = newer.map(|(_, key)| key.as_str()).collect();
        let row = |key: &str| self.entry(key).map(|entry| Row::new(key, entry.finding));
        Changes { version: self.version, run: self.run, changed: keys.into_iter().filter_map(row).collect() }
    }

    /// Keeps a decision. It is on the disk when this returns.
    pub(super) fn decide(&mut self, ask: &Decide, options: &Options) -> Result<Kept, Refusal> {
        let gone = || (409, "This finding is gone: the articles have changed. Look at the list again.".to_owned());
        let finding = self.entry(&ask.finding).ok_or_else(gone)?.finding.clone();
        if ask.right.is_some_and(|right| right >= finding.readings.len()) {
            return Err((400, "The finding has no such reading.".into()));
        }
        let word = Word {
            status: ask.status,
            right: ask.right,
            note: wire::note(&ask.note)?,
            who: wire::who(&ask.who, &options.who),
        };
        let stamp = self.store.record(&self.checked.dossier, &finding, &word).map_err(unkept)?;
        self.kept(stamp, ask.finding.clone(), options)
    }

    /// Keeps that an editor sees a conflict between words. It is on the disk when this returns.
    pub(super) fn mark(&mut self, ask: &Mark, options: &Options) -> Result<Kept, Refusal> {
        if ask.run != self.run {
            return Err((409, "The articles have changed since the words were marked. Mark them again.".into()));
        }
        let kind = wire::kind(&ask.kind)?;
        if ask.sides.len() < 2 {
            return Err((400, "A conflict needs words of two places. Mark words in a second article.".into()));
        }
        let note = wire::note(&ask.note)?;
        let words: Vec<(usize, Span)> = ask.sides.iter().map(|side| self.words(side)).collect::<Result<_, _>>()?;
        let articles = &self.checked.dossier.articles;
        let stories: BTreeSet<&str> = words.iter().map(|(at, _)| articles[*at].story.as_str()).collect();
        if stories.len() > 1 {
            return Err((400, "The marked words belong to two stories. Mark words of one story.".into()));
        }
        let who = wire::who(&ask.who, &options.who);
        let stamp = self.store.mark(&self.checked.dossier, &words, kind, &note, &who).map_err(unkept)?;
        let before: Vec<String> = self.keys.clone();
        let mut kept = self.kept(stamp, String::new(), options)?;
        let new = self.keys.iter().find(|key| !before.contains(key));
        kept.finding = new.cloned().unwrap_or_default();
        Ok(kept)
    }

    /// The place that a browser marked, if the article has words there.
    fn words(&self, side: &wire::Side) -> Result<(usize, Span), Refusal> {
        let article = self.checked.dossier.articles.get(side.article);
        let range = side.start as usize..side.end as usize;
        let words = article.and_then(|article| article.text.get(range)).filter(|words| !words.trim().is_empty());
        let (Some(words), true) = (words, side.end.saturating_sub(side.start) <= MARKED) else {
            return Err((400, format!("Mark some words of the article, {MARKED} bytes at most.")));
        };
        let start = side.start as usize + words.len() - words.trim_start().len();
        Ok((side.article, Span::of(start, start + words.trim().len())))
    }

    /// Takes a decision back. It is on the disk when this returns.
    pub(super) fn undo(&mut self, ask: &Undo, options: &Options) -> Result<Kept, Refusal> {
        let known = self.stamps.get(ask.undo).cloned();
        let (stamp, finding) = known.ok_or_else(|| (409, "There is nothing to undo.".to_owned()))?;
        self.store.undo(&stamp, &wire::who(&ask.who, &options.who)).map_err(unkept)?;
        let before = self.state();
        self.settle(&before, options);
        let status = self.entry(&finding).map_or(Status::Open, |entry| entry.finding.status);
        Ok(Kept { finding, status, undo: ask.undo })
    }

    fn kept(&mut self, stamp: Stamp, finding: String, options: &Options) -> Result<Kept, Refusal> {
        let before = self.state();
        self.settle(&before, options);
        self.stamps.push((stamp, finding.clone()));
        let status = self.entry(&finding).map_or(Status::Open, |entry| entry.finding.status);
        Ok(Kept { finding, status, undo: self.stamps.len() - 1 })
    }
}

fn unkept(fault: decisions::Fault) -> Refusal {
    (500, fault.to_string())
}

/// What stands between an id and the number of a later finding that has it too.
const NUMBERED: char = '.';

/// What each finding is called: its id; of those of several stories that share one, the later ones with a number.
fn keys<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    ids.map(|id| {
        let times = seen.entry(id).and_modify(|times| *times += 1).or_insert(1);
        if *times == 1 { id.to_owned() } else { format!("{id}{NUMBERED}{times}") }
    })
    .collect()
}
