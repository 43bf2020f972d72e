//! What is wrong with configuration, at the token that is.

use wirelint_test_fixture::{Annotation, Fixture, assert_annotations};

use crate::{print, read};

/// `fixture` has, beside what was understood, exactly the faults that its markers say.
#[track_caller]
fn check(fixture: &str) {
    let fixture = Fixture::parse(fixture);
    let (tree, traffic) = read(&fixture.files[0].text);
    let found: Vec<Annotation> = traffic
        .faults
        .iter()
        .map(|it| {
            let range = tree.absolute(it.span.item, it.span.range).into();
            Annotation::new(0, range, print::fault(&tree, &it.field, &it.kind))
        })
        .collect();
    assert_annotations(&fixture, &found);
}

#[test]
fn what_grpc_rejects_in_a_retry_policy() {
    check(
        r#"
{
  "methodConfig": [
    {
      "name": [{ "service": "a.B", "method": "C" }],
      "timeout": "1m",
      //         ^^^^ `timeout` is a duration in seconds, such as `1.5s`
      "waitForReady": "yes",
      //              ^^^^^ `waitForReady` is `true` or `false`
      "retryPolicy": {
        "maxAttempts": 1,
        //             ^ `maxAttempts` is more than 1
        "initialBackoff": "0s",
        //                ^^^^ `initialBackoff` is more than 0
        "maxBackoff": 5,
        //            ^ `maxBackoff` is a duration in seconds, such as `1.5s`
        "backoffMultiplier": -1,
        //                   ^^ `backoffMultiplier` is more than 0
        "retryableStatusCodes": []
        //                      ^^ `retryableStatusCodes` is empty
      }
    },
    {
      "name": [{ "service": "a.B", "method": "D" }],
      "retryPolicy": {
      //<<<<<<<<<<<<< `initialBackoff` is missing
      //<<<<<<<<<<<<< `backoffMultiplier` is missing
        "maxAttempts": 7,
        //             ^ `maxAttempts` counts as 5
        "maxBackoff": "1s",
        "backofMultiplier": 2,
        //<<<<<<<<<<<<<<<<<< no field `backofMultiplier`, perhaps `backoffMultiplier`
        "retryableStatusCodes": ["UNAVAILABEL", 99, "ABORTED", "aborted"]
        //                       ^^^^^^^^^^^^^ no value of `retryableStatusCodes`, perhaps `UNAVAILABLE`
        //                                      ^^ no value of `retryableStatusCodes`
        //                                                     ^^^^^^^^^ `retryableStatusCodes` again, first «"ABORTED"»
      }
    }
  ]
}
"#,
    );
}

#[test]
fn what_grpc_rejects_in_names() {
    check(
        r#"
{
  "methodConfig": [
    { "name": [{ "service": "a.B" }, { "method": "C" }, "a.B"] },
    //                                           ^^^ `method` needs `service`
    //                                                  ^^^^^ `name` is an object
    { "name": [{ "service": "a.B", "method": null }] },
    //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `name` again, first «{ "service": "a.B" }»
    { "name": [{ "service": "a.B", "method": " Get" }] },
    //                                       ^^^^^^ `method` has white space around it
    { "name": [] },
    //        ^^ `name` is empty
    {
      "timeout": "1s"
      //<<<<<<<<< `name` is missing
    },
    true
    //<<<< `methodConfig` is an object
  ],
  "retryThrotling": {}
  //<<<<<<<<<<<<<<<< no field `retryThrotling`, perhaps `retryThrottling`
}
"#,
    );
}

#[test]
fn a_throttle_has_bounds_and_a_method_is_retried_or_hedged() {
    check(
        r#"
{
  "methodConfig": [{
    "name": [{ "service": "a.B" }],
    "retryPolicy": {
      "maxAttempts": 2, "initialBackoff": "1s", "maxBackoff": "1s", "backoffMultiplier": 1,
      "retryableStatusCodes": ["UNAVAILABLE"]
    },
    "hedgingPolicy": { "hedgingDelay": "1s" }
    //<<<<<<<<<<<<<<< `hedgingPolicy` excludes `retryPolicy`
    //<<<<<<<<<<<<<<< `maxAttempts` is missing
  }],
  "retryThrottling": { "maxTokens": 2000 }
  //<<<<<<<<<<<<<<<<< `tokenRatio` is missing
  //                                ^^^^ `maxTokens` is more than 0 and at most 1000
}
"#,
    );
}

#[test]
fn generators_choose_how_often_but_not_beside_policies_that_say() {
    let policy = |attempts: &str| {
        format!(
            r#""retryPolicy": {{ {attempts}"initialBackoff": "1s", "maxBackoff": "1s", "backoffMultiplier": 2, "retryableStatusCodes": ["UNAVAILABLE"] }}"#
        )
    };
    let (silent, says) = (policy(""), policy(r#""maxAttempts": 5, "#));
    let (tree, traffic) =
        read(&format!(r#"{{ "methodConfig": [{{ "name": [{{ "service": "a.B" }}], {silent} }}] }}"#));
    assert!(traffic.faults.is_empty() && traffic.tables[0].generator, "{}", print::traffic(&tree, &traffic));
    // That a method is not retried is said by a list with nothing in it.
    let never = silent.replace("[\"UNAVAILABLE\"]", "[]");
    let (tree, traffic) =
        read(&format!(r#"{{ "methodConfig": [{{ "name": [{{ "service": "a.B" }}], {never} }}] }}"#));
    assert!(traffic.faults.is_empty() && traffic.tables[0].generator, "{}", print::traffic(&tree, &traffic));
    check(&format!(
        "{{ \"methodConfig\": [\n{{ \"name\": [{{}}], {says} }},\n{{ \"name\": [{{ \"service\": \"a.B\" }}], {silent} }}\n//                                ^^^^^^^^^^^^^ `maxAttempts` is missing\n] }}"
    ));
}

#[test]
fn a_service_config_that_is_not_json() {
    check(
        r#"
{
  "methodConfig": [
    { "name": [{ "service": "a.B" }], "timeout": "1s", }
    //                                               ^ `,` is one too many before a closing bracket
  ],
  "retryThrottling": { "maxTokens": 10, "tokenRatio": 0.1 }
}
"#,
    );
}

#[test]
fn what_is_nothing_that_is_known() {
    check(
        "
greeting: hello
#<<<<<<<< nothing that is known
",
    );
    check(
        "
kind: Deployment
#<<<< nothing that is known
apiVersion: apps/v1
",
    );
}

#[test]
fn what_envoy_rejects_or_passes_over() {
    check(
        r#"
name: local
virtual_hosts:
- name: a
  domains: "*"
  #        ^^^ `domains` is a list
  routes:
  - match: { prefix: /a }
    route:
      cluster: a
      timeout: 5
      #        ^ `timeout` is a duration in seconds, such as `1.5s`
      retry_polcy: { retry_on: 5xx }
      #<<<<<<<<<<< no field `retry_polcy`, perhaps `retry_policy`
  - match: {}
  # ^^^^^ `prefix` is missing
    route:
      cluster: a
      retry_policy:
        retry_on: 5xx,conect-failure, reset
        #             ^^^^^^^^^^^^^^ no value of `retry_on`, perhaps `connect-failure`
        max_retries: 3
        #<<<<<<<<<<< no field `max_retries`, perhaps `num_retries`
        retriable_status_codes: [503, 5xx]
        #                       ^^^^^^^^^^ `retriable_status_codes` needs `retriable-status-codes`
        #                             ^^^ `retriable_status_codes` is an HTTP status code
        retry_back_off: { base_interval: 1s, max_interval: 0.5s }
        #                                                  ^^^^ `max_interval` is at least `base_interval`
  - match: { safe_regex: { regex: "/a(" } }
    #                             ^^^^^ no regular expression: unclosed group
    route: { cluster: a, retry_policy: { num_retries: 2 } }
    #                    ^^^^^^^^^^^^ `retry_on` is missing
  - { route: { cluster: a } }
  #   ^^^^^ `match` is missing
"#,
    );
}

#[test]
fn what_istio_rejects_or_passes_over() {
    check(
        r#"
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a }
spec:
  hosts: [a]
  http:
  - match: [{ uri: { prefx: /a } }]
  #                ^^^^^^^^^^^^^ `uri` is empty
  #                  ^^^^^ no field `prefx`, perhaps `prefix`
    route: [{ destination: { host: a } }]
    retries: { attempts: "3", perTryTimeout: 2, retryOn: 5x }
    #                    ^^^ `attempts` is a whole number
    #                                        ^ `perTryTimeout` is a duration with units, such as `1.5s` or `200ms`
    #                                                    ^^ no value of `retryOn`, perhaps `5xx`
  - route: [{ destination: { host: a } }]
    retries: { perTryTimeout: 2s }
    #<<<<<<< `attempts` is missing
    timeouts: 3s
    #<<<<<<<< no field `timeouts`, perhaps `timeout`
---
apiVersion: networking.istio.io/v1
kind: VirtualService
#     ^^^^^^^^^^^^^^ `spec` is missing
"#,
    );
}

#[test]
fn what_the_gateway_api_and_linkerd_reject() {
    check(
        r#"
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: a
  annotations:
    retry.linkerd.io/http: 5xx, 5yy,gateway-eror
    #                           ^^^ no value of `retry.linkerd.io/http`
    #                               ^^^^^^^^^^^^ no value of `retry.linkerd.io/http`, perhaps `gateway-error`
    retry.linkerd.io/limits: "2"
    #<<<<<<<<<<<<<<<<<<<<<<< no field `retry.linkerd.io/limits`, perhaps `retry.linkerd.io/limit`
    retry.linkerd.io/timeout: 5
    #                         ^ `retry.linkerd.io/timeout` is a string
    #                         ^ `retry.linkerd.io/timeout` is a duration with units, such as `1.5s` or `200ms`
spec:
  rules:
  - matches: [{ path: { type: Prefix, value: /a } }]
    #                         ^^^^^^ no value of `type`
    timeouts: { request: 1.5s, backendRequest: 2s }
    #                    ^^^^ `request` is a duration of whole numbers with units, such as `10s` or `1h30m`
    retry: { codes: [200, 503], attempts: -1 }
    #                ^^^ `codes` is an HTTP status code from 400 to 599
    #                                     ^^ `attempts` is a whole number
  - timeouts: { request: 1s, backendRequest: 2s }
    #                                        ^^ `backendRequest` is at most `request`
---
apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata: { name: a }
spec:
  retryBudget: { retryRatio: -1, ttl: 10 }
  #<<<<<<<<<<< `minRetriesPerSecond` is missing
  #                          ^^ `retryRatio` is at least 0
  #                                   ^^ `ttl` is a duration with units, such as `1.5s` or `200ms`
  routes:
  - name: GET /a
    #     ^^^^^^ `condition` is missing
    retryable: true
    #<<<<<<<<< no field `retryable`, perhaps `isRetryable`
"#,
    );
}
