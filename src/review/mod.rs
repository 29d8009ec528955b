//! The desk's page: a run in, a local web page out, on which editors go through the findings and decide.
//!
//! Comes in: a way to check the articles, as often as they change. Goes out: pages to browsers that know the token, and
//! decisions to the file beside the articles. Refuses: other hosts, other origins, a change by GET, long bodies, and
//! every path that is not one of its own; nothing that a browser sends names a file.
//!
//! For `214 dead` against `241 dead` the editor presses `h`: the finding is on hold in every open browser, in the file
//! `.crosscheck/decisions.jsonl`, and in the next `crosscheck check`.

mod desk;
mod detail;
mod guard;
mod page;
mod rule;
mod server;
mod watch;
mod wire;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::findings::Verdict;
use crate::pipeline::Dossier;
use crate::rules::Rules;

pub use server::serve;

/// What the page is to be.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where it listens; port 0 for any that is free.
    pub address: SocketAddr,
    /// Who decides, unless the browser says otherwise.
    pub who: String,
    /// The verdicts that are gone through.
    pub verdicts: Vec<Verdict>,
}

/// One run over the articles.
#[derive(Debug, Default)]
pub struct Checked {
    /// What was found.
    pub dossier: Dossier,
    /// The rules that were in force.
    pub rules: Rules,
    /// The files and folders that it came from; the articles are checked again when one of them changes.
    pub files: Vec<PathBuf>,
}

/// Why there is no page, with what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}
