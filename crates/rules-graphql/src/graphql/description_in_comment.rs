//! `graphql/description-in-comment`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::Span;

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No comment stands right above a definition, a field, an argument or a value of a schema that has no description. Comments that are
    /// for linters are none, nor is one with an empty line below it.
    ///
    /// ## Why it matters
    ///
    /// A comment is not part of the schema: no tool that shows its documentation, no introspection and no generated code has it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// # What a customer has bought.
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
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-hashtag-description`
    pub(crate) static DESCRIPTION_IN_COMMENT: Visit = {
        id: "graphql/description-in-comment",
        summary: "what is described is described by a string, not by a comment",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/no-hashtag-description", "no-hashtag-description"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    if item.definition.is_executable() {
        return;
    }
    let parse = &item.document.doc.parse;
    let text: &str = parse.text();
    let start = parse.item_start(item.at.item);
    for range in parse.comments_in(item.at.item) {
        let (from, to) = ((range.start + start) as usize, (range.end + start) as usize);
        let comment = text[from + 1..to].trim_start();
        let is_for_linters =
            ["eslint", "wirelint", "lint-", "prettier"].iter().any(|it| comment.starts_with(it));
        let begins_line = text[..from].trim_end_matches([' ', '\t', ',', '\u{feff}']);
        let begins_line = begins_line.is_empty() || begins_line.ends_with(['\n', '\r']);
        let behind = text[to..].trim_start_matches([' ', '\t', ',']);
        let behind =
            behind.strip_prefix("\r\n").or_else(|| behind.strip_prefix(['\n', '\r'])).unwrap_or(behind);
        let behind = behind.trim_start_matches([' ', '\t', ',', '\u{feff}']);
        let names_something = behind.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_');
        if begins_line && names_something && !is_for_linters {
            let name: String =
                behind.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect();
            let span = Span { file: item.document.file, item: item.at.item, range: *range };
            ctx.report(span, format_args!("this comment describes `{name}`, but no tool shows it"))
                .help("write a description: `\"\"\"…\"\"\"`");
        }
    }
}
