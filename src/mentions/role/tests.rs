//! Tables of roles and of what is none. The sentences are made up.

use crate::mentions::{Anchor, Value, recognize};
use crate::text::Document;

/// Title, organisation, holder's full name, status of every role.
fn roles(text: &str) -> Vec<(String, String, String, String)> {
    let document = Document::of_text(text);
    let mentions = recognize(&document, Anchor::default());
    let full = |entity: u32| {
        mentions.iter().find_map(|mention| match &mention.value {
            Value::Name(name) if name.entity == entity && !name.anaphor => Some(name.full.clone()),
            _ => None,
        })
    };
    let roles = mentions.iter().filter_map(|mention| match &mention.value {
        Value::Role(role) => Some((
            role.title.clone(),
            role.of.clone().unwrap_or_default(),
            role.holder.and_then(full).unwrap_or_default(),
            role.status.clone().unwrap_or_default(),
        )),
        _ => None,
    });
    roles.collect()
}

#[test]
fn titles_find_their_holder_and_their_organisation() {
    let table = [
        ("Finnish Foreign Minister Aino Lehto left.", ("foreign minister", "Finnish", "Aino Lehto", "")),
        ("We met Aino Lehto, the finance director, there.", ("finance director", "", "Aino Lehto", "")),
        ("Chief Financial Officer Aino Lehto left.", ("chief financial officer", "", "Aino Lehto", "")),
        ("Operations chief Aino Lehto left.", ("operations chief", "", "Aino Lehto", "")),
        (
            "We met Aino Lehto, Malta's environment minister, who left.",
            ("environment minister", "Malta", "Aino Lehto", ""),
        ),
        ("We met Aino Lehto, the ship's chief engineer, there.", ("chief engineer", "ship", "Aino Lehto", "")),
        (
            "We met Aino Lehto, who runs the water laboratory, there.",
            ("head of water laboratory", "", "Aino Lehto", ""),
        ),
        (
            "The commander of the county fire brigade, Aino Lehto, left.",
            ("commander of the county fire brigade", "", "Aino Lehto", ""),
        ),
        (
            "We met Aino Lehto, the district sanitary inspector, there.",
            ("district sanitary inspector", "", "Aino Lehto", ""),
        ),
        ("We met Aino Lehto, the team's anthropologist, there.", ("anthropologist", "team", "Aino Lehto", "")),
        ("We met Aino Lehto, the fire chief leading the search.", ("fire chief", "", "Aino Lehto", "")),
        ("We met Aino Lehto, a ranger with the service.", ("ranger", "", "Aino Lehto", "")),
        ("Sgt. Maj. Aino Lehto left.", ("sergeant major", "", "Aino Lehto", "")),
        ("First mate Aino Lehto left.", ("first mate", "", "Aino Lehto", "")),
        ("The captain, Hector Ruiz, 52, left.", ("captain", "", "Hector Ruiz", "")),
        ("They met Secretary of Defense Carl Hagen.", ("secretary of defense", "", "Carl Hagen", "")),
        ("\"No,\" said Aino Lehto, the foreign minister of Poland.", ("foreign minister", "Poland", "Aino Lehto", "")),
        ("They met Minister of Foreign Affairs Carl Hagen.", ("foreign minister", "", "Carl Hagen", "")),
        ("White House spokesman Carl Hagen left.", ("spokesman", "White House", "Carl Hagen", "")),
        ("We met Aino Lehto, the compact's secretary-general.", ("secretary general", "compact", "Aino Lehto", "")),
        ("Former Soviet leader Carl Hagen left.", ("leader", "Soviet", "Carl Hagen", "former")),
        ("They met acting president Carl Hagen.", ("president", "", "Carl Hagen", "acting")),
        ("In May Carl Hagen became Japan's prime minister.", ("prime minister", "Japan", "Carl Hagen", "")),
        ("They met NATO Secretary General Carl Hagen.", ("secretary general", "NATO", "Carl Hagen", "")),
        ("It was the regional governor, Carl Hagen, who left.", ("regional governor", "", "Carl Hagen", "")),
        ("The U.S. ambassador to Poland, Carl Hagen, left.", ("ambassador", "U.S.", "Carl Hagen", "")),
        ("We met Aino Lehto, 44, who runs the water department.", ("head of water department", "", "Aino Lehto", "")),
        ("We met Carl Hagen, until now in charge of sales.", ("head of sales", "", "Carl Hagen", "")),
        ("Carl Hagen has run the county hospital.", ("head of county hospital", "", "Carl Hagen", "")),
        (
            "We met Aino Lehto, who stands at the head of the supervisory board.",
            ("head of supervisory board", "", "Aino Lehto", ""),
        ),
        ("Director of the festival Carl Hagen left.", ("director of the festival", "", "Carl Hagen", "")),
        (
            "The commander of the frigate Aurora, Carl Hagen, left.",
            ("commander of the frigate", "Aurora", "Carl Hagen", ""),
        ),
        (
            "We met Carl Hagen, deputy commander of NATO's Maritime Command, there.",
            ("commander", "NATO", "Carl Hagen", "deputy"),
        ),
        (
            "We met Aino Lehto, boss of the country's nuclear watchdog, there.",
            ("boss of the country's nuclear watchdog", "", "Aino Lehto", ""),
        ),
        ("We met Aino Lehto, the commander of the firemen, there.", ("commander of the firemen", "", "Aino Lehto", "")),
        (
            "We met Aino Lehto, the head honcho of her record label.",
            ("head honcho of her record label", "", "Aino Lehto", ""),
        ),
        (
            "We met Aino Lehto, his daughter and the group's finance director.",
            ("finance director", "group", "Aino Lehto", ""),
        ),
        ("The director of the museum, doctor Carl Hagen, left.", ("director of the museum", "", "Carl Hagen", "")),
    ];
    for (text, (title, of, holder, status)) in table {
        let expected = (title.to_owned(), of.to_owned(), holder.to_owned(), status.to_owned());
        assert!(roles(text).contains(&expected), "{text}: {:?}", roles(text));
    }
}

#[test]
fn two_titles_keep_their_own_holders() {
    let found = roles("Foreign Minister Aino Lehto and Defense Minister Carl Hagen left.");
    let holders: Vec<(&str, &str)> = found.iter().map(|role| (&*role.0, &*role.2)).collect();
    assert_eq!(holders, [("foreign minister", "Aino Lehto"), ("defense minister", "Carl Hagen")]);
}

#[test]
fn a_title_alone_is_held_by_the_only_one_who_can() {
    let found = roles("Captain Hector Ruiz stayed. Later the captain left.");
    assert_eq!(found.get(1).map(|role| &*role.2), Some("Hector Ruiz"));
}

#[test]
fn forms_of_address_and_anybody_are_no_roles() {
    for text in [
        "Mr Lehto left.",
        "Dr Aino Lehto left.",
        "A worker left.",
        "The workers left.",
        "Ministers met.",
        "Aino Lehto leads the race.",
    ] {
        assert!(roles(text).is_empty(), "{text}: {:?}", roles(text));
    }
}
