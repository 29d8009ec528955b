//! Lines that are no part of the story: prompts to the reader, small print, credits, share bars, picture captions.
//!
//! The words stand in `data/boilerplate.toml`; here are the mechanisms that use them. Everything looks at one line (or one
//! sentence of it), lower-cased, with its apostrophes straightened.

use std::sync::LazyLock;

use serde::Deserialize;

use super::phrases::Phrases;

/// A line longer than this many words is prose, whatever it begins with.
const LONG_PROMPT: usize = 40;
/// The small print may be longer.
const LONG_LEGAL: usize = 60;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    whole: Phrases,
    openers: Phrases,
    lists: Phrases,
    verbs: Phrases,
    things: Phrases,
    legal: Phrases,
    credits: Phrases,
    buttons: Phrases,
    captions: Phrases,
    photographers: Phrases,
    embeds: Phrases,
    headings: Phrases,
    posted: Phrases,
    updated: Phrases,
    bylines: Phrases,
    particles: Phrases,
    desks: Phrases,
    clock: Phrases,
    reports: Phrases,
    report_fillers: Phrases,
    offers: Phrases,
    months: Vec<Phrases>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| crate::tables::table!("boilerplate"));

/// What a line is for, where it is no running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// The words under a picture.
    Caption,
    /// Nothing of the story.
    Boilerplate,
    /// Nothing of the story, and neither are the bullets under it.
    ListHead,
}

/// How a posting line or a byline begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// `Posted`, `Published`.
    Posted,
    /// `Last updated`.
    Updated,
    /// `By`.
    Byline,
}

/// What a line of the text is, if it is furniture.
pub(super) fn classify(line: &str) -> Option<Furniture> {
    let line = plain(line);
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !"©([\"'“".contains(c));
    if bare.is_empty() {
        return Some(Furniture::Boilerplate);
    }
    let label = bare.trim_end_matches([':', '.', '…', '-', '>', ' ', '»']);
    if TABLE.lists.has(label) {
        return Some(Furniture::ListHead);
    }
    let look = Look::at(bare);
    let words = look.words;
    if TABLE.whole.has(label) || is_embed(bare) || is_share_bar(bare, look) {
        return Some(Furniture::Boilerplate);
    }
    if is_caption(bare, look) {
        return Some(Furniture::Caption);
    }
    let opener = words <= LONG_PROMPT && TABLE.openers.begins(bare);
    let offer = is_offer(bare, words) || is_page_reference(bare, words);
    (opener || offer || is_credit(bare, words) || speaks_to_reader(bare, words)).then_some(Furniture::Boilerplate)
}

/// Whether words in capitals head a part of a page rather than name a place.
pub(super) fn is_heading(words: &str) -> bool {
    TABLE.headings.has(plain(words).trim())
}

/// Where a bracketed credit begins that closes a paragraph: `... (Writing by A. Person)`.
pub(super) fn closing_credit(line: &str) -> Option<usize> {
    let open = line.trim_end().strip_suffix(')').and_then(|line| line.rfind('('))?;
    let inside = plain(line.get(open + 1..)?);
    TABLE.credits.begins(&inside).then_some(open)
}

/// How a line begins, if as a posting line or a byline.
pub(super) fn opening(line: &str) -> Option<Opening> {
    let line = plain(line);
    [(&TABLE.posted, Opening::Posted), (&TABLE.updated, Opening::Updated), (&TABLE.bylines, Opening::Byline)]
        .into_iter()
        .find_map(|(words, opening)| words.begins(&line).then_some(opening))
}

/// Bytes of the opening words of a byline or posting line, to be cut off before a name.
pub(super) fn opening_length(line: &str) -> usize {
    let lower = line.to_ascii_lowercase();
    let all = [&TABLE.posted, &TABLE.updated, &TABLE.bylines];
    all.into_iter().flat_map(|words| words.begin(&lower)).map(str::len).max().unwrap_or(0)
}

/// Whether a word may stand in a byline among the names.
pub(super) fn is_particle(word: &str) -> bool {
    TABLE.particles.has(word)
}

/// The month (1-12) that a name in a language other than English means; lower case.
pub(super) fn foreign_month(name: &str) -> Option<i8> {
    let at = TABLE.months.iter().position(|names| names.has(name))?;
    i8::try_from(at + 1).ok()
}

/// Whether a word ends a byline that names a newsroom instead of a person.
pub(super) fn is_desk(word: &str) -> bool {
    TABLE.desks.has(&word.to_ascii_lowercase())
}

/// Whether a word belongs to a time of day in a posting line.
pub(super) fn is_clock_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || TABLE.clock.has(&word.to_ascii_lowercase())
}

/// Whether a word says that somebody spoke.
pub(super) fn is_report(word: &str) -> bool {
    TABLE.reports.has(word)
}

/// Whether a word may stand between such a verb and the day.
pub(super) fn is_report_filler(word: &str) -> bool {
    TABLE.report_fillers.has(word)
}

/// Whether a line claims the rights in the text.
pub(super) fn is_copyright(line: &str) -> bool {
    let line = plain(line);
    holds(&line, "copyright") || line.contains('©')
}

/// Lower case, typographic apostrophes straightened.
fn plain(line: &str) -> String {
    let line = line.trim();
    if line.is_ascii() { line.to_ascii_lowercase() } else { line.replace(['’', '‘'], "'").to_lowercase() }
}

/// What one look at the bytes of a line tells, so that most lines are not searched for what they lack.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// Words between white space.
    words: usize,
    /// Whether a colon or a bar stands in it.
    marked: bool,
    is_ascii: bool,
}

const SPACE: u8 = 1;
const MARK: u8 = 1 << 1;
const WIDE: u8 = 1 << 2;

/// What each byte is to a [`Look`].
const SORTS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0;
    while byte < sorts.len() {
        sorts[byte] = match byte {
            // White space of Unicode that is ASCII.
            0x09..=0x0d | 0x20 => SPACE,
            0x3a | 0x7c => MARK,
            0x80.. => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    sorts
};

impl Look {
    fn at(line: &str) -> Self {
        let (mut words, mut seen, mut before) = (0, 0, SPACE);
        for byte in line.bytes() {
            let sort = SORTS[usize::from(byte)];
            words += usize::from(before & !sort & SPACE);
            seen |= sort;
            before = sort;
        }
        let mut look = Self { words, marked: seen & MARK != 0, is_ascii: seen & WIDE == 0 };
        if !look.is_ascii {
            // How many more than the most of small print makes no difference.
            look.words = line.split_whitespace().take(LONG_LEGAL + 1).count();
        }
        look
    }
}

/// Whether whole words stand anywhere in a line.
fn holds(line: &str, words: &str) -> bool {
    line.match_indices(words).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        let after = line.get(at + words.len()..).and_then(|after| after.chars().next());
        let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        (edge(before) || !words.starts_with(char::is_alphanumeric))
            && (edge(after) || !words.ends_with(char::is_alphanumeric))
    })
}

/// `[Photo gallery: 14 images] [Map: ...]`: brackets that fill the line and name something shown in the page.
fn is_embed(line: &str) -> bool {
    let Some(inside) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) else { return false };
    inside.split("] [").all(|part| TABLE.embeds.begins(part.trim_start_matches('[')))
}

/// `Share this page | Save`: short items between bars, most of them buttons.
fn is_share_bar(line: &str, look: Look) -> bool {
    const BARS: [char; 3] = ['|', '•', '·'];
    if look.is_ascii && !look.marked {
        return false;
    }
    let (label, items) = line.split_once(": ").filter(|(label, _)| TABLE.buttons.has(label)).unwrap_or(("", line));
    if label.is_empty() && BARS.iter().all(|bar| !line.contains(*bar)) {
        return false;
    }
    let items: Vec<&str> = items.split(BARS).map(str::trim).filter(|item| !item.is_empty()).collect();
    let buttons = items.iter().filter(|item| TABLE.buttons.has(item)).count();
    (items.len() > 1 || !label.is_empty()) && buttons * 2 > items.len()
}

/// `PICTURED: ...`, `Photo: ...`, `... (A. Person/Getty Images)`.
fn is_caption(line: &str, look: Look) -> bool {
    let lettered =
        look.marked && line.split_once([':', '|']).is_some_and(|(label, _)| TABLE.captions.has(label.trim()));
    let filed = line.trim_start().starts_with("file")
        && line
            .split_once([':', '-', '—', '–'])
            .is_some_and(|(label, _)| label.trim() == "file" || label.trim() == "file photo");
    let end = line.trim_end_matches('.');
    let credited =
        end.strip_suffix([')', ']']).and_then(|body| body.rsplit_once(['(', '['])).is_some_and(|(before, credit)| {
            credit.split_whitespace().count() <= 8
                && before.split_whitespace().count() <= LONG_LEGAL
                && (credit.contains('/') || credit.contains(':') || TABLE.photographers.begins(credit))
                && TABLE.photographers.stands_in(credit)
        });
    lettered || filed || credited
}

/// `(Reporting by A; editing by B)`, `Agency writers A and B contributed to this report.`
fn is_credit(line: &str, words: usize) -> bool {
    let inside = line.trim_start_matches(['(', '[', '_', '-', '*', ' ']);
    let end = line.trim_end_matches(['.', ')', ' ']);
    let contributed = |words: &str| words.starts_with("contributed") && end.ends_with(words) && holds(line, words);
    words <= LONG_PROMPT && (TABLE.credits.begins(inside) || TABLE.credits.iter().any(contributed))
}

/// `Friday Lights newsletter`: a few words without a stop that end in what a site offers.
fn is_offer(line: &str, words: usize) -> bool {
    let named = |offer: &str| line.strip_suffix(offer).is_some_and(|before| before.is_empty() || before.ends_with(' '));
    words <= 6 && TABLE.offers.iter().any(named)
}

/// `Full story: Pages 6 and 7`: a few words that end in pages of a printed paper.
fn is_page_reference(line: &str, words: usize) -> bool {
    let pages = || line.rfind(" page ").or_else(|| line.rfind(" pages ")).and_then(|at| line.get(at..));
    let numbers = |word: &str| {
        word == "and" || word.trim_end_matches([',', '.']).bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    words <= 12 && pages().is_some_and(|pages| pages.split_whitespace().skip(1).all(numbers))
}

/// Whether at least half of the sentences prompt the reader or are small print, and the first or the last one is.
fn speaks_to_reader(line: &str, words: usize) -> bool {
    if line.starts_with(['"', '“', '\'']) || words > LONG_LEGAL {
        return false;
    }
    let idle = |sentence: &&str| is_prompt(sentence) || is_small_print(sentence);
    let sentences = line.split_inclusive(['.', '?', '!']).map(str::trim).filter(|sentence| sentence.len() > 2);
    let edges = [sentences.clone().next(), sentences.clone().next_back()];
    if !edges.iter().flatten().any(idle) {
        return false;
    }
    let (mut hits, mut asks, mut all) = (0, 0, 0);
    for sentence in sentences {
        let idle = idle(&sentence);
        all += 1;
        hits += usize::from(idle);
        asks += usize::from(!idle && sentence.ends_with('?'));
    }
    hits > 0 && (hits + asks) * 2 >= all
}

/// A short order to the reader: `Sign up for alerts`, `Get our Money newsletter.`
fn is_prompt(sentence: &str) -> bool {
    let sentence = sentence.strip_prefix("please ").unwrap_or(sentence);
    let (verb, rest) = sentence.split_once(|c: char| !c.is_alphanumeric()).unwrap_or((sentence, ""));
    TABLE.verbs.has(verb) && sentence.split_whitespace().count() <= LONG_PROMPT && TABLE.things.stands_in(rest)
}

fn is_small_print(sentence: &str) -> bool {
    TABLE.legal.stands_in(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_small_print_and_credits_are_told_from_the_story() {
        for line in [
            "Sign up for our morning briefing",
            ">> Follow us on Instagram",
            "Share this article | Print",
            "Facebook • Twitter • WhatsApp",
            "Do YOU live near the river? Email our newsdesk.",
            "ENJOYED THIS? Get our Weekend newsletter.",
            "Get alerts on this story.",
            "© Northern Press 2024",
            "Copyright 2024 The Paper. All rights reserved.",
            "This material may not be published, broadcast or redistributed without permission.",
            "(Reporting by A. Person; Editing by B. Person)",
            "Nordic Wire contributed to this report.",
            "Agency writers A. Person in Oslo and B. Person in Rome contributed to this report.",
            "[Video: the bridge seen from the air]",
            "Source link",
            "Harbour Nights newsletter",
            "HOW IT BROKE: Pages 4 and 5",
            "READ MORE: Five bridges that fell",
            "***",
            "Disclaimer: this is no investment advice. Comments are moderated.",
        ] {
            assert_eq!(classify(line), Some(Furniture::Boilerplate), "{line}");
        }
        assert_eq!(classify("READ MORE"), Some(Furniture::ListHead));
        assert_eq!(classify("Related stories:"), Some(Furniture::ListHead));
    }

    #[test]
    fn the_words_under_a_picture_are_captions() {
        for line in [
            "PICTURED: Divers enter the water (Image: NPX/Hall)",
            "IMAGE CAPTION: The mayor at the gate",
            "The carrier leaves port on July 7, 2017. (A. Person/Getty Images)",
            "FILE - The bridge in 2019. (AP Photo/A. Person)",
            "Photo: Nordic Wire",
        ] {
            assert_eq!(classify(line), Some(Furniture::Caption), "{line}");
        }
    }

    #[test]
    fn the_story_is_left_alone() {
        for line in [
            "\"Follow us,\" the guide told the tourists.",
            "Get ready for rain, forecasters said on Monday.",
            "The mayor told reporters the page was blank.",
            "The company holds the copyright in 40 countries, a spokesman said. It sued in May. The court will rule in June.",
            "Support for the bill fell to 40 percent.",
            "Three people were hurt (two of them badly).",
            "Image of the company suffered, an analyst said.",
            "Help arrived at noon, two hours after the shock.",
            "Shares in the group fell 3 percent.",
            "The report runs to 400 pages and names 12 firms.",
            "See also the sea: it rose by two metres in the harbour of Split on the night of the storm that flooded the lower \
             town, drove three hundred families from their homes and left the ferries idle until the following Thursday evening.",
        ] {
            assert_eq!(classify(line), None, "{line}");
        }
    }

    #[test]
    fn a_credit_in_brackets_is_cut_from_the_last_paragraph() {
        let line = "Fourteen drowned near the cape. (Writing by A. Person)";
        assert_eq!(closing_credit(line).and_then(|at| line.get(at..)), Some("(Writing by A. Person)"));
        assert_eq!(closing_credit("Fourteen drowned (two were never found)"), None);
    }
}
