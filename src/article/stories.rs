//! Stories, one after the other or all at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{BufRead, BufReader};

use super::reader::{self, Input, Item, Items};
use super::sources::{self, Source};
use super::{Article, Options, origin, published};
use crate::problem::Problem;

/// The articles that are checked against each other.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// Folder name, the `story` of JSON lines, or empty.
    pub name: String,
    /// In order of id; ids are unique within the story.
    pub articles: Vec<Article>,
    /// What went wrong up to the end of this story.
    pub problems: Vec<Problem>,
}

/// Reads everything behind the paths (`-` is standard input): articles in order of story, then id, and the problems in order
/// of path and line. Ids are unique within the run; where two stories have one id, both get their story's name in front and
/// keep their places.
pub fn open(paths: &[String], options: &Options) -> (Vec<Article>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut by_story: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for source in sources::find(paths, options.stdin_name.as_deref(), &mut problems) {
        for item in items(&source, options) {
            match item {
                Item::Article(article) => {
                    let story = by_story.entry(article.story.clone()).or_default();
                    problems.extend(room(story, &article, options));
                    if story.len() <= options.story_limit {
                        story.push(*article);
                    }
                }
                Item::Problem(problem) => problems.push(problem),
            }
        }
    }
    let mut articles: Vec<Article> = by_story.into_values().flat_map(|articles| settle(articles, options)).collect();
    name_apart(&mut articles, |article| &article.story);
    problems.sort_by(|a, b| (&a.path, a.line, a.column, &a.message).cmp(&(&b.path, b.line, b.column, &b.message)));
    problems.dedup();
    (articles, problems)
}

/// As [`open`], one story at a time: only one story is in memory.
///
/// In a `.jsonl` the lines of a story must stand together; where a story comes back after another one, its later articles
/// are a story of their own, and a problem says so.
pub fn stories(paths: &[String], options: &Options) -> Stories {
    let mut problems = Vec::new();
    let sources = sources::find(paths, options.stdin_name.as_deref(), &mut problems);
    let streams = sources.iter().filter(|source| source.is_stream() || source.place.is_none()).count();
    let mut stories = Stories {
        options: options.clone(),
        sources: VecDeque::new(),
        items: None,
        held: None,
        seen: BTreeSet::new(),
        ready: VecDeque::new(),
        problems,
    };
    if streams == 0 || streams == sources.len() {
        stories.sources = sources.into();
    } else {
        // A line may belong to a folder's story: only when all is read a story is complete.
        let (articles, problems) = open(paths, options);
        stories.problems = problems;
        for article in articles {
            match stories.ready.back_mut().filter(|story| story.name == article.story) {
                Some(story) => story.articles.push(article),
                None => stories.ready.push_back(Story {
                    name: article.story.clone(),
                    articles: vec![article],
                    problems: std::mem::take(&mut stories.problems),
                }),
            }
        }
    }
    stories
}

/// See [`stories`].
pub struct Stories {
    options: Options,
    sources: VecDeque<Source>,
    items: Option<Items>,
    /// The article that ended the last story.
    held: Option<Box<Article>>,
    /// Names of the stories that are over.
    seen: BTreeSet<String>,
    ready: VecDeque<Story>,
    problems: Vec<Problem>,
}

impl Iterator for Stories {
    type Item = Story;

    fn next(&mut self) -> Option<Story> {
        if let Some(story) = self.ready.pop_front() {
            return Some(story);
        }
        let mut articles: Vec<Article> = self.held.take().map(|article| *article).into_iter().collect();
        while let Some(item) = self.next_item() {
            match item {
                Item::Problem(problem) => self.problems.push(problem),
                Item::Article(article) if articles.first().is_none_or(|first| first.story == article.story) => {
                    self.problems.extend(room(&articles, &article, &self.options));
                    if articles.len() <= self.options.story_limit {
                        articles.push(*article);
                    }
                }
                Item::Article(article) => {
                    self.held = Some(article);
                    break;
                }
            }
        }
        let problems = std::mem::take(&mut self.problems);
        let Some(first) = articles.first() else {
            return (!problems.is_empty()).then(|| Story { problems, ..Story::default() });
        };
        let (name, path) = (first.story.clone(), first.path.clone());
        let mut story = Story { articles: settle(articles, &self.options), name, problems };
        if !self.seen.insert(story.name.clone()) {
            let message = format!(
                "The story \"{}\" comes back after another one; its articles here are checked by themselves. Sort the lines by story.",
                story.name
            );
            story.problems.push(Problem::warning(path, message));
        }
        Some(story)
    }
}

impl Stories {
    fn next_item(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.items.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            let source = self.sources.pop_front()?;
            self.items = Some(items(&source, &self.options));
        }
    }
}

/// What a file holds, read as it is asked for.
fn items(source: &Source, options: &Options) -> Items {
    let input: Box<dyn BufRead + Send> = match &source.place {
        None => Box::new(BufReader::new(std::io::stdin())),
        Some(place) => match std::fs::File::open(place) {
            Ok(file) => Box::new(BufReader::with_capacity(1 << 16, file)),
            Err(fault) => {
                let problem = Problem::error(&*source.path, sources::unreadable(&fault));
                return Box::new(std::iter::once(Item::Problem(problem)));
            }
        },
    };
    let mut input = Input { path: source.path.clone(), story: source.story.clone(), bytes: input };
    let reader = reader::reader_for(&source.path).unwrap_or_else(|| reader::reader_by_look(&mut input));
    (reader.read)(input, options)
}

/// What is told once a story has as many articles as are checked against each other and one more comes.
fn room(story: &[Article], next: &Article, options: &Options) -> Option<Problem> {
    (story.len() == options.story_limit).then(|| {
        let name = if next.story.is_empty() { "The story".to_owned() } else { format!("The story \"{}\"", next.story) };
        let message = format!(
            "{name} has more than {} articles; the others are left out. Give them as stories of their own.",
            options.story_limit
        );
        Problem::error(&*next.path, message)
    })
}

/// What needs the whole story: order, unique ids, dates, origins.
fn settle(mut articles: Vec<Article>, options: &Options) -> Vec<Article> {
    articles.truncate(options.story_limit);
    articles.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    name_apart(&mut articles, |article| reader::folder(&article.path));
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    published::infer(&mut articles, options.date);
    if options.origins {
        origin::assign(&mut articles);
    }
    articles
}

/// Makes ids unique: those that two articles share get a word in front (their folder, their story), then a number.
fn name_apart(articles: &mut [Article], front: impl Fn(&Article) -> &str) {
    let shared = |articles: &[Article]| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for article in articles {
            *counts.entry(article.id.clone()).or_insert(0) += 1;
        }
        counts.retain(|_, count| *count > 1);
        counts
    };
    let doubled = shared(articles);
    for article in articles.iter_mut().filter(|article| doubled.contains_key(&article.id)) {
        let front = front(article);
        if !front.is_empty() {
            article.id = format!("{front}/{}", article.id);
        }
    }
    let mut doubled: BTreeMap<String, usize> = shared(articles).into_keys().map(|id| (id, 0)).collect();
    for article in articles.iter_mut() {
        if let Some(seen) = doubled.get_mut(&article.id) {
            *seen += 1;
            if *seen > 1 {
                article.id = format!("{}#{seen}", article.id);
            }
        }
    }
}
