//! Where imports start.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use wirelint_protobuf::roots::{BufYaml, buf_work_yaml, buf_yaml, guess};
use wirelint_protobuf::syntax::{Parse, parse};
use wirelint_test_fixture::{Annotation, Fixture, assert_annotations};
use wirelint_yaml::Format;

/// The modules as `root -excluded +included`; faults are marked in the text.
#[track_caller]
fn check_config(marked: &str, modules: &[&str], dependencies: &[&str]) {
    let fixture = Fixture::parse(marked);
    let tree = wirelint_yaml::parse(fixture.files[0].text.as_str(), Format::Yaml);
    let BufYaml { modules: found, dependencies: needed, faults, .. } = buf_yaml(&tree);
    let found: Vec<String> = found
        .iter()
        .map(|it| {
            let excludes = it.excludes.iter().map(|it| format!(" -{it}"));
            let includes = it.includes.iter().map(|it| format!(" +{it}"));
            format!("{:?}{}", it.root, excludes.chain(includes).collect::<String>())
        })
        .collect();
    assert_eq!(found, modules);
    assert_eq!(needed.iter().map(|it| &*it.name).collect::<Vec<_>>(), dependencies);
    let faults: Vec<_> =
        faults.into_iter().map(|it| Annotation::new(0, it.range.into(), it.message)).collect();
    assert_annotations(&fixture, &faults);
}

#[test]
fn each_version_states_its_folders() {
    check_config(
        "version: v1beta1\nbuild:\n  roots: [proto, ./vendor/]\n  excludes: [proto/old]\n",
        &["\"proto\" -proto/old", "\"vendor\" -proto/old"],
        &[],
    );
    check_config(
        "version: v1\ndeps:\n  - buf.build/googleapis/googleapis:main\nbuild: {excludes: [a]}\n",
        &["\"\" -a"],
        &["buf.build/googleapis/googleapis"],
    );
    check_config("version: v2\n", &["\"\""], &[]);
    check_config(
        "version: v2\nmodules:\n  - path: a\n    excludes: [a/x]\n  - path: b/../c\n    includes: [c/y]\n",
        &["\"a\" -a/x", "\"c\" +c/y"],
        &[],
    );
}

#[test]
fn a_folder_stays_below_that_of_the_file() {
    check_config(
        "
version: v2
modules:
  - path: ../secret
  #       ^^^^^^^^^ `../secret` leads out of the folder that the file is in
  - path: /etc
  #       ^^^^ `/etc` leads out of the folder that the file is in
",
        &["\"\""],
        &[],
    );
}

#[test]
fn an_unknown_version_is_read_as_the_latest() {
    check_config(
        "
version: v9
#        ^^ `v9` is no version of `buf.yaml`: read as `v2`
modules: [{path: a}]
",
        &["\"a\""],
        &[],
    );
    for text in ["", "[]", "a: [", "version: v2\nmodules: 7\n", "version: v1\nbuild: []\ndeps: x\n"] {
        let tree = wirelint_yaml::parse(text, Format::Yaml);
        assert_eq!(buf_yaml(&tree).modules.len(), 1, "{text}");
    }
}

#[test]
fn a_workspace_lists_its_directories() {
    let tree = wirelint_yaml::parse("version: v1\ndirectories:\n  - a\n  - ../b\n", Format::Yaml);
    let (folders, faults) = buf_work_yaml(&tree);
    assert_eq!(folders.iter().map(|it| &*it.path).collect::<Vec<_>>(), ["a"]);
    assert_eq!(faults.len(), 1);
}

#[track_caller]
fn check_guess(files: &[(&str, &str)], roots: &[&str]) {
    let parses: Vec<Parse> = files.iter().map(|it| parse(it.1)).collect();
    let files: Vec<(&str, &Parse)> = files.iter().zip(&parses).map(|(it, parse)| (it.0, parse)).collect();
    let guessed = guess(&files);
    assert_eq!(guessed.iter().map(|it| &*it.root).collect::<Vec<_>>(), roots);
    for (guessed, (path, _)) in guessed.iter().zip(files) {
        let root = if guessed.root.is_empty() { String::new() } else { format!("{}/", guessed.root) };
        assert_eq!(format!("{root}{}", guessed.path), path);
    }
}

#[test]
fn imports_show_the_root_and_packages_where_there_are_none() {
    check_guess(
        &[
            ("svc/proto/shop/v1/order.proto", "package shop.v1; import \"shop/v1/item.proto\";"),
            ("svc/proto/shop/v1/item.proto", "package shop.v1;"),
            ("other/pay/v1/pay.proto", "package pay.v1;"),
            ("lonely.proto", "package x.y;"),
            ("deep/lonely.proto", ""),
        ],
        &["svc/proto", "svc/proto", "other", "", "deep"],
    );
}

#[test]
fn imports_go_before_packages() {
    check_guess(
        &[
            ("proto/shop/v1/order.proto", "package shop.v1; import \"proto/shop/v1/item.proto\";"),
            ("proto/shop/v1/item.proto", "package shop.v1;"),
        ],
        &["", ""],
    );
}
