//! The distinct words of one document, each stored once.

use std::collections::HashMap;

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
#[derive(Debug, Clone, Default)]
pub struct Words {
    list: Vec<Box<str>>,
    index: HashMap<Box<str>, Sym>,
}

impl Words {
    /// The symbol of a word, made on first sight.
    pub(crate) fn intern(&mut self, word: &str) -> Sym {
        if let Some(sym) = self.index.get(word) {
            return *sym;
        }
        let sym = Sym(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(word.into());
        self.index.insert(word.into(), sym);
        sym
    }

    /// The word behind a symbol; empty for a symbol of another document.
    pub fn get(&self, sym: Sym) -> &str {
        self.list.get(sym.index()).map_or("", |word| word)
    }

    /// The symbol of a word, if the document has it.
    pub fn find(&self, word: &str) -> Option<Sym> {
        self.index.get(word).copied()
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
}
