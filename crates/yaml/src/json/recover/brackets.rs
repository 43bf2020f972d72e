//! Brackets that are missing, too many, of the wrong kind, or too deep.

use super::{Frame, Next, Reader};
use crate::tree::{RawKind, UNCLOSED};
use crate::{MAX_DEPTH, SyntaxError};

impl Reader<'_> {
    /// Whether the bracket here, which closes the document, is its last: what follows an early one goes on as if it
    /// had not been there.
    pub(in crate::json) fn is_last_closer(&self) -> bool {
        let mapping = self.mappings > 0;
        let mut at = self.skip_some(self.at + 1);
        match self.bytes.get(at) {
            Some(b',') if !mapping => return false,
            Some(b',') => at = self.skip_some(at + 1),
            _ => {}
        }
        !(mapping && self.bytes.get(at) == Some(&b'"') && self.key_follows(at))
    }

    /// A collection opens below [`MAX_DEPTH`] others: all of it is one node.
    #[cold]
    pub(in crate::json) fn too_deep(&mut self) -> Next {
        let start = self.at;
        // It is said once in a document, wherever that is.
        self.builder.not_local();
        if !self.complaints.too_deep {
            self.complaints.too_deep = true;
            self.complain(
                start,
                start + 1,
                format!("more than {MAX_DEPTH} brackets stand inside one another"),
            );
        }
        let mut depth = 0_usize;
        let mut string = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'"' => string = !string,
                b'\n' => string = false,
                b'\\'
                    if string
                        && self.bytes.get(self.at).is_some_and(|&next| next == b'"' || next == b'\\') =>
                {
                    self.at += 1;
                }
                b'{' | b'[' if !string => depth += 1,
                b'}' | b']' if !string => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
        self.leaf(RawKind::Error, start, self.at, if depth > 0 { UNCLOSED } else { 0 });
        Next::Rest
    }

    /// One bracket closes what another kind of bracket has opened.
    pub(in crate::json) fn wrong_closer(&mut self, frame: Frame, byte: u8) -> Next {
        self.complaints.brackets = true;
        let closer = char::from(byte);
        let others = if frame.mapping { self.stack.len() - self.mappings } else { self.mappings };
        let parent = self.stack.len().checked_sub(2).map(|index| self.stack[index].mapping);
        let typo = self.fits(parent);
        if others == 0 && !typo {
            self.complain(self.at, self.at + 1, format!("`{closer}` closes nothing"));
            self.at += 1;
            return Next::Rest;
        }
        let partner = self.stack.iter().rposition(|it| it.mapping != frame.mapping).unwrap_or(0);
        let above = partner.checked_sub(1).map(|index| self.stack[index].mapping);
        if others == 0 || (typo && !self.fits(above)) {
            let message = format!("`{}` is due here instead of `{closer}`", char::from(frame.closer()));
            let error = SyntaxError::new(self.range(self.at, self.at + 1), message);
            self.report(error.related(self.range(frame.start, frame.start + 1), "opened here"));
            self.at += 1;
            self.close(self.at, UNCLOSED);
        } else {
            self.unclosed(partner + 1);
        }
        Next::Rest
    }

    /// The text ends inside of brackets.
    pub(in crate::json) fn truncated(&mut self) -> Next {
        self.unclosed(0);
        Next::End
    }

    /// Closes all collections but the outer `keep` and says that their brackets are missing.
    pub(in crate::json) fn unclosed(&mut self, keep: usize) {
        self.complaints.brackets = true;
        let end = self.before();
        if let Some(inner) = self.stack.last()
            && !self.said_at(end)
        {
            let open = self.stack[keep..].iter().rev();
            let brackets: String = open.take(8).map(|frame| char::from(frame.closer())).collect();
            let more = if self.stack.len() - keep > 8 { "…" } else { "" };
            let start = inner.start;
            let error = SyntaxError::new(self.range(end, end), format!("`{brackets}{more}` is missing"));
            self.report(error.related(self.range(start, start + 1), "opened here"));
        }
        while self.stack.len() > keep {
            self.close(end, UNCLOSED);
        }
    }

    /// Whether what stands behind the bracket here can follow a value in a mapping (`Some(true)`), in a sequence, or
    /// at the end of the document.
    pub(in crate::json) fn fits(&self, parent: Option<bool>) -> bool {
        let at = self.skip_some(self.at + 1);
        match self.bytes.get(at) {
            None => parent.is_none(),
            Some(b'}') => parent == Some(true),
            Some(b']') => parent == Some(false),
            Some(b',') => {
                let at = self.skip_some(at + 1);
                parent == Some(self.bytes.get(at) == Some(&b'"') && self.key_follows(at))
            }
            Some(_) => false,
        }
    }

    /// Closes what the line that starts here shows to be closed: content is indented more than the line of its
    /// bracket, a closing bracket as much. Gives what is to be read then.
    #[cold]
    pub(in crate::json) fn aligned(&mut self, next: Next) -> Next {
        let byte = self.blank();
        let Some(&frame) = self.stack.last() else { return next };
        // Nearly all that is read stands behind something else on its line.
        if next == Next::Value && frame.mapping {
            return next;
        }
        let Some(indent) = self.indent(self.at).filter(|_| !self.at_end()) else { return next };
        let closes = matches!(byte, b'}' | b']');
        let stays = |it: &Frame| it.indent.is_none_or(|own| own < indent || (closes && own == indent));
        let keep = self.stack.iter().rposition(stays).map_or(0, |last| last + 1).max(1);
        if keep < self.stack.len() {
            self.unclosed(keep);
            let outer = self.stack.last().map_or(next, |outer| outer.content());
            return if next == Next::Rest || closes { Next::Rest } else { outer };
        }
        if closes && next == Next::Rest && frame.indent.is_some_and(|own| own < indent) {
            self.complaints.brackets = true;
            self.complain(self.at, self.at + 1, format!("`{}` closes nothing", char::from(byte)));
            self.at += 1;
            return Next::Rest;
        }
        next
    }
}
