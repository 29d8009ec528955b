//! crosscheck.toml in, the rules in force and the defaults of the options out.
//!
//! Comes in: the options that choose the file. Goes out: a [`Config`] that can say of every value where it comes from.
//! Refuses: a file that extends itself; a faulty value is a problem and counts as not written.
//!
//! `disable = ["sport.*"]` in the folder of an article, or in one above it, switches the rules of sport off there.

mod defaults;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use crate::article::Article;
use crate::calendar::Date;
use crate::problem::Problem;
use crate::rulebook::faults::{Faults, near};
use crate::rulebook::keys;
use crate::rulebook::table::{Table, Value, check, keep_sound, sorted};
use crate::rules::{Params, Rule, Rules, Severity, Source, names, open, source};

pub use defaults::Defaults;

/// The name of the file.
pub const NAME: &str = "crosscheck.toml";
/// A misspelt name is held against so many rules to tell which one it may stand for.
const MOST_COMPARED: usize = 20_000;
/// Files that extend one another at most; nobody keeps more houses in order.
const DEEPEST: usize = 8;

/// Which file is read.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// This one, whatever lies elsewhere.
    pub file: Option<PathBuf>,
    /// None at all.
    pub isolated: bool,
}

/// A value and the place it was set at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The key (`check.fail_on`, `severity.casualties.*`).
    pub name: String,
    /// The value as TOML.
    pub value: String,
    /// `path:line`, or `built in`.
    pub from: String,
}

/// Everything that crosscheck.toml decides.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The rules in force.
    pub rules: Rules,
    /// The defaults of the options.
    pub defaults: Defaults,
    /// Every value with its place, in the order they count; a later one outranks an earlier one.
    pub settings: Vec<Setting>,
    /// What was wrong with the files and the rules.
    pub problems: Vec<Problem>,
    /// Every file of settings and of rules that was read, and every folder of rules.
    pub files: Vec<PathBuf>,
    switches: Vec<(String, bool)>,
    severities: Vec<(String, Severity)>,
    /// What is told of a pattern if it names no rule, without the sentence that says so.
    doubts: Vec<(String, Problem)>,
    origins: BTreeMap<String, String>,
    weights: BTreeMap<String, u32>,
    sources: Vec<Source>,
}

impl Config {
    /// Reads the file that `choice` names or that is found upward from the first input, else in the user's own folder.
    /// `today` is the day after whose end a suppression is over.
    pub fn load(choice: &Choice, inputs: &[String], today: Date) -> Self {
        let mut config = Self { settings: defaults::built_in(), ..Self::default() };
        if let Some(path) = find(choice, inputs) {
            config.read(&path, &mut Vec::new());
        }
        let (rules, problems) = Rules::load(&config.sources);
        config.problems.extend(problems);
        config.settle(rules, today);
        config
    }

    /// Outlets that share an origin by the file's word get one origin in each story, and each its weight.
    pub fn weigh_sources(&self, articles: &mut [Article]) {
        for article in articles.iter_mut() {
            if let Some(weight) = article.source.as_deref().and_then(|source| self.weights.get(source)) {
                article.weight = *weight;
            }
        }
        let sources: BTreeSet<&str> = self.origins.values().map(String::as_str).collect();
        let mut first: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for article in articles.iter_mut() {
            let Some(source) = article.source.as_deref() else { continue };
            // An agency's own article is of its origin too.
            let own = || sources.get(source).copied();
            let Some(origin) = self.origins.get(source).map(String::as_str).or_else(own) else { continue };
            let shared = first.entry((article.story.clone(), origin)).or_insert(article.origin);
            article.origin = *shared;
        }
    }

    fn read(&mut self, path: &Path, above: &mut Vec<PathBuf>) {
        let name = path.to_string_lossy().replace('\\', "/");
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.files.push(path.to_owned());
        let text = match source::text(path) {
            Ok(text) => text,
            Err(problem) => {
                self.problems.push(problem);
                return;
            }
        };
        let mut faults = Faults::new(&name, &text);
        let (mut table, errors) = DeTable::parse_recoverable(&text);
        faults.syntax(&errors);
        if errors.is_empty() {
            check(table.get_ref(), &(0..0), &keys::CONFIG.iter().collect::<Vec<_>>(), NAME, &mut faults);
        }
        if errors.is_empty() {
            keep_sound(table.get_mut(), keys::CONFIG);
            above.push(real);
            let folder = path.parent().unwrap_or(Path::new(""));
            for value in Table(table.get_ref()).array("extends") {
                let base = folder.join(entry(value));
                if above.len() >= DEEPEST || base.canonicalize().is_ok_and(|base| above.contains(&base)) {
                    let message = "that file extends this one, by way of others or directly; take one of the lines out";
                    faults.add(value.span(), message);
                } else if is_there(&base, value, &mut faults) {
                    self.read(&base, above);
                }
            }
            above.pop();
            self.take(Table(table.get_ref()), folder, &name, &mut faults);
        }
        faults.list.sort_by_key(|problem| (problem.line, problem.column));
        self.problems.append(&mut faults.list);
    }

    /// Takes the values of one file over those taken before.
    fn take(&mut self, table: Table<'_, '_>, folder: &Path, name: &str, faults: &mut Faults<'_>) {
        let from = |faults: &Faults<'_>, at: usize| format!("{name}:{}", faults.line(at));
        for value in table.array("rules") {
            let (path, place) = (entry(value), folder.join(entry(value)));
            self.note("rules".into(), format!("{path:?}"), from(faults, value.span().start));
            if is_there(&place, value, faults) {
                let (sources, problems) = open(&place);
                self.files.extend(sources.iter().map(|source| PathBuf::from(&source.path)));
                self.sources.extend(sources);
                self.problems.extend(problems);
            }
            self.files.push(place);
        }
        for (key, on) in [("disable", false), ("enable", true)] {
            for value in table.array(key) {
                let pattern = entry(value).to_owned();
                self.note(key.into(), format!("{pattern:?}"), from(faults, value.span().start));
                self.doubts.push((pattern.clone(), faults.warning(&value.span(), "")));
                self.switches.push((pattern, on));
            }
        }
        if let Some(levels) = table.table("severity") {
            for (pattern, span) in sorted(levels.0) {
                let word = levels.text(pattern);
                self.note(format!("severity.{pattern:?}"), format!("{word:?}"), from(faults, span.start));
                self.doubts.push((pattern.to_owned(), faults.warning(&span, "")));
                let severity = match word.as_str() {
                    "error" => Severity::Error,
                    "note" => Severity::Note,
                    _ => Severity::Warning,
                };
                self.severities.push((pattern.to_owned(), severity));
            }
        }
        let start = |table: Table<'_, '_>, key: &str| table.get(key).map_or(0, |value| value.span().start);
        if let Some(defaults) = table.table("check") {
            for (key, value) in self.defaults.take(defaults, folder) {
                self.note(format!("check.{key}"), value, from(faults, start(defaults, key)));
            }
        }
        for source in table.array("source").filter_map(|value| value.get_ref().as_table()).map(Table) {
            let outlet = source.text("name");
            if source.get("origin").is_some() {
                let (origin, at) = (source.text("origin"), start(source, "origin"));
                self.note(format!("source.{outlet:?}.origin"), format!("{origin:?}"), from(faults, at));
                self.origins.insert(outlet.clone(), origin);
            }
            if source.get("weight").is_some() {
                let (weight, at) = (source.number("weight"), start(source, "weight"));
                self.note(format!("source.{outlet:?}.weight"), weight.to_string(), from(faults, at));
                self.weights.insert(outlet, hundredths(weight));
            }
        }
    }

    fn note(&mut self, name: String, value: String, from: String) {
        self.settings.push(Setting { name, value, from });
    }

    /// Applies switches and severities; of several patterns that name a rule the last one counts.
    fn settle(&mut self, mut rules: Rules, today: Date) {
        let over = |rule: &Rule| matches!(rule.params(), Params::Suppress(suppress) if suppress.until < today);
        for rule in rules.list.iter().filter(|rule| over(rule)) {
            let message = format!(
                "`{}` suppresses nothing any more: its last day is over. Delete it or give a later `until`",
                rule.id
            );
            self.problems.push(Problem::warning(&*rule.path, message).at_line(rule.line));
        }
        if rules.list.iter().any(over) {
            rules = Rules::new(rules.list.into_iter().filter(|rule| !over(rule)).collect());
        }
        let known: Vec<&str> = rules.list.iter().map(|rule| &*rule.id).collect();
        for (pattern, mut doubt) in std::mem::take(&mut self.doubts) {
            if !known.iter().any(|id| names(&pattern, id)) {
                let few = known.iter().take(MOST_COMPARED).copied();
                let near = near(&pattern, few);
                let told = format!("`{pattern}` names no rule{near}; `crosscheck rules list` shows them all");
                doubt.message.insert_str(0, &told);
                self.problems.push(doubt);
            }
        }
        if self.switches.is_empty() && self.severities.is_empty() {
            self.rules = rules;
            return;
        }
        let last =
            |id: &str| self.switches.iter().rev().find(|(pattern, _)| names(pattern, id)).is_none_or(|(_, on)| *on);
        let mut list: Vec<_> = rules.list.into_iter().filter(|rule| last(&rule.id)).collect();
        for rule in &mut list {
            if let Some((_, severity)) = self.severities.iter().rev().find(|(pattern, _)| names(pattern, &rule.id)) {
                rule.severity = *severity;
            }
        }
        self.rules = Rules::new(list);
    }
}

/// A text of a list.
fn entry<'t>(value: &'t Value<'_>) -> &'t str {
    value.get_ref().as_str().unwrap_or_default().trim()
}

/// Whether there is such a file or folder; a fault at the value that names it if not.
fn is_there(path: &Path, value: &Value<'_>, faults: &mut Faults<'_>) -> bool {
    let there = path.exists();
    if !there {
        let shown = path.to_string_lossy().replace('\\', "/");
        faults.add(value.span(), format!("there is no {shown}; paths are relative to this file"));
    }
    there
}

/// A weight in hundredths.
fn hundredths(weight: f64) -> u32 {
    format!("{:.0}", weight * 100.0).parse().unwrap_or(u32::MAX)
}

/// The file to read: the one named, the nearest one upward from the first input, or the user's own.
fn find(choice: &Choice, inputs: &[String]) -> Option<PathBuf> {
    if choice.isolated {
        return None;
    }
    if let Some(file) = &choice.file {
        return Some(file.clone());
    }
    let start = inputs.first().filter(|input| *input != "-").map_or(PathBuf::from("."), PathBuf::from);
    let start = start.canonicalize().unwrap_or(start);
    let upward = start.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file());
    upward.or_else(|| {
        let own = |name: &str, inner: &str| Some(PathBuf::from(std::env::var_os(name)?).join(inner));
        let folder = own("XDG_CONFIG_HOME", "crosscheck").or_else(|| own("HOME", ".config/crosscheck"))?;
        Some(folder.join(NAME)).filter(|path| path.is_file())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_an_id_a_topic_or_what_its_star_covers() {
        for (pattern, id, named) in [
            ("casualties.dead", "casualties.dead", true),
            ("casualties", "casualties.dead", true),
            ("casualties.*", "casualties.dead", true),
            ("*.dead", "casualties.dead", true),
            ("*", "casualties.dead", true),
            ("c*s.d*d", "casualties.dead", true),
            ("casual", "casualties.dead", false),
            ("casualties.deadly", "casualties.dead", false),
            ("*.alive", "casualties.dead", false),
            ("dead", "casualties.dead", false),
        ] {
            assert_eq!(names(pattern, id), named, "{pattern} {id}");
        }
    }
}
