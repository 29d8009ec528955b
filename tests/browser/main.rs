//! The review page in a real browser: by keyboard, with the disk changing under it, two at a time, on a phone.
//!
//! Where Chromium or its driver is missing the tests say so and pass; `.ci/run` installs both and sets
//! `CROSSCHECK_BROWSER=1`, which makes their absence a fault.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its folder has failed")]

mod driver;
#[path = "../review/site.rs"]
#[expect(dead_code, reason = "the client of the other tests has more than is needed here")]
mod site;

use driver::{Browser, ESCAPE, TAB, is_there};
use serde_json::{Value, json};
use site::{Folder, Site, bridge, survivors};

/// Whether the test can run; says on standard error, past the capture of the test harness, that it is skipped.
fn can_run() -> bool {
    use std::io::Write;
    if is_there() {
        return true;
    }
    assert!(std::env::var_os("CROSSCHECK_BROWSER").is_none(), "chromium and chromedriver are not installed");
    let _ = writeln!(
        std::io::stderr(),
        "SKIPPED: no chromium and chromedriver on this machine; the review page was not tried in a browser"
    );
    false
}

fn open(site: &Site, name: &str, width: u32, height: u32) -> Browser {
    let browser = Browser::start(name, width, height);
    browser.go(&format!("http://{}/?token={}", site.host, site.token));
    browser.until("document.querySelector('#rows') && document.querySelector('#tally').textContent");
    browser
}

const STATUSES: &str = "return Array.from(document.querySelectorAll('#rows > li'), (row) => row.dataset.status)";

#[test]
fn a_keyboard_alone_goes_through_all_findings_with_one_key_each() {
    if !can_run() {
        return;
    }
    let folder = Folder::of("keyboard", "us-japan-talks");
    let mut site = Site::open(&folder);
    let browser = open(&site, "keyboard", 1280, 800);
    let count = site.findings().len();
    assert!(count >= 5, "{count} findings");
    let keys: Vec<&str> = ["q", "h", "s", "f", "n"].into_iter().cycle().take(count).collect();
    browser.press(&keys);
    browser.until(&format!("document.body.dataset.kept === '{count}'"));
    let words = ["query", "hold", "stet", "fixed", "not-a-conflict"];
    let expected: Vec<&str> = words.into_iter().cycle().take(count).collect();
    assert_eq!(browser.script(STATUSES), json!(expected));
    browser.until("document.querySelector('#tally').textContent.startsWith('0 open')");
    // The last one is taken back, and given again with a reading and a note.
    browser.press(&["u"]);
    browser.until("document.querySelectorAll('#rows > li[data-status=open]').length === 1");
    let last = site.findings().pop().unwrap().0;
    browser.until(&format!("document.querySelector('#finding .finding').dataset.key === '{last}'"));
    browser.press(&["2", "m"]);
    for letter in "as filed".chars() {
        browser.press(&[&letter.to_string()]);
    }
    browser.press(&[ESCAPE, "s"]);
    browser.until("document.querySelector('#tally').textContent.startsWith('0 open')");
    browser.until(&format!("document.body.dataset.kept === '{}'", count + 1));
    site.kill();
    let site = Site::open(&folder);
    let mut expected: Vec<String> = expected.iter().map(|word| (*word).to_owned()).collect();
    expected.pop();
    expected.push("stet".into());
    assert_eq!(site.findings().into_iter().map(|(_, status)| status).collect::<Vec<_>>(), expected);
    let browser = open(&site, "keyboard-2", 1280, 800);
    assert_eq!(browser.script(STATUSES), json!(expected));
    let page = site.get(&format!("/finding/{last}")).body;
    assert!(page.contains("as filed") && page.contains("right: "), "{page}");
}

#[test]
fn a_pass_over_thirty_findings_takes_thirty_keys() {
    if !can_run() {
        return;
    }
    let folder = survivors("thirty", 2, 30);
    let site = Site::open(&folder);
    assert_eq!(site.findings().len(), 30);
    let browser = open(&site, "thirty", 1280, 800);
    // One key at a time, as they are pressed: each decides on the finding that is shown, and shows the next.
    for (at, (key, _)) in site.findings().into_iter().enumerate() {
        browser.until(&format!("document.querySelector('#finding .finding').dataset.key === '{key}'"));
        browser.press(&[["s", "n"][at % 2]]);
    }
    browser.until("document.body.dataset.kept === '30'");
    let expected: Vec<&str> = ["stet", "not-a-conflict"].into_iter().cycle().take(30).collect();
    assert_eq!(browser.script(STATUSES), json!(expected));
    assert_eq!(folder.decisions().len(), 30);
}

#[test]
fn an_editor_hears_that_a_decision_is_kept_before_the_next_finding_is_laid_out() {
    if !can_run() {
        return;
    }
    let folder = survivors("order", 2, 5);
    let site = Site::open(&folder);
    let browser = open(&site, "order", 1280, 800);
    // However slow the machine: the page has all the time to wait for the answer.
    browser.script(
        "const later = window.setTimeout;
         window.setTimeout = (what, time) => (time === 50 ? 0 : later(what, time));
         window.seen = [];
         new MutationObserver(() => seen.push('kept')).observe(document.body, { attributes: true, attributeFilter: ['data-kept'] });
         new MutationObserver(() => seen.push('shown')).observe(document.getElementById('finding'), { childList: true });
         new MutationObserver(() => seen.push('listed')).observe(document.getElementById('rows'), { attributes: true, subtree: true, attributeFilter: ['aria-current'] });",
    );
    browser.press(&["s"]);
    browser.until("seen.includes('shown')");
    assert_eq!(browser.script("return seen"), json!(["kept", "listed", "shown"]));
}

#[test]
fn the_page_goes_on_while_a_decision_takes_long_and_takes_it_back_where_it_fails() {
    if !can_run() {
        return;
    }
    let folder = survivors("slow", 2, 5);
    let site = Site::open(&folder);
    let browser = open(&site, "slow", 1280, 800);
    let keys: Vec<String> = site.findings().into_iter().map(|(key, _)| key).collect();
    browser.script(
        "const really = window.fetch;
         window.fetch = (path, how) => (path === '/decide' ? new Promise((done) => { window.answer = done; }) : really(path, how));",
    );
    browser.press(&["s"]);
    browser.until(&format!("document.querySelector('#finding .finding').dataset.key === '{}'", keys[1]));
    browser.until("document.querySelector('#rows > li.pending')?.dataset.status === 'stet'");
    browser.script("answer(new Response('The disk is full.', { status: 500 }))");
    browser.until("document.getElementById('say').textContent === 'The disk is full.'");
    browser.until(&format!("document.querySelector('#finding .finding').dataset.key === '{}'", keys[0]));
    assert_eq!(browser.script(STATUSES), json!(vec!["open"; keys.len()]));
    assert_eq!(browser.script("return document.querySelectorAll('#rows > li.pending').length"), json!(0));
}

#[test]
fn keys_that_are_quicker_than_the_page_decide_on_one_finding_each_and_a_note_stays_with_its_own() {
    if !can_run() {
        return;
    }
    let folder = survivors("quick", 2, 5);
    let site = Site::open(&folder);
    let browser = open(&site, "quick", 1280, 800);
    browser.script(
        "document.getElementById('note').value = 'for the first';
         document.querySelector('.pick[data-reading=\"1\"]').click();
         for (const key of ['s', 'h', 'q', 'f', 'n']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));",
    );
    browser.until("document.body.dataset.kept === '5'");
    assert_eq!(browser.script(STATUSES), json!(["stet", "hold", "query", "fixed", "not-a-conflict"]));
    browser.until("document.getElementById('tally').textContent.startsWith('0 open')");
    // The note and the reading were given on the finding that was shown.
    let said = |line: &Value| (line["status"].clone(), line["note"].clone(), line["right"].clone());
    let noted: Vec<_> = folder
        .decisions()
        .iter()
        .filter(|line| !line["note"].is_null() || !line["right"].is_null())
        .map(said)
        .collect();
    assert_eq!(noted, [(json!("stet"), json!("for the first"), json!(1))]);
}

#[test]
fn a_long_list_comes_in_two_parts_and_an_article_that_did_not_come_is_opened_by_a_link_to_it() {
    if !can_run() {
        return;
    }
    let folder = survivors("long", 20, 150);
    let site = Site::open(&folder);
    let findings = site.findings();
    assert!(findings.len() > 120, "{}", findings.len());
    let browser = open(&site, "long", 1280, 800);
    let rows = "Array.from(document.querySelectorAll('#rows > li'), (row) => row.dataset.key)";
    let keys: Vec<&str> = findings.iter().map(|(key, _)| key.as_str()).collect();
    let all = format!("{rows}.length === {}", findings.len());
    browser.until(&all);
    assert_eq!(browser.script(&format!("return {rows}")), json!(keys));
    assert_eq!(
        browser.script("return document.getElementById('tally').textContent"),
        json!(format!("{0} open of {0}", findings.len()))
    );
    // The toll stands in all 20 articles; the words of the last one are in an article that has to be opened.
    browser.until("document.querySelector('#finding #title').textContent.includes('dead')");
    browser.script("document.querySelector('#finding a.spot[href$=c19]').click()");
    browser.until("document.getElementById('f1c19')?.closest('.column')");
    browser.script("window.words = () => document.getElementById('f1c19').nextElementSibling.getBoundingClientRect()");
    browser.until("words().top >= 0 && words().bottom <= innerHeight");
    // The page of a finding in the middle shows its row, whatever comes before it in the list.
    let middle = &keys[100];
    browser.go(&format!("http://{}/?f={middle}", site.host));
    browser.until(&all);
    assert_eq!(browser.script(&format!("return {rows}")), json!(keys));
    browser.script("window.part = (id) => document.querySelector(id).getBoundingClientRect()");
    browser.until(
        "part('#rows > .current').top >= part('#list').top && part('#rows > .current').bottom <= part('#list').bottom + 1",
    );
    browser.press(&["k"]);
    browser.until(&format!("document.querySelector('#finding .finding').dataset.key === '{}'", keys[99]));
}

#[test]
fn the_page_follows_an_article_on_the_disk_and_keeps_the_readers_place() {
    if !can_run() {
        return;
    }
    let folder = Folder::of("follow", "us-japan-talks");
    let site = Site::open(&folder);
    let browser = open(&site, "follow", 1280, 700);
    browser.press(&["j", "j"]);
    browser.until("document.querySelectorAll('#rows > li')[2].querySelector('a[aria-current]')");
    let key = site.findings()[2].0.clone();
    browser.until(&format!("document.querySelector('#finding .finding').dataset.key === '{key}'"));
    browser.script("document.getElementById('finding').scrollTop = 300");
    let name = browser.script("return document.querySelector('#finding .column h3').textContent");
    let name = name.as_str().unwrap();
    let text = folder.read(name);
    std::fs::write(
        folder.0.join(name),
        format!("{text}\nA reporter at the scene counted 4,711 umbrellas in the garden.\n"),
    )
    .unwrap();
    browser.until("document.querySelector('#say').textContent.includes('have changed')");
    browser.until("document.querySelector('#finding').textContent.includes('4,711 umbrellas')");
    let place = browser.script("return [document.querySelector('#finding .finding').dataset.key, document.getElementById('finding').scrollTop]");
    assert_eq!(place, json!([key, 300]));
    // What is read is taken out of the articles: it stays on the page, and the page says so.
    for name in ["wire.txt", "weekly.txt", "preview.txt", "local.txt"] {
        std::fs::remove_file(folder.0.join(name)).unwrap();
    }
    browser.until("document.querySelector('.lost')");
    browser.until("document.querySelector('#gone')");
}

#[test]
fn a_finding_that_comes_while_the_page_is_open_is_called_new() {
    if !can_run() {
        return;
    }
    let folder = bridge("new");
    let site = Site::open(&folder);
    let browser = open(&site, "new", 1280, 700);
    folder.edit("one.txt", "police said.", "police said. Ada Persson, 41, saw it.");
    folder.edit("other.txt", "It killed", "Ada Persson, 43, saw it. It killed");
    browser.until("document.querySelector('#rows > li.new')");
    browser.until("document.querySelector('#rows > li.new').textContent.includes('Persson')");
}

#[test]
fn two_browsers_see_each_others_decisions_without_loading_again() {
    if !can_run() {
        return;
    }
    let folder = bridge("both");
    let site = Site::open(&folder);
    let one = open(&site, "both-1", 1000, 700);
    let other = open(&site, "both-2", 1000, 700);
    one.press(&["h"]);
    other.until("document.querySelector('#rows > li').dataset.status === 'hold'");
    other.until("document.querySelector('#finding .ruling')?.textContent.includes('hold')");
    other.press(&["s"]);
    one.until("document.querySelector('#rows > li').dataset.status === 'stet'");
}

#[test]
fn filters_and_search_narrow_the_list() {
    if !can_run() {
        return;
    }
    let folder = Folder::of("filters", "us-japan-talks");
    let site = Site::open(&folder);
    let browser = open(&site, "filters", 1280, 800);
    let shown = "Array.from(document.querySelectorAll('#rows > li')).filter((row) => !row.hidden)";
    browser.press(&["/"]);
    for letter in "blinken".chars() {
        browser.press(&[&letter.to_string()]);
    }
    browser.until(&format!("{shown}.length > 0 && {shown}.every((row) => row.textContent.includes('Blinken'))"));
    browser.press(&[ESCAPE]);
    browser.script("document.getElementById('search').value = ''; const kind = document.querySelector('select[name=kind]'); kind.value = 'enumeration'; kind.dispatchEvent(new Event('input', { bubbles: true }));");
    browser.until(&format!("{shown}.length > 0 && {shown}.every((row) => row.dataset.kind === 'enumeration')"));
    browser.press(&["?"]);
    browser.until("document.getElementById('keys').open");
}

#[test]
fn words_of_two_articles_are_marked_as_a_conflict() {
    if !can_run() {
        return;
    }
    // Accents and a character that acts stand before the words: their bytes are counted, not their letters.
    let folder = bridge("marking").with(
        "third.txt",
        "Brücke\u{202E}\u{202C} fällt\n\nDie Brücke – so sagt man – fell at dawn on Tuesday and killed 12 people.\n",
    );
    let site = Site::open(&folder);
    let browser = open(&site, "marking", 1280, 900);
    let select = |words: &str| {
        browser.script(&format!(
            "for (const button of document.querySelectorAll('button[data-article]:not([disabled])')) button.click();
             const found = [];
             for (const part of document.querySelectorAll('#finding .column [data-from]')) {{
               const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
               while (walker.nextNode()) {{
                 const at = walker.currentNode.data.indexOf('{words}');
                 if (at >= 0) found.push([walker.currentNode, at]);
               }}
             }}
             if (found.length === 0) return false;
             document.querySelectorAll('details').forEach((one) => {{ one.open = true; }});
             getSelection().setBaseAndExtent(found[0][0], found[0][1], found[0][0], found[0][1] + {});
             return true;",
            words.len()
        ))
    };
    let wait = |words: &str| {
        let begun = std::time::Instant::now();
        while select(words) != json!(true) {
            assert!(begun.elapsed().as_secs() < 30, "{words} is not on the page");
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    };
    wait("at dawn");
    browser.press(&["c"]);
    wait("Ada Person");
    browser.press(&["c"]);
    browser.until("document.getElementById('mark').open");
    assert_eq!(
        browser
            .script("return Array.from(document.querySelectorAll('#mark-sides blockquote'), (one) => one.textContent)"),
        json!(["at dawn", "Ada Person"])
    );
    browser.script("document.querySelector('#mark-form button[value=keep]').click()");
    browser.until("document.querySelector('#finding #title').textContent.includes('Ada Person')");
    let kept = folder.decisions();
    assert!(kept.iter().any(|line| line.to_string().contains("at dawn")), "{kept:?}");
}

#[test]
fn on_a_phone_list_and_finding_take_turns_and_nothing_is_wider_than_the_screen() {
    if !can_run() {
        return;
    }
    let folder = Folder::of("phone", "quake");
    let site = Site::open(&folder);
    let browser = open(&site, "phone", 390, 844);
    let seen = |id: &str| format!("document.getElementById('{id}').getClientRects().length > 0");
    browser.until(&format!("{} && !({})", seen("side"), seen("finding")));
    browser.script("document.querySelectorAll('#rows a')[1].click()");
    browser.until(&format!("{} && !({})", seen("finding"), seen("side")));
    browser.until("document.documentElement.scrollWidth <= innerWidth && document.getElementById('finding').scrollWidth <= innerWidth");
    browser.script("document.getElementById('back').click()");
    browser.until(&seen("side"));
}

#[test]
fn everything_that_can_be_pressed_has_a_name_and_the_focus_goes_in_reading_order() {
    if !can_run() {
        return;
    }
    let folder = Folder::of("names", "us-japan-talks");
    let site = Site::open(&folder);
    let browser = open(&site, "names", 1280, 800);
    let nameless = browser.script(
        "return Array.from(document.querySelectorAll('button, input, select, a[href], [role=img], nav, form'))
           .filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label') || one.getAttribute('aria-labelledby') || one.labels?.length))
           .map((one) => one.outerHTML)",
    );
    assert_eq!(nameless, json!([]));
    let focused = || {
        browser.script("const one = document.activeElement; return one.id || one.name || one.dataset.status || one.getAttribute('href') || one.className;").as_str().unwrap_or_default().to_owned()
    };
    let mut order = Vec::new();
    browser.script("document.activeElement.blur()");
    for _ in 0..14 {
        browser.press(&[TAB]);
        order.push(focused());
    }
    let place =
        |name: &str| order.iter().position(|one| one.contains(name)).unwrap_or_else(|| panic!("{name} in {order:?}"));
    assert_eq!(place("#finding"), 0);
    assert!(
        place("who") < place("search") && place("search") < place("status") && place("status") < place("/?f="),
        "{order:?}"
    );
    assert_eq!(order.iter().filter(|one| one.starts_with("/?f=")).count(), 1, "the list is one stop: {order:?}");
    let live = browser.script("return document.getElementById('say').getAttribute('aria-live')");
    assert_eq!(live, json!("polite"));
}

#[test]
fn a_screen_reader_is_told_the_parts_the_names_and_what_happens() {
    if !can_run() {
        return;
    }
    let folder = Folder::of("spoken", "us-japan-talks");
    let site = Site::open(&folder);
    let count = site.findings().len();
    let browser = open(&site, "spoken", 1280, 800);
    let spoken = browser.spoken();
    let place = |role: &str, name: &str| {
        let found = spoken.iter().position(|one| one.role == role && (name.is_empty() || one.name == name));
        found.unwrap_or_else(|| panic!("no {role} “{name}” in {spoken:#?}"))
    };
    let title = browser.script("return document.getElementById('title').textContent");
    let title = title.as_str().unwrap();
    let parts = [
        place("banner", ""),
        place("navigation", "Findings"),
        place("search", "Filter the findings"),
        place("searchbox", "Search the findings"),
        place("combobox", "Any status"),
        place("list", ""),
        place("main", ""),
        place("article", title),
        place("button", "Query"),
        place("textbox", "Note"),
        place("image", &spoken[place("image", "")].name),
    ];
    assert!(parts.is_sorted(), "{parts:?} in {spoken:#?}");
    // The list is a list of links, each told with its number and what it is.
    let depth = spoken[place("list", "")].depth;
    let items = spoken[place("list", "") + 1..].iter().take_while(|one| one.depth > depth);
    let links: Vec<&str> = items.filter(|one| one.role == "link").map(|one| one.name.as_str()).collect();
    assert_eq!(links.len(), count);
    assert!(links.iter().zip(1..).all(|(name, at)| name.starts_with(&format!("{at} ")) && name.contains("conflict")));
    // Whatever can be used or seen has a name.
    let named =
        ["link", "button", "textbox", "searchbox", "combobox", "image", "graphics-symbol", "region", "form", "article"];
    let nameless: Vec<_> =
        spoken.iter().filter(|one| named.contains(&one.role.as_str()) && one.name.trim().is_empty()).collect();
    assert!(nameless.is_empty(), "{nameless:#?}");
    let pictures = spoken.iter().filter(|one| one.role == "image");
    assert!(pictures.into_iter().all(|one| one.name.split(' ').count() > 5), "a picture is told in words");
    // Headings go down one level at a time.
    let level =
        |one: &driver::Spoken| one.states.iter().find_map(|state| state.strip_prefix("level=")?.parse::<u8>().ok());
    let levels: Vec<u8> = spoken.iter().filter(|one| one.role == "heading").filter_map(level).collect();
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    // A decision is announced, and its button is pressed.
    browser.press(&["j", "k", "s"]);
    browser.until("document.getElementById('say').textContent.startsWith('Kept: stet')");
    browser.press(&["k"]);
    browser.until(&format!("document.getElementById('title').textContent === {}", json!(title)));
    let spoken = browser.spoken();
    assert!(spoken.iter().any(|one| one.role == "status"), "{spoken:#?}");
    let pressed = |name: &str| {
        let button = spoken.iter().find(|one| one.role == "button" && one.name == name).unwrap();
        button.states.iter().any(|state| state.starts_with("pressed=") && state.contains("true"))
    };
    assert!(pressed("Stet") && !pressed("Hold"));
}
