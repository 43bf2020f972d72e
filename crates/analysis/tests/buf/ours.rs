//! What we find in a folder with a `buf.yaml`.

use std::path::Path;
use std::sync::Arc;

use unicode_width::UnicodeWidthChar as _;
use wirelint_analysis::{Disk, Host, Options, catalogue};
use wirelint_diagnostics::Severity;

use crate::compare::Found;

/// Everything that the rules with one of buf's names find that the `lint` section of the `buf.yaml` in `folder` has chosen: what it chooses
/// are errors, and what else runs is none by itself.
pub(crate) fn lint(folder: &Path) -> Vec<Found> {
    let folder = folder.canonicalize().unwrap();
    let options = Options { no_ignore: true, ..Options::default() };
    let run = Host::new(Arc::new(Disk), &folder, options).snapshot().diagnostics(&());
    assert!(run.outcome.problems.is_empty(), "{:?}", run.outcome.problems);
    let found = run.outcome.findings.iter().filter(|it| it.severity == Severity::Error);
    let found = found.filter_map(|it| {
        let rule = catalogue().rule(it.rule).unwrap().peers.first()?;
        let file = run.files.get(it.file);
        let (line, column) = place(file.text(), it.range.start as usize);
        let path = file.shown_path().replace('\\', "/");
        Some(Found { path, line, column, rule: (*rule).to_owned(), message: it.message.clone() })
    });
    found.collect()
}

/// Line and column from 1; columns as a terminal has them, with tabs to every fourth.
fn place(text: &str, offset: usize) -> (u32, u32) {
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let mut column = 0;
    for it in before[start..].chars() {
        column += if it == '\t' { 4 - column % 4 } else { it.width().unwrap_or(0) as u32 };
    }
    (before.matches('\n').count() as u32 + 1, column + 1)
}
