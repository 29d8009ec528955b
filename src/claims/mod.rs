//! Mentions and rules in, claims out.
//!
//! Comes in: one story's articles, documents, mentions and rule hits ([`Story`]). Goes out: [`Claim`]s, each a value
//! said of a subject, with its stance, who says it and when it holds. Refuses: values whose subject it cannot name.
//!
//! `At noon on Tuesday the confirmed toll had stood at 63.` becomes a claim of the measure `casualties.dead`, value
//! 63, asserted, as of Tuesday noon.

mod clause;
mod entities;
mod scene;
mod stance;
mod vocabulary;

use crate::article::Article;
use crate::mentions::{Mention, Quantity, Timex};
use crate::rules::{Hit, RuleIndex, Rules};
use crate::text::{Document, Span};

pub use clause::{Argument, Clause};
pub use entities::{Entities, Entity, EntityId, Spelling};
pub use scene::Scene;
pub use stance::Stance;
pub use vocabulary::{Key, Vocabulary};

/// One story as the stages before left it; all slices run in parallel, one element an article.
#[derive(Debug, Clone, Copy)]
pub struct Story<'a> {
    /// The articles.
    pub articles: &'a [Article],
    /// Their documents.
    pub documents: &'a [Document],
    /// Their mentions.
    pub mentions: &'a [Vec<Mention>],
    /// Where the rules' words stand in them.
    pub hits: &'a [Vec<Hit>],
    /// The rules in force.
    pub rules: &'a Rules,
}
