//! `graphql/directive-unknown`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::{Fault, FaultKind};
use wirelint_graphql::syntax::{Node, NodeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};

use crate::{Subject, Visit};

options! {
    /// What need not be defined.
    pub(crate) struct DirectiveOptions {
        /// Directives that clients take out of what they send: passed over on fields and operations.
        ignore_client_directives: Vec<String> = Vec::new(),
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Every directive that is used is defined, and stands in a place that its definition names. Directives that come with Federation,
    /// Relay, Apollo, AppSync or another tool are known without a definition: graphql-eslint flags these.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String @audited
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String @audited
    /// }
    ///
    /// directive @audited on FIELD_DEFINITION
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where the name of exactly one directive is near, there is an unsafe fix that writes it: it is a guess at what was meant.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 5.7.1 and 5.7.2, "Directives Are Defined", "Directives Are in Valid Locations"
    /// - graphql-eslint's `known-directives`
    pub(crate) static DIRECTIVE_UNKNOWN: Visit = {
        id: "graphql/directive-unknown",
        summary: "directives are defined, and stand where they may",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        options: DirectiveOptions,
        peers: ["@graphql-eslint/known-directives", "known-directives"],
        visit: Visit::FaultUnless(FaultKind::KnownDirectives, is_of_clients),
    }
}

fn is_of_clients(ctx: &mut Context<'_>, subject: Subject<'_>, fault: &Fault) -> bool {
    let names = &ctx.options::<DirectiveOptions>().ignore_client_directives;
    if names.is_empty() {
        return false;
    }
    let doc = subject.schema.docs().iter().find(|it| it.file == Some(fault.span.file));
    let Some(parse) = doc.map(|it| &it.parse) else { return false };
    let mut item = parse.item(fault.span.item).into_iter().flat_map(Node::descendants);
    let directive =
        item.find(|it| it.kind() == NodeKind::Directive && it.local_range().start == fault.span.range.start);
    let name = directive.and_then(|it| it.child(NodeKind::Name));
    let holder = directive.and_then(Node::parent);
    let is_sent = holder.is_some_and(|it| matches!(it.kind(), NodeKind::Field | NodeKind::Operation));
    is_sent && name.is_some_and(|it| names.iter().any(|wanted| wanted == it.text()))
}
