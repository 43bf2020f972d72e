//! What the other's descriptor says, one fact a line.

use std::collections::HashMap;

use prost_types::field_descriptor_proto::{Label, Type};
use prost_types::source_code_info::Location;
use prost_types::uninterpreted_option::NamePart;
use prost_types::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto, MessageOptions,
    UninterpretedOption,
};

pub(crate) fn describe(file: &FileDescriptorProto) -> Vec<String> {
    let package = file.package();
    let locations = file.source_code_info.as_ref().map_or(&[][..], |it| &it.location);
    let locations: HashMap<&[i32], &Location> = locations.iter().rev().map(|it| (&*it.path, it)).collect();
    let mut facts = Facts { out: Vec::new(), locations, is_proto3: file.syntax() == "proto3" };
    facts.out.push(format!("file {package:?} {}", facts.is_proto3));
    for (at, import) in (0..).zip(&file.dependency) {
        let kind = if file.public_dependency.contains(&at) {
            "public"
        } else if file.weak_dependency.contains(&at) {
            "weak"
        } else {
            "plain"
        };
        facts.out.push(format!("import {kind} {import:?}"));
    }
    facts.options(package, file.options.as_ref().map(|it| &it.uninterpreted_option));
    for (at, it) in (0..).zip(&file.message_type) {
        facts.message(package, it, &[4, at]);
    }
    for (at, it) in (0..).zip(&file.enum_type) {
        facts.enumeration(package, it, &[5, at]);
    }
    for (at, it) in (0..).zip(&file.extension) {
        facts.field(package, it, &file.message_type, &[], &[7, at]);
    }
    for (at, service) in (0..).zip(&file.service) {
        let name = format!("{package}.{}", service.name());
        facts.out.push(format!("service {name}"));
        facts.comments(&name, &[6, at]);
        facts.options(&name, service.options.as_ref().map(|it| &it.uninterpreted_option));
        for (method_at, method) in (0..).zip(&service.method) {
            let method_name = format!("{name}.{}", method.name());
            let side = |is_stream: bool, it: &str| format!("{}{it}", if is_stream { "stream " } else { "" });
            let input = side(method.client_streaming(), method.input_type());
            let output = side(method.server_streaming(), method.output_type());
            facts.out.push(format!("rpc {method_name} {input} {output}"));
            facts.comments(&method_name, &[6, at, 2, method_at]);
            facts.options(&method_name, method.options.as_ref().map(|it| &it.uninterpreted_option));
        }
    }
    facts.out
}

struct Facts<'d> {
    out: Vec<String>,
    /// By path; the first of a path counts, since a group is a field and a message in one.
    locations: HashMap<&'d [i32], &'d Location>,
    is_proto3: bool,
}

impl Facts<'_> {
    fn comments(&mut self, owner: &str, path: &[i32]) {
        let Some(it) = self.locations.get(path) else { return };
        let parts = (
            it.leading_detached_comments.clone(),
            it.leading_comments().to_owned(),
            it.trailing_comments().to_owned(),
        );
        if parts != (Vec::new(), String::new(), String::new()) {
            self.out.push(format!("comments {owner} {parts:?}"));
        }
    }

    fn options(&mut self, owner: &str, options: Option<&Vec<UninterpretedOption>>) {
        for it in options.into_iter().flatten() {
            self.out.push(format!("option {owner} {} {}", name(&it.name), value(it)));
        }
    }

    fn message(&mut self, scope: &str, message: &DescriptorProto, path: &[i32]) {
        let name = format!("{scope}.{}", message.name());
        self.out.push(format!("message {name}"));
        self.comments(&name, path);
        self.options(&name, message.options.as_ref().map(|it| &it.uninterpreted_option));
        let oneofs: Vec<&str> =
            message.oneof_decl.iter().map(prost_types::OneofDescriptorProto::name).collect();
        for (at, field) in (0..).zip(&message.field) {
            self.field(&name, field, &message.nested_type, &oneofs, &below(path, &[2, at]));
        }
        for (at, field) in (0..).zip(&message.extension) {
            self.field(&name, field, &message.nested_type, &[], &below(path, &[6, at]));
        }
        let is_synthetic = |at: i32| {
            let mut fields = message.field.iter().filter(|it| it.oneof_index == Some(at));
            fields.any(FieldDescriptorProto::proto3_optional)
        };
        for (at, it) in (0..).zip(&message.oneof_decl) {
            if !is_synthetic(at) {
                let oneof = format!("{name}.{}", it.name());
                self.out.push(format!("oneof {oneof}"));
                self.comments(&oneof, &below(path, &[8, at]));
                self.options(&oneof, it.options.as_ref().map(|it| &it.uninterpreted_option));
            }
        }
        for (at, it) in (0..).zip(&message.nested_type) {
            if !it.options.as_ref().is_some_and(MessageOptions::map_entry) {
                self.message(&name, it, &below(path, &[3, at]));
            }
        }
        for (at, it) in (0..).zip(&message.enum_type) {
            self.enumeration(&name, it, &below(path, &[4, at]));
        }
        for it in &message.extension_range {
            self.out.push(format!("extensions {name} {} {}", it.start(), it.end() - 1));
        }
        for it in &message.reserved_range {
            self.out.push(format!("reserved {name} {} {}", it.start(), it.end() - 1));
        }
        self.out.extend(message.reserved_name.iter().map(|it| format!("reserved {name} {it:?}")));
    }

    fn field(
        &mut self,
        scope: &str,
        field: &FieldDescriptorProto,
        messages: &[DescriptorProto],
        oneofs: &[&str],
        path: &[i32],
    ) {
        let name = format!("{scope}.{}", field.name());
        let entry = messages.iter().find(|it| {
            it.name() == field.type_name() && it.options.as_ref().is_some_and(MessageOptions::map_entry)
        });
        let kind = match entry {
            Some(entry) => format!("map<{}, {}>", type_of(&entry.field[0]), type_of(&entry.field[1])),
            None if field.r#type == Some(Type::Group as i32) => format!("group {}", field.type_name()),
            None => type_of(field),
        };
        let label = match field.label() {
            Label::Required => "required",
            Label::Repeated => "repeated",
            Label::Optional if field.proto3_optional() => "explicit",
            Label::Optional => "optional",
        };
        let oneof = field.oneof_index.filter(|_| !field.proto3_optional());
        let oneof = oneof.map_or("", |it| oneofs[usize::try_from(it).unwrap()]);
        let number = field.number();
        self.out.push(format!("field {name} {number} {label} {kind} {} {oneof}", field.extendee()));
        self.comments(&name, path);
        self.options(&name, field.options.as_ref().map(|it| &it.uninterpreted_option));
        if self.locations.contains_key(&*below(path, &[10])) {
            self.out.push(format!("json_name {name} {:?}", field.json_name()));
        }
    }

    fn enumeration(&mut self, scope: &str, it: &EnumDescriptorProto, path: &[i32]) {
        let name = format!("{scope}.{}", it.name());
        self.out.push(format!("enum {name}"));
        self.comments(&name, path);
        self.options(&name, it.options.as_ref().map(|it| &it.uninterpreted_option));
        for (at, it) in (0..).zip(&it.value) {
            let value = format!("{name}.{}", it.name());
            self.out.push(format!("value {value} {}", it.number()));
            self.comments(&value, &below(path, &[2, at]));
            self.options(&value, it.options.as_ref().map(|it| &it.uninterpreted_option));
        }
        for it in &it.reserved_range {
            self.out.push(format!("reserved {name} {} {}", it.start(), it.end()));
        }
        self.out.extend(it.reserved_name.iter().map(|it| format!("reserved {name} {it:?}")));
    }
}

fn below(path: &[i32], more: &[i32]) -> Vec<i32> {
    [path, more].concat()
}

fn type_of(field: &FieldDescriptorProto) -> String {
    match field.r#type {
        Some(it) if field.type_name.is_none() => {
            Type::try_from(it).unwrap().as_str_name()[5..].to_lowercase()
        }
        _ => field.type_name().to_owned(),
    }
}

fn name(parts: &[NamePart]) -> String {
    let part =
        |it: &NamePart| if it.is_extension { format!("({})", it.name_part) } else { it.name_part.clone() };
    parts.iter().map(part).collect::<Vec<_>>().join(".")
}

fn value(it: &UninterpretedOption) -> String {
    if let Some(it) = &it.identifier_value {
        it.clone()
    } else if let Some(it) = it.positive_int_value {
        it.to_string()
    } else if let Some(it) = it.negative_int_value {
        it.to_string()
    } else if let Some(it) = it.double_value {
        // Integers that 64 bits do not hold, and infinities.
        match it {
            it if it == f64::INFINITY => "inf".into(),
            it if it == f64::NEG_INFINITY => "-inf".into(),
            it => format!("{it:?}"),
        }
    } else if let Some(it) = &it.string_value {
        format!("{it:?}")
    } else {
        it.aggregate_value().split_ascii_whitespace().collect::<String>().replace(['"', '\''], "")
    }
}
