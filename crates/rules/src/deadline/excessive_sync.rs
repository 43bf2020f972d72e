//! `deadline/excessive-sync`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Exchange, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Where an extension states how long a call may take (`x-google-backend`, `x-amazon-apigateway-integration`), a caller that waits for the result waits less than a minute.
    /// A call that is answered with a 202, is a stream or calls back is left alone.
    ///
    /// ## Why it matters
    ///
    /// Browsers, load balancers and most client libraries give up after 30 to 60 seconds, and then send it again while the first is still
    /// being worked on.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /reports:
    ///     put:
    ///       x-google-backend: { address: https://reports.internal, deadline: 300 }
    ///       responses: { '200': { description: The report } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /reports:
    ///     put:
    ///       x-google-backend: { address: https://reports.internal, deadline: 300 }
    ///       responses: { '202': { description: Started, headers: { Location: { schema: { type: string } } } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: answering later is another contract.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: no finding, since none of them states such a time. Without real hits it is `info`.
    ///
    /// ## References
    ///
    /// - AIP-151 (long-running operations), RFC 9110 §15.3.3 (202)
    pub(crate) static EXCESSIVE_SYNC: Visit = {
        id: "deadline/excessive-sync",
        summary: "a caller that waits does not wait for minutes",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

/// A wait that people, browsers and most proxies give up.
const LONG_MS: f64 = 60_000.0;

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    if call.exchange.value != Exchange::Waits {
        return;
    }
    let operation = contract.operation(call);
    let Some(extensions) = &operation.extensions else { return };
    for deadline in extensions.deadlines.iter().filter(|it| it.ms >= LONG_MS) {
        let seconds = (deadline.ms / 1000.0).round();
        ctx.report(deadline.span, format_args!("the caller of `{}` may wait {seconds} seconds for its answer", operation.name))
            .label("longer than most callers and proxies do")
            .help("answer `202` with the place to ask at later, or lower the time: a caller that gave up sends it again while the first is still worked on")
            .related(operation.span, "the caller waits for the result");
    }
}
