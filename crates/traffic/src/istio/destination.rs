//! `DestinationRule`: how many retries there may be towards a host at once, and whether what fails is left alone for a while.

use wirelint_model::traffic::{Dialect, Limit, Throttle, ThrottleKind, Written};
use wirelint_yaml::Node;

use crate::reader::{Fields, Reader};

pub(crate) fn destination_rule(reader: &mut Reader<'_>, root: Node<'_>) {
    reader.dialect = Dialect::Istio;
    let owner = reader.span(root.entry("kind").map_or(root, |it| it.value));
    let Some(spec) = reader.required(root, "spec", owner).filter(|it| reader.is_object(*it)) else { return };
    let known = Fields::Among(&["host", "trafficPolicy", "subsets", "exportTo", "workloadSelector"]);
    reader.fields(spec.value, known);
    let owner = reader.span(spec.key);
    reader.required(spec.value, "host", owner);
    let Some(host) = reader.string(spec.value, "host") else { return };
    let mut policies: Vec<Node<'_>> = Vec::new();
    policies.extend(reader.object(spec.value, "trafficPolicy").map(|it| it.value));
    for subset in reader.objects(spec.value, "subsets") {
        policies.extend(reader.object(subset, "trafficPolicy").map(|it| it.value));
    }
    for policy in policies {
        let throttle = throttle(reader, policy);
        let ejects = policy.entry("outlierDetection").map(|it| reader.span(it.key));
        if throttle.is_some() || ejects.is_some() {
            let (dialect, destination) = (reader.dialect, host.clone());
            reader.traffic.limits.push(Limit { dialect, destination, throttle, ejects });
        }
    }
}

/// A budget takes the place of a number of retries at once.
fn throttle(reader: &mut Reader<'_>, policy: Node<'_>) -> Option<Throttle> {
    if let Some(budget) = reader.object(policy, "retryBudget") {
        reader.fields(budget.value, Fields::Only(&["percent", "minRetryConcurrency"]));
        let percent = reader.number(budget.value, "percent");
        let share = percent.map(|it| Written::new(it.value / 100.0, it.span));
        let least = reader.number(budget.value, "minRetryConcurrency");
        let span = reader.span(budget.key);
        return Some(Throttle { span, kind: ThrottleKind::Budget { share, least } });
    }
    let pool = reader.object(policy, "connectionPool")?;
    let http = reader.object(pool.value, "http")?;
    reader.fields(
        http.value,
        Fields::Among(&[
            "http1MaxPendingRequests",
            "http2MaxRequests",
            "maxRequestsPerConnection",
            "maxRetries",
        ]),
    );
    let most = reader.count(http.value, "maxRetries")?;
    Some(Throttle { span: most.span, kind: ThrottleKind::AtOnce(most) })
}
