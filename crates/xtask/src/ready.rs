//! `cargo xtask ready`: what CI runs, phase by phase, each timed; and `cargo xtask exhaustive`, the heavy tests.

use std::io::{BufRead, BufReader, Write, stdout};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{self, cargo};
use crate::{readme, tidy};

/// Heavy tests look at this variable, and say that they skip where it is not set.
const EXHAUSTIVE: &str = "WIRELINT_EXHAUSTIVE";

/// Runs every phase, though one may fail, so that one run shows all that is to be done.
pub(crate) fn ready(root: &Path) -> Result<()> {
    let mut phases = Phases::default();
    phases.run("tidy", || tidy::run(root));
    phases.run("format", || process::run(&mut cargo(root, &["fmt", "--all", "--check"])));
    phases.run("clippy", || {
        process::run(&mut cargo(
            root,
            &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"],
        ))
    });
    let mut tests = Tests::default();
    phases.run("test", || tests.run(root));
    phases.run("doc", || {
        let mut doc =
            cargo(root, &["doc", "--workspace", "--no-deps", "--document-private-items", "--locked"]);
        process::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    });
    phases.run("readme", || readme::check(root));
    phases.finish(&tests)
}

/// All tests in release mode, the heavy ones too.
pub(crate) fn exhaustive(root: &Path) -> Result<()> {
    println!("{EXHAUSTIVE}=1 cargo test --release --workspace");
    process::run(cargo(root, &["test", "--release", "--workspace"]).env(EXHAUSTIVE, "1"))
}

/// What was run, and how it went.
#[derive(Default)]
struct Phases {
    done: Vec<(&'static str, Duration, Result<()>)>,
}

impl Phases {
    fn run(&mut self, name: &'static str, phase: impl FnOnce() -> Result<()>) {
        println!("\n── {name}");
        let start = Instant::now();
        let result = phase();
        let took = start.elapsed();
        if let Err(error) = &result {
            println!("{name}: {error:#}");
        }
        self.done.push((name, took, result));
    }

    /// Prints the times and what the tests came to.
    fn finish(self, tests: &Tests) -> Result<()> {
        println!("\n── phases");
        for (name, took, result) in &self.done {
            let verdict = if result.is_ok() { "ok" } else { "FAILED" };
            println!("{name:<8} {:>7.1} s  {verdict}", took.as_secs_f64());
        }
        println!("\n{} passed, {} failed", tests.passed, tests.failed);
        let failed: Vec<&str> = self.done.iter().filter(|it| it.2.is_err()).map(|it| it.0).collect();
        if !failed.is_empty() {
            bail!("not ready: {}", failed.join(", "));
        }
        Ok(())
    }
}

/// The sums of the lines with which each test binary closes.
#[derive(Default)]
struct Tests {
    passed: u64,
    failed: u64,
}

impl Tests {
    /// Runs all tests, showing what they print as they print it.
    fn run(&mut self, root: &Path) -> Result<()> {
        let mut command = cargo(root, &["test", "--workspace", "--locked", "--no-fail-fast"]);
        let mut child = command.stdout(Stdio::piped()).spawn().context("cargo test does not start")?;
        let output = BufReader::new(child.stdout.take().context("standard output is piped")?);
        for line in output.split(b'\n') {
            let line = line?;
            stdout().write_all(&[&line[..], b"\n"].concat())?;
            self.read(&String::from_utf8_lossy(&line));
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("cargo test failed ({status})");
        }
        if self.passed == 0 {
            bail!("no test ran");
        }
        Ok(())
    }

    /// Adds what `test result: ok. 3 passed; 0 failed; …` says.
    fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|it| it.split_once(". ")) else {
            return;
        };
        for part in counts.split("; ") {
            match part.split_once(' ').map(|(n, what)| (n.parse::<u64>(), what)) {
                Some((Ok(n), "passed")) => self.passed += n,
                Some((Ok(n), "failed")) => self.failed += n,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_added_up() {
        let mut tests = Tests::default();
        for line in [
            "running 4 tests",
            "test a ... ok",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ] {
            tests.read(line);
        }
        assert_eq!((tests.passed, tests.failed), (4, 2));
    }
}
