//! The language of rule files as a table: every key, what it holds and what it is for.
//!
//! Reading, the JSON schema and the reference are all made from this one table.

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A text that is not empty.
    Text,
    /// `topic.name` in small letters, digits and hyphens.
    Id,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// A number that is not negative.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list of texts that is not empty.
    Texts,
    /// A list of phrases that is not empty.
    Phrases,
    /// A list of lists of phrases; `@id` stands for every class of a rule with words.
    PhraseLists,
    /// A list of phrases, or a list of such lists, one for each meaning.
    Classes,
    /// A table of one or more names, each with its phrases.
    Named,
    /// A table of two or more names, each with its phrases.
    Options,
    /// A list of texts, or of tables with `text` and `published`.
    Articles,
    /// A table of patterns of rule ids, each with one of a few words.
    Levels(&'static [&'static str]),
    /// A table with its own keys.
    Table(&'static [Key]),
    /// A list of tables with their own keys.
    Tables(&'static [Key]),
}

/// A key of a table in a rule file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// As written.
    pub(crate) name: &'static str,
    /// What it holds.
    pub(crate) shape: Shape,
    /// Whether it has to be there.
    pub(crate) needed: bool,
    /// One sentence for the reference and for editors.
    pub(crate) doc: &'static str,
}

const fn key(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key { name, shape, needed: false, doc }
}

const fn needed(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key { name, shape, needed: true, doc }
}

/// What an example may expect.
pub(crate) const EXPECTED: &[&str] = &["conflict", "possible-conflict", "agreement", "reconciled", "silent"];

/// Keys of `[[example]]`.
pub(crate) const EXAMPLE: &[Key] = &[
    needed("articles", Shape::Articles, "The texts to compare: strings, or tables with `text` and `published`."),
    needed("expect", Shape::OneOf(EXPECTED), "What the rule must say of them; `silent` for nothing that is reported."),
    key("note", Shape::Text, "Why, for whoever reads the rule."),
];

/// Keys of an article in an example.
pub(crate) const ARTICLE: &[Key] = &[
    needed("text", Shape::Text, "The words of the article."),
    key("published", Shape::Text, "The day it was published, as `2024-05-17`."),
];

/// Keys of `[measure]`.
pub(crate) const MEASURE: &[Key] = &[
    key("heads", Shape::Phrases, "Nouns that name the number (`death toll`) or the things counted (`victim`)."),
    key(
        "verbs",
        Shape::Phrases,
        "Verbs whose subject is the number or the things counted (`die`, `be killed`, `total`).",
    ),
    key("actions", Shape::Phrases, "Verbs whose object it is (`kill`, `evacuate`); in the passive, their subject."),
    key(
        "units",
        Shape::Texts,
        "Dimensions (`count`, `money`, `length`, `percent`) or units (`kilometre`) it may have; any if left out.",
    ),
    key(
        "scopes",
        Shape::PhraseLists,
        "Words that make it another number, a list for each: `[[\"passenger\"], [\"crew\"]]`.",
    ),
    key("tolerance", Shape::Number, "The largest difference that is still agreement, in the unit written."),
    key(
        "tolerance_share",
        Shape::Number,
        "The largest difference that is still agreement, as a share: 0.05 is 5 percent.",
    ),
    key("grows_only", Shape::Flag, "A later, higher figure replaces an earlier one."),
];

/// What two claims of a choice must have in common.
pub(crate) const SAME: &[&str] = &["event", "subject", "object", "both", "name"];

/// Keys of `[choice]`.
pub(crate) const CHOICE: &[Key] = &[
    needed("options", Shape::Options, "Two or more options that exclude each other, each with its phrases."),
    key("about", Shape::Phrases, "What the options are said of (`meeting`, `talks`); anything if left out."),
    key(
        "same",
        Shape::OneOf(SAME),
        "What must be the same in two sentences before they are compared; `event` if left out.",
    ),
];

/// Keys of `[words]`.
pub(crate) const WORDS: &[Key] = &[
    key("verbs", Shape::Classes, "Verbs of one meaning, in their base form; or a list of such lists."),
    key("nouns", Shape::Classes, "Nouns of one meaning, in the singular; or a list of such lists."),
    key("words", Shape::Classes, "Other words and phrases of one meaning; or a list of such lists."),
];

/// Keys of `[variants]`.
pub(crate) const VARIANTS: &[Key] =
    &[needed("forms", Shape::Phrases, "Spellings of one name or term that are all accepted, the preferred one first.")];

/// How serious a difference can be.
pub(crate) const SEVERITIES: &[&str] = &["error", "warning", "note"];

/// Keys of `[check]` in crosscheck.toml.
pub(crate) const DEFAULTS: &[Key] = &[
    key("format", Shape::Text, "How a report is written, as `--format`."),
    key("fail_on", Shape::OneOf(&["conflict", "possible", "never"]), "What makes the exit code 1, as `--fail-on`."),
    key("show", Shape::Texts, "What is shown besides conflicts: `agreement`, `reconciled`."),
];

/// Keys of `[[source]]` in crosscheck.toml.
pub(crate) const SOURCE: &[Key] = &[
    needed("name", Shape::Text, "The outlet as the articles name it."),
    needed("origin", Shape::Text, "Who really reports: outlets with one origin count as one voice."),
];

/// Keys of crosscheck.toml.
pub(crate) const CONFIG: &[Key] = &[
    key("$schema", Shape::Text, "Where an editor finds the schema; not read."),
    key("extends", Shape::Texts, "Other files of this kind, relative to this one; this one outranks them."),
    key("rules", Shape::Texts, "Rule files and folders of rule files, relative to this one."),
    key("disable", Shape::Texts, "Rules that are off: ids, topics, or patterns with `*`."),
    key("enable", Shape::Texts, "Rules that stay on though `disable` names them."),
    key("severity", Shape::Levels(SEVERITIES), "Severities by id, topic or pattern."),
    key("check", Shape::Table(DEFAULTS), "What `crosscheck check` does where no option says otherwise."),
    key("source", Shape::Tables(SOURCE), "Outlets whose reports come from one origin."),
];

/// Keys of a rule, those of its kind left out.
pub(crate) const RULE: &[Key] = &[
    key("$schema", Shape::Text, "Where an editor finds the schema; not read."),
    needed("id", Shape::Id, "`topic.name`; finishes the sentence \"the articles disagree on ...\"."),
    needed("summary", Shape::Text, "What the sources disagree on, in a few words (`the number of dead`)."),
    key("why", Shape::Text, "Why it matters."),
    key("advice", Shape::Text, "What to do about it."),
    key("url", Shape::Text, "Where to read more."),
    key("owner", Shape::Text, "Who keeps the rule."),
    key("severity", Shape::OneOf(SEVERITIES), "How serious a difference is; `warning` if left out."),
    key("example", Shape::Tables(EXAMPLE), "Articles, and what the rule must say of them; `rules test` runs them."),
];

/// The kinds of rule. A rule has the table of exactly one of them.
pub(crate) const KINDS: &[Key] = &[
    key("measure", Shape::Table(MEASURE), "A named number, and how far two figures may lie apart."),
    key("choice", Shape::Table(CHOICE), "Options that exclude each other (`by video link` or `in person`)."),
    key("words", Shape::Table(WORDS), "Words that mean the same when two sentences are compared."),
    key("offices", Shape::Named, "Offices, each with the titles that mean it."),
    key("variants", Shape::Table(VARIANTS), "Accepted spellings of one name or term."),
    key("check", Shape::Table(&[]), "The name, severity and texts of a check that is built in."),
];
