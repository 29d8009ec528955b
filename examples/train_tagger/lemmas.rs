//! A treebank in, the suffix rules and exceptions of the lemmatiser out.
//!
//! A rule is the commonest change among the word forms with one ending; it is kept where it beats the rule of the
//! shorter ending. Forms that the rules get wrong become exceptions.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;

use crate::treebank::{self, TAGS};

/// A rule's ending is no longer than this, in bytes.
const LONGEST: usize = 6;
/// So many forms must be right for a rule to be kept.
const SUPPORT: usize = 2;

/// Ending to the count of bytes to take off and the letters to put on.
type Rules = BTreeMap<String, (usize, String)>;

/// Writes the table to `out`.
pub(crate) fn learn(train: &str, out: &str) -> Result<(), Box<dyn Error>> {
    let mut uses: BTreeMap<(&str, String), BTreeMap<String, usize>> = BTreeMap::new();
    for word in treebank::read(train)?.iter().flatten().flat_map(|sentence| &sentence.words) {
        let (form, lemma) = (word.form.to_lowercase(), word.lemma.to_lowercase());
        let plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
        let group = match TAGS.get(usize::from(word.tag)) {
            Some(&"VERB") => "verb",
            Some(&"NOUN") => "noun",
            Some(&"ADJ") => "adj",
            _ => continue,
        };
        if form.len() > 2 && plain(&form) && plain(&lemma) {
            *uses.entry((group, form)).or_default().entry(lemma).or_default() += 1;
        }
    }
    let mut table = String::from("# Derived from UD English-EWT by examples/train_tagger; see NOTICE.\n");
    for group in ["adj", "noun", "verb"] {
        let forms: Vec<(&str, &str, usize)> = uses
            .iter()
            .filter(|((of, _), _)| *of == group)
            .filter_map(|((_, form), lemmas)| {
                lemmas
                    .iter()
                    .max_by_key(|(_, count)| **count)
                    .map(|(lemma, count)| (form.as_str(), lemma.as_str(), *count))
            })
            .collect();
        let rules = rules(&forms);
        for (ending, (strip, add)) in &rules {
            writeln!(table, "{group}\t-{ending}\t{strip}{add}")?;
        }
        let (mut wrong, mut kept) = (0, 0);
        for (form, lemma, count) in &forms {
            let ruled = apply(&rules, form, LONGEST);
            if ruled != *lemma {
                wrong += 1;
                // `supplies` is listed as a word of its own; where `supply` is one too, the rule is as good.
                if form == lemma && uses.contains_key(&(group, ruled)) {
                    continue;
                }
                if *count >= 2 || rules.values().any(|rule| *rule == change(form, lemma)) && lemma.len() > 2 {
                    kept += 1;
                    writeln!(table, "{group}\t{form}\t{lemma}")?;
                }
            }
        }
        println!("{group}: {} forms, {} rules, {wrong} wrong, {kept} exceptions", forms.len(), rules.len());
    }
    std::fs::write(out, table)?;
    Ok(())
}

/// What turns a form into its lemma.
fn change(form: &str, lemma: &str) -> (usize, String) {
    let common = form.bytes().zip(lemma.bytes()).take_while(|(a, b)| a == b).count();
    (form.len() - common, lemma.get(common..).unwrap_or_default().to_owned())
}

/// The lemma by the rule of the longest ending up to `longest`.
fn apply(rules: &Rules, form: &str, longest: usize) -> String {
    let rule = (0..=longest.min(form.len())).rev().find_map(|length| rules.get(form.get(form.len() - length..)?));
    match rule {
        Some((strip, add)) if *strip < form.len() => {
            format!("{}{add}", form.get(..form.len() - strip).unwrap_or_default())
        }
        _ => form.to_owned(),
    }
}

fn rules(forms: &[(&str, &str, usize)]) -> Rules {
    let mut rules = Rules::from([(String::new(), (0, String::new()))]);
    for length in 1..=LONGEST {
        let mut endings: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for (form, lemma, _) in forms.iter().filter(|(form, _, _)| form.len() > length) {
            endings.entry(form.get(form.len() - length..).unwrap_or_default()).or_default().push((form, lemma));
        }
        for (ending, members) in endings {
            let mut changes: BTreeMap<(usize, String), usize> = BTreeMap::new();
            for (form, lemma) in &members {
                *changes.entry(change(form, lemma)).or_default() += 1;
            }
            let Some((best, right)) = changes.into_iter().max_by_key(|(_, count)| *count) else { continue };
            let before = members.iter().filter(|(form, lemma)| apply(&rules, form, length - 1) == *lemma).count();
            if right >= SUPPORT && right > before && right * 2 > members.len() {
                rules.insert(ending.to_owned(), best);
            }
        }
    }
    rules
}
