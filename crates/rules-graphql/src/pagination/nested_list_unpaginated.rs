//! `pagination/nested-list-unpaginated`

use wirelint_graphql::lists::List;
use wirelint_graphql::syntax::{
    Definition, FieldDefinition, InputValueDefinition, Node, TypeDefinition, TypeKind, TypeRef,
};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::shapes::is_entity;
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// A field of an object that gives a list of things with an `id`, and that by its name grows with use (`orders`, `comments`), lets its caller ask for a part of it (`first`, `limit`, a
    /// connection), or something says how many there are at most (`@listSize(assumedSize: 20)`, "at most 20").
    ///
    /// Fields where operations begin are judged by `pagination/list-unpaginated`. What a mutation gives back, the lists of a page, and lists that
    /// are picked by arguments (`ids`, a day) are left alone.
    ///
    /// ## Why it matters
    ///
    /// The list below another list is multiplied by it, and grows unseen: the customer with 50,000 orders is the one whose page does not load.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   customer(id: ID!): Customer
    /// }
    /// type Customer {
    ///   id: String!
    ///   orders: [Order!]!
    /// }
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   customer(id: ID!): Customer
    /// }
    /// type Customer {
    ///   id: String!
    ///   orders("At most 100." first: Int, after: String): [Order!]!
    /// }
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: pages are another contract.
    ///
    /// ## Measured
    ///
    /// Saleor's schema: 8 notes, of which 3 are right (the users of a group, the events of a user); the others hang on one sale or one payment and
    /// stay few. Without the names there were 60, of which about one in five was right. GitHub's schema: no finding, and 3 without the names.
    ///
    /// ## References
    ///
    /// - <https://graphql.org/learn/pagination/>
    pub(crate) static NESTED_LIST_UNPAGINATED: Visit = {
        id: "pagination/nested-list-unpaginated",
        summary: "a list below another field comes in pages",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(owner) = item.definition else { return };
    let schema = item.document.subject.schema;
    let owner_name = owner.name().map_or("", Node::text);
    let is_root = schema.roots().iter().any(|it| schema.type_of(it.ty).name() == owner_name);
    if owner.kind() != TypeKind::Object || is_root || is_wrapper(owner) || owner_name.ends_with("Edge") {
        return;
    }
    for field in owner.fields() {
        let (Some(name), Some(ty)) = (field.name(), field.ty()) else { continue };
        let Some(list) = List::of(schema, field).filter(|it| it.page.is_none()) else { continue };
        if !list.slicing.is_empty()
            || list.most().is_some()
            || !is_entity(list.item)
            || field.directive("deprecated").is_some()
            || field.arguments().any(picks)
            || !grows(name.text())
            || says_how_many(field)
        {
            continue;
        }
        let name = name.text();
        _ = ctx
            .report(
                item.document.span(ty.node()),
                format_args!("`{owner_name}.{name}` gives all there is, however much that is"),
            )
            .label("no pages, and no largest number")
            .help("give a connection (`first`, `after`, `pageInfo`) while nobody relies on getting everything; where there are never many, say `@listSize(assumedSize: 20)` or \"at most 20\"")
            .argument(format!("{owner_name}.{name}"));
    }
}

/// Whether it is wrapped around what it has: a page, or what a mutation gives back.
fn is_wrapper(ty: TypeDefinition<'_>) -> bool {
    const NAMES: [&str; 5] = ["pageInfo", "errors", "userErrors", "clientMutationId", "totalCount"];
    const ENDS: [&str; 6] = ["Connection", "Payload", "Result", "Response", "Output", "Page"];
    let name = ty.name().map_or("", Node::text);
    ENDS.iter().any(|it| name.ends_with(it))
        || ty.fields().filter_map(FieldDefinition::name).any(|it| NAMES.contains(&it.text()))
}

/// Whether a list of that name grows with use. What people set up by hand (roles, channels, labels) stays short, and so does what one thing is
/// made of (the lines of an order, its addresses).
fn grows(name: &str) -> bool {
    const GROWING: &str = "orders payments charges refunds payouts transfers transactions invoices bookings reservations \
                           appointments visits shipments deliveries customers users members people followers following friends \
                           subscribers messages chats conversations threads comments replies posts articles reviews ratings \
                           reactions likes notes photos images videos files documents uploads tickets issues incidents tasks jobs \
                           runs executions builds deployments reports exports imports events entries activities logs audits \
                           submissions responses answers products notifications sessions commits tracks songs";
    let begins = name.rfind(|it: char| it.is_ascii_uppercase() || it == '_').unwrap_or(0);
    let word = name[begins..].trim_start_matches('_').to_ascii_lowercase();
    GROWING.split_ascii_whitespace().any(|it| it == word)
}

/// Whether an argument picks a part of a list.
fn picks(argument: InputValueDefinition<'_>) -> bool {
    const WORDS: [&str; 12] = [
        "ids", "id", "filter", "where", "after", "before", "since", "from", "page", "offset", "cursor",
        "keys",
    ];
    let name = argument.name().map_or("", Node::text);
    let is_required = argument.ty().is_some_and(TypeRef::is_non_null);
    is_required || WORDS.iter().any(|it| name.eq_ignore_ascii_case(it))
}

fn says_how_many(field: FieldDefinition<'_>) -> bool {
    const WORDS: [&str; 8] =
        ["limit", "at most", "maximum", "up to ", "recent", "latest", "first ", "paginat"];
    let prose = field.description().map(Node::string).unwrap_or_default().to_ascii_lowercase();
    WORDS.iter().any(|it| prose.contains(it))
}
