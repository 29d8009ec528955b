//! Parts that the words themselves add up: `18, 11, nine and four years, which makes 42`; `17 of the 23 were flown off, the
//! other six stayed`; `79 votes, three more than the 76 needed`.

use std::ops::Range;

use super::{Reckoning, given, makeup, push, whole};
use crate::claims::claim::Claim;
use crate::claims::nouns::NOUNS;
use crate::claims::numerals::{Also, Numeral, numerals};
use crate::claims::scene::Scene;
use crate::text::{Document, Sentence, Span, Tag};

/// A pair of claims for every such sum.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let sentences = &scene.document(article).sentences;
    for (nth, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| sentence.block.speaks()) {
        let before = nth.checked_sub(1).map(|before| &sentences[before]).filter(|before| before.block.speaks());
        let first = nth.checked_sub(2).map(|first| &sentences[first]).filter(|first| first.block.speaks());
        let behind = sentences.get(nth + 1).filter(|behind| behind.block.speaks());
        let mine = numerals(scene, article, sentence, Also::Lengths);
        let sums = [
            made_up(scene, article, sentence, [first, before]),
            rest(scene, article, &mine),
            margin(scene, article, &mine),
            before.and_then(|before| everybody(scene, article, before, &mine)),
        ];
        let parted = whole::sums(scene, article, sentence, [before, behind]);
        let made = makeup::sum(scene, article, nth, &mine);
        for sum in sums.into_iter().flatten().chain(parted).chain(made) {
            told(scene, article, &sum, out);
        }
    }
}

/// A figure and what it should be.
pub(super) struct Sum {
    /// The figure that the text gives.
    pub(super) said: Numeral,
    /// What it is reckoned from.
    pub(super) figures: Vec<Numeral>,
    /// What they come to.
    pub(super) value: f64,
    /// The verb between the figures and what they come to.
    pub(super) words: &'static str,
}

/// A pair of claims for a sum that is off.
pub(super) fn told(scene: &Scene<'_>, article: usize, sum: &Sum, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let said = &sum.said;
    let (mention, quantity) = given(document, said.tokens.clone(), said.value, said.slack, &said.unit);
    let spans: Vec<Span> = sum.figures.iter().map(|figure| figure.span(scene, article)).collect();
    let names: Vec<&str> = spans.iter().map(|span| document.slice(*span)).collect();
    let words = match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last} {}", first.join(", "), sum.words),
        _ => return,
    };
    let slack = sum.figures.iter().map(|figure| figure.slack).sum::<f64>();
    push(scene, article, (&mention, &quantity), &spans, &Reckoning { value: sum.value, slack, words }, out);
}

/// Whether two figures may be the sum of the same parts, one of them wrong.
fn close(said: f64, value: f64) -> bool {
    value > said / 1.5 && value < said * 1.5
}

/// Whether some of the parts, two at least, make up the figure.
pub(super) fn makes(parts: &[Numeral], said: f64) -> bool {
    let parts = parts.get(..parts.len().min(12)).unwrap_or_default();
    (0_u32..1 << parts.len()).filter(|set| set.count_ones() >= 2).any(|set| {
        let chosen = parts.iter().enumerate().filter(|(nth, _)| set & (1 << nth) != 0);
        (chosen.map(|(_, part)| part.value).sum::<f64>() - said).abs() <= 0.006 * said
    })
}

/// `A plus B, which makes C`; `A went to one and B to the other. That makes C in all.`
fn made_up(scene: &Scene<'_>, article: usize, sentence: &Sentence, before: [Option<&Sentence>; 2]) -> Option<Sum> {
    let document = scene.document(article);
    // `the two would have 62`: who they are, and no part.
    let refers = |numeral: &Numeral| {
        let the = numeral.tokens.start.checked_sub(1).is_some_and(|at| document.lower(at) == "the");
        the && numeral.value < 4.0 && matches!(document.tag(numeral.tokens.end), Tag::Verb | Tag::Aux)
    };
    let read = |sentence: &Sentence| -> Vec<Numeral> {
        let all = numerals(scene, article, sentence, Also::Shares);
        all.into_iter().filter(|numeral| !refers(numeral)).collect()
    };
    let mine = read(sentence);
    let named = |at: &usize| {
        let from = at.checked_sub(1).map_or(sentence.tokens.start, |before| mine[before].tokens.end);
        adds_up(document, from..sentence.tokens.end, &mine[*at])
    };
    let at = (0..mine.len()).rev().find(named)?;
    let said = &mine[at];
    let mut earlier: Vec<Numeral> = mine[..at].to_vec();
    if earlier.is_empty() && refers_back(document, sentence.tokens.start) {
        earlier = read(before[1]?);
        // `It rests on 1.9 million votes. A further 212,000 came late. That makes 2.1 million.`
        let further = earlier.first().is_some_and(|part| is_further(document, part.tokens.start));
        if earlier.len() == 1 && further {
            earlier = read(before[0]?).into_iter().chain(earlier).collect();
        }
    }
    // `five men and six women, 11 in all`: right behind its parts a sum may be of other things than each of them.
    let last = earlier.last()?.tokens.end;
    let beside =
        last <= said.tokens.start && said.tokens.start - last <= 3 && document.lower(said.tokens.start - 1) == ",";
    let parts = run(document, &earlier, said, beside);
    let apart = parts.iter().all(|part| !governed(document, part.tokens.start));
    if !(2..9).contains(&parts.len()) || !apart || makes(&earlier, said.value) {
        return None;
    }
    let value = parts.iter().map(|part| part.value).sum();
    close(said.value, value).then(|| Sum { said: said.clone(), figures: parts, value, words: "make" })
}

/// Whether a number adds to one before it: `a further 212,000`, `another 12`.
fn is_further(document: &Document, number: u32) -> bool {
    number.checked_sub(1).is_some_and(|before| matches!(document.lower(before), "further" | "another" | "additional"))
}

/// The last numbers that stand side by side, in units that go together.
fn run(document: &Document, earlier: &[Numeral], said: &Numeral, beside: bool) -> Vec<Numeral> {
    let like = |one: &Numeral, other: &Numeral| one.unit == other.unit || one.unit.is_empty() || other.unit.is_empty();
    let mut parts: Vec<Numeral> = Vec::new();
    for numeral in earlier.iter().rev() {
        let joined = parts.last().is_none_or(|next| {
            coordinated(document, numeral.tokens.end..next.tokens.start) || is_further(document, next.tokens.start)
        });
        let fits = beside || like(numeral, said) && parts.iter().all(|part| like(part, numeral));
        if !joined || !fits {
            break;
        }
        parts.push(numeral.clone());
    }
    parts.reverse();
    parts
}

/// Whether a number is called a sum: `which makes 42`, `for a total of 42`, `42 all told`, `42 in all`.
fn adds_up(document: &Document, sentence: Range<u32>, numeral: &Numeral) -> bool {
    let from = numeral.tokens.start.saturating_sub(6).max(sentence.start);
    let before = (from..numeral.tokens.start).any(|token| {
        document.lemma(token) == "make" && matches!(document.lower(token), "makes" | "making")
            || matches!(document.lower(token), "totalling" | "totaling" | "totals")
            || document.lower(token) == "total" && document.lower(token + 1) == "of"
            || document.lower(token) == "altogether"
            || document.lower(token) == "in" && matches!(document.lower(token + 1), "all" | "total")
            || document.lower(token) == "up"
                && document.lower(token + 1) == "to"
                && document.lemma(token.saturating_sub(1)) == "add"
    });
    let to = (numeral.tokens.end + 3).min(sentence.end);
    let behind = (numeral.tokens.end..to).any(|token| {
        matches!(document.lower(token), "altogether" | "combined")
            || matches!((document.lower(token), document.lower(token + 1)), ("in", "all" | "total") | ("all", "told"))
    });
    // `with their 16 seats and her 46 the two would have 62`
    let both = (from..numeral.tokens.start).any(|token| {
        let pair = document.lower(token) == "the" && matches!(document.lower(token + 1), "two" | "three" | "pair");
        pair && matches!(document.tag(token + 2), Tag::Verb | Tag::Aux)
    });
    // `one has 71 aircraft and the other 47, so you will choose from a fleet of 118`
    let thus = document.lower(numeral.tokens.start.saturating_sub(1)) == "of"
        && (sentence.start..numeral.tokens.start).any(|token| {
            document.lower(token) == "," && matches!(document.lower(token + 1), "so" | "giving" | "making" | "for")
        });
    // `That is 15.5 percent when you add it all together`
    let added = (numeral.tokens.end..(numeral.tokens.end + 9).min(sentence.end)).any(|token| {
        document.lemma(token) == "add"
            && (token..sentence.end.min(token + 4)).any(|at| matches!(document.lower(at), "together" | "up"))
    });
    before || behind || added || both || thus
}

/// A sentence that sums up the one before: `That makes`, `In all`, `Together`.
fn refers_back(document: &Document, start: u32) -> bool {
    matches!(document.lower(start), "that" | "this" | "together" | "altogether")
        || matches!((document.lower(start), document.lower(start + 1)), ("in", "all" | "total") | ("all", "told"))
}

/// Whether what stands between two numbers sets them side by side.
fn coordinated(document: &Document, between: Range<u32>) -> bool {
    between.clone().any(|token| matches!(document.lower(token), "and" | "plus" | "," | ";" | "&" | "+"))
        && !between.clone().any(|token| {
            // `48 from the judges and 75 from the callers` are two parts, `from 48 to 75` a change.
            matches!(document.lower(token), "or" | "than" | "against" | "not" | "instead")
                || document.lower(token) == "from" && document.tag(token + 1) == Tag::Num
        })
}

/// Whether a number is the end of a change, a whole or a bound: `to 20`, `of 40`, `than 5`.
fn governed(document: &Document, start: u32) -> bool {
    let before = |back: u32| start.checked_sub(back).map_or("", |at| document.lower(at));
    let at = 1 + u32::from(matches!(before(1), "the" | "its" | "their" | "\u{a3}" | "$" | "\u{20ac}"));
    matches!(before(at), "to" | "from" | "of" | "than" | "by" | "nearly" | "about" | "over")
}

/// `17 of the 23 were flown off and the other six stayed`: parts, the last called the rest, and their whole.
fn rest(scene: &Scene<'_>, article: usize, mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let before =
        |numeral: &Numeral, back: u32| numeral.tokens.start.checked_sub(back).map_or("", |at| document.lower(at));
    let is_rest = |numeral: &Numeral| {
        matches!(before(numeral, 1), "other" | "remaining") && matches!(before(numeral, 2), "the" | "its" | "their")
    };
    let is_whole = |numeral: &Numeral| {
        matches!(before(numeral, 1), "the" | "its" | "their" | "all") && before(numeral, 2) == "of"
            || before(numeral, 1) == "all"
    };
    let last = mine.iter().rposition(is_rest)?;
    let whole = mine[..last].iter().position(is_whole)?;
    let parts: Vec<Numeral> =
        mine[..=last].iter().enumerate().filter(|(at, _)| *at != whole).map(|(_, part)| part.clone()).collect();
    let said = mine[whole].clone();
    let like = |part: &Numeral| part.unit.is_empty() || said.unit.is_empty() || part.unit == said.unit;
    let smaller = parts.iter().all(|part| part.value < said.value);
    if parts.len() < 2
        || mine[..last].iter().any(is_rest)
        || !parts.iter().all(like)
        || !smaller
        || makes(&parts, said.value)
    {
        return None;
    }
    let value = parts.iter().map(|part| part.value).sum();
    close(said.value, value).then_some(Sum { said, figures: parts, value, words: "make" })
}

/// `All 23 are safe. Helicopters took off 17, while four stayed aboard.`
fn everybody(scene: &Scene<'_>, article: usize, before: &Sentence, mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let start = before.tokens.start;
    let first = numerals(scene, article, before, Also::Nothing);
    let [said] = first.as_slice() else { return None };
    let [one, two] = mine else { return None };
    let all = document.lower(start) == "all" && said.tokens.start <= start + 2 && said.value >= 3.0;
    let between = one.tokens.end..two.tokens.start;
    let set = between.clone().any(|token| matches!(document.lower(token), "while" | "and" | "but" | ";"));
    let stays = (between.start..two.tokens.end + 4)
        .any(|token| matches!(document.lemma(token), "remain" | "stay" | "other" | "rest" | "remaining"));
    let like = |part: &Numeral| part.unit.is_empty() || said.unit.is_empty() || part.unit == said.unit;
    let value = one.value + two.value;
    let fits = all && set && stays && like(one) && like(two) && one.value < said.value && two.value < said.value;
    (fits && value != said.value && close(said.value, value)).then(|| Sum {
        said: said.clone(),
        figures: vec![one.clone(), two.clone()],
        value,
        words: "make",
    })
}

/// Verbs of going past or falling short of a mark, by which much is said.
const PASSES: [&str; 9] = ["exceed", "surpass", "pass", "clear", "beat", "top", "miss", "overshoot", "undershoot"];

/// `79 votes, three more than the 76 needed`; `79 supports, which surpassed by five the barrier of 76`; `fell five short of
/// the 51, winning 46`; `71 votes to 64, a majority of seven`.
fn margin(scene: &Scene<'_>, article: usize, mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let like = |a: &Numeral, b: &Numeral| a.unit.is_empty() || b.unit.is_empty() || a.unit == b.unit;
    mine.windows(3).find_map(|window| {
        let [one, two, three] = window else { return None };
        let (by, figures) = if beyond(document, one, two, three) {
            (two, [one, three])
        } else if lead(document, one, two, three) {
            (three, [one, two])
        } else if mine.len() == 3 && is_short(document, one, two) {
            (one, [two, three])
        } else {
            return None;
        };
        let value = (figures[0].value - figures[1].value).abs();
        let smaller = by.value < figures[0].value.max(figures[1].value);
        let plausible = value > 0.0 && value < 3.0 * by.value && by.value < 3.0 * value && smaller;
        let alike = figures.iter().all(|figure| like(figure, by)) && like(figures[0], figures[1]);
        (alike && plausible && (value - by.value).abs() > 1e-9).then(|| Sum {
            said: by.clone(),
            figures: figures.into_iter().cloned().collect(),
            value,
            words: "are apart by",
        })
    })
}

/// `79 votes, three more than the 76`, `79, which surpassed by three the barrier of 76`.
fn beyond(document: &Document, figure: &Numeral, by: &Numeral, mark: &Numeral) -> bool {
    let lower = |at: u32| document.lower(at);
    let behind = by.tokens.end;
    let reach = mark.tokens.start.saturating_sub(behind);
    let compared = match (lower(behind), lower(behind + 1)) {
        ("more" | "fewer" | "less" | "higher" | "lower", "than") => reach <= 4,
        ("above" | "over" | "below" | "under", _) => reach <= 3,
        ("short" | "shy", "of") => reach <= 4,
        _ => false,
    };
    let gap = figure.tokens.end..by.tokens.start;
    let passes = lower(by.tokens.start.saturating_sub(1)) == "by"
        && gap.clone().any(|at| PASSES.contains(&document.lemma(at)))
        && reach <= 6;
    let beside =
        gap.len() <= 4 && gap.clone().any(|at| matches!(lower(at), "," | "-" | "\u{2013}" | "\u{2014}" | "--" | "("));
    compared && beside || passes
}

/// `71 votes to 64, a majority of seven`, `71-64, a lead of seven`.
fn lead(document: &Document, high: &Numeral, low: &Numeral, by: &Numeral) -> bool {
    let lower = |at: u32| document.lower(at);
    let to = high.tokens.end..low.tokens.start;
    let gap = low.tokens.end..by.tokens.start;
    let against = lower(low.tokens.end) == "against" && to.clone().any(|at| lower(at) == "and");
    let paired =
        to.len() <= 3 && to.clone().any(|at| matches!(lower(at), "to" | "-" | "\u{2013}" | "against")) || against;
    let named = gap.clone().any(|at| NOUNS.differences.contains(lower(at)));
    paired && named && gap.len() <= 6 && lower(by.tokens.start.saturating_sub(1)) == "of"
}

/// `five short of the 51`.
fn is_short(document: &Document, by: &Numeral, mark: &Numeral) -> bool {
    let behind = by.tokens.end;
    let short = matches!(document.lower(behind), "short" | "shy") && document.lower(behind + 1) == "of";
    short && mark.tokens.start.saturating_sub(behind) <= 4
}
