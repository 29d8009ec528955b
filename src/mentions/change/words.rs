//! The words of change, read once from `data/changes.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

use crate::mentions::Direction;
use crate::tables::Glossary;

#[derive(Deserialize)]
struct Ways {
    up: Vec<String>,
    down: Vec<String>,
}

#[derive(Deserialize)]
struct List {
    words: HashSet<String>,
}

#[derive(Deserialize)]
struct Phrasal {
    verbs: HashSet<String>,
}

#[derive(Deserialize)]
struct Kept {
    verbs: HashSet<String>,
    levels: HashSet<String>,
}

#[derive(Deserialize)]
struct Goes {
    verbs: HashSet<String>,
    forms: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    moves: Ways,
    causes: Ways,
    nouns: Ways,
    before: Ways,
    behind: Ways,
    level: List,
    times: BTreeMap<String, f64>,
    folds: BTreeMap<String, f64>,
    compared: BTreeMap<String, f64>,
    kept: Kept,
    goes: Goes,
    before_now: List,
    earlier: List,
    hoped: List,
    wholes: List,
    takers: Goes,
    phrases: Ways,
    phrases_forms: List,
    between: List,
    ends: List,
    closing: List,
    compounds: List,
    margins: List,
    leaps: List,
    jumps: List,
    phrasal: Phrasal,
    measures: List,
    tallies: List,
    lasting: List,
}

/// What one word can say of a change; a word may say several things (`cut`, `rise`, `up`).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Trigger {
    /// A verb whose subject moves.
    pub(super) moves: Option<Direction>,
    /// A verb whose object is moved.
    pub(super) causes: Option<Direction>,
    /// A noun.
    pub(super) noun: Option<Direction>,
    /// Before a size.
    pub(super) before: Option<Direction>,
    /// Behind a size.
    pub(super) behind: Option<Direction>,
    /// A verb that says no way by itself.
    pub(super) goes: bool,
    /// Unchanged.
    pub(super) level: bool,
    /// A verb that multiplies.
    pub(super) times: Option<f64>,
    /// A verb whose second word makes a move of it: `gave up 31 points`.
    pub(super) phrase: bool,
    /// `threefold`.
    pub(super) fold: Option<f64>,
    /// `twice` and `times` of `twice as many`, `three times as many`.
    pub(super) compared: Option<f64>,
}

/// Everything read.
pub(super) struct Words {
    /// By form in lower case.
    pub(super) triggers: Glossary<String, Trigger>,
    /// Words between a trigger or preposition and its size.
    pub(super) between: HashSet<String>,
    /// Words that open another clause.
    pub(super) ends: HashSet<String>,
    /// Lemmas of verbs of trading, before `off 3 percent`.
    pub(super) closing: HashSet<String>,
    /// Lemmas of verbs whose `by` is a margin.
    pub(super) margins: HashSet<String>,
    /// Pairs of words whose noun is no change.
    pub(super) compounds: HashSet<String>,
    /// Lemmas of verbs that say no way by themselves.
    pub(super) goes: HashSet<String>,
    /// Lemmas of verbs by which something stays what it is.
    pub(super) keeping: HashSet<String>,
    /// Words before `level` that say which one was there before.
    pub(super) levels: HashSet<String>,
    /// Nouns of change that with a length are a way or a height.
    pub(super) leaps: HashSet<String>,
    /// Lemmas of verbs whose length is a way.
    pub(super) jumps: HashSet<String>,
    /// Lemmas of verbs that take an `up` or `down` to themselves.
    pub(super) phrasal: HashSet<String>,
    /// Units that count one side of two.
    pub(super) tallies: HashSet<String>,
    /// Words behind a length of time that compare it.
    pub(super) lasting: HashSet<String>,
    /// Nouns whose `of` leads to their number.
    pub(super) measures: HashSet<String>,
    /// Words of a time before the one that is told of.
    pub(super) before_now: HashSet<String>,
    /// Those of them that say so by themselves.
    pub(super) earlier: HashSet<String>,
    /// Words that say that a number was only expected.
    pub(super) hoped: HashSet<String>,
    /// Words of a thing as it was, of which a part is left.
    pub(super) wholes: HashSet<String>,
    /// Forms of verbs that take a size off something.
    pub(super) takers: HashSet<String>,
    /// A verb's lemma and the word behind it, and which way they move.
    pub(super) phrases: HashMap<String, Direction>,
}

/// The words.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: File = crate::tables::table!("changes");
    let mut triggers: HashMap<String, Trigger> = HashMap::default();
    let mut put = |ways: Ways, forms: fn(&str) -> Vec<String>, set: fn(&mut Trigger, Direction)| {
        for (words, direction) in [(ways.up, Direction::Up), (ways.down, Direction::Down)] {
            for form in words.iter().flat_map(|word| forms(word)) {
                set(triggers.entry(form).or_default(), direction);
            }
        }
    };
    put(file.moves, verb_forms, |trigger, direction| trigger.moves = Some(direction));
    put(file.causes, verb_forms, |trigger, direction| trigger.causes = Some(direction));
    put(file.nouns, noun_forms, |trigger, direction| trigger.noun = Some(direction));
    put(file.before, |word| vec![word.to_owned()], |trigger, direction| trigger.before = Some(direction));
    put(file.behind, |word| vec![word.to_owned()], |trigger, direction| trigger.behind = Some(direction));
    file.level.words.into_iter().for_each(|word| triggers.entry(word).or_default().level = true);
    for (word, times) in file.times {
        verb_forms(&word).into_iter().for_each(|form| triggers.entry(form).or_default().times = Some(times));
    }
    let regular = file.goes.verbs.iter().flat_map(|verb| verb_forms(verb));
    for form in regular.chain(file.goes.forms) {
        triggers.entry(form).or_default().goes = true;
    }
    let phrases: HashMap<String, Direction> = [(file.phrases.up, Direction::Up), (file.phrases.down, Direction::Down)]
        .into_iter()
        .flat_map(|(words, way)| words.into_iter().map(move |words| (words, way)))
        .collect();
    file.phrases_forms.words.into_iter().for_each(|form| triggers.entry(form).or_default().phrase = true);
    file.folds.into_iter().for_each(|(word, fold)| triggers.entry(word).or_default().fold = Some(fold));
    // Read by what stands before them.
    for word in ["level", "same"] {
        triggers.entry(word.to_owned()).or_default();
    }
    for (word, times) in file.compared {
        triggers.entry(word).or_default().compared = Some(times);
    }
    Words {
        triggers: triggers.into_iter().collect(),
        goes: file.goes.verbs,
        keeping: file.kept.verbs,
        levels: file.kept.levels,
        before_now: file.before_now.words,
        earlier: file.earlier.words,
        hoped: file.hoped.words,
        wholes: file.wholes.words,
        takers: file.takers.verbs.iter().flat_map(|verb| verb_forms(verb)).chain(file.takers.forms).collect(),
        phrases,
        between: file.between.words,
        ends: file.ends.words,
        closing: file.closing.words,
        compounds: file.compounds.words,
        margins: file.margins.words,
        leaps: file.leaps.words,
        jumps: file.jumps.words,
        phrasal: file.phrasal.verbs,
        measures: file.measures.words,
        tallies: file.tallies.words,
        lasting: file.lasting.words,
    }
});

/// The regular forms of a verb.
fn verb_forms(word: &str) -> Vec<String> {
    let stem = word.strip_suffix('e').unwrap_or(word);
    let mut forms = vec![word.to_owned(), format!("{stem}ed"), format!("{stem}ing")];
    forms.push(if word.ends_with("sh") || word.ends_with('s') || word.ends_with("ch") {
        format!("{word}es")
    } else {
        format!("{word}s")
    });
    if let Some(stem) = word.strip_suffix('y') {
        forms.push(format!("{stem}ies"));
    }
    forms
}

/// A noun and its plural.
fn noun_forms(word: &str) -> Vec<String> {
    vec![word.to_owned(), format!("{word}s")]
}
