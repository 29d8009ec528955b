//! Words that stand for a name: pronouns for persons, `the company` and `the ship` for the only one there is.
//!
//! Only where it is safe: one person of that gender in the sentence or the one before, one company so far.
//! Words inside quotes are left alone, since `he` there is somebody else.

use foldhash::HashMap;

use super::name::{Lexicon, flag};
use super::{Mention, Name, NameKind, Sheet, Value};
use crate::text::{Document, Sym};

/// A name's mention, as this recogniser reads it.
struct Seen {
    start: u32,
    end: u32,
    entity: u32,
    kind: NameKind,
}

/// What is known of the entities so far.
#[derive(Default)]
struct Memory {
    /// The flag of the gender, where known.
    gender: HashMap<u32, u64>,
    full: HashMap<u32, (String, NameKind)>,
    /// Persons of the sentence before, in order.
    before: Vec<u32>,
    /// Persons of this sentence so far, in order.
    here: Vec<u32>,
    sentence: u32,
    /// How many sentences ago a person was last mentioned.
    stale: u32,
    companies: Vec<u32>,
    vessels: Vec<u32>,
    /// Organisations by their last word.
    bodies: HashMap<String, Vec<u32>>,
}

/// The pronouns for a man.
const HE: [&str; 4] = ["he", "him", "his", "himself"];

/// The pronouns for a woman.
const SHE: [&str; 4] = ["she", "her", "hers", "herself"];

/// The flags of nouns that stand for what has a name.
const THINGS: u64 = flag::COMPANY_NOUN | flag::VESSEL | flag::ORGANISATION;

/// How many candidates of one sort are remembered; two already are too many to choose from.
const MEMORY: usize = 8;

/// How many sentences without a person a pronoun may reach back over.
const PATIENCE: u32 = 2;

/// Appends a name for every pronoun and noun that stands for one.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let document = sheet.document;
    let lexicon = &sheet.page().lexicon;
    let (seen, mut memory) = read(document, lexicon, out);
    let pronouns: Vec<Sym> = HE.iter().chain(&SHE).filter_map(|pronoun| document.words().find(pronoun)).collect();
    let mut quoted = sheet.quotes().marked.iter().peekable();
    let mut next = seen.iter().peekable();
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        memory.turn(sentence.tokens.start, document);
        for at in sentence.tokens.clone() {
            let Some(token) = document.tokens.get(at as usize) else { continue };
            if !pronouns.contains(&token.lower) && lexicon.of(token.lower) & THINGS == 0 {
                continue;
            }
            while let Some(seen) = next.next_if(|seen| seen.start <= at) {
                memory.note(document, lexicon, seen);
            }
            while quoted.next_if(|quote| quote.whole.end() <= token.span.start()).is_some() {}
            if quoted.peek().is_some_and(|quote| quote.whole.contains(token.span)) {
                continue;
            }
            let Some(entity) = memory.stands_for(document, lexicon, at) else { continue };
            let Some((full, kind)) = memory.full.get(&entity).cloned() else { continue };
            let start =
                if document.lower(at.saturating_sub(1)) == "the" && kind != NameKind::Person { at - 1 } else { at };
            let span = document.cover(start..at + 1);
            let name = Name { kind, full, span, entity, anaphor: true, adjective: false };
            out.push(Mention {
                span,
                tokens: start..at + 1,
                sentence: token.sentence,
                value: Value::Name(name),
                found_by: "anaphor",
            });
        }
        while let Some(seen) = next.next_if(|seen| seen.start < sentence.tokens.end) {
            memory.note(document, lexicon, seen);
        }
    }
}

/// The names in order, with full names and what first names and forms of address say of gender.
fn read(document: &Document, lexicon: &Lexicon<'_>, mentions: &[Mention]) -> (Vec<Seen>, Memory) {
    let mut memory = Memory { sentence: u32::MAX, ..Memory::default() };
    let mut seen = Vec::new();
    for mention in mentions {
        let Value::Name(name) = &mention.value else { continue };
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        seen.push(Seen { start, end, entity: name.entity, kind: name.kind });
        memory.full.entry(name.entity).or_insert_with(|| (name.full.clone(), name.kind));
        if name.kind != NameKind::Person || name.anaphor {
            continue;
        }
        let address = start.checked_sub(1).map_or(0, |before| lexicon.flags(before));
        let first = lexicon.flags(start) & (flag::MALE | flag::FEMALE);
        let gender = if address & flag::FEMALE_ADDRESS != 0 {
            flag::FEMALE
        } else if address & flag::MALE_ADDRESS != 0 {
            flag::MALE
        } else if end - start > 1 && first.count_ones() == 1 {
            first
        } else {
            woman_or_man(document, end)
        };
        if gender != 0 {
            memory.gender.entry(name.entity).or_insert(gender);
        }
    }
    seen.sort_by_key(|seen| (seen.start, seen.end));
    (seen, memory)
}

/// `Sofia Arancibia, spokeswoman`: a word after the name that tells.
fn woman_or_man(document: &Document, end: u32) -> u64 {
    for at in end..end + 4 {
        let word = document.lower(at);
        if word.ends_with("woman") || matches!(word, "mother" | "daughter" | "sister" | "wife") {
            return flag::FEMALE;
        }
        if word.ends_with("man") && word.len() > 4 || matches!(word, "father" | "son" | "brother" | "husband") {
            return flag::MALE;
        }
    }
    0
}

impl Memory {
    fn turn(&mut self, start: u32, document: &Document) {
        let sentence = document.tokens.get(start as usize).map_or(0, |token| token.sentence);
        if sentence != self.sentence {
            // Sentences without a person, as inside a long quote, do not make the reader forget the one before.
            self.stale = if self.here.is_empty() { self.stale + 1 } else { 0 };
            if !self.here.is_empty() || self.stale > PATIENCE {
                self.before = std::mem::take(&mut self.here);
            }
            self.sentence = sentence;
        }
    }

    fn note(&mut self, document: &Document, lexicon: &Lexicon<'_>, seen: &Seen) {
        let before = seen.start.checked_sub(1).unwrap_or(seen.start);
        let last = document.lower(seen.end.saturating_sub(1));
        let list = match seen.kind {
            NameKind::Person => &mut self.here,
            NameKind::Organisation => {
                let bodies = self.bodies.entry(last.to_owned()).or_default();
                remember(bodies, seen.entity);
                let company = lexicon.is(seen.end - 1, flag::COMPANY)
                    || lexicon.is(before, flag::COMPANY_NOUN)
                    || (document.lower(before) == "," && lexicon.is(before.saturating_sub(1), flag::COMPANY_NOUN));
                if !company {
                    return;
                }
                &mut self.companies
            }
            NameKind::Other if lexicon.is(before, flag::VESSEL) => &mut self.vessels,
            _ => return,
        };
        remember(list, seen.entity);
    }

    fn stands_for(&mut self, document: &Document, lexicon: &Lexicon<'_>, at: u32) -> Option<u32> {
        let word = document.lower(at);
        let gender = match (HE.contains(&word), SHE.contains(&word)) {
            (true, _) => flag::MALE,
            (_, true) => flag::FEMALE,
            _ => return self.thing(document, lexicon, at),
        };
        let fits = |entity: &&u32| self.gender.get(*entity).is_none_or(|known| *known == gender);
        let here: Vec<u32> = self.here.iter().filter(fits).copied().collect();
        let before: Vec<u32> = self.before.iter().filter(fits).copied().collect();
        let entity = match (here.as_slice(), before.as_slice()) {
            ([only], _) => *only,
            // `Hamada said he and Austin ...`: the subject stands first.
            ([first, ..], _)
                if matches!(document.lower(at), "he" | "she") && !before.is_empty() && before == [*first] =>
            {
                *first
            }
            ([], [only]) => *only,
            ([], several) => {
                // Of several, the one whose name tells that it is a woman or a man.
                let mut told = several.iter().filter(|entity| self.gender.get(*entity) == Some(&gender));
                match (told.next(), told.next()) {
                    (Some(only), None) => *only,
                    _ => return None,
                }
            }
            _ => return None,
        };
        self.gender.entry(entity).or_insert(gender);
        remember(&mut self.here, entity);
        Some(entity)
    }

    /// `the company`, `the ship`, `the ministry`.
    fn thing(&self, document: &Document, lexicon: &Lexicon<'_>, at: u32) -> Option<u32> {
        if !lexicon.is(at, THINGS) || document.word(at).starts_with(char::is_uppercase) {
            return None;
        }
        if at.checked_sub(1).is_none_or(|before| document.lower(before) != "the") {
            return None;
        }
        let next = document.word(at + 1);
        let compound = document.tag(at + 1) == crate::text::Tag::Noun
            || next == "of"
            || next.chars().next().is_some_and(char::is_uppercase);
        if compound {
            return None;
        }
        let only = |list: &[u32]| if let [only] = list { Some(*only) } else { None };
        let body = self.bodies.get(document.lower(at)).and_then(|list| only(list));
        let company = || lexicon.is(at, flag::COMPANY_NOUN).then(|| only(&self.companies)).flatten();
        let vessel = || lexicon.is(at, flag::VESSEL).then(|| only(&self.vessels)).flatten();
        body.or_else(company).or_else(vessel)
    }
}

fn remember(list: &mut Vec<u32>, entity: u32) {
    if list.len() < MEMORY && !list.contains(&entity) {
        list.push(entity);
    }
}
