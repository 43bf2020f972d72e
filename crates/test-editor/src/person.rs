//! Who decides what happens next.

use std::collections::BTreeMap;
use std::path::PathBuf;

use wirelint_source::{TextEdit, TextRange};

use crate::steps::{configuration, edits, files, structure};
use crate::world::edited;
use crate::{Action, Random, World};

/// Something that the editor shows: where a rule found something, and what could be done about it.
#[derive(Clone, Debug)]
pub struct Hint {
    /// The file.
    pub path: PathBuf,
    /// The rule's id.
    pub rule: &'static str,
    /// The place.
    pub range: TextRange,
    /// The edits of a fix, in the order in which they can be made one after the other.
    pub fix: Vec<(PathBuf, TextEdit)>,
}

/// What somebody does at an editor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// Types a character.
    Type,
    /// Writes a word, or another one in place of one.
    Word,
    /// Deletes a few characters, a line, or a whole item.
    Erase,
    /// Copies or moves an item, within a file or to another.
    Paste,
    /// Gives a key another name.
    Rename,
    /// Lets a `$ref` lead elsewhere.
    Reference,
    /// Adds an anchor, an alias, or a merge key.
    Share,
    /// Writes or deletes a bracket, a quote, a comma, or another character that the syntax is made of.
    Break,
    /// Adds or removes what silences findings.
    Silence,
    /// Changes line breaks.
    Lines,
    /// Writes what is not ASCII.
    Foreign,
    /// Writes in several places at once.
    Cursors,
    /// Takes back what was done last, or a few things.
    Undo,
    /// Changes whether the text looks like a contract.
    Kind,
    /// Makes a fix.
    Fix,
    /// Puts the text back that the disk has.
    Revert,
    /// Opens a file, or one that is not on the disk.
    Open,
    /// Closes a file, saved or not.
    Close,
    /// Saves a file.
    Save,
    /// Creates, changes, renames or deletes a file or a folder outside of the editor.
    Disk,
    /// Changes the configuration.
    Configure,
    /// Opens or closes a folder.
    Folders,
}

/// The steps, each with how often it is done, in some hundred.
const STEPS: [(Step, usize); 22] = [
    (Step::Type, 12),
    (Step::Word, 16),
    (Step::Erase, 8),
    (Step::Paste, 7),
    (Step::Rename, 8),
    (Step::Reference, 9),
    (Step::Share, 4),
    (Step::Break, 7),
    (Step::Silence, 7),
    (Step::Lines, 3),
    (Step::Foreign, 3),
    (Step::Cursors, 4),
    (Step::Undo, 14),
    (Step::Kind, 2),
    (Step::Fix, 3),
    (Step::Revert, 3),
    (Step::Open, 6),
    (Step::Close, 3),
    (Step::Save, 4),
    (Step::Disk, 5),
    (Step::Configure, 5),
    (Step::Folders, 1),
];

/// The rule that finds what cannot be read.
const SYNTAX_ERROR: &str = "openapi/syntax-error";

/// Somebody at an editor.
#[derive(Clone, Debug)]
pub struct Person {
    pub(crate) random: Random,
    /// Whether they nearly always write what can be read.
    is_calm: bool,
    /// For each buffer what takes back what was done, a step at a time, the last one last.
    undo: BTreeMap<PathBuf, Vec<Vec<TextEdit>>>,
}

impl Person {
    /// Somebody who does the same for the same seed.
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        Self { is_calm: random.chance(60), random, undo: BTreeMap::new() }
    }

    /// What they do next.
    pub fn next(&mut self, world: &World, hints: &[Hint]) -> (Step, Vec<Action>) {
        let all: usize = STEPS.iter().map(|it| it.1).sum();
        loop {
            let mut at = self.random.below(all);
            let step = STEPS.iter().find(|(_, weight)| {
                let found = at < *weight;
                at = at.saturating_sub(*weight);
                found
            });
            let is_broken = |it: &Hint| it.rule == SYNTAX_ERROR && world.buffers.contains_key(&it.path);
            let step = match step {
                _ if world.buffers.is_empty() => Step::Open,
                _ if self.random.chance(30) && hints.iter().any(is_broken) => Step::Undo,
                step => step.map_or(Step::Type, |it| it.0),
            };
            let is_wild = matches!(
                step,
                Step::Break
                    | Step::Lines
                    | Step::Share
                    | Step::Foreign
                    | Step::Kind
                    | Step::Erase
                    | Step::Cursors
            );
            let step = if self.is_calm && is_wild && self.random.chance(80) { Step::Word } else { step };
            if let Some(actions) = self.act(step, world, hints).filter(|it| !it.is_empty()) {
                return (step, self.remembered(step, world, actions));
            }
        }
    }

    fn act(&mut self, step: Step, world: &World, hints: &[Hint]) -> Option<Vec<Action>> {
        let random = &mut self.random;
        match step {
            Step::Type => edits::character(random, world, self.is_calm),
            Step::Word => edits::word(random, world),
            Step::Erase => edits::erase(random, world),
            Step::Break => edits::breaks(random, world),
            Step::Lines => edits::lines(random, world),
            Step::Foreign => edits::foreign(random, world),
            Step::Cursors => edits::cursors(random, world),
            Step::Paste => structure::paste(random, world),
            Step::Rename => structure::rename(random, world),
            Step::Reference => structure::reference(random, world),
            Step::Share => structure::share(random, world),
            Step::Silence => structure::silence(random, world, hints),
            Step::Kind => structure::kind(random, world),
            Step::Fix => {
                let is_open = |it: &(PathBuf, TextEdit)| world.buffers.contains_key(&it.0);
                let possible: Vec<&Hint> =
                    hints.iter().filter(|it| !it.fix.is_empty() && it.fix.iter().all(is_open)).collect();
                let edit = |(path, edit): &(PathBuf, TextEdit)| Action::Edit(path.clone(), edit.clone());
                Some(random.pick(&possible)?.fix.iter().map(edit).collect())
            }
            Step::Undo => {
                // Nobody leaves a text broken for long.
                let broken = hints.iter().find(|it| it.rule == SYNTAX_ERROR).map(|it| it.path.clone());
                let path = broken.or_else(|| Some(edits::buffer(random, world)?.0))?;
                let steps = self.undo.get_mut(&path).filter(|it| !it.is_empty())?;
                let count = (1 + random.below(4)).min(steps.len());
                let back = steps.split_off(steps.len() - count);
                Some(back.into_iter().rev().flatten().map(|it| Action::Edit(path.clone(), it)).collect())
            }
            Step::Revert => files::revert(random, world),
            Step::Open => files::open(random, world),
            Step::Close => files::close(random, world),
            Step::Save => files::save(random, world),
            Step::Disk => files::disk(random, world),
            Step::Configure => configuration::configure(random, world),
            Step::Folders => files::folders(random, world),
        }
    }

    /// Keeps what takes the edits back.
    fn remembered(&mut self, step: Step, world: &World, actions: Vec<Action>) -> Vec<Action> {
        let mut back: BTreeMap<PathBuf, (String, Vec<TextEdit>)> = BTreeMap::new();
        for action in &actions {
            match action {
                Action::Edit(path, edit) if step != Step::Undo => {
                    let Some(buffer) = world.buffers.get(path) else { continue };
                    let (text, edits) =
                        back.entry(path.clone()).or_insert_with(|| (buffer.text.clone(), Vec::new()));
                    let Some(after) = edited(text, edit) else { continue };
                    let range = TextRange::new(edit.range.start, edit.range.start + edit.text.len() as u32);
                    edits.insert(0, TextEdit::replace(range, edit.range.of(text)));
                    *text = after;
                }
                Action::Open(path, _) | Action::Close(path) => _ = self.undo.remove(path),
                _ => {}
            }
        }
        for (path, (_, edits)) in back {
            self.undo.entry(path).or_default().push(edits);
        }
        actions
    }
}
