//! `TOKYO (AP) -- ` at the head of a report: where it was filed, by whom, when.

use super::Dateline;
use super::dates::{self, Word, WrittenDate};
use crate::text::Span;

/// A dateline may take this many bytes of a line; what is longer is prose.
const LONGEST: usize = 160;

/// Dashes that close a dateline.
const DASHES: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '_'];

/// A dateline with the day it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// What the article keeps; its span covers the dash.
    pub(super) dateline: Dateline,
    /// The day written in it, often without a year.
    pub(super) date: Option<WrittenDate>,
}

/// Reads the dateline at the start of a line that begins at byte `at` of the article.
///
/// Read are a place in capitals, then any of a region, a day, a bracket with the agency, and a dash or a colon; with an
/// agency the dash may be missing and the place be in title case, and `(Reuters) - ` needs no place. A colon is taken only
/// after words that are no more than a place: in headlines it closes a catchword.
pub(super) fn read(line: &str, at: usize) -> Option<Found> {
    let window = line.get(..line.floor_char_boundary(LONGEST))?;
    let filed = bracket(window).or_else(|| slashes(window));
    let enclosed = filed.is_some();
    let Filed { head, inside, close } = filed.or_else(|| closed_by_dash(window))?;
    let agency = agency(inside);
    let place = place(head, agency.is_some())?;
    if window.get(close..)?.starts_with(':') && place.split_whitespace().count() > 3 {
        return None;
    }
    let end = close + dash_length(window.get(close..)?);
    let dashed = end > close || !enclosed;
    let dated = dates::written(window.get(..close)?).into_iter().next();
    // A bracket in running text: `NATO (the alliance) said`.
    if !dashed && (agency.is_none() || dated.is_none()) {
        return None;
    }
    if place.is_empty() && !(dashed && agency.is_some()) {
        return None;
    }
    let span = Span::of(at, at + end + window.get(end..)?.len() - window.get(end..)?.trim_start().len());
    Some(Found { dateline: Dateline { place, agency, span: trimmed(span, line, at) }, date: dated })
}

/// The span without the white space that follows the dash.
fn trimmed(span: Span, line: &str, at: usize) -> Span {
    let words = line.get(..(span.end() as usize).saturating_sub(at)).unwrap_or_default();
    Span::of(span.start() as usize, span.start() as usize + words.trim_end().len())
}

/// The parts of what may be a dateline.
struct Filed<'a> {
    /// Place and day.
    head: &'a str,
    /// What stands in the bracket or between the slashes.
    inside: &'a str,
    /// Where they end: one past the bracket, or where the dash begins.
    close: usize,
}

/// A bracket that comes early enough to be an agency's.
fn bracket(window: &str) -> Option<Filed<'_>> {
    let (head, rest) = window.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    let close = head.len() + inside.len() + 2;
    let early = head.split_whitespace().count() <= 9 && !head.contains([':', ';', '"', '“', '?', '!']);
    early.then_some(Filed { head, inside, close })
}

/// `MOSCOW, June 3. /TASS/.`: an agency between slashes, the stop behind it taken along.
fn slashes(window: &str) -> Option<Filed<'_>> {
    let (head, rest) = window.split_once(" /")?;
    let (inside, _) = rest.split_once("/.")?;
    let close = head.len() + inside.len() + 4;
    let loud = !inside.is_empty() && inside.chars().all(|c| c.is_uppercase() || c == ' ');
    loud.then_some(Filed { head: head.trim_end_matches([' ', '.']), inside, close })
}

/// Without a bracket: what stands before the dash (or colon).
fn closed_by_dash(window: &str) -> Option<Filed<'_>> {
    let mut candidates = window.char_indices().peekable();
    while let Some((at, c)) = candidates.next() {
        if !(DASHES.contains(&c) || c == ':') {
            continue;
        }
        let spaced = window.get(..at).is_some_and(|head| head.ends_with(' '));
        let doubled = candidates.peek().is_some_and(|(_, next)| DASHES.contains(next));
        let long = matches!(c, '\u{2013}' | '\u{2014}' | '\u{2015}');
        let followed = |text: &str| text.starts_with(' ') || text.is_empty();
        let after = window.get(at + c.len_utf8()..).unwrap_or_default();
        if (DASHES.contains(&c) && (doubled || long || (spaced && followed(after)))) || (c == ':' && followed(after)) {
            return Some(Filed { head: window.get(..at)?, inside: "", close: at });
        }
    }
    None
}

/// How many bytes of blanks and dashes follow; 0 where no dash follows.
fn dash_length(after: &str) -> usize {
    let bare = after.trim_start_matches([' ', '\u{a0}']);
    let dashes = bare.trim_start_matches(DASHES);
    let colon = bare.strip_prefix(':');
    match (dashes.len() < bare.len(), colon) {
        (true, _) => after.len() - dashes.len(),
        (false, Some(rest)) => after.len() - rest.len(),
        _ => 0,
    }
}

/// The place before the bracket or dash: `WARSAW, Poland`, `WASHINGTON`, `EINDHOVEN` of `EINDHOVEN, Oct 29`. Empty for a
/// bare agency; none where the words are no place.
fn place(head: &str, agency: bool) -> Option<String> {
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || c == ',' || DASHES.contains(&c));
    let date = dates::written(head).into_iter().next();
    let name = date.map_or(head, |date| head.get(..date.range.start).unwrap_or(head));
    let name = name.trim_matches(|c: char| c.is_whitespace() || c == ',');
    if name.is_empty() {
        return agency.then(String::new);
    }
    let words = dates::words(name);
    let first = words.first()?;
    let loud = |word: &Word<'_>| word.text.len() > 1 && !word.text.chars().any(char::is_lowercase);
    // The region may be in title case, the town is in capitals; `Warsaw (AP)` is accepted for its agency.
    let town = name.split(',').next().unwrap_or(name);
    let town_is_loud = dates::words(town).iter().all(|word| loud(word) || (word.text.len() == 1 && word.is_capital()));
    // `MORA, Tarsk-Orvenia border, June 6`: behind a town in capitals and before an agency the region may be told in words.
    let told = town_is_loud && agency && name.contains(',');
    let capital = told || words.iter().all(|word| word.is_capital() || word.text.len() <= 2);
    let known = !super::furniture::is_heading(town);
    (first.is_capital() && capital && known && words.len() <= 6 && (town_is_loud || agency)).then(|| name.to_owned())
}

/// The agency in a bracket: `UrduPoint News / Sputnik` of `UrduPoint News / Sputnik - 11th January, 2023`.
fn agency(inside: &str) -> Option<String> {
    let date = dates::written(inside).into_iter().next();
    let name = date.map_or(inside, |date| inside.get(..date.range.start).unwrap_or(inside));
    let kept: Vec<&str> = name
        .split(',')
        .map(|part| part.trim_matches(|c: char| c.is_whitespace() || DASHES.contains(&c)))
        .take_while(|part| part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        .collect();
    let name = kept.join(", ");
    (!name.is_empty() && name.split_whitespace().count() <= 7).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Place, agency, month and day, and the words.
    type Seen = (String, Option<String>, Option<(i8, i8)>, String);

    fn seen(line: &str) -> Option<Seen> {
        read(line, 0).map(|found| {
            let words = line.get(found.dateline.span.range()).unwrap_or_default().to_owned();
            (found.dateline.place, found.dateline.agency, found.date.map(|date| (date.month, date.day)), words)
        })
    }

    #[test]
    fn datelines_give_place_agency_and_day() {
        let table = [
            ("RIGA (AP) -- Two ferries", "RIGA", Some("AP"), None, "RIGA (AP) --"),
            ("RIGA (AP) — Two ferries", "RIGA", Some("AP"), None, "RIGA (AP) —"),
            ("RIGA, Latvia (AP) _", "RIGA, Latvia", Some("AP"), None, "RIGA, Latvia (AP) _"),
            ("INDEPENDENCE, MO. (AP)-- x", "INDEPENDENCE, MO.", Some("AP"), None, "INDEPENDENCE, MO. (AP)--"),
            ("SALEM, Mo. _ The river", "SALEM, Mo.", None, None, "SALEM, Mo. _"),
            ("OSLO -- Rain", "OSLO", None, None, "OSLO --"),
            ("PORT LOUIS - Rain", "PORT LOUIS", None, None, "PORT LOUIS -"),
            ("NEW DELHI: The court", "NEW DELHI", None, None, "NEW DELHI:"),
            (
                "OSLO, Oct 29 (Nordic Wire) -- A",
                "OSLO",
                Some("Nordic Wire"),
                Some((10, 29)),
                "OSLO, Oct 29 (Nordic Wire) --",
            ),
            ("OSLO, December 2 (Xinhua) --", "OSLO", Some("Xinhua"), Some((12, 2)), "OSLO, December 2 (Xinhua) --"),
            ("(Reuters) - Rain fell", "", Some("Reuters"), None, "(Reuters) -"),
            ("LIMA, May 3. /TASS/. Rain", "LIMA", Some("TASS"), Some((5, 3)), "LIMA, May 3. /TASS/."),
            ("Warsaw (AFP) – Rain", "Warsaw", Some("AFP"), None, "Warsaw (AFP) –"),
        ];
        for (line, place, agency, date, words) in table {
            let want = (place.to_owned(), agency.map(str::to_owned), date, words.to_owned());
            assert_eq!(seen(line), Some(want), "{line}");
        }
    }

    #[test]
    fn a_day_in_the_bracket_makes_the_dash_unneeded() {
        let (place, agency, date, words) =
            seen("LIMA (Andes News / Sud - 3rd May, 2021) Miners left").expect("a dateline");
        assert_eq!((place.as_str(), agency.as_deref(), date), ("LIMA", Some("Andes News / Sud"), Some((5, 3))));
        assert_eq!(words, "LIMA (Andes News / Sud - 3rd May, 2021)");
    }

    #[test]
    fn a_bracket_of_remarks_names_no_agency() {
        let (place, agency, date, _) =
            seen("LA PAZ, 6 May 2021 (from our correspondent, translated) -- X").expect("one");
        assert_eq!((place.as_str(), agency, date), ("LA PAZ", None, Some((5, 6))));
    }

    #[test]
    fn prose_is_no_dateline() {
        for line in [
            "NATO (the alliance) said on Friday it would meet.",
            "Three countries - Algeria, Cyprus and Malta - objected.",
            "The minister -- a former judge -- resigned.",
            "UPDATE: the road is open again",
            "A NINE-year-old girl was found.",
            "Profit rose 8 percent (in euros) -- a record.",
            "WHAT HAPPENED",
            "",
        ] {
            assert_eq!(seen(line), None, "{line}");
        }
    }
}
