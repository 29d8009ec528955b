//! Which named number each quantity of a sentence is.
//!
//! A sentence may hold several numbers and several names of numbers (`1,312 people had been injured and about 9,000 had
//! nowhere to sleep`). Every pair gets a cost from the words between; the cheapest pairs are tied first, and neither a
//! number nor a name is tied twice.

use std::ops::Range;

use super::amount::Number;
use super::barred::{barred, counts_own};
use super::nouns::{NOUNS, sized};
use super::scene::Scene;
use crate::mentions::{Dimension, Precision, Quantity, Value};
use crate::rules::{Hit, Measure, Params, Part, RuleIndex};
use crate::text::{Document, Tag, VerbGroup};

/// A number tied to the words that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tie {
    /// The measure's rule.
    pub(super) rule: RuleIndex,
    /// The words.
    pub(super) tokens: Range<u32>,
}

/// How far a name may stand from its number, in tokens.
const REACH: u32 = 14;

/// The largest cost at which a number still belongs to a rule's words.
const MOST_COST: u32 = 12;

/// The tie of every number, if it has one.
pub(super) fn assign(scene: &Scene<'_>, article: usize, numbers: &[Number<'_>]) -> Vec<Option<Tie>> {
    let mut pairs = Vec::new();
    for at in 0..numbers.len() {
        candidates(scene, article, numbers, at, &mut pairs);
    }
    // Cheapest first; among equals the user's rule goes before a built-in one, and the longer phrase says more; then
    // order of place and rule.
    let rules = &scene.story.rules.list;
    pairs.sort_by_key(|(cost, at, tie)| {
        (
            *cost,
            rules[tie.rule].builtin,
            tie.tokens.start.abs_diff(tie.tokens.end).wrapping_neg(),
            *at,
            tie.tokens.start,
            tie.rule,
        )
    });
    let mut ties: Vec<Option<Tie>> = vec![None; numbers.len()];
    let mut taken: Vec<Range<u32>> = Vec::new();
    for (_, at, tie) in pairs {
        let free = !taken.iter().any(|other| other.start < tie.tokens.end && tie.tokens.start < other.end);
        if free && ties[at].is_none() {
            taken.push(tie.tokens.clone());
            ties[at] = Some(tie);
        }
    }
    ties
}

/// Every name of a number within reach of one number, with its cost.
fn candidates(
    scene: &Scene<'_>,
    article: usize,
    numbers: &[Number<'_>],
    at: usize,
    pairs: &mut Vec<(u32, usize, Tie)>,
) {
    let document = scene.document(article);
    let Number { mention, quantity } = &numbers[at];
    let Some(sentence) = document.sentences.get(mention.sentence as usize) else { return };
    let reach = mention.tokens.start.saturating_sub(REACH).max(sentence.tokens.start)
        ..(mention.tokens.end + REACH).min(sentence.tokens.end);
    for hit in scene.hits_in(article, reach) {
        let Params::Measure(measure) = scene.story.rules.list[hit.rule].params() else { continue };
        let hit = &told_of(scene, article, hit);
        if !matches!(hit.part, Part::Head | Part::Verb | Part::Action) || !fits(measure, quantity) {
            continue;
        }
        if hit.part == Part::Head
            && (taken_by_noun(document, mention.tokens.start, hit) || describes_noun(document, &mention.tokens, hit))
        {
            continue;
        }
        if let Some(cost) = cost(scene, article, numbers, at, hit)
            && cost <= MOST_COST
        {
            pairs.push((cost, at, Tie { rule: hit.rule, tokens: hit.tokens.start..hit.tokens.end }));
        }
    }
}

/// A noun that counts other things, too, read as a head where its sentence speaks of what the rule is about: `400 patients` of
/// a trial, not of a hospital.
pub(super) fn told_of(scene: &Scene<'_>, article: usize, hit: &Hit) -> Hit {
    if hit.part != Part::Shared {
        return *hit;
    }
    let sentence = scene.document(article).sentence_of(hit.tokens.start);
    let about = |other: &Hit| other.rule == hit.rule && other.part == Part::About;
    let told = scene.hits_in(article, sentence).any(about);
    if told { Hit { part: Part::Head, ..*hit } } else { *hit }
}

/// Whether the number hangs on another noun by `of` than the words of a hit: `the merger would bring savings of $450
/// million`. A noun that only says that there is a number (`a total of`, `a record of`) hands it on.
fn taken_by_noun(document: &Document, number: u32, hit: &Hit) -> bool {
    let mut of = number;
    while of > hit.tokens.end && number - of < 3 && document.lower(of - 1) != "of" {
        of -= 1;
    }
    let Some(noun) = of.checked_sub(2).filter(|noun| *noun >= hit.tokens.end && document.lower(of - 1) == "of") else {
        return false;
    };
    let names = document.tag(noun) == Tag::Noun && !NOUNS.of_numbers.contains(document.lemma(noun));
    names && sized(document, noun).is_none_or(|at| at < hit.tokens.end)
}

/// Whether the words of a hit only describe the noun behind them: `cost savings` are no cost. A noun that says that there is
/// a number (`cost total`) is described by what the number is of, and a `240-seat parliament` has its seats.
fn describes_noun(document: &Document, number: &Range<u32>, hit: &Hit) -> bool {
    let next = hit.tokens.end;
    let joined = number.end + 1 == hit.tokens.start && document.lower(number.end) == "-";
    !joined
        && !number.contains(&next)
        && document.tag(next) == Tag::Noun
        && document.tag(next - 1) == Tag::Noun
        && document.phrase_at(next - 1).is_some_and(|phrase| phrase.tokens.contains(&next))
        && !NOUNS.of_numbers.contains(document.lemma(next))
        && sized(document, next).is_none()
}

/// Whether a measure may have a quantity's unit: by dimension, by unit, or a bare number where counts are meant.
pub(super) fn fits(measure: &Measure, quantity: &Quantity) -> bool {
    // `6.8 monster quake`: nobody counts in decimals.
    let decimal = quantity.low.fract() != 0.0 && quantity.unit.dimension == Dimension::Count;
    let dimension = if decimal { Dimension::None } else { quantity.unit.dimension };
    // `hundreds` counts things; nobody rates a quake or gives a rate by it.
    if quantity.precision == Precision::Between && dimension == Dimension::None && quantity.high >= 20.0 {
        return measure.units.is_empty() || measure.units.iter().any(|unit| unit == "count");
    }
    if measure.units.is_empty() {
        return !matches!(dimension, Dimension::Share | Dimension::Points | Dimension::Score);
    }
    let counted = matches!(dimension, Dimension::None | Dimension::Count) && quantity.low.fract() == 0.0;
    measure.units.iter().any(|unit| {
        unit == dimension.name()
            || *unit == quantity.unit.name
            || counted && unit == "count"
            // `a net profit of 23 million`: the currency goes without saying.
            || dimension == Dimension::None && unit == "money" && quantity.low >= 100_000.0
    })
}

/// The cost of tying a number to a rule's words; none where the words between forbid it.
fn cost(scene: &Scene<'_>, article: usize, numbers: &[Number<'_>], at: usize, hit: &Hit) -> Option<u32> {
    let document = scene.document(article);
    let Number { mention, quantity } = &numbers[at];
    let hit_tokens = hit.tokens.start..hit.tokens.end;
    // What befell the things counted says more than what they are: `killed 14 passengers` counts the dead.
    if quantity.head.is_some_and(|head| hit_tokens.contains(&head)) {
        return Some(if quantity.unit.dimension == Dimension::Count { 3 } else { 0 });
    }
    if hit.tokens.start < mention.tokens.end && mention.tokens.start < hit.tokens.end {
        return Some(0);
    }
    // A score is of the match that its clause tells of, whatever names stand between (`beat Mora Town 3-1`).
    if quantity.unit.dimension == Dimension::Score {
        let clause = scene.clause_at(article, mention.tokens.start);
        return (clause == scene.clause_at(article, hit.tokens.start)).then_some(1);
    }
    let after = hit.tokens.start >= mention.tokens.end;
    let between = if after { mention.tokens.end..hit.tokens.start } else { hit.tokens.end..mention.tokens.start };
    let own = counts_own(document, &numbers[at]);
    if barred(scene, article, &numbers[at], (hit, between.clone()), own) {
        return None;
    }
    let dimension = quantity.unit.dimension;
    // Another number of the sort nearer to the same words has the better claim to them.
    let rival = |other: &&Number<'_>| {
        let tokens = &other.mention.tokens;
        tokens.start >= between.start && tokens.end <= between.end && other.quantity.unit.dimension == dimension
    };
    let rivals = 6 * u32::try_from(numbers.iter().filter(rival).count()).unwrap_or(6);
    if hit.part == Part::Head && !after && subject_of(scene, article, hit, mention.tokens.start) {
        return Some(3 + rivals);
    }
    let times: Vec<Range<u32>> = scene
        .mentions_in(article, between.clone())
        .filter(|(_, other)| matches!(other.value, Value::Time(_)))
        .map(|(_, other)| other.tokens.clone())
        .collect();
    // `in a company of 4,100, would be losing`: what stands under a preposition is no subject.
    if hit.part == Part::Verb && after && under_preposition(scene, article, mention.tokens.start) {
        return None;
    }
    let mut cost = 1 + rivals;
    // `a dividend in the height of 3 million`: the size between says nothing of its own.
    let sizes = |token: &u32| sized(document, *token).is_none();
    for token in between.clone().filter(|token| !times.iter().any(|time| time.contains(token))).filter(sizes) {
        cost += match document.lower(token) {
            // `Revenue: 421m`, as in a table.
            ":" if !after && token + 1 == mention.tokens.start && hit.tokens.end == token => 0,
            ";" | ":" | "?" | "!" => return None,
            "-" if document.tokens.get(token as usize).is_some_and(|token| token.space_before) => return None,
            "and" | "or" | "but" | "while" | "," if starts_number(numbers, token + 1) => return None,
            "," | "(" if hit.part != Part::Head => return None,
            "," | "and" | "but" | "while" | "(" | ")" | "or" => 3,
            _ => match document.tag(token) {
                // Another noun between a number and a verb takes the verb for itself.
                Tag::Noun | Tag::Propn if hit.part != Part::Head => return None,
                // A name behind its number stands in the same phrase.
                Tag::Verb if hit.part == Part::Head && after => return None,
                // `1.4 million driven from their homes`, `280 million a year after the merger`: no number of homes, no price
                // of a merger.
                Tag::Adp if hit.part == Part::Head && after && !within(document.lower(token)) => return None,
                Tag::Adj | Tag::Adv | Tag::Punct | Tag::Aux => 0,
                Tag::Adp | Tag::Det | Tag::Part | Tag::Pron => 1,
                _ => 2,
            },
        };
    }
    let own = own && !number_of(document, hit, &between);
    cost += match hit.part {
        // A counted noun of its own (`five warships`) is not a number of something else.
        Part::Head if own => 6,
        // A name before its number is tied to it by a word: `a toll of 63`, `stood at 63`.
        Part::Head if !after && !between.is_empty() && !tied(document, mention.tokens.start) => 5,
        Part::Verb if !after => 8,
        Part::Action if after && !passive(document, hit) => 8,
        Part::Verb | Part::Action => 1,
        _ => 0,
    };
    Some(cost)
}

/// `a majority of 312 votes`: whether a noun that only names a number stands right before it, joined by `of`; then the
/// votes are its unit.
fn number_of(document: &Document, hit: &Hit, between: &Range<u32>) -> bool {
    let noun = document.lemma(hit.tokens.end.saturating_sub(1));
    hit.part == Part::Head
        && (NOUNS.of_numbers.contains(noun) || NOUNS.differences.contains(noun))
        && between.start == hit.tokens.end
        && between.len() == 1
        && document.lower(between.start) == "of"
}

/// Whether a preposition behind a number leads to what the number is of: `40 million of debt`, `12 million in aid`. Others
/// lead to something else.
fn within(preposition: &str) -> bool {
    matches!(preposition, "of" | "in" | "as" | "per")
}

/// Whether a name is the subject of the verb that a number stands behind (`Revenue in the quarter rose 8% to 412m`), with
/// a word of place between verb and number.
fn subject_of(scene: &Scene<'_>, article: usize, hit: &Hit, number: u32) -> bool {
    let document = scene.document(article);
    let Some(clause) = scene.clause_at(article, number).map(|at| &scene.clauses(article)[at]) else { return false };
    let Some(group) = clause.group(document) else { return false };
    let named = [clause.subject, clause.object].into_iter().flatten().any(|argument| {
        let phrase = document.noun_phrases.get(argument.phrase as usize);
        // A participle before it (`Operating profit`) may have been left out of the phrase.
        phrase.is_some_and(|phrase| phrase.tokens.start < hit.tokens.end && hit.tokens.end <= phrase.tokens.end)
    });
    named && group.tokens.end <= number && hit.tokens.end <= group.tokens.start && tied(document, number)
}

/// Whether the word before a number ties it to what stands before.
fn tied(document: &Document, number: u32) -> bool {
    let Some(before) = number.checked_sub(1) else { return false };
    matches!(document.lower(before), "to" | "at" | "of" | "by")
        || matches!(
            document.lemma(before),
            "be" | "reach" | "total" | "exceed" | "number" | "measure" | "top" | "hit" | "pass" | "last"
        )
}

/// Whether a number stands under a preposition that makes it part of another phrase; `a total of 63`
/// and `a death toll of 63` do not.
fn under_preposition(scene: &Scene<'_>, article: usize, number: u32) -> bool {
    let document = scene.document(article);
    let Some(before) = number.checked_sub(1).filter(|at| document.tag(*at) == Tag::Adp) else { return false };
    let Some(counted) = before.checked_sub(1) else { return true };
    let named = scene.hits_in(article, counted..before).any(|hit| hit.part == Part::Head);
    let named = named || sized(document, counted).is_some();
    !named && !matches!(document.lemma(counted), "total" | "number" | "group" | "most" | "some" | "all")
}

/// Whether the verb group of a hit is passive, so that it is said of what stands before it.
fn passive(document: &Document, hit: &Hit) -> bool {
    group_of(document, hit).is_some_and(|group| group.passive)
}

/// The verb group that the words of a hit belong to, or begin.
pub(super) fn group_of<'a>(document: &'a Document, hit: &Hit) -> Option<&'a VerbGroup> {
    let at = document.verb_groups.partition_point(|group| group.tokens.end <= hit.tokens.start);
    document.verb_groups.get(at).filter(|group| group.tokens.start < hit.tokens.end)
}

/// Whether a number begins at a token.
fn starts_number(numbers: &[Number<'_>], token: u32) -> bool {
    let at = numbers.partition_point(|number| number.mention.tokens.start < token);
    numbers.get(at).is_some_and(|number| number.mention.tokens.start <= token + 1)
}

/// Whether the counted noun only says that people or things are counted (`people`, `persons`, `more`).
pub(super) fn generic(document: &Document, quantity: &Quantity) -> bool {
    let Some(head) = quantity.head else { return true };
    matches!(
        document.lemma(head),
        "people" | "person" | "man" | "woman" | "other" | "more" | "thing" | "total" | "figure"
    )
}
