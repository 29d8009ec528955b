//! Which names of one article are the same thing.
//!
//! Only what the article itself shows: `Kishida` after `Fumio Kishida`, `Kestrel` for `Kestrel Robotics NV`, `CCP` for
//! `Chinese Communist Party`. A spelling that differs by a letter is another entity: whether it is a misprint is for
//! whoever compares, and a merged name could never be compared.

use std::ops::Range;

use foldhash::HashMap;

use super::super::NameKind;
use super::kinds::{self, Sure};
use super::lexicon::flag;
use super::runs::{Page, Run};
use super::shape::Shape;
use crate::text::letters::plain;

/// What a mention of a name stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Resolved {
    /// The entity's number.
    pub(super) entity: u32,
    /// Its kind.
    pub(super) kind: NameKind,
    /// Its full name.
    pub(super) full: String,
}

/// One spelling of a name.
struct Form {
    /// The words without accents, dots and capitals.
    words: Vec<String>,
    /// As first written.
    written: String,
    /// The first run that has it.
    first: usize,
    kind: NameKind,
    sure: Sure,
    known: Option<&'static str>,
    /// One word in capitals.
    acronym: bool,
    company: bool,
    /// The form it stands for; itself where it stands for nothing else.
    parent: usize,
}

/// At most one form with a property; several are none.
#[derive(Debug, Clone, Copy, Default)]
struct Only {
    form: usize,
    count: u32,
}

impl Only {
    fn add(&mut self, form: usize) {
        self.form = form;
        self.count += 1;
    }

    fn get(self) -> Option<usize> {
        (self.count == 1).then_some(self.form)
    }
}

type Index = HashMap<String, Only>;
type Groups = HashMap<String, Vec<usize>>;

/// How many bearers of one surname are kept apart by name; more are not told apart by a surname anyway.
const BEARERS: usize = 16;

/// Entities of all runs, in the order of the runs.
pub(super) fn resolve(page: &Page<'_>, runs: &[Run]) -> Vec<Resolved> {
    let (mut forms, of_run) = collect(page, runs);
    let bearers = link(&mut forms);
    let mut numbers: HashMap<(usize, bool), u32> = HashMap::default();
    let fulls = longest(&forms);
    let mut resolved = Vec::with_capacity(runs.len());
    for (run, form) in runs.iter().zip(&of_run) {
        let own = forms.get(*form).filter(|form| form.words.len() == 1 && form.known.is_none());
        let shared = own.and_then(|form| form.words.first()).and_then(|word| bearers.get(word));
        let root = match shared {
            Some(bearers) if bearers.len() > 1 => {
                told_apart(page, &forms, bearers, run, resolved.len()).unwrap_or(*form)
            }
            _ => root(&forms, *form),
        };
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let entity = *numbers.entry((root, true)).or_insert(next);
        let full = fulls.get(root).and_then(|full| forms.get(*full));
        let kind = forms.get(root).map_or(NameKind::Other, |form| form.kind);
        let full = full.map_or_else(String::new, |form| form.known.map_or_else(|| form.written.clone(), str::to_owned));
        resolved.push(Resolved { entity, kind, full });
    }
    resolved
}

/// Of several bearers of a surname, the one that `Mrs` or the text so far leaves.
fn told_apart(page: &Page<'_>, forms: &[Form], bearers: &[usize], run: &Run, at: usize) -> Option<usize> {
    let address = run.tokens.start.checked_sub(1).map_or(0, |before| page.lexicon.flags(before));
    let fits = |form: &Form| {
        let given = form.words.first().map_or(0, |word| gender(page, word));
        !(address & flag::FEMALE_ADDRESS != 0 && given == flag::MALE
            || address & flag::MALE_ADDRESS != 0 && given == flag::FEMALE)
    };
    let mut roots: Vec<usize> = bearers
        .iter()
        .filter(|form| forms.get(**form).is_some_and(|form| form.first < at && fits(form)))
        .map(|form| root(forms, *form))
        .collect();
    roots.sort_unstable();
    roots.dedup();
    match roots.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

fn gender(page: &Page<'_>, word: &str) -> u64 {
    let flags = page.document.words().find(word).map_or(0, |sym| page.lexicon.of(sym));
    flags & (flag::MALE | flag::FEMALE)
}

/// The forms of the document, and the form of each run.
fn collect(page: &Page<'_>, runs: &[Run]) -> (Vec<Form>, Vec<usize>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::default();
    let mut of_run = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let (kind, sure) = kinds::kind(page, run);
        let words = words(page, &run.tokens);
        let key = run.known.map_or_else(|| words.join(" "), |known| format!("={}", known.full));
        let form = *index.entry(key).or_insert(forms.len());
        if form == forms.len() {
            let last = run.tokens.end.saturating_sub(1);
            forms.push(Form {
                acronym: run.tokens.end - run.tokens.start == 1
                    && page.shapes.get(run.tokens.start) == Shape::Capitals
                    && run.known.is_none_or(|known| known.kind == NameKind::Organisation),
                company: page.lexicon.is(last, flag::COMPANY),
                words,
                written: written(page, &run.tokens),
                first: at,
                kind,
                sure,
                known: run.known.map(|known| &*known.full),
                parent: form,
            });
        } else if let Some(form) = forms.get_mut(form)
            && sure > form.sure
        {
            (form.kind, form.sure) = (kind, sure);
        }
        of_run.push(form);
    }
    (forms, of_run)
}

/// The words of a name as it is compared inside an article.
fn words(page: &Page<'_>, tokens: &Range<u32>) -> Vec<String> {
    let bare = |at: u32| plain(page.document.lower(at)).replace('.', "");
    let all: Vec<String> = tokens.clone().map(bare).filter(|word| !word.is_empty()).collect();
    all.into_iter().filter(|word| !matches!(word.as_str(), "-" | ",")).collect()
}

/// The words of a name with single spaces.
fn written(page: &Page<'_>, tokens: &Range<u32>) -> String {
    let text = page.document.slice(page.document.cover(tokens.clone()));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn root(forms: &[Form], form: usize) -> usize {
    let mut at = form;
    // Parents are longer than their children or equal and earlier, so the walk ends; the bound makes it certain.
    for _ in 0..8 {
        match forms.get(at) {
            Some(form) if form.parent != at => at = form.parent,
            _ => break,
        }
    }
    at
}

/// The longest form of each root, by root.
fn longest(forms: &[Form]) -> Vec<usize> {
    let mut fulls: Vec<usize> = (0..forms.len()).collect();
    for (at, form) in forms.iter().enumerate() {
        let root = root(forms, at);
        let Some(best) = fulls.get(root).and_then(|best| forms.get(*best)) else { continue };
        // Words before initials: `Davit Maisuradze` is fuller than `D. Maisuradze`.
        let spelled = |form: &Form| form.words.iter().filter(|word| word.chars().count() > 1).count();
        let rank = |form: &Form| (form.known.is_some(), form.words.len(), spelled(form), std::cmp::Reverse(form.first));
        let longer = rank(form) > rank(best);
        if longer && let Some(full) = fulls.get_mut(root) {
            *full = at;
        }
    }
    fulls
}

#[expect(clippy::iter_over_hash_type, reason = "each list is set in order by itself")]
fn distinct(forms: &[Form], bearers: &mut Groups) {
    for list in bearers.values_mut() {
        list.sort_unstable_by_key(|form| root(forms, *form));
        list.dedup_by_key(|form| root(forms, *form));
    }
}

/// Links shorter forms to the one longer form they can stand for. Gives the bearers of each surname.
fn link(forms: &mut [Form]) -> Groups {
    let (mut bearers, mut heads, mut firsts) = (Groups::default(), Groups::default(), Groups::default());
    let (mut given, mut initials, mut sets) = (Index::default(), Index::default(), Index::default());
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.words.len() > 1 && form.known.is_none()) {
        let (Some(first), Some(last)) = (form.words.first(), form.words.last()) else { continue };
        if form.kind == NameKind::Person {
            let list = bearers.entry(last.clone()).or_default();
            if list.len() < BEARERS {
                list.push(at);
            }
            // `Colin A.` is no bearer of its own first name, but one who is to be found.
            if last.chars().count() > 1 {
                given.entry(first.clone()).or_default().add(at);
            }
            let list = firsts.entry(first.clone()).or_default();
            if list.len() < BEARERS {
                list.push(at);
            }
            sets.entry(sorted(&form.words)).or_default().add(at);
        } else if form.kind == NameKind::Organisation {
            let list = heads.entry(first.clone()).or_default();
            if list.len() < BEARERS {
                list.push(at);
            }
            initials.entry(letters(form)).or_default().add(at);
        }
    }
    for at in 0..forms.len() {
        let parent = match forms.get(at) {
            Some(form) if form.known.is_none() && form.words.len() > 1 => match form.kind {
                NameKind::Person => {
                    longer_person(forms, &bearers, &sets, at).or_else(|| written_out(forms, &firsts, at))
                }
                _ => longer_organisation(forms, &heads, at),
            },
            Some(form) if form.words.len() == 1 => single(forms, at, &bearers, &given, &heads, &initials),
            _ => None,
        };
        if let Some(parent) = parent.filter(|parent| root(forms, *parent) != at)
            && let Some(form) = forms.get_mut(at)
        {
            form.parent = parent;
        }
    }
    // Forms of one person are one bearer of the surname.
    distinct(forms, &mut bearers);
    bearers
}

fn sorted(words: &[String]) -> String {
    let mut words: Vec<&str> = words.iter().map(|word| &**word).collect();
    words.sort_unstable();
    words.join(" ")
}

fn letters(form: &Form) -> String {
    let small = |word: &&String| !matches!(word.as_str(), "of" | "the" | "and" | "for" | "on" | "&");
    form.words.iter().filter(small).filter_map(|word| word.chars().next()).collect()
}

/// The fuller form of a person's name of several words: another order (`Akiba Takeo`, `Takeo Akiba`), an initial
/// written out (`D. Maisuradze`), a first name added (`Zammit Lauri`).
fn longer_person(forms: &[Form], bearers: &Groups, sets: &Index, at: usize) -> Option<usize> {
    let form = forms.get(at)?;
    if let Some(set) = sets.get(&sorted(&form.words)).filter(|set| set.count == 2)
        && set.form != at
    {
        return Some(set.form);
    }
    let (last, first) = (form.words.last()?, form.words.first()?);
    let list = bearers.get(last).filter(|list| list.len() < BEARERS)?;
    let mut only = Only::default();
    for candidate in list.iter().filter(|candidate| **candidate != at) {
        let Some(longer) = forms.get(*candidate) else { continue };
        let tail = longer.words.len() > form.words.len() && longer.words.ends_with(&form.words);
        let written_out = first.chars().count() == 1
            && longer.words.first().is_some_and(|word| word.chars().count() > 1 && word.starts_with(first.as_str()))
            && initials_agree(form, longer);
        let middle = longer.words.len() > form.words.len()
            && longer.words.first() == Some(first)
            && form.words.iter().all(|word| longer.words.contains(word));
        if tail || written_out || middle {
            only.add(*candidate);
        }
    }
    only.get()
}

/// The one person whose surname a form cuts short: `Colin Abbot` for `Colin A.`
fn written_out(forms: &[Form], firsts: &Groups, at: usize) -> Option<usize> {
    let form = forms.get(at)?;
    let [first, letter] = form.words.as_slice() else { return None };
    if letter.chars().count() != 1 {
        return None;
    }
    let list = firsts.get(first).filter(|list| list.len() < BEARERS)?;
    let surname =
        |form: &Form| form.words.last().is_some_and(|last| last.len() > 1 && last.starts_with(letter.as_str()));
    let mut only = Only::default();
    list.iter().filter(|other| forms.get(**other).is_some_and(surname)).for_each(|other| only.add(*other));
    only.get()
}

fn initials_agree(form: &Form, longer: &Form) -> bool {
    form.words.len() <= 2 || form.words.len() == longer.words.len()
}

/// `Kestrel Robotics` -> `Kestrel Robotics NV`: the longest name that begins with this one, if all such names are
/// beginnings of it.
fn longer_organisation(forms: &[Form], heads: &Groups, at: usize) -> Option<usize> {
    let form = forms.get(at)?;
    let list = heads.get(form.words.first()?).filter(|list| list.len() < BEARERS)?;
    let longer = |other: &Form| other.words.len() > form.words.len() && other.words.starts_with(&form.words);
    let mut longer: Vec<usize> = list.iter().copied().filter(|other| forms.get(*other).is_some_and(longer)).collect();
    longer.sort_by_key(|other| forms.get(*other).map_or(0, |form| form.words.len()));
    let words = |form: usize| forms.get(form).map(|form| form.words.as_slice()).unwrap_or_default();
    let chain = longer.windows(2).all(|pair| matches!(pair, [a, b] if words(*b).starts_with(words(*a))));
    longer.last().copied().filter(|_| chain)
}

/// The form that a single word stands for.
fn single(
    forms: &[Form],
    at: usize,
    bearers: &Groups,
    given: &Index,
    heads: &Groups,
    initials: &Index,
) -> Option<usize> {
    let form = forms.get(at)?;
    let word = form.words.first()?;
    if form.acronym
        && let Some(spelled) = initials.get(word).and_then(|only| only.get())
    {
        return Some(spelled);
    }
    if form.known.is_some() {
        return None;
    }
    if let Some([bearer]) = bearers.get(word).map(Vec::as_slice) {
        return Some(*bearer);
    }
    if bearers.contains_key(word) {
        return None;
    }
    let company = longer_organisation(forms, heads, at)
        .filter(|head| forms.get(*head).is_some_and(|head| head.company) || form.kind == NameKind::Organisation);
    company.or_else(|| given.get(word).and_then(|only| only.get()).filter(|_| form.kind != NameKind::Place))
}
