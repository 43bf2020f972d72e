//! `protobuf/directory-several-packages`

use std::collections::BTreeSet;

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::Visit;
use crate::files::{Files, listed, package_span};

declare_rule! {
    /// ## What it checks
    ///
    /// All files of a folder state one package, or none of them any, in each module.
    ///
    /// ## Why it matters
    ///
    /// Generated code of one package belongs into one place, and where a folder is a package, as in Go, two of them cannot be in one.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// //- buf.yaml
    /// version: v2
    /// //- shop/v1/order.proto
    /// syntax = "proto3";
    /// package shop.v1;
    /// //- shop/v1/line.proto
    /// syntax = "proto3";
    /// package shop.lines.v1;
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
    /// - buf's documentation of its lint rules, `DIRECTORY_SAME_PACKAGE`
    pub(crate) static DIRECTORY_SEVERAL_PACKAGES: Visit = {
        id: "protobuf/directory-several-packages",
        summary: "all files of a folder have one package",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["DIRECTORY_SAME_PACKAGE"],
        visit: Visit::All(check),
    }
}

fn check(ctx: &mut Context<'_>, files: &Files<'_>) {
    for ((_, folder), numbers) in files.folders() {
        let package = |number: u32| files.doc(number).0.outline.package();
        let first = package(numbers[0]);
        if numbers.iter().all(|&it| package(it) == first) {
            continue;
        }
        let packages: BTreeSet<&str> = numbers.iter().map(|&it| package(it)).collect();
        let none = if packages.contains("") { ", and one of none" } else { "" };
        let several = listed(packages.into_iter().filter(|it| !it.is_empty()));
        for &number in numbers {
            let (doc, file) = files.doc(number);
            let message = format!("the folder `{folder}` has files of {several}{none}");
            ctx.report(package_span(doc, file), message).argument(*folder);
        }
    }
}
