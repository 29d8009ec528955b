//! What stands in a row, cut into its items: `a ring, a cup and a brooch` is three.

use std::ops::Range;

use crate::claims::scene::Scene;
use crate::mentions::{NameKind, Value, written};
use crate::text::{Document, Tag, Tense, TokenKind};

/// A row cut into items.
pub(super) struct Items {
    /// How many things they stand for.
    pub(super) number: usize,
    /// From the first item to the last.
    pub(super) tokens: Range<u32>,
    /// Whether they are years or days.
    pub(super) times: bool,
}

/// What a piece between two separators looks like. Items of one row look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A year, a day.
    Time,
    /// Words in capitals.
    Name,
    /// A name with what it is before it: `the ferry Moana`; it stands beside names and things.
    Called,
    /// An article or a number with its noun, which stands for so many things.
    Thing(usize),
    /// A noun or two without an article.
    Bare,
    /// A statement with its own verb: `the road must reopen`.
    Clause,
    /// A clause or an age that belongs to the item before.
    Aside,
}

/// The items of a range of tokens; none where it is no row, or an open one. `bounded` says that a mark has announced the
/// row, so that it may do without a last `and`.
pub(super) fn items(scene: &Scene<'_>, article: usize, tokens: Range<u32>, bounded: bool) -> Option<Items> {
    let document = scene.document(article);
    if tokens.clone().any(|token| is_open(document, token)) {
        return None;
    }
    let (pieces, conjoined) = pieces(document, tokens)?;
    let shape = |piece: &Range<u32>| match bounded && is_clause(document, piece.clone()) {
        true => Some(Shape::Clause),
        false => shape(scene, article, piece.clone()),
    };
    let shapes: Option<Vec<Shape>> = pieces.iter().map(shape).collect();
    let shapes = shapes?;
    let sort = shapes.iter().copied().find(|shape| *shape != Shape::Called).or(shapes.first().copied())?;
    let thing = |shape: &Shape| matches!(shape, Shape::Thing(_) | Shape::Bare | Shape::Called);
    let like = |shape: &Shape| {
        *shape == sort || thing(shape) && thing(&sort) || *shape == Shape::Called && sort == Shape::Name
    };
    let aside = |at: usize| {
        shapes[at] == Shape::Aside && (matches!(sort, Shape::Thing(_)) || sort == Shape::Name && pieces[at].len() == 1)
    };
    if sort == Shape::Aside || !(0..shapes.len()).all(|at| like(&shapes[at]) || aside(at)) {
        return None;
    }
    // `eight sleepers and couchettes`: the number is of both.
    let counted_before = |at: usize| {
        shapes[at] == Shape::Bare
            && at + 1 == shapes.len()
            && at.checked_sub(1).is_some_and(|before| matches!(shapes[before], Shape::Thing(several) if several > 1))
    };
    let number = (0..shapes.len()).filter(|at| like(&shapes[*at])).map(|at| match shapes[at] {
        Shape::Thing(own) => own,
        _ if counted_before(at) => 0,
        _ => 1,
    });
    let (count, number) = (shapes.iter().filter(|shape| like(shape)).count(), number.sum());
    // `Warsaw, Poland, and Prague` is two places, the first with its country.
    let country = |piece: &Range<u32>| names(scene, article, piece.clone()) == Some(NameKind::Country);
    let mixed = sort == Shape::Name && pieces.iter().any(country) && !pieces.iter().all(country);
    let enough = if conjoined { count >= 2 } else { bounded && count >= 3 };
    let span = pieces.first()?.start..pieces.last()?.end;
    (enough && !mixed).then_some(Items { number, tokens: span, times: sort == Shape::Time })
}

/// Words that say that there is more than the row, or less.
const OPEN: [&str; 15] = [
    "including",
    "others",
    "elsewhere",
    "etc",
    "etc.",
    "e.g.",
    "like",
    "among",
    "plus",
    "not",
    "or",
    "either",
    "both",
    "but",
    "if",
];

fn is_open(document: &Document, token: u32) -> bool {
    let word = document.tokens.get(token as usize + 1).is_some_and(|next| next.kind == TokenKind::Word);
    let more = document.lower(token) == "more" && !word;
    let such = document.lower(token) == "as" && document.lower(token.saturating_sub(1)) == "such";
    more || such || OPEN.contains(&document.lower(token))
}

/// The pieces between commas and the last `and`, and whether there is such an `and`; semicolons separate alone where
/// there are any. What follows a comma behind the `and` is no longer of the row.
fn pieces(document: &Document, tokens: Range<u32>) -> Option<(Vec<Range<u32>>, bool)> {
    let of = |marks: &[&str]| -> Vec<u32> {
        tokens.clone().filter(|token| marks.contains(&document.lower(*token))).collect()
    };
    let semicolons = of(&[";"]);
    let (mut cuts, ands) = (of(&[","]), of(&["and", "&"]));
    let mut end = tokens.end;
    if !semicolons.is_empty() {
        cuts = semicolons;
    } else if let Some(last) = ands.last().copied() {
        // More than one `and` is clear only where a comma stands before the last.
        let comma = |at: u32| document.lower(at.saturating_sub(1)) == ",";
        if ands.len() > 1 && (!comma(last) || ands.iter().filter(|at| comma(**at)).count() > 1) {
            return None;
        }
        end = cuts.iter().copied().find(|comma| *comma > last).unwrap_or(end);
        cuts.retain(|comma| *comma < last);
        cuts.push(last);
    }
    let mut found = Vec::new();
    let mut start = tokens.start;
    for cut in cuts.into_iter().chain([end]) {
        let from = if matches!(document.lower(start), "and" | "&") { start + 1 } else { start };
        // Nothing stands between a comma and the `and` behind it.
        if from < cut {
            found.push(from..cut);
        }
        start = cut + 1;
    }
    Some((found, !ands.is_empty()))
}

/// The sort of name that a piece is, its article left out.
fn names(scene: &Scene<'_>, article: usize, piece: Range<u32>) -> Option<NameKind> {
    let start = piece.start + u32::from(scene.document(article).lower(piece.start) == "the");
    let mut found = scene.mentions_in(article, start..start + 1);
    found.find_map(|(_, mention)| match &mention.value {
        Value::Name(name) if !name.anaphor && mention.tokens.end <= piece.end => Some(name.kind),
        _ => None,
    })
}

/// What a piece looks like; none where it is no item.
fn shape(scene: &Scene<'_>, article: usize, piece: Range<u32>) -> Option<Shape> {
    let document = scene.document(article);
    let mut start = piece.start;
    while start + 1 < piece.end && is_short_preposition(document.lower(start)) {
        start += 1;
    }
    let own = start..dated(scene, article, start..piece.end);
    if is_name(document, own.clone()) {
        return Some(Shape::Name);
    }
    if is_called(document, own.clone()) {
        return Some(Shape::Called);
    }
    if is_time(scene, article, own.clone()) {
        return Some(Shape::Time);
    }
    let first = document.tokens.get(own.start as usize)?;
    if own.len() == 1 && first.kind == TokenKind::Number {
        return Some(Shape::Aside);
    }
    // `of which the recruiting begins in March`
    if start > piece.start && piece.len() > 3 || opens_aside(document, own.start) {
        return Some(Shape::Aside);
    }
    if let Some(number) = thing(document, own.clone()) {
        return Some(Shape::Thing(number + companions(document, own)));
    }
    let noun = |token: u32| {
        matches!(document.tag(token), Tag::Noun | Tag::Adj | Tag::Propn)
            || matches!(document.lower(token), "of" | "and" | "-" | "the") && token > own.start
    };
    let bare = own.len() <= 4 && own.clone().all(noun) && document.tag(own.end - 1) != Tag::Adj;
    bare.then_some(Shape::Bare)
}

/// Where a piece ends that says when: `Bert Coyle in 1952`.
fn dated(scene: &Scene<'_>, article: usize, piece: Range<u32>) -> u32 {
    let document = scene.document(article);
    let at = (piece.start + 1..piece.end).find(|at| matches!(document.lower(*at), "in" | "on"));
    let time = at.filter(|at| {
        let mut found = scene.mentions_in(article, at + 1..piece.end);
        found.any(|(_, mention)| matches!(mention.value, Value::Time(_)) && mention.tokens.end >= piece.end)
    });
    time.unwrap_or(piece.end)
}

/// How many more a piece names with the one it is of: `a father and his grown-up daughter`.
fn companions(document: &Document, piece: Range<u32>) -> usize {
    let with =
        |at: &u32| document.lower(*at) == "and" && matches!(document.lower(*at + 1), "his" | "her" | "their" | "its");
    piece.filter(with).count()
}

/// Whether a piece says something of its own: a subject, and behind it a verb in a finite form.
fn is_clause(document: &Document, piece: Range<u32>) -> bool {
    let at = document.verb_groups.partition_point(|group| group.tokens.start < piece.start);
    let group = document.verb_groups.get(at).filter(|group| group.tokens.end <= piece.end);
    group.is_some_and(|group| {
        group.tokens.start > piece.start + 1 && (group.tense != Tense::None || group.modal.is_some())
    }) && !opens_aside(document, piece.start)
}

/// Prepositions that may stand before each item: `in 2009, in 2014 and in 2017`.
pub(super) fn is_short_preposition(word: &str) -> bool {
    matches!(word, "in" | "from" | "for" | "of" | "at" | "on" | "by" | "to")
}

/// A year, or words that a date stands on alone.
fn is_time(scene: &Scene<'_>, article: usize, piece: Range<u32>) -> bool {
    let document = scene.document(article);
    let word = document.lower(piece.start);
    let year = word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2100).contains(&year));
    piece.len() == 1 && year
        || scene
            .mentions_in(article, piece.start..piece.start + 1)
            .any(|(_, mention)| matches!(mention.value, Value::Time(_)) && mention.tokens == piece)
}

/// Whether a name stands behind what somebody or something is: `the baker Jo Hall`, `old Gunnvor`.
fn is_called(document: &Document, piece: Range<u32>) -> bool {
    let capital = |token: u32| document.word(token).chars().next().is_some_and(char::is_uppercase);
    let start = piece.start + u32::from(document.lower(piece.start) == "the");
    let called = (start..piece.end).find(|token| capital(*token)).filter(|called| (1..=3).contains(&(called - start)));
    let is_what = |token: u32| {
        matches!(document.tag(token), Tag::Noun | Tag::Adj) && document.lower(token) == document.lemma(token)
    };
    called.is_some_and(|called| (start..called).all(is_what) && is_name(document, called..piece.end))
}

/// Up to six words that all have capitals, small words of names between.
fn is_name(document: &Document, piece: Range<u32>) -> bool {
    let capital = |token: u32| document.word(token).chars().next().is_some_and(char::is_uppercase);
    let start = piece.start + u32::from(document.lower(piece.start) == "the" && piece.len() > 1);
    let small = |token: u32| {
        matches!(
            document.lower(token),
            "of" | "the"
                | "de"
                | "da"
                | "do"
                | "du"
                | "la"
                | "le"
                | "el"
                | "al"
                | "del"
                | "di"
                | "von"
                | "van"
                | "der"
                | "den"
                | "bin"
                | "'s"
                | "\u{2019}s"
                | "'"
                | "\u{2019}"
                | "-"
                | "."
                | "and"
        ) || document.tokens.get(token as usize).is_some_and(|token| token.kind == TokenKind::Number)
    };
    capital(start) && piece.end - start <= 6 && (start..piece.end).all(|token| capital(token) || small(token))
}

/// Words that open what is said of the item before.
fn opens_aside(document: &Document, token: u32) -> bool {
    matches!(document.lower(token), "which" | "who" | "whose" | "whom" | "with" | "where" | "when" | "aged")
        || matches!(document.tag(token), Tag::Verb)
            && (document.lower(token).ends_with("ing") || document.lower(token).ends_with("ed"))
}

/// How many things an article or a number with its noun stands for; none where that is open (`his brothers`).
fn thing(document: &Document, piece: Range<u32>) -> Option<usize> {
    let first = document.lower(piece.start);
    if let Some((number, tokens)) = written(document, piece.start).filter(|(number, _)| *number > 1.0) {
        // The range check makes the cast exact.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of 2 to 20")]
        return (number <= 20.0 && number.fract() == 0.0 && tokens.end < piece.end).then_some(number as usize);
    }
    let article =
        matches!(first, "a" | "an" | "one" | "another" | "the" | "his" | "her" | "its" | "their" | "our" | "my");
    if !article || piece.len() < 2 {
        return None;
    }
    if matches!(first, "a" | "an" | "one" | "another") {
        let pair = piece.clone().take(3).find(|token| matches!(document.lemma(*token), "couple" | "pair"));
        return Some(if pair.is_some_and(|pair| document.lower(pair + 1) != "of") { 2 } else { 1 });
    }
    let phrase = document.noun_phrases.iter().find(|phrase| phrase.tokens.contains(&(piece.start + 1)))?;
    let (lower, lemma) = (document.lower(phrase.head), document.lemma(phrase.head));
    // `the couple`, `her parents`: how many they are is not said.
    let several = lower != lemma && lower.ends_with('s') || matches!(lemma, "couple" | "pair" | "family" | "twin");
    (!several).then_some(1)
}
