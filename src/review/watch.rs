//! Files on the disk, looked at again and again: has one of them changed?
//!
//! Asking the file system for a handful of times and sizes twice a second costs less than a crate that is told of changes,
//! works on network drives too, and sees what an editor writes beside the file and renames.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::{Duration, SystemTime};

use super::desk::Room;

/// How often the files are looked at.
const PERIOD: Duration = Duration::from_millis(300);

/// How each file is; none for a file that is gone.
pub(super) type Look = Vec<Option<Sign>>;

/// What changes when a file or a folder does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// When the file was last changed, and its size.
    File(SystemTime, u64),
    /// The names in the folder. Its time would change with every file that a program hides there for a moment, and with
    /// the folder of the decisions.
    Folder(BTreeSet<OsString>),
}

/// How the files are now.
pub(super) fn look(files: &[PathBuf]) -> Look {
    let is_hidden = |name: &OsString| name.as_encoded_bytes().starts_with(b".");
    let one = |path: &PathBuf| {
        let data = Path::metadata(path).ok()?;
        if !data.is_dir() {
            return Some(Sign::File(data.modified().ok()?, data.len()));
        }
        let names = path.read_dir().ok()?.filter_map(Result::ok).map(|entry| entry.file_name());
        Some(Sign::Folder(names.filter(|name| !is_hidden(name)).collect()))
    };
    files.iter().map(one).collect()
}

/// Follows the files for as long as somebody holds the room. Where no thread can be started the page does not follow.
pub(super) fn follow(room: &Arc<Room>) {
    let room: Weak<Room> = Arc::downgrade(room);
    let watcher = std::thread::Builder::new().name("watch".into());
    let _ = watcher.spawn(move || {
        loop {
            std::thread::sleep(PERIOD);
            let Some(room) = room.upgrade() else { return };
            room.look_again();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_hides_in_a_folder_is_no_news_and_a_file_that_comes_or_changes_is() {
        let folder = std::env::temp_dir().join(format!("crosscheck-watch-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.txt");
        std::fs::write(&file, "one").unwrap();
        let files = [folder.clone(), file.clone(), folder.join("crosscheck.toml")];
        let before = look(&files);
        std::fs::create_dir(folder.join(".crosscheck")).unwrap();
        std::fs::write(folder.join(".a.txt.swp"), "on").unwrap();
        assert_eq!(look(&files), before);
        std::fs::write(&file, "another").unwrap();
        let changed = look(&files);
        assert_ne!(changed, before);
        std::fs::write(folder.join("b.txt"), "two").unwrap();
        assert_ne!(look(&files), changed);
        let _ = std::fs::remove_dir_all(&folder);
    }
}
