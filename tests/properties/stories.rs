//! Any story: what must not change a verdict changes none.

use std::collections::BTreeSet;

use crosscheck::article::Article;
use crosscheck::findings::{Finding, Verdict};
use crosscheck::pipeline::{self, Dossier};
use proptest::prelude::*;

use super::prose::{self, Volume};
use super::{cases, rules};

fn run(articles: Vec<Article>) -> Dossier {
    pipeline::run_with(articles, Vec::new(), rules())
}

/// An article of its own origin; `b` is not from where `a` is.
fn article(id: &str, text: &str) -> Article {
    let origin = usize::from(id != "a");
    Article { id: id.into(), published: "2024-05-17".parse().ok(), origin, ..Article::of_text(text) }
}

fn conflicts(dossier: &Dossier) -> impl Iterator<Item = &Finding> {
    dossier.findings.iter().filter(|finding| matches!(finding.verdict, Verdict::Conflict | Verdict::PossibleConflict))
}

/// The pairs of places that are set against each other, by article and bytes; articles named twice count once.
fn disputes(dossier: &Dossier) -> BTreeSet<[(String, u32); 2]> {
    let mut pairs = BTreeSet::new();
    for finding in conflicts(dossier) {
        let place = |at: usize| {
            let claim = &finding.claims[at];
            let id = &dossier.articles[claim.article].id;
            (id.trim_end_matches("-again").to_owned(), claim.span.start())
        };
        for a in 0..finding.claims.len() {
            for b in 0..a {
                if finding.claims[a].reading != finding.claims[b].reading {
                    let mut pair = [place(a), place(b)];
                    pair.sort();
                    pairs.insert(pair);
                }
            }
        }
    }
    pairs
}

/// A verdict's words without the values.
fn verdicts(dossier: &Dossier) -> Vec<(String, Verdict, usize)> {
    let mut all: Vec<_> =
        dossier.findings.iter().map(|one| (one.rule.clone(), one.verdict, one.readings.len())).collect();
    all.sort();
    all
}

fn digits(value: &str) -> String {
    value.chars().filter(char::is_ascii_digit).collect()
}

fn story(seed: u64) -> Vec<Article> {
    prose::articles(seed, Volume { stories: 1, articles: 4, facts: 6, filler: 1 }).collect()
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn the_order_of_articles_changes_no_dispute(seed in 0_u64..10_000, turn in 1_usize..4) {
        let articles = story(seed);
        let mut turned = articles.clone();
        turned.rotate_left(turn);
        prop_assert_eq!(disputes(&run(articles)), disputes(&run(turned)));
    }

    #[test]
    fn an_article_told_twice_adds_no_dispute(seed in 0_u64..10_000, which in 0_usize..4) {
        let articles = story(seed);
        let mut more = articles.clone();
        let again = format!("{}-again", articles[which].id);
        more.push(Article { id: again, ..articles[which].clone() });
        let (before, after) = (disputes(&run(articles)), disputes(&run(more)));
        let new: Vec<_> = after.difference(&before).collect();
        prop_assert!(new.is_empty(), "{:?}", new);
    }

    #[test]
    fn the_number_of_threads_changes_nothing(seed in 0_u64..10_000) {
        let articles: Vec<Article> = prose::articles(seed, Volume { stories: 3, articles: 3, facts: 5, filler: 1 }).collect();
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| format!("{:?}", run(articles.clone()).findings))
        };
        prop_assert_eq!(with(1), with(8));
    }

    #[test]
    fn a_week_later_the_verdicts_are_the_same(day in 1_i8..20, other in 1_i8..20, toll in 20_u32..90) {
        let told = |day: i8, other: i8, published: i8| {
            let first = format!("The ferry Aurora sank off Brackwater on {day} May 2024, killing {toll} people, police said.");
            let second = format!("Police said {toll} people died when the ferry Aurora sank off Brackwater on {other} May 2024.");
            let published = format!("2024-05-{published:02}").parse().ok();
            run(vec![Article { published, ..article("a", &first) }, Article { published, ..article("b", &second) }])
        };
        prop_assert_eq!(verdicts(&told(day, other, 21)), verdicts(&told(day + 7, other + 7, 28)));
    }

    #[test]
    fn values_that_change_places_change_the_readings(one in 20_u32..90, two in 100_u32..900) {
        let told = |one: u32, two: u32| {
            let first = format!("The earthquake in Oni killed {one} people on Tuesday, police said.");
            let second = format!("Police said the earthquake in Oni killed {two} people on Tuesday.");
            let dossier = run(vec![article("a", &first), article("b", &second)]);
            let sides: BTreeSet<(String, Vec<usize>)> = conflicts(&dossier)
                .flat_map(|finding| &finding.readings)
                .map(|reading| (digits(&reading.value), reading.articles.clone()))
                .collect();
            sides
        };
        let swapped: BTreeSet<(String, Vec<usize>)> =
            told(two, one).into_iter().map(|(value, articles)| (value, articles.iter().map(|at| 1 - at).collect())).collect();
        prop_assert!(!swapped.is_empty());
        prop_assert_eq!(told(one, two), swapped);
    }

    #[test]
    fn miles_in_the_place_of_kilometres_change_nothing(miles in 20_u32..400, other in 2_u32..9) {
        let told = |distance: &str, against: u32| {
            let first = format!("The plane came down {distance} north of Oni, killing all on board, police said.");
            let second = format!("Police said the plane came down {against} kilometres north of Oni, killing all on board.");
            verdicts(&run(vec![article("a", &first), article("b", &second)]))
        };
        let kilometres = (f64::from(miles) * 1.609_344).round() as u32;
        let conflict = |all: &[(String, Verdict, usize)]| {
            all.iter().any(|one| matches!(one.1, Verdict::Conflict | Verdict::PossibleConflict))
        };
        let same = told(&format!("{miles} miles"), kilometres);
        prop_assert!(!conflict(&same), "{:?}", same);
        let (metric, imperial) = (told(&format!("{kilometres} kilometres"), kilometres * other), told(&format!("{miles} miles"), kilometres * other));
        prop_assert_eq!(conflict(&metric), conflict(&imperial));
    }
}

#[test]
fn an_article_of_another_story_adds_no_dispute() {
    for seed in 0..12 {
        let articles = story(seed);
        let mut more = articles.clone();
        more.push(Article { id: "zoo".into(), ..article("zoo", "A panda was born at the Nyborg zoo in March. It weighs 140 grams and has no name yet, the keepers said.") });
        let (before, after) = (disputes(&run(articles)), disputes(&run(more)));
        let new: Vec<_> = after.difference(&before).collect();
        assert!(new.is_empty(), "seed {seed}: {new:?}");
    }
}
