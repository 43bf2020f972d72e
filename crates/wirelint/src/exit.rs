//! How a run ends, as the shell hears it.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use crate::notes;

/// How a run ends. The order is that of precedence: with findings and trouble both, it is trouble, since what was found
/// may not be all there is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Exit {
    /// Nothing that the user wants to fail for; or nobody reads on.
    Clean,
    /// Findings at or above `--fail-on`, more warnings than allowed, or something that `--diff` would change.
    Findings,
    /// wirelint could not do its work, or not all of it.
    Trouble,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// How `command` ended. What kept it from ending by itself is said in one line.
pub(crate) fn of(command: impl FnOnce() -> anyhow::Result<Exit>) -> Exit {
    match catch_unwind(AssertUnwindSafe(command)) {
        Ok(Ok(exit)) => exit,
        Ok(Err(error)) if is_closed_pipe(&error) => Exit::Clean,
        Ok(Err(error)) => {
            // Even `--quiet` wants to hear why there is nothing to hear.
            notes::say(format_args!("{error:#}"));
            Exit::Trouble
        }
        // The panic hook has spoken.
        Err(_) => Exit::Trouble,
    }
}

/// Whether the reader of our output has gone: `wirelint lint | head` has what it wants.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|it| it.downcast_ref::<io::Error>())
        .any(|it| it.kind() == io::ErrorKind::BrokenPipe)
}
