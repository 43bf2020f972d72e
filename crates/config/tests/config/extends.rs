//! Configurations that extend files.

use std::collections::BTreeMap;

use super::{LIST, PAGE_SIZE, RETRY, catalogue, shown, tree};
use wirelint_config::{ConfigFile, Settings, parse, resolve};
use wirelint_lint::Level;
use wirelint_semantics::{Danger, WordList};
use wirelint_source::FileId;

/// The first file is the configuration; all lie in one folder.
struct Shelf {
    texts: Vec<String>,
    files: Vec<ConfigFile>,
    by_path: BTreeMap<String, usize>,
}

impl Shelf {
    fn new(files: &[(&str, &str)]) -> Self {
        let parsed = files.iter().enumerate().map(|(number, (_, text))| {
            let (config, findings) = parse(FileId(number as u32), &tree(text), &catalogue());
            assert_eq!(shown(text, &findings), "");
            config
        });
        Self {
            texts: files.iter().map(|(_, text)| text.to_string()).collect(),
            files: parsed.collect(),
            by_path: files
                .iter()
                .enumerate()
                .map(|(number, (path, _))| (format!("./{path}"), number))
                .collect(),
        }
    }

    /// The settings of the first file, and the findings with the number of the file that they stand in.
    fn resolve(&self) -> (Settings, String) {
        let mut load = |_: &ConfigFile, path: &str| {
            let file = self.by_path.get(path).map(|&number| &self.files[number]);
            file.ok_or_else(|| "no such file".to_string())
        };
        let (settings, findings) = resolve(&catalogue(), &self.files[0], &mut load);
        let lines = findings.iter().map(|it| {
            let file = it.span.file.0;
            format!("{file}:{}", shown(&self.texts[file as usize], std::slice::from_ref(it)))
        });
        let lines: String = lines.collect();
        (settings, lines)
    }
}

#[track_caller]
fn check(files: &[(&str, &str)], path: &str, list: &str, retry: &str) -> Settings {
    let (settings, findings) = Shelf::new(files).resolve();
    assert_eq!(findings, "");
    assert_eq!(settings.level(&LIST, path).level.as_str(), list);
    assert_eq!(settings.level(&RETRY, path).level.as_str(), retry);
    settings
}

#[test]
fn the_files_are_named_as_they_are_written() {
    let text = r#"{"extends": ["./a.yaml", "strict", "../b/wirelint.yaml"]}"#;
    let (config, findings) = super::read(text);
    assert_eq!(shown(text, &findings), "");
    let files: Vec<_> =
        config.extends_files().iter().map(|(span, path)| (span.range.of(text), &**path)).collect();
    let expected = [(r#""./a.yaml""#, "./a.yaml"), (r#""../b/wirelint.yaml""#, "../b/wirelint.yaml")];
    assert_eq!(files, expected);
}

#[test]
fn later_entries_win_and_the_own_rules_win_over_all() {
    let a = ("a", r#"{"rules": {"retry": "hint", "pagination": "hint"}}"#);
    let b = ("b", r#"{"rules": {"pagination": "info"}}"#);
    check(&[("", r#"{"extends": ["./a", "./b"]}"#), a, b], "x", "info", "hint");
    check(&[("", r#"{"extends": ["./b", "./a"]}"#), a, b], "x", "hint", "hint");
    check(&[("", r#"{"extends": ["./a", "recommended"]}"#), a], "x", "warning", "error");
    let own = r#"{"extends": ["./a", "./b"], "rules": {"all": "off"}}"#;
    check(&[("", own), a, b], "x", "off", "off");
}

#[test]
fn what_is_extended_may_extend_further() {
    let files = [
        ("", r#"{"extends": ["./a"], "rules": {"retry": "info"}}"#),
        ("a", r#"{"extends": ["./b"], "rules": {"retry": "hint"}}"#),
        ("b", r#"{"rules": {"pagination": "error"}}"#),
    ];
    check(&files, "x", "error", "info");
}

#[test]
fn overrides_that_are_extended_lose_to_the_own_rules() {
    let shared =
        r#"{"overrides": [{"files": ["internal"], "rules": {"retry": "off", "pagination": "off"}}]}"#;
    let files = [("", r#"{"extends": ["./a"], "rules": {"retry": "info"}}"#), ("a", shared)];
    check(&files, "internal/x", "off", "info");
    check(&files, "x", "warning", "info");
}

#[test]
fn a_file_that_several_ways_lead_to_counts_at_its_strongest_place() {
    let files = [
        ("", r#"{"extends": ["./a", "./b", "./a"]}"#),
        ("a", r#"{"rules": {"retry": "hint"}}"#),
        ("b", r#"{"rules": {"retry": "info", "pagination": "info"}}"#),
    ];
    check(&files, "x", "info", "hint");
}

#[test]
fn ways_that_double_at_every_step_are_walked_once() {
    let mut files = Vec::new();
    for step in 0..60 {
        let next = step + 1;
        files.push((step.to_string(), format!(r#"{{"extends": ["./{next}", "./{next}"]}}"#)));
    }
    files.push(("60".into(), r#"{"rules": {"retry": "hint"}}"#.into()));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    check(&files, "x", "warning", "hint");
}

#[test]
fn a_file_that_is_missing_or_leads_back_is_found_and_the_rest_counts() {
    let files = [
        ("", r#"{"extends": ["./none", "./a"]}"#),
        ("a", r#"{"extends": ["./b"], "rules": {"retry": "hint"}}"#),
        ("b", r#"{"rules": {"pagination": "info"}, "extends": ["./a", "./b"]}"#),
    ];
    let (settings, findings) = Shelf::new(&files).resolve();
    let expected = "\
0:1:14 config/invalid-value `./none` cannot be extended: no such file
2:1:47 config/invalid-value `./a` cannot be extended: it leads back to this file
2:1:54 config/invalid-value `./b` cannot be extended: it leads back to this file
";
    assert_eq!(findings, expected);
    assert_eq!(settings.level(&RETRY, "x").level, Level::Hint);
    assert_eq!(settings.level(&PAGE_SIZE, "x").level, Level::Info);
    assert!(settings.level(&PAGE_SIZE, "x").explicit);
}

#[test]
fn the_nearest_include_counts_and_every_exclude() {
    let a = ("a", r#"{"include": ["a"], "exclude": ["**/x"]}"#);
    let b = ("b", r#"{"include": ["b"], "exclude": ["**/y"]}"#);
    let own = r#"{"extends": ["./a", "./b"], "include": ["c"], "exclude": ["**/z"]}"#;
    let (settings, _) = Shelf::new(&[("", own), a, b]).resolve();
    assert!(settings.picks_up("c/ok") && !settings.picks_up("a/ok") && !settings.picks_up("b/ok"));
    assert!(["c/x", "c/y", "c/z"].iter().all(|it| !settings.picks_up(it)));
    let (settings, _) = Shelf::new(&[("", r#"{"extends": ["./a", "./b"]}"#), a, b]).resolve();
    assert!(settings.picks_up("b/ok") && !settings.picks_up("a/ok"));
}

#[test]
fn patterns_that_are_extended_need_not_match() {
    let shared = r#"{"include": ["a"], "exclude": ["b"], "overrides": [{"files": ["c"], "rules": {}}]}"#;
    let files = [("", r#"{"extends": ["./a"]}"#), ("a", shared)];
    let (settings, _) = Shelf::new(&files).resolve();
    assert_eq!(settings.unmatched_patterns(), []);
}

#[test]
fn words_add_up_and_the_later_has_the_last_one() {
    let own = "extends: [./a, ./b]\nvocabulary: { key_names: [own], remove: { key_names: [first] } }\n";
    let a = "vocabulary: { key_names: [first, both], verbs: { read: [place] }, remove: { key_names: [nonce] } }\n";
    let b = "vocabulary: { key_names: [nonce], verbs: { create: [place] }, remove: { key_names: [both] } }\n";
    let weights = "map: { weights: { whole_list: 5, no_deadline: 5 } }\n";
    let (b, own) = (format!("{b}{weights}"), format!("{own}map: {{ weights: {{ no_deadline: 7 }} }}\n"));
    let (settings, findings) = Shelf::new(&[("", &own), ("a", a), ("b", &b)]).resolve();
    assert_eq!(findings, "");
    let keys = settings.vocabulary().words(WordList::KeyNames);
    let has = ["own", "first", "both", "nonce"].map(|it| keys.contains(it));
    assert_eq!(has, [true, false, false, true]);
    assert!(settings.vocabulary().words(WordList::CreateVerbs).contains("place"));
    assert!(!settings.vocabulary().words(WordList::ReadVerbs).contains("place"));
    let weights = [Danger::WholeList, Danger::NoDeadline].map(|it| settings.weights().of(it));
    assert_eq!(weights, [5, 7]);
}

#[test]
fn functions_add_up_and_the_later_says_what_one_does() {
    let own = "extends: [./a]\nresolvers: { loaders: [both], sinks: [own] }\n";
    let a = "resolvers: { loaders: [first], sinks: [both] }\n";
    let (settings, findings) = Shelf::new(&[("", own), ("a", a)]).resolve();
    assert_eq!(findings, "");
    assert_eq!(settings.functions().loaders, ["first", "both"]);
    assert_eq!(settings.functions().sinks, ["own"]);
}

#[test]
fn what_is_shared_may_take_away_what_is_not_there() {
    let shared = "vocabulary: { remove: { key_names: [walrus] } }\n";
    let (_, findings) = Shelf::new(&[("", r#"{"extends": ["./a"]}"#), ("a", shared)]).resolve();
    assert_eq!(findings, "");
}
