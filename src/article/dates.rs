//! Dates written out in posting lines, datelines and running text; for metadata only.
//!
//! `Thursday, November 16, 2023`, `11th January, 2023`, `Oct 29`, `15.11.2023`, `2024-06-09T23:15Z` are read; `3/4/2024` is
//! not, because two countries read it as two days.

use std::ops::Range;

use super::furniture;
use super::runs::runs;
use crate::calendar::{self, Date, Weekday};

/// A day as somebody wrote it; the year may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WrittenDate {
    /// The year, where written.
    pub(super) year: Option<i16>,
    /// 1-12.
    pub(super) month: i8,
    /// 1-31.
    pub(super) day: i8,
    /// The weekday written in front, where there is one.
    pub(super) weekday: Option<Weekday>,
    /// Bytes in the text, the weekday included.
    pub(super) range: Range<usize>,
}

impl WrittenDate {
    /// The civil date, where the year is written and the calendar has the day.
    pub(super) fn full(&self) -> Option<Date> {
        self.year.and_then(|year| self.in_year(year))
    }

    /// The civil date in a given year.
    pub(super) fn in_year(&self, year: i16) -> Option<Date> {
        calendar::date(year, self.month, self.day)
    }
}

/// A run of letters and digits, and where it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    /// The letters and digits.
    pub(super) text: &'t str,
    /// First byte.
    pub(super) start: usize,
}

impl Word<'_> {
    /// One past the last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether the first letter is a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The runs of letters and digits of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    runs(text).filter_map(|run| Some(Word { text: text.get(run.clone())?, start: run.start })).collect()
}

/// Every written date of a text, in order, not overlapping. Linear in the length of the text.
pub(super) fn written(text: &str) -> Vec<WrittenDate> {
    // Every day is a number in digits.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let words = words(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        match numeric(text, rest).or_else(|| spelled(text, rest)) {
            Some((mut date, used)) => {
                if let Some((weekday, start)) = at.checked_sub(1).and_then(|before| weekday_at(text, &words, before)) {
                    date.weekday = Some(weekday);
                    date.range.start = start;
                }
                found.push(date);
                at += used;
            }
            None => at += 1,
        }
    }
    found
}

/// The first date of a metadata value, complete with its year.
pub(super) fn first_full(text: &str) -> Option<Date> {
    written(text).iter().find_map(WrittenDate::full)
}

fn weekday_at(text: &str, words: &[Word<'_>], at: usize) -> Option<(Weekday, usize)> {
    let (word, next) = (words.get(at)?, words.get(at + 1)?);
    let weekday = calendar::weekday(word.text).filter(|_| word.is_capital())?;
    gap(text, word, next, &[' ', ',', '.']).then_some((weekday, word.start))
}

/// Whether only these marks, and no more than three, stand between two words.
fn gap(text: &str, one: &Word<'_>, other: &Word<'_>, marks: &[char]) -> bool {
    let between = text.get(one.end()..other.start).unwrap_or("x");
    !between.is_empty() && between.len() <= 3 && between.chars().all(|c| marks.contains(&c))
}

/// `2024-03-14`, `2024/03/14`, `14.03.2024`, `20240314`; `14/03/2024` only where the day cannot be a month.
fn numeric(text: &str, words: &[Word<'_>]) -> Option<(WrittenDate, usize)> {
    let first = words.first()?;
    if !first.text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if first.text.len() == 8 && first.text.bytes().all(|b| b.is_ascii_digit()) {
        let part = |range: Range<usize>| first.text.get(range).and_then(|digits| digits.parse::<i16>().ok());
        let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
        let whole = first.start..first.end();
        return (1900..2100).contains(&year).then(|| checked(year, month, day, whole)).flatten().map(|d| (d, 1));
    }
    let (second, third) = (words.get(1)?, words.get(2)?);
    let mark = text.get(first.end()..second.start)?;
    if !matches!(mark, "-" | "." | "/") || text.get(second.end()..third.start)? != mark {
        return None;
    }
    // `2024-06-09T23:15` runs on into the time of day.
    let last = third.text.split(['T', 't']).next()?;
    let range = first.start..third.start + last.len();
    let (a, b, c) = (first.text.parse().ok()?, second.text.parse().ok()?, last.parse::<i16>().ok()?);
    let date = match (first.text.len(), last.len()) {
        (4, 1 | 2) => checked(a, b, c, range),
        (1 | 2, 4) if mark == "." || (mark == "/" && a > 12) => checked(c, b, a, range),
        (1 | 2, 4) if mark == "/" && b > 12 => checked(c, a, b, range),
        _ => None,
    };
    date.map(|date| (date, 3))
}

fn checked(year: i16, month: i16, day: i16, range: Range<usize>) -> Option<WrittenDate> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    calendar::date(year, month, day).map(|_| WrittenDate { year: Some(year), month, day, weekday: None, range })
}

/// `14 March 2024`, `11th January, 2023`, `14th of March`, `March 14, 2024`, `Oct. 29`.
fn spelled(text: &str, words: &[Word<'_>]) -> Option<(WrittenDate, usize)> {
    const LOOSE: &[char] = &[' ', ',', '.', '\u{a0}'];
    let (first, second) = (words.first()?, words.get(1)?);
    // Few words are numbers, and a look into the tables of months costs more than one at a digit.
    let (month, day, mut used) = match (day_number(first), day_number(second)) {
        (Some(day), _) => match month_name(second) {
            Some(month) => (month, day, 2),
            None if second.text == "of" => (words.get(2).and_then(month_name)?, day, 3),
            None => return None,
        },
        (None, Some(day)) => (month_name(first)?, day, 2),
        (None, None) => return None,
    };
    if !gap(text, first, second, LOOSE) {
        return None;
    }
    let mut last = words.get(used - 1)?;
    let mut year = None;
    if let Some(next) = words.get(used)
        && gap(text, last, next, LOOSE)
        && !text.get(last.end()..next.start).is_some_and(|between| between.contains(". "))
        && let Some(written) = year_number(next.text)
    {
        (year, last, used) = (Some(written), next, used + 1);
    }
    // 2024 is a leap year: a day without a year is refused only where no year has it.
    calendar::date(year.unwrap_or(2024), month, day)?;
    Some((WrittenDate { year, month, day, weekday: None, range: first.start..last.end() }, used))
}

fn month_name(word: &Word<'_>) -> Option<i8> {
    let english = calendar::month(word.text).filter(|_| word.is_capital());
    english.or_else(|| furniture::foreign_month(&word.text.to_lowercase()))
}

fn day_number(word: &Word<'_>) -> Option<i8> {
    if !word.text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.text.strip_suffix(end)).unwrap_or(word.text);
    digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))
}

/// A year of the news: four digits from 1900 to 2099.
pub(super) fn year_number(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_newsrooms_write_them() {
        let table = [
            ("2024-03-14", "14 March 2024"),
            ("2024-03-14", "Posted on March 14, 2024 by the desk"),
            ("2023-11-16", "Thursday, November 16, 2023"),
            ("2023-01-11", "11th January, 2023"),
            ("2023-11-15", "15.11.2023, 21:40"),
            ("2024-06-09", "2024-06-09T23:15:00+04:00"),
            ("2024-06-09", "20240609"),
            ("2024-10-29", "Tue 29 Oct 2024, 19:12"),
            ("2023-01-11", "Wed, 11 Jan 2023 10:00:00 GMT"),
            ("2021-09-03", "Sept. 3, 2021"),
            ("2022-03-25", "25/03/2022"),
            ("2022-03-25", "3/25/2022"),
            ("1999-04-05", "the 5th of April 1999"),
            ("2025-05-17", "Redazione | 17 maggio 2025, ore 22:48"),
            ("2020-03-03", "3 de marzo | 3 mars 2020"),
        ];
        for (want, text) in table {
            assert_eq!(first_full(text).map(|date| date.to_string()).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_full_date_is_left_alone() {
        for text in
            ["3/4/2024", "Oct 29", "may 10 people", "2+2 talks", "31 February 2024", "in 2024", "10.10", "1-2-3", ""]
        {
            assert_eq!(first_full(text), None, "{text}");
        }
    }

    #[test]
    fn a_weekday_belongs_to_the_date_after_it() {
        let found = written("It opens on Tuesday, 14 November, and on Friday it closes. On Jan. 6. 2023 was dry.");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].weekday, found[0].month, found[0].day), (Some(Weekday::Tuesday), 11, 14));
        assert_eq!((found[1].weekday, found[1].month, found[1].day, found[1].year), (None, 1, 6, None));
    }
}
