//! Our findings beside those of the real `buf lint`: the same rules at the same places.
//!
//! Needs the binary (`WIRELINT_BUF`, such as the one that npm's `@bufbuild/buf` brings); skipped where it is not there.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stderr, reason = "what is skipped is said")]

mod compare;
mod generate;
mod module;
mod random;
mod theirs;

use std::env;
use std::path::{Path, PathBuf};

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
const ALL: &str =
    "version: v2\nlint:\n  use: [STANDARD, COMMENTS, UNARY_RPC, STABLE_PACKAGE_NO_IMPORT_UNSTABLE]\n";

#[test]
fn generated_modules_have_the_same_findings() {
    let Some(buf) = buf() else { return };
    let mut all = Differences::default();
    for seed in 0..60 {
        let folder = tempfile::tempdir().unwrap();
        let (passes_on, has_options) = generate::write(folder.path(), seed);
        std::fs::write(folder.path().join("buf.yaml"), ALL).unwrap();
        // Where files are imported publicly, npm's buf 1.68.4 reports imports that are needed, and others that are not it does not.
        let is_compared =
            |rule: &str| !(has_options && LOST.contains(&rule) || passes_on && rule == "IMPORT_USED");
        all.add(&format!("seed {seed}"), &buf, folder.path(), is_compared);
    }
    all.check(25_000);
}

#[test]
fn published_files_have_the_same_findings() {
    let (Some(buf), Some(corpus)) = (buf(), env::var_os("WIRELINT_CORPUS")) else {
        eprintln!("skipped: WIRELINT_CORPUS is not set");
        return;
    };
    let source = Path::new(&corpus).join("protobuf/googleapis");
    let mut all = Differences::default();
    let config = "version: v2\nmodules:\n  - path: .\n    excludes: [preview]\nlint:\n  \
                  use: [STANDARD, COMMENTS, UNARY_RPC, STABLE_PACKAGE_NO_IMPORT_UNSTABLE]\n";
    all.add_with("googleapis", &buf, &source, Some(config), |rule| !LOST.contains(&rule));
    all.check(80_000);
}
