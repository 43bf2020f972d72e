//! `protobuf/package-not-lower-snake-case`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::case::Case;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Each part of a package's name is in `lower_snake_case`.
    ///
    /// ## Why it matters
    ///
    /// Packages become namespaces, modules and folders, on some file systems without regard to case.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// package shop.orderHistory.v1;
    /// ```
    ///
    /// ```proto correct
    /// package shop.order_history.v1;
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the package is part of every full name, and of every method's path on the wire.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers style guide (protobuf.dev/programming-guides/style)
    pub(crate) static PACKAGE_NOT_LOWER_SNAKE_CASE: Visit = {
        id: "protobuf/package-not-lower-snake-case",
        summary: "each part of a package is in `lower_snake_case`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["PACKAGE_LOWER_SNAKE_CASE"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let package = document.doc.outline.package();
    if package.split('.').all(|it| Case::LowerSnake.fits(it)) {
        return;
    }
    let wanted: Vec<String> = package.split('.').map(|it| Case::LowerSnake.of(it)).collect();
    ctx.report(document.package_span(), format_args!("the package `{package}` is not in lower_snake_case"))
        .label(format!("`{}`", wanted.join(".")))
        .argument(package);
}
