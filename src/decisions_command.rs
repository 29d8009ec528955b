//! `crosscheck decisions`: list, make, export and prune what editors decided.

use std::fmt::Write as _;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};
use crosscheck::decisions::{self, Act, Kept, State, Store, Word};
use crosscheck::findings::Status;
use crosscheck::pipeline::Dossier;
use crosscheck::problem::Problem;
use serde::Serialize;

use crate::cli::Inputs;

/// What is done with decisions.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// List the decisions on the articles, with what they are worth today
    List {
        #[command(flatten)]
        inputs: Inputs,
        /// How the list is written
        #[arg(long, short, value_enum, default_value_t = Layout::Text, value_name = "FORMAT")]
        format: Layout,
    },
    /// Decide on a finding; `check -v` and `--format json` tell its id
    Set {
        #[command(flatten)]
        inputs: Inputs,
        #[command(flatten)]
        choice: Choice,
    },
    /// Write every decision, those taken back or superseded too, for a table or a program
    Export {
        #[command(flatten)]
        inputs: Inputs,
        /// How they are written
        #[arg(long, short, value_enum, default_value_t = Table::Csv, value_name = "FORMAT")]
        format: Table,
    },
    /// Drop decisions that have lapsed and those that were taken back
    Prune {
        #[command(flatten)]
        inputs: Inputs,
        /// Only say what would go
        #[arg(long)]
        dry_run: bool,
    },
}

/// A decision as it is typed.
#[derive(Debug, Args)]
pub(crate) struct Choice {
    /// The id of the finding
    #[arg(long, value_name = "ID")]
    finding: String,
    /// The story, where findings of several have the id
    #[arg(long, value_name = "NAME")]
    story: Option<String>,
    /// What is decided; `open` takes the finding up again
    #[arg(long, value_parser = statuses())]
    status: Status,
    /// Which reading is right, counted from 1
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    right: Option<u16>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    /// Who decides [default: CROSSCHECK_EDITOR, or your login name]
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
}

/// How `decisions list` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layout {
    Text,
    Json,
}

/// How `decisions export` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    Csv,
    Json,
    Jsonl,
}

/// What a command says, or why it could do nothing.
pub(crate) type Answer = Result<String, String>;

/// The desk's words, as an option takes them.
pub(crate) fn statuses() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.name()))
        .map(|name| Status::named(&name).unwrap_or(Status::Open))
}

impl Action {
    /// The articles that it is about.
    pub(crate) fn inputs(&self) -> &Inputs {
        match self {
            Self::List { inputs, .. }
            | Self::Set { inputs, .. }
            | Self::Export { inputs, .. }
            | Self::Prune { inputs, .. } => inputs,
        }
    }

    /// Whether what has lapsed is not in what it prints.
    pub(crate) fn is_silent_on_lapses(&self) -> bool {
        matches!(self, Self::Set { .. })
    }

    /// Does it on a run with its decisions applied.
    pub(crate) fn run(&self, dossier: &Dossier, mut store: Store) -> Answer {
        let kept = decisions::list(&store, dossier);
        let rows: Vec<Row> = kept.iter().filter_map(Row::new).collect();
        match self {
            Self::List { format, .. } => {
                let shown = |row: &&Row| !matches!(row.state, "superseded" | "undone");
                let rows: Vec<&Row> = rows.iter().filter(shown).collect();
                Ok(match format {
                    Layout::Json => format!("{:#}\n", serde_json::json!(rows)),
                    Layout::Text => rows.iter().map(|row| row.text()).collect(),
                })
            }
            Self::Export { format, .. } => Ok(match format {
                Table::Csv => csv(&rows),
                Table::Json => format!("{:#}\n", serde_json::json!(rows)),
                Table::Jsonl => rows.iter().map(|row| format!("{}\n", serde_json::json!(row))).collect(),
            }),
            Self::Set { choice, .. } => choice.set(dossier, &mut store),
            Self::Prune { dry_run, .. } => prune(&kept, &rows, &mut store, *dry_run),
        }
    }
}

impl Choice {
    fn set(&self, dossier: &Dossier, store: &mut Store) -> Answer {
        let is_it = |story: &str| self.story.as_ref().is_none_or(|own| own == story);
        let mut found = dossier.findings.iter().filter(|finding| finding.id == self.finding && is_it(&finding.story));
        let finding = match (found.next(), found.next()) {
            (Some(one), None) => one,
            (Some(_), Some(_)) => {
                return Err(format!("Several stories have a finding {}. Say which one with --story.", self.finding));
            }
            _ => {
                return Err(format!(
                    "No finding of these articles has the id {}. `crosscheck check --format json` lists them.",
                    self.finding
                ));
            }
        };
        let right = self.right.map(|number| usize::from(number) - 1);
        if right.is_some_and(|right| right >= finding.readings.len()) {
            let count = finding.readings.len();
            return Err(format!("The finding {} has {count} readings; --right takes 1 to {count}.", self.finding));
        }
        let who = self.who.clone().unwrap_or_else(decisions::editor);
        let word = Word { status: self.status, right, note: self.note.clone(), who };
        store.record(dossier, finding, &word).map_err(|fault| fault.to_string())?;
        Ok(format!("{}: {}\n", self.status.name(), one_line(&finding.title)))
    }
}

fn prune(kept: &[Kept], rows: &[Row], store: &mut Store, dry_run: bool) -> Answer {
    let goes = |one: &&Kept| matches!(one.state, State::Lapsed(_) | State::Undone);
    let stamps: Vec<_> = kept.iter().filter(goes).map(|one| one.stamp.clone()).collect();
    if !dry_run {
        store.forget(&stamps).map_err(|fault| fault.to_string())?;
    }
    let gone = rows.iter().filter(|row| matches!(row.state, "lapsed" | "undone"));
    let mut page: String = gone.map(Row::text).collect();
    let word = if dry_run { "would be dropped" } else { "dropped" };
    let _ = writeln!(page, "{} of {} decisions {word}.", stamps.len(), kept.len());
    Ok(page)
}

/// A decision or a mark, as lists give it.
#[derive(Debug, Serialize)]
struct Row {
    finding: String,
    state: &'static str,
    why: Option<String>,
    status: Option<Status>,
    right: Option<String>,
    note: String,
    who: String,
    when: String,
    rule: String,
    kind: String,
    story: String,
    title: String,
    readings: Vec<String>,
    articles: Vec<String>,
    path: String,
}

impl Row {
    fn new(kept: &Kept) -> Option<Self> {
        let (state, why) = match &kept.state {
            State::Holds(_) => ("holds", None),
            State::Superseded => ("superseded", None),
            State::Lapsed(why) => ("lapsed", Some(why.clone())),
            State::Undone => ("undone", None),
            State::Elsewhere => ("elsewhere", None),
        };
        let row = Self {
            finding: kept.entry.finding.clone(),
            state,
            why,
            status: None,
            right: None,
            note: String::new(),
            who: kept.entry.who.clone(),
            when: kept.entry.when.to_string(),
            rule: decisions::RULE.to_owned(),
            kind: String::new(),
            story: String::new(),
            title: String::new(),
            readings: Vec::new(),
            articles: Vec::new(),
            path: kept.path.clone(),
        };
        let articles = |sides: &[decisions::Side]| {
            let mut names: Vec<String> = sides.iter().map(|side| side.article.clone()).collect();
            names.sort();
            names.dedup();
            names
        };
        match &kept.entry.act {
            Act::Undo { .. } => None,
            Act::Decision(decision) => Some(Self {
                status: Some(decision.status),
                right: decision.right.and_then(|right| decision.readings.get(right).cloned()),
                note: decision.note.clone(),
                rule: decision.rule.clone(),
                kind: decision.kind.clone(),
                story: decision.story.clone(),
                title: decision.title.clone(),
                readings: decision.readings.clone(),
                articles: articles(&decision.sides),
                ..row
            }),
            Act::Mark(mark) => Some(Self {
                note: mark.note.clone(),
                kind: mark.kind.clone(),
                story: mark.story.clone(),
                title: "Marked by an editor".to_owned(),
                readings: mark.sides.iter().map(|side| side.anchor.exact.clone()).collect(),
                articles: articles(&mark.sides),
                ..row
            }),
        }
    }

    /// Two lines or more for a reader.
    fn text(&self) -> String {
        let what = self.status.map_or("marked", Status::name);
        let mut text = format!("{what:<14}  {}\n", one_line(&self.title));
        let mut line = |label: &str, words: &str| {
            let _ = writeln!(text, "{:16}{label}{}", "", one_line(words));
        };
        line("", &format!("{} ({})", self.readings.join(" / "), self.articles.join(", ")));
        if let Some(right) = &self.right {
            line("right: ", right);
        }
        if !self.note.is_empty() {
            line("note: ", &self.note);
        }
        match &self.why {
            Some(why) => line("lapsed: ", why),
            None if self.state == "holds" => {}
            None => line("", self.state),
        }
        line("", &format!("{}, {} · {}", self.who, self.when, self.finding));
        text
    }
}

/// Words of articles and notes without effect on a terminal.
fn one_line(text: &str) -> String {
    crosscheck::wording::visible(text)
}

/// A table for a spreadsheet (RFC 4180), in which no cell is taken for a formula.
fn csv(rows: &[Row]) -> String {
    let head = "finding,state,status,right,note,who,when,rule,kind,story,title,readings,articles,why,path\r\n";
    let mut table = head.to_owned();
    for row in rows {
        let (readings, articles) = (row.readings.join(" / "), row.articles.join(" / "));
        let cells: [&str; 15] = [
            &row.finding,
            row.state,
            row.status.map_or("marked", Status::name),
            row.right.as_deref().unwrap_or_default(),
            &row.note,
            &row.who,
            &row.when,
            &row.rule,
            &row.kind,
            &row.story,
            &row.title,
            &readings,
            &articles,
            row.why.as_deref().unwrap_or_default(),
            &row.path,
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        table += &cells.join(",");
        table += "\r\n";
    }
    table
}

fn quoted(cell: &str) -> String {
    let safe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    match safe.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", safe.replace('"', "\"\"")),
        false => safe,
    }
}

/// Lays the decisions over a run; what is wrong with the files is told with the other problems.
pub(crate) fn open(dossier: &mut Dossier, store: &mut Store) -> Vec<Problem> {
    let mut problems = store.extend(&dossier.articles);
    problems.extend(decisions::apply(store, dossier).iter().map(decisions::Lapse::problem));
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_a_formula() {
        assert_eq!(quoted("214, or \"241\""), "\"214, or \"\"241\"\"\"");
        assert_eq!(quoted("=SUM(A1)"), "'=SUM(A1)");
        assert_eq!(quoted("plain"), "plain");
    }
}
