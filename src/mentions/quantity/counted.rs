//! The noun that a number counts.

use super::tables::LISTS;
use super::view::View;
use crate::mentions::number::number_word;
use crate::text::Tag;

/// A noun phrase after a number has at most this many words.
const LONGEST: u32 = 8;

/// A counted noun.
pub(super) struct Counted {
    /// The head.
    pub(super) head: u32,
    /// The unit: the lemma, or the word itself where it names people (`dead`, `people`).
    pub(super) name: String,
    /// Whether another number stands before the head (`60 of its 420 shops`).
    pub(super) shared: bool,
}

/// The noun counted by a number that ends before a token. `one` asks for a singular.
pub(super) fn counted(view: View, after: u32, one: bool, vague: bool) -> Option<Counted> {
    if view.joins(after) {
        return joined(view, after + 1);
    }
    let of = view.lower(after) == "of";
    // `17 people, five of them children`: what follows says who they are.
    if of && !one && matches!(view.lower(after + 1), "them" | "whom") {
        let head = head(view, after + 2)?;
        let ends = !view.is_word(head + 1) || view.stops(head + 1);
        let who = ends && view.plural(head) && LISTS.persons.contains(view.lemma(head));
        return who.then(|| Counted { head, name: name(view, head), shared: true });
    }
    let (start, shared) = if of { past_of(view, after + 1, vague)? } else { (after, false) };
    let head = head(view, start)?;
    // `the 431,117 analysts expected` are no analysts.
    let forecast = || {
        let asked = head + 1 + u32::from(matches!(view.lower(head + 1), "polled" | "surveyed" | "asked"));
        let verb = asked + u32::from(matches!(view.lower(asked), "had" | "have" | "were"));
        view.before(start.saturating_sub(1)) == "the" && LISTS.foreseen.contains(view.lower(verb))
    };
    if !of && forecast() {
        return None;
    }
    let plural = view.plural(head) || LISTS.people.contains(view.lower(head));
    if of
        || (one && (!plural || LISTS.people.contains(view.lower(head)) || LISTS.alike.contains(view.lower(head))))
        || (!one && plural)
    {
        return Some(Counted { head, name: name(view, head), shared });
    }
    None
}

/// The noun of a sentence that says what so many are: `of whom 90 are children`, `three were police officers`.
pub(super) fn told_to_be(view: View, after: u32) -> Option<Counted> {
    if !matches!(view.lower(after), "are" | "were") || view.any_timed(after + 1..after + 3) {
        return None;
    }
    let head = head(view, after + 1).filter(|head| *head <= after + 3)?;
    let plain = view.plural(head) && view.tag(head) == Tag::Noun && !LISTS.people.contains(view.lower(head));
    // `90 are children's homes`, `two were members of the club` count too; `three are parents with debts` as well.
    plain.then(|| Counted { head, name: name(view, head), shared: true })
}

/// `five-nation`, `12-member`: the word after the hyphen.
fn joined(view: View, at: u32) -> Option<Counted> {
    let word = view.lower(at);
    let noun = view.is_word(at) && word.len() > 2 && !LISTS.not_counted.contains(word) && number_word(word).is_none();
    let adjective = word.ends_with("ed") && word.len() > 4 && !LISTS.nouns_in_ed.contains(word)
        || word.ends_with("ly")
        || word.ends_with("ing") && !LISTS.nouns_in_ing.contains(word);
    // `two-plus-two`, `one-on-one`: the chain goes on.
    let chain = view.joins(at + 1) && !matches!(view.lower(at + 2), "strong" | "a" | "per");
    (noun && !adjective && !chain).then(|| Counted { head: at, name: name(view, at), shared: false })
}

/// The start of the noun phrase after `of`: past determiners and a second number (`two of the three ships`).
fn past_of(view: View, at: u32, vague: bool) -> Option<(u32, bool)> {
    let mut at = at;
    let determiners = ["the", "these", "those", "its", "their", "his", "her", "our", "my", "all", "other", "about"];
    let mut determined = false;
    while determiners.contains(&view.lower(at)) {
        at += 1;
        determined = true;
    }
    // `three of the bank's four branches`: the possessor is passed over.
    if let Some(next) = past_possessor(view, at).filter(|_| determined) {
        at = next;
    }
    // `seven of their last 10 games`
    if determined && LISTS.ranked.contains(view.lower(at)) && view.number(at + 1).is_some() {
        at += 1;
    }
    let number = view.number(at).filter(|number| number.tokens.end < view.to);
    if let Some(number) = &number {
        at = number.tokens.end;
        // `4.1m of the 8.5m on the register`
        at += u32::from(view.glued(at) && matches!(view.word(at), "k" | "m" | "bn"));
    }
    (vague || determined || number.is_some()).then_some((at, number.is_some()))
}

/// The token after a possessor of up to four words (`the central bank's`).
fn past_possessor(view: View, at: u32) -> Option<u32> {
    let ends = |at: u32| matches!(view.lower(at), "'s" | "\u{2019}s") || matches!(view.lower(at), "'" | "\u{2019}");
    (at + 1..at + 5)
        .take_while(|end| view.is_word(end - 1) && !view.stops(end - 1))
        .find(|end| ends(*end))
        .map(|end| end + 1)
}

/// The head of the noun phrase that begins at a token.
fn head(view: View, start: u32) -> Option<u32> {
    let mut head = None;
    let determined = matches!(view.before(start), "the" | "these" | "those" | "its" | "their");
    for at in start..start + LONGEST {
        // `20 Boeing 737 jets`
        if at > start && view.is_number(at) && view.capital(at - 1) && noun_follows(view, at + 1) {
            continue;
        }
        if !view.is_word(at) && !joint(view, at) {
            break;
        }
        // `1.9 billion daily active users`
        let repeated = matches!(view.lower(at), "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "yearly");
        // `12 night trains`
        let compound = at == start && view.lower(at) == "night" && view.plural(at + 1);
        if view.timed(at) && (repeated || compound) && head.is_none() && noun_follows(view, at + 1) {
            continue;
        }
        if view.timed(at) {
            break;
        }
        if joint(view, at) {
            continue;
        }
        let (lower, tag) = (view.lower(at), view.tag(at));
        // `60 times earnings`, `three times champions`
        if lower == "times" {
            return Some(at);
        }
        if LISTS.people.contains(lower) && !noun_follows(view, at + 1) {
            return head.or(Some(at));
        }
        if LISTS.modifiers.contains(lower) && head.is_none() {
            continue;
        }
        // `2 million Jeep and Dodge vehicles`
        let joins_names =
            matches!(lower, "and" | "or") && head.is_some_and(|head| !view.plural(head) && view.capital(head));
        if joins_names && view.capital(at + 1) && noun_follows(view, at + 2) && !view.is_number(at + 1) {
            continue;
        }
        if view.stops(at) {
            break;
        }
        match tag {
            Tag::Noun => head = Some(at),
            Tag::Propn | Tag::X => {
                if tag == Tag::X && head.is_some_and(|head| view.plural(head)) {
                    break;
                }
                if tag == Tag::X && lower.ends_with("ly") {
                    continue;
                }
                head = Some(at);
            }
            Tag::Adj | Tag::Num => {
                if head.is_some_and(|head| view.plural(head)) {
                    break;
                }
            }
            Tag::Adv => {
                if head.is_some() || !(view.tag(at + 1) == Tag::Adj || view.tag(at + 1) == Tag::Verb) {
                    break;
                }
            }
            Tag::Verb => {
                let participle = lower.ends_with("ed")
                    || lower.ends_with("ing")
                    || lower.ends_with("en")
                    || lower.ends_with("wn")
                    || lower.ends_with("de")
                    || matches!(lower, "built" | "made" | "paid" | "sold" | "held" | "born");
                // The tagger takes many a plural noun for a verb (`12 visits`): right after a number it is none.
                if head.is_none() && lower.ends_with('s') && (at == start || determined && at == start + 1) {
                    head = Some(at);
                    continue;
                }
                // `twelve of the returned objects`
                if determined && at == start && participle && view.is_word(at + 1) && view.plural(at + 1) {
                    continue;
                }
                if head.is_some_and(|head| view.plural(head)) || !participle || !noun_follows(view, at + 1) {
                    break;
                }
            }
            _ => break,
        }
        // A plural ends the phrase unless a plural follows (`three sports clubs`).
        if head == Some(at) && view.plural(at) {
            let next = at + 1;
            let compound =
                matches!(view.tag(next), Tag::Noun) && view.plural(next) && !view.timed(next) && !view.stops(next);
            if !compound {
                break;
            }
        }
        if view.lower(at + 1).starts_with('\'') && view.lower(at + 1).len() <= 2 {
            // A possessor counts if it is plural (`the two leaders' summit`); `one nation's` does too.
            break;
        }
    }
    head
}

/// A hyphen inside a compound.
fn joint(view: View, at: u32) -> bool {
    view.joins(at) && view.is_word(at + 1)
}

/// Whether a noun phrase goes on at a token.
fn noun_follows(view: View, at: u32) -> bool {
    let word = view.is_word(at) && !view.stops(at) && !view.timed(at);
    match view.tag(at) {
        Tag::Noun | Tag::Propn | Tag::Adj => word,
        Tag::X => word && view.plural(at),
        Tag::Verb => word && view.tag(at + 1) == Tag::Noun && !view.stops(at + 1),
        _ => false,
    }
}

/// The unit name of a counted noun.
fn name(view: View, head: u32) -> String {
    let lower = view.lower(head);
    if LISTS.people.contains(lower) || lower == "people" {
        return lower.to_owned();
    }
    let lemma = view.lemma(head);
    // Without a lemma the plural s alone goes.
    if lemma == lower && view.plural(head) && lower.len() > 3 && !LISTS.plurals.contains(lower) {
        // `Rolexes`, `Porsches` keep their e but behind an x, as names do.
        let stem = if lower.ends_with("xes") { "es" } else { "s" };
        return lower.strip_suffix(stem).unwrap_or(lower).to_owned();
    }
    lemma.to_owned()
}
