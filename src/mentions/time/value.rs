//! TIMEX3 values of points and lengths, and the instants they cover.

use super::expression::Amount;
use super::unit::Unit;
use crate::calendar::{self, Date, DateTime, Time};

/// Which stretch of a year, or how many years, a point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Grain {
    /// As fine as its fields.
    #[default]
    Fields,
    /// The ISO week of the day given.
    Week,
    /// The weekend of that week.
    Weekend,
    /// 1-4.
    Quarter(i8),
    /// 1-2.
    Half(i8),
    /// `SP`, `SU`, `FA`, `WI`.
    Season(&'static str),
    /// The ten years from the year.
    Decade,
    /// The hundred years from the year.
    Century,
}

/// A point in the calendar, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Point {
    /// Astronomical: 1 BC is 0.
    pub(super) year: Option<i16>,
    /// 1-12.
    pub(super) month: Option<i8>,
    /// 1-31.
    pub(super) day: Option<i8>,
    /// 1-7 from Monday, where nothing else is known.
    pub(super) weekday: Option<i8>,
    /// How coarse it is.
    pub(super) grain: Grain,
    /// Whether a day is meant although it is not known.
    pub(super) some_day: bool,
    /// Whether a month is meant although it is not known.
    pub(super) some_month: bool,
}

impl Point {
    /// One day.
    pub(super) fn of(date: Date) -> Self {
        Self { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), ..Self::default() }
    }

    /// The week, month or quarter that a day lies in.
    pub(super) fn within(self, unit: Unit) -> Self {
        match (unit, self.month) {
            (Unit::Week, _) => Self { grain: Grain::Week, ..self },
            (Unit::Quarter, Some(month)) => {
                Self { year: self.year, grain: Grain::Quarter((month - 1) / 3 + 1), ..Self::default() }
            }
            _ => Self { day: None, ..self },
        }
    }

    /// The day, where one is known.
    pub(super) fn date(&self) -> Option<Date> {
        calendar::date(self.year?, self.month?, self.day?)
    }

    /// The value as TIMEX3 writes it.
    pub(super) fn timex(&self) -> String {
        let era = if self.year.is_some_and(|year| year <= 0) { "BC" } else { "" };
        let count = self.year.map(|year| if year <= 0 { 1 - i32::from(year) } else { i32::from(year) });
        let year = count.map_or_else(|| "XXXX".to_owned(), |year| format!("{era}{year:04}"));
        match self.grain {
            Grain::Week | Grain::Weekend => {
                let end = if self.grain == Grain::Weekend { "-WE" } else { "" };
                match self.date() {
                    Some(date) => {
                        let week = date.iso_week_date();
                        format!("{:04}-W{:02}{end}", week.year(), week.week())
                    }
                    None => format!("{year}-WXX{end}"),
                }
            }
            Grain::Quarter(number) => format!("{year}-Q{number}"),
            Grain::Half(number) => format!("{year}-H{number}"),
            Grain::Season(season) => format!("{year}-{season}"),
            Grain::Decade => format!("{era}{:03}", count.unwrap_or_default() / 10),
            Grain::Century => format!(
                "{era}{:02}",
                count.map_or(0, |year| if era.is_empty() { year / 100 } else { (year - 1) / 100 })
            ),
            Grain::Fields => match (self.month, self.day, self.weekday) {
                (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
                (Some(month), None, _) if self.some_day => format!("{year}-{month:02}-XX"),
                (Some(month), None, _) => format!("{year}-{month:02}"),
                (None, Some(day), _) => format!("{year}-XX-{day:02}"),
                (None, None, Some(weekday)) => format!("{year}-WXX-{weekday}"),
                (None, None, None) if self.some_day => format!("{year}-XX-XX"),
                (None, None, None) if self.some_month => format!("{year}-XX"),
                (None, None, None) => year,
            },
        }
    }

    /// First and last day it can be.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        let year = self.year?;
        let months = |from: i8, count: i32| {
            let first = calendar::date(year, from, 1)?;
            let end = first.checked_add(jiff::Span::new().months(count)).ok()?.yesterday().ok()?;
            Some((first, end))
        };
        match self.grain {
            Grain::Week | Grain::Weekend => {
                let monday = self.date().map(week_start)??;
                let sunday = monday.checked_add(jiff::Span::new().days(6)).ok()?;
                let saturday = sunday.yesterday().ok()?;
                Some((if self.grain == Grain::Weekend { saturday } else { monday }, sunday))
            }
            Grain::Quarter(number) => months(number.checked_mul(3)?.checked_sub(2)?, 3),
            Grain::Half(number) => months(number.checked_mul(6)?.checked_sub(5)?, 6),
            Grain::Season("SP") => months(3, 3),
            Grain::Season("SU") => months(6, 3),
            Grain::Season("FA") => months(9, 3),
            Grain::Season(_) => months(12, 3),
            Grain::Decade => months(1, 120),
            Grain::Century => months(1, 1_200),
            Grain::Fields => match (self.month, self.day) {
                (Some(_), Some(_)) => self.date().map(|date| (date, date)),
                (Some(month), None) => months(month, 1),
                (None, Some(_)) => None,
                (None, None) => months(1, 12),
            },
        }
    }
}

/// The Monday of a day's week.
pub(super) fn week_start(date: Date) -> Option<Date> {
    let back = i32::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(jiff::Span::new().days(back)).ok()
}

/// First and last instant of a part of a day, to the second.
pub(super) fn part_of_day(date: Date, part: &str) -> (DateTime, DateTime) {
    let at = |hour: i8, minute: i8, second: i8| date.at(hour, minute, second, 0);
    match part {
        "MO" => (at(0, 0, 0), at(11, 59, 59)),
        "MI" => (at(11, 0, 0), at(14, 59, 59)),
        "AF" => (at(12, 0, 0), at(17, 59, 59)),
        "EV" => (at(17, 0, 0), at(23, 59, 59)),
        "NI" => (at(18, 0, 0), date.tomorrow().unwrap_or(date).at(5, 59, 59, 0)),
        _ => (at(6, 0, 0), at(17, 59, 59)),
    }
}

/// First and last second of days.
pub(super) fn instants((first, last): (Date, Date)) -> (DateTime, DateTime) {
    (first.to_datetime(Time::midnight()), last.at(23, 59, 59, 0))
}

/// `P3Y`, `PT2H`, `P1DT7H`, `PXM`.
pub(super) fn duration(parts: &[(Amount, Unit)]) -> String {
    let mut out = String::from("P");
    let mut clock = false;
    for (amount, unit) in parts {
        if unit.of_clock() && !clock {
            out.push('T');
            clock = true;
        }
        let times = if *unit == Unit::Fortnight { 2.0 } else { 1.0 };
        match amount {
            Amount::Vague => out.push('X'),
            Amount::Number(number) => out.push_str(&format!("{}", number * times)),
        }
        out.push_str(unit.code());
    }
    out
}

/// Shortest and longest length in seconds; none where the number is open.
pub(super) fn seconds(parts: &[(Amount, Unit)]) -> Option<(f64, f64)> {
    parts.iter().try_fold((0.0, 0.0), |(low, high), (amount, unit)| {
        let Amount::Number(number) = amount else { return None };
        let (least, most) = unit.seconds();
        Some((low + number * least, high + number * most))
    })
}
