//! Schemas in, types and bounds out.

use std::cell::Cell;

use wirelint_json_schema::{Converter, Schemas, Target, bounds};
use wirelint_model::{Bounds, TypeId, TypeKind, Types};
use wirelint_source::{FileId, Span};
use wirelint_yaml::{Format, Node, NodeId, Tree};

/// A mapping of schemas, which refer to each other by name.
struct Document {
    tree: Tree,
    siblings_count: bool,
    /// How many schemas were asked where they lead.
    asked: Cell<usize>,
}

impl Document {
    fn new(text: &str) -> Self {
        let tree = wirelint_yaml::parse(text, Format::Yaml);
        assert_eq!(tree.errors().count(), 0, "{text}");
        Self { tree, siblings_count: true, asked: Cell::new(0) }
    }

    fn find(&self, name: &str) -> Option<NodeId> {
        Some(self.tree.root()?.get(name)?.id())
    }

    fn types(&self, name: &str) -> (Types, TypeId) {
        let mut converter = Converter::default();
        let id = converter.ty(self, self.find(name).expect("the schema is there"));
        (converter.finish(), id)
    }

    fn bounds(&self, name: &str) -> Bounds {
        bounds(self, self.find(name).expect("the schema is there"))
    }
}

impl Schemas for Document {
    type At = NodeId;

    fn node(&self, at: NodeId) -> Node<'_> {
        self.tree.node(at)
    }

    fn at(&self, _: NodeId, node: Node<'_>) -> NodeId {
        node.id()
    }

    fn target(&self, at: NodeId) -> Target<NodeId> {
        self.asked.set(self.asked.get() + 1);
        match self.node(at).get("$ref").and_then(Node::text) {
            None => Target::Here,
            Some(name) => self.find(&name).map_or(Target::Lost, Target::Found),
        }
    }

    fn siblings_count(&self, _: NodeId) -> bool {
        self.siblings_count
    }

    fn span(&self, _: NodeId, node: Node<'_>) -> Span {
        Span { file: FileId(0), item: node.id().item, range: node.local_range() }
    }
}

fn fields(text: &str) -> Vec<String> {
    let document = Document::new(text);
    let (types, id) = document.types("S");
    types.fields(id).map(|field| field.name.to_string()).collect()
}

#[test]
fn merge_keys_bring_in_what_a_schema_says_and_its_properties() {
    let text = "
Page: &page { type: object, properties: &fields { next: { type: string } }, required: [next] }
S: { <<: *page, description: A page }
T: { type: object, properties: { <<: *fields, items: { type: array } } }
";
    let document = Document::new(text);
    let (types, id) = document.types("S");
    assert_eq!(types.kind(id), TypeKind::Object);
    assert_eq!(types.fields(id).map(|field| &*field.name).collect::<Vec<_>>(), ["next"]);
    assert_eq!(&*types.get(id).required, ["next".into()]);
    let (types, id) = document.types("T");
    assert_eq!(types.fields(id).map(|field| &*field.name).collect::<Vec<_>>(), ["items", "next"]);
}

#[test]
fn required_names_are_kept_where_another_part_has_the_field() {
    let text = "S: { allOf: [{ properties: { ids: { type: array } } }, { required: [ids] }] }";
    let document = Document::new(text);
    let (types, id) = document.types("S");
    let required = types.composition(id).iter().flat_map(|part| &types.get(*part).required);
    assert_eq!(required.collect::<Vec<_>>(), [&"ids".into()]);
}

#[test]
fn what_stands_beside_a_reference_counts_where_the_document_says_so() {
    let text = "
S: { $ref: M, properties: { b: {} } }
M: { properties: { a: {} } }
";
    assert_eq!(fields(text), ["b", "a"]);
    let old = Document { siblings_count: false, ..Document::new(text) };
    let (types, id) = old.types("S");
    assert_eq!(types.fields(id).map(|field| &*field.name).collect::<Vec<_>>(), ["a"]);
}

#[test]
fn a_map_is_open_whatever_the_order_of_its_keys() {
    for text in [
        "S: { type: object, additionalProperties: { type: string } }",
        "S: { additionalProperties: { type: string }, type: object }",
    ] {
        let document = Document::new(text);
        let (types, id) = document.types("S");
        let ty = types.get(id);
        assert_eq!((ty.kind, ty.open, ty.item), (TypeKind::Object, true, None), "{text}");
    }
}

#[test]
fn bounds_are_those_of_all_parts_and_of_the_widest_alternative() {
    let document = Document::new(
        "
Own: { minimum: 1, maximum: 100, default: 20 }
Exclusive: { exclusiveMinimum: 0, exclusiveMaximum: 101 }
Old: { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true }
All: { allOf: [{ $ref: Own }, { maximum: 50 }, { minimum: 10 }] }
Any: { anyOf: [{ $ref: Own }, { minimum: 5, maximum: 500 }, { type: 'null' }] }
Open: { anyOf: [{ $ref: Own }, { type: integer }] }
Listed: { anyOf: [{ enum: [10] }, { const: 20 }] }
",
    );
    let check = |name: &str, minimum: Option<f64>, maximum: Option<f64>| {
        let found = document.bounds(name);
        assert_eq!(
            (found.minimum, found.maximum, found.listed),
            (minimum, maximum, name == "Listed"),
            "{name}"
        );
    };
    check("Own", Some(1.0), Some(100.0));
    check("Exclusive", Some(0.0), Some(101.0));
    check("Old", Some(1.0), Some(9.0));
    check("All", Some(10.0), Some(50.0));
    check("Any", Some(1.0), Some(500.0));
    check("Open", None, None);
    check("Listed", None, None);
    assert_eq!(document.bounds("Open").default, Some(20.0));
}

#[test]
fn schemas_that_hold_themselves_are_looked_through_within_a_budget() {
    let of = |count: usize| {
        let variants = vec!["{ $ref: S }"; count].join(", ");
        let document = Document::new(&format!("S: {{ anyOf: [{variants}] }}"));
        (document.bounds("S"), document.asked.get())
    };
    // A few are seen to have no bound; for more than can be looked at, nothing is said to be missing.
    assert_eq!(of(3).0, Bounds::default());
    let (found, asked) = of(5_000);
    assert!(found.listed && found.maximum.is_none());
    assert!(asked <= 256, "{asked} schemas were asked");
}
