//! The averaged perceptron.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;

use crate::features::{Evidence, Group, Mode, Seen, Shape, Spelling, case, opens_after, paired};
use crate::model::{Model, Scores, TAGS, best};
use crate::treebank::{self, Sentence, Word};
use crate::write;

const EPOCHS: u64 = 8;
/// Of a hundred sentences, how many are seen once more in title case, and in capitals.
const TITLES: u64 = 12;
const CAPITALS: u64 = 5;
/// A word has only one tag if it has it in this share of its uses, and as many uses.
const ONLY_SHARE: f64 = 0.995;
const ONLY_USES: u32 = 8;
/// Tags of the noun and the number, for numbers that the tokeniser parts from their unit.
const NOUN: u8 = 7;
const NUM: u8 = 8;
const PUNCT: u8 = 12;

/// A sentence ready for the tagger.
pub(crate) struct Example {
    seen: Vec<Seen>,
    only: Vec<Option<u8>>,
    gold: Vec<u8>,
}

/// Trains on one file, reports on another, writes the model.
pub(crate) fn train(train: &str, dev: &str, out: &str) -> Result<(), Box<dyn Error>> {
    let documents: Vec<Vec<Sentence>> =
        treebank::read(train)?.into_iter().map(|d| d.iter().map(cut_finer).collect()).collect();
    let lexicon = lexicon(&documents);
    let mut examples = Vec::new();
    let mut chance = Chance(42);
    for document in &documents {
        let evidence = evidence(document);
        for sentence in document {
            examples.push(example(sentence, &evidence, &lexicon));
            if sentence.words.len() >= 4 && chance.below(100) < TITLES {
                examples.push(example(&titled(sentence), &evidence, &lexicon));
            }
            if sentence.words.len() >= 4 && chance.below(100) < CAPITALS {
                examples.push(example(&shouted(sentence), &evidence, &lexicon));
            }
        }
    }
    let mut learner = Learner::default();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 1..=EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, usize::try_from(chance.below(at as u64 + 1))?);
        }
        let wrong: usize = order.iter().filter_map(|at| examples.get(*at)).map(|example| learner.learn(example)).sum();
        println!("epoch {epoch}: {wrong} wrong");
    }
    let only = lexicon.iter().map(|(word, tag)| (Shape::of(word).lexicon_key(), *tag)).collect::<BTreeMap<_, _>>();
    let (bytes, rows) = write::model(learner.averaged(), &only)?;
    let model = Model::new(&bytes);
    let documents = treebank::read(dev)?;
    println!("{rows} rows, {} words with one tag, {} bytes", only.len(), bytes.len());
    println!("{dev}: {:.2} % of gold tokens", share(&documents, model, &lexicon, Clone::clone));
    println!("  in title case: {:.2} %", share(&documents, model, &lexicon, titled));
    println!("  in capitals: {:.2} %", share(&documents, model, &lexicon, shouted));
    std::fs::write(out, bytes)?;
    Ok(())
}

/// The share of tokens tagged right, in percent.
fn share(
    documents: &[Vec<Sentence>],
    model: Model<'_>,
    lexicon: &BTreeMap<String, u8>,
    change: impl Fn(&Sentence) -> Sentence,
) -> f64 {
    let (mut right, mut all) = (0, 0);
    for document in documents {
        let evidence = evidence(document);
        for sentence in document {
            let example = example(&change(sentence), &evidence, lexicon);
            let tags = decode(&example, |keys| {
                let mut scores = Scores::default();
                model.add(keys, &mut scores);
                best(&scores)
            });
            right += tags.iter().zip(&example.gold).filter(|(tag, gold)| tag == gold).count();
            all += tags.len();
        }
    }
    100.0 * right as f64 / all as f64
}

/// Tags from left to right; words with one tag are not scored.
fn decode(example: &Example, mut choose: impl FnMut(&[u32; FEATURES]) -> u8) -> Vec<u8> {
    let mut tags = Vec::with_capacity(example.seen.len());
    let mut before = [TAGS as u8; 2];
    for at in 0..example.seen.len() {
        let tag = match example.only.get(at) {
            Some(Some(tag)) => *tag,
            _ => choose(&features(around(&example.seen, at), before)),
        };
        tags.push(tag);
        before = [tag, before[0]];
    }
    tags
}

/// How many features a token has.
const FEATURES: usize = 21;

/// The keys of a token's features, given its neighbours (two before, itself, two after) and the two tags before it.
fn features(around: [Seen; 5], before: [u8; 2]) -> [u32; FEATURES] {
    let mut keys = [0; FEATURES];
    let groups = Group::all(around, before).map(Group::keys);
    let all = groups.iter().flat_map(|keys| keys.as_slice()).copied().chain(paired(around));
    keys.iter_mut().zip(all).for_each(|(place, key)| *place = key);
    keys
}

fn around(seen: &[Seen], at: usize) -> [Seen; 5] {
    let get = |at: Option<usize>| at.and_then(|at| seen.get(at)).copied().unwrap_or(Seen::edge());
    [get(at.checked_sub(2)), get(at.checked_sub(1)), get(Some(at)), get(Some(at + 1)), get(Some(at + 2))]
}

#[derive(Default)]
struct Row {
    now: [f32; TAGS],
    total: [f64; TAGS],
    stamp: [u32; TAGS],
}

#[derive(Default)]
struct Learner {
    rows: HashMap<u32, Row>,
    clock: u32,
}

impl Learner {
    /// Learns from one sentence and counts its mistakes.
    fn learn(&mut self, example: &Example) -> usize {
        let (mut wrong, mut at) = (0, 0);
        let gold = |at: usize| example.gold.get(at).copied().unwrap_or(0);
        let skipped: Vec<usize> =
            (0..example.seen.len()).filter(|at| example.only.get(*at).is_some_and(Option::is_none)).collect();
        decode(example, |keys| {
            let right = skipped.get(at).map_or(0, |place| gold(*place));
            at += 1;
            self.clock += 1;
            let mut scores = [0.0_f32; TAGS];
            for row in keys.iter().filter_map(|key| self.rows.get(key)) {
                scores.iter_mut().zip(&row.now).for_each(|(score, weight)| *score += weight);
            }
            let mut guess = 0;
            for tag in 1..TAGS {
                if scores[tag] > scores[guess] {
                    guess = tag;
                }
            }
            let guess = guess as u8;
            if guess != right {
                wrong += 1;
                for key in keys {
                    let row = self.rows.entry(*key).or_default();
                    for (tag, change) in [(right, 1.0), (guess, -1.0)] {
                        let tag = usize::from(tag);
                        row.total[tag] += f64::from(row.now[tag]) * f64::from(self.clock - row.stamp[tag]);
                        row.stamp[tag] = self.clock;
                        row.now[tag] += change;
                    }
                }
            }
            guess
        });
        wrong
    }

    /// The mean of all weights over time, by key.
    fn averaged(self) -> BTreeMap<u32, [f64; TAGS]> {
        let clock = self.clock;
        let mean = |row: Row| {
            std::array::from_fn(|tag| {
                (row.total[tag] + f64::from(row.now[tag]) * f64::from(clock - row.stamp[tag])) / f64::from(clock)
            })
        };
        self.rows.into_iter().map(|(key, row)| (key, mean(row))).collect()
    }
}

/// What the words of a document look like elsewhere in it.
fn evidence(document: &[Sentence]) -> HashMap<String, Evidence> {
    let mut found: HashMap<String, Evidence> = HashMap::new();
    for sentence in document {
        let (spellings, mode) = spellings(sentence);
        for (at, (word, spelling)) in sentence.words.iter().zip(spellings).enumerate() {
            found.entry(word.form.to_lowercase()).or_default().note(spelling, mode, opens(sentence, at));
        }
    }
    found
}

fn spellings(sentence: &Sentence) -> (Vec<Spelling>, Mode) {
    let spellings: Vec<Spelling> = sentence.words.iter().map(|word| Spelling::of(&word.form)).collect();
    let mode = Mode::of(spellings.iter().copied().zip(sentence.words.iter().map(|word| word.form.len())));
    (spellings, mode)
}

fn opens(sentence: &Sentence, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| sentence.words.get(before)).is_none_or(|word| opens_after(&word.form))
}

fn example(sentence: &Sentence, evidence: &HashMap<String, Evidence>, lexicon: &BTreeMap<String, u8>) -> Example {
    let (spellings, mode) = spellings(sentence);
    let mut example = Example { seen: Vec::new(), only: Vec::new(), gold: Vec::new() };
    for (at, (word, spelling)) in sentence.words.iter().zip(spellings).enumerate() {
        let lower = word.form.to_lowercase().replace('\u{2019}', "'");
        let known = evidence.get(&word.form.to_lowercase()).copied().unwrap_or_default();
        let seen = Seen::new(Shape::of(&lower), case(spelling, mode, opens(sentence, at), known));
        example.only.push(seen.only_tag(lexicon.get(&lower).copied()));
        example.seen.push(seen);
        example.gold.push(word.tag);
    }
    example
}

/// The words that have one tag.
fn lexicon(documents: &[Vec<Sentence>]) -> BTreeMap<String, u8> {
    let mut uses: BTreeMap<String, [u32; TAGS]> = BTreeMap::new();
    for word in documents.iter().flatten().flat_map(|sentence| &sentence.words) {
        let lower = word.form.to_lowercase().replace('\u{2019}', "'");
        uses.entry(lower).or_default()[usize::from(word.tag)] += 1;
    }
    let only = |counts: [u32; TAGS]| {
        let all: u32 = counts.iter().sum();
        let tag = (0..TAGS).max_by_key(|tag| counts[*tag])?;
        (all >= ONLY_USES && f64::from(counts[tag]) >= ONLY_SHARE * f64::from(all)).then_some(tag as u8)
    };
    uses.into_iter().filter_map(|(word, counts)| only(counts).map(|tag| (word, tag))).collect()
}

/// The sentence with words parted as our tokeniser parts them: at hyphens, and numbers from their letters.
fn cut_finer(sentence: &Sentence) -> Sentence {
    let mut words = Vec::new();
    for word in &sentence.words {
        let letters = |part: &str| !part.is_empty() && part.chars().all(char::is_alphanumeric);
        let parts: Vec<&str> = word.form.split('-').collect();
        let digits = word.form.bytes().take_while(u8::is_ascii_digit).count();
        let rest = word.form.get(digits..).unwrap_or_default();
        if parts.len() > 1 && parts.iter().all(|part| letters(part)) {
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    words.push(Word { form: "-".into(), lemma: "-".into(), tag: PUNCT });
                }
                words.push(Word { form: (*part).into(), ..word.clone() });
            }
        } else if digits > 0 && rest.len() == 2 && !["st", "nd", "rd", "th"].contains(&rest) && letters(rest) {
            words.push(Word { form: word.form.get(..digits).unwrap_or_default().into(), tag: NUM, ..word.clone() });
            words.push(Word { form: rest.into(), tag: NOUN, ..word.clone() });
        } else {
            words.push(word.clone());
        }
    }
    Sentence { text: sentence.text.clone(), words }
}

/// The sentence as a headline: words of four letters and more, and the first, with a capital.
fn titled(sentence: &Sentence) -> Sentence {
    let capital = |(at, word): (usize, &Word)| {
        let small = ["ADP", "DET", "CCONJ", "PART"].contains(&treebank::TAGS[usize::from(word.tag)]);
        let mut letters = word.form.chars();
        match letters.next() {
            Some(first) if at == 0 || word.form.len() >= 4 || !small => {
                Word { form: first.to_uppercase().chain(letters).collect(), ..word.clone() }
            }
            _ => word.clone(),
        }
    };
    Sentence { text: String::new(), words: without_stop(sentence).iter().enumerate().map(capital).collect() }
}

/// The sentence in capitals.
fn shouted(sentence: &Sentence) -> Sentence {
    let words = without_stop(sentence);
    let words = words.iter().map(|word| Word { form: word.form.to_uppercase(), ..word.clone() }).collect();
    Sentence { text: String::new(), words }
}

fn without_stop(sentence: &Sentence) -> &[Word] {
    match sentence.words.as_slice() {
        [words @ .., stop] if stop.form == "." => words,
        words => words,
    }
}

/// A small generator of pseudo-random numbers (splitmix64), so that every run is the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % bound
    }
}
