//! What there is to show of something in GraphQL.

use wirelint_graphql::names::Meaning;
use wirelint_graphql::schema::{Element, Placed, Schema, Vendor};
use wirelint_graphql::syntax::{Directive, Node, NodeKind};
use wirelint_source::TextRange;

/// What something is, and what is said of it.
pub(in crate::editor) struct Page {
    /// What it is in a word.
    pub(in crate::editor) noun: &'static str,
    /// What it is called: the schema's coordinate where it has one.
    pub(in crate::editor) name: String,
    /// What is said of it, in Markdown; may be empty.
    pub(in crate::editor) prose: String,
}

impl Page {
    pub(super) fn of(schema: &Schema, meaning: &Meaning<'_>) -> Self {
        let name = meaning.to_string();
        let definition = meaning.definition();
        let is_built_in = definition.is_some_and(|it| schema.docs()[it.doc as usize].file.is_none());
        let mut parts: Vec<String> = match meaning {
            Meaning::TypeName => vec![built_in("__typename").to_owned()],
            Meaning::VendorDirective(vendor, _) | Meaning::VendorType(vendor, _) => {
                vec![format!("Comes with {}; no file here defines it.", title(*vendor))]
            }
            _ if is_built_in => vec![built_in(&name).to_owned()],
            _ => definition.and_then(description).into_iter().collect(),
        };
        parts.extend(definition.and_then(deprecation));
        parts.retain(|it| !it.is_empty());
        Self { noun: noun(meaning), name, prose: parts.join("\n\n") }
    }
}

fn noun(meaning: &Meaning<'_>) -> &'static str {
    match meaning {
        Meaning::Element(Element::Type(it)) => it.kind().keyword(),
        Meaning::Element(Element::Field(..)) | Meaning::TypeName => "field",
        Meaning::Element(Element::Argument(..) | Element::DirectiveArgument(..)) => "argument",
        Meaning::Element(Element::InputField(..)) => "input field",
        Meaning::Element(Element::EnumValue(..)) => "enum value",
        Meaning::Element(Element::Directive(_)) | Meaning::VendorDirective(..) => "directive",
        Meaning::VendorType(..) => "type",
        Meaning::Operation(it) => it.operation_type().keyword(),
        Meaning::Fragment(_) => "fragment",
        Meaning::Variable(_) => "variable",
    }
}

fn title(vendor: Vendor) -> &'static str {
    match vendor {
        Vendor::Federation => "Apollo Federation",
        Vendor::Relay => "Relay's compiler",
        Vendor::Apollo => "Apollo's client and server",
        Vendor::AppSync => "AWS AppSync and Amplify",
        Vendor::Guild => "The Guild's tools",
        Vendor::Draft => "drafts of the specification",
    }
}

/// What the specification of September 2025 says of what is built in, in a few words; of the rest that it serves introspection.
fn built_in(name: &str) -> &'static str {
    match name {
        "Int" => "Built in: a whole number of 32 bits, with a sign.",
        "Float" => "Built in: a number of double precision (IEEE 754).",
        "String" => "Built in: text in Unicode.",
        "Boolean" => "Built in: `true` or `false`.",
        "ID" => "Built in: an identifier, which is sent as a string and is not meant to be read by people.",
        "@include" | "@include(if:)" => {
            "Built in: what it stands on is part of the answer only where `if` is true."
        }
        "@skip" | "@skip(if:)" => {
            "Built in: what it stands on is part of the answer only where `if` is false."
        }
        "@deprecated" | "@deprecated(reason:)" => {
            "Built in: what it stands on is still supported, and no longer to be used; `reason` says why, and what to use instead."
        }
        "@specifiedBy" | "@specifiedBy(url:)" => {
            "Built in: `url` leads to a description of how the scalar is written and read."
        }
        "@oneOf" => "Built in: exactly one field of the input object is to be given, and not as `null`.",
        "__typename" => "Built in: the name of the object's type.",
        _ => "Built in: part of introspection, by which a schema is asked about itself.",
    }
}

fn description(definition: Placed<Node<'_>>) -> Option<String> {
    let first = definition.view.children().next()?;
    (first.kind() == NodeKind::Description).then(|| first.string().trim().to_owned())
}

/// `**Deprecated**`, with the reason.
fn deprecation(definition: Placed<Node<'_>>) -> Option<String> {
    let directive = deprecated(definition.view)?;
    let reason = directive.argument("reason").and_then(|it| it.value()?.string());
    Some(match reason.as_deref().map(str::trim) {
        Some(reason) if !reason.is_empty() => format!("**Deprecated**: {reason}"),
        _ => "**Deprecated**".to_owned(),
    })
}

/// The directive that says that what `node` defines is deprecated.
pub(super) fn deprecated(node: Node<'_>) -> Option<Directive<'_>> {
    let mut directives = node.children().filter_map(Directive::cast);
    directives.find(|it| it.name().is_some_and(|it| it.text() == "deprecated"))
}

/// A definition from behind its description on.
pub(super) fn without_description(node: Node<'_>) -> TextRange {
    let range = node.range();
    let Some(first) = node.children().next().filter(|it| it.kind() == NodeKind::Description) else {
        return range;
    };
    let rest = TextRange::new(first.range().end, range.end).of(node.parse().text());
    TextRange::new(range.end - rest.trim_start().len() as u32, range.end)
}
