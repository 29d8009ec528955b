//! Copies of one text: which articles of a story come from one origin.
//!
//! Two articles share an origin where most of the shorter one stands in the longer one word for word, or where the same
//! agency signs both and a good part is shared, or where both quote the same words in the same order. Everything else
//! is two origins, however alike: a paragraph taken over from an agency does not make a whole report a copy.

use std::collections::BTreeMap;

use super::runs::folded;
use super::{Article, BlockKind};

/// Words in a shingle: long enough that a stock phrase is none, short enough to survive light editing.
const SHINGLE: usize = 5;
/// So much of the shorter text in the longer one makes them copies.
const COPIED: f64 = 0.6;
/// So much is enough where the same agency signs both.
const COPIED_FROM_AGENCY: f64 = 0.25;
/// Below this many shared shingles nothing is said of texts of some length.
const LEAST_SHARED: usize = 12;
/// A shingle is compared with the first so many articles that hold it: the cost of a story grows with its length.
const EARLIER_OWNERS: usize = 16;
/// Quoted words shorter than this many words prove nothing.
const QUOTE_WORDS: usize = 5;
/// So many quotes must be the same.
const LEAST_QUOTES: usize = 3;

/// Numbers the origins of one story's articles: [`Article::origin`], from 0 in order of the articles.
///
/// Time grows linearly with the length of all texts.
pub(super) fn assign(articles: &mut [Article]) {
    let prints: Vec<Print> = articles.iter().map(Print::new).collect();
    let mut parents: Vec<usize> = (0..articles.len()).collect();
    for ((one, other), shared) in shared_shingles(&prints) {
        if let (Some(a), Some(b)) = (prints.get(one), prints.get(other))
            && are_copies(a, b, shared)
        {
            let (low, high) =
                (root(&parents, one).min(root(&parents, other)), root(&parents, one).max(root(&parents, other)));
            if let Some(parent) = parents.get_mut(high) {
                *parent = low;
            }
        }
    }
    let mut numbers = BTreeMap::new();
    for (at, article) in articles.iter_mut().enumerate() {
        let next = numbers.len();
        article.origin = *numbers.entry(root(&parents, at)).or_insert(next);
    }
}

fn root(parents: &[usize], mut at: usize) -> usize {
    while let Some(parent) = parents.get(at).filter(|parent| **parent != at) {
        at = *parent;
    }
    at
}

/// What is compared of an article.
struct Print {
    /// Hashes of its shingles, each once, sorted.
    shingles: Vec<u64>,
    /// Hashes of its longer quotes, in order.
    quotes: Vec<u64>,
    /// Who signs it, in lower case.
    agency: Option<String>,
}

impl Print {
    fn new(article: &Article) -> Self {
        let (mut shingles, mut quotes) = (Vec::new(), Vec::new());
        let spoken = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
        let mut hashes = Vec::new();
        for block in spoken {
            let text = article.text.get(block.span.range()).unwrap_or_default();
            hash_words(text, &mut hashes);
            quotes.extend(quoted(text));
        }
        shingles.extend(hashes.windows(SHINGLE).map(|words| words.iter().fold(SEED, |hash, word| mix(hash, *word))));
        shingles.sort_unstable();
        shingles.dedup();
        let signed =
            article.dateline.as_ref().and_then(|dateline| dateline.agency.as_ref()).or(article.source.as_ref());
        Self { shingles, quotes, agency: signed.map(|name| name.to_lowercase()) }
    }
}

fn are_copies(a: &Print, b: &Print, shared: usize) -> bool {
    let shorter = a.shingles.len().min(b.shingles.len());
    let share = shared as f64 / shorter.max(1) as f64;
    if shared < LEAST_SHARED {
        // Items of a sentence or two have few shingles: they are copies only where nothing differs.
        return shared >= SHINGLE && shared == a.shingles.len() && shared == b.shingles.len();
    }
    let same_agency = a.agency.is_some() && a.agency == b.agency;
    share >= COPIED || (same_agency && share >= COPIED_FROM_AGENCY) || same_quotes(&a.quotes, &b.quotes)
}

/// Whether two articles quote the same words in the same order, and little else.
fn same_quotes(a: &[u64], b: &[u64]) -> bool {
    let (mut shared, mut from) = (0, 0);
    for quote in a {
        if let Some(at) = b.get(from..).and_then(|rest| rest.iter().position(|other| other == quote)) {
            shared += 1;
            from += at + 1;
        }
    }
    shared >= LEAST_QUOTES && shared * 5 >= a.len().max(b.len()) * 4
}

/// How many shingles each pair of articles shares, by index; pairs that share none are left out.
fn shared_shingles(prints: &[Print]) -> BTreeMap<(usize, usize), usize> {
    let mut all: Vec<(u64, usize)> = Vec::with_capacity(prints.iter().map(|print| print.shingles.len()).sum());
    for (at, print) in prints.iter().enumerate() {
        all.extend(print.shingles.iter().map(|shingle| (*shingle, at)));
    }
    // The prints are sorted already: a stable sort merges them.
    all.sort();
    let mut shared = BTreeMap::new();
    for owners in all.chunk_by(|one, next| one.0 == next.0) {
        for (nth, (_, at)) in owners.iter().enumerate().skip(1) {
            for (_, owner) in owners.iter().take(nth.min(EARLIER_OWNERS)) {
                *shared.entry((*owner, *at)).or_insert(0) += 1;
            }
        }
    }
    shared
}

/// The longer stretches between double quotation marks, as hashes of their words.
fn quoted(text: &str) -> Vec<u64> {
    const MARKS: [char; 5] = ['"', '“', '”', '«', '»'];
    // Most paragraphs quote nobody.
    let doubled = |mark: char, marks: &str| text.contains(mark) && text.contains(marks);
    if text.is_ascii() && !text.contains('"') && !doubled('`', "``") && !doubled('\'', "''") {
        return Vec::new();
    }
    let straight = text.replace("``", "\"").replace("''", "\"").replace(MARKS, "\"");
    let inside = straight.split('"').skip(1).step_by(2);
    inside
        .filter_map(|quote| {
            let mut words = Vec::new();
            hash_words(quote, &mut words);
            (words.len() >= QUOTE_WORDS).then(|| words.into_iter().fold(SEED, mix))
        })
        .collect()
}

/// FNV-1a, 64 bit (draft-eastlake-fnv), over lower-cased characters: fixed, so that runs agree.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Adds the hash of every run of letters and digits, in order, with its letters in lower case.
fn hash_words(text: &str, hashes: &mut Vec<u64>) {
    let (mut hash, mut inside) = (SEED, false);
    for (at, byte) in text.bytes().enumerate() {
        if let Some(folded) = folded(byte) {
            (hash, inside) = (mix(hash, u64::from(folded)), true);
            continue;
        }
        // The later bytes of a character begin none: nothing is cut there.
        let letter = (!byte.is_ascii()).then(|| text.get(at..)?.chars().next()).flatten();
        if let Some(letter) = letter.filter(|letter| letter.is_alphanumeric()) {
            hash = letter.to_lowercase().fold(hash, |hash, c| mix(hash, u64::from(u32::from(c))));
            inside = true;
        } else if inside && (byte.is_ascii() || letter.is_some()) {
            hashes.push(hash);
            (hash, inside) = (SEED, false);
        }
    }
    hashes.extend(inside.then_some(hash));
}

fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "Rain fell for nine hours on the upper valley, and by dawn the river stood two metres over the road. \
        Firemen brought forty families to the school. \"We heard the wall go before we saw the water,\" said a farmer. The \
        mayor asked people to stay away from the bridge until engineers had looked at its two outer piers.";

    fn origins(texts: &[(&str, Option<&str>)]) -> Vec<usize> {
        let mut articles: Vec<Article> = texts
            .iter()
            .map(|(text, source)| Article { source: source.map(str::to_owned), ..Article::of_text(text) })
            .collect();
        assign(&mut articles);
        articles.iter().map(|article| article.origin).collect()
    }

    #[test]
    fn a_copy_and_a_shortened_copy_have_one_origin() {
        let shortened = &REPORT[..REPORT.find("The mayor").expect("the sentence")];
        let edited = REPORT.replace("forty families", "some forty families").replace("dawn", "daybreak");
        assert_eq!(origins(&[(REPORT, None), (shortened, None), (&edited, None)]), [0, 0, 0]);
    }

    #[test]
    fn two_reports_of_one_event_are_two_origins() {
        let other = "The river rose over the valley road in the night. Some forty families slept in the school gymnasium, and \
            the bridge is closed. \"We heard the wall go before we saw the water,\" a farmer told this paper. Engineers come today.";
        assert_eq!(origins(&[(REPORT, None), (other, None)]), [0, 1]);
    }

    #[test]
    fn a_shared_third_counts_only_under_one_agency() {
        let start = &REPORT[..REPORT.find("\"We heard").expect("the quote")];
        let other = format!(
            "{start} The power failed at four and was back at noon, a spokesman for the grid said. Trains ran late \
            all day between the two lakes, and the pass stays shut for lorries. Snow is forecast above a thousand metres tonight."
        );
        assert_eq!(origins(&[(REPORT, Some("Wire A")), (&other, Some("Wire B"))]), [0, 1]);
        assert_eq!(origins(&[(REPORT, Some("Wire A")), (&other, Some("wire a"))]), [0, 0]);
    }

    #[test]
    fn a_sentence_is_a_copy_only_of_itself() {
        let one = "The quake killed 214 people in the upper valley on Tuesday night.";
        let other = "The quake killed 241 people in the upper valley on Tuesday night.";
        assert_eq!(origins(&[(one, None), (other, None), (one, None)]), [0, 1, 0]);
    }

    #[test]
    fn origins_are_numbered_in_order_of_the_articles() {
        let two = "Nothing at all like the first report stands here, only some words that fill a line or two of text for a test.";
        assert_eq!(origins(&[(two, None), (REPORT, None), (two, None), (REPORT, None)]), [0, 1, 0, 1]);
    }
}
