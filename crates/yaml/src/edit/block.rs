//! Entries of YAML block mappings: whole lines.

use wirelint_source::TextEdit;

use super::layout::{Layout, entry_end, start_with_props};
use super::quote::range;
use super::write::Writer;
use super::{EditError, Fragment};
use crate::tree::KEEP;
use crate::{Entry, Node, Scalar, Style};

/// Inserts an entry behind `behind`.
pub(super) fn insert<'t>(
    mapping: Node<'t>,
    behind: Entry<'t>,
    layout: &Layout<'t>,
    key: &str,
    value: &Fragment,
) -> Result<TextEdit, EditError> {
    let start = layout.entry_start(behind);
    let indent = layout.indent_at(start)?;
    let entry = writer(Some(mapping), layout, &indent).block_entry(key, value, &indent);
    let newline = layout.newline;
    let end = entry_end(behind);
    if last_leaf(behind.value).raw().flags & KEEP != 0
        && end == layout.text.len()
        && !layout.text.ends_with(['\n', '\r'])
    {
        // A line break at the end of the file would become part of the text that keeps its breaks (`|+`).
        return Ok(TextEdit::insert(start as u32, format!("{entry}{newline}{indent}")));
    }
    if end == layout.line_start(end) && end > start {
        return Ok(TextEdit::insert(end as u32, format!("{indent}{entry}{newline}")));
    }
    let end = layout.rest_of_line(end).ok_or(EditError::Broken)?;
    Ok(TextEdit::insert(end as u32, format!("{newline}{indent}{entry}")))
}

/// Puts a mapping of one entry where a value is absent.
pub(super) fn fill<'t>(
    missing: Node<'t>,
    layout: &Layout<'t>,
    key: &str,
    value: &Fragment,
) -> Result<TextEdit, EditError> {
    let at = missing.range().end as usize;
    let parent = layout.parent().filter(|_| !layout.json).ok_or(EditError::Broken)?;
    let before = layout.text[..start_with_props(missing).min(at)].trim_end_matches([' ', '\t']);
    if parent.style() == Style::Flow {
        let entry = writer(None, layout, "").flow_entry(key, value, None);
        if !before.ends_with(':') {
            return Err(EditError::Broken);
        }
        let rest = &layout.text[at..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        return Ok(TextEdit::replace(range(before.len(), at + blank), format!(" {{{entry}}}")));
    }
    let (indent, inline) = if let Some(outer) = parent.entries().find(|entry| entry.value == missing) {
        if !before.ends_with(':') {
            return Err(EditError::Broken);
        }
        let outer = layout.indent_at(layout.entry_start(outer))?;
        let step = step_around(parent, layout, &outer);
        (format!("{outer}{step}"), false)
    } else {
        if !before.ends_with('-') {
            return Err(EditError::Broken);
        }
        let end = layout.line_end(at);
        let inline = layout.text[before.len()..end].trim().is_empty();
        (format!("{}  ", layout.indent_at(before.len() - 1)?), inline)
    };
    let entry = writer(None, layout, &indent).block_entry(key, value, &indent);
    if inline {
        return Ok(TextEdit::insert(before.len() as u32, format!(" {entry}")));
    }
    let end = layout.rest_of_line(at).ok_or(EditError::Broken)?;
    Ok(TextEdit::insert(end as u32, format!("{}{indent}{entry}", layout.newline)))
}

/// Turns an empty mapping (`{}`) that is alone at the end of its line into a block mapping; `None` where it stands in
/// brackets or something else is around.
pub(super) fn unfold<'t>(
    empty: Node<'t>,
    layout: &Layout<'t>,
    key: &str,
    value: &Fragment,
) -> Option<TextEdit> {
    let (start, end) = (empty.range().start as usize, empty.range().end as usize);
    let blank = layout.text[start + 1..end - 1].trim_matches([' ', '\t']).is_empty();
    let ends_line = layout.text[end..layout.line_end(end)].trim().is_empty();
    if layout.json || !blank || !ends_line {
        return None;
    }
    let before = layout.text[..start].trim_end_matches([' ', '\t']).len();
    let Some(parent) = layout.parent() else {
        let entry = writer(None, layout, "").block_entry(key, value, "");
        let alone = layout.line_start(start) == start;
        return alone.then(|| TextEdit::replace(range(start, end), entry));
    };
    if parent.style() != Style::Block {
        return None;
    }
    if let Some(outer) = parent.entries().find(|entry| entry.value == empty) {
        let outer = layout.indent_at(layout.entry_start(outer)).ok()?;
        let indent = format!("{outer}{}", step_around(parent, layout, &outer));
        let entry = writer(None, layout, &indent).block_entry(key, value, &indent);
        let text = format!("{}{indent}{entry}", layout.newline);
        return Some(TextEdit::replace(range(before, end), text));
    }
    let indent = layout.indent_at(start).ok()?;
    let entry = writer(None, layout, &indent).block_entry(key, value, &indent);
    Some(TextEdit::replace(range(start, end), entry))
}

/// Removes an entry with its lines and the comments inside of it.
pub(super) fn remove<'t>(
    mapping: Node<'t>,
    entry: Entry<'t>,
    layout: &Layout<'t>,
) -> Result<TextEdit, EditError> {
    let start = layout.entry_start(entry);
    layout.indent_at(start)?;
    let end = entry_end(entry);
    if mapping.entries().count() == 1 {
        let whole = range(start.min(mapping.range().start as usize), end);
        let ends_line = whole.of(layout.text).ends_with(['\n', '\r']);
        return Ok(TextEdit::replace(whole, format!("{{}}{}", if ends_line { layout.newline } else { "" })));
    }
    let line = layout.line_start(start);
    let line = line + if layout.text[line..].starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let ends_line = end == layout.line_start(end);
    let stop = if ends_line { end } else { layout.rest_of_line(end).ok_or(EditError::Broken)? };
    if layout.text[line..start].trim_matches([' ', '\t']).is_empty() {
        // Behind the last line of the file there is no line break to take, so the one before goes.
        let at_end = !ends_line && stop == layout.text.len() && line > 0;
        let before = layout.text[..line].strip_suffix(layout.newline).map_or(line, str::len);
        let mut stop = if ends_line { end } else { layout.next_line(end) };
        stop = behind_inner_comments(layout, stop, start - line);
        let previous = mapping.entries().take_while(|it| layout.entry_start(*it) < start).last();
        let keeps = previous.is_some_and(|it| last_leaf(it.value).raw().flags & KEEP != 0);
        if keeps || matches!(last_leaf(entry.value).style(), Style::Literal | Style::Folded) {
            // Empty lines belong to such a text and must not fall to the one before.
            while stop < layout.text.len() && layout.text[stop..layout.line_end(stop)].trim().is_empty() {
                stop = layout.next_line(stop);
            }
        }
        // A text that keeps its line breaks keeps this one, too.
        let from = if at_end && !keeps { before } else { line };
        return Ok(TextEdit::replace(range(from, stop), ""));
    }
    // The first entry of a list's element: the next one moves up to the dash, unless comments stand between.
    let next = mapping.entries().map(|entry| layout.entry_start(entry)).find(|&next| next > start);
    let next = next.ok_or(EditError::Broken)?;
    let between = layout.text[stop..next].trim().is_empty();
    let stop = if between { next } else { stop };
    let from = if between { start } else { layout.text[..start].trim_end_matches([' ', '\t']).len() };
    Ok(TextEdit::replace(range(from, stop), ""))
}

/// Where the comments end that follow at `at` and are indented by more than `indent`: they stand inside of the entry
/// before, and without it they might become part of a text.
fn behind_inner_comments(layout: &Layout<'_>, at: usize, indent: usize) -> usize {
    let mut end = at;
    let mut line = at;
    while line < layout.text.len() {
        let content = layout.text[line..layout.line_end(line)].trim();
        let next = layout.next_line(line);
        if content.starts_with('#') && layout.line_indent(line).len() > indent {
            end = next;
        } else if !content.is_empty() {
            break;
        }
        line = next;
    }
    end
}

/// One step of indentation for what is inside of an entry of `parent`, which is indented by `indent`.
fn step_around<'t>(parent: Node<'t>, layout: &Layout<'t>, indent: &str) -> String {
    layout.step_in(Some(parent), indent)
}

pub(super) fn writer<'a>(mapping: Option<Node<'a>>, layout: &'a Layout<'a>, indent: &str) -> Writer<'a> {
    let entries = || mapping.into_iter().flat_map(Node::entries);
    let flow = mapping.is_some_and(|mapping| mapping.style() == Style::Flow);
    let numbers = entries()
        .any(|entry| entry.key.style() == Style::Plain && matches!(entry.key.scalar(), Some(Scalar::Int(_))));
    Writer {
        layout,
        keys: layout.habit(entries().map(|entry| entry.key), flow),
        values: layout.habit(entries().map(|entry| entry.value), flow),
        plain_numbers: numbers,
        step: layout.step_in(mapping, indent),
        colon: ": ".to_owned(),
        gap: " ",
    }
}

/// The node that ends where `node` does.
fn last_leaf(mut node: Node<'_>) -> Node<'_> {
    while node.style() == Style::Block {
        let last = node.entries().last().map(|entry| entry.value).or_else(|| node.elements().last());
        match last {
            Some(last) => node = last,
            None => break,
        }
    }
    node
}
