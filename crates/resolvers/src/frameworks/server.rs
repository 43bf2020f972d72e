//! What servers are made with: the context that every resolver is handed.

use std::rc::Rc;

use wirelint_source_code::code::{EntryKind, Expr};

use super::Finder;
use crate::project::UnitId;
use crate::value::Value;

/// What the context of an operation may be, as the file says.
pub(super) fn contexts(finder: &mut Finder<'_, '_>, unit: UnitId) -> Vec<Value> {
    let mut found = Vec::new();
    if !finder.mentions(unit, &["context", "dataSources"]) {
        return found;
    }
    let words = ["graphql", "GraphQL", "Apollo", "apollo", "yoga", "Yoga", "mercurius", "graphile"];
    if !finder.mentions(unit, &words) {
        return found;
    }
    let Some(code) = finder.code(unit) else { return found };
    for (_, expr) in code.exprs() {
        let (Expr::Call { arguments, .. } | Expr::New { arguments, .. }) = expr else { continue };
        for argument in code.several(arguments) {
            let Expr::Object(entries) = code.expr(argument) else { continue };
            for entry in code.entries(entries).iter().filter(|it| it.kind == EntryKind::Plain) {
                let key = code.text(entry.key);
                if !matches!(key, "context" | "contextFactory" | "contextValue" | "dataSources") {
                    continue;
                }
                let value = finder.value(unit, entry.value);
                let given = finder.eval.given_by(&value);
                // A factory may give the function that is called for each operation.
                let given = if given.functions().is_empty() { given } else { finder.eval.given_by(&given) };
                let given = if given.is_unknown() { value } else { given };
                found.push(match key {
                    "dataSources" => Value::record(vec![(Rc::from("dataSources"), given)]),
                    _ => given,
                });
            }
        }
    }
    found
}
