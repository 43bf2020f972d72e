//! What the names of fields and the ends of paths mean where a call may be repeated. Each list was read off published contracts.

/// Verbs that change something and are no nouns: not `archive`, `export`, `report`, `trigger`, `mark`, `star`, `lock`, `set`.
pub(super) const MUTATIONS: &[&str] = &[
    "delete",
    "remove",
    "destroy",
    "purge",
    "erase",
    "create",
    "add",
    "insert",
    "append",
    "update",
    "modify",
    "clear",
    "replace",
    "upsert",
    "save",
    "send",
    "resend",
    "submit",
    "cancel",
    "revoke",
    "approve",
    "reject",
    "accept",
    "decline",
    "activate",
    "deactivate",
    "enable",
    "disable",
    "suspend",
    "unsuspend",
    "reboot",
    "restart",
    "reset",
    "publish",
    "unpublish",
    "unsubscribe",
    "follow",
    "unfollow",
    "unlink",
    "unblock",
    "unlock",
    "unarchive",
    "detach",
    "attach",
    "assign",
    "unassign",
    "invite",
    "pay",
    "refund",
    "withdraw",
    "disconnect",
    "unregister",
    "deregister",
    "reindex",
];

/// What is made to be thrown away or can be there once only, and what makes nothing: a second one does no harm.
pub(super) const HARMLESS: &[&str] = &[
    "token",
    "tokens",
    "session",
    "sessions",
    "login",
    "logout",
    "signin",
    "signup",
    "auth",
    "oauth",
    "authenticate",
    "authorize",
    "authorization",
    "challenge",
    "challenges",
    "otp",
    "password",
    "verify",
    "verification",
    "verifications",
    "search",
    "searches",
    "query",
    "queries",
    "preview",
    "validate",
    "validation",
    "check",
    "estimate",
    "estimates",
    "calculate",
    "calculator",
    "quote",
    "quotes",
    "rates",
    "count",
    "graphql",
    "rpc",
    "ping",
    "echo",
    "test",
    "lookup",
    "match",
    "analyze",
    "analysis",
    "predict",
    "predictions",
    "prediction",
    "detect",
    "classify",
    "translate",
    "completions",
    "embeddings",
    "generate",
    "convert",
    "render",
    "parse",
    "compare",
    "filter",
    "list",
    "batchget",
    "status",
    "metrics",
    "events",
    "logs",
    "simulate",
    "assignment",
    "assignments",
    "member",
    "members",
    "membership",
    "memberships",
    "role",
    "roles",
    "follower",
    "followers",
    "collaborators",
    "permissions",
    "grants",
    "favorites",
    "cart",
    "carts",
    "basket",
    "baskets",
    "drafts",
    "likes",
    "authorizations",
    "secret",
    "secrets",
    "key",
    "keys",
    "fork",
    "forks",
];

/// Whether a field of that name is an identifier.
pub(super) fn is_id(words: &[String]) -> bool {
    words.last().is_some_and(|it| matches!(&**it, "id" | "uuid" | "guid" | "sid"))
}

/// Whether a field has the caller's own number for what it asks for: `client_order_id`, `externalReference`, `invoice_number`.
pub(super) fn is_callers_reference(words: &[String], required: bool) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let whose = |it: &String| {
        matches!(
            &**it,
            "external"
                | "client"
                | "merchant"
                | "partner"
                | "customer"
                | "caller"
                | "vendor"
                | "unique"
                | "operation"
                | "correlation"
                | "tracking"
                | "custom"
                | "marketplace"
        )
    };
    let reference = matches!(&**last, "id" | "uuid" | "reference" | "ref" | "key" | "number" | "token");
    let alone =
        matches!(rest.first().map(|it| &**it), Some("external" | "unique" | "operation" | "correlation"));
    let numbered = required
        && last == "number"
        && matches!(
            rest.last().map(|it| &**it),
            None | Some("order" | "invoice" | "transaction" | "payment" | "refund")
        );
    let order = matches!(&*words.concat(), "ordernumber" | "orderno");
    let own = |it: &String| {
        matches!(
            &**it,
            "transfer" | "transaction" | "refund" | "payout" | "payment" | "order" | "disbursement"
        )
    };
    order
        || last == "reference" && rest.len() == 1 && own(&rest[0])
        || reference && rest.first().is_some_and(whose) && (rest.len() > 1 || alone)
        || numbered
        || words.iter().any(|it| it.starts_with("idempoten"))
}

/// Whether a field says how much money, or how many of what.
pub(super) fn is_amount(words: &[String]) -> bool {
    let is = |it: &String| {
        matches!(
            &**it,
            "amount"
                | "amounts"
                | "price"
                | "total"
                | "currency"
                | "credits"
                | "sum"
                | "money"
                | "quantity"
                | "qty"
                | "items"
                | "lines"
                | "products"
                | "cart"
                | "basket"
                | "shares"
                | "usd"
                | "eur"
                | "gbp"
                | "units"
        )
    };
    words.last().is_some_and(is)
        || words.first().is_some_and(|it| matches!(&**it, "amount" | "price" | "total"))
}

/// Whether a field says what is sent, or to whom.
pub(super) fn is_content(words: &[String]) -> bool {
    let is = |it: &String| {
        matches!(
            &**it,
            "message"
                | "text"
                | "body"
                | "content"
                | "subject"
                | "html"
                | "to"
                | "recipient"
                | "recipients"
                | "receiver"
                | "receivers"
                | "destination"
                | "destinations"
                | "msg"
        )
    };
    words.last().is_some_and(is) && (words.len() == 1 || words.len() == 2 && words[1] != "to")
}

/// Whether values of a field of that name are often unique, so that a server refuses the second.
pub(super) fn is_name(words: &[String]) -> bool {
    words.last().is_some_and(|it| {
        matches!(
            &**it,
            "name"
                | "slug"
                | "key"
                | "email"
                | "code"
                | "username"
                | "login"
                | "handle"
                | "label"
                | "identifier"
                | "domain"
                | "hostname"
                | "host"
                | "sku"
                | "number"
                | "title"
                | "tag"
                | "reference"
                | "ref"
                | "alias"
                | "url"
                | "uri"
                | "path"
                | "address"
                | "msisdn"
                | "iban"
                | "vin"
                | "externalid"
                | "subdomain"
                | "nickname"
                | "file"
                | "files"
                | "image"
        )
    })
}

/// Whether a number of that name says by how much something changes.
pub(super) fn is_relative(words: &[String]) -> bool {
    let is = |word: &String| matches!(&**word, "increment" | "decrement" | "delta" | "incr" | "decr");
    let joined = words.concat();
    words.last().is_some_and(is)
        || words.first().is_some_and(|it| matches!(&**it, "increment" | "decrement" | "delta"))
        || joined.contains("toadd") && words.last().is_some_and(|it| it == "add")
        || joined.starts_with("incrementby")
}

/// Whether what ends in that word is sent to somebody.
pub(super) fn is_message(word: &str) -> bool {
    matches!(
        word,
        "message"
            | "messages"
            | "sms"
            | "email"
            | "emails"
            | "mail"
            | "mails"
            | "fax"
            | "faxes"
            | "notification"
            | "notifications"
            | "letters"
            | "letter"
            | "postcards"
            | "mms"
    )
}

/// Whether what ends in that word is work that begins.
pub(super) fn is_job(word: &str) -> bool {
    matches!(
        word,
        "job"
            | "jobs"
            | "run"
            | "runs"
            | "build"
            | "builds"
            | "execution"
            | "executions"
            | "execute"
            | "dispatch"
            | "export"
            | "exports"
            | "import"
            | "imports"
            | "trigger"
            | "deployments"
            | "backups"
            | "batches"
    )
}
