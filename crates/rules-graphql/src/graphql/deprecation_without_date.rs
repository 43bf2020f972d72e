//! `graphql/deprecation-without-date`

use wirelint_graphql::syntax::{Directive, Node, NodeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};
use wirelint_model::Date;

use crate::{Item, Visit};

options! {
    /// Where the date stands.
    pub(crate) struct DateOptions {
        /// The argument of `@deprecated` that has the date.
        argument_name: String = "deletionDate".into(),
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Every `@deprecated` has a date as `DD/MM/YYYY` in the argument that `argument_name` names, it is a date that exists, and it has not
    /// passed: then the thing itself can go.
    ///
    /// Days that a month does not have are no dates; graphql-eslint takes the 31st of February for one in March.
    ///
    /// ## Why it matters
    ///
    /// Whoever uses it plans by the date. And without one nobody dares to take it away.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String @deprecated(reason: "Use `orders`")
    ///   orders: [String]
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String @deprecated(reason: "Use `orders`", deletionDate: "31/12/2099")
    ///   orders: [String]
    /// }
    ///
    /// directive @deprecated(reason: String, deletionDate: String) on FIELD_DEFINITION | ENUM_VALUE
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 152; that of Saleor: 596. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `require-deprecation-date`
    pub(crate) static DEPRECATION_WITHOUT_DATE: Visit = {
        id: "graphql/deprecation-without-date",
        summary: "what is deprecated says when it goes",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: DateOptions,
        peers: ["@graphql-eslint/require-deprecation-date", "require-deprecation-date"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let argument_name = &ctx.options::<DateOptions>().argument_name;
    let mut holders: Vec<Node<'_>> = Vec::new();
    for node in item.definition.node().descendants() {
        while holders.last().is_some_and(|it| it.local_range().end <= node.local_range().start) {
            holders.pop();
        }
        if let Some(directive) = Directive::cast(node)
            && let Some(name) = directive.name().filter(|it| it.text() == "deprecated")
        {
            judge(ctx, item, directive, name, argument_name, holders.last().copied());
        }
        holders.push(node);
    }
}

fn judge(
    ctx: &mut Context<'_>,
    item: &Item<'_, '_>,
    directive: Directive<'_>,
    name: Node<'_>,
    argument_name: &str,
    holder: Option<Node<'_>>,
) {
    let Some(argument) = directive.argument(argument_name) else {
        ctx.report(item.document.span(name), "this deprecation says no date")
            .help(format!("say when it goes: `{argument_name}: \"31/12/2030\"`"));
        return;
    };
    let Some(value) = argument.value() else { return };
    let span = item.document.span(value.node());
    let text = value.string().unwrap_or_default();
    let Some([day, month, year]) = fields(&text) else {
        ctx.report(span, "the date is not written as `DD/MM/YYYY`");
        return;
    };
    let Some(date) = Date::new(year, month as u8, day as u8) else {
        ctx.report(span, format_args!("there is no date `{text}`"));
        return;
    };
    let has_passed = item.document.subject.surroundings.today().is_some_and(|it| it >= date);
    let name = holder.and_then(|it| it.child(NodeKind::Name));
    if let Some(name) = name.filter(|_| has_passed) {
        let message = format_args!("`{}` was to go on {text}", name.text());
        ctx.report(item.document.span(name), message).related(span, "so it says");
    }
}

/// The numbers of `DD/MM/YYYY`.
fn fields(text: &str) -> Option<[u16; 3]> {
    let fields: Vec<&str> = text.split('/').collect();
    let [day, month, year] = fields[..] else { return None };
    let is_whole = [(day, 2), (month, 2), (year, 4)]
        .iter()
        .all(|(it, length)| it.len() == *length && it.bytes().all(|it| it.is_ascii_digit()));
    let number = |it: &str| it.parse().ok();
    if is_whole { Some([number(day)?, number(month)?, number(year)?]) } else { None }
}
