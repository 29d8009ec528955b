//! Paths as the user gave them to the files behind them, each with its story.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::reader;
use crate::problem::{Level, Problem};

/// Folders nested deeper than this are not entered.
const DEEPEST: usize = 32;

/// A file to read, or standard input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Source {
    /// The story of its articles: the folder's name, or empty for a file named by itself.
    pub(super) story: String,
    /// As the user named it, with forward slashes.
    pub(super) path: String,
    /// Where it is; none for standard input.
    pub(super) place: Option<PathBuf>,
}

impl Source {
    /// Whether it may hold articles of several stories.
    pub(super) fn is_stream(&self) -> bool {
        reader::reader_for(&self.path).is_some_and(|reader| reader.is_stream)
    }
}

/// Finds the files behind paths: sorted, each once, hidden ones left out. A folder is a story, a folder in it another one.
pub(super) fn find(paths: &[String], stdin_name: Option<&str>, problems: &mut Vec<Problem>) -> Vec<Source> {
    let mut walk = Walk { found: Vec::new(), folders: BTreeSet::new(), problems };
    let mut loose = Vec::new();
    let mut unique: Vec<&String> = paths.iter().collect();
    unique.sort();
    unique.dedup();
    for path in unique {
        if path == "-" {
            let path = stdin_name.unwrap_or("<stdin>").to_owned();
            loose.push(Source { story: String::new(), path, place: None });
            continue;
        }
        let place = Path::new(path);
        let shown = slashes(path);
        match std::fs::metadata(place) {
            Ok(data) if data.is_dir() => walk.root(place, &shown),
            Ok(data) if data.is_file() => {
                loose.push(Source { story: String::new(), path: shown, place: Some(place.into()) })
            }
            // A pipe (`<(command)`) is read like a file.
            Ok(_) => loose.push(Source { story: String::new(), path: shown, place: Some(place.into()) }),
            Err(fault) => walk.problems.push(Problem::error(shown, unreadable(&fault))),
        }
    }
    let mut found = walk.found;
    // A file that a named folder holds already belongs to that folder's story.
    let mut places: BTreeSet<PathBuf> = found.iter().filter_map(real).collect();
    for source in loose {
        if real(&source).is_none_or(|place| places.insert(place)) {
            found.push(source);
        }
    }
    name_apart(&mut found);
    found.sort();
    found
}

/// The files behind paths and the folders that they were found in, in order: what has to be looked at to know whether the
/// articles have changed.
pub fn files(paths: &[String]) -> Vec<PathBuf> {
    let mut problems = Vec::new();
    let mut walk = Walk { found: Vec::new(), folders: BTreeSet::new(), problems: &mut problems };
    for path in paths.iter().filter(|path| *path != "-") {
        if Path::new(path).is_dir() {
            walk.root(Path::new(path), path);
        }
    }
    let loose = paths.iter().filter(|path| *path != "-").map(PathBuf::from);
    let found: BTreeSet<PathBuf> =
        walk.found.iter().filter_map(|source| source.place.clone()).chain(walk.folders).chain(loose).collect();
    found.into_iter().collect()
}

/// What to say of a file that cannot be opened.
pub(super) fn unreadable(fault: &std::io::Error) -> String {
    match fault.kind() {
        std::io::ErrorKind::NotFound => "There is no such file or folder. Check the name.".into(),
        std::io::ErrorKind::PermissionDenied => {
            "The file may not be read. Change its permissions, or leave it out.".into()
        }
        _ => format!("The file cannot be read: {fault}. Check it, or leave it out."),
    }
}

fn real(source: &Source) -> Option<PathBuf> {
    source.place.as_ref().and_then(|place| place.canonicalize().ok())
}

fn slashes(path: &str) -> String {
    if std::path::MAIN_SEPARATOR == '/' { path.to_owned() } else { path.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// Two folders of one name are two stories: both are then called by their whole paths.
fn name_apart(found: &mut [Source]) {
    let folder = |source: &Source| source.path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let pairs: BTreeSet<(String, String)> = found
        .iter()
        .filter(|source| !source.story.is_empty())
        .map(|source| (source.story.clone(), folder(source)))
        .collect();
    let names: Vec<&String> = pairs.iter().map(|(story, _)| story).collect();
    let shared: BTreeSet<String> = names
        .windows(2)
        .filter(|pair| pair.first() == pair.last())
        .filter_map(|pair| pair.first().map(|name| (*name).clone()))
        .collect();
    for source in found.iter_mut().filter(|source| shared.contains(&source.story)) {
        source.story = folder(source);
    }
}

struct Walk<'p> {
    found: Vec<Source>,
    folders: BTreeSet<PathBuf>,
    problems: &'p mut Vec<Problem>,
}

impl Walk<'_> {
    /// A folder the user named.
    fn root(&mut self, place: &Path, shown: &str) {
        let before = self.found.len();
        let real = place.canonicalize().unwrap_or_else(|_| place.to_owned());
        let name = real.file_name().map_or_else(|| shown.to_owned(), |name| name.to_string_lossy().into_owned());
        if self.folders.contains(&real) {
            return;
        }
        self.folder(place, shown.trim_end_matches('/'), &name, "", 0);
        if self.found.len() == before {
            let endings: Vec<&str> = reader::READERS.iter().flat_map(|reader| reader.extensions).copied().collect();
            let message =
                format!("The folder holds no articles. Put files into it that end in .{}.", endings.join(", ."));
            self.problems.push(Problem::error(shown, message));
        }
    }

    /// One folder and those in it. `story` names it, `below` is its path under the named one.
    fn folder(&mut self, place: &Path, shown: &str, story: &str, below: &str, depth: usize) {
        let entered = place.canonicalize().map(|real| self.folders.insert(real)).unwrap_or(true);
        if !entered || depth > DEEPEST {
            return;
        }
        let mut entries = match std::fs::read_dir(place) {
            Ok(entries) => entries.filter_map(Result::ok).map(|entry| entry.path()).collect::<Vec<_>>(),
            Err(fault) => return self.problems.push(Problem::error(shown, unreadable(&fault))),
        };
        entries.sort();
        for entry in entries {
            let name = entry.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if name.starts_with('.') {
                continue;
            }
            let path = if shown.is_empty() { format!("/{name}") } else { format!("{shown}/{name}") };
            match std::fs::metadata(&entry) {
                Ok(data) if data.is_dir() => {
                    let inner = if below.is_empty() { name } else { format!("{below}/{name}") };
                    self.folder(&entry, &path, &inner, &inner, depth + 1);
                }
                Ok(_) if reader::reader_for(&path).is_some() => {
                    self.found.push(Source { story: story.to_owned(), path, place: Some(entry) });
                }
                Ok(_) => self.problems.push(Problem {
                    severity: Level::Note,
                    ..Problem::error(path, "The file's ending is that of no article format; it was left out. Name it by itself to read it as text.")
                }),
                Err(fault) => self.problems.push(Problem::error(path, unreadable(&fault))),
            }
        }
    }
}
