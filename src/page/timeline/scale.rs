//! Days to places on the line.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::calendar::{Date, DateTime};
use crate::wording::counted;

/// The widest a day is drawn.
const WIDEST: f64 = 150.0;
/// Room that the name of a day needs.
const NAME: f64 = 56.0;
/// Room that its year needs.
const YEAR: f64 = 22.0;
/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// Where each day begins, and how wide all of them are.
pub(super) struct Scale {
    starts: BTreeMap<Date, f64>,
    unit: f64,
    /// Where the picture ends.
    right: f64,
    /// Left edge, width and days of what is shortened.
    gaps: Vec<(f64, f64, i32)>,
}

impl Scale {
    /// Spreads days between two edges. A gap takes room by the logarithm of its length.
    pub(super) fn new(days: &BTreeSet<Date>, left: f64, right: f64) -> Self {
        let list: Vec<Date> = days.iter().copied().collect();
        let missing: Vec<i32> = list
            .windows(2)
            .map(|pair| match pair {
                [one, other] => one.until(*other).map_or(0, |span| span.get_days() - 1),
                _ => 0,
            })
            .collect();
        let share = |days: i32| if days > 0 { (0.3 * (1.0 + f64::from(days)).ln()).min(1.2) } else { 0.0 };
        let units = list.len() as f64 + missing.iter().map(|days| share(*days)).sum::<f64>();
        let unit = ((right - left) / units.max(1.0)).min(WIDEST);
        let mut scale = Self { starts: BTreeMap::new(), unit, right, gaps: Vec::new() };
        let mut x = left;
        for (at, day) in list.iter().enumerate() {
            scale.starts.insert(*day, x);
            x += unit;
            let days = missing.get(at).copied().unwrap_or(0);
            if days > 0 {
                scale.gaps.push((x, unit * share(days), days));
                x += unit * share(days);
            }
        }
        scale
    }

    /// Where a moment is drawn.
    pub(super) fn x(&self, moment: DateTime) -> f64 {
        let day = self.starts.range(..=moment.date()).next_back();
        let (start, known) = day.map_or((0.0, false), |(day, start)| (*start, *day == moment.date()));
        let time = moment.time();
        let seconds = f64::from(time.hour()) * 3600.0 + f64::from(time.minute()) * 60.0 + f64::from(time.second());
        start + self.unit * if known { seconds / DAY } else { 1.0 }
    }

    /// The names of the days that have room for one, with their left edges; the year stands where it is another one.
    fn names(&self) -> Vec<(f64, String)> {
        let mut free = 0.0;
        let mut year = None;
        let mut named = Vec::new();
        for (day, start) in &self.starts {
            let is_new = year != Some(day.year());
            let width = NAME + if is_new { YEAR } else { 0.0 };
            // The name of the last day ends where the picture does.
            let left = start.min(self.right - width);
            if left >= free {
                let name = if is_new { day.strftime("%-d %b %Y") } else { day.strftime("%-d %b") };
                named.push((left, name.to_string()));
                free = left + width;
                year = Some(day.year());
            }
        }
        named
    }

    /// The days and what is left out between them.
    pub(super) fn draw(&self, height: f64) -> Markup {
        let named = self.names();
        html! {
            g.days {
                @for start in self.starts.values() {
                    line x1=(format!("{start:.1}")) x2=(format!("{start:.1}")) y1="20" y2=(format!("{height:.0}")) {}
                }
                @for (left, width, days) in &self.gaps {
                    rect.gap x=(format!("{left:.1}")) y="20" width=(format!("{width:.1}")) height=(format!("{:.0}", height - 20.0)) {
                        title { (counted(usize::try_from(*days).unwrap_or(0), "day")) " left out" }
                    }
                }
                @for (start, name) in &named {
                    text x=(format!("{start:.1}")) y="13" { (name) }
                }
            }
        }
    }
}

/// `14 Nov 2023`.
pub(super) fn day(day: Date) -> String {
    day.strftime("%a %-d %b %Y").to_string()
}

/// A stretch of time as people write it.
pub(super) fn range(from: DateTime, to: DateTime) -> String {
    let midnight = from.time() == crate::calendar::Time::midnight();
    let whole = midnight && to.time().hour() == 23 && to.time().minute() == 59;
    match (whole, from.date() == to.date()) {
        (true, true) => day(from.date()),
        (true, false) => format!("{} to {}", day(from.date()), day(to.date())),
        (false, _) if from == to => format!("{}, {}", day(from.date()), from.strftime("%-I:%M %P")),
        (false, true) => {
            format!("{}, {} to {}", day(from.date()), from.strftime("%-I:%M %P"), to.strftime("%-I:%M %P"))
        }
        (false, false) => {
            format!("{} to {}", from.strftime("%-d %b, %-I:%M %P"), to.strftime("%-d %b %Y, %-I:%M %P"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::date;

    fn days(list: &[(i8, i8)]) -> BTreeSet<Date> {
        list.iter().filter_map(|(month, day)| date(2023, *month, *day)).collect()
    }

    #[test]
    fn days_keep_their_order_and_a_long_gap_takes_little_room() {
        let scale = Scale::new(&days(&[(1, 1), (1, 2), (6, 1)]), 100.0, 500.0);
        let x = |month, day, hour| scale.x(date(2023, month, day).unwrap().at(hour, 0, 0, 0));
        assert!((x(1, 1, 0) - 100.0).abs() < 1e-9);
        assert!(x(1, 1, 12) > x(1, 1, 0) && x(1, 2, 0) > x(1, 1, 12));
        let (one, gap) = (x(1, 2, 0) - x(1, 1, 0), x(6, 1, 0) - x(1, 2, 0));
        assert!(gap > one && gap < 2.5 * one, "{one} {gap}");
        assert!(x(6, 1, 23) < 500.0);
    }

    #[test]
    fn the_name_of_the_last_day_ends_within_the_picture_and_tells_another_year() {
        let days = (1..=8).filter_map(|day| date(2023, 1, day)).chain(date(2028, 1, 6));
        let names = Scale::new(&days.collect(), 100.0, 500.0).names();
        let said: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(said, ["1 Jan 2023", "3 Jan", "5 Jan", "7 Jan", "6 Jan 2028"]);
        assert!(names.windows(2).all(|pair| pair[0].0 + NAME <= pair[1].0), "{names:?}");
        assert!(names[4].0 + NAME + YEAR <= 500.0 + 1e-9, "{names:?}");
        // Where the last two days stand close, the last one has no room and is not written over the other.
        let scale = Scale::new(&(1..=30).filter_map(|day| date(2023, 6, day)).collect(), 100.0, 500.0);
        let names = scale.names();
        assert!(names.windows(2).all(|pair| pair[0].0 + NAME <= pair[1].0), "{names:?}");
        assert!(names.last().is_some_and(|(left, _)| left + NAME <= 500.0 + 1e-9), "{names:?}");
    }

    #[test]
    fn a_time_is_told_with_no_more_than_it_has() {
        let at = |hour, minute| date(2023, 11, 14).unwrap().at(hour, minute, 0, 0);
        assert_eq!(range(at(0, 0), date(2023, 11, 14).unwrap().at(23, 59, 59, 0)), "Tue 14 Nov 2023");
        assert_eq!(range(at(4, 17), at(4, 17)), "Tue 14 Nov 2023, 4:17 am");
        assert_eq!(range(at(6, 0), at(11, 59)), "Tue 14 Nov 2023, 6:00 am to 11:59 am");
    }
}
