//! `graphql/connection-arguments-wrong`

use wirelint_graphql::syntax::{Definition, InputValueDefinition, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};

use crate::{Item, Visit};

options! {
    /// What is asked for.
    pub(crate) struct ArgumentsOptions {
        /// Whether one can page in both directions.
        include_both: bool = true,
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Every field whose type is called `…Connection` takes `first` and `after`, and `last` and `before`; with `include_both: false` one
    /// pair is enough. `first` and `last` take `Int`, `after` and `before` take `String` or another scalar, and each may be never null, but
    /// is no list.
    ///
    /// ## Why it matters
    ///
    /// Clients that follow the specification, Relay foremost, page through every connection with one piece of code, which gives these
    /// arguments.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders(first: Int): OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   total: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders("At most 100." first: Int, after: String, "At most 100." last: Int, before: String): OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   total: Int
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - GraphQL Cursor Connections Specification (relay.dev), section 4
    /// - graphql-eslint's `relay-arguments`
    pub(crate) static CONNECTION_ARGUMENTS_WRONG: Visit = {
        id: "graphql/connection-arguments-wrong",
        summary: "fields that give a connection take what Relay pages by",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: ArgumentsOptions,
        peers: ["@graphql-eslint/relay-arguments", "relay-arguments"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let include_both = ctx.options::<ArgumentsOptions>().include_both;
    let Definition::Type(ty) = item.definition else { return };
    let schema = item.document.subject.schema;
    for field in ty.fields() {
        let Some(field_name) = field.name() else { continue };
        if !field.ty().is_some_and(|it| it.name().ends_with("Connection")) {
            continue;
        }
        let argument =
            |name: &str| field.arguments().find(|it| it.name().is_some_and(|it| it.text() == name));
        let has = |name: &str| argument(name).is_some();
        let span = item.document.span(field_name);
        let is_forward = has("first") && has("after");
        let is_backward = has("last") && has("before");
        if !is_forward && !is_backward {
            let message = format_args!(
                "`{}` gives a connection, but does not take what it is paged by",
                field_name.text()
            );
            ctx.report(span, message)
                .help("let it take `first` and `after`, `last` and `before`, or all of them")
                .argument(field_name.text());
            continue;
        }
        let mut judge = |name: &'static str, takes_number: bool| {
            let given = argument(name);
            let fits = given.and_then(InputValueDefinition::ty).is_some_and(|it| {
                let is_scalar = || schema.named(it).is_some_and(|it| it.kind() == TypeKind::Scalar);
                !it.is_list() && if takes_number { it.name() == "Int" } else { is_scalar() }
            });
            if fits {
                return;
            }
            let wanted = if takes_number { "`Int`" } else { "a scalar" };
            let argument = format!("{} {name}", field_name.text());
            if let Some(name) = given.and_then(InputValueDefinition::name) {
                let message = format_args!("`{}` does not take {wanted}", name.text());
                ctx.report(item.document.span(name), message).argument(argument);
            } else {
                let message = format_args!(
                    "`{}` gives a connection, but has no argument `{name}` that takes {wanted}",
                    field_name.text()
                );
                ctx.report(span, message).argument(argument);
            }
        };
        if include_both || has("first") || has("after") {
            judge("first", true);
            judge("after", false);
        }
        if include_both || has("last") || has("before") {
            judge("last", true);
            judge("before", false);
        }
    }
}
