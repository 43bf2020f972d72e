//! Observing again only what has changed gives what observing everything gives.

use std::collections::HashMap;
use std::sync::Arc;

use wirelint_model::{Observations, Type, TypeId, Types};
use wirelint_protobuf::link::{Doc, Linked, Source, link};
use wirelint_protobuf::observe::{
    Package, ReadDoc, Reading, observe, observe_again, observe_reading, packages,
};
use wirelint_protobuf::syntax::parse;
use wirelint_source::FileId;
use wirelint_test_fixture::Fixture;

const FILES: &str = r#"
//- shop.proto
syntax = "proto3";
package shop.v1;
import "order.proto";
import "google/api/annotations.proto";
import "google/api/field_behavior.proto";
import "google/protobuf/empty.proto";
import "google/protobuf/timestamp.proto";
// Orders of all shops.
service Orders {
  // Finds an order.
  rpc GetOrder(GetOrderRequest) returns (Order) { option (google.api.http) = { get: "/v1/{id}" }; }
  rpc Watch(Filter) returns (stream Order);
  rpc Drop(Filter) returns (google.protobuf.Empty);
}
// What to find.
message GetOrderRequest {
  // The order.
  string id = 1 [(google.api.field_behavior) = REQUIRED];
  oneof by { Filter filter = 2; Buyer buyer = 3; }
  google.protobuf.Timestamp at = 4;
}
message Filter { repeated State states = 1; repeated string ids = 2; }
//- order.proto
syntax = "proto3";
package shop.v1;
import "buyer.proto";
// Unrelated.
message Unused { Buyer buyer = 1; }
/* An order. */
message Order {
  // Who pays.
  Buyer buyer = 1;
  repeated Line lines = 2 [deprecated = true];
  oneof kind { Line one = 3; State two = 4; }
  map<string, Line> by_name = 5;
  message Line { Order back = 1; State state = 2; }
}
enum State { STATE_UNSPECIFIED = 0; DONE = 1; }
//- buyer.proto
syntax = "proto3";
package shop.v1;
message Buyer { string name = 1; Home home = 2; }
message Home { repeated Buyer buyers = 1; }
"#;

/// A package with what it takes to observe it again.
struct Known {
    linked: Linked,
    package: Package,
    types: Types,
    reading: Reading,
    read: Vec<(Arc<Doc>, ReadDoc)>,
}

impl Known {
    fn of(linked: Linked, package: Package, observed: (Observations, Vec<ReadDoc>, Reading)) -> Self {
        let (observed, read, reading) = observed;
        let read = read.into_iter().map(|it| (Arc::clone(&linked.docs()[it.doc as usize]), it)).collect();
        Self { linked, package, types: observed.types, reading, read }
    }

    fn new(linked: Linked) -> Self {
        let package = packages(&linked).remove(0);
        let observed = observe_reading(&linked, &package);
        Self::of(linked, package, observed)
    }

    /// The same where the document `doc` has another text; and whether only a part was observed again.
    fn edited(self, doc: u32, text: &str) -> (Self, bool) {
        let linked = self.linked.edited(doc, Arc::new(parse(text)));
        let packages = packages(&linked);
        if packages.is_empty() {
            // The next text is another one of the same document.
            return (self, false);
        }
        let Some(package) = packages.into_iter().find(|it| *it == self.package) else {
            return (Self::new(linked), false);
        };
        // What is built in has other numbers where more of it takes part.
        let is_there = |it: &(Arc<Doc>, ReadDoc)| {
            let now = linked.docs().get(it.1.doc as usize);
            now.is_some_and(|now| (now.file, &now.path) == (it.0.file, &it.0.path))
        };
        if !self.read.iter().all(is_there) {
            return (Self::new(linked), false);
        }
        let now = |it: &ReadDoc| &linked.docs()[it.doc as usize];
        let is_changed = |it: &&(Arc<Doc>, ReadDoc)| !now(&it.1).says_the_same(&it.0, &it.1.items);
        let changed: Vec<u32> = self.read.iter().filter(is_changed).map(|it| it.1.doc).collect();
        let fresh = observe(&linked, &package);
        let known = (self.types.clone(), self.reading);
        if changed.is_empty() {
            let all = observe_reading(&linked, &package);
            let was = observe_again(&linked, &package, known, &[]).unwrap();
            assert_eq!(plain(&was.0), plain(&fresh), "{text}");
            assert_eq!(was.1, all.1, "{text}");
            return (Self::of(linked, package, (was.0, was.1, was.2)), true);
        }
        let Some(again) = observe_again(&linked, &package, known, &changed) else {
            return (Self::new(linked), false);
        };
        assert_eq!(plain(&again.0), plain(&fresh), "{text}");
        assert_eq!(again.1, observe_reading(&linked, &package).1, "{text}");
        (Self::of(linked, package, (again.0, again.1, again.2)), true)
    }
}

/// All that is observed, with types numbered in the order in which operations have them.
fn plain(observed: &Observations) -> String {
    let mut plain = observed.clone();
    let mut numbers = Numbers { of: HashMap::new(), order: Vec::new() };
    plain.inputs.iter_mut().filter_map(|it| it.ty.as_mut()).for_each(|it| numbers.set(it));
    let media = plain.bodies.iter_mut().flat_map(|it| &mut it.media);
    let media = media.chain(plain.outputs.iter_mut().flat_map(|it| &mut it.media));
    media.filter_map(|it| it.ty.as_mut()).for_each(|it| numbers.set(it));
    let mut types: Vec<Type> = Vec::new();
    while let Some(&id) = numbers.order.get(types.len()) {
        let mut ty = observed.types.get(id).clone();
        ty.fields.iter_mut().for_each(|it| numbers.set(&mut it.ty));
        ty.parts.iter_mut().chain(&mut ty.variants).chain(&mut ty.item).for_each(|it| numbers.set(it));
        types.push(ty);
    }
    plain.types = Types::default();
    format!("{plain:#?}{types:#?}")
}

struct Numbers {
    of: HashMap<TypeId, u32>,
    order: Vec<TypeId>,
}

impl Numbers {
    fn set(&mut self, id: &mut TypeId) {
        let next = self.order.len() as u32;
        let number = *self.of.entry(*id).or_insert_with(|| {
            self.order.push(*id);
            next
        });
        *id = TypeId(number);
    }
}

#[test]
fn what_changes_with_each_word_is_observed_again() {
    let fixture = Fixture::parse(FILES);
    let sources = (0..).zip(&fixture.files).map(|(number, file)| Source {
        file: FileId(number),
        root: 0,
        path: file.path.as_str().into(),
        parse: Arc::new(parse(file.text.as_str())),
    });
    let mut known = Known::new(link(sources.collect()));
    let (mut partly, mut all) = (0, 0);
    for (doc, file) in (0..).zip(&fixture.files) {
        let is_in_word = |it: char| it.is_alphanumeric() || it == '_';
        for (start, word) in file.text.match_indices(|it: char| is_in_word(it) || "\n;{".contains(it)) {
            if file.text[..start].ends_with(is_in_word) {
                continue;
            }
            let (before, behind) = (&file.text[..start], &file.text[start + word.len()..]);
            let texts = [
                format!("{before}{behind}"),
                format!("{before}{word}x{behind}"),
                format!("{before}{word} Unused y = 77; {behind}"),
                format!("{before}{word} // y\n{behind}"),
                format!("{before}{word} message Draft {{ Order order = 1; }}\n{behind}"),
            ];
            for text in texts.iter().chain([&file.text]) {
                let (next, is_part) = known.edited(doc, text);
                known = next;
                partly += usize::from(is_part);
                all += 1;
            }
        }
    }
    assert!(partly * 10 > all * 8, "only {partly} of {all} were observed in part");
}
