//! What a descriptor says, one fact a line.

use prost_types::field_descriptor_proto::{Label, Type};
use prost_types::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto, MessageOptions,
};

pub(crate) fn describe(file: &FileDescriptorProto) -> Vec<String> {
    let is_proto3 = file.syntax() == "proto3";
    let mut facts = Facts { out: Vec::new() };
    let package = file.package();
    facts.out.push(format!("file {package} proto3={is_proto3}"));
    for (at, import) in (0..).zip(&file.dependency) {
        let kind = if file.public_dependency.contains(&at) {
            "Public"
        } else if file.weak_dependency.contains(&at) {
            "Weak"
        } else {
            "Plain"
        };
        facts.out.push(format!("import {kind} {import}"));
    }
    if let Some(options) = &file.options {
        let all = [
            ("java_package", &options.java_package),
            ("go_package", &options.go_package),
            ("java_outer_classname", &options.java_outer_classname),
        ];
        for (name, value) in all.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
            facts.out.push(format!("option {name} {value:?}"));
        }
    }
    file.message_type.iter().for_each(|it| facts.message(package, it));
    file.enum_type.iter().for_each(|it| facts.enumeration(package, it));
    file.extension.iter().for_each(|it| facts.field(package, it, None));
    for service in &file.service {
        let name = joined(package, service.name());
        facts.out.push(format!("service {name}"));
        for it in &service.method {
            let side = |name: &str, is_stream: bool| {
                format!("{}message {}", if is_stream { "stream " } else { "" }, name.trim_start_matches('.'))
            };
            let input = side(it.input_type(), it.client_streaming());
            let output = side(it.output_type(), it.server_streaming());
            facts.out.push(format!("rpc {} {input} {output}", joined(&name, it.name())));
        }
    }
    facts.out
}

fn joined(scope: &str, name: &str) -> String {
    if scope.is_empty() { name.to_owned() } else { format!("{scope}.{name}") }
}

struct Facts {
    out: Vec<String>,
}

impl Facts {
    fn message(&mut self, scope: &str, message: &DescriptorProto) {
        let name = joined(scope, message.name());
        self.out.push(format!("message {name}"));
        message.field.iter().for_each(|it| self.field(&name, it, Some(message)));
        let synthetic =
            message.field.iter().filter(|it| it.proto3_optional()).filter_map(|it| it.oneof_index);
        let synthetic: Vec<i32> = synthetic.collect();
        for (_, it) in (0..).zip(&message.oneof_decl).filter(|it| !synthetic.contains(&it.0)) {
            self.out.push(format!("oneof {}", joined(&name, it.name())));
        }
        let is_entry = |it: &&DescriptorProto| it.options.as_ref().is_some_and(MessageOptions::map_entry);
        message.nested_type.iter().filter(|it| !is_entry(it)).for_each(|it| self.message(&name, it));
        message.enum_type.iter().for_each(|it| self.enumeration(&name, it));
        message.extension.iter().for_each(|it| self.field(&name, it, None));
        for it in &message.extension_range {
            self.out.push(format!("extensions {name} {}..={}", it.start(), it.end() - 1));
        }
        for it in &message.reserved_range {
            self.out.push(format!("reserved {name} {}..={}", it.start(), it.end() - 1));
        }
        message.reserved_name.iter().for_each(|it| self.out.push(format!("reserved {name} {it}")));
        if message.options.as_ref().and_then(|it| it.deprecated) == Some(true) {
            self.out.push(format!("deprecated {name}"));
        }
    }

    /// `owner` is the message that it is a field of; an extension has none.
    fn field(&mut self, scope: &str, field: &FieldDescriptorProto, owner: Option<&DescriptorProto>) {
        let map = owner.and_then(|owner| map_of(scope, field, owner));
        let of = map.unwrap_or_else(|| type_of(field));
        let label = match field.label() {
            Label::Repeated => "repeated",
            Label::Required => "required",
            Label::Optional if field.proto3_optional() && owner.is_some() => "optional stated",
            Label::Optional => "optional",
        };
        let oneof = match (owner, field.oneof_index) {
            (Some(owner), Some(at)) if !field.proto3_optional() => {
                owner.oneof_decl[usize::try_from(at).unwrap()].name()
            }
            _ => "",
        };
        let json = if owner.is_some() { field.json_name() } else { "" };
        let extends = field.extendee.as_ref().map(|it| format!("message {}", it.trim_start_matches('.')));
        self.out.push(format!(
            "field {} = {} {label} {of} json={json} oneof={oneof} extends={} packed={:?} deprecated={:?}",
            joined(scope, field.name()),
            field.number(),
            extends.unwrap_or_default(),
            field.options.as_ref().and_then(|it| it.packed),
            field.options.as_ref().and_then(|it| it.deprecated),
        ));
    }

    fn enumeration(&mut self, scope: &str, of: &EnumDescriptorProto) {
        let name = joined(scope, of.name());
        self.out.push(format!("enum {name}"));
        for it in &of.value {
            self.out.push(format!("value {name} {} = {}", it.name(), it.number()));
        }
        for it in &of.reserved_range {
            self.out.push(format!("reserved {name} {}..={}", it.start(), it.end()));
        }
        of.reserved_name.iter().for_each(|it| self.out.push(format!("reserved {name} {it}")));
        if of.options.as_ref().and_then(|it| it.allow_alias) == Some(true) {
            self.out.push(format!("alias {name}"));
        }
    }
}

fn type_of(field: &FieldDescriptorProto) -> String {
    let name = field.type_name().trim_start_matches('.');
    match field.r#type() {
        Type::Message => format!("message {name}"),
        Type::Enum => format!("enum {name}"),
        Type::Group => format!("group {name}"),
        scalar => scalar.as_str_name().trim_start_matches("TYPE_").to_ascii_lowercase(),
    }
}

/// The types of a map's keys and values.
fn map_of(scope: &str, field: &FieldDescriptorProto, owner: &DescriptorProto) -> Option<String> {
    let name = field.type_name().trim_start_matches('.').strip_prefix(scope)?.strip_prefix('.')?;
    let entry = owner.nested_type.iter().find(|it| it.name() == name)?;
    entry.options.as_ref().filter(|it| it.map_entry())?;
    let part = |number: i32| entry.field.iter().find(|it| it.number() == number).map(type_of);
    Some(format!("map {} {}", part(1)?, part(2)?))
}
