//! A finding's identity: what is compared and which values are given, nothing that an edit elsewhere moves.

use std::collections::BTreeMap;

use super::Finding;

/// Sets the id of every finding: 64-bit FNV-1a (Fowler, Noll, Vo) over rule, verdict-free title subject and the
/// readings' values, in hex; findings alike in all of these are numbered in order.
pub(super) fn set(findings: &mut [Finding]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for finding in findings {
        let mut values: Vec<String> = finding.readings.iter().map(|reading| normal(&reading.value)).collect();
        values.sort_unstable();
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for part in [finding.rule.as_str(), finding.kind].into_iter().chain(values.iter().map(String::as_str)) {
            for byte in part.bytes().chain([0x1f]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        let id = format!("{hash:016x}");
        let times = seen.entry(id.clone()).and_modify(|times| *times += 1).or_insert(1);
        finding.id = if *times == 1 { id } else { format!("{id}-{times}") };
    }
}

/// A value's words without case and with single spaces.
fn normal(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
