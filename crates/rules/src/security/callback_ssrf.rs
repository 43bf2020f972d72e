//! `security/callback-ssrf`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::Contract;

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Where a caller gives an address that the server will call (`callbackUrl`, `webhook_url`, `notificationUrl`, the `url` of what is posted to
    /// `/webhooks`), something says where it may lead: a `pattern`, the values that are allowed, or text about HTTPS, an allow-list, a check of the
    /// address or of who owns it, in the description of the field, of the operation or of the API.
    ///
    /// Addresses that a browser is sent to are left alone. A shared body is one finding.
    ///
    /// ## Why it matters
    ///
    /// A server that calls whatever it is told also calls what only it can reach: the metadata service of its cloud, an admin page next to it.
    /// The contract is where both sides could have seen that nobody thought of it.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /exports:
    ///     post:
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { callbackUrl: { type: string, format: uri, description: Where we say that it is done } } }
    ///       responses: { '201': { description: Begun } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /exports:
    ///     post:
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { callbackUrl: { type: string, format: uri, pattern: '^https://' , description: An address below a domain that you have verified } } }
    ///       responses: { '201': { description: Begun } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Exports { rpc CreateExport(CreateExportRequest) returns (Export); }
    /// message CreateExportRequest {
    ///   // Kept for a day.
    ///   string request_id = 1;
    ///   string callback_url = 2;
    /// }
    /// message Export { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Exports { rpc CreateExport(CreateExportRequest) returns (Export); }
    /// message CreateExportRequest {
    ///   // Kept for a day.
    ///   string request_id = 1;
    ///   // Where the server posts when it is done: HTTPS, and a host on the allow-list.
    ///   string callback_url = 2;
    /// }
    /// message Export { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { webhook(id: ID!): Webhook }
    /// type Mutation { createWebhook(input: CreateWebhookInput!): Webhook }
    /// input CreateWebhookInput { id: ID!, callbackUrl: String! }
    /// type Webhook { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { webhook(id: ID!): Webhook }
    /// type Mutation { createWebhook(input: CreateWebhookInput!): Webhook }
    /// input CreateWebhookInput {
    ///   id: ID!
    ///   "Only HTTPS, and only a host whose owner has answered a challenge."
    ///   callbackUrl: String!
    /// }
    /// type Webhook { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a pattern that the server does not check protects nothing.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 347 uses, folded to 318 findings in 94 descriptions. Judged: 23 of 25 right, one of each publisher.
    /// The wrong ones are addresses that are called so and that the server never calls. That a contract is silent does not mean that the server is careless; hence `info`.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 2 uses, both right: the `targetUrl` of a webhook.
    ///
    /// ## References
    ///
    /// - OWASP API Security Top 10 2023, API7 (server-side request forgery); CWE-918
    pub(crate) static CALLBACK_SSRF: Visit = {
        id: "security/callback-ssrf",
        summary: "it is said where a caller may make the server call",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let mut found = contract.interactions.iter().filter(|it| !it.targets.is_empty()).peekable();
    if found.peek().is_none() || says_so(&contract.observed.about.description) {
        return;
    }
    for call in found {
        let operation = contract.operation(call);
        for field in &call.targets {
            _ = ctx
                .report(field.span, format_args!("nothing says where `{}` may lead, and the server calls it", field.name))
                .label("any address at all")
                .help("say which addresses are allowed, and have the server check them: only HTTPS, only public hosts, only those whose owner has answered a challenge")
                .argument(&*field.name)
                .used_by(&operation.name, operation.span);
        }
    }
}

/// Whether the prose about the whole contract says of its webhooks where they may lead.
fn says_so(text: &str) -> bool {
    let has = |sentence: &str, words: &[&str]| words.iter().any(|it| sentence.contains(it));
    text.to_ascii_lowercase().split(['.', '\n']).any(|it| {
        has(it, &["webhook", "callback", "notification"])
            && has(
                it,
                &["https ", "https,", "https-", "allowlist", "allow-list", "whitelist", "verif", "challenge"],
            )
    })
}
