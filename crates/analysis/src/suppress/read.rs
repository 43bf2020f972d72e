//! Reads what a file silences: its comments, and the objects that say it where there can be no comments.

use wirelint_source::TextRange;
use wirelint_vfs::File;
use wirelint_yaml::{Entry, Style};

use crate::catalogue::catalogue;
use crate::comments;
use crate::suppress::Scope;

/// The key that silences rules on an object, for documents that have no comments.
pub(super) const KEY: &str = "x-wirelint-ignore";

/// A name in a comment or object, or one of those that names nothing.
pub(super) struct Written {
    /// In bytes from the start of the file.
    pub(super) place: TextRange,
    /// What the name silences if it is one; `None` where there is none.
    pub(super) name: Option<String>,
    pub(super) scope: Scope,
}

/// What `comments`, those of `file` in the order of the text, silence.
pub(super) fn comments(file: &File, comments: Vec<TextRange>) -> Vec<Written> {
    let text = file.text();
    let lines = file.lines();
    let is_known = |name: &str| catalogue().target(name).is_some();
    let mut all = Vec::new();
    // The nearest line below that holds a comment and nothing else, and the line that such comments are about.
    let mut below = None;
    for comment in comments.into_iter().rev() {
        let own = lines.line_of(comment.start);
        let before = &text[lines.line_start(own) as usize..comment.start as usize];
        // A comment in `/* … */` may go on below; nothing stands behind one that goes to the end of its line.
        let last = lines.line_of(comment.end);
        let end = lines.line_range(text, last).end;
        let behind = text.get(comment.end as usize..end as usize).unwrap_or_default();
        let mut line = own;
        if before.trim().is_empty() && behind.trim().is_empty() {
            line = match below {
                Some((next, about)) if next == last + 1 => about,
                _ => last + 1,
            };
            below = Some((own, line));
        }
        let Some(ignore) = comments::ignore(comment.of(text), is_known) else { continue };
        let scope = if ignore.whole_file { Scope::File } else { Scope::Line(line) };
        if ignore.names.is_empty() {
            all.push(Written { place: ignore.word.shifted(comment.start), name: None, scope });
        }
        for name in ignore.names.into_iter().rev() {
            let place = name.shifted(comment.start);
            all.push(Written { place, name: Some(place.of(text).to_owned()), scope });
        }
    }
    all.reverse();
    all
}

/// What `entry`, a pair of the key [`KEY`] in the mapping that `holder` holds, silences.
pub(super) fn object(holder: u32, entry: Entry<'_>) -> Vec<Written> {
    let scope = Scope::Holder(holder);
    let is_alias = entry.value.style() == Style::Alias;
    let named = entry.value.entries().map(|silenced| Written {
        // What an alias stands for is written elsewhere, and for more than this.
        place: if is_alias { entry.value.range() } else { silenced.key.range() },
        name: silenced.key.text().map(Into::into),
        scope,
    });
    let mut all: Vec<Written> = named.collect();
    if all.is_empty() {
        all.push(Written { place: entry.key.range(), name: None, scope });
    }
    all
}
