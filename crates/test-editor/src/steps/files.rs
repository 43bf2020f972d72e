//! What happens to files and buffers as a whole.

use std::path::{Path, PathBuf};

use wirelint_vfs::{Kind, normalize};

use super::document::{Document, is_graphql};
use super::edits::buffer;
use crate::{Action, Random, World};

pub(crate) fn open(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    if random.chance(12) {
        // Not on the disk yet.
        let folder = folder(random, world)?;
        if random.chance(30) {
            let text = *random.pick(&NEW_GRAPHQLS)?;
            return Some(vec![Action::Open(folder.join("new.graphql"), text.to_owned())]);
        }
        let text = *random.pick(&[
            "",
            "openapi: 3.1.1\ninfo: { title: New, version: '1' }\npaths: {}\n",
            "Slow: {}\n",
        ])?;
        return Some(vec![Action::Open(folder.join("new.yaml"), text.to_owned())]);
    }
    let closed: Vec<&PathBuf> =
        world.disk.keys().filter(|it| !world.buffers.contains_key(*it) && is_text(it)).collect();
    // Contracts and what is configured around them are opened more often than what they share.
    let contracts: Vec<&PathBuf> = closed
        .iter()
        .copied()
        .filter(|it| {
            let is_one = |text: String| {
                text.contains("openapi")
                    || matches!(Kind::of(it, &text), Kind::Traffic | Kind::GraphQl | Kind::Resolvers)
            };
            world.text(it).is_some_and(is_one)
        })
        .collect();
    let some = if random.chance(60) { contracts } else { closed };
    let path = *random.pick(&some)?;
    Some(vec![Action::Open(path.clone(), world.text(path)?)])
}

pub(crate) fn close(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let all: Vec<&PathBuf> = world.buffers.keys().collect();
    let path = (*random.pick(&all)?).clone();
    let saved = random.chance(50).then(|| written(world, &path)).flatten();
    Some(saved.into_iter().chain([Action::Close(path)]).collect())
}

pub(crate) fn save(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, _) = buffer(random, world)?;
    Some(vec![written(world, &path)?])
}

pub(crate) fn revert(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let on_disk = String::from_utf8_lossy(world.disk.get(&path)?).into_owned();
    (on_disk != text).then(|| vec![Action::Open(path, on_disk)])
}

pub(crate) fn disk(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let files: Vec<&PathBuf> = world.disk.keys().filter(|it| is_text(it)).collect();
    let path = (*random.pick(&files)?).clone();
    let action = match random.below(16) {
        12.. => {
            // What somebody refers to, and is not there.
            let missing = missing(random, world)?;
            let bytes = world.disk.get(*random.pick(&files)?)?.clone();
            if random.chance(30) {
                Action::Open(missing, String::from_utf8_lossy(&bytes).into_owned())
            } else {
                Action::Write(missing, bytes)
            }
        }
        0..2 => Action::Delete(path),
        2 => Action::Delete(folder(random, world).filter(|it| *it != world.cwd)?),
        3..5 => Action::Rename(path.clone(), path.with_file_name(*random.pick(&NAMES)?)),
        5 => {
            let folder = folder(random, world).filter(|it| *it != world.cwd)?;
            let target = folder.with_file_name(*random.pick(&["moved", "case0", "case1", "orders"])?);
            if target == folder {
                return None;
            }
            Action::Rename(folder, target)
        }
        6..8 => {
            let other = *random.pick(&files)?;
            Action::Write(folder(random, world)?.join(other.file_name()?), world.disk.get(other)?.clone())
        }
        8 => {
            let mut bytes = world.disk.get(&path)?.clone();
            let at = random.below(bytes.len() + 1);
            bytes.insert(at, 0xff);
            Action::Write(path, bytes)
        }
        _ => {
            // What another program writes: lines gone, or twice.
            let text = String::from_utf8_lossy(world.disk.get(&path)?).into_owned();
            let mut lines: Vec<&str> = text.lines().collect();
            let at = random.below(lines.len().max(1));
            if random.chance(50) {
                lines.insert(at, lines.get(at)?);
            } else {
                lines.drain(at..(at + 1 + random.below(3)).min(lines.len()));
            }
            Action::Write(path, (lines.join("\n") + "\n").into_bytes())
        }
    };
    Some(vec![action])
}

/// Texts of a GraphQL file that is new.
const NEW_GRAPHQLS: [&str; 5] = [
    "",
    "type Query { orders: [Order!]! }\n",
    "extend type Query { more: Order }\ntype Extra { id: ID! }\n",
    "query Orders { orders { ...OrderParts } }\n",
    "fragment OrderParts on Order { id }\n",
];

const NAMES: [&str; 13] = [
    "moved.yaml",
    "common.yaml",
    "a.yaml",
    "openapi.json",
    "openapi.yaml",
    "notes.txt",
    "order.proto",
    "money.proto",
    "buf.yaml",
    "schema.graphql",
    "more.graphqls",
    "orders.gql",
    ".graphqlrc.yml",
];

pub(crate) fn folders(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let folders = match random.below(3) {
        0 => vec![world.cwd.clone()],
        1 => vec![folder(random, world)?],
        _ => vec![folder(random, world)?, folder(random, world)?],
    };
    Some(vec![Action::Folders(folders)])
}

/// A folder that something lies in.
pub(crate) fn folder(random: &mut Random, world: &World) -> Option<PathBuf> {
    let files: Vec<&PathBuf> = world.disk.keys().filter(|it| is_text(it)).collect();
    random.pick(&files)?.parent().map(ToOwned::to_owned)
}

/// A file that a reference leads to and that is not there.
fn missing(random: &mut Random, world: &World) -> Option<PathBuf> {
    let all: Vec<&PathBuf> = world.disk.keys().chain(world.buffers.keys()).filter(|it| is_text(it)).collect();
    let mut found = Vec::new();
    for path in all {
        let text = world.text(path)?;
        for reference in Document::new(path, &text).entries.iter().filter(|it| it.is_reference) {
            let name = reference.value.of(&text).split('#').next().unwrap_or_default();
            let target = normalize(path.parent()?, Path::new(name));
            let is_there = world.disk.contains_key(&target) || world.buffers.contains_key(&target);
            let is_plain = name.bytes().all(|it| it.is_ascii_alphanumeric() || b"./-_".contains(&it));
            if is_text(&target) && is_plain && !is_there && target.starts_with(&world.cwd) {
                found.push(target);
            }
        }
    }
    random.pick(&found).cloned()
}

fn written(world: &World, path: &PathBuf) -> Option<Action> {
    world.buffers.get(path).map(|it| Action::Write(path.clone(), it.text.clone().into_bytes()))
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "yaml" || it == "yml" || it == "json" || it == "proto")
        || is_graphql(path)
}
