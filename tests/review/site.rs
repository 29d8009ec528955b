//! A running `crosscheck review`, and a plain client for it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A folder of articles that goes when the test ends.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("crosscheck-review-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A copy of a story of `fixtures`.
    pub(crate) fn of(name: &str, fixture: &str) -> Self {
        let folder = Self::new(name);
        let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(fixture);
        for entry in fs::read_dir(story).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                fs::copy(&path, folder.0.join(path.file_name().unwrap())).unwrap();
            }
        }
        folder
    }

    pub(crate) fn with(self, name: &str, content: &str) -> Self {
        fs::write(self.0.join(name), content).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }

    /// Puts words in the place of others in one article, as an editor's program saves it.
    pub(crate) fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{old:?} is not in {name}");
        let beside = self.0.join(format!(".{name}.swp"));
        fs::write(&beside, text.replace(old, new)).unwrap();
        fs::rename(beside, self.0.join(name)).unwrap();
    }

    /// The lines of the decisions file.
    pub(crate) fn decisions(&self) -> Vec<Value> {
        let text = self.read(".crosscheck/decisions.jsonl");
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Two articles that give two tolls and two days.
pub(crate) const ONE: &str = "Bridge falls\n\nOSLO (Nordic Wire) -- The bridge over the Glomma fell on Tuesday and killed 12 people, police said.\n";
/// See [`ONE`].
pub(crate) const OTHER: &str = "Bridge disaster\n\nBy Ada Person | 3 May 2021\n\nThe bridge over the Glomma fell on Tuesday. It killed 21 people.\n";

/// A folder with [`ONE`] and [`OTHER`].
pub(crate) fn bridge(name: &str) -> Folder {
    Folder::new(name).with("one.txt", ONE).with("other.txt", OTHER)
}

/// Numbers that are the same in every run (SplitMix64, Steele, Lea and Flood).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most as u64).unwrap()
    }

    pub(crate) fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// An invented name of so many syllables.
    fn name(&mut self, syllables: usize) -> String {
        const HEADS: [&str; 22] = [
            "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "dr", "gr", "kl",
            "st", "tr",
        ];
        let name: String = (0..syllables)
            .flat_map(|_| [self.pick(&HEADS), self.pick(&["a", "e", "i", "o", "u", "ai", "ou"])])
            .collect();
        name[..1].to_uppercase() + &name[1..]
    }
}

/// A story of so many survivors, each in two articles that give two ages: as many findings, and one on the toll, which every
/// article gives, where there are more articles than two.
pub(crate) fn survivors(name: &str, articles: usize, people: usize) -> Folder {
    let mut dice = Dice(5);
    let mut told: Vec<Vec<String>> = vec![Vec::new(); articles];
    for number in 0..people {
        let (name, age) = (format!("{} {}", dice.name(3), dice.name(4)), 20 + dice.below(60));
        let job = dice.pick(&["nurse", "teacher", "farmer", "driver", "baker", "welder"]);
        let (one, way) = (number % articles, 1 + dice.below(articles - 1));
        told[one].push(format!("{name}, {age}, a {job}, was taken to a hospital."));
        told[(one + way) % articles]
            .push(format!("Rescuers found {name}, {}, a {job}, alive under the rubble.", age + 2));
    }
    let outlets = ["Nordic Wire", "City Herald", "The Evening Post", "Coast Daily", "Harbour Times"];
    let mut folder = Folder::new(name);
    for (at, sentences) in told.iter().enumerate() {
        let toll = if articles > 2 { 200 + at % 3 } else { 200 };
        let head = format!(
            "Survivors of the quake in Alta Rosa\n\nBy Ada Person | {} November 2023\n\nALTA ROSA ({}) -- The quake struck on Tuesday and killed {toll} people.",
            14 + at % 5,
            outlets[at % 5]
        );
        let paragraphs = sentences.chunks(3).map(|sentences| sentences.join(" "));
        let text = [head].into_iter().chain(paragraphs).collect::<Vec<_>>().join("\n\n");
        folder = folder.with(&format!("report-{at:03}.txt"), &format!("{text}\n"));
    }
    folder
}

/// Sends bytes to a host and reads what comes back; none where nobody listens.
pub(crate) fn send(host: &str, bytes: &[u8]) -> Option<Answer> {
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    // The server may close before it has read what it refuses.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let text = String::from_utf8_lossy(&answer);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Some(Answer { status, head: head.to_owned(), body: body.to_owned() })
}

/// The program, serving the page.
pub(crate) struct Site {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub(crate) host: String,
    /// The token of the address.
    pub(crate) token: String,
    /// The cookie that the token is changed for; empty until [`Site::enter`].
    pub(crate) cookie: String,
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer of the page.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|fault| panic!("{fault}: {self:?}"))
    }
}

impl Site {
    /// Starts the page over a folder, without a cookie.
    pub(crate) fn start(folder: &Folder, options: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
            .args(["review", "--as", "Ana"])
            .args(options)
            .arg(&folder.0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().rsplit(' ').next().unwrap().to_owned();
        let rest = url.strip_prefix("http://").unwrap_or_else(|| panic!("no address: {line:?}"));
        let (host, token) = rest.split_once("/?token=").unwrap();
        Self { child, host: host.to_owned(), token: token.to_owned(), cookie: String::new() }
    }

    /// Starts the page and changes the token for a cookie, as a browser does.
    pub(crate) fn open(folder: &Folder) -> Self {
        let mut site = Self::start(folder, &[]);
        site.enter();
        site
    }

    pub(crate) fn enter(&mut self) {
        let answer = self.ask(&format!("GET /?token={} HTTP/1.1\r\nHost: {}", self.token, self.host), "");
        let cookie = answer.header("set-cookie").unwrap_or_else(|| panic!("no cookie: {answer:?}"));
        self.cookie = cookie.split(';').next().unwrap().to_owned();
    }

    /// Ends the program as a power cut would.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a request as it stands, with a body.
    pub(crate) fn ask(&self, head: &str, body: &str) -> Answer {
        self.send(format!("{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).as_bytes())
    }

    /// Sends bytes and reads what comes back.
    pub(crate) fn send(&self, bytes: &[u8]) -> Answer {
        send(&self.host, bytes).unwrap()
    }

    /// Asks for a page with the cookie.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}", self.host, self.cookie), "")
    }

    /// Tells the page something, as its own script does.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask(&self.told(path), &body.to_string())
    }

    /// The head of what the page's own script sends.
    pub(crate) fn told(&self, path: &str) -> String {
        format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\nContent-Type: application/json",
            host = self.host,
            cookie = self.cookie
        )
    }

    /// The keys of the findings in the list, with their status.
    pub(crate) fn findings(&self) -> Vec<(String, String)> {
        let list = self.get("/list").body;
        let value =
            |row: &str, name: &str| row.split(name).nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        list.split("<li ")
            .skip(1)
            .filter(|row| row.contains("data-key"))
            .map(|row| (value(row, "data-key=\""), value(row, "data-status=\"")))
            .collect()
    }

    /// The list, as soon as it is what is waited for.
    pub(crate) fn until(&self, what: &str, is: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let list = self.get("/list").body;
            if is(&list) {
                return list;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{what} did not come:\n{list}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}
