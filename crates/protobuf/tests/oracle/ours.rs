//! What our tree says, one fact a line.

use std::borrow::Cow;

use wirelint_protobuf::syntax::{
    CommentBlock, Enum, Extensions, Field, FieldKind, File, ImportKind, Label, Message, MessageLiteral, Node,
    OptionDecl, Package, SyntaxLevel, TypeRef, Value, ValueKind,
};

pub(crate) fn describe(file: File<'_>) -> Vec<String> {
    let package = file.package().and_then(Package::path).map_or(Cow::Borrowed(""), Node::name);
    let mut facts = Facts { out: Vec::new(), is_proto3: file.parse().level() == SyntaxLevel::Proto3 };
    facts.out.push(format!("file {package:?} {}", facts.is_proto3));
    for import in file.imports() {
        let kind = match import.kind() {
            ImportKind::Public => "public",
            ImportKind::Weak => "weak",
            _ => "plain",
        };
        facts.out.push(format!("import {kind} {:?}", import.path().unwrap().string()));
    }
    facts.options(&package, file.options());
    for it in file.messages() {
        facts.message(&package, it);
    }
    for it in file.enums() {
        facts.enumeration(&package, it);
    }
    for it in file.extends() {
        for field in it.fields() {
            facts.field(&package, field, it.extendee());
        }
    }
    for service in file.services() {
        let name = inside(&package, service.name());
        facts.out.push(format!("service {name}"));
        facts.comments(&name, service.node());
        facts.options(&name, service.options());
        for method in service.methods() {
            let method_name = inside(&name, method.name());
            let side =
                |it: TypeRef<'_>| format!("{}{}", if it.is_stream() { "stream " } else { "" }, it.path());
            let (input, output) = (side(method.input().unwrap()), side(method.output().unwrap()));
            facts.out.push(format!("rpc {method_name} {input} {output}"));
            facts.comments(&method_name, method.node());
            facts.options(&method_name, method.options());
        }
    }
    facts.out
}

fn inside(scope: &str, name: Option<Node<'_>>) -> String {
    format!("{scope}.{}", name.unwrap().text())
}

struct Facts {
    out: Vec<String>,
    is_proto3: bool,
}

impl Facts {
    fn comments(&mut self, owner: &str, node: Node<'_>) {
        let comments = node.comments();
        let text = |it: CommentBlock<'_>| it.text();
        let parts = (
            comments.detached.into_iter().map(text).collect::<Vec<_>>(),
            comments.leading.map(text).unwrap_or_default(),
            comments.trailing.map(text).unwrap_or_default(),
        );
        if parts != (Vec::new(), String::new(), String::new()) {
            self.out.push(format!("comments {owner} {parts:?}"));
        }
    }

    fn options<'t>(&mut self, owner: &str, options: impl Iterator<Item = OptionDecl<'t>>) {
        for option in options {
            if !matches!(&*option.path(), "default" | "json_name") {
                let value = value(option.value().unwrap());
                self.out.push(format!("option {owner} {} {value}", option.path()));
            }
        }
    }

    fn message(&mut self, scope: &str, message: Message<'_>) {
        let name = inside(scope, message.name());
        self.out.push(format!("message {name}"));
        self.comments(&name, message.node());
        self.message_content(&name, message);
    }

    fn message_content(&mut self, name: &str, message: Message<'_>) {
        self.options(name, message.options());
        for field in message.fields() {
            self.field(name, field, None);
        }
        for it in message.oneofs() {
            let oneof = inside(name, it.name());
            self.out.push(format!("oneof {oneof}"));
            self.comments(&oneof, it.node());
            self.options(&oneof, it.options());
        }
        for it in message.messages() {
            self.message(name, it);
        }
        for it in message.enums() {
            self.enumeration(name, it);
        }
        for it in message.extends() {
            for field in it.fields() {
                self.field(name, field, it.extendee());
            }
        }
        for it in message.extensions().flat_map(Extensions::ranges) {
            self.out.push(format!(
                "extensions {name} {} {}",
                it.start().unwrap(),
                it.end().unwrap().min(536_870_911)
            ));
        }
        for it in message.reserved() {
            for it in it.ranges() {
                let end = it.end().unwrap().min(536_870_911);
                self.out.push(format!("reserved {name} {} {end}", it.start().unwrap()));
            }
            self.out.extend(it.names().map(|it| format!("reserved {name} {:?}", it.string())));
        }
    }

    fn field(&mut self, scope: &str, field: Field<'_>, extendee: Option<TypeRef<'_>>) {
        let name = format!("{scope}.{}", field.field_name().unwrap());
        let path = |it: Option<TypeRef<'_>>| it.unwrap().path().into_owned();
        let (kind, is_repeated) = match field.kind() {
            FieldKind::Plain(it) => (path(it), false),
            FieldKind::Map { key, value } => (format!("map<{}, {}>", path(key), path(value)), true),
            FieldKind::Group(it) => (format!("group {}", it.name().unwrap().text()), false),
        };
        let label = match field.label() {
            Some(Label::Required) => "required",
            Some(Label::Repeated) => "repeated",
            _ if is_repeated => "repeated",
            Some(Label::Optional) if self.is_proto3 => "explicit",
            _ => "optional",
        };
        let extendee = extendee.map(|it| it.path().into_owned()).unwrap_or_default();
        let oneof = field.oneof().map_or("", |it| it.name().unwrap().text());
        let number = field.number().unwrap();
        self.out.push(format!("field {name} {number} {label} {kind} {extendee} {oneof}"));
        self.comments(&name, field.node());
        self.options(&name, field.options());
        if let Some(it) = field.options().find(|it| it.path() == "json_name") {
            self.out.push(format!("json_name {name} {:?}", it.value().unwrap().str().unwrap()));
        }
        if let Some(group) = field.group() {
            let name = inside(scope, group.name());
            self.out.push(format!("message {name}"));
            self.message_content(&name, group);
        }
    }

    fn enumeration(&mut self, scope: &str, it: Enum<'_>) {
        let name = inside(scope, it.name());
        self.out.push(format!("enum {name}"));
        self.comments(&name, it.node());
        self.options(&name, it.options());
        for it in it.values() {
            let value = inside(&name, it.name());
            self.out.push(format!("value {value} {}", it.number().unwrap()));
            self.comments(&value, it.node());
            self.options(&value, it.options());
        }
        for it in it.reserved() {
            for it in it.ranges() {
                let end = it.end().unwrap().min(i128::from(i32::MAX));
                self.out.push(format!("reserved {name} {} {end}", it.start().unwrap()));
            }
            self.out.extend(it.names().map(|it| format!("reserved {name} {:?}", it.string())));
        }
    }
}

/// A value as a descriptor has it that does not know the option's type.
fn value(it: Value<'_>) -> String {
    match it.kind() {
        ValueKind::Ident => format!("{}{}", if it.is_negative() { "-" } else { "" }, it.ident().unwrap()),
        ValueKind::Int => {
            it.int().map_or_else(|| format!("{:?}", it.number().unwrap().float()), |it| it.to_string())
        }
        ValueKind::Float => format!("{:?}", it.number().unwrap().float()),
        ValueKind::Str => format!("{:?}", it.bytes().unwrap()),
        ValueKind::Message(it) => tokens(it),
        ValueKind::List(_) => "a list".into(),
    }
}

/// The tokens inside of the braces without anything between them.
fn tokens(it: MessageLiteral<'_>) -> String {
    let range = it.node().range();
    let parse = it.node().parse();
    let mut tokens: Vec<&str> = parse.tokens(range).map(|it| it.range.of(parse.text())).collect();
    tokens.pop();
    let inside = tokens.drain(1..).collect::<String>();
    inside.replace(['"', '\''], "")
}
