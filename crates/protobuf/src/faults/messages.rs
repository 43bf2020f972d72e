//! Messages and `extend` blocks.

use rustc_hash::FxHashMap;

use super::Check;
use super::json::joined;
use super::ranges::Reservations;
use crate::link::{At, FeatureSet, SymbolKind, Target};
use crate::syntax::{Extend, Field, FieldKind, Message, Node, NodeKind, Oneof, OptionDecl, TypeRef, Value};

/// The largest number of a field.
pub(super) const MAX_NUMBER: i128 = 536_870_911;

impl<'l> Check<'l> {
    pub(super) fn message(&mut self, node: Node<'l>, features: FeatureSet) {
        let Some(view) = Message::cast(node) else { return };
        self.visibility(node);
        let features = features.with(view.options());
        let is_set = is_message_set(view);
        let most = if is_set { i128::from(i32::MAX) - 1 } else { MAX_NUMBER };
        let reserved = self.reservations(node, 1, most);
        let fields: Vec<Field<'l>> = view.fields().collect();
        self.numbers(&fields, &reserved, most);
        let may_meet = view.options().any(|it| {
            let is_it = it.path() == "deprecated_legacy_json_field_conflicts";
            is_it && it.value().and_then(Value::bool) == Some(true)
        });
        if !may_meet {
            self.json_names(&fields, features);
        }
        if let Some(field) = fields.first().filter(|_| is_set) {
            self.report(field.name().unwrap_or(field.node()), "a message set has no fields, only extensions");
        }
        if self.is_proto3() {
            for it in view.extensions() {
                self.report(it.node(), "proto3 has no extension ranges")
                    .help("`google.protobuf.Any` may do instead");
            }
        }
        for field in &fields {
            self.field(*field, features, false);
        }
        for oneof in view.oneofs() {
            self.oneof(oneof);
        }
        self.map_entries(view, &fields);
        for child in node.children() {
            self.statement(child, features);
        }
    }

    fn oneof(&mut self, oneof: Oneof<'l>) {
        let Some(name) = oneof.name() else { return };
        if oneof.fields().next().is_none() {
            self.report(name, format!("the oneof `{}` has no fields", name.text()));
        }
        for field in oneof.fields() {
            if matches!(field.kind(), FieldKind::Map { .. }) {
                self.report(field.name().unwrap_or(field.node()), "no map is in a oneof");
            } else if field.label().is_some() {
                let label = field.node().text().split_ascii_whitespace().next().unwrap_or_default();
                self.report(
                    field.name().unwrap_or(field.node()),
                    format!("a field of a oneof is not `{label}`"),
                )
                .help("remove the label: one of the fields is set, or none");
            }
        }
    }

    fn numbers(&mut self, fields: &[Field<'l>], reserved: &Reservations<'l>, most: i128) {
        let mut by_number: FxHashMap<i128, Node<'l>> = FxHashMap::default();
        for field in fields {
            if let (Some(node), Some(name)) = (field.name(), field.field_name()) {
                self.check_reserved_name(node, &name, reserved);
            }
            let Some(place) = field.number_node() else { continue };
            let Some(number) = self.number(place, field.number(), most) else { continue };
            if let Some(taken) = reserved.taking(number) {
                let what = if taken.is_reserved { "reserved" } else { "left to extensions" };
                let span = self.span(taken.node);
                self.report(place, format!("the number {number} is {what}")).related(span, "here");
            }
            match by_number.get(&number) {
                Some(&first) => {
                    let (span, first) = (self.span(first), first.text());
                    self.report(place, format!("`{first}` has the number {number} already"))
                        .related(span, "here");
                }
                None => {
                    by_number.insert(number, field.name().unwrap_or(place));
                }
            }
        }
    }

    /// The number, where it may be one of a field.
    fn number(&mut self, place: Node<'l>, number: Option<i128>, most: i128) -> Option<i128> {
        let number = number.unwrap_or(i128::MAX);
        if number < 1 || number > most {
            self.report(place, format!("{} is no number of a field", place.text()))
                .help(format!("the numbers go from 1 to {most}"));
            return None;
        }
        if (19_000..=19_999).contains(&number) {
            self.report(place, format!("{number} is reserved for protobuf itself"))
                .help("the numbers from 19000 to 19999 are");
            return None;
        }
        Some(number)
    }

    pub(super) fn extend(&mut self, node: Node<'l>, features: FeatureSet) {
        let Some(view) = Extend::cast(node) else { return };
        let extendee =
            view.extendee().and_then(|it| self.doc.target(it.node().id())).and_then(Target::symbol);
        let extendee =
            extendee.map(|it| self.linked().symbol(it)).filter(|it| it.kind() == SymbolKind::Message);
        let fields: Vec<Field<'l>> = view.fields().collect();
        if fields.is_empty() {
            self.report(view.extendee().map_or(node, TypeRef::node), "`extend` has no fields");
        }
        let message = extendee.and_then(|it| Message::cast(it.node()));
        let is_set = message.is_some_and(is_message_set);
        let most = if is_set { i128::from(i32::MAX) - 1 } else { MAX_NUMBER };
        if let Some(extendee) = extendee {
            let name = extendee.full_name();
            let is_options = name.starts_with("google.protobuf.") && name.ends_with("Options");
            if self.is_proto3() && !is_options {
                self.report(
                    view.extendee().map_or(node, TypeRef::node),
                    "proto3 extends nothing but options",
                );
            }
        }
        for field in fields {
            self.field(field, features, true);
            let Some(place) = field.number_node() else { continue };
            let Some(number) = self.number(place, field.number(), most) else { continue };
            let (Some(extendee), Some(message)) = (extendee, message) else { continue };
            let mut ranges = message.extensions().flat_map(|it| it.ranges().collect::<Vec<_>>());
            let is_left = ranges.any(|it| {
                let (start, end) = (it.start().unwrap_or(i128::MAX), it.end().unwrap_or(0));
                (start..=end).contains(&number)
            });
            if !is_left {
                let name = extendee.full_name();
                self.report(place, format!("`{name}` does not leave the number {number} to extensions"))
                    .related(extendee.span(), "it is defined here");
            }
            let own = self
                .linked()
                .symbol_at(At { doc: self.number, node: field.node().id() }, SymbolKind::Extension);
            let first = self.all.extensions().get(&(extendee.id(), number)).copied();
            if let (Some(own), Some(first)) = (own, first)
                && own.id() != first
            {
                let first = self.linked().symbol(first);
                let message = format!("`{}` has the number {number} already", first.full_name());
                self.report(place, message).related(first.span(), "here");
            }
        }
    }

    /// The entry of a map is a message of its own beside the field, which others must not be called.
    fn map_entries(&mut self, view: Message<'l>, fields: &[Field<'l>]) {
        for field in fields.iter().filter(|it| it.node().kind() == NodeKind::MapField) {
            let Some(name) = field.name() else { continue };
            let entry = entry_name(name.text());
            let others = view.node().children().filter_map(|it| it.child(NodeKind::Name));
            if let Some(other) = others.filter(|it| *it != name).find(|it| it.text() == entry) {
                let span = self.span(other);
                self.report(
                    name,
                    format!("the entries of the map are called `{entry}`, and so is something else"),
                )
                .related(span, "here");
            }
        }
    }
}

fn entry_name(field: &str) -> String {
    joined(field, true) + "Entry"
}

fn is_message_set(message: Message<'_>) -> bool {
    let option = message.options().find(|it| it.path() == "message_set_wire_format");
    option.and_then(OptionDecl::value).and_then(Value::bool) == Some(true)
}
