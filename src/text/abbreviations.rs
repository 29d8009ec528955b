//! Which words keep their full stop, and what may follow them.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

/// How a word written with a full stop behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// `Gen.`: stands before a name.
    Title,
    /// `Jan.`: may end a sentence.
    Open,
    /// `Mar.`: an abbreviation only before a number or a comma.
    BeforeNumberOrComma,
    /// `No.`: an abbreviation only before a number.
    BeforeNumber,
    /// `Miss.`: an abbreviation only after a comma.
    AfterComma,
    /// `etc.`: ends a sentence before any capital.
    Closing,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    title: Vec<String>,
    month: Vec<String>,
    month_like: Vec<String>,
    number: Vec<String>,
    open: Vec<String>,
    closing: Vec<String>,
    after_comma: Vec<String>,
    domain: Vec<String>,
    lettered: Vec<String>,
}

/// The table of `data/text/abbreviations.toml`.
pub(super) struct Abbreviations {
    stops: HashMap<String, Stop>,
    domains: Vec<String>,
    lettered: Vec<String>,
}

static TABLE: LazyLock<Abbreviations> = LazyLock::new(Abbreviations::read);

impl Abbreviations {
    /// The embedded table.
    pub(super) fn get() -> &'static Self {
        &TABLE
    }

    fn read() -> Self {
        let file: File = crate::tables::table!("text/abbreviations");
        let groups = [
            (file.after_comma, Stop::AfterComma),
            (file.open, Stop::Open),
            (file.month, Stop::Open),
            (file.month_like, Stop::BeforeNumberOrComma),
            (file.number, Stop::BeforeNumber),
            (file.closing, Stop::Closing),
            (file.title, Stop::Title),
        ];
        let stops =
            groups.into_iter().flat_map(|(list, stop)| list.into_iter().map(move |word| (word, stop))).collect();
        Self { stops, domains: file.domain, lettered: file.lettered }
    }

    /// How `word` (without its stop) behaves, if it is an abbreviation.
    pub(super) fn stop(&self, word: &str) -> Option<Stop> {
        self.stops.get(word).copied()
    }

    /// Whether things of this sort bear a letter (`hepatitis B`), which is then no initial.
    pub(super) fn is_lettered(&self, word: &str) -> bool {
        self.lettered.iter().any(|other| other == word)
    }

    /// Whether `label` ends a web address.
    pub(super) fn is_domain(&self, label: &str) -> bool {
        self.domains.iter().any(|domain| domain == label)
    }
}
