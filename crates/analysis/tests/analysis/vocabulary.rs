//! What a configuration says of words and weights: text in, findings and the map out.

use std::path::Path;

use wirelint_analysis::{Host, Options};

use crate::support;

const HEAD: &str = "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\npaths:\n";

/// A payment whose caller chooses a token.
const PAYMENT: &str = "  /payments:
    post:
      operationId: createPayment
      parameters: [{ name: X-Request-Token, in: header, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { amount: { type: integer } } } } } }
      responses: { '201': { description: Paid } }
";

/// A list that a ticket leads through.
const TICKETS: &str = "  /orders:
    get:
      parameters: [{ name: ticket, in: query, schema: { type: string } }]
      responses: { '200': { description: Orders, content: { application/json: { schema: { type: object, properties: {
        orders: { type: array, items: { type: object, properties: { sum: { type: integer } } } }, upcoming: { type: string } } } } } } }
";

fn host(config: &str, paths: &str) -> Host {
    let contract = format!("{HEAD}{paths}");
    let options = Options { open_files: true, arguments: vec![".".into()], ..Options::default() };
    support::host(&[("wirelint.yaml", config), ("openapi.yaml", &contract)], options)
}

/// How often `rule` is broken.
fn count(host: &Host, rule: &str) -> usize {
    let run = host.snapshot().diagnostics(&());
    assert!(run.outcome.problems.is_empty(), "{:?}", run.outcome.problems);
    let config: Vec<_> = run.outcome.findings.iter().filter(|it| it.rule.starts_with("config/")).collect();
    assert!(config.is_empty(), "{config:?}");
    run.outcome.findings.iter().filter(|it| it.rule == rule).count()
}

#[track_caller]
fn check(paths: &str, rule: &str, without: usize, vocabulary: &str, with: usize) {
    let on = format!("rules: {{ {rule}: warning }}\n");
    assert_eq!(count(&host(&on, paths), rule), without, "without a vocabulary");
    let config = format!("{on}vocabulary:\n  {vocabulary}\n");
    assert_eq!(count(&host(&config, paths), rule), with, "{vocabulary}");
}

/// What the map says of the only operation: what a retry has, what a call is recognised by, its risk and why.
fn mapped(config: &str, paths: &str) -> String {
    let (map, _) = host(config, paths).snapshot().map();
    assert!(map.problems.is_empty(), "{:?}", map.problems);
    let row = &map.contracts[0].rows[0];
    format!("{}|{}|{}|{}", row.cells[2].value, row.cells[3].value, row.risk, row.reasons.join(", "))
}

#[test]
fn a_key_of_ones_own_makes_a_call_safe_to_repeat() {
    let rule = "idempotency/create-without-key";
    check(PAYMENT, rule, 1, "key_names: [request-token]", 1);
    check(PAYMENT, rule, 1, "key_names: [x_requestToken]", 0);
    assert!(mapped("", PAYMENT).starts_with("duplicate effect||"));
    assert!(
        mapped("vocabulary: { key_names: [X-Request-Token] }", PAYMENT)
            .starts_with("replayed answer|X-Request-Token|")
    );
    // Who says that it is one is told where nothing says how long it is remembered.
    check(PAYMENT, "idempotency/key-undocumented", 0, "key_names: [X-Request-Token]", 1);
}

#[test]
fn a_key_that_is_taken_away_is_none() {
    let paths = PAYMENT.replace("X-Request-Token", "Idempotency-Key");
    check(&paths, "idempotency/create-without-key", 0, "remove: { key_names: [idempotencyKey] }", 1);
}

#[test]
fn a_page_token_of_ones_own_needs_the_next_one() {
    let rule = "pagination/half-contract";
    check(TICKETS, rule, 0, "page_tokens: [ticket]", 1);
    check(TICKETS, rule, 0, "{ page_tokens: [ticket], next_page_tokens: [upcoming] }", 0);
    check(TICKETS, rule, 0, "next_page_tokens: [upcoming]", 1);
    check(TICKETS, rule, 0, "{ next_page_tokens: [upcoming], page_positions: [ticket] }", 0);
}

#[test]
fn a_page_size_of_ones_own_needs_a_maximum_and_one_that_is_none_does_not() {
    let paths = TICKETS.replace("name: ticket", "name: heap").replace("string } }]", "integer } }]");
    let rule = "limits/page-size-unbounded";
    check(&paths, rule, 0, "page_sizes: [heap]", 1);
    let paths = paths.replace("heap", "page_size");
    check(&paths, rule, 1, "remove: { page_sizes: [page_size] }", 0);
}

#[test]
fn a_verb_of_ones_own_says_what_a_call_does() {
    let paths = "  /shipments/rush: { post: { operationId: rushShipment, responses: { '200': { description: Done } } } }\n";
    for (vocabulary, retry) in [
        ("", "unknown"),
        ("vocabulary: { verbs: { set: [rush] } }", "same result"),
        ("vocabulary: { verbs: { create: [Rush] } }", "duplicate effect"),
        ("vocabulary: { verbs: { read: [rush] } }", "no effect"),
    ] {
        assert!(mapped(vocabulary, paths).starts_with(&format!("{retry}|")), "{vocabulary}");
    }
    let paths = paths.replace("rush", "create");
    assert!(mapped("", &paths).starts_with("duplicate effect|"));
    assert!(mapped("vocabulary: { verbs: { set: [create] } }", &paths).starts_with("same result|"));
    assert!(
        mapped("vocabulary: { remove: { verbs: { create: [create] } } }", &paths).starts_with("unknown|")
    );
}

#[test]
fn a_term_for_money_puts_money_at_stake() {
    let paths = PAYMENT.replace("/payments", "/gift-aid").replace("createPayment", "createGiftAid");
    let rule = "idempotency/create-without-key";
    check(&paths, rule, 0, "money_terms: [gift_aid]", 1);
    check(PAYMENT, rule, 1, "harmless_terms: [payments]", 0);
}

#[test]
fn a_field_of_errors_is_a_code_or_a_text() {
    let paths = "  /a:
    get: { responses: { '200': { description: Fine }, '400': { description: Wrong, content: { application/json: { schema: {
      type: object, properties: { message: { type: string }, fault_sign: { type: string } } } } } } } }
";
    let rule = "errors/no-machine-code";
    check(paths, rule, 1, "error_codes: [fault-sign]", 0);
    let paths = paths.replace("fault_sign", "code");
    check(&paths, rule, 0, "remove: { error_codes: [code] }", 1);
    let paths = paths.replace("code:", "whereabouts:");
    check(&paths, "errors/stack-trace-field", 0, "error_traces: [whereabouts]", 1);
}

#[test]
fn a_state_says_how_far_work_is() {
    let paths = "  /jobs/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: A job, content: { application/json: { schema: { type: object, properties: {
        status: { type: string, enum: [queued, running, completed, kaputt] } } } } } } }
";
    let rule = "latency/monitor-not-terminal";
    check(paths, rule, 0, "states: { running: [Kaputt] }", 1);
    check(paths, rule, 0, "states: { failed: [kaputt] }", 0);
    let paths = paths.replace("status:", "how_far:").replace(", kaputt", "");
    check(&paths, rule, 0, "state_fields: [how-far]", 1);
}

#[test]
fn the_vocabulary_is_that_of_the_contracts_root() {
    let contract = format!("{HEAD}{PAYMENT}");
    let files = [
        ("openapi.yaml", &*contract),
        ("inner/openapi.yaml", &*contract),
        ("inner/wirelint.yaml", "vocabulary: { key_names: [X-Request-Token] }"),
    ];
    let run = support::lint(&files);
    let found: Vec<_> =
        run.outcome.findings.iter().filter(|it| it.rule == "idempotency/create-without-key").collect();
    let paths: Vec<_> = found.iter().map(|it| wirelint_source::Sources::path(&run.files, it.file)).collect();
    assert_eq!(paths, ["openapi.yaml"]);
}

#[test]
fn weights_make_the_risk() {
    assert_eq!(
        mapped("", PAYMENT),
        "duplicate effect||5|a retry does the work twice, no failure is described"
    );
    let config = "map: { weights: { duplicate_effect: 9, no_error_hint: 0 } }";
    assert_eq!(mapped(config, PAYMENT), "duplicate effect||9|a retry does the work twice");
    let config = "map: { weights: { duplicate_effect: 10, no_error_hint: 10 } }";
    assert!(mapped(config, PAYMENT).starts_with("duplicate effect||10|"), "the risk is at most 10");
}

#[test]
fn another_configuration_in_the_editor_means_other_facts() {
    const RULE: &str = "idempotency/create-without-key";
    let mut host = host("", PAYMENT);
    let (config, contract) = (Path::new("/api/wirelint.yaml"), Path::new("/api/openapi.yaml"));
    let text = format!("{HEAD}{PAYMENT}");
    host.open_buffer(contract, text.clone()).unwrap();
    let lens = |host: &Host| host.snapshot().axis(contract, |_| true)[0].cells[2].value.clone();
    assert_eq!((count(&host, RULE), lens(&host)), (1, "duplicate effect".to_owned()));
    let with = "vocabulary: { key_names: [X-Request-Token] }\nmap: { weights: { no_error_hint: 7 } }\n";
    host.open_buffer(config, with.to_owned()).unwrap();
    // The lens is asked before the findings, and the other way round.
    assert_eq!((lens(&host), count(&host, RULE)), ("replayed answer".to_owned(), 0));
    assert_eq!(host.snapshot().axis(contract, |_| true)[0].risk, 7);
    // An edit of the contract goes on with the words of now.
    let at = text.find("createPayment").unwrap() as u32;
    let edit = wirelint_source::TextEdit::replace(wirelint_source::TextRange::new(at, at + 13), "payTheBill");
    host.edit_buffer(contract, &edit).unwrap();
    assert_eq!((count(&host, RULE), lens(&host)), (0, "replayed answer".to_owned()));
    host.open_buffer(config, "vocabulary: { key_names: [Other] }\n".to_owned()).unwrap();
    assert_eq!((count(&host, RULE), lens(&host)), (1, "duplicate effect".to_owned()));
    host.close_buffer(config);
    assert_eq!(count(&host, RULE), 1);
}

#[test]
fn the_example_of_the_readme_says_what_it_says() {
    let readme = include_str!("../../../../README.md");
    let mut blocks = readme.split("```yaml\n").skip(1).filter_map(|it| it.split("```").next());
    let config = blocks.find(|it| it.starts_with("vocabulary:")).expect("the README shows a vocabulary");
    let invoice = |input: &str| {
        let invoice = PAYMENT.replace("createPayment", "raiseDonation").replace("/payments", "/donations");
        let invoice = invoice.replace("X-Request-Token", input);
        (count(&host(config, &invoice), "idempotency/create-without-key"), mapped(config, &invoice))
    };
    assert_eq!(invoice("Request-Token"), (0, "replayed answer|Request-Token|0|".to_owned()));
    for none in ["externalId", "Trace"] {
        assert_eq!(invoice(none), (1, "duplicate effect||6|a retry does the work twice".to_owned()));
    }
}
