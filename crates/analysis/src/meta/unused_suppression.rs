//! `meta/unused-suppression`

use wirelint_lint::{Kind, Level, declare_rule};

use crate::meta::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Every `wirelint-ignore` comment, and every name in an `x-wirelint-ignore` object, silences a finding. A name that is no rule
    /// is found as well, and so is a suppression that names none. Rules that are switched off are not counted against the comments about
    /// them, and a file that other contracts may use is judged only by a run over the whole workspace.
    ///
    /// A comment silences what stands on its line; alone on its line, what stands on the first line below that is more than a comment. What
    /// belongs to a key or a dash there counts as well, up to the next mapping inside: above `'429':` it silences the `$ref` on the
    /// line below; in a .proto file above `rpc`, whatever follows up to the `;` or `{`. An `x-wirelint-ignore` object silences its mapping with all that is in it and the key before it.
    ///
    /// Several names are separated by spaces or commas. The reason comes behind a colon; without one it begins at the first word that is no
    /// name, unless the word follows a comma or has a `/`: `wirelint-ignore limits - bounded by the plan` names one group.
    ///
    /// These findings can be silenced themselves: `wirelint-ignore-file meta/unused-suppression: reason`.
    ///
    /// ## Why it matters
    ///
    /// The comment says that there is a defect here which somebody decided to live with. When the defect is gone, the comment is a lie that
    /// will silence the next one.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   # wirelint-ignore limits/page-size-unbounded: bounded by the plan
    ///   /orders:
    ///     get: { responses: { '200': { description: Orders } } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         # wirelint-ignore limits/page-size-unbounded: bounded by the plan
    ///         - { name: page_size, in: query, schema: { type: integer } }
    ///       responses: { '200': { description: Orders } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// // wirelint-ignore protobuf/missing-import: only the gateway has it
    /// import "google/protobuf/empty.proto";
    ///
    /// service Orders {
    ///   rpc Ping(google.protobuf.Empty) returns (google.protobuf.Empty);
    /// }
    /// ```
    ///
    /// ```proto protobuf correct
    /// // wirelint-ignore protobuf/missing-import: only the gateway has it
    /// import "gateway/options.proto";
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query {
    ///   # wirelint-ignore graphql/type-unknown: comes with the next release
    ///   order: Order
    /// }
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query {
    ///   # wirelint-ignore graphql/type-unknown: comes with the next release
    ///   order: Order
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// Not measured: it states a fact about the run itself.
    ///
    /// ## References
    ///
    /// - The section on suppressions in the manual
    pub(crate) static UNUSED_SUPPRESSION: Visit = {
        id: "meta/unused-suppression",
        summary: "every suppression silences something",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: (),
    }
}
