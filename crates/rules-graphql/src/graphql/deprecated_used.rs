//! `graphql/deprecated-used`

use wirelint_graphql::schema::Schema;
use wirelint_graphql::syntax::{Definition, Directive, Node, NodeKind, Selection, TypeRef, Value};
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::{FileId, Span};

use crate::walk::{self, Given};
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No operation or fragment uses a field, an argument, a field of an input object or a value of an enum that is deprecated. Arguments
    /// of directives in a schema are looked at, too.
    ///
    /// ## Why it matters
    ///
    /// What is deprecated goes away one day, and the operation fails from then on.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// #- schema.graphql
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int @deprecated(reason: "Use `amount`")
    ///   amount: Int
    /// }
    /// #- query.graphql
    /// query OrderTotal {
    ///   order {
    ///     total
    ///   }
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- schema.graphql
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int @deprecated(reason: "Use `amount`")
    ///   amount: Int
    /// }
    /// #- query.graphql
    /// query OrderTotal {
    ///   order {
    ///     amount
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: none; that of Saleor: 37. They are values of enums in the arguments of directives, all right. In
    /// the operations of GraphCommerce's cart and customer packages: 5, of which the messages alone were read. What is deprecated is in use while people move away from it,
    /// so it is a note. The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a generator and on these two schemas, but for
    /// what is said below.
    ///
    /// graphql-eslint passes over what is deprecated with an empty reason.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-deprecated`
    pub(crate) static DEPRECATED_USED: Visit = {
        id: "graphql/deprecated-used",
        summary: "nothing that is deprecated is used",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/no-deprecated", "no-deprecated"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let schema = item.document.subject.schema;
    let file = item.document.file;
    let node = item.definition.node();
    let holders = node.descendants().filter(|it| it.children().any(|it| it.kind() == NodeKind::Directive));
    for holder in holders {
        walk::directive_arguments(schema, holder, &mut |it| given(ctx, schema, file, it));
    }
    if let Definition::Operation(operation) = item.definition {
        for variable in operation.variables() {
            if let (Some(value), Some(ty)) = (variable.default_value(), variable.ty()) {
                walk::in_value(schema, value, ty, &mut |it| given(ctx, schema, file, it));
                enum_values(ctx, schema, file, value, ty);
            }
        }
    }
    let Some(selected) = walk::of_definition(schema, item.definition) else { return };
    selected.all(schema, &mut |selected| {
        for field in selected.set.selections() {
            let Selection::Field(field) = field else { continue };
            let Some(definition) = selected.definition_of(field) else { continue };
            if let Some(directive) = definition.directive("deprecated") {
                let name = field.name().map_or("", Node::text);
                report(ctx, field.node().span(file), &format!("the field `{name}`"), directive);
            }
            walk::arguments(schema, field.node(), &definition.arguments(), &mut |it| {
                given(ctx, schema, file, it);
            });
        }
    });
}

/// An argument or a field of an input object, and the values of enums that it gives.
fn given(ctx: &mut Context<'_>, schema: &Schema, file: FileId, given: Given<'_>) {
    let noun = if given.node.kind() == NodeKind::Argument { "argument" } else { "field" };
    let name = given.definition.name().map_or("", Node::text);
    if let Some(directive) = given.definition.directive("deprecated") {
        report(ctx, given.node.span(file), &format!("the {noun} `{name}`"), directive);
    }
    if let Some(ty) = given.definition.ty() {
        enum_values(ctx, schema, file, given.value, ty);
    }
}

fn enum_values(ctx: &mut Context<'_>, schema: &Schema, file: FileId, value: Value<'_>, ty: TypeRef<'_>) {
    value.elements().for_each(|it| enum_values(ctx, schema, file, it, ty));
    let Some(name) = value.enum_value() else { return };
    let directive = schema.named(ty).and_then(|it| it.value(name)).and_then(|it| it.directive("deprecated"));
    if let Some(directive) = directive {
        report(ctx, value.node().span(file), &format!("the enum value `{name}`"), directive);
    }
}

fn report(ctx: &mut Context<'_>, span: Span, what: &str, directive: Directive<'_>) {
    let reason = directive.argument("reason").and_then(|it| it.value()?.string());
    let report = ctx.report(span, format_args!("{what} is deprecated")).argument(what);
    if let Some(reason) = reason.map(|it| it.trim().replace('\n', " ")).filter(|it| !it.is_empty()) {
        report.help(format!("the schema says: {reason}"));
    }
}
