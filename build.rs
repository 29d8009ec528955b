//! Prepares what the program carries: the tables of `data/` as JSON, the rules of `rules/` as they are in force without a
//! user's, with the trie of their phrases, and the packs as text.
//!
//! TOML is for those who write it; a start has no time to read it. A rule with a fault stops the build.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::de::{DeTable, DeValue};

/// The program's own reader of rules.
#[path = "src/rulebook/mod.rs"]
#[expect(dead_code, unreachable_pub, unused_imports, reason = "the program needs all of it, the build a part")]
mod rulebook;

#[path = "src/problem.rs"]
#[expect(dead_code, unreachable_pub, reason = "the program needs all of it, the build a part")]
mod problem;

/// What the reader needs of `src/calendar.rs`.
mod calendar {
    pub(crate) use jiff::civil::Date;
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    tables(&root, &out)?;
    packs(&root, &out)
}

/// Writes every TOML table of `data/` as JSON, at the same path below `OUT_DIR`.
fn tables(root: &Path, out: &Path) -> Outcome<()> {
    for file in toml_files(&root.join("data"))? {
        let text = fs::read_to_string(&file)?;
        let table = DeTable::parse(&text).map_err(|fault| format!("{}: {fault}", file.display()))?;
        let target = out.join(file.strip_prefix(root)?).with_extension("json");
        fs::create_dir_all(target.parent().unwrap_or(out))?;
        let mut json = String::new();
        write_table(table.get_ref(), &mut json)?;
        fs::write(target, json)?;
    }
    Ok(())
}

/// Writes `packs.rs`, a list of path and content of every rule file in order of path, so that a new pack is one new
/// file; and the rules in them as `src/rules/builtin.rs` takes them.
fn packs(root: &Path, out: &Path) -> Outcome<()> {
    let (mut code, mut rules, mut faults) = (String::from("&[\n"), Vec::new(), Vec::new());
    for file in toml_files(&root.join("rules"))? {
        let name = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        writeln!(code, "    ({name:?}, include_str!({:?})),", file.to_string_lossy())?;
        rules.extend(rulebook::file::read(&name, &fs::read_to_string(&file)?, true, &mut faults));
    }
    code.push_str("]\n");
    fs::write(out.join("packs.rs"), code)?;
    let mut faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let missing = rulebook::lists::resolve(&mut rules);
    faults.extend(missing.iter().map(|none| format!("{}:{}: {}", none.path, none.line, none.message)));
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    let twice = rules.iter().zip(rules.iter().skip(1)).filter(|(one, other)| one.id == other.id);
    faults.extend(twice.map(|(one, other)| format!("{}: `{}` stands in {} too", other.path, one.id, one.path)));
    if !faults.is_empty() {
        return Err(format!("the rules cannot be built in:\n{}", faults.join("\n")).into());
    }
    for (number, rule) in (0..).zip(&mut rules) {
        rule.stored = Some(number);
    }
    fs::write(out.join("rules"), postcard::to_extend(&rules, Vec::new())?)?;
    let trie = rulebook::trie::Trie::of((0..).zip(rules.iter().map(|rule| &rule.params)));
    fs::write(out.join("trie.letters"), &*trie.letters)?;
    let parts = [("words", trie.words), ("slots", trie.slots), ("first", trie.first)];
    for (name, numbers) in parts.into_iter().chain([("nodes", trie.nodes), ("leaves", trie.leaves)]) {
        fs::write(out.join(format!("trie.{name}")), numbers.0)?;
    }
    Ok(())
}

/// Writes a table in the order of its file.
fn write_table(table: &DeTable<'_>, out: &mut String) -> Outcome<()> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    out.push('{');
    for (nth, (name, value)) in entries.into_iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        out.push_str(&serde_json::to_string(name.get_ref())?);
        out.push(':');
        write_value(value.get_ref(), out)?;
    }
    out.push('}');
    Ok(())
}

fn write_value(value: &DeValue<'_>, out: &mut String) -> Outcome<()> {
    let number = |text: &str, out: &mut String| out.push_str(&text.replace('_', ""));
    match value {
        DeValue::String(text) => out.push_str(&serde_json::to_string(text)?),
        DeValue::Integer(integer) => number(&integer.to_string(), out),
        DeValue::Float(float) => number(&float.to_string(), out),
        DeValue::Boolean(flag) => out.push_str(if *flag { "true" } else { "false" }),
        DeValue::Datetime(date) => out.push_str(&serde_json::to_string(&date.to_string())?),
        DeValue::Array(list) => {
            out.push('[');
            for (nth, item) in list.iter().enumerate() {
                if nth > 0 {
                    out.push(',');
                }
                write_value(item.get_ref(), out)?;
            }
            out.push(']');
        }
        DeValue::Table(table) => write_table(table, out)?,
    }
    Ok(())
}

/// The TOML files in a folder and below, in order of path.
fn toml_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
