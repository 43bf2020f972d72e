//! Where imports start.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use wirelint_protobuf::roots::{BufYaml, Guesses, buf_work_yaml, buf_yaml};
use wirelint_protobuf::syntax::parse;
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
    let mut guesses = Guesses::default();
    for (path, text) in files {
        guesses.add(path, &parse(*text));
    }
    let guessed = guesses.guess();
    assert_eq!(guessed.iter().map(|it| &*it.root).collect::<Vec<_>>(), roots);
    for (guessed, (path, _)) in guessed.iter().zip(files) {
        let root = if guessed.root.is_empty() { String::new() } else { format!("{}/", guessed.root) };
        assert_eq!(format!("{root}{}", guessed.path), *path);
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

/// What an edit does to roots, by a fast path, beside a guess afresh.
#[test]
fn an_edit_that_leaves_all_roots_says_so() {
    let files = [
        (
            "api/shop/v1/order.proto",
            "package shop.v1; import 'shop/v1/money.proto'; import 'types/unit.proto';",
        ),
        ("api/shop/v1/money.proto", "package shop.v1; import 'types/unit.proto';"),
        ("api/types/unit.proto", "import 'shop/v1/gone.proto';"),
        ("other/types/unit.proto", "package types;"),
    ];
    let guesses = |texts: &[String]| {
        let mut guesses = Guesses::default();
        files.iter().zip(texts).for_each(|((path, _), text)| guesses.add(path, &parse(text.as_str())));
        guesses
    };
    let texts: Vec<String> = files.iter().map(|it| it.1.to_owned()).collect();
    let before = guesses(&texts).guess();
    let mut moved = 0;
    for number in 0..files.len() {
        let text = &texts[number];
        for (start, end) in (0..=text.len()).flat_map(|at| [(at, text.len()), (at, (at + 1).min(text.len()))])
        {
            let mut texts = texts.clone();
            texts[number].replace_range(start..end, "");
            let is_same = guesses(&texts).guess() == before;
            let mut known = guesses(&files.map(|it| it.1.to_owned()));
            known.guess();
            assert_eq!(known.edited(number, &parse(texts[number].as_str())), is_same, "{}", texts[number]);
            moved += usize::from(!is_same);
            // And back.
            assert!(!is_same || known.edited(number, &parse(files[number].1)));
        }
    }
    assert!(moved > 0, "no edit moves a root");
}
