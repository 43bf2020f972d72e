//! What bounds the retries towards a cluster: `circuit_breakers`
//! (<https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/cluster/v3/circuit_breaker.proto>) and `outlier_detection`.

use wirelint_model::traffic::{Limit, Throttle, ThrottleKind, Written};
use wirelint_yaml::Node;

use crate::reader::{Fields, Reader};

pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>) {
    let Some(destination) = reader.string(node, "name") else { return };
    let breakers = reader.object(node, "circuit_breakers");
    let thresholds = breakers.map(|it| reader.objects(it.value, "thresholds")).unwrap_or_default();
    // Those of the default priority, which is nearly always the only one; where it is left out, it is that.
    let is_default = |it: &Node<'_>| it.get("priority").is_none_or(|it| it.is_text("DEFAULT"));
    let threshold = thresholds.into_iter().find(is_default);
    let throttle = threshold.and_then(|it| throttle(reader, it));
    let ejects = node.entry("outlier_detection").or_else(|| node.entry("outlierDetection"));
    let ejects = ejects.map(|it| reader.span(it.key));
    let dialect = reader.dialect;
    reader.traffic.limits.push(Limit { dialect, destination, throttle, ejects });
}

/// A budget takes the place of a number of retries at once.
fn throttle(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Throttle> {
    if let Some(budget) = reader.object(node, "retry_budget") {
        reader.fields(budget.value, Fields::Only(&["budget_percent", "min_retry_concurrency"]));
        let percent = reader.object(budget.value, "budget_percent");
        let percent = percent.and_then(|it| reader.number(it.value, "value"));
        let share = percent.map(|it| Written::new(it.value / 100.0, it.span));
        let least = reader.number(budget.value, "min_retry_concurrency");
        let span = reader.span(budget.key);
        return Some(Throttle { span, kind: ThrottleKind::Budget { share, least } });
    }
    let most = reader.count(node, "max_retries")?;
    Some(Throttle { span: most.span, kind: ThrottleKind::AtOnce(most) })
}
