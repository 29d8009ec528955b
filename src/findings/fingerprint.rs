//! A finding's identity: the rule and the words that stand against each other, nothing that an edit elsewhere, another
//! file name or other words in a rule file move.

use std::collections::BTreeMap;

use super::Finding;
use crate::claims::Scene;

/// Sets the id of every finding of a story; findings alike in everything that makes an id are numbered in order.
pub(super) fn set(scene: &Scene<'_>, findings: &mut [Finding]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for finding in findings {
        let mut readings: Vec<Option<String>> = vec![None; finding.readings.len()];
        for claim in &finding.claims {
            let words = format!("{} {}", claim.stance, scene.document(claim.article).slice(claim.span));
            if let Some(reading) = readings.get_mut(claim.reading) {
                // The first in the order of letters: more articles that say the same seldom change it.
                *reading = Some(reading.take().map_or_else(|| normal(&words), |least| least.min(normal(&words))));
            }
        }
        let id = of(&finding.rule, finding.kind, readings.into_iter().flatten().collect());
        let times = seen.entry(id.clone()).and_modify(|times| *times += 1).or_insert(1);
        finding.id = if *times == 1 { id } else { format!("{id}-{times}") };
    }
}

/// The id of a finding of a rule and kind that sets these words against each other, in any order.
pub(crate) fn of(rule: &str, kind: &str, mut readings: Vec<String>) -> String {
    readings.sort_unstable();
    hash([rule, kind].into_iter().chain(readings.iter().map(String::as_str)))
}

/// 64-bit FNV-1a (Fowler, Noll, Vo) over some texts, in hex; a byte that no text has ends each.
pub(crate) fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.into_iter().flat_map(|part| part.bytes().chain([0xff])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// Words without case and with single spaces.
pub(crate) fn normal(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
