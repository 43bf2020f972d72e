//! Entries of mappings in braces: JSON, and YAML's flow style.

use wirelint_source::TextEdit;

use super::block;
use super::layout::{Layout, entry_end};
use super::quote::range;
use super::write::Writer;
use super::{EditError, Fragment};
use crate::{Entry, Node, Style};

/// Inserts an entry behind `behind`, or into an empty mapping.
pub(super) fn insert<'t>(
    mapping: Node<'t>,
    behind: Option<Entry<'t>>,
    layout: &Layout<'t>,
    key: &str,
    value: &Fragment,
) -> Result<TextEdit, EditError> {
    let Some(behind) = behind else {
        let unfolded = block::unfold(mapping, layout, key, value);
        return Ok(unfolded.unwrap_or_else(|| insert_first(mapping, layout, key, value)));
    };
    let text = layout.text;
    let brace = mapping.range().start as usize;
    let start = layout.entry_start(behind);
    let end = entry_end(behind);
    let (next, byte) = next_token(layout, end);
    if !matches!(byte, b',' | b'}') || !undisturbed(mapping, start, next) {
        return Err(EditError::Broken);
    }
    // The second entry shows best how entries follow one another.
    let model = mapping.entries().nth(1).map_or(start, |second| layout.entry_start(second));
    let lead =
        if start == brace + 1 || mapping.entries().next().is_some_and(|it| layout.entry_start(it) == start) {
            model
        } else {
            start
        };
    let lead = lead_of(text, lead);
    let newline = layout.newline;
    let writer = writer(mapping, Some(behind), layout);
    let Some(indent) = lead.rfind(['\n', '\r']).map(|at| &lead[at + 1..]) else {
        let gap = if mapping.entries().nth(1).is_some() { lead } else { writer.gap };
        let entry = writer.flow_entry(key, value, None);
        return Ok(TextEdit::insert(end as u32, format!(",{gap}{entry}")));
    };
    let entry = writer.flow_entry(key, value, Some(indent));
    if byte == b',' {
        if let Some(line_end) = layout.rest_of_line(next + 1) {
            return Ok(TextEdit::insert(line_end as u32, format!("{newline}{indent}{entry},")));
        }
    } else if let Some(line_end) = layout.rest_of_line(end) {
        let comment = text[end..line_end].trim_end();
        if !comment.is_empty() {
            let text = format!(",{comment}{newline}{indent}{entry}");
            return Ok(TextEdit::replace(range(end, end + comment.len()), text));
        }
    }
    Ok(TextEdit::insert(end as u32, format!(",{newline}{indent}{entry}")))
}

/// Inserts the first entry between the braces, on lines of its own where what is around is.
fn insert_first<'t>(mapping: Node<'t>, layout: &Layout<'t>, key: &str, value: &Fragment) -> TextEdit {
    let text = layout.text;
    let (start, end) = (mapping.range().start as usize + 1, mapping.range().end as usize - 1);
    let content = &text[start..end];
    let base = layout.line_indent(start);
    let writer = writer(mapping, None, layout);
    let newline = layout.newline;
    let around = layout.parent().map_or("\n", |parent| &text[parent.range().start as usize..start]);
    let pretty = layout.json && around.contains(['\n', '\r']);
    let indent = format!("{base}{}", writer.step);
    if content.contains(['\n', '\r']) {
        let at = start + content.trim_end().len();
        let entry = writer.flow_entry(key, value, Some(&indent));
        TextEdit::insert(at as u32, format!("{newline}{indent}{entry}"))
    } else if pretty {
        let entry = writer.flow_entry(key, value, Some(&indent));
        TextEdit::replace(range(start, end), format!("{newline}{indent}{entry}{newline}{base}"))
    } else {
        TextEdit::insert(start as u32, format!("{content}{}", writer.flow_entry(key, value, None)))
    }
}

/// Removes an entry with the comma that it no longer needs.
pub(super) fn remove<'t>(
    mapping: Node<'t>,
    entry: Entry<'t>,
    layout: &Layout<'t>,
) -> Result<TextEdit, EditError> {
    let start = layout.entry_start(entry);
    let end = entry_end(entry);
    let (next, byte) = next_token(layout, end);
    if !matches!(byte, b',' | b'}') || !undisturbed(mapping, start, next) {
        return Err(EditError::Broken);
    }
    let entries = || mapping.entries().map(|entry| (layout.entry_start(entry), entry_end(entry)));
    let follower = entries().map(|(start, _)| start).find(|&it| it > start);
    let previous = entries().map(|(_, end)| end).take_while(|&it| it <= start).last();
    let stretch = match (follower, previous) {
        (Some(follower), _) if !has_comment(layout, end, follower) => range(start, follower),
        (Some(_), _) => range(start, next + 1),
        (None, Some(previous)) if !has_comment(layout, previous, start) => range(previous, end),
        (None, Some(previous)) => {
            // A comment stays; of the commas, the one behind the entry before becomes the last.
            let comma = if layout.json { previous } else { start };
            range(comma, if byte == b',' { next + 1 } else { end })
        }
        (None, None) => {
            let (open, close) = (mapping.range().start as usize + 1, mapping.range().end as usize - 1);
            if has_comment(layout, open, start) || has_comment(layout, end, close) {
                range(start, if byte == b',' { next + 1 } else { end })
            } else {
                range(open, close)
            }
        }
    };
    Ok(TextEdit::replace(stretch, ""))
}

fn writer<'a>(mapping: Node<'a>, behind: Option<Entry<'a>>, layout: &'a Layout<'a>) -> Writer<'a> {
    let text = layout.text;
    let mut writer = block::writer(Some(mapping), layout, "");
    let written = behind.and_then(|entry| {
        let colon = text.get(entry.key.range().end as usize..entry.value.range().start as usize)?;
        let plain = entry.value.style() != Style::Missing && colon.trim_matches([' ', '\t']) == ":";
        plain.then(|| colon.to_owned())
    });
    writer.colon = written.unwrap_or_else(|| {
        let tight =
            layout.json && text.find("\":").is_some_and(|at| !text[at + 2..].starts_with([' ', '\t']));
        if tight { ":".to_owned() } else { ": ".to_owned() }
    });
    writer.gap = if writer.colon.ends_with(':') { "" } else { " " };
    let base = layout.line_indent(mapping.range().start as usize);
    let lead = behind.map_or("", |entry| lead_of(text, layout.entry_start(entry)));
    let indent = lead.rfind(['\n', '\r']).map(|at| &lead[at + 1..]);
    let step = indent.and_then(|indent| indent.strip_prefix(base)).filter(|step| !step.is_empty());
    step.unwrap_or(layout.step).clone_into(&mut writer.step);
    writer
}

/// The white space before `at`.
fn lead_of(text: &str, at: usize) -> &str {
    let before = &text[..at];
    &before[before.trim_end_matches([' ', '\t', '\n', '\r']).len()..]
}

/// The first byte behind `at` that is neither white space nor in a comment, and where it stands.
fn next_token(layout: &Layout<'_>, mut at: usize) -> (usize, u8) {
    let bytes = layout.text.as_bytes();
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'\n' | b'\r') => at += 1,
            Some(b'#') if !layout.json => at = layout.line_end(at),
            Some(&byte) => return (at, byte),
            None => return (at, 0),
        }
    }
}

fn has_comment(layout: &Layout<'_>, start: usize, end: usize) -> bool {
    !layout.json && layout.text[start..end].contains('#')
}

/// Whether no error was found from `start` to `end`.
fn undisturbed(mapping: Node<'_>, start: usize, end: usize) -> bool {
    let tree = mapping.tree();
    let place = range(start, end);
    tree.errors().all(|(item, error)| {
        let error = tree.absolute(item, error.range);
        error.end < place.start || place.end < error.start
    })
}
