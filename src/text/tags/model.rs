//! The tagger's weights: a table of feature rows read where it lies. Shared with the trainer, which writes it.
//!
//! Layout, little endian: `buckets: u32` (a power of two); `buckets + 1` heads (u32); the entries. The high bits of a
//! feature's key choose its bucket, its low 16 bits tell it from the others there. A head is the offset of the bucket's
//! entries (20 bits) and 12 bits of a filter: half of all features have no row, and most of those are known by their
//! bit alone. An entry is those 16 bits, a count byte, and as many pairs of tag (u8) and weight (i8); a count of 0x80 or
//! more is no count but a word's only tag.

/// How many tags there are.
pub(crate) const TAGS: usize = 17;

/// A count byte with this bit holds a tag.
const ONLY_TAG: u8 = 0x80;

/// Bits of a head that are an offset; the rest is the filter.
pub(crate) const OFFSET_BITS: u32 = 20;

/// The sum of weights for each tag, padded to whole vectors. A token's features together stay far below the limit.
pub(crate) type Scores = [i16; 24];

/// Weights, read in place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model<'a> {
    /// Shift that leaves the bucket of a key.
    shift: u32,
    heads: &'a [u8],
    entries: &'a [u8],
}

impl<'a> Model<'a> {
    /// Takes the parts of a model file apart; a file too short gives a model without rows.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let buckets = read_u32(bytes, 0).max(1);
        let end = 4 + (buckets as usize + 1) * 4;
        Self {
            shift: 32 - buckets.trailing_zeros(),
            heads: bytes.get(4..end).unwrap_or_default(),
            entries: bytes.get(end..).unwrap_or_default(),
        }
    }

    /// Adds the rows of some features (eight at most) to the scores. All filters are asked first: those reads do not wait
    /// for each other, and no branch hangs on them.
    pub(crate) fn add(self, keys: &[u32], scores: &mut Scores) {
        let (mut held, mut count) = ([0; 8], 0);
        for key in keys {
            if let Some(place) = held.get_mut(count) {
                *place = *key;
            }
            count += usize::from(self.head(*key) & mark(*key) != 0);
        }
        for key in held.iter().take(count) {
            for pair in self.entry(*key).unwrap_or_default().chunks_exact(2) {
                if let [tag, weight] = pair
                    && let Some(score) = scores.get_mut(usize::from(*tag))
                {
                    *score += i16::from(i8::from_le_bytes([*weight]));
                }
            }
        }
    }

    /// The only tag of a word, if it has one.
    pub(crate) fn only_tag(self, key: u32) -> Option<u8> {
        if self.head(key) & mark(key) == 0 {
            return None;
        }
        match self.entry(key)? {
            [tag] => Some(*tag),
            _ => None,
        }
    }

    fn bucket(self, key: u32) -> usize {
        key.checked_shr(self.shift).unwrap_or(0) as usize
    }

    fn head(self, key: u32) -> u32 {
        read_u32(self.heads, self.bucket(key) * 4)
    }

    /// The pairs of an entry, or its only tag.
    fn entry(self, key: u32) -> Option<&'a [u8]> {
        let offset = |bucket: usize| (read_u32(self.heads, bucket * 4) & ((1 << OFFSET_BITS) - 1)) as usize;
        let bucket = self.bucket(key);
        let mut rest = self.entries.get(offset(bucket)..offset(bucket + 1))?;
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

/// The bit of a head's filter that a key of the bucket sets.
pub(crate) fn mark(key: u32) -> u32 {
    const BITS: u32 = 32 - OFFSET_BITS;
    1 << (OFFSET_BITS + (((key & 0xffff) * BITS) >> 16))
}

/// The best tag of a score sheet; the first of equals.
pub(crate) fn best(scores: &Scores) -> u8 {
    let mut best = (0, i16::MIN);
    for (tag, score) in (0_u8..).zip(scores.iter().take(TAGS)) {
        if *score > best.1 {
            best = (tag, *score);
        }
    }
    best.0
}

fn read_u32(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok()).map_or(0, u32::from_le_bytes)
}
