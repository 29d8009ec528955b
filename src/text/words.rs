//! The distinct words of one document, each stored once.

/// A word of one document's [`Words`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sym(u32);

impl Sym {
    /// Position in [`Words::iter`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The distinct words of a document, in order of first appearance.
///
/// An open-addressed table of their numbers finds them. Interning is the one thing done for every token of a text, so it
/// allocates nothing for a word already seen; and asking for a word is done many times more, so each lies by itself and
/// is not cut out of a longer text.
#[derive(Debug, Clone, Default)]
pub struct Words {
    list: Vec<Box<str>>,
    /// Number of the word plus one, or 0; the length is a power of two.
    slots: Vec<u32>,
}

/// A text has a distinct word every so many bytes, or a little less often.
const BYTES_A_WORD: usize = 10;

impl Words {
    /// With room for the words of a text of so many bytes.
    pub(crate) fn for_text(bytes: usize) -> Self {
        let room = bytes / BYTES_A_WORD;
        let mut words = Self { list: Vec::with_capacity(room), slots: Vec::new() };
        words.grow(room * 2);
        words
    }

    /// The symbol of a word, made on first sight.
    pub(crate) fn intern(&mut self, word: &str) -> Sym {
        if (self.list.len() + 1) * 2 > self.slots.len() {
            self.grow(self.slots.len() * 2);
        }
        match self.probe(word) {
            (_, Some(sym)) => sym,
            (slot, None) => {
                let sym = Sym(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
                self.list.push(word.into());
                if let Some(free) = self.slots.get_mut(slot) {
                    *free = sym.0.saturating_add(1);
                }
                sym
            }
        }
    }

    /// The word behind a symbol; empty for a symbol of another document.
    pub fn get(&self, sym: Sym) -> &str {
        self.list.get(sym.index()).map_or("", |word| word)
    }

    /// The symbol of a word, if the document has it.
    pub fn find(&self, word: &str) -> Option<Sym> {
        self.probe(word).1
    }

    /// Every word, in order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|word| &**word)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The slot a word is in or would go to, and its symbol.
    fn probe(&self, word: &str) -> (usize, Option<Sym>) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = scatter(word.as_bytes()) & mask;
        loop {
            match self.slots.get(slot) {
                None | Some(0) => return (slot, None),
                Some(taken) => {
                    let sym = Sym(taken - 1);
                    if self.get(sym) == word {
                        return (slot, Some(sym));
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Gives the table at least so many slots; it stays at most half full.
    fn grow(&mut self, least: usize) {
        let size = least.next_power_of_two().max(256);
        self.slots = vec![0; size];
        for number in 1..=u32::try_from(self.list.len()).unwrap_or(u32::MAX) {
            let slot = self.free_slot(self.get(Sym(number - 1)));
            if let Some(free) = self.slots.get_mut(slot) {
                *free = number;
            }
        }
    }

    /// The first free slot for a word known not to be in the table.
    fn free_slot(&self, word: &str) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = scatter(word.as_bytes()) & mask;
        while self.slots.get(slot).is_some_and(|taken| *taken != 0) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// A multiply-and-fold hash (the mixing step of wyhash), eight bytes at a time.
fn scatter(bytes: &[u8]) -> usize {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let word = match <[u8; 8]>::try_from(chunk) {
            Ok(whole) => u64::from_le_bytes(whole),
            Err(_) => chunk.iter().rev().fold(0_u64, |word, byte| word << 8 | u64::from(*byte)),
        };
        let product = u128::from(state ^ word) * u128::from(0xa076_1d64_78bd_642f_u64);
        #[expect(clippy::cast_possible_truncation, reason = "folding keeps both halves of the product")]
        {
            state = (product as u64) ^ (product >> 64) as u64;
        }
    }
    usize::try_from(state & 0xffff_ffff).unwrap_or(0)
}
