//! What is wrong with a configuration, and that the rest counts.

use super::{LIST, RETRY, catalogue, mended, read, shown};
use wirelint_config::resolve;
use wirelint_lint::Level;

/// `expected` is one line per finding, as [`shown`] writes them.
#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    let (_, findings) = read(text);
    assert_eq!(shown(text, &findings).lines().collect::<Vec<_>>(), expected, "{text}");
    assert!(findings.iter().all(|it| it.help.is_some()), "each says what to do");
}

#[track_caller]
fn check_mended(text: &str, expected: &str) {
    let (_, findings) = read(text);
    assert_eq!(mended(text, &findings), expected);
    assert_eq!(shown(expected, &read(expected).1), "");
}

#[test]
fn an_unknown_key_is_found_wherever_keys_are() {
    check(
        r#"{"exclud": [], "baseline": "x"}"#,
        &[
            "1:2 config/unknown-key `exclud` is no key of a configuration [Write `exclude`]",
            "1:16 config/unknown-key `baseline` is no key of a configuration",
        ],
    );
    check(
        r#"{"overrides": [{"file": ["a"], "files": ["a"], "rules": {}}]}"#,
        &["1:17 config/unknown-key `file` is no key of an override [Write `files`]"],
    );
    check(
        r#"{"rules": {"pagination": {"level": "error", "max_depth": 4}}}"#,
        &["1:45 config/unknown-key `max_depth` is no key of a rule's settings"],
    );
    check_mended(r#"{"exclud": ["a"]}"#, r#"{"exclude": ["a"]}"#);
}

#[test]
fn the_keys_are_named_where_none_is_near() {
    let (_, findings) = read(r#"{"baseline": 1}"#);
    let help = findings[0].help.as_deref();
    assert_eq!(
        help,
        Some(
            "a configuration has `extends`, `rules`, `overrides`, `include`, `exclude`, `vocabulary`, `map` or `resolvers`"
        )
    );
}

#[test]
fn an_unknown_rule_is_found_and_the_nearest_suggested() {
    for (name, nearest) in [
        ("pagination/list-unpaginatd", " [Write `pagination/list-unpaginated`]"),
        ("paging/list-unpaginated", " [Write `pagination/list-unpaginated`]"),
        ("list-unpaginated", " [Write `pagination/list-unpaginated`]"),
        ("pagnation", " [Write `pagination`]"),
        ("retry-saftey", " [Write `retry-safety`]"),
        ("something/else-entirely", ""),
    ] {
        let text = format!(r#"{{"rules": {{"{name}": "off"}}}}"#);
        let expected = format!("1:12 config/unknown-rule `{name}` is no rule and no group of rules{nearest}");
        check(&text, &[&expected]);
    }
    check_mended(r#"{"rules": {"pagnation": "off"}}"#, r#"{"rules": {"pagination": "off"}}"#);
}

#[test]
fn an_unknown_preset_is_found_and_the_nearest_suggested() {
    check(
        r#"{"extends": ["recomended", "spectral:oas", "shared.yaml"]}"#,
        &[
            "1:14 config/unknown-rule `recomended` is no preset [Write `recommended`]",
            "1:28 config/unknown-rule `spectral:oas` is no preset",
            "1:44 config/unknown-rule `shared.yaml` is no preset [Write `./shared.yaml`]",
        ],
    );
    check(
        r#"{"extends": ["/etc/wirelint.yaml", "https://example.com/wirelint.yaml"]}"#,
        &[
            "1:14 config/invalid-value `/etc/wirelint.yaml` cannot be extended: it is not relative to this file",
            "1:36 config/invalid-value `https://example.com/wirelint.yaml` cannot be extended: it is not relative to this file",
        ],
    );
}

#[test]
fn what_is_no_level_is_found_and_the_meant_one_suggested() {
    for (value, shown) in [
        (r#""warn""#, "`warn` is no level [Write `warning`]"),
        (r#""eror""#, "`eror` is no level [Write `error`]"),
        (r#""ERROR""#, "`ERROR` is no level [Write `error`]"),
        (r#""no""#, "`no` is no level [Write `off`]"),
        ("false", "`false` is no level [Write `off`]"),
        ("true", "`true` is no level"),
        ("2", "`2` is no level"),
        ("null", "`null` is no level"),
        (r#""""#, "no level is given"),
        (r#"["error", {}]"#, "a rule takes a level, not a list"),
    ] {
        check(
            &format!(r#"{{"rules": {{"retry": {value}}}}}"#),
            &[&format!("1:21 config/invalid-value {shown}")],
        );
        let text = format!(r#"{{"rules": {{"retry": {{"level": {value}}}}}}}"#);
        check(&text, &[&format!("1:31 config/invalid-value {shown}")]);
    }
    let (_, findings) = read(r#"{"rules": {"retry": false}}"#);
    let help = findings[0].help.as_deref();
    assert_eq!(help, Some("write `off`; the levels are `off`, `hint`, `info`, `warning` or `error`"));
    check_mended(r#"{"rules": {"retry": "warn"}}"#, r#"{"rules": {"retry": "warning"}}"#);
}

#[test]
fn a_value_of_the_wrong_type_is_found() {
    for (text, expected) in [
        (r#"{"extends": "strict"}"#, "1:13 … `extends` takes a list of presets and files, not a string"),
        (r#"{"extends": [1]}"#, "1:14 … an element of `extends` takes a preset or a file, not a number"),
        (r#"{"rules": ["retry"]}"#, "1:11 … `rules` takes a mapping of rules to levels, not a list"),
        (r#"{"overrides": {}}"#, "1:15 … `overrides` takes a list of mappings, not a mapping"),
        (r#"{"overrides": ["a"]}"#, "1:16 … an element of `overrides` takes a mapping, not a string"),
        (r#"{"include": "api"}"#, "1:13 … `include` takes a list of patterns, not a string"),
        (r#"{"exclude": true}"#, "1:13 … `exclude` takes a list of patterns, not a boolean"),
        (r#"{"exclude": [null]}"#, "1:14 … a pattern takes a string, not nothing"),
        (r#"{"exclude": ["[a"]}"#, "1:14 … `[a` is no pattern: unclosed character class; missing ']'"),
        (r#"{"exclude": ["../a"]}"#, "1:14 … `../a` is no pattern: it leaves the folder of this file"),
        (
            r#"{"overrides": [{"files": "a", "rules": {}}]}"#,
            "1:26 … `files` takes a list of patterns, not a string",
        ),
    ] {
        check(text, &[&expected.replace('…', "config/invalid-value")]);
    }
}

#[test]
fn what_is_needed_and_missing_is_found() {
    check(
        r#"{"overrides": [{"rules": {}}, {"files": ["a"]}]}"#,
        &[
            "1:16 config/invalid-value an override without `files` applies to no file",
            "1:31 config/invalid-value an override without `rules` changes nothing",
        ],
    );
    let settings = "1:21 config/invalid-value a rule's settings without `level` change nothing";
    check(r#"{"rules": {"retry": {}}}"#, &[settings]);
}

#[test]
fn what_is_said_twice_counts_once() {
    let text = r#"{"rules": {"retry": "off"}, "rules": {"retry": "error"}}"#;
    check(text, &["1:29 config/invalid-value `rules` is said already"]);
    let text = r#"{"rules": {"retry-safety": "off", "retry/not-idempotent": "error"}}"#;
    check(text, &["1:35 config/invalid-value `retry/not-idempotent` is said already"]);
    let (config, findings) = read(text);
    assert_eq!(findings[0].related[0].span.range.of(text), r#""retry-safety""#);
    let (settings, _) = resolve(&catalogue(), &config, &mut |_, _| Err(String::new()));
    assert_eq!(settings.level(&RETRY, "a.yaml").level, Level::Off);
}

#[test]
fn the_rest_counts() {
    let text = r#"{"ruls": 1, "rules": {"what": "off", "retry": "no", "pagination": "error"}, "extends": 3}"#;
    let (config, findings) = read(text);
    assert_eq!(findings.len(), 4);
    assert_eq!(config.fault(), None);
    let (settings, _) = resolve(&catalogue(), &config, &mut |_, _| Err(String::new()));
    assert_eq!(settings.level(&LIST, "a.yaml").level, Level::Error);
    assert!(settings.level(&LIST, "a.yaml").explicit);
    assert!(!settings.level(&RETRY, "a.yaml").explicit);
}

#[test]
fn a_long_or_broken_name_is_shown_in_one_short_line() {
    let text = format!(r#"{{"{}": 1, "two\nlines": 2}}"#, "k".repeat(200));
    let (_, findings) = read(&text);
    assert_eq!(findings[0].message, format!("`{}…` is no key of a configuration", "k".repeat(60)));
    assert_eq!(findings[1].message, "`two…` is no key of a configuration");
}

#[test]
fn what_is_no_configuration_is_a_fault() {
    for (text, message) in [
        (r#"["rules"]"#, "a configuration is a mapping, not a list"),
        (r#""rules""#, "a configuration is a mapping, not a string"),
    ] {
        let (config, findings) = read(text);
        assert_eq!(config.fault().map(|it| &*it.message), Some(message));
        assert_eq!(config.fault().unwrap().span.range.of(text), text);
        assert_eq!(shown(text, &findings), "");
    }
}

#[test]
fn a_syntax_error_is_a_fault_and_the_rest_counts() {
    let text = r#"{"rules": {"retry": "off"}, "exclude": ["a""#;
    let (config, _) = read(text);
    assert!(config.fault().is_some());
    assert_eq!(config.faults().first(), config.fault());
    let (settings, _) = resolve(&catalogue(), &config, &mut |_, _| Err(String::new()));
    assert_eq!(settings.level(&RETRY, "x.yaml").level, Level::Off);
}

#[test]
fn faults_come_in_the_order_of_the_text() {
    let (config, _) = read(r#"{"overrides": [{"rules": {"retry" "off"}}], "include" []}"#);
    let starts: Vec<u32> = config.faults().iter().map(|it| it.span.range.start).collect();
    assert!(starts.len() >= 2 && starts.is_sorted(), "{starts:?}");
}

#[test]
fn an_empty_file_says_nothing() {
    for text in ["", "{}", "# nothing yet\n", "rules:\nextends:\n"] {
        let (config, findings) = read(text);
        assert_eq!(config.fault(), None, "{text}");
        assert_eq!(shown(text, &findings), "", "{text}");
    }
}

#[test]
fn yaml_is_read_as_well() {
    check(
        "rules:\n  retry: no\n  pagination: off\n  paginaton: &x error\nexclude:\n- vendor\n- '[x'\n",
        &[
            "2:10 config/invalid-value `no` is no level [Write `off`]",
            "4:3 config/unknown-rule `paginaton` is no rule and no group of rules [Write `pagination`]",
            "7:3 config/invalid-value `[x` is no pattern: unclosed character class; missing ']'",
        ],
    );
    check("rules: {}\n---\nrules: {}\n", &["3:1 config/invalid-value a configuration is one document"]);
}

#[test]
fn an_alias_is_followed_and_its_defects_are_said_once() {
    check(
        "overrides:\n- files: &f ['[x']\n  rules: &r { what: off }\n- files: *f\n  rules: *r\n",
        &[
            "2:14 config/invalid-value `[x` is no pattern: unclosed character class; missing ']'",
            "3:15 config/unknown-rule `what` is no rule and no group of rules",
        ],
    );
}

#[test]
fn what_an_alias_stands_for_is_not_rewritten_where_the_alias_is() {
    check(
        "rules:\n  retry: &level warn\n  pagination: *level\n",
        &[
            "2:17 config/invalid-value `warn` is no level [Write `warning`]",
            "3:15 config/invalid-value `warn` is no level",
        ],
    );
}

#[test]
fn a_whole_configuration_has_no_finding() {
    let text = r#"
extends: [recommended]            # where it starts from
rules:
  pagination/list-unpaginated: error
  retry-safety: { level: warning }
  config: off                     # a whole group
overrides:
  - files: ["internal/**"]
    rules: { pagination: off }
include: ["services/*/api"]
exclude:
  - "**/vendor/**"
"#;
    check(text, &[]);
    let settings = super::settings(text);
    assert_eq!(settings.level(&LIST, "services/a/api/v1.yaml").level, Level::Error);
    assert_eq!(settings.level(&RETRY, "services/a/api/v1.yaml").level, Level::Warning);
    assert_eq!(settings.level(&LIST, "internal/v1.yaml").level, Level::Off);
    assert!(settings.picks_up("services/a/api/v1.yaml"));
    assert!(!settings.picks_up("services/a/api/vendor/v1.yaml") && !settings.picks_up("internal/v1.yaml"));
}
