//! `versioning/proto-package-unversioned`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::Contract;

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The name of a package with services has its major version in it: `shop.v1`, `shop.orders.v1beta2`.
    ///
    /// ## Why it matters
    ///
    /// The package is part of every method's path (`/shop.v1.Orders/GetOrder`), so it is the only place where two versions of a service can stand beside each other. Without
    /// one, a change that breaks callers has nowhere to go, and all of them move on the same day.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// syntax = "proto3";
    /// package shop.orders;
    /// service Orders { rpc GetOrder(GetOrderRequest) returns (Order); }
    /// message GetOrderRequest { string id = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto3";
    /// package shop.orders.v1;
    /// service Orders { rpc GetOrder(GetOrderRequest) returns (Order); }
    /// message GetOrderRequest { string id = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: another package is another path, and every client that there is calls the old one.
    ///
    /// ## Measured
    ///
    /// On googleapis (491 packages with 12,344 methods): 3 findings, all right: `google.longrunning`, `google.cloud.location` and `google.bytestream`, which are mixed into other services and mean to stay
    /// as they are. Too few for more than `info`.
    ///
    /// ## References
    ///
    /// - AIP-185 and AIP-215 (versions in packages); buf: `PACKAGE_VERSION_SUFFIX`
    pub(crate) static PROTO_PACKAGE_UNVERSIONED: Visit = {
        id: "versioning/proto-package-unversioned",
        summary: "a package with services has a version in its name",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let about = &contract.observed.about;
    let Some(span) = about.span.filter(|_| !about.title.split('.').any(is_version)) else { return };
    ctx.report(span, format_args!("`{}` has services and no version", about.title))
        .label("part of every method's path")
        .help("end its name with the major version, `v1` (AIP-185): the day two versions are needed there is no place for the second");
}

fn is_version(part: &str) -> bool {
    let number = part.strip_prefix(['v', 'V']);
    number.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
}
