//! Our findings beside those of the real `buf lint`: the same rules at the same places.
//!
//! Needs the binary (`WIRELINT_BUF`, such as the one that npm's `@bufbuild/buf` brings); skipped where it is not there.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stderr, reason = "what is skipped is said")]

mod compare;
mod config;
mod generate;
mod ours;
mod protovalidate;
mod random;
mod theirs;

use std::path::{Path, PathBuf};
use std::{env, fs};

use compare::Differences;

/// The binary; says so where there is none.
fn buf() -> Option<PathBuf> {
    let path = env::var_os("WIRELINT_BUF");
    if path.is_none() {
        eprintln!("skipped: WIRELINT_BUF is not set");
    }
    path.map(PathBuf::from)
}

/// What npm's buf 1.68.4 does not report at all once any file of the module imports `descriptor.proto`.
const LOST: [&str; 2] = ["IMPORT_USED", "SYNTAX_SPECIFIED"];

/// Every rule that buf has in v2.
const ALL: &str = "lint:\n  use: [STANDARD, COMMENTS, UNARY_RPC, STABLE_PACKAGE_NO_IMPORT_UNSTABLE]\n";

#[test]
fn generated_modules_have_the_same_findings() {
    let Some(buf) = buf() else { return };
    let mut all = Differences::default();
    for seed in 0..60 {
        add_generated(&mut all, &buf, seed, |_| format!("version: v2\n{ALL}"));
    }
    all.check(25_000);
}

#[test]
fn every_version_of_configuration_means_the_same() {
    let Some(buf) = buf() else { return };
    for (at, version) in (0..).zip(config::VERSIONS) {
        let rules = theirs::rules(&buf, version);
        let mut all = Differences::default();
        for seed in 0..40 {
            let seed = 1_000 * (at + 1) + seed;
            add_generated(&mut all, &buf, seed, |folder| config::write(version, &rules, folder, seed));
        }
        all.check(3_000);
    }
}

/// Compares what is found in a generated module with the `buf.yaml` that `config` writes for its folder.
fn add_generated(all: &mut Differences, buf: &Path, seed: u64, config: impl FnOnce(&Path) -> String) {
    let folder = tempfile::tempdir().unwrap();
    let (passes_on, has_options) = generate::write(folder.path(), seed);
    let config = config(folder.path());
    fs::write(folder.path().join("buf.yaml"), &config).unwrap();
    // Where files are imported publicly, npm's buf 1.68.4 reports imports that are needed, and others that are not it does not.
    let is_compared =
        |rule: &str| !(has_options && LOST.contains(&rule) || passes_on && rule == "IMPORT_USED");
    all.add(&format!("seed {seed}"), buf, folder.path(), is_compared);
}

#[test]
fn rules_of_protovalidate_have_the_same_findings() {
    let Some(buf) = buf() else { return };
    let mut all = Differences::default();
    for seed in 0..60 {
        let folder = tempfile::tempdir().unwrap();
        protovalidate::write(folder.path(), seed);
        all.add(&format!("seed {seed}"), &buf, folder.path(), |_| true);
    }
    all.check(2_000);
}

#[test]
fn published_files_have_the_same_findings() {
    let (Some(buf), Some(corpus)) = (buf(), env::var_os("WIRELINT_CORPUS")) else {
        eprintln!("skipped: WIRELINT_CORPUS is not set");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(&corpus).join("protobuf/googleapis"), folder.path());
    let config = format!("version: v2\nmodules:\n  - path: .\n    excludes: [preview]\n{ALL}");
    fs::write(folder.path().join("buf.yaml"), config).unwrap();
    let mut all = Differences::default();
    all.add("googleapis", &buf, folder.path(), |rule| !LOST.contains(&rule));
    all.check(80_000);
}

/// Copies the .proto files below `from`.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = entry.map(|it| (it.path(), to.join(it.file_name()))).unwrap();
        if path.is_dir() {
            copy(&path, &to);
        } else if path.extension().is_some_and(|it| it == "proto") {
            fs::copy(path, to).unwrap();
        }
    }
}
