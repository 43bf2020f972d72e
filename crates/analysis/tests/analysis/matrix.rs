//! Which rule holds for which protocol: `tests/matrix.md`, a cell for each. Where a rule holds, fixtures show what it finds and what it
//! leaves alone; where it does not, there is a reason.
//!
//! What a cell counts are the examples of the rule's documentation, which `docs.rs` runs, and the marks in `tests/rules`, which
//! `fixtures.rs` compares. `UPDATE_FIXTURES=1` writes the page.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use wirelint_analysis::{Kind, Meta, rules};
use wirelint_test_fixture::Fixture;

use crate::support::Example;

/// The columns.
const PROTOCOLS: [(Kind, &str); 3] =
    [(Kind::OpenApi, "OpenAPI"), (Kind::Protobuf, "Protobuf"), (Kind::GraphQl, "GraphQL")];

/// Groups of rules that one protocol has for itself, and what is said of our own configuration.
const OF_ONE: [&str; 5] = ["openapi", "protobuf", "graphql", "yaml", "config"];

/// Why rules do not hold for a protocol: where, why, and which. Where a rule's page says so itself (`Not for GraphQL…`), that is the reason.
const WHY_NOT: &[(&[Kind], &str, &[&str])] = &[
    (
        &[Kind::Protobuf, Kind::GraphQl],
        "it is about methods, headers or status codes of HTTP, which neither protocol leaves to the contract",
        &[
            "concurrency/if-match-without-412",
            "errors/success-with-error",
            "errors/throttle-without-retry-after",
            "idempotency/array-append-patch",
            "idempotency/conflict-without-existing",
            "idempotency/put-not-replace",
            "latency/poll-without-hint",
            "latency/respond-async-half",
            "limits/no-rate-limit",
            "realtime/conditional-get-half",
            "realtime/sse-as-schema",
            "realtime/sse-without-id",
        ],
    ),
    (
        &[Kind::Protobuf, Kind::GraphQl],
        "errors have the protocol's own form (a status of gRPC, `errors` beside the data), of which the contract says nothing",
        &[
            "errors/inconsistent-shape",
            "errors/no-error-response",
            "errors/no-machine-code",
            "errors/not-problem-json",
            "errors/stack-trace-field",
        ],
    ),
    (
        &[Kind::Protobuf, Kind::GraphQl],
        "the contract has no callbacks, webhooks or links",
        &["events/webhook-unsigned-no-id", "idempotency/unsafe-in-links", "latency/webhook-only-completion"],
    ),
    (
        &[Kind::Protobuf, Kind::GraphQl],
        "there are no such extensions: times and retries are in a service config or in the mesh, and judged there",
        &[
            "deadline/excessive-sync",
            "deadline/inverted-budget",
            "meta/extension-contradiction",
            "retry/no-jitter-or-exponential",
            "retry/sdk-extension-conflict",
        ],
    ),
    (
        &[Kind::Protobuf, Kind::GraphQl],
        "who may call is not in the contract",
        &["security/unsecured-mutation"],
    ),
    (
        &[Kind::Protobuf, Kind::GraphQl],
        "the type of a field says whether there is one or a list",
        &["chatty/mixed-cardinality"],
    ),
    (
        &[Kind::Protobuf, Kind::GraphQl],
        "answers are objects that can always grow: fields that a reader does not know are kept, or are not asked for",
        &["evolution/closed-object-response", "evolution/top-level-array"],
    ),
    (
        &[Kind::Protobuf],
        "an enum is open there, and what reads it keeps values that it does not know",
        &["evolution/closed-enum-in-response"],
    ),
    (
        &[Kind::GraphQl],
        "every enum is a closed list there: nothing else could be advised",
        &["evolution/closed-enum-in-response"],
    ),
    (
        &[Kind::Protobuf],
        "work that goes on is a `google.longrunning.Operation`, which can be asked for: `latency/lro-missing-info` looks at those",
        &["latency/accepted-without-monitor"],
    ),
    (
        &[Kind::GraphQl],
        "an answer has no status that would say that work goes on",
        &["latency/accepted-without-monitor"],
    ),
    (
        &[Kind::Protobuf],
        "the version is in the package: `versioning/proto-package-unversioned`",
        &["versioning/mixed-schemes", "versioning/unversioned"],
    ),
    (
        &[Kind::GraphQl],
        "a schema has no version: fields are added and deprecated",
        &["versioning/mixed-schemes", "versioning/unversioned"],
    ),
    (
        &[Kind::OpenApi, Kind::GraphQl],
        "it is about what only a .proto file has: numbers and zero values, packages, methods with messages and streams, options of methods",
        &[
            "evolution/enum-zero-value",
            "idempotency/key-on-resource",
            "idempotency/level-mismatch",
            "latency/lro-missing-info",
            "pagination/streaming-list",
            "versioning/empty-rpc-type",
            "versioning/proto-package-unversioned",
        ],
    ),
    (
        &[Kind::OpenApi, Kind::Protobuf],
        "it is about selections, types that refer to each other, or conventions that only GraphQL has",
        &[
            "errors/graphql-payload-no-usererrors",
            "evolution/deprecation-names-missing-replacement",
            "idempotency/clientmutationid-as-key",
            "n-plus-one/batch-function-loops",
            "n-plus-one/batch-order-not-kept",
            "n-plus-one/federation-entity",
            "n-plus-one/loader-in-resolver",
            "n-plus-one/loader-object-key",
            "n-plus-one/loader-shared-across-requests",
            "n-plus-one/loop-in-client",
            "n-plus-one/nested-connection-cost",
            "n-plus-one/query-operation",
            "n-plus-one/resolver-per-item",
            "n-plus-one/sequential-loads",
            "pagination/nested-list-unpaginated",
            "realtime/subscription-payload-thin",
        ],
    ),
];

const HEAD: &str = "\
# Which rule holds for which protocol

A rule over facts is written once and holds for every protocol that has such facts. A cell says how many fixtures show what the rule finds there, and how many what
it leaves alone; where it does not hold, a number leads to the reason. What one protocol has for itself (`openapi/…`, `protobuf/…`, `graphql/…`), what looks at configuration of
retries and timeouts, and what is said of `wirelint.yaml` has no row.

";

#[test]
fn each_rule_holds_for_each_protocol_or_says_why_not() {
    let marks = marks();
    let mut reasons: Vec<String> = Vec::new();
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut page = HEAD.to_owned();
    page.push_str("| rule |");
    for (_, name) in PROTOCOLS {
        _ = write!(page, " {name} |");
    }
    page.push_str("\n|---|---|---|---|\n");
    for rule in rows() {
        _ = write!(page, "| `{}` |", rule.id);
        for (kind, name) in PROTOCOLS {
            let why = WHY_NOT.iter().filter(|it| it.0.contains(&kind) && it.2.contains(&rule.id));
            let own = own_reason(rule, name);
            let why: Vec<String> = why.map(|it| it.1.to_owned()).chain(own).collect();
            let (found, clean) = fixtures(rule, kind, &marks);
            match (rule.kinds.contains(&kind), &why[..]) {
                (true, []) if found > 0 && clean > 0 => _ = write!(page, " {found} + {clean} |"),
                (true, []) => wrong.push(format!("{} on {name}: {found} found, {clean} clean", rule.id)),
                (true, _) => {
                    wrong.push(format!("{} holds for {name}, and a reason says that it does not", rule.id));
                }
                (false, [why]) => {
                    used.insert((kind, rule.id));
                    let at = reasons.iter().position(|it| it == why).unwrap_or_else(|| {
                        reasons.push(why.clone());
                        reasons.len() - 1
                    });
                    _ = write!(page, " no ({}) |", at + 1);
                }
                (false, _) => {
                    wrong.push(format!("{} does not hold for {name}, for {} reasons", rule.id, why.len()));
                }
            }
        }
        page.push('\n');
    }
    page.push('\n');
    for (at, reason) in reasons.iter().enumerate() {
        _ = writeln!(page, "{}. {reason}", at + 1);
    }
    for (kinds, _, ids) in WHY_NOT {
        let cells = kinds.iter().flat_map(|kind| ids.iter().map(|id| (*kind, *id)));
        wrong.extend(
            cells.filter(|it| !used.contains(it)).map(|it| format!("{} on {} needs no reason", it.1, it.0)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/matrix.md");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, page, "(UPDATE_FIXTURES=1 writes tests/matrix.md)");
}

/// The rules over facts and those that stand beside them, in the order of their names.
fn rows() -> Vec<&'static Meta> {
    let of_contracts = |it: &&Meta| it.kinds.iter().any(|kind| PROTOCOLS.iter().any(|it| it.0 == *kind));
    let mut rows: Vec<&Meta> = rules().into_iter().filter(|it| !OF_ONE.contains(&it.group())).collect();
    rows.retain(of_contracts);
    rows.sort_by_key(|it| it.id);
    assert!(rows.len() > 60, "only {} rules", rows.len());
    rows
}

/// What the rule's page says of a protocol that it is not for.
fn own_reason(rule: &Meta, protocol: &str) -> Option<String> {
    let line = rule.docs.lines().find_map(|it| it.trim().strip_prefix("Not for ")?.strip_prefix(protocol))?;
    // `: why`, or `, which …`.
    let why = line.trim_end_matches('.');
    Some(why.strip_prefix(": ").map_or_else(|| format!("not for {protocol}{why}"), str::to_owned))
}

/// How many fixtures show that the rule finds something in files of that kind, and how many that it finds nothing.
fn fixtures(rule: &Meta, kind: Kind, marks: &BTreeMap<(String, Kind), usize>) -> (usize, usize) {
    let examples = Example::all(rule.docs);
    let count = |verdict| examples.iter().filter(|it| it.kind == verdict && it.file(rule) == kind).count();
    let marked = marks.get(&(rule.id.to_owned(), kind)).copied().unwrap_or_default();
    (count("incorrect") + marked, count("correct"))
}

/// The marks in `tests/rules`: how many there are of each rule in files of each kind.
fn marks() -> BTreeMap<(String, Kind), usize> {
    let mut marks = BTreeMap::new();
    for path in wirelint_test_editor::files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules"))
    {
        let text = std::fs::read_to_string(&path).expect("fixtures are readable");
        for case in text.strip_prefix("=== ").expect("a file begins with a case").split("\n=== ") {
            let (_, body) = case.split_once('\n').unwrap_or((case, ""));
            let marked = body.split("--- fixed").next().unwrap_or_default();
            let fixture = Fixture::parse(&format!("{}\n", marked.trim_end()));
            for mark in &fixture.annotations {
                let Some(kind) = kind_of(&fixture.files[mark.file].path) else { continue };
                let Some((head, _)) = mark.message.split_once(": ") else { continue };
                let Some((_, rule)) = head.split_once(' ') else { continue };
                *marks.entry((rule.to_owned(), kind)).or_default() += 1;
            }
        }
    }
    marks
}

fn kind_of(path: &str) -> Option<Kind> {
    match path.rsplit_once('.')?.1 {
        "yaml" | "yml" | "json" => Some(Kind::OpenApi),
        "proto" => Some(Kind::Protobuf),
        "graphql" | "graphqls" | "gql" | "ts" | "tsx" | "js" | "py" | "java" | "rb" => Some(Kind::GraphQl),
        _ => None,
    }
}
