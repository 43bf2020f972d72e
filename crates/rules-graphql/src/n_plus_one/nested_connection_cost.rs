//! `n-plus-one/nested-connection-cost`

use rustc_hash::FxHashMap;
use wirelint_graphql::lists::List;
use wirelint_graphql::schema::{Schema, TypeId};
use wirelint_graphql::syntax::OperationType;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::Span;

use super::grouped;
use crate::shapes::{object_fields, place};
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Lists in lists, each with the largest size that the schema accepts, multiply to at most 10,000 objects, or the schema says
    /// what fields cost (`@cost`, `@listSize`, `@complexity`), so that somebody counts.
    ///
    /// Only sizes that are written down count: a maximum in a description or a directive, a default, an assumed size. The shortest way into
    /// such lists is reported, once for a schema.
    ///
    /// ## Why it matters
    ///
    /// Each list by itself is bounded, and the operation is not: three lists of 100 below each other are a million objects for one
    /// request. A limit on requests does not help, for it is one.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   customers("At most 100." first: Int, after: String): [Customer!]!
    /// }
    /// type Customer {
    ///   orders("At most 100." first: Int, after: String): [Order!]!
    /// }
    /// type Order {
    ///   lines("At most 100." first: Int, after: String): [Line!]!
    /// }
    /// type Line {
    ///   name: String!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   customers("At most 20." first: Int, after: String): [Customer!]!
    /// }
    /// type Customer {
    ///   orders("At most 20." first: Int, after: String): [Order!]!
    /// }
    /// type Order {
    ///   lines("At most 20." first: Int, after: String): [Line!]!
    /// }
    /// type Line {
    ///   name: String!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: limits are the server's.
    ///
    /// ## Measured
    ///
    /// Saleor's schema: one finding, a million objects through three lists of at most 100. It is right of the schema, and Saleor's server counts
    /// what queries cost without saying so there; hence a note. GitHub's schema states no sizes: no finding.
    ///
    /// ## References
    ///
    /// - <https://ibm.github.io/graphql-specs/cost-spec.html>
    /// - <https://graphql.org/learn/security/#depth-limiting>
    pub(crate) static NESTED_CONNECTION_COST: Visit = {
        id: "n-plus-one/nested-connection-cost",
        summary: "lists in lists are bounded together",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Schema(check),
    }
}

/// How many objects lists in lists may come to.
const OBJECTS: u64 = 10_000;
/// How many lists deep is looked.
const DEPTH: usize = 5;

/// A list of which it is said how long it may be.
struct Step<'s> {
    owner: &'s str,
    field: &'s str,
    span: Option<Span>,
    by: u64,
    to: TypeId,
}

/// How a type is reached with the most objects: how many, and by which list from which place on the way before.
#[derive(Clone, Copy)]
struct Reached {
    objects: u64,
    by: usize,
    from: Option<TypeId>,
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let Some(root) = schema.root(OperationType::Query) else { return };
    if counts(schema) {
        return;
    }
    let (steps, of) = steps(schema);
    // One level of lists after the other: from which type to which, with the largest product.
    let mut levels: Vec<FxHashMap<TypeId, Reached>> = Vec::new();
    let mut at = FxHashMap::from_iter([(root.id(), 1_u64)]);
    for _ in 0..DEPTH {
        let mut next: FxHashMap<TypeId, Reached> = FxHashMap::default();
        let mut from: Vec<_> = at.iter().map(|(id, objects)| (*id, *objects)).collect();
        from.sort_unstable();
        for (id, objects) in from {
            for &by in of.get(&id).into_iter().flatten() {
                let reached = Reached { objects: objects.saturating_mul(steps[by].by), by, from: Some(id) };
                let known = next.entry(steps[by].to).or_insert(reached);
                if reached.objects > known.objects {
                    *known = reached;
                }
            }
        }
        let most = next.iter().map(|(id, it)| (it.objects, std::cmp::Reverse(*id))).max();
        levels.push(next);
        match most {
            None => return,
            Some((objects, std::cmp::Reverse(id))) if objects > OBJECTS => {
                return report(ctx, &steps, &way(&levels, id), objects);
            }
            Some(_) => {}
        }
        at = levels[levels.len() - 1].iter().map(|(id, it)| (*id, it.objects)).collect();
    }
}

/// Whether something in the schema says what is asked for costs, so that somebody counts.
fn counts(schema: &Schema) -> bool {
    const COSTS: [&str; 3] = ["cost", "listSize", "complexity"];
    let is_stated = |name: &&str| schema.directive(name).is_some();
    let mut on_fields = object_fields(schema).flat_map(|(_, field)| field.view.directives());
    COSTS.iter().any(is_stated)
        || on_fields.any(|it| it.name().is_some_and(|it| COSTS.contains(&it.text())))
        || schema.links().iter().any(|it| it.name == "cost")
}

/// All lists of which it is said how long they may be, and which of them an object has, or a single object in it.
fn steps(schema: &Schema) -> (Vec<Step<'_>>, FxHashMap<TypeId, Vec<usize>>) {
    let (mut steps, mut own) = (Vec::new(), FxHashMap::<TypeId, Vec<usize>>::default());
    let mut singles: Vec<(TypeId, TypeId)> = Vec::new();
    for (owner, field) in object_fields(schema) {
        let Some(name) = field.name() else { continue };
        let Some(list) = List::of(schema, field.view) else {
            let one = field.ty().filter(|it| !it.is_list()).and_then(|it| schema.named(it));
            let possible = one.map_or(&[][..], |it| schema.possible_types(it.id()));
            singles.extend(possible.iter().filter(|it| **it != owner.id()).map(|it| (owner.id(), *it)));
            continue;
        };
        let Some(by) = list.largest().filter(|it| *it > 1) else { continue };
        for &to in schema.possible_types(list.item.id()) {
            own.entry(owner.id()).or_default().push(steps.len());
            steps.push(Step { owner: owner.name(), field: name.text(), span: place(schema, &field), by, to });
        }
    }
    let mut of = own.clone();
    for (owner, one) in singles {
        if let Some(lists) = own.get(&one) {
            of.entry(owner).or_default().extend(lists);
        }
    }
    (steps, of)
}

/// The lists that lead to `id` on the last level, the outermost first.
fn way(levels: &[FxHashMap<TypeId, Reached>], id: TypeId) -> Vec<usize> {
    let mut way = Vec::new();
    let mut at = Some(id);
    for level in levels.iter().rev() {
        let Some(reached) = at.and_then(|it| level.get(&it)) else { break };
        way.push(reached.by);
        at = reached.from;
    }
    way.reverse();
    way
}

fn report(ctx: &mut Context<'_>, steps: &[Step<'_>], way: &[usize], objects: u64) {
    let lists: Vec<&Step<'_>> = way.iter().map(|it| &steps[*it]).collect();
    let Some(span) = lists.last().and_then(|it| it.span) else { return };
    let product = lists.iter().map(|it| format!("{} {}", it.by, it.field)).collect::<Vec<_>>().join(" × ");
    let objects = grouped(objects);
    let mut report = ctx
        .report(span, format_args!("one query may ask for {objects} objects through {} lists in each other", lists.len()))
        .label(product)
        .help("bound what an operation may cost as a whole, and say so (`@cost`, `@listSize`), or bound the lists more tightly");
    for list in &lists[..lists.len() - 1] {
        let Some(span) = list.span else { continue };
        report = report.related(span, format!("at most {} by `{}.{}`", list.by, list.owner, list.field));
    }
}
