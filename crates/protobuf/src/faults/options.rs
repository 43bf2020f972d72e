//! Options: values of the right type, and none twice.

use super::Check;
use super::defaults::misfit;
use crate::link::{SymbolId, Target};
use crate::syntax::{
    Enum, Extend, Field, FieldKind, Label, LiteralName, Message, MessageLiteral, Node, NodeKind, OptionDecl,
    OptionPart, Value, ValueKind,
};

impl<'l> Check<'l> {
    pub(super) fn options(&mut self) {
        let doc = self.doc;
        // Those of the file stand side by side with its other statements.
        let of_file: Vec<OptionDecl<'l>> = doc.parse.file().options().collect();
        self.option_list(&of_file);
        for statement in doc.parse.statements().filter(|it| it.kind() != NodeKind::Option) {
            self.options_inside(statement);
        }
    }

    fn options_inside(&mut self, node: Node<'l>) {
        let own: Vec<OptionDecl<'l>> = node.children().filter_map(OptionDecl::cast).collect();
        if !own.is_empty() {
            self.option_list(&own);
        }
        let has_content = |it: &Node<'l>| {
            !matches!(
                it.kind(),
                NodeKind::Option | NodeKind::Type | NodeKind::Name | NodeKind::Int | NodeKind::Open
            )
        };
        for child in node.children().filter(has_content) {
            self.options_inside(child);
        }
    }

    /// The options of one element.
    fn option_list(&mut self, options: &[OptionDecl<'l>]) {
        let mut set: Vec<(Vec<Step>, OptionDecl<'l>)> = Vec::new();
        for &option in options {
            let Some((path, field)) = self.path(option) else { continue };
            let Some(value) = option.value() else { continue };
            if self.is_repeated(field) {
                self.value(value, field, false);
                continue;
            }
            // Set already, as a whole or in part.
            let meets = |other: &[Step]| path.starts_with(other) || other.starts_with(&path);
            if let Some((_, first)) = set.iter().find(|it| meets(&it.0)) {
                let span = self.span(first.node());
                let place = option.name().unwrap_or(option.node());
                self.report(place, format!("`{}` is set already", option.path())).related(span, "here");
                continue;
            }
            set.push((path, option));
            self.value(value, field, false);
        }
    }

    /// What an option sets: each step of its path, and the field at the end. `None` where a step is not known.
    fn path(&mut self, option: OptionDecl<'l>) -> Option<(Vec<Step>, Step)> {
        let mut steps = Vec::new();
        let count = option.parts().count();
        for (number, part) in option.parts().enumerate() {
            if let OptionPart::Name(name) = part
                && number == 0
                && matches!(name.text(), "default" | "json_name")
                && option.node().parent().is_some_and(|it| it.kind() == NodeKind::CompactOptions)
            {
                return None;
            }
            let symbol = self.doc.target(part.node().id()).and_then(Target::symbol)?;
            let step = Step(symbol);
            if number + 1 < count {
                let field = Field::cast(self.linked().symbol(symbol).node())?;
                if self.is_repeated(step) {
                    self.report(
                        part.node(),
                        format!("`{}` is repeated, so no field in it can be set alone", part.name()),
                    );
                    return None;
                }
                if !self.is_message(symbol.doc, field) {
                    self.report(part.node(), format!("`{}` is no message, so nothing is in it", part.name()));
                    return None;
                }
            }
            if number == 0 {
                self.check_extendee(part, option);
            }
            self.lifetime(part.node(), self.linked().symbol(symbol));
            steps.push(step);
        }
        let last = *steps.last()?;
        Some((steps, last))
    }

    /// An extension of other options than those of the element.
    fn check_extendee(&mut self, part: OptionPart<'l>, option: OptionDecl<'l>) {
        let OptionPart::Extension(path) = part else { return };
        let Some(symbol) = self.doc.target(path.id()).and_then(Target::symbol) else { return };
        let symbol = self.linked().symbol(symbol);
        let extend = symbol.node().parent().and_then(Extend::cast);
        let extendee = extend.and_then(Extend::extendee).and_then(|it| symbol.doc().target(it.node().id()));
        let Some(extendee) = extendee.and_then(Target::symbol) else { return };
        let extendee = self.linked().symbol(extendee);
        let wanted = crate::link::options_message(option.node().parent());
        if extendee.name() != wanted {
            let name = extendee.full_name();
            self.report(path, format!("`{}` extends `{name}`, not `google.protobuf.{wanted}`", path.name()))
                .related(symbol.span(), "it is defined here");
        }
    }

    fn is_repeated(&self, field: Step) -> bool {
        let field = Field::cast(self.linked().symbol(field.0).node());
        field.is_some_and(|it| it.label() == Some(Label::Repeated) || it.node().kind() == NodeKind::MapField)
    }

    fn is_message(&self, doc: u32, field: Field<'l>) -> bool {
        match field.kind() {
            FieldKind::Plain(Some(it)) => {
                it.scalar().is_none()
                    && self.linked().resolve(doc, it.node()).is_none_or(|it| Enum::cast(it.node()).is_none())
            }
            _ => true,
        }
    }

    /// A value of a field, in a message literal or not.
    fn value(&mut self, value: Value<'l>, field: Step, in_literal: bool) {
        let symbol = self.linked().symbol(field.0);
        let Some(view) = Field::cast(symbol.node()) else { return };
        if let ValueKind::List(list) = value.kind() {
            if !self.is_repeated(field) {
                self.report(value.node(), format!("`{}` is not repeated", symbol.name()));
                return;
            }
            for element in list.elements() {
                self.value(element, field, in_literal);
            }
            return;
        }
        let FieldKind::Plain(Some(type_ref)) = view.kind() else {
            if let Some(literal) = value.message() {
                self.literal(literal, view.group());
            } else {
                self.report(value.node(), format!("`{}` is a message", symbol.name())).help("write `{ … }`");
            }
            return;
        };
        if let Some(scalar) = type_ref.scalar() {
            if let Some(wanted) = misfit(scalar, value, in_literal) {
                self.report(value.node(), format!("`{}` is {wanted}", symbol.name()));
            }
            return;
        }
        let Some(target) = self.linked().resolve(field.0.doc, type_ref.node()) else { return };
        if let Some(view) = Enum::cast(target.node()) {
            let is_named = !value.is_negative()
                && value
                    .ident()
                    .is_some_and(|it| view.values().any(|value| value.name().map(Node::text) == Some(it)));
            let is_numbered = in_literal && value.int().is_some();
            if !is_named && !is_numbered {
                self.report(
                    value.node(),
                    format!("`{}` is no value of `{}`", value.node().text(), target.full_name()),
                )
                .related(target.span(), "it is defined here");
            }
        } else if let Some(literal) = value.message() {
            self.literal(literal, Message::cast(target.node()));
        } else {
            self.report(value.node(), format!("`{}` is a message", symbol.name())).help("write `{ … }`");
        }
    }

    fn literal(&mut self, literal: MessageLiteral<'l>, of: Option<Message<'l>>) {
        let mut set: Vec<SymbolId> = Vec::new();
        let mut oneofs: Vec<(u32, crate::syntax::NodeId)> = Vec::new();
        for field in literal.fields() {
            let (Some(LiteralName::Field(node) | LiteralName::Extension(node)), Some(value)) =
                (field.name(), field.value())
            else {
                continue;
            };
            let Some(symbol) = self.doc.target(node.id()).and_then(Target::symbol) else { continue };
            self.lifetime(node, self.linked().symbol(symbol));
            let step = Step(symbol);
            if !self.is_repeated(step) {
                if set.contains(&symbol) {
                    self.report(node, format!("`{}` is set already", node.name()));
                    continue;
                }
                set.push(symbol);
                let view = Field::cast(self.linked().symbol(symbol).node());
                if let Some(oneof) = view.and_then(Field::oneof) {
                    let oneof_id = (symbol.doc, oneof.node().id());
                    if oneofs.contains(&oneof_id) {
                        let name = oneof.name().map_or("", Node::text);
                        self.report(node, format!("another field of the oneof `{name}` is set already"));
                        continue;
                    }
                    oneofs.push(oneof_id);
                }
            }
            self.value(value, step, true);
        }
        let is_any = literal.fields().any(|it| matches!(it.name(), Some(LiteralName::TypeUrl(_))));
        let Some(of) = of.filter(|_| !is_any) else { return };
        for field in of.fields().filter(|it| it.label() == Some(Label::Required)) {
            let name = field.field_name().unwrap_or_default();
            let is_set = literal.fields().any(|it| match it.name() {
                Some(LiteralName::Field(node)) => node.text().eq_ignore_ascii_case(&name),
                _ => false,
            });
            if !is_set {
                self.report(literal.node(), format!("the required field `{name}` is not set"));
            }
        }
    }
}

/// A field on the way of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Step(SymbolId);
