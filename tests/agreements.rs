//! What two articles tell alike in other words, and what only looks alike.

use crosscheck::article::Article;
use crosscheck::calendar::Date;
use crosscheck::findings::{Finding, Verdict};
use crosscheck::pipeline;

/// More to say: how rare a word is can be told only among other sentences.
const REST: [&str; 2] = [
    "The mayor opened the meeting with a song. Rain is forecast for the weekend. The library stays shut until noon.",
    "The bridge over the river was painted green. Two farmers quarrelled about a fence. The baker retires in spring.",
];

/// A text and the words in it that give the value.
type Told<'a> = (&'a str, &'a str);

/// Whether an agreement holds words of the one and of the other of two articles of Friday, 20 June 2025.
fn agreed((one, words): Told, (other, others): Told) -> bool {
    let article = |(nth, text): (usize, &str)| {
        let id = format!("article {}", nth + 1);
        let published = Date::new(2025, 6, 20).ok();
        let text = format!("{text} {}", REST[nth]);
        Article { id: id.clone(), path: id, published, origin: nth, ..Article::of_text(&text) }
    };
    let dossier = pipeline::run([one, other].into_iter().enumerate().map(article).collect(), Vec::new());
    let place = |text: &str, words: &str| {
        let at = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
        at..at + words.len()
    };
    let places = [place(one, words), place(other, others)];
    let holds = |finding: &Finding, article: usize| {
        let place = &places[article];
        finding.claims.iter().any(|claim| {
            let span = claim.span.start() as usize..claim.span.end() as usize;
            claim.article == article && span.start < place.end && place.start < span.end
        })
    };
    let mut agreements = dossier.findings.iter().filter(|finding| finding.verdict == Verdict::Agreement);
    agreements.any(|finding| holds(finding, 0) && holds(finding, 1))
}

#[track_caller]
fn hold(table: &[[Told; 2]], expected: bool) {
    let wrong: Vec<_> = table.iter().filter(|[one, other]| agreed(*one, *other) != expected).collect();
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), table.len());
}

#[test]
fn one_figure_told_in_other_words_is_agreed_on() {
    hold(
        &[
            [
                ("Water losses in Orvel are to fall to a fifth by 2035.", "a fifth"),
                ("By 2035 water losses in Orvel may be no more than 20 percent.", "20 percent"),
            ],
            [
                ("The quake near Tarma struck at a depth of 10 km.", "10 km"),
                ("The quake near Tarma struck six miles underground.", "six miles"),
            ],
            [
                ("The state has put some 456 million euros into the airline Orvair.", "456 million euros"),
                ("Into Orvair went approximately 456 millions of state money.", "456 millions"),
            ],
            [
                ("Some 1,900 megawatts of load were lost in the blackout.", "1,900 megawatts"),
                ("Roughly 1.9 gigawatts were lost in the blackout.", "1.9 gigawatts"),
            ],
            [("Police counted 312 marchers in Orvel.", "312"), ("More than 300 marchers walked through Orvel.", "300")],
            [
                ("The ferry pier in Orvel will cost five billion crowns.", "five billion"),
                ("For the pier in Orvel the bill is 5 billion.", "5 billion"),
            ],
        ],
        true,
    );
}

#[test]
fn one_time_told_in_other_words_is_agreed_on() {
    hold(
        &[
            [
                ("Anna Berg takes over as head of Orvair on New Year's Day.", "New Year's Day"),
                ("Anna Berg becomes head of Orvair on 1 January.", "1 January"),
            ],
            [
                ("The shot in the gorge fell at 5:40 a.m. on Sunday.", "5:40 a.m."),
                ("The hunters fired at twenty to six.", "twenty to six"),
            ],
            [
                ("The lift, which is 57 years old, broke in March.", "57 years old"),
                ("The lift was built in 1968.", "1968"),
            ],
            [("In 1998 a storm took the roof of the hall.", "1998"), ("Older people think of the year 1998.", "1998")],
        ],
        true,
    );
}

#[test]
fn what_only_looks_alike_is_not_agreed_on() {
    hold(
        &[
            // Another currency.
            [
                ("The fund gave 2 million euros to the village.", "2 million euros"),
                ("The fund gave 2 million dollars to the village.", "2 million dollars"),
            ],
            // Digits that were swapped are no hedge.
            [("At least 214 people died in the quake.", "214"), ("In the quake died 241 people.", "241")],
            // A small number stands for many things.
            [("Three cars were stolen in Orvel.", "Three"), ("The ministers of finance named three reasons.", "three")],
            // Noon is an hour of many things.
            [("The vote in parliament is due at noon.", "noon"), ("Firefighters left the warehouse at noon.", "noon")],
            // A year holds all its days.
            [
                ("The port of Orvel was sold in 2019.", "2019"),
                ("The port of Orvel was sold on 3 May 2017.", "3 May 2017"),
            ],
        ],
        false,
    );
}

#[test]
fn a_figure_that_the_other_article_tells_in_other_words_answers_no_other_figure() {
    let texts = [
        "The quake had its epicentre 18 km from Oni, at a depth of 10 km. The mayor opened the meeting with a song.",
        "It struck 11 miles from Oni and six miles underground. Two farmers quarrelled about a fence.",
        "Scientists trace the quake to a fault ten kilometres beneath the ridge. Rain is forecast for the weekend.",
    ];
    let article = |(nth, text): (usize, &str)| {
        let id = format!("article {}", nth + 1);
        Article {
            id: id.clone(),
            path: id,
            published: Date::new(2025, 6, 20).ok(),
            origin: nth,
            ..Article::of_text(text)
        }
    };
    let dossier = pipeline::run(texts.into_iter().enumerate().map(article).collect(), Vec::new());
    let conflicts: Vec<&str> = dossier
        .findings
        .iter()
        .filter(|finding| matches!(finding.verdict, Verdict::Conflict | Verdict::PossibleConflict))
        .map(|finding| finding.title.as_str())
        .collect();
    assert!(conflicts.is_empty(), "{conflicts:?}");
}
