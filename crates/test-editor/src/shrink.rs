//! A failure made small: less that happened, less that there was.

use std::fmt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::session::{difference, or_panic};
use crate::{Action, Live, World};

/// How long it is tried.
const PATIENCE: Duration = Duration::from_secs(30);

/// What went wrong.
#[derive(Debug)]
pub struct Failure {
    seed: u64,
    last: Option<Action>,
    difference: (String, String),
    /// The world that the smallest failure begins in.
    world: World,
    /// What happens in it.
    actions: Vec<Action>,
    /// What differs then.
    smallest: (String, String),
}

/// Makes `actions`, which begin in `world` and end in a state with `difference`, fewer, as long as the end is a wrong one.
pub fn shrink(seed: u64, world: World, actions: Vec<Action>, difference: (String, String)) -> Failure {
    let last = actions.iter().rev().find(|it| !matches!(it, Action::Ask | Action::Interrupt(_))).cloned();
    let smallest = difference.clone();
    let mut it = Shrinking { world, actions, smallest, until: Instant::now() + PATIENCE };
    if it.try_with(it.world.clone(), it.actions.clone()) {
        it.begin_later();
        for _ in 0..3 {
            it.leave_out_actions();
            it.leave_out_files();
            it.leave_out_lines();
        }
    }
    Failure { seed, last, difference, world: it.world, actions: it.actions, smallest: it.smallest }
}

struct Shrinking {
    world: World,
    actions: Vec<Action>,
    smallest: (String, String),
    until: Instant,
}

impl Shrinking {
    /// Keeps what is given if it fails as well.
    fn try_with(&mut self, world: World, actions: Vec<Action>) -> bool {
        if Instant::now() > self.until {
            return false;
        }
        let outcome = or_panic(|| {
            let mut live = Live::new(world.clone());
            for action in &actions {
                live.apply(action);
            }
            difference(&live)
        });
        let Some(found) = outcome else { return false };
        if subjects(&found) != subjects(&self.smallest) {
            return false;
        }
        (self.world, self.actions, self.smallest) = (world, actions, found);
        true
    }

    /// Begins where a later question was asked.
    fn begin_later(&mut self) {
        let asked: Vec<usize> =
            (0..self.actions.len()).rev().filter(|&at| self.actions[at] == Action::Ask).collect();
        for at in asked.into_iter().take(40) {
            let mut world = self.world.clone();
            self.actions[..at].iter().for_each(|it| _ = world.apply(it));
            if self.try_with(world, self.actions[at..].to_vec()) {
                return;
            }
        }
    }

    fn leave_out_actions(&mut self) {
        let mut size = (self.actions.len() / 2).max(1);
        while size > 0 {
            let mut at = 0;
            while at < self.actions.len() {
                let mut fewer = self.actions.clone();
                fewer.drain(at..(at + size).min(fewer.len()));
                if !self.try_with(self.world.clone(), fewer) {
                    at += size;
                }
            }
            size /= 2;
        }
    }

    fn leave_out_files(&mut self) {
        let paths: Vec<PathBuf> = self.world.disk.keys().chain(self.world.buffers.keys()).cloned().collect();
        for path in paths {
            let mut world = self.world.clone();
            world.disk.remove(&path);
            self.try_with(world, self.actions.clone());
            let mut world = self.world.clone();
            world.buffers.remove(&path);
            self.try_with(world, self.actions.clone());
        }
    }

    /// Leaves lines out of the texts; edits behind them move.
    fn leave_out_lines(&mut self) {
        let paths: Vec<PathBuf> = self.world.disk.keys().chain(self.world.buffers.keys()).cloned().collect();
        for path in paths {
            let lines = self.world.text(&path).unwrap_or_default().lines().count();
            let mut size = lines.div_ceil(2);
            while size > 0 {
                let mut at = 0;
                while at < self.world.text(&path).unwrap_or_default().lines().count() {
                    if !self.without_lines(&path, at, size) {
                        at += size;
                    }
                }
                size /= 2;
            }
        }
    }

    fn without_lines(&mut self, path: &PathBuf, at: usize, count: usize) -> bool {
        let mut world = self.world.clone();
        let Some(text) = world.text(path) else { return false };
        let starts: Vec<usize> = text
            .split_inclusive('\n')
            .scan(0, |sum, it| {
                *sum += it.len();
                Some(*sum - it.len())
            })
            .collect();
        let end_of = |line: usize| starts.get(line).copied().unwrap_or(text.len());
        let (start, end) = (end_of(at), end_of(at + count));
        let shorter = [&text[..start], &text[end..]].concat();
        match world.buffers.get_mut(path) {
            Some(buffer) => buffer.text = shorter,
            None => _ = world.disk.insert(path.clone(), shorter.into_bytes()),
        }
        let mut actions = self.actions.clone();
        for action in &mut actions {
            if let Action::Edit(target, edit) = action
                && target == path
                && edit.range.start as usize >= end
            {
                let by = (end - start) as u32;
                edit.range.start -= by;
                edit.range.end -= by;
            }
        }
        self.try_with(world, actions)
    }
}

/// What a difference is about: the rules, so that one failure does not become another one while it gets smaller.
fn subjects((got, expected): &(String, String)) -> [Option<&str>; 2] {
    [got, expected].map(|it| it.split_whitespace().find(|word| word.ends_with(':') && word.contains('/')))
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, last, difference, world, actions, smallest } = self;
        writeln!(f, "seed {seed}: the host says something else than a fresh one")?;
        if let Some(last) = last {
            writeln!(f, "last: {last}")?;
        }
        write!(f, "--- got\n{}\n--- expected\n{}\n", difference.0, difference.1)?;
        writeln!(f, "=== the smallest that was found, in the folders {:?}", world.folders)?;
        for (path, bytes) in &world.disk {
            writeln!(f, "--- on the disk: {}\n{}", path.display(), Excerpt(&String::from_utf8_lossy(bytes)))?;
        }
        for (path, buffer) in &world.buffers {
            let kept = buffer.kind.map(|it| format!(" (taken for {it})")).unwrap_or_default();
            writeln!(f, "--- open{kept}: {}\n{}", path.display(), Excerpt(&buffer.text))?;
        }
        for action in actions {
            writeln!(f, "* {action}")?;
            if let Action::Open(_, text) = action {
                writeln!(f, "{}", Excerpt(text))?;
            }
            if let Action::Write(_, bytes) = action {
                writeln!(f, "{}", Excerpt(&String::from_utf8_lossy(bytes)))?;
            }
        }
        write!(f, "--- got\n{}\n--- expected\n{}", smallest.0, smallest.1)
    }
}

/// A text by its lines, as they can be pasted into a test, the end of a long one left out.
struct Excerpt<'t>(&'t str);

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 60;
        let lines: Vec<&str> = self.0.split_inclusive('\n').collect();
        for line in lines.iter().take(MOST) {
            writeln!(f, "  {line:?}")?;
        }
        if lines.len() > MOST {
            write!(f, "  … and {} lines", lines.len() - MOST)?;
        }
        Ok(())
    }
}
