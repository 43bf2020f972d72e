//! Whether the caller waits.

use thin_vec::thin_vec;
use wirelint_model::{Basis, Evidence, Exchange, Fact, Observations, Operation, Role, RootKind, Rpc, Status};

/// Whether the caller of `operation` waits for the result, by what it states, by an extension, and by what it answers.
pub(crate) fn exchange(observed: &Observations, operation: &Operation) -> Fact<Exchange> {
    let extensions = operation.extensions.as_deref();
    if let Some((exchange, span)) = extensions.and_then(|it| it.stated.wait) {
        return Fact::declared(exchange, span, "stated by `x-wirelint`");
    }
    if let Some(span) = extensions.and_then(|it| it.long_running) {
        return Fact::declared(Exchange::Accepted, span, "a long-running operation");
    }
    if let Some(rpc) = &operation.rpc {
        return of_rpc(operation, rpc);
    }
    if let Some(root) = operation.root.as_deref().filter(|it| it.kind == RootKind::Subscription) {
        return Fact::declared(Exchange::PushedTo, root.gives, "a subscription");
    }
    let answers = || operation.outputs.iter().map(|used| (used, observed.output(used.id)));
    if let Some((accepted, _)) = answers().find(|(_, it)| it.status == Status::Code(202)) {
        let called_back = operation.callback.filter(|_| operation.role == Role::Served);
        let exchange = if called_back.is_some() { Exchange::CalledBack } else { Exchange::Accepted };
        let mut fact = Fact::declared(exchange, accepted.at, "202: it is done later");
        if let Some(span) = called_back {
            fact.evidence.push(Evidence { span, word: "the server calls back" });
        }
        return fact;
    }
    let is_stream = |name: &str| name.starts_with("text/event-stream");
    let stream = answers()
        .filter(|(_, it)| it.status.is_success())
        .find(|(_, it)| it.media.iter().any(|media| is_stream(&media.name)));
    if let Some((used, output)) = stream {
        // Where a plain answer is offered as well, the caller chooses.
        let always = output.media.iter().all(|media| is_stream(&media.name));
        let basis = if always { Basis::Declared } else { Basis::Implied };
        let evidence = thin_vec![Evidence { span: used.at, word: "events as they come" }];
        return Fact { value: Exchange::PushedTo, basis, evidence };
    }
    match answers().find(|(_, it)| it.status.is_success()) {
        Some((used, _)) => Fact::declared(Exchange::Waits, used.at, "the answer is the result"),
        None => Fact {
            value: Exchange::Waits,
            basis: Basis::Assumed,
            evidence: thin_vec![Evidence { span: operation.span, word: "no successful answer is described" }],
        },
    }
}

/// An answer that comes in parts is a stream; one that is an operation says that the work goes on (AIP-151), where it is not read
/// again, waited for or called off.
fn of_rpc(operation: &Operation, rpc: &Rpc) -> Fact<Exchange> {
    if rpc.gives.stream {
        return Fact::declared(Exchange::PushedTo, rpc.gives.at, "a stream of answers");
    }
    let about_one = || {
        &*operation.method == "GET"
            || ["Wait", "Cancel", "Pause", "Resume"].iter().any(|it| rpc.name.starts_with(it))
    };
    if &*rpc.gives.name == "google.longrunning.Operation" && (rpc.result.is_some() || !about_one()) {
        let at = rpc.result.as_ref().map_or(rpc.gives.at, |it| it.span);
        return Fact::declared(Exchange::Accepted, at, "a long-running operation");
    }
    // Some have a message of their own for it.
    if rpc.gives.name.rsplit('.').next() == Some("Operation") && !about_one() {
        let evidence = thin_vec![Evidence { span: rpc.gives.at, word: "a long-running operation" }];
        return Fact { value: Exchange::Accepted, basis: Basis::Implied, evidence };
    }
    Fact::declared(Exchange::Waits, rpc.gives.at, "the answer is the result")
}
