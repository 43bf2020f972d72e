//! `graphql/edge-type-wrong`

use rustc_hash::FxHashSet;
use wirelint_graphql::schema::{Schema, Type, TypeId};
use wirelint_graphql::syntax::{Node, TypeKind, TypeRef};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};

use crate::{Subject, Visit};

options! {
    /// What is asked of edges.
    pub(crate) struct EdgeOptions {
        /// Whether their names end in `Edge`.
        with_edge_suffix: bool = true,
        /// Whether the object that `node` gives implements `Node`.
        should_implement_node: bool = true,
        /// Whether every list is one of edges.
        list_type_can_wrap_only_edge_type: bool = true,
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// What the `edges` of a connection give is an object whose name ends in `Edge` (`with_edge_suffix`), with a field `node`, which is no
    /// list and whose type, where that is an object, implements `Node` (`should_implement_node`), and a field `cursor`, which gives a
    /// scalar. And no other list is in the schema: what is many comes in a connection (`list_type_can_wrap_only_edge_type`).
    ///
    /// ## Why it matters
    ///
    /// Clients that follow the specification, Relay foremost, page through every connection with one piece of code. One that is made
    /// otherwise breaks it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders: OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   edges: [OrderEdge]
    /// }
    ///
    /// type OrderEdge {
    ///   cursor: String!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders: OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   edges: [OrderEdge]
    /// }
    ///
    /// type OrderEdge {
    ///   cursor: String!
    ///   node: Order
    /// }
    ///
    /// interface Node {
    ///   id: ID!
    /// }
    ///
    /// type Order implements Node {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 276; that of Saleor: 933. Nearly all are lists that are no connections, and are meant to be none.
    /// The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a generator and on these two schemas, but
    /// for what is said below.
    ///
    /// Fields that extensions add count; an extension alone need not have `node` and `cursor`, which graphql-eslint asks of each.
    ///
    /// ## References
    ///
    /// - GraphQL Cursor Connections Specification (relay.dev), section 3
    /// - graphql-eslint's `relay-edge-types`
    pub(crate) static EDGE_TYPE_WRONG: Visit = {
        id: "graphql/edge-type-wrong",
        summary: "edges of connections are made as Relay has them",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: EdgeOptions,
        peers: ["@graphql-eslint/relay-edge-types", "relay-edge-types"],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let options = ctx.options::<EdgeOptions>();
    let schema = subject.schema;
    let edges = edge_types(schema);
    for ty in schema.types().filter(|it| !it.is_built_in()) {
        let is_object = ty.kind() == TypeKind::Object;
        if is_object && ty.name().ends_with("Connection") {
            for field in ty.fields().filter(|it| it.name().is_some_and(|it| it.text() == "edges")) {
                let Some(named) = field.ty().and_then(TypeRef::named) else { continue };
                let gives_object = schema.ty(named.text()).is_some_and(|it| it.kind() == TypeKind::Object);
                if let Some(span) = field.span(schema, named).filter(|_| !gives_object) {
                    ctx.report(span, format_args!("the edge `{}` is no object", named.text()));
                }
            }
        }
        if is_object && edges.contains(&ty.id()) {
            edge(ctx, schema, options, ty);
        }
        if !options.list_type_can_wrap_only_edge_type
            || !matches!(ty.kind(), TypeKind::Object | TypeKind::Interface)
        {
            continue;
        }
        for field in ty.fields() {
            let Some(result) = field.ty().filter(|it| it.is_list()) else { continue };
            let is_of_edges = schema.named(result).is_some_and(|it| edges.contains(&it.id()));
            if let Some(span) = field.span(schema, result.node()).filter(|_| !is_of_edges) {
                let name = field.name().map_or("", Node::text);
                ctx.report(span, format_args!("`{}.{name}` gives a list of what is no edge", ty.name()))
                    .argument(name);
            }
        }
    }
}

/// The objects that the `edges` of connections give.
fn edge_types(schema: &Schema) -> FxHashSet<TypeId> {
    let connections =
        schema.types().filter(|it| it.kind() == TypeKind::Object && it.name().ends_with("Connection"));
    let edges = connections.filter_map(|it| schema.named(it.field("edges")?.ty()?));
    edges.filter(|it| it.kind() == TypeKind::Object).map(Type::id).collect()
}

fn edge(ctx: &mut Context<'_>, schema: &Schema, options: &EdgeOptions, ty: Type<'_>) {
    let Some(definition) = ty.definition() else { return };
    let Some(type_span) = definition.name().and_then(|it| definition.span(schema, it)) else { return };
    let name = ty.name();
    let is_one = |it: &TypeRef<'_>| !it.is_list();
    match ty.field("node") {
        None => {
            ctx.report(type_span, format_args!("the edge `{name}` has no field `node`")).argument("node");
        }
        Some(node) => match node.ty().filter(is_one) {
            None => {
                if let Some(span) = node.name().and_then(|it| node.span(schema, it)) {
                    ctx.report(span, format_args!("`{name}.node` is a list"));
                }
            }
            Some(result) => {
                let object = schema.named(result).filter(|it| it.kind() == TypeKind::Object);
                let lacks_node = object.filter(|it| !it.interfaces().any(|it| it.view.name() == "Node"));
                if let Some(object) = lacks_node.filter(|_| options.should_implement_node) {
                    ctx.report(
                        type_span,
                        format_args!("`{}`, the node of `{name}`, does not implement `Node`", object.name()),
                    )
                    .argument("Node");
                }
            }
        },
    }
    match ty.field("cursor") {
        None => {
            ctx.report(type_span, format_args!("the edge `{name}` has no field `cursor`")).argument("cursor");
        }
        Some(cursor) => {
            let result = cursor.ty().filter(is_one).and_then(|it| schema.named(it));
            let is_scalar = result.is_some_and(|it| it.kind() == TypeKind::Scalar);
            if let Some(span) = cursor.name().and_then(|it| cursor.span(schema, it)).filter(|_| !is_scalar) {
                ctx.report(span, format_args!("`{name}.cursor` gives no scalar"));
            }
        }
    }
    if options.with_edge_suffix && !name.ends_with("Edge") {
        ctx.report(type_span, format_args!("the edge `{name}` is not called so"))
            .help("end its name in `Edge`")
            .argument("Edge");
    }
}
