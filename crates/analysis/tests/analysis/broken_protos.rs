//! Broken .proto files, from text to findings: what is damaged is said where it is, and nothing else is lost.

use std::env;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use wirelint_analysis::{Host, Memory, Options};
use wirelint_diagnostics::Finding;

use crate::support::lint;

/// Messages of which each has a fault of its own, between what may be damaged.
const FAULTY: &str = "\
syntax = \"proto3\";
package shop.v1;
message First { string id = 1; string again = 1; }
// What is damaged.
message Order {
  option deprecated = true;
  repeated string tags = 1 [deprecated = true];
  map<string, int32> prices = 2;
  oneof by { string card = 3; bytes cash = 4; }
  reserved 10 to 20, 30;
  enum State { STATE_UNSPECIFIED = 0; STATE_PAID = 1; }
}
service Orders {
  rpc Get(Order) returns (stream Order) { option idempotency_level = NO_SIDE_EFFECTS; }
}
message Last { string id = 1; string again = 1; }
";

fn findings(files: &[(&str, &str)]) -> Vec<Finding> {
    let run = lint(files);
    assert!(run.outcome.problems.is_empty(), "{:?}", run.outcome.problems);
    run.outcome.findings.iter().cloned().collect()
}

/// The findings of that rule, as `message`.
fn said<'f>(findings: &'f [Finding], rule: &str) -> Vec<&'f str> {
    findings.iter().filter(|it| it.rule == rule).map(|it| &*it.message).collect()
}

/// Whether what is wrong with the last message is still said.
fn judges_the_last(findings: &[Finding], text: &str) -> bool {
    let start = text.rfind("message Last").expect("it is there");
    let twice =
        |it: &&Finding| it.rule == "protobuf/invalid-file" && it.message == "`id` has the number 1 already";
    findings.iter().filter(twice).any(|it| it.range.start as usize > start)
}

#[test]
fn every_prefix_is_judged_up_to_its_end() {
    let second = FAULTY.find("// What").expect("it is there");
    for (end, _) in FAULTY.char_indices() {
        let findings = findings(&[("a.proto", &FAULTY[..end])]);
        let first = said(&findings, "protobuf/invalid-file").contains(&"`id` has the number 1 already");
        assert!(first || end <= second, "{}", &FAULTY[..end]);
        for it in findings.iter().filter(|it| it.rule == "protobuf/syntax-error") {
            assert!(it.range.end as usize <= end && FAULTY.is_char_boundary(it.range.start as usize));
        }
    }
}

#[test]
fn a_token_less_or_another_one_leaves_the_rest_judged() {
    let start = FAULTY.find("message Order").expect("it is there");
    // What stands directly before the last message is part of its statement.
    let end = FAULTY
        .find(
            "}
message Last",
        )
        .expect("it is there");
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let mut at = start;
    let (mut all, mut judged, mut told) = (0, 0, 0);
    for token in FAULTY[start..end].split_inclusive(|it: char| !is_word(it)) {
        let word = token.trim_end_matches(|it: char| !is_word(it));
        for (from, to) in [(at, at + word.len()), (at + word.len(), at + token.len())] {
            for new in ["", "x", "{", "}", ";", "\"", "1"].into_iter().filter(|_| to > from) {
                let text = format!("{}{new}{}", &FAULTY[..from], &FAULTY[to..]);
                let findings = findings(&[("a.proto", &text)]);
                all += 1;
                judged += usize::from(judges_the_last(&findings, &text));
                for it in findings.iter().filter(|it| it.rule == "protobuf/syntax-error") {
                    told += 1;
                    // What is before the change is as it was.
                    assert!(it.range.end as usize >= from.saturating_sub(1), "{}: {text}", it.message);
                }
            }
        }
        at += token.len();
    }
    assert!(all > 500 && told > 200, "{all} changes, {told} errors");
    assert_eq!(judged, all, "what is wrong with the last message is said whatever stands before it");
}

#[test]
fn ten_thousand_levels_are_said_once() {
    let deep = format!("{}{}", "message M {\n".repeat(10_000), "}\n".repeat(10_000));
    let text = FAULTY.replace("message Order {", &format!("{deep}message Order {{"));
    let findings = findings(&[("a.proto", &text)]);
    assert_eq!(said(&findings, "protobuf/syntax-error"), ["blocks nest deeper than 100 levels"]);
    assert!(judges_the_last(&findings, &text));
}

#[test]
fn fifty_megabytes_are_read_in_time() {
    let text = FAULTY.replace("message Order {", &format!("// {}\nmessage Order {{", "x".repeat(50 << 20)));
    let start = Instant::now();
    let findings = findings(&[("a.proto", &text)]);
    assert!(judges_the_last(&findings, &text));
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

/// Messages as people write them, until there are so many bytes.
fn messages(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 1_000);
    for number in 0.. {
        if text.len() > bytes {
            break;
        }
        let before = if number == 0 { "Order".to_owned() } else { format!("Shipment{}", number - 1) };
        _ = write!(
            text,
            "// A shipment on its way to number {number}.
message Shipment{number} {{
  // Where it is now.
  enum State {{
    STATE_UNSPECIFIED = 0;
    STATE_PACKED = 1 [deprecated = true];
    STATE_SENT = 2;
  }}
  string name = 1 [json_name = \"name{number}\"];
  State state = 2;
  // What went before it.
  {before} previous = 3;
  repeated Item items = 4;
  map<string, int64> weights = 5;
  oneof destination {{
    string address = 6;
    Shipment{number}.Item depot = 7;
  }}
  message Item {{
    bytes code = 1;
    optional double price = 2;
  }}
  reserved 20 to 29;
}}
"
        );
    }
    text
}

#[test]
fn fifty_megabytes_of_messages_are_judged_in_time() {
    // In a build for tests a megabyte takes as long as many do in the program.
    let megabytes = if env::var_os("WIRELINT_EXHAUSTIVE").is_some_and(|it| it == "1") { 50 } else { 2 };
    let text = FAULTY.replace("message Last", &format!("{}message Last", messages(megabytes << 20)));
    let start = Instant::now();
    let findings = findings(&[("a.proto", &text)]);
    assert!(judges_the_last(&findings, &text));
    assert_eq!(said(&findings, "protobuf/syntax-error"), [""; 0]);
    assert_eq!(said(&findings, "protobuf/invalid-file").len(), 2, "what was wrong before, and nothing else");
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

#[test]
fn a_cycle_of_imports_is_said_in_each_file_and_all_are_judged() {
    let file = |other: &str, name: &str| {
        format!(
            "syntax = \"proto3\";\nimport \"{other}.proto\";\nmessage {name} {{ string id = 1; string again = 1; }}\n"
        )
    };
    let (a, b) = (file("b", "A"), file("a", "B"));
    let findings = findings(&[("a.proto", &a), ("b.proto", &b)]);
    let cyclic =
        findings.iter().filter(|it| it.rule == "protobuf/invalid-file" && it.message.contains("leads back"));
    assert_eq!(cyclic.count(), 2, "{findings:#?}");
    assert_eq!(said(&findings, "protobuf/invalid-file").len(), 4);
}

#[test]
fn what_is_no_utf8_is_said_where_it_is() {
    let mut bytes = FAULTY.as_bytes().to_vec();
    let at = FAULTY.find("What is").expect("it is there");
    bytes[at] = 0xff;
    let memory = Memory::new().file("/api/.git/HEAD", "").file("/api/a.proto", bytes);
    let host = Host::new(Arc::new(memory), Path::new("/api"), Options::default());
    let run = host.snapshot().diagnostics(&());
    let findings: Vec<Finding> = run.outcome.findings.iter().cloned().collect();
    let here = |it: &&Finding| it.range.start as usize == at && it.message.contains("UTF-8");
    assert_eq!(findings.iter().filter(here).count(), 1, "{findings:#?}");
    assert_eq!(said(&findings, "protobuf/invalid-file").len(), 2);
}

#[test]
fn a_service_config_that_cannot_be_read_does_not_keep_protos_from_being_judged() {
    let config = "{ \"methodConfig\": [ { \"name\": [ { \"service\": \"shop.v1.Orders\" ";
    for config in [config, "methodConfig", "{ \"methodConfig\": 7 }", "\u{0}\u{1}"] {
        let findings = findings(&[("a.proto", FAULTY), ("orders_grpc_service_config.json", config)]);
        assert_eq!(said(&findings, "protobuf/invalid-file").len(), 2, "{config}");
    }
    let run = findings(&[("a.proto", FAULTY), ("orders_grpc_service_config.json", config)]);
    assert!(!said(&run, "retry/policy-invalid").is_empty(), "{run:#?}");
}
