//! Puts a configuration together with what it extends.
//!
//! Of what a configuration consists of the later wins: first what it extends, in the order of `extends`, then its own
//! `rules`, then its own `overrides` in their order. An extended file is put together the same way before, so its
//! overrides lose to the `rules` of the file that extends it.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use wirelint_diagnostics::Diagnostic;
use wirelint_source::{FileId, Span};

use crate::catalogue::Catalogue;
use crate::file::{ConfigFile, Extends, Given, TableId, Word};
use crate::pattern::Tracked;
use crate::preset::Preset;
use crate::rules::Written;
use crate::rules::invalid_value::{INVALID_VALUE, InvalidValue};
use crate::settings::{Layer, LevelSetting, Parts, Settings};

/// The settings that `config` and all that it extends amount to. `extended` is asked for the file that the first argument
/// extends by the second, as it is written (see [`ConfigFile::extends_files`]), and answers with the parsed file or with
/// the reason why there is none ("no such file"). All files must have been parsed against `catalogue`.
///
/// The findings say which entries of `extends` cannot be used: files that are not there, and those that lead back to a
/// file that extends them. Everything else counts.
///
/// Patterns, those of extended files too, are relative to the folder of `config`. Of several `include` that of `config`
/// counts, or else the strongest extended one; every `exclude` counts. Words and functions add up; of a word that one puts into a list and
/// another takes out, of a weight that several give, and of a function that is in both lists, the later counts.
pub fn resolve<'c>(
    catalogue: &Arc<Catalogue>,
    config: &'c ConfigFile,
    extended: &mut dyn FnMut(&ConfigFile, &str) -> Result<&'c ConfigFile, String>,
) -> (Settings, Vec<Diagnostic>) {
    let (steps, mut diagnostics) = steps(config, extended);
    let mut parts = Parts { file: Some(config.file), ..Parts::default() };
    for step in steps.iter().rev() {
        match *step {
            Step::Preset(preset, origin) => {
                parts.layers.push(preset.layer(catalogue, origin));
            }
            Step::File(file) => {
                add_file(&mut parts, file);
                let missing = add_words(&mut parts, file);
                // What is shared need not know what others take away.
                if file.file == config.file {
                    let not_there = missing.into_iter().map(InvalidValue::NotThere);
                    diagnostics.extend(not_there.map(|it| (INVALID_VALUE.visit)(&it)));
                }
            }
        }
    }
    diagnostics.sort_by_key(|it| it.span);
    (Settings::new(catalogue, parts), diagnostics)
}

/// A part of a configuration.
enum Step<'c> {
    Preset(Preset, Span),
    File(&'c ConfigFile),
}

/// A file on the way from the configuration to the one that is being looked at.
struct Frame<'c> {
    file: &'c ConfigFile,
    /// How many entries of `extends` are still to be looked at, from the end.
    left: usize,
}

/// What `config` consists of, the strongest first.
///
/// The way leads through `extends` backwards. A file that is met again was met in a stronger place, and all that it says
/// is overruled there by itself, so it is left out: each file counts once, however many ways lead to it.
fn steps<'c>(
    config: &'c ConfigFile,
    extended: &mut dyn FnMut(&ConfigFile, &str) -> Result<&'c ConfigFile, String>,
) -> (Vec<Step<'c>>, Vec<Diagnostic>) {
    let mut steps = vec![Step::File(config)];
    let mut diagnostics = Vec::new();
    let mut met: FxHashSet<FileId> = FxHashSet::from_iter([config.file]);
    let mut open: FxHashSet<FileId> = met.clone();
    let mut way = vec![Frame { file: config, left: config.extends.len() }];
    while let Some(frame) = way.last_mut() {
        let file = frame.file;
        let Some(left) = frame.left.checked_sub(1) else {
            open.remove(&file.file);
            way.pop();
            continue;
        };
        frame.left = left;
        let entry = match file.extends[left] {
            Extends::Preset(preset, origin) => {
                steps.push(Step::Preset(preset, origin));
                continue;
            }
            Extends::File(entry) => entry,
        };
        let (span, path) = &file.extends_files[entry];
        match extended(file, path) {
            Ok(next) if open.contains(&next.file) => {
                diagnostics.push(unusable(*span, path, "it leads back to this file".into()));
            }
            Ok(next) if met.insert(next.file) => {
                open.insert(next.file);
                steps.push(Step::File(next));
                way.push(Frame { file: next, left: next.extends.len() });
            }
            Ok(_) => {}
            Err(reason) => diagnostics.push(unusable(*span, path, reason)),
        }
    }
    (steps, diagnostics)
}

fn add_file(parts: &mut Parts, file: &ConfigFile) {
    let layers: Vec<Layer> = file.tables.iter().map(|table| everywhere(table)).collect();
    let layer = |files, TableId(table): TableId| Layer { files, ..layers[table].clone() };
    parts.layers.extend(file.rules.map(|table| layer(None, table)));
    // `include` and `exclude` are among the lists, but only those that levels hang on are asked for levels.
    let mut places: Vec<Option<usize>> = vec![None; file.lists.len()];
    for it in &file.overrides {
        let list = it.files.0;
        let place = *places[list].get_or_insert_with(|| {
            parts.lists.push(Tracked::new(&file.lists[list]));
            parts.lists.len() - 1
        });
        parts.layers.push(layer(Some(place), it.rules));
    }
    // Weaker files come first, so the last one that speaks of `include` stays.
    if !file.patterns(file.include).is_empty() {
        parts.include = Tracked::new(file.patterns(file.include));
    }
    parts.exclude.add(file.patterns(file.exclude));
}

/// Adds what `file` says of words, weights and functions. What it takes away goes before what it puts in, so that a word can be moved. Gives the words
/// that it takes away and that are not there.
fn add_words<'c>(parts: &mut Parts, file: &'c ConfigFile) -> Vec<&'c Word> {
    let (removed, added): (Vec<&Word>, Vec<&Word>) = file.words.iter().partition(|it| it.removed);
    let mut missing = Vec::new();
    for word in removed {
        if !parts.vocabulary.remove(word.list, &word.written.text) {
            missing.push(word);
        }
    }
    for word in added {
        parts.vocabulary.add(word.list, &word.written.text);
    }
    for &(danger, weight) in &file.weights {
        parts.weights.set(danger, weight);
    }
    for (name, does) in &file.functions {
        parts.functions.add(name, *does);
    }
    missing
}

/// What `table` says, of all files.
fn everywhere(table: &[Given]) -> Layer {
    let setting = |it: &Given| {
        let (level, origin) = it.level?;
        Some((it.rule, LevelSetting { level, explicit: true, at_least: None, origin: Some(origin) }))
    };
    let told = |it: &Given| Some((it.rule, Arc::clone(it.told.as_ref()?)));
    Layer {
        files: None,
        says: table.iter().filter_map(setting).collect(),
        tells: table.iter().filter_map(told).collect(),
    }
}

fn unusable(span: Span, path: &str, reason: String) -> Diagnostic {
    let written = Written { span, text: path.into(), replaceable: false };
    (INVALID_VALUE.visit)(&InvalidValue::Extended(written, reason))
}
