//! How fast the review page is on a large story, in a headless Chromium: `cargo bench --bench review`.
//!
//! 200 articles, 2,001 findings. Prints the best and the median of several: the time to the first paint of the page
//! (First Contentful Paint), and from a key to the word that the decision is on the disk, with none and with many
//! decisions in the file.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot start has failed, and prints")]

#[path = "../tests/browser/driver.rs"]
#[expect(dead_code, reason = "the driver of the tests has more than is needed here")]
mod driver;
#[path = "../tests/review/site.rs"]
#[expect(dead_code, reason = "the client of the tests has more than is needed here")]
mod site;

use std::time::{Duration, Instant};

use driver::{Browser, is_there};
use serde_json::json;
use site::{Site, survivors};

/// Times that each thing is done.
const TIMES: usize = 11;

/// Decides by a key, and gives the milliseconds until the page says that it is kept.
const DECIDE: &str = "const was = document.body.dataset.kept;
    const begun = performance.now();
    return new Promise((done) => {
      const watch = new MutationObserver(() => {
        if (document.body.dataset.kept === was) return;
        watch.disconnect();
        done(performance.now() - begun);
      });
      watch.observe(document.body, { attributes: true });
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }));
    });";

fn main() {
    if !is_there() {
        println!("no chromium and chromedriver on this machine");
        return;
    }
    let folder = survivors("bench", 200, 2_000);
    let begun = Instant::now();
    let site = Site::open(&folder);
    let findings = site.findings();
    println!("{} findings, checked in {:.1} s", findings.len(), begun.elapsed().as_secs_f64());
    let browser = Browser::start("bench", 1280, 800);
    browser.go(&format!("http://{}/?token={}", site.host, site.token));
    let mut paints = Vec::new();
    let mut wholes = Vec::new();
    for _ in 0..TIMES {
        browser.go(&format!("http://{}/", site.host));
        browser.until(&format!("document.querySelectorAll('#rows > li').length === {}", findings.len()));
        let paint = browser.script("return performance.getEntriesByName('first-contentful-paint')[0].startTime");
        paints.push(paint.as_f64().unwrap());
        let whole = browser.script(
            "return performance.getEntriesByType('resource').find((one) => one.name.endsWith('/list')).responseEnd",
        );
        wholes.push(whole.as_f64().unwrap());
    }
    tell("first paint", paints);
    tell("the whole list has come", wholes);
    tell("a key to its decision kept, empty file", decide(&browser));
    for (key, _) in findings.iter().skip(TIMES) {
        assert_eq!(site.post("/decide", &json!({ "finding": key, "status": "hold" })).status, 200);
    }
    browser.script("const status = document.querySelector('select[name=status]'); status.value = ''; document.querySelector('#rows a').click()");
    std::thread::sleep(Duration::from_secs(2));
    tell("a key to its decision kept, 2,000 in the file", decide(&browser));
    let again = findings.iter().take(TIMES).map(|(key, _)| {
        let begun = Instant::now();
        assert_eq!(site.post("/decide", &json!({ "finding": key, "status": "query" })).status, 200);
        begun.elapsed().as_secs_f64() * 1e3
    });
    tell("a decision by a plain client, 2,000 in the file", again.collect());
}

/// Decides on one finding after the other.
fn decide(browser: &Browser) -> Vec<f64> {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        times.push(browser.script(DECIDE).as_f64().unwrap());
        // An editor reads before deciding again.
        std::thread::sleep(Duration::from_millis(300));
    }
    times
}

fn tell(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    println!("{what}: best {:.0} ms, median {:.0} ms", times[0], times[times.len() / 2]);
}
