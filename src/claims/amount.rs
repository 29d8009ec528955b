//! Numbers of something: how many dead, how strong, how much revenue.
//!
//! A number is tied to what it counts in three ways, surest first: its own noun (`1,312 injured`), a noun that the
//! words join to it (`a magnitude of 6.3`, `the toll stood at 63`), a verb said of it (`63 people perished`).

use std::borrow::Cow;

use super::age;
use super::changed;
use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::heads::{self, Head};
use super::margin;
use super::measures;
use super::scene::Scene;
use super::score;
use super::single;
use super::vocabulary::Key;
use super::zero;
use crate::mentions::{Dimension, Mention, NameKind, Quantity, Timex, TimexKind, Unit, Value};
use crate::rules::{Params, Part, RuleIndex};
use crate::text::{Document, Tag, TokenKind};

/// One claim a quantity that the words tie to something.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let numbers = numbers(scene, article);
    let measures = measures::assign(scene, article, &numbers);
    for (number, measure) in numbers.iter().zip(measures) {
        let mention = number.mention;
        let measure = result_of(scene, article, number).or(measure);
        let won_by = |tie: &measures::Tie| tie.tokens.clone().any(|token| document.lower(token) == "by");
        if margin::is_by_votes(document, mention) && !measure.as_ref().is_some_and(won_by) {
            continue;
        }
        let mut heads = heads::find(scene, article, mention, &number.quantity);
        if number.quantity.unit.dimension == Dimension::Duration && !lasts(scene, article, mention) {
            heads.retain(|head| head.1 >= SURE);
        }
        let Some(about) = about(scene, article, number, measure.as_ref(), &heads) else { continue };
        let mut span = mention.span;
        if let Some(tie) = &measure {
            let both = document.cover(tie.tokens.clone()).cover(span);
            // The head belongs to the words that carry the value where it stands close by.
            if both.len() <= LONGEST_SPAN {
                span = both;
            }
        }
        let value = ClaimValue::Amount(taken(scene, measure.as_ref(), number.quantity.clone().into_owned()));
        let mut claim = Claim::new(scene, article, ClaimKind::Amount, about, span, mention.tokens.start, value);
        claim.scope = scope(scene, article, mention, measure.as_ref().map(|tie| tie.rule));
        claim.places = places(scene, article, mention);
        // `31 percent of the vote` is a share and no part of another number; `left 62 of them needing treatment` is the number
        // of those treated, and a part only behind another number of the same measure.
        let sentence = document.tokens.get(mention.tokens.start as usize).map_or(0, |token| token.sentence);
        let near = |before: &&Claim| before.article == article && before.sentence + 1 >= sentence;
        let same_before = || out.last().filter(near).is_some_and(|before| before.about == about);
        claim.part = number.quantity.unit.dimension != Dimension::Share
            && (pair(document, number)
                || part(document, mention)
                || of_them(document, mention) && (measure.is_none() || same_before())
                || added(document, mention) && same_before());
        claim.forget(&scene.keys(article, mention.tokens.clone()));
        claim.counted = counted(scene, article, number, measure.as_ref());
        claim.heads = heads;
        out.push(claim);
    }
    zero::extract(scene, article, out);
    single::extract(scene, article, out);
    score::extract(scene, article, out);
}

/// A head at least this firm is one that a noun phrase gives.
const SURE: f64 = 0.8;

/// Whether the verb of the clause says how long its subject is (`lasted 18 months`), or the length stands behind `for`.
fn lasts(scene: &Scene<'_>, article: usize, mention: &Mention) -> bool {
    let document = scene.document(article);
    let clause = scene.clause_at(article, mention.tokens.start).map(|at| &scene.clauses(article)[at]);
    let verb = clause.and_then(|clause| clause.group(document)).map_or("", |group| document.lemma(group.head));
    let before = mention.tokens.start.checked_sub(1).map_or("", |at| document.lower(at));
    before == "for"
        || matches!(
            verb,
            "last"
                | "take"
                | "run"
                | "continue"
                | "endure"
                | "span"
                | "be"
                | "spend"
                | "serve"
                | "hold"
                | "require"
                | "need"
        ) && matches!(
            document.tag(mention.tokens.start.saturating_sub(1)),
            Tag::Verb | Tag::Aux | Tag::Adv | Tag::Adj | Tag::Noun
        )
}

/// What a number is about: its measure, the noun it counts or describes, else a figure tied to some head.
fn about(
    scene: &Scene<'_>,
    article: usize,
    number: &Number<'_>,
    measure: Option<&measures::Tie>,
    heads: &[Head],
) -> Option<About> {
    if let Some(tie) = measure {
        return Some(About::Measure(tie.rule));
    }
    let dimension = number.quantity.unit.dimension;
    // A score says nothing by itself: sets, halves and other matches have theirs.
    if dimension == Dimension::Score {
        return None;
    }
    let noun = noun(scene, article, number.mention, &number.quantity).filter(|_| dimension != Dimension::Duration);
    match (noun, heads.is_empty()) {
        (Some(key), _) => Some(About::Noun(key, dimension)),
        (None, true) if dimension == Dimension::Duration => None,
        // A bare small number tied to nothing is a mark of a list or a score; six miles are six miles.
        (None, true) if number.quantity.digits < 2 && number.quantity.high < 1e6 && dimension.is_bare() => None,
        (None, _) => Some(About::Figure(dimension)),
    }
}

/// `lifting the death toll ... to at least 214`: the result of a change is a value of what changed, if it can be one (`the
/// yield on bonds slipped to 3.1 per cent`).
fn result_of(scene: &Scene<'_>, article: usize, number: &Number<'_>) -> Option<measures::Tie> {
    let mention = number.mention;
    let around = mention.tokens.start.saturating_sub(24)..mention.tokens.end + 1;
    scene.mentions_in(article, around).find_map(|(_, other)| match &other.value {
        Value::Change(change) if change.to.as_ref().is_some_and(|to| to.number.overlaps(mention.span)) => {
            match changed::subject(scene, article, change.trigger)? {
                About::Measure(rule) => {
                    let Params::Measure(measure) = scene.story.rules.list[rule].params() else { return None };
                    let tie = measures::Tie { rule, tokens: mention.tokens.clone() };
                    measures::fits(measure, &number.quantity).then_some(tie)
                }
                _ => None,
            }
        }
        _ => None,
    })
}

/// Number and head are shown as one where they fit in so many bytes.
const LONGEST_SPAN: u32 = 48;

/// A quantity that may be a claim.
pub(super) struct Number<'a> {
    /// The mention.
    pub(super) mention: &'a Mention,
    /// Its value; a length of time is one in seconds.
    pub(super) quantity: Cow<'a, Quantity>,
}

/// The quantities of an article that count or measure something, in order.
fn numbers<'a>(scene: &Scene<'a>, article: usize) -> Vec<Number<'a>> {
    let comparable = |quantity: &Quantity| quantity.unit.dimension != Dimension::Ordinal;
    // How old a person is has a claim of its own.
    let is_age = |number: &Number<'_>| {
        number.quantity.unit.dimension == Dimension::Age && age::of_person(scene, article, number.mention)
    };
    let mentions = scene.mentions(article).iter();
    mentions
        .filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) => {
                Some(Number { mention, quantity: in_country(scene, article, mention, quantity) })
            }
            Value::Time(timex) if counted_length(scene.document(article), mention) => {
                Some(Number { mention, quantity: Cow::Owned(seconds(mention, timex)?) })
            }
            _ => None,
        })
        .filter(|number| {
            comparable(&number.quantity)
                && !inside_name(scene, article, number)
                && !is_age(number)
                && !none_of(scene.document(article), number.mention)
                && !changes_by(scene, article, number.mention)
        })
        .collect()
}

/// A sum of money in the currency of the country that the story names.
fn in_country<'a>(scene: &Scene<'a>, article: usize, mention: &Mention, quantity: &'a Quantity) -> Cow<'a, Quantity> {
    match scene.currencies.of(scene.document(article).slice(mention.span), quantity) {
        Some(unit) => Cow::Owned(Quantity { unit: unit.clone(), ..quantity.clone() }),
        None => Cow::Borrowed(quantity),
    }
}

/// Whether a length of time is counted: `18 months`, `a decade`, not the `a year` of `450 million a year`.
fn counted_length(document: &Document, mention: &Mention) -> bool {
    let number = |token: u32| {
        document.tokens.get(token as usize).is_some_and(|token| token.kind == TokenKind::Number)
            || document.tag(token) == Tag::Num
            || matches!(document.lower(token), "half" | "decade" | "dozen" | "fortnight" | "couple" | "century")
    };
    mention.tokens.clone().any(number)
}

/// A length of time as a quantity.
fn seconds(mention: &Mention, timex: &Timex) -> Option<Quantity> {
    let (low, high) = timex.length.filter(|_| timex.kind == TimexKind::Duration)?;
    let unit = Unit { name: "second".to_owned(), dimension: Dimension::Duration, factor: 1.0, offset: 0.0 };
    Some(Quantity { precision: timex.precision, ..Quantity::made(low, high, unit, mention.span) })
}

/// A number as its measure takes it: where ages are meant, `a skeleton of 4,000 years` is one 4,000 years old.
fn taken(scene: &Scene<'_>, measure: Option<&measures::Tie>, mut quantity: Quantity) -> Quantity {
    let params = measure.and_then(|tie| scene.story.rules.list.get(tie.rule)).map(|rule| rule.params());
    let ages = matches!(params, Some(Params::Measure(measure)) if measure.units.iter().any(|unit| unit == Dimension::Age.name()));
    if ages && quantity.unit.dimension == Dimension::Duration {
        quantity.unit.dimension = Dimension::Age;
        quantity.unit.factor /= YEAR;
    }
    quantity
}

/// The seconds of a year; the base unit of ages is the year.
const YEAR: f64 = 365.25 * 86_400.0;

/// Whether the number belongs to a name (`Boeing 747`, `Article 5`).
fn inside_name(scene: &Scene<'_>, article: usize, number: &Number<'_>) -> bool {
    let tokens = &number.mention.tokens;
    let around = tokens.start.saturating_sub(4)..tokens.end;
    // `62 Norwegian soldiers` holds a name and is none.
    let figure = number.quantity.number;
    scene
        .mentions_in(article, around)
        .any(|(_, other)| matches!(&other.value, Value::Name(name) if name.span.overlaps(figure)))
}

/// `none of the 210 jobs`: nothing is said of them.
fn none_of(document: &Document, mention: &Mention) -> bool {
    let mut before = mention.tokens.start.saturating_sub(4)..mention.tokens.start;
    before.any(|token| matches!(document.lower(token), "none" | "neither"))
        && before.any(|token| document.lower(token) == "of")
}

/// The counted noun where it says more than the measure: `soldiers` of a death toll, not `people`, not `dead`.
fn counted(scene: &Scene<'_>, article: usize, number: &Number<'_>, tie: Option<&measures::Tie>) -> Option<Key> {
    let head = number.quantity.head.filter(|_| number.quantity.unit.dimension == Dimension::Count)?;
    // `11 defendants stood trial`: the rule knows the noun, whichever of its words stands closer.
    let by_rule = |tie: &measures::Tie| {
        scene
            .hits_in(article, head..head + 1)
            .any(|hit| hit.rule == tie.rule && matches!(hit.part, Part::Head | Part::Shared))
    };
    let named = tie.is_none_or(|tie| tie.tokens.contains(&head) || by_rule(tie));
    (!named && !measures::generic(scene.document(article), &number.quantity)).then(|| scene.key(article, head))?
}

/// Whether the number is the size of a change (`rose by 31 million`), which is no value of the thing itself.
fn changes_by(scene: &Scene<'_>, article: usize, mention: &Mention) -> bool {
    let around = mention.tokens.start.saturating_sub(24)..mention.tokens.end + 1;
    scene.mentions_in(article, around).any(|(_, other)| match &other.value {
        Value::Change(change) if other.span.overlaps(mention.span) => {
            let end = |end: &Option<Quantity>| end.as_ref().is_some_and(|end| end.number.overlaps(mention.span));
            !end(&change.to)
                && (end(&change.from)
                    || change.difference.as_ref().is_some_and(|difference| difference.number.overlaps(mention.span))
                    || matches!(&mention.value, Value::Quantity(q) if q.unit.dimension == Dimension::Share))
        }
        _ => false,
    })
}

/// What is counted or measured where no rule names it: the counted noun, or for a measure the noun it describes.
fn noun(scene: &Scene<'_>, article: usize, mention: &Mention, quantity: &Quantity) -> Option<Key> {
    let document = scene.document(article);
    if let Some(head) = quantity.head
        && quantity.unit.dimension == Dimension::Count
    {
        return scene.key(article, head);
    }
    // `58-metre vessel`: the head of the phrase the number stands in, unless that is the unit itself.
    let phrase = document.phrase_at(mention.tokens.start);
    let described = phrase.map(|phrase| phrase.head).filter(|head| *head >= mention.tokens.end);
    let clause = || scene.clause_at(article, mention.tokens.start).map(|at| &scene.clauses(article)[at]);
    let subject = || {
        let clause = clause()?;
        let passive = clause.group(document).is_some_and(|group| group.passive);
        let subject = if passive { clause.object } else { clause.subject }?;
        let phrase = document.noun_phrases.get(subject.phrase as usize)?;
        let own = phrase.tokens.contains(&mention.tokens.start) || mention.tokens.contains(&phrase.head);
        (!own).then_some(phrase.head)
    };
    described.or_else(subject).and_then(|head| scene.key(article, head))
}

/// The scope words of its measure in the clause of a number: they make it another number.
pub(super) fn scope(scene: &Scene<'_>, article: usize, mention: &Mention, rule: Option<RuleIndex>) -> Vec<Key> {
    let around = mention.tokens.start.saturating_sub(6)..mention.tokens.end + 6;
    let clause = scene.clause_at(article, mention.tokens.start);
    let mut scope: Vec<Key> = scene
        .hits_in(article, around)
        .filter(|hit| Some(hit.rule) == rule && matches!(hit.part, Part::Scope(_)))
        .filter(|hit| scene.clause_at(article, hit.tokens.start) == clause)
        .filter_map(|hit| scene.key(article, hit.tokens.start))
        .collect();
    scope.sort_unstable();
    scope.dedup();
    scope
}

/// The named places right behind a number (`97 lived here in Kvashieti`).
pub(super) fn places(scene: &Scene<'_>, article: usize, mention: &Mention) -> Vec<Key> {
    let document = scene.document(article);
    let mut places = Vec::new();
    let behind = mention.tokens.end..mention.tokens.end + 7;
    for (_, other) in scene.mentions_in(article, behind.clone()) {
        let Value::Name(name) = &other.value else { continue };
        let before = other.tokens.start.saturating_sub(1);
        let located = (mention.tokens.end..other.tokens.start)
            .any(|token| matches!(document.lower(token), "in" | "at" | "near" | "from" | "outside"));
        let broken =
            (mention.tokens.end..other.tokens.start).any(|token| matches!(document.lower(token), "," | ";" | ":"));
        let place = matches!(name.kind, NameKind::Place | NameKind::Country | NameKind::Other);
        if place && located && !broken && document.tag(before) != Tag::Verb {
            places.extend(scene.key(article, other.tokens.start));
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Whether the words say that the number is part of a larger one: `of them`, `including 41 children`.
fn part(document: &Document, mention: &Mention) -> bool {
    let word = |offset: u32| document.lower(mention.tokens.end + offset);
    let of_these = word(0) == "of" && matches!(word(1), "those" | "these" | "which" | "the");
    // `41 children among them` are a part, `among the 820 guests` are all of them.
    let whole = mention.tokens.start.checked_sub(1).is_some_and(|at| document.lower(at) == "the");
    let among = before(document, mention, &["including", "includes", "included"])
        || !whole && before(document, mention, &["among"]);
    // `37 of the rescued`, the phrase being the counted noun.
    let of_the = document.tokens_in(mention.span).any(|at| {
        document.lower(at) == "of" && matches!(document.lower(at + 1), "the" | "those" | "these" | "its" | "their")
    });
    of_these || of_the || among
}

/// Whether the number is one of people or things named before (`62 of them`).
fn of_them(document: &Document, mention: &Mention) -> bool {
    let them = |at: u32| document.lower(at) == "of" && matches!(document.lower(at + 1), "them" | "whom");
    them(mention.tokens.end) || document.tokens_in(mention.span).any(them)
}

/// Whether the number only says `both` of what is known already: `between the two countries`.
fn pair(document: &Document, number: &Number<'_>) -> bool {
    let two = number.quantity.low == 2.0 && number.quantity.high == 2.0;
    two && number.mention.tokens.start.checked_sub(1).is_some_and(|at| document.lower(at) == "the")
}

/// Whether the words add the number to one before it: `another nine`. It is part of one larger number only where both count
/// one thing: `27 were killed, a further 11 are missing`.
fn added(document: &Document, mention: &Mention) -> bool {
    let ahead = before(document, mention, &["another", "further", "additional", "other"]);
    let inside = document
        .tokens_in(mention.span)
        .any(|at| matches!(document.lower(at), "other" | "others" | "further" | "more" | "additional"))
        && !document.tokens_in(mention.span).any(|at| document.lower(at) == "than");
    ahead || inside
}

/// Whether one of the words stands within three tokens before a mention.
fn before(document: &Document, mention: &Mention, words: &[&str]) -> bool {
    (mention.tokens.start.saturating_sub(3)..mention.tokens.start).any(|at| words.contains(&document.lower(at)))
}
