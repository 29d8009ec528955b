//! Totals beside their parts: `nine were hurt: four passengers, three guards and a driver`, `the two parties together
//! would have 58`, where each party's seats stand elsewhere in the article.

use std::ops::Range;

use super::{Reckoning, owners, push, whole};
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Value};
use crate::text::{Document, Tag};

/// A pair of claims for every total whose parts are given.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        if let Some(total) = counted(mention) {
            broken_down(scene, article, mention, total, out);
            owners::extract(scene, article, mention, total, out);
            together(scene, article, mention, total, out);
        }
    }
}

/// An exact count, sum of money, weight, area or volume.
fn counted(mention: &Mention) -> Option<&Quantity> {
    let Value::Quantity(quantity) = &mention.value else { return None };
    let sort = matches!(
        quantity.unit.dimension,
        Dimension::Count | Dimension::None | Dimension::Money | Dimension::Mass | Dimension::Area | Dimension::Volume
    );
    let exact = quantity.precision == Precision::Exact && quantity.low == quantity.high && quantity.low > 0.0;
    (sort && exact && quantity.per.is_none()).then_some(quantity)
}

fn quantity(mention: &Mention) -> Option<&Quantity> {
    match &mention.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

/// What a figure is worth as a part of a total; none where it is of another sort.
fn part(document: &Document, mention: &Mention, total: &Quantity) -> Option<f64> {
    let written = quantity(mention)?;
    // `owes $700m: 320m to banks`: behind a sum of money it is no length.
    if total.unit.dimension == Dimension::Money && written.unit.dimension == Dimension::Length {
        let millions = written.precision == Precision::Exact && document.slice(mention.span).ends_with('m');
        return millions.then_some(written.low * 1e6);
    }
    let part = counted(mention)?;
    let sort = match part.unit.dimension {
        Dimension::None => true,
        Dimension::Count => total.unit.dimension != Dimension::Money,
        _ => part.unit.dimension == total.unit.dimension,
    };
    let units = !part.unit.dimension.is_physical() || part.unit.name == total.unit.name;
    (sort && units).then_some(part.low)
}

/// Fewest and most parts of a breakdown.
const PARTS: Range<usize> = 2..9;

/// `T things: a of one kind, b of another and c of a third`: numbers behind a colon or dash, each opening an item.
fn broken_down(scene: &Scene<'_>, article: usize, mention: &Mention, total: &Quantity, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let Some(sentence) = document.sentences.get(mention.sentence as usize) else { return };
    let apposed = apposed(scene, article, mention, sentence.tokens.end);
    let mark = apposed
        .clone()
        .map(|tokens| tokens.start)
        .or_else(|| (mention.tokens.end..sentence.tokens.end).find(|token| opens(document, *token)));
    let Some(mark) = mark else { return };
    // Another number before the mark leaves open which of them is broken down.
    let between = |from: u32, to: u32| scene.mentions_in(article, from..to).any(|(_, other)| counted(other).is_some());
    // `The crew is thirteen: five Ukrainians, four Turks and two Britons.`
    // `Forty-three needed treatment: 29 travellers, nine firefighters and seven workers.`
    let subject = mention.tokens.start == sentence.tokens.start || document.lower(mark.saturating_sub(1)) == "them";
    let bare = total.unit.dimension == Dimension::None && mark > mention.tokens.end && !subject;
    if bare || between(mention.tokens.end, mark) {
        return;
    }
    let end = apposed.map_or_else(|| closing(document, mark, sentence.tokens.end), |tokens| tokens.end);
    let parts: Vec<(&Mention, f64)> = scene
        .mentions_in(article, mark + 1..end)
        .filter_map(|(_, other)| Some((other, part(document, other, total)?)))
        .collect();
    let listed = parts.iter().all(|(part, _)| item(document, part.tokens.start, mark));
    let last = parts.last().is_some_and(|(part, _)| {
        (part.tokens.start.saturating_sub(3)..part.tokens.start).any(|token| document.lower(token) == "and")
    });
    let shares = scene.mentions_in(article, mark + 1..end).any(|(_, other)| {
        matches!(&other.value, Value::Quantity(quantity) if part(document, other, total).is_none() && quantity.unit.dimension != Dimension::Age)
    });
    let until = parts.last().map_or(mark, |(part, _)| part.tokens.end);
    // `a driver` is one of a count, `a week later` no part of a sum of money.
    let money = total.unit.dimension == Dimension::Money;
    let open = leaves_open(document, mark + 1..until, money)
        // `five speak Italian, three Spanish and two both`
        || (until..(until + 2).min(end)).any(|token| document.lower(token) == "both");
    let rest = parts.last().is_some_and(|(part, _)| is_rest(document, part.tokens.start));
    // What `of which` begins seldom takes in all.
    // What is told with a verb each may overlap, unless the words close the row: `22 are full, 13 need roofs, eight have no gym`.
    let says = parts.iter().any(|(part, _)| matches!(document.tag(part.tokens.end), Tag::Verb | Tag::Aux));
    let closed = if is_of_which(document, mark) { rest } else { last || parts.len() >= 3 && !says };
    if !PARTS.contains(&parts.len()) || !listed || !closed || shares || open {
        return;
    }
    let told: f64 = parts.iter().map(|(_, value)| value).sum();
    let scale = if money { whole::scale(total.low, told).unwrap_or(1.0) } else { 1.0 };
    let sum = scale * told;
    let most = if says || scale > 1.0 { CLOSE } else { 2.0 };
    if sum <= total.low / most || sum >= total.low * most {
        return;
    }
    let spans = [parts.first(), parts.last()].map(|part| part.map_or(mention.span, |(part, _)| part.span));
    let figures = spans[0].cover(spans[1]);
    let numbers = || parts.iter().filter_map(|(part, _)| counted(part).or_else(|| quantity(part)));
    let names: Vec<String> = numbers().map(|part| document.slice(part.number).to_owned()).collect();
    let slack = total.slack + numbers().map(|part| if part.slack > 0.5 { part.slack } else { 0.0 }).sum::<f64>();
    let reckoning = Reckoning { value: sum, slack, words: format!("{} add up to", joined(&names)) };
    push(scene, article, (mention, total), &[figures], &reckoning, out);
}

/// How far parts may miss a total where they may be of something else.
const CLOSE: f64 = 1.25;

/// Where a breakdown ends that a mark opens.
pub(super) fn closing(document: &Document, mark: u32, end: u32) -> u32 {
    let closes = match document.lower(mark) {
        "(" => ")",
        ":" => "",
        dash => dash,
    };
    let closing = |token: &u32| document.lower(*token) == closes || matches!(document.lower(*token), ";" | ":");
    (mark + 1..end).find(closing).unwrap_or(end)
}

/// Whether words leave open whether the parts are all; `a driver` is one more.
fn leaves_open(document: &Document, mut tokens: Range<u32>, money: bool) -> bool {
    tokens.any(|token| {
        matches!(
            document.lower(token),
            "than" | "including" | "among" | "mostly" | "least" | "about" | "most" | "others" | "rest" | "some"
        ) || !money && matches!(document.lower(token), "one" | "a" | "an")
    })
}

/// The breakdown that a comma opens: `Nine people, five men and four women, were hurt`. Numbers in a row are often of
/// different things (`20 points, 12 rebounds and six assists`): the total is of people, or a verb follows the second comma.
fn apposed(scene: &Scene<'_>, article: usize, mention: &Mention, end: u32) -> Option<Range<u32>> {
    let document = scene.document(article);
    // `48 people on board, 41 passengers and five crew`
    let plain = |at: &u32| {
        document.lower(*at) == ","
            || !matches!(document.tag(*at), Tag::Adp | Tag::Noun | Tag::Adv | Tag::Adj | Tag::Pron)
    };
    let mark = (mention.tokens.end..mention.tokens.end + 3).find(plain)?;
    let mut parts =
        scene.mentions_in(article, mark + 1..end).map(|(_, other)| other).filter(|other| counted(other).is_some());
    let (first, mut last) = (parts.next()?, None);
    if document.lower(mark) != "," || first.tokens.start != mark + 1 {
        return None;
    }
    let mut at = first.tokens.end;
    for part in parts {
        if part.tokens.start.saturating_sub(at) > 2 {
            break;
        }
        let joined = document.lower(part.tokens.start - 1) == "and";
        (at, last) = (part.tokens.end, joined.then_some(part.tokens.end));
        if joined {
            break;
        }
    }
    let close = last?;
    let stops = close >= end || matches!(document.lower(close), "," | "." | ")" | ";");
    let verb = document.lower(close) == "," && matches!(document.tag(close + 1), Tag::Verb | Tag::Aux);
    // `twelve of them, seven women and five men`
    let of_them =
        document.lower(mark - 1) == "them" && matches!(document.lemma(close - 1), "man" | "woman" | "boy" | "girl");
    let people = matches!(document.lemma(mention.tokens.end - 1), "people" | "person") || of_them;
    (stops && (people || verb)).then_some(mark..close)
}

/// `a`, `a and b`, `a, b and c`.
fn joined(words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => words.concat(),
    }
}

pub(super) fn opens(document: &Document, token: u32) -> bool {
    let spaced = document.tokens.get(token as usize).is_some_and(|token| token.space_before);
    matches!(document.lower(token), ":" | "\u{2013}" | "\u{2014}" | "(")
        || document.lower(token) == "-" && spaced
        || is_of_which(document, token)
}

/// `a fee of £15,000, of which £5,000 was paid at once`
fn is_of_which(document: &Document, token: u32) -> bool {
    token > 0 && matches!(document.lower(token), "which" | "whom") && document.lower(token - 1) == "of"
}

/// Whether a part is called the last one: `and the remaining £5,000`.
fn is_rest(document: &Document, start: u32) -> bool {
    (start.saturating_sub(3)..start).any(|at| matches!(document.lower(at), "remaining" | "final" | "last"))
}

/// Whether a number opens an item: the mark, a comma or `and` stands before it, `another` or `the other` between.
fn item(document: &Document, start: u32, mark: u32) -> bool {
    let mut at = start;
    while at > mark + 1
        && matches!(
            document.lower(at - 1),
            "another" | "the" | "other" | "further" | "remaining" | "final" | "last" | "$" | "\u{20ac}" | "\u{a3}"
        )
    {
        at -= 1;
    }
    at == mark + 1 || matches!(document.lower(at - 1), "," | "and")
}

/// Words that make one sum of several named parts.
fn joins(document: &Document, tokens: Range<u32>) -> bool {
    tokens.clone().any(|token| {
        matches!(document.lower(token), "together" | "combined" | "jointly" | "collectively")
            || document.lower(token) == "between" && document.lower(token + 1) == "them"
    })
}

/// `The Greens and the Liberals together would have 58`: the parts are what the article gives each of them elsewhere.
fn together(scene: &Scene<'_>, article: usize, mention: &Mention, total: &Quantity, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let Some(sentence) = document.sentences.get(mention.sentence as usize) else { return };
    let before = sentence.tokens.start..mention.tokens.start;
    if total.low < 5.0 || !joins(document, sentence.tokens.clone()) {
        return;
    }
    // `58 of the 109 seats` is what they have; the number behind `of` is the whole.
    let whole = mention.tokens.start > before.start
        && (mention.tokens.start.saturating_sub(2)..mention.tokens.start).any(|token| document.lower(token) == "of");
    let earlier = scene.mentions_in(article, before.clone()).any(|(_, other)| counted(other).is_some());
    if whole || earlier {
        return;
    }
    let names: Vec<&Mention> =
        scene.mentions_in(article, before).map(|(_, other)| other).filter(|other| is_name(other)).collect();
    let paired = names.len() >= 2
        && names.windows(2).all(|pair| {
            pair[1].tokens.start.saturating_sub(pair[0].tokens.end) <= 3
                && (pair[0].tokens.end..pair[1].tokens.start)
                    .any(|token| matches!(document.lower(token), "and" | "," | "&"))
        });
    if !paired || names.len() > 4 {
        return;
    }
    let found: Option<Vec<(&Mention, &Quantity)>> =
        names.iter().map(|name| owned(scene, article, name, mention, total)).collect();
    let Some(parts) = found else { return };
    let sum: f64 = parts.iter().map(|(_, part)| part.low).sum();
    if sum <= total.low / 2.0 || sum >= total.low * 2.0 {
        return;
    }
    let spans: Vec<_> = parts.iter().map(|(part, _)| part.span).collect();
    let figures: Vec<String> = parts.iter().map(|(_, part)| document.slice(part.number).to_owned()).collect();
    let reckoning = Reckoning { value: sum, slack: total.slack, words: format!("{} make", joined(&figures)) };
    push(scene, article, (mention, total), &spans, &reckoning, out);
}

fn is_name(mention: &Mention) -> bool {
    matches!(&mention.value, Value::Name(name) if !name.anaphor && !name.adjective)
}

/// The one number that the article gives a name: `Greens: 36 seats`, `the Greens won 36`. None where it gives two.
fn owned<'a>(
    scene: &Scene<'a>,
    article: usize,
    name: &Mention,
    total: &Mention,
    like: &Quantity,
) -> Option<(&'a Mention, &'a Quantity)> {
    let document = scene.document(article);
    let entity = scene.entity(article, name)?;
    let mut found: Option<(&Mention, &Quantity)> = None;
    for other in scene.mentions(article).iter().filter(|other| other.sentence != total.sentence) {
        if !is_name(other) || scene.entity(article, other) != Some(entity) {
            continue;
        }
        let behind = other.tokens.end..other.tokens.end + OWNED;
        let next = scene.mentions_in(article, behind).map(|(_, next)| next).find(|next| {
            next.sentence == other.sentence && (is_name(next) || matches!(next.value, Value::Quantity(_)))
        });
        let Some((next, quantity)) = next.and_then(|next| Some((next, counted(next)?))) else { continue };
        let unit = quantity.unit.name == like.unit.name
            || like.unit.dimension == Dimension::None
            || quantity.unit.dimension == Dimension::None;
        let broken = (other.tokens.end..next.tokens.start).any(|token| matches!(document.lower(token), ";" | "."));
        if !unit || broken {
            continue;
        }
        match found {
            Some((_, first)) if first.low != quantity.low => return None,
            Some(_) => {}
            None => found = Some((next, quantity)),
        }
    }
    found
}

/// How far behind a name its number may begin, in tokens.
const OWNED: u32 = 5;
