//! A folder of articles with its decisions, and an editor at work in it.

use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::article;
use crosscheck::decisions::{self, Lapse, Memory, Stamp, Store, Word};
use crosscheck::findings::{Finding, Status, Verdict};
use crosscheck::pipeline::{self, Dossier};
use crosscheck::problem::Problem;

/// A folder that goes when the test ends.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("crosscheck-decisions-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The story of `fixtures/us-japan-talks`, which has conflicts of several kinds.
    pub(crate) fn talks(name: &str) -> Self {
        let folder = Self::new(name);
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/us-japan-talks");
        for entry in fs::read_dir(fixture).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                folder.write(&path.file_name().unwrap().to_string_lossy(), fs::read(&path).unwrap());
            }
        }
        folder
    }

    pub(crate) fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(name, content);
        self
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.0.join(".crosscheck/decisions.jsonl")
    }

    pub(crate) fn read(&self) -> String {
        fs::read_to_string(self.file()).unwrap_or_default()
    }

    pub(crate) fn replace(&self, name: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.0.join(name)).unwrap();
        assert!(text.contains(old), "{old:?} is not in {name}");
        self.write(name, text.replacen(old, new, 1));
    }

    pub(crate) fn open(&self) -> Desk {
        Desk::open(&[&self.0])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A run with its decisions.
pub(crate) struct Desk {
    pub(crate) dossier: Dossier,
    pub(crate) store: Store,
    pub(crate) problems: Vec<Problem>,
    pub(crate) lapses: Vec<Lapse>,
    memory: Memory,
}

impl Desk {
    pub(crate) fn open(paths: &[&Path]) -> Self {
        let paths: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let (articles, problems) = article::open(&paths, &article::Options::default());
        assert_eq!(problems, []);
        Self::of(pipeline::run(articles, Vec::new()))
    }

    /// A run with what was decided before.
    pub(crate) fn of(mut dossier: Dossier) -> Self {
        let (store, problems) = Store::open(&dossier.articles);
        let mut memory = Memory::default();
        let lapses = decisions::apply_again(&store, &mut dossier, &mut memory);
        Self { dossier, store, problems, lapses, memory }
    }

    pub(crate) fn conflicts(&self) -> Vec<&Finding> {
        let is = |finding: &&Finding| matches!(finding.verdict, Verdict::Conflict | Verdict::PossibleConflict);
        self.dossier.findings.iter().filter(is).collect()
    }

    /// The conflict on the number of dead.
    pub(crate) fn toll(&self) -> Finding {
        self.conflicts().into_iter().find(|finding| finding.kind == "quantity").expect("the tolls differ").clone()
    }

    pub(crate) fn decide(&mut self, finding: &Finding, status: Status) -> Stamp {
        let word = Word { status, right: None, note: String::new(), who: "ada".into() };
        let stamp = self.store.record(&self.dossier, finding, &word).unwrap();
        self.apply();
        stamp
    }

    /// Takes in what was decided; what the memory says must be what weighing everything anew says.
    pub(crate) fn apply(&mut self) {
        self.lapses = decisions::apply_again(&self.store, &mut self.dossier, &mut self.memory);
        let mut anew = self.dossier.clone();
        assert_eq!(decisions::apply(&self.store, &mut anew), self.lapses);
        assert_eq!(anew.findings, self.dossier.findings);
    }

    /// Why each lapsed decision lapsed.
    pub(crate) fn reasons(&self) -> Vec<&str> {
        self.lapses.iter().map(|lapse| lapse.why.as_str()).collect()
    }
}
