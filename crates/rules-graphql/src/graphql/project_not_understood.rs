//! `graphql/project-not-understood`

use wirelint_diagnostics::Severity;
use wirelint_graphql::projects::{Config, ProblemKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::{FileId, Span, TextRange};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// What `.graphqlrc` or `graphql.config` says of a project's schema and documents can be followed: the file can be read, its keys and values are those
    /// of graphql-config, its patterns lead to files. A schema behind an address is not fetched, and code is not run; then what
    /// operations name is not held against the schema. A file that cannot be read is an error.
    ///
    /// ## Why it matters
    ///
    /// Which files are one schema, and which operations are written for it, decides what is unknown and what is unused. What is not
    /// understood is not checked, and nobody notices.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// #- .graphqlrc.yml
    /// schema: https://api.example.com/graphql
    /// documents: web/**/*.graphql
    /// #- web/order.graphql
    /// query Order {
    ///   order {
    ///     id
    ///   }
    /// }
    /// ```
    ///
    /// ```yaml correct
    /// #- .graphqlrc.yml
    /// schema: api/*.graphql
    /// documents: web/**/*.graphql
    /// #- api/schema.graphql
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// #- web/order.graphql
    /// query Order {
    ///   order {
    ///     id
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
    /// There is no such file among the contracts that rules are measured on: it states what the file itself says.
    ///
    /// ## References
    ///
    /// - graphql-config, "Usage" (the-guild.dev/graphql/config/docs/user/usage)
    pub(crate) static PROJECT_NOT_UNDERSTOOD: Visit = {
        id: "graphql/project-not-understood",
        summary: "what `.graphqlrc` says of a project can be followed",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Configuration(check),
    }
}

fn check(ctx: &mut Context<'_>, file: FileId, config: &Config, unmatched: &[TextRange]) {
    for problem in &config.problems {
        let mut report = ctx.report(Span::in_file(file, problem.range), &problem.message);
        match problem.kind {
            ProblemKind::Syntax => report = report.severity(Severity::Error),
            ProblemKind::Environment => report = report.severity(Severity::Info),
            ProblemKind::Shape | ProblemKind::Key | ProblemKind::Offline | ProblemKind::Code => {}
        }
        if let Some(help) = &problem.help {
            _ = report.help(help.clone());
        }
    }
    for &range in unmatched {
        ctx.report(Span::in_file(file, range), "this leads to no file")
            .label("nothing here")
            .help("patterns start from the folder of this file; what lies outside the workspace, or is not of GraphQL by its name, is not read");
    }
}
