//! Runs of capitals: where a name begins and how far it goes.

use std::ops::Range;

use super::lexicon::{Known, Lexicon, flag};
use super::shape::{Shape, Shapes};
use super::titles::Title;
use crate::text::{Document, Tag, TokenKind};

/// A run of tokens that is a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Its tokens.
    pub(super) tokens: Range<u32>,
    /// The known name it is, if the tables have it.
    pub(super) known: Option<&'static Known>,
}

/// What reading a document for names needs.
pub(in crate::mentions) struct Page<'d> {
    /// The text.
    pub(in crate::mentions) document: &'d Document,
    /// The word tables.
    pub(in crate::mentions) lexicon: Lexicon<'d>,
    /// The capitals.
    pub(in crate::mentions) shapes: Shapes,
    /// The titles, in order.
    pub(in crate::mentions) titles: Vec<Title>,
    /// Per token: whether it belongs to a title.
    titled: Vec<bool>,
    /// Whether the tagger has been at work.
    tagged: bool,
}

/// A name has no more words than this; a longer run is a line set in capitals.
const LONGEST: u32 = 12;

impl<'d> Page<'d> {
    /// Reads words, capitals and titles.
    pub(in crate::mentions) fn new(document: &'d Document) -> Self {
        let lexicon = Lexicon::new(document);
        let shapes = Shapes::new(document, &lexicon);
        let titles = super::titles::titles(document, &lexicon, &shapes);
        let mut titled = vec![false; document.tokens.len()];
        for title in &titles {
            for at in title.tokens.clone() {
                if let Some(flag) = titled.get_mut(at as usize) {
                    *flag = true;
                }
            }
        }
        let tagged = document.tokens.iter().any(|token| token.tag != Tag::X);
        Self { document, lexicon, shapes, titles, titled, tagged }
    }

    /// Whether a token belongs to a title.
    pub(in crate::mentions) fn is_titled(&self, token: u32) -> bool {
        self.titled.get(token as usize).copied().unwrap_or(false)
    }

    /// Whether white space stands before a token.
    pub(in crate::mentions) fn space_before(&self, token: u32) -> bool {
        self.document.tokens.get(token as usize).is_some_and(|token| token.space_before)
    }

    fn is(&self, token: u32, flags: u64) -> bool {
        self.lexicon.is(token, flags)
    }

    fn lower(&self, token: u32) -> &'d str {
        self.document.lower(token)
    }

    /// Every run of the document, in order, not overlapping.
    pub(super) fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        for sentence in self.document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                match self.run(at, sentence.tokens.end) {
                    Some(run) => {
                        at = run.tokens.end.max(at + 1);
                        if run.tokens.end - run.tokens.start <= LONGEST {
                            runs.push(run);
                        }
                    }
                    None => at += 1,
                }
            }
        }
        runs
    }

    /// The run that begins at a token.
    fn run(&self, start: u32, end: u32) -> Option<Run> {
        // Most words are small, and of those only particles begin a name, or a name of the tables does (`al Jazeera`).
        if self.shapes.get(start) == Shape::Lower && !self.is(start, flag::OPENING | flag::KNOWN) {
            return None;
        }
        if let Some(run) = self.known_run(start, end) {
            return Some(run);
        }
        if !self.opens(start, end) {
            return None;
        }
        let mut at = self.opening_end(start, end);
        while let Some(next) = self.step(start, at, end) {
            at = next;
        }
        let start = self.numbered(start, at);
        Some(Run { tokens: start..at, known: None })
    }

    /// A run that begins with a name of the tables: that name, or a longer one built on it (`Warsaw Pact`).
    fn known_run(&self, start: u32, end: u32) -> Option<Run> {
        let known = self.lexicon.known(start, end)?;
        let capital = self.shapes.is_capital(start) || self.lower(start) == "al";
        let shout = known.len() == 1 && self.shapes.is_shouted(start) && self.lexicon.is(start, flag::GRAMMAR);
        let sentence = self.sentence(start);
        let unsure = self.shapes.is_loud(sentence) && self.is(start, flag::GRAMMAR | flag::COMMON);
        let person = self.is(start, flag::MALE | flag::FEMALE)
            && known.len() == 1
            && self.shapes.get(start + 1) == Shape::Title
            && self.inside(start + 1);
        let small = known.len() == 1 && self.shapes.is_first(start) && self.common_here(start);
        if !capital || shout || unsure || person || small {
            return None;
        }
        let after = start + known.len();
        let mut at = after;
        while let Some(next) = self.step(start, at, end) {
            at = next;
        }
        if at > after && (!known.adjective || self.is_whole(start, at)) {
            return Some(Run { tokens: start..at, known: None });
        }
        Some(Run { tokens: start..after, known: Some(known) })
    }

    /// The first token with an ordinal in digits that belongs to the name: `82nd Airborne Division`.
    fn numbered(&self, start: u32, end: u32) -> u32 {
        let Some(before) = start.checked_sub(1).filter(|before| self.sentence(*before) == self.sentence(start)) else {
            return start;
        };
        let word = self.lower(before);
        let ordinal = word.starts_with(|first: char| first.is_ascii_digit())
            && ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending));
        let last = flag::ORGANISATION | flag::PLACE_LAST | flag::THING;
        if ordinal && self.is(end.saturating_sub(1), last) { before } else { start }
    }

    /// Whether an adjective of country belongs to the name of which it is the first word: `Chinese Communist Party`
    /// does, `Russian Foreign Ministry` and `Japanese Diet` do not.
    fn is_whole(&self, start: u32, end: u32) -> bool {
        // `European Court of Human Rights`
        let of = (start..end).find(|at| self.lower(*at) == "of");
        let last = of.unwrap_or(end).saturating_sub(1);
        let governed = (start..end).any(|at| self.is(at, flag::GOVERNMENT));
        last > start && !governed && self.is(last, flag::ORGANISATION | flag::COMPANY | flag::PLACE_LAST | flag::THING)
    }

    fn common_here(&self, token: u32) -> bool {
        self.is(token, flag::GRAMMAR | flag::COMMON) && !self.shapes.is_known_capital(self.document, token)
    }

    fn sentence(&self, token: u32) -> u32 {
        self.document.tokens.get(token as usize).map_or(0, |token| token.sentence)
    }

    /// Whether a name can begin here.
    fn opens(&self, at: u32, end: u32) -> bool {
        if self.is_initial(at, end) {
            let next = self.initial_end(at);
            return next < end && self.shapes.get(next) == Shape::Title && self.inside(next);
        }
        if self.shapes.get(at) == Shape::Lower {
            return self.opens_small(at, end);
        }
        if !self.inside(at) || !self.clean(at) || self.shapes.get(at) == Shape::Initial || self.is_exclaimed(at) {
            return false;
        }
        // The `QC` of `Trevor Ashdown QC` is no name of its own.
        if self.is(at, flag::POSTNOMINAL) && at > 0 && self.shapes.get(at - 1) == Shape::Title {
            return false;
        }
        // `Jean-Claude` goes on behind its hyphen.
        let hyphen = self.lower(at + 1) == "-" && !self.space_before(at + 1) && !self.space_before(at + 2);
        let next = at + 1 + u32::from(hyphen);
        let next_capital = next < end && self.shapes.get(next) == Shape::Title && self.inside(next);
        // `Sgt. 1st Class William Tapia`
        let ranked = self.lower(at) == "class"
            && at
                .checked_sub(1)
                .is_some_and(|before| ["st", "nd", "rd"].iter().any(|ending| self.lower(before).ends_with(ending)));
        if ranked || self.is(at, flag::STATUS) && self.is_titled(at + 1) {
            return false;
        }
        if self.is(at, flag::MALE | flag::FEMALE) && next_capital {
            return true;
        }
        if self.is(at, flag::GRAMMAR) {
            // `the container ship Ever Forward`: inside a sentence nobody writes a word of grammar with a capital.
            let before = at.checked_sub(1).is_some_and(|before| self.shapes.get(before) == Shape::Lower);
            let chosen = before && !self.shapes.is_first(at) && self.shapes.get(at) == Shape::Title && next_capital;
            let article = matches!(self.lower(at), "the" | "a" | "an" | "i");
            return chosen && !article && !hyphen && !self.shapes.is_loud(self.sentence(at));
        }
        if self.shapes.is_loud(self.sentence(at)) {
            return self.shapes.is_known_capital(self.document, at);
        }
        if self.shapes.get(at) == Shape::Capitals {
            return self.is_acronym(at);
        }
        !self.shapes.is_first(at) || self.opens_sentence(at, end, next_capital)
    }

    /// Whether a word is a whole quote: `"Hallelujah," she said`.
    fn is_exclaimed(&self, at: u32) -> bool {
        let quote = |token: u32| matches!(self.lower(token), "\"" | "“" | "”" | "`" | "'" | "‘" | "’");
        let known = self.shapes.is_known_capital(self.document, at);
        at > 0 && !known && quote(at - 1) && matches!(self.lower(at + 1), "," | "." | "!" | "?") && quote(at + 2)
    }

    /// `van der Zanden` without a first name, `al-Assad`.
    fn opens_small(&self, at: u32, end: u32) -> bool {
        if !self.is(at, flag::OPENING) || self.shapes.is_loud(self.sentence(at)) {
            return false;
        }
        let after = self.particles_end(at, end);
        after > at && after < end && self.shapes.get(after) == Shape::Title && self.inside(after)
    }

    /// Whether the capital of a sentence's first word is its own.
    fn opens_sentence(&self, at: u32, end: u32, next_capital: bool) -> bool {
        if self.shapes.is_known_capital(self.document, at) {
            return true;
        }
        // `Brave Nino Kiknadze`: the first name is the second word.
        if next_capital
            && self.is(at + 1, flag::MALE | flag::FEMALE)
            && self.shapes.get(at + 2) == Shape::Title
            && self.inside(at + 2)
        {
            return false;
        }
        // `Bank of Japan`, `House of Lords`
        let bridge = self.is(at, flag::BRIDGE) && self.lower(at + 1) == "of" && at + 2 < end;
        if bridge && self.shapes.get(at + 2) == Shape::Title && self.inside(at + 2) && !self.is_titled(at) {
            return true;
        }
        if self.is(at, flag::COMMON) || self.shapes.is_known_small(self.document, at) {
            // `Security Council`: a common word that a name begins with.
            return next_capital && self.is_name_like(at, end);
        }
        match self.document.tag(at) {
            Tag::Propn => true,
            Tag::X if !self.tagged => {
                let word = self.lower(at);
                next_capital || (!is_formed(word) && self.is_followed_like_a_name(at))
            }
            Tag::Noun | Tag::X | Tag::Intj | Tag::Adj => next_capital && !is_formed(self.lower(at)),
            _ => false,
        }
    }

    /// Whether capitals from here on end in a word that names are made with.
    fn is_name_like(&self, at: u32, end: u32) -> bool {
        let mut last = at;
        while last + 1 < end
            && last - at < LONGEST
            && self.shapes.get(last + 1) == Shape::Title
            && self.inside(last + 1)
        {
            last += 1;
        }
        self.is(last, flag::ORGANISATION | flag::PLACE_LAST | flag::THING | flag::COMPANY)
    }

    fn is_followed_like_a_name(&self, at: u32) -> bool {
        let next = self.lower(at + 1);
        matches!(next, "'s" | "(" | ",") || self.is(at + 1, flag::SAYING) || (next == "'" && !self.space_before(at + 1))
    }

    /// Whether a word of capitals stands for a name rather than for a raised voice.
    fn is_acronym(&self, at: u32) -> bool {
        let word = self.document.word(at);
        if self.shapes.is_known_capital(self.document, at) && !self.shapes.is_shouted(at) {
            return !self.is(at, flag::GRAMMAR);
        }
        let short = word.len() <= 8;
        short && !self.shapes.is_shouted(at) && !self.shapes.is_known_small(self.document, at) && !self.common_here(at)
    }

    /// Whether a token may stand inside a name.
    fn inside(&self, at: u32) -> bool {
        self.shapes.is_capital(at)
            && !self.is_titled(at)
            && !self.is(at, flag::HONORIFIC)
            && (!self.is(at, flag::CALENDAR) || self.is_person_not_month(at) || self.is_paper(at))
    }

    /// `the Sunday Herald`: a day of the week that a newspaper is called by.
    fn is_paper(&self, at: u32) -> bool {
        let article = at > 0 && self.lower(at - 1) == "the";
        let day = matches!(self.lower(at), "sunday" | "saturday");
        article && day && self.shapes.get(at + 1) == Shape::Title && self.is(at + 1, flag::ORGANISATION)
    }

    /// `Jan Kavan`, `Theresa May`.
    fn is_person_not_month(&self, at: u32) -> bool {
        let given = flag::MALE | flag::FEMALE;
        let after = at > 0 && self.is(at - 1, given) && self.shapes.get(at - 1) == Shape::Title;
        let next = at + 1;
        // `June Brooks`, but `in June Brazil beat`
        let month = matches!(self.lower(at), "april" | "may" | "june" | "august");
        let dated = at > 0
            && !matches!(
                self.lower(at - 1),
                "and" | "," | "with" | "said" | "says" | "named" | "as" | "(" | "\"" | "."
            )
            && !self.shapes.is_first(at);
        let called = month && !dated && !self.is(next, flag::KNOWN | flag::THING | flag::ORGANISATION | flag::COMMON);
        let before = (called || self.is(at, given))
            && self.shapes.get(next) == Shape::Title
            && !self.is(next, flag::CALENDAR | flag::HONORIFIC)
            && !self.is_titled(next);
        after || before
    }

    /// Whether a word has no digits, so that it is no designation (`Q3`, `WZ-7`).
    fn clean(&self, at: u32) -> bool {
        !self.document.word(at).bytes().any(|byte| byte.is_ascii_digit())
    }

    fn is_initial(&self, at: u32, end: u32) -> bool {
        self.shapes.get(at) == Shape::Initial
            && !self.is_titled(at)
            && (self.document.word(at).ends_with('.')
                || (at + 1 < end && self.lower(at + 1) == "." && !self.space_before(at + 1)))
    }

    fn initial_end(&self, at: u32) -> u32 {
        at + 1 + u32::from(!self.document.word(at).ends_with('.'))
    }

    /// One past the particles that begin here, a hyphen after the last included.
    fn particles_end(&self, at: u32, end: u32) -> u32 {
        let mut next = at;
        while next < end && next < at + 3 && self.is(next, flag::PARTICLE) && self.shapes.get(next) == Shape::Lower {
            next += 1;
        }
        next + u32::from(next > at && next < end && self.lower(next) == "-" && !self.space_before(next))
    }

    /// One past the first part of a name.
    fn opening_end(&self, start: u32, end: u32) -> u32 {
        if self.is_initial(start, end) {
            self.initial_end(start)
        } else if self.shapes.get(start) == Shape::Lower {
            self.particles_end(start, end) + 1
        } else {
            start + 1
        }
    }

    /// The next end of the name `start..at`, if it goes on.
    fn step(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        if at >= end || at - start > LONGEST {
            return None;
        }
        if self.lower(at) == "-" && !self.space_before(at) {
            return self.hyphen(start, at, end);
        }
        if self.is_initial(at, end) {
            let next = self.initial_end(at);
            let goes_on =
                next < end && (self.fits(start, next) || self.is_initial(next, end) || self.is(next, flag::PARTICLE));
            // `Colin A.`: a surname that a court or a paper has cut short.
            let cut =
                at == start + 1 && self.is(start, flag::MALE | flag::FEMALE) && self.shapes.get(start) == Shape::Title;
            return ((goes_on || cut) && self.space_before(at)).then_some(next);
        }
        if self.is(at, flag::POSTNOMINAL) && self.shapes.get(at) == Shape::Capitals && at > start + 1 {
            return None;
        }
        if self.is(at, flag::SUFFIX) && self.shapes.is_capital(at) {
            return Some(at + 1);
        }
        // `Bluewater Holdings plc`
        if matches!(self.lower(at), "plc" | "gmbh" | "ltd" | "inc") && self.shapes.is_capital(at - 1) {
            return Some(at + 1);
        }
        // `St Brigid's Cathedral`
        let saint = matches!(self.lower(start), "st" | "st." | "saint") && at > start + 1;
        if saint
            && matches!(self.lower(at), "'s" | "'")
            && at + 1 < end
            && self.inside(at + 1)
            && self.is(at + 1, flag::PLACE_LAST | flag::ORGANISATION)
        {
            return Some(at + 2);
        }
        if self.lower(at) == "," && at + 1 < end && self.is(at + 1, flag::SUFFIX) && self.shapes.is_capital(at + 1) {
            return Some(at + 2);
        }
        if self.shapes.is_capital(at) {
            return (self.fits(start, at) || self.is_office_in_name(start, at)).then_some(at + 1);
        }
        let after = self.particles_end(at, end);
        if after > at && after < end && self.fits(start, after) && self.shapes.get(after) == Shape::Title {
            return Some(after + 1);
        }
        self.connected(start, at, end)
    }

    /// Whether a capital continues the name.
    fn fits(&self, start: u32, at: u32) -> bool {
        // `Port Said`
        let place = at > start
            && self.is(at - 1, flag::PLACE_FIRST)
            && self.shapes.get(at) == Shape::Title
            && !self.shapes.is_capital(at + 1);
        if !self.inside(at)
            || !self.clean(at)
            || (self.is(at, flag::GRAMMAR) && !place && !self.is(at, flag::MALE | flag::FEMALE))
        {
            return false;
        }
        if self.shapes.is_loud(self.sentence(at)) {
            return self.shapes.is_known_capital(self.document, at);
        }
        if self.shapes.get(at) == Shape::Capitals && self.shapes.is_shouted(at) && !self.shapes.is_shouted(start) {
            return false;
        }
        let adjective = self.lexicon.known(at, at + 2).is_some_and(|known| known.adjective);
        !adjective || !self.is(at, flag::KNOWN)
    }

    /// `Federal Court of Justice`, `National Union of Teachers`: an office word that ends a name behind `of`.
    fn is_office_behind(&self, at: u32) -> bool {
        self.is_titled(at) && self.shapes.get(at) == Shape::Title && !self.shapes.is_capital(at + 1)
    }

    /// `Tomb of the Unknown Soldier`: an office word that ends a name of several words.
    fn is_office_in_name(&self, start: u32, at: u32) -> bool {
        self.is_titled(at)
            && self.shapes.get(at) == Shape::Title
            && !self.shapes.is_capital(at + 1)
            && at > start + 1
            && self.lower(at - 2) == "the"
            && self.shapes.is_capital(at - 1)
    }

    /// `Jean-Claude`, `Indo-Pacific`, but `U.S.-Japan` is two names and `NATO-led` one and a participle.
    fn hyphen(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        let next = at + 1;
        if next >= end || self.space_before(next) {
            return None;
        }
        if self.shapes.get(next) == Shape::Lower {
            return self.hyphen_small(start, at, end);
        }
        if !self.inside(next) {
            return None;
        }
        let country = |from: u32, to: u32| self.lexicon.known(from, to).is_some_and(|known| from + known.len() == to);
        let tail_is_name = (next + 2 <= end && !self.shapes.is_capital(next + 1)) && country(next, next + 1);
        (!(country(start, at) && tail_is_name)).then_some(next + 1)
    }

    /// `Stoke-on-Trent`, `Ban Ki-moon`.
    fn hyphen_small(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        let (small, second) = (at + 1, at + 2);
        let joined =
            second < end && self.lower(second) == "-" && !self.space_before(second) && !self.space_before(second + 1);
        if joined && self.is(small, flag::INNER | flag::PARTICLE) && self.shapes.is_capital(second + 1) {
            return Some(second + 2);
        }
        // Two syllables of a given name behind the surname, as Korean and Chinese names are written.
        let (first, word) = (self.document.word(at - 1), self.lower(small));
        let short = first.len() <= 5 && word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let named =
            at == start + 2 && self.shapes.get(start) == Shape::Title && self.shapes.get(at - 1) == Shape::Title;
        let known = self.lexicon.known(start, at).is_some();
        let formed = self.is(small, flag::COMPOUND) || is_formed(word);
        (short && named && !known && !formed && !joined).then_some(small + 1)
    }

    /// `University of Malta`, `Ernst & Young`, `Department of Health and Human Services`.
    fn connected(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        let word = self.lower(at);
        if word == "&" && at + 1 < end && self.fits(start, at + 1) {
            return Some(at + 2);
        }
        let last = at.checked_sub(1)?;
        // `Upton upon Severn`
        if word == "upon" && self.shapes.get(last) == Shape::Title && self.shapes.get(at + 1) == Shape::Title {
            return (at + 1 < end && self.inside(at + 1)).then_some(at + 2);
        }
        // `on board the Star of Malta`
        let aboard = start
            .checked_sub(2)
            .is_some_and(|before| self.lower(before + 1) == "the" && matches!(self.lower(before), "board" | "aboard"));
        let crossed = (start..at).any(|token| matches!(self.lower(token), "of" | "for" | "on"));
        let open = match word {
            "of" => self.is(last, flag::BRIDGE) || crossed || aboard,
            "for" | "on" | "against" => self.is(last, flag::LONG_BRIDGE),
            "and" if self.is_commission(start, at, end) => true,
            "and" => crossed && self.is(at + 1, flag::TOPIC | flag::COMMON | flag::ORGANISATION | flag::MODIFIER),
            _ => false,
        };
        if !open || self.shapes.is_loud(self.sentence(at)) {
            return None;
        }
        let next = at + 1 + u32::from(self.lower(at + 1) == "the");
        let plain = self.document.tokens.get(next as usize).is_some_and(|token| token.kind == TokenKind::Word);
        (next < end
            && plain
            && self.shapes.get(next) != Shape::Initial
            && (self.inside(next) || self.is_office_behind(next))
            && !self.is(next, flag::GRAMMAR))
        .then_some(next + 1)
    }
}

impl Page<'_> {
    /// `Truth and Reconciliation Commission`: behind `the`, two topics before the word for a body.
    fn is_commission(&self, start: u32, and: u32, end: u32) -> bool {
        let article = start.checked_sub(1).is_some_and(|before| self.lower(before) == "the");
        // `the Volcanology and Geological Hazard Mitigation Centre`
        let mut body = and + 2;
        while body + 1 < end && body < and + 5 && self.shapes.get(body + 1) == Shape::Title && self.inside(body + 1) {
            body += 1;
        }
        let topic = |at: u32| {
            let abstracted = [
                "th", "ion", "al", "ies", "ity", "ment", "ance", "ence", "ture", "ics", "ing", "ice", "ship", "logy",
                "nomy",
            ];
            self.is(at, flag::TOPIC | flag::MODIFIER | flag::COMMON)
                || abstracted.iter().any(|ending| self.lower(at).ends_with(ending))
        };
        let name = flag::MALE | flag::FEMALE | flag::KNOWN | flag::ORGANISATION | flag::GOVERNMENT;
        article
            && and - start <= 2
            && body < end
            && topic(and - 1)
            && !(start..and).any(|at| self.is(at, name))
            && (and + 1..=body).all(|at| self.shapes.get(at) == Shape::Title)
            && self.is(body, flag::ORGANISATION)
    }
}

/// Whether a word's ending is one of inflected or derived common words.
fn is_formed(word: &str) -> bool {
    ["ing", "ed", "ly", "ers", "ions", "ment", "ness", "ies"].iter().any(|ending| word.ends_with(ending))
}
