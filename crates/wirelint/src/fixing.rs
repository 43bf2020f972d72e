//! Fixes in rounds: made in memory until nothing more changes, then written or shown at once.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use similar::{ChangeTag, TextDiff};
use wirelint_analysis::{FixedFile, Host, Progress, Run, apply_fixes};
use wirelint_diagnostics::{Applicability, Problem};
use wirelint_report::visible;

use crate::terminal::Terminal;
use crate::write::{reason, replace};

/// A fix may uncover a finding that has one, too; but a fix whose finding stays would be made for ever.
const MAX_ROUNDS: usize = 10;

/// What fixing came to, in memory.
pub(crate) struct Fixed {
    /// What is left.
    pub(crate) run: Run,
    /// The changed files, by path.
    pub(crate) files: Vec<FixedFile>,
    /// How many fixes were made.
    pub(crate) made: usize,
}

/// Makes the fixes of `run`, lints again, makes those fixes, and so on.
pub(crate) fn fix(
    host: &mut Host,
    mut run: Run,
    least: Applicability,
    may_change: &dyn Fn(&Path) -> bool,
    progress: &dyn Progress,
) -> Fixed {
    let mut files: BTreeMap<PathBuf, FixedFile> = BTreeMap::new();
    let mut made = 0;
    for _ in 0..MAX_ROUNDS {
        let (changed, count) = apply_fixes(&run, least, may_change);
        if changed.is_empty() {
            break;
        }
        for file in changed {
            let kept = host.set_buffer(&file.path, file.after.clone());
            kept.expect("the text was read as text, and fixes are text");
            match files.get_mut(&file.path) {
                Some(known) => known.after = file.after,
                None => _ = files.insert(file.path.clone(), file),
            }
        }
        made += count;
        run = host.snapshot().diagnostics(progress);
    }
    let files = files.into_values().filter(|it| it.before != it.after).collect();
    Fixed { run, files, made }
}

/// Writes the changed files. What cannot be written stays as it was, and is a problem.
pub(crate) fn write(host: &Host, files: &[FixedFile]) -> Vec<Problem> {
    let snapshot = host.snapshot();
    let mut problems = Vec::new();
    for file in files {
        let written = match snapshot.inside(&file.path) {
            None => Err("is a link that leads out of the workspace, so its fixes were not made".to_owned()),
            // Somebody may have edited it while we read the others.
            Some(real) if fs::read(&real).is_ok_and(|now| now != file.before.as_bytes()) => {
                Err("was changed by somebody else meanwhile, so its fixes were not made".to_owned())
            }
            Some(real) => replace(&real, |out| out.write_all(file.after.as_bytes()))
                .map_err(|error| format!("cannot be written: {}", reason(&error))),
        };
        if let Err(message) = written {
            problems.push(Problem { file: file.shown.clone(), message });
        }
    }
    problems
}

/// What would be changed, as a unified diff that `patch -p0` and `git apply -p0` take.
pub(crate) fn diff(files: &[FixedFile], terminal: Terminal, out: &mut dyn Write) -> io::Result<()> {
    // A patch has the contract's bytes; a terminal must not obey them.
    let shown = |text: &str| {
        if terminal.obeys {
            text.split('\t').map(visible).collect::<Vec<_>>().join("\t")
        } else {
            text.to_owned()
        }
    };
    let styled = |style: &str, line: &str| {
        if terminal.color { format!("\x1b[{style}m{line}\x1b[0m") } else { line.to_owned() }
    };
    for file in files {
        writeln!(out, "{}", styled("1", &format!("--- {}", visible(&file.shown))))?;
        writeln!(out, "{}", styled("1", &format!("+++ {}", visible(&file.shown))))?;
        let diff = TextDiff::from_lines(&file.before, &file.after);
        for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
            writeln!(out, "{}", styled("36", &hunk.header().to_string()))?;
            for change in hunk.iter_changes() {
                let style = match change.tag() {
                    ChangeTag::Delete => Some("31"),
                    ChangeTag::Insert => Some("32"),
                    ChangeTag::Equal => None,
                };
                let text = change.value();
                let (text, is_last) = match text.strip_suffix('\n') {
                    Some(text) => (text, false),
                    None => (text, true),
                };
                let line = format!("{}{}", change.tag(), shown(text));
                writeln!(out, "{}", style.map_or_else(|| line.clone(), |style| styled(style, &line)))?;
                if is_last {
                    writeln!(out, "\\ No newline at end of file")?;
                }
            }
        }
    }
    out.flush()
}
