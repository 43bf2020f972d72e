//! `config/unknown-method`

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_diagnostics::Severity;
use wirelint_lint::{Applicability, Context, Kind, Level, Remedy, declare_rule};
use wirelint_model::traffic::{FaultKind, PathPattern, Selector, System, Target, Traffic, Unmet, Written};
use wirelint_source::Span;

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// What the configuration of retries and timeouts names is there: a service or method of a gRPC service config, the path and method of a route. A service is missed where others of its package are
    /// here; a path where the route is for a contract by its host or its name, or where a path is here that is called nearly so. A name with white space around it is another name.
    ///
    /// It is silent where the run has not looked at the whole workspace: what is not here may be elsewhere.
    ///
    /// ## Why it matters
    ///
    /// Nothing fails. The policy holds for nothing, and the calls that it was written for are made without the timeouts and retries that their owner believes in. Mostly the method was renamed.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// #- openapi.yaml
    /// paths:
    ///   /orders/{id}:
    ///     get:
    ///       operationId: getOrder
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: An order } }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: orders
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /order/ }
    ///     route: { cluster: orders, timeout: 2s }
    /// ```
    ///
    /// ```yaml correct
    /// #- openapi.yaml
    /// paths:
    ///   /orders/{id}:
    ///     get:
    ///       operationId: getOrder
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: An order }, '404': { description: There is none } }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: orders
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /orders/ }
    ///     route: { cluster: orders, timeout: 2s }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// The nearest name of a service or method that the configuration does not name already can be written. That is unsafe: a policy that has held for nothing so far holds for something from then on.
    ///
    /// ## Measured
    ///
    /// 465 service configs of `googleapis` with their contracts: 286 findings (all methods of a service that is not there are one), all of which an independent reading of the .proto files confirms; 65 were looked at one by one, and all were
    /// right. Most are what was renamed or taken away while the configuration stayed; 4 have white space around the name. What it says is a contradiction between a contract and what is configured around it, hence a warning; a path
    /// that is called nearly as nothing else is `info`.
    ///
    /// ## References
    ///
    /// - gRFC A2 (service configs in DNS), gRFC A6 (client retries): names that match nothing are passed over
    pub(crate) static UNKNOWN_METHOD: Visit = {
        id: "config/unknown-method",
        summary: "what configuration of retries and timeouts names is there",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        fix: Applicability::Unsafe,
        visit: Visit::Several(&[Visit::Traffic(check_names), Visit::System(check)]),
    }
}

/// Names with white space around them.
fn check_names(ctx: &mut Context<'_>, traffic: &Traffic) {
    for fault in traffic.faults.iter().filter(|it| it.kind == FaultKind::Padded) {
        let selectors = traffic.tables.iter().flat_map(|it| &it.policies).flat_map(|it| &it.selectors);
        let Some(name) = selectors.flat_map(names).find(|it| it.span == fault.span) else { continue };
        let trimmed = name.value.trim();
        let message = format!(
            "`{}` has white space around it, so it is the name of another {}",
            name.value, fault.field
        );
        let report = ctx
            .report(fault.span, message)
            .label("clients compare the whole of it")
            .help("take the white space away");
        rename(report, fault.span, trimmed);
    }
}

fn check(ctx: &mut Context<'_>, system: &System<'_>) {
    let mut named: FxHashMap<(u32, u32), FxHashSet<Name<'_>>> = FxHashMap::default();
    for unmatched in system.unmatched() {
        let id = unmatched.policy;
        let (table, policy) = system.policy(id);
        let selector = &policy.selectors[unmatched.selector as usize];
        // Those are told already.
        if names(selector).any(|it| it.value.trim() != &*it.value) {
            continue;
        }
        let selectors = || table.policies.iter().flat_map(|it| &it.selectors);
        let named =
            named.entry((id.file, id.table)).or_insert_with(|| selectors().filter_map(name).collect());
        // A name that is there already is not the one that was meant, and twice it would make the configuration invalid.
        let near = unmatched.nearest.as_deref().filter(|near| match (name(selector), unmatched.what) {
            (Some((_, method)), Unmet::Service) => !named.contains(&(*near, method)),
            (Some((service, _)), Unmet::Method) => !named.contains(&(service, Some(*near))),
            _ => true,
        });
        check_selector(ctx, selector, unmatched.what, near);
    }
}

/// A service, and a method of it or all.
type Name<'s> = (&'s str, Option<&'s str>);

/// What a selector names.
fn name(selector: &Selector) -> Option<Name<'_>> {
    let Target::Grpc { service: Some(service), method } = &selector.target else { return None };
    Some((&service.value, method.as_ref().map(|it| &*it.value)))
}

fn check_selector(ctx: &mut Context<'_>, selector: &Selector, what: Unmet, near: Option<&str>) {
    let (span, message) = match (&selector.target, what) {
        (Target::Grpc { service: Some(service), .. }, Unmet::Service) => {
            (service.span, format!("there is no service `{}`", service.value))
        }
        (Target::Grpc { service: Some(service), method: Some(method) }, Unmet::Method) => {
            (method.span, format!("`{}` has no method `{}`", service.value, method.value))
        }
        (Target::Path(path), Unmet::Verb) => {
            let verbs: Vec<&str> = selector.methods.iter().map(|it| &*it.value).collect();
            let span = selector.methods.first().map_or(path.span, |it| it.span);
            (span, format!("nothing at `{}` is called by {}", text(&path.value), verbs.join(", ")))
        }
        (Target::Path(path), _) => {
            (path.span, format!("no contract has a path such as `{}`", text(&path.value)))
        }
        _ => (selector.span, "nothing is selected by this".to_owned()),
    };
    let is_name = matches!(what, Unmet::Service | Unmet::Method);
    let severity = if is_name || near.is_some() { Severity::Warning } else { Severity::Info };
    let help = near.map_or_else(
        || "what is configured here holds for nothing: name what is there, or take it away".to_owned(),
        |near| format!("what is configured here holds for nothing; did you mean `{near}`?"),
    );
    let mut report = ctx.report(span, message).severity(severity).label("holds for nothing").help(help);
    if let (Target::Grpc { service: Some(service), .. }, Unmet::Service) = (&selector.target, what) {
        // All methods of a service that is not there are one mistake.
        report = report.fold_with(&*service.value);
    }
    // The nearest path is that of an operation, not one that a route would have.
    if let Some(near) = near.filter(|_| is_name) {
        rename(report, span, near);
    }
}

fn rename(report: wirelint_lint::Report<'_>, span: Span, text: &str) {
    let remedy = Remedy::RenameString { span, text: text.to_owned() };
    report.remedy(format!("Write `{text}`"), Applicability::Unsafe, remedy);
}

/// The names of gRPC that a selector has.
fn names(selector: &Selector) -> impl Iterator<Item = &Written<Arc<str>>> {
    let (service, method) = match &selector.target {
        Target::Grpc { service, method } => (service.as_ref(), method.as_ref()),
        Target::Everything | Target::Path(_) => (None, None),
    };
    service.into_iter().chain(method)
}

fn text(pattern: &PathPattern) -> &str {
    match pattern {
        PathPattern::Exact { path, .. }
        | PathPattern::Prefix { path, .. }
        | PathPattern::Below { path, .. } => path,
        PathPattern::Template(text) | PathPattern::Regex(text) => text,
    }
}
