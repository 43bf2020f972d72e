//! `graphql/description-style-wrong`

use wirelint_diagnostics::{Applicability, Remedy};
use wirelint_graphql::syntax::NodeKind;
use wirelint_lint::{Context, Kind, Level, declare_rule, options, words};

use crate::{Item, Visit};

words! {
    /// How a description is written.
    enum Style {
        /// `"""…"""`.
        Block = "block",
        /// `"…"`.
        Inline = "inline",
    }
}

options! {
    /// Which style is wanted.
    pub(crate) struct StyleOptions {
        /// How descriptions are written.
        style: Style = Style::Block,
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Every description is a block (`"""…"""`), or with `style: inline` a string on one line (`"…"`).
    ///
    /// ## Why it matters
    ///
    /// One style is easier to read and to search, and blocks take more than one line without escapes.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// "What a customer has bought."
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
    /// """
    /// What a customer has bought.
    /// """
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is a safe fix: the quotes are changed. None is offered where the text has quotes or backslashes, or where a block of several
    /// lines would have to be on one.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: none; that of Saleor: 1. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `description-style`
    pub(crate) static DESCRIPTION_STYLE_WRONG: Visit = {
        id: "graphql/description-style-wrong",
        summary: "descriptions are written in one style",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Safe,
        options: StyleOptions,
        peers: ["@graphql-eslint/description-style", "description-style"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let wants_block = ctx.options::<StyleOptions>().style == Style::Block;
    for node in item.definition.node().descendants().filter(|it| it.kind() == NodeKind::Description) {
        let text = node.text();
        let is_block = text.starts_with("\"\"\"");
        if is_block == wants_block {
            continue;
        }
        let message = if is_block { "this description is a block" } else { "this description is no block" };
        let span = item.document.span(node);
        let report = ctx.report(span, message);
        let said = node.string();
        if wants_block && !said.contains(['"', '\\']) && !said.trim().is_empty() {
            let text = format!("\"\"\"{said}\"\"\"");
            report.remedy("Write it as a block", Applicability::Safe, Remedy::Replace { span, text });
        } else if is_block && !said.contains(['"', '\\', '\n']) {
            let text = format!("\"{said}\"");
            report.remedy("Write it on one line", Applicability::Safe, Remedy::Replace { span, text });
        }
    }
}
