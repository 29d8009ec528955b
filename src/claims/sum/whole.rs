//! A whole and the parts that a sentence tells one by one: `Of the 1,400 households, 1,150 left and 350 stayed`; `It has
//! 31 patients. Sixteen are at home, nine on wards and three in intensive care`; `Of the 12,400 people 9,800 have
//! left. That leaves 1,600`; `118 were heard, 71 called by the one side and 57 by the other`.

use std::ops::Range;

use super::parts::{Sum, makes};
use super::words::WHOLES;
use crate::claims::numerals::{Also, Numeral, numerals};
use crate::claims::scene::Scene;
use crate::mentions::{Precision, Value};
use crate::text::{Document, Sentence, Tag};

/// The sums of a sentence; the ones before and behind may give the whole.
pub(super) fn sums(
    scene: &Scene<'_>,
    article: usize,
    sentence: &Sentence,
    [before, behind]: [Option<&Sentence>; 2],
) -> Vec<Sum> {
    let mine = numerals(scene, article, sentence, Also::Nothing);
    let parted = || {
        of_these(scene, article, sentence, &mine)
            .or_else(|| told_off(scene, article, [before?, sentence], &mine))
            .or_else(|| counted_off(scene, article, [sentence, behind?], &mine))
            .or_else(|| shared_out(scene, article, [before?, sentence], &mine))
            .or_else(|| trailing(scene, article, &mine))
            .or_else(|| of_all(scene, article, &mine))
    };
    let remainder = remaining(scene, article, &mine).or_else(|| left_over(scene, article, sentence, before, &mine));
    // A single number is no row of parts.
    let all_read = mine.len() >= 2 && unread(scene, article, sentence, &mine) == 0;
    remainder.into_iter().chain(if all_read { parted() } else { None }).collect()
}

/// How many figures of a sentence are no plain numbers (`some 12`, `a third`), so that its parts are not all told.
pub(super) fn unread(scene: &Scene<'_>, article: usize, sentence: &Sentence, mine: &[Numeral]) -> usize {
    let figures = scene.mentions_in(article, sentence.tokens.clone());
    figures
        .filter(|(_, mention)| matches!(mention.value, Value::Quantity(_)))
        .filter(|(_, mention)| !mine.iter().any(|numeral| mention.tokens.contains(&numeral.tokens.start)))
        .count()
}

/// Parts that miss their whole by more than this are parts of something else, or not all of them.
const FAR: f64 = 1.15;

/// The sum of parts that nearly make their whole.
pub(super) fn near(said: &Numeral, parts: &[Numeral]) -> Option<Sum> {
    let value: f64 = parts.iter().map(|part| part.value).sum();
    let smaller = parts.iter().all(|part| part.value < said.value);
    let apart = (value - said.value).abs() > 1e-9 + said.slack + parts.iter().map(|part| part.slack).sum::<f64>();
    let close = value < FAR * said.value && said.value < FAR * value;
    let fits = apart && close && smaller && !makes(parts, said.value);
    fits.then(|| Sum { said: said.clone(), figures: parts.to_vec(), value, words: "make" })
}

fn like(part: &Numeral, whole: &Numeral) -> bool {
    part.unit.is_empty() || whole.unit.is_empty() || part.unit == whole.unit
}

/// Whether words leave open whether the parts are all or overlap.
pub(super) fn open(document: &Document, tokens: Range<u32>) -> bool {
    tokens.clone().any(|token| {
        matches!(
            document.lower(token),
            "including" | "most" | "mostly" | "least" | "about" | "both" | "some" | "whom" | "than"
        ) || document.lower(token) == "among"
            && matches!(document.lower(token + 1), "them" | "these" | "those" | "which" | "the")
    })
}

/// `Of the 1,400 households, 1,150 left and 350 stayed`; `Of the eleven cars seven derailed; only the last five stood`.
fn of_these(scene: &Scene<'_>, article: usize, sentence: &Sentence, mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let start = sentence.tokens.start;
    let (whole, parts) = mine.split_first()?;
    let opened = document.lower(start) == "of"
        && matches!(document.lower(start + 1), "the" | "its" | "their" | "those" | "these" | "all")
        && whole.tokens.start <= start + 3;
    let [.., next, last] = parts else { return None };
    let set = next.tokens.end..last.tokens.start;
    let joined = set.clone().any(|token| matches!(document.lower(token), "and" | "while" | "but" | ";"));
    // `twelve are propeller planes and five jets`: what they are, and not what is counted.
    let is_told = parts.first().is_some_and(|first| document.lemma(first.tokens.end) == "be");
    let fits = opened
        && joined
        && parts.len() <= MOST_PARTS
        && (is_told || parts.iter().all(|part| like(part, whole)))
        && !open(document, whole.tokens.end..sentence.tokens.end);
    fits.then(|| near(whole, parts))?
}

/// Most parts of a whole.
pub(super) const MOST_PARTS: usize = 8;

/// Fewest parts whose whole stands in another sentence.
const FEWEST: usize = 3;

/// Whether a sentence does nothing but tell parts: each number opens a clause, `and` before the last.
fn tells_off(document: &Document, sentence: &Sentence, parts: &[Numeral]) -> bool {
    let start = sentence.tokens.start;
    let opens = |part: &Numeral| {
        let mut at = part.tokens.start;
        while at > start
            && matches!(document.lower(at - 1), "another" | "a" | "the" | "other" | "remaining" | "further")
        {
            at -= 1;
        }
        at == start || matches!(document.lower(at - 1), "," | ";" | "and" | "while")
    };
    let verb = |part: &Numeral| {
        (part.tokens.end..part.tokens.end + 3).any(|token| matches!(document.tag(token), Tag::Verb | Tag::Aux))
    };
    let joined = parts.last().is_some_and(|last| {
        (last.tokens.start.saturating_sub(3)..last.tokens.start)
            .any(|token| matches!(document.lower(token), "and" | "while"))
    });
    let named = || parts.iter().map(|part| part.unit.as_str()).filter(|unit| !unit.is_empty());
    let one_sort = named().all(|unit| named().next() == Some(unit));
    let begins = parts.first().is_some_and(|first| first.tokens.start == start);
    (FEWEST..=MOST_PARTS).contains(&parts.len())
        && begins
        && joined
        && parts.iter().all(opens)
        && parts.first().is_some_and(verb)
        && one_sort
        && !open(document, sentence.tokens.clone())
}

/// `They have treated 38. Seven have grave injuries, twelve lesser ones, and twenty-one went home.`
fn told_off(scene: &Scene<'_>, article: usize, [before, own]: [&Sentence; 2], mine: &[Numeral]) -> Option<Sum> {
    let whole = only_above(scene, article, before, mine)?;
    let fits = tells_off(scene.document(article), own, mine) && mine.iter().all(|part| like(part, &whole));
    fits.then(|| near(&whole, mine))?
}

/// The only number of a sentence.
fn only(scene: &Scene<'_>, article: usize, sentence: &Sentence) -> Option<Numeral> {
    let found = numerals(scene, article, sentence, Also::Nothing);
    let [one] = found.as_slice() else { return None };
    (unread(scene, article, sentence, &found) == 0 && one.value >= 5.0).then(|| one.clone())
}

/// The only number of a sentence that can be the whole of some parts; each other is smaller than any of these, as in `two
/// hospitals have treated 38`.
fn only_above(scene: &Scene<'_>, article: usize, sentence: &Sentence, parts: &[Numeral]) -> Option<Numeral> {
    let found = numerals(scene, article, sentence, Also::Nothing);
    let least = parts.iter().map(|part| part.value).fold(f64::INFINITY, f64::min);
    let mut large = found.iter().filter(|number| number.value >= least);
    let whole = large.next().filter(|whole| large.next().is_none() && whole.value >= 5.0)?;
    (unread(scene, article, sentence, &found) == 0).then(|| whole.clone())
}

/// `Twenty-four went up for us, fifteen against, and three abstained. Not one of the 41 councillors was missing.`
fn counted_off(scene: &Scene<'_>, article: usize, [own, behind]: [&Sentence; 2], mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let start = behind.tokens.start;
    let nobody = matches!((document.lower(start), document.lower(start + 1)), ("none", "of"))
        || matches!(document.lower(start), "not" | "no")
            && document.lower(start + 1) == "one"
            && document.lower(start + 2) == "of"
        || document.lower(start) == "all";
    let whole = only_above(scene, article, behind, mine).filter(|whole| nobody && whole.tokens.start <= start + 5)?;
    tells_off(document, own, mine).then(|| near(&whole, mine))?
}

/// `The fund has 180 million euros. Norhaven pays 60, Aldmark 50, the remaining seven share 80.`: the scale of the whole goes
/// without saying.
fn shared_out(scene: &Scene<'_>, article: usize, [before, own]: [&Sentence; 2], mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let whole = only(scene, article, before)?;
    let rest = |at: u32| matches!(document.lower(at), "remaining" | "other" | "others" | "rest");
    // `the remaining seven` are those who share.
    let sharer = |part: &Numeral| part.tokens.start.checked_sub(1).is_some_and(rest);
    let parts: Vec<Numeral> = mine.iter().filter(|part| !sharer(part)).cloned().collect();
    let [.., next, last] = parts.as_slice() else { return None };
    let closed = (next.tokens.end..last.tokens.start).any(rest) || paid(scene, article, own, &parts);
    let loose = own.tokens.clone().any(|token| WHOLES.loose.contains(document.lower(token)));
    if !closed || parts.len() > MOST_PARTS || loose || open(document, own.tokens.clone()) {
        return None;
    }
    let exact = Numeral { slack: 0.0, ..whole };
    let parts = scaled(&exact, &parts)?;
    near(&exact, &parts.into_iter().map(|part| Numeral { slack: 0.0, ..part }).collect::<Vec<_>>())
}

/// Parts in the scale of their whole, where that goes without saying: `12 billion dollars: six from the one, four from the
/// other`; none where they are of another unit.
pub(super) fn scaled(whole: &Numeral, parts: &[Numeral]) -> Option<Vec<Numeral>> {
    let bare = parts.iter().all(|part| part.unit.is_empty() || part.unit == whole.unit);
    let scale = scale(whole.value, parts.iter().map(|part| part.value).sum())?;
    let scaled = |part: &Numeral| Numeral {
        value: part.value * scale,
        slack: if scale > 1.0 { 0.0 } else { part.slack },
        ..part.clone()
    };
    bare.then(|| parts.iter().map(scaled).collect())
}

/// The scale in which parts that come to so much come near their whole.
pub(super) fn scale(whole: f64, told: f64) -> Option<f64> {
    [1.0, 1e3, 1e6, 1e9].into_iter().find(|scale| told * scale * FAR > whole)
}

/// `118 witnesses were heard, 71 called by the one side and 57 by the other`: parts behind a comma, whatever stands before it.
fn trailing(scene: &Scene<'_>, article: usize, mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let (whole, parts) = mine.split_first()?;
    let parts = parts.get(..2)?;
    let word = |numeral: &Numeral| document.lower(numeral.tokens.start.saturating_sub(1));
    let gap = parts[0].tokens.end..parts[1].tokens.start;
    // What each part is told by stands behind its number: `by the police`, `in the south`, `called by the defence`.
    let told = |part: &Numeral| {
        (part.tokens.end..part.tokens.end + 3)
            .any(|token| matches!(document.tag(token), Tag::Adp) && document.lower(token) != "of")
    };
    let beside = word(&parts[0]) == "," && word(&parts[1]) == "and" && gap.len() <= TOLD;
    // `400 million in cash, 250 million in shares and 130 million in loans` has no whole.
    let verb = (whole.tokens.end..parts[0].tokens.start).any(|at| matches!(document.tag(at), Tag::Verb | Tag::Aux));
    let fits = beside
        && (verb || !told(whole))
        && parts.iter().all(|part| like(part, whole))
        && whole.value >= LEAST_WHOLE
        && parts.iter().all(told)
        && !open(document, whole.tokens.end..parts[1].tokens.end);
    fits.then(|| near(whole, parts))?
}

/// Most tokens that may stand between one part and the next.
const TOLD: usize = 9;

/// Small numbers make a sum by chance.
const LEAST_WHOLE: f64 = 10.0;

/// `won three, lost one and drawn ten of the thirteen games`.
fn of_all(scene: &Scene<'_>, article: usize, mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let (whole, parts) = mine.split_last()?;
    let last = parts.last()?;
    let of = last.tokens.end..whole.tokens.start;
    let tied = (2..=3).contains(&of.len())
        && document.lower(of.start) == "of"
        && matches!(document.lower(of.start + 1), "the" | "his" | "her" | "its" | "their" | "all");
    let joined = parts.windows(2).all(|pair| between(document, pair, FEWEST).is_some());
    let bare = parts.iter().all(|part| part.unit.is_empty() || part.unit == whole.unit);
    let fits = tied && joined && bare && (FEWEST..=MOST_PARTS).contains(&parts.len());
    fits.then(|| near(whole, parts))?
}

/// What stands between two numbers of a row: so many tokens at most, a comma or an `and` among them.
fn between(document: &Document, pair: &[Numeral], most: usize) -> Option<Range<u32>> {
    let [one, two] = pair else { return None };
    let tokens = one.tokens.end..two.tokens.start;
    let joins = tokens.clone().any(|token| matches!(document.lower(token), "," | "and"));
    (joins && tokens.len() <= most).then_some(tokens)
}

/// Whether three or more who have a name each give their part: `The town pays 20 million, Norhaven 18 and the state 36.`
fn paid(scene: &Scene<'_>, article: usize, own: &Sentence, parts: &[Numeral]) -> bool {
    let document = scene.document(article);
    let pays = own.tokens.clone().any(|token| PAYS.contains(&document.lemma(token)));
    let payer = |token: u32| matches!(document.tag(token), Tag::Noun | Tag::Propn);
    // `150 million from the league, 90 million from a bank` tells who pays behind the number, and of what is left open.
    let own = |part: &Numeral| {
        let before = part.tokens.start.saturating_sub(1);
        payer(before)
            || matches!(document.tag(before), Tag::Verb | Tag::Aux | Tag::Adv)
            || document.lower(before) == "with"
    };
    let joined = parts.windows(2).all(|pair| between(document, pair, TOLD).is_some_and(|mut tokens| tokens.any(payer)));
    pays && joined && parts.iter().all(own) && parts.len() >= FEWEST
}

/// Verbs of giving one's part.
const PAYS: [&str; 10] = ["pay", "give", "contribute", "chip", "add", "bear", "shoulder", "provide", "put", "cover"];

/// `564 ballots came out, and because 56 of these were invalid, 498 valid ones remained.`
fn remaining(scene: &Scene<'_>, article: usize, mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let [whole, part, rest] = mine else { return None };
    let of_these = document.lower(part.tokens.end) == "of"
        && matches!(document.lower(part.tokens.end + 1), "these" | "them" | "those" | "which" | "whom");
    let near_rest = rest.tokens.start.saturating_sub(4)..rest.tokens.end + 5;
    let remains = near_rest.into_iter().any(|token| matches!(document.lemma(token), "remain" | "leave" | "stay"));
    (of_these && remains && part.tokens.end < rest.tokens.start).then(|| less(whole, part, rest))?
}

/// The rest that a part leaves of its whole, where another is told.
fn less(whole: &Numeral, part: &Numeral, rest: &Numeral) -> Option<Sum> {
    let value = whole.value - part.value;
    let apart = (value - rest.value).abs() > 1e-9 + whole.slack + part.slack + rest.slack;
    let close = value < 2.0 * rest.value && rest.value < 2.0 * value;
    (value > 0.0 && apart && close && rest.value < whole.value).then(|| Sum {
        said: rest.clone(),
        figures: vec![whole.clone(), part.clone()],
        value,
        words: "are apart by",
    })
}

/// `The timetable had 340 flights. Of those 286 were scrapped, which leaves 54`; `There remain 36 million`; `Of the 12,400
/// people, 9,800 had been ferried over. That leaves around 1,600.`: the two figures before it are a whole and what was taken
/// off.
fn left_over(
    scene: &Scene<'_>,
    article: usize,
    sentence: &Sentence,
    before: Option<&Sentence>,
    mine: &[Numeral],
) -> Option<Sum> {
    let rest = rest(scene, article, sentence, mine)?;
    let (earlier, behind): (Vec<&Numeral>, Vec<&Numeral>) =
        mine.iter().filter(|numeral| **numeral != rest).partition(|numeral| numeral.tokens.start < rest.tokens.start);
    let own = earlier.into_iter().cloned();
    let figures: Vec<Numeral> = match own.len() {
        2 => own.collect(),
        _ => numerals(scene, article, before?, Also::Nothing).into_iter().chain(own).collect(),
    };
    let [one, two] = figures.as_slice() else { return None };
    let (whole, part) = if one.value >= two.value { (one, two) } else { (two, one) };
    let alike = like(part, whole) && like(&rest, whole);
    (alike && behind.is_empty()).then(|| less(whole, part, &rest))?
}

/// What is said to be left; a hedged number is off by no more than that.
fn rest(scene: &Scene<'_>, article: usize, sentence: &Sentence, mine: &[Numeral]) -> Option<Numeral> {
    let document = scene.document(article);
    let verb = sentence.tokens.clone().skip(1).find(|token| {
        let before = document.lower(token - 1);
        matches!(document.lower(*token), "leaves" | "leaving" | "left")
            && matches!(before, "which" | "that" | "this" | "," | "and" | "so")
            || document.lower(*token) == "remain" && before == "there"
    })?;
    let reach = verb + 1..(verb + REST).min(sentence.tokens.end);
    let exact = mine.iter().find(|numeral| reach.contains(&numeral.tokens.start)).cloned();
    exact.or_else(|| {
        let mut hedged = scene.mentions_in(article, reach.clone()).filter_map(|(_, mention)| match &mention.value {
            Value::Quantity(quantity) if quantity.low > 0.0 && quantity.per.is_none() => Some((mention, quantity)),
            _ => None,
        });
        let (mention, quantity) = hedged.next()?;
        let slack = if quantity.precision == Precision::Exact { quantity.slack } else { 0.15 * quantity.low };
        Some(Numeral { tokens: mention.tokens.clone(), value: quantity.low, slack, unit: String::new() })
    })
}

/// How far behind the verb the rest may stand, in tokens.
const REST: u32 = 7;
