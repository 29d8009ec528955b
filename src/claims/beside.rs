//! Which names of a story stand side by side in some article, one holding the other.

use std::collections::BTreeSet;

use super::Story;
use super::entities::{Entities, EntityId};
use crate::mentions::{Mention, Value};
use crate::text::Document;

/// How many tokens may stand between a place and the one that holds it: `Lesk, a village on the island of Senn`.
const NEAR: u32 = 5;

/// The pairs of names, each in both orders.
#[derive(Debug)]
pub(super) struct Pairs(BTreeSet<(EntityId, EntityId)>);

impl Pairs {
    /// Goes through the names of all articles once.
    pub(super) fn read(story: &Story<'_>, entities: &Entities) -> Self {
        let mut pairs = BTreeSet::new();
        for (article, (document, mentions)) in story.documents.iter().zip(story.mentions).enumerate() {
            let names = mentions.iter().filter_map(|mention| match &mention.value {
                Value::Name(name) => Some((mention, entities.find(article, name.entity))),
                _ => None,
            });
            let mut last: Option<(&Mention, Option<EntityId>)> = None;
            for (mention, entity) in names {
                if let Some((before, Some(one))) = last.replace((mention, entity))
                    && let Some(other) = entity
                    && joined(document, before, mention)
                {
                    pairs.extend([(one, other), (other, one)]);
                }
            }
        }
        Self(pairs)
    }

    /// Whether two names stand side by side somewhere.
    pub(super) fn have(&self, one: EntityId, other: EntityId) -> bool {
        self.0.contains(&(one, other))
    }
}

/// Whether the words between two names say that the second holds the first. `Portmere and Ellerton`, `from Portmere to
/// Ellerton` set two places apart.
fn joined(document: &Document, one: &Mention, other: &Mention) -> bool {
    let (from, to) = (one.tokens.end, other.tokens.start);
    let link =
        |token: u32| matches!(document.lower(token), "," | "in" | "of" | "near" | "outside" | "off" | "on" | "(");
    let near = one.sentence == other.sentence && to - from.min(to) <= NEAR && (from..to).any(link);
    near && !(from..to).any(|token| matches!(document.lower(token), "and" | "or" | "to" | "from"))
}
