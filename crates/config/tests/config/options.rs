//! What rules are told beside their levels.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{mended, read, settings, shown, tree};
use wirelint_config::{Catalogue, Settings, parse, resolve, rules, schema};
use wirelint_lint::options::{OneOrSeveral, Settings as _};
use wirelint_lint::{Kind, Level, Meta, options, words};
use wirelint_source::FileId;

words! {
    /// How a name is written.
    pub(crate) enum Style {
        /// `likeThis`
        Camel = "camelCase",
        /// `LikeThis`
        Pascal = "PascalCase",
    }
}

options! {
    /// How the names of one kind are written.
    pub(crate) struct Naming from style {
        /// The style.
        style: Option<Style> = None,
        /// What they begin with.
        prefix: String = String::new(),
        /// What they do not begin with.
        forbidden_prefixes: Vec<String> = Vec::new(),
    }
}

/// What begins with a capital and has something in brackets.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Selector(String);

impl options::Key for Selector {
    const NOUN: &'static str = "a selector";
    const PATTERN: Option<&'static str> = Some("^[A-Z][a-z]*\\[");

    fn read(text: &str) -> Result<Self, String> {
        let is_one = text.starts_with(|it: char| it.is_ascii_uppercase()) && text.contains('[');
        if is_one { Ok(Self(text.into())) } else { Err("it is no selector".into()) }
    }

    fn show(&self) -> String {
        self.0.clone()
    }
}

options! {
    /// Names are not written anyhow.
    pub(crate) struct NamingOptions {
        ..
        /// Those of what a selector selects.
        selected: { Selector => Naming },
        /// Names of types.
        types: Option<Naming> = None,
        /// Whether names may begin with `_`.
        allow_leading_underscore: bool = false,
        /// How long they are at most.
        longest: u32 [1..=200] = 60,
        /// What counts as an id.
        id_names: OneOrSeveral<String> = OneOrSeveral(vec!["id".into()]),
        /// Kinds that are looked at.
        kinds: Vec<Style> = vec![Style::Camel, Style::Pascal],
        /// Names of certain types.
        by_type: std::collections::BTreeMap<String, Style> = std::collections::BTreeMap::new(),
    }
}

options! {
    /// A rule beside.
    pub(crate) struct OtherOptions {
        /// How long they are at most.
        longest: u32 [1..=200] = 10,
        /// How short.
        shortest: u32 [0..=9] = 1,
    }
}

options! {
    /// How deep operations go.
    pub(crate) struct DepthOptions {
        /// The most.
        max_depth: u32 = 3,
        /// What does not count.
        ignore: Vec<String> = Vec::new(),
    }
}

const fn meta(
    id: &'static str,
    options: Option<&'static options::OptionSet>,
    peers: &'static [&'static str],
) -> Meta {
    Meta {
        id,
        summary: "a rule to speak of",
        docs: "",
        level: Level::Warning,
        since: "0.1.0",
        kinds: &[Kind::OpenApi],
        fix: None,
        options,
        peers,
    }
}

static NAMING: Meta = meta("naming/odd", Some(NamingOptions::SET), &["naming-convention", "names"]);
static OTHER: Meta = meta("naming/other", Some(OtherOptions::SET), &["names"]);
static DEPTH: Meta =
    meta("graphql/selection-too-deep", Some(DepthOptions::SET), &["@graphql-eslint/selection-set-depth"]);
static RELAY: Meta = meta("graphql/page-info-wrong", None, &["@graphql-eslint/relay-page-info"]);
static PLAIN: Meta = meta("naming/plain", None, &["names"]);

fn catalogue() -> Arc<Catalogue> {
    let mut all = rules();
    all.extend([&NAMING, &OTHER, &PLAIN, &DEPTH, &RELAY]);
    Arc::new(Catalogue::new(all))
}

/// What is wrong with `text`, and what it amounts to.
fn resolved(text: &str) -> (String, Settings) {
    let catalogue = catalogue();
    let (config, mut findings) = parse(FileId(0), &tree(text), &catalogue);
    assert_eq!(config.fault(), None, "{text}");
    let (settings, more) = resolve(&catalogue, &config, &mut |_, path| panic!("extends {path}"));
    findings.extend(more);
    (shown(text, &findings), settings)
}

/// What the rule is told for the file at `path`, as one would write it.
fn told<T: options::Settings>(settings: &Settings, rule: &Meta, path: &str) -> String {
    let told = settings.for_path(path).options(rule);
    let told = told.as_deref().map_or(T::usual(), |it| it.downcast_ref().expect("of this type"));
    told.show().unwrap_or_default()
}

#[track_caller]
fn check(text: &str, path: &str, expected: &str) {
    let (wrong, settings) = resolved(text);
    assert_eq!(wrong, "", "{text}");
    assert_eq!(told::<NamingOptions>(&settings, &NAMING, path), expected, "{text}");
}

#[track_caller]
fn wrong(text: &str, expected: &str) {
    assert_eq!(resolved(text).0, expected, "{text}");
}

#[test]
fn what_is_not_said_has_the_default() {
    check("{}", "a", "");
    check("rules: { naming/odd: error }", "a", "");
    check("rules:\n  naming/odd:\n    level: error\n    longest:\n", "a", "");
    assert_eq!(NamingOptions::usual().longest, 60);
    assert_eq!(NamingOptions::usual().id_names.0, ["id"]);
}

#[test]
fn values_of_each_type_are_read() {
    check(
        "rules: { naming/odd: { level: error, allow_leading_underscore: true } }",
        "a",
        "{ allow_leading_underscore: true }",
    );
    check("rules: { naming/odd: { level: error, longest: 200 } }", "a", "{ longest: 200 }");
    check("rules: { naming/odd: { id_names: ID } }", "a", "{ id_names: ID }");
    check("rules: { naming/odd: { id_names: [ID, \"a b\"] } }", "a", "{ id_names: [ID, \"a b\"] }");
    check("rules: { naming/odd: { kinds: [] } }", "a", "{ kinds: [] }");
    check(
        "rules: { naming/odd: { by_type: { Order: camelCase } } }",
        "a",
        "{ by_type: { Order: camelCase } }",
    );
}

#[test]
fn a_word_stands_for_the_settings_that_it_is_the_main_one_of() {
    check("rules: { naming/odd: { types: PascalCase } }", "a", "{ types: PascalCase }");
    check("rules: { naming/odd: { types: { style: PascalCase } } }", "a", "{ types: PascalCase }");
    check(
        "rules: { naming/odd: { types: { style: PascalCase, prefix: T } } }",
        "a",
        "{ types: { style: PascalCase, prefix: T } }",
    );
}

#[test]
fn keys_in_the_spelling_of_other_tools_are_taken() {
    check(
        "rules: { naming-convention: { allowLeadingUnderscore: true } }",
        "a",
        "{ allow_leading_underscore: true }",
    );
    check(
        "rules: { naming/odd: { Types: { forbiddenPrefixes: [get] } } }",
        "a",
        "{ types: { forbidden_prefixes: [get] } }",
    );
}

#[test]
fn keys_that_are_no_options_are_what_they_say() {
    check(
        "rules: { naming/odd: { \"Field[parent=Query]\": camelCase } }",
        "a",
        "{ \"Field[parent=Query]\": camelCase }",
    );
}

#[test]
fn each_option_is_the_last_that_was_said_of_it() {
    let text = "rules: { naming/odd: { level: error, longest: 20, types: PascalCase } }\n\
                overrides:\n  - files: [\"internal/**\"]\n    rules: { naming/odd: { longest: 30 } }\n\
                \x20 - files: [\"internal/old/**\"]\n    rules: { naming/odd: { level: info, types: { prefix: T } } }\n";
    check(text, "api/a", "{ types: PascalCase, longest: 20 }");
    check(text, "internal/a", "{ types: PascalCase, longest: 30 }");
    check(text, "internal/old/a", "{ types: { prefix: T }, longest: 30 }");
    let settings = resolved(text).1;
    for (path, level) in [("api/a", "error"), ("internal/a", "error"), ("internal/old/a", "info")] {
        assert_eq!(settings.level(&NAMING, path).level.as_str(), level, "{path}");
    }
}

#[test]
fn selectors_of_several_places_add_up() {
    let text = "rules: { naming/odd: { \"A[a]\": camelCase, \"B[b]\": camelCase } }\n\
                overrides: [{ files: [x], rules: { naming/odd: { \"B[b]\": PascalCase } } }]\n";
    check(text, "x", "{ \"A[a]\": camelCase, \"B[b]\": PascalCase }");
}

#[test]
fn options_leave_the_level_as_it_is() {
    let settings = resolved("rules: { naming: off, naming/odd: { longest: 3 } }").1;
    assert_eq!(settings.level(&NAMING, "a").level, Level::Off);
    let settings = resolved("rules: { naming/odd: { longest: 3 } }").1;
    assert!(!settings.level(&NAMING, "a").explicit);
}

#[test]
fn a_name_that_several_rules_have_tells_each_what_it_knows() {
    let (found, settings) =
        resolved("rules: { names: { level: error, longest: 5, shortest: 2, types: PascalCase } }");
    assert_eq!(found, "");
    assert_eq!(told::<NamingOptions>(&settings, &NAMING, "a"), "{ types: PascalCase, longest: 5 }");
    assert_eq!(told::<OtherOptions>(&settings, &OTHER, "a"), "{ longest: 5, shortest: 2 }");
    // The more precise name wins.
    let (_, settings) = resolved("rules: { naming/other: { longest: 7 }, names: { longest: 5 } }");
    assert_eq!(told::<OtherOptions>(&settings, &OTHER, "a"), "{ longest: 7 }");
    wrong(
        "rules: { names: { longest: 0, tallest: 1 } }",
        "1:28 config/invalid-value `longest` takes a whole number from 1 to 200, not `0`\n\
         1:31 config/unknown-key `tallest` is no key of a rule's settings\n",
    );
}

#[test]
fn an_unknown_key_is_found_with_the_nearest_one() {
    wrong(
        "rules: { naming/odd: { level: error, longst: 3 } }",
        "1:38 config/unknown-key `longst` is no key of the settings of `naming/odd` [Write `longest`]\n",
    );
    wrong(
        "rules: { naming/odd: { types: { styl: camelCase } } }",
        "1:33 config/unknown-key `styl` is no key of `types` [Write `style`]\n",
    );
    wrong(
        "rules: { naming/plain: { level: error, x: 1 } }",
        "1:40 config/unknown-key `x` is no key of a rule's settings\n",
    );
}

#[test]
fn options_of_a_group_are_nobodys() {
    wrong(
        "rules: { naming: { level: error, longest: 3 } }",
        "1:34 config/unknown-key `longest` is no key of a rule's settings\n",
    );
}

#[test]
fn a_value_of_another_kind_is_found_where_it_stands() {
    for (value, found) in [
        (
            "longest: many",
            "33 config/invalid-value `longest` takes a whole number from 1 to 200, not a string",
        ),
        ("longest: 201", "33 config/invalid-value `longest` takes a whole number from 1 to 200, not `201`"),
        ("longest: 1.5", "33 config/invalid-value `longest` takes a whole number from 1 to 200, not `1.5`"),
        (
            "allowLeadingUnderscore: 1",
            "48 config/invalid-value `allowLeadingUnderscore` takes `true` or `false`, not a number",
        ),
        (
            "types: pascalcase",
            "31 config/invalid-value `types` takes `camelCase` or `PascalCase`, not `pascalcase` [Write `PascalCase`]",
        ),
        ("types: kebab", "31 config/invalid-value `types` takes `camelCase` or `PascalCase`, not `kebab`"),
        (
            "types: [a]",
            "31 config/invalid-value `types` takes `camelCase` or `PascalCase` or a mapping, not a list",
        ),
        ("types: { prefix: 1 }", "41 config/invalid-value `prefix` takes a string, not a number"),
        (
            "kinds: [a]",
            "32 config/invalid-value an element of `kinds` takes `camelCase` or `PascalCase`, not `a`",
        ),
        (
            "kinds: camelCase",
            "31 config/invalid-value `kinds` takes a list, each element `camelCase` or `PascalCase`, not a string",
        ),
        (
            "id_names: {}",
            "34 config/invalid-value `id_names` takes a string or a list, each element a string, not a mapping",
        ),
        (
            "by_type: { Order: x }",
            "42 config/invalid-value `Order` takes `camelCase` or `PascalCase`, not `x`",
        ),
    ] {
        wrong(&format!("rules: {{ naming/odd: {{ {value} }} }}"), &format!("1:{found}\n"));
    }
}

#[test]
fn a_key_in_two_spellings_is_said_twice() {
    wrong(
        "rules: { naming/odd: { id_names: a, idNames: b } }",
        "1:37 config/invalid-value `idNames` is said already\n",
    );
    wrong(
        "rules: { naming/odd: { longest: 1 }, naming-convention: { longest: 2 } }",
        "1:38 config/invalid-value `naming-convention` is said already\n",
    );
}

#[test]
fn settings_without_anything_change_nothing() {
    wrong(
        "rules: { naming/odd: {} }",
        "1:22 config/invalid-value a rule's settings without `level` change nothing\n",
    );
}

#[test]
fn what_is_wrong_can_be_mended() {
    let text = "rules: { naming/odd: { longst: 3, types: \"pascalCase\" } }";
    let (_, findings) = parse(FileId(0), &tree(text), &catalogue());
    assert_eq!(mended(text, &findings), "rules: { naming/odd: { longest: 3, types: \"PascalCase\" } }");
}

#[test]
fn what_could_be_read_counts_beside_what_could_not() {
    let (_, settings) = resolved("rules: { naming/odd: { longest: 0, types: PascalCase } }");
    assert_eq!(told::<NamingOptions>(&settings, &NAMING, "a"), "{ types: PascalCase }");
}

#[test]
fn aliases_that_multiply_have_an_end() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for at in 1..5 {
        let before = format!("*a{}", at - 1);
        writeln!(text, "a{at}: &a{at} [{}]", [&*before; 10].join(", ")).unwrap();
    }
    text += "rules: { naming/odd: { kinds: *a4 } }\n";
    let (_, findings) = parse(FileId(0), &tree(&text), &catalogue());
    assert!(findings.iter().any(|it| it.message == "these settings are too large to be read"));
}

#[test]
fn the_schema_admits_what_is_read_without_a_finding_and_nothing_else() {
    let schema = schema(&catalogue());
    assert!(jsonschema::draft7::meta::is_valid(&schema));
    let validator = jsonschema::draft7::new(&schema).unwrap();
    for value in [
        r#"{"level": "error", "allow_leading_underscore": true}"#,
        r#"{"allowLeadingUnderscore": false}"#,
        r#"{"allowleadingunderscore": false}"#,
        "{}",
        r#"{"level": "warn", "longest": 3}"#,
        r#"{"longest": null}"#,
        r#"{"longest": 0}"#,
        r#"{"longest": 200}"#,
        r#"{"longest": "3"}"#,
        r#"{"types": "PascalCase"}"#,
        r#"{"types": {"style": "PascalCase", "prefix": null, "forbiddenPrefixes": ["a"]}}"#,
        r#"{"types": {"forbiddenPrefixes": "a"}}"#,
        r#"{"types": {"forbid": []}}"#,
        r#"{"types": ["PascalCase"]}"#,
        r#"{"idNames": "a"}"#,
        r#"{"id_names": ["a", "b"]}"#,
        r#"{"id_names": {}}"#,
        r#"{"kinds": ["camelCase"]}"#,
        r#"{"kinds": ["x"]}"#,
        r#"{"by_type": {"Order": "camelCase", "x": null}}"#,
        r#"{"by_type": {"Order": "x"}}"#,
        r#"{"Field[a]": "camelCase"}"#,
        r#"{"Field[a]": {"style": "camelCase"}}"#,
        r#"{"Field[a]": "x"}"#,
        r#"{"Field(a)": "camelCase"}"#,
    ] {
        for name in ["naming/odd", "naming-convention"] {
            let text = format!(r#"{{"rules": {{"{name}": {value}}}}}"#);
            let (found, _) = resolved(&text);
            let instance = serde_json::from_str(&text).unwrap();
            assert_eq!(validator.is_valid(&instance), found.is_empty(), "{text}: {found}");
        }
    }
    for value in [r#"{"longest": 1, "shortest": 2}"#, r#"{"shortest": 10}"#, r#"{"longer": 1}"#] {
        let text = format!(r#"{{"rules": {{"names": {value}}}}}"#);
        let instance = serde_json::from_str(&text).unwrap();
        assert_eq!(validator.is_valid(&instance), resolved(&text).0.is_empty(), "{text}");
    }
}

#[test]
fn the_page_lists_them() {
    assert_eq!(
        options::page(NamingOptions::SET),
        "\
Names are not written anyhow.

- `types` (`camelCase` or `PascalCase`, or settings): Names of types.
  - `style` (a word): The style.
    - `camelCase`: `likeThis`.
    - `PascalCase`: `LikeThis`.
  - `prefix` (a string): What they begin with. Usually `\"\"`.
  - `forbidden_prefixes` (a list of strings): What they do not begin with. Usually `[]`.
- `allow_leading_underscore` (`true` or `false`): Whether names may begin with `_`. Usually `false`.
- `longest` (a whole number from 1 to 200): How long they are at most. Usually `60`.
- `id_names` (a string or a list, each element a string): What counts as an id. Usually `id`.
- `kinds` (a list of words): Kinds that are looked at. Usually `[camelCase, PascalCase]`.
  - `camelCase`: `likeThis`.
  - `PascalCase`: `LikeThis`.
- `by_type` (a mapping, each value `camelCase` or `PascalCase`): Names of certain types.
  - `camelCase`: `likeThis`.
  - `PascalCase`: `LikeThis`.
- a selector: Those of what a selector selects.
"
    );
}

#[test]
fn rules_without_options_are_told_nothing() {
    let (config, findings) = read("rules: { retry: { level: off, depth: 1 } }");
    assert!(config.fault().is_none() && findings.len() == 1);
    assert!(settings("rules: { retry: off }").for_path("a").options(&super::RETRY).is_none());
}

#[test]
fn presets_of_other_tools_give_levels_and_options() {
    let (wrong, settings) = resolved("extends: [\"graphql-eslint:operations-recommended\"]");
    assert_eq!(wrong, "", "rules that are not there are passed over");
    assert_eq!(told::<DepthOptions>(&settings, &DEPTH, "a"), "{ max_depth: 7 }");
    let setting = settings.level(&DEPTH, "a");
    assert!(setting.level == Level::Error && setting.explicit && setting.origin.is_some());
    assert!(!settings.level(&RELAY, "a").explicit);
    let (_, settings) = resolved(
        "extends: [\"graphql-eslint:operations-all\"]\nrules: { \"@graphql-eslint/selection-set-depth\": { ignore: [id] } }",
    );
    assert_eq!(told::<DepthOptions>(&settings, &DEPTH, "a"), "{ max_depth: 7, ignore: [id] }");
    assert_eq!(settings.level(&DEPTH, "a").level, Level::Error);
}

#[test]
fn presets_of_other_tools_are_groups_of_rules() {
    let (wrong, settings) = resolved(
        "extends: [\"graphql-eslint:schema-relay\"]\nrules: { \"graphql-eslint:schema-relay\": hint }",
    );
    assert_eq!(wrong, "");
    assert_eq!(settings.level(&RELAY, "a").level, Level::Hint);
}
