//! Sums of features that come again and again, kept from document to document. A sum hangs on nothing but its key, so that
//! what is kept changes how fast a text is tagged and never how.

use super::features::Group;
use super::model::{Model, Scores};

/// How many sums are kept, a power of two: a mebibyte, which holds the common words of news and stays near the processor.
const SLOTS: usize = 1 << 14;

/// A sum and all that it hangs on; all zero where nothing is kept yet. It fills one line of the processor's cache.
#[derive(Clone, Default)]
#[repr(align(64))]
struct Slot {
    key: [u32; 4],
    sum: Scores,
}

pub(super) struct Cache {
    model: Model<'static>,
    slots: Vec<Slot>,
}

impl Cache {
    pub(super) fn new(model: Model<'static>) -> Self {
        Self { model, slots: vec![Slot::default(); SLOTS] }
    }

    /// The weights themselves.
    pub(super) fn model(&self) -> Model<'static> {
        self.model
    }

    /// Adds the features of a group to the scores.
    pub(super) fn add(&mut self, group: Group, scores: &mut Scores) {
        let key = group.hangs_on();
        let Some(slot) = self.slots.get_mut(place(key)) else { return };
        if slot.key != key {
            slot.key = key;
            slot.sum = Scores::default();
            self.model.add(group.keys().as_slice(), &mut slot.sum);
        }
        scores.iter_mut().zip(&slot.sum).for_each(|(score, more)| *score += more);
    }
}

/// The slot of a key: the high bits of a product, so that every bit of the word counts.
fn place([first, second, third, side]: [u32; 4]) -> usize {
    let mixed = u64::from(first ^ side.rotate_left(20) ^ second.rotate_left(9) ^ third.rotate_left(3));
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % SLOTS
}
