//! `protobuf/syntax-error`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::Span;

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every .proto file can be read: as text (UTF-8), and as proto2, proto3 or an edition. What is around the damage is read and judged all
    /// the same.
    ///
    /// ## Why it matters
    ///
    /// No code is generated from a file that cannot be read, nor from one that imports it. An error that comes to light in the editor
    /// costs seconds; the same in another team's build costs a day.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message Order {
    ///   string id = 1
    ///   string buyer = 2;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message Order {
    ///   string id = 1;
    ///   string buyer = 2;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis: no finding. Files that an independent parser (protox-parse) refuses are found, file for file.
    ///
    /// ## References
    ///
    /// - Protocol Buffers language specifications: proto2, proto3, editions 2023 and 2024
    pub(crate) static SYNTAX_ERROR: Visit = {
        id: "protobuf/syntax-error",
        summary: "every .proto file can be read",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let file = document.file;
    for range in document.subject.surroundings.not_utf8(file) {
        ctx.report(Span::in_file(file, range), "these bytes are no UTF-8")
            .label("read as `?`")
            .help("save the file as UTF-8: compilers take no other encoding");
    }
    for (item, error) in document.doc.parse.errors() {
        let span = |range| Span { file, item, range };
        let mut report = ctx.report(span(error.range), &error.message);
        if let Some(help) = &error.help {
            report = report.help(help.clone());
        }
        if let Some((range, word)) = &error.related {
            _ = report.related(span(*range), &**word);
        }
    }
}
