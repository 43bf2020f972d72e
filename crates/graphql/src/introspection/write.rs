//! From the JSON of an introspection to SDL, in one pass.

use std::borrow::Cow;

use wirelint_source::{Text, TextRange};
use wirelint_yaml::{Node, Style};

use super::literal::{description, is_name, is_value, string};
use super::places::Places;
use super::{Fault, Introspected};

/// What every schema has, so that nobody writes it down.
const SCALARS: [&str; 5] = ["Int", "Float", "String", "Boolean", "ID"];
const DIRECTIVES: [&str; 5] = ["skip", "include", "deprecated", "specifiedBy", "oneOf"];

/// The reason that stands for none ("@deprecated", section 3.13.3).
const NO_REASON: &str = "No longer supported";

pub(super) fn write(schema: Node<'_>) -> Introspected {
    let mut writer = Writer { out: String::new(), places: Places::default(), faults: Vec::new() };
    writer.schema(schema);
    let Writer { mut out, places, mut faults } = writer;
    out.shrink_to_fit();
    faults.sort_by_key(|it| it.range);
    Introspected { sdl: Text::from(out), faults, places: places.finish() }
}

struct Writer {
    out: String,
    places: Places,
    faults: Vec<Fault>,
}

/// The values of the keys that a mapping has, `null` being as good as none.
struct Object<'t, const N: usize>([Option<Node<'t>>; N]);

impl<'t, const N: usize> Object<'t, N> {
    /// Looks for all keys in one pass; of several the first counts.
    fn of(node: Node<'t>, keys: [&str; N]) -> Self {
        let mut values = [None; N];
        for entry in node.entries() {
            let Some(at) = keys.iter().position(|it| entry.key.is_text(it)) else { continue };
            if values[at].is_none() && !entry.value.is_null() {
                values[at] = Some(entry.value);
            }
        }
        Self(values)
    }
}

impl Writer {
    fn schema(&mut self, schema: Node<'_>) {
        let Object([about, query, mutation, subscription, types, directives]) = Object::of(
            schema,
            ["description", "queryType", "mutationType", "subscriptionType", "types", "directives"],
        );
        let roots = [("query", query), ("mutation", mutation), ("subscription", subscription)];
        let mut names = Vec::new();
        for (operation, root) in roots {
            let Some(root) = root else { continue };
            let name = root.get("name").and_then(|it| Some((it, name_of(it)?)));
            match name {
                Some(name) => names.push((operation, root, name)),
                None => self
                    .fault(root.range(), format!("the type of the root operation `{operation}` has no name")),
            }
        }
        if !names.is_empty() {
            self.places.open(self.out.len(), schema.range());
            self.description(about, "");
            self.out.push_str("schema {\n");
            for (operation, root, (node, name)) in names {
                self.out.push_str("  ");
                self.places.open(self.out.len(), root.range());
                self.out.push_str(operation);
                self.out.push_str(": ");
                self.leaf(&name, inside(node));
                self.close();
                self.out.push('\n');
            }
            self.out.push('}');
            self.close();
            self.out.push_str("\n\n");
        }
        match types {
            Some(types) => types.elements().for_each(|it| self.definition(it)),
            None => self.fault(schema.range(), "the schema has no `types`"),
        }
        directives.into_iter().flat_map(Node::elements).for_each(|it| self.directive(it));
        let end = self.out.trim_end().len();
        if end > 0 {
            self.out.truncate(end + 1);
        }
    }

    /// Writes a type.
    fn definition(&mut self, ty: Node<'_>) {
        let keys = [
            "kind",
            "name",
            "description",
            "fields",
            "inputFields",
            "interfaces",
            "enumValues",
            "possibleTypes",
            "specifiedByURL",
            "specifiedByUrl",
            "isOneOf",
        ];
        let Object([kind, name, about, fields, inputs, interfaces, values, possible, url, old_url, one_of]) =
            Object::of(ty, keys);
        let Some((node, name)) = self.name(ty, name, "type") else { return };
        if name.starts_with("__") || SCALARS.contains(&&*name) {
            return;
        }
        let kind_text = kind.and_then(Node::str);
        let keyword = match kind_text.as_deref() {
            Some("SCALAR") => "scalar",
            Some("OBJECT") => "type",
            Some("INTERFACE") => "interface",
            Some("UNION") => "union",
            Some("ENUM") => "enum",
            Some("INPUT_OBJECT") => "input",
            _ => {
                let range = kind.map_or(inside(node), Node::range);
                let what = kind_text
                    .map_or("no `kind`".to_owned(), |it| format!("the kind `{it}`, which does not exist"));
                self.fault(range, format!("the type `{name}` has {what}"));
                return;
            }
        };
        self.places.open(self.out.len(), ty.range());
        self.description(about, "");
        self.out.push_str(keyword);
        self.out.push(' ');
        self.leaf(&name, inside(node));
        match keyword {
            "scalar" => {
                if let Some((url, text)) = url.or(old_url).and_then(|it| Some((it, it.str()?))) {
                    self.out.push_str(" @specifiedBy(url: ");
                    let start = self.out.len();
                    string(&text, &mut self.out);
                    self.places.leaf(start, self.out.len(), url.range());
                    self.out.push(')');
                }
            }
            "union" => self.types(possible, " = ", " | "),
            "enum" => self.block(values, Self::enum_value),
            "input" => {
                if one_of.and_then(Node::bool) == Some(true) {
                    self.out.push_str(" @oneOf");
                }
                self.block(inputs, Self::input_field);
            }
            _ => {
                self.types(interfaces, " implements ", " & ");
                self.block(fields, Self::field);
            }
        }
        self.close();
        self.out.push_str("\n\n");
    }

    fn directive(&mut self, directive: Node<'_>) {
        let Object([name, about, args, locations, repeatable]) =
            Object::of(directive, ["name", "description", "args", "locations", "isRepeatable"]);
        let Some((node, name)) = self.name(directive, name, "directive") else { return };
        if DIRECTIVES.contains(&&*name) {
            return;
        }
        let places: Vec<Node<'_>> = locations.into_iter().flat_map(Node::elements).collect();
        let places: Vec<_> = places.into_iter().filter_map(|it| Some((it, name_of(it)?))).collect();
        if places.is_empty() {
            self.fault(inside(node), format!("the directive `{name}` has no locations"));
            return;
        }
        self.places.open(self.out.len(), directive.range());
        self.description(about, "");
        self.out.push_str("directive @");
        self.leaf(&name, inside(node));
        self.arguments(args);
        if repeatable.and_then(Node::bool) == Some(true) {
            self.out.push_str(" repeatable");
        }
        self.out.push_str(" on ");
        for (number, (node, place)) in places.iter().enumerate() {
            self.out.push_str(if number == 0 { "" } else { " | " });
            self.leaf(place, inside(*node));
        }
        self.close();
        self.out.push_str("\n\n");
    }

    /// Names of types behind `before`, if there are any.
    fn types(&mut self, list: Option<Node<'_>>, before: &str, between: &str) {
        let mut sign = before;
        for element in list.into_iter().flat_map(Node::elements) {
            let Some((node, name)) = self.name(element, element.get("name"), "type") else { continue };
            self.out.push_str(sign);
            self.leaf(&name, inside(node));
            sign = between;
        }
    }

    /// What stands in braces, each on its line; no braces where that is nothing.
    fn block(&mut self, list: Option<Node<'_>>, mut write: impl FnMut(&mut Self, Node<'_>)) {
        let start = self.out.len();
        self.out.push_str(" {\n");
        let inner = self.out.len();
        list.into_iter().flat_map(Node::elements).for_each(|it| write(self, it));
        if self.out.len() == inner {
            self.out.truncate(start);
        } else {
            self.out.push('}');
        }
    }

    fn enum_value(&mut self, value: Node<'_>) {
        let Object([name, about, is_deprecated, reason]) =
            Object::of(value, ["name", "description", "isDeprecated", "deprecationReason"]);
        let Some((node, name)) = self.name(value, name, "enum value") else { return };
        self.begin(value, about);
        self.leaf(&name, inside(node));
        self.deprecated(is_deprecated, reason);
        self.end();
    }

    fn field(&mut self, field: Node<'_>) {
        let Object([name, about, args, ty, is_deprecated, reason]) =
            Object::of(field, ["name", "description", "args", "type", "isDeprecated", "deprecationReason"]);
        let Some((node, name)) = self.name(field, name, "field") else { return };
        let Some(ty) = self.type_ref(&name, node, ty) else { return };
        self.begin(field, about);
        self.leaf(&name, inside(node));
        self.arguments(args);
        self.out.push_str(": ");
        self.write_type(&ty);
        self.deprecated(is_deprecated, reason);
        self.end();
    }

    fn input_field(&mut self, input: Node<'_>) {
        let Some(input) = self.input(input) else { return };
        self.begin(input.node, input.about);
        self.input_value(&input);
        self.end();
    }

    fn arguments(&mut self, list: Option<Node<'_>>) {
        let inputs: Vec<Node<'_>> = list.into_iter().flat_map(Node::elements).collect();
        let inputs: Vec<Input<'_>> = inputs.into_iter().filter_map(|it| self.input(it)).collect();
        if inputs.is_empty() {
            return;
        }
        let on_lines = inputs.iter().any(|it| it.about.is_some());
        self.out.push_str(if on_lines { "(\n" } else { "(" });
        for (number, input) in inputs.iter().enumerate() {
            if on_lines {
                self.out.push_str("    ");
            } else if number > 0 {
                self.out.push_str(", ");
            }
            self.places.open(self.out.len(), input.node.range());
            self.description(input.about, "    ");
            self.input_value(input);
            self.close();
            self.out.push_str(if on_lines { "\n" } else { "" });
        }
        self.out.push_str(if on_lines { "  )" } else { ")" });
    }

    /// Looks whether an argument or input field can be written.
    fn input<'t>(&mut self, node: Node<'t>) -> Option<Input<'t>> {
        let Object([name, about, ty, default, is_deprecated, reason]) = Object::of(
            node,
            ["name", "description", "type", "defaultValue", "isDeprecated", "deprecationReason"],
        );
        let (name_node, name) = self.name(node, name, "input value")?;
        let ty = self.type_ref(&name, name_node, ty)?;
        let default = default.and_then(|it| {
            let text = it.str()?;
            if is_value(&text) {
                return Some((it, text));
            }
            self.fault(it.range(), format!("the default value of `{name}` is not a value"));
            None
        });
        Some(Input { node, name_node, name, about, ty, default, is_deprecated, reason })
    }

    fn input_value(&mut self, input: &Input<'_>) {
        self.leaf(&input.name, inside(input.name_node));
        self.out.push_str(": ");
        self.write_type(&input.ty);
        if let Some((node, text)) = &input.default {
            self.out.push_str(" = ");
            self.leaf(text, inside(*node));
        }
        self.deprecated(input.is_deprecated, input.reason);
    }

    fn deprecated(&mut self, is_deprecated: Option<Node<'_>>, reason: Option<Node<'_>>) {
        let Some(flag) = is_deprecated.filter(|it| it.bool() == Some(true)) else { return };
        self.out.push(' ');
        let start = self.out.len();
        self.out.push_str("@deprecated");
        let reason = reason.and_then(|it| Some((it, it.str()?))).filter(|it| it.1 != NO_REASON);
        let Some((node, text)) = reason else {
            self.places.leaf(start, self.out.len(), flag.range());
            return;
        };
        self.places.open(start, node.range());
        self.out.push_str("(reason: ");
        string(&text, &mut self.out);
        self.out.push(')');
        self.close();
    }

    /// Reads what wraps a type, and the type. Something that is not there, as where the query did not ask deep enough, is a fault.
    fn type_ref<'t>(&mut self, owner: &str, place: Node<'t>, ty: Option<Node<'t>>) -> Option<TypeRef<'t>> {
        let Some(ty) = ty else {
            self.fault(inside(place), format!("`{owner}` has no type"));
            return None;
        };
        let mut wrappers = Vec::new();
        let mut at = ty;
        loop {
            let Object([kind, name, inner]) = Object::of(at, ["kind", "name", "ofType"]);
            let kind = kind.and_then(Node::str);
            if matches!(kind.as_deref(), Some("LIST" | "NON_NULL")) {
                // Two marks of one kind say the same as one, and could not be written.
                let is_list = kind.as_deref() == Some("LIST");
                let doubled = !is_list && wrappers.last().is_some_and(|it: &(Node<'_>, bool)| !it.1);
                if !doubled {
                    wrappers.push((at, is_list));
                }
                let Some(inner) = inner else {
                    let message = "ends before it is named: the query did not ask deep enough";
                    self.fault(at.range(), format!("the type of `{owner}` {message}"));
                    return None;
                };
                at = inner;
                continue;
            }
            let (node, name) = self.name(at, name, "type")?;
            return Some(TypeRef { wrappers, node, name });
        }
    }

    fn write_type(&mut self, ty: &TypeRef<'_>) {
        for &(node, is_list) in &ty.wrappers {
            self.places.open(self.out.len(), node.range());
            self.out.push_str(if is_list { "[" } else { "" });
        }
        self.leaf(&ty.name, inside(ty.node));
        for &(_, is_list) in ty.wrappers.iter().rev() {
            self.out.push(if is_list { ']' } else { '!' });
            self.close();
        }
    }

    /// The name of `owner`, if it is one.
    fn name<'t>(
        &mut self,
        owner: Node<'t>,
        name: Option<Node<'t>>,
        what: &str,
    ) -> Option<(Node<'t>, Cow<'t, str>)> {
        let text = name.and_then(Node::str);
        match (name, text) {
            (Some(node), Some(text)) if is_name(&text) => Some((node, text)),
            (Some(node), Some(text)) => {
                let mut end = text.len().min(60);
                while !text.is_char_boundary(end) {
                    end -= 1;
                }
                self.fault(node.range(), format!("`{}` is not a name", &text[..end].escape_debug()));
                None
            }
            _ => {
                // What is broken there is among the errors of the tree.
                if owner.style() != Style::Error {
                    self.fault(
                        owner.range(),
                        format!(
                            "{} {what} has no name",
                            if what.starts_with(['e', 'i']) { "an" } else { "a" }
                        ),
                    );
                }
                None
            }
        }
    }

    /// Begins what has a line of its own inside a definition.
    fn begin(&mut self, node: Node<'_>, about: Option<Node<'_>>) {
        self.out.push_str("  ");
        self.places.open(self.out.len(), node.range());
        self.description(about, "  ");
    }

    fn end(&mut self) {
        self.close();
        self.out.push('\n');
    }

    /// Writes a description and ends its line; what follows stands behind `indent`.
    fn description(&mut self, about: Option<Node<'_>>, indent: &str) {
        let Some((node, text)) = about.and_then(|it| Some((it, it.str()?))) else { return };
        let start = self.out.len();
        description(&text, &mut self.out);
        self.places.leaf(start, self.out.len(), node.range());
        self.out.push('\n');
        self.out.push_str(indent);
    }

    fn leaf(&mut self, text: &str, json: TextRange) {
        let start = self.out.len();
        self.out.push_str(text);
        self.places.leaf(start, self.out.len(), json);
    }

    fn close(&mut self) {
        self.places.close(self.out.len());
    }

    fn fault(&mut self, range: TextRange, message: impl Into<Cow<'static, str>>) {
        self.faults.push(Fault { range, message: message.into() });
    }
}

/// An argument or input field that can be written.
struct Input<'t> {
    node: Node<'t>,
    name_node: Node<'t>,
    name: Cow<'t, str>,
    about: Option<Node<'t>>,
    ty: TypeRef<'t>,
    default: Option<(Node<'t>, Cow<'t, str>)>,
    is_deprecated: Option<Node<'t>>,
    reason: Option<Node<'t>>,
}

/// A reference to a type.
struct TypeRef<'t> {
    /// What wraps the type, outermost first: the object, and whether it is a list.
    wrappers: Vec<(Node<'t>, bool)>,
    node: Node<'t>,
    name: Cow<'t, str>,
}

fn name_of(node: Node<'_>) -> Option<Cow<'_, str>> {
    node.str().filter(|it| is_name(it))
}

/// A string without its quotes.
fn inside(node: Node<'_>) -> TextRange {
    let range = node.range();
    let source = node.source();
    let is_quoted = source.len() >= 2 && source.starts_with('"') && source.ends_with('"');
    if is_quoted { TextRange::new(range.start + 1, range.end - 1) } else { range }
}
