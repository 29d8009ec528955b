//! `crosscheck rules`: see, test, try and begin rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use clap::{Subcommand, ValueEnum};
use crosscheck::article;
use crosscheck::claims::{About, ClaimKind};
use crosscheck::config::Config;
use crosscheck::findings::Verdict;
use crosscheck::pipeline::{self, Dossier};
use crosscheck::problem::{Level, Problem};
use crosscheck::rules::{self, Params, Rule, Rules, Severity};
use crosscheck::trial;
use crosscheck::wording::counted;
use serde::Serialize;

/// What is done with rules.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// List the rules in force
    List {
        /// Only rules with this id or of this topic
        topic: Option<String>,
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Layout::Table, value_name = "FORMAT")]
        format: Layout,
    },
    /// Say everything about one rule: why, what it matches, its examples
    Explain {
        /// The rule
        id: String,
    },
    /// Run the examples of the rules in force, or of the rules in a file or folder
    Test {
        /// A rule file or a folder of rule files
        path: Option<String>,
    },
    /// Run a draft over articles and show every place it matches
    Try {
        /// The rule file
        rule: String,
        /// Articles and folders of them
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<String>,
    },
    /// Write a commented rule to start from
    New {
        /// What kind of rule
        #[arg(long, value_enum, default_value_t = Kind::Measure)]
        kind: Kind,
        /// The id of the rule (topic.name)
        id: Option<String>,
    },
    /// Write the JSON schema of rule files, for editors
    Schema,
}

/// How `rules list` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layout {
    Table,
    Json,
}

/// The kinds that a rule can be begun from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    Measure,
    Choice,
    Words,
    Offices,
    Occupations,
    Happenings,
    Variants,
    Pattern,
    Spelling,
    Quote,
    Arithmetic,
    Superlative,
    Suppress,
}

/// What a command says, and how it went.
pub(crate) struct Answer {
    /// For standard output.
    pub(crate) page: String,
    /// For standard error.
    pub(crate) problems: Vec<Problem>,
    /// Whether examples fail.
    pub(crate) failed: bool,
    /// Whether the command could not do what it was asked for.
    pub(crate) trouble: bool,
}

impl Answer {
    fn of(page: String, problems: Vec<Problem>) -> Self {
        let trouble = problems.iter().any(|problem| problem.severity == Level::Error);
        Self { page, problems, failed: false, trouble }
    }
}

impl Action {
    /// Does it, with the rules that the settings put in force.
    pub(crate) fn run(&self, config: Config) -> Answer {
        match self {
            Self::List { topic, format } => list(config, topic.as_deref(), *format),
            Self::Explain { id } => explain(config, id),
            Self::Test { path } => test(config, path.as_deref()),
            Self::Try { rule, paths } => try_out(rule, paths),
            Self::New { kind, id } => match id.as_deref().filter(|id| !rules::is_id(id)) {
                None => Answer::of(skeleton(*kind, id.as_deref()), Vec::new()),
                Some(id) => Answer::of(String::new(), vec![Problem::error(id, rules::NO_ID)]),
            },
            Self::Schema => Answer::of(format!("{:#}\n", rules::schema()), Vec::new()),
        }
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A rule as `rules list --format json` gives it.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    kind: &'a str,
    severity: Severity,
    summary: &'a str,
    path: &'a str,
    line: u32,
    builtin: bool,
    examples: usize,
}

fn list(config: Config, topic: Option<&str>, layout: Layout) -> Answer {
    let of_topic = |rule: &&Rule| {
        topic.is_none_or(|topic| {
            rule.id.strip_prefix(topic).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    let rules: Vec<&Rule> = config.rules.list.iter().filter(of_topic).collect();
    if let Some(topic) = topic.filter(|_| rules.is_empty()) {
        let known: BTreeSet<&str> = config.rules.list.iter().flat_map(|rule| [rule.topic(), &*rule.id]).collect();
        let near = rules::near(topic, known.into_iter());
        let message = format!("no rule and no topic is called `{topic}`{near}; `crosscheck rules list` shows them all");
        return Answer::of(String::new(), vec![Problem::error("rules list", message)]);
    }
    let page = match layout {
        Layout::Json => {
            let row = |rule: &&'_ Rule| {
                serde_json::json!(Row {
                    id: &rule.id,
                    kind: rule.params().kind(),
                    severity: rule.severity,
                    summary: &rule.summary,
                    path: &rule.path,
                    line: rule.line,
                    builtin: rule.builtin,
                    examples: rule.examples().len(),
                })
            };
            format!("{:#}\n", serde_json::Value::Array(rules.iter().map(row).collect()))
        }
        Layout::Table => {
            let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
            let mut page = String::new();
            for rule in &rules {
                let from = if rule.builtin { "" } else { &*rule.path };
                let line = format!(
                    "{:width$}  {:8}  {:7}  {}  {from}",
                    rule.id,
                    rule.params().kind(),
                    word(rule.severity),
                    rule.summary
                );
                let _ = writeln!(page, "{}", line.trim_end());
            }
            page
        }
    };
    Answer::of(page, config.problems)
}

fn explain(config: Config, id: &str) -> Answer {
    let Some(rule) = config.rules.get(id) else {
        let near = rules::near(id, config.rules.list.iter().map(|rule| &*rule.id));
        let message = format!("no rule is called `{id}`{near}; `crosscheck rules list` shows them all");
        return Answer::of(String::new(), vec![Problem::error("rules explain", message)]);
    };
    let mut page = format!(
        "{}: {}\n{}, {}, {}:{}\n",
        rule.id,
        rule.summary,
        rule.params().kind(),
        word(rule.severity),
        rule.path,
        rule.line
    );
    for (title, text) in [("why", &rule.why), ("advice", &rule.advice), ("read", &rule.url), ("owner", &rule.owner)] {
        if !text.is_empty() {
            let _ = writeln!(page, "{title}: {text}");
        }
    }
    page.push('\n');
    for (title, text) in rules::points(rule) {
        let _ = writeln!(page, "{title}: {text}");
    }
    for example in rule.examples().iter() {
        let _ = writeln!(page, "\nexample, {}:", example.expect.name());
        for (text, published) in &example.articles {
            let day = published.map(|day| format!(" ({day})")).unwrap_or_default();
            let _ = writeln!(page, "  - {}{day}", text.trim());
        }
    }
    Answer::of(page, config.problems)
}

fn test(config: Config, path: Option<&str>) -> Answer {
    let (rules, problems) = match path {
        None => (config.rules, config.problems),
        Some(path) => {
            let (sources, mut problems) = rules::open(Path::new(path));
            let (rules, faults) = Rules::load(&sources);
            problems.extend(faults);
            (rules, problems)
        }
    };
    let tested: Vec<&Rule> = rules.list.iter().filter(|rule| path.is_none() || !rule.builtin).collect();
    let examples: usize = tested.iter().map(|rule| rule.examples().len()).sum();
    let failures: Vec<trial::Failure> = tested.iter().flat_map(|rule| trial::run(&rules, rule)).collect();
    let mut page = String::new();
    for failure in &failures {
        let _ = writeln!(page, "{}:{}: {}: {}\n", failure.path, failure.line, failure.rule, failure.message);
    }
    if path.is_some() {
        untested(&tested, &mut page);
    }
    let (rules, examples) = (counted(tested.len(), "rule"), counted(examples, "example"));
    let _ = writeln!(page, "{rules}, {examples}, {} failed", failures.len());
    Answer { failed: !failures.is_empty(), ..Answer::of(page, problems) }
}

/// Says which tables have no example: nothing tells when such a rule no longer works.
fn untested(rules: &[&Rule], page: &mut String) {
    let mut tables: BTreeMap<(&str, u32), (&str, usize)> = BTreeMap::new();
    for rule in rules {
        let table = tables.entry((&*rule.path, rule.line)).or_insert((&*rule.id, 0));
        table.1 += rule.examples().len();
    }
    for ((path, line), (id, _)) in tables.iter().filter(|(_, (_, examples))| *examples == 0) {
        let _ = writeln!(
            page,
            "{path}:{line}: {id} has no [[example]]: give it at least two that must conflict and two that stay silent"
        );
    }
}

fn try_out(rule: &str, paths: &[String]) -> Answer {
    let (sources, mut problems) = rules::open(Path::new(rule));
    let (rules, faults) = Rules::load(&sources);
    problems.extend(faults);
    let (articles, unread) = article::open(paths, &article::Options::default());
    problems.extend(unread);
    let dossier = pipeline::run_with(articles, Vec::new(), &rules);
    let mut page = String::new();
    let matches: usize = (0..dossier.articles.len()).map(|nth| show_matches(&rules, &dossier, nth, &mut page)).sum();
    let matches = if matches == 1 { "1 match".to_owned() } else { format!("{matches} matches") };
    let _ = writeln!(page, "{matches} in {}", counted(dossier.articles.len(), "article"));
    let own = |id: &str| rules.get(id).is_some_and(|rule| !rule.builtin);
    for finding in dossier.findings.iter().filter(|finding| own(&finding.rule)) {
        let verdict = match finding.verdict {
            Verdict::Conflict => "conflict",
            Verdict::PossibleConflict => "possible conflict",
            Verdict::Agreement => "agreement",
            Verdict::Reconciled => "reconciled",
        };
        let _ = writeln!(page, "{verdict}: {} [{}]\n  {}", finding.title, finding.rule, finding.explanation);
    }
    Answer::of(page, problems)
}

/// Every match of the user's rules in one article, in its sentence; gives their number. A pattern matches where its slots
/// are filled.
fn show_matches(rules: &Rules, dossier: &Dossier, article: usize, page: &mut String) -> usize {
    let (Some(document), Some(known)) = (dossier.documents.get(article), dossier.articles.get(article)) else {
        return 0;
    };
    let own = |at: usize| rules.list.get(at).filter(|rule| !rule.builtin);
    let words = rules.hits(document).into_iter().filter(|hit| !matches!(hit.part, rules::Part::Anchor(_)));
    let words = words.filter_map(|hit| {
        let rule = own(hit.rule)?;
        Some((document.cover(hit.tokens.start..hit.tokens.end), &rule.id, list_name(rule, hit.part)))
    });
    let slots = dossier.claims.iter().filter_map(|claim| match claim.about {
        About::Measure(at) if claim.article == article && claim.kind == ClaimKind::Slot => {
            Some((claim.span, &own(at)?.id, String::new()))
        }
        _ => None,
    });
    let mut matches: Vec<_> = words.chain(slots).collect();
    matches.sort();
    matches.dedup();
    for (span, id, list) in &matches {
        let sentence = document.sentences.get(document.sentence_at(span.start()) as usize);
        let sentence = sentence.map_or(*span, |sentence| sentence.span);
        let text = document.text();
        let part = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or_default();
        let line = text.get(..span.start() as usize).unwrap_or_default().matches('\n').count() + 1;
        let marked = format!(
            "{}>>{}<<{}",
            part(sentence.start(), span.start()),
            document.slice(*span),
            part(span.end(), sentence.end())
        );
        let flat = marked.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(page, "{}:{line}: {id}{list}: {flat}", known.path);
    }
    matches.len()
}

/// The list of a rule that a match belongs to, where the rule has several.
fn list_name(rule: &Rule, part: rules::Part) -> String {
    match (rule.params(), part) {
        (Params::Choice(choice), rules::Part::Option(at)) => {
            choice.options.get(usize::from(at)).map(|(name, _)| format!(" ({name})")).unwrap_or_default()
        }
        (Params::Occupations(occupations), rules::Part::Option(at)) => {
            occupations.list.get(usize::from(at)).map(|one| format!(" ({})", one.name)).unwrap_or_default()
        }
        (_, rules::Part::Scope(_)) => " (scope)".into(),
        (_, rules::Part::About) => " (about)".into(),
        _ => String::new(),
    }
}

fn skeleton(kind: Kind, id: Option<&str>) -> String {
    let text = match kind {
        Kind::Measure => include_str!("../data/skeletons/measure.toml"),
        Kind::Choice => include_str!("../data/skeletons/choice.toml"),
        Kind::Words => include_str!("../data/skeletons/words.toml"),
        Kind::Offices => include_str!("../data/skeletons/offices.toml"),
        Kind::Occupations => include_str!("../data/skeletons/occupations.toml"),
        Kind::Happenings => include_str!("../data/skeletons/happenings.toml"),
        Kind::Variants => include_str!("../data/skeletons/variants.toml"),
        Kind::Pattern => include_str!("../data/skeletons/pattern.toml"),
        Kind::Spelling => include_str!("../data/skeletons/spelling.toml"),
        Kind::Quote => include_str!("../data/skeletons/quote.toml"),
        Kind::Arithmetic => include_str!("../data/skeletons/arithmetic.toml"),
        Kind::Superlative => include_str!("../data/skeletons/superlative.toml"),
        Kind::Suppress => include_str!("../data/skeletons/suppress.toml"),
    };
    // Where several rules work together, the last one is what was asked for.
    let last = text.lines().filter(|line| line.starts_with("id = ")).count();
    let mut seen = 0;
    let line = |line: &str| {
        seen += usize::from(line.starts_with("id = "));
        match id {
            Some(id) if line.starts_with("id = ") && seen == last => format!("id = {id:?}\n"),
            _ => format!("{line}\n"),
        }
    };
    text.lines().map(line).collect()
}
