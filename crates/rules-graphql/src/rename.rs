//! Other names for what schemas and operations name, written wherever it is meant.
//!
//! No rename is safe. Callers whom nobody sees from here know types, fields, arguments and values by their names, and code beside an
//! operation knows its name, its variables and what its fragments are called.

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_diagnostics::{Applicability, Remedy, Suggestion};
use wirelint_graphql::names::{Meaning, names_in};
use wirelint_graphql::schema::{At, Element, Schema, Type};
use wirelint_graphql::syntax::{Argument, Field, FieldDefinition, Node, NodeId, NodeKind};
use wirelint_lint::Context;
use wirelint_source::{ItemId, Span};

use crate::Item;

/// Where things are named in all documents.
pub(crate) struct Uses<'a> {
    /// By the place of what defines them, each with the number of its document.
    named: FxHashMap<(u32, NodeId), Vec<(u32, Node<'a>)>>,
    /// The words in strings, descriptions left out: directives name fields in them, `@key(fields: "id")`.
    words: FxHashSet<&'a str>,
}

impl<'a> Uses<'a> {
    /// Finds them.
    pub(crate) fn of(schema: &'a Schema) -> Self {
        let mut uses = Self { named: FxHashMap::default(), words: FxHashSet::default() };
        for (number, doc) in (0..).zip(schema.docs()).filter(|it| it.1.file.is_some()) {
            for item in (1..doc.parse.item_count() as u32).map(ItemId) {
                names_in(schema, At { doc: number, item }, &|_| true, &mut |it| {
                    if let Some(definition) = it.meaning.definition() {
                        let key = (definition.doc, definition.view.id());
                        uses.named.entry(key).or_default().push((number, it.node));
                    }
                });
                let nodes = doc.parse.item(item).into_iter().flat_map(Node::descendants);
                for string in nodes.filter(|it| it.kind() == NodeKind::Str) {
                    let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_';
                    uses.words.extend(string.text().split(|it| !is_part(it)).filter(|it| !it.is_empty()));
                }
            }
        }
        uses
    }
}

/// Offers to write `wanted` in the place of `name`, which names something in `item`, and wherever else in any file that is meant. Nothing
/// where the new name is taken, or where not all that means it can be found.
pub(crate) fn offer(ctx: &mut Context<'_>, item: &Item<'_, '_>, name: Node<'_>, wanted: &str) {
    ctx.suggest_by_all(|| {
        let spans = places(item, name, wanted)?;
        let (span, others) = spans.split_first()?;
        let remedy = Remedy::RenameAll { span: *span, others: others.to_vec(), text: wanted.to_owned() };
        let title = format!("Rename to `{wanted}`");
        Some(Suggestion { title, applicability: Applicability::Unsafe, remedy })
    });
}

/// Where `wanted` has to be written, `name` itself first.
fn places(item: &Item<'_, '_>, name: Node<'_>, wanted: &str) -> Option<Vec<Span>> {
    let is_name = wanted.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
        && wanted.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    if !is_name || wanted.starts_with("__") || wanted == name.text() {
        return None;
    }
    let schema = item.document.subject.schema;
    let mut meaning = None;
    names_in(schema, item.at, &|it| it == name, &mut |it| meaning = Some(it.meaning));
    let meaning = meaning?;
    let uses = item.document.subject.uses();
    let mut spans = vec![item.document.span(name)];
    for definition in definitions(item, meaning, wanted)? {
        for &(doc, node) in uses.named.get(&definition).into_iter().flatten() {
            if (doc, node) != (item.at.doc, name) {
                if is_beside(node, wanted) {
                    return None;
                }
                spans.push(schema.span(doc, node)?);
            }
        }
    }
    let is_element = matches!(meaning, Meaning::Element(_));
    (!is_element || !uses.words.contains(name.text())).then_some(spans)
}

/// The definitions that share the name, whatever is meant: fields that a type has because its interface has them are called alike. `None`
/// where `wanted` is taken for one of them.
fn definitions(item: &Item<'_, '_>, meaning: Meaning<'_>, wanted: &str) -> Option<Vec<(u32, NodeId)>> {
    let schema = item.document.subject.schema;
    let own = meaning.definition().map(|it| (it.doc, it.view.id()));
    let is_free = match meaning {
        Meaning::Operation(_) => {
            let mut operations = item.document.doc.parse.document().operations();
            !operations.any(|it| it.name().is_some_and(|it| it.text() == wanted))
        }
        Meaning::Variable(_) => {
            let mut nodes = item.definition.node().descendants();
            // A fragment may use it.
            !nodes.any(|it| {
                let is_taken = || it.child(NodeKind::Name).is_some_and(|it| it.text() == wanted);
                it.kind() == NodeKind::FragmentSpread || it.kind() == NodeKind::Variable && is_taken()
            })
        }
        Meaning::Fragment(it) => {
            let is_alone = it.name().is_some_and(|it| schema.fragments(it.text()).len() == 1);
            is_alone && schema.fragments(wanted).is_empty()
        }
        Meaning::Element(Element::Type(ty)) => {
            let is_root = schema.roots().iter().any(|it| it.ty == ty.id());
            !is_root && schema.ty(wanted).is_none()
        }
        Meaning::Element(Element::EnumValue(ty, _)) => ty.value(wanted).is_none(),
        Meaning::Element(Element::InputField(ty, _)) => ty.input_field(wanted).is_none(),
        Meaning::Element(Element::Directive(_)) => schema.directive(wanted).is_none(),
        Meaning::Element(Element::DirectiveArgument(of, _)) => {
            !of.arguments().any(|it| it.name().is_some_and(|it| it.text() == wanted))
        }
        Meaning::Element(Element::Field(ty, field)) => {
            let name = field.name()?.text();
            let related = related(schema, ty, name);
            if related.iter().any(|it| it.field(wanted).is_some()) {
                return None;
            }
            let fields = related.iter().filter_map(|it| it.field(name));
            return Some(fields.map(|it| (it.doc, it.node().id())).collect());
        }
        Meaning::Element(Element::Argument(ty, field, argument)) => {
            let name = argument.name()?.text();
            let mut definitions = Vec::new();
            for ty in related(schema, ty, field.name()?.text()) {
                let Some(field) = ty.field(field.name()?.text()) else { continue };
                let called = |name: &str| argument_of(field.view, name);
                if called(wanted).is_some() {
                    return None;
                }
                definitions.extend(called(name).map(|it| (field.doc, it)));
            }
            return Some(definitions);
        }
        Meaning::TypeName | Meaning::VendorDirective(..) | Meaning::VendorType(..) => false,
    };
    own.filter(|_| is_free).map(|it| vec![it])
}

fn argument_of(field: FieldDefinition<'_>, name: &str) -> Option<NodeId> {
    let mut arguments = field.arguments();
    arguments.find(|it| it.name().is_some_and(|it| it.text() == name)).map(|it| it.node().id())
}

/// `ty` and all types that must have the field `name` if it has: its interfaces, what implements these, and so on.
fn related<'s>(schema: &'s Schema, ty: Type<'s>, name: &str) -> Vec<Type<'s>> {
    let mut found = vec![ty];
    let mut at = 0;
    while let Some(&one) = found.get(at) {
        at += 1;
        let interfaces = one.interfaces().filter_map(|it| schema.named(it.view));
        let implementing = schema.types().filter(|it| it.implements(one));
        let all: Vec<Type<'s>> = interfaces.chain(implementing).collect();
        for it in all {
            if it.field(name).is_some() && !found.contains(&it) {
                found.push(it);
            }
        }
    }
    found
}

/// Whether something beside `name`, a field that is selected or an argument that is given, is called `wanted` already.
fn is_beside(name: Node<'_>, wanted: &str) -> bool {
    let Some(holder) = name.parent() else { return false };
    let Some(around) = holder.parent() else { return false };
    if let Some(field) = Field::cast(holder) {
        let key = |it: Field<'_>| it.alias().or(it.name()).is_some_and(|it| it.text() == wanted);
        return field.alias().is_none() && around.children().filter_map(Field::cast).any(key);
    }
    let mut others = around.children().filter_map(Argument::cast);
    Argument::cast(holder).is_some() && others.any(|it| it.name().is_some_and(|it| it.text() == wanted))
}
