//! What the guide, the skeletons and the schema promise.

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
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"));
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

#[test]
fn every_skeleton_is_a_rule_whose_examples_pass() {
    for (name, text) in [
        ("measure", include_str!("../data/skeletons/measure.toml")),
        ("choice", include_str!("../data/skeletons/choice.toml")),
        ("words", include_str!("../data/skeletons/words.toml")),
        ("offices", include_str!("../data/skeletons/offices.toml")),
        ("variants", include_str!("../data/skeletons/variants.toml")),
        ("pattern", include_str!("../data/skeletons/pattern.toml")),
        ("spelling", include_str!("../data/skeletons/spelling.toml")),
        ("quote", include_str!("../data/skeletons/quote.toml")),
        ("arithmetic", include_str!("../data/skeletons/arithmetic.toml")),
        ("superlative", include_str!("../data/skeletons/superlative.toml")),
        ("suppress", include_str!("../data/skeletons/suppress.toml")),
    ] {
        holds(name, text);
    }
}

/// The part of JSON schema that our schema uses.
fn valid(schema: &Value, root: &Value, value: &Value) -> bool {
    if let Some(name) = schema["$ref"].as_str() {
        return valid(&root["definitions"][name.rsplit('/').next().expect("a reference has a name")], root, value);
    }
    let counts = |key: &str, least: usize| {
        schema[key].as_array().is_none_or(|list| list.iter().filter(|one| valid(one, root, value)).count() >= least)
    };
    let kind = match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some(other) => panic!("a type unknown to this test: {other}"),
        None => true,
    };
    let one_of =
        schema["oneOf"].as_array().is_none_or(|list| list.iter().filter(|one| valid(one, root, value)).count() == 1);
    let words = schema["enum"].as_array().is_none_or(|words| words.contains(value));
    let length = |key: &str, length: usize| schema[key].as_u64().is_none_or(|least| length as u64 >= least);
    kind && words
        && one_of
        && counts("anyOf", 1)
        && match value {
            Value::Array(list) => {
                length("minItems", list.len())
                    && list.iter().all(|one| schema["items"].is_null() || valid(&schema["items"], root, one))
            }
            Value::String(text) => length("minLength", text.len()),
            Value::Object(map) => {
                let required = schema["required"].as_array();
                length("minProperties", map.len())
                    && required.is_none_or(|names| {
                        names.iter().all(|name| map.contains_key(name.as_str().expect("required names are strings")))
                    })
                    && map.iter().all(|(name, one)| {
                        match (&schema["properties"][name], &schema["additionalProperties"]) {
                            (Value::Null, Value::Bool(allowed)) => *allowed,
                            (Value::Null, Value::Null) => true,
                            (Value::Null, other) => valid(other, root, one),
                            (property, _) => valid(property, root, one),
                        }
                    })
            }
            _ => true,
        }
}

#[test]
fn every_builtin_rule_is_valid_under_the_schema() {
    let schema = rules::schema();
    let mut files = 0;
    for rule in &Rules::builtin().list {
        let text = std::fs::read_to_string(&*rule.path).unwrap();
        let value: Value = toml::from_str(&text).unwrap();
        assert!(valid(&schema, &schema, &value), "{}", rule.path);
        files += 1;
    }
    assert!(files > 300);
}

#[test]
fn the_schema_refuses_what_the_loader_refuses() {
    let schema = rules::schema();
    for text in [
        "id = 'a.b'\nsummary = 's'\n",
        "id = 'a.b'\nsummary = 's'\n[mesure]\nheads = ['x']\n",
        "id = 'a.b'\nsummary = 's'\n[measure]\nheads = []\n",
        "id = 'a.b'\nsummary = 's'\n[measure]\nheads = ['x']\ntolerence = 1\n",
        "id = 'a.b'\nsummary = 's'\nseverity = 'bad'\n[check]\n",
        "id = 'a.b'\nsummary = 's'\n[choice.options]\nyes = ['open']\n",
        "summary = 's'\n[check]\n",
    ] {
        let value: Value = toml::from_str(text).unwrap();
        assert!(!valid(&schema, &schema, &value), "{text}");
    }
}
