//! crosscheck.toml and the options that choose it, by the real binary in a fresh folder each time.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its folder has failed")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("crosscheck-config-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, name: &str, content: &str) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Two articles that disagree, the first of the Daily Beacon.
    fn disputed(name: &str) -> Self {
        Self::new(name)
            .with("a.txt", "---\nsource: Daily Beacon\n---\nThe bridge in Mora fell on Tuesday and killed 12 people.\n")
            .with("b.txt", "The bridge in Mora fell on Tuesday and killed 21 people.\n")
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command.current_dir(&self.0).args(args).env("XDG_CONFIG_HOME", self.0.join("own"));
        for name in ["FORCE_COLOR", "NO_COLOR", "COLUMNS"] {
            command.env_remove(name);
        }
        command.output().unwrap()
    }

    fn said(&self, args: &[&str]) -> String {
        String::from_utf8(self.run(args).stdout).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn complaints(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn has_line(said: &str, line: &str) {
    assert!(said.lines().any(|other| other == line), "{line}\nnot in\n{said}");
}

#[test]
fn every_setting_is_shown_with_the_line_it_comes_from() {
    let text = "disable = [\n  'sport',\n  'weather.*',\n]\n[check]\nshow = ['agreement']\nthreads = 2\ndate = '2024-05-17'\n\
                [severity]\n'companies' = 'note'\n[[source]]\nname = 'Daily Beacon'\norigin = 'Meridian'\nweight = 0.5\n";
    let said = Folder::new("lines").with("c.toml", text).said(&["config", "show", "--origin", "--config", "c.toml"]);
    for line in [
        "check.format = \"text\"  # built in",
        "disable = \"weather.*\"  # c.toml:3",
        "check.show = [\"agreement\"]  # c.toml:6",
        "check.threads = 2  # c.toml:7",
        "check.date = \"2024-05-17\"  # c.toml:8",
        "severity.\"companies\" = \"note\"  # c.toml:10",
        "source.\"Daily Beacon\".origin = \"Meridian\"  # c.toml:13",
        "source.\"Daily Beacon\".weight = 0.5  # c.toml:14",
    ] {
        has_line(&said, line);
    }
}

#[test]
fn every_option_of_a_check_has_a_default_among_the_settings() {
    let folder = Folder::new("options");
    let (help, shown) = (folder.said(&["check", "--help"]), folder.said(&["config", "show", "--isolated"]));
    let options = help.split("--").skip(1).filter_map(|rest| rest.split([' ', '\n', ',', ')', ']']).next());
    // These say what is read or are no setting.
    let apart = ["config", "isolated", "stdin-filename", "help"];
    let known: Vec<_> = options.filter(|name| !apart.contains(name)).collect();
    assert!(known.len() >= 12, "{known:?}");
    for name in known {
        assert!(shown.contains(&format!("check.{} = ", name.replace('-', "_"))), "--{name} is not in\n{shown}");
    }
}

#[test]
fn settings_stand_in_for_options_and_an_option_outranks_them() {
    let settings = "[check]\nformat = 'json'\noutput = 'out.json'\nfail_on = 'never'\nskip_rule = ['casualties']\n\
                    date = '2021-05-03'\ncolor = 'always'\n";
    let folder = Folder::disputed("defaults").with("crosscheck.toml", settings);
    let output = folder.run(&["check", "a.txt", "b.txt"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{output:?}");
    let report: Value = serde_json::from_str(&fs::read_to_string(folder.0.join("out.json")).unwrap()).unwrap();
    assert_eq!(report["findings"], serde_json::json!([]));
    assert_eq!(report["articles"][0]["published"], "2021-05-03");
    let output = folder.run(&["check", "--format", "text", "--output", "out.txt", "--rule", "sport", "a.txt", "b.txt"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    assert!(fs::read_to_string(folder.0.join("out.txt")).unwrap().contains('\u{1b}'), "colours were asked for");
    let output = folder.run(&["check", "--isolated", "a.txt", "b.txt"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
}

#[test]
fn a_source_of_no_weight_comes_last_and_one_of_more_weight_first() {
    for (weight, first) in [("0", "21"), ("0.5", "21"), ("2", "12")] {
        let settings = format!("[[source]]\nname = 'Daily Beacon'\nweight = {weight}\n");
        let folder =
            Folder::disputed(&format!("weight{}", weight.replace('.', "-"))).with("crosscheck.toml", &settings);
        let report: Value =
            serde_json::from_str(&folder.said(&["check", "--format", "json", "a.txt", "b.txt"])).unwrap();
        let readings = &report["findings"][0]["readings"];
        assert!(readings[0]["value"].as_str().unwrap().starts_with(first), "{weight}: {readings}");
    }
}

#[test]
fn an_agency_and_the_outlets_that_take_its_reports_are_one_origin() {
    let of = |source: &str, words: &str| {
        format!("---\nsource: {source}\n---\nThe bridge in Mora fell on Tuesday. {words}\n")
    };
    let folder = Folder::new("agency")
        .with("a.txt", &of("Daily Beacon", "Nobody had expected it."))
        .with("b.txt", &of("Meridian News", "It stood for ninety years."))
        .with("c.txt", &of("Harbour Post", "Trains were stopped at once."))
        .with("crosscheck.toml", "[[source]]\nname = 'Daily Beacon'\norigin = 'Meridian News'\n");
    let report: Value =
        serde_json::from_str(&folder.said(&["check", "--format", "json", "a.txt", "b.txt", "c.txt"])).unwrap();
    let origins: Vec<_> = report["articles"].as_array().unwrap().iter().map(|article| &article["origin"]).collect();
    assert!(origins[0] == origins[1] && origins[1] != origins[2], "{origins:?}");
}

#[test]
fn the_file_is_chosen_before_or_after_the_name_of_the_command() {
    let folder = Folder::new("global")
        .with("c.toml", "[check]\nfail_on = 'never'\n")
        .with("crosscheck.toml", "[check]\nfail_on = 'possible'\n");
    let line = "check.fail_on = \"never\"";
    has_line(&folder.said(&["config", "--config", "c.toml", "show"]), line);
    has_line(&folder.said(&["config", "show", "--config", "c.toml"]), line);
    has_line(&folder.said(&["config", "show"]), "check.fail_on = \"possible\"");
    assert!(!folder.said(&["config", "show", "--isolated"]).contains("possible"));
    for args in [["rules", "--isolated", "list"], ["rules", "list", "--isolated"]] {
        assert_eq!(folder.run(&args).status.code(), Some(0), "{args:?}");
    }
}

#[test]
fn the_nearest_file_above_the_articles_counts_and_without_one_the_users_own() {
    let folder = Folder::disputed("nearest")
        .with("own/crosscheck/crosscheck.toml", "[check]\nfail_on = 'never'\n")
        .with("desk/story/a.txt", "The bridge in Mora fell and killed 12 people.\n")
        .with("desk/story/b.txt", "The bridge in Mora fell and killed 21 people.\n");
    assert_eq!(folder.run(&["check", "desk/story"]).status.code(), Some(0));
    let folder = folder.with("desk/crosscheck.toml", "[check]\nfail_on = 'conflict'\n");
    assert_eq!(folder.run(&["check", "desk/story"]).status.code(), Some(1));
}

#[test]
fn a_file_outranks_what_it_extends_and_a_circle_is_told() {
    let folder = Folder::new("extends")
        .with("house/base.toml", "[check]\nfail_on = 'never'\nquiet = true\n")
        .with("crosscheck.toml", "extends = ['house/base.toml']\n[check]\nfail_on = 'possible'\n");
    let said = folder.said(&["config", "show"]);
    let last = |key: &str| said.lines().rfind(|line| line.starts_with(key)).unwrap().to_owned();
    assert_eq!(
        (last("check.fail_on"), last("check.quiet")),
        ("check.fail_on = \"possible\"".into(), "check.quiet = true".into())
    );
    let folder = folder.with("one.toml", "extends = ['two.toml']\n").with("two.toml", "extends = ['one.toml']\n");
    let output = folder.run(&["config", "show", "--config", "one.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let told = complaints(&output);
    assert!(told.contains("two.toml:1:12: that file extends this one") && told.contains("^^^^^^^^^^"), "{told}");
}

#[test]
fn a_faulty_setting_leaves_the_others_in_force() {
    let text = "rules = ['gone.toml']\ndisable = ['weather']\n[severity]\nsport = 'eror'\ncompanies = 'note'\n\
                [check]\nfail_on = 'allways'\nquiet = true\n";
    let output = Folder::new("sound").with("crosscheck.toml", text).run(&["config", "show"]);
    assert_eq!(output.status.code(), Some(2));
    let told = complaints(&output);
    let faults =
        ["crosscheck.toml:1:10: there is no", "crosscheck.toml:4:9: `eror`", "crosscheck.toml:7:11: `allways`"];
    assert!(faults.iter().all(|fault| told.contains(fault)), "{told}");
    let shown = String::from_utf8(output.stdout).unwrap();
    for (setting, holds) in [
        ("disable = \"weather\"", true),
        ("severity.\"companies\" = \"note\"", true),
        ("check.quiet = true", true),
        ("sport", false),
        ("allways", false),
    ] {
        assert_eq!(shown.contains(setting), holds, "{setting} in\n{shown}");
    }
}

#[test]
fn every_fault_of_the_settings_has_its_line_its_column_and_a_suggestion() {
    let text = "rulse = ['x.toml']\n[check]\nfail_on = 'allways'\nthreads = 1.5\nshow = ['agreements']\n";
    let output = Folder::new("faults").with("crosscheck.toml", text).run(&["config", "show"]);
    assert_eq!(output.status.code(), Some(2));
    let told = complaints(&output);
    for fault in [
        "crosscheck.toml:1:1: `rulse` is no key of crosscheck.toml; did you mean `rules`?",
        "crosscheck.toml:3:11: `allways` is no value of `fail_on`",
        "crosscheck.toml:4:11: `threads` is a whole number",
        "crosscheck.toml:5:9: `agreements` is no value of `show`; did you mean `agreement`?",
    ] {
        assert!(told.contains(fault), "{fault}\nnot in\n{told}");
    }
}

#[test]
fn what_the_settings_name_and_is_not_there_is_told_where_it_is_named() {
    let text = "rules = ['gone.toml']\ndisable = ['sport',\n  'casualties.deed']\nextends = ['base.toml']\n[severity]\n'wether' = 'note'\n";
    let output = Folder::new("gone").with("crosscheck.toml", text).run(&["config", "show"]);
    assert_eq!(output.status.code(), Some(2));
    let told = complaints(&output);
    for fault in [
        "crosscheck.toml:1:10: there is no ",
        "crosscheck.toml:3:3: `casualties.deed` names no rule; did you mean `casualties.dead`?",
        "  3 |   'casualties.deed']",
        "crosscheck.toml:4:12: there is no ",
        "crosscheck.toml:6:1: `wether` names no rule",
    ] {
        assert!(told.contains(fault), "{fault}\nnot in\n{told}");
    }
}
