//! The tables of `data/`, which the build script turned from TOML into JSON; they are read when first used.

use serde::Deserialize;

/// A table of `data/`, by its path there without the ending: `table!("time/words")`.
macro_rules! table {
    ($path:literal) => {
        $crate::tables::read(include_str!(concat!(env!("OUT_DIR"), "/data/", $path, ".json")))
    };
}

pub(crate) use table;

/// Reads an embedded table.
///
/// # Panics
///
/// Where a table of the program itself has not the shape its code expects, which no input can bring about and every
/// test shows.
pub(crate) fn read<T: Deserialize<'static>>(json: &'static str) -> T {
    serde_json::from_str(json).expect("the embedded tables have the shapes of their types")
}
