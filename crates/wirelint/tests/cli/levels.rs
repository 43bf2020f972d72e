//! `--select`, `--ignore`, `--level`, `--config`, `--no-config`, `--kind`, `--no-ignore`.

use crate::{CLEAN, FLAWED, Folder};

#[test]
fn flags_choose_among_rules() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format concise --select limits,idempotency"), @"
    api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 0
    ");
    insta::assert_snapshot!(folder.run("lint --format concise --ignore openapi --ignore limits,errors"), @"exit 0");
    insta::assert_snapshot!(
        folder.run("lint --format concise --select limits --level limits/page-size-unbounded=error"), @"
        api.yaml:8:17: error limits/page-size-unbounded the page size `page_size` has a maximum in prose only
        exit 1
        ");
}

#[test]
fn rules_are_known_by_the_names_of_other_tools() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format concise --select operation-operationId-unique"), @"
    api.yaml:19:20: error openapi/duplicate-operation-id the operation id `listOrders` is already taken
    exit 1
    ");
}

#[test]
fn the_nearest_configuration_holds_unless_another_is_named() {
    let folder = Folder::with("api.yaml", FLAWED)
        .and("wirelint.yaml", "rules: { all: off }\n")
        .and("strict.yaml", "rules: { all: off, limits: error }\n");
    insta::assert_snapshot!(folder.run("lint --format concise"), @"exit 0");
    insta::assert_snapshot!(folder.run("lint --format concise --config strict.yaml"), @"
    api.yaml:8:17: error limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 1
    ");
    insta::assert_snapshot!(folder.run("lint --format concise --no-config --select limits"), @"
    api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 0
    ");
}

#[test]
fn a_configuration_that_cannot_be_read_is_trouble_even_without_contracts() {
    let folder = Folder::with("broken.yaml", "rules: [\n");
    insta::assert_snapshot!(folder.run("lint --format concise --config missing.yaml"), @"
    missing.yaml: error no such file or directory
    exit 2
    ");
    insta::assert_snapshot!(folder.run("lint --format concise --config broken.yaml"), @"
    broken.yaml:1:8: error config/invalid-value `rules` takes a mapping of rules to levels, not a list
    broken.yaml: error the configuration cannot be read: the `[` that opens here is never closed (line 1)
    exit 2
    ");
}

#[test]
fn an_unknown_key_of_the_configuration_is_a_warning() {
    let folder = Folder::with("api.yaml", CLEAN).and("wirelint.yaml", "ruels: {}\n");
    insta::assert_snapshot!(folder.run("lint --format concise"), @"
    wirelint.yaml:1:1: warning config/unknown-key `ruels` is no key of a configuration
    exit 0
    ");
}

#[test]
fn a_kind_can_be_told() {
    let folder = Folder::with("api.yaml", FLAWED).and("old/api.yaml", FLAWED).and("part.json", "{}");
    insta::assert_snapshot!(folder.run("lint --quiet --kind **/api.yaml=unrelated"), @"
    no findings in 0 files
    exit 0
    ");
    insta::assert_snapshot!(folder.run("lint --format concise --select limits --kind old=unrelated,part.json=openapi"), @"
    api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 0
    ");
}

#[test]
fn what_git_ignores_is_linted_only_on_demand() {
    let folder = Folder::with("build/api.yaml", FLAWED).and(".gitignore", "build/\n").and("api.yaml", CLEAN);
    insta::assert_snapshot!(folder.run("lint --format concise --select limits/page-size-unbounded"), @"exit 0");
    insta::assert_snapshot!(folder.run("lint --format concise --select limits/page-size-unbounded --no-ignore"), @"
    build/api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 0
    ");
    insta::assert_snapshot!(folder.run("lint --format concise --select limits/page-size-unbounded build/api.yaml"), @"
    build/api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 0
    ");
}
