//! `graphql/syntax-error`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::Span;

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every GraphQL file can be read: as text (UTF-8), and as definitions and operations of the specification of September 2025. What is
    /// around the damage is read and judged all the same.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with a schema that cannot be read, and refuses an operation that cannot be.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id ID!): String
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(id: ID!): String
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 2 "Language"
    pub(crate) static SYNTAX_ERROR: Visit = {
        id: "graphql/syntax-error",
        summary: "every GraphQL file can be read",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Document(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let file = document.file;
    for range in document.subject.surroundings.not_utf8(file) {
        ctx.report(Span::in_file(file, range), "these bytes are no UTF-8")
            .label("read as `?`")
            .help("save the file as UTF-8: servers take no other encoding");
    }
    for (range, message) in document.subject.surroundings.not_introspected(file) {
        ctx.report(Span::in_file(file, range), message).help("ask the server again: the rest is linted");
    }
    for (item, error) in document.doc.parse.errors() {
        let span = |range| Span { file, item, range };
        let mut report = ctx.report(span(error.range), &error.message);
        if let Some(help) = &error.help {
            report = report.help(help.clone());
        }
        if let Some((range, word)) = &error.related {
            _ = report.related(span(*range), &**word);
        }
    }
}
