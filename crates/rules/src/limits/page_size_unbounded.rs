//! `limits/page-size-unbounded`

use wirelint_diagnostics::Remedy;
use wirelint_diagnostics::Severity;
use wirelint_lint::{Applicability, Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, InputId, Interaction, Place, Used};

use crate::Visit;
use crate::said::has_any;

declare_rule! {
    /// ## What it checks
    ///
    /// The parameter with which a caller says how many elements a page shall have (`page_size`, `per_page`, `maxResults`, and
    /// `limit`, `count`, `top`, … where the operation shows that it gives pages) has a largest value: `maximum`, `enum`, or
    /// the like.
    ///
    /// It is silent where the description says that too large a value is taken for the largest one: a `maximum` would make
    /// clients refuse what the server accepts.
    ///
    /// A parameter that operations share is one finding where it is defined. The same name written inline again and again
    /// in one file is one finding, too.
    ///
    /// Of GraphQL the arguments of queries count (`first`, `last`, `limit`); a maximum in the description or in a directive (`@constraint(max: 100)`) is enough.
    ///
    /// ## Why it matters
    ///
    /// One call that asks for a million elements holds a connection, a worker and a database cursor until it times out, and
    /// is then retried. What the server accepts is part of the contract; a limit that only the code knows breaks clients
    /// when it is found out.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page_size, in: query, schema: { type: integer } }
    ///       responses: { '200': { description: A page of orders } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses: { '200': { description: A page of orders } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest {
    ///   int32 page_size = 1;
    ///   string page_token = 2;
    /// }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest {
    ///   // At most 100; the server may give fewer.
    ///   int32 page_size = 1;
    ///   string page_token = 2;
    /// }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query {
    ///   orders("How many orders to give." first: Int, after: String): OrderConnection!
    /// }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID! }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query {
    ///   orders("How many orders to give: at most 100." first: Int, after: String): OrderConnection!
    /// }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID! }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where the description says the maximum ("max 100", "between 1 and 100"), a safe fix writes it into the schema. It was right
    /// in 110 of 110 distinct lifts that were read, in 58 of 58 where the schema already had the number, and in 22 of 22 on
    /// descriptions that had no part in its making. Of 75 that were read later one was wrong ("if zero, … a page of max size 100"), and is
    /// left alone since. Without such prose there is no such fix: nobody but the server's owner knows.
    ///
    /// Of GraphQL there is a proposal, which no machine makes: a sentence in the description, or `@constraint(max: 100)` where the file has
    /// that directive; its number is for the server's owner to choose. Where the argument is the only one of its kind, may be left out and has
    /// no default, there is an unsafe fix as well: `first: Int` becomes `first: Int = 20`. It bounds what a caller gets who does not say
    /// how much, and such callers, who got what the server saw fit, get 20 elements from then on; the finding stays until the
    /// maximum is said. Beside `last` there is none: a default would be given together with it.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 7,745 uses, folded to 758 findings in 586 descriptions (0.6 per 100
    /// operations). Judged: 148 of 157 right, in samples that limit what one publisher has. The wrong ones were numbers of bytes or days, which are
    /// left alone since, and Google's: AIP-158 lets the server give less than it was asked for, which only some of those descriptions say.
    /// 167 of the 758 are of that kind.
    ///
    /// Of gRPC methods it is `info`, and silent where the comment names a maximum or says that the server bounds what it gives, in whatever words: on googleapis and
    /// temporal (12,478 methods) some 290 findings. 20 were judged: 20 right. Before more than one way to say so was heeded there were 330, of which 18 of 24 were right.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 10 uses, folded to 2 notes, all true of GitHub's schema, whose
    /// manual has the number (100). It is `info`, since GraphQL has no place of its own for a maximum; a description that has it is enough.
    ///
    /// ## References
    ///
    /// - OWASP API Security Top 10 2023, API4 (unrestricted resource consumption)
    /// - AIP-158 (pagination)
    pub(crate) static PAGE_SIZE_UNBOUNDED: Visit = {
        id: "limits/page-size-unbounded",
        summary: "a page size has a maximum",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        fix: Applicability::Safe,
        visit: Visit::Interaction(check),
    }
}

/// The largest page that is proposed where nothing says what the server accepts: that of GitHub's and Saleor's servers.
const PROPOSED_MAXIMUM: u64 = 100;
/// How many elements are given to who does not say how many.
const DEFAULT_SIZE: u64 = 20;

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    for used in &call.page.sizes {
        check_size(ctx, contract, call, *used);
    }
}

fn check_size(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction, used: Used<InputId>) {
    let input = contract.observed.input(used.id);
    let facts = contract.input_facts(used.id);
    if input.bounds.maximum.is_some() || input.bounds.listed || facts.clamped {
        return;
    }
    let operation = contract.operation(call);
    let name = &input.name;
    // Where nothing but prose can say it, prose has said it.
    let in_prose = || facts.stated_maximum.is_some() || says_bound(&input.description);
    let by_prose = matches!(input.place, Place::Field | Place::Argument);
    if by_prose && in_prose() {
        return;
    }
    let mut report = match facts.stated_maximum {
        Some(maximum) => ctx
            .report(input.span, format_args!("the page size `{name}` has a maximum in prose only"))
            .label(format!("the description says {maximum}"))
            .help(format!("state `maximum: {maximum}`, so that clients and gateways know it, too"))
            .remedy(
                format!("State `maximum: {maximum}`"),
                Applicability::Safe,
                Remedy::SetMaximum { parameter: input.definition, value: maximum },
            ),
        None => ctx
            .report(input.span, format_args!("the page size `{name}` has no maximum"))
            .label("a caller may ask for everything at once")
            .help(match input.place {
                Place::Field => {
                    "say in its comment what the server accepts at most, or that it may give fewer"
                }
                Place::Argument => {
                    "say in its description what the server accepts at most, or by `@constraint(max: 100)`"
                }
                _ => "state the `maximum` that the server accepts",
            }),
    };
    if input.place == Place::Argument {
        report = report.remedy(
            format!("Say that `{name}` is at most {PROPOSED_MAXIMUM}"),
            Applicability::Manual,
            Remedy::SetMaximum { parameter: input.definition, value: PROPOSED_MAXIMUM },
        );
        // A connection that is asked for its last elements cannot have a default number of first ones, too.
        if !input.required && input.bounds.default.is_none() && call.page.sizes.len() == 1 {
            report = report.remedy(
                format!("Give {DEFAULT_SIZE} where `{name}` is not given"),
                Applicability::Unsafe,
                Remedy::SetDefault { parameter: input.definition, value: DEFAULT_SIZE },
            );
        }
    }
    // AIP-158 lets servers give less than they are asked for, and not all say so; GraphQL has no place of its own for it.
    if by_prose {
        report = report.severity(Severity::Info);
    }
    report = report.used_by(&operation.name, used.at).argument(&**name);
    if used.at == input.span {
        // What the descriptions say differently is not the same finding.
        report.fold_with(format!("{name} {:?}", facts.stated_maximum));
    }
}

/// Whether the prose about a field of a request says that the server bounds what it gives, in whatever words: AIP-158 lets it give fewer than it was
/// asked for.
fn says_bound(prose: &str) -> bool {
    const SAYS: [&str; 15] = [
        "fewer",
        "further constrain",
        "further limit",
        "server-defined limit",
        "lesser of",
        "in the range",
        "acceptable values",
        "max limit",
        "maximum allowed",
        "partial list",
        "not supported",
        "not_supported",
        "limit is",
        "allows a maximum",
        "limited by",
    ];
    has_any(prose, &SAYS)
}
