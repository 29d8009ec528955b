//! Bytes to 1-based lines and columns.

/// Where the lines of a text begin.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    starts: Vec<u32>,
    /// How many characters begin before each multiple of [`STEP`] bytes.
    characters: Vec<u32>,
}

/// A column is counted over no more bytes than twice this, however long its line is.
const STEP: usize = 1024;

impl Lines {
    /// Finds the line starts of a text.
    pub fn new(text: &str) -> Self {
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after).map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect();
        let mut characters = vec![0];
        for chunk in text.as_bytes().chunks(STEP) {
            characters.push(characters.last().copied().unwrap_or(0) + count(chunk));
        }
        Self { starts, characters }
    }

    /// 1-based line and 1-based column in characters of a byte of `text`.
    pub fn locate(&self, text: &str, byte: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.before(text, byte).saturating_sub(self.before(text, start)) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), column)
    }

    /// How many characters begin before a byte.
    fn before(&self, text: &str, byte: u32) -> u32 {
        let step = byte as usize / STEP;
        let rest = text.as_bytes().get(step * STEP..byte as usize).unwrap_or_default();
        self.characters.get(step).copied().unwrap_or(0) + count(rest)
    }
}

/// How many characters of UTF-8 begin in some bytes.
fn count(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_however_long_the_line_is() {
        let text = format!("short\n{}\nend", "añb→ ".repeat(1_000));
        let lines = Lines::new(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]).step_by(7) {
            let before = &text[..byte];
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let expected = (before.matches('\n').count() + 1, before[start..].chars().count() + 1);
            let found = lines.locate(&text, byte as u32);
            assert_eq!((found.0 as usize, found.1 as usize), expected, "byte {byte}");
        }
    }
}
