//! `graphql/deprecation-without-reason`

use wirelint_diagnostics::{Applicability, Remedy};
use wirelint_graphql::syntax::{Argument, Directive};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every `@deprecated` has a `reason` that says something.
    ///
    /// ## Why it matters
    ///
    /// Whoever uses it learns from the reason what to use instead. Without one the directive says "No longer supported", which helps
    /// nobody.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String @deprecated
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String @deprecated(reason: "Use `orders`")
    ///   orders: [String]
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// A fix writes an empty reason, which only a person can fill: it is shown, never made.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: none; that of Saleor: 32, each a bare `@deprecated`; those of Shopify and Dialogporten: none. All are
    /// true. Since one habit makes so many it is a note. The same findings as graphql-eslint 4.4.0, place for place, on
    /// schemas and operations from a generator and on these two schemas, but for what is said below.
    ///
    /// `reason: null` is no reason; graphql-eslint takes it for the text "null".
    ///
    /// ## References
    ///
    /// - graphql-eslint's `require-deprecation-reason`
    pub(crate) static DEPRECATION_WITHOUT_REASON: Visit = {
        id: "graphql/deprecation-without-reason",
        summary: "what is deprecated says why",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Manual,
        peers: ["@graphql-eslint/require-deprecation-reason", "require-deprecation-reason", "deprecations-have-a-reason"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    for directive in item.definition.node().descendants().filter_map(Directive::cast) {
        let Some(name) = directive.name().filter(|it| it.text() == "deprecated") else { continue };
        let value = directive.argument("reason").and_then(Argument::value);
        // What is no string is another rule's.
        let says_something = value.is_some_and(|it| match it.string() {
            Some(text) => !text.trim().is_empty(),
            None => !it.is_null(),
        });
        if says_something {
            continue;
        }
        let report = ctx
            .report(item.document.span(name), "this deprecation says no reason")
            .help("say what to use instead: `@deprecated(reason: \"…\")`");
        if directive.arguments().next().is_none() {
            let span = item.document.span(directive.node());
            let text = "@deprecated(reason: \"\")".to_owned();
            report.remedy("Add a reason", Applicability::Manual, Remedy::Replace { span, text });
        }
    }
}
