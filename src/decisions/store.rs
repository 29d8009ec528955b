//! The decisions of all folders of a run: opened, applied to its findings, added to.

use std::collections::btree_map;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::anchor::Anchor;
use super::contents::{Contents, Line};
use super::entry::{Act, Decision, Entry, Mark, Moment, Side};
use super::file::{FILE, FOLDER, Fault, Ledger};
use super::homes::Homes;
use super::sight::{day, text_hash};
use super::{Word, marks};
use crate::article::Article;
use crate::findings::{Finding, KINDS, fingerprint};
use crate::pipeline::Dossier;
use crate::problem::Problem;
use crate::text::Span;

/// Sides kept of one reading; more say the same in more articles.
const SIDES: usize = 8;

/// Which line was written: the way to take it back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    folder: PathBuf,
    line: String,
}

/// The decisions that lie beside the articles of a run.
#[derive(Debug, Clone, Default)]
pub struct Store {
    ledgers: BTreeMap<PathBuf, Ledger>,
}

impl Store {
    /// Opens the decisions beside articles, and says what is wrong with the files.
    pub fn open(articles: &[Article]) -> (Self, Vec<Problem>) {
        let mut store = Self::default();
        let problems = store.extend(articles);
        (store, problems)
    }

    /// Opens the decisions beside more articles.
    pub fn extend(&mut self, articles: &[Article]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let homes = Homes::of(articles);
        for folder in homes.readable(articles).into_keys() {
            if let btree_map::Entry::Vacant(slot) = self.ledgers.entry(folder) {
                let shown = shown(articles, &homes, slot.key());
                let (ledger, found) = Ledger::open(slot.key(), shown);
                problems.extend(found);
                slot.insert(ledger);
            }
        }
        problems
    }

    /// Whether anybody has decided anything beside articles.
    pub fn lies_beside(articles: &[Article]) -> bool {
        let homes = Homes::of(articles);
        homes.readable(articles).into_keys().any(|folder| folder.join(FOLDER).join(FILE).exists())
    }

    /// Reads again what others have written; says whether anything changed and what is wrong with the files that did.
    pub fn reload(&mut self) -> (bool, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut changed = false;
        for ledger in self.ledgers.values_mut() {
            match ledger.reload() {
                Ok(None) => {}
                Ok(Some(found)) => {
                    changed = true;
                    problems.extend(found);
                }
                Err(fault) => problems.push(Problem::error(&*ledger.shown, fault.to_string())),
            }
        }
        (changed, problems)
    }

    /// Keeps what an editor says of a finding of the run. On the disk when it returns.
    pub fn record(&mut self, dossier: &Dossier, finding: &Finding, word: &Word) -> Result<Stamp, Fault> {
        let homes = Homes::of(&dossier.articles);
        let home = home(&homes, &finding.story)?;
        let decision = Decision {
            status: word.status,
            right: word.right.filter(|right| *right < finding.readings.len()),
            note: word.note.clone(),
            rule: finding.rule.clone(),
            kind: finding.kind.to_owned(),
            story: finding.story.clone(),
            title: finding.title.clone(),
            within: finding.within_article,
            readings: finding.readings.iter().map(|reading| reading.value.clone()).collect(),
            sides: sides(dossier, &homes, home, finding),
        };
        if decision.sides.is_empty() {
            return Err(Fault(format!(
                "The finding {} has no words to decide on. Check the articles again.",
                finding.id
            )));
        }
        self.write(home, dossier, &finding.id, &word.who, Act::Decision(decision))
    }

    /// Keeps that words of two or more places of one story conflict. On the disk when it returns.
    pub fn mark(
        &mut self,
        dossier: &Dossier,
        words: &[(usize, Span)],
        kind: &str,
        note: &str,
        who: &str,
    ) -> Result<Stamp, Fault> {
        let homes = Homes::of(&dossier.articles);
        let mut stories: Vec<&str> = Vec::new();
        let mut sides = Vec::new();
        for (reading, (article, span)) in words.iter().enumerate() {
            let side = dossier.articles.get(*article).and_then(|of| {
                let side = side(dossier, &homes, home(&homes, &of.story).ok()?, *article, *span, reading)?;
                Some((of.story.as_str(), side))
            });
            let Some((story, side)) = side else {
                return Err(Fault("There are no words at the marked place. Mark some words of the article.".into()));
            };
            stories.push(story);
            sides.push(side);
        }
        let Some(story) = stories.first().copied().filter(|_| sides.len() >= 2) else {
            return Err(Fault("A conflict needs words of two places. Mark words in a second article.".into()));
        };
        if stories.iter().any(|other| *other != story) {
            return Err(Fault("The marked words belong to two stories. Mark words of one story.".into()));
        }
        if !KINDS.contains(&kind) {
            return Err(Fault(format!("\"{kind}\" is no kind of conflict. Choose one of {}.", KINDS.join(", "))));
        }
        let said = sides.iter().map(|side| fingerprint::normal(&side.anchor.exact)).collect();
        let id = fingerprint::of(marks::RULE, kind, said);
        let mark = Mark { kind: kind.to_owned(), note: note.to_owned(), story: story.to_owned(), sides };
        self.write(home(&homes, story)?, dossier, &id, who, Act::Mark(mark))
    }

    /// Takes a line back; taking it back twice is no fault. On the disk when it returns.
    pub fn undo(&mut self, stamp: &Stamp, who: &str) -> Result<(), Fault> {
        let Some(ledger) = self.ledgers.get_mut(&stamp.folder) else {
            return Err(Fault("The decision to undo lies in a folder that is not open.".into()));
        };
        ledger.change(|contents| {
            let line = contents.line(&stamp.line).filter(|line| !contents.undone().contains(line.id.as_str()));
            if let Some(finding) = line.map(|line| line.entry.finding.clone()) {
                contents.add(entry(contents, &finding, who, Act::Undo { line: stamp.line.clone() }));
            }
            Ok(())
        })
    }

    /// Drops lines for good. On the disk when it returns.
    pub fn forget(&mut self, stamps: &[Stamp]) -> Result<(), Fault> {
        let mut by_folder: BTreeMap<&Path, BTreeSet<String>> = BTreeMap::new();
        for stamp in stamps {
            by_folder.entry(&stamp.folder).or_default().insert(stamp.line.clone());
        }
        for (folder, ids) in by_folder {
            if let Some(ledger) = self.ledgers.get_mut(folder) {
                ledger.change(|contents| {
                    contents.forget(&ids);
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    /// The open files that may speak of a run, with their folders.
    pub(super) fn ledgers(&self) -> impl Iterator<Item = (&Path, &Ledger)> {
        self.ledgers.iter().map(|(folder, ledger)| (folder.as_path(), ledger))
    }

    fn write(&mut self, home: &Path, dossier: &Dossier, finding: &str, who: &str, act: Act) -> Result<Stamp, Fault> {
        self.extend(&dossier.articles);
        let Some(ledger) = self.ledgers.get_mut(home) else {
            return Err(Fault("The folder of the articles is not open.".into()));
        };
        let line = ledger.change(|contents| {
            let line = entry(contents, finding, who, act);
            let id = line.id.clone();
            contents.add(line);
            Ok(id)
        })?;
        Ok(Stamp { folder: home.to_owned(), line })
    }
}

impl Stamp {
    /// The way to take back a line of a folder's file.
    pub(super) fn new(folder: &Path, line: &Line) -> Self {
        Self { folder: folder.to_owned(), line: line.id.clone() }
    }
}

/// A new line, later than all on its finding.
fn entry(contents: &Contents, finding: &str, who: &str, act: Act) -> Line {
    let when = Moment::after(contents.last(finding));
    Line::new(Entry { finding: finding.to_owned(), when, who: who.to_owned(), act })
}

fn home<'a>(homes: &'a Homes, story: &str) -> Result<&'a Path, Fault> {
    homes
        .home(story)
        .ok_or_else(|| Fault(format!("The story \"{story}\" is not in this run. Check the articles again.")))
}

/// The words of a finding, at most [`SIDES`] of a reading: each wording of each article once.
fn sides(dossier: &Dossier, homes: &Homes, home: &Path, finding: &Finding) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    for claim in &finding.claims {
        let Some(side) = side(dossier, homes, home, claim.article, claim.span, claim.reading) else { continue };
        let dated = matches!(finding.kind, "date" | "time" | "weekday");
        let day = dossier.articles.get(claim.article).filter(|_| dated).map(day).unwrap_or_default();
        let side = Side { stance: claim.stance.to_owned(), day, ..side };
        let of_reading = || sides.iter().filter(|other| other.reading == side.reading);
        let is_known =
            of_reading().any(|other| other.article == side.article && other.anchor.exact == side.anchor.exact);
        if !is_known && of_reading().count() < SIDES {
            sides.push(side);
        }
    }
    sides
}

/// Words of an article as a decision keeps them; none where there are no words.
fn side(dossier: &Dossier, homes: &Homes, home: &Path, article: usize, span: Span, reading: usize) -> Option<Side> {
    let text = &dossier.articles.get(article)?.text;
    let anchor = Anchor::of(text, span);
    let name = homes.name(&dossier.articles, article, home)?;
    let side =
        Side { reading, article: name, text: text_hash(text), anchor, day: String::new(), stance: String::new() };
    Some(side).filter(|side| !side.anchor.exact.is_empty())
}

/// What messages call the file of a folder: as the user named the folder, if he did.
fn shown(articles: &[Article], homes: &Homes, folder: &Path) -> String {
    let named = (0..articles.len()).find(|at| homes.folder(*at) == Some(folder)).and_then(|at| articles.get(at));
    match named.map(|article| article.path.rsplit_once('/')) {
        Some(Some((parent, _))) => format!("{parent}/{FOLDER}/{FILE}"),
        Some(None) => format!("{FOLDER}/{FILE}"),
        None => folder.join(FOLDER).join(FILE).to_string_lossy().replace('\\', "/"),
    }
}
