//! A bar on standard error while long work goes on. Never in a pipe, never in CI, never for work that is done at once.

use std::env;
use std::io::{self, IsTerminal};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use wirelint_analysis::Progress;

/// Work that takes less is done before a bar has been read.
const PATIENCE: Duration = Duration::from_millis(500);

/// The bar.
pub(crate) struct Bar {
    started: Instant,
    /// Hidden until the patience ends; `None` where nobody watches.
    bar: Option<Mutex<ProgressBar>>,
}

impl Bar {
    /// A bar that nobody sees yet.
    pub(crate) fn new(quiet: bool) -> Self {
        let watched = !quiet && io::stderr().is_terminal() && env::var_os("CI").is_none();
        Self { started: Instant::now(), bar: watched.then(|| Mutex::new(ProgressBar::hidden())) }
    }
}

impl Progress for Bar {
    fn total(&self, contracts: usize) {
        let Some(Ok(bar)) = self.bar.as_ref().map(Mutex::lock) else { return };
        let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} contracts");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_length(contracts as u64);
    }

    fn done(&self) {
        let Some(Ok(bar)) = self.bar.as_ref().map(Mutex::lock) else { return };
        if bar.is_hidden() && self.started.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(Ok(bar)) = self.bar.as_ref().map(Mutex::lock) {
            bar.finish_and_clear();
        }
    }
}
