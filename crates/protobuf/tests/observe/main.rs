//! Files in, observations out, as text.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod again;

use std::fmt::Write as _;
use std::sync::Arc;

use wirelint_model::{Observations, TypeId, TypeKind};
use wirelint_protobuf::link::{Linked, Source, link};
use wirelint_protobuf::observe::{observe, packages};
use wirelint_protobuf::syntax::parse;
use wirelint_source::{FileId, Span};
use wirelint_test_fixture::Fixture;

/// The observations of every package in `files`, as they are compared.
#[track_caller]
fn check(files: &str, expected: &str) {
    let fixture = Fixture::parse(files);
    let sources = (0..).zip(&fixture.files).map(|(number, file)| Source {
        file: FileId(number),
        root: 0,
        path: file.path.as_str().into(),
        parse: Arc::new(parse(file.text.as_str())),
    });
    let linked = link(sources.collect());
    let mut out = String::new();
    for package in packages(&linked) {
        show(&linked, &observe(&linked, &package), &mut out);
    }
    assert_eq!(out.trim(), expected.trim(), "\n{out}");
}

fn show(linked: &Linked, observed: &Observations, out: &mut String) {
    writeln!(out, "package {} {:?}", observed.about.title, observed.about.version.as_deref()).unwrap();
    for operation in &observed.operations {
        let rpc = operation.rpc.as_ref().unwrap();
        write!(out, "{} at `{}`", operation.name, text(linked, operation.span)).unwrap();
        for (what, message) in [("takes", &rpc.takes), ("gives", &rpc.gives)] {
            let stream = if message.stream { "stream of " } else { "" };
            write!(out, " {what} {stream}{}", message.name).unwrap();
        }
        for rule in &rpc.rules {
            write!(out, " | {} {} {:?}", rule.method, rule.path, rule.body).unwrap();
        }
        write!(out, "{}", rpc.level.map_or_else(String::new, |(it, _)| format!(" | {it:?}"))).unwrap();
        if let Some(result) = &rpc.result {
            write!(out, " | then {:?} {:?}", result.response.as_deref(), result.metadata.as_deref()).unwrap();
        }
        if let Some(span) = operation.deprecated {
            write!(out, " | `{}`", text(linked, span)).unwrap();
        }
        if let Some(extensions) = &operation.extensions {
            let stated = &extensions.stated;
            let effect = stated.effect.map(|(it, span)| format!("{it:?} at `{}`", text(linked, span)));
            write!(out, " | {effect:?} {:?}", stated.unknown.iter().map(|it| &*it.0).collect::<Vec<_>>())
                .unwrap();
        }
        let prose = operation.description.replace('\n', "/");
        writeln!(out, "{}{prose}", if prose.is_empty() { "" } else { " | " }).unwrap();
        for used in &operation.inputs {
            let input = observed.input(used.id);
            let required = if input.required { " required" } else { "" };
            let (min, max) = (input.bounds.minimum, input.bounds.maximum);
            let bounds =
                if min.is_some() || max.is_some() { format!(" {min:?}..{max:?}") } else { String::new() };
            writeln!(
                out,
                "  {}: {}{required}{bounds} `{}`",
                input.name,
                ty(observed, input.ty.unwrap(), 2),
                text(linked, input.span)
            )
            .unwrap();
        }
        for used in &operation.outputs {
            let media = &observed.output(used.id).media[0];
            writeln!(out, "  -> {}", media.ty.map_or_else(|| "?".to_owned(), |it| ty(observed, it, 3)))
                .unwrap();
        }
    }
}

fn text(linked: &Linked, span: Span) -> String {
    let parse = &linked.docs()[span.file.0 as usize].parse;
    parse.absolute(span.item, span.range).of(parse.text()).to_owned()
}

fn ty(observed: &Observations, id: TypeId, depth: u8) -> String {
    let types = &observed.types;
    let own = types.get(id);
    let mut out = match types.kind(id) {
        TypeKind::List => format!(
            "[{}]",
            types.item(id).map_or_else(String::new, |it| ty(observed, it, depth.saturating_sub(1)))
        ),
        TypeKind::Object if depth == 0 => "{…}".to_owned(),
        TypeKind::Object => {
            let fields =
                types.fields(id).map(|it| format!("{}: {}", it.name, ty(observed, it.ty, depth - 1)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        kind => format!("{kind:?}"),
    };
    let all = || types.composition(id).iter().map(|it| types.get(*it));
    for (is, mark) in [
        (own.read_only, "read only"),
        (own.deprecated, "deprecated"),
        (all().any(|it| it.open), "open"),
        (all().any(|it| it.unknown), "unknown"),
        (all().any(|it| it.resource), "resource"),
        (all().any(|it| it.extensible), "extensible"),
        (own.patterned, "patterned"),
    ] {
        if is {
            write!(out, " ({mark})").unwrap();
        }
    }
    for it in all().filter(|it| !it.values.is_empty()) {
        write!(out, " {:?}", it.values.iter().map(|it| &**it).collect::<Vec<_>>()).unwrap();
    }
    if all().any(|it| it.format != wirelint_model::Format::None) {
        write!(out, " {:?}", all().find(|it| it.format != wirelint_model::Format::None).unwrap().format)
            .unwrap();
    }
    if let Some(most) = own.max_items {
        write!(out, " at most {most}").unwrap();
    }
    out
}

#[test]
fn methods_are_operations_with_what_is_said_of_them() {
    check(
        r#"
//- shop/v1/orders.proto
syntax = "proto3";
package shop.v1;
import "google/api/annotations.proto";
import "google/longrunning/operations.proto";
import "shop/v1/types.proto";
// Takes orders.
service Orders {
  option deprecated = true;
  // Gives an order.
  //
  // Really.
  rpc GetOrder(GetOrderRequest) returns (Order) {
    option (google.api.http) = {
      get: "/v1/{name=orders/*}"
      additional_bindings { post: "/v1/{name=orders/*}:read" body: "*" }
      additional_bindings { custom { kind: "HEAD" path: "/v1/orders" } }
    };
    option idempotency_level = NO_SIDE_EFFECTS;
  }
  // wirelint: effect=idempotent colour=red
  rpc Watch(stream GetOrderRequest) returns (stream .shop.v1.Order) { option deprecated = true; }
  rpc Export(Missing) returns (google.longrunning.Operation) {
    option (google.api.http).post = "/v1/orders:export";
    option (google.longrunning.operation_info) = { response_type: "Order" metadata_type: "Progress" };
  }
  rpc (GetOrderRequest) returns (Order);
  rpc Broken(
}
//- shop/v1/types.proto
syntax = "proto3";
package shop.v1;
message GetOrderRequest { string name = 1; }
message Order { string name = 1; }
"#,
        "
package shop.v1 Some(\"v1\")
Orders.GetOrder at `GetOrder` takes shop.v1.GetOrderRequest gives shop.v1.Order | GET /v1/{name=orders/*} Nothing | POST /v1/{name=orders/*}:read Rest | HEAD /v1/orders Nothing | NoSideEffects | `option deprecated = true;` | Gives an order.//Really.
  name: String `name`
  -> {name: String}
Orders.Watch at `Watch` takes stream of shop.v1.GetOrderRequest gives stream of shop.v1.Order | `option deprecated = true;` | Some(\"Idempotent at `effect=idempotent`\") [\"`colour` is none of `effect`, `wait`, `bounded` and `dedup`\"]
  name: String `name`
  -> {name: String}
Orders.Export at `Export` takes Missing gives google.longrunning.Operation | POST /v1/orders:export Nothing | then Some(\"Order\") Some(\"Progress\") | `option deprecated = true;`
  -> {name: String, metadata: {} (open), done: Boolean, error: {code: Integer, message: String, details: [{…} (open)]}, response: {} (open)}
",
    );
}

#[test]
fn messages_are_types() {
    check(
        r#"
//- a.proto
syntax = "proto3";
import "google/api/field_behavior.proto";
import "google/api/field_info.proto";
import "google/api/resource.proto";
import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/field_mask.proto";
import "google/protobuf/struct.proto";
import "google/protobuf/wrappers.proto";
import "google/protobuf/empty.proto";
import "b.proto";
service S {
  rpc Put(In) returns (google.protobuf.Empty);
  rpc Get(Tree) returns (Old);
}
message In {
  Thing thing = 1 [(google.api.field_behavior) = REQUIRED];
  string request_id = 2 [(google.api.field_info).format = UUID4];
  google.protobuf.FieldMask update_mask = 3;
  int32 page_size = 4 [(buf.validate.field).int32 = { gte: 1, lte: 100 }];
  repeated string ids = 5 [(buf.validate.field).repeated.max_items = 20, deprecated = true];
  string code = 6 [(buf.validate.field) = { required: true, string: { pattern: "^a" } }];
  Lost lost = 7;
}
message Thing {
  option (google.api.resource) = { type: "a/Thing" pattern: "things/{thing}" };
  string etag = 1 [(google.api.field_behavior) = OUTPUT_ONLY, (google.api.field_behavior) = REQUIRED];
  google.protobuf.Timestamp at = 2;
  map<string, Thing> more = 3;
  google.protobuf.Struct data = 4;
  google.protobuf.Int64Value size = 5;
  bytes raw = 6;
  oneof kind { string a = 7; int32 b = 8; }
  Colour colour = 9;
  // Output only. Who made it.
  string author = 10;
  enum Colour { COLOUR_UNSPECIFIED = 0; RED = 1; }
}
message Tree { repeated Tree children = 1; Tree parent = 2; }
//- b.proto
syntax = "proto2";
message Old {
  required string a = 1;
  optional Size size = 2;
  repeated group Item = 3 { optional int32 n = 4; }
  extensions 100 to 200;
}
enum Size { BIG = 1; }
"#,
        r#"
package  None
S.Put at `Put` takes In gives google.protobuf.Empty
  thing: {etag: String (read only), at: String DateTime, more: {} (open), data: {} (open), size: Integer, raw: String Binary, colour: String (extensible) ["COLOUR_UNSPECIFIED", "RED"], author: String (read only), a: String, b: Integer} (resource) required `thing`
  request_id: String Uuid `request_id`
  update_mask: String FieldMask `update_mask`
  page_size: Integer Some(1.0)..Some(100.0) `page_size`
  ids: [String] (deprecated) at most 20 `ids`
  code: String (patterned) required `code`
  lost: Any (unknown) `lost`
  -> {}
S.Get at `Get` takes Tree gives Old
  children: [{children: [{…}], parent: {…}}] `children`
  parent: {children: [{…}], parent: {children: [{…}], parent: {…}}} `parent`
  -> {a: String, size: String ["BIG"], item: [{n: Integer}]} (open)
"#,
    );
}
