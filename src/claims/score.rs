//! Scores told in words: `put three past them without answer`, `lost by three`, `a four-goal mauling`.
//!
//! They join the scores written in figures under the rule that asks for a score; a distance (`by three`) is held against
//! the distance of those.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::Deserialize;

use super::amount;
use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::mentions::{Dimension, MARGIN, Mention, Precision, Quantity, Unit, Value};
use crate::rules::{Params, Part, Rule, RuleIndex};
use crate::text::Document;

/// `data/claims/scores.toml`, see there.
#[derive(Deserialize)]
struct Words {
    puts: HashSet<String>,
    replies: HashSet<String>,
    units: HashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| crate::tables::table!("claims/scores"));

/// So many words behind its figure a side is told to have had no reply at the latest.
const REPLY: u32 = 12;

/// One claim a score in words.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let scores = |rule: &Rule| match rule.params() {
        Params::Measure(measure) => measure.units.iter().any(|unit| unit == Dimension::Score.name()),
        _ => false,
    };
    let rules = &scene.story.rules.list;
    let hits = scene.hits(article).iter().filter(|hit| matches!(hit.part, Part::Head | Part::Action | Part::Verb));
    let mut told: Vec<RuleIndex> = hits.map(|hit| hit.rule).collect();
    told.sort_unstable();
    told.dedup();
    let Some(rule) = told.into_iter().find(|rule| rules.get(*rule).is_some_and(scores)) else { return };
    for mention in scene.mentions(article) {
        let Value::Quantity(quantity) = &mention.value else { continue };
        let document = scene.document(article);
        let speaks = document.sentences.get(mention.sentence as usize).is_some_and(|found| found.block.speaks());
        let goals = quantity.unit.dimension == Dimension::None || WORDS.units.contains(&quantity.unit.name);
        let whole = quantity.precision == Precision::Exact && quantity.low.fract() == 0.0 && quantity.low >= 1.0;
        if !speaks || !goals || !whole || quantity.per.is_some() {
            continue;
        }
        let made = if unanswered(document, mention) {
            score(0.0, quantity, Dimension::Score.name())
        } else if by_goals(scene, article, mention, rule) {
            score(quantity.low, quantity, MARGIN)
        } else {
            continue;
        };
        let value = ClaimValue::Amount(made);
        let about = About::Measure(rule);
        let mut claim = Claim::new(scene, article, ClaimKind::Amount, about, mention.span, mention.tokens.start, value);
        claim.scope = amount::scope(scene, article, mention, Some(rule));
        claim.forget(&scene.keys(article, mention.tokens.clone()));
        out.push(claim);
    }
}

fn score(low: f64, told: &Quantity, unit: &str) -> Quantity {
    let unit = Unit { name: unit.to_owned(), dimension: Dimension::Score, factor: 1.0, offset: 0.0 };
    Quantity::made(low, told.low, unit, told.number)
}

/// `put three past them without answer`, `scored four without reply`.
fn unanswered(document: &Document, mention: &Mention) -> bool {
    let end = mention.tokens.end;
    let put = (mention.tokens.start.saturating_sub(2)..mention.tokens.start)
        .any(|at| WORDS.puts.contains(document.lemma(at)));
    let sentence = document.sentence_of(mention.tokens.start);
    let silent = (end..(end + REPLY).min(sentence.end)).any(|at| {
        WORDS.replies.contains(document.lemma(at)) && matches!(document.lower(at - 1), "without" | "no" | "unanswered")
    });
    put && silent
}

/// `lost by three`, `a four-goal mauling`: how far apart two sides were, where the rule's own words stand with it.
fn by_goals(scene: &Scene<'_>, article: usize, mention: &Mention, rule: RuleIndex) -> bool {
    let document = scene.document(article);
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let of_rule = |from: u32, to: u32| scene.hits_in(article, from..to).any(|hit| hit.rule == rule);
    let clause = scene.clause_at(article, start).map(|at| scene.clauses(article)[at].tokens.clone());
    let by = start.checked_sub(1).is_some_and(|at| document.lower(at) == "by");
    let counted = matches!(document.lower(end), "to" | "%" | "-" | "and");
    let won = || clause.is_some_and(|clause| of_rule(clause.start, start));
    let joined = mention.tokens.clone().any(|at| document.lower(at) == "-");
    by && !counted && won() || joined && of_rule(end, end + 2)
}
