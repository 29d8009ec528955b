//! Tests of the text layer as its users see it: through [`Document`].

mod chunks;
mod lemmas;
mod sentences;
mod tags;
mod tokens;

use super::Document;

/// The tokens of a text, as written.
fn words(text: &str) -> Vec<String> {
    let document = Document::of_text(text);
    document.tokens.iter().map(|token| document.slice(token.span).to_owned()).collect()
}
