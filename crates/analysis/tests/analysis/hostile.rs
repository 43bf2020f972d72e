//! Contracts that somebody has made so that looking at them takes for ever: each type is looked at once, however many ways lead to it.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use wirelint_analysis::rules;

use crate::support;

/// How many fields of each type have the next one as their type.
const FIELDS: usize = 200;

/// Types of which each has the next one in all of its fields, down to one of texts.
fn chain(length: usize, required: bool) -> String {
    let mut text = String::new();
    for number in 0..length {
        let names: Vec<String> = (0..FIELDS).map(|it| format!("f{it}")).collect();
        let demanded = if required { format!("required: [{}], ", names.join(", ")) } else { String::new() };
        write!(text, "    T{number}: {{ type: object, {demanded}properties: {{ ")
            .expect("text can be written");
        for name in names {
            let ty = match number + 1 {
                next if next < length => format!("$ref: '#/components/schemas/T{next}'"),
                _ => "type: string".to_owned(),
            };
            write!(text, "{name}: {{ {ty} }}, ").expect("text can be written");
        }
        text.push_str("} }\n");
    }
    text
}

/// What `make` gives, which is there soon. On a thread of its own: on those that all tests share it would wait for what others do.
#[track_caller]
fn soon<T: Send>(what: &str, make: impl FnOnce() -> T + Send) -> T {
    let own = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be had");
    let begun = Instant::now();
    let made = own.install(make);
    assert!(begun.elapsed() < Duration::from_secs(10), "{what} took {:?}", begun.elapsed());
    made
}

/// What is found with `rule` on, which is there soon.
#[track_caller]
fn check(rule: &str, paths: &str, schemas: &str, expected: usize) {
    let text = format!(
        "openapi: 3.1.1\ninfo: {{ title: T, version: '1' }}\npaths:\n{paths}components:\n  schemas:\n{schemas}"
    );
    let found = soon(rule, || support::lint_text(&text).iter().filter(|it| it.rule == rule).count());
    assert_eq!(found, expected);
}

const ANSWER: &str = "responses: { '200': { description: Done, content: { application/json: { schema: { $ref: '#/components/schemas/T0' } } } } }";
const BODY: &str =
    "requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/T0' } } } }";

#[test]
fn a_state_is_looked_for_once_in_each_type() {
    let paths = format!("  /x:\n    post: {{ x-ms-long-running-operation: true, {ANSWER} }}\n");
    check("meta/extension-contradiction", &paths, &chain(4, false), 1);
}

#[test]
fn what_is_deprecated_is_looked_for_once_in_each_type() {
    let paths = format!("  /x:\n    post: {{ {BODY}, responses: {{ '204': {{ description: Done }} }} }}\n");
    let old = "    Old: { type: string, deprecated: true }\n    More: { type: object, properties: { old: { $ref: '#/components/schemas/Old' } } }\n";
    check("versioning/uses-deprecated", &paths, &format!("{}{old}", chain(5, true)), 0);
}

#[test]
fn answers_are_compared_with_what_was_sent_once_for_each_type() {
    let sent = "requestBody: { content: { application/json: { schema: { type: object, properties: { items: { type: array, items: { type: object, properties: { n: { type: string } } } } } } } } }";
    let mut paths = String::new();
    for number in 0..3000 {
        writeln!(paths, "  /x{number}:batchCreate:\n    post: {{ {sent}, {ANSWER} }}")
            .expect("text can be written");
    }
    check("batch/no-partial-failure-shape", &paths, &chain(3, false), 1);
}

#[test]
fn an_answer_that_all_operations_have_is_compared_with_itself_once() {
    let mut types = String::new();
    let mut variants = String::new();
    for number in 0..8 {
        for (kind, before, behind) in [("One", "", ""), ("Other", "{ type: array, items: ", " }")] {
            let fields: Vec<String> =
                (0..5 * FIELDS).map(|it| format!("{kind}{number}x{it}: {{}}")).collect();
            let fields = fields.join(", ");
            writeln!(types, "    {kind}{number}: {{ type: object, properties: {{ {fields} }} }}")
                .expect("text can be written");
            write!(variants, "{before}{{ $ref: '#/components/schemas/{kind}{number}' }}{behind}, ")
                .expect("text can be written");
        }
    }
    writeln!(types, "    T0: {{ oneOf: [{variants}] }}").expect("text can be written");
    let mut paths = String::new();
    for number in 0..10_000 {
        writeln!(paths, "  /x{number}:\n    get: {{ {ANSWER} }}").expect("text can be written");
    }
    check("chatty/mixed-cardinality", &paths, &types, 0);
}

#[test]
fn what_is_said_of_the_whole_contract_is_read_once() {
    let mut text = format!(
        "openapi: 3.1.1\ninfo: {{ title: T, version: '1', description: {} }}\n",
        "much to say ".repeat(80_000)
    );
    text.push_str("paths:\n");
    for number in 0..2_000 {
        write!(
            text,
            "  /things{number}:
    get:
      deprecated: true
      parameters: [{{ name: page_token, in: query, schema: {{ type: string }} }}]
      responses:
        '200':
          description: Things
          content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Page' }} }} }}
    post:
      responses: {{ '202': {{ description: Begun }} }}
      callbacks:
        done:
          '{{$request.query.url}}':
            post:
              requestBody: {{ content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Text' }} }} }} }}
              responses: {{ '204': {{ description: Heard }} }}
"
        )
        .expect("text can be written");
    }
    text.push_str(
        "components:
  schemas:
    Text: { type: object, properties: { text: { type: string } } }
    Page:
      type: object
      properties:
        things: { type: array, items: { type: object, properties: { id: { type: string } } } }
        next_page_token: { type: string }
",
    );
    for id in [
        "versioning/deprecated-without-sunset",
        "pagination/no-stable-order",
        "events/webhook-unsigned-no-id",
    ] {
        let all = rules();
        let rule = all.iter().find(|it| it.id == id).expect("there is such a rule");
        let found = soon(id, || support::lint_for(rule, &[("openapi.yaml".to_owned(), text.clone())]));
        assert!(found.iter().any(|it| it.rule == id), "{id}");
    }
}
