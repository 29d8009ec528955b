//! How alike two names are: one name in another form, one name with a slip in it, or two names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use crate::rules::{Params, Rules};

/// `data/names/short.toml`, see there.
#[derive(Deserialize)]
struct Short {
    rows: Vec<Vec<String>>,
}

/// The rows of each name, counted like rules from the other end of the numbers.
static SHORT: LazyLock<HashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let table: Short = crate::tables::table!("names/short");
    let mut rows: HashMap<String, Vec<usize>> = HashMap::default();
    for (row, forms) in table.rows.into_iter().enumerate() {
        forms.into_iter().for_each(|form| rows.entry(form).or_default().push(usize::MAX - row));
    }
    rows
});

/// Spellings that are accepted for one another: `Bill` for `William`, `Kiev` for `Kyiv`.
#[derive(Debug, Clone, Default)]
pub(super) struct Variants(BTreeMap<String, Vec<usize>>);

impl Variants {
    /// Reads the rules; forms of several words count by the words in which they differ.
    pub(super) fn read(rules: &Rules) -> Self {
        let mut variants: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, rule) in rules.of_kind("variants") {
            let Params::Variants(forms) = rule.params() else { continue };
            let folded: Vec<Vec<String>> = forms.iter().map(|form| super::entities::fold(&form)).collect();
            let common = |part: &String| folded.iter().all(|form| form.contains(part));
            for part in folded.iter().flatten().filter(|part| folded.len() < 2 || !common(part)) {
                variants.entry(part.clone()).or_default().push(at);
            }
        }
        Self(variants)
    }

    /// Whether two parts of names are one, as the rules or the ways to write another alphabet in ours have it.
    pub(super) fn accept(&self, a: &str, b: &str) -> bool {
        if a == b || transliterated(a) == transliterated(b) || feminine(a, b) || feminine(b, a) {
            return true;
        }
        self.rules(a).any(|rule| self.rules(b).any(|other| other == rule))
    }

    /// The rules and the rows of short names that have a part among their forms, each by a number of its own.
    pub(super) fn rules(&self, part: &str) -> impl Iterator<Item = usize> {
        self.0.get(part).into_iter().chain(SHORT.get(part)).flatten().copied()
    }
}

/// Whether the second is a woman's form of the first, as Czech, Slovak and Polish have it: `Novak`, `Novakova`; `Nowicki`,
/// `Nowicka`. Foreign papers often leave it out.
fn feminine(base: &str, other: &str) -> bool {
    const FORMS: [(&str, &str); 4] = [("", "ova"), ("ski", "ska"), ("sky", "ska"), ("cki", "cka")];
    FORMS.iter().any(|(man, woman)| {
        let stem = base.strip_suffix(man).filter(|stem| stem.len() > 2);
        stem.is_some() && stem == other.strip_suffix(woman)
    })
}

/// A part of a name with the usual choices of transliteration made in one way: `-y`, `-iy`, `-ij` and `-i`; `kh` and `h`;
/// `oe` and `ö`; `tsch`, `tch` and `ch`; `w` and `v` at the start.
///
/// The choices are those in which the common romanisations of Cyrillic (BGN/PCGN, ISO 9, German and French press),
/// Arabic and the German umlauts differ. Doubled letters are no such choice.
pub(super) fn transliterated(part: &str) -> String {
    const CHOICES: [(&str, &str); 21] = [
        ("tsch", "ch"),
        ("tch", "ch"),
        ("sch", "sh"),
        ("dzh", "j"),
        ("dsch", "j"),
        ("dj", "j"),
        ("zh", "j"),
        ("kh", "h"),
        ("dh", "d"),
        ("ph", "f"),
        ("ks", "x"),
        ("q", "k"),
        ("ou", "u"),
        ("oe", "o"),
        ("ae", "a"),
        ("ue", "u"),
        ("iye", "ie"),
        ("yev", "ev"),
        ("iev", "ev"),
        ("jew", "ev"),
        ("ye", "e"),
    ];
    let mut plain = part.to_owned();
    let mut held = letters(&plain);
    for (written, chosen) in CHOICES {
        let needed = letters(written);
        if held & needed == needed && plain.contains(written) {
            plain = plain.replace(written, chosen);
            held = letters(&plain);
        }
    }
    for ending in ["iy", "ij", "yi", "ii", "yj"] {
        if let Some(stem) = plain.strip_suffix(ending) {
            plain = format!("{stem}i");
        }
    }
    if letters(&plain) & letters("wyj") == 0 {
        return plain;
    }
    let letters: Vec<char> = plain.chars().collect();
    let vowel = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| "aeiouy".contains(*c));
    letters
        .iter()
        .enumerate()
        .map(|(at, letter)| match letter {
            'w' if at == 0 => 'v',
            // Between consonants `y` and `i` are two letters: Smyth and Smith.
            'y' | 'j' if at > 0 && (at + 1 == letters.len() || vowel(at.checked_sub(1)) || vowel(Some(at + 1))) => 'i',
            'j' if at == 0 && vowel(Some(1)) => 'y',
            other => *other,
        })
        .collect()
}

/// A bit for each small letter that stands in a word.
fn letters(word: &str) -> u32 {
    let small = word.bytes().filter(u8::is_ascii_lowercase);
    small.fold(0, |letters, byte| letters | 1 << (byte - b'a'))
}

/// Whether two parts are equal, or one is the other's first letter.
pub(super) fn equal_or_initial(a: &str, b: &str) -> bool {
    a == b || (a.chars().count() == 1 && b.starts_with(a)) || (b.chars().count() == 1 && a.starts_with(b))
}

/// Whether two words differ by little enough to be one word misspelt.
///
/// Optimal string alignment (insert, delete, replace, swap of neighbours): one slip from four letters on, two from seven.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    let letters = short.chars().count();
    if slips_allowed(letters) == 0 || short.chars().chain(long.chars()).any(|c| c.is_ascii_digit()) {
        return false;
    }
    let allowed = slips_allowed(letters);
    let distance = strsim::osa_distance(a, b);
    distance > 0
        && distance <= allowed
        && strsim::jaro_winkler(a, b) >= 0.84
        && !(is_direction(short) && is_direction(long))
}

/// How many slips a word of so many letters may have.
pub(super) fn slips_allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// Whether a word is a point of the compass, of which `eastern` and `western` are two and no slip.
fn is_direction(word: &str) -> bool {
    ["east", "west", "north", "south"].iter().any(|point| word.starts_with(point))
}

/// Whether one word is the other with an ending of English grammar, or both are made from one stem (`Pacific`, `pacifism`).
pub(super) fn inflected(short: &str, long: &str) -> bool {
    const ENDINGS: [&str; 14] = ["s", "n", "an", "ns", "i", "is", "ic", "es", "ish", "ke", "ska", "ske", "sky", "ski"];
    const MAKERS: [&str; 10] = ["ic", "ics", "ical", "ism", "ist", "ists", "ian", "ity", "ese", "ish"];
    let made = |word: &str, stem: &str| word.strip_prefix(stem).is_some_and(|ending| MAKERS.contains(&ending));
    let stem = |word: &str| MAKERS.iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| made(long, stem));
    // `Texas`, `Texan`
    let people = short.strip_suffix('s').is_some_and(|stem| long.strip_prefix(stem) == Some("n"));
    long.strip_prefix(short).is_some_and(|ending| ENDINGS.contains(&ending)) || stem(short) || people
}

/// Whether two surnames could be one, heard or remembered wrongly: much alike in their letters, or alike in sound.
///
/// Jaro-Winkler of 0.80, which `Halvard` and `Halvorsen` reach and few pairs of distinct surnames do.
pub(super) fn is_alike(a: &str, b: &str) -> bool {
    strsim::jaro_winkler(a, b) >= 0.80 || sounds(a) == sounds(b) && sounds(a).len() >= 3
}

/// Whether two surnames are at all alike, for persons whom everything else makes one.
pub(super) fn is_faintly_alike(a: &str, b: &str) -> bool {
    strsim::jaro_winkler(a, b) >= 0.60
}

/// The consonants that are heard, voiced and voiceless alike: `Garrity` and `Geraghty` are both `krt`.
fn sounds(word: &str) -> String {
    let word = word.replace("gh", "").replace("ph", "f").replace("ck", "k");
    let mut heard = String::new();
    for letter in word.chars() {
        let sound = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' | 'j' => continue,
            'c' | 'q' | 'g' => 'k',
            'z' => 's',
            'd' => 't',
            'b' => 'p',
            'v' => 'f',
            other => other,
        };
        if !heard.ends_with(sound) {
            heard.push(sound);
        }
    }
    heard
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_to_write_another_alphabet_are_one_name() {
        let variants = Variants::default();
        for (a, b) in [
            ("sergey", "sergei"),
            ("zelensky", "zelenskiy"),
            ("mikhail", "mihail"),
            ("ilja", "ilya"),
            ("mueller", "muller"),
            ("vladimir", "wladimir"),
            ("shukri", "schukri"),
            ("medvedev", "medvedyev"),
            ("horak", "horakova"),
            ("zielinski", "zielinska"),
        ] {
            assert!(variants.accept(a, b), "{a} {b}");
        }
        for (a, b) in [("smith", "smyth"), ("lind", "lindt"), ("holt", "hold"), ("brandvold", "brandvald")] {
            assert!(!variants.accept(a, b), "{a} {b}");
        }
    }

    #[test]
    fn two_words_of_one_stem_are_no_slip() {
        assert!(inflected("pacific", "pacifism") && inflected("tibet", "tibetan") && inflected("chilean", "chileans"));
        assert!(inflected("texas", "texan") && inflected("lipovec", "lipovecke"));
        assert!(!inflected("alcornis", "alkonis") && !inflected("marina", "marino"));
    }

    #[test]
    fn surnames_that_sound_or_look_alike_are_alike() {
        for (a, b) in [("connolly", "connelly"), ("mcgrath", "mcgraw"), ("reyes", "rease")] {
            assert!(is_alike(a, b), "{a} {b}");
        }
        for (a, b) in [("holt", "brandt"), ("garcia", "fernandez"), ("olsen", "danning")] {
            assert!(!is_alike(a, b), "{a} {b}");
        }
    }
}
