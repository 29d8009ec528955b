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
struct Level {
    words: HashSet<String>,
    sure: HashSet<String>,
}

#[derive(Deserialize)]
struct Verbs {
    verbs: HashSet<String>,
}

#[derive(Deserialize)]
struct Gone {
    phrases: Vec<String>,
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
    level: Level,
    phrases_behind: Ways,
    phrases_before: Ways,
    gone: Gone,
    takes: Verbs,
    moves_with: Ways,
    freezes: Verbs,
    times: BTreeMap<String, f64>,
    folds: BTreeMap<String, f64>,
    compared: BTreeMap<String, f64>,
    kept: Kept,
    goes: Goes,
    before_now: List,
    earlier: List,
    hoped: List,
    wholes: List,
    pairs: Ways,
    pairs_forms: List,
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
    pub(super) pair: bool,
    /// `threefold`.
    pub(super) fold: Option<f64>,
    /// `twice` and `times` of `twice as many`, `three times as many`.
    pub(super) compared: Option<f64>,
}

/// Where the size of a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// `3.8% to the good`
    Behind,
    /// `piled on 1.3 percent`
    Before,
    /// `a tenth of the market value went up in smoke`
    Gone,
}

/// A phrase that says which way something moves.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    /// Its words but the last, in order; a verb is given as its lemma.
    pub(super) words: Vec<String>,
    pub(super) place: Place,
    pub(super) direction: Direction,
}

/// Everything read.
pub(super) struct Words {
    /// By form in lower case.
    pub(super) triggers: Glossary<String, Trigger>,
    /// Phrases by their last word.
    pub(super) phrases: Glossary<String, Vec<Phrase>>,
    /// Lemmas of verbs and the word behind them that move their subject together.
    pub(super) moves_with: HashMap<(String, String), Direction>,
    /// Lemmas of verbs that keep their object where it is.
    pub(super) freezes: HashSet<String>,
    /// Lemmas of verbs that take a size off something.
    pub(super) takes: HashSet<String>,
    /// Words of no change that need no figure.
    pub(super) sure: HashSet<String>,
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
    /// A verb's lemma and the word behind it, and which way they move.
    pub(super) pairs: HashMap<String, Direction>,
}

/// The words.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: File = crate::tables::table!("changes");
    let mut triggers: HashMap<String, Trigger> = HashMap::default();
    let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::default();
    let mut phrase = |said: &str, place: Place, direction: Direction| {
        let mut words: Vec<String> = said.split(' ').map(str::to_owned).collect();
        let Some(last) = words.pop() else { return };
        // Where a verb ends or begins a phrase it stands in its forms.
        let ends = if place == Place::Gone { verb_forms(&last) } else { vec![last] };
        let begins = words.first().filter(|_| place != Place::Behind).map_or(Vec::new(), |verb| verb_forms(verb));
        for end in ends {
            let said = phrases.entry(end).or_default();
            said.push(Phrase { words: words.clone(), place, direction });
            for verb in begins.iter().skip(1) {
                let rest = words.iter().skip(1).cloned();
                let words = std::iter::once(verb.clone()).chain(rest).collect();
                said.push(Phrase { words, place, direction });
            }
        }
    };
    let ways = |ways: Ways| {
        let way = |words: Vec<String>, direction| words.into_iter().map(move |word| (word, direction));
        way(ways.up, Direction::Up).chain(way(ways.down, Direction::Down))
    };
    ways(file.phrases_behind).for_each(|(said, direction)| phrase(&said, Place::Behind, direction));
    ways(file.phrases_before).for_each(|(said, direction)| phrase(&said, Place::Before, direction));
    file.gone.phrases.iter().for_each(|said| phrase(said, Place::Gone, Direction::Down));
    let pair = |(said, direction): (String, Direction)| {
        let (verb, particle) = said.split_once(' ')?;
        Some(((verb.to_owned(), particle.to_owned()), direction))
    };
    let moves_with = ways(file.moves_with).filter_map(pair).collect();
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
    let pairs: HashMap<String, Direction> = [(file.pairs.up, Direction::Up), (file.pairs.down, Direction::Down)]
        .into_iter()
        .flat_map(|(words, way)| words.into_iter().map(move |words| (words, way)))
        .collect();
    file.pairs_forms.words.into_iter().for_each(|form| triggers.entry(form).or_default().pair = true);
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
        phrases: phrases.into_iter().collect(),
        moves_with,
        freezes: file.freezes.verbs,
        takes: file.takes.verbs,
        sure: file.level.sure,
        goes: file.goes.verbs,
        keeping: file.kept.verbs,
        levels: file.kept.levels,
        before_now: file.before_now.words,
        earlier: file.earlier.words,
        hoped: file.hoped.words,
        wholes: file.wholes.words,
        pairs,
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
