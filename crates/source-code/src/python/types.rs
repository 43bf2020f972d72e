//! Annotations, as far as they say what a value is.
//!
//! They are read as text, for what stands in quotes is an annotation as well: `Optional["Post"]`, `"list[Post] | None"`.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, range};
use crate::code::{Type, TypeId};

/// How deep annotations nest.
const DEPTH: u32 = 16;

impl Lower {
    pub(super) fn ty(&mut self, node: Node<'_>) -> TypeId {
        let at = range(node);
        let mut reader = Reader { at: at.start as usize, end: at.end as usize };
        self.either(&mut reader, 0)
    }

    /// `A | B`
    fn either(&mut self, reader: &mut Reader, depth: u32) -> TypeId {
        let mut all = Vec::new();
        loop {
            all.push(self.one(reader, depth));
            if !reader.eat(&self.text, b'|') {
                break;
            }
        }
        if let [one] = all[..] {
            return one;
        }
        let all = self.build.several_types(&all);
        self.build.ty(Type::Several(all))
    }

    fn one(&mut self, reader: &mut Reader, depth: u32) -> TypeId {
        let text = std::sync::Arc::clone(&self.text);
        let Some(next) = reader.peek(&text).filter(|_| depth < DEPTH) else {
            return self.build.ty(Type::Unknown);
        };
        if matches!(next, b'"' | b'\'') {
            let Some(mut inner) = reader.quoted(&text) else { return self.build.ty(Type::Unknown) };
            return self.either(&mut inner, depth + 1);
        }
        if matches!(next, b'[' | b'(' | b'{') {
            // `Callable[[A], B]`, a tuple.
            reader.skip_group(&text);
            return self.build.ty(Type::Unknown);
        }
        let Some(name) = reader.name(&text) else {
            reader.skip_other(&text);
            return self.build.ty(Type::Unknown);
        };
        let mut arguments = Vec::new();
        if reader.eat(&text, b'[') {
            while reader.peek(&text).is_some_and(|it| it != b']') {
                let before = reader.at;
                arguments.push(self.either(reader, depth + 1));
                // What is no annotation: `Annotated[A, lazy(…)]`.
                reader.skip_other(&text);
                if !reader.eat(&text, b',') && reader.at == before {
                    break;
                }
            }
            _ = reader.eat(&text, b']');
        } else if reader.peek(&text) == Some(b'(') {
            reader.skip_group(&text);
            return self.build.ty(Type::Unknown);
        }
        let arguments = self.build.several_types(&arguments);
        self.build.ty(Type::Named(name, arguments))
    }
}

/// A part of the text that is being read.
struct Reader {
    at: usize,
    end: usize,
}

impl Reader {
    /// The next byte that is no blank.
    fn peek(&mut self, text: &str) -> Option<u8> {
        let bytes = text.as_bytes();
        while self.at < self.end && (bytes[self.at].is_ascii_whitespace() || bytes[self.at] == b'\\') {
            self.at += 1;
        }
        (self.at < self.end).then(|| bytes[self.at])
    }

    fn eat(&mut self, text: &str, byte: u8) -> bool {
        let is_it = self.peek(text) == Some(byte);
        self.at += usize::from(is_it);
        is_it
    }

    /// A name, maybe with dots.
    fn name(&mut self, text: &str) -> Option<TextRange> {
        self.peek(text)?;
        let rest = &text[self.at..self.end];
        let len = rest
            .char_indices()
            .find(|&(_, it)| !it.is_alphanumeric() && !matches!(it, '_' | '.'))
            .map_or(rest.len(), |it| it.0);
        if len == 0 || rest.starts_with(|it: char| it.is_ascii_digit() || it == '.') {
            return None;
        }
        let name = TextRange::new(self.at as u32, (self.at + len) as u32);
        self.at += len;
        Some(name)
    }

    /// What stands between the quotes that come next.
    fn quoted(&mut self, text: &str) -> Option<Self> {
        let quote = self.peek(text)?;
        let start = self.at + 1;
        let len = text.as_bytes()[start..self.end].iter().position(|it| *it == quote)?;
        self.at = start + len + 1;
        Some(Self { at: start, end: start + len })
    }

    /// Past the bracket that comes next and all that is in it.
    fn skip_group(&mut self, text: &str) {
        let mut depth = 0_u32;
        while self.at < self.end {
            match text.as_bytes()[self.at] {
                b'[' | b'(' | b'{' => depth += 1,
                b']' | b')' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    /// Up to the comma or bracket that ends what is being read.
    fn skip_other(&mut self, text: &str) {
        while let Some(next) = self.peek(text) {
            match next {
                b',' | b']' | b')' | b'|' => return,
                b'[' | b'(' | b'{' => self.skip_group(text),
                b'"' | b'\'' => {
                    if self.quoted(text).is_none() {
                        self.at = self.end;
                    }
                }
                _ => {
                    self.at += 1;
                    while self.at < self.end && !text.is_char_boundary(self.at) {
                        self.at += 1;
                    }
                }
            }
        }
    }
}
