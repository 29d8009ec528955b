//! Dates in digits: `2023-11-14`, `15.11.2023`, `11/14/2023`, `03/04/24`.

use super::Found;
use crate::mentions::time::expression::{Calendar, Expression, Year};
use crate::mentions::time::lexicon::View;

/// A date in digits.
pub(super) fn read(view: &View, at: u32) -> Option<Found> {
    if !view.is_number(at) || (at > view.start && !view.spaced(at) && matches!(view.word(at - 1), "/" | "-" | "$")) {
        return None;
    }
    let (mark, parts, end) = parts(view, at)?;
    let [first, second, third] = parts;
    if mark == '-' || first.len() == 4 {
        return (first.len() == 4)
            .then(|| (Expression::calendar(fields(first, second, third).unwrap_or_default()), end))
            .filter(|(expression, _)| *expression != Expression::calendar(Calendar::default()));
    }
    if !matches!(third.len(), 2 | 4) || (mark == '.' && third.len() != 4 && first.len() < 2) {
        return None;
    }
    let american = fields(third, first, second).filter(|_| mark != '.');
    let european = fields(third, second, first);
    let expression = match (american, european) {
        (Some(one), Some(other)) if one != other => Expression { other: Some(other), ..Expression::calendar(one) },
        (Some(one), _) => Expression::calendar(one),
        (None, Some(other)) => Expression::calendar(other),
        (None, None) => return None,
    };
    Some((expression, end))
}

/// Three groups of digits, the mark between them and the token after them.
fn parts<'a>(view: &View<'a>, at: u32) -> Option<(char, [&'a str; 3], u32)> {
    for mark in ['.', '/', '-'] {
        let mut groups = view.word(at).split(mark);
        if let (Some(first), Some(second), Some(third), None) =
            (groups.next(), groups.next(), groups.next(), groups.next())
        {
            return Some((mark, [first, second, third], at + 1));
        }
        let text = mark.to_string();
        if view.word(at + 1) == text && view.word(at + 3) == text && !(1..5).any(|step| view.spaced(at + step)) {
            let glued = !view.spaced(at + 5) && view.word(at + 5) == text;
            return (!glued).then(|| (mark, [view.word(at), view.word(at + 2), view.word(at + 4)], at + 5));
        }
    }
    None
}

/// A date from digits, where each is within its bounds.
fn fields(year: &str, month: &str, day: &str) -> Option<Calendar> {
    let digits =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i16>().ok()).flatten();
    let (month, day) = (digits(month).filter(|_| month.len() <= 2)?, digits(day).filter(|_| day.len() <= 2)?);
    let number = digits(year)?;
    let year = if year.len() == 2 { Year::Short(number) } else { Year::Known(number) };
    let inside = (1..=12).contains(&month) && (1..=31).contains(&day) && (year != Year::Known(number) || number > 999);
    inside.then_some(Calendar {
        year: Some(year),
        month: i8::try_from(month).ok(),
        day: i8::try_from(day).ok(),
        ..Calendar::default()
    })
}
