//! Any bytes as a request to the review page, as what its script sends, and as a path: it answers, and lives on.

#![no_main]

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::OnceLock;
use std::time::Duration;

use crosscheck::article;
use crosscheck::findings::Verdict;
use crosscheck::pipeline;
use crosscheck::review::{Checked, Options, serve};
use crosscheck::rules::Rules;
use libfuzzer_sys::fuzz_target;

/// The host and the cookie of the page under test.
fn page() -> &'static (String, String) {
    static PAGE: OnceLock<(String, String)> = OnceLock::new();
    PAGE.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("crosscheck-fuzz-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        for (name, count) in [("one.txt", 12), ("other.txt", 21)] {
            let text = format!("Bridge falls\n\nThe bridge fell on 4 May 2021 and killed {count} people.\n");
            std::fs::write(folder.join(name), text).expect("an article can be written");
        }
        let path = folder.to_string_lossy().into_owned();
        let (send, receive) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let options = Options {
                address: ([127, 0, 0, 1], 0).into(),
                who: "fuzz".into(),
                verdicts: vec![Verdict::Conflict, Verdict::PossibleConflict],
            };
            let check = move || {
                let (articles, problems) = article::open(std::slice::from_ref(&path), &article::Options::default());
                Checked { dossier: pipeline::run(articles, problems), rules: Rules::builtin(), files: Vec::new() }
            };
            serve(options, check, move |url| send.send(url.to_owned()).expect("somebody waits")).expect("it is served");
        });
        let url = receive.recv().expect("the page has an address");
        let (host, token) = url.trim_start_matches("http://").split_once("/?token=").expect("a token");
        let answer = ask(host, format!("GET /?token={token} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        let cookie = answer.split("set-cookie: ").nth(1).and_then(|rest| rest.split(';').next()).expect("a cookie");
        (host.to_owned(), cookie.to_owned())
    })
}

fn ask(host: &str, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(host).expect("the page listens");
    let _ = stream.set_read_timeout(Some(Duration::from_millis(500)));
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fuzz_target!(|bytes: &[u8]| {
    let (host, cookie) = page();
    let (Some(first), Some(rest)) = (bytes.first(), bytes.get(1..)) else { return };
    let known = format!("Host: {host}\r\nCookie: {cookie}\r\nOrigin: http://{host}\r\nConnection: close\r\n");
    let answer = match first {
        b'b' => {
            let cut = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            let (path, body) = rest.split_at(cut);
            let body = body.get(1..).unwrap_or_default();
            let mut request = [b"POST ", path, b" HTTP/1.1\r\n", known.as_bytes()].concat();
            let kind = format!("Content-Type: application/json\r\nContent-Length: {}\r\n\r\n", body.len());
            request.extend([kind.as_bytes(), body].concat());
            ask(host, &request)
        }
        b'c' => ask(host, &[b"GET ", rest, b" HTTP/1.1\r\n", known.as_bytes(), b"\r\n"].concat()),
        _ => ask(host, rest),
    };
    assert!(!answer.starts_with("HTTP/1.1 5"), "{answer}");
    let alive = ask(host, format!("GET /list HTTP/1.1\r\n{known}\r\n").as_bytes());
    assert!(alive.starts_with("HTTP/1.1 200"), "{alive}");
});
