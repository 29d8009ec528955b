//! What went wrong with an input or a rule file, said so that a person can mend it.

use std::fmt;

use serde::Serialize;

/// How bad a [`Problem`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Something could not be used at all (a missing file, a rule that does not parse).
    Error,
    /// Something was used, but not as it stands (bytes replaced, a default taken).
    Warning,
    /// Something unusual was read without loss; nothing needs doing.
    Note,
}

/// A fault in an input, with its place and what to do about it.
///
/// Problems are collected and reported; they never stop the run by themselves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Level,
    /// The file, as the user named it; `<stdin>` for standard input.
    pub path: String,
    /// 1-based line, where there is one.
    pub line: Option<u32>,
    /// 1-based column in characters, where there is one.
    pub column: Option<u32>,
    /// One or two sentences: what is wrong, and what to do.
    pub message: String,
}

impl Problem {
    /// A fault that makes the thing at `path` unusable.
    pub fn error(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Level::Error, path: path.into(), line: None, column: None, message: message.into() }
    }

    /// A fault that was worked around.
    pub fn warning(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Level::Warning, ..Self::error(path, message) }
    }

    /// The same problem, placed at a 1-based line.
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// The same problem, placed at a 1-based line and column.
    #[must_use]
    pub fn at(mut self, line: u32, column: u32) -> Self {
        self.line = Some(line);
        self.column = Some(column);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}", self.message)
    }
}
