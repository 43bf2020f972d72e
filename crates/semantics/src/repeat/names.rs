//! What the names of fields and the ends of paths mean where a call may be repeated. Each list was read off published contracts.

use crate::words::Word;

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

/// Whether a field of that name is an identifier.
pub(super) fn is_id(words: &[Word]) -> bool {
    words.last().is_some_and(|it| matches!(&**it, "id" | "uuid" | "guid" | "sid"))
}

/// Whether a field has the caller's own number for what it asks for: `client_order_id`, `externalReference`, `invoice_number`.
pub(super) fn is_callers_reference(words: &[Word], required: bool) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let whose = |it: &Word| {
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
    let own = |it: &Word| {
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

/// Whether a number of that name says by how much something changes.
pub(super) fn is_relative(words: &[Word]) -> bool {
    let is = |word: &Word| matches!(&**word, "increment" | "decrement" | "delta" | "incr" | "decr");
    let joined = words.concat();
    words.last().is_some_and(is)
        || words.first().is_some_and(|it| matches!(&**it, "increment" | "decrement" | "delta"))
        || joined.contains("toadd") && words.last().is_some_and(|it| it == "add")
        || joined.starts_with("incrementby")
}
