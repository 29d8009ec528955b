//! What the decisions of one folder can see of a run: the articles under their names, and where each finding stands.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::anchor::{Flat, Place};
use super::entry::Side;
use super::homes::Homes;
use crate::article::Article;
use crate::findings::{Finding, fingerprint};
use crate::pipeline::Dossier;
use crate::text::Span;

/// Characters of context by which words are known in an article of another name.
const SURE: usize = 24;

/// A claim of a finding in an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Position of the finding.
    pub(super) finding: usize,
    /// Position of the claim in it.
    pub(super) claim: usize,
    /// Its words.
    pub(super) span: Span,
}

/// The articles and findings that the decisions of a folder may speak of.
pub(super) struct Sight<'a> {
    /// The run.
    pub(super) dossier: &'a Dossier,
    /// The folder.
    home: &'a Path,
    /// The stories seen.
    stories: &'a BTreeSet<String>,
    /// Positions of the articles seen, ascending.
    articles: Vec<usize>,
    names: BTreeMap<String, usize>,
    /// One an article of the run: the hash of its text, made when it is asked for.
    hashes: Vec<OnceCell<String>>,
    /// The articles of a text, by its hash; made when an article is not known by its name and text.
    texts: OnceCell<BTreeMap<String, Vec<usize>>>,
    /// One an article of the run, made when it is asked for.
    flats: Vec<OnceCell<Flat>>,
    /// One list an article of the run.
    spots: Vec<Vec<Spot>>,
}

/// Where a side's words are now.
pub(super) enum Whereabouts {
    /// Here, the place with most of the old context first.
    Found(usize, Vec<Place>),
    /// The article is here and the words are not.
    Changed(usize),
    /// The article is not in this run, but it is where it was.
    Elsewhere,
    /// There is no such article any more.
    Gone,
}

impl<'a> Sight<'a> {
    /// Looks at a run from a folder.
    pub(super) fn new(dossier: &'a Dossier, homes: &Homes, home: &'a Path, stories: &'a BTreeSet<String>) -> Self {
        let all = &dossier.articles;
        let articles: Vec<usize> = (0..all.len()).filter(|at| stories.contains(&all[*at].story)).collect();
        let mut names = BTreeMap::new();
        for at in &articles {
            names.extend(homes.name(all, *at, home).map(|name| (name, *at)));
        }
        let mut spots = vec![Vec::new(); all.len()];
        for (finding, of) in dossier.findings.iter().enumerate().filter(|(_, of)| stories.contains(&of.story)) {
            for (claim, evidence) in of.claims.iter().enumerate() {
                if let Some(list) = spots.get_mut(evidence.article) {
                    list.push(Spot { finding, claim, span: evidence.span });
                }
            }
        }
        let flats = all.iter().map(|_| OnceCell::new()).collect();
        let hashes = vec![OnceCell::new(); all.len()];
        Self { dossier, home, stories, articles, names, hashes, texts: OnceCell::new(), flats, spots }
    }

    /// The hash of an article's text.
    fn hash(&self, article: usize) -> &str {
        let text = || self.dossier.articles.get(article).map_or("", |article| article.text.as_str());
        self.hashes.get(article).map_or("", |hash| hash.get_or_init(|| text_hash(text())))
    }

    /// The articles with a text.
    fn of_text(&self, hash: &str) -> &[usize] {
        let texts = self.texts.get_or_init(|| {
            let mut texts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for at in &self.articles {
                texts.entry(self.hash(*at).to_owned()).or_default().push(*at);
            }
            texts
        });
        texts.get(hash).map(Vec::as_slice).unwrap_or_default()
    }

    /// An article's text with single spaces.
    pub(super) fn flat(&self, article: usize) -> &Flat {
        static NONE: Flat = Flat::EMPTY;
        let text = self.dossier.articles.get(article).map_or("", |article| article.text.as_str());
        self.flats.get(article).map_or(&NONE, |flat| flat.get_or_init(|| Flat::new(text)))
    }

    /// The claims of findings on some words of an article.
    pub(super) fn spots(&self, article: usize, span: Span) -> impl Iterator<Item = Spot> {
        self.spots.get(article).into_iter().flatten().filter(move |spot| spot.span.overlaps(span)).copied()
    }

    /// The finding at a position.
    pub(super) fn finding(&self, at: usize) -> Option<&'a Finding> {
        self.dossier.findings.get(at)
    }

    /// The article that a side speaks of, by its whole text or else by its name.
    fn article(&self, side: &Side) -> Option<usize> {
        let named = self.names.get(&side.article).copied();
        // All texts are looked at only where this one has changed: they are many.
        named.filter(|at| self.hash(*at) == side.text).or_else(|| self.of_text(&side.text).first().copied()).or(named)
    }

    /// Where the words of every side are now.
    pub(super) fn look(&self, sides: &[Side], story: &str) -> Vec<Whereabouts> {
        let known: Vec<Option<usize>> = sides.iter().map(|side| self.article(side)).collect();
        let mut renamed: BTreeMap<&str, usize> = BTreeMap::new();
        let mut all = Vec::new();
        for (side, direct) in sides.iter().zip(&known) {
            let own = direct.or_else(|| renamed.get(side.article.as_str()).copied());
            if let Some(article) = own {
                let places = side.anchor.places(self.flat(article));
                if !places.is_empty() {
                    all.push(Whereabouts::Found(article, places));
                    continue;
                }
            }
            if direct.is_none() && self.is_elsewhere(&side.article, story) {
                all.push(Whereabouts::Elsewhere);
                continue;
            }
            // What another side speaks of is no new name for this one.
            let taken = |at: &usize| {
                sides.iter().zip(&known).any(|(other, of)| other.article != side.article && *of == Some(*at))
            };
            let sure = SURE.min(side.anchor.context());
            let other = self.articles.iter().copied().filter(|at| !taken(at)).find_map(|at| {
                let mut places = side.anchor.places(self.flat(at));
                places.retain(|place| place.context() >= sure);
                (!places.is_empty()).then_some((at, places))
            });
            all.push(match (other, own) {
                (Some((article, places)), _) => {
                    renamed.insert(&side.article, article);
                    Whereabouts::Found(article, places)
                }
                (None, Some(article)) => Whereabouts::Changed(article),
                (None, None) => Whereabouts::Gone,
            });
        }
        all
    }

    /// Whether an article that is not in the run may still be where it was.
    fn is_elsewhere(&self, name: &str, story: &str) -> bool {
        match name.split_once('#') {
            Some((file, _)) => {
                !self.stories.contains(story) && (file.starts_with('<') || self.home.join(file).exists())
            }
            None => self.home.join(name).exists(),
        }
    }
}

/// The hash by which an article is known under another name.
pub(super) fn text_hash(text: &str) -> String {
    fingerprint::hash([text])
}

/// The day of an article as a decision keeps it; empty where it has none.
pub(super) fn day(article: &Article) -> String {
    article.published.map(|day| day.to_string()).unwrap_or_default()
}
