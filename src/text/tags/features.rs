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
        if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Self::Lower;
        }
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

/// How many of them hang on two words.
const PAIRED: usize = 3;
/// The most that hang on the same things.
const MOST: usize = 8;

/// Features that hang on the same few things: one word, one word and one tag, no word at all. The same come again and again.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Group {
    /// The token itself, after a tag.
    Own(Seen, u32),
    /// The token before.
    Left(Seen),
    /// The token after, with the tag before.
    Right(Seen, u32),
    /// The token before the one before.
    FarLeft(Seen),
    /// The token after the one after.
    FarRight(Seen),
    /// The capitals of three tokens and the two tags before.
    Setting([u8; 3], [u32; 2]),
}

/// The keys of a group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keys {
    list: [u32; MOST],
    count: usize,
}

impl Keys {
    fn of<const N: usize>(keys: [u32; N]) -> Self {
        let mut list = [0; MOST];
        list.iter_mut().zip(keys).for_each(|(place, key)| *place = key);
        Self { list, count: N.min(MOST) }
    }

    pub(crate) fn as_slice(&self) -> &[u32] {
        self.list.get(..self.count).unwrap_or_default()
    }
}

impl Group {
    /// Those of a token, given its neighbours (two before, itself, two after) and the two tags before it.
    pub(crate) fn all(around: [Seen; 5], before: [u8; 2]) -> [Self; 6] {
        let [far_left, left, here, right, far_right] = around;
        let tags = before.map(|tag| u32::from(tag) + 1);
        [
            Self::Own(here, tags[0]),
            Self::Left(left),
            Self::Right(right, tags[0]),
            Self::FarLeft(far_left),
            Self::FarRight(far_right),
            Self::Setting([left.case, here.case, right.case], tags),
        ]
    }

    /// All that its features hang on; never all zero.
    pub(crate) fn hangs_on(self) -> [u32; 4] {
        let word = |seen: Seen, side: u32| [seen.shape.word, seen.shape.tail, seen.shape.ends, side];
        match self {
            Self::Own(here, tag) => word(here, 1 | u32::from(here.case) << 8 | tag << 16),
            Self::Left(left) => word(left, 2),
            Self::Right(right, tag) => word(right, 3 | tag << 8),
            Self::FarLeft(far) => word(far, 4),
            Self::FarRight(far) => word(far, 5),
            Self::Setting([left, here, right], [one, two]) => [u32::from_be_bytes([0, left, here, right]), one, two, 8],
        }
    }

    pub(crate) fn keys(self) -> Keys {
        match self {
            Self::Own(Seen { shape, case }, tag) => {
                let case = u32::from(case);
                Keys::of([
                    key(0, shape.word, 0),
                    key(1, shape.tail, 0),
                    key(2, shape.ends, 0),
                    key(3, case, 0),
                    key(4, case, shape.tail),
                    key(15, tag, 0),
                    key(17, tag, shape.word),
                    key(19, shape.tail, tag),
                ])
            }
            Self::Left(left) => Keys::of([key(5, left.shape.word, 0), key(13, left.shape.tail, 0)]),
            Self::Right(right, tag) => {
                let shape = right.shape;
                Keys::of([key(7, shape.word, 0), key(12, shape.tail, 0), key(20, tag, shape.word)])
            }
            Self::FarLeft(far) => Keys::of([key(6, far.shape.word, 0)]),
            Self::FarRight(far) => Keys::of([key(8, far.shape.word, 0)]),
            Self::Setting([left, here, right], [one, two]) => {
                let cases = u32::from(left) << 10 | u32::from(here) << 5 | u32::from(right);
                Keys::of([key(11, cases, 0), key(16, one << 8 | two, 0), key(18, u32::from(here), one)])
            }
        }
    }
}

/// The features of a token that hang on two words.
pub(crate) fn paired(around: [Seen; 5]) -> [u32; PAIRED] {
    let [_, left, here, right, _] = around;
    [
        key(9, left.shape.word, here.shape.word),
        key(10, here.shape.word, right.shape.word),
        key(14, right.shape.tail, here.shape.tail),
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
