//! Any bytes as a decisions file, and any way that a merge may leave it.

use crosscheck::decisions::Contents;
use proptest::prelude::*;

use super::cases;

/// A line of the file; the same number is the same line.
fn line(number: u8) -> String {
    let (finding, second, status) = (number % 5, number % 7, ["stet", "hold", "open"][usize::from(number % 3)]);
    format!(
        r#"{{"finding":"{finding:016x}","when":"2026-11-28T10:00:{second:02}.000001Z","who":"ada","entry":"decision","status":"{status}","note":"{number}","rule":"r","kind":"quantity","readings":["1","2"],"sides":[{{"reading":0,"article":"a.txt","exact":"one"}},{{"reading":1,"article":"b.txt","exact":"two"}}]}}"#
    )
}

fn read(text: &[u8]) -> Contents {
    Contents::read(text, "decisions.jsonl")
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_bytes_are_read_and_what_is_written_reads_the_same(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let contents = read(&bytes);
        let again = read(contents.text().as_bytes());
        prop_assert_eq!(again.text(), contents.text());
    }

    #[test]
    fn a_damaged_byte_costs_no_line_but_its_own(numbers in proptest::collection::btree_set(0_u8..60, 1..12), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = read(numbers.iter().map(|number| line(*number) + "\n").collect::<String>().as_bytes()).text();
        let mut damaged = text.clone().into_bytes();
        let at = at.index(damaged.len());
        damaged[at] = byte;
        let (before, after) = (read(text.as_bytes()), read(&damaged));
        // A line end within a line makes two halves of it; a line end gone joins two lines.
        let lost = if text.as_bytes()[at] == b'\n' { 2 } else { 1 };
        prop_assert!(after.entries().count() + lost >= before.entries().count());
        prop_assert_eq!(read(after.text().as_bytes()).text(), after.text());
    }

    #[test]
    fn the_way_a_merge_leaves_the_lines_changes_nothing(numbers in proptest::collection::vec(0_u8..60, 0..14), cut in 0_usize..14, marks in any::<bool>()) {
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        sorted.dedup();
        let plain: String = sorted.iter().map(|number| line(*number) + "\n").collect();
        let cut = cut.min(numbers.len());
        let lines = |numbers: &[u8]| numbers.iter().map(|number| line(*number) + "\n").collect::<String>();
        let (ours, theirs) = (lines(&numbers[..cut]), lines(&numbers[cut..]));
        let merged = match marks {
            true => format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> branch\n"),
            false => theirs + &ours,
        };
        prop_assert_eq!(read(merged.as_bytes()).text(), read(plain.as_bytes()).text());
        prop_assert_eq!(read(plain.as_bytes()).entries().count(), sorted.len());
    }
}
