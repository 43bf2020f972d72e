//! Reserved numbers and names, numbers left to extensions, and who uses them nevertheless.

use super::Check;
use crate::syntax::{Node, NodeKind, NumberRange, Reserved, SyntaxLevel};

/// Numbers that are taken.
#[derive(Clone, Copy)]
pub(super) struct Taken<'t> {
    pub(super) start: i128,
    pub(super) end: i128,
    pub(super) node: Node<'t>,
    pub(super) is_reserved: bool,
}

/// What is reserved in a message or enum, and what is left to extensions.
pub(super) struct Reservations<'t> {
    /// Sorted by start.
    pub(super) numbers: Vec<Taken<'t>>,
    names: Vec<Node<'t>>,
}

impl<'t> Reservations<'t> {
    pub(super) fn taking(&self, number: i128) -> Option<Taken<'t>> {
        let behind = self.numbers.partition_point(|it| it.start <= number);
        self.numbers[..behind].iter().rev().find(|it| it.end >= number).copied()
    }
}

impl<'l> Check<'l> {
    /// Reads the statements of `node`, a message or an enum whose numbers go from `least` to `most`.
    pub(super) fn reservations(&mut self, node: Node<'l>, least: i128, most: i128) -> Reservations<'l> {
        let mut found = Reservations { numbers: Vec::new(), names: Vec::new() };
        for statement in node.children() {
            let is_reserved = statement.kind() == NodeKind::Reserved;
            if !is_reserved && statement.kind() != NodeKind::Extensions {
                continue;
            }
            for range in statement.children().filter_map(NumberRange::cast) {
                let (Some(start), Some(end)) = (range.start(), range.end()) else { continue };
                let end = if end == i128::MAX { most } else { end };
                if start > end {
                    self.report(range.node(), "the range ends before it starts");
                } else if start < least || end > most {
                    self.report(range.node(), format!("the range leaves the numbers from {least} to {most}"));
                } else {
                    found.numbers.push(Taken { start, end, node: range.node(), is_reserved });
                }
            }
            if let Some(reserved) = Reserved::cast(statement) {
                self.reserved_names(reserved, &mut found.names);
            }
        }
        found.numbers.sort_by_key(|it| (it.start, it.end));
        let mut last: Option<Taken<'_>> = None;
        for &taken in &found.numbers {
            if let Some(before) = last.filter(|it| it.end >= taken.start) {
                let (later, first) =
                    if before.node.id() < taken.node.id() { (taken, before) } else { (before, taken) };
                let what = if first.is_reserved { "reserved" } else { "left to extensions" };
                let common = taken.start;
                let span = self.span(first.node);
                self.report(later.node, format!("{common} is {what} already")).related(span, "here");
            }
            if last.is_none_or(|it| it.end < taken.end) {
                last = Some(taken);
            }
        }
        found
    }

    fn reserved_names(&mut self, reserved: Reserved<'l>, names: &mut Vec<Node<'l>>) {
        for name in reserved.names() {
            let text = name_of(name);
            let is_string = name.kind() == NodeKind::Str;
            if is_string && self.level.is_edition() {
                self.report(name, "editions reserve names without quotes").help(format!("write `{text}`"));
            } else if !is_string && !self.level.is_edition() {
                let level = if self.level == SyntaxLevel::Proto3 { "proto3" } else { "proto2" };
                self.report(name, format!("{level} reserves names in quotes"))
                    .help(format!("write `\"{text}\"`"));
            } else if is_string && !is_identifier(&text) {
                self.report(name, format!("`{text}` is no name")).warning();
            }
            if let Some(&first) = names.iter().find(|it| name_of(**it) == text) {
                let span = self.span(first);
                self.report(name, format!("`{text}` is reserved already")).related(span, "here");
            } else {
                names.push(name);
            }
        }
    }

    /// Reports a name that is reserved.
    pub(super) fn check_reserved_name(&mut self, name: Node<'l>, text: &str, reserved: &Reservations<'l>) {
        if let Some(&place) = reserved.names.iter().find(|it| name_of(**it) == text) {
            let span = self.span(place);
            self.report(name, format!("the name `{text}` is reserved")).related(span, "here");
        }
    }
}

fn name_of(node: Node<'_>) -> std::borrow::Cow<'_, str> {
    if node.kind() == NodeKind::Str { node.string() } else { node.text().into() }
}

fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|it| it.is_ascii_alphabetic() || it == b'_')
        && bytes.all(|it| it.is_ascii_alphanumeric() || it == b'_')
}
