//! Exit codes, and what a run says beside its report.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use crate::{CLEAN, FLAWED, Folder, wirelint};

#[test]
fn nothing_found_is_0() {
    insta::assert_snapshot!(Folder::with("api.yaml", CLEAN).run("lint"), @"
    no findings in 1 file (1 operation)
    exit 0
    ");
}

#[test]
fn warnings_fail_only_where_asked() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format concise --select limits"), @"
    api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 0
    ");
    insta::assert_snapshot!(folder.run("lint --format concise --select limits --fail-on warning"), @"
    api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 1
    ");
    insta::assert_snapshot!(folder.run("lint --format concise --select openapi --fail-on never"), @"
    api.yaml:19:20: error openapi/duplicate-operation-id the operation id `listOrders` is already taken
    exit 0
    ");
}

#[test]
fn findings_that_are_not_shown_can_fail_and_it_is_said() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format concise --show error --fail-on warning --ignore openapi"), @"
    ! wirelint: --fail-on counts findings that --show error hides
    exit 1
    ");
}

#[test]
fn too_many_warnings_fail() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format concise --select limits --max-warnings 0"), @"
    api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    ! wirelint: 1 warning, more than --max-warnings 0
    exit 1
    ");
    insta::assert_snapshot!(folder.run("lint --format concise --select limits --max-warnings 1"), @"
    api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 0
    ");
}

#[test]
fn trouble_is_2_whatever_is_found_and_the_rest_is_linted() {
    let folder = Folder::with("api.yaml", FLAWED).and("part.yaml", "type: object\n");
    insta::assert_snapshot!(folder.run("lint --format concise --select openapi missing.yaml part.yaml *.foo ."), @"
    api.yaml:19:20: error openapi/duplicate-operation-id the operation id `listOrders` is already taken
    *.foo: error matches no file
    missing.yaml: error no such file or directory
    part.yaml: error is no contract: it has no `openapi` key at its top (a part of one is linted with what refers to it)
    exit 2
    ");
}

#[test]
fn a_directory_without_contracts_is_0_with_a_line() {
    let folder = Folder::with("values.yaml", "a: 1\n");
    insta::assert_snapshot!(folder.run("lint"), @"
    no findings in 0 files
    ! wirelint: no contracts in the current directory (`wirelint files` says what is there)
    exit 0
    ");
    insta::assert_snapshot!(folder.run("lint --format json"), @r#"
    {
      "version": 1,
      "tool": {
        "name": "wirelint",
        "version": "0.1.0"
      },
      "summary": {
        "files": 0,
        "operations": 0,
        "errors": 0,
        "warnings": 0,
        "infos": 0,
        "hints": 0,
        "suppressed": 0,
        "baselined": 0
      },
      "findings": [],
      "problems": []
    }
    ! wirelint: no contracts in the current directory (`wirelint files` says what is there)
    exit 0
    "#);
    insta::assert_snapshot!(folder.run("lint --quiet --format concise"), @"exit 0");
}

#[test]
fn files_globs_and_directories_are_linted_once_each() {
    let folder = Folder::with("a/api.yaml", FLAWED).and("b/api.yaml", FLAWED).and("c/api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format concise --select limits a [ab]/*.yaml a/api.yaml"), @"
    a/api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    b/api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 0
    ");
}

#[test]
fn paths_are_relative_to_where_one_stands() {
    let mut folder = Folder::with("a/api.yaml", FLAWED).and("b/readme.md", "");
    folder.cwd = "b".into();
    insta::assert_snapshot!(folder.run("lint --format concise --select limits ../a"), @"
    ../a/api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    exit 0
    ");
}

#[test]
fn a_closed_pipe_is_success() {
    let folder = Folder::with("api.yaml", FLAWED);
    for number in 0..300 {
        folder.write(&format!("{number}.yaml"), FLAWED);
    }
    for arguments in [
        "lint",
        "lint --format json",
        "lint --diff",
        "rules",
        "explain limits/page-size-unbounded",
        "files",
        "lint --help",
    ] {
        let mut child = wirelint(&folder.path(""))
            .args(arguments.split(' '))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), &*said), (Some(0), ""), "{arguments}");
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let folder = Folder::with("api.yaml", FLAWED);
    for number in 0..40 {
        folder.write(&format!("{}/{number}.yaml", number % 7), FLAWED);
    }
    let one = folder.run("lint --jobs 1 --format json");
    for jobs in [2, 3, 8] {
        assert_eq!(folder.run(&format!("lint --jobs {jobs} --format json")), one);
    }
}

#[test]
fn nothing_is_written_by_linting() {
    let folder = Folder::with("api.yaml", FLAWED);
    folder.run("lint");
    folder.run("lint --diff");
    let mut names: Vec<_> =
        fs::read_dir(folder.path("")).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".git", "api.yaml", "readme.md"]);
    assert_eq!(folder.read("api.yaml"), FLAWED);
}
