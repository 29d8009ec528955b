//! Files on the disk, looked at again and again: has one of them changed?
//!
//! Asking the file system for a handful of times and sizes twice a second costs less than a crate that is told of changes,
//! works on network drives too, and sees what an editor writes beside the file and renames.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::{Duration, SystemTime};

use super::desk::Room;

/// How often the files are looked at.
const PERIOD: Duration = Duration::from_millis(300);

/// When each file was last changed, and its size; none for a file that is gone.
pub(super) type Look = Vec<Option<(SystemTime, u64)>>;

/// How the files are now.
pub(super) fn look(files: &[PathBuf]) -> Look {
    let one = |path: &PathBuf| {
        let data = Path::metadata(path).ok()?;
        // A folder's size says nothing, and its time is that of the last file added, renamed or removed.
        Some((data.modified().ok()?, if data.is_dir() { 0 } else { data.len() }))
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
