//! Where the decisions of a story lie: in the folder that holds all its articles.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::article::Article;

/// The folders of a run's stories and articles.
#[derive(Debug, Clone, Default)]
pub(super) struct Homes {
    /// One an article: the folder it lies in.
    folders: Vec<PathBuf>,
    /// The folder that holds all articles of a story, by the story's name.
    stories: BTreeMap<String, PathBuf>,
}

impl Homes {
    /// The folders of articles; what has no place on the disk (standard input) lies in the current folder.
    pub(super) fn of(articles: &[Article]) -> Self {
        let mut known: BTreeMap<&str, PathBuf> = BTreeMap::new();
        let mut homes = Self::default();
        for article in articles {
            let parent =
                article.path.rsplit_once('/').map_or(".", |(folder, _)| if folder.is_empty() { "/" } else { folder });
            let folder = known.entry(parent).or_insert_with(|| real(parent)).clone();
            homes
                .stories
                .entry(article.story.clone())
                .and_modify(|home| *home = common(home, &folder))
                .or_insert_with(|| folder.clone());
            homes.folders.push(folder);
        }
        homes
    }

    /// The folder that an article lies in.
    pub(super) fn folder(&self, article: usize) -> Option<&Path> {
        self.folders.get(article).map(PathBuf::as_path)
    }

    /// Where the decisions of a story are written.
    pub(super) fn home(&self, story: &str) -> Option<&Path> {
        self.stories.get(story).map(PathBuf::as_path)
    }

    /// Every folder whose decisions may speak of these articles, with the stories they may speak of.
    pub(super) fn readable(&self, articles: &[Article]) -> BTreeMap<PathBuf, BTreeSet<String>> {
        let mut folders: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
        for (story, home) in &self.stories {
            folders.entry(home.clone()).or_default().insert(story.clone());
        }
        for (article, folder) in articles.iter().zip(&self.folders) {
            folders.entry(folder.clone()).or_default().insert(article.story.clone());
        }
        folders
    }

    /// The name of an article in the decisions of a folder: its path below it, and its id where its file holds several.
    /// None for an article that does not lie below it.
    pub(super) fn name(&self, articles: &[Article], at: usize, home: &Path) -> Option<String> {
        let (article, folder) = (articles.get(at)?, self.folders.get(at)?);
        let below = folder.strip_prefix(home).ok()?.to_string_lossy().replace('\\', "/");
        let file = article.path.rsplit('/').next().unwrap_or(&article.path);
        let path = if below.is_empty() { file.to_owned() } else { format!("{below}/{file}") };
        // An id is made unique within a run by a folder or story in front of it.
        let id = article.id.strip_prefix(&article.story).and_then(|id| id.strip_prefix('/')).unwrap_or(&article.id);
        let is_file = id == file || article.id.ends_with(&format!("/{file}"));
        Some(if is_file { path } else { format!("{path}#{id}") })
    }
}

fn real(folder: &str) -> PathBuf {
    let place = Path::new(folder);
    place.canonicalize().or_else(|_| Path::new(".").canonicalize()).unwrap_or_else(|_| place.to_owned())
}

/// The deepest folder that holds both.
fn common(a: &Path, b: &Path) -> PathBuf {
    a.components().zip(b.components()).take_while(|(a, b)| a == b).map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_meet_where_their_paths_part() {
        let common = |a: &str, b: &str| common(Path::new(a), Path::new(b));
        assert_eq!(common("/news/quake", "/news/quake/live"), Path::new("/news/quake"));
        assert_eq!(common("/news/quake", "/news/quakes"), Path::new("/news"));
        assert_eq!(common("/a", "/b"), Path::new("/"));
    }

    #[test]
    fn an_article_of_a_file_and_one_of_many_have_names_below_the_folder() {
        let article = |path: &str, id: &str| Article {
            path: path.into(),
            id: id.into(),
            story: "s".into(),
            ..Article::of_text("x")
        };
        let articles = [
            article("a.txt", "a.txt"),
            article("b.txt", "s/b.txt"),
            article("all.jsonl", "s/7"),
            article("<stdin>", "text"),
        ];
        let homes = Homes::of(&articles);
        let here = Path::new(".").canonicalize().unwrap();
        let name = |at: usize| homes.name(&articles, at, &here).unwrap();
        assert_eq!([name(0), name(1), name(2), name(3)], ["a.txt", "b.txt", "all.jsonl#7", "<stdin>#text"]);
        assert_eq!(homes.name(&articles, 0, Path::new("/elsewhere")), None);
    }
}
