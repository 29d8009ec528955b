//! Mentions and rules in, claims out.
//!
//! Comes in: one story's articles, documents, mentions and rule hits ([`Story`]). Goes out: [`Claim`]s, each a value
//! said of a subject, with its stance, who says it and when it holds. Refuses: values whose subject it cannot name.
//!
//! `At noon on Tuesday the confirmed toll had stood at 63.` becomes a claim of the measure `casualties.dead`, value
//! 63, asserted, as of Tuesday noon.

mod age;
mod alike;
mod amount;
mod as_of;
mod barred;
mod beside;
mod bodies;
mod candidates;
mod change;
mod changed;
mod choice;
mod claim;
mod clause;
mod currencies;
mod entities;
mod event;
mod happening;
mod heads;
mod list;
mod margin;
mod measures;
mod members;
mod misspelt;
mod name;
mod nouns;
mod numerals;
mod occupation;
mod office;
mod pattern;
mod place;
mod quotation;
mod rank;
mod relation;
mod scene;
mod score;
mod single;
mod site;
mod source;
mod stance;
mod standing;
mod sum;
mod then_now;
mod vocabulary;
mod weekday;
mod when;
mod zero;

use rayon::prelude::*;

use crate::article::Article;
use crate::mentions::Mention;
use crate::rules::{Hit, Rules};
use crate::text::Document;

pub use as_of::AsOf;
pub use claim::{About, Claim, ClaimKind, ClaimValue};
pub use clause::{Argument, Clause};
pub use entities::{Entities, Entity, EntityId, Spelling};
pub(crate) use happening::is_stamp;
pub use heads::Head;
pub use nouns::are_counterparts;
pub use occupation::{Living, Trade};
pub use office::{Post, is_below, is_rank, is_small, is_task};
pub use rank::Rank;
pub use scene::Scene;
pub use site::sites;
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

/// An extractor appends the claims of one kind that one article makes to those that it made before.
pub type Extractor = fn(&Scene<'_>, usize, &mut Vec<Claim>);

/// Every extractor that reads one article at a time.
pub const EXTRACTORS: &[(ClaimKind, Extractor)] = &[
    (ClaimKind::Amount, amount::extract),
    (ClaimKind::Amount, margin::extract),
    (ClaimKind::Age, age::extract),
    (ClaimKind::Change, change::extract),
    (ClaimKind::Change, then_now::extract),
    (ClaimKind::Slot, pattern::extract),
    (ClaimKind::Sum, sum::extract),
    (ClaimKind::Sum, relation::extract),
    (ClaimKind::When, when::extract),
    (ClaimKind::Weekday, weekday::extract),
    (ClaimKind::Place, place::extract),
    (ClaimKind::Choice, choice::extract),
    (ClaimKind::Event, event::extract),
    (ClaimKind::Office, office::extract),
    (ClaimKind::Occupation, occupation::extract),
    (ClaimKind::Quotation, quotation::extract),
    (ClaimKind::List, list::extract),
    (ClaimKind::Name, name::extract),
    (ClaimKind::Rank, rank::extract),
    (ClaimKind::Members, members::extract),
];

/// Every claim of a story, in order of article, place, kind. Articles are worked on side by side.
pub fn extract(scene: &Scene<'_>) -> Vec<Claim> {
    let of_article = |article| {
        let mut claims = Vec::with_capacity(CLAIMS * scene.document(article).sentences.len());
        for (_, extractor) in EXTRACTORS {
            extractor(scene, article, &mut claims);
        }
        for claim in &mut claims {
            claim.weigh(&scene.vocabulary);
        }
        // Claims are large: each is moved once, when its place is known.
        claims.sort_by_cached_key(|claim| (claim.span, claim.kind));
        claims
    };
    let each: Vec<Vec<Claim>> = (0..scene.articles()).into_par_iter().map(of_article).collect();
    let mut all = Vec::with_capacity(each.iter().map(Vec::len).sum());
    each.into_iter().for_each(|mut own| all.append(&mut own));
    all
}

/// So many claims a sentence are made room for; few texts make more.
const CLAIMS: usize = 4;
