//! How a text speaks of time: as news or as history, back or ahead, exactly or roughly.

use super::resolve::Outlook;
use super::{Found, distance, of_writing, written_year};
use crate::calendar::Date;
use crate::mentions::Precision;
use crate::text::{Document, Tense};

/// Whether a text tells a history: no day of writing is known, or most years it writes out lie two or more years from
/// it and outnumber the times reckoned from the day of writing.
pub(super) fn is_narrative(found: &[Found], published: Option<Date>) -> bool {
    let Some(published) = published else { return true };
    let years: Vec<i16> = found.iter().filter_map(|one| written_year(&one.expression)).collect();
    let far = years.iter().filter(|year| distance(**year, published) >= 2).count();
    let of_writing = found.iter().filter(|one| of_writing(&one.expression)).count();
    far >= 3 && far * 2 > years.len() && far > of_writing
}

/// Which way a sentence looks at a time expression: by the verb group before it, or else the first one after.
pub(super) fn outlook(document: &Document, found: &Found) -> Outlook {
    let Some(sentence) = document.sentences.get(found.sentence as usize) else { return Outlook::Past };
    let groups = &document.verb_groups;
    let after = groups.partition_point(|group| group.tokens.start < found.start);
    let inside = |at: usize| groups.get(at).filter(|group| sentence.tokens.contains(&group.tokens.start));
    if groups.is_empty() {
        let ahead =
            sentence.tokens.clone().any(|at| matches!(document.lower(at), "will" | "'ll" | "\u{2019}ll" | "shall"));
        return if ahead { Outlook::Future } else { Outlook::Past };
    }
    let Some(group) = after.checked_sub(1).and_then(inside).or_else(|| inside(after)) else { return Outlook::Past };
    match group.tense {
        Tense::Future => Outlook::Future,
        Tense::None
            if group.modal.is_some()
                || document.lower(group.tokens.start.saturating_sub(1)) == "to"
                || document.lower(group.tokens.start) == "to" =>
        {
            Outlook::Future
        }
        _ => Outlook::Past,
    }
}

/// How exactly a date or time is meant, by the words before it.
pub(super) fn precision(document: &Document, found: &Found) -> Precision {
    let before = |back: u32| found.start.checked_sub(back).map_or("", |at| document.lower(at));
    match (before(2), before(1)) {
        (_, "about" | "around" | "approximately" | "roughly" | "circa" | "nearly" | "almost" | "some") => {
            Precision::About
        }
        ("shortly" | "just" | "soon" | "immediately", "before" | "after") => Precision::About,
        _ => Precision::Exact,
    }
}
