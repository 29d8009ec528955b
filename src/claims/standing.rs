//! Who is meant where an article gives an office or an age and no name.
//!
//! Inside one article the recognisers have tied `the minister` to the one minister it names. An article that says only
//! `the industry minister` or `the 61-year-old` is read with the others beside it: where they give one holder of that
//! office, or one person of that age, it is meant.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Story;
use super::entities::{Entities, EntityId};
use super::{age, office};
use crate::mentions::{Dimension, Mention, Value};

/// The words of one article that stand for somebody, each with whom they stand for.
pub(super) type StandIns = Vec<(Range<u32>, EntityId)>;

/// Reads every article of a story.
pub(super) fn read(story: &Story<'_>, entities: &Entities) -> Vec<StandIns> {
    let known = Known::of(story, entities);
    (0..story.articles.len())
        .map(|article| {
            let mentions = story.mentions[article].iter();
            mentions.filter_map(|mention| known.meant(story, article, mention)).collect()
        })
        .collect()
}

/// What the articles say of persons with a name.
#[derive(Default)]
struct Known {
    offices: BTreeMap<String, BTreeSet<EntityId>>,
    /// By the last word of the office: `minister`.
    heads: BTreeMap<String, BTreeSet<EntityId>>,
    ages: BTreeMap<u64, BTreeSet<EntityId>>,
}

impl Known {
    fn of(story: &Story<'_>, entities: &Entities) -> Self {
        let mut known = Self::default();
        for (article, mentions) in story.mentions.iter().enumerate() {
            for mention in mentions {
                match &mention.value {
                    Value::Role(role) => {
                        let holder = role.holder.and_then(|holder| entities.find(article, holder));
                        let Some((holder, office)) = holder.zip(office::held(story, article, mention, role)) else {
                            continue;
                        };
                        let head = role.title.rsplit(' ').next().unwrap_or_default().to_owned();
                        known.offices.entry(office).or_default().insert(holder);
                        known.heads.entry(head).or_default().insert(holder);
                    }
                    Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Age => {
                        let Some(bearer) = age::bearer(story, entities, article, mention) else { continue };
                        known.ages.entry(quantity.low.to_bits()).or_default().insert(bearer);
                    }
                    _ => {}
                }
            }
        }
        known
    }

    /// Whom a mention stands for that names nobody.
    fn meant(&self, story: &Story<'_>, article: usize, mention: &Mention) -> Option<(Range<u32>, EntityId)> {
        let document = &story.documents[article];
        let only = |holders: Option<&BTreeSet<EntityId>>| match holders.map(|holders| (holders.len(), holders.first()))
        {
            Some((1, Some(only))) => Some(*only),
            _ => None,
        };
        match &mention.value {
            Value::Role(role) if role.holder.is_none() && role.status.is_none() => {
                let definite = document.lower(mention.tokens.start) == "the";
                let office = office::held(story, article, mention, role)?;
                let exact = only(self.offices.get(&office));
                let bare = || only(self.heads.get(&role.title).filter(|_| !role.title.contains(' ')));
                let holder = exact.or_else(bare).filter(|_| definite)?;
                Some((document.tokens_in(role.span), holder))
            }
            Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Age => {
                let start = mention.tokens.start.checked_sub(1).filter(|at| document.lower(*at) == "the")?;
                let end = mention.tokens.end;
                // `the 61-year-old mother`, `the 61-year-old Brandt` say who it is.
                let alone = document.noun_phrases.iter().any(|phrase| phrase.tokens == (start..end));
                let holder = only(self.ages.get(&quantity.low.to_bits())).filter(|_| alone)?;
                Some((start..end, holder))
            }
            _ => None,
        }
    }
}
