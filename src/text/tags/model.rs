//! The tagger's weights: a table of feature rows read where it lies. Shared with the trainer, which writes it.
//!
//! Layout, little endian: `buckets: u32` (a power of two); `buckets + 1` offsets (u32) into the entries; the entries.
//! The high bits of a feature's key choose its bucket, its low 16 bits tell it from the others there. An entry is
//! those 16 bits, a count byte, and as many pairs of tag (u8) and weight (i8); a count of 0x80 or more is no count
//! but a word's only tag.

/// How many tags there are.
pub(crate) const TAGS: usize = 17;

/// A count byte with this bit holds a tag.
const ONLY_TAG: u8 = 0x80;

/// The sum of weights for each tag.
pub(crate) type Scores = [i32; TAGS];

/// Weights, read in place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model<'a> {
    /// Shift that leaves the bucket of a key.
    shift: u32,
    offsets: &'a [u8],
    entries: &'a [u8],
}

impl<'a> Model<'a> {
    /// Takes the parts of a model file apart; a file too short gives a model without rows.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let buckets = read_u32(bytes, 0).max(1);
        let end = 4 + (buckets as usize + 1) * 4;
        Self {
            shift: 32 - buckets.trailing_zeros(),
            offsets: bytes.get(4..end).unwrap_or_default(),
            entries: bytes.get(end..).unwrap_or_default(),
        }
    }

    /// Adds the row of a feature to the scores.
    pub(crate) fn add(self, key: u32, scores: &mut Scores) {
        for pair in self.entry(key).unwrap_or_default().chunks_exact(2) {
            if let [tag, weight] = pair
                && let Some(score) = scores.get_mut(usize::from(*tag))
            {
                *score += i32::from(i8::from_le_bytes([*weight]));
            }
        }
    }

    /// The only tag of a word, if it has one.
    pub(crate) fn only_tag(self, key: u32) -> Option<u8> {
        match self.entry(key)? {
            [tag] => Some(*tag),
            _ => None,
        }
    }

    /// The pairs of an entry, or its only tag.
    fn entry(self, key: u32) -> Option<&'a [u8]> {
        let bucket = key.checked_shr(self.shift).unwrap_or(0) as usize;
        let from = read_u32(self.offsets, bucket * 4) as usize;
        let to = read_u32(self.offsets, bucket * 4 + 4) as usize;
        let mut rest = self.entries.get(from..to)?;
        let [low, high, ..] = key.to_le_bytes();
        while let [first, second, count, body @ ..] = rest {
            let length = if *count & ONLY_TAG == 0 { usize::from(*count) * 2 } else { 1 };
            if [*first, *second] == [low, high] {
                return body.get(..length);
            }
            rest = body.get(length..)?;
        }
        None
    }
}

/// The best tag of a score sheet; the first of equals.
pub(crate) fn best(scores: &Scores) -> u8 {
    let mut best = (0, i32::MIN);
    for (tag, score) in (0_u8..).zip(scores) {
        if *score > best.1 {
            best = (tag, *score);
        }
    }
    best.0
}

fn read_u32(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok()).map_or(0, u32::from_le_bytes)
}
