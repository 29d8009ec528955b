//! Numbers that are no quantities.

use super::amount::Amount;
use super::tables::LISTS;
use super::view::View;
use crate::text::Tag;

/// Whether the tokens before a number make it a part of a name, an address, a sum or a list mark, whatever follows.
pub(super) fn by_its_left(view: View, at: u32) -> bool {
    let Some(last) = at.checked_sub(1).filter(|last| *last >= view.from) else { return bullet(view, at) };
    let (mark, glued) = (view.word(last), view.glued(at));
    if glued
        && matches!(mark, "#" | "@" | "_" | "=" | "\\" | "&" | "*" | "+" | ":" | "^" | "'" | "\u{2019}")
        && view.lower(last) != "~"
    {
        return true;
    }
    // `Covid-19`, `two-plus-two`, `9/11`; `mid-40s` is a decade.
    let named = view.glued(last) && last > view.from && (view.is_word(last - 1) || view.is_number(last - 1));
    // `magnitude-6.3 quake`: a plain word joined to a decimal measures it.
    let measured = view.lower(at).contains('.') && last > view.from && !view.capital(last - 1);
    // `a mum-of-three`
    let mother = named && view.lower(last - 1) == "of" && view.joins(last.saturating_sub(2));
    if glued && view.is_dash(last) && named && mark != "\u{2013}" && !measured && !mother {
        return true;
    }
    if glued && mark == "/" && view.glued(last) {
        return true;
    }
    if matches!(mark, "+") && view.is_number(at) && last > view.from && view.is_number(last - 1) {
        return true;
    }
    label(view, last) || bullet(view, at)
}

/// `4K`, `5G`, `a 401(k)`, `24/7`: digits with what is glued to them are a name.
pub(super) fn resolution(view: View, at: u32) -> bool {
    let sign = || at > view.from && super::tables::UNITS.signs.contains_key(view.word(at - 1));
    if !view.is_number(at) || sign() {
        return false;
    }
    if is_product(view, at) {
        return true;
    }
    if !view.glued(at + 1) {
        return false;
    }
    // `the 49ers`
    if view.lower(at + 1) == "ers" {
        return true;
    }
    let bracket = u32::from(view.word(at + 1) == "(");
    let mut name = format!("{}{}", view.word(at), view.word(at + 1 + bracket));
    if name.ends_with('/') {
        name.push_str(view.word(at + 2));
    }
    LISTS.resolutions.contains(&name)
}

/// Whether a number names a product: `the 737 Max`, `a BMW 3 Series`.
fn is_product(view: View, at: u32) -> bool {
    let next = view.lower(at + 1);
    let capital = view.capital(at + 1);
    let edition = || capital && at > view.from && view.capital(at - 1) && LISTS.editions.contains(next);
    let craft = || capital || LISTS.craft.contains(next) || !view.is_word(at + 1) && !view.is_dash(at + 1);
    let article = || matches!(view.before(at), "the" | "a" | "its" | "new" | "each" | "another");
    edition() || LISTS.models.contains(view.word(at)) && (next != "%" && craft() || article() && !view.plural(at + 1))
}

/// Whether a noun that takes a number as its label stands at a token (`Flight`, `No.`, `S&P`), or a phrase does.
fn label(view: View, last: u32) -> bool {
    let lower = view.lower(last);
    let bare = lower.trim_end_matches('.');
    if lower == "." && last > view.from {
        return view.lower(last - 1) == "no" && view.capital(last - 1);
    }
    // `the number 11 shirt`; in `gold objects number 312` it is a verb.
    if lower == "number" && matches!(view.before(last), "the" | "a" | "his" | "her" | "wears" | "wearing" | "wore") {
        return true;
    }
    // `It is day three of the strike.`
    let counted_off =
        matches!(view.before(last), "is" | "was" | "on" | "by" | "of" | "for" | "into" | "until" | "after");
    if counted_off && matches!(lower, "day" | "week") {
        return true;
    }
    // `iPhone 14`, `iOS 16` have their capital inside.
    let capital = view.word(last).chars().any(char::is_uppercase);
    // `between junctions 11 and 12`
    let plural = lower.strip_suffix('s').filter(|_| last + 1 < view.to && view.is_number(last + 1));
    if plural.is_some_and(|label| LISTS.lower_labels.contains(label)) || after_label(view, last) {
        return true;
    }
    if LISTS.lower_labels.contains(lower)
        || (capital && last + 1 < view.to && (LISTS.labels.contains(lower) || LISTS.labels.contains(bare)))
    {
        // `Number` opening a sentence, `no 5` within one.
        return true;
    }
    let Some(second) = last.checked_sub(1).filter(|at| *at >= view.from) else { return false };
    lower == "of" && view.capital(second) && LISTS.label_phrases.contains(&format!("{} of", view.lower(second)))
        || view.capital(last) && LISTS.label_phrases.contains(lower) && last > view.from
        || matches!(view.lower(second), "number" | "no.") && lower == "no"
}

/// Whether an `and` or `to` stands at a token between two numbers of one label.
fn after_label(view: View, link: u32) -> bool {
    let noun = link.checked_sub(2).filter(|at| *at >= view.from);
    matches!(view.lower(link), "and" | "to" | "or" | "-" | "\u{2013}")
        && noun.is_some_and(|noun| {
            let label = view.lower(noun).strip_suffix('s');
            view.is_number(noun + 1) && label.is_some_and(|label| LISTS.lower_labels.contains(label))
        })
}

/// `1.`, `2)` at the start, `(1)` anywhere.
fn bullet(view: View, at: u32) -> bool {
    let closes = matches!(view.word(at + 1), "." | ")" | ":");
    let opens = at == view.from
        && view.is_number(at)
        && closes
        && (view.is_word(at + 2) || view.word(at + 1) == ")")
        && view.token(at + 1).is_some_and(|token| !token.space_before);
    opens && at + 2 < view.to
}

/// Whether a number in words belongs to a name: `the Six Nations`, `One Hundred Years of Solitude`.
pub(super) fn in_name(view: View, amount: &Amount) -> bool {
    let at = amount.number.start;
    let free = at > view.from && view.is_word(at - 1) && !view.capital(at - 1);
    !amount.in_digits && free && view.capital(at) && view.capital(amount.number.end)
}

/// Whether the number, with no unit and no noun, is an index, a clock time, a phone number, a year or a pronoun.
pub(super) fn bare(view: View, amount: &Amount) -> bool {
    let (start, end) = (amount.tokens.start, amount.number.end);
    let value = amount.low;
    let next = view.lower(end);
    let before = view.before(start);
    if !amount.in_digits && !amount.scaled {
        let small = value <= 12.0;
        if value == 1.0
            || pronoun(view, start, end)
            || (small
                && matches!(
                    before,
                    "the"
                        | "these"
                        | "those"
                        | "all"
                        | "any"
                        | "last"
                        | "first"
                        | "top"
                        | "other"
                        | "his"
                        | "her"
                        | "their"
                        | "its"
                        | "our"
                ))
        {
            return true;
        }
        if value == 0.0
            && amount.number.len() == 1
            && !matches!(before, "to" | "at" | "from" | "of" | "below" | "above")
        {
            return true;
        }
    }
    // `7-6 (4)`: the points of a tie-break.
    if before == "("
        && view.lower(end) == ")"
        && start.checked_sub(2).is_some_and(|at| view.is_number(at))
        && value < 20.0
    {
        return true;
    }
    if amount.in_digits {
        let digits = view.word(amount.number.start);
        let leading = digits.len() > 1 && digits.starts_with('0') && !digits.contains(['.', ',']);
        if leading || is_year(view, amount) || phone(view, amount.number.start, end) {
            return true;
        }
        if view.is_word(end) && view.glued(end) || LISTS.dialling.contains(before) && amount.slack == 0.5 {
            return true;
        }
    }
    if matches!(next, "am" | "pm" | "a.m." | "p.m." | "o'clock" | "gmt" | "bst" | "utc")
        || matches!(view.word(end), "/" | "x" | "+" | "=") && view.glued(end)
    {
        return true;
    }
    // `2 + 2`, `two-plus-two`.
    if matches!(next, "+" | "x" | "×") && view.is_number(end + 1) || view.joins(end) {
        return true;
    }
    indexed(view, amount)
}

/// Whether four digits may be a year.
pub(super) fn is_year(view: View, amount: &Amount) -> bool {
    view.word(amount.number.start).len() == 4 && (1500.0..2100.0).contains(&amount.low) && !amount.scaled
}

/// `one another`, `one's`, `no two`.
fn pronoun(view: View, start: u32, end: u32) -> bool {
    matches!(view.lower(end), "another" | "'s") || view.before(start) == "no"
}

/// `555-0123`, `020 7946 0958`, `1-800-555-0123`.
fn phone(view: View, start: u32, end: u32) -> bool {
    let run = |at: u32| view.is_number(at) && !view.word(at).contains(['.', ',']);
    let next = end + u32::from(view.joins(end));
    let follows =
        run(next) && next < view.to && view.word(next).len() >= 3 && view.word(start).len() >= 3 && !view.timed(next);
    let before = start.checked_sub(1).is_some_and(|at| {
        (view.is_dash(at) && view.glued(start) && at > view.from && run(at - 1))
            || (run(at) && view.word(start).len() >= 3)
    });
    run(start) && (follows || before)
}

/// A bare number right after a name (`Boeing 747`, `Windows 10`), unless the words are a headline's.
fn indexed(view: View, amount: &Amount) -> bool {
    let Some(last) = amount.tokens.start.checked_sub(1).filter(|at| *at >= view.from) else { return false };
    if amount.scaled || !view.is_word(last) || !view.capital(last) || view.stops(last) {
        return false;
    }
    let acts = matches!(view.tag(last), Tag::Verb | Tag::Adp | Tag::Aux | Tag::Det | Tag::Adv | Tag::Sconj);
    let moved = crate::mentions::change::moves(view.lemma(last));
    // Headlines write all words with capitals.
    let words = view.around(last).filter(|at| view.is_word(*at) && view.word(*at).len() > 3);
    let (all, capitals) = words.fold((0, 0), |(all, capitals), at| (all + 1, capitals + u32::from(view.capital(at))));
    let headline = all > 3 && capitals * 10 >= all * 8 && view.tag(last) != Tag::Propn;
    !acts && !moved && !headline
}

/// Whether `one` with its noun counts nothing (`one day`, `one official`, `the one man`).
pub(super) fn one(view: View, at: u32, head: Option<u32>) -> bool {
    let next = view.lower(at + 1);
    // `at one point`, but `one point from five games`
    if next == "point" {
        return matches!(view.before(at), "at" | "on" | "the" | "that" | "this" | "no") || at == view.from;
    }
    if LISTS.not_one.contains(next) || head.is_some_and(|head| LISTS.not_one.contains(view.lemma(head))) {
        return true;
    }
    matches!(
        view.before(at),
        "the" | "no" | "this" | "that" | "each" | "every" | "any" | "another" | "which" | "number" | "some"
    ) || matches!(view.word(at + 1), "'s")
}
