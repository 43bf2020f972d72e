//! `protobuf/field-without-comment`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::documented::check_comment;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Right above each field stands a comment with at least one line that says something; `buf:lint:ignore …` says nothing.
    ///
    /// ## Why it matters
    ///
    /// The comment is what generated code, its documentation and every editor show. A contract is what people on the other side of the
    /// wire have to go by; they cannot ask the code.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message Order {
    ///   string id = 1;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message Order {
    ///   // Given by the shop when the order is placed.
    ///   string id = 1;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: only its author knows.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - buf's documentation of its lint rules, `COMMENTS`
    pub(crate) static FIELD_WITHOUT_COMMENT: Visit = {
        id: "protobuf/field-without-comment",
        summary: "every field has a comment",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["COMMENT_FIELD"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    // The comment above a group is about its message.
    for it in document.elements().fields.iter().filter(|it| it.group().is_none()) {
        if let Some(name) = it.name() {
            check_comment(ctx, document.file, "field", it.node(), name.text());
        }
    }
}
