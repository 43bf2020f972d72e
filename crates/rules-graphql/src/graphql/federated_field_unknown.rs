//! `graphql/federated-field-unknown`

use wirelint_diagnostics::{Applicability, Remedy};
use wirelint_graphql::faults::nearest;
use wirelint_graphql::field_sets::field_sets;
use wirelint_graphql::syntax::Node;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::Span;

use crate::{Item, Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every field that Federation's `@key`, `@requires` and `@provides` name in their `fields` is one of its type. Of types that no file
    /// defines nothing is said.
    ///
    /// ## Why it matters
    ///
    /// Such a schema cannot be composed with those of the other services: the router does not get it, often only after it was deployed.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order @key(fields: "number") {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order @key(fields: "id") {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where the name of exactly one field is near, there is an unsafe fix that writes it: it is a guess at what was meant.
    ///
    /// ## Measured
    ///
    /// No published schema that was measured has such directives. The rule states a contradiction within a schema, which Apollo's composition
    /// refuses by the names below.
    ///
    /// ## References
    ///
    /// - `KEY_INVALID_FIELDS`, `REQUIRES_INVALID_FIELDS` and `PROVIDES_INVALID_FIELDS` in
    ///   <https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/errors>
    pub(crate) static FEDERATED_FIELD_UNKNOWN: Visit = {
        id: "graphql/federated-field-unknown",
        summary: "fields that Federation's directives name exist",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Subject { schema, faults, .. } = item.document.subject;
    // A type may have more fields in a part that is out of reach.
    if faults.is_part() {
        return;
    }
    for named in field_sets(schema, item.at) {
        let is_known = named.name == "__typename" || named.ty.field(named.name).is_some();
        if is_known || !named.ty.kind().is_composite() || named.ty.definition().is_none() {
            continue;
        }
        let span = Span { file: item.document.file, item: item.at.item, range: named.range };
        let message = format_args!(
            "`@{}` names the field `{}`, which `{}` does not have",
            named.directive,
            named.name,
            named.ty.name()
        );
        let mut report = ctx.report(span, message).argument(named.name);
        let names = named.ty.fields().filter_map(|it| it.view.name()).map(Node::text);
        if let [near] = *nearest(named.name, names) {
            let remedy = Remedy::RenameAll { span, others: Vec::new(), text: near.to_owned() };
            report = report.help(format!("did you mean `{near}`?"));
            _ = report.remedy(format!("Write `{near}`"), Applicability::Unsafe, remedy);
        } else {
            _ = report.help(
                "name fields of the type, or add the field to it: as it is, the schema cannot be composed",
            );
        }
    }
}
