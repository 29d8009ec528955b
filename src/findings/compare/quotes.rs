//! The same words of the same speaker, reported twice.

use std::borrow::Cow;

use super::{Reason, Relation};
use crate::article::BlockKind;
use crate::claims::{Claim, Scene};
use crate::rules::{Params, QuotePlay};

/// The same where only case, marks and apostrophes differ; a fragment that stands word for word in the other is the same.
/// A rule may take more for the same: words that do not count, and so many words of difference.
pub(super) fn compare(scene: &Scene<'_>, a: &Claim, b: &Claim) -> Relation {
    let play = play(scene, a, b);
    let (x, y) = (words(scene, a, play), words(scene, b, play));
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    let within = |part: &[&str]| long.windows(part.len().max(1)).any(|window| window == part);
    let inside = within(short) || within(opened(short));
    let play = play.map_or(0, |play| play.may_differ);
    let inside = inside || play > 0 && distance(&x, &y) <= play;
    // A headline cuts the words that its own article gives in full.
    if !inside && in_headline(scene, a, b) && denies(scene, a) == denies(scene, b) {
        return Relation::Reconciled(Reason::Style);
    }
    if inside {
        return Relation::Same;
    }
    if put_otherwise(&x, &y) {
        return Relation::Reconciled(Reason::Style);
    }
    if is_translated(scene, a.article) == is_translated(scene, b.article) || denies(scene, a) != denies(scene, b) {
        return Relation::Differs;
    }
    // A translator words it anew, but adds no `not`, nor keeps every word but one that matters.
    if one_wording(&x, &y) && (turned(&x, &y) || content_differs(scene, a, b)) {
        return Relation::Differs;
    }
    Relation::Reconciled(Reason::Style)
}

/// Whether two quotes begin alike and go on with the same words in another order, but for grammar: `I will respect the
/// court's ruling, whatever it may be`, `I will respect the ruling of the court, whatever it is`. Where words set one thing
/// against another, their order tells.
fn put_otherwise(x: &[&str], y: &[&str]) -> bool {
    let contrasts = |words: &[&str]| words.iter().any(|word| CONTRASTS.contains(word));
    let alike = x.iter().zip(y).take_while(|(one, other)| one == other).count();
    alike >= BEGIN_ALIKE && !contrasts(x) && !contrasts(y) && same_bag(telling(x), telling(y))
}

/// The words that do not come and go with the way a sentence is put.
fn telling<'a>(words: &[&'a str]) -> Vec<&'a str> {
    words.iter().copied().filter(|word| !GRAMMAR.contains(word)).collect()
}

/// So many words at the head show that one sentence is meant, by the same subject.
const BEGIN_ALIKE: usize = 2;

/// Words that come and go with the way a sentence is put.
const GRAMMAR: [&str; 14] = ["the", "a", "an", "of", "'s", "is", "are", "be", "may", "to", "that", "for", "in", "it"];

/// Words that set one thing against another.
const CONTRASTS: [&str; 24] = [
    "and", "or", "what", "who", "not", "n't", "no", "never", "nobody", "nothing", "but", "than", "before", "after",
    "from", "into", "against", "rather", "instead", "more", "less", "without", "only", "over",
];

/// Words of a quote without `it is`, with which one source makes a sentence of what another quotes as a part: `It's a kick
/// in the teeth`, `called it "a kick in the teeth for all"`. Fewer than three words more say too little.
fn opened<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    match words {
        ["it" | "this" | "that", "is" | "was" | "'s" | "\u{2019}s", rest @ ..] if rest.len() >= 3 => rest,
        _ => words,
    }
}

/// Whether one of two quotes of an article stands in its headline.
fn in_headline(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let heads = |claim: &Claim| {
        let sentence = scene.document(claim.article).sentences.get(claim.sentence as usize);
        sentence.is_some_and(|sentence| sentence.block == BlockKind::Headline)
    };
    a.article == b.article && heads(a) != heads(b)
}

/// A quote of so many words that keeps three in four of them is the same wording, and no second translation.
const WORDED: usize = 5;

fn one_wording(x: &[&str], y: &[&str]) -> bool {
    let longer = x.len().max(y.len());
    longer >= WORDED && (turned(x, y) || distance(x, y) <= longer.div_ceil(4))
}

/// Whether two quotes have the same words in another order (`a vote, not an argument`).
fn turned(x: &[&str], y: &[&str]) -> bool {
    x.len() == y.len() && x != y && same_bag(x.to_vec(), y.to_vec())
}

/// Whether two quotes have the same words, each as often, in whatever order.
fn same_bag(mut x: Vec<&str>, mut y: Vec<&str>) -> bool {
    x.sort_unstable();
    y.sort_unstable();
    x == y
}

/// Whether each of two quotes has a telling word that the other lacks, in any of its forms or synonyms.
fn content_differs(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    let keys = |claim: &Claim| scene.keys(claim.article, scene.document(claim.article).tokens_in(claim.span));
    let (x, y) = (keys(a), keys(b));
    x.iter().any(|key| !y.contains(key)) && y.iter().any(|key| !x.contains(key))
}

/// Whether quoted words hold a negation.
fn denies(scene: &Scene<'_>, claim: &Claim) -> bool {
    scene.negated(claim.article, scene.document(claim.article).tokens_in(claim.span))
}

/// How far into an article its note of a translation may stand, in bytes.
const NOTE: usize = 600;

/// Whether an article says that it was translated, in its dateline or its last line.
fn is_translated(scene: &Scene<'_>, article: usize) -> bool {
    let Some(text) = scene.story.articles.get(article).map(|article| article.text.as_str()) else { return false };
    let head: String = text.chars().take(NOTE).collect();
    let foot: String = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned();
    [head, foot].iter().any(|part| part.to_lowercase().contains("translat"))
}

fn play<'a>(scene: &Scene<'a>, a: &Claim, b: &Claim) -> Option<&'a QuotePlay> {
    let rule = scene.quote_rule([(a.article, a.sentence), (b.article, b.sentence)])?;
    match scene.story.rules.list.get(rule)?.params() {
        Params::Quote(play) => Some(play),
        _ => None,
    }
}

fn words<'a>(scene: &'a Scene<'_>, claim: &Claim, play: Option<&QuotePlay>) -> Vec<&'a str> {
    let document = scene.document(claim.article);
    let words: Vec<&str> = document
        .tokens_in(claim.span)
        .map(|token| document.lower(token))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let Some(play) = play.filter(|play| !play.ignore.is_empty()) else { return words };
    let ignored: Vec<String> = play.ignore.iter().map(Cow::into_owned).collect();
    let ignored: Vec<Vec<&str>> = ignored.iter().map(|phrase| phrase.split(' ').collect()).collect();
    let mut kept = Vec::with_capacity(words.len());
    let mut rest = &words[..];
    while let Some((first, tail)) = rest.split_first() {
        match ignored.iter().find(|phrase| rest.starts_with(phrase)) {
            Some(phrase) => rest = rest.get(phrase.len()..).unwrap_or_default(),
            None => {
                kept.push(*first);
                rest = tail;
            }
        }
    }
    kept
}

/// Only so many words of a quote are aligned, so that a hostile text cannot make it slow.
const LONGEST: usize = 200;

/// How many words were added, dropped or put in place of others (Levenshtein on words).
fn distance(x: &[&str], y: &[&str]) -> usize {
    if x.len().max(y.len()) > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=y.len()).collect();
    for (at, word) in x.iter().enumerate() {
        let mut diagonal = at;
        row[0] = at + 1;
        for (nth, other) in y.iter().enumerate() {
            let swap = diagonal + usize::from(word != other);
            diagonal = row[nth + 1];
            row[nth + 1] = swap.min(diagonal + 1).min(row[nth] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_added_dropped_and_swapped_count_one_each() {
        let far = |x: &str, y: &str| distance(&x.split(' ').collect::<Vec<_>>(), &y.split(' ').collect::<Vec<_>>());
        assert_eq!(far("we will go", "we will go"), 0);
        assert_eq!(far("we will go", "we shall go"), 1);
        assert_eq!(far("we will go", "we will not go now"), 2);
    }

    #[test]
    fn it_is_before_a_part_is_no_difference() {
        assert_eq!(opened(&["it", "'s", "a", "bitter", "day"]), ["a", "bitter", "day"]);
        assert_eq!(opened(&["it", "'s", "bitter"]), ["it", "'s", "bitter"]);
    }
}
