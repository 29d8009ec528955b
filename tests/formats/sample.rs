//! A run made by hand: three short articles with everything in them that a format can trip over.

use crosscheck::article::{Article, Block, BlockKind, PublishedFrom};
use crosscheck::calendar::date;
use crosscheck::findings::{Evidence, Finding, Reading, Status, Verdict};
use crosscheck::mentions::{
    Change, Dimension, Direction, Mention, Name, NameKind, Order, Precision, Quantity, Quote, Role, Timex, TimexKind,
    Unit, Value,
};
use crosscheck::pipeline::Dossier;
use crosscheck::problem::Problem;
use crosscheck::rules::Severity;
use crosscheck::text::{Document, Span};

/// Accents and an emoji before the values; a sentence long enough to be cut.
const COURIER: &str = "Café fire in Sète kills 12

Around nine at night a fire that broke out in a café on the old port of Sète shortly after the last ferry had left \
killed 12 people on Thursday evening, the prefecture said.
🚒🚒 Firefighters needed 3 hours, said Zoë Brandt, who owns the café.
";

/// CRLF, markup, a joined emoji, an ampersand, Markdown signs.
const LANTERN: &str = "Port fire leaves 14 dead\r
\r
“It was over in *minutes*,” said 👩\u{200D}🚒 Zoë Brandt, 41.\r
The blaze <script>alert('x')</script> in Sète left 14 dead & [many](http://example.org) hurt on Thursday.\r
";

/// A copy of the first one, with marks that turn the reading direction.
const COPY: &str = "Fire in Sète kills 12

A fire on the port killed \u{202E}12 people\u{202C} on Friday, the prefecture said.
";

/// The span of some words; panics where they do not stand in the article.
pub(crate) fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} does not stand in the article"));
    Span::of(start, start + words.len())
}

fn article(id: &str, source: Option<&str>, day: i8, origin: usize, text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let kind = if from == 0 { BlockKind::Headline } else { BlockKind::Paragraph };
        if !line.trim().is_empty() {
            blocks.push(Block { kind, span: Span::of(from, from + line.trim_end().len()) });
        }
        from += line.len();
    }
    Article {
        id: id.into(),
        path: format!("news/port fire/{id}"),
        story: "port fire".into(),
        headline: blocks.first().map(|block| block.span),
        source: source.map(Into::into),
        published: date(2024, 3, day),
        published_from: PublishedFrom::Metadata,
        blocks,
        origin,
        ..Article::of_text(text)
    }
}

fn claim(article: usize, span: Span, value: &str, reading: usize) -> Evidence {
    Evidence { article, span, value: value.into(), stance: "asserted", as_of: None, says: None, reading }
}

fn reading(value: &str, articles: &[usize], origins: usize) -> Reading {
    Reading { value: value.into(), articles: articles.into(), origins }
}

fn finding(id: &str, verdict: Verdict, kind: &'static str, rule: &str, title: &str) -> Finding {
    Finding {
        id: id.into(),
        story: "port fire".into(),
        verdict,
        kind,
        rule: rule.into(),
        severity: Severity::Error,
        confidence: 0.93,
        title: title.into(),
        explanation: String::new(),
        benign: None,
        reason: None,
        within_article: false,
        status: Status::Open,
        ruling: None,
        readings: Vec::new(),
        claims: Vec::new(),
        same_because: Vec::new(),
    }
}

/// Five findings: every verdict, and a decided one.
fn findings() -> Vec<Finding> {
    let toll = Finding {
        explanation: "Both numbers are given for the people killed in the fire of 14 March, and they differ.".into(),
        benign: Some("The toll may have risen between the two reports.".into()),
        readings: vec![reading("12 dead", &[0, 2], 1), reading("14 dead", &[1], 1)],
        claims: vec![
            Evidence {
                says: Some("the prefecture".into()),
                ..claim(0, span(COURIER, "killed 12 people"), "12 dead", 0)
            },
            claim(2, span(COPY, "killed \u{202E}12 people"), "12 dead", 0),
            Evidence { as_of: Some("2024-03-14".into()), ..claim(1, span(LANTERN, "14 dead &"), "14 dead", 1) },
        ],
        same_because: vec!["same head: killed = dead".into(), "same event: fire".into()],
        ..finding("a1b2c3", Verdict::Conflict, "quantity", "casualties.dead", "Death toll: 12 or 14?")
    };
    let age = Finding {
        severity: Severity::Warning,
        explanation: "One says she owns the café, the other gives her age | and a `tick`.".into(),
        within_article: true,
        status: Status::Stet,
        readings: vec![reading("41 years", &[1], 1), reading("in *minutes*", &[1], 1)],
        claims: vec![
            claim(1, span(LANTERN, "41"), "41 years", 0),
            Evidence { stance: "planned", ..claim(1, span(LANTERN, "in *minutes*"), "in *minutes*", 1) },
        ],
        ..finding("d4e5f6", Verdict::Conflict, "role", "people.age", "Zoë Brandt <b>41</b>?")
    };
    let day = Finding {
        severity: Severity::Note,
        confidence: 0.5,
        explanation: "The fire is put on two days.".into(),
        readings: vec![reading("Thursday, 14 March", &[0, 1], 2), reading("Friday, 15 March", &[2], 1)],
        claims: vec![
            claim(0, span(COURIER, "Thursday evening"), "2024-03-14TEV", 0),
            claim(1, span(LANTERN, "Thursday"), "2024-03-14", 0),
            claim(2, span(COPY, "Friday"), "2024-03-15", 1),
        ],
        ..finding("071829", Verdict::PossibleConflict, "date", "dates.day", "Thursday or Friday?")
    };
    let place = Finding {
        explanation: "All three name Sète.".into(),
        readings: vec![reading("Sète", &[0, 1, 2], 2)],
        claims: vec![
            claim(0, span(COURIER, "Sète"), "Sète", 0),
            claim(1, span(LANTERN, "Sète"), "Sète", 0),
            claim(2, span(COPY, "Sète"), "Sète", 0),
        ],
        ..finding("3a4b5c", Verdict::Agreement, "place", "places.event", "Where: Sète")
    };
    let length = Finding {
        reason: Some("hedge"),
        explanation: "“minutes” leaves room for 3 hours.".into(),
        readings: vec![reading("3 hours", &[0], 1), reading("minutes", &[1], 1)],
        claims: vec![claim(0, span(COURIER, "3 hours"), "PT3H", 0), claim(1, span(LANTERN, "*minutes*"), "PTXM", 1)],
        ..finding("6d7e8f", Verdict::Reconciled, "time", "times.length", "How long it burned")
    };
    vec![toll, age, day, place, length]
}

fn mention(text: &str, words: &str, value: Value) -> Mention {
    Mention { span: span(text, words), tokens: 0..1, sentence: 0, value, found_by: "hand" }
}

fn quantity(number: Span, low: f64, high: f64, precision: Precision, unit: &str) -> Quantity {
    let unit = Unit { name: unit.into(), dimension: Dimension::Count, factor: 1.0, offset: 0.0 };
    Quantity { low, high, slack: 0.5, digits: 2, precision, unit, per: None, number, head: None }
}

fn day(kind: TimexKind, timex: &str) -> Value {
    Value::Time(Timex {
        kind,
        timex: timex.into(),
        earliest: None,
        latest: None,
        alternatives: Vec::new(),
        weekday: None,
        clock: None,
        zone: None,
        length: None,
        count: None,
        precision: Precision::Exact,
        relative: true,
    })
}

/// One text for the mentions, with a value of each kind that the JSON shows in its own way.
const VALUES: &str = "At least 1,312 people left as rents rose 4.5 percent, doubled or fell by up to 200 euros a year. \
“Never before,” said Mayor Ana Núñez on Friday.";

fn mentions() -> Vec<Mention> {
    let at = |words: &str| span(VALUES, words);
    let percent = quantity(at("4.5"), 4.5, 4.5, Precision::Exact, "percent");
    let euros = Quantity { per: Some("year".into()), ..quantity(at("200"), 0.0, 200.0, Precision::AtMost, "euro") };
    let change = |direction, factor, difference| {
        Value::Change(Box::new(Change { direction, factor, difference, from: None, to: None, trigger: 0 }))
    };
    vec![
        mention(
            VALUES,
            "At least 1,312 people",
            Value::Quantity(quantity(at("1,312"), 1312.0, f64::INFINITY, Precision::AtLeast, "person")),
        ),
        mention(VALUES, "rose 4.5 percent", change(Direction::Up, Some((1.0445, 1.0455)), None)),
        mention(VALUES, "4.5 percent", Value::Quantity(percent)),
        mention(VALUES, "fell by up to 200 euros a year", change(Direction::Down, None, Some(euros.clone()))),
        mention(VALUES, "up to 200 euros a year", Value::Quantity(euros)),
        mention(
            VALUES,
            "“Never before,”",
            Value::Quote(Quote {
                words: at("Never before"),
                speaker: Some(3),
                speaker_words: None,
                verb: None,
                partial: false,
            }),
        ),
        mention(VALUES, "Never", Value::Order(Order { lemma: "first".into(), head: None, scope: None })),
        mention(
            VALUES,
            "Mayor Ana Núñez",
            Value::Role(Role { title: "mayor".into(), span: at("Mayor"), of: None, holder: Some(3), status: None }),
        ),
        mention(
            VALUES,
            "Ana Núñez",
            Value::Name(Name {
                kind: NameKind::Person,
                full: "Ana Núñez".into(),
                span: at("Ana Núñez"),
                entity: 3,
                anaphor: false,
                adjective: false,
            }),
        ),
        mention(VALUES, "Friday", day(TimexKind::Date, "2024-03-15")),
    ]
}

/// The run.
pub(crate) fn dossier() -> Dossier {
    let articles = vec![
        article("courier.txt", Some("The Courier"), 15, 0, COURIER),
        article("lantern.txt", Some("Lantern <News>"), 15, 1, LANTERN),
        article("copy.txt", None, 16, 0, COPY),
    ];
    let documents = articles.iter().map(Document::new).collect();
    Dossier {
        articles,
        documents,
        mentions: vec![Vec::new(); 3],
        claims: Vec::new(),
        groups: Vec::new(),
        findings: findings(),
        problems: vec![Problem::warning("news/port fire/notes.bin", "This is no text; it was left out.").at(1, 1)],
    }
}

/// One article with a value of each kind.
pub(crate) fn values() -> (Article, Document, Vec<Mention>) {
    let mut article = Article::of_text(VALUES);
    article.id = "rents.txt".into();
    article.story = "rents".into();
    let document = Document::new(&article);
    (article, document, mentions())
}

/// A run that found no conflict.
pub(crate) fn clean_dossier() -> Dossier {
    let mut dossier = dossier();
    dossier.findings.retain(|finding| finding.verdict == Verdict::Agreement);
    dossier.problems.clear();
    dossier
}
