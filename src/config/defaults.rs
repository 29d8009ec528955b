//! What `crosscheck check` does where no option says otherwise.

use std::path::{Path, PathBuf};

use super::Setting;
use crate::calendar::Date;
use crate::rulebook::table::Table;

/// The defaults of the options, as far as crosscheck.toml gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    /// `--format`.
    pub format: Option<String>,
    /// `--fail-on`.
    pub fail_on: Option<String>,
    /// `--show`.
    pub show: Vec<String>,
    /// `--rule`.
    pub rule: Vec<String>,
    /// `--skip-rule`.
    pub skip_rule: Vec<String>,
    /// `--status`.
    pub status: Vec<String>,
    /// `--output`.
    pub output: Option<PathBuf>,
    /// `--color`.
    pub color: Option<String>,
    /// `--quiet`.
    pub quiet: bool,
    /// `--verbose`.
    pub verbose: bool,
    /// `--date`.
    pub date: Option<Date>,
    /// `--threads`.
    pub threads: Option<u16>,
}

/// What holds where neither an option nor a file says anything, as TOML.
const BUILT_IN: [(&str, &str); 12] = [
    ("format", "\"text\""),
    ("fail_on", "\"conflict\""),
    ("show", "[]"),
    ("rule", "[]"),
    ("skip_rule", "[]"),
    ("status", "[]"),
    ("output", "\"-\""),
    ("color", "\"auto\""),
    ("quiet", "false"),
    ("verbose", "false"),
    ("date", "\"\""),
    ("threads", "0"),
];

/// The settings that are built in.
pub(super) fn built_in() -> Vec<Setting> {
    let setting = |(name, value): &(&str, &str)| Setting {
        name: format!("check.{name}"),
        value: (*value).to_owned(),
        from: "built in".into(),
    };
    BUILT_IN.iter().map(setting).collect()
}

impl Defaults {
    /// Takes the values of one file over those taken before; gives each key with its value as TOML.
    pub(super) fn take(&mut self, table: Table<'_, '_>, folder: &Path) -> Vec<(&'static str, String)> {
        let mut taken = Vec::new();
        for (key, _) in BUILT_IN.iter().filter(|(key, _)| table.get(key).is_some()) {
            let (text, list, flag) = (table.text(key), table.texts(key), table.flag(key));
            let value = match *key {
                "show" | "rule" | "skip_rule" | "status" => format!("{list:?}"),
                "quiet" | "verbose" => flag.to_string(),
                "threads" => table.number(key).to_string(),
                _ => format!("{text:?}"),
            };
            match *key {
                "format" => self.format = Some(text),
                "fail_on" => self.fail_on = Some(text),
                "show" => self.show = list,
                "rule" => self.rule = list,
                "skip_rule" => self.skip_rule = list,
                "status" => self.status = list,
                "output" => self.output = (text != "-").then(|| folder.join(text)),
                "color" => self.color = Some(text),
                "quiet" => self.quiet = flag,
                "verbose" => self.verbose = flag,
                "date" => self.date = text.parse().ok(),
                _ => self.threads = u16::try_from(table.count(key)).ok().filter(|threads| *threads > 0),
            }
            taken.push((*key, value));
        }
        taken
    }
}
