//! Blocks in, sentences and their tokens out.

use super::{Sentence, Span, Token, Words, tokens};
use crate::article::Block;

/// Cuts the blocks of `text` into sentences, and each into tokens.
pub(super) fn split(text: &str, blocks: &[Block], words: &mut Words) -> (Vec<Sentence>, Vec<Token>) {
    let (mut sentences, mut all) = (Vec::new(), Vec::new());
    for (paragraph, block) in blocks.iter().enumerate() {
        let part = text.get(block.span.range()).unwrap_or_default();
        let mut from = 0;
        for piece in part.split_inclusive(". ") {
            let span = trimmed(
                text,
                Span::of(block.span.start() as usize + from, block.span.start() as usize + from + piece.len()),
            );
            from += piece.len();
            if span.is_empty() {
                continue;
            }
            let first = u32::try_from(all.len()).unwrap_or(u32::MAX);
            tokens::cut(text, span, u32::try_from(sentences.len()).unwrap_or(u32::MAX), words, &mut all);
            let tokens = first..u32::try_from(all.len()).unwrap_or(u32::MAX);
            let paragraph = u32::try_from(paragraph).unwrap_or(u32::MAX);
            sentences.push(Sentence { span, tokens, block: block.kind, paragraph });
        }
    }
    (sentences, all)
}

/// The span without white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let part = text.get(span.range()).unwrap_or_default();
    let start = span.start() as usize + (part.len() - part.trim_start().len());
    Span::of(start, start + part.trim().len())
}
