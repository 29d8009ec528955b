//! Who holds which office.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Story;
use super::bodies::{body, is_body};
use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use super::stance::Stance;
use crate::mentions::{Mention, Role, Value};
use crate::rules::{Office, Params, Part, RuleIndex};
use crate::text::Tag;

/// An office as one article gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The office's canonical name where a rule has it, else the title's own lemmas; `deputy` before it where it is one.
    pub name: String,
    /// The title's own lemmas.
    pub words: Vec<String>,
    /// The rules that know the title: a captain is one on a ship and in an army.
    pub offices: Vec<RuleIndex>,
    /// Whether it is held below another: `deputy`, `vice`, `assistant`.
    pub below: bool,
    /// Whether the press gives the title to deputies and holders alike (`fire chief`).
    pub loose: bool,
    /// The domain of the body that the words beside the title tell of (`commander of the fire brigade`).
    pub body: Option<&'static str>,
    /// Whether the title says no more than that its holder leads the body: `festival director`, `chief executive`.
    pub top: bool,
}

/// Words that put an office below the one of the same name.
const BELOW: [&str; 8] = ["deputy", "vice", "assistant", "under", "junior", "associate", "sub", "shadow"];

/// Whether a word puts an office below the one of the same name.
pub fn is_below(word: &str) -> bool {
    BELOW.contains(&word)
}

/// What is known of single words of titles (`data/claims/offices.toml`).
#[derive(Debug, Deserialize)]
struct TitleWords {
    ranks: Vec<String>,
    plain: Vec<String>,
    tasks: Vec<String>,
    small: Vec<String>,
    neutral: Vec<String>,
}

static WORDS: LazyLock<TitleWords> = LazyLock::new(|| crate::tables::table!("claims/offices"));

/// Whether a word of a title only says how high it is: `head`, `chief`.
pub fn is_rank(word: &str) -> bool {
    WORDS.ranks.iter().any(|rank| rank == word)
}

/// Whether a word names an office whatever stands before it: `prosecutor`.
fn is_plain(word: &str) -> bool {
    WORDS.plain.iter().any(|plain| plain == word)
}

/// Whether what somebody leads may be led beside an office: `delegation`, `inquiry`.
pub fn is_task(word: &str) -> bool {
    WORDS.tasks.iter().any(|task| task == word)
}

/// Whether a word only joins the words of a title: `of`.
pub fn is_small(word: &str) -> bool {
    WORDS.small.iter().any(|small| small == word)
}

/// Whether a word of a title says no more than of which body it is, and nothing of a part of it.
fn says_whose(word: &str) -> bool {
    is_body(word) || is_small(word) || WORDS.neutral.iter().any(|neutral| neutral == word)
}

/// Words of a status that leave the office what it is, now.
const HOLDS: [&str; 11] = [
    "acting",
    "interim",
    "caretaker",
    "current",
    "currently",
    "new",
    "newly",
    "deputy",
    "outgoing",
    "departing",
    "longest-serving",
];

/// One claim a role whose holder has a name; former and future holders are left out.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Role(role) = &mention.value else { continue };
        let Some(entity) = role.holder.and_then(|holder| scene.entities.find(article, holder)) else { continue };
        let status = role.status.as_deref().unwrap_or_default();
        if status.split_whitespace().any(|word| !HOLDS.contains(&word)) {
            continue;
        }
        let value = ClaimValue::Office(Box::new(post(scene, article, mention, role)));
        let token = mention.tokens.start;
        let mut claim = Claim::new(scene, article, ClaimKind::Office, About::Entity(entity), role.span, token, value);
        // A title beside a name holds on the day of writing, whatever day the sentence tells of.
        if !told_of_then(scene, article, mention) {
            claim.as_of = None;
            claim.superseded = false;
            claim.stance = Stance::Asserted;
        }
        out.push(claim);
    }
}

/// Whether the title is what a verb says (`was the captain`), so that it holds when the verb does.
fn told_of_then(scene: &Scene<'_>, article: usize, mention: &Mention) -> bool {
    let document = scene.document(article);
    let at = document.verb_groups.partition_point(|group| group.tokens.end < mention.tokens.start);
    document.verb_groups.get(at).is_some_and(|group| group.tokens.end == mention.tokens.start)
}

/// Reads the office of a role.
pub(super) fn post(scene: &Scene<'_>, article: usize, mention: &Mention, role: &Role) -> Post {
    let words: Vec<String> = role.title.split(' ').map(str::to_owned).collect();
    let offices = offices(&scene.story, article, mention, role);
    let first = offices.first().and_then(|rule| office(&scene.story, *rule));
    let named_below = first.is_some_and(|office| office.name.split(' ').any(|word| BELOW.contains(&word)));
    let status = role.status.as_deref().unwrap_or_default();
    let below = !named_below
        && (status.split(' ').any(|word| BELOW.contains(&word)) || words.iter().any(|word| BELOW.contains(&&**word)));
    let plain: Vec<String> = words.iter().filter(|word| !BELOW.contains(&&***word)).cloned().collect();
    let loose = offices
        .iter()
        .filter_map(|rule| office(&scene.story, *rule))
        .any(|office| office.loose.contains(&plain.join(" ")));
    let canonical = first.map_or_else(|| plain.join(" "), |office| office.name.clone());
    let name = if below { format!("deputy {canonical}") } else { canonical };
    let beside = beside(scene, article, mention, role);
    let top = !below && words.iter().all(|word| is_rank(word) || says_whose(word));
    Post { name, words, offices, below, loose, body: body(&beside), top }
}

/// The words of a title and of what it is of: `commander of the Sankt Lorin fire brigade`.
fn beside(scene: &Scene<'_>, article: usize, mention: &Mention, role: &Role) -> Vec<String> {
    let document = scene.document(article);
    let own = document.tokens_in(role.span);
    let start = own.start.min(mention.tokens.start);
    let mut end = own.end.max(mention.tokens.end);
    let more = |at: u32| {
        let next = matches!(document.tag(at), Tag::Noun | Tag::Propn | Tag::Adj);
        next || is_body(document.lower(at))
            || at == own.end && matches!(document.lower(at), "of" | "at" | "for")
            || document.lower(at) == "the"
    };
    if end > own.end || document.lower(end) == "of" {
        let limit = end + OF_WHAT;
        while end < limit && more(end) {
            end += 1;
        }
    }
    (start..end).map(|at| document.lower(at).to_owned()).collect()
}

/// The office of a rule.
fn office<'a>(story: &Story<'a>, rule: RuleIndex) -> Option<&'a Office> {
    match story.rules.list.get(rule)?.params() {
        Params::Office(office) => Some(office),
        _ => None,
    }
}

/// What a role says its holder is, to tell persons by; none for offices that many hold at once.
pub(super) fn held(story: &Story<'_>, article: usize, mention: &Mention, role: &Role) -> Option<String> {
    let rules = offices(story, article, mention, role);
    let known: Vec<&Office> = rules.iter().filter_map(|rule| office(story, *rule)).collect();
    if known.iter().any(|office| office.many) || role.status.is_some() {
        return None;
    }
    Some(known.first().map_or_else(|| role.title.clone(), |office| office.name.clone()))
}

/// How many tokens behind a title may say of what it is.
const OF_WHAT: u32 = 5;

/// The rules whose titles stand in the words of a role, the longest only. A title of one word is not taken out of a
/// longer one unless the words before it say no more than whose office it is (`club captain`, not `flight director`), or
/// it stays one whatever they say (`anti-corruption prosecutor`).
fn offices(story: &Story<'_>, article: usize, mention: &Mention, role: &Role) -> Vec<RuleIndex> {
    let document = &story.documents[article];
    let tokens = document.tokens_in(role.span);
    let limit = tokens.end.max(mention.tokens.end);
    // `head of the mountain rescue service`: a title that goes on with `of` may be read too short.
    let limit = if document.lower(limit) == "of" { limit + OF_WHAT } else { limit };
    let of = tokens.clone().find(|at| document.lower(*at) == "of");
    let fits = |rule: RuleIndex, start: u32, end: u32| {
        let Some(office) = office(story, rule) else { return false };
        let only_whose = |at: u32| {
            let word = document.lower(at);
            word == "-"
                || BELOW.contains(&word)
                || office.bodies.iter().any(|body| body.split(' ').any(|part| part == word))
        };
        // `head of the mountain rescue | service`
        let long = end >= tokens.end || of.is_some_and(|of| start <= of && end > of + 1);
        // `technical director | of the company`
        let long = long || of == Some(end) && (end..tokens.end).all(|at| says_whose(document.lower(at)));
        long && (end > start + 1 || is_plain(document.lower(start)) || (tokens.start..start).all(only_whose))
    };
    let hits = &story.hits[article];
    // `the ship's chief engineer`: whose office it is may be in the rule's words.
    let first = tokens.start.min(mention.tokens.start);
    let from = hits.partition_point(|hit| hit.tokens.start < first);
    let found: Vec<(u32, RuleIndex)> = hits[from..]
        .iter()
        .take_while(|hit| hit.tokens.start < tokens.end)
        .filter(|hit| hit.part == Part::Term && hit.tokens.end <= limit)
        .filter(|hit| fits(hit.rule, hit.tokens.start, hit.tokens.end))
        .map(|hit| (hit.tokens.end - hit.tokens.start, hit.rule))
        .collect();
    let longest = found.iter().map(|(length, _)| *length).max().unwrap_or_default();
    let mut rules: Vec<RuleIndex> =
        found.iter().filter(|(length, _)| *length == longest).map(|(_, rule)| *rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}
