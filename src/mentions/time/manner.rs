//! How a text speaks of time: as news or as history, back or ahead, exactly or roughly.

use std::ops::RangeInclusive;

use super::expression::{Core, Stretch};
use super::lexicon::Lex;
use super::resolve::Outlook;
use super::{Found, distance, has_month, of_writing, written_year};
use crate::calendar::Date;
use crate::mentions::Precision;
use crate::text::{Document, Tag, Tense, VerbGroup};

/// Whether a text tells a history: most years it writes out lie two or more years from the day of writing and outnumber
/// the times reckoned from that day.
pub(super) fn is_history(found: &[Found], published: Option<Date>) -> bool {
    let years: Vec<i16> = found.iter().filter_map(|one| written_year(&one.expression)).collect();
    let far = years.iter().filter(|year| published.is_none_or(|published| distance(**year, published) >= 2)).count();
    let of_writing = found.iter().filter(|one| of_writing(&one.expression)).count();
    // News names bare years as background; a history dates its events, or lies generations back.
    let dated = found.iter().filter(|one| tells_history(one, published)).count();
    dated >= (found.len() / 8).clamp(3, 5) && far * 2 > years.len() && far > 2 * of_writing
}

/// Whether an expression dates an event of a far year to its month, or lies generations back.
fn tells_history(one: &Found, published: Option<Date>) -> bool {
    let Some(year) = written_year(&one.expression) else { return false };
    let years = published.map_or(i32::MAX, |published| distance(year, published));
    years >= 60 || (years >= 2 && has_month(&one.expression))
}

/// The years a text dwells on. A year far from the middle half of those written out is an aside (`a study of 2005`),
/// and what follows is not reckoned from it.
pub(super) fn years_dwelt_on(found: &[Found]) -> RangeInclusive<i16> {
    let mut years: Vec<i16> = found.iter().filter_map(|one| written_year(&one.expression)).collect();
    years.sort_unstable();
    let at = |quarters: usize| years.get(years.len() * quarters / 4).copied();
    let (Some(low), Some(high)) = (at(1), at(3)) else { return i16::MIN..=i16::MAX };
    let reach = (high - low).max(5).saturating_mul(2);
    low.saturating_sub(reach)..=high.saturating_add(reach)
}

/// Which way a sentence looks at a time expression: by the verb group or the plan before it, or else the first one after.
pub(super) fn outlook(document: &Document, lexes: &[Lex], found: &Found) -> Outlook {
    let Some(sentence) = document.sentences.get(found.sentence as usize) else { return Outlook::Past };
    let ahead = |at: u32| {
        let sym = document.tokens.get(at as usize).map(|token| token.lower.index());
        sym.and_then(|sym| lexes.get(sym)).is_some_and(|lex| lex.ahead)
    };
    // `wheat for May delivery`
    let dealt = document.tokens.get(found.end as usize).and_then(|token| lexes.get(token.lower.index()));
    if lacks_its_year(found) && dealt.is_some_and(|lex| lex.deal) {
        return Outlook::Future;
    }
    let ranked = |at: u32| {
        let sym = document.tokens.get(at as usize).map(|token| token.lower.index());
        sym.and_then(|sym| lexes.get(sym)).is_some_and(|lex| lex.ordinal.is_some())
    };
    // `are waiting, down from 7.46 million in December`: the month of a base looks neither way.
    if lacks_its_year(found) && dates_a_base(document, found.start) {
        return Outlook::Open;
    }
    let groups = &document.verb_groups;
    let after = groups.partition_point(|group| group.tokens.start < found.start);
    let inside = |at: usize| groups.get(at).filter(|group| sentence.tokens.contains(&group.tokens.start));
    let before = after.checked_sub(1).and_then(inside);
    let from = before.map_or(sentence.tokens.start, |group| group.tokens.start);
    // `There is a six in ten chance of rain by Thursday`
    let by = found.start.checked_sub(1).is_some_and(|at| document.lower(at) == "by");
    // `with snow settling by Friday`, `replacing them all by the end of March`
    if by && before.is_some_and(|group| matches!(group.tense, Tense::Present | Tense::None)) {
        return Outlook::Future;
    }
    // `did not leave until Friday`
    let denied = |group: &VerbGroup| {
        let mut words = group.tokens.start..found.start.min(group.tokens.end + 2);
        group.tense == Tense::Past && words.any(|at| matches!(document.lower(at), "not" | "n't"))
    };
    let waited = before.is_some_and(denied);
    let ahead = |at: u32| ahead(at) && !(waited && matches!(document.lower(at), "until" | "till"));
    if (from.max(found.start.saturating_sub(6))..found.start).any(ahead) {
        return Outlook::Future;
    }
    // `has been shut since March`
    let since = found.start.checked_sub(1).is_some_and(|at| document.lower(at) == "since");
    if since && before.is_some_and(|group| matches!(group.tense, Tense::Present | Tense::Past | Tense::None)) {
        return Outlook::Past;
    }
    // `On 3 May the show opened`: the month is no verb.
    let next = groups.partition_point(|group| group.tokens.start < found.end);
    // `Sailings on Saturday have been cancelled`, `has been put back to Saturday`
    let behind = inside(next).filter(|group| group.tokens.start <= found.end + NEAR);
    if is_clock_or_weekday(found) && behind.or(before).is_some_and(|group| puts_off(document, group)) {
        return Outlook::Future;
    }
    match before.or_else(|| inside(next)) {
        // `moved up four places to seventh`, `fell to minus 20 points`: no verb, whatever it is taken for.
        Some(group) if looks_ahead(document, group) && !(ranked(group.head) || is_signed(document, group)) => {
            Outlook::Future
        }
        // `has on Saturday visited the town`
        Some(group)
            if document.lemma(group.head) == "have"
                && inside(next).is_some_and(|verb| {
                    verb.tense == Tense::None
                        && verb.tokens.start <= found.end + 1
                        && document.lower(verb.tokens.start) != "to"
                }) =>
        {
            Outlook::Past
        }
        Some(group)
            if group.tense == Tense::Present
                && found.start >= group.tokens.end
                && found.start - group.tokens.end <= if lacks_its_year(found) { FAR } else { NEAR }
                && !PAST_LIKE_PRESENT.contains(&document.lower(group.head)) =>
        {
            // `The deal completes at the end of March`, `The taps open on 1 October` tell of a plan.
            // `wiping out a gain in December`: what only goes along with a verb plans nothing.
            let along = group.tokens.start == group.head && document.lower(group.head).ends_with("ing");
            let plans = lacks_its_year(found) && !along && !NO_PLANS.contains(&document.lemma(group.head));
            if plans { Outlook::Future } else { Outlook::Present }
        }
        // `From Saturday the bridge stays closed`
        Some(group)
            if before.is_none()
                && group.tense == Tense::Present
                && found.start <= sentence.tokens.start.saturating_add(NEAR)
                && !NO_PLANS.contains(&document.lemma(group.head))
                && !PAST_LIKE_PRESENT.contains(&document.lower(group.head)) =>
        {
            Outlook::Present
        }
        // A quarter or half is told of when it has begun.
        Some(group) if group.tense == Tense::None && is_reported(found) => Outlook::Past,
        Some(group) if matches!(group.tense, Tense::Present | Tense::None) => Outlook::Open,
        // `On Friday the council will meet`
        None if found.start <= sentence.tokens.start.saturating_add(2)
            && (found.end..sentence.tokens.end.min(found.end.saturating_add(12))).any(ahead) =>
        {
            Outlook::Future
        }
        // A sentence without a verb tells neither; some verbs look like nouns (`On 12 April the country votes`).
        None if lacks_its_year(found) => Outlook::Open,
        _ => Outlook::Past,
    }
}

/// Whether the number that a value is held against stands right before a time: `from 7.46 million in December`.
fn dates_a_base(document: &Document, start: u32) -> bool {
    /// Words of the number and its unit at most.
    const BASE: u32 = 6;
    let Some(link) = start.checked_sub(1).filter(|at| document.lower(*at) == "in") else { return false };
    let words = (link.saturating_sub(BASE)..link).rev();
    let mut number = false;
    for at in words.take_while(|at| !matches!(document.tag(*at), Tag::Punct | Tag::Verb | Tag::Aux)) {
        if matches!(document.lower(at), "from" | "against") {
            return number;
        }
        number |= document.tag(at) == Tag::Num;
    }
    false
}

/// Whether an expression is a weekday, or a time of day that may take its day from one.
fn is_clock_or_weekday(found: &Found) -> bool {
    match &found.expression.core {
        Core::Calendar(calendar) => calendar.weekday.is_some() && calendar.day.is_none(),
        core => *core == Core::Clock,
    }
}

/// Whether a group tells that a plan has been changed: `Sailings on Saturday have been cancelled`.
fn puts_off(document: &Document, group: &VerbGroup) -> bool {
    /// Lemmas of what is done to a plan; a closed class.
    const PLANS: [&str; 9] = ["cancel", "postpone", "reschedule", "move", "put", "push", "shift", "defer", "scrap"];
    let mut words = group.tokens.clone();
    let has = matches!(document.lower(group.tokens.start), "has" | "have");
    has && words.any(|at| document.lower(at) == "been") && PLANS.contains(&document.lemma(group.head))
}

/// Whether an expression is a month, a day of one or a holiday, the year left out.
fn lacks_its_year(found: &Found) -> bool {
    matches!(&found.expression.core, Core::Calendar(calendar) if calendar.year.is_none() && (calendar.month.is_some() || matches!(calendar.stretch, Some(Stretch::Holiday(_)))))
}

/// Whether an expression is a quarter or half of a year, of which news reports.
fn is_reported(found: &Found) -> bool {
    let Core::Calendar(calendar) = &found.expression.core else { return false };
    matches!(calendar.stretch, Some(Stretch::Quarter(_) | Stretch::Half(_)))
}

/// A verb this many tokens before a weekday still looks at it: `The five go before a judge on Thursday`.
const NEAR: u32 = 5;

/// The same before a day of a month: `She takes over as head of the airline on 1 January`.
const FAR: u32 = 10;

/// Verbs whose past looks like their present, so that `hit at 4:17 on Tuesday` may be either; a closed class.
const PAST_LIKE_PRESENT: [&str; 22] = [
    "beat", "bid", "burst", "cast", "cost", "cut", "hit", "hurt", "knit", "let", "put", "quit", "read", "rid", "set",
    "shed", "shut", "slit", "split", "spread", "thrust", "wet",
];

/// Verbs whose present tells of what has been, behind a weekday at the head: `On Tuesday the mayor says`.
const NO_PLANS: [&str; 8] = ["be", "have", "say", "tell", "show", "report", "write", "know"];

/// Whether what looks like a verb is the sign of a number: `fell to minus 20 points`.
fn is_signed(document: &Document, group: &VerbGroup) -> bool {
    matches!(document.lower(group.head), "minus" | "plus")
}

/// Whether a verb group speaks of what is to come: `will meet`, `plans to meet`, `is to meet`.
fn looks_ahead(document: &Document, group: &VerbGroup) -> bool {
    match group.tense {
        Tense::Future | Tense::Conditional => true,
        Tense::None => group.modal.is_some() || document.lower(group.tokens.start) == "to",
        _ => false,
    }
}

/// How exactly a date or time is meant, by the words before it.
pub(super) fn precision(document: &Document, found: &Found) -> Precision {
    let before = |back: u32| found.start.checked_sub(back).map_or("", |at| document.lower(at));
    let length = matches!(found.expression.core, Core::Length(..));
    match (before(2), before(1)) {
        (_, "about" | "around" | "approximately" | "roughly" | "circa" | "nearly" | "almost" | "some") => {
            Precision::About
        }
        ("shortly" | "just" | "soon" | "immediately", "before" | "after") => Precision::About,
        (_, "within") if length => Precision::AtMost,
        ("minimum", "of") if length => Precision::AtLeast,
        ("maximum", "of") if length => Precision::AtMost,
        ("part", "of") if length && matches!(before(3), "better" | "best") => Precision::About,
        _ => Precision::Exact,
    }
}
