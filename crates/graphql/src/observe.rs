//! From a schema to what all protocols share.
//!
//! Says what is written and where, and concludes nothing (that is `semantics`). A schema is one contract, however many files it is in: each
//! field of its root types is an operation, its arguments are inputs and, of a mutation, the request body as well: which of the two an argument
//! is in a call over HTTP is inferred. Fields whose name begins with `_` are left out: they are there for machines (`_entities`, `_service`) or
//! because a type must have one.

mod difference;
pub(crate) mod directives;
mod statements;
mod types;

use std::sync::Arc;

use rustc_hash::FxHashSet;
use thin_vec::{ThinVec, thin_vec};
use wirelint_model::{
    About, Body, BodyId, Extensions, Input, InputId, Media, Observations, Operation, Output, OutputId, Place,
    Protocol, Role, RootField, RootKind, Security, Status, TypeId, Used,
};
use wirelint_source::{FileId, Span};

use crate::schema::{Placed, Schema};
use crate::syntax::{FieldDefinition, InputValueDefinition, Node, OperationType, SchemaDefinition, TypeRef};

pub use self::difference::Difference;
use self::directives::{ListSize, Stated};
pub use self::types::Reading;
use self::types::Types;

/// What `schema` says in the terms that all protocols share. Linear in its definitions.
pub fn observe(schema: &Schema) -> Observations {
    observe_reading(schema).0
}

/// The same, with what it takes to observe it again after an edit.
pub fn observe_reading(schema: &Schema) -> (Observations, Reading) {
    let (observed, reading, _) = observe_with(schema, Types::new(schema), None);
    (observed, reading)
}

/// The same of what a schema has become, where `types` were those observed of it before, `reading` is what went with them, and `difference` says
/// what is other. The numbers of types may be others than if all were read. Costs the root fields, the definitions with another text and a look
/// at each type. Says which of `types` are others now, too. `None` where it is time to read everything.
pub fn observe_again(
    schema: &Schema,
    (types, reading): (wirelint_model::Types, Reading),
    difference: &Difference,
) -> Option<(Observations, Reading, Vec<TypeId>)> {
    let (types, count) = Types::again(schema, types, reading, difference)?;
    Some(observe_with(schema, types, Some(count)))
}

fn observe_with<'s>(
    schema: &'s Schema,
    types: Types<'s>,
    count: Option<usize>,
) -> (Observations, Reading, Vec<TypeId>) {
    let mut observed = Observations::none(Protocol::GraphQl);
    observed.about = about(schema);
    let mut observation = Observation { schema, observed: &mut observed, types };
    for operation in [OperationType::Query, OperationType::Mutation, OperationType::Subscription] {
        let Some(root) = schema.root(operation) else { continue };
        let mut seen = FxHashSet::default();
        for field in root.fields() {
            let Some(name) = field.name().map(Node::text) else { continue };
            // The first of two counts, as it does for whoever calls.
            if !name.starts_with('_') && seen.insert(name) {
                observation.field(operation, root.name(), field);
            }
        }
    }
    let (types, reading, changed) = observation.types.finish(count);
    observed.types = types;
    observed.shrink_to_fit();
    (observed, reading, changed)
}

/// One pass over a schema.
struct Observation<'s, 'o> {
    schema: &'s Schema,
    observed: &'o mut Observations,
    types: Types<'s>,
}

impl<'s> Observation<'s, '_> {
    fn field(&mut self, operation: OperationType, root: &str, field: Placed<FieldDefinition<'s>>) {
        let Some(file) = self.schema.docs()[field.doc as usize].file else { return };
        let (Some(name), Some(ty)) = (field.name(), field.ty()) else { return };
        let span = name.span(file);
        let kind = match operation {
            OperationType::Query => RootKind::Query,
            OperationType::Mutation => RootKind::Mutation,
            OperationType::Subscription => RootKind::Subscription,
        };
        let list_size = ListSize::of(field.view);
        let inputs: ThinVec<Used<InputId>> = field
            .arguments()
            .filter_map(|argument| self.argument(file, list_size.as_ref(), argument))
            .collect();
        let body = self.body(kind, span, &inputs);
        let output = self.output(kind, file, field);
        let deprecated = field.directive("deprecated");
        let description = statements::prose(field.description(), deprecated);
        let name_of_call: Arc<str> = format!("{root}.{}", name.text()).into();
        self.observed.operations.push(Operation {
            name: Arc::clone(&name_of_call),
            method: "POST".into(),
            path: name_of_call,
            role: Role::Served,
            id: Some(name.text().into()),
            summary: statements::first_sentence(&description).into(),
            description,
            deprecated: deprecated.map(|it| it.node().span(file)),
            security: Security::Unsaid,
            extensions: extensions(file, field.view),
            callback: None,
            rpc: None,
            root: Some(Box::new(RootField { kind, name: name.text().into(), gives: ty.node().span(file) })),
            span,
            inputs,
            inputs_unknown: false,
            body,
            outputs: thin_vec![output],
        });
    }

    fn argument(
        &mut self,
        file: FileId,
        list_size: Option<&ListSize>,
        argument: InputValueDefinition<'s>,
    ) -> Option<Used<InputId>> {
        let name = argument.name()?;
        let span = name.span(file);
        let mut stated = Stated::of_input(argument);
        if let Some(size) = list_size {
            size.bound(name.text(), &mut stated.bounds);
        }
        let description = statements::prose(argument.description(), argument.directive("deprecated"));
        let ty = self.types.input(file, argument, &stated, &description);
        let input = Input {
            name: name.text().into(),
            place: Place::Argument,
            span,
            definition: argument.node().span(file),
            required: is_required(argument),
            deprecated: stated.deprecated,
            description,
            ty: Some(ty),
            bounds: stated.bounds,
        };
        let id = InputId(self.observed.inputs.len() as u32);
        self.observed.inputs.push(input);
        Some(Used { id, at: span })
    }

    /// All that a mutation is given, as one object.
    fn body(&mut self, kind: RootKind, span: Span, inputs: &[Used<InputId>]) -> Option<Used<BodyId>> {
        if kind != RootKind::Mutation || inputs.is_empty() {
            return None;
        }
        let all = inputs.iter().map(|it| &self.observed.inputs[it.id.0 as usize]);
        let required = all.clone().any(|it| it.required);
        let ty = self.types.object_of(all);
        let media = thin_vec![Media { name: Media::GRAPHQL.into(), ty: Some(ty), items: false, whole: None }];
        let id = BodyId(self.observed.bodies.len() as u32);
        self.observed.bodies.push(Body { span, required, media, unknown: false });
        Some(Used { id, at: span })
    }

    fn output(&mut self, kind: RootKind, file: FileId, field: Placed<FieldDefinition<'s>>) -> Used<OutputId> {
        let at = field.ty().map_or_else(|| field.node().span(file), |it| it.node().span(file));
        let ty = self.types.output(file, field.view);
        let items = kind == RootKind::Subscription;
        let id = OutputId(self.observed.outputs.len() as u32);
        self.observed.outputs.push(Output {
            // What goes wrong is in `errors` beside the data, whatever the operation (section 7.1.2), and nobody describes it.
            status: Status::Code(200),
            span: at,
            definition: at,
            headers: ThinVec::new(),
            media: thin_vec![Media { name: Media::GRAPHQL.into(), ty, items, whole: None }],
            links: ThinVec::new(),
            description: Arc::default(),
            unknown: ty.is_none(),
        });
        Used { id, at }
    }
}

/// What directives and comments say of an operation.
fn extensions(file: FileId, field: FieldDefinition<'_>) -> Option<Box<Extensions>> {
    let stated = statements::stated(file, field);
    // Lighthouse makes the arguments and the page of it (<https://lighthouse-php.com/master/api-reference/directives.html#paginate>).
    let paged = field.directive("paginate").map(|it| it.node().span(file));
    let extensions = Extensions { stated, paged, ..Extensions::default() };
    (!extensions.is_empty()).then(|| Box::new(extensions))
}

/// Whether calls must give it ("Required Arguments", section 5.4.3).
fn is_required(value: InputValueDefinition<'_>) -> bool {
    value.ty().is_some_and(TypeRef::is_non_null) && value.default_value().is_none()
}

/// What is said of the schema as a whole. The place that stands for it is its `schema`, or else the name of the type where queries begin.
fn about(schema: &Schema) -> About {
    let definitions =
        schema.schemas().iter().filter_map(|&at| Some((at, SchemaDefinition::cast(schema.node(at)?)?)));
    let definitions: Vec<_> = definitions.filter(|(_, it)| !it.is_extension()).collect();
    let stated = definitions.first().and_then(|(at, it)| schema.span(at.doc, it.node()));
    let by_root = || {
        let root = schema.root(OperationType::Query)?.definition()?;
        root.span(schema, root.name()?)
    };
    let description = definitions.first().and_then(|(_, it)| it.description());
    About {
        span: stated.or_else(by_root),
        description: description.map(|it| it.string().into()).unwrap_or_default(),
        ..About::default()
    }
}
