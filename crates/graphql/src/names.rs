//! What every name in a document means: definitions and what leads to them.
//!
//! A walk over one definition, with the types of what is selected and given; what cannot be resolved means nothing. Judges nothing.
//!
//! ```
//! use std::sync::Arc;
//! use wirelint_graphql::{names::names_in, schema::{At, Schema, Source}, syntax::parse};
//! use wirelint_source::{FileId, ItemId};
//!
//! let text = "type Query { user(id: ID!): String } query { me: user(id: 1) }";
//! let schema = Schema::of(vec![Source { file: FileId(0), parse: Arc::new(parse(text)) }]);
//! let mut found = Vec::new();
//! names_in(&schema, At { doc: 0, item: ItemId(2) }, &|_| true, &mut |it| found.push(it.meaning.to_string()));
//! assert_eq!(found, ["Query.user", "Query.user(id:)"]);
//! ```

use std::fmt;

use crate::schema::{At, DirectiveDef, Element, Placed, Schema, Type, Vendor};
use crate::syntax::{
    Argument, Definition, Directive, Field, FieldDefinition, Fragment, InputValueDefinition, Node, NodeKind,
    Operation, OperationType, Selection, SelectionSet, TypeDefinition, TypeRef, Value, ValueKind,
    VariableDefinition,
};

/// A name in a document.
#[derive(Clone, Copy, Debug)]
pub struct Name<'s> {
    /// The name.
    pub node: Node<'s>,
    /// What it means.
    pub meaning: Meaning<'s>,
}

/// What a name means.
#[derive(Clone, Copy, Debug)]
pub enum Meaning<'s> {
    /// A part of the schema.
    Element(Element<'s>),
    /// An operation.
    Operation(Placed<Operation<'s>>),
    /// A fragment.
    Fragment(Placed<Fragment<'s>>),
    /// A variable of an operation.
    Variable(Placed<VariableDefinition<'s>>),
    /// `__typename`, which is a field of no type.
    TypeName,
    /// A directive that no document defines, and that comes with somebody's tools.
    VendorDirective(Vendor, &'s str),
    /// A type that no document defines, and that comes with somebody's tools.
    VendorType(Vendor, &'s str),
}

impl<'s> Meaning<'s> {
    /// What defines it, the first where several do; of a type an extension where there is nothing else. `None` where nothing in a document
    /// does.
    pub fn definition(&self) -> Option<Placed<Node<'s>>> {
        let placed = |doc, view| Some(Placed { doc, view });
        match *self {
            Self::Element(it) => it.definition(),
            Self::Operation(it) => placed(it.doc, it.node()),
            Self::Fragment(it) => placed(it.doc, it.node()),
            Self::Variable(it) => placed(it.doc, it.node()),
            Self::TypeName | Self::VendorDirective(..) | Self::VendorType(..) => None,
        }
    }
}

impl fmt::Display for Meaning<'_> {
    /// The schema's coordinate; other things as they are written where they are used.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |it: Option<Node<'_>>| it.map_or("", Node::text).to_owned();
        match self {
            Self::Element(it) => write!(f, "{it}"),
            Self::Operation(it) => f.write_str(&text(it.name())),
            Self::Fragment(it) => f.write_str(&text(it.name())),
            Self::Variable(it) => write!(f, "${}", text(it.name())),
            Self::TypeName => f.write_str("__typename"),
            Self::VendorDirective(_, name) => write!(f, "@{name}"),
            Self::VendorType(_, name) => f.write_str(name),
        }
    }
}

/// The node that names what `definition` defines; a variable's is without its `$`.
pub fn name_of(definition: Node<'_>) -> Option<Node<'_>> {
    let name = definition.child(NodeKind::Name);
    name.or_else(|| definition.child(NodeKind::Variable)?.child(NodeKind::Name))
}

/// Gives `each` the names in an item that are `wanted` and mean something, in the order of the text. Names are asked for before they are
/// looked up, so that a search for one costs little more than the walk.
pub fn names_in<'s>(
    schema: &'s Schema,
    at: At,
    wanted: &dyn Fn(Node<'s>) -> bool,
    each: &mut dyn FnMut(Name<'s>),
) {
    let Some(definition) = schema.node(at).and_then(Definition::cast) else { return };
    let mut walk = Walk { schema, doc: at.doc, operation: None, wanted, each };
    match definition {
        Definition::Operation(it) => walk.operation(it),
        Definition::Fragment(it) => walk.fragment(it),
        Definition::Schema(it) => {
            walk.directives(it.directives());
            it.root_operations().for_each(|it| walk.ty(it.ty()));
        }
        Definition::Type(it) => walk.type_definition(it),
        Definition::Directive(it) => {
            let directive = Placed { doc: at.doc, view: it };
            walk.name(it.name(), |walk, node| {
                let first = walk.schema.directive(node.text()).unwrap_or(directive);
                Some(Meaning::Element(Element::Directive(first)))
            });
            for argument in it.arguments() {
                walk.input_value(argument, |argument| Element::DirectiveArgument(directive, argument));
            }
        }
    }
}

/// What of a definition is known while it is walked over.
struct Walk<'w, 's> {
    schema: &'s Schema,
    doc: u32,
    operation: Option<Operation<'s>>,
    wanted: &'w dyn Fn(Node<'s>) -> bool,
    each: &'w mut dyn FnMut(Name<'s>),
}

impl<'s> Walk<'_, 's> {
    fn name(&mut self, node: Option<Node<'s>>, meaning: impl FnOnce(&Self, Node<'s>) -> Option<Meaning<'s>>) {
        let Some(node) = node.filter(|it| (self.wanted)(*it)) else { return };
        if let Some(meaning) = meaning(self, node) {
            (self.each)(Name { node, meaning });
        }
    }

    fn here<V>(&self, view: V) -> Placed<V> {
        Placed { doc: self.doc, view }
    }

    fn ty(&mut self, reference: Option<TypeRef<'s>>) {
        self.name(reference.and_then(TypeRef::named), Self::type_called);
    }

    fn type_called(&self, node: Node<'s>) -> Option<Meaning<'s>> {
        let name = node.text();
        match self.schema.ty(name) {
            Some(ty) => Some(Meaning::Element(Element::Type(ty))),
            None => Vendor::of_type(name).map(|it| Meaning::VendorType(it, name)),
        }
    }

    fn type_definition(&mut self, definition: TypeDefinition<'s>) {
        self.name(definition.name(), Self::type_called);
        definition.interfaces().for_each(|it| self.ty(Some(it)));
        self.directives(definition.directives());
        definition.members().for_each(|it| self.ty(Some(it)));
        let Some(ty) = definition.name().and_then(|it| self.schema.ty(it.text())) else { return };
        for field in definition.fields() {
            self.field_definition(ty, field);
        }
        for field in definition.input_fields() {
            // Of two that are called the same the first is meant.
            let first = field.name().and_then(|it| ty.input_field(it.text()));
            self.input_value(field, |it| Element::InputField(ty, first.unwrap_or(it)));
        }
        for value in definition.values() {
            self.name(value.name(), |walk, node| {
                let first = ty.value(node.text()).unwrap_or_else(|| walk.here(value));
                Some(Meaning::Element(Element::EnumValue(ty, first)))
            });
            self.directives(value.directives());
        }
    }

    fn field_definition(&mut self, ty: Type<'s>, field: FieldDefinition<'s>) {
        self.name(field.name(), |walk, node| {
            let first = ty.field(node.text()).unwrap_or_else(|| walk.here(field));
            Some(Meaning::Element(Element::Field(ty, first)))
        });
        let own = self.here(field);
        for argument in field.arguments() {
            self.input_value(argument, |argument| Element::Argument(ty, own, argument));
        }
        self.ty(field.ty());
        self.directives(field.directives());
    }

    /// An argument that is defined, or a field of an input object, which `element` makes of its place.
    fn input_value(
        &mut self,
        value: InputValueDefinition<'s>,
        element: impl FnOnce(Placed<InputValueDefinition<'s>>) -> Element<'s>,
    ) {
        let own = self.here(value);
        self.name(value.name(), |_, _| Some(Meaning::Element(element(own))));
        self.ty(value.ty());
        if let Some(default) = value.default_value() {
            self.value(default, value.ty());
        }
        self.directives(value.directives());
    }

    fn directives(&mut self, directives: impl Iterator<Item = Directive<'s>>) {
        for directive in directives {
            let Some(name) = directive.name() else { continue };
            let definition = self.schema.directive(name.text());
            self.name(Some(name), |_, node| {
                let vendor = || Vendor::of_directive(node.text());
                let of_vendor = || vendor().map(|it| Meaning::VendorDirective(it, node.text()));
                definition.map(|it| Meaning::Element(Element::Directive(it))).or_else(of_vendor)
            });
            for argument in directive.arguments() {
                self.argument(argument, definition.map(Given::Directive));
            }
        }
    }

    fn argument(&mut self, argument: Argument<'s>, to: Option<Given<'s>>) {
        let definition = argument.name().and_then(|it| to?.argument(it.text()));
        self.name(argument.name(), |_, _| {
            Some(Meaning::Element(match to? {
                Given::Field(ty, field) => Element::Argument(ty, field, definition?),
                Given::Directive(it) => Element::DirectiveArgument(it, definition?),
            }))
        });
        if let Some(value) = argument.value() {
            self.value(value, definition.and_then(|it| it.ty()));
        }
    }

    /// A value where `location` is needed, if that is known.
    fn value(&mut self, value: Value<'s>, location: Option<TypeRef<'s>>) {
        match value.kind() {
            ValueKind::Variable => self.name(value.variable(), |walk, node| {
                let mut variables = walk.operation?.variables();
                let found = variables.find(|it| it.name().is_some_and(|it| it.text() == node.text()))?;
                Some(Meaning::Variable(walk.here(found)))
            }),
            ValueKind::List => {
                // One value stands for a list of one.
                let element = location.and_then(|it| if it.is_list() { it.element() } else { None });
                value.elements().for_each(|it| self.value(it, element));
            }
            ValueKind::Object => {
                let ty = location.and_then(|it| self.schema.named(it));
                for field in value.fields() {
                    let found = field.name().and_then(|it| ty?.input_field(it.text()));
                    self.name(field.name(), |_, _| Some(Meaning::Element(Element::InputField(ty?, found?))));
                    if let Some(value) = field.value() {
                        self.value(value, found.and_then(|it| it.ty()));
                    }
                }
            }
            ValueKind::Enum => self.name(Some(value.node()), |walk, node| {
                let ty = walk.schema.named(location?)?;
                Some(Meaning::Element(Element::EnumValue(ty, ty.value(node.text())?)))
            }),
            _ => {}
        }
    }

    fn operation(&mut self, operation: Operation<'s>) {
        self.operation = Some(operation);
        self.name(operation.name(), |walk, _| Some(Meaning::Operation(walk.here(operation))));
        for variable in operation.variables() {
            self.name(variable.name(), |walk, node| {
                let mut all = operation.variables();
                let first = all.find(|it| it.name().is_some_and(|it| it.text() == node.text()));
                Some(Meaning::Variable(walk.here(first.unwrap_or(variable))))
            });
            self.ty(variable.ty());
            if let Some(default) = variable.default_value() {
                self.value(default, variable.ty());
            }
            self.directives(variable.directives());
        }
        self.directives(operation.directives());
        let root = self.schema.root(operation.operation_type());
        self.selections(operation.selection_set(), root);
    }

    fn fragment(&mut self, fragment: Fragment<'s>) {
        self.name(fragment.name(), |walk, node| {
            Some(Meaning::Fragment(walk.fragment_called(node).unwrap_or_else(|| walk.here(fragment))))
        });
        self.ty(fragment.type_condition());
        self.directives(fragment.directives());
        let of = fragment.type_condition().and_then(|it| self.schema.named(it));
        self.selections(fragment.selection_set(), of);
    }

    /// The fragment that is meant here: the document's own goes before those of others.
    fn fragment_called(&self, node: Node<'s>) -> Option<Placed<Fragment<'s>>> {
        let all = self.schema.fragments(node.text());
        let &at = all.iter().find(|it| it.doc == self.doc).or(all.first())?;
        let view = self.schema.node(at).and_then(Fragment::cast)?;
        Some(Placed { doc: at.doc, view })
    }

    /// What is selected of `parent`, if that is known. No deeper than [`MAX_DEPTH`](crate::syntax::MAX_DEPTH).
    fn selections(&mut self, set: Option<SelectionSet<'s>>, parent: Option<Type<'s>>) {
        for selection in set.into_iter().flat_map(SelectionSet::selections) {
            match selection {
                Selection::Field(it) => self.field(it, parent),
                Selection::Spread(it) => {
                    self.name(it.name(), |walk, node| walk.fragment_called(node).map(Meaning::Fragment));
                    self.directives(it.directives());
                }
                Selection::Inline(it) => {
                    self.ty(it.type_condition());
                    self.directives(it.directives());
                    let inner = it.type_condition();
                    let inner = inner.map_or(parent, |it| self.schema.named(it));
                    self.selections(it.selection_set(), inner);
                }
            }
        }
    }

    fn field(&mut self, field: Field<'s>, parent: Option<Type<'s>>) {
        let Some(name) = field.name() else { return };
        let found = parent.and_then(|it| self.selected(it, name.text()));
        self.name(Some(name), |_, node| {
            let field = found.map(|(ty, it)| Meaning::Element(Element::Field(ty, it)));
            field.or_else(|| (node.text() == "__typename").then_some(Meaning::TypeName))
        });
        for argument in field.arguments() {
            self.argument(argument, found.map(|(ty, it)| Given::Field(ty, it)));
        }
        self.directives(field.directives());
        let of = found.and_then(|(_, it)| self.schema.named(it.ty()?));
        self.selections(field.selection_set(), of);
    }

    /// The field of that name, with the type that has it. Introspection begins at the root of queries ("Schema Introspection", section 4.2).
    fn selected(&self, parent: Type<'s>, name: &str) -> Option<(Type<'s>, Placed<FieldDefinition<'s>>)> {
        if matches!(name, "__schema" | "__type") {
            let introspection = self.schema.ty("__Introspection")?;
            let is_root = self.schema.root(OperationType::Query) == Some(parent);
            return Some((introspection, introspection.field(name).filter(|_| is_root)?));
        }
        Some((parent, parent.field(name)?))
    }
}

/// What arguments are given to.
#[derive(Clone, Copy)]
enum Given<'s> {
    Field(Type<'s>, Placed<FieldDefinition<'s>>),
    Directive(DirectiveDef<'s>),
}

impl<'s> Given<'s> {
    fn argument(self, name: &str) -> Option<Placed<InputValueDefinition<'s>>> {
        let is_called = |it: &InputValueDefinition<'_>| it.name().is_some_and(|it| it.text() == name);
        let (doc, view) = match self {
            Self::Field(_, it) => (it.doc, it.view.arguments().find(is_called)),
            Self::Directive(it) => (it.doc, it.view.arguments().find(is_called)),
        };
        Some(Placed { doc, view: view? })
    }
}
