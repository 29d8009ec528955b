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
    /// A whole number that is not negative.
    Count,
    /// `true` or `false`.
    Flag,
    /// A list of a few words.
    SomeOf(&'static [&'static str]),
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
    /// A list of phrases with slots in braces, such as `magnitude {number}`.
    Patterns,
    /// A day, as `2024-05-17`.
    Day,
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
    key("published", Shape::Day, "The day it was published, as `2024-05-17`."),
];

/// Keys of `[measure]`.
pub(crate) const MEASURE: &[Key] = &[
    key("heads", Shape::Phrases, "Nouns that name the number (`death toll`) or the things counted (`victim`)."),
    key(
        "shared",
        Shape::Phrases,
        "Nouns that count other things, too (`patient`); they name the number in sentences with a word of `about`.",
    ),
    key("about", Shape::Phrases, "What a sentence with a noun of `shared` must speak of (`study`, `trial`)."),
    key(
        "verbs",
        Shape::Phrases,
        "Verbs whose subject is the number or the things counted (`die`, `be killed`, `total`).",
    ),
    key("actions", Shape::Phrases, "Verbs whose object it is (`kill`, `evacuate`); in the passive, their subject."),
    key(
        "units",
        Shape::Texts,
        "Dimensions (`count`, `money`, `length`, `percent`, `score`) or units (`kilometre`) it may have; any if left out.",
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
    key("develops", Shape::Flag, "It changes from day to day: articles of two days may rightly differ."),
];

/// What two claims of a choice must have in common.
pub(crate) const SAME: &[&str] = &["event", "subject", "object", "both", "name", "person", "noun", "story"];

/// Keys of `[choice]`.
pub(crate) const CHOICE: &[Key] = &[
    needed("options", Shape::Options, "Two or more options that exclude each other, each with its phrases."),
    key("about", Shape::Phrases, "What the options are said of (`meeting`, `talks`); anything if left out."),
    key(
        "same",
        Shape::OneOf(SAME),
        "What must be the same in two sentences before they are compared; `event` if left out.",
    ),
    key("develops", Shape::Flag, "It changes from day to day: articles of two days may rightly differ."),
    key("pending", Shape::Text, "The option that holds where another is only planned, or is not so yet (`not yet`)."),
];

/// Keys of `[words]`.
pub(crate) const WORDS: &[Key] = &[
    key("verbs", Shape::Classes, "Verbs of one meaning, in their base form; or a list of such lists."),
    key("nouns", Shape::Classes, "Nouns of one meaning, in the singular; or a list of such lists."),
    key("words", Shape::Classes, "Other words and phrases of one meaning; or a list of such lists."),
];

/// Keys of `[happenings]`.
pub(crate) const HAPPENINGS: &[Key] = &[
    key(
        "once",
        Shape::Named,
        "Happenings that a story has one of (`the alarm`), each with the words that speak of it.",
    ),
    key("named", Shape::Named, "Happenings that are the same only where somebody with a name has part in both."),
    key("often", Shape::Named, "Happenings that are the same only where somebody or something has part in both."),
];

/// Keys of `[variants]`.
pub(crate) const VARIANTS: &[Key] =
    &[needed("forms", Shape::Phrases, "Spellings of one name or term that are all accepted, the preferred one first.")];

/// Keys of `[pattern]`.
pub(crate) const PATTERN: &[Key] = &[
    needed(
        "phrases",
        Shape::Patterns,
        "Phrases with slots in braces: `magnitude {number}`. Each has the slot that is compared and at least one word.",
    ),
    needed("compare", Shape::Text, "The slot whose values are compared: `number`. All other slots must be the same."),
    key("tolerance", Shape::Number, "As in `[measure]`, for slots that hold numbers."),
    key("tolerance_share", Shape::Number, "As in `[measure]`, for slots that hold numbers."),
    key("grows_only", Shape::Flag, "As in `[measure]`, for slots that hold numbers."),
];

/// Keys of `[spelling]`.
pub(crate) const SPELLING: &[Key] = &[
    needed("prefer", Shape::Text, "How the house writes it."),
    needed("avoid", Shape::Phrases, "How it is not to be written."),
];

/// Keys of `[quote]`.
pub(crate) const QUOTE: &[Key] = &[
    key("speakers", Shape::Phrases, "Whose quotes: names or titles in their sentence; anybody's if left out."),
    key("may_differ", Shape::Count, "How many words may be added, dropped or swapped; 0 if left out."),
    key("ignore", Shape::Phrases, "Words that do not count (`er`, `you know`)."),
];

/// Keys of `[arithmetic]`.
pub(crate) const ARITHMETIC: &[Key] = &[
    key("total", Shape::Text, "The measure that is the sum, by the id of its rule."),
    key("parts", Shape::Texts, "The measures it is the sum of, by their ids; two or more."),
    key("from", Shape::Text, "The measure before a change."),
    key("to", Shape::Text, "The measure after it."),
    key("percent", Shape::Text, "The measure that says how many percent it is."),
    key("tolerance", Shape::Number, "The largest difference that is still agreement."),
];

/// Keys of `[superlative]`.
pub(crate) const SUPERLATIVE: &[Key] = &[
    key("heads", Shape::Phrases, "Nouns that a superlative may stand before (`fire`); any if left out."),
    needed("origins", Shape::Count, "How many origins must say it, where the story has so many."),
];

/// Keys of `[suppress]`.
pub(crate) const SUPPRESS: &[Key] = &[
    needed("rules", Shape::Texts, "Whose findings: ids, topics, or patterns with `*`."),
    needed("reason", Shape::Text, "Why they are no news to the desk; shown with them."),
    needed("until", Shape::Day, "The last day on which it holds, as `2024-05-17`."),
    key("words", Shape::Phrases, "Only findings with one of these words in a sentence of theirs; all if left out."),
];

/// How serious a difference can be.
pub(crate) const SEVERITIES: &[&str] = &["error", "warning", "note"];

/// Keys of `[check]` in crosscheck.toml.
pub(crate) const DEFAULTS: &[Key] = &[
    key(
        "format",
        Shape::OneOf(&["text", "json", "jsonl", "html", "markdown", "sarif"]),
        "How a report is written, as `--format`.",
    ),
    key("fail_on", Shape::OneOf(&["conflict", "possible", "never"]), "What makes the exit code 1, as `--fail-on`."),
    key(
        "show",
        Shape::SomeOf(&["agreement", "reconciled"]),
        "What is shown besides conflicts: `agreement`, `reconciled`, as `--show`.",
    ),
    key("rule", Shape::Texts, "Only findings of these rules or topics, as `--rule`."),
    key("skip_rule", Shape::Texts, "No findings of these rules or topics, as `--skip-rule`."),
    key(
        "status",
        Shape::SomeOf(&["open", "query", "hold", "stet", "fixed", "not-a-conflict", "all"]),
        "Only findings that an editor has so decided, as `--status`.",
    ),
    key("output", Shape::Text, "The file a report is written to, relative to this one, as `--output`."),
    key("color", Shape::OneOf(&["auto", "always", "never"]), "Colours in text, as `--color`."),
    key("quiet", Shape::Flag, "Say less, as `--quiet`."),
    key("verbose", Shape::Flag, "Say more, as `--verbose`."),
    key("date", Shape::Day, "The date of articles that do not say theirs, as `--date`."),
    key("threads", Shape::Count, "How many threads work, as `--threads`; 0 for one a core."),
];

/// Keys of `[[source]]` in crosscheck.toml.
pub(crate) const SOURCE: &[Key] = &[
    needed("name", Shape::Text, "The outlet as the articles name it."),
    key(
        "origin",
        Shape::Text,
        "Who really reports: outlets with one origin count as one voice; the outlet itself if left out.",
    ),
    key(
        "weight",
        Shape::Number,
        "How much its voice counts when readings are put in order; 1 if left out, 0 for none.",
    ),
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
    key(
        "domain",
        Shape::Text,
        "Of `[offices]`: the body they all belong to; two offices of one body exclude each other.",
    ),
    key(
        "together",
        Shape::PhraseLists,
        "Of `[offices]` and `[occupations]`: those that one person may have at once, a list for each; `\"any\"` stands for all others.",
    ),
    key(
        "broader",
        Shape::PhraseLists,
        "Of `[occupations]`: lists whose first may stand for any of the others (`driver`), or is done beside them; `\"any\"` stands for all.",
    ),
    key(
        "bodies",
        Shape::Phrases,
        "Of `[offices]`: words before a title that only say whose office it is (`club captain`).",
    ),
    key("many", Shape::Texts, "Of `[offices]`: those that many persons hold at once (`police officer`)."),
    key(
        "elsewhere",
        Shape::Texts,
        "Of `[offices]`: those that one may hold beside an office of another body, or whose title other bodies have too; `\"any\"` stands for all.",
    ),
    key("loose", Shape::Phrases, "Of `[offices]`: titles that the press gives to deputies and holders alike."),
    key("example", Shape::Tables(EXAMPLE), "Articles, and what the rule must say of them; `rules test` runs them."),
];

/// The kinds of rule. A rule has the table of exactly one of them.
pub(crate) const KINDS: &[Key] = &[
    key("measure", Shape::Table(MEASURE), "A named number, and how far two figures may lie apart."),
    key("choice", Shape::Table(CHOICE), "Options that exclude each other (`by video link` or `in person`)."),
    key("words", Shape::Table(WORDS), "Words that mean the same when two sentences are compared."),
    key("offices", Shape::Named, "Offices, each with the titles that mean it."),
    key("occupations", Shape::Named, "What people do for a living, each with the words that mean it."),
    key(
        "happenings",
        Shape::Table(HAPPENINGS),
        "Words for one sort of happening, whose times and places are compared.",
    ),
    key("variants", Shape::Table(VARIANTS), "Accepted spellings of one name or term."),
    key("pattern", Shape::Table(PATTERN), "Phrases with slots for numbers, names, dates and so on."),
    key("spelling", Shape::Table(SPELLING), "How the house writes a word or a name."),
    key("quote", Shape::Table(QUOTE), "How far two versions of a quote may lie apart."),
    key("arithmetic", Shape::Table(ARITHMETIC), "A sum of named numbers: parts and a total, or a change and its ends."),
    key("superlative", Shape::Table(SUPERLATIVE), "What is first, last or biggest only if several origins say so."),
    key("suppress", Shape::Table(SUPPRESS), "Findings that the desk knows of, with a reason and a last day."),
    key("check", Shape::Table(&[]), "The name, severity and texts of a check that is built in."),
];
