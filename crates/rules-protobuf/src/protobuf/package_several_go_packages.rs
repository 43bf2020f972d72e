//! `protobuf/package-several-go-packages`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::Visit;
use crate::files::Files;
use crate::same_option::check_same;

declare_rule! {
    /// ## What it checks
    ///
    /// All files of a package give the option `go_package` one value, or none of them any. The empty string counts as none. Modules are
    /// judged by themselves.
    ///
    /// ## Why it matters
    ///
    /// Definitions that belong together get different names in Go. A file that lacks the option gets what the generator makes up.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// //- buf.yaml
    /// version: v2
    /// //- shop/v1/order.proto
    /// syntax = "proto3";
    /// package shop.v1;
    /// option go_package = "shop/v1;shopv1";
    /// //- shop/v1/line.proto
    /// syntax = "proto3";
    /// package shop.v1;
    /// option go_package = "shop/v1;orders";
    /// ```
    ///
    /// ```proto correct
    /// //- buf.yaml
    /// version: v2
    /// //- shop/v1/order.proto
    /// syntax = "proto3";
    /// package shop.v1;
    /// option go_package = "shop/v1;shopv1";
    /// //- shop/v1/line.proto
    /// syntax = "proto3";
    /// package shop.v1;
    /// option go_package = "shop/v1;shopv1";
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: nobody knows which of the values is meant.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - buf's documentation of its lint rules, `PACKAGE_SAME_GO_PACKAGE`
    pub(crate) static PACKAGE_SEVERAL_GO_PACKAGES: Visit = {
        id: "protobuf/package-several-go-packages",
        summary: "all files of a package state one `go_package`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["PACKAGE_SAME_GO_PACKAGE"],
        visit: Visit::All(check),
    }
}

fn check(ctx: &mut Context<'_>, files: &Files<'_>) {
    check_same(ctx, files, "go_package");
}
