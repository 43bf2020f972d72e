//! The stream: documents, the markers between them, and directives (YAML 1.2.2 §9).

use wirelint_source::TextRange;

use crate::SyntaxError;

use super::block::Place;
use super::lines::BOM;
use super::properties::Properties;
use super::{END, Level, Reader};

impl Reader<'_> {
    /// Reads all documents.
    pub(super) fn stream(&mut self) {
        self.control_characters(0, self.bytes.len());
        let start = if self.bytes.starts_with(BOM) { BOM.len() } else { 0 };
        self.start_line(start);
        // Whether directives may stand here: at the start of the stream and behind `...`.
        let mut prologue = true;
        loop {
            let directives = self.directives(prologue);
            if self.pos >= self.bytes.len() {
                if let Some(range) = directives {
                    self.no_document(range);
                }
                break;
            }
            if self.at_marker(b'.') {
                if let Some(range) = directives {
                    self.no_document(range);
                }
                self.document_end();
                prologue = true;
                continue;
            }
            let marker = self.at_marker(b'-');
            if marker {
                self.pos += 3;
                self.end = self.pos;
                self.skip();
            } else if let Some(range) = directives {
                self.error(
                    range.start as usize,
                    range.end as usize,
                    "`---` is missing behind this directive",
                );
            } else if !prologue {
                self.error(
                    self.pos,
                    self.pos,
                    "the document before this line is complete; `---` starts another one",
                );
            }
            self.builder.root();
            if self.at_end() {
                self.missing(Properties::NONE);
            } else {
                let place = if marker && !self.fresh() { Place::Marker } else { Place::Line };
                self.node(Level::ROOT, place);
            }
            self.handles.clear();
            prologue = false;
            if self.at_marker(b'.') {
                self.document_end();
                prologue = true;
            }
        }
    }

    fn at_marker(&self, byte: u8) -> bool {
        self.pos == self.line && self.peek() == byte && self.is_marker(self.pos)
    }

    /// Passes `...`.
    fn document_end(&mut self) {
        self.pos += 3;
        self.skip();
        if !self.fresh() {
            let end = self.line_end(self.pos);
            self.error(self.pos, self.trimmed(self.pos, end), "only a comment may stand behind `...`");
            self.pos = end;
            self.skip();
        }
    }

    fn no_document(&mut self, range: TextRange) {
        self.error(range.start as usize, range.end as usize, "a document is missing behind this directive");
    }

    /// Reads the directives that stand here, and returns where the last one stands.
    fn directives(&mut self, prologue: bool) -> Option<TextRange> {
        let mut last = None;
        let mut version = false;
        while prologue && self.peek() == b'%' && self.pos == self.line && self.col != END {
            self.builder.not_local();
            let start = self.pos;
            let line_end = self.line_end(start);
            let text = &self.text[start..line_end];
            let text = &text[..text.find(" #").or_else(|| text.find("\t#")).unwrap_or(text.len())];
            let text = text.trim_end_matches([' ', '\t']);
            let end = start + text.len();
            last = Some(TextRange::new(start as u32, end as u32));
            let mut words = text.split([' ', '\t']).filter(|word| !word.is_empty());
            match words.next() {
                Some("%YAML") => {
                    let number = words.next().unwrap_or("");
                    let valid = number
                        .split_once('.')
                        .is_some_and(|(major, minor)| is_number(major) && is_number(minor));
                    if version {
                        self.error(start, end, "this document already has a `%YAML` line");
                    } else if !valid || words.next().is_some() {
                        self.error(start, end, "a version is expected behind `%YAML`, as in `%YAML 1.2`");
                    } else if !number.starts_with("1.") {
                        self.error(
                            start,
                            end,
                            format!("YAML {number} is not known; this is read as YAML 1.2"),
                        );
                    }
                    version = true;
                }
                Some("%TAG") => {
                    let handle = words.next().unwrap_or("");
                    let prefix = words.next().is_some() && words.next().is_none();
                    if !handle.starts_with('!') || !handle.ends_with('!') || !prefix {
                        let message = "a handle and a prefix are expected behind `%TAG`, as in `%TAG !e! tag:example.com:`";
                        self.error(start, end, message);
                    } else if self.handles.contains(&handle) {
                        self.error(start, end, format!("the tag handle `{handle}` is already declared"));
                    } else {
                        self.handles.push(handle);
                    }
                }
                // Others are reserved for later versions and passed over (YAML 1.2.2 §6.8.1).
                _ => {}
            }
            self.pos = end;
            self.skip();
        }
        last
    }

    /// Reports characters from `start` to `end` that may stand nowhere in a text (YAML 1.2.2 §5.1). They are read as any
    /// others are.
    pub(super) fn control_characters(&mut self, start: usize, end: usize) {
        let odd = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        let bytes = &self.bytes[..end];
        // Without a branch for each byte, so that it is a few bytes per cycle.
        if !bytes[start..].iter().fold(false, |any, &byte| any | odd(byte)) {
            return;
        }
        let mut at = start;
        while let Some(next) = bytes[at..].iter().position(|&byte| odd(byte)) {
            let start = at + next;
            let length = bytes[start..].iter().take_while(|&&byte| byte == bytes[start]).count();
            self.pending.controls.push(TextRange::new(start as u32, (start + length) as u32));
            at = start + length;
        }
        self.pending.next = self.pending.controls[0].start as usize;
    }
}

pub(super) fn control_character(range: TextRange) -> SyntaxError {
    SyntaxError::new(range, "a control character cannot stand here")
        .help("in double quotes, write it as an escape: `\\x` and two digits")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
