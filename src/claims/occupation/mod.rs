//! What somebody does, or did, for a living, said right beside the name.
//!
//! `Jon Holt, 71, a retired accountant,`; `beekeeper Mia Holt`; `Jon Holt works as a welder`; `the teacher, Mia Holt,`.

mod holder;
mod persons;

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::entities::EntityId;
use super::scene::Scene;
use super::stance::Stance;
use crate::rules::{Params, Part, RuleIndex};
use crate::text::{Document, Tag, Tense};

/// An occupation of a rule: the rule, and its place among the rule's occupations.
pub type Trade = (RuleIndex, u16);

/// What one article says that somebody does for a living.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Living {
    /// The words, as they stand in the text (`retired accountant`).
    pub words: String,
    /// What the words mean; `chemist` is of two trades.
    pub trades: Vec<Trade>,
    /// Everything the article says that the person does; who farms and teaches is both wherever one of them is told.
    pub all: Vec<Trade>,
    /// Whether it is told as what the person no longer does.
    pub former: bool,
}

impl Living {
    /// The rule that knows it.
    pub fn rule(&self) -> Option<RuleIndex> {
        self.trades.first().map(|trade| trade.0)
    }
}

/// What is known of words beside occupations (`data/claims/occupations.toml`).
#[derive(Debug, Deserialize)]
struct Beside {
    former: Vec<String>,
    doubtful: Vec<String>,
    honorifics: Vec<String>,
    kin: Vec<String>,
}

static BESIDE: LazyLock<Beside> = LazyLock::new(|| crate::tables::table!("claims/occupations"));

fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|own| own == word)
}

/// One claim for every occupation whose holder has a name.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let reader = Reader { scene, article, document: scene.document(article) };
    let mut held: Vec<(EntityId, Title)> = Vec::new();
    for title in reader.titles() {
        // `Jon Holt, a farmer and hotelier,`
        let joined = || held.last().filter(|(_, before)| reader.is_joined(before, &title)).map(|(entity, _)| *entity);
        if let Some(entity) = reader.holder(&title).or_else(joined) {
            held.push((entity, title));
        }
    }
    for (entity, title) in &held {
        let mut all: Vec<Trade> =
            held.iter().filter(|(other, _)| other == entity).flat_map(|(_, title)| title.trades.clone()).collect();
        all.sort_unstable();
        all.dedup();
        let span = reader.document.cover(reader.plain(title));
        let words = reader.document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let living = Living { words, trades: title.trades.clone(), all, former: reader.is_former(title) };
        let value = ClaimValue::Living(Box::new(living));
        let about = About::Entity(*entity);
        let mut claim = Claim::new(scene, article, ClaimKind::Occupation, about, span, title.tokens.start, value);
        // What somebody is holds on the day of writing, whatever the sentence tells of.
        claim.as_of = None;
        claim.superseded = false;
        claim.stance = Stance::Asserted;
        out.push(claim);
    }
}

/// The words of an occupation.
struct Title {
    /// With what describes it, without article: `retired school bus driver`.
    tokens: Range<u32>,
    /// Where the words of the rule begin: `school`.
    known: u32,
    /// Whether it is told by what is done: `teaches at`.
    deed: bool,
    trades: Vec<Trade>,
}

/// Most words that describe an occupation: `54 - year - old retired | teacher`.
const DESCRIBED: u32 = 8;

/// So many titles may stand within a longer one (`school bus driver`).
const SHORTER: usize = 4;

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    article: usize,
    document: &'a Document,
}

impl<'a> Reader<'_, 'a> {
    /// Every occupation of one person; of those that end at one word the longest.
    fn titles(&self) -> Vec<Title> {
        let mut found: Vec<Title> = Vec::new();
        for hit in self.scene.hits(self.article) {
            let Part::Option(nth) = hit.part else { continue };
            let rule = self.scene.story.rules.list.get(hit.rule);
            if !rule.is_some_and(|rule| matches!(rule.params(), Params::Occupations(_))) {
                continue;
            }
            // The hits stand in order of where they begin.
            match found.iter_mut().rev().take(SHORTER).find(|title| title.tokens.end == hit.tokens.end) {
                Some(title) if title.known == hit.tokens.start => title.trades.push((hit.rule, nth)),
                Some(_) => {}
                None => {
                    let (tokens, known) = (hit.tokens.start..hit.tokens.end, hit.tokens.start);
                    let deed = self.document.tag(known) == Tag::Verb && known + 1 < tokens.end;
                    found.push(Title { tokens, known, deed, trades: vec![(hit.rule, nth)] });
                }
            }
        }
        found.retain_mut(|title| {
            if title.deed {
                return self.is_done(title);
            }
            title.tokens.start = self.described(title.tokens.start);
            self.is_one(title)
        });
        found
    }

    /// Where the words begin that describe a title.
    fn described(&self, title: u32) -> u32 {
        let floor = self.room(title).start.max(title.saturating_sub(DESCRIBED));
        let word = |at: u32| {
            self.document.lower(at) == "-" && !self.is_apart(at)
                || matches!(self.document.tag(at), Tag::Noun | Tag::Adj | Tag::Propn | Tag::Num)
                || has(&BESIDE.former, self.document.lower(at))
                || self.document.lower(at) == "retired"
        };
        (floor..title).rev().take_while(|at| word(*at) && !self.in_person(*at)).last().unwrap_or(title)
    }

    /// Whether a title is told of one person as a living: no plural, no verb, no `amateur`, no part of another noun.
    fn is_one(&self, title: &Title) -> bool {
        let document = self.document;
        let last = title.tokens.end - 1;
        let word = document.lower(last);
        let plural = word != document.lemma(last) && (word.ends_with('s') || word.ends_with("men"));
        let introduced = self.before(title, self.room(last).start).0.is_some();
        let verb = matches!(document.tag(last), Tag::Verb | Tag::Aux) && !introduced;
        let doubtful = title.tokens.clone().any(|at| has(&BESIDE.doubtful, document.lower(at)));
        let next = title.tokens.end;
        let goes_on = matches!(document.lower(next), "'s" | "'" | "-") && !self.is_apart(next)
            || document.tag(next) == Tag::Noun && self.person_at(next).is_none();
        let named = self.in_person(last) && self.opens_name(title).is_none();
        !plural && !verb && !doubtful && !goes_on && !named
    }

    /// Whether a deed is told as what somebody does as a rule: nobody is a driver who once drove a lorry.
    fn is_done(&self, title: &Title) -> bool {
        let group = self.document.verb_group_at(title.known);
        group.is_some_and(|group| {
            !group.negated && !group.passive && group.modal.is_none() && group.tense == Tense::Present
        })
    }

    /// The words of a title without those that say whose or how (`Plucky`, `54-year-old`).
    fn plain(&self, title: &Title) -> Range<u32> {
        let kept = |at: &u32| {
            let word = self.document.lower(*at);
            *at >= title.known || self.document.tag(*at) == Tag::Noun || word == "retired" || has(&BESIDE.former, word)
        };
        let start = (title.tokens.start..title.tokens.end).find(kept).unwrap_or(title.known);
        start..title.tokens.end
    }

    /// Whether two titles are one person's: `a farmer and hotelier`, `a fisherman turned author`.
    fn is_joined(&self, one: &Title, other: &Title) -> bool {
        let between = other.tokens.start.checked_sub(1).filter(|at| *at == one.tokens.end);
        between.is_some_and(|at| matches!(self.document.lower(at), "and" | "turned" | "or" | "/"))
    }

    /// Whether it is told as what somebody no longer does.
    fn is_former(&self, title: &Title) -> bool {
        let document = self.document;
        let floor = self.room(title.tokens.start).start;
        let around = title.tokens.start.saturating_sub(3).max(floor)..title.tokens.start;
        title.tokens.clone().any(|at| has(&BESIDE.former, document.lower(at)))
            || around.clone().any(|at| matches!(document.lower(at), "once" | "formerly"))
            || around.clone().any(|at| document.lower(at) == "been" && at > 0 && document.lower(at - 1) == "had")
    }
}
