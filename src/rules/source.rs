//! Rule files in: the embedded packs, and the user's files and folders.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::{Example, Rule};
use crate::problem::Problem;
use crate::rulebook::file;

/// A rule file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// As the user named it, with forward slashes.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// The built-in packs: path and content, in order of path.
pub(super) const PACKS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Largest rule file that is read, in bytes: a hundred times the largest that people write.
const LARGEST: u64 = 8 << 20;
/// How deep folders are followed; links that lead back would never end.
const DEEPEST: usize = 16;

/// Reads a rule file, or every `.toml` file in a folder and below, in order of path. What cannot be read is a problem.
pub fn open(path: &Path) -> (Vec<Source>, Vec<Problem>) {
    let (mut sources, mut problems) = (Vec::new(), Vec::new());
    if path.is_dir() {
        walk(path, 0, &mut sources, &mut problems);
    } else {
        read(path, &mut sources, &mut problems);
    }
    (sources, problems)
}

fn walk(folder: &Path, depth: usize, sources: &mut Vec<Source>, problems: &mut Vec<Problem>) {
    let name = show(folder);
    if depth > DEEPEST {
        problems.push(Problem::error(name, format!("folders are followed {DEEPEST} deep; this one lies deeper")));
        return;
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(Problem::error(name, format!("the rule folder cannot be read: {error}")));
            return;
        }
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, depth + 1, sources, problems);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            read(&path, sources, problems);
        }
    }
}

fn read(path: &Path, sources: &mut Vec<Source>, problems: &mut Vec<Problem>) {
    match text(path) {
        Ok(text) => sources.push(Source { path: show(path), text }),
        Err(problem) => problems.push(problem),
    }
}

/// The content of a file of rules or settings, or why it cannot be used.
pub(crate) fn text(path: &Path) -> Result<String, Problem> {
    let name = show(path);
    if fs::metadata(path).is_ok_and(|about| about.len() > LARGEST) {
        let limit = LARGEST >> 20;
        return Err(Problem::error(name, format!("such a file has at most {limit} MB; split it into several")));
    }
    match fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => Ok(text),
        Ok(Err(error)) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
            let problem = Problem::error(name, "not UTF-8; save the file as UTF-8 and try again");
            Err(problem.at_line(u32::try_from(line).unwrap_or(u32::MAX)))
        }
        Err(error) => Err(Problem::error(name, format!("the file cannot be read: {error}"))),
    }
}

fn show(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

impl Rule {
    /// What it must say of which articles. Those of a built-in rule are read from its pack when they are asked for: a
    /// check has no use for them.
    pub fn examples(&self) -> Cow<'_, [Example]> {
        let pack = PACKS.iter().find(|(path, _)| self.builtin && *path == self.path);
        let Some((path, text)) = pack else { return Cow::Borrowed(&self.examples) };
        let own = file::read(path, text, true, &mut Vec::new()).into_iter().find(|rule| rule.id == self.id);
        Cow::Owned(own.map(|rule| rule.examples).unwrap_or_default())
    }
}
