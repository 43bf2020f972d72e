//! `graphql/argument-not-named-input`

use wirelint_graphql::syntax::{Definition, Node, OperationType, TypeKind, TypeRef};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};

use crate::{Item, Visit};

options! {
    /// What is looked at.
    pub(crate) struct InputOptions {
        /// Whether the argument's type is called like the field with `Input` behind it.
        check_input_type: bool = false,
        /// Whether upper and lower case count in that: then the type for `setMessage` is `setMessageInput`.
        case_sensitive_input_type: bool = true,
        /// Whether queries are looked at.
        check_queries: bool = false,
        /// Whether mutations are looked at.
        check_mutations: bool = true,
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Every argument of a mutation is called `input`; with `check_queries` those of queries, too. With `check_input_type` its type is
    /// called like the field with `Input` behind it.
    ///
    /// ## Why it matters
    ///
    /// One argument that is an input object takes new fields without a change of the field itself, and clients give one variable for all of
    /// it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String
    /// }
    ///
    /// type Mutation {
    ///   cancel(id: ID!): String
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String
    /// }
    ///
    /// type Mutation {
    ///   cancel(input: CancelInput!): String
    /// }
    ///
    /// input CancelInput {
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
    /// The published schema of GitHub: none; that of Saleor: 505. The same findings as graphql-eslint 4.4.0, place for place, on schemas
    /// and operations from a generator and on these two schemas, but for what is said below.
    ///
    /// Root types are those of the schema, whatever they are called; graphql-eslint goes by the names `Query` and `Mutation`.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `input-name`
    pub(crate) static ARGUMENT_NOT_NAMED_INPUT: Visit = {
        id: "graphql/argument-not-named-input",
        summary: "mutations take one argument that is called `input`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: InputOptions,
        peers: ["@graphql-eslint/input-name", "input-name"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let options = ctx.options::<InputOptions>();
    let Definition::Type(ty) = item.definition else { return };
    let Some(type_name) = ty.name().filter(|_| ty.kind() == TypeKind::Object) else { return };
    let schema = item.document.subject.schema;
    let is_root = |it| schema.root(it).is_some_and(|it| it.name() == type_name.text());
    let is_judged = options.check_mutations && is_root(OperationType::Mutation)
        || options.check_queries && is_root(OperationType::Query);
    if !is_judged {
        return;
    }
    for field in ty.fields() {
        let Some(field_name) = field.name().map(Node::text) else { continue };
        for argument in field.arguments() {
            if let Some(name) = argument.name().filter(|it| it.text() != "input") {
                let message = format_args!(
                    "the argument `{}` of `{}.{field_name}` is not called `input`",
                    name.text(),
                    type_name.text()
                );
                ctx.report(item.document.span(name), message)
                    .argument(format!("{field_name} {}", name.text()));
            }
            let Some(named) = argument.ty().and_then(TypeRef::named).filter(|_| options.check_input_type)
            else {
                continue;
            };
            let wanted = format!("{field_name}Input");
            let is_fine = if options.case_sensitive_input_type {
                named.text() == wanted
            } else {
                named.text().eq_ignore_ascii_case(&wanted)
            };
            if !is_fine {
                let message = format_args!(
                    "the type `{}` that `{}.{field_name}` takes is not called `{wanted}`",
                    named.text(),
                    type_name.text()
                );
                ctx.report(item.document.span(named), message)
                    .argument(format!("{field_name} {}", named.text()));
            }
        }
    }
}
