//! Prepares what the program carries: the tables of `data/` and the rules of `rules/` as JSON, and the packs as text.
//!
//! TOML is for those who write it. JSON is read several times as fast, at every start.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::de::{DeTable, DeValue};

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
        write_table(table.get_ref(), Numbers::AsJson, &mut json)?;
        fs::write(target, json)?;
    }
    Ok(())
}

/// Writes `packs.rs`, a list of path and content of every rule file in order of path, so that a new pack is one new
/// file; and `rules.rs`, the rules in them as `src/rules/packed.rs` reads them.
fn packs(root: &Path, out: &Path) -> Outcome<()> {
    let (mut code, mut rules) = (String::from("&[\n"), String::from("&[\n"));
    for file in toml_files(&root.join("rules"))? {
        let name = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        writeln!(code, "    ({name:?}, include_str!({:?})),", file.to_string_lossy())?;
        let text = fs::read_to_string(&file)?;
        let pack = DeTable::parse(&text).map_err(|fault| format!("{name}: {fault}"))?;
        let several = pack.get_ref().get("rule").and_then(|list| list.get_ref().as_array());
        let several = several.into_iter().flatten().filter_map(|one| one.get_ref().as_table());
        let alone = Some(pack.get_ref()).filter(|pack| pack.contains_key("id"));
        for table in several.chain(alone) {
            let at = table.get("id").map_or(0, |id| id.span().start);
            let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            let mut json = String::new();
            write_table(table, Numbers::AsWritten, &mut json)?;
            writeln!(rules, "    Packed {{ path: {name:?}, line: {line}, json: {json:?} }},")?;
        }
    }
    code.push_str("]\n");
    fs::write(out.join("packs.rs"), code)?;
    rules.push_str("]\n");
    Ok(fs::write(out.join("rules.rs"), rules)?)
}

/// How a number is written.
#[derive(Clone, Copy)]
enum Numbers {
    AsJson,
    /// As a table with the number's own text.
    AsWritten,
}

/// Writes a table in the order of its file, examples left out.
fn write_table(table: &DeTable<'_>, numbers: Numbers, out: &mut String) -> Outcome<()> {
    let mut entries: Vec<_> = table.iter().filter(|(name, _)| name.get_ref() != "example").collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    out.push('{');
    for (nth, (name, value)) in entries.into_iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        out.push_str(&serde_json::to_string(name.get_ref())?);
        out.push(':');
        write_value(value.get_ref(), numbers, out)?;
    }
    out.push('}');
    Ok(())
}

fn write_value(value: &DeValue<'_>, numbers: Numbers, out: &mut String) -> Outcome<()> {
    let number = |text: &str, out: &mut String| match numbers {
        Numbers::AsJson => out.push_str(&text.replace('_', "")),
        Numbers::AsWritten => out.push_str(&format!("{{\"=\":\"{text}\"}}")),
    };
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
                write_value(item.get_ref(), numbers, out)?;
            }
            out.push(']');
        }
        DeValue::Table(table) => write_table(table, numbers, out)?,
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
