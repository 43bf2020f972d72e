//! What there is: files on a disk, buffers, folders that are linted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use wirelint_analysis::{Date, KindPatterns, Memory, Options};
use wirelint_source::TextEdit;
use wirelint_vfs::Kind;

use crate::Action;

/// Files, buffers and folders at one moment. Paths are absolute.
#[derive(Clone, Default, Debug)]
pub struct World {
    /// The files on the disk.
    pub disk: BTreeMap<PathBuf, Vec<u8>>,
    /// What is open.
    pub buffers: BTreeMap<PathBuf, Buffer>,
    /// The folders that are linted, the first of them the working directory at the start.
    pub folders: Vec<PathBuf>,
    /// The working directory.
    pub cwd: PathBuf,
}

/// An open buffer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Buffer {
    /// Its text.
    pub text: String,
    /// Whether it is taken for a contract, or for configuration of traffic, although its text may not look like one just now: half of
    /// `openapi:` is the middle of a change.
    pub kind: Option<Kind>,
}

impl World {
    /// Lets `action` happen. What cannot happen changes nothing; gives whether it could.
    pub fn apply(&mut self, action: &Action) -> bool {
        match action {
            Action::Open(path, text) => {
                let was = self.buffers.get(path).and_then(|it| it.kind);
                let buffer = Buffer { kind: kind(path, text, was), text: text.clone() };
                self.buffers.insert(path.clone(), buffer);
            }
            Action::Edit(path, edit) => {
                let Some(buffer) = self.buffers.get_mut(path) else { return false };
                let Some(text) = edited(&buffer.text, edit) else { return false };
                buffer.kind = kind(path, &text, buffer.kind);
                buffer.text = text;
            }
            Action::Close(path) => return self.buffers.remove(path).is_some(),
            Action::Write(path, bytes) => _ = self.disk.insert(path.clone(), bytes.clone()),
            Action::Delete(path) => self.disk.retain(|it, _| !it.starts_with(path)),
            Action::Rename(from, to) => {
                let below: Vec<PathBuf> =
                    self.disk.keys().filter(|it| it.starts_with(from)).cloned().collect();
                for path in below {
                    let bytes = self.disk.remove(&path).expect("it is one of the disk's");
                    let rest = path.strip_prefix(from).expect("it is below");
                    let target = if rest.as_os_str().is_empty() { to.clone() } else { to.join(rest) };
                    self.disk.insert(target, bytes);
                }
            }
            Action::Folders(folders) => self.folders.clone_from(folders),
            Action::Ask | Action::Interrupt(_) => {}
        }
        true
    }

    /// The disk as a loader.
    pub fn memory(&self) -> Memory {
        self.disk.iter().fold(Memory::new(), |memory, (path, bytes)| memory.file(path, bytes.clone()))
    }

    /// The options of an editor's host in this world.
    pub fn options(&self) -> Options {
        let arguments = self.folders.iter().map(|it| it.clone().into_os_string()).collect();
        let today = Date::new(2026, 1, 1);
        Options { arguments, open_files: true, today, ..Options::default() }
    }

    /// What is taken for something although its text does not look like it, and what for.
    pub fn half_typed(&self) -> impl Iterator<Item = (&Path, Kind)> {
        let half = |(path, buffer): (&'_ PathBuf, &Buffer)| {
            buffer.kind.filter(|it| Kind::of(path, &buffer.text) != *it)
        };
        self.buffers.iter().filter_map(move |it| Some((it.0.as_path(), half(it)?)))
    }

    /// What a host that has not seen how this came about must be told of kinds.
    pub fn kinds(&self) -> KindPatterns {
        let texts: Vec<String> =
            self.half_typed().map(|(path, kind)| format!("{}={kind}", path.display())).collect();
        KindPatterns::parse(&self.cwd, texts.iter().map(String::as_str)).expect("paths here are no patterns")
    }

    /// The text at `path` as an editor has it: the buffer's, else the disk's.
    pub fn text(&self, path: &Path) -> Option<String> {
        let buffer = self.buffers.get(path).map(|it| it.text.clone());
        buffer.or_else(|| self.disk.get(path).map(|it| String::from_utf8_lossy(it).into_owned()))
    }
}

/// `text` with `edit` made; `None` where that cannot be.
pub(crate) fn edited(text: &str, edit: &TextEdit) -> Option<String> {
    let (start, end) = (edit.range.start as usize, edit.range.end as usize);
    text.get(start..end)?;
    Some([&text[..start], &edit.text, &text[end..]].concat())
}

/// What a buffer is taken for, that has been taken for this or not before it had this text.
fn kind(path: &Path, text: &str, was: Option<Kind>) -> Option<Kind> {
    let kind = Kind::of(path, text);
    if kind.is_kept() { Some(kind).filter(|it| matches!(it, Kind::OpenApi | Kind::Traffic)) } else { was }
}
