//! Texts that are shared.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::TextEdit;

/// How many bytes an edited text may grow by before it needs other memory.
const ROOM: usize = 1 << 14;

/// A text that several hold and nobody changes. Making one of a `String` copies nothing, which an `Arc<str>` would: files may have
/// hundreds of megabytes.
#[derive(Clone, PartialEq, Eq, Default)]
#[expect(clippy::rc_buffer, reason = "the buffer is what was read, and must not be copied")]
pub struct Text(Arc<String>);

impl Text {
    /// The text with `edit` made, in one pass; `None` where its range does not lie in the text or cuts a character in two. It takes the
    /// memory of `spare`, a text that is done with, where nobody else has that: fresh memory costs more than the copy. What both have at
    /// their start is not even copied.
    pub fn edited(&self, edit: &TextEdit, spare: Spare) -> Option<Self> {
        let before = self.0.get(..edit.range.start as usize)?;
        let behind = self.0.get(edit.range.end as usize..)?;
        let len = before.len() + edit.text.len() + behind.len();
        let Spare { text: memory, same } = spare;
        let memory = Arc::into_inner(memory.0).unwrap_or_default();
        // A larger one would not be given back.
        let fits = (len..=len + 2 * ROOM).contains(&memory.capacity());
        // What is typed next shall find room.
        let mut text = if fits { memory } else { String::with_capacity(len + len.min(ROOM)) };
        text.truncate((same as usize).min(before.len()));
        debug_assert!(before.starts_with(&text), "the texts differ before byte {same}");
        text.push_str(&before[text.len()..]);
        text.push_str(&edit.text);
        text.push_str(behind);
        Some(Self::from(text))
    }
}

/// A text that is done with.
#[derive(Default, Debug)]
pub struct Spare {
    /// The text.
    pub text: Text,
    /// As many bytes at its start as are the same in the text that takes its place; whole characters.
    pub same: u32,
}

impl From<Text> for Spare {
    /// Of which nothing is known.
    fn from(text: Text) -> Self {
        Self { text, same: 0 }
    }
}

impl Deref for Text {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Arc::new(text))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Self::from(text.clone())
    }
}

impl From<Arc<str>> for Text {
    fn from(text: Arc<str>) -> Self {
        Self::from(&*text)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TextRange;

    fn typed(text: &Text, at: u32, spare: Text) -> Text {
        text.edited(&TextEdit::insert(at, "x"), spare.into()).expect("the place is there")
    }

    #[test]
    fn a_text_that_is_done_with_gives_its_memory() {
        let first = typed(&Text::from("abc"), 1, Text::default());
        let second = typed(&first, 0, Text::default());
        assert_eq!((&*first, &*second), ("axbc", "xaxbc"));
        let memory = first.as_ptr();
        let third = typed(&second, 5, first);
        assert_eq!((&*third, third.as_ptr()), ("xaxbcx", memory));
    }

    #[test]
    fn what_is_the_same_at_the_start_stays_there() {
        let first = typed(&Text::from("é and so on"), 2, Text::default());
        for (at, outcome) in [(0, "xéxy and so on"), (3, "éxxy and so on"), (8, "éxy andx so on")] {
            let edit = TextEdit::insert(3, "y");
            let second = first.edited(&edit, Spare::default()).expect("the place is there");
            let memory = Text::from((*first).to_owned() + &" ".repeat(9));
            let spare = Spare { text: memory, same: 3 };
            let third = second.edited(&TextEdit::insert(at, "x"), spare).expect("the place is there");
            assert_eq!(&*third, outcome);
        }
    }

    #[test]
    fn a_text_that_somebody_has_stays() {
        let first = typed(&Text::from("abc"), 1, Text::default());
        let second = typed(&first, 0, first.clone());
        assert_eq!((&*first, &*second), ("axbc", "xaxbc"));
        // Nor is one taken that is much too large.
        let large = Text::from("y".repeat(10 * ROOM));
        let memory = large.as_ptr();
        assert_ne!(typed(&second, 0, large).as_ptr(), memory);
    }

    #[test]
    fn what_cannot_be_made_is_not() {
        let text = Text::from("é");
        for range in [TextRange::new(1, 1), TextRange::new(0, 1), TextRange::new(0, 3), TextRange::new(3, 3)]
        {
            assert_eq!(text.edited(&TextEdit::replace(range, ""), Spare::default()), None, "{range:?}");
        }
    }
}
