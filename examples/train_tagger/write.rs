//! Averaged weights in, the bytes of a model out. The layout is described where it is read.

use std::collections::BTreeMap;
use std::error::Error;

use crate::model::{OFFSET_BITS, TAGS, mark};

/// Rows whose weights are all smaller are left out.
const PRUNE: f64 = 1.0;
/// Single weights smaller than this are left out.
const PRUNE_WEIGHT: f64 = 0.35;
/// Steps to a weight of one.
const STEPS: f64 = 5.0;
/// Rows to a bucket, roughly.
const ROWS_TO_A_BUCKET: usize = 2;

/// The file, and how many rows it holds.
pub(crate) fn model(
    weights: BTreeMap<u32, [f64; TAGS]>,
    only: &BTreeMap<u32, u8>,
) -> Result<(Vec<u8>, usize), Box<dyn Error>> {
    let mut rows: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    for (key, row) in weights {
        if row.iter().all(|weight| weight.abs() < PRUNE) {
            continue;
        }
        let mut pairs = Vec::new();
        for (tag, weight) in (0_u8..).zip(row) {
            let step = (weight * STEPS).round().clamp(-127.0, 127.0) as i8;
            if weight.abs() >= PRUNE_WEIGHT && step != 0 {
                pairs.extend([tag, step.to_le_bytes()[0]]);
            }
        }
        let mut entry = vec![u8::try_from(pairs.len() / 2)?];
        entry.extend(pairs);
        rows.insert(key, entry);
    }
    for (key, tag) in only {
        rows.insert(*key, vec![0x80, *tag]);
    }
    let buckets = (rows.len() / ROWS_TO_A_BUCKET).next_power_of_two();
    let shift = 32 - buckets.trailing_zeros();
    let mut offsets = vec![0_u32; buckets + 1];
    let mut filters = vec![0_u32; buckets + 1];
    let mut entries: Vec<u8> = Vec::new();
    for (key, entry) in &rows {
        let [low, high, ..] = key.to_le_bytes();
        entries.extend([low, high]);
        entries.extend(entry);
        offsets[(key >> shift) as usize + 1] = u32::try_from(entries.len())?;
        filters[(key >> shift) as usize] |= mark(*key);
    }
    if entries.len() >> OFFSET_BITS != 0 {
        return Err(format!("the rows take {} bytes, more than an offset can count", entries.len()).into());
    }
    for at in 1..offsets.len() {
        offsets[at] = offsets[at].max(offsets[at - 1]);
    }
    let mut bytes = u32::try_from(buckets)?.to_le_bytes().to_vec();
    bytes.extend(offsets.iter().zip(filters).flat_map(|(offset, filter)| (offset | filter).to_le_bytes()));
    bytes.extend(entries);
    Ok((bytes, rows.len()))
}
