//! The command line: options as they are typed, and the three commands that read articles.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use crosscheck::article;
use crosscheck::calendar::{self, Date};
use crosscheck::config::{self, Config, Defaults};
use crosscheck::decisions::Store;
use crosscheck::findings::{Asked, Finding, Status, Verdict};
use crosscheck::pipeline::{self, Dossier};
use crosscheck::problem::Level;
use crosscheck::report::{self, Format};

use crate::decisions_command;
use crate::list_command::List;
use crate::output::{Output, complain, tell, to_stdout};
use crate::progress;
use crate::review_command::Review;
use crate::rules_command::Action;

/// Shows where news articles about one story disagree, and why.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, disable_help_subcommand = true, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str =
    "Exit code: 0 nothing to settle, 1 conflicts (see --fail-on), 2 nothing could be checked or the options are wrong,
130 Ctrl-C ended it before everything was checked.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Report where the articles of a story disagree
    #[command(after_help = EXIT_CODES)]
    Check(Check),
    /// Go through the findings on a local page, and decide
    Review(Review),
    /// Show every claim that was understood, with its slots
    Claims(List),
    /// List every recognised value
    Mentions(List),
    /// See, test, try and begin rules
    Rules {
        #[command(flatten)]
        settings: Settings,
        #[command(subcommand)]
        action: Action,
    },
    /// List, make, export and prune what editors decided
    Decisions {
        #[command(subcommand)]
        action: decisions_command::Action,
    },
    /// See what crosscheck.toml decides
    Config {
        #[command(flatten)]
        settings: Settings,
        #[command(subcommand)]
        action: ConfigAction,
    },
}

#[derive(Debug, Subcommand)]
enum ConfigAction {
    /// Print every setting
    Show {
        /// Say where each value comes from
        #[arg(long)]
        origin: bool,
    },
}

/// Which crosscheck.toml counts.
#[derive(Debug, Clone, Args)]
pub(crate) struct Settings {
    /// Settings and rules [default: crosscheck.toml beside the articles or above them, else your own]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated", global = true)]
    config: Option<PathBuf>,
    /// Ignore every crosscheck.toml
    #[arg(long, global = true)]
    isolated: bool,
}

impl Settings {
    pub(crate) fn load(&self, inputs: &[String]) -> Config {
        Config::load(&config::Choice { file: self.config.clone(), isolated: self.isolated }, inputs, calendar::today())
    }

    /// Answers a question about rules.
    fn answer(&self, action: &Action) -> Outcome {
        let answer = action.run(self.load(&[]));
        tell(&answer.problems, |_| true);
        match to_stdout(std::iter::once(answer.page)) {
            Err(message) => complain(&message),
            Ok(()) if answer.trouble => Outcome::Trouble,
            Ok(()) if answer.failed => Outcome::Conflicts,
            Ok(()) => Outcome::Clean,
        }
    }

    /// Prints every setting, a line each.
    fn show(&self, origin: bool) -> Outcome {
        let config = self.load(&[]);
        tell(&config.problems, |_| true);
        let line = |setting: &config::Setting| match origin {
            true => format!("{} = {}  # {}\n", setting.name, setting.value, setting.from),
            false => format!("{} = {}\n", setting.name, setting.value),
        };
        match to_stdout(config.settings.iter().map(line)) {
            Err(message) => complain(&message),
            Ok(()) if is_faulty(&config) => Outcome::Trouble,
            Ok(()) => Outcome::Clean,
        }
    }
}

/// Which articles, and how they are read.
#[derive(Debug, Clone, Args)]
pub(crate) struct Inputs {
    /// Articles (text, Markdown, .jsonl) and folders of them; a folder is one story; - is standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<String>,
    /// The date of articles that do not say theirs
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    date: Option<Date>,
    /// What standard input is called; the ending decides the format
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// How many threads work [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Debug, Args)]
struct Check {
    #[command(flatten)]
    inputs: Inputs,
    /// How the report is written [default: text]
    #[arg(long, short, value_parser = formats())]
    format: Option<Format>,
    /// What makes the exit code 1 [default: conflict]
    #[arg(long, value_enum, value_name = "VERDICT")]
    fail_on: Option<FailOn>,
    /// Show what is no conflict, too
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VERDICT,...")]
    show: Vec<Show>,
    /// Report only findings of this rule or topic; may be given again
    #[arg(long, value_name = "ID")]
    rule: Vec<String>,
    /// Leave out findings of this rule or topic; may be given again
    #[arg(long, value_name = "ID")]
    skip_rule: Vec<String>,
    /// Report only findings that an editor has so decided [default: all; text and markdown leave out what is settled]
    #[arg(long, value_parser = wanted(), value_delimiter = ',', value_name = "STATUS,...")]
    status: Vec<Wanted>,
    #[command(flatten)]
    output: Output,
}

/// Which decisions are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    Only(Status),
}

impl Wanted {
    fn named(name: &str) -> Self {
        Status::named(name).map_or(Self::All, Self::Only)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Conflict,
    Possible,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Show {
    Agreement,
    Reconciled,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Articles were checked and nothing is to be settled.
    Clean,
    /// There are conflicts at or above the bar.
    Conflicts,
    /// Nothing could be checked, or the output could not be written.
    Trouble,
    /// Ctrl-C ended the run before all was done.
    Interrupted,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.name()))
        .map(|name| Format::named(&name).unwrap_or(Format::Text))
}

fn wanted() -> impl TypedValueParser<Value = Wanted> {
    let names = Status::ALL.iter().map(|status| status.name()).chain(["all"]);
    PossibleValuesParser::new(names).map(|name| Wanted::named(&name))
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write the date as YYYY-MM-DD, such as 2024-06-09".to_owned())
}

/// Runs the command; whatever it says goes to the output, and what went wrong to standard error.
pub(crate) fn run(cli: &Cli) -> Outcome {
    match &cli.command {
        Command::Check(check) => check.inputs.work(|config| check.run(config)),
        Command::Review(review) => review.inputs.work(|_| review.run()),
        Command::Claims(list) => list.inputs.work(|config| list.claims(config)),
        Command::Mentions(list) => list.inputs.work(|config| list.mentions(config)),
        Command::Rules { settings, action } => settings.answer(action),
        Command::Decisions { action } => action.inputs().work(|config| decide(action, config)),
        Command::Config { settings, action: ConfigAction::Show { origin } } => settings.show(*origin),
    }
}

/// Does something with the decisions on all the articles at once.
fn decide(action: &decisions_command::Action, config: Config) -> Outcome {
    let inputs = action.inputs();
    tell(&config.problems, |_| true);
    let faulty = is_faulty(&config);
    let Some(mut dossier) = inputs.dossiers(config, By::Run, true).next() else { return Outcome::Trouble };
    let mut store = Store::default();
    let opened = decisions_command::open(&mut dossier, &mut store);
    // What has lapsed is in the list itself; it is told only where nothing else would.
    tell(&dossier.problems, |problem| problem.severity == Level::Error);
    tell(&opened, |problem| problem.severity == Level::Error || action.is_silent_on_lapses());
    match action.run(&dossier, store).and_then(|page| to_stdout(std::iter::once(page))) {
        Err(message) => complain(&message),
        Ok(()) if faulty || dossier.articles.is_empty() => Outcome::Trouble,
        Ok(()) => Outcome::Clean,
    }
}

impl Inputs {
    /// Runs work with the settings, on as many threads as were asked for.
    fn work(&self, work: impl FnOnce(Config) -> Outcome + Send) -> Outcome {
        if let Some(threads) = self.threads {
            return on_threads(threads, || work(self.prepare()));
        }
        let config = self.prepare();
        match config.defaults.threads {
            Some(threads) => on_threads(threads, || work(config)),
            None => work(config),
        }
    }

    /// Loads settings and rules and, beside that, the tables of the recognisers.
    fn prepare(&self) -> Config {
        let load = || {
            let config = self.settings.load(&self.paths);
            config.rules.compile();
            config
        };
        rayon::join(load, pipeline::prepare).0
    }

    pub(crate) fn options(&self, defaults: &Defaults) -> article::Options {
        let date = self.date.or(defaults.date);
        article::Options { date, stdin_name: self.stdin_filename.clone(), ..article::Options::default() }
    }

    /// Every dossier of the input: one for all stories, or one a story where the output can be written story by story.
    pub(crate) fn dossiers(&self, config: Config, by: By, quiet: bool) -> Box<dyn Iterator<Item = Dossier>> {
        let open = self.options(&config.defaults);
        if let By::Story(asked) = by {
            let stories = article::stories(&self.paths, &open);
            let mut watch = progress::Watch::begin(!quiet);
            let mut batches = progress::Batches::of(stories, progress::text_of);
            let batches = std::iter::from_fn(move || {
                let check = |mut story: article::Story| {
                    config.weigh_sources(&mut story.articles);
                    // A decision may be on whatever was found.
                    let asked = if Store::lies_beside(&story.articles) { Asked::All } else { asked };
                    pipeline::run_for(story.articles, story.problems, &config.rules, asked)
                };
                let done = if batches.more() && watch.goes_on() { batches.work(check) } else { None };
                watch.count(done.iter().flatten().map(|dossier| dossier.articles.len()).sum());
                done
            });
            return Box::new(batches.flatten());
        }
        let (mut articles, problems) = article::open(&self.paths, &open);
        config.weigh_sources(&mut articles);
        Box::new(std::iter::once_with(move || pipeline::run_with(articles, problems, &config.rules)))
    }
}

/// What a dossier is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// All stories of the input.
    Run,
    /// One story, where the output can be written story by story; with these findings at least.
    Story(Asked),
}

fn on_threads(threads: u16, work: impl FnOnce() -> Outcome + Send) -> Outcome {
    match rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build() {
        Ok(pool) => pool.install(work),
        Err(fault) => complain(&format!("{threads} threads cannot be started: {fault}")),
    }
}

/// The options of `check` with the defaults of crosscheck.toml filled in.
struct Plan {
    format: Format,
    fail_on: FailOn,
    show: Vec<Show>,
    statuses: Vec<Status>,
    rule: Vec<String>,
    skip_rule: Vec<String>,
}

impl Plan {
    /// Whether findings of this rule are wanted.
    fn wants(&self, finding: &Finding) -> bool {
        let named = |ids: &[String]| ids.iter().any(|id| is_of(&finding.rule, id));
        (self.rule.is_empty() || named(&self.rule)) && !named(&self.skip_rule)
    }
}

impl Check {
    fn plan(&self, config: &Config) -> Plan {
        let defaults = &config.defaults;
        let named = |name: &String| FailOn::from_str(name, true).ok();
        let shown = defaults.show.iter().filter_map(|name| Show::from_str(name, true).ok());
        let format = self.format.or_else(|| defaults.format.as_deref().and_then(Format::named)).unwrap_or(Format::Text);
        let either = |own: &[String], other: &[String]| if own.is_empty() { other.to_vec() } else { own.to_vec() };
        Plan {
            format,
            statuses: self.statuses(defaults, format),
            fail_on: self.fail_on.or_else(|| defaults.fail_on.as_ref().and_then(named)).unwrap_or(FailOn::Conflict),
            show: if self.show.is_empty() { shown.collect() } else { self.show.clone() },
            rule: either(&self.rule, &defaults.rule),
            skip_rule: either(&self.skip_rule, &defaults.skip_rule),
        }
    }

    fn run(&self, config: Config) -> Outcome {
        let output = self.output.with(&config.defaults);
        output.tell(&config.problems);
        let plan = self.plan(&config);
        let options = report::Options {
            show_agreement: plan.show.contains(&Show::Agreement),
            show_reconciled: plan.show.contains(&Show::Reconciled),
            ..output.options(plan.format == Format::Text)
        };
        let mut tally = Tally { faulty: is_faulty(&config), ..Tally::default() };
        let mut store = Store::default();
        let asked = if plan.show.is_empty() { Asked::Conflicts } else { Asked::All };
        let by = if plan.format == Format::Jsonl { By::Story(asked) } else { By::Run };
        let pages = self.inputs.dossiers(config, by, output.quiet).map(|mut dossier| {
            let problems = decisions_command::open(&mut dossier, &mut store);
            dossier.problems.extend(problems);
            dossier.findings.retain(|finding| plan.wants(finding));
            let settled = drop_settled(&mut dossier.findings, &plan.statuses);
            let options = report::Options { settled, ..options.clone() };
            tally.articles += dossier.articles.len();
            tally.failures += dossier.findings.iter().filter(|finding| fails(finding, plan.fail_on)).count();
            // JSON and SARIF carry the problems themselves.
            if plan.format != Format::Json {
                output.tell(&dossier.problems);
            }
            if plan.format == Format::Text {
                // The report counts what it does not show: notes nobody asked for are no part of it.
                dossier.problems.retain(|problem| output.verbose || problem.severity != Level::Note);
            }
            report::render(&dossier, &options, plan.format)
        });
        let written = output.write(pages);
        tally.end(&output, written)
    }

    /// Which decisions are reported: programs get all with their status, readers what is left to do.
    fn statuses(&self, defaults: &Defaults, format: Format) -> Vec<Status> {
        let is_read = matches!(format, Format::Text | Format::Markdown);
        let all = Status::ALL.iter().copied();
        let usual: Vec<Wanted> = defaults.status.iter().map(|name| Wanted::named(name)).collect();
        match if self.status.is_empty() { usual.as_slice() } else { self.status.as_slice() } {
            [] if is_read => all.filter(|status| !status.is_settled()).collect(),
            [] => all.collect(),
            wanted => all
                .filter(|one| wanted.iter().any(|other| matches!(other, Wanted::All) || *other == Wanted::Only(*one)))
                .collect(),
        }
    }
}

/// Keeps the findings of these statuses; gives how many conflicts went because they are settled.
fn drop_settled(findings: &mut Vec<Finding>, statuses: &[Status]) -> usize {
    let mut settled = 0;
    findings.retain(|finding| {
        let stays = statuses.contains(&finding.status);
        settled += usize::from(!stays && finding.status.is_settled() && finding.is_conflict());
        stays
    });
    settled
}

/// Whether a finding makes the exit code 1. What an editor has settled does not.
fn fails(finding: &Finding, bar: FailOn) -> bool {
    !finding.status.is_settled()
        && match bar {
            FailOn::Conflict => finding.verdict == Verdict::Conflict,
            FailOn::Possible => finding.is_conflict(),
            FailOn::Never => false,
        }
}

/// Whether rules or settings could not be used: the run goes on without them, and the exit code tells.
pub(crate) fn is_faulty(config: &Config) -> bool {
    config.problems.iter().any(|problem| problem.severity == Level::Error)
}

/// Whether a rule has this id or belongs to this topic.
fn is_of(rule: &str, id: &str) -> bool {
    rule.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What decides the exit code.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) articles: usize,
    pub(crate) failures: usize,
    pub(crate) faulty: bool,
}

impl Tally {
    /// How the run ends once its pages are written.
    pub(crate) fn end(&self, output: &Output, written: Result<(), String>) -> Outcome {
        match written {
            Err(message) => complain(&message),
            Ok(()) if progress::is_cut_short() => {
                output.tell_interruption(self.articles);
                Outcome::Interrupted
            }
            Ok(()) => self.outcome(),
        }
    }

    fn outcome(&self) -> Outcome {
        match (self.articles, self.failures) {
            _ if self.faulty => Outcome::Trouble,
            (0, _) => Outcome::Trouble,
            (_, 0) => Outcome::Clean,
            _ => Outcome::Conflicts,
        }
    }
}
