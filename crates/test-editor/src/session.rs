//! Somebody at an editor with a host that lives on, and whether it says what a fresh one would.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use wirelint_analysis::Run;
use wirelint_source::TextEdit;

use crate::live::fresh;
use crate::person::{Hint, Person, Step};
use crate::said::{facts, said};
use crate::shrink::{Failure, shrink};
use crate::{Action, Live, World};

/// What a host says that lived through the world, and what a fresh one says, where they first differ.
pub fn difference(live: &Live) -> Option<(String, String)> {
    let fresh = fresh(&live.world);
    let (here, there) = (live.ask(), fresh.snapshot().diagnostics(&()));
    let known = || facts(&live.host, &live.world, &here);
    let differs = || known().first_difference(&facts(&fresh, &live.world, &there));
    said(&here).first_difference(&said(&there)).or_else(differs)
}

/// What differs, or that a panic has kept anyone from finding out, which is a failure as well.
pub(crate) fn or_panic(differs: impl FnOnce() -> Option<(String, String)>) -> Option<(String, String)> {
    let caught = catch_unwind(AssertUnwindSafe(differs));
    caught.unwrap_or_else(|_| Some(("a panic".to_owned(), "an answer".to_owned())))
}

/// Somebody at work.
pub struct Session {
    /// The host with its world.
    pub live: Live,
    /// What was found last.
    pub run: Run,
    /// How often each step was done.
    pub steps: BTreeMap<Step, usize>,
    seed: u64,
    person: Person,
    first: World,
    trace: Vec<Action>,
    hints: Vec<Hint>,
}

impl Session {
    /// Somebody who begins in a world and does things that follow from `seed`.
    pub fn new(seed: u64) -> Self {
        let mut person = Person::new(seed);
        let first =
            if seed.is_multiple_of(3) { World::shop() } else { World::cases(seed, &mut person.random) };
        let live = Live::new(first.clone());
        let run = live.ask();
        let (steps, trace, hints) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { live, run, steps, seed, person, first, trace, hints }
    }

    /// Goes on until the next state that the host is asked about, and compares what it says; gives what differs.
    pub fn settle(&mut self) -> Result<(), (String, String)> {
        loop {
            let (step, actions) = self.person.next(&self.live.world, &self.hints);
            *self.steps.entry(step).or_default() += 1;
            for action in actions {
                self.act(action);
            }
            if self.person.random.chance(8) {
                let looks = self.person.random.below(6);
                self.act(Action::Interrupt(looks));
            }
            if self.person.random.chance(70) {
                break;
            }
        }
        if let Some(difference) = or_panic(|| self.differs()) {
            return Err(difference);
        }
        self.trace.push(Action::Ask);
        self.hints = hints(&self.run);
        Ok(())
    }

    fn differs(&mut self) -> Option<(String, String)> {
        self.run = self.live.ask();
        let now = said(&self.run);
        let fresh = fresh(&self.live.world);
        let expected = fresh.snapshot().diagnostics(&());
        let Live { world, host, .. } = &self.live;
        now.first_difference(&said(&expected)).or_else(|| {
            if self.person.random.chance(20) {
                return facts(host, world, &self.run).first_difference(&facts(&fresh, world, &expected));
            }
            // What was kept is as good the second time.
            let again = self.person.random.chance(10);
            again.then(|| said(&self.live.ask()).first_difference(&now)).flatten()
        })
    }

    /// What led to `difference`, made small, which takes a while.
    pub fn failure(&self, difference: (String, String)) -> Failure {
        shrink(self.seed, self.first.clone(), self.trace.clone(), difference)
    }

    fn act(&mut self, action: Action) {
        self.live.apply(&action);
        self.trace.push(action);
    }
}

/// What an editor shows of `run`.
fn hints(run: &Run) -> Vec<Hint> {
    let path = |file| -> PathBuf { run.files.get(file).path().to_owned() };
    let findings = run.outcome.findings.iter();
    findings
        .map(|finding| {
            let edits = finding.fixes.first().map_or(&[][..], |it| &it.edits);
            let mut fix: Vec<(PathBuf, TextEdit)> =
                edits.iter().map(|it| (path(it.file), it.edit.clone())).collect();
            // The last one first, so that none moves another.
            fix.sort_by_key(|it| Reverse(it.1.range));
            Hint { path: path(finding.file), rule: finding.rule, range: finding.range, fix }
        })
        .collect()
}
