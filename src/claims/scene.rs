//! One story, made ready for the extractors: clauses, entities, folded words.

use std::ops::Range;

use super::Story;
use super::beside::Pairs;
use super::clause::{self, Clause};
use super::currencies::Currencies;
use super::entities::{Entities, EntityId};
use super::numerals::{self, Written};
use super::stance::{Cues, Signals, Stance};
use super::standing::{self, StandIns};
use super::vocabulary::{Key, Vocabulary};
use crate::calendar::{Date, DateTime};
use crate::mentions::{Mention, NameKind, Quantity, Quote, Value};
use crate::rules::{Hit, Params, Part, Rule, RuleIndex};
use crate::text::{Document, Sentence, Span, Tag};

/// A story with everything that several extractors need, computed once.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The story.
    pub story: Story<'a>,
    /// Who is who.
    pub entities: Entities,
    /// The folded words of all articles.
    pub vocabulary: Vocabulary,
    clauses: Vec<Vec<Clause>>,
    keys: Vec<Vec<Option<Key>>>,
    /// The setting of each sentence of each article; see [`Scene::setting`].
    settings: Vec<Vec<Vec<Key>>>,
    /// The numbers that each article writes.
    numbers: Vec<Vec<Written>>,
    /// The names that stand side by side.
    pairs: Pairs,
    sums: Vec<RuleIndex>,
    quotes: Vec<RuleIndex>,
    /// Where the quotes of each article stand among its mentions.
    spoken: Vec<Vec<usize>>,
    /// Where its quantities do.
    measured: Vec<Vec<usize>>,
    cues: &'static Cues,
    signals: Vec<Signals>,
    /// Days from its first article to its last.
    days: i64,
    /// Whose money the story speaks of.
    pub(super) currencies: Currencies,
}

impl<'a> Scene<'a> {
    /// Reads the clauses, ties the names, folds the words.
    pub fn new(story: Story<'a>) -> Self {
        let entities = Entities::resolve(&story);
        let stand_ins = standing::read(&story, &entities);
        let mut vocabulary = Vocabulary::default();
        let keys: Vec<Vec<Option<Key>>> = (0..story.documents.len())
            .map(|article| fold(&story, article, &entities, &stand_ins[article], &mut vocabulary))
            .collect();
        for (document, keys) in story.documents.iter().zip(&keys) {
            for sentence in &document.sentences {
                vocabulary.count(&distinct(keys, sentence.tokens.clone()));
            }
        }
        vocabulary.weigh();
        let clauses = story.documents.iter().map(clause::read).collect();
        let cues = Cues::builtin();
        let signals = story.documents.iter().map(|document| cues.signals(document)).collect();
        let of_kind = |kind| story.rules.of_kind(kind).map(|(at, _)| at).collect();
        let (sums, quotes) = (of_kind("arithmetic"), of_kind("quote"));
        let published = || story.articles.iter().filter_map(|article| article.published);
        let ends = published().min().zip(published().max());
        let days = ends.and_then(|(first, last)| first.until(last).ok()).map_or(0, |span| i64::from(span.get_days()));
        let of_articles = |kind: fn(&Value) -> bool| story.mentions.iter().map(|own| places(own, kind)).collect();
        let spoken = of_articles(|value| matches!(value, Value::Quote(_)));
        let measured = of_articles(|value| matches!(value, Value::Quantity(_)));
        let currencies = Currencies::gather(&story);
        let settings = story.documents.iter().zip(&keys).map(|(document, keys)| settings(document, keys)).collect();
        let numbers = story.documents.iter().map(numerals::all).collect();
        let pairs = Pairs::read(&story, &entities);
        Self {
            story,
            entities,
            vocabulary,
            clauses,
            keys,
            settings,
            numbers,
            pairs,
            sums,
            quotes,
            spoken,
            measured,
            cues,
            signals,
            days,
            currencies,
        }
    }

    /// Whether the story is told day by day, so that even two articles of one day may tell of two states.
    pub fn is_followed(&self) -> bool {
        self.days >= FOLLOWED_DAYS
    }

    /// The day of one article, as far as it is known.
    pub fn published(&self, article: usize) -> Option<Date> {
        self.story.articles.get(article).and_then(|article| article.published)
    }

    /// How many days before an article a moment lies, where the article is dated.
    pub fn days_before(&self, article: usize, moment: DateTime) -> Option<i64> {
        let span = moment.date().until(self.published(article)?).ok()?;
        Some(i64::from(span.get_days()))
    }

    /// One article's document.
    pub fn document(&self, article: usize) -> &'a Document {
        &self.story.documents[article]
    }

    /// One article's mentions.
    pub fn mentions(&self, article: usize) -> &'a [Mention] {
        &self.story.mentions[article]
    }

    /// The quotes among one article's mentions, in order.
    pub(super) fn spoken(&self, article: usize) -> impl Iterator<Item = &'a Quote> {
        let mentions = self.mentions(article);
        self.spoken[article].iter().filter_map(|at| match &mentions.get(*at)?.value {
            Value::Quote(quote) => Some(quote),
            _ => None,
        })
    }

    /// The quantities of one article that lie in some words or touch them, with the words they were recognised in.
    pub fn quantities(&self, article: usize, span: Span) -> impl Iterator<Item = (&'a Quantity, Span)> {
        let mentions = self.mentions(article);
        let places = &self.measured[article];
        // They do not overlap, so that their ends are in order too.
        let from = places.partition_point(|at| mentions[*at].span.end() <= span.start());
        let upto = places.partition_point(|at| mentions[*at].span.start() < span.end());
        places[from..upto.max(from)].iter().filter_map(|at| match &mentions[*at].value {
            Value::Quantity(quantity) => Some((quantity, mentions[*at].span)),
            _ => None,
        })
    }

    /// One article's rule hits.
    pub fn hits(&self, article: usize) -> &'a [Hit] {
        &self.story.hits[article]
    }

    /// One article's clauses.
    pub fn clauses(&self, article: usize) -> &[Clause] {
        &self.clauses[article]
    }

    /// The rules that ask for a sum.
    pub(super) fn sums(&self) -> impl Iterator<Item = (RuleIndex, &'a Rule)> {
        self.sums.iter().map(|at| (*at, &self.story.rules.list[*at]))
    }

    /// The rule for two quotes, one of them in an article's sentence: of those whose speakers are named there the user's
    /// first, else the one that names no speakers.
    pub fn quote_rule(&self, places: [(usize, u32); 2]) -> Option<RuleIndex> {
        let named = |rule: &RuleIndex| {
            places.iter().any(|(article, sentence)| {
                let sentence = self.document(*article).sentences.get(*sentence as usize);
                let tokens = sentence.map_or(0..0, |sentence| sentence.tokens.clone());
                self.hits_in(*article, tokens).any(|hit| hit.rule == *rule && hit.part == Part::Term)
            })
        };
        let list = |rule: &RuleIndex| &self.story.rules.list[*rule];
        let open = |rule: &&RuleIndex| matches!(list(rule).params(), Params::Quote(play) if play.speakers.is_empty());
        let named = self.quotes.iter().filter(|rule| named(rule)).min_by_key(|rule| (list(rule).builtin, **rule));
        named.or_else(|| self.quotes.iter().filter(open).min_by_key(|rule| (list(rule).builtin, **rule))).copied()
    }

    /// How many articles there are.
    pub fn articles(&self) -> usize {
        self.story.articles.len()
    }

    /// The clause that a token stands in, as an index into [`Scene::clauses`].
    pub fn clause_at(&self, article: usize, token: u32) -> Option<usize> {
        let clauses = &self.clauses[article];
        let at = clauses.partition_point(|clause| clause.tokens.start <= token).checked_sub(1)?;
        (token < clauses[at].tokens.end).then_some(at)
    }

    /// The folded words of a range of tokens, in order.
    pub(super) fn words(&self, article: usize, tokens: Range<u32>) -> impl Iterator<Item = Key> + '_ {
        words(&self.keys[article], tokens).iter().flatten().copied()
    }

    /// The distinct folded words of a range of tokens, sorted.
    pub fn keys(&self, article: usize, tokens: Range<u32>) -> Vec<Key> {
        distinct(&self.keys[article], tokens)
    }

    /// The distinct folded words of a sentence, and of the one before where it leans on that with a pronoun (`It ran
    /// without a break`); sorted.
    pub fn setting(&self, article: usize, sentence: usize) -> &[Key] {
        self.settings[article].get(sentence).map(Vec::as_slice).unwrap_or_default()
    }

    /// The numbers that begin in a range of tokens of one sentence, in order.
    pub(super) fn numbers(&self, article: usize, tokens: Range<u32>) -> &[Written] {
        let numbers = &self.numbers[article];
        let place = |token: u32| numbers.partition_point(|number| number.tokens.start < token);
        &numbers[place(tokens.start)..place(tokens.end)]
    }

    /// Whether an article names two places in one breath: `Split, on the Croatian coast`, `Lesk, a town in Senn county`.
    pub fn are_side_by_side(&self, one: EntityId, other: EntityId) -> bool {
        self.pairs.have(one, other)
    }

    /// The folded word of one token; none for words without content.
    pub fn key(&self, article: usize, token: u32) -> Option<Key> {
        self.keys[article].get(token as usize).copied().flatten()
    }

    /// The mentions that begin in a range of tokens.
    pub fn mentions_in(&self, article: usize, tokens: Range<u32>) -> impl Iterator<Item = (usize, &'a Mention)> {
        let mentions = self.mentions(article);
        let document = self.document(article);
        let start = document.tokens.get(tokens.start as usize).map_or(u32::MAX, |token| token.span.start());
        let from = mentions.partition_point(|mention| mention.span.start() < start);
        mentions[from..]
            .iter()
            .enumerate()
            .take_while(move |(_, mention)| mention.tokens.start < tokens.end)
            .map(move |(at, mention)| (from + at, mention))
    }

    /// The rule hits that begin in a range of tokens.
    pub fn hits_in(&self, article: usize, tokens: Range<u32>) -> impl Iterator<Item = &'a Hit> {
        let hits = self.hits(article);
        let from = hits.partition_point(|hit| hit.tokens.start < tokens.start);
        hits[from..].iter().take_while(move |hit| hit.tokens.start < tokens.end)
    }

    /// The entity of a name mention.
    pub fn entity(&self, article: usize, mention: &Mention) -> Option<EntityId> {
        match &mention.value {
            Value::Name(name) => self.entities.find(article, name.entity),
            _ => None,
        }
    }

    /// How the words at a token are put forward.
    pub fn stance(&self, article: usize, token: u32) -> Stance {
        match self.clause_at(article, token) {
            Some(nth) => {
                self.cues.stance(self.document(article), &self.signals[article], &self.clauses[article], nth, token)
            }
            None => Stance::Asserted,
        }
    }

    /// Whether the words of a range call their figure superseded (`initially`, `later lowered`).
    pub fn superseded(&self, article: usize, tokens: Range<u32>) -> bool {
        self.cues.superseded(self.document(article), &self.signals[article], tokens)
    }

    /// Whether a negating word outside verb groups stands in a range.
    pub fn negated(&self, article: usize, tokens: Range<u32>) -> bool {
        self.cues.negated(self.document(article), &self.signals[article], tokens)
    }
}

/// A story that runs so many days from its first article to its last is followed, and told day by day.
const FOLLOWED_DAYS: i64 = 3;

/// Pronouns that may stand for something of the sentence before; a closed class of English.
const PRONOUNS: [&str; 9] = ["it", "they", "them", "this", "these", "those", "he", "him", "she"];

/// A sentence of up to so many tokens says little by itself, wherever its pronoun stands.
const SHORT: usize = 12;

/// In a longer one the pronoun must be among the first tokens, else it most likely stands for something in the sentence.
const OPENING: u32 = 4;

/// Where the mentions of one kind stand.
fn places(mentions: &[Mention], of: impl Fn(&Value) -> bool) -> Vec<usize> {
    mentions.iter().enumerate().filter(|(_, mention)| of(&mention.value)).map(|(at, _)| at).collect()
}

/// The keys of a range of tokens.
fn words(keys: &[Option<Key>], tokens: Range<u32>) -> &[Option<Key>] {
    keys.get(tokens.start as usize..tokens.end as usize).unwrap_or_default()
}

/// The distinct keys of a range of tokens, sorted.
fn distinct(keys: &[Option<Key>], tokens: Range<u32>) -> Vec<Key> {
    let all = words(keys, tokens);
    let mut keys = Vec::with_capacity(all.len());
    keys.extend(all.iter().flatten());
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What [`Scene::setting`] gives for each sentence of an article.
fn settings(document: &Document, keys: &[Option<Key>]) -> Vec<Vec<Key>> {
    let leans = |tokens: &Range<u32>| {
        let upto = if tokens.len() > SHORT { tokens.start + OPENING } else { tokens.end };
        (tokens.start..upto).any(|token| PRONOUNS.contains(&document.lower(token)))
    };
    let setting = |(at, own): (usize, &Sentence)| {
        let before = at.checked_sub(1).and_then(|before| document.sentences.get(before));
        let before = before.filter(|before| before.block.speaks() && leans(&own.tokens));
        distinct(keys, before.unwrap_or(own).tokens.start..own.tokens.end)
    };
    document.sentences.iter().enumerate().map(setting).collect()
}

/// The folded word of every token: an entity, a class of synonyms, or a lemma; none for words without content.
fn fold(
    story: &Story<'_>,
    article: usize,
    entities: &Entities,
    stand_ins: &StandIns,
    vocabulary: &mut Vocabulary,
) -> Vec<Option<Key>> {
    let document = &story.documents[article];
    let mut keys: Vec<Option<Key>> = vec![None; document.tokens.len()];
    let mut known: Vec<Option<Key>> = vec![None; document.words().len()];
    for ((number, token), slot) in (0..).zip(&document.tokens).zip(&mut keys) {
        if has_content(document, number)
            && let Some(known) = known.get_mut(token.lemma.index())
        {
            *slot = Some(*known.get_or_insert_with(|| vocabulary.intern(document.lemma(number))));
        }
    }
    for hit in &story.hits[article] {
        let rule = &story.rules.list[hit.rule];
        if matches!((rule.params(), hit.part), (Params::Words(_) | Params::Variants(_), Part::Term)) {
            let key = vocabulary.class(hit.rule, &rule.id);
            set(&mut keys, hit.tokens.start..hit.tokens.end, key);
        }
    }
    for mention in &story.mentions[article] {
        if let Some(key) = value_key(mention) {
            let key = vocabulary.intern(&key);
            set(&mut keys, mention.tokens.start..mention.tokens.start + 1, key);
        }
        if let Value::Name(name) = &mention.value
            && let Some(entity) = entities.find(article, name.entity)
        {
            let key = vocabulary.entity(entity);
            set(&mut keys, mention.tokens.clone(), key);
        }
    }
    for (tokens, entity) in stand_ins {
        let key = vocabulary.intern(&format!("@{entity}"));
        set(&mut keys, tokens.clone(), key);
    }
    keys
}

/// A telling value as a word: two sentences that both say 23 million, or both 13 January, speak of one thing more likely
/// than two that share a verb. Small and round numbers tell nothing.
fn value_key(mention: &Mention) -> Option<String> {
    match &mention.value {
        Value::Quantity(quantity) if quantity.low == quantity.high && quantity.digits >= 2 => {
            // Large figures go without their unit as often as with it.
            let unit = if quantity.low >= LARGE { "" } else { quantity.unit.dimension.name() };
            Some(format!("#{} {unit}", quantity.low).trim_end().to_owned())
        }
        // A clock time of a story stands for one event, however it is written.
        Value::Time(timex) if timex.clock.is_some() && !timex.is_half_open() => {
            timex.clock.map(|clock| format!("#{:02}:{:02}", clock.hour(), clock.minute()))
        }
        Value::Time(timex) if timex.timex.len() == 10 && timex.earliest.is_some() => Some(format!("#{}", timex.timex)),
        _ => None,
    }
}

/// From here on a figure with two significant digits names its subject nearly by itself.
const LARGE: f64 = 1_000.0;

/// Puts one key on a range of tokens; the other tokens of the range carry none, so that a phrase counts once.
fn set(keys: &mut [Option<Key>], tokens: Range<u32>, key: Key) {
    for (nth, slot) in keys.iter_mut().take(tokens.end as usize).skip(tokens.start as usize).enumerate() {
        *slot = (nth == 0).then_some(key);
    }
}

/// Nouns, verbs, adjectives, adverbs and names carry content; function words, numbers and marks do not.
fn has_content(document: &Document, token: u32) -> bool {
    matches!(document.tag(token), Tag::Noun | Tag::Verb | Tag::Adj | Tag::Adv | Tag::Propn)
        && document.word(token).chars().next().is_some_and(char::is_alphabetic)
        && !matches!(
            document.lemma(token),
            "be" | "have"
                | "do"
                | "say"
                | "make"
                | "get"
                | "also"
                | "then"
                | "now"
                | "more"
                | "such"
                | "other"
                | "very"
        )
}

impl Scene<'_> {
    /// Whether a key is a large figure.
    pub fn is_figure(&self, key: Key) -> bool {
        let name = self.vocabulary.name(key).strip_prefix('#');
        name.and_then(|figure| figure.parse::<f64>().ok()).is_some_and(|figure| figure >= LARGE)
    }

    /// Whether a key is a person with a name, or a name of unknown sort.
    pub fn is_person(&self, key: Key) -> bool {
        let id = self.vocabulary.name(key).strip_prefix('@').and_then(|id| id.parse::<usize>().ok());
        let entity = id.and_then(|id| self.entities.list.get(id));
        entity.is_some_and(|entity| matches!(entity.kind, NameKind::Person | NameKind::Other))
    }

    /// A key as a reader knows it: an entity by its name, a class by its first word, else the lemma.
    pub fn readable(&self, key: Key) -> String {
        let name = self.vocabulary.name(key);
        if let Some(entity) = name.strip_prefix('@').and_then(|id| id.parse::<usize>().ok()) {
            return self.entities.list.get(entity).map(|entity| entity.name.clone()).unwrap_or_default();
        }
        if let Some(rule) = self.vocabulary.rule(key).and_then(|rule| self.story.rules.list.get(rule))
            && let Params::Words(phrases) | Params::Variants(phrases) = rule.params()
        {
            // The marker of the part of speech is for the matcher.
            let first = phrases.first().unwrap_or_default();
            let marked = first.split_once(' ').filter(|(mark, _)| matches!(*mark, "to" | "a" | "an"));
            return marked.map_or(first, |(_, words)| words).to_owned();
        }
        name.trim_start_matches('#').to_owned()
    }
}
