//! The house itself: folders import only from those above them, files stay small, registries match their folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Lines that a file may have, tests included.
const LONGEST_FILE: usize = 600;

/// What may be imported from below: a span is a pair of numbers that every stage needs.
const SHARED: &[&str] = &["text::Span"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the repository with this ending, in order of path.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|fault| panic!("{}: {fault}", folder.display())) {
            let path = entry.expect("the project can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let text = fs::read_to_string(&path).expect("the project can be read");
                found.push((path.strip_prefix(root()).expect("the project can be read").to_path_buf(), text));
            }
        }
    }
    found.sort();
    found
}

/// The modules in the order of `src/lib.rs`, which is the order the data flows.
fn order() -> Vec<String> {
    let door = fs::read_to_string(root().join("src/lib.rs")).expect("the project can be read");
    let names = door.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The modules that a file's own code names behind `crate::`; what its tests need does not count.
fn imports(text: &str) -> Vec<&str> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    let paths = code.split("crate::").skip(1);
    paths
        .filter(|path| !SHARED.iter().any(|shared| path.starts_with(shared)))
        .map(|path| path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(path))
        .collect()
}

/// The module that a file of `src` belongs to.
fn module(path: &Path) -> String {
    let first = path.components().nth(1).expect("the project can be read").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn the_door_names_every_module_in_the_order_of_the_data() {
    let order = order();
    let stages = [
        "problem", "calendar", "article", "text", "mentions", "rules", "claims", "groups", "findings", "pipeline",
        "wording", "page", "report", "review",
    ];
    let places: Vec<_> = stages.iter().map(|stage| order.iter().position(|module| module == stage)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{order:?}");
}

#[test]
fn a_module_imports_only_from_those_above_it() {
    let order = order();
    let place = |module: &str| order.iter().position(|other| other == module);
    let mut wrong = Vec::new();
    for (path, text) in files("src", "rs") {
        // The binary's own files stand below the whole library.
        let Some(own) = place(&module(&path)) else { continue };
        let below = imports(&text).into_iter().filter(|import| place(import).is_some_and(|place| place > own));
        wrong.extend(below.map(|import| format!("{} imports {import}", path.display())));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_report_and_the_review_do_not_know_each_other() {
    for (path, text) in files("src/report", "rs").into_iter().chain(files("src/review", "rs")) {
        let other = if module(&path) == "report" { "review" } else { "report" };
        assert!(!imports(&text).contains(&other), "{} imports {other}", path.display());
    }
}

#[test]
fn an_import_from_below_would_be_seen() {
    assert_eq!(imports("use crate::report::Format;\nfn f(a: crate::text::Span) {}\n"), ["report"]);
    assert_eq!(imports("#[cfg(test)]\nmod tests {\n    use crate::report::Format;\n}\n"), Vec::<&str>::new());
}

#[test]
fn no_file_outgrows_its_reader() {
    let all = ["src", "tests", "benches", "examples"].into_iter().flat_map(|folder| files(folder, "rs"));
    let long: Vec<String> = all
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn every_fixture_says_what_is_expected_of_it() {
    for entry in fs::read_dir(root().join("fixtures")).expect("the project can be read") {
        let folder = entry.expect("the project can be read").path();
        assert!(folder.join("expected.toml").is_file(), "{} has no expected.toml", folder.display());
        let articles = files(folder.strip_prefix(root()).expect("the project can be read").to_str().unwrap(), "txt");
        assert!(articles.len() >= 3, "{} has {} articles", folder.display(), articles.len());
    }
}

#[test]
fn no_rule_id_stands_twice() {
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    for (path, text) in files("rules", "toml") {
        let table: toml::Table = text.parse().unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        let many = table
            .get("rule")
            .and_then(|rules| rules.as_array())
            .into_iter()
            .flatten()
            .filter_map(|rule| rule.get("id"));
        for id in table.get("id").into_iter().chain(many).filter_map(|id| id.as_str()) {
            let before = seen.insert(id.to_owned(), path.clone());
            assert_eq!(before, None, "{id} stands in {} too", path.display());
        }
    }
    assert!(seen.len() > 100, "{} rules", seen.len());
}

#[test]
fn every_page_that_a_document_links_to_is_there() {
    let pages = fs::read_dir(root()).expect("the project can be read").map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = pages.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    pages.extend(files("docs", "md").into_iter().map(|(path, _)| root().join(path)));
    for page in pages {
        let text = fs::read_to_string(&page).expect("the project can be read");
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        for link in links.filter(|link| !link.is_empty() && !link.contains("://") && !link.contains(' ')) {
            assert!(
                page.parent().expect("the project can be read").join(link).exists(),
                "{} links to {link}",
                page.display()
            );
        }
    }
}
