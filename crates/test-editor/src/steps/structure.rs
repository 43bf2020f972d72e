//! Edits of what the document is made of: items, keys, references, what silences findings.

use std::path::{Path, PathBuf};

use wirelint_source::{TextEdit, TextRange};
use wirelint_vfs::relative_path;

use super::document::{Document, Entry, is_json, line_end, line_start, lines_of};
use super::edits::{WORDS, buffer, edit};
use crate::person::Hint;
use crate::{Action, Random, World};

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

pub(crate) fn paste(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let document = Document::new(&path, text);
    let entry = entry(random, &document, |it| it.depth <= 4)?;
    let source = lines_of(text, entry.key.cover(entry.value));
    let mut copy = source.of(text).to_owned();
    if random.chance(60) {
        let (start, end) =
            ((entry.key.start - source.start) as usize, (entry.key.end - source.start) as usize);
        copy.replace_range(start..end, &new_key(random, &document, text, entry));
    }
    if !copy.ends_with('\n') {
        copy.push('\n');
    }
    if is_json(&path) && !copy.trim_end().ends_with(',') && random.chance(80) {
        copy.insert(copy.trim_end().len(), ',');
    }
    match random.below(10) {
        0..5 => edit(&path, TextEdit::insert(source.start, copy)),
        5..8 => {
            // To another place at the same depth, where it is taken from where it was.
            let depth = entry.depth;
            let other = self::entry(random, &document, |it| it.depth == depth)?;
            let at = line_start(text, other.key.start);
            let cut = TextEdit::replace(source, "");
            let paste = TextEdit::insert(at, copy);
            if source.start < at && at < source.end {
                return None;
            }
            // The later one first: it does not move the other.
            let mut both = [cut, paste];
            both.sort_by_key(|it| std::cmp::Reverse(it.range));
            Some(both.into_iter().map(|it| Action::Edit(path.clone(), it)).collect())
        }
        _ => {
            let (target, there) = buffer(random, world)?;
            let document = Document::new(&target, there);
            let other = self::entry(random, &document, |it| it.depth == entry.depth)?;
            let moves = target != path && random.chance(50);
            let cut = moves.then(|| Action::Edit(path.clone(), TextEdit::replace(source, "")));
            let paste = TextEdit::insert(line_start(there, other.key.start), copy);
            Some(cut.into_iter().chain([Action::Edit(target, paste)]).collect())
        }
    }
}

pub(crate) fn rename(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let document = Document::new(&path, text);
    let deepest = if random.chance(70) { 2 } else { 9 };
    let entry = entry(random, &document, |it| it.depth <= deepest)?;
    let new = new_key(random, &document, text, entry);
    edit(&path, TextEdit::replace(entry.key, new))
}

pub(crate) fn reference(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let document = Document::new(&path, text);
    let target = target(random, world, &path, &document);
    let is_elsewhere = |it: &Entry| it.is_reference && !it.value.of(text).starts_with('#');
    match random.below(10) {
        0..3 => {
            let entry = entry(random, &document, is_elsewhere)?;
            return edit(&path, TextEdit::replace(entry.value, target));
        }
        3..7 => {
            let entry = entry(random, &document, |it| it.is_reference)?;
            return edit(&path, TextEdit::replace(entry.value, target));
        }
        7 => {
            // No reference any more, or one that was none.
            let entry = entry(random, &document, |it| it.is_reference || it.key.of(text) == "x-ref")?;
            return edit(
                &path,
                TextEdit::replace(entry.key, if entry.is_reference { "x-ref" } else { "$ref" }),
            );
        }
        _ => {}
    }
    let entry = entry(random, &document, |it| it.is_collection && it.depth > 1)?;
    let new = if is_json(&path) {
        format!("{{ \"$ref\": \"{target}\" }}")
    } else {
        format!("{{ $ref: '{target}' }}")
    };
    edit(&path, TextEdit::replace(entry.value, new))
}

/// Where a reference in the file at `path` may lead, or may not.
fn target(random: &mut Random, world: &World, path: &Path, document: &Document) -> String {
    let broken = [
        "#/components/schemas/Nope",
        "missing.yaml",
        "#",
        "",
        "#/",
        "../../outside.yaml#/a",
        "https://example.com/a.yaml",
        "#/paths/~1orders/get",
        "common.yaml#/Gone",
        "%zz",
        "#/a%20b",
        "a.yaml#/components/responses/Page",
    ];
    match random.below(10) {
        0..5 => random.pick(&document.targets).cloned().unwrap_or_default(),
        5..7 => random.pick(&broken).map(ToString::to_string).unwrap_or_default(),
        _ => {
            let others: Vec<&PathBuf> = world.disk.keys().chain(world.buffers.keys()).collect();
            let Some(other) = random.pick(&others) else { return String::new() };
            let name = relative_path(path.parent().unwrap_or(path), other);
            let text = world.text(other).unwrap_or_default();
            let pointer = random.pick(&Document::new(other, &text).targets).cloned().unwrap_or_default();
            // A slip, or a file that comes later.
            let name = if random.chance(15) { name.replace(".yaml", "2.yaml") } else { name };
            if random.chance(20) { name } else { name + &pointer }
        }
    }
}

pub(crate) fn share(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let document = Document::new(&path, text);
    let name = *random.pick(&["a", "b", "slow", "defaults"])?;
    match random.below(4) {
        0 => {
            let entry = entry(random, &document, |_| true)?;
            edit(&path, TextEdit::insert(entry.value.start, format!("&{name} ")))
        }
        1 => {
            let entry = entry(random, &document, |it| it.depth > 1)?;
            edit(&path, TextEdit::replace(entry.value, format!("*{name}")))
        }
        2 => {
            let entry = entry(random, &document, |it| it.depth > 1)?;
            let start = line_start(text, entry.key.start);
            let indent = " ".repeat((entry.key.start - start) as usize);
            edit(&path, TextEdit::insert(start, format!("{indent}<<: *{name}\n")))
        }
        _ => {
            // Both ends of it.
            let (first, second) = (random.pick(&document.entries)?, random.pick(&document.entries)?);
            if first.value.end >= second.value.start {
                return None;
            }
            let alias = TextEdit::replace(second.value, format!("*{name}"));
            let anchor = TextEdit::insert(first.value.start, format!("&{name} "));
            Some(vec![Action::Edit(path.clone(), alias), Action::Edit(path, anchor)])
        }
    }
}

pub(crate) fn silence(random: &mut Random, world: &World, hints: &[Hint]) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    if random.chance(30) {
        let marks: Vec<u32> = text.match_indices("wirelint-ignore").map(|it| it.0 as u32).collect();
        let at = *random.pick(&marks)?;
        return edit(&path, TextEdit::replace(lines_of(text, TextRange::empty(at)), ""));
    }
    let here: Vec<&Hint> = hints.iter().filter(|it| it.path == path).collect();
    let hint = *random.pick(&here)?;
    text.get(hint.range.start as usize..hint.range.end as usize)?;
    let group = hint.rule.split('/').next().unwrap_or_default();
    let named = *random.pick(&[hint.rule, hint.rule, group, "all", "limits/no-such", ""])?;
    let reason = *random.pick(&[": the gateway does it", "", " - so be it", ": 😀"])?;
    if is_json(&path) {
        let open = text[..hint.range.start as usize].rfind('{')?;
        let member = format!(" \"x-wirelint-ignore\": {{ \"{named}\": \"so be it\" }},");
        return edit(&path, TextEdit::insert(open as u32 + 1, member));
    }
    let start = line_start(text, hint.range.start);
    match random.below(4) {
        0 => edit(&path, TextEdit::insert(0, format!("# wirelint-ignore-file {named}{reason}\n"))),
        1 => {
            let end = line_end(text, hint.range.start);
            let end = start + text[start as usize..end as usize].trim_end().len() as u32;
            edit(&path, TextEdit::insert(end, format!(" # wirelint-ignore {named}{reason}")))
        }
        _ => {
            let line = &text[start as usize..];
            let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
            edit(&path, TextEdit::insert(start, format!("{indent}# wirelint-ignore {named}{reason}\n")))
        }
    }
}

pub(crate) fn kind(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let document = Document::new(&path, text);
    let top: Vec<&Entry> = document.entries.iter().filter(|it| it.depth == 0).collect();
    let entry = *top.iter().find(|it| it.key.of(text) == "openapi").or(top.first())?;
    match random.below(6) {
        // `openapi` is typed again, one character after the other.
        0 => {
            let gone = Action::Edit(path.clone(), TextEdit::replace(entry.key, ""));
            let letters = "openapi".char_indices().map(|(at, letter)| {
                Action::Edit(path.clone(), TextEdit::insert(entry.key.start + at as u32, letter.to_string()))
            });
            let typed = letters.take(random.below(8));
            Some([gone].into_iter().chain(typed).collect())
        }
        1 if !entry.key.is_empty() => {
            edit(&path, TextEdit::replace(TextRange::new(entry.key.end - 1, entry.key.end), ""))
        }
        2 => edit(&path, TextEdit::replace(lines_of(text, entry.key), "")),
        3 => edit(
            &path,
            TextEdit::replace(entry.key, *random.pick(&["swagger", "asyncapi", "openapi", "info"])?),
        ),
        4 => edit(
            &path,
            TextEdit::replace(entry.value, *random.pick(&["", "3.1.1", "'3.0.0'", "x", "{{ v }}", "2"])?),
        ),
        _ => edit(&path, TextEdit::replace(TextRange::new(0, text.len() as u32), "")),
    }
}

fn entry<'d>(
    random: &mut Random,
    document: &'d Document,
    fits: impl Fn(&Entry) -> bool,
) -> Option<&'d Entry> {
    let all: Vec<&Entry> = document.entries.iter().filter(|it| fits(it)).collect();
    random.pick(&all).copied()
}

/// Another name for a key: one that a neighbour has, a method, a path, a word, or a little change of its own.
fn new_key(random: &mut Random, document: &Document, text: &str, entry: &Entry) -> String {
    let own = entry.key.of(text);
    match random.below(10) {
        0..3 => {
            let neighbours: Vec<&Entry> =
                document.entries.iter().filter(|it| it.depth == entry.depth).collect();
            random.pick(&neighbours).map(|it| it.key.of(text).to_owned()).unwrap_or_default()
        }
        3..5 => random.pick(&METHODS).map(ToString::to_string).unwrap_or_default(),
        5 => random
            .pick(&["/orders", "/orders/{id}", "/things/{thing_id}", "/a/{x}"])
            .map(ToString::to_string)
            .unwrap_or_default(),
        6 => random.pick(&WORDS).map(ToString::to_string).unwrap_or_default(),
        7 => own.chars().skip(1).collect(),
        _ => format!("{own}2"),
    }
}
