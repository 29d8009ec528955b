//! Enumerations: names or noun phrases in a row, and the number said for them.
//!
//! `Three countries - Algeria, Cyprus, Lebanon and Montenegro -` gives four items and the count `Three`;
//! `two people, an elderly woman and her son-in-law` two items and the count `two`. Refused: `Warsaw, Poland`, a name
//! with its apposition, two things without a number.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::name::{Lexicon, flag};
use super::{List, Mention, NameKind, Sheet, Value};
use crate::text::{Document, Tag, TokenKind};

static WORDS: LazyLock<HashMap<String, HashSet<String>>> = LazyLock::new(|| {
    let file: HashMap<String, serde_json::Value> = crate::tables::table!("names/lists");
    let words = |list: &serde_json::Value| -> Option<HashSet<String>> {
        Some(list.as_array()?.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect())
    };
    file.iter().filter_map(|(name, list)| Some((name.clone(), words(list)?))).collect()
});

fn in_list(list: &str, word: &str) -> bool {
    WORDS.get(list).is_some_and(|words| words.contains(word))
}

/// Something that can be an item.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unit {
    tokens: Range<u32>,
    /// The kind, where it is a name.
    name: Option<NameKind>,
    /// Begins with a number or an article.
    determined: bool,
}

/// Most items of one list; a longer one is a table.
const LONGEST: usize = 60;
/// How far before a list its number may stand, in tokens.
const REACH: u32 = 8;

/// Appends every list.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let document = sheet.document;
    let lexicon = &sheet.page().lexicon;
    let units = units(document, lexicon, out);
    let mut at = 0;
    while at < units.len() {
        let Some((items, conjoined, next)) = chain(document, &units, at) else {
            at += 1;
            continue;
        };
        let first = items.first().map_or(0, |item| item.start);
        let last = items.last().map_or(0, |item| item.end);
        let floor = sentence(document, first).start;
        let count = count(document, lexicon, floor, first);
        let colon = first > floor && matches!(document.lower(first - 1), ":");
        let enough = items.len() >= 3 && (conjoined || colon || count.is_some());
        let pair = items.len() == 2 && conjoined && count.is_some();
        if !(enough || pair) {
            at += 1;
            continue;
        }
        at = next.max(at + 1);
        let open = is_open(document, floor, first, last);
        let Some(token) = document.tokens.get(first as usize) else { continue };
        let spans = items.iter().map(|item| document.cover(item.clone())).collect();
        out.push(Mention {
            span: document.cover(first..last),
            tokens: first..last,
            sentence: token.sentence,
            value: Value::List(List { items: spans, count, open }),
            found_by: "list",
        });
    }
}

fn sentence(document: &Document, token: u32) -> Range<u32> {
    let sentence = document.tokens.get(token as usize).map(|token| token.sentence as usize);
    sentence.and_then(|at| document.sentences.get(at)).map_or(0..0, |sentence| sentence.tokens.clone())
}

/// Names and noun phrases in order, not overlapping; a noun phrase that is a name with its article is the name.
fn units(document: &Document, lexicon: &Lexicon<'_>, mentions: &[Mention]) -> Vec<Unit> {
    let mut names: Vec<(Range<u32>, NameKind)> = mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Name(name) if !name.anaphor => Some((mention.tokens.clone(), name.kind)),
            _ => None,
        })
        .collect();
    names.sort_by_key(|(tokens, _)| (tokens.start, tokens.end));
    let speaks = |token: u32| {
        let sentence = document.tokens.get(token as usize).map(|token| token.sentence as usize);
        sentence.and_then(|at| document.sentences.get(at)).is_some_and(|sentence| sentence.block.speaks())
    };
    let mut units: Vec<Unit> = Vec::new();
    let mut next = names.iter().peekable();
    let add_name = |units: &mut Vec<Unit>, (tokens, kind): &(Range<u32>, NameKind)| {
        units.push(Unit { tokens: tokens.clone(), name: Some(*kind), determined: false });
    };
    for phrase in document.noun_phrases.iter().filter(|phrase| speaks(phrase.tokens.start)) {
        while let Some(name) = next.next_if(|(tokens, _)| tokens.end <= phrase.tokens.start) {
            add_name(&mut units, name);
        }
        let mut inner = Vec::new();
        while let Some(name) = next.next_if(|(tokens, _)| tokens.start < phrase.tokens.end) {
            inner.push(name);
        }
        let start = phrase.tokens.start + u32::from(document.lower(phrase.tokens.start) == "the");
        match inner.as_slice() {
            [name] if name.0.start <= start && name.0.end >= phrase.tokens.end => add_name(&mut units, name),
            _ if inner.last().is_some_and(|name| name.0.end > phrase.tokens.end) => {
                inner.iter().for_each(|name| add_name(&mut units, name));
            }
            _ => {
                let first = phrase.tokens.start;
                let bare = phrase.tokens.end - first == 1 && matches!(document.tag(first), Tag::Num | Tag::Pron);
                let determined = matches!(document.tag(first), Tag::Det | Tag::Num | Tag::Pron)
                    || document.tokens.get(first as usize).is_some_and(|token| token.kind == TokenKind::Number);
                let dated = lexicon.is(phrase.head, flag::CALENDAR);
                if !bare && !dated {
                    units.push(Unit { tokens: phrase.tokens.clone(), name: None, determined });
                }
            }
        }
    }
    next.for_each(|name| add_name(&mut units, name));
    units
}

/// What stands between two items: nothing that separates, a comma, a conjunction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Comma,
    Conjunction,
}

/// The separator from one end to the start of a unit, `the` before a name left out.
fn gap(document: &Document, end: u32, unit: &Unit) -> Option<Gap> {
    let mut start = unit.tokens.start;
    if unit.name.is_some() && start > end && document.lower(start - 1) == "the" {
        start -= 1;
    }
    let same = document.tokens.get(end as usize).map(|token| token.sentence)
        == document.tokens.get(unit.tokens.start as usize).map(|token| token.sentence);
    if !same || start <= end || start - end > 2 {
        return None;
    }
    let conjunction = |at: u32| matches!(document.lower(at), "and" | "or" | "&" | "nor");
    match start - end {
        1 if matches!(document.lower(end), "," | ";") => Some(Gap::Comma),
        1 if conjunction(end) => Some(Gap::Conjunction),
        2 if matches!(document.lower(end), "," | ";") && conjunction(end + 1) => Some(Gap::Conjunction),
        _ => None,
    }
}

fn similar(a: &Unit, b: &Unit) -> bool {
    match (a.name, b.name) {
        (Some(a), Some(b)) => {
            let place = |kind: NameKind| matches!(kind, NameKind::Place | NameKind::Country | NameKind::Other);
            a == b
                || (place(a) && place(b))
                || a == NameKind::Other
                || b == NameKind::Other
                || (a == NameKind::Organisation && b == NameKind::Country)
                || (b == NameKind::Organisation && a == NameKind::Country)
        }
        (None, None) => a.determined == b.determined,
        _ => false,
    }
}

/// The list that begins with unit `from`: its items, whether a conjunction closes it, and the unit after it.
fn chain(document: &Document, units: &[Unit], from: usize) -> Option<(Vec<Range<u32>>, bool, usize)> {
    let first = units.get(from)?;
    let (mut items, mut gaps): (Vec<Range<u32>>, Vec<Gap>) = (Vec::new(), Vec::new());
    let mut at = from;
    let mut kinds = Vec::new();
    while let Some(unit) = units.get(at) {
        let (end, next) = extended(document, units, at, first);
        let following = units.get(next).and_then(|following| Some((following, gap(document, end, following)?)));
        // Most units stand alone.
        if at == from && following.is_none() {
            return None;
        }
        items.push(unit.tokens.start..end);
        kinds.push(unit.name);
        let Some((following, gap)) = following else { break };
        if !similar(first, following) || items.len() >= LONGEST {
            break;
        }
        gaps.push(gap);
        at = next;
        if gap == Gap::Conjunction {
            let (end, _) = extended(document, units, at, first);
            items.push(following.tokens.start..end);
            kinds.push(following.name);
            break;
        }
    }
    let conjoined = gaps.last() == Some(&Gap::Conjunction);
    // `Warsaw, Poland, and Prague` is two places, the first with its country.
    let placed = matches!(kinds.as_slice(), [Some(NameKind::Place), Some(NameKind::Country), _]);
    (items.len() >= 2 && !placed).then_some((items, conjoined, at + 1))
}

/// The end of an item with its tail (`two sisters from Castro`), and the index of the unit after it.
fn extended(document: &Document, units: &[Unit], at: usize, first: &Unit) -> (u32, usize) {
    let Some(unit) = units.get(at) else { return (0, at + 1) };
    let end = unit.tokens.end;
    let Some(tail) = units.get(at + 1).filter(|_| first.name.is_none()) else { return (end, at + 1) };
    let article = u32::from(tail.name.is_some() && tail.tokens.start > end + 1);
    let joined = tail.tokens.start == end + 1 + article && in_list("item_tails", document.lower(end));
    let followed = units.get(at + 2).and_then(|next| Some((next, gap(document, tail.tokens.end, next)?)));
    let goes_on = followed.is_some_and(|(next, _)| similar(first, next) && !similar(tail, next));
    let closes = at > 0 && followed.is_none() && !std::ptr::eq(unit, first);
    if joined && (goes_on || closes) { (tail.tokens.end, at + 2) } else { (end, at + 1) }
}

/// The number in apposition before a list: `Three countries -`, `five-nation trip Monday to`, `two people,`.
fn count(document: &Document, lexicon: &Lexicon<'_>, floor: u32, first: u32) -> Option<Range<u32>> {
    let mut at = first.checked_sub(1).filter(|at| *at >= floor)?;
    at -= u32::from(document.lower(at) == "the" && at > floor);
    let lead = document.lower(at);
    let apposed = matches!(lead, ":" | "," | "-" | "–" | "—" | "(");
    let prepositional = matches!(lead, "to" | "of" | "from" | "in");
    if !apposed && !prepositional {
        return None;
    }
    let low = floor.max(at.saturating_sub(REACH));
    let mut commas = 0;
    for number in (low..at).rev() {
        let word = document.lower(number);
        commas += u32::from(word == ",");
        if commas > 0
            || word == ":"
            || matches!(document.tag(number), Tag::Verb | Tag::Aux) && !prepositional && lead != ":"
        {
            return None;
        }
        let token = document.tokens.get(number as usize)?;
        let digits =
            token.kind == TokenKind::Number && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        if !digits && !in_list("counts", word) {
            continue;
        }
        let hyphenated = document.lower(number + 1) == "-";
        let noun = if hyphenated { number + 2 } else { number + 1 };
        let close = apposed || hyphenated || at - number <= 3;
        let counted =
            noun < at && lexicon.is_word(noun) && !(noun..at).any(|noun| in_list("not_items", document.lower(noun)));
        return (close && counted).then_some(number..number + 1);
    }
    None
}

/// Whether the words say that there is more than the list.
fn is_open(document: &Document, floor: u32, first: u32, last: u32) -> bool {
    let before = |back: u32| first.checked_sub(back).filter(|at| *at >= floor).map_or("", |at| document.lower(at));
    let skip = u32::from(before(1) == "the");
    let one = before(1 + skip);
    in_list("open_before", one)
        || (one == "as" && before(2 + skip) == "such")
        || (matches!(one, "," | ":") && before(2 + skip) == "them" && before(3 + skip) == "among")
        || (one == "them" && before(2 + skip) == "among")
        || (last.saturating_sub(1)..last + 3).any(|at| in_list("open_after", document.lower(at)))
}

#[cfg(test)]
mod tests {
    use crate::mentions::{Anchor, Value, recognize};
    use crate::text::Document;

    /// Items, count, open of every list.
    fn lists(text: &str) -> Vec<(Vec<String>, String, bool)> {
        let document = Document::of_text(text);
        let lists = recognize(&document, Anchor::default()).into_iter().filter_map(|mention| match mention.value {
            Value::List(list) => Some((
                list.items.iter().map(|item| document.slice(*item).to_owned()).collect(),
                list.count.map(|count| document.slice(document.cover(count)).to_owned()).unwrap_or_default(),
                list.open,
            )),
            _ => None,
        });
        lists.collect()
    }

    #[test]
    fn names_in_a_row_are_a_list_with_the_number_said_for_them() {
        let table: &[(&str, &[&str], &str, bool)] = &[
            (
                "Three countries - Egypt, Libya, Malta and Spain - objected.",
                &["Egypt", "Libya", "Malta", "Spain"],
                "Three",
                false,
            ),
            (
                "He left on a five-nation trip Monday to France, Italy and Canada.",
                &["France", "Italy", "Canada"],
                "five",
                false,
            ),
            (
                "Teams came from four states: Turkey, Armenia, Poland, France.",
                &["Turkey", "Armenia", "Poland", "France"],
                "four",
                false,
            ),
            ("Two towns on the island, Larnek and Orvel, were hit.", &["Larnek", "Orvel"], "Two", false),
            (
                "Risks including China, North Korea and Russia were named.",
                &["China", "North Korea", "Russia"],
                "",
                true,
            ),
            ("The Czech Republic, Hungary and Poland joined.", &["Czech Republic", "Hungary", "Poland"], "", false),
            ("Countries such as Egypt, Libya or Malta objected.", &["Egypt", "Libya", "Malta"], "", true),
        ];
        for (text, items, count, open) in table {
            let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
            assert_eq!(lists(text), [(items, (*count).to_owned(), *open)], "{text}");
        }
    }

    #[test]
    fn two_things_and_a_place_with_its_country_are_no_lists() {
        for text in [
            "They met in Warsaw, Poland, and left.",
            "Egypt and Italy signed.",
            "After two years Egypt and Italy signed.",
            "The captain, Hector Ruiz, 52, left.",
        ] {
            assert!(lists(text).is_empty(), "{text}: {:?}", lists(text));
        }
    }
}
