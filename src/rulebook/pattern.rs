//! Phrases with slots: `magnitude {number}`, `{money} increase in {noun}`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::faults::suggestion;
use super::phrases::{self, DOTS, LONGEST};

/// What a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slot {
    /// Any number, with or without a unit.
    Number,
    /// An amount of money.
    Money,
    /// Percent or percentage points.
    Percent,
    /// A length or distance.
    Length,
    /// An area.
    Area,
    /// A weight.
    Mass,
    /// A speed.
    Speed,
    /// A temperature.
    Temperature,
    /// How old somebody or something is.
    Age,
    /// A day or longer.
    Date,
    /// A time of day, or a day.
    Time,
    /// A length of time.
    Duration,
    /// A name of any kind.
    Name,
    /// A person's name, or who stands for it (`the minister`).
    Person,
    /// A place or a country.
    Place,
    /// A company, party, agency, team.
    Organisation,
    /// An office.
    Role,
    /// Words in quotation marks.
    Quote,
    /// A noun with what belongs to it.
    Noun,
}

/// The slots by name, as they stand in braces.
pub(super) const SLOTS: &[(&str, Slot)] = &[
    ("number", Slot::Number),
    ("money", Slot::Money),
    ("percent", Slot::Percent),
    ("length", Slot::Length),
    ("area", Slot::Area),
    ("mass", Slot::Mass),
    ("speed", Slot::Speed),
    ("temperature", Slot::Temperature),
    ("age", Slot::Age),
    ("date", Slot::Date),
    ("time", Slot::Time),
    ("duration", Slot::Duration),
    ("name", Slot::Name),
    ("person", Slot::Person),
    ("place", Slot::Place),
    ("organisation", Slot::Organisation),
    ("role", Slot::Role),
    ("quote", Slot::Quote),
    ("noun", Slot::Noun),
];

/// A piece of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// A word, by lemma or as written.
    Word(String),
    /// Up to six words of any kind.
    Gap,
    /// A slot and its name within the pattern (`number`, or `number dead` where a pattern has two).
    Slot(Slot, String),
}

/// A phrase with slots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// The pieces in order.
    pub pieces: Vec<Piece>,
    /// The longest run of words among them: where it stands in a text, the rest is tried around it.
    pub anchor: Range<usize>,
}

/// Slots in one phrase at most, which bounds the work for each place it may match.
const MOST_SLOTS: usize = 4;

impl Pattern {
    /// The words of the anchor.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.pieces.get(self.anchor.clone()).unwrap_or_default().iter().filter_map(|piece| match piece {
            Piece::Word(word) => Some(word.as_str()),
            _ => None,
        })
    }

    /// Whether it has a slot of this name.
    pub(super) fn slot(&self, name: &str) -> Option<Slot> {
        self.pieces.iter().find_map(|piece| match piece {
            Piece::Slot(slot, own) if own == name => Some(*slot),
            _ => None,
        })
    }

    /// As it is written in a rule.
    pub fn written(&self) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Word(word) => word.clone(),
            Piece::Gap => DOTS.to_owned(),
            Piece::Slot(_, name) => format!("{{{name}}}"),
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Reads a phrase with slots; what is wrong with it comes back in words for whoever wrote it.
pub(super) fn parse(text: &str) -> Result<Pattern, String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        words(before, &mut pieces)?;
        let Some(close) = from.find('}') else { return Err("a slot begins with `{` and ends with `}`".into()) };
        pieces.push(slot(from.get(1..close).unwrap_or_default())?);
        rest = from.get(close + 1..).unwrap_or_default();
    }
    words(rest, &mut pieces)?;
    let is_slot = |piece: &&Piece| matches!(piece, Piece::Slot(..));
    let names: Vec<&Piece> = pieces.iter().filter(is_slot).collect();
    if names.is_empty() {
        return Err(format!("a pattern needs a slot, such as `{{number}}`; slots: {}", slots()));
    }
    if names.len() > MOST_SLOTS {
        return Err(format!("a pattern has at most {MOST_SLOTS} slots; this one has {}", names.len()));
    }
    if names.iter().enumerate().any(|(nth, one)| names.iter().skip(nth + 1).any(|other| one == other)) {
        return Err("two slots have one name; write `{number one}` and `{number two}`".into());
    }
    if pieces.len() > LONGEST {
        return Err(format!("a pattern has at most {LONGEST} words and slots; this one has {}", pieces.len()));
    }
    if matches!(pieces.first(), Some(Piece::Gap)) || matches!(pieces.last(), Some(Piece::Gap)) {
        return Err("a gap `...` stands between words and slots, not at an end".into());
    }
    if pieces.windows(2).any(|pair| pair.iter().all(|piece| *piece == Piece::Gap)) {
        return Err("one gap `...` is enough: it stands for up to six words".into());
    }
    let anchor = anchor(&pieces);
    if anchor.is_empty() {
        return Err("a pattern needs at least one word; this one would match everything".into());
    }
    Ok(Pattern { pieces, anchor })
}

fn words(text: &str, pieces: &mut Vec<Piece>) -> Result<(), String> {
    if text.contains('}') {
        return Err("a slot begins with `{` and ends with `}`".into());
    }
    let split = phrases::split(text);
    if let Some(fault) = phrases::expression(&split) {
        return Err(fault);
    }
    let words = split.split(' ').filter(|word| !word.is_empty());
    pieces.extend(words.map(|word| if word == DOTS { Piece::Gap } else { Piece::Word(word.to_owned()) }));
    Ok(())
}

fn slot(name: &str) -> Result<Piece, String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let kind = name.split(' ').next().unwrap_or_default();
    match SLOTS.iter().find(|(known, _)| *known == kind) {
        Some((_, slot)) => Ok(Piece::Slot(*slot, name)),
        None => {
            let near = suggestion(kind, SLOTS.iter().map(|(known, _)| *known));
            Err(format!("there is no slot `{{{kind}}}`{near}"))
        }
    }
}

fn slots() -> String {
    SLOTS.iter().map(|(name, _)| format!("`{{{name}}}`")).collect::<Vec<_>>().join(", ")
}

/// The longest run of words, the first of several.
fn anchor(pieces: &[Piece]) -> Range<usize> {
    let mut best = 0..0;
    let mut from = 0;
    for at in 0..=pieces.len() {
        if !matches!(pieces.get(at), Some(Piece::Word(_))) {
            if at - from > best.len() {
                best = from..at;
            }
            from = at + 1;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_found_by_its_longest_run_of_words() {
        for (text, words) in [
            ("magnitude {number}", "magnitude"),
            ("{money} increase in the {noun}", "increase in the"),
            ("rose ... by {percent} in a year", "in a year"),
        ] {
            assert_eq!(
                parse(text).map(|pattern| pattern.words().collect::<Vec<_>>().join(" ")),
                Ok(words.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn patterns_that_cannot_work_are_told_why() {
        for (text, told) in [
            ("{number}", "match everything"),
            ("magnitude", "needs a slot"),
            ("magnitude {nmber}", "did you mean `number`?"),
            ("magnitude {number", "ends with `}`"),
            ("magnitude number}", "ends with `}`"),
            ("from {number} to {number}", "two slots have one name"),
            ("... of {number}", "not at an end"),
            ("a {number a} {number b} {number c} {number d} {number e}", "at most 4 slots"),
            ("magnitude \\d+ {number}", "no regular expressions"),
        ] {
            let fault = parse(text).expect_err(text);
            assert!(fault.contains(told), "{text}: {fault}");
        }
    }
}
