//! Where an article writes something otherwise than the house does.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evidence, Finding, Reading, Status, Verdict, wording};
use crate::claims::Scene;
use crate::rules::{HouseStyle, Params, Part, Rule, RuleIndex};
use crate::text::Span;

/// A place where a form stands.
type Place = (usize, Span);

/// One finding for each rule of spelling that an article breaks.
pub(super) fn judge(scene: &Scene<'_>) -> Vec<Finding> {
    let mut forms: BTreeMap<RuleIndex, BTreeMap<String, Vec<Place>>> = BTreeMap::new();
    for article in 0..scene.articles() {
        let document = scene.document(article);
        for hit in scene.hits(article) {
            let rule = &scene.story.rules.list[hit.rule];
            let Params::Spelling(style) = rule.params() else { continue };
            let span = document.cover(hit.tokens.start..hit.tokens.end);
            // Capitals and hyphens do not matter to the matcher; they do to the house.
            let words = document.slice(span);
            if hit.part == Part::Preferred || words == style.prefer {
                let form = if words == style.prefer { &style.prefer } else { continue };
                forms.entry(hit.rule).or_default().entry(form.clone()).or_default().push((article, span));
            } else {
                forms.entry(hit.rule).or_default().entry(words.to_owned()).or_default().push((article, span));
            }
        }
    }
    let broken = forms.into_iter().filter_map(|(at, forms)| {
        let rule = &scene.story.rules.list[at];
        let Params::Spelling(style) = rule.params() else { return None };
        forms.keys().any(|form| *form != style.prefer).then(|| finding(scene, rule, style, &forms))
    });
    broken.collect()
}

fn finding(scene: &Scene<'_>, rule: &Rule, style: &HouseStyle, forms: &BTreeMap<String, Vec<Place>>) -> Finding {
    let none = Vec::new();
    let mut sides = vec![(&style.prefer, forms.get(&style.prefer).unwrap_or(&none))];
    sides.extend(forms.iter().filter(|(form, _)| **form != style.prefer));
    let readings = sides.iter().map(|(form, places)| reading(scene, form, places)).collect();
    let evidence = sides.iter().enumerate().flat_map(|(at, (form, places))| {
        places.iter().map(move |(article, span)| Evidence {
            article: *article,
            span: *span,
            value: (*form).clone(),
            stance: "asserted",
            as_of: None,
            says: None,
            reading: at,
        })
    });
    let others: Vec<String> = sides.iter().skip(1).map(|(form, _)| (*form).clone()).collect();
    Finding {
        id: String::new(),
        story: scene.story.articles.first().map(|article| article.story.clone()).unwrap_or_default(),
        verdict: Verdict::Conflict,
        kind: "name",
        rule: rule.id.to_string(),
        severity: rule.severity,
        confidence: 1.0,
        title: wording::style_title(&rule.summary, &style.prefer, &others),
        explanation: wording::style(&style.prefer, &others),
        benign: None,
        reason: None,
        within_article: false,
        status: Status::Open,
        ruling: None,
        readings,
        claims: evidence.collect(),
        same_because: vec!["the house has one way to write it".to_owned()],
    }
}

/// A value with the articles that give it.
pub(super) fn reading(scene: &Scene<'_>, value: &str, places: &[Place]) -> Reading {
    let articles: BTreeSet<usize> = places.iter().map(|(article, _)| *article).collect();
    let origins: BTreeSet<usize> = articles.iter().map(|article| scene.story.articles[*article].origin).collect();
    Reading { value: value.to_owned(), articles: articles.into_iter().collect(), origins: origins.len() }
}
