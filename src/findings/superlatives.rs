//! Superlatives that too few origins support.

use std::collections::{BTreeMap, BTreeSet};

use super::style::reading;
use super::{Evidence, Finding, Status, Verdict, wording};
use crate::claims::{Key, Scene};
use crate::mentions::Value;
use crate::rules::{Params, Part, Rule, RuleIndex, Superlative};
use crate::text::Span;

/// A superlative, and the thing it is said of.
type Said = (String, Key);

/// One finding for each superlative that has fewer origins than a rule asks for, where other articles speak of the thing
/// too: they are the other reading.
pub(super) fn judge(scene: &Scene<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, rule) in scene.story.rules.of_kind("superlative") {
        let Params::Superlative(superlative) = rule.params() else { continue };
        let origins: BTreeSet<usize> = scene.story.articles.iter().map(|article| article.origin).collect();
        if superlative.origins < 2 || origins.len() < superlative.origins {
            continue;
        }
        for ((_, head), places) in said(scene, at, superlative) {
            let told: BTreeSet<usize> = places.iter().map(|place| scene.story.articles[place.0].origin).collect();
            if told.len() < superlative.origins {
                findings.extend(finding(scene, rule, head, &places, superlative.origins));
            }
        }
    }
    findings
}

/// Every superlative of the story that a rule speaks of.
fn said(scene: &Scene<'_>, rule: RuleIndex, superlative: &Superlative) -> BTreeMap<Said, Vec<(usize, Span)>> {
    let mut said: BTreeMap<Said, Vec<(usize, Span)>> = BTreeMap::new();
    for article in 0..scene.articles() {
        for mention in scene.mentions(article) {
            let Value::Order(order) = &mention.value else { continue };
            let Some((head, key)) = order.head.and_then(|head| Some((head, scene.key(article, head)?))) else {
                continue;
            };
            let hit = || scene.hits_in(article, head..head + 1).any(|hit| hit.rule == rule && hit.part == Part::Head);
            if superlative.heads.is_empty() || hit() {
                said.entry((order.lemma.clone(), key)).or_default().push((article, mention.span));
            }
        }
    }
    said
}

fn finding(scene: &Scene<'_>, rule: &Rule, head: Key, places: &[(usize, Span)], needed: usize) -> Option<Finding> {
    let telling: BTreeSet<usize> = places.iter().map(|place| place.0).collect();
    // The others must speak of the thing: silence about it says nothing.
    let mut silent: Vec<(usize, Span)> = Vec::new();
    for article in (0..scene.articles()).filter(|article| !telling.contains(article)) {
        let document = scene.document(article);
        let count = u32::try_from(document.tokens.len()).unwrap_or(u32::MAX);
        let first = (0..count).find(|token| scene.key(article, *token) == Some(head));
        silent.extend(first.map(|token| (article, document.cover(token..token + 1))));
    }
    let (first, span) = *places.first()?;
    if silent.is_empty() {
        return None;
    }
    let words = scene.document(first).slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let without = format!("not called {words}");
    let evidence = |places: &[(usize, Span)], value: &str, reading: usize| -> Vec<Evidence> {
        let one = |(article, span): &(usize, Span)| Evidence {
            article: *article,
            span: *span,
            value: value.to_owned(),
            stance: "asserted",
            as_of: None,
            says: None,
            reading,
        };
        places.iter().map(one).collect()
    };
    let mut claims = evidence(places, &words, 0);
    claims.extend(evidence(&silent, &without, 1));
    let readings = vec![reading(scene, &words, places), reading(scene, &without, &silent)];
    Some(Finding {
        id: String::new(),
        story: scene.story.articles.first().map(|article| article.story.clone()).unwrap_or_default(),
        verdict: Verdict::PossibleConflict,
        kind: "superlative",
        rule: rule.id.to_string(),
        severity: rule.severity,
        confidence: 0.7,
        title: wording::superlative_title(&words, readings.first().map_or(0, |reading| reading.origins)),
        explanation: wording::superlative(&words, needed),
        benign: None,
        reason: None,
        within_article: false,
        status: Status::Open,
        ruling: None,
        readings,
        claims,
        same_because: vec![format!("all speak of the {}", scene.readable(head))],
    })
}
