//! Who is who across the articles of a story, and how each article spells it.
//!
//! Inside one article the name recogniser has already tied `Kishida` to `Fumio Kishida`. Here the articles' entities
//! are tied to each other: the same words, the same words in another order, an initial for a given name, a surname
//! alone, and last a spelling that differs by a slip. Only the last is later a finding.

use std::collections::{BTreeMap, BTreeSet};

use super::Story;
use super::alike::{Variants, equal_or_initial};
use super::candidates::Candidates;
use super::misspelt::Crowd;
use super::nouns::NOUNS;
use super::office;
use crate::mentions::{Name, NameKind, Value};
use crate::rules::Params;
use crate::text::Span;
use crate::text::letters::plain;

/// Position of an entity in [`Entities::list`].
pub type EntityId = usize;

/// One way in which one article writes a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// Index of the article.
    pub article: usize,
    /// Where it stands first in that article.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: u32,
    /// The words as written.
    pub words: String,
    /// The words without accents, marks and case, one item a part.
    pub parts: Vec<String>,
    /// How often the article writes it so.
    pub times: u32,
}

/// Somebody or something with a name, over all articles of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The longest spelling, for showing.
    pub name: String,
    /// What sort of thing it is, by majority.
    pub kind: NameKind,
    /// Every distinct spelling of every article, in order of article and place.
    pub spellings: Vec<Spelling>,
    /// Whether at least one member was tied to the others only by a near spelling.
    pub near: bool,
}

/// The entities of a story.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// In order of first appearance.
    pub list: Vec<Entity>,
    of: BTreeMap<(usize, u32), EntityId>,
    variants: Variants,
}

impl Entities {
    /// The story's entity for an article's own entity number.
    pub fn find(&self, article: usize, entity: u32) -> Option<EntityId> {
        self.of.get(&(article, entity)).copied()
    }

    /// Ties the entities of all articles together.
    pub(super) fn resolve(story: &Story<'_>) -> Self {
        let variants = Variants::read(story.rules);
        let locals = locals(story);
        let mut parent: Vec<usize> = (0..locals.len()).collect();
        let mut near = vec![false; locals.len()];
        join(&locals, &variants, &mut parent, &mut near);
        let mut entities = assemble(&locals, &mut parent, &near);
        entities.variants = variants;
        entities
    }
}

/// The steps of sameness, safest first; a later step joins only what the earlier ones left apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rung {
    Same,
    Part,
    Near,
}

/// One article's entity.
pub(super) struct Local {
    pub(super) article: usize,
    entity: u32,
    pub(super) kind: NameKind,
    /// The longest name it goes by in its article.
    pub(super) parts: Vec<String>,
    pub(super) spellings: Vec<Spelling>,
    /// The offices it holds, by rule or by title; those that many hold at once are left out.
    pub(super) offices: BTreeSet<String>,
    /// Whether the article speaks of it as of a person: an office, an age, `he`.
    pub(super) personal: bool,
}

fn locals(story: &Story<'_>) -> Vec<Local> {
    let mut by_entity: BTreeMap<(usize, u32), Local> = BTreeMap::new();
    for (article, mentions) in story.mentions.iter().enumerate() {
        let document = &story.documents[article];
        let accepted = accepted(story, article);
        for mention in mentions {
            let Value::Name(name) = &mention.value else { continue };
            if name.anaphor {
                continue;
            }
            let local = by_entity.entry((article, name.entity)).or_insert_with(|| Local {
                article,
                entity: name.entity,
                kind: name.kind,
                parts: canonical(fold(&name.full), &accepted),
                spellings: Vec::new(),
                offices: BTreeSet::new(),
                personal: false,
            });
            // `Chiloe island` is a place, whatever a table knows of it.
            if name.kind == NameKind::Other && NOUNS.geographic.contains(document.lower(mention.tokens.end)) {
                local.kind = NameKind::Place;
            }
            if !name.adjective {
                note_spelling(local, article, mention.sentence, name, document.slice(name.span));
            }
        }
    }
    for (article, mentions) in story.mentions.iter().enumerate() {
        for mention in mentions {
            let (entity, office) = match &mention.value {
                Value::Role(role) => (role.holder, office::held(story, article, mention, role)),
                Value::Name(name) if name.anaphor && name.kind == NameKind::Person => (Some(name.entity), None),
                _ => continue,
            };
            if let Some(local) = entity.and_then(|entity| by_entity.get_mut(&(article, entity))) {
                local.personal = true;
                local.offices.extend(office);
            }
        }
    }
    by_entity.into_values().collect()
}

/// The accepted spellings that stand in an article, each with the one that counts for all of them.
fn accepted(story: &Story<'_>, article: usize) -> Vec<(Vec<String>, Vec<String>)> {
    let document = &story.documents[article];
    let forms = story.hits[article].iter().filter_map(|hit| match story.rules.list[hit.rule].params() {
        Params::Variants(forms) => {
            let written = fold(document.slice(document.cover(hit.tokens.start..hit.tokens.end)));
            Some((written, fold(forms.first()?)))
        }
        _ => None,
    });
    forms.filter(|(written, first)| written != first && !written.is_empty()).collect()
}

/// A name with accepted spellings in it turned into the first one.
fn canonical(mut parts: Vec<String>, accepted: &[(Vec<String>, Vec<String>)]) -> Vec<String> {
    for (written, first) in accepted {
        if let Some(at) = parts.windows(written.len()).position(|window| window == written.as_slice()) {
            parts.splice(at..at + written.len(), first.iter().cloned());
        }
    }
    parts
}

fn note_spelling(local: &mut Local, article: usize, sentence: u32, name: &Name, words: &str) {
    if let Some(known) = local.spellings.iter_mut().find(|known| known.words == words) {
        known.times += 1;
        return;
    }
    let parts = fold(words);
    if !parts.is_empty() {
        local.spellings.push(Spelling { article, span: name.span, sentence, words: words.to_owned(), parts, times: 1 });
    }
}

/// A name in lower case without accents and marks, cut into parts; particles and initials are kept.
pub(super) fn fold(name: &str) -> Vec<String> {
    plain(name)
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}')
        .map(|part| part.replace(['\'', '\u{2019}'], ""))
        .filter(|part| !part.is_empty())
        .collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

/// Joins what is the same, rung by rung. A surname alone joins only where one bearer answers to it.
fn join(locals: &[Local], variants: &Variants, parent: &mut [usize], near: &mut [bool]) {
    let mut groups: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (at, local) in locals.iter().enumerate() {
        groups.entry(&local.parts).or_default().push(at);
    }
    for pair in groups.values().flat_map(|members| members.windows(2)) {
        if compatible(locals[pair[0]].kind, locals[pair[1]].kind) {
            link(parent, pair[0], pair[1]);
        }
    }
    let crowd = Crowd::of(locals);
    let heads: Vec<usize> = groups.values().map(|members| members[0]).collect();
    let candidates = Candidates::new(groups.into_keys().collect(), variants);
    for rung in [Rung::Same, Rung::Part, Rung::Near] {
        for (nth, &a) in heads.iter().enumerate() {
            let others = match rung {
                Rung::Same => candidates.same(nth),
                Rung::Part => candidates.longer(nth),
                Rung::Near => candidates.misspelt(nth),
            };
            let apart = |b: usize, parent: &mut [usize]| {
                root(parent, a) != root(parent, b) && compatible(locals[a].kind, locals[b].kind)
            };
            let joined = |other: usize, b: usize| match rung {
                Rung::Same => other > nth && same_parts(variants, &locals[a].parts, &locals[b].parts),
                Rung::Part => is_part(&locals[a].parts, &locals[b].parts),
                Rung::Near => other > nth && crowd.one_misspelt(&locals[a], &locals[b]),
            };
            let mut matches: Vec<usize> = Vec::new();
            for other in others.into_iter().filter(|other| *other != nth) {
                let b = heads[other];
                if apart(b, parent) && joined(other, b) {
                    matches.push(b);
                }
            }
            let bearers: BTreeSet<usize> = matches.iter().map(|b| root(parent, *b)).collect();
            if rung == Rung::Part && bearers.len() > 1 {
                continue;
            }
            for b in matches {
                if rung == Rung::Near {
                    near[a] = true;
                    near[b] = true;
                }
                link(parent, a, b);
            }
        }
    }
}

fn link(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}

/// A person is never tied to a place or a country; the unsure kind goes with any.
fn compatible(a: NameKind, b: NameKind) -> bool {
    a == b
        || a == NameKind::Other
        || b == NameKind::Other
        || matches!((a, b), (NameKind::Place, NameKind::Country) | (NameKind::Country, NameKind::Place))
}

/// The same words in any order, an initial standing for a word: `Akiba Takeo` = `Takeo Akiba`.
fn same_parts(variants: &Variants, a: &[String], b: &[String]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut left: Vec<&String> = b.iter().collect();
    a.iter().all(|part| {
        let at = left.iter().position(|other| equal_or_initial(part, other) || variants.accept(part, other));
        at.map(|at| left.remove(at)).is_some()
    })
}

/// `short` is the surname, or the full name less a middle part, of `long`.
fn is_part(short: &[String], long: &[String]) -> bool {
    if short.is_empty() || short.len() >= long.len() {
        return false;
    }
    let mut rest = long.iter();
    let in_order = short.iter().all(|part| rest.any(|other| equal_or_initial(part, other)));
    in_order && short.last().is_some_and(|last| last.chars().count() > 2 && Some(last) == long.last())
}

fn assemble(locals: &[Local], parent: &mut [usize], near: &[bool]) -> Entities {
    let mut order: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..locals.len() {
        let root = root(parent, at);
        order.entry(root).or_default().push(at);
    }
    let mut entities = Entities::default();
    for members in order.values() {
        let id = entities.list.len();
        let mut spellings: Vec<Spelling> = Vec::new();
        for &member in members {
            entities.of.insert((locals[member].article, locals[member].entity), id);
            spellings.extend(locals[member].spellings.iter().cloned());
        }
        spellings.sort_by_key(|spelling| (spelling.article, spelling.span));
        let longest =
            spellings.iter().max_by_key(|spelling| (spelling.parts.len(), std::cmp::Reverse(spelling.article)));
        // An entity known only by its adjective (`Chilean`) has no spelling of its own.
        let name = longest.map_or_else(|| locals[members[0]].parts.join(" "), |spelling| spelling.words.clone());
        let kind = members.iter().map(|member| locals[*member].kind).min().unwrap_or(NameKind::Other);
        entities.list.push(Entity { name, kind, spellings, near: members.iter().any(|member| near[*member]) });
    }
    entities
}

impl Entities {
    /// Whether two names of one entity differ by a slip (true) or only in form (false: initials, a part left out, an
    /// accepted variant); none where their parts do not correspond.
    pub fn slips(&self, a: &Spelling, b: &Spelling) -> Option<bool> {
        super::misspelt::slips(&self.variants, &a.parts, &b.parts)
    }
}
