//! What the guide, the skeletons and the schema promise.

use std::path::Path;
use std::process::Command;

use crosscheck::config::{Choice, Config};
use crosscheck::rules::{self, Rules, Source};
use crosscheck::trial;
use serde_json::Value;

const GUIDE: &str = include_str!("../docs/rules.md");

/// The fenced TOML of the guide, with the line each begins on.
fn blocks() -> Vec<(usize, String)> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (nth, line) in GUIDE.lines().enumerate() {
        match line.trim() {
            "```toml" => {
                inside = true;
                blocks.push((nth + 2, String::new()));
            }
            "```" => inside = false,
            text if inside => blocks.last_mut().expect("a block is open").1.extend([text, "\n"]),
            _ => {}
        }
    }
    blocks
}

/// The rule that the guide begins with.
fn first_rule() -> String {
    blocks()
        .into_iter()
        .map(|(_, text)| text)
        .find(|text| text.contains("desk.lighthouse"))
        .expect("the guide begins with it")
}

/// What the guide tells a new user to do, step by step, from an empty folder.
#[test]
fn a_new_user_finds_with_the_guide_what_no_builtin_rule_finds() {
    let folder = std::env::temp_dir().join(format!("crosscheck-newcomer-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("desk")).unwrap();
    for line in GUIDE.lines().filter(|line| line.starts_with("   desk/")) {
        let (path, text) = line.trim().split_once(": ").unwrap();
        std::fs::write(folder.join(path), format!("{text}\n")).unwrap();
    }
    let run = |command: &str| {
        assert!(GUIDE.contains(&format!("`crosscheck {command}`")), "the guide does not say {command}");
        let mut program = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        let output = program.current_dir(&folder).args(command.split(' ')).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, before) = run("check desk");
    assert!(code == Some(0) && before.contains("No conflicts found"), "{before}");
    std::fs::write(folder.join("lighthouse.toml"), first_rule()).unwrap();
    let (code, tested) = run("rules test lighthouse.toml");
    assert!(code == Some(0) && tested.contains("1 rule, 4 examples, 0 failed"), "{tested}");
    let (_, tried) = run("rules try lighthouse.toml desk");
    assert!(tried.contains(">>painted red<<") && tried.contains("desk.lighthouse (blue)"), "{tried}");
    let settings = blocks().into_iter().find(|(_, text)| text.contains("rules = [\"lighthouse.toml\"]")).unwrap().1;
    std::fs::write(folder.join("crosscheck.toml"), settings).unwrap();
    let (_, after) = run("check desk");
    assert!(after.contains("Colour of the lighthouse: red or blue"), "{after}");
    // A word that is missing is told by the example that fails.
    std::fs::write(folder.join("lighthouse.toml"), first_rule().replace("to paint ... blue", "to colour ... blue"))
        .unwrap();
    let (code, failed) = run("rules test lighthouse.toml");
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(code == Some(1) && failed.contains("expected Conflict, came nothing"), "{failed}");
    assert!(failed.contains("article 2: words of the rule:"), "{failed}");
}

/// Loads one rule file that must be without fault and runs its examples.
#[track_caller]
fn holds(name: &str, text: &str) {
    let source = Source { path: name.into(), text: text.into() };
    let (rules, problems) = Rules::load(&[source]);
    assert_eq!(problems, [], "{name}");
    let own: Vec<_> = rules.list.iter().filter(|rule| !rule.builtin).collect();
    assert!(!own.is_empty(), "{name} holds no rule");
    for rule in own {
        let failures = trial::run(&rules, rule);
        assert!(failures.is_empty(), "{name}: {}", failures[0].message);
    }
}

#[test]
fn the_rules_of_the_guide_work_as_it_says() {
    let rules: Vec<_> = blocks().into_iter().filter(|(_, text)| text.contains("id = ")).collect();
    assert!(rules.len() >= 6);
    for (line, text) in rules {
        holds(&format!("docs/rules.md:{line}"), &text);
    }
}

#[test]
fn the_settings_of_the_guide_are_read_without_fault() {
    let folder = std::env::temp_dir().join(format!("crosscheck-guide-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("lighthouse.toml"), first_rule()).unwrap();
    let mut seen = 0;
    for (line, text) in blocks().into_iter().filter(|(_, text)| text.starts_with("# crosscheck.toml")) {
        let file = folder.join("crosscheck.toml");
        std::fs::write(&file, &text).unwrap();
        let config = Config::load(&Choice { file: Some(file), isolated: false }, &[], "2024-05-17".parse().unwrap());
        assert_eq!(config.problems, [], "docs/rules.md:{line}");
        seen += 1;
        if text.contains("lighthouse.toml") {
            assert!(config.rules.get("desk.lighthouse").is_some());
        } else {
            let ids: Vec<&str> = config.rules.list.iter().map(|rule| &*rule.id).collect();
            assert!(!ids.iter().any(|id| id.starts_with("sport.")) && !ids.contains(&"weather.temperature"));
            assert!(ids.contains(&"weather.wind"));
            assert_eq!(config.defaults.fail_on.as_deref(), Some("possible"));
            assert_eq!(config.rules.get("companies.revenue").unwrap().severity, rules::Severity::Note);
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(seen, 2);
}

#[test]
fn the_reference_of_the_guide_is_that_of_the_code() {
    let (_, reference) = GUIDE.split_once("## Reference\n\n").unwrap();
    assert_eq!(
        reference.trim_end(),
        rules::reference().trim_end(),
        "put this into docs/rules.md:\n{}",
        rules::reference()
    );
}

/// What `rules new` writes, by kind.
const SKELETONS: [(&str, &str); 13] = [
    ("measure", include_str!("../data/skeletons/measure.toml")),
    ("choice", include_str!("../data/skeletons/choice.toml")),
    ("words", include_str!("../data/skeletons/words.toml")),
    ("offices", include_str!("../data/skeletons/offices.toml")),
    ("occupations", include_str!("../data/skeletons/occupations.toml")),
    ("happenings", include_str!("../data/skeletons/happenings.toml")),
    ("variants", include_str!("../data/skeletons/variants.toml")),
    ("pattern", include_str!("../data/skeletons/pattern.toml")),
    ("spelling", include_str!("../data/skeletons/spelling.toml")),
    ("quote", include_str!("../data/skeletons/quote.toml")),
    ("arithmetic", include_str!("../data/skeletons/arithmetic.toml")),
    ("superlative", include_str!("../data/skeletons/superlative.toml")),
    ("suppress", include_str!("../data/skeletons/suppress.toml")),
];

#[test]
fn every_skeleton_is_a_rule_whose_examples_pass() {
    for (name, text) in SKELETONS {
        holds(name, text);
    }
}

/// A validator of JSON schema, as an editor has one, set up with the schema that the program writes.
fn editor() -> jsonschema::Validator {
    let written =
        Command::new(env!("CARGO_BIN_EXE_crosscheck")).args(["rules", "schema"]).output().expect("the program runs");
    let schema: Value = serde_json::from_slice(&written.stdout).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is a JSON schema");
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    jsonschema::validator_for(&schema).expect("the schema can be used")
}

/// What an editor would underline in a text.
fn underlined(editor: &jsonschema::Validator, text: &str) -> Vec<String> {
    let value: Value = toml::from_str(text).expect("the text is TOML");
    editor.iter_errors(&value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn an_editor_finds_no_fault_in_any_builtin_rule_skeleton_or_example_of_the_guide() {
    let editor = editor();
    let (sources, problems) = rules::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"));
    assert_eq!(problems, []);
    assert!(sources.len() > 300, "{} files", sources.len());
    let mut texts: Vec<(String, String)> = sources.into_iter().map(|source| (source.path, source.text)).collect();
    texts.extend(SKELETONS.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    let guide = blocks().into_iter().filter(|(_, text)| text.contains("id = "));
    texts.extend(guide.map(|(line, text)| (format!("docs/rules.md:{line}"), text)));
    for (path, text) in texts {
        assert_eq!(underlined(&editor, &text), Vec::<String>::new(), "{path}");
    }
}

/// Each text has one fault, which reading tells too.
#[test]
fn an_editor_finds_the_faults_that_reading_finds() {
    let editor = editor();
    let rule = |rest: &str| format!("id = 'a.b'\nsummary = 's'\n{rest}\n");
    for text in [
        "summary = 's'\n[check]\n".to_owned(),
        "id = 'a.b'\n[variants]\nforms = ['x', 'y']\n".to_owned(),
        "id = 'No Topic'\nsummary = 's'\n[variants]\nforms = ['x', 'y']\n".to_owned(),
        rule(""),
        rule("[mesure]\nheads = ['x']"),
        rule("[measure]\nheads = ['x']\n[words]\nnouns = ['x', 'y']"),
        rule("[measure]\nheads = []"),
        rule("[measure]\nheads = 'x'"),
        rule("[measure]\nheads = ['x']\ntolerence = 1"),
        rule("[measure]\nheads = ['x']\ntolerance = -1"),
        rule("[measure]\nheads = ['x']\ntolerance = 'one'"),
        rule("[measure]\nheads = ['x']\ngrows_only = 1"),
        rule("severity = 'bad'\n[measure]\nheads = ['x']"),
        rule("[choice.options]\nyes = ['open']"),
        rule("[choice]\nsame = 'thing'\n[choice.options]\nyes = ['open']\nno = ['shut']"),
        rule("[pattern]\nphrases = ['magnitude']\ncompare = 'number'"),
        rule("[pattern]\nphrases = ['magnitude {number}']"),
        rule("[spelling]\nprefer = 'x'"),
        rule("[superlative]\norigins = 1.5"),
        rule("[suppress]\nrules = ['*']\nreason = 'r'\nuntil = 'May 2024'"),
        rule("[variants]\nforms = ['x', 'y']\n[[example]]\narticles = ['x']\nexpect = 'conflikt'"),
        rule(
            "[variants]\nforms = ['x', 'y']\n[[example]]\narticles = [{ published = '2024-05-17' }]\nexpect = 'silent'",
        ),
        "[[rule]]\nid = 'a.b'\nsummary = 's'\n[rule.variants]\nforms = ['x', 'y']\n[[rule]]\nid = 'a.c'\n".to_owned(),
        "rules = []\n".to_owned(),
    ] {
        assert!(!underlined(&editor, &text).is_empty(), "an editor has nothing against\n{text}");
        let (_, problems) = Rules::load(&[Source { path: "desk.toml".into(), text: text.clone() }]);
        assert!(!problems.is_empty(), "reading has nothing against\n{text}");
    }
}
