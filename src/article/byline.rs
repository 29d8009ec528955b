//! Posting lines: `By NAME | 14 March 2024`, `Published 16 May 2025`, `Last updated 9 June at 23:15`.

use super::dates::{self, Word, WrittenDate};
use super::furniture::{self, Opening};

/// A posting line is at most this many bytes.
const LONGEST: usize = 200;

/// What one posting line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Posting {
    /// Who wrote it, without the `By`.
    pub(super) author: Option<String>,
    /// The outlet, where the line says `Source: NAME`.
    pub(super) source: Option<String>,
    /// The address, where the line says `URL: ...`.
    pub(super) url: Option<String>,
    /// The day it names.
    pub(super) date: Option<WrittenDate>,
    /// Whether the day is that of a later change.
    pub(super) is_update: bool,
    opened: bool,
}

impl Posting {
    /// Whether the line says by its first words that it is one; such a line may stand anywhere in a text.
    pub(super) fn is_plain(&self) -> bool {
        self.opened
    }
}

/// Reads a posting line; none where the line is no such line.
pub(super) fn read(line: &str) -> Option<Posting> {
    let bare = line.trim().trim_matches(['*', '_', '|', ' ']);
    if bare.len() > LONGEST || bare.is_empty() {
        return None;
    }
    let date = dates::written(bare).into_iter().next();
    let nothing = Posting { author: None, source: None, url: None, date: date.clone(), is_update: false, opened: true };
    if let Some(labelled) = labelled(bare, &nothing) {
        return Some(labelled);
    }
    match furniture::opening(bare) {
        Some(Opening::Byline) => by(bare, nothing),
        Some(opening) => {
            let is_update = opening == Opening::Updated;
            let timed = date.is_some() || is_clock(bare) || bare.contains(['|', '•', '·']);
            let short = bare.split_whitespace().count() <= 16 && !is_sentence(bare);
            let author =
                bare.get(furniture::opening_length(bare)..).filter(|_| bare.to_lowercase().starts_with("posted by"));
            (timed && short).then(|| Posting { author: author.and_then(name), is_update, ..nothing })
        }
        None => undeclared(bare, nothing),
    }
}

/// A line that says what it is by its shape alone: a day and a clock time, or a day among names between bars.
fn undeclared(line: &str, nothing: Posting) -> Option<Posting> {
    let date = nothing.date.as_ref()?;
    let rest = format!("{} {}", line.get(..date.range.start)?, line.get(date.range.end..)?);
    let words = || rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let clock = words().all(furniture::is_clock_word);
    let barred = rest.contains(['|', '•', '·']) && words().count() <= 16;
    // `January 21, 2022 by newsdesk`
    let begins = date.range.start == 0 && words().count() <= 6;
    let author = rest.split(['|', '•', '·']).find_map(|part| {
        let part = part.rsplit_once(" by ").map_or(part, |(_, name)| name);
        name(part).filter(|name| name.split_whitespace().count() > 1 && dates::words(name).iter().all(Word::is_capital))
    });
    if date.full().is_some() && (clock || (barred || begins) && !is_sentence(line)) {
        return Some(Posting { author, opened: clock, ..nothing });
    }
    let few = words().count() <= MASTHEAD;
    (few && set_apart(line, date)).then_some(Posting { opened: false, ..nothing })
}

/// The line under a headline that names paper and day (`Le Courrier, 9 September 2024 (translated from French)`) has at
/// most so many words beside the day.
const MASTHEAD: usize = 16;

/// Whether marks, and not the words of a sentence, stand around a day.
fn set_apart(line: &str, date: &WrittenDate) -> bool {
    let before = line.get(..date.range.start).unwrap_or_default().trim_end();
    let after = line.get(date.range.end..).unwrap_or_default().trim_start();
    let marks = |c: char| ",.;:|•·-–—(".contains(c);
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let told = matches!(last.as_str(), "updated" | "posted" | "published" | "modified" | "edition");
    (before.is_empty() || before.ends_with(marks) || told) && (after.is_empty() || after.starts_with(marks))
}

/// `Source: The Paper`, `Author: A. Person`, `URL: https://...`, `Date: 3 May 2021`.
fn labelled(line: &str, nothing: &Posting) -> Option<Posting> {
    let (label, value) = line.split_once(": ")?;
    let value = value.trim();
    match label.trim_matches('*').to_ascii_lowercase().as_str() {
        "source" | "outlet" | "publication" | "publisher" if value.split_whitespace().count() <= 8 => {
            Some(Posting { source: Some(value.to_owned()), date: None, ..nothing.clone() })
        }
        "author" | "authors" | "byline" => Some(Posting { author: name(value), date: None, ..nothing.clone() }),
        "url" | "link" => Some(Posting { url: Some(value.to_owned()), date: None, ..nothing.clone() }),
        "date" | "published" | "publication date" | "posted" if nothing.date.is_some() && !is_sentence(value) => {
            Some(nothing.clone())
        }
        _ => None,
    }
}

/// A line that begins with `By`.
fn by(line: &str, nothing: Posting) -> Option<Posting> {
    let rest = line.get(furniture::opening_length(line)..)?.trim_start_matches([':', ' ']);
    let first = rest.split(['|', '•', '·']).next().unwrap_or(rest);
    let first = match &nothing.date {
        Some(date) => {
            let shift = line.len() - rest.len();
            first.get(..date.range.start.saturating_sub(shift).min(first.len())).unwrap_or(first)
        }
        None => first,
    };
    let names = dates::words(first);
    let small = |word: &Word<'_>| furniture::is_particle(word.text);
    let desk = names.len() <= 6 && names.last().is_some_and(|word| furniture::is_desk(word.text));
    let named =
        desk || (names.iter().any(Word::is_capital) && names.iter().all(|word| word.is_capital() || small(word)));
    // `By Efua Mensima, with the presidential party | The Daily Beacon, 15 May 2025`
    let dated = line.contains('|') && nothing.date.as_ref().is_some_and(|date| date.full().is_some());
    let few = (named || dated) && names.len() <= 14;
    (few && !is_sentence(line)).then(|| Posting { author: name(first), ..nothing })
}

/// The name in `Gary Stott, Chief Foreign Reporter`.
fn name(text: &str) -> Option<String> {
    let before = text.split(['|', '•', '·']).next().unwrap_or(text);
    let cut = dates::written(before).first().map_or(before.len(), |date| date.range.start);
    let words = before.get(..cut)?.trim_matches(|c: char| c.is_whitespace() || ",-–—:|".contains(c));
    let words = [" in ", " at ", " for "]
        .iter()
        .filter_map(|place| words.split_once(place))
        .map(|(name, _)| name)
        .min_by_key(|name| name.len())
        .unwrap_or(words);
    let words = words.split_once(", ").map_or(words, |(name, rest)| {
        // Several authors stay; a post held or a newsroom is cut off.
        if rest.contains(" and ") || rest.contains(" & ") { words } else { name }
    });
    (words.chars().any(char::is_alphabetic) && words.split_whitespace().count() <= 10).then(|| words.to_owned())
}

fn is_clock(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        let word = word.trim_matches([',', '.', '(', ')']);
        word.split_once([':', '.']).is_some_and(|(hour, minute)| {
            matches!(hour.len(), 1 | 2)
                && hour.parse::<u8>().is_ok()
                && minute.get(..2).is_some_and(|m| m.parse::<u8>().is_ok())
        })
    })
}

/// Whether a line is prose: it ends with a stop that closes no abbreviation.
fn is_sentence(line: &str) -> bool {
    line.ends_with('.') && line.split_whitespace().count() > 6 && !line.ends_with(".m.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(line: &str) -> Option<(Option<String>, Option<String>)> {
        read(line)
            .map(|posting| (posting.author, posting.date.and_then(|date| date.full()).map(|date| date.to_string())))
    }

    #[test]
    fn posting_lines_give_author_and_day() {
        let table = [
            ("By Ada Person | 14 March 2024", Some("Ada Person"), Some("2024-03-14")),
            ("By ADA PERSON | 16 November 2023", Some("ADA PERSON"), Some("2023-11-16")),
            (
                "By Ada Person, Chief Rivers Reporter | Thursday, November 16, 2023",
                Some("Ada Person"),
                Some("2023-11-16"),
            ),
            ("By Ada Person and Bo Person", Some("Ada Person and Bo Person"), None),
            ("By our rivers desk", Some("our rivers desk"), None),
            ("By Ada Person | Castro, Monday 10 June 2024", Some("Ada Person"), Some("2024-06-10")),
            ("Posted by editor | 15.11.2023, 21:40 | automatic translation", Some("editor"), Some("2023-11-15")),
            ("Posted Sunday, 9 June 2024 at 23:15 local time", None, Some("2024-06-09")),
            ("Published 16 May 2025", None, Some("2025-05-16")),
            ("Last updated 14:05 GMT, 3 May 2021", None, Some("2021-05-03")),
            ("Thursday, November 16, 2023", None, Some("2023-11-16")),
            ("16 May 2025 10:30 GMT", None, Some("2025-05-16")),
            ("Ada Person | 16 May 2025", Some("Ada Person"), Some("2025-05-16")),
            ("Date: 2 February 2022", None, Some("2022-02-02")),
            ("By Ada Person in Castro | 7 October 2024", Some("Ada Person"), Some("2024-10-07")),
            ("Friday 7 March 2025 | Rivers report by Ada Person", Some("Ada Person"), Some("2025-03-07")),
            ("07.10.2024 09:12 | foreign department | translated by a robot", None, Some("2024-10-07")),
            ("Jan 13, 2023  |  Updated 2 hrs ago", None, Some("2023-01-13")),
            ("January 21, 2022 by newsdesk", None, Some("2022-01-21")),
            (
                "Le Journal du Port, Monday 9 September 2024 (automatic translation from French)",
                None,
                Some("2024-09-09"),
            ),
            ("Radio Coast Online -- Updated Tuesday, 24 September 2024, 21:30", None, Some("2024-09-24")),
            ("Friday 14 March 2025. Updates by Ada Person and Bo Person", None, Some("2025-03-14")),
            ("Port Club blog -- posted Monday 7 July 2025, late", None, Some("2025-07-07")),
            ("PORTO, special envoy, 7 November 2025 (translated from the Spanish)", None, Some("2025-11-07")),
            ("Reef & Tide, updated Sun 8 Sep 2024, 19:30", None, Some("2024-09-08")),
            ("Bote vom Berg, 15.03.2025 -- automatically translated", None, Some("2025-03-15")),
        ];
        for (line, author, date) in table {
            assert_eq!(seen(line), Some((author.map(str::to_owned), date.map(str::to_owned))), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_posting_lines() {
        for line in [
            "By noon on Tuesday the toll had risen to 63.",
            "By Friday, nine people were missing",
            "Published figures from 3 May 2021 show that sales fell by a third.",
            "Source of the river",
            "On 16 May 2025 the talks ended",
            "May 7 talks to go ahead",
            "The talks ended on Monday, 7 July 2025.",
            "Updated forecasts put growth at 3 percent this year",
        ] {
            assert_eq!(seen(line), None, "{line}");
        }
    }
}
