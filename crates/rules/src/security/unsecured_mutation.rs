//! `security/unsecured-mutation`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Effect, Operation, Place, Role, Security};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// In a contract in which operations say one by one how callers prove who they are, no operation that changes or deletes something (`PUT`, `PATCH`, `DELETE`)
    /// leaves it out. It is reported
    /// where four of five operations say so, and this one says nothing, nor does the contract as a whole.
    ///
    /// It is silent where it says that nobody need (`security: []`), where it takes a key or a token as a parameter, and where it is there for those who
    /// cannot prove it yet (sign in, sign up, reset a password, a webhook). All such operations of one file are one finding.
    ///
    /// It is about OpenAPI: a .proto file does not say who may call.
    ///
    /// ## Why it matters
    ///
    /// What is left out is nobody's decision: generated clients send no credentials, generated servers and gateways ask for none. The operation then works for
    /// everybody, or fails for those who went by the contract.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     get: { security: [{ key: [] }], responses: { '200': { description: Orders } } }
    ///     post: { security: [{ key: [] }], responses: { '201': { description: Created } } }
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get: { security: [{ key: [] }], responses: { '200': { description: An order } } }
    ///     put: { security: [{ key: [] }], responses: { '204': { description: Changed } } }
    ///     patch: { security: [{ key: [] }], responses: { '204': { description: Changed } } }
    ///     delete: { responses: { '204': { description: Deleted } } }
    /// components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
    /// ```
    ///
    /// ```yaml correct
    /// security: [{ key: [] }]
    /// paths:
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get: { responses: { '200': { description: An order } } }
    ///     delete: { responses: { '204': { description: Deleted } } }
    /// components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether it was forgotten is not known.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 20 uses, folded to 4 findings in 4 descriptions. All were
    /// judged: 3 right. The wrong one is for apps that prove who they are in a way that no scheme describes. With `POST`
    /// there were 7, of which 3 were right. Too few for a warning.
    ///
    /// ## References
    ///
    /// - OWASP API Security Top 10 2023, API2 and API5; OpenAPI 3.1.1 §4.8.10 (`security`)
    pub(crate) static UNSECURED_MUTATION: Visit = {
        id: "security/unsecured-mutation",
        summary: "what changes something asks who is calling, as the other operations do",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

/// What is there for callers who cannot prove yet who they are.
const OPEN: [&str; 24] = [
    "login",
    "logout",
    "signin",
    "sign-in",
    "signup",
    "sign-up",
    "register",
    "registration",
    "token",
    "oauth",
    "auth",
    "password",
    "session",
    "webhook",
    "callback",
    "public",
    "contact",
    "health",
    "verif",
    "captcha",
    "confirm",
    "invit",
    "saml",
    "otp",
];

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let observed = &contract.observed;
    if observed.about.security != Security::Unsaid {
        return;
    }
    let served = || contract.interactions.iter().filter(|it| contract.operation(it).role == Role::Served);
    let securities = || served().map(|it| contract.operation(it).security);
    let secured = securities().filter(|it| matches!(it, Security::Required(_))).count();
    let unsaid = securities().filter(|it| *it == Security::Unsaid).count();
    if secured < 5 || unsaid * 4 > secured {
        return;
    }
    for call in served() {
        let operation = contract.operation(call);
        // To create something is left open on purpose more often than not.
        if operation.security != Security::Unsaid
            || &*operation.method == "POST"
            || call.effect.value == Effect::Safe
            || is_open(contract, operation)
        {
            continue;
        }
        ctx.report(
            operation.span,
            format_args!("`{}` changes something and does not say who may", operation.name),
        )
        .label("no `security`")
        .help("say `security` as the other operations do, or `security: []` where everybody may")
        .used_by(&operation.name, operation.span)
        .fold_with("unsecured");
    }
}

fn is_open(contract: &Contract, operation: &Operation) -> bool {
    let texts = [&*operation.path, operation.id.as_deref().unwrap_or_default(), &operation.summary];
    let says = |text: &str| {
        let text = text.to_ascii_lowercase();
        OPEN.iter().any(|it| text.contains(it))
    };
    let is_credential = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["auth", "token", "key", "secret", "sign", "jwt", "access", "cookie", "session"]
            .iter()
            .any(|it| name.contains(it))
    };
    let mut inputs = operation.inputs.iter().map(|used| contract.observed.input(used.id));
    texts.into_iter().any(says)
        || operation.inputs_unknown
        || inputs.any(|it| it.place != Place::Path && is_credential(&it.name))
}
