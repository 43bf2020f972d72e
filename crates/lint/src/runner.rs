//! Runs rules one by one: switched on or not, timed, a panic in one of them caught.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use wirelint_diagnostics::{Diagnostic, Severity};

use crate::options::Told;
use crate::{Context, Meta};

/// Collects what rules report on one contract.
pub struct Runner<'a> {
    enabled: &'a dyn Fn(&'static Meta) -> bool,
    options: Option<&'a dyn Fn(&'static Meta) -> Option<Told>>,
    diagnostics: Vec<Diagnostic>,
    timings: Vec<Timing>,
    failures: Vec<(&'static Meta, String)>,
    timed: bool,
}

/// How long a rule took on one contract.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// The rule's id.
    pub rule: &'static str,
    /// The time it took.
    pub took: Duration,
}

impl<'a> Runner<'a> {
    /// A runner for the rules that `enabled` names; `timed` says whether times are taken.
    pub fn new(enabled: &'a dyn Fn(&'static Meta) -> bool, timed: bool) -> Self {
        Self {
            enabled,
            options: None,
            diagnostics: Vec::new(),
            timings: Vec::new(),
            failures: Vec::new(),
            timed,
        }
    }

    /// The same, rules with options being told what `options` gives.
    #[must_use]
    pub fn with_options(mut self, options: &'a dyn Fn(&'static Meta) -> Option<Told>) -> Self {
        self.options = Some(options);
        self
    }

    /// Runs one rule: `judge` gets the context to report to. Where the rule is off nothing happens. Where it panics, what it
    /// reported before is dropped and the failure is kept for [`finish`](Self::finish).
    pub fn rule(&mut self, meta: &'static Meta, judge: impl FnOnce(&mut Context<'_>)) {
        if !(self.enabled)(meta) {
            return;
        }
        // A rule that is off by default was switched on by configuration, which also says how bad it is.
        let severity = meta.level.severity().unwrap_or(Severity::Info);
        let before = self.diagnostics.len();
        let started = self.timed.then(Instant::now);
        let told = self.options.filter(|_| meta.options.is_some()).and_then(|it| it(meta));
        let (options, sink) = (told.as_ref(), &mut self.diagnostics);
        let result = catch_unwind(AssertUnwindSafe(|| judge(&mut Context { meta, severity, options, sink })));
        if let Some(started) = started {
            self.timings.push(Timing { rule: meta.id, took: started.elapsed() });
        }
        if let Err(panic) = result {
            self.diagnostics.truncate(before);
            self.failures.push((meta, message_of(&*panic)));
        }
    }

    /// What was reported, in the order of the rules; the times; and the rules that panicked with what they said.
    pub fn finish(self) -> (Vec<Diagnostic>, Vec<Timing>, Vec<(&'static Meta, String)>) {
        (self.diagnostics, self.timings, self.failures)
    }
}

fn message_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;
    use crate::options::Settings;
    use std::sync::Arc;
    use wirelint_source::{FileId, Span, TextRange};

    static GOOD: Meta = meta("test/good");
    static BAD: Meta = meta("test/bad");

    const fn meta(id: &'static str) -> Meta {
        Meta {
            id,
            summary: "",
            docs: "",
            level: Level::Warning,
            since: "0.1.0",
            kinds: &[],
            fix: None,
            options: None,
            peers: &[],
        }
    }

    #[test]
    fn a_panicking_rule_costs_only_its_own_findings() {
        let mut runner = Runner::new(&|_| true, true);
        let span = Span::in_file(FileId(0), TextRange::empty(0));
        runner.rule(&GOOD, |ctx| _ = ctx.report(span, "found"));
        runner.rule(&BAD, |ctx| {
            ctx.report(span, "lost");
            panic!("boom");
        });
        let (diagnostics, timings, failures) = runner.finish();
        assert_eq!(diagnostics.iter().map(|it| &*it.message).collect::<Vec<_>>(), ["found"]);
        assert_eq!(timings.len(), 2);
        assert_eq!(failures, [(&BAD, "boom".to_string())]);
    }

    crate::options! {
        /// A test's.
        struct Depth {
            /// How deep.
            most: u32 = 3,
        }
    }

    static DEEP: Meta = Meta { options: Some(Depth::SET), ..meta("test/deep") };

    #[test]
    fn a_rule_is_told_its_options_or_what_is_usual() {
        let told: Told = Arc::new(Depth { most: 5 });
        let mut met = Vec::new();
        Runner::new(&|_| true, false).rule(&DEEP, |ctx| met.push(ctx.options::<Depth>().most));
        let options = |meta: &'static Meta| (meta == &DEEP).then(|| Arc::clone(&told));
        let mut runner = Runner::new(&|_| true, false).with_options(&options);
        runner.rule(&DEEP, |ctx| met.push(ctx.options::<Depth>().most));
        assert_eq!(met, [3, 5]);
    }

    #[test]
    fn a_rule_that_is_off_does_not_run() {
        let mut runner = Runner::new(&|meta| meta.id != "test/bad", false);
        runner.rule(&BAD, |_| panic!("ran"));
        assert!(runner.finish().2.is_empty());
    }
}
