//! The whole text layer against a treebank: tokens found, and tags and lemmas of those.

use std::collections::HashMap;
use std::error::Error;

use crosscheck::article::{Article, Block, BlockKind};
use crosscheck::text::{Document, Span};

use crate::treebank::{self, Sentence};

/// Prints the shares in percent.
pub(crate) fn measure(path: &str) -> Result<(), Box<dyn Error>> {
    let (mut gold_tokens, mut our_tokens, mut common, mut tags, mut lemmas) = (0, 0, 0, 0, 0);
    for sentences in treebank::read(path)? {
        let mut article = Article::of_text("");
        article.blocks.clear();
        let mut gold = HashMap::new();
        for sentence in &sentences {
            let start = article.text.len();
            article.text.push_str(&sentence.text);
            article.blocks.push(Block { kind: BlockKind::Paragraph, span: Span::of(start, article.text.len()) });
            article.text.push('\n');
            gold.extend(places(sentence, start));
        }
        let document = Document::new(&article);
        gold_tokens += gold.len();
        our_tokens += document.tokens.len();
        for (at, token) in (0..).zip(&document.tokens) {
            if let Some((tag, lemma)) = gold.get(&token.span) {
                common += 1;
                let right = document.tag(at) as u8 == *tag;
                tags += usize::from(right);
                lemmas += usize::from(document.lemma(at) == lemma.to_lowercase());
            }
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    println!("tokens: precision {:.2}, recall {:.2}", share(common, our_tokens), share(common, gold_tokens));
    println!("of those: tag {:.2} % right, lemma {:.2} % right", share(tags, common), share(lemmas, common));
    Ok(())
}

/// Where the words of a sentence stand, with tag and lemma.
fn places(sentence: &Sentence, start: usize) -> Vec<(Span, (u8, &str))> {
    let mut at = 0;
    let mut found = Vec::new();
    for word in &sentence.words {
        let Some(from) = sentence.text.get(at..).and_then(|rest| rest.find(&word.form)) else { continue };
        let from = at + from;
        at = from + word.form.len();
        found.push((Span::of(start + from, start + at), (word.tag, word.lemma.as_str())));
    }
    found
}
