//! `protobuf/package-without-version`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::version::stability;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The last part of a package's name is a version: `v1`, `v1beta1`, `v1alpha`, `v1p1beta1`, `v1test…`, numbers from 1. A file
    /// without a package is not judged.
    ///
    /// ## Why it matters
    ///
    /// A change that breaks callers needs a new package beside the old one. Without a version in the name there is no room for it, and
    /// nobody can see whether a package is stable.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// package shop.orders;
    /// ```
    ///
    /// ```proto correct
    /// package shop.orders.v1;
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
    /// - AIP-185; buf's documentation of its lint rules, `PACKAGE_VERSION_SUFFIX`
    pub(crate) static PACKAGE_WITHOUT_VERSION: Visit = {
        id: "protobuf/package-without-version",
        summary: "the last part of a package is a version",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["PACKAGE_VERSION_SUFFIX"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let package = document.doc.outline.package();
    if !package.is_empty() && stability(package).is_none() {
        ctx.report(document.package_span(), format_args!("the package `{package}` has no version"))
            .help(format!(
                "such as `{package}.v1`: a later one that breaks callers then has a place beside it"
            ))
            .argument(package);
    }
}
