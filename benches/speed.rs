//! How fast each stage is, in bytes of article text a second: `cargo bench`, or `cargo bench -- mentions`.
//!
//! docs/performance.md holds figures and what they were measured against.

mod desk;
mod prose;

use std::time::Instant;

use crosscheck::article::{self, Article};
use crosscheck::mentions::{self, Anchor, Mention, Sheet};
use crosscheck::pipeline;
use crosscheck::rules::{Rules, Source};
use crosscheck::text::Document;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

use prose::Volume;

const SEED: u64 = 1;

/// Reports of agency length.
fn news(stories: usize, articles: usize) -> Volume {
    Volume { stories, articles, facts: 9, filler: 2 }
}

fn main() {
    divan::main();
    if std::env::args().any(|argument| argument == "growth") {
        growth();
    }
}

/// A hundred articles of as many stories.
fn articles() -> Vec<Article> {
    prose::articles(SEED, news(100, 1)).collect()
}

/// The bytes of article text.
fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.text.len()).sum::<usize>())
}

fn documents(articles: &[Article]) -> Vec<Document> {
    articles.iter().map(Document::new).collect()
}

fn anchor(article: &Article) -> Anchor {
    Anchor { published: article.published }
}

/// The floor under everything: each byte looked at once, words counted at white space.
#[divan::bench]
fn a_bare_split_at_white_space(bencher: Bencher<'_, '_>) {
    let articles = articles();
    bencher.counter(bytes(&articles)).bench_local(|| {
        articles.iter().map(|article| black_box(&article.text).split_whitespace().count()).sum::<usize>()
    });
}

#[divan::bench]
fn b_sentences_and_tokens(bencher: Bencher<'_, '_>) {
    let articles = articles();
    bencher
        .counter(bytes(&articles))
        .bench_local(|| articles.iter().map(|article| Document::cut(black_box(article)).tokens.len()).sum::<usize>());
}

#[divan::bench]
fn c_tags(bencher: Bencher<'_, '_>) {
    let articles = articles();
    let cut: Vec<Document> = articles.iter().map(Document::cut).collect();
    bencher
        .counter(bytes(&articles))
        .with_inputs(|| cut.clone())
        .bench_local_refs(|documents| documents.iter_mut().for_each(Document::tag_words));
}

#[divan::bench]
fn d_lemmas_and_phrases(bencher: Bencher<'_, '_>) {
    let articles = articles();
    let mut tagged: Vec<Document> = articles.iter().map(Document::cut).collect();
    tagged.iter_mut().for_each(Document::tag_words);
    bencher
        .counter(bytes(&articles))
        .with_inputs(|| tagged.clone())
        .bench_local_refs(|documents| documents.iter_mut().for_each(Document::find_phrases));
}

/// Each recogniser alone, after those that run before it.
#[divan::bench(args = mentions::RECOGNIZERS.iter().map(|(name, _)| *name))]
fn e_recogniser(bencher: Bencher<'_, '_>, name: &str) {
    let articles = articles();
    let documents = documents(&articles);
    let nth = mentions::RECOGNIZERS.iter().position(|(other, _)| *other == name).unwrap_or_default();
    let (before, rest) = mentions::RECOGNIZERS.split_at(nth);
    let sheets: Vec<Sheet<'_>> =
        documents.iter().zip(&articles).map(|(document, article)| Sheet::new(document, anchor(article))).collect();
    let found: Vec<Vec<Mention>> = sheets
        .iter()
        .map(|sheet| {
            let mut found = Vec::new();
            before.iter().for_each(|(_, recognizer)| recognizer(sheet, &mut found));
            found
        })
        .collect();
    let Some((_, recognizer)) = rest.first() else { return };
    bencher.counter(bytes(&articles)).with_inputs(|| found.clone()).bench_local_refs(|found| {
        for (sheet, found) in sheets.iter().zip(found) {
            recognizer(black_box(sheet), found);
        }
    });
}

/// What `crosscheck mentions` does with a text: the document and every recogniser.
#[divan::bench]
fn f_mentions(bencher: Bencher<'_, '_>) {
    let articles = articles();
    bencher.counter(bytes(&articles)).bench_local(|| {
        let found = |article: &Article| mentions::recognize(&Document::new(article), anchor(article)).len();
        articles.iter().map(|article| found(black_box(article))).sum::<usize>()
    });
}

#[divan::bench]
fn g_rule_hits(bencher: Bencher<'_, '_>) {
    let (articles, rules) = (articles(), Rules::builtin());
    let documents = documents(&articles);
    bencher
        .counter(bytes(&articles))
        .bench_local(|| documents.iter().map(|document| rules.hits(black_box(document)).len()).sum::<usize>());
}

/// The whole check of many small stories, on one thread.
#[divan::bench]
fn h_check_many_stories(bencher: Bencher<'_, '_>) {
    check(bencher, news(40, 5), 1);
}

/// The same on two threads.
#[divan::bench]
fn h_check_many_stories_on_two_threads(bencher: Bencher<'_, '_>) {
    check(bencher, news(40, 5), 2);
}

/// The whole check of one story, on one thread.
#[divan::bench(args = [5, 20, 200, 2_000], max_time = 10)]
fn i_check_one_story(bencher: Bencher<'_, '_>, articles: usize) {
    check(bencher, news(1, articles), 1);
}

/// Reading and compiling every rule that comes with the program.
#[divan::bench]
fn j_rules() -> Rules {
    Rules::builtin()
}

/// As many rules as the largest desk is known to have written.
const DESK: usize = 13_000;

fn desk() -> [Source; 1] {
    [Source { path: "desk.toml".into(), text: desk::rules(DESK) }]
}

/// Reading and compiling the rules of a large desk beside the built-in ones: to stay under a second.
#[divan::bench(sample_count = 10)]
fn k_rules_of_a_desk(bencher: Bencher<'_, '_>) {
    let desk = desk();
    bencher.bench_local(|| Rules::load(black_box(&desk)).0.list.len());
}

/// The whole check of many small stories with those rules in force, on one thread: to take at most twice as long as
/// [`h_check_many_stories`].
#[divan::bench]
fn k_check_many_stories_with_the_rules_of_a_desk(bencher: Bencher<'_, '_>) {
    check_with(bencher, prose::articles(SEED, news(40, 5)).collect(), 1, &Rules::load(&desk()).0);
}

/// A story written by hand, which the words of a desk hit more often.
fn fixture() -> Vec<Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/us-japan-talks");
    article::open(&[folder.to_owned()], &article::Options::default()).0
}

#[divan::bench]
fn l_check_a_fixture(bencher: Bencher<'_, '_>) {
    check_with(bencher, fixture(), 1, &Rules::builtin());
}

#[divan::bench]
fn l_check_a_fixture_with_the_rules_of_a_desk(bencher: Bencher<'_, '_>) {
    check_with(bencher, fixture(), 1, &Rules::load(&desk()).0);
}

fn check(bencher: Bencher<'_, '_>, volume: Volume, threads: usize) {
    check_with(bencher, prose::articles(SEED, volume).collect(), threads, &Rules::builtin());
}

fn check_with(bencher: Bencher<'_, '_>, articles: Vec<Article>, threads: usize, rules: &Rules) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    let runs = bencher.counter(bytes(&articles)).with_inputs(|| articles.clone());
    runs.bench_local_values(|articles| pool.install(|| pipeline::run_with(articles, Vec::new(), rules).findings.len()));
}

/// Prints how the time for one story grows with its articles: the slope between two sizes in logarithms.
#[expect(clippy::print_stdout, reason = "the figure is what was asked for")]
fn growth() {
    let rules = Rules::builtin();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    let time = |count: usize| {
        let articles = prose::articles(SEED, news(1, count)).collect();
        let started = Instant::now();
        pool.install(|| black_box(pipeline::run_with(articles, Vec::new(), &rules)));
        started.elapsed().as_secs_f64()
    };
    let sizes = [20_usize, 200, 2_000];
    let best = |count: usize| (0..3).map(|_| time(count)).fold(f64::INFINITY, f64::min);
    let times: Vec<f64> = sizes.iter().map(|count| best(*count)).collect();
    for (sizes, times) in sizes.windows(2).zip(times.windows(2)) {
        let exponent = (times[1] / times[0]).log10() / (sizes[1] as f64 / sizes[0] as f64).log10();
        println!("from {} to {} articles the time grows as n^{exponent:.2}", sizes[0], sizes[1]);
    }
}
