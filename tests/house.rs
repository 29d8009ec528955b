//! The house itself: folders import only from those above them, files stay small, registries match their folders.

use std::collections::{BTreeMap, BTreeSet};
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
    let names = door.lines().filter_map(|line| {
        let public = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("pub(crate) mod "));
        public?.strip_suffix(';')
    });
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
        "problem", "calendar", "rulebook", "article", "text", "mentions", "rules", "claims", "groups", "findings",
        "pipeline", "wording", "page", "report", "review",
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

/// Words of measuring, naming and telling that rules look for too; no topic is told by them.
const GENERAL: &str = include_str!("house_general_words.txt");

/// The single words that rules look for as things of their topic: heads of numbers, offices.
fn topic_words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (_, text) in files("rules", "toml") {
        let file: toml::Table = text.parse().expect("the rules can be read");
        let rules = file.get("rule").and_then(toml::Value::as_array).cloned();
        for rule in rules.unwrap_or_else(|| vec![toml::Value::Table(file.clone())]) {
            let list = |kind: &str, key: &str| rule.get(kind).and_then(|table| table.get(key)).cloned();
            let offices = rule.get("offices").and_then(toml::Value::as_table).cloned().unwrap_or_default();
            let named = offices.iter().flat_map(|(name, titles)| [name.as_str().into(), titles.clone()]);
            let lists = list("measure", "heads").into_iter().chain(named);
            for list in lists {
                let phrases = list.as_array().cloned().unwrap_or_else(|| vec![list]);
                words.extend(phrases.iter().filter_map(|phrase| phrase.as_str()).map(str::to_lowercase));
            }
        }
    }
    words.retain(|word| word.len() >= 4 && word.chars().all(char::is_alphabetic));
    words
}

/// The literals of one word in a file's own code.
fn literals(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let parts: Vec<&str> = code.split('"').collect();
    let is_word = |part: &&&str| !part.is_empty() && part.chars().all(char::is_alphabetic);
    parts.iter().skip(1).filter(is_word).map(|word| word.to_lowercase()).collect()
}

#[test]
fn no_topic_word_stands_in_the_code_that_understands_texts() {
    let (topics, general) = (topic_words(), GENERAL.lines().collect::<BTreeSet<_>>());
    assert!(topics.len() > 500 && general.len() < 40, "{} topic words, {} general", topics.len(), general.len());
    let mut found = BTreeSet::new();
    for folder in ["src/text", "src/mentions", "src/claims", "src/groups", "src/findings"] {
        for (path, text) in files(folder, "rs") {
            let in_tests = path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests");
            let topical = |word: &String| !in_tests && topics.contains(word) && !general.contains(word.as_str());
            let words = literals(&text).into_iter().filter(topical);
            found.extend(words.map(|word| format!("{word} in {}", path.display())));
        }
    }
    assert_eq!(found, BTreeSet::new(), "a topic's words belong into rules/ or data/");
}

#[test]
fn a_topic_word_in_a_literal_would_be_seen() {
    let code = "// \"toll\"\nfn f() { is(\"toll\", \"two words\") }\n#[cfg(test)] mod t { \"fire\" }";
    assert_eq!(literals(code), ["toll"]);
    assert!(topic_words().contains("toll"));
}
