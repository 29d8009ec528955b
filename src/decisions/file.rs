//! One decisions file on the disk: read without a lock, written under one, always whole.
//!
//! Every change writes the whole file beside itself, brings it to the disk and renames it into place. A crash at any
//! byte leaves the old file and perhaps the beginning of a new one, which the next start reports.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::contents::Contents;
use crate::problem::Problem;

/// The folder beside the articles.
pub const FOLDER: &str = ".crosscheck";

/// The file in it.
pub const FILE: &str = "decisions.jsonl";

/// How long a decision waits for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why a decision could not be written, with what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub(super) String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// A decisions file and what it said when it was last read.
#[derive(Debug, Clone, Default)]
pub(super) struct Ledger {
    /// The folder `.crosscheck`.
    folder: PathBuf,
    /// The file, as messages call it.
    pub(super) shown: String,
    /// The bytes that were last read or written.
    bytes: Vec<u8>,
    /// What they say.
    pub(super) contents: Contents,
}

impl Ledger {
    /// Reads the file below a folder of articles; a file that is not there yet says nothing.
    pub(super) fn open(home: &Path, shown: String) -> (Self, Vec<Problem>) {
        let mut ledger = Self { folder: home.join(FOLDER), shown, ..Self::default() };
        let mut problems = match ledger.reload() {
            Ok(found) => found.unwrap_or_default(),
            Err(fault) => vec![Problem::error(&*ledger.shown, fault.0)],
        };
        if ledger.was_interrupted() {
            let message = "A decision was being written when the program or the machine stopped. It is not among the \
                           decisions; all those before it are. Decide again.";
            problems.push(Problem::warning(&*ledger.shown, message));
        }
        (ledger, problems)
    }

    fn path(&self) -> PathBuf {
        let path = self.folder.join(FILE);
        // Behind a link lies the file that is to be replaced.
        path.canonicalize().unwrap_or(path)
    }

    fn beside(&self) -> PathBuf {
        self.path().with_extension("jsonl.tmp")
    }

    /// Whether a file is half written and nobody is at it.
    fn was_interrupted(&self) -> bool {
        self.beside().exists()
            && match File::open(self.folder.join("lock")) {
                Ok(lock) => !matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)),
                Err(_) => true,
            }
    }

    /// Reads the file again where it has changed; gives what is wrong with it then, none where it has not changed.
    pub(super) fn reload(&mut self) -> Result<Option<Vec<Problem>>, Fault> {
        let bytes = match fs::read(self.path()) {
            Ok(bytes) => bytes,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(fault) => {
                return Err(Fault(format!(
                    "The decisions cannot be read: {fault}. Until they can, every finding counts as open; check the \
                     file and its permissions."
                )));
            }
        };
        if bytes == self.bytes {
            return Ok(None);
        }
        self.contents = Contents::read(&bytes, &self.shown);
        self.bytes = bytes;
        Ok(Some(self.contents.problems.clone()))
    }

    /// Changes what the file says, others' changes taken in first. On the disk when it returns.
    pub(super) fn change<T>(&mut self, change: impl FnOnce(&mut Contents) -> Result<T, Fault>) -> Result<T, Fault> {
        self.make_folder().map_err(|fault| self.unwritable(&fault))?;
        let lock = self.lock()?;
        // A file that cannot be read must not be replaced by one that does not hold what it says.
        self.reload()?;
        let written = change(&mut self.contents).and_then(|made| {
            let text = self.contents.text().into_bytes();
            if text != self.bytes {
                self.replace(&text).map_err(|fault| self.unwritable(&fault))?;
                self.bytes = text;
            }
            Ok(made)
        });
        match &written {
            Ok(_) => self.contents.problems.clear(),
            // What could not be written does not count.
            Err(_) => self.contents = Contents::read(&self.bytes, &self.shown),
        }
        drop(lock);
        written
    }

    /// Makes the folder, and tells git how to merge the file and what is none of its business.
    fn make_folder(&self) -> io::Result<()> {
        if self.folder.is_dir() {
            return Ok(());
        }
        fs::create_dir(&self.folder).or_else(|fault| match fault.kind() {
            io::ErrorKind::AlreadyExists if self.folder.is_dir() => Ok(()),
            _ => Err(fault),
        })?;
        fs::write(self.folder.join(".gitattributes"), "decisions.jsonl merge=union text eol=lf\n")?;
        fs::write(self.folder.join(".gitignore"), "lock\n*.tmp\n")
    }

    fn lock(&self) -> Result<File, Fault> {
        let path = self.folder.join("lock");
        let open = File::options().create(true).truncate(false).write(true).open(path);
        let file = open.map_err(|fault| self.unwritable(&fault))?;
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(2));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(Fault(format!(
                        "{} is held by another program. Nothing was written; end the other program or try again.",
                        self.shown
                    )));
                }
                // Some file systems know no locks; a decision is worth more than the rare collision.
                Err(TryLockError::Error(fault)) if fault.kind() == io::ErrorKind::Unsupported => return Ok(file),
                Err(TryLockError::Error(fault)) => return Err(self.unwritable(&fault)),
            }
        }
    }

    /// Writes the file anew: beside the old one, to the disk, into its place.
    fn replace(&self, text: &[u8]) -> io::Result<()> {
        let (path, beside) = (self.path(), self.beside());
        let mut file = File::create(&beside)?;
        let written = file.write_all(text).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&beside, &path));
        if written.is_err() {
            // The fault that is told is the first one.
            let _ = fs::remove_file(&beside);
        }
        written?;
        sync_folder(path.parent().unwrap_or(&self.folder))
    }

    fn unwritable(&self, fault: &io::Error) -> Fault {
        let shown = &self.shown;
        Fault(match fault.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => format!(
                "{shown} cannot be written: the folder may only be read. Nothing was decided; make the folder writable, or copy the articles to one that is."
            ),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                format!("{shown} cannot be written: the disk is full. Nothing was decided; make room and decide again.")
            }
            io::ErrorKind::NotFound => format!(
                "{shown} cannot be written: the folder of the articles is gone. Nothing was decided; put it back."
            ),
            _ => format!("{shown} cannot be written: {fault}. Nothing was decided; mend that and decide again."),
        })
    }
}

/// Brings a rename to the disk, where the system can.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems cannot; the rename stands all the same.
        Err(fault) if matches!(fault.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
