//! Which level a rule has where.

use super::{CURSOR, LIST, PAGE_SIZE, RETRY, rule, settings};
use wirelint_config::{Catalogue, LevelSetting};
use wirelint_diagnostics::Severity;
use wirelint_lint::{Level, Meta};

/// `expected`: the level, with `!` where somebody gave it.
#[track_caller]
fn check(text: &str, path: &str, expected: &[(&Meta, &str)]) {
    let settings = settings(text);
    for (rule, level) in expected {
        let setting = settings.level(rule, path);
        let mark = if setting.explicit { "!" } else { "" };
        assert_eq!(format!("{}{mark}", setting.level), *level, "{} in {text}", rule.id);
    }
}

#[test]
fn without_a_word_each_rule_has_its_default() {
    let defaults = [(&LIST, "warning"), (&PAGE_SIZE, "info"), (&CURSOR, "off"), (&RETRY, "error")];
    check("{}", "a.yaml", &defaults);
    check(r#"{"extends": ["recommended"]}"#, "a.yaml", &defaults);
}

#[test]
fn strict_has_every_rule_on_and_nothing_below_a_warning() {
    let strict = [(&LIST, "warning"), (&PAGE_SIZE, "warning"), (&CURSOR, "warning"), (&RETRY, "error")];
    check(r#"{"extends": ["strict"]}"#, "a.yaml", &strict);
    let setting = settings(r#"{"extends": ["strict"]}"#).level(&PAGE_SIZE, "a.yaml");
    assert_eq!(setting.severity(Severity::Info), Some(Severity::Warning));
    assert_eq!(setting.severity(Severity::Error), Some(Severity::Error), "a worse hit stays worse");
}

#[test]
fn all_has_every_rule_on() {
    let all = [(&LIST, "warning"), (&PAGE_SIZE, "info"), (&CURSOR, "info"), (&RETRY, "error")];
    check(r#"{"extends": ["all"]}"#, "a.yaml", &all);
}

#[test]
fn a_later_preset_wins_and_the_own_rules_win_over_all() {
    let text = r#"{"rules": {"retry": "hint"}, "extends": ["strict", "recommended"]}"#;
    check(text, "a.yaml", &[(&PAGE_SIZE, "info"), (&CURSOR, "off"), (&RETRY, "hint!")]);
    check(r#"{"extends": ["recommended", "strict"]}"#, "a.yaml", &[(&PAGE_SIZE, "warning")]);
}

#[test]
fn a_level_is_a_word_or_a_mapping_with_one() {
    check(r#"{"rules": {"retry": "info"}}"#, "a.yaml", &[(&RETRY, "info!")]);
    check(r#"{"rules": {"retry": {"level": "info"}}}"#, "a.yaml", &[(&RETRY, "info!")]);
}

#[test]
fn a_rule_beats_its_group_and_that_one_all_whatever_the_order() {
    let expected = [(&LIST, "error!"), (&PAGE_SIZE, "hint!"), (&CURSOR, "hint!"), (&RETRY, "off!")];
    let rule = r#""pagination/list-unpaginated": "error""#;
    let group = r#""pagination": "hint""#;
    let all = r#""all": "off""#;
    for (a, b, c) in [(rule, group, all), (all, group, rule), (group, all, rule), (rule, all, group)] {
        check(&format!(r#"{{"rules": {{{a}, {b}, {c}}}}}"#), "a.yaml", &expected);
        let text = format!(r#"{{"overrides": [{{"files": ["**"], "rules": {{{a}, {b}, {c}}}}}]}}"#);
        check(&text, "a.yaml", &expected);
    }
}

#[test]
fn the_names_of_peers_work() {
    check(r#"{"rules": {"retry-safety": "off"}}"#, "a.yaml", &[(&RETRY, "off!")]);
    let text = r#"{"rules": {"pages-everywhere": "error"}}"#;
    check(text, "a.yaml", &[(&LIST, "error!"), (&PAGE_SIZE, "error!"), (&CURSOR, "off")]);
}

#[test]
fn our_own_names_win_over_those_of_peers() {
    static BORROWER: Meta =
        rule("borrower/of-names", Level::Warning, &["retry", "retry/not-idempotent", "all"]);
    let catalogue = Catalogue::new(vec![&BORROWER, &RETRY]);
    for name in ["retry", "retry/not-idempotent"] {
        let target = catalogue.target(name).unwrap();
        let ids: Vec<&str> = target.rules.iter().map(|&it| catalogue.rules()[it as usize].id).collect();
        assert_eq!(ids, [RETRY.id], "{name}");
    }
    assert_eq!(catalogue.target("all").unwrap().rules, [0, 1]);
    assert_eq!(catalogue.rule("retry/not-idempotent"), Some(&RETRY));
    assert_eq!(catalogue.rule("retry"), None, "a group is no rule");
}

#[test]
fn a_peers_name_for_several_rules_beats_their_group_and_loses_to_each() {
    let text = r#"{"rules": {
        "pagination/list-unpaginated": "hint", "pages-everywhere": "error", "pagination": "off"
    }}"#;
    check(text, "a.yaml", &[(&LIST, "hint!"), (&PAGE_SIZE, "error!"), (&CURSOR, "off!")]);
}

#[test]
fn the_last_override_that_matches_wins_over_all_before_it() {
    let text = r#"{
        "rules": {"pagination/list-unpaginated": "error"},
        "overrides": [
            {"files": ["internal/**"], "rules": {"pagination/list-unpaginated": "hint", "retry": "info"}},
            {"files": ["internal/old", "legacy"], "rules": {"pagination": "off"}}
        ]
    }"#;
    check(text, "public/a.yaml", &[(&LIST, "error!"), (&RETRY, "error"), (&PAGE_SIZE, "info")]);
    check(text, "internal/a.yaml", &[(&LIST, "hint!"), (&RETRY, "info!"), (&PAGE_SIZE, "info")]);
    check(text, "internal/old/a.yaml", &[(&LIST, "off!"), (&RETRY, "info!"), (&PAGE_SIZE, "off!")]);
    check(text, "legacy/a.yaml", &[(&LIST, "off!"), (&RETRY, "error")]);
}

#[test]
fn each_level_knows_what_set_it() {
    let text = r#"{"extends": ["strict"], "rules": {"pagination": "error"}}"#;
    let settings = settings(text);
    let origin = |rule| settings.level(rule, "a.yaml").origin.map(|it| it.range.of(text));
    assert_eq!(origin(&LIST), Some(r#""pagination""#));
    assert_eq!(origin(&RETRY), Some(r#""strict""#));
    assert_eq!(super::settings("{}").level(&RETRY, "a.yaml").origin, None);
}

#[test]
fn a_given_level_holds_for_every_hit_and_a_default_leaves_it_to_the_rule() {
    let severity = |text: &str, reported| settings(text).level(&LIST, "a.yaml").severity(reported);
    assert_eq!(severity("{}", Severity::Error), Some(Severity::Error));
    assert_eq!(severity("{}", Severity::Hint), Some(Severity::Hint));
    assert_eq!(severity(r#"{"rules": {"pagination": "info"}}"#, Severity::Error), Some(Severity::Info));
    assert_eq!(severity(r#"{"rules": {"pagination": "off"}}"#, Severity::Error), None);
}

#[test]
fn a_rule_that_is_not_registered_has_its_default() {
    static OTHER: Meta = rule("other/rule", Level::Info, &[]);
    let expected = LevelSetting { level: Level::Info, explicit: false, at_least: None, origin: None };
    assert_eq!(settings(r#"{"rules": {"all": "error"}}"#).level(&OTHER, "a.yaml"), expected);
}

#[test]
fn the_levels_of_a_path_name_every_rule_in_order() {
    let levels = settings(r#"{"rules": {"config": "off"}}"#).for_path("a.yaml");
    let on: Vec<&str> =
        levels.iter().filter(|(rule, _)| levels.is_on(rule)).map(|(rule, _)| rule.id).collect();
    assert_eq!(on, [LIST.id, PAGE_SIZE.id, RETRY.id]);
}

#[test]
fn an_aliased_mapping_counts_wherever_it_is_used() {
    let text = "overrides:\n- files: [a]\n  rules: &r { retry: off }\n- files: [b]\n  rules: *r\n";
    check(text, "a/x.yaml", &[(&RETRY, "off!")]);
    check(text, "b/x.yaml", &[(&RETRY, "off!")]);
    check(text, "c/x.yaml", &[(&RETRY, "error")]);
}
