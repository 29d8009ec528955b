//! What the tagger sees of a token. Shared with the trainer (`examples/train_tagger`), so it knows nothing but words.

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// `harbour`
    Lower,
    /// `Harbour`, `McCoy`
    Capital,
    /// `HARBOUR`, `US`
    Capitals,
    /// `A`, `I`, `X`
    Single,
    /// `iPhone`
    Mixed,
    /// `6.3`
    Digits,
    /// `G7`, `1990s`
    WithDigits,
    /// `p.m.`
    Dotted,
    /// `U.S.`, `Jan.`, `D.`
    DottedName,
    /// `,`
    Mark,
    /// A script without case.
    Uncased,
}

impl Spelling {
    pub(crate) fn of(word: &str) -> Self {
        let (mut upper, mut lower, mut digits, mut letters, mut dots) = (0_u32, 0_u32, 0_u32, 0_u32, 0_u32);
        let mut first_upper = false;
        for (at, now) in word.chars().enumerate() {
            if now.is_ascii_lowercase() {
                lower += 1;
                letters += 1;
            } else if now.is_ascii_uppercase() || !now.is_ascii() && now.is_uppercase() {
                upper += 1;
                letters += 1;
                first_upper |= at == 0;
            } else if now.is_ascii_digit() {
                digits += 1;
            } else if now == '.' {
                dots += 1;
            } else if !now.is_ascii() && now.is_alphabetic() {
                letters += 1;
                lower += u32::from(now.is_lowercase());
            }
        }
        match (letters, digits) {
            (0, 0) => Self::Mark,
            (0, _) => Self::Digits,
            (_, 1..) => Self::WithDigits,
            _ if dots > 0 && first_upper => Self::DottedName,
            _ if dots > 0 => Self::Dotted,
            _ if upper == 0 && lower == 0 => Self::Uncased,
            _ if upper == 0 => Self::Lower,
            (1, _) => Self::Single,
            _ if first_upper && lower > 0 => Self::Capital,
            _ if lower == 0 => Self::Capitals,
            _ => Self::Mixed,
        }
    }
}

/// How a whole sentence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Capitals mean names.
    Running,
    /// `Harbour Closed After Storm`: capitals mean nothing.
    Title,
    /// `HARBOUR CLOSED AFTER STORM`
    Caps,
}

impl Mode {
    /// From the sentence's words and their lengths in bytes.
    pub(crate) fn of(words: impl Iterator<Item = (Spelling, usize)>) -> Self {
        let (mut long, mut capital, mut all, mut capitals) = (0, 0, 0, 0);
        for (spelling, length) in words {
            match spelling {
                Spelling::Capitals => capitals += 1,
                Spelling::Capital | Spelling::Lower => {}
                _ => continue,
            }
            all += 1;
            if length >= 4 {
                long += 1;
                capital += u32::from(spelling != Spelling::Lower);
            }
        }
        if all >= 3 && capitals * 10 >= all * 7 {
            Self::Caps
        } else if long >= 3 && capital * 10 >= long * 8 {
            Self::Title
        } else {
            Self::Running
        }
    }
}

/// How else a word is written in its document: lower case, capital inside a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Evidence(u8);

impl Evidence {
    /// Takes note of one use of the word.
    pub(crate) fn note(&mut self, spelling: Spelling, mode: Mode, opens: bool) {
        self.0 |= match (spelling, mode) {
            (Spelling::Lower, _) => 1,
            (Spelling::Capital, Mode::Running) if !opens => 2,
            _ => 0,
        };
    }
}

/// Whether the word after `mark` is capitalised for its place: an opening quote, a colon.
pub(crate) fn opens_after(mark: &str) -> bool {
    matches!(mark, "\"" | "\u{201c}" | "``" | "\u{2018}" | "'" | ":" | "\u{2022}" | "(")
}

/// What the capitals of a word say, as a small number.
pub(crate) fn case(spelling: Spelling, mode: Mode, opens: bool, evidence: Evidence) -> u8 {
    match (spelling, mode) {
        (Spelling::Lower, Mode::Running) => 0,
        (Spelling::Lower, _) => 1,
        (Spelling::Capital, Mode::Title) => 4 + evidence.0,
        (Spelling::Capital, _) if opens => 8 + evidence.0,
        (Spelling::Capital, _) => 2,
        (Spelling::Capitals, Mode::Caps) => 12 + evidence.0,
        (Spelling::Capitals, _) => 3,
        (Spelling::Single, _) => 16 + u8::from(opens),
        (Spelling::Mixed, _) => 18,
        (Spelling::Digits, _) => 19,
        (Spelling::WithDigits, _) => 20,
        (Spelling::Dotted, _) => 21,
        (Spelling::Mark, _) => 22,
        (Spelling::Uncased, _) => 23,
        (Spelling::DottedName, _) => ABBREVIATED_NAME,
    }
}

/// The case number of a word in capitals among words that are not: `US` is not `us`.
const CAPITALS_AMONG_LOWER: u8 = 3;
/// The case number of a capital inside a running sentence.
const CAPITAL_INSIDE: u8 = 2;

/// The case number of `U.S.`
const ABBREVIATED_NAME: u8 = 24;
/// The number of the tag of names, which an abbreviation with a capital always has: the treebank has few of them.
const PROPN: u8 = 11;

/// A word as hashes of its parts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shape {
    word: u32,
    tail: u32,
    ends: u32,
}

impl Shape {
    /// From the word in lower case.
    pub(crate) fn of(lower: &str) -> Self {
        let bytes = lower.as_bytes();
        if bytes.first().is_some_and(u8::is_ascii_digit) && bytes.iter().all(|byte| !byte.is_ascii_alphabetic()) {
            let length = u32::try_from(bytes.len().min(8)).unwrap_or(8);
            return Self { word: 0x0101 + length, tail: 0x0201, ends: 0x0301 };
        }
        let last = |count: usize| bytes.get(bytes.len().saturating_sub(count)..).unwrap_or_default();
        let ends = hash(bytes.get(..bytes.len().min(2)).unwrap_or_default()) ^ hash(last(2)).rotate_left(7);
        Self { word: hash(bytes), tail: hash(last(3)), ends }
    }

    /// The key under which the model may hold the only tag of this word.
    pub(crate) fn lexicon_key(self) -> u32 {
        key(99, self.word, 0)
    }
}

/// A token as the tagger sees it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    shape: Shape,
    case: u8,
}

impl Seen {
    pub(crate) fn new(shape: Shape, case: u8) -> Self {
        let mut shape = shape;
        if case == CAPITALS_AMONG_LOWER {
            shape.word ^= 0x5bd1_e995;
        }
        Self { shape, case }
    }

    /// The place before the first and after the last token of a sentence.
    pub(crate) fn edge() -> Self {
        Self { shape: Shape { word: 1, tail: 1, ends: 1 }, case: 31 }
    }

    /// The tag that needs no scoring, given the only tag of the word elsewhere.
    pub(crate) fn only_tag(self, elsewhere: Option<u8>) -> Option<u8> {
        match self.case {
            CAPITALS_AMONG_LOWER | CAPITAL_INSIDE => None,
            ABBREVIATED_NAME => Some(PROPN),
            _ => elsewhere,
        }
    }
}

/// How many features only a token's own word decides.
pub(crate) const OWN: usize = 3;
/// How many only the word beside it decides, on either side.
pub(crate) const BESIDE: usize = 2;
/// How many its place in the sentence decides.
pub(crate) const PLACED: usize = 14;

/// The features that a token has wherever it stands.
pub(crate) fn own(here: Seen) -> [u32; OWN] {
    [key(0, here.shape.word, 0), key(1, here.shape.tail, 0), key(2, here.shape.ends, 0)]
}

/// The features that a token gives to the one after it.
pub(crate) fn on_the_left(left: Seen) -> [u32; BESIDE] {
    [key(5, left.shape.word, 0), key(13, left.shape.tail, 0)]
}

/// The features that a token gives to the one before it.
pub(crate) fn on_the_right(right: Seen) -> [u32; BESIDE] {
    [key(7, right.shape.word, 0), key(12, right.shape.tail, 0)]
}

/// The other features of a token.
pub(crate) fn placed(around: [Seen; 5], before: [u8; 2]) -> [u32; PLACED] {
    let [far_left, left, here, right, far_right] = around;
    let (word, tail, case) = (here.shape.word, here.shape.tail, u32::from(here.case));
    let (one, two) = (u32::from(before[0]) + 1, u32::from(before[1]) + 1);
    let cases = u32::from(left.case) << 10 | case << 5 | u32::from(right.case);
    [
        key(3, case, 0),
        key(4, case, tail),
        key(6, far_left.shape.word, 0),
        key(8, far_right.shape.word, 0),
        key(9, left.shape.word, word),
        key(10, word, right.shape.word),
        key(11, cases, 0),
        key(14, right.shape.tail, tail),
        key(15, one, 0),
        key(16, one << 8 | two, 0),
        key(17, one, word),
        key(18, case, one),
        key(19, tail, one),
        key(20, one, right.shape.word),
    ]
}

/// 32 bits of a template and its two parts.
fn key(template: u32, first: u32, second: u32) -> u32 {
    let mut state = u64::from(first) | u64::from(second) << 32;
    state = (state ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    state ^= state >> 32;
    state = state.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    u32::try_from(state >> 32).unwrap_or(0)
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |state, byte| (state ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
