//! The operations of a contract by their paths, whatever the parameters in these are called.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;
use wirelint_model::{Contract, Interaction, OperationId, Role};

/// [`Paths`] that are made when the first rule asks for them, and are the same for all.
pub(crate) struct LazyPaths<'c> {
    contract: &'c Contract,
    index: &'c OnceCell<Index>,
}

impl<'c> LazyPaths<'c> {
    /// `index` may have been made of the same operations before.
    pub(crate) const fn new(contract: &'c Contract, index: &'c OnceCell<Index>) -> Self {
        Self { contract, index }
    }

    pub(crate) fn made(&self) -> Paths<'c> {
        let contract = self.contract;
        Paths { contract, index: self.index.get_or_init(|| Index::new(contract)) }
    }
}

/// Operations by path.
#[derive(Clone, Copy)]
pub(crate) struct Paths<'c> {
    contract: &'c Contract,
    index: &'c Index,
}

impl<'c> Paths<'c> {
    /// The operation with this method on a path of this [shape].
    pub(crate) fn get(&self, method: &str, shape: &str) -> Option<&'c Interaction> {
        self.all(shape).find(|call| &*self.contract.operation(call).method == method)
    }

    /// All operations on a path of this [shape].
    pub(crate) fn all(&self, shape: &str) -> impl Iterator<Item = &'c Interaction> + use<'c> {
        let contract = self.contract;
        let operations = self.index.by_shape.get(shape).map_or(&[][..], |it| it);
        operations.iter().map(|it| &contract.interactions[it.0 as usize])
    }
}

/// Which operations have which path. Holds for as long as the contract has the same operations.
pub(crate) struct Index {
    by_shape: FxHashMap<String, Vec<OperationId>>,
}

impl Index {
    /// Linear in the contract.
    fn new(contract: &Contract) -> Self {
        let mut by_shape: FxHashMap<String, Vec<OperationId>> = FxHashMap::default();
        for call in &contract.interactions {
            let operation = contract.operation(call);
            if operation.role == Role::Served {
                by_shape.entry(shape(&operation.path)).or_default().push(call.operation);
            }
        }
        Self { by_shape }
    }
}

/// A path without the names of its parameters: `/orders/{}` of `/orders/{order_id}/`.
pub(crate) fn shape(path: &str) -> String {
    let mut shape = String::with_capacity(path.len());
    let mut depth = 0_u32;
    let mut rest = path.trim_end_matches('/');
    loop {
        let brace = memchr::memchr2(b'{', b'}', rest.as_bytes());
        if depth == 0 {
            shape.push_str(&rest[..brace.unwrap_or(rest.len())]);
        }
        let Some(brace) = brace else { return shape };
        let (opens, symbol) = if rest.as_bytes()[brace] == b'{' { (true, '{') } else { (false, '}') };
        depth = if opens { depth + 1 } else { depth.saturating_sub(1) };
        shape.push(symbol);
        rest = &rest[brace + 1..];
    }
}

/// The shape of the path that `shape` is below.
pub(crate) fn parent(shape: &str) -> Option<&str> {
    shape.rsplit_once('/').map(|(parent, _)| parent).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_have_no_names() {
        assert_eq!(shape("/orders/{order_id}/lines/"), "/orders/{}/lines");
        assert_eq!(shape("/orders/{a{b}c}.{d"), "/orders/{{}}.{");
        assert_eq!(shape("/a}b{c}"), "/a}b{}");
        assert_eq!(parent("/orders/{}/lines"), Some("/orders/{}"));
        assert_eq!(parent("/orders"), None);
    }
}
