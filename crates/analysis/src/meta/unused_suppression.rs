//! `meta/unused-suppression`

use wirelint_lint::{Kind, Level, declare_rule};

use crate::meta::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Every `wirelint-ignore` comment, and every name in an `x-wirelint-ignore` object, silences a finding. A name that is no rule
    /// is found as well. Rules that are switched off are not counted against the comments about them.
    ///
    /// ## Why it matters
    ///
    /// The comment says that there is a defect here which somebody decided to live with. When the defect is gone, the comment is a lie that
    /// will silence the next one.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   # wirelint-ignore limits/page-size-unbounded: bounded by the plan
    ///   /orders:
    ///     get: { responses: { '200': { description: Orders } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         # wirelint-ignore limits/page-size-unbounded: bounded by the plan
    ///         - { name: page_size, in: query, schema: { type: integer } }
    ///       responses: { '200': { description: Orders } }
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
        kinds: [Kind::OpenApi],
        visit: (),
    }
}
