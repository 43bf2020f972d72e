//! `graphql/type-unreachable`

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_graphql::schema::{Schema, Type, Vendor};
use wirelint_graphql::syntax::{Node, NodeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::kinds::noun;
use crate::shapes::{federation, has_key};
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every type and every directive of a schema is reached from a root type: through fields, arguments, interfaces and what implements
    /// them, members of unions, and directives. Directives that stand in operations are reached, with what their arguments take. Entities
    /// of a federation (`@key`) are reached from other services, and what Federation itself calls so (`_Service`, `@shareable`) by its
    /// router. Where no root type is known nothing is judged, nor where a file cannot be
    /// read, nor where a type is named or extended that no file defines: part of the schema is elsewhere then. A server's own
    /// answer in JSON does not tell where directives stand; nothing is said of those.
    ///
    /// ## Why it matters
    ///
    /// What cannot be reached can be neither asked for nor given: it is left over, or the field that leads to it was forgotten.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String
    /// }
    ///
    /// type Customer {
    ///   name: String
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String
    ///   customer: Customer
    /// }
    ///
    /// type Customer {
    ///   name: String
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 2; that of Saleor: 3; that of Shopify's storefront: 3; two others: none. The 5 of the first
    /// two are right, each name stands in its definition alone; those of the third were not read. It is off all the same: of Vendure's files, which several schemas share and code puts together, there are
    /// 44, all wrong, since what one of the schemas does not use another does. (There were 252 in Vendure and in GraphCommerce's extensions before schemas with types
    /// that are nowhere defined were left alone.) The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a
    /// generator and on those of GitHub and Saleor, but for what is said below.
    ///
    /// graphql-eslint does not look into interfaces that nothing implements, nor into the input objects that directives of operations take,
    /// and flags what is reached through these alone. Nor does it know Federation.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-unreachable-types`
    pub(crate) static TYPE_UNREACHABLE: Visit = {
        id: "graphql/type-unreachable",
        summary: "every type can be reached from an operation",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/no-unreachable-types", "no-unreachable-types"],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let is_broken = schema.docs().iter().any(|it| it.parse.errors().next().is_some());
    if is_broken || schema.roots().is_empty() {
        return;
    }
    let reached = Reached::from_roots(schema);
    let is_federations = federation(schema);
    let is_left = |it: &Type<'_>| !it.is_built_in() && !reached.types.contains(it.name());
    let types = schema.types().filter(|it| is_left(it) && !is_federations(Vendor::of_type(it.name())));
    let types: Vec<Type<'_>> = types.collect();
    let is_unused = |it: &&str| !reached.directives.contains(it) && !is_federations(Vendor::of_directive(it));
    let mut directives: Vec<&str> = schema.directive_names().filter(is_unused).collect();
    if types.is_empty() && directives.is_empty() || !is_whole(schema) {
        return;
    }
    for ty in types {
        let definitions = ty.definition().into_iter().chain(ty.duplicates()).chain(ty.extensions());
        for it in definitions {
            let Some(name) = it.name() else { continue };
            let Some(span) = it.span(schema, name) else { continue };
            let message = format_args!("nothing leads to the {} `{}`", noun(it.node()), name.text());
            ctx.report(span, message).argument(name.text());
        }
    }
    directives.sort_unstable();
    for it in directives.into_iter().flat_map(|it| schema.directive_definitions(it)) {
        let Some(name) = it.name() else { continue };
        // A server that is asked for its schema as JSON does not tell where directives stand.
        let is_json =
            |path: String| Path::new(&path).extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
        let is_told = |file| !is_json(subject.surroundings.path(file));
        if let Some(span) = it.span(schema, name).filter(|it| is_told(it.file)) {
            ctx.report(span, format_args!("nothing uses the directive `@{}`", name.text()))
                .argument(name.text());
        }
    }
}

/// Whether every type that is named or extended is defined: otherwise part of the schema is elsewhere, and what leads to the rest may be, too.
fn is_whole(schema: &Schema) -> bool {
    let is_there = |name: &str| {
        schema.knows_type(name) || schema.ty(name).is_some_and(|it| it.definition().is_some() || has_key(it))
    };
    let is_root = |it: Type<'_>| schema.roots().iter().any(|root| root.ty == it.id());
    let definitions = schema.docs().iter().flat_map(|it| it.parse.document().definitions());
    let of_schema = definitions.filter(|it| !it.is_executable());
    let mut named =
        of_schema.flat_map(|it| it.node().descendants()).filter(|it| it.kind() == NodeKind::NamedType);
    named.all(|it| is_there(it.text())) && schema.types().all(|it| is_root(it) || is_there(it.name()))
}

#[derive(Default)]
struct Reached<'s> {
    types: FxHashSet<&'s str>,
    directives: FxHashSet<&'s str>,
    open: Vec<Type<'s>>,
}

impl<'s> Reached<'s> {
    fn from_roots(schema: &'s Schema) -> Self {
        let mut reached = Self::default();
        let roots = schema.roots().iter().map(|it| schema.type_of(it.ty));
        for ty in roots.chain(schema.types().filter(|it| has_key(*it))) {
            reached.ty(schema, ty.name());
        }
        for node in schema.schemas().iter().filter_map(|&at| schema.node(at)) {
            reached.node(schema, node);
        }
        let mut names: Vec<&'s str> = schema.directive_names().collect();
        names.sort_unstable();
        for name in names {
            let mut definitions = schema.directive_definitions(name);
            if definitions.any(|it| it.locations().any(|it| it.1.is_executable())) {
                reached.directive(schema, name);
            }
        }
        let implementers = implementers(schema);
        while let Some(ty) = reached.open.pop() {
            for part in ty.parts() {
                reached.node(schema, part.node());
            }
            for name in implementers.get(ty.name()).into_iter().flatten() {
                reached.ty(schema, name);
            }
        }
        reached
    }

    /// Everything that is named in a definition.
    fn node(&mut self, schema: &'s Schema, node: Node<'s>) {
        for node in node.descendants() {
            match node.kind() {
                NodeKind::NamedType => self.ty(schema, node.text()),
                NodeKind::Directive => {
                    if let Some(name) = node.child(NodeKind::Name) {
                        self.directive(schema, name.text());
                    }
                }
                _ => {}
            }
        }
    }

    fn ty(&mut self, schema: &'s Schema, name: &str) {
        if let Some(ty) = schema.ty(name)
            && self.types.insert(ty.name())
        {
            self.open.push(ty);
        }
    }

    fn directive(&mut self, schema: &'s Schema, name: &'s str) {
        if self.directives.insert(name) {
            for definition in schema.directive_definitions(name) {
                self.node(schema, definition.view.node());
            }
        }
    }
}

/// What implements each interface.
fn implementers(schema: &Schema) -> FxHashMap<&str, Vec<&str>> {
    let mut implementers: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for ty in schema.types() {
        for interface in ty.interfaces() {
            implementers.entry(interface.view.name()).or_default().push(ty.name());
        }
    }
    implementers
}
