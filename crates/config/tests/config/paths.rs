//! Which files a walk picks up, and which patterns matched nothing.

use super::{settings, shown};
use wirelint_config::Settings;

#[track_caller]
fn check(text: &str, picked: &[&str], passed: &[&str]) {
    let settings = settings(text);
    for path in picked {
        assert!(settings.picks_up(path), "{path} with {text}");
    }
    for path in passed {
        assert!(!settings.picks_up(path), "{path} with {text}");
    }
}

#[test]
fn without_a_word_everything_is_picked_up() {
    check("{}", &["a.yaml", "b/c.yaml"], &[]);
    check(r#"{"include": [], "exclude": []}"#, &["a.yaml"], &[]);
    let without = Settings::without_config(&super::catalogue());
    assert!(without.picks_up("a.yaml") && !without.prunes("a"));
}

#[test]
fn include_limits_and_exclude_removes() {
    let text = r#"{"include": ["services/*/api"], "exclude": ["**/vendor/**", "services/old"]}"#;
    let picked = ["services/a/api/v1.yaml", "services/b/api/x/y.yaml"];
    check(
        text,
        &picked,
        &[
            "a.yaml",
            "services/a/vendor/api/x.yaml",
            "services/a/api/vendor/x.yaml",
            "services/old/api/x.yaml",
        ],
    );
}

#[test]
fn a_folder_of_which_nothing_is_left_is_pruned() {
    let settings = settings(r#"{"exclude": ["vendor", "gen/**", "docs/*.yaml"]}"#);
    assert!(settings.prunes("vendor") && settings.prunes("gen") && settings.prunes("gen/deep"));
    assert!(!settings.prunes("docs") && !settings.prunes("src"));
}

#[test]
fn patterns_that_matched_nothing_are_found_afterwards() {
    let text = r#"{
        "include": ["api", "apis"],
        "exclude": ["vendor", "vendr"],
        "overrides": [{"files": ["api/internal", "api/intern"], "rules": {"retry": "off"}}]
    }"#;
    let settings = settings(text);
    assert_eq!(settings.unmatched_patterns().len(), 6);
    assert!(settings.prunes("vendor"));
    for path in ["api/a.yaml", "api/internal/b.yaml"] {
        assert!(settings.picks_up(path));
        settings.for_path(path);
    }
    let expected = "\
2:28 config/unmatched-pattern `apis` matches nothing
3:31 config/unmatched-pattern `vendr` matches nothing
4:50 config/unmatched-pattern `api/intern` matches nothing
";
    assert_eq!(shown(text, &settings.unmatched_patterns()), expected);
}

#[test]
fn a_pattern_counts_as_matched_though_another_decides() {
    let settings = settings(r#"{"include": ["a", "a/b"], "exclude": ["a", "a/b"]}"#);
    assert!(!settings.picks_up("a/b/x.yaml"));
    assert_eq!(settings.unmatched_patterns(), []);
}

#[test]
fn an_aliased_pattern_that_matched_nothing_is_one_finding() {
    let text = "include: &x [nowhere]\nexclude: *x\n";
    let expected = "1:14 config/unmatched-pattern `nowhere` matches nothing\n";
    assert_eq!(shown(text, &settings(text).unmatched_patterns()), expected);
}

#[test]
fn threads_share_the_marks() {
    let settings = settings(r#"{"exclude": ["a", "b"]}"#);
    std::thread::scope(|scope| {
        for path in ["a/x", "b/x"] {
            let settings = &settings;
            scope.spawn(move || settings.picks_up(path));
        }
    });
    assert_eq!(settings.unmatched_patterns(), []);
}
