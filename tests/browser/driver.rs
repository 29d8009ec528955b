//! A browser without a window, driven over WebDriver (W3C Recommendation): the dozen commands that the tests need, by plain
//! HTTP. The known clients bring a stack of their own for TLS, addresses and cookies.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A key that is no character.
pub(crate) const ESCAPE: &str = "\u{e00c}";
/// See [`ESCAPE`].
pub(crate) const TAB: &str = "\u{e004}";

/// A node as a screen reader is told of it.
#[derive(Debug)]
pub(crate) struct Spoken {
    pub(crate) role: String,
    pub(crate) name: String,
    /// `focusable=true`, `level=2` and the like.
    pub(crate) states: Vec<String>,
    /// How deep it lies in the tree.
    pub(crate) depth: usize,
}

/// A Chromium with a profile of its own.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    profile: PathBuf,
}

/// The program that drives Chromium, where there is one.
pub(crate) fn is_there() -> bool {
    let asked =
        |program: &str| Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked("chromedriver").is_ok_and(|status| status.success()) && asked("chromium").is_ok_and(|status| status.success())
}

impl Browser {
    /// Starts a browser with a window of this size.
    pub(crate) fn start(name: &str, width: u32, height: u32) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let profile = std::env::temp_dir().join(format!("crosscheck-browser-{name}-{}", std::process::id()));
        let mut browser = Self { driver, port, session: String::new(), profile };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(60), "chromedriver does not listen");
            std::thread::sleep(Duration::from_millis(50));
        }
        let mut arguments: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ]
        .map(str::to_owned)
        .into();
        arguments.push(format!("--user-data-dir={}", browser.profile.display()));
        arguments.push(format!("--window-size={width},{height}"));
        let options = json!({ "goog:chromeOptions": { "args": arguments } });
        let session = browser.call("POST", "/session", Some(&json!({ "capabilities": { "alwaysMatch": options } })));
        browser.session = session["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {session}")).to_owned();
        browser
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
        let body = answer(stream);
        let value: Value = serde_json::from_str(&body).unwrap_or_else(|fault| panic!("{path}: {fault}: {body}"));
        assert!(value["value"]["error"].is_null(), "{path}: {}", value["value"]);
        value["value"].clone()
    }

    fn tell(&self, path: &str, body: &Value) -> Value {
        self.call("POST", &format!("/session/{}{path}", self.session), Some(body))
    }

    pub(crate) fn go(&self, url: &str) {
        self.tell("/url", &json!({ "url": url }));
    }

    /// Presses and lets go of keys, one after the other, wherever the focus is.
    pub(crate) fn press(&self, keys: &[&str]) {
        let steps: Vec<Value> = keys
            .iter()
            .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })])
            .collect();
        self.tell("/actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] }));
    }

    /// The value of a script's `return`.
    pub(crate) fn script(&self, script: &str) -> Value {
        self.tell("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Answers a command of the Chrome DevTools Protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.tell("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// What a screen reader is told: role, name and states of every node that is not hidden from it, in reading order.
    pub(crate) fn spoken(&self) -> Vec<Spoken> {
        let tree = self.devtools("Accessibility.getFullAXTree", &json!({}));
        let nodes = tree["nodes"].as_array().unwrap();
        let by_id: BTreeMap<&str, &Value> = nodes.iter().map(|node| (node["nodeId"].as_str().unwrap(), node)).collect();
        let mut spoken = Vec::new();
        let mut next = vec![(nodes.first().unwrap(), 0)];
        while let Some((node, depth)) = next.pop() {
            if node["ignored"] != json!(true) {
                let text = |value: &Value| value["value"].as_str().unwrap_or_default().trim().to_owned();
                let state =
                    |property: &Value| format!("{}={}", property["name"].as_str().unwrap(), property["value"]["value"]);
                let states = node["properties"].as_array().into_iter().flatten().map(state).collect();
                spoken.push(Spoken { role: text(&node["role"]), name: text(&node["name"]), states, depth });
            }
            let children = node["childIds"].as_array().into_iter().flatten().rev();
            next.extend(children.filter_map(|id| by_id.get(id.as_str()?)).map(|child| (*child, depth + 1)));
        }
        spoken
    }

    /// Waits until a script's expression is true.
    pub(crate) fn until(&self, expression: &str) {
        let begun = Instant::now();
        while self.script(&format!("return Boolean({expression})")) != json!(true) {
            let page = self.script("return document.body.innerText");
            assert!(begun.elapsed() < Duration::from_secs(60), "{expression} did not come true:\n{page}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// The body of an answer. The driver keeps the connection open whatever it is asked, so the length counts.
fn answer(stream: TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    let mut line = String::new();
    while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        line.clear();
    }
    let mut body = vec![0; length];
    let _ = reader.read_exact(&mut body);
    String::from_utf8_lossy(&body).into_owned()
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // Ends Chromium too; a test that fails must not leave one behind.
            let head = format!(
                "DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
                self.session, self.port
            );
            if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
                let _ = stream.write_all(head.as_bytes());
                answer(stream);
            }
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}
