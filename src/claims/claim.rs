//! What a claim is.

use serde::Serialize;

use super::as_of::{self, AsOf};
use super::entities::EntityId;
use super::heads::Head;
use super::occupation::Living;
use super::office::Post;
use super::rank::Rank;
use super::scene::Scene;
use super::source;
use super::stance::Stance;
use super::vocabulary::Key;
use crate::calendar::Weekday;
use crate::mentions::{Change, Dimension, Direction, Quantity, Timex};
use crate::rules::RuleIndex;
use crate::text::Span;

/// The kinds of claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimKind {
    /// A number of something: `214 dead`.
    Amount,
    /// Somebody's age.
    Age,
    /// A rise, a fall, a doubling.
    Change,
    /// A sum that the reader can do: a part, a whole and its share; a change and its ends.
    Sum,
    /// When something happens.
    When,
    /// A weekday written beside a date.
    Weekday,
    /// Where something happens.
    Place,
    /// One of an exclusive set: virtual or in person.
    Choice,
    /// That something happened, is planned, did not happen.
    Event,
    /// Who holds which office.
    Office,
    /// What somebody does for a living.
    Occupation,
    /// What somebody said.
    Quotation,
    /// A count beside the things counted.
    List,
    /// How a name is written.
    Name,
    /// What stands in the slot of a rule's pattern.
    Slot,
    /// What place something has among its like.
    Rank,
    /// Which things make up a list.
    Members,
}

/// What a claim is about: the slot that must be the same before anything else is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A named number of the rules.
    Measure(RuleIndex),
    /// Things counted or measured, by the folded noun.
    Noun(Key, Dimension),
    /// A number that no one noun names; [`Claim::heads`] say what it may be about.
    Figure(Dimension),
    /// Somebody or something with a name.
    Entity(EntityId),
    /// An exclusive set of the rules.
    Choice(RuleIndex),
    /// What a verb says, by the folded verb.
    Event(Key),
    /// Only the words side by side in one sentence of one article (`Wednesday, 5 December`).
    Expression(usize, u32),
    /// Words in quotation marks.
    Speech,
    /// A sum of one article that a rule asks for.
    Sum(RuleIndex, usize),
    /// A place among its like: first, biggest, longest.
    Rank,
    /// A list of names.
    Members,
    /// By how many votes something was decided.
    Margin,
}

/// The value of a claim.
#[derive(Debug, Clone, PartialEq)]
pub enum ClaimValue {
    /// A number.
    Amount(Quantity),
    /// A change.
    Change(Box<Change>),
    /// A date or time.
    Time(Timex),
    /// A weekday.
    Weekday(Weekday),
    /// An option of a choice rule, as its position.
    Option(u16),
    /// Any but this option of a choice rule.
    NotOption(u16),
    /// A place or another thing: the folded words of its phrase, sorted.
    Place(Vec<Key>),
    /// That it is so (true) or is not (false).
    Holds(bool),
    /// An office.
    Office(Box<Post>),
    /// What somebody does for a living.
    Living(Box<Living>),
    /// Words, as they stand in the text.
    Words,
    /// A count that is said (`four towns`).
    Count(usize),
    /// How many items are listed.
    Listed(usize),
    /// A place among its like.
    Rank(Rank),
    /// The items of a list, each by its folded word, sorted.
    Members(Vec<Key>),
}

/// A statement that can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Index of its article.
    pub article: usize,
    /// Index of its sentence.
    pub sentence: u32,
    /// What sort of claim.
    pub kind: ClaimKind,
    /// The words that carry the value and its head.
    pub span: Span,
    /// The slot it fills.
    pub about: About,
    /// The slot in words: a measure's summary, a name, a noun, a verb.
    pub subject: String,
    /// The folded words of its clause, the value left out; sorted.
    pub context: Vec<Key>,
    /// The folded words of its sentence; sorted.
    pub setting: Vec<Key>,
    /// Words that restrict it (`passengers`, `in Kvashieti`); sorted.
    pub scope: Vec<Key>,
    /// Named places that restrict it (`97 in Kvashieti`); sorted.
    pub places: Vec<Key>,
    /// The value.
    pub value: ClaimValue,
    /// How much each word of its setting tells: a word of the clause in full, of the rest of the sentence by [`SETTING`].
    /// Known when its extractor is done, as is the length of this vector.
    pub(crate) weights: Vec<f64>,
    /// Length of that vector.
    pub(crate) length: f64,
    /// How it is put forward.
    pub stance: Stance,
    /// Whom the article quotes for it; none for its own voice.
    pub says: Option<Span>,
    /// When it holds.
    pub as_of: Option<AsOf>,
    /// Whether the words call it superseded (`initially`, `later lowered`).
    pub superseded: bool,
    /// Who or what does it, of claims that hang on a verb; the names that a change may be of; sorted.
    pub doer: Vec<Key>,
    /// Whom or what it is done to; the words that say which of its sort the thing is that changes; sorted.
    pub target: Vec<Key>,
    /// Of numbers and changes: every word that they are tied to, with how firmly; see [`Head`].
    pub heads: Vec<Head>,
    /// The things counted, where their noun says more than the measure (`soldiers` of a death toll).
    pub counted: Option<Key>,
    /// The sorts of happening that a time or a place belongs to; sorted.
    pub happenings: Vec<RuleIndex>,
    /// Whether it speaks of a part of something larger (`of them`, `another nine`).
    pub part: bool,
    /// Whether its own sentence names what its rule is about (`the deal` of a rule on deals), and not the one before.
    pub topical: bool,
    /// The folded words that name what its rule is about, sorted.
    pub topics: Vec<Key>,
}

/// Words of the sentence outside the clause count for less.
pub(crate) const SETTING: f64 = 0.5;

impl Claim {
    /// Takes words out of its context and setting: a value must not vouch for itself.
    pub(super) fn forget(&mut self, keys: &[Key]) {
        for words in [&mut self.context, &mut self.setting] {
            words.retain(|key| !keys.contains(key));
        }
    }

    /// Sets [`Claim::weights`] and [`Claim::length`].
    pub(super) fn weigh(&mut self, vocabulary: &super::Vocabulary) {
        let weight = |key: &Key| {
            let share = if self.context.binary_search(key).is_ok() { 1.0 } else { SETTING };
            share * vocabulary.weight(*key)
        };
        self.weights = self.setting.iter().map(weight).collect();
        self.length = self.weights.iter().map(|weight| weight.powi(2)).sum::<f64>().sqrt();
    }

    /// A claim whose words are `span` and whose value stands at `token`; stance, source, context and as-of are read
    /// from the words around.
    pub(super) fn new(
        scene: &Scene<'_>,
        article: usize,
        kind: ClaimKind,
        about: About,
        span: Span,
        token: u32,
        value: ClaimValue,
    ) -> Self {
        let document = scene.document(article);
        let sentence = document.tokens.get(token as usize).map_or(0, |token| token.sentence);
        let whole = document.sentences.get(sentence as usize).map_or(0..0, |sentence| sentence.tokens.clone());
        let clause = scene.clause_at(article, token).map(|at| scene.clauses(article)[at].tokens.clone());
        let clause = clause.unwrap_or_else(|| whole.clone());
        Self {
            article,
            sentence,
            kind,
            span,
            about,
            subject: about.words(scene),
            context: scene.keys(article, clause.clone()),
            setting: scene.setting(article, sentence as usize).to_vec(),
            scope: Vec::new(),
            places: Vec::new(),
            value,
            weights: Vec::new(),
            length: 0.0,
            stance: scene.stance(article, token),
            says: source::find(scene, article, span, sentence),
            as_of: as_of::find(scene, article, token),
            superseded: scene.superseded(article, clause),
            doer: Vec::new(),
            target: Vec::new(),
            heads: Vec::new(),
            counted: None,
            happenings: Vec::new(),
            part: false,
            topical: false,
            topics: Vec::new(),
        }
    }
}

impl Claim {
    /// Whether it says that something stays as it is: `unchanged`, `frozen`.
    pub(crate) fn is_level(&self) -> bool {
        matches!(&self.value, ClaimValue::Change(change) if change.direction == Direction::Level)
    }
}

impl About {
    /// The slot in words, for a reader.
    pub fn words(self, scene: &Scene<'_>) -> String {
        match self {
            Self::Measure(rule) | Self::Choice(rule) | Self::Sum(rule, _) => {
                scene.story.rules.list.get(rule).map(|rule| rule.summary.to_string()).unwrap_or_default()
            }
            Self::Noun(key, _) | Self::Event(key) => scene.readable(key),
            Self::Entity(id) => scene.entities.list.get(id).map(|entity| entity.name.clone()).unwrap_or_default(),
            Self::Figure(_) => "a figure".to_owned(),
            Self::Expression(..) => "the same expression".to_owned(),
            Self::Speech => "a quote".to_owned(),
            Self::Rank => "a superlative".to_owned(),
            Self::Members => "a list".to_owned(),
            Self::Margin => "the margin of the vote".to_owned(),
        }
    }
}
