//! What a linked file says, one fact a line.

use wirelint_protobuf::faults::json_name;
use wirelint_protobuf::link::{Linked, SymbolKind};
use wirelint_protobuf::syntax::{
    Enum, Extend, Extensions, Field, FieldKind, Label, Message, Node, NumberRange, Oneof, OptionDecl,
    Reserved, SyntaxLevel, TypeRef, Value,
};

pub(crate) fn describe(linked: &Linked, number: u32) -> Vec<String> {
    let doc = &linked.docs()[number as usize];
    let file = doc.parse.file();
    let is_proto3 = doc.parse.level() == SyntaxLevel::Proto3;
    let mut facts = Facts { linked, number, is_proto3, out: Vec::new() };
    let package = doc.outline.package();
    facts.out.push(format!("file {package} proto3={is_proto3}"));
    for import in &doc.imports {
        let path = doc.parse.node(import.node).child(wirelint_protobuf::syntax::NodeKind::Str);
        facts.out.push(format!("import {:?} {}", import.kind, path.unwrap().string()));
    }
    for name in ["java_package", "go_package", "java_outer_classname"] {
        if let Some(value) = option(file.options(), name).and_then(Value::str) {
            facts.out.push(format!("option {name} {value:?}"));
        }
    }
    file.messages().for_each(|it| facts.message(package, it));
    file.enums().for_each(|it| facts.enumeration(package, it));
    file.extends().for_each(|it| facts.extend(package, it));
    for service in file.services() {
        let name = inside(package, service.name());
        facts.out.push(format!("service {name}"));
        for method in service.methods() {
            let side = |it: TypeRef<'_>| {
                format!("{}{}", if it.is_stream() { "stream " } else { "" }, facts.type_name(it))
            };
            let (input, output) = (side(method.input().unwrap()), side(method.output().unwrap()));
            let line = format!("rpc {} {input} {output}", inside(&name, method.name()));
            facts.out.push(line);
        }
    }
    facts.out
}

fn inside(scope: &str, name: Option<Node<'_>>) -> String {
    joined(scope, name.unwrap().text())
}

fn joined(scope: &str, name: &str) -> String {
    if scope.is_empty() { name.to_owned() } else { format!("{scope}.{name}") }
}

fn option<'t>(options: impl Iterator<Item = OptionDecl<'t>>, name: &str) -> Option<Value<'t>> {
    options.filter(|it| it.path() == name).find_map(OptionDecl::value)
}

struct Facts<'l> {
    linked: &'l Linked,
    number: u32,
    is_proto3: bool,
    out: Vec<String>,
}

impl Facts<'_> {
    fn type_name(&self, of: TypeRef<'_>) -> String {
        if let Some(scalar) = of.scalar() {
            return scalar.keyword().to_owned();
        }
        let symbol = self.linked.resolve(self.number, of.node()).unwrap();
        let kind = if symbol.kind() == SymbolKind::Enum { "enum" } else { "message" };
        format!("{kind} {}", symbol.full_name())
    }

    fn message(&mut self, scope: &str, message: Message<'_>) {
        let name = inside(scope, message.name());
        self.out.push(format!("message {name}"));
        for field in message.fields() {
            self.field(&name, field, None);
        }
        message.oneofs().for_each(|it| self.out.push(format!("oneof {}", inside(&name, it.name()))));
        message.messages().for_each(|it| self.message(&name, it));
        message.enums().for_each(|it| self.enumeration(&name, it));
        message.extends().for_each(|it| self.extend(&name, it));
        for range in message.extensions().flat_map(Extensions::ranges) {
            self.range("extensions", &name, range, 536_870_911);
        }
        self.reserved(&name, message.reserved(), 536_870_911);
        if option(message.options(), "deprecated").and_then(Value::bool) == Some(true) {
            self.out.push(format!("deprecated {name}"));
        }
    }

    fn reserved<'t>(&mut self, name: &str, reserved: impl Iterator<Item = Reserved<'t>>, most: i128) {
        for it in reserved {
            it.ranges().for_each(|range| self.range("reserved", name, range, most));
            it.names().for_each(|it| self.out.push(format!("reserved {name} {}", it.string())));
        }
    }

    fn range(&mut self, word: &str, name: &str, range: NumberRange<'_>, most: i128) {
        let end = range.end().unwrap().min(most);
        self.out.push(format!("{word} {name} {}..={end}", range.start().unwrap()));
    }

    fn extend(&mut self, scope: &str, extend: Extend<'_>) {
        let extendee = self.type_name(extend.extendee().unwrap());
        for field in extend.fields() {
            self.field(scope, field, Some(&extendee));
        }
    }

    fn field(&mut self, scope: &str, field: Field<'_>, extendee: Option<&str>) {
        let name = field.field_name().unwrap();
        let of = match field.kind() {
            FieldKind::Plain(it) => self.type_name(it.unwrap()),
            FieldKind::Map { key, value } => {
                format!("map {} {}", self.type_name(key.unwrap()), self.type_name(value.unwrap()))
            }
            FieldKind::Group(it) => {
                self.message(scope, it);
                format!("group {}", inside(scope, it.name()))
            }
        };
        let label = match field.label() {
            _ if of.starts_with("map ") => "repeated",
            Some(Label::Repeated) => "repeated",
            Some(Label::Required) => "required",
            Some(Label::Optional) if self.is_proto3 && extendee.is_none() => "optional stated",
            Some(Label::Optional) | None => "optional",
        };
        let json = match (extendee, option(field.options(), "json_name").and_then(Value::str)) {
            (Some(_), _) => String::new(),
            (None, Some(stated)) => stated.into_owned(),
            (None, None) => json_name(&name),
        };
        let flag = |name: &str| option(field.options(), name).and_then(Value::bool);
        let oneof = field.oneof().and_then(Oneof::name).map_or("", Node::text);
        self.out.push(format!(
            "field {} = {} {label} {of} json={json} oneof={oneof} extends={} packed={:?} deprecated={:?}",
            joined(scope, &name),
            field.number().unwrap(),
            extendee.unwrap_or_default(),
            flag("packed"),
            flag("deprecated"),
        ));
    }

    fn enumeration(&mut self, scope: &str, of: Enum<'_>) {
        let name = inside(scope, of.name());
        self.out.push(format!("enum {name}"));
        for value in of.values() {
            self.out.push(format!(
                "value {name} {} = {}",
                value.name().unwrap().text(),
                value.number().unwrap()
            ));
        }
        self.reserved(&name, of.reserved(), i128::from(i32::MAX));
        if option(of.options(), "allow_alias").and_then(Value::bool) == Some(true) {
            self.out.push(format!("alias {name}"));
        }
    }
}
