//! What articles and requests may hold: markup, characters that act, endless lines, paths, long bodies, any bytes.

use serde_json::json;

use crate::site::{Dice, Folder, ONE, Site, bridge};

#[test]
fn markup_and_acting_characters_of_articles_are_shown_as_words() {
    let evil = "Bridge <img src=x onerror=alert(1)> \u{202E}disaster\n\n<script>alert('x')</script> The bridge over the Glomma fell on \
                Tuesday. It killed \u{202E}21 people\u{202C} &amp; \"><b>more</b>.\n";
    let folder = Folder::new("markup").with("one.txt", ONE).with("<b>evil\"&.txt", evil);
    let site = Site::open(&folder);
    let mut pages = vec![site.get("/").body, site.get("/article/0").body, site.get("/article/1").body];
    for (key, _) in site.findings() {
        pages.push(site.get(&format!("/finding/{key}")).body);
    }
    let all = pages.join("\n");
    assert!(all.contains("&lt;script&gt;alert('x')&lt;/script&gt;") && all.contains("&lt;U+202E&gt;"));
    assert!(!all.contains("<img") && !all.contains("<script>") && !all.contains("<b>") && !all.contains('\u{202E}'));
}

#[test]
fn a_line_of_a_megabyte_is_shown_whole() {
    let long = "a wall of words without an end ".repeat(35_000);
    let folder = bridge("long")
        .with("long.txt", &format!("Bridge falls\n\nThe bridge fell on Tuesday and killed 31 people. {long}\n"));
    let site = Site::open(&folder);
    let page = site.get("/article/0");
    assert_eq!(page.status, 200);
    assert!(page.body.len() > 1_000_000);
    let key = site.findings()[0].0.clone();
    assert_eq!(site.post("/decide", &json!({ "finding": key, "status": "stet" })).status, 200);
}

#[test]
fn no_path_leads_to_a_file() {
    let folder = bridge("paths");
    let site = Site::open(&folder);
    let secret = folder.0.join("one.txt");
    for path in [
        "/../one.txt",
        "/one.txt",
        "/./one.txt",
        "/article/../one.txt",
        "/article/..%2f..%2fone.txt",
        "/article/one.txt",
        "/article/-1",
        "/article/99999999999999999999",
        "/rule/..%2f..%2fetc%2fpasswd",
        "/rule/%2e%2e/%2e%2e/etc/passwd",
        "/finding/..%5c..%5cone.txt",
        "/finding/%00",
        "/finding/%ff%fe",
        &format!("/finding/{}", secret.display()),
        &format!("//{}", secret.display()),
        "/.crosscheck/decisions.jsonl",
    ] {
        let answer = site.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.body.contains("Glomma") && !answer.body.contains("root:"), "{path}");
    }
}

#[test]
fn a_body_is_short_and_says_nothing_that_the_page_does_not_send() {
    let folder = bridge("bodies");
    let site = Site::open(&folder);
    let key = site.findings()[0].0.clone();
    let note = |length: usize| json!({ "finding": key, "status": "stet", "note": "x".repeat(length) });
    for path in ["/decide", "/undo", "/mark"] {
        assert_eq!(site.post(path, &note(20_000)).status, 413, "{path}");
        let endless = format!("{}\r\nContent-Length: 99999999999\r\n\r\n", site.told(path));
        assert_eq!(site.send(endless.as_bytes()).status, 413, "{path}");
    }
    assert_eq!(site.post("/decide", &note(2_001)).status, 400);
    for (body, status) in [
        (json!({ "finding": key }), 400),
        (json!({ "finding": key, "status": "burn" }), 400),
        (json!({ "finding": key, "status": "stet", "path": "/etc/passwd" }), 400),
        (json!({ "finding": key, "status": "stet", "right": 9 }), 400),
        (json!({ "finding": key, "status": "stet", "right": -1 }), 400),
        (json!({ "finding": "../../x", "status": "stet" }), 409),
        (json!([1, 2]), 400),
    ] {
        assert_eq!(site.post("/decide", &body).status, status, "{body}");
    }
    let side = |article: usize, start: u32, end: u32| json!({ "article": article, "start": start, "end": end });
    let run = site.get("/changes?since=0").json()["run"].as_u64().unwrap();
    for sides in [
        json!([side(0, 0, 6)]),
        json!([side(0, 0, 6), side(9, 0, 6)]),
        json!([side(0, 6, 0), side(1, 0, 6)]),
        json!([side(0, 0, 0), side(1, 0, 6)]),
        json!([side(0, 0, 4_000_000_000), side(1, 0, 6)]),
    ] {
        let answer = site.post("/mark", &json!({ "run": run, "sides": sides, "kind": "date" }));
        assert_eq!(answer.status, 400, "{sides}: {answer:?}");
    }
    assert_eq!(site.post("/undo", &json!({ "undo": 0 })).status, 409);
    assert_eq!(folder.decisions().len(), 0);
}

#[test]
fn whatever_is_sent_is_answered_or_refused_and_the_page_lives_on() {
    let folder = bridge("any");
    let site = Site::open(&folder);
    let key = site.findings()[0].0.clone();
    let mut dice = Dice(5);
    let (host, cookie) = (site.host.clone(), site.cookie.clone());
    let bodies = [
        "",
        "{}",
        "[",
        "{\"finding\":\"x\",\"status\":\"stet\"}",
        "{\"undo\":0}",
        "null",
        "\u{0}\u{1}",
        "{\"run\":1,\"sides\":[],\"kind\":\"date\"}",
    ];
    for round in 0..300 {
        let method = dice.pick(&["GET", "POST", "HEAD", "PUT", "get", "", "\u{202E}"]);
        let path = match dice.below(12) {
            0 => format!("/finding/{key}"),
            1 => "/".repeat(dice.below(3_000)),
            2 => format!("/article/{}", dice.below(5)),
            3 => format!("/?f={}&token", dice.below(9)),
            _ => dice
                .pick(&[
                    "/",
                    "/list",
                    "/decide",
                    "/undo",
                    "/mark",
                    "/rule/%",
                    "/finding/%zz",
                    "*",
                    "/changes?since=0",
                    "/%f0%9f%9a%92",
                ])
                .to_owned(),
        };
        let body = dice.pick(&bodies);
        let mut request = format!("{method} {path} HTTP/1.{}\r\n", dice.below(3));
        for _ in 0..dice.below(7) {
            request.push_str(&match dice.below(9) {
                0 => format!("Host: {host}\r\n"),
                1 => format!("Cookie: {cookie}\r\n"),
                2 => format!("Origin: http://{host}\r\n"),
                3 => "Content-Type: application/json\r\n".into(),
                4 => format!("Content-Length: {}\r\n", dice.below(40)),
                5 => "Transfer-Encoding: chunked\r\n".into(),
                6 => format!("X: {}\r\n", "y".repeat(dice.below(2_000))),
                7 => "Cookie: ;;=;\u{fe}\r\n".into(),
                _ => "Host\r\n".into(),
            });
        }
        let mut bytes = format!("{request}Connection: close\r\n\r\n{body}").into_bytes();
        if dice.below(3) == 0 {
            let at = dice.below(bytes.len());
            bytes[at] = u8::try_from(dice.below(256)).unwrap();
        }
        // Half a request would be waited for.
        bytes.extend(b"\r\n\r\n0\r\n\r\n                                        ");
        let answer = site.send(&bytes);
        assert!(answer.status < 500, "round {round}: {:?} to {:?}", answer, String::from_utf8_lossy(&bytes));
        assert!(!answer.body.contains("panicked"));
    }
    assert_eq!(site.get("/").status, 200);
    let decided: Vec<String> = site.findings().into_iter().map(|(_, status)| status).collect();
    assert!(decided.iter().all(|status| status == "open"), "{decided:?}");
}
