//! Named days: `Christmas Eve`, `Labor Day`, `Good Friday`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon::View;
use crate::calendar::{self, Date, Weekday};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    names: Vec<String>,
    day: Option<String>,
    nth: Option<[i8; 3]>,
    easter: Option<i32>,
}

#[derive(Deserialize)]
struct Table {
    holiday: Vec<Entry>,
}

/// How the day of a holiday is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, weekday from Monday, which one; -1 is the last.
    Nth(i8, i8, i8),
    /// Days after Easter Sunday.
    Easter(i32),
}

/// Names as words, longest first, with their day.
static NAMES: LazyLock<Vec<(Vec<String>, Holiday)>> = LazyLock::new(|| {
    let table: Table = crate::tables::table!("time/holidays");
    let mut names: Vec<(Vec<String>, Holiday)> = Vec::new();
    for entry in table.holiday {
        let Some(holiday) = entry.holiday() else { continue };
        names.extend(entry.names.iter().map(|name| (name.split(' ').map(str::to_owned).collect(), holiday)));
    }
    names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    names
});

impl Entry {
    fn holiday(&self) -> Option<Holiday> {
        if let Some([month, weekday, which]) = self.nth {
            return Some(Holiday::Nth(month, weekday, which));
        }
        if let Some(days) = self.easter {
            return Some(Holiday::Easter(days));
        }
        let (month, day) = self.day.as_ref()?.split_once('-')?;
        Some(Holiday::Fixed(month.parse().ok()?, day.parse().ok()?))
    }
}

/// The words that names of holidays begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    NAMES.iter().filter_map(|(words, _)| words.first().map(String::as_str))
}

/// The holiday named at a token, and the token after it.
pub(super) fn read(view: &View, at: u32) -> Option<(Holiday, u32)> {
    if !view.lex(at).holiday || !view.capital(at) {
        return None;
    }
    NAMES.iter().find_map(|(words, holiday)| {
        let mut next = at;
        for word in words {
            if view.lower(next) != word {
                return None;
            }
            next += 1;
        }
        Some((*holiday, next))
    })
}

impl Holiday {
    /// Whether it falls on the same day every year.
    pub(super) fn is_fixed(self) -> bool {
        matches!(self, Self::Fixed(..))
    }

    /// The day it falls on in a year.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => calendar::date(year, month, day),
            Self::Nth(month, weekday, which) => {
                let first = calendar::date(year, month, 1)?;
                first.nth_weekday_of_month(which, Weekday::from_monday_one_offset(weekday).ok()?).ok()
            }
            Self::Easter(days) => calendar::easter(year)?.checked_add(jiff::Span::new().days(days)).ok(),
        }
    }
}
