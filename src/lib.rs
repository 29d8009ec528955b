//! crosscheck reads several articles about one story and shows where they disagree.
//!
//! The modules stand in the order the data flows; a module imports only from those above it.
//! ARCHITECTURE.md follows one sentence through all of them.

// A fault in an input or a rule file, with its place; never stops a run by itself.
pub mod problem;

// Civil dates: month and weekday names, reading a written-out date. Used by readers and recognisers alike.
pub mod calendar;

// The embedded word lists and tables of data/.
pub(crate) mod tables;

// A rule file in, rules and the trie of their phrases out; the build script reads the packs of rules/ with it.
pub(crate) mod rulebook;

// Files and streams in, [`article::Article`]s out: readers, metadata, blocks, origins.
pub mod article;

// Article in, [`text::Document`] out: sentences, tokens, tags, lemmas, phrases.
pub mod text;

// Document in, [`mentions::Mention`]s out: quantities, changes, dates, names, roles, quotes, lists.
pub mod mentions;

// The built-in rules and a user's in, [`rules::Rules`] in force out, and where their words stand in a document.
pub mod rules;

// Mentions and rules in, [`claims::Claim`]s out: subject, value, stance, source, as-of.
pub mod claims;

// Claims in, [`groups::Group`]s out: which claims speak of the same thing, and why.
pub mod groups;

// Groups in, [`findings::Finding`]s out: conflict, agreement or reconciled, with the reason.
pub mod findings;

// The only place that knows the whole order: paths in, [`pipeline::Dossier`] out.
pub mod pipeline;

// Dossier and the decisions file in, the status of every finding and what has lapsed out.
pub mod decisions;

// Pieces of a dossier in words: phrases, excerpts, places.
pub mod wording;

// Pieces of a dossier as HTML: what the report file and the review page share.
pub mod page;

// Dossier in, text or JSON out.
pub mod report;

// Dossier in, a local page for an editorial desk out.
pub mod review;

// Runs the examples that rules carry.
pub mod trial;

// crosscheck.toml in, the rules in force and the defaults of the options out.
pub mod config;
