//! How alike two quotations are.

use crate::claims::{Claim, Scene};

/// Only so many words of a quote are aligned, so that a hostile text cannot make the alignment slow.
const LONGEST: usize = 120;

/// A fragment may stand in the longer quote with so many words more or less.
const PLAY: usize = 2;

/// 0-1: the better of two measures. The longest common subsequence of lower-case words (twice its length over both
/// lengths, the longer quote cut to the window that fits the shorter best), and nine tenths of the Dice coefficient of
/// the two bags of words, which also sees swapped halves.
pub(super) fn alike(scene: &Scene<'_>, a: &Claim, b: &Claim) -> f64 {
    let (x, y) = (words(scene, a), words(scene, b));
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let size = (short.len() + PLAY).min(long.len()).max(1);
    let in_order = long
        .windows(size)
        .map(|window| ratio(2 * common_subsequence(&short, window), short.len() + short.len().max(size - PLAY)))
        .fold(0.0, f64::max);
    in_order.min(1.0).max(0.9 * bags(&short, &long))
}

fn words<'a>(scene: &'a Scene<'_>, claim: &Claim) -> Vec<&'a str> {
    let document = scene.document(claim.article);
    let words = document.tokens_in(claim.span).map(|token| document.lower(token));
    words.filter(|word| word.chars().any(char::is_alphanumeric)).take(LONGEST).collect()
}

/// Length of the longest common subsequence, in one row of the usual table.
fn common_subsequence(short: &[&str], long: &[&str]) -> usize {
    let mut row = vec![0_usize; short.len() + 1];
    for word in long {
        let mut diagonal = 0;
        for (at, other) in short.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Dice coefficient of two bags of words.
fn bags(x: &[&str], y: &[&str]) -> f64 {
    let mut left = y.to_vec();
    let shared =
        x.iter().filter(|word| left.iter().position(|other| other == *word).map(|at| left.swap_remove(at)).is_some());
    ratio(2 * shared.count(), x.len() + y.len())
}

fn ratio(part: usize, whole: usize) -> f64 {
    let small = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    small(part) / small(whole.max(1))
}
