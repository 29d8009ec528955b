//! A CoNLL-U file in, documents of tagged sentences out.

use std::error::Error;

/// The universal tags in the order of `crosscheck::text::Tag`.
pub(crate) const TAGS: [&str; 17] = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
];

/// A word and its tag.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) form: String,
    pub(crate) lemma: String,
    pub(crate) tag: u8,
}

/// A sentence and its text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sentence {
    pub(crate) text: String,
    pub(crate) words: Vec<Word>,
}

/// The documents of a treebank.
pub(crate) fn read(path: &str) -> Result<Vec<Vec<Sentence>>, Box<dyn Error>> {
    let mut documents: Vec<Vec<Sentence>> = vec![Vec::new()];
    let mut sentence = Sentence::default();
    for line in std::fs::read_to_string(path)?.lines().chain([""]) {
        if line.starts_with("# newdoc") {
            documents.push(Vec::new());
        } else if let Some(text) = line.strip_prefix("# text = ") {
            text.clone_into(&mut sentence.text);
        } else if line.is_empty() && !sentence.words.is_empty() {
            if let Some(document) = documents.last_mut() {
                document.push(std::mem::take(&mut sentence));
            }
        } else if !line.starts_with('#') {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, form, lemma, tag, ..] = fields.as_slice() else { continue };
            let Some(tag) = TAGS.iter().position(|known| known == tag) else { continue };
            if id.bytes().all(|byte| byte.is_ascii_digit()) {
                let tag = u8::try_from(tag)?;
                sentence.words.push(Word { form: (*form).to_owned(), lemma: (*lemma).to_owned(), tag });
            }
        }
    }
    documents.retain(|document| !document.is_empty());
    Ok(documents)
}
