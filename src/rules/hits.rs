//! Where the words of rules stand in a document.

use std::ops::Range;

use super::matcher::Matcher;
use super::{Part, RuleIndex, Rules};
use crate::text::Document;

/// A phrase of a rule, found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// The tokens it stands on.
    pub tokens: Tokens,
    /// The rule.
    pub rule: RuleIndex,
    /// The list within the rule.
    pub part: Part,
}

/// A range of tokens that sorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tokens {
    /// First token.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl From<Range<u32>> for Tokens {
    fn from(range: Range<u32>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl Rules {
    /// Every phrase of every rule in a document, in order of place, then rule. Linear in the document's length.
    ///
    /// A word of a phrase matches a token's lemma or its lower-case form. A hyphen between words is optional in the
    /// text (`video-link`). Of nested hits of one list of one rule only the longest is reported; the options of a
    /// choice count as one list. A phrase never spans two sentences.
    pub fn hits(&self, document: &Document) -> Vec<Hit> {
        self.matcher().hits(document)
    }

    /// The phrases of all rules, compiled.
    pub(super) fn matcher(&self) -> &Matcher {
        self.matcher.get_or_init(|| Matcher::new(&self.list))
    }

    /// Compiles the phrases of all rules now, and not when the first text comes.
    pub fn compile(&self) {
        self.matcher();
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Rules, Source};
    use super::*;

    fn rules(text: &str) -> Rules {
        let source = Source { path: "test.toml".into(), text: text.into() };
        let (rules, problems) = Rules::load(&[source]);
        assert_eq!(problems, []);
        rules
    }

    /// The words and lists that a rule is hit by.
    fn found(rules: &Rules, id: &str, text: &str) -> Vec<(String, Part)> {
        let document = Document::of_text(text);
        let words = |hit: &Hit| document.slice(document.cover(hit.tokens.start..hit.tokens.end)).to_owned();
        let hits = rules.hits(&document);
        let of_rule = hits.iter().filter(|hit| rules.list[hit.rule].id == id);
        of_rule.map(|hit| (words(hit), hit.part)).collect()
    }

    fn choice(options: &str) -> Rules {
        rules(&format!("id = 'a.b'\nsummary = 's'\n[choice.options]\n{options}"))
    }

    #[test]
    fn a_phrase_matches_across_hyphens_in_both_directions() {
        let rules = choice("far = ['video link']\nnear = ['face-to-face']");
        for (text, words) in [
            ("They met by video link.", "video link"),
            ("A video-link session.", "video-link"),
            ("They met face to face.", "face to face"),
            ("A Face-to-Face meeting.", "Face-to-Face"),
        ] {
            let found = found(&rules, "a.b", text);
            assert_eq!(found.iter().map(|hit| hit.0.as_str()).collect::<Vec<_>>(), [words], "{text}");
        }
        for text in ["A video. Link it.", "Link video.", "He lost face to a face."] {
            assert_eq!(found(&rules, "a.b", text), [], "{text}");
        }
    }

    #[test]
    fn the_longest_option_of_a_choice_wins() {
        let rules = choice("no = ['not guilty']\nyes = ['guilty']");
        assert_eq!(found(&rules, "a.b", "Found not guilty."), [("not guilty".into(), Part::Option(0))]);
        assert_eq!(found(&rules, "a.b", "Found guilty."), [("guilty".into(), Part::Option(1))]);
    }

    #[test]
    fn a_number_in_a_phrase_is_any_number_but_none_at_all() {
        let rules = choice("split = ['{number} against', 'by {number} to {number}']\nunited = ['one mind']");
        for (text, words) in [
            ("There were three against it.", "three against"),
            ("There were 3 against it.", "3 against"),
            ("The council carried it by nine to two.", "by nine to two"),
        ] {
            let found = found(&rules, "a.b", text);
            assert_eq!(found.iter().map(|hit| hit.0.as_str()).collect::<Vec<_>>(), [words], "{text}");
        }
        for text in ["There was no one against it.", "There were 0 against it.", "The many against it left."] {
            assert_eq!(found(&rules, "a.b", text), [], "{text}");
        }
    }

    #[test]
    fn a_gap_stands_for_up_to_six_words() {
        let rules = choice("dead = ['put ... to death']\nalive = ['spared']");
        for text in ["put to death", "put him to death", "put the last two to death"] {
            assert_eq!(found(&rules, "a.b", text), [(text.into(), Part::Option(0))], "{text}");
        }
        assert_eq!(found(&rules, "a.b", "put the last two men who still lived to death"), []);
    }

    #[test]
    fn every_rule_that_is_hit_is_reported_with_its_list() {
        let rules = rules(
            "[[rule]]\nid = 'a.one'\nsummary = 's'\n[rule.measure]\nheads = ['test toll']\nscopes = [['crew'], ['ground']]\n\
             [[rule]]\nid = 'a.two'\nsummary = 's'\n[rule.measure]\nheads = ['test toll', 'toll']\n",
        );
        let text = "The test toll among ground staff.";
        let hits = found(&rules, "a.one", text);
        assert_eq!(hits, [("test toll".into(), Part::Head), ("ground".into(), Part::Scope(1))]);
        assert_eq!(found(&rules, "a.two", text), [("test toll".into(), Part::Head)]);
    }

    #[test]
    fn a_noun_is_not_met_by_the_past_of_its_verb() {
        let rules = rules("id = 'a.b'\nsummary = 's'\n[words]\nnouns = ['train', 'strike', 'injured']\n");
        let words = |text: &str| found(&rules, "a.b", text).into_iter().map(|hit| hit.0).collect::<Vec<_>>();
        assert_eq!(words("The trains stood in the station."), ["trains"]);
        assert_eq!(words("The injured were flown out."), ["injured"]);
        assert_eq!(words("They trained for a year and the ball struck him."), Vec::<String>::new());
    }

    #[test]
    fn hits_come_in_order_of_place() {
        let rules = choice("a = ['glimmer']\nb = ['glow']");
        let document = Document::of_text("glow, glimmer and glow again");
        let starts: Vec<u32> = rules.hits(&document).iter().map(|hit| hit.tokens.start).collect();
        assert_eq!(starts, [0, 2, 4]);
    }
}
