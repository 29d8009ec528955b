//! Who is answered: the browser that knows the token, at the address of the page, from the page itself.

use serde_json::json;

use crate::site::{Site, bridge};

#[test]
fn the_page_listens_on_this_machine_only_unless_told_otherwise() {
    let folder = bridge("loopback");
    assert!(Site::start(&folder, &[]).host.starts_with("127.0.0.1:"));
    assert!(Site::start(&folder, &["--host", "0.0.0.0"]).host.starts_with("0.0.0.0:"));
}

#[test]
fn the_token_of_the_address_becomes_a_cookie_that_scripts_and_other_sites_cannot_use() {
    let folder = bridge("token");
    let site = Site::start(&folder, &[]);
    assert!(site.token.len() == 32 && site.token.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let answer = site.ask(&format!("GET /?token={} HTTP/1.1\r\nHost: {}", site.token, site.host), "");
    assert_eq!((answer.status, answer.header("location")), (303, Some("/")));
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict"), "{cookie}");
    assert!(!cookie.contains(&site.token), "an address that leaks must not be the session");
    assert_ne!(site.token, Site::start(&folder, &[]).token, "each start has its own");
}

#[test]
fn without_the_cookie_or_with_another_token_nothing_is_shown() {
    let folder = bridge("unknown");
    let site = Site::open(&folder);
    let wrong = "0".repeat(32);
    for (head, status) in [
        (format!("GET / HTTP/1.1\r\nHost: {}", site.host), 401),
        (format!("GET /list HTTP/1.1\r\nHost: {}", site.host), 401),
        (format!("GET /review.js HTTP/1.1\r\nHost: {}", site.host), 401),
        (format!("GET / HTTP/1.1\r\nHost: {}\r\nCookie: {}x", site.host, site.cookie), 401),
        (
            format!("GET / HTTP/1.1\r\nHost: {}\r\nCookie: {}", site.host, site.cookie.replace("crosscheck", "other")),
            401,
        ),
        (format!("GET /?token={wrong} HTTP/1.1\r\nHost: {}", site.host), 403),
        (format!("GET /?token= HTTP/1.1\r\nHost: {}", site.host), 403),
        (format!("GET /list?token={} HTTP/1.1\r\nHost: {}", site.token, site.host), 403),
    ] {
        let answer = site.ask(&head, "");
        assert_eq!(answer.status, status, "{head}");
        assert!(!answer.body.contains("Bridge") && answer.header("set-cookie").is_none(), "{answer:?}");
    }
    assert_eq!(site.get("/").status, 200);
}

#[test]
fn a_name_that_somebody_has_pointed_here_is_refused() {
    let folder = bridge("rebinding");
    let site = Site::open(&folder);
    let port = site.host.rsplit_once(':').unwrap().1;
    for host in
        [format!("evil.example:{port}"), "127.0.0.1".into(), format!("127.0.0.1.evil.example:{port}"), String::new()]
    {
        let answer = site.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nCookie: {}", site.cookie), "");
        assert_eq!(answer.status, 403, "{host}");
    }
    let twice = format!("GET / HTTP/1.1\r\nHost: {}\r\nHost: evil.example\r\nCookie: {}", site.host, site.cookie);
    assert!(matches!(site.ask(&twice, "").status, 400 | 403));
    let local = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {}", site.cookie);
    assert_eq!(site.ask(&local, "").status, 200);
}

#[test]
fn another_site_can_neither_read_nor_decide() {
    let folder = bridge("origin");
    let site = Site::open(&folder);
    let key = site.findings()[0].0.clone();
    let body = json!({ "finding": key, "status": "stet" }).to_string();
    let own = format!("Origin: http://{}\r\n", site.host);
    for origin in ["Origin: http://evil.example\r\n", "Origin: null\r\n", "Origin: https://127.0.0.1\r\n", ""] {
        let head = site.told("/decide").replace(&own, origin);
        assert_eq!(site.ask(&head, &body).status, 403, "{origin:?}");
    }
    let read =
        format!("GET / HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nOrigin: http://evil.example", site.host, site.cookie);
    assert_eq!(site.ask(&read, "").status, 403);
    // What a form of another site can send is no JSON.
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let head = site.told("/decide").replace("application/json", kind);
        assert_eq!(site.ask(&head, &body).status, 415, "{kind}");
    }
    assert_eq!(folder.decisions().len(), 0);
    assert_eq!(site.ask(&site.told("/decide"), &body).status, 200);
}

#[test]
fn nothing_changes_by_asking_for_a_page() {
    let folder = bridge("get");
    let site = Site::open(&folder);
    let key = site.findings()[0].0.clone();
    for path in ["/decide", "/undo", "/mark"] {
        for query in ["", &format!("?finding={key}&status=stet")] {
            assert_eq!(site.get(&format!("{path}{query}")).status, 405);
        }
    }
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let head = site.told("/decide").replace("POST", method);
        assert_eq!(site.ask(&head, &json!({ "finding": key, "status": "stet" }).to_string()).status, 405, "{method}");
    }
    assert!(!folder.0.join(".crosscheck").exists());
}

#[test]
fn every_answer_forbids_what_the_page_does_not_need() {
    let folder = bridge("headers");
    let site = Site::open(&folder);
    let refused = site.ask("GET / HTTP/1.1\r\nHost: evil.example", "");
    for answer in [site.get("/"), site.get("/review.js"), site.get("/nowhere"), refused] {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name}");
        }
    }
}

#[test]
fn no_page_has_a_script_or_a_style_or_an_address_of_its_own() {
    let folder = bridge("inline");
    let site = Site::open(&folder);
    let key = site.findings()[0].0.clone();
    for path in ["/", "/list", &format!("/finding/{key}"), "/rule/casualties.dead", "/article/0"] {
        let page = site.get(path);
        assert_eq!(page.status, 200, "{path}");
        let lower = page.body.to_lowercase();
        assert!(!lower.contains(" style=") && !lower.contains("<style"), "{path}");
        let scripts = lower.matches("<script").count();
        assert_eq!(scripts, lower.matches("<script src=\"/review.js\"").count(), "{path}");
        for handler in [" onclick=", " onload=", " onerror=", "javascript:"] {
            assert!(!lower.contains(handler), "{path} has{handler}");
        }
        assert!(!lower.contains("http://") && !lower.contains("https://"), "{path}");
    }
}
