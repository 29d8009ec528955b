//! Sentence in, tokens out.

use super::{Span, Tag, Token, Words};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, dots or an apostrophe inside.
    Word,
    /// Digits, perhaps with separators (`1,312`, `6.3`, `5:00`).
    Number,
    /// Anything else, one character a token.
    Mark,
}

/// Cuts `text[span]` into tokens of sentence number `sentence` and appends them.
pub(super) fn cut(text: &str, span: Span, sentence: u32, words: &mut Words, out: &mut Vec<Token>) {
    // Placeholder: words of letters, numbers with inner separators, single marks.
    let base = span.start() as usize;
    let part = text.get(span.range()).unwrap_or_default();
    let chars: Vec<(usize, char)> = part.char_indices().collect();
    let (mut at, mut space) = (0, false);
    while at < chars.len() {
        let (start, first) = chars[at];
        if first.is_whitespace() {
            space = true;
            at += 1;
            continue;
        }
        let digit = first.is_ascii_digit();
        let mut next = at + 1;
        while next < chars.len() {
            let now = chars[next].1;
            let inner =
                digit && matches!(now, '.' | ',' | ':') && chars.get(next + 1).is_some_and(|c| c.1.is_ascii_digit());
            let joins =
                if digit { now.is_ascii_digit() || inner } else { first.is_alphabetic() && now.is_alphanumeric() };
            if !joins {
                break;
            }
            next += 1;
        }
        let end = chars.get(next).map_or(part.len(), |c| c.0);
        let kind = match first {
            _ if digit => TokenKind::Number,
            _ if first.is_alphabetic() => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        let lower = words.intern(&part[start..end].to_lowercase());
        out.push(Token {
            span: Span::of(base + start, base + end),
            kind,
            tag: Tag::X,
            lower,
            lemma: lower,
            sentence,
            space_before: std::mem::take(&mut space),
        });
        at = next;
    }
}
