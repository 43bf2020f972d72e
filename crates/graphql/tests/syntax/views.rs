//! What the views of a tree give.

use wirelint_graphql::syntax::{
    Definition, DirectiveLocation, OperationType, Parse, Selection, TypeKind, ValueKind, parse,
};

use crate::{OPERATIONS, SCHEMA};

fn ty<'t>(parse: &'t Parse, name: &str) -> wirelint_graphql::syntax::TypeDefinition<'t> {
    parse.document().types().find(|it| it.name().unwrap().text() == name).unwrap()
}

#[test]
fn a_type_gives_its_parts() {
    let parse = parse(SCHEMA);
    let product = ty(&parse, "Product");
    assert_eq!((product.kind(), product.is_extension()), (TypeKind::Object, false));
    assert_eq!(product.description().unwrap().string(), "A product.\n\n  Indented \"quoted\" \"\"\" words.");
    assert_eq!(product.interfaces().map(|it| it.to_string()).collect::<Vec<_>>(), ["Node", "Thing"]);
    assert_eq!(product.directives().count(), 2);
    let names: Vec<_> = product.fields().map(|it| it.name().unwrap().text()).collect();
    assert_eq!(names, ["id", "title", "prices", "type", "input"]);
    let prices = product.fields().nth(2).unwrap();
    assert_eq!(prices.ty().unwrap().to_string(), "[[Price!]!]!");
    assert_eq!(prices.ty().unwrap().name(), "Price");
    assert!(prices.ty().unwrap().is_non_null() && prices.ty().unwrap().is_list());
    let element = prices.ty().unwrap().element().unwrap();
    assert!(element.is_list() && element.nullable().to_string() == "[Price!]");
    let arguments: Vec<_> = prices.arguments().collect();
    assert_eq!(arguments[0].default_value().and_then(wirelint_graphql::syntax::Value::int), Some(10));
    let filter = arguments[1].default_value().unwrap();
    assert_eq!(filter.field("currency").and_then(wirelint_graphql::syntax::Value::enum_value), Some("EUR"));
    let range = filter.field("range").unwrap();
    assert_eq!(
        range.elements().filter_map(wirelint_graphql::syntax::Value::float).collect::<Vec<_>>(),
        [1.0, 2.5]
    );
    let deep = filter.field("deep").unwrap();
    assert!(deep.field("a").unwrap().is_null() && deep.field("b").unwrap().bool() == Some(true));
    assert!(arguments[2].default_value().is_none());
    let id = product.fields().next().unwrap();
    assert_eq!(id.description().unwrap().string(), "The number.");
    let input = product.fields().last().unwrap();
    assert_eq!(input.arguments().next().unwrap().description().unwrap().string(), "A block.");
}

#[test]
fn other_definitions_give_their_parts() {
    let parse = parse(SCHEMA);
    let document = parse.document();
    let schemas: Vec<_> = document.schemas().collect();
    let roots: Vec<_> = schemas[0]
        .root_operations()
        .map(|it| (it.operation_type().unwrap(), it.ty().unwrap().name()))
        .collect();
    assert_eq!(
        roots,
        [
            (OperationType::Query, "Query"),
            (OperationType::Mutation, "Mutation"),
            (OperationType::Subscription, "Subscription")
        ]
    );
    assert!(!schemas[0].is_extension() && schemas[1].is_extension());
    let link = schemas[0].directive("link").unwrap();
    let import = link.argument("import").unwrap().value().unwrap();
    let kinds: Vec<_> = import.elements().map(wirelint_graphql::syntax::Value::kind).collect();
    assert_eq!(kinds, [ValueKind::String, ValueKind::Object]);
    let place = document.directives().next().unwrap();
    assert!(place.is_repeatable());
    let locations: Vec<_> = place.locations().map(|it| it.1).collect();
    assert_eq!(
        locations,
        [DirectiveLocation::FieldDefinition, DirectiveLocation::Object, DirectiveLocation::Query]
    );
    assert!(place.arguments().nth(1).unwrap().directive("deprecated").is_some());
    let review: Vec<_> =
        ty(&parse, "Review").members().map(wirelint_graphql::syntax::TypeRef::name).collect();
    assert_eq!(review, ["Text", "Stars"]);
    let kind: Vec<_> = ty(&parse, "Kind").values().map(|it| it.name().unwrap().text()).collect();
    assert_eq!(kind, ["GOODS", "SERVICE", "type"]);
    let filter = ty(&parse, "PriceFilter");
    assert!(filter.directive("oneOf").is_some());
    assert_eq!(filter.input_fields().filter(|it| it.default_value().is_some()).count(), 1);
    let extensions = document.types().filter(|it| it.is_extension()).count();
    assert_eq!(extensions, 6);
}

#[test]
fn operations_give_their_parts() {
    let parse = parse(OPERATIONS);
    let operations: Vec<_> = parse.document().operations().collect();
    let kinds: Vec<_> = operations.iter().map(|it| (it.operation_type(), it.keyword().is_some())).collect();
    assert_eq!(
        kinds,
        [
            (OperationType::Query, false),
            (OperationType::Query, true),
            (OperationType::Mutation, true),
            (OperationType::Subscription, true)
        ]
    );
    let product = operations[1];
    assert_eq!(product.description().unwrap().string(), "Reads a product.");
    let variables: Vec<_> = product.variables().collect();
    assert_eq!(variables[1].description().unwrap().string(), "Whether to count.");
    assert_eq!(variables[1].name().unwrap().text(), "count");
    assert_eq!(variables[1].default_value().and_then(wirelint_graphql::syntax::Value::bool), Some(true));
    assert!(variables[0].default_value().is_none() && variables[1].directive("tag").is_some());
    let Some(Selection::Field(node)) = product.selection_set().unwrap().selections().next() else { panic!() };
    assert_eq!(node.response_name().unwrap().text(), "product");
    assert_eq!(node.name().unwrap().text(), "node");
    let list = node.argument("list").unwrap().value().unwrap();
    let elements: Vec<_> = list.elements().collect();
    assert_eq!(elements[2].string().unwrap(), "sé\n");
    assert_eq!(elements[3].string().unwrap(), "block");
    assert_eq!(elements[6].variable().unwrap().text(), "count");
    let selections: Vec<_> = node.selection_set().unwrap().selections().collect();
    let Selection::Inline(inline) = selections[1] else { panic!() };
    assert_eq!(inline.type_condition().unwrap().name(), "Product");
    let Selection::Spread(spread) = selections[2] else { panic!() };
    assert_eq!((spread.name().unwrap().text(), spread.directives().count()), ("Prices", 1));
    let Selection::Inline(inline) = selections[3] else { panic!() };
    assert!(inline.type_condition().is_none() && inline.selection_set().is_some());
    let fragment = parse.document().fragments().next().unwrap();
    assert_eq!(fragment.type_condition().unwrap().name(), "Product");
    assert_eq!(fragment.description().unwrap().string(), "Its prices.");
    let last = parse.document().definitions().last().unwrap();
    assert!(matches!(last, Definition::Fragment(_)) && last.is_executable());
}

#[test]
fn the_smallest_node_is_found() {
    let parse = parse(OPERATIONS);
    let at = OPERATIONS.find("$count, {}").unwrap() as u32;
    assert_eq!(parse.node_at(at + 2).unwrap().text(), "count");
    assert_eq!(parse.node_at(0), None);
}
