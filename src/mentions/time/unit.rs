//! Units of time.

use serde::Deserialize;

/// A unit that time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Semester,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The letters of TIMEX3, `T` before units of the clock left out.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Weekend => "WE",
            Self::Week | Self::Fortnight => "W",
            Self::Quarter => "Q",
            Self::Semester => "H",
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
            Self::Millennium => "ML",
        }
    }

    /// The word in the singular.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::Fortnight => "fortnight",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Semester => "semester",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Millennium => "millennium",
        }
    }

    /// Whether it is shorter than a day.
    pub(super) fn of_clock(self) -> bool {
        self <= Self::Hour
    }

    /// Shortest and longest length in seconds (months of 28 to 31 days).
    pub(super) fn seconds(self) -> (f64, f64) {
        const DAY: f64 = 86_400.0;
        match self {
            Self::Second => (1.0, 1.0),
            Self::Minute => (60.0, 60.0),
            Self::Hour => (3_600.0, 3_600.0),
            Self::Day => (DAY, DAY),
            Self::Weekend => (2.0 * DAY, 2.0 * DAY),
            Self::Week => (7.0 * DAY, 7.0 * DAY),
            Self::Fortnight => (14.0 * DAY, 14.0 * DAY),
            Self::Month => (28.0 * DAY, 31.0 * DAY),
            Self::Quarter => (90.0 * DAY, 92.0 * DAY),
            Self::Semester => (181.0 * DAY, 184.0 * DAY),
            Self::Year => (365.0 * DAY, 366.0 * DAY),
            Self::Decade => (3_652.0 * DAY, 3_653.0 * DAY),
            Self::Century => (36_524.0 * DAY, 36_525.0 * DAY),
            Self::Millennium => (365_242.0 * DAY, 365_243.0 * DAY),
        }
    }

    /// Whole months it counts, for those that are some.
    pub(super) fn months(self) -> Option<i32> {
        Some(match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Semester => 6,
            Self::Year => 12,
            Self::Decade => 120,
            Self::Century => 1_200,
            Self::Millennium => 12_000,
            _ => return None,
        })
    }

    /// Whole days it counts, for those that are some.
    pub(super) fn days(self) -> Option<i32> {
        Some(match self {
            Self::Day => 1,
            Self::Weekend | Self::Week => 7,
            Self::Fortnight => 14,
            _ => return None,
        })
    }
}
