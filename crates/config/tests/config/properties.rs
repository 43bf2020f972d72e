//! What holds for every text.

use std::time::{Duration, Instant};

use super::{catalogue, read};
use proptest::prelude::*;
use wirelint_config::resolve;

proptest! {
    #[test]
    fn any_text_is_read_and_answers(text in "[-{}\\[\\]\":,\n a-f&*!<.]{0,80}") {
        let (config, findings) = read(&text);
        for it in &findings {
            prop_assert!(text.get(it.span.range.start as usize..it.span.range.end as usize).is_some());
            prop_assert!(!it.message.contains('\n'));
        }
        let (settings, _) = resolve(&catalogue(), &config, &mut |_, _| Err("no such file".into()));
        settings.for_path("a/b.yaml");
        settings.picks_up("a/b.yaml");
    }

    #[test]
    fn any_configuration_is_read_and_answers(
        keys in prop::collection::vec("extends|rules|overrides|include|exclud", 1..4),
        values in prop::collection::vec(
            r#"\[\]|\{\}|"a"|null|\["\*\*"\]|\{"retry": "off"\}|\[\{"files": \["a"\], "rules": \{"all": "hint"\}\}\]|\["strict", "\./x"\]"#,
            4,
        ),
    ) {
        let pairs: Vec<String> = keys.iter().zip(&values).map(|(key, value)| format!(r#""{key}": {value}"#)).collect();
        let text = format!("{{{}}}", pairs.join(", "));
        let (config, _) = read(&text);
        prop_assert!(config.fault().is_none(), "{}", text);
        let (settings, _) = resolve(&catalogue(), &config, &mut |_, _| Err("no such file".into()));
        // The levels of a path are the same however often they are asked for.
        let first: Vec<_> = settings.for_path("a/b.yaml").iter().collect();
        let again: Vec<_> = settings.for_path("a/b.yaml").iter().collect();
        prop_assert_eq!(first, again);
    }
}

/// Takes a second where the work is linear, and minutes where it is not.
fn check_time(text: &str) {
    let started = Instant::now();
    let (config, _) = read(text);
    let (settings, _) = resolve(&catalogue(), &config, &mut |_, _| Err("no such file".into()));
    settings.for_path("a/b.yaml");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn many_unknown_names_take_no_time() {
    let names: Vec<String> =
        (0..50_000).map(|it| format!(r#""pagination/list-unpaginated{it}": "warn""#)).collect();
    let text = format!(r#"{{"rules": {{{}}}}}"#, names.join(", "));
    check_time(&text);
    let (_, findings) = read(&text);
    assert_eq!(findings.len(), names.len());
    assert_eq!(findings.iter().filter(|it| !it.suggestions.is_empty()).count(), 100);
}

#[test]
fn aliases_cost_what_they_take_to_write() {
    let lines = |line: &str| (0..2000).map(|it| line.replace('#', &it.to_string())).collect::<String>();
    let (rules, files) = (lines("    pagination/#: off\n"), lines("    - a/#/*\n"));
    let again = "- { files: *f, rules: *r }\n".repeat(2000);
    check_time(&format!("overrides:\n- rules: &r\n{rules}  files: &f\n{files}{again}"));
}
