//! After an edit inside one item the description is the one that linking the whole gives.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;
use wirelint_model::{Observations, TypeId, Types};
use wirelint_openapi::link::{At, FileFault, Linked, Linker};
use wirelint_openapi::spec::Object;
use wirelint_openapi::{Observer, observe};
use wirelint_source::{FileId, Span, Text, TextEdit, TextRange, apply_edits};
use wirelint_yaml::{Format, Scope, Tree, parse};

const FILES: [FileId; 2] = [FileId(0), FileId(1)];

const CONTRACT: &str = "\
openapi: 3.1.1
info: { title: Shop, version: '1' }
tags: [{ name: a }]
servers: [{ url: https://example.com/v1 }]
security: [{ key: [] }]
x-speakeasy-retries: { strategy: backoff, statusCodes: [5XX] }
paths:
  /orders:
    parameters:
      - $ref: '#/components/parameters/Limit'
      - { name: id, in: query, schema: { type: string } }
    get:
      operationId: list
      parameters:
        - $ref: '#/components/parameters/Cursor'
        - $ref: '#/components/parameters/Missing'
        - $ref: other.yaml#/Size
      responses:
        '200': { $ref: '#/components/responses/Page' }
        '429': { description: Slow }
        '503': { $ref: 'other.yaml#/Answer' }
      callbacks:
        done:
          '{$request.body#/url}':
            post: { operationId: back, responses: {} }
    post:
      deprecated: true
      security: []
      x-wirelint: { effect: idempotent, bounded: 3, waits: no }
      x-google-backend: { deadline: 5 }
      requestBody: { $ref: '#/components/requestBodies/Order' }
      responses:
        default: { $ref: '#/components/responses/Alias' }
  /shared: { $ref: '#/components/pathItems/Shared' }
components:
  parameters:
    Limit: { name: limit, in: query, schema: { type: integer, maximum: 5 } }
    Cursor: { name: cursor, in: query, description: A token }
  responses:
    Page:
      description: A page
      links: { next: { operationId: list }, other: { $ref: '#/components/links/Other' } }
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Page' }
    Alias: { $ref: '#/components/responses/Page' }
  links: { Other: { operationRef: '#/paths/~1orders/post' } }
  requestBodies:
    Order:
      content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
  schemas:
    Page:
      type: object
      properties:
        next: { type: string }
        items: { type: array, items: { $ref: '#/components/schemas/Order' } }
    Order:
      allOf:
        - $ref: '#/components/schemas/Base'
      required: [id]
    Base: { type: object, properties: { id: { type: string }, parent: { $ref: '#/components/schemas/Order' } } }
  pathItems:
    Shared:
      get: { operationId: shared, responses: {} }
";

/// A file of definitions, whose definitions stand in its skeleton with parts of them in items.
const OTHER: &str = "\
Size:
  name: size
  in: query
  schema: { type: integer, allOf: [{ maximum: 3 }, { $ref: '#/Bound' }] }
Bound: { type: integer, minimum: 1 }
Answer:
  description: From elsewhere
  headers: { Retry-After: { schema: { type: integer } } }
  content:
    application/json:
      schema:
        type: object
        required: [a, b]
        properties:
          a: { type: string, enum: [x, y] }
          b: { $ref: '#/Deep/inner' }
Deep:
  inner:
    required: [c]
    properties: { c: { type: string, description: Deep } }
";

const TOKENS: &[&str] = &[
    "",
    "",
    "",
    "a",
    " ",
    "x: 1\n      ",
    "\n      ",
    "{ }",
    "type",
    "$ref",
    "'",
    "#/components/schemas/Base",
    "#/components/schemas/Order/allOf/0",
    "other.yaml#/A",
    "Order",
    "Page",
    ": ",
    "- ",
    "null",
    "$id: x",
    "$anchor: y",
    "callbacks: {}",
    "security: [{}]",
    "deprecated: true\n      ",
    "x-internal: true\n      ",
    "parameters: []",
    "operationId: z",
    "[",
    "]",
    "}",
    ",",
];

fn link(trees: &[Arc<Tree>; 2]) -> Linked {
    let mut linker = Linker::new(FILES[0], Arc::clone(&trees[0]));
    linker.run();
    for wanted in linker.wanted() {
        if wanted.path == "other.yaml" {
            linker.provide(&wanted, Ok((FILES[1], Arc::clone(&trees[1]))));
            linker.run();
            continue;
        }
        let fault = FileFault { message: format!("no `{}`", wanted.path), help: None };
        linker.provide(&wanted, Err(fault));
        linker.run();
    }
    linker.finish()
}

/// All that can be asked of a description.
fn dump(linked: &Linked) -> String {
    let mut out = String::new();
    for it in &linked.objects {
        writeln!(out, "{:?} {:?} {:?}", it.object, it.at, linked.span(it.at)).unwrap();
    }
    let target = |at: &At| linked.references_to(*at).map(|it| it.value).collect::<Vec<_>>();
    for it in linked.references() {
        let found = linked.reference_at(it.value).map(|it| it.value);
        let reached = it.target.as_ref().ok().map(target);
        writeln!(out, "{it:?} {:?} {:?} {found:?} {reached:?}", linked.definition(it), linked.resolve(it.at))
            .unwrap();
    }
    for object in Object::ALL {
        writeln!(out, "{object:?} {:?}", linked.objects_of(object).collect::<Vec<_>>()).unwrap();
    }
    writeln!(out, "{:#?}\n{:#?}", linked.faults, linked.operations()).unwrap();
    writeln!(out, "{:?}", linked.broken_references()).unwrap();
    out
}

/// All that was observed, by what it is and not by its number.
fn observed_dump(observed: &Observations) -> String {
    let mut out = format!("{:?}\n", observed.about);
    for operation in &observed.operations {
        let wirelint_model::Operation { inputs, body, outputs, .. } = operation;
        let head = wirelint_model::Operation {
            inputs: Vec::new().into(),
            body: None,
            outputs: Vec::new().into(),
            ..operation.clone()
        };
        writeln!(out, "{head:?}").unwrap();
        for used in inputs {
            let input = observed.input(used.id);
            let ty = input.ty.map(|ty| type_dump(&observed.types, ty, 4));
            writeln!(
                out,
                "in {:?} {:?} {ty:?}",
                used.at,
                wirelint_model::Input { ty: None, ..input.clone() }
            )
            .unwrap();
        }
        if let Some(used) = body {
            let body = observed.body(used.id);
            let head = wirelint_model::Body { media: Vec::new().into(), ..body.clone() };
            writeln!(out, "body {:?} {head:?} {:?}", used.at, media_dump(observed, &body.media)).unwrap();
        }
        for used in outputs {
            let output = observed.output(used.id);
            let head = wirelint_model::Output { media: Vec::new().into(), ..output.clone() };
            writeln!(out, "out {:?} {head:?} {:?}", used.at, media_dump(observed, &output.media)).unwrap();
        }
    }
    out
}

fn media_dump(
    observed: &Observations,
    media: &[wirelint_model::Media],
) -> Vec<(String, bool, Option<String>)> {
    let dump = |it: &wirelint_model::Media| {
        (it.name.to_string(), it.items, it.ty.map(|ty| type_dump(&observed.types, ty, 4)))
    };
    media.iter().map(dump).collect()
}

fn type_dump(types: &Types, id: TypeId, depth: u32) -> String {
    if depth == 0 {
        return String::new();
    }
    let ty = types.get(id);
    let inside = |id: &TypeId| type_dump(types, *id, depth - 1);
    let fields: Vec<_> = ty.fields.iter().map(|it| (&it.name, it.span, inside(&it.ty))).collect();
    let parts: Vec<_> = ty.parts.iter().chain(&ty.variants).chain(&ty.item).map(inside).collect();
    let members: Vec<_> = types.composition(id).iter().map(|it| types.get(*it).span).collect();
    let definition = types.get(types.definition(id)).span;
    format!(
        "{:?} {:?} {:?} {:?} {:?} {fields:?} {parts:?} {members:?} {definition:?} {:?}",
        ty.kind,
        ty.required,
        ty.unknown,
        ty.open,
        (
            ty.format,
            &ty.values,
            ty.max_items,
            ty.closed,
            ty.read_only,
            ty.deprecated,
            &ty.description,
            ty.span
        ),
        types.is_described(id),
    )
}

fn check(edits: &[(usize, usize, &str)]) -> (usize, usize, usize) {
    let mut texts = [CONTRACT.to_owned(), OTHER.to_owned()];
    let mut trees = texts.each_ref().map(|text| Arc::new(parse(text.as_str(), Format::Yaml)));
    let mut linked = link(&trees);
    let mut observer = Observer::that_stays();
    let mut observed = observer.observe(&linked);
    let (mut in_items, mut relinked, mut around_count) = (0, 0, 0);
    for &(at, len, new) in edits {
        let at = at % (texts[0].len() + texts[1].len() + 1);
        let (file, start) = if at <= texts[0].len() { (0, at) } else { (1, at - texts[0].len() - 1) };
        let text = &texts[file];
        let end = (start + len).min(text.len());
        let edit = TextEdit::replace(TextRange::new(start as u32, end as u32), new);
        let after = apply_edits(text, std::slice::from_ref(&edit)).unwrap();
        let (edited, scope) = trees[file].edited(Text::from(after.as_str()), &edit);
        let item = if let Scope::Item(item) = scope { Some(item) } else { None };
        (trees[file], texts[file]) = (Arc::new(edited), after);
        let text = &texts[file];
        let around = match &scope {
            Scope::Around(changed) => linked.edited_around(FILES[file], changed, &trees[file]),
            _ => None,
        };
        let whole = link(&trees);
        in_items += usize::from(item.is_some());
        let again = item.and_then(|item| Some((item, linked.edited(FILES[file], item, &trees[file])?)));
        if let Some((item, again)) = again {
            relinked += 1;
            let start = trees[file].item_start(item);
            let moved = |span: &mut Span| edit.move_around(FILES[file], (item, start), span);
            observed.move_spans(&moved);
            if observer.again(&linked, &mut observed, again, item, &moved).is_none() {
                observer = Observer::that_stays();
                observed = observer.observe(&linked);
            }
        } else if let Some(around) = around {
            around_count += 1;
            observed.move_spans(&|span| edit.move_in_skeleton(FILES[file], span));
            if observer.again_around(&linked, &mut observed, &around).is_none() {
                observer = Observer::that_stays();
                observed = observer.observe(&linked);
            }
        } else {
            linked = link(&trees);
            observer = Observer::that_stays();
            observed = observer.observe(&linked);
        }
        let (got, expected) = (dump(&linked), dump(&whole));
        if got != expected {
            let line = got.lines().zip(expected.lines()).find(|(a, b)| a != b);
            panic!("{edit:?} gives\n{text}\n---- {line:#?}");
        }
        let (got, expected) = (observed_dump(&observed), observed_dump(&observe(&whole)));
        if got != expected {
            let line = got.lines().zip(expected.lines()).find(|(a, b)| a != b);
            panic!("{edit:?} gives\n{text}\n---- {line:#?}");
        }
    }
    (in_items, relinked, around_count)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 5000 }))]

    #[test]
    fn an_edit_inside_an_item_links_as_a_whole_does(
        edits in prop::collection::vec((any::<usize>(), 0_usize..5, prop::sample::select(TOKENS)), 1..8),
    ) {
        check(&edits);
    }
}

#[test]
fn most_edits_link_one_item_alone() {
    let places = (0..CONTRACT.len()).map(|at| check(&[(at, 0, "a")]));
    let (in_items, relinked, around) = places.fold((0, 0, 0), |(a, b, c), (d, e, f)| (a + d, b + e, c + f));
    assert!(in_items * 2 > CONTRACT.len(), "{in_items} of {}", CONTRACT.len());
    let outside = CONTRACT.len() - in_items;
    assert!(around * 2 > outside, "{around} of {outside}");
    assert!(relinked * 10 > in_items * 7, "{relinked} of {in_items}");
}
