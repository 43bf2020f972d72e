//! An open document: its text, its version, and where its lines begin.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::client::{Change, uri};

/// An open document.
pub(super) struct Document {
    path: PathBuf,
    text: String,
    version: i64,
    lines: Vec<usize>,
}

impl Document {
    /// The document that has just been opened, in its version 1.
    pub(super) fn new(path: PathBuf, text: String) -> Self {
        Self { path, lines: lines_of(&text), text, version: 1 }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn version(&self) -> i64 {
        self.version
    }

    /// Replaces the bytes from `start` to `end`, and gives what the server is to be told.
    pub(super) fn edit(&mut self, start: usize, end: usize, new: &str) -> Change {
        let range = json!({ "start": self.position(start), "end": self.position(end) });
        self.text.replace_range(start..end, new);
        self.lines = lines_of(&self.text);
        self.version += 1;
        let document = json!({ "uri": uri(&self.path), "version": self.version });
        Change {
            body: json!({ "textDocument": document, "contentChanges": [{ "range": range, "text": new }] }),
        }
    }

    /// What a request about the byte `at` says.
    pub(super) fn at(&self, at: usize) -> Value {
        json!({ "textDocument": { "uri": uri(&self.path) }, "position": self.position(at) })
    }

    /// The line and the byte in it.
    fn position(&self, at: usize) -> Value {
        let line = self.lines.partition_point(|it| *it <= at) - 1;
        json!({ "line": line, "character": at - self.lines[line] })
    }
}

fn lines_of(text: &str) -> Vec<usize> {
    let behind_breaks = text.bytes().enumerate().filter(|it| it.1 == b'\n').map(|it| it.0 + 1);
    [0].into_iter().chain(behind_breaks).collect()
}
