//! What the command line adds.

use super::{CURSOR, LIST, PAGE_SIZE, RETRY, catalogue, settings};
use wirelint_config::Flags;
use wirelint_lint::{Level, Meta};

/// `--select a,b --ignore c --level d=error`, as the command line hands it over.
fn flags(line: &str) -> Flags {
    let mut flags = Flags::default();
    let mut words = line.split(' ').filter(|it| !it.is_empty());
    while let Some(flag) = words.next() {
        for value in words.next().expect("each flag has a value").split(',') {
            match flag {
                "--select" => flags.select.push(value.into()),
                "--ignore" => flags.ignore.push(value.into()),
                "--level" => flags.level.push(Flags::parse_level(value).unwrap()),
                _ => panic!("{flag}"),
            }
        }
    }
    flags
}

/// The rules that run with their levels, `!` where somebody gave it.
#[track_caller]
fn check(config: &str, line: &str, expected: &str) {
    let settings = settings(config).adjusted(flags(line).check(&catalogue()).unwrap());
    let rules: [&Meta; 4] = [&CURSOR, &LIST, &PAGE_SIZE, &RETRY];
    let levels = settings.for_path("internal/a.yaml");
    let on = rules.iter().filter(|rule| levels.is_on(rule)).map(|rule| {
        let setting = levels.level(rule);
        format!("{}={}{}", rule.name(), setting.level, if setting.explicit { "!" } else { "" })
    });
    assert_eq!(on.collect::<Vec<_>>().join(" "), expected, "{line}");
}

const NOTHING: &str = "{}";

#[test]
fn select_replaces() {
    check(NOTHING, "", "list-unpaginated=warning page-size-unbounded=info not-idempotent=error");
    check(NOTHING, "--select retry", "not-idempotent=error");
    check(
        NOTHING,
        "--select retry-safety,pagination/list-unpaginated",
        "list-unpaginated=warning not-idempotent=error",
    );
    check(NOTHING, "--select pages-everywhere", "list-unpaginated=warning page-size-unbounded=info");
}

#[test]
fn what_is_selected_runs_at_its_level_or_at_its_default_or_as_a_warning() {
    check(
        NOTHING,
        "--select all",
        "cursor-unsigned=warning! list-unpaginated=warning page-size-unbounded=info not-idempotent=error",
    );
    let config = r#"{"rules": {"pagination": "hint", "retry": "off"}}"#;
    check(
        config,
        "--select all",
        "cursor-unsigned=hint! list-unpaginated=hint! page-size-unbounded=hint! not-idempotent=error",
    );
    let config =
        r#"{"overrides": [{"files": ["internal"], "rules": {"retry": "off", "pagination": "info"}}]}"#;
    check(config, "--select retry,pagination/cursor-unsigned", "cursor-unsigned=info! not-idempotent=error");
}

#[test]
fn ignore_switches_off() {
    check(NOTHING, "--ignore pagination", "not-idempotent=error");
    check(NOTHING, "--ignore list-without-pages,retry", "page-size-unbounded=info");
    check(
        NOTHING,
        "--select pagination --ignore pagination/list-unpaginated",
        "cursor-unsigned=warning! page-size-unbounded=info",
    );
    check(NOTHING, "--select pagination --ignore pagination", "");
    check(NOTHING, "--select pagination/list-unpaginated --ignore pagination", "list-unpaginated=warning");
}

#[test]
fn level_adjusts() {
    check(
        NOTHING,
        "--level pagination/list-unpaginated=error",
        "list-unpaginated=error! page-size-unbounded=info not-idempotent=error",
    );
    check(NOTHING, "--level pagination=off", "not-idempotent=error");
    check(NOTHING, "--level all=hint --ignore pagination", "not-idempotent=hint!");
    check(NOTHING, "--select retry --level all=hint", "not-idempotent=hint!");
    check(NOTHING, "--level retry=hint,retry=info --ignore pagination", "not-idempotent=info!");
    check(
        NOTHING,
        "--level retry/not-idempotent=hint,retry=info --ignore pagination",
        "not-idempotent=hint!",
    );
}

#[test]
fn the_level_of_a_rule_wins_over_everything() {
    let config = r#"{"overrides": [{"files": ["internal"], "rules": {"retry": "off"}}]}"#;
    let line = "--select pagination/list-unpaginated --ignore retry/not-idempotent,pagination --level retry/not-idempotent=info";
    check(config, line, "list-unpaginated=warning not-idempotent=info!");
}

#[test]
fn the_command_line_has_no_place_in_a_file() {
    let settings = settings(r#"{"rules": {"retry": "off"}}"#);
    let adjusted = settings.adjusted(flags("--level retry=hint").check(&catalogue()).unwrap());
    assert_eq!(adjusted.level(&RETRY, "a.yaml").origin, None);
    assert!(adjusted.level(&LIST, "a.yaml").level == Level::Warning);
}

#[test]
fn an_unknown_name_is_one_clear_line() {
    for (line, expected) in [
        (
            "--select pagnation",
            "--select: `pagnation` is no rule and no group of rules; did you mean `pagination`?",
        ),
        (
            "--ignore nothing-like-it",
            "--ignore: `nothing-like-it` is no rule and no group of rules; `wirelint rules` lists them all",
        ),
        (
            "--level retry/not-idempotnt=off",
            "--level: `retry/not-idempotnt` is no rule and no group of rules; did you mean `retry/not-idempotent`?",
        ),
    ] {
        assert_eq!(flags(line).check(&catalogue()).unwrap_err(), expected);
    }
}

#[test]
fn a_value_of_level_is_a_rule_and_a_level() {
    assert_eq!(Flags::parse_level("retry=off"), Ok(("retry".into(), Level::Off)));
    let error = |value| Flags::parse_level(value).unwrap_err();
    assert_eq!(error("retry"), "`retry` has no level; write `RULE=LEVEL`, for example `pagination=error`");
    assert_eq!(
        error("retry=eror"),
        "`eror` is no level (one of off, hint, info, warning, error); did you mean `error`?"
    );
    assert_eq!(error("retry=loud"), "`loud` is no level (one of off, hint, info, warning, error)");
}
