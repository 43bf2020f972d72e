//! `protobuf/file-not-lower-snake-case`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::case::Case;
use crate::files::start;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The name of a file, without `.proto`, is in `lower_snake_case`. A dot inside counts as a joint that is none:
    /// `order.internal.proto` is not fine.
    ///
    /// ## Why it matters
    ///
    /// The path is how others import the file, and what its generated files are called. One spelling works on every file system and in
    /// every language.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// //- shop/OrderHistory.proto
    /// syntax = "proto3";
    /// message OrderHistory {}
    /// ```
    ///
    /// ```proto correct
    /// //- shop/order_history.proto
    /// syntax = "proto3";
    /// message OrderHistory {}
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: others import the file by its path.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers style guide (protobuf.dev/programming-guides/style)
    pub(crate) static FILE_NOT_LOWER_SNAKE_CASE: Visit = {
        id: "protobuf/file-not-lower-snake-case",
        summary: "the names of files are in `lower_snake_case`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["FILE_LOWER_SNAKE_CASE"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let name = document.doc.path.rsplit('/').next().unwrap_or_default();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    if !Case::LowerSnake.fits(stem) {
        let wanted = Case::LowerSnake.of(stem);
        ctx.report(start(document.file), format_args!("the file's name `{name}` is not in lower_snake_case"))
            .help(format!("call it `{wanted}.{extension}`, and import it so"));
    }
}
