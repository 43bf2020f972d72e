//! `graphql/type-unused`

use rustc_hash::FxHashSet;
use wirelint_graphql::schema::Vendor;
use wirelint_graphql::syntax::{Definition, Node, NodeKind, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::shapes::federation;
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Another definition names each type, apart from `Query`, `Mutation` and `Subscription`: as a type of something, as a member of a union, as a root type. An object is used as well where it implements an interface, and a type where it has a `@key`, by which other subgraphs get at it. Types of Federation itself, which a service defines for its router (`_Any`, `_Service`, `link__Import`), are used by that.
    ///
    /// ## Why it matters
    ///
    /// What nobody can ask for is maintained for nothing, or somebody forgot the field that leads to it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: ID
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
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
    /// The published schema of Saleor: 3 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// graphql-schema-linter does not know federation, and reports entities.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `defined-types-are-used`
    pub(crate) static TYPE_UNUSED: Visit = {
        id: "graphql/type-unused",
        summary: "types are used",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["defined-types-are-used"],
        visit: Visit::Schema(check),
    }
}

/// What graphql-schema-linter takes for the root types, whatever a schema says.
const ROOTS: [&str; 3] = ["Query", "Mutation", "Subscription"];

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let docs = || (0..).zip(subject.schema.docs()).filter(|(_, doc)| doc.file.is_some());
    let definitions =
        || docs().flat_map(|(number, doc)| doc.parse.document().definitions().map(move |it| (number, it)));
    let of_schema = definitions().filter(|(_, it)| !it.is_executable());
    let named =
        of_schema.flat_map(|(_, it)| it.node().descendants()).filter(|it| it.kind() == NodeKind::NamedType);
    let used: FxHashSet<&str> = named.map(Node::text).collect();
    let is_federations = federation(subject.schema);
    for (number, definition) in definitions() {
        let Definition::Type(ty) = definition else { continue };
        let Some(name) = ty.name() else { continue };
        let is_object = ty.kind() == TypeKind::Object;
        if ty.is_extension() || ROOTS.contains(&name.text()) || used.contains(name.text()) {
            continue;
        }
        let is_entity =
            ["key", "federation__key", "interfaceObject"].iter().any(|it| ty.directive(it).is_some());
        if is_entity
            || is_object && ty.interfaces().next().is_some()
            || is_federations(Vendor::of_type(name.text()))
        {
            continue;
        }
        if let Some(span) = subject.schema.span(number, name) {
            ctx.report(span, format_args!("no definition uses the {} `{}`", ty.kind(), name.text()));
        }
    }
}
