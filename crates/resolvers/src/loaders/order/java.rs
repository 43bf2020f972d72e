//! The same in Java: streams, what will be there later, methods of the project.

use super::*;

impl Follower<'_, '_, '_> {
    /// What is returned by a function that is run later, where that itself is what is returned: `CompletableFuture.supplyAsync(() -> …)`.
    pub(super) fn through_java(&mut self, here: &Rc<Activation>, id: ExprId) -> Option<Vec<(Place, Order)>> {
        let code = Arc::clone(&here.code);
        let Expr::Call { callee, arguments } = code.expr(id) else { return None };
        let first = code.several(arguments).next()?;
        let Expr::Member { object, .. } = code.expr(callee) else { return None };
        let given = match method(&code, callee) {
            "supplyAsync" | "fromCallable" | "fromSupplier" | "defer" => Vec::new(),
            "thenApply" | "thenApplyAsync" | "thenCompose" => vec![self.order(here, object)],
            _ => return None,
        };
        let value = self.questions.eval.eval(&here.frame, first);
        let functions = value.functions();
        let [function] = &*functions else { return None };
        let is_here = Rc::ptr_eq(&function.frame, &here.frame);
        let outer = is_here.then_some(here);
        Some(self.returned(function, given, &[], outer, here.depth + 1))
    }

    pub(super) fn call_of_java(
        &mut self,
        here: &Rc<Activation>,
        id: ExprId,
        callee: ExprId,
        given: &[ExprId],
    ) -> Order {
        let code = Arc::clone(&here.code);
        if let Expr::Member { object, .. } = code.expr(callee) {
            let of = code.text(code.range(object));
            match (of, method(&code, callee), given) {
                (
                    "CompletableFuture" | "Mono" | "Flux" | "List" | "Uni" | "Optional" | "Objects",
                    "completedFuture" | "completedStage" | "just" | "fromIterable" | "fromStream" | "copyOf"
                    | "requireNonNull",
                    &[first],
                ) => return self.order(here, first),
                (
                    _,
                    "supplyAsync" | "fromCallable" | "fromSupplier" | "defer" | "thenApply" | "thenCompose",
                    [_, ..],
                ) => {
                    let inner = self.through_java(here, id).unwrap_or_default();
                    let [(_, order)] = &*inner else { return Order::Unknown };
                    return order.clone();
                }
                (
                    _,
                    "stream"
                    | "toList"
                    | "collectList"
                    | "toCompletableFuture"
                    | "toFuture"
                    | "sequential"
                    | "boxed",
                    [],
                )
                | (_, "map" | "mapToObj" | "concatMap" | "flatMapSequential", [_]) => {
                    return self.order(here, object);
                }
                (_, "collect", &[first]) => {
                    let is_list = ["toList", "toUnmodifiableList"]
                        .iter()
                        .any(|it| code.text(code.range(first)).contains(it));
                    return if is_list { self.order(here, object) } else { Order::Unknown };
                }
                (_, "filter" | "distinct", _) => {
                    return match self.order(here, object) {
                        Order::Kept if method(&code, callee) == "filter" => Order::LeftOut,
                        Order::Kept => Order::Unknown,
                        it => it,
                    };
                }
                (_, "sorted" | "flatMap" | "limit" | "skip", _) => return Order::Unknown,
                _ => {}
            }
        }
        let functions = self.questions.eval.java_called(&here.frame, &code, id);
        if let [function] = &*functions {
            let orders: Vec<Order> = given.iter().map(|it| self.order(here, *it)).collect();
            let values: Vec<Value> =
                given.iter().map(|it| self.questions.eval.eval(&here.frame, *it)).collect();
            let all = self.returned(function, orders, &values, None, here.depth + 1);
            let is_rows = |it: &&(Place, Order)| matches!(it.1, Order::Rows(_));
            return match all.iter().find(is_rows) {
                Some((_, it)) => it.clone(),
                None if !all.is_empty() && all.iter().all(|it| matches!(it.1, Order::Kept)) => Order::Kept,
                None => Order::Unknown,
            };
        }
        if !functions.is_empty() {
            return Order::Unknown;
        }
        self.query(here, id)
    }
}
