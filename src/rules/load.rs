//! The built-in rules and the user's files in, the rules in force out, with every fault at its place.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{PACKS, Source};
use super::{Params, Rule, builtin};
use crate::problem::Problem;
use crate::rulebook::faults::{Faults, suggestion};
use crate::rulebook::{file, lists};

/// Rules that are loaded at most, the built-in ones among them: several times what the largest desk has written.
const MOST: usize = 100_000;

/// The built-in rules, replaced and joined by those of `sources`; faults in order of source and line.
pub(super) fn load(sources: &[Source]) -> (Vec<Rule>, Vec<Problem>) {
    let (mut rules, mut problems) = (builtin::rules(), Vec::new());
    if sources.is_empty() {
        return (rules, problems);
    }
    let first = rules.len();
    add(sources, &mut rules, &mut problems);
    if let Some(beyond) = rules.get(MOST) {
        let message =
            format!("more than {MOST} rules; this one and those after it are left out. Load fewer rule files");
        problems.push(Problem::error(&*beyond.path, message).at_line(beyond.line));
        rules.truncate(MOST);
    }
    reopen(&mut rules, first);
    problems.extend(lists::resolve(&mut rules).iter().map(|missing| placed(missing, sources)));
    (rules, problems)
}

/// Adds the rules of the sources to the built-in ones.
fn add(sources: &[Source], rules: &mut Vec<Rule>, problems: &mut Vec<Problem>) {
    let is_check = |rule: &&Rule| matches!(rule.params(), Params::Check);
    let checks: BTreeSet<String> = rules.iter().filter(is_check).map(|rule| rule.id.to_string()).collect();
    let mut first_at: BTreeMap<String, (String, u32)> = BTreeMap::new();
    for source in sources {
        let mut refused = Vec::new();
        for rule in file::read(&source.path, &source.text, false, problems) {
            if let Some((path, line)) = first_at.get(&*rule.id) {
                let message =
                    format!("the id `{}` is taken already, at {path}:{line}; give this rule another", rule.id);
                refused.push((rule, message));
            } else if matches!(rule.params(), Params::Check) && !checks.contains(&*rule.id) {
                let near = suggestion(&rule.id, checks.iter().map(String::as_str));
                let message = format!("`{}` is no check that the program does{near}", rule.id);
                refused.push((rule, message));
            } else {
                first_at.insert(rule.id.to_string(), (rule.path.to_string(), rule.line));
                rules.push(rule);
            }
        }
        if !refused.is_empty() {
            let mut faults = Faults::new(&source.path, &source.text);
            for (rule, message) in refused {
                faults.add(faults.word(rule.line, &rule.id), message);
            }
            problems.append(&mut faults.list);
        }
    }
}

/// Built-in rules are stored with the words of other rules in their place. Where one names a list that the rules from
/// `first` on change, it is read again as it stands in its pack.
fn reopen(rules: &mut [Rule], first: usize) {
    let is_list = |rule: &&Rule| matches!(rule.params(), Params::Words(_));
    let changed: Vec<String> = rules.iter().skip(first).filter(is_list).map(|rule| rule.id.to_string()).collect();
    let is_changed = |name: &str| {
        changed.iter().any(|id| id.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
    };
    for (path, text) in PACKS.iter().filter(|_| !changed.is_empty()) {
        let mut names = text.split('@').skip(1).filter_map(|rest| rest.split(['"', '\'']).next());
        if !names.any(is_changed) {
            continue;
        }
        for open in file::read(path, text, true, &mut Vec::new()).into_iter().filter(lists::refers) {
            if let Some(rule) = rules.iter_mut().take(first).find(|rule| rule.id == open.id) {
                *rule = open;
            }
        }
    }
}

/// A name of nothing, where it stands in its file.
fn placed(missing: &lists::Missing, sources: &[Source]) -> Problem {
    let mut faults = sources.iter().find(|source| source.path == missing.path).map(|source| {
        let mut faults = Faults::new(&source.path, &source.text);
        faults.add(faults.quoted(missing.line, &missing.word), &*missing.message);
        faults.list
    });
    let placed = faults.as_mut().and_then(Vec::pop);
    placed.unwrap_or_else(|| Problem::error(&missing.path, &*missing.message).at_line(missing.line))
}

#[cfg(test)]
mod tests {
    use super::super::Rules;
    use super::*;
    use crate::text::Document;

    #[test]
    fn a_users_list_of_words_takes_the_place_of_the_built_in_one_in_every_rule_that_names_it() {
        let text = "id = 'words.pending'\nsummary = 's'\n[words]\nwords = ['zonk', 'zonk zonk']\n";
        let source = Source { path: "desk.toml".into(), text: text.into() };
        let (rules, problems) = Rules::load(&[source]);
        assert_eq!(problems, []);
        let hit = |rules: &Rules, text: &str| -> Vec<String> {
            let hits = rules.hits(&Document::of_text(text));
            hits.iter().map(|hit| rules.list[hit.rule].id.to_string()).filter(|id| id.starts_with("stages.")).collect()
        };
        let naming =
            PACKS.iter().filter(|(path, text)| path.starts_with("rules/stages/") && text.contains("@words.pending"));
        let naming = naming.count();
        assert!(naming > 10 && hit(&Rules::builtin(), "It is zonk.").is_empty());
        assert_eq!(hit(&rules, "It is zonk.").len(), naming);
        // `still pending` is one of the built-in words; a rule may have it of its own besides.
        assert!(hit(&Rules::builtin(), "It is still pending.").len() >= naming);
        assert!(hit(&rules, "It is still pending.").len() < naming);
        assert!(rules.list.iter().all(|rule| rule.builtin == (rule.id != "words.pending")));
    }
}
