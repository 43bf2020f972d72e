//! Definition, references, hover and outline over .proto files and the service configs around them.

use crate::navigation::{check_definition, check_references, hover};
use crate::symbols::outline_of;

/// A service, a package of messages that it uses, and what is configured around it.
const FILES: &str = "\
//- shop/v1/orders.proto
syntax = \"proto3\";
package shop.v1;
import \"shop/v1/money.proto\";
import \"shop/v1/marks.proto\";
// Takes orders.
service Orders {
  // Places one.
  rpc Place(Order) returns (Money);
}
message Order {
  Money price = 1 [(mark) = 2];
  Money.Unit unit = 2;
  Gone gone = 3;
}
//- shop/v1/money.proto
syntax = \"proto3\";
package shop.v1;
// What something costs.
message Money {
  int64 amount = 1;
  enum Unit { UNIT_UNSPECIFIED = 0; }
}
//- shop/v1/marks.proto
syntax = \"proto3\";
package shop.v1;
import \"google/protobuf/descriptor.proto\";
extend google.protobuf.FieldOptions { int32 mark = 50001; }
//- orders_grpc_service_config.json
{
  \"methodConfig\": [
    { \"name\": [{ \"service\": \"shop.v1.Orders\", \"method\": \"Place\" }], \"timeout\": \"2s\" },
    { \"name\": [{ \"service\": \"shop.v1.Orders\" }], \"timeout\": \"1s\" }
  ]
}
";

/// `FILES` with the cursor before the `nth` (from 0) `text` in it.
fn at(text: &str, nth: usize) -> String {
    let (at, _) = FILES.match_indices(text).nth(nth).expect("it is there");
    format!("{}$0{}", &FILES[..at], &FILES[at..])
}

#[test]
fn a_type_an_option_and_an_import_lead_to_what_they_name() {
    check_definition(&at("Money price", 0), &["shop/v1/money.proto 3:8-3:13"]);
    check_definition(&at("Order) returns", 0), &["shop/v1/orders.proto 9:8-9:13"]);
    check_definition(&at("Unit unit", 0), &["shop/v1/money.proto 5:7-5:11"]);
    check_definition(&at("mark) = 2", 0), &["shop/v1/marks.proto 3:44-3:48"]);
    check_definition(&at("v1/money.proto\";", 0), &["shop/v1/money.proto 0:0-0:0"]);
}

#[test]
fn a_definition_and_what_is_not_there_lead_nowhere() {
    check_definition(&at("Order {", 0), &[]);
    check_definition(&at("Gone gone", 0), &[]);
    check_definition(&at("google/protobuf/descriptor", 0), &[]);
    check_definition(&at("syntax", 0), &[]);
}

#[test]
fn a_name_in_a_service_config_leads_to_the_method() {
    check_definition(&at("Place\" }]", 0), &["shop/v1/orders.proto 7:6-7:11"]);
    check_definition(&at("shop.v1.Orders\" }]", 0), &["shop/v1/orders.proto 5:8-5:14"]);
}

#[test]
fn a_message_knows_who_uses_it() {
    let all =
        ["shop/v1/money.proto 3:8-3:13", "shop/v1/orders.proto 7:28-7:33", "shop/v1/orders.proto 10:2-10:7"];
    check_references(&at("Money {", 0), &all);
    check_references(&at("Money price", 0), &all);
}

#[test]
fn a_method_knows_what_is_configured_for_it() {
    check_references(
        &at("Place(Order)", 0),
        &["orders_grpc_service_config.json 2:56-2:63", "shop/v1/orders.proto 7:6-7:11"],
    );
    check_references(
        &at("Orders {", 0),
        &[
            "orders_grpc_service_config.json 2:28-2:44",
            "orders_grpc_service_config.json 3:28-3:44",
            "shop/v1/orders.proto 5:8-5:14",
        ],
    );
}

#[test]
fn an_import_knows_who_else_imports_the_file() {
    check_references(
        &at("v1/money.proto\";", 0),
        &["shop/v1/money.proto 0:0-0:0", "shop/v1/orders.proto 2:7-2:28"],
    );
}

#[test]
fn a_hover_shows_what_is_named() {
    insta::assert_snapshot!(hover(&at("Money price", 0)), @r"
    10:2-10:7
    **message** `shop.v1.Money` in `money.proto`

    What something costs.

    ```proto
    message Money {
      int64 amount = 1;
      enum Unit { UNIT_UNSPECIFIED = 0; }
    }
    ```
    ");
    insta::assert_snapshot!(hover(&at("v1/money.proto\";", 0)), @r"
    2:7-2:28
    **file** `shop/v1/money.proto` in `money.proto`
    ");
}

#[test]
fn a_file_is_messages_enums_and_services() {
    let text = "\
syntax = \"proto2\";
package shop.v1;
message Order {
  optional string id = 1;
  map<string, Money> prices = 2;
  oneof by { Card card = 3; }
  optional group Part = 4 { optional int32 n = 1; }
  extend Other { optional int32 more = 100; }
  enum State { option deprecated = true; NEW = 0; OLD = 1 [deprecated = true]; }
}
service Orders { rpc Place(Order) returns (stream Money); }
message
";
    insta::assert_snapshot!(outline_of("a.proto", text), @r"
    shop.v1 4 1:8-1:15
    Order 23 2:8-2:13
      id (string) 8 3:18-3:20
      prices (map<string, Money>) 8 4:21-4:27
      by 3 5:8-5:10
        card (Card) 8 5:18-5:22
      Part 23 6:17-6:21
        n (int32) 8 6:43-6:44
      extend Other 3 7:9-7:14
        more (int32) 8 7:32-7:36
      State 10 deprecated 8:7-8:12
        NEW 22 8:41-8:44
        OLD 22 deprecated 8:50-8:53
    Orders 11 10:8-10:14
      Place (Order → stream Money) 6 10:21-10:26
    (no name) 23 11:0-11:0
    ");
}
