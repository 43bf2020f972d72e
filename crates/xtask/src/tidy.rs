//! `cargo xtask tidy`: what the compiler does not check, found in the project's text within a second.
//!
//! Every check is a function from the tree to problems, so that tests are text in, problems out. All problems are
//! reported, not only the first.

mod code;
mod layering;
mod manifests;
mod rule_file;
mod rules;
mod rust_text;
mod text;
mod top_level;

use std::fmt;
use std::path::Path;

use anyhow::{Result, bail};

use crate::workspace::Tree;

pub(crate) use rule_file::{HEADINGS, RuleFile, UNFINISHED, declared};

/// What is wrong somewhere, and what to do about it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Problem {
    /// From the root, with `/`.
    path: String,
    /// From 1; where the whole file is meant, 1.
    line: usize,
    /// What to do.
    advice: String,
}

impl Problem {
    fn new(path: &str, line: usize, advice: impl Into<String>) -> Self {
        Self { path: path.into(), line, advice: advice.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.advice)
    }
}

/// Prints every problem; fails if there is one.
pub(crate) fn run(root: &Path) -> Result<()> {
    let tree = Tree::read(root)?;
    let packages = layering::packages(root)?;
    let mut problems = check(&tree);
    problems.extend(layering::check(&packages));
    problems.extend(manifests::check_packages(&packages));
    problems.sort();
    for problem in &problems {
        println!("{problem}");
    }
    if !problems.is_empty() {
        bail!("{} to tidy", count(problems.len(), "place"));
    }
    println!("tidy: {} and {}", count(tree.files.len(), "file"), count(packages.len(), "crate"));
    Ok(())
}

/// All that can be told from the text alone.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = top_level::check(tree);
    problems.extend(manifests::check(tree));
    problems.extend(text::check(tree));
    problems.extend(code::check(tree));
    problems.extend(rules::check(tree));
    problems
}

fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// Asserts that `found`, each as it is printed, is `expected`.
#[cfg(test)]
#[track_caller]
fn assert_problems(found: Vec<Problem>, expected: &[&str]) {
    let mut found = found;
    found.sort();
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
}
