//! `retry/policy-invalid`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Applicability, Context, Kind, Level, Remedy, declare_rule};
use wirelint_model::traffic::{Dialect, Fault, FaultKind, Traffic};
use wirelint_source::Span;

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// What configures retries and timeouts is as the system that it is for wants it: gRPC service configs as gRFC A6 validates them, routes of Envoy, Istio, the Gateway API and
    /// Linkerd as their references say. What is rejected is an error; what is taken for something else, or passed over, is a warning; what only says more than it means is `info`.
    ///
    /// Google's client generators read service configs too, and choose the number of attempts themselves: where no retry policy in a config has `maxAttempts`, none is missed.
    ///
    /// ## Why it matters
    ///
    /// Nothing fails. A client that gets an invalid service config uses none of it, and a proxy passes over a word that it does not know: calls are made without the retries and
    /// timeouts that everybody believes in, until the day when they are needed.
    ///
    /// ## Examples
    ///
    /// ```json incorrect
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "pay.v1.Payments", "method": "GetPayment" }],
    ///     "timeout": "2s",
    ///     "retryPolicy": {
    ///       "maxAttempts": 3,
    ///       "initialBackoff": "100ms",
    ///       "maxBackoff": "1s",
    ///       "retryableStatusCodes": ["UNAVAILABLE"]
    ///     }
    ///   }],
    ///   "retryThrottling": { "maxTokens": 10, "tokenRatio": 0.1 }
    /// }
    /// ```
    ///
    /// ```json correct
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "pay.v1.Payments", "method": "GetPayment" }],
    ///     "timeout": "2s",
    ///     "retryPolicy": {
    ///       "maxAttempts": 3,
    ///       "initialBackoff": "0.1s",
    ///       "maxBackoff": "1s",
    ///       "backoffMultiplier": 2,
    ///       "retryableStatusCodes": ["UNAVAILABLE"]
    ///     }
    ///   }],
    ///   "retryThrottling": { "maxTokens": 10, "tokenRatio": 0.1 }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// A name that is nearly one that is known can be put right. That is unsafe: what has had no effect so far has one from then on. So it is to write 2 for
    /// `maxAttempts` where less is written, which nobody takes. To write 5 where more is written is safe: it counts as 5 already.
    ///
    /// ## Measured
    ///
    /// 465 service configs of `googleapis`: 11 errors and 1 `info` in 11 files, all of them right: 5 policies without `maxAttempts` beside others that have it, 2 with an empty list of codes, 4 names with two policies,
    /// and 100 attempts that count as 5. The 90 policies without `maxAttempts` in configs for client generators are left alone. Other systems' configuration is in no corpus here.
    ///
    /// ## References
    ///
    /// - gRFC A6 (client retries), sections Integration with Service Config and Validation; gRFC A2 (service configs in DNS)
    /// - The references of Envoy (`RetryPolicy`), Istio (`HTTPRetry`), the Gateway API (`HTTPRouteRetry`, `HTTPRouteTimeouts`) and Linkerd (`ServiceProfile`)
    pub(crate) static POLICY_INVALID: Visit = {
        id: "retry/policy-invalid",
        summary: "what configures retries and timeouts is as the system that reads it wants it",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        fix: Applicability::Safe,
        visit: Visit::Traffic(check),
    }
}

fn check(ctx: &mut Context<'_>, traffic: &Traffic) {
    // What cannot be read is not of another kind as well.
    let unreadable: Vec<Span> = traffic
        .faults
        .iter()
        .filter(|it| matches!(it.kind, FaultKind::Syntax(..)))
        .map(|it| it.span)
        .collect();
    let mut faults = traffic.faults.iter().peekable();
    while let Some(fault) = faults.next() {
        match &fault.kind {
            // What is missing in one place is one finding.
            FaultKind::Missing => {
                let mut fields = vec![&*fault.field];
                let is_with = |it: &&Fault| it.kind == FaultKind::Missing && it.span == fault.span;
                while let Some(more) = faults.next_if(is_with) {
                    fields.push(&more.field);
                }
                missing(ctx, fault, &fields);
            }
            // That is another name, which is looked for among those of contracts.
            FaultKind::Padded => {}
            FaultKind::Expected(_) if unreadable.contains(&fault.span) => {}
            _ => one(ctx, fault),
        }
    }
}

fn missing(ctx: &mut Context<'_>, fault: &Fault, fields: &[&str]) {
    let names: Vec<String> = fields.iter().map(|it| format!("`{it}`")).collect();
    let (last, rest) = names.split_last().expect("a field is missing");
    let message = match rest {
        [] => format!("{last} is missing"),
        rest => format!("{} and {last} are missing", rest.join(", ")),
    };
    let report = ctx.report(fault.span, message).label("it must be in here").argument(fields.join(","));
    if let Some(help) = fault.dialect.map(consequence) {
        report.help(help);
    }
}

fn one(ctx: &mut Context<'_>, fault: &Fault) {
    let Fault { dialect, span, field, kind } = fault;
    let message = match kind {
        FaultKind::Syntax(why, _) => format!("this cannot be read: {why}"),
        FaultKind::Unrecognised => {
            "nothing here configures retries or timeouts in a way that is known".to_owned()
        }
        FaultKind::Expected(noun) => format!("`{field}` is not {noun}"),
        FaultKind::UnknownField(_) => format!("there is no field `{field}`"),
        FaultKind::Missing => format!("`{field}` is missing"),
        FaultKind::Empty => format!("`{field}` is empty"),
        FaultKind::OutOfRange(range) => format!("`{field}` is not {range}"),
        FaultKind::Clamped(most) => format!("`{field}` counts as {most}, whatever is written above that"),
        FaultKind::UnknownValue(_) => format!("`{field}` knows no such value"),
        FaultKind::Duplicate(_) if &**field == "name" => "this name has a policy already".to_owned(),
        FaultKind::Duplicate(_) => format!("`{field}` says this twice"),
        FaultKind::Excludes(other, _) => {
            format!("`{field}` stands beside `{other}`, and only one of them may be there")
        }
        FaultKind::Needs(other) => format!("`{field}` has no effect without `{other}`"),
        FaultKind::Padded => format!("there is white space around `{field}`"),
        FaultKind::Regex(why) => format!("the regular expression cannot be read: {why}"),
    };
    let mut report = ctx.report(*span, message).severity(severity(*dialect, field, kind));
    let help = match kind {
        FaultKind::Syntax(_, Some(help)) => Some(help.to_string()),
        FaultKind::Unrecognised => {
            Some("a gRPC service config has `methodConfig`, Envoy's routes have `virtual_hosts`, resources of Kubernetes have `kind`".to_owned())
        }
        FaultKind::UnknownField(Some(near)) | FaultKind::UnknownValue(Some(near)) => {
            Some(format!("did you mean `{near}`?"))
        }
        FaultKind::Clamped(most) => Some(format!("write {most}: clients make no more attempts than that")),
        FaultKind::Duplicate(_) if &**field != "name" => Some("once is enough".to_owned()),
        FaultKind::Needs(other) => Some(format!("add `{other}`, or take this away")),
        _ => dialect.map(|it| consequence(it).to_owned()),
    };
    if let Some(help) = help {
        report = report.help(help);
    }
    match kind {
        FaultKind::Duplicate(first) => _ = report.related(*first, "the first one"),
        FaultKind::Excludes(_, other) => _ = report.related(*other, "the other one"),
        FaultKind::UnknownField(Some(near)) | FaultKind::UnknownValue(Some(near)) => {
            let remedy = Remedy::RenameString { span: *span, text: (*near).to_owned() };
            report.remedy(format!("Write `{near}`"), Applicability::Unsafe, remedy);
        }
        FaultKind::Clamped(most) => {
            let remedy = Remedy::SetNumber { span: *span, value: u64::from(*most) };
            report.remedy(format!("Write {most}"), Applicability::Safe, remedy);
        }
        FaultKind::OutOfRange(_) if &**field == "maxAttempts" => {
            let remedy = Remedy::SetNumber { span: *span, value: 2 };
            report.remedy("Write 2, the least that is a retry", Applicability::Unsafe, remedy);
        }
        _ => {}
    }
}

/// How bad it is, by what the system makes of it.
fn severity(dialect: Option<Dialect>, field: &str, kind: &FaultKind) -> Severity {
    let is_grpc = dialect == Some(Dialect::Grpc);
    match kind {
        FaultKind::Clamped(_) => Severity::Info,
        FaultKind::Duplicate(_) if field != "name" => Severity::Info,
        // Names of fields and conditions that clients and proxies pass over.
        FaultKind::UnknownField(_) | FaultKind::Needs(_) | FaultKind::Unrecognised => Severity::Warning,
        FaultKind::UnknownValue(_) if !is_grpc => Severity::Warning,
        _ => Severity::Error,
    }
}

/// What comes of what is not valid.
const fn consequence(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Grpc => {
            "a client that gets an invalid service config uses none of it: no timeouts, no retries"
        }
        Dialect::Envoy => "Envoy does not load a configuration with this in it",
        Dialect::Istio => {
            "Istio does not take a resource with this in it, and what was there before stays in force"
        }
        Dialect::Gateway => {
            "the cluster does not take a route with this in it, and what was there before stays in force"
        }
        Dialect::Linkerd => {
            "Linkerd passes over what it cannot read, and calls are made as if nothing were written"
        }
    }
}
