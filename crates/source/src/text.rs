//! Texts that are shared.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::TextEdit;

/// A text that several hold and nobody changes. Making one of a `String` copies nothing, which an `Arc<str>` would: files may have
/// hundreds of megabytes.
#[derive(Clone, PartialEq, Eq, Default)]
#[expect(clippy::rc_buffer, reason = "the buffer is what was read, and must not be copied")]
pub struct Text(Arc<String>);

impl Text {
    /// The text with `edit` made, in one pass; `None` where its range does not lie in the text or cuts a character in two.
    pub fn edited(&self, edit: &TextEdit) -> Option<Self> {
        let before = self.0.get(..edit.range.start as usize)?;
        let behind = self.0.get(edit.range.end as usize..)?;
        let mut text = String::with_capacity(before.len() + edit.text.len() + behind.len());
        text.push_str(before);
        text.push_str(&edit.text);
        text.push_str(behind);
        Some(Self::from(text))
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
