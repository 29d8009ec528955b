//! Civil dates: the names of months and weekdays in English news, and a few sums on days.
//!
//! Everything is proleptic Gregorian without a time zone ([`jiff::civil::Date`]).

pub use jiff::civil::{Date, DateTime, Time, Weekday};

/// The day it is, by UTC.
pub fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The month (1-12) that an English name or its usual abbreviation means; any case, with or without the stop.
pub fn month(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.trim_end_matches('.');
    let is = |full: &&str| {
        let short = full.get(..3).filter(|_| name.len() == 3);
        full.eq_ignore_ascii_case(name) || short.is_some_and(|short| short.eq_ignore_ascii_case(name))
    };
    let at = NAMES.iter().position(is);
    at.or(name.eq_ignore_ascii_case("sept").then_some(8)).and_then(|at| i8::try_from(at + 1).ok())
}

/// The weekday that an English name or its usual abbreviation means; any case, with or without the stop.
pub fn weekday(name: &str) -> Option<Weekday> {
    const NAMES: [(&[&str], Weekday); 7] = [
        (&["monday", "mon"], Weekday::Monday),
        (&["tuesday", "tue", "tues"], Weekday::Tuesday),
        (&["wednesday", "wed", "weds"], Weekday::Wednesday),
        (&["thursday", "thu", "thur", "thurs"], Weekday::Thursday),
        (&["friday", "fri"], Weekday::Friday),
        (&["saturday", "sat"], Weekday::Saturday),
        (&["sunday", "sun"], Weekday::Sunday),
    ];
    let name = name.trim_end_matches('.');
    let is = |(names, _): &&(&[&str], Weekday)| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    NAMES.iter().find(is).map(|(_, weekday)| *weekday)
}

/// A date from numbers, or none where the calendar has no such day or the year is not within 1-9999.
pub fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher's method).
pub fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let correction = (golden + 11 * moon + 22 * weekday) / 451;
    let sum = moon + weekday - 7 * correction + 114;
    date(i16::try_from(year).ok()?, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?)
}
