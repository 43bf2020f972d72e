//! `protobuf/missing-import`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Document, Subject, Visit, missing};

declare_rule! {
    /// ## What it checks
    ///
    /// Every import leads to a file: below the roots that `buf.yaml`, `buf.work.yaml` or `--proto-path` state, or, where nobody states any,
    /// below those that packages and imports show; or to one of those that are built in (the well-known types, `google/api`,
    /// `google/rpc`, `google/type`, `google/longrunning`, `buf/validate`, the options of `protoc-gen-openapiv2`).
    ///
    /// Where a `buf.yaml` has `deps`, a file that is not on the disk may well come from there, unless files of its folder are here: that is
    /// said as an info. Nothing is fetched, nothing outside the workspace is read, and what depends on a file that is not here is not
    /// judged.
    ///
    /// ## Why it matters
    ///
    /// Compilers refuse the file and all that import it.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// import "shop/v1/monney.proto";
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
    /// The 7,227 files of googleapis: no finding.
    ///
    /// ## References
    ///
    /// - Protocol Buffers language guide, "Importing Definitions"; buf's documentation of `buf.yaml`, `deps`
    pub(crate) static MISSING_IMPORT: Visit = {
        id: "protobuf/missing-import",
        summary: "every import leads to a file",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let Subject { linked, surroundings, .. } = document.subject;
    for import in missing::imports(document.doc) {
        let Some(path) = import.path() else { continue };
        let written = path.string();
        let span = path.span(document.file);
        if surroundings.has_dependencies(document.file) && !missing::is_folder_here(linked, &written) {
            let message = format!("`{written}` is not here; it may come from the `deps` of `buf.yaml`");
            ctx.report(span, message)
                .severity(Severity::Info)
                .label("what it defines is not known")
                .help("nothing is fetched: `buf export` writes the files of a dependency to the disk")
                .argument(written);
        } else {
            ctx.report(span, format_args!("`{written}` is not there"))
                .label("leads to no file")
                .help("correct the path, or say by a `buf.yaml` or `--proto-path` where imports start")
                .argument(written);
        }
    }
}
