//! Rules of a large desk, made for the purpose: of every kind that looks for words, in words that news is full of.

use std::fmt::Write as _;

/// What the rules are about. Prime to each other in number, so that all combinations come before one returns.
const PLACES: [&str; 23] = [
    "school",
    "hospital",
    "bridge",
    "harbour",
    "court",
    "ministry",
    "police",
    "company",
    "airport",
    "railway",
    "stadium",
    "museum",
    "university",
    "factory",
    "parliament",
    "embassy",
    "prison",
    "market",
    "tunnel",
    "library",
    "border",
    "navy",
    "bank",
];
const THINGS: [&str; 19] = [
    "visitor",
    "budget",
    "meeting",
    "official",
    "ticket",
    "loan",
    "worker",
    "member",
    "pupil",
    "ship",
    "missile",
    "patient",
    "seat",
    "contract",
    "strike",
    "vote",
    "complaint",
    "exercise",
    "visit",
];
const SORTS: [&str; 31] = [
    "annual",
    "new",
    "joint",
    "public",
    "regional",
    "foreign",
    "central",
    "military",
    "private",
    "local",
    "national",
    "special",
    "former",
    "first",
    "daily",
    "open",
    "virtual",
    "coastal",
    "northern",
    "southern",
    "eastern",
    "western",
    "old",
    "young",
    "senior",
    "free",
    "paid",
    "digital",
    "emergency",
    "civil",
    "rural",
];

/// So many rules in one file.
pub(crate) fn rules(count: usize) -> String {
    let mut file = String::new();
    for at in 0..count {
        let (place, thing, sort) = (PLACES[at % PLACES.len()], THINGS[at % THINGS.len()], SORTS[at % SORTS.len()]);
        let _ = writeln!(
            file,
            "[[rule]]\nid = \"desk{}.r{at}\"\nsummary = \"the {sort} {thing}s of the {place}\"\nwhy = \"Readers ask for them.\"",
            at / 100
        );
        let body = match at % 5 {
            0 => format!(
                "[rule.measure]\nheads = [\"{sort} {place} {thing}\", \"{sort} {thing} of the {place}\"]\n\
                 actions = [\"to count ... {sort} {thing}\"]\nunits = [\"count\"]\ntolerance = 1\nscopes = [[\"{place} wing\"]]\n"
            ),
            1 => format!(
                "[rule.choice]\nabout = [\"{sort} {place}\", \"{place} {thing}\"]\n[rule.choice.options]\n\
                 \"open\" = [\"{sort} {thing} ... open\", \"open to {sort} {thing}\"]\n\
                 \"shut\" = [\"{sort} {thing} ... shut\", \"closed to {sort} {thing}\", \"no {sort} {thing}\"]\n"
            ),
            2 => format!(
                "[rule.spelling]\nprefer = \"{sort} {place}-{thing} {at}\"\navoid = [\"{sort} {place} {thing} {at}\", \"{place}{thing} {at}\"]\n"
            ),
            3 => format!("[rule.variants]\nforms = [\"{sort} {place}ville {at}\", \"{sort} {place}burg {at}\"]\n"),
            _ => format!(
                "[rule.pattern]\nphrases = [\"{{number}} {sort} {thing} in the {place}\", \"{sort} {place} has {{number}} {thing}\"]\ncompare = \"number\"\n"
            ),
        };
        let _ = writeln!(file, "{body}");
    }
    file
}
