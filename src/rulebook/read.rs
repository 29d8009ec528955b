//! The table of one kind of rule in, what it holds out.

use std::ops::Range;

use foldhash::HashMap;

use super::faults::{Faults, suggestion};
use super::table::{Table, Value, phrase_list, sorted};
use super::{
    Arithmetic, Choice, Happening, HouseStyle, Identity, Measure, Occupation, Occupations, Office, Params, Phrases,
    QuotePlay, Same, Slots, Superlative, Suppress, Terms, Tolerance, pattern, phrases,
};
use crate::calendar::Date;

/// What the table of a kind says, with a name for each where it says it of several things.
pub(super) fn params(
    kind: &str,
    table: Table<'_, '_>,
    top: Table<'_, '_>,
    faults: &mut Faults<'_>,
) -> Vec<(String, Params)> {
    let whole = top.get(kind).map_or(0..0, |value| value.span());
    let one = match kind {
        "measure" => {
            let measure = Measure {
                heads: table.phrases("heads"),
                shared: table.phrases("shared"),
                about: table.phrases("about"),
                verbs: table.phrases("verbs"),
                actions: table.phrases("actions"),
                units: table.texts("units"),
                scopes: table.array("scopes").map(phrase_list).collect(),
                tolerance: table.number("tolerance"),
                tolerance_share: table.number("tolerance_share"),
                grows_only: table.flag("grows_only"),
                develops: table.flag("develops"),
            };
            if measure.heads.is_empty() && measure.verbs.is_empty() && measure.actions.is_empty() {
                faults.add(
                    whole.clone(),
                    "a measure needs `heads`, `verbs` or `actions`, or it would match every number",
                );
            }
            if measure.shared.is_empty() != measure.about.is_empty() {
                faults.add(whole, "`shared` nouns count where a word of `about` stands beside them: give both or none");
            }
            Params::Measure(measure)
        }
        "choice" => {
            let options = options(table, faults);
            let same = match table.text("same").as_str() {
                "subject" => Same::Subject,
                "object" => Same::Object,
                "both" => Same::Both,
                "name" => Same::Name,
                "person" => Same::Person,
                "noun" => Same::Noun,
                "story" => Same::Story,
                _ => Same::Event,
            };
            let develops = table.flag("develops");
            let pending = pending(table, &options, faults);
            Params::Choice(Choice { options, about: table.phrases("about"), same, develops, pending })
        }
        "pattern" => return slots(table, faults).map(Params::Pattern).map(single).unwrap_or_default(),
        "spelling" => Params::Spelling(style(table, faults)),
        "quote" => Params::Quote(QuotePlay {
            speakers: table.phrases("speakers"),
            may_differ: table.count("may_differ"),
            ignore: table.phrases("ignore"),
        }),
        "arithmetic" => {
            return arithmetic(table, whole, faults).map(Params::Arithmetic).map(single).unwrap_or_default();
        }
        "superlative" => {
            Params::Superlative(Superlative { heads: table.phrases("heads"), origins: table.count("origins") })
        }
        "suppress" => Params::Suppress(Suppress {
            rules: table.texts("rules"),
            reason: table.text("reason"),
            until: table.text("until").parse().unwrap_or(Date::MAX),
            words: table.phrases("words"),
        }),
        "words" => return classes(table, whole, faults),
        "offices" => return offices(table, top, whole, faults),
        "occupations" => Params::Occupations(occupations(table, top, faults)),
        "happenings" => return happenings(table, whole, faults),
        "variants" => Params::Variants(table.phrases("forms")),
        _ => Params::Check,
    };
    single(one)
}

/// A rule that says one thing.
fn single(params: Params) -> Vec<(String, Params)> {
    vec![(String::new(), params)]
}

/// Phrases with slots; every one must have the slot that is compared.
fn slots(table: Table<'_, '_>, faults: &mut Faults<'_>) -> Option<Slots> {
    let compare = table.text("compare").trim_matches(['{', '}']).to_owned();
    let mut phrases = Vec::new();
    let mut slot = None;
    for value in table.array("phrases") {
        let Ok(phrase) = pattern::parse(value.get_ref().as_str().unwrap_or_default()) else { continue };
        match phrase.slot(&compare) {
            Some(own) if slot.is_none_or(|other| other == own) => slot = Some(own),
            _ => faults.add(value.span(), format!("this phrase lacks the slot `{{{compare}}}` that is compared")),
        }
        phrases.push(phrase);
    }
    let tolerance = Tolerance {
        units: table.number("tolerance"),
        share: table.number("tolerance_share"),
        grows_only: table.flag("grows_only"),
    };
    Some(Slots { phrases, compare, slot: slot?, tolerance })
}

fn style(table: Table<'_, '_>, faults: &mut Faults<'_>) -> HouseStyle {
    let prefer = table.text("prefer");
    let preferred = Phrases::of(&phrases::split(&prefer));
    if let Some(fault) = preferred.first().and_then(phrases::fault) {
        faults.add(table.get("prefer").map_or(0..0, Value::span), fault);
    }
    for value in table.array("avoid") {
        if value.get_ref().as_str().is_some_and(|avoid| avoid.trim() == prefer) {
            faults.add(value.span(), "this is the preferred form itself");
        }
    }
    HouseStyle { preferred, avoid: table.phrases("avoid"), prefer }
}

/// A total with its parts, or a change with its ends.
fn arithmetic(table: Table<'_, '_>, whole: Range<usize>, faults: &mut Faults<'_>) -> Option<Arithmetic> {
    let [total, from, to, percent] = ["total", "from", "to", "percent"].map(|name| table.text(name));
    let parts = table.texts("parts");
    let change = [&from, &to, &percent].map(|name| name.is_empty());
    let terms = match (total.is_empty(), parts.len(), change) {
        (false, 2.., [true, true, true]) => Terms::Sum { total, parts },
        (true, 0, [false, false, false]) => Terms::Change { from, to, percent },
        _ => {
            faults.add(whole, "write `total` and two or more `parts`, or `from`, `to` and `percent`: ids of measures");
            return None;
        }
    };
    Some(Arithmetic { terms, tolerance: table.number("tolerance") })
}

/// Each class of words by its first one.
fn classes(table: Table<'_, '_>, whole: Range<usize>, faults: &mut Faults<'_>) -> Vec<(String, Params)> {
    let mut classes = Vec::new();
    for (key, mark) in [("verbs", Some("to")), ("nouns", Some("a")), ("words", None)] {
        let Some(value) = table.get(key) else { continue };
        let nested = value.get_ref().as_array().is_some_and(|list| list.iter().any(|one| one.get_ref().is_array()));
        let lists = if nested { table.array(key).map(phrase_list).collect() } else { vec![phrase_list(value)] };
        for list in lists {
            let name = list.first().map(|phrase| phrases::body(phrase).1.replace(' ', "-")).unwrap_or_default();
            classes.push((name, Params::Words(mark.map_or_else(|| list.clone(), |mark| list.marked(mark)))));
        }
    }
    if classes.is_empty()
        || classes.iter().any(|(_, words)| matches!(words, Params::Words(list) if list.iter().nth(1).is_none()))
    {
        faults.add(whole.clone(), "a class of words needs two words or more");
    }
    distinct(&classes, whole, faults);
    classes
}

fn offices(
    table: Table<'_, '_>,
    top: Table<'_, '_>,
    whole: Range<usize>,
    faults: &mut Faults<'_>,
) -> Vec<(String, Params)> {
    let (together, many) = (lists("together", table, top, faults), top.texts("many"));
    let elsewhere = known_offices("elsewhere", table, top, faults);
    let (domain, bodies, loose) = (top.text("domain"), top.phrases("bodies"), top.phrases("loose"));
    let mut offices = Vec::new();
    for (name, _) in sorted(table.0) {
        let own = phrases::split(name);
        let slug = own.replace(' ', "-").replace(|c: char| !c.is_alphanumeric() && c != '-', "");
        let titles = named(name, table.phrases(name));
        let beside = together.iter().filter(|list| list.iter().any(|other| other == name)).flatten().cloned().collect();
        offices.push((
            slug,
            Params::Office(Office {
                name: name.to_owned(),
                titles,
                domain: domain.clone(),
                beside,
                bodies: bodies.clone(),
                many: many.iter().any(|other| other == name),
                elsewhere: elsewhere.iter().any(|other| other == name || other == "any"),
                loose: loose.clone(),
            }),
        ));
    }
    distinct(&offices, whole, faults);
    offices
}

/// A list of offices of the rule, `any` for all of them; a name that is none is a fault.
fn known_offices(key: &str, table: Table<'_, '_>, top: Table<'_, '_>, faults: &mut Faults<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for name in top.array(key) {
        let Some(text) = name.get_ref().as_str() else { continue };
        check_office(text, name.span(), table, faults);
        names.push(text.to_owned());
    }
    names
}

fn check_office(text: &str, at: Range<usize>, table: Table<'_, '_>, faults: &mut Faults<'_>) {
    if text != "any" && table.get(text).is_none() {
        let near = suggestion(text, sorted(table.0).into_iter().map(|(name, _)| name));
        faults.add(at, format!("`{text}` is none of this rule{near}"));
    }
}

/// Lists of offices or occupations of the rule; a name that is none of the rule is a fault.
fn lists(key: &str, table: Table<'_, '_>, top: Table<'_, '_>, faults: &mut Faults<'_>) -> Vec<Vec<String>> {
    let mut lists = Vec::new();
    for list in top.array(key) {
        let names = list.get_ref().as_array().into_iter().flat_map(|list| list.iter());
        let mut together = Vec::new();
        for name in names {
            let Some(text) = name.get_ref().as_str() else { continue };
            check_office(text, name.span(), table, faults);
            together.push(text.to_owned());
        }
        lists.push(together);
    }
    lists
}

/// Occupations, each with the lists of `together` that name it and the occupations it is broader than.
fn occupations(table: Table<'_, '_>, top: Table<'_, '_>, faults: &mut Faults<'_>) -> Occupations {
    let (together, broader) = (lists("together", table, top, faults), lists("broader", table, top, faults));
    let names = sorted(table.0);
    let places: HashMap<&str, u16> = (0..).zip(&names).map(|(at, (name, _))| (*name, at)).collect();
    let list = names.iter().map(|(name, _)| {
        let kin = (0..).zip(&together).filter(|(_, list)| list.iter().any(|other| other == name)).map(|(at, _)| at);
        let any = |list: &Vec<String>| list.iter().any(|other| other == "any");
        let own = || broader.iter().filter(|list| list.first().is_some_and(|first| first == name));
        let beside_any =
            own().any(any) || together.iter().any(|list| any(list) && list.iter().any(|other| other == name));
        let others = own().flat_map(|list| list.iter().skip(1)).map(String::as_str);
        let others: Vec<&str> =
            if beside_any { names.iter().map(|(name, _)| *name).collect() } else { others.collect() };
        let covers = others.iter().filter_map(|other| places.get(other).copied());
        Occupation {
            name: (*name).to_owned().into(),
            titles: named(name, table.phrases(name)),
            kin: kin.collect(),
            covers: covers.collect(),
        }
    });
    Occupations { list: list.collect() }
}

/// The titles of an office or an occupation, its own name first.
fn named(name: &str, mut titles: Phrases) -> Phrases {
    let own = phrases::split(name);
    if !titles.contains(&own) {
        let others = std::mem::replace(&mut titles, Phrases::of(&own));
        titles.append(&others);
    }
    titles
}

fn happenings(table: Table<'_, '_>, whole: Range<usize>, faults: &mut Faults<'_>) -> Vec<(String, Params)> {
    let mut happenings = Vec::new();
    for (key, identity) in [("once", Identity::Once), ("named", Identity::Named), ("often", Identity::Often)] {
        let Some(named) = table.table(key) else { continue };
        for (name, _) in sorted(named.0) {
            let slug = phrases::split(name).replace(' ', "-");
            let words = named.phrases(name);
            happenings.push((slug, Params::Happening(Happening { name: name.to_owned(), words, identity })));
        }
    }
    if happenings.is_empty() {
        faults.add(whole.clone(), "happenings stand under `once`, `named` or `often`");
    }
    distinct(&happenings, whole, faults);
    happenings
}

fn distinct(list: &[(String, Params)], whole: Range<usize>, faults: &mut Faults<'_>) {
    let mut names: Vec<&str> = list.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        if let [one, other] = pair
            && one == other
        {
            faults.add(
                whole.clone(),
                format!("two classes begin with `{one}`; put them together, or another word first"),
            );
        }
    }
}

/// The place of the option that `pending` names.
fn pending(table: Table<'_, '_>, options: &[(String, Phrases)], faults: &mut Faults<'_>) -> Option<u16> {
    let value = table.get("pending")?;
    let name = table.text("pending");
    let at = options.iter().position(|option| option.0 == name);
    if at.is_none() {
        let near = suggestion(&name, options.iter().map(|option| option.0.as_str()));
        faults.add(value.span(), format!("`{name}` is no option of this rule{near}"));
    }
    at.and_then(|at| u16::try_from(at).ok())
}

/// The options of a choice in order of their place in the file; a phrase in two of them is a fault.
fn options(table: Table<'_, '_>, faults: &mut Faults<'_>) -> Vec<(String, Phrases)> {
    let Some(options) = table.table("options") else { return Vec::new() };
    let names = sorted(options.0);
    let list: Vec<(String, Phrases)> =
        names.iter().map(|(name, _)| ((*name).to_owned(), options.phrases(name))).collect();
    let mut owner: HashMap<String, &str> = HashMap::default();
    for (name, _) in &names {
        for value in options.array(name) {
            // A text with alternatives stands for many phrases.
            for phrase in Phrases::read(value.get_ref().as_str().into_iter()).iter() {
                let other = *owner.entry(phrase.clone().into_owned()).or_insert(name);
                if other != *name {
                    faults.add(value.span(), format!("`{phrase}` stands in `{other}` too; options exclude each other"));
                }
            }
        }
    }
    list
}
