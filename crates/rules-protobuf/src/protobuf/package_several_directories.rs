//! `protobuf/package-several-directories`

use std::collections::BTreeSet;

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::Visit;
use crate::files::{Files, folder, listed, package_span};

declare_rule! {
    /// ## What it checks
    ///
    /// All files of a package are in one folder, in each module.
    ///
    /// ## Why it matters
    ///
    /// Generated code of one package belongs into one place: in Go a package is a folder, in Python a module is.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// //- buf.yaml
    /// version: v2
    /// //- shop/v1/order.proto
    /// syntax = "proto3";
    /// package shop.v1;
    /// //- shop/v1/internal/line.proto
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
    /// //- shop/v1/line.proto
    /// syntax = "proto3";
    /// package shop.v1;
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
    /// - buf's documentation of its lint rules, `PACKAGE_SAME_DIRECTORY`
    pub(crate) static PACKAGE_SEVERAL_DIRECTORIES: Visit = {
        id: "protobuf/package-several-directories",
        summary: "all files of a package are in one folder",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["PACKAGE_SAME_DIRECTORY"],
        visit: Visit::All(check),
    }
}

fn check(ctx: &mut Context<'_>, files: &Files<'_>) {
    for ((_, package), numbers) in files.packages() {
        let first = folder(&files.doc(numbers[0]).0.path);
        if numbers.iter().all(|&it| folder(&files.doc(it).0.path) == first) {
            continue;
        }
        let folders: BTreeSet<&str> = numbers.iter().map(|&it| folder(&files.doc(it).0.path)).collect();
        let folders = listed(folders);
        for &number in numbers {
            let (doc, file) = files.doc(number);
            let message = match *package {
                "" => format!("files without a package are in several folders: {folders}"),
                package => format!("the files of `{package}` are in several folders: {folders}"),
            };
            ctx.report(package_span(doc, file), message).argument(*package);
        }
    }
}
